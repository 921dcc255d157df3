/* What runs wrote into an output folder, so that a file that somebody changed
 * since is known, and kept. */
#ifndef CLI_OUTPUTS_KEPT_H
#define CLI_OUTPUTS_KEPT_H

#include "cli/tell.h"

enum { OUTPUTS_MAX = 16 }; /* files of one unit: far more than there are */

struct output_file {
	char name[64]; /* "reports/gaps.csv" */
	char hex[65];  /* of what was written now; empty: nothing was */
	char kept[96]; /* what a changed one is called now; or empty */
};

/* Of one unit: written by one thread. */
struct outputs_unit {
	struct output_file files[OUTPUTS_MAX];
	size_t n;
};

struct outputs_record {
	struct chron_str before; /* lines "SHA-256, two spaces, name" of the
				  * runs before, as sha256sum writes them */
	bool force;		 /* what no run wrote is written over */
	struct outputs_unit *units;
	uint32_t nunits;
};

/* Before dir/f->name is written: what stands there, and is not what a run
 * wrote, gets a name that says so ("chronology (edited, 1).xlsx"), f->kept.
 * Fails, and nothing may be written, if it cannot be moved. */
enum chron_status outputs_keep(const struct outputs_record *r, const char *dir,
	struct output_file *f, struct chron_err *err);
/* Afterwards: notes what was written; what was kept and says the same, byte
 * for byte, is taken away again. */
enum chron_status outputs_note(
	const char *dir, struct output_file *f, struct chron_err *err);

/* The lines for the next run: what was written now, and what was not and still
 * stands as it did.  In name order; in the arena. */
struct chron_str outputs_lines(const struct outputs_record *r, struct arena *a);
/* Says of each file that was kept where it is. */
void outputs_tell(const struct cmd_args *args, const struct outputs_record *r,
	const char *dir);

#endif
