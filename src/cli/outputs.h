/* The files of an output folder: the chronology and its reports. */
#ifndef CLI_OUTPUTS_H
#define CLI_OUTPUTS_H

#include "cli/outputs_kept.h"

/* The exporters asked for with --as csv,html (NULL: all that write files). */
struct outputs {
	const struct chron_exporter **list; /* NULL-terminated */
};
/* EXIT_DONE, or the exit code after telling why. */
int outputs_choose(const struct cmd_args *args, struct arena *a,
	const char *names, struct outputs *o);

/* True if the folder may be written: it is new or empty, or holds what an
 * earlier run left, or `force`.  Otherwise why is a sentence. */
bool outputs_may_write(
	const char *dir, bool force, struct arena *a, struct chron_err *err);

/* Makes the folder, and reports/ in it, for its owner only. */
enum chron_status outputs_make(const char *dir, struct chron_err *err);
/* Keeps other runs out of dir until unlocked (or this program ends), and takes
 * away what a run that was killed left there. */
enum chron_status outputs_lock(
	const char *dir, int *lock, struct chron_err *err);
void outputs_unlock(int lock);

/* The files to write: chronology.EXT for each exporter, and reports/NAME.EXT
 * for html and csv.  Those of one report are written together, and each
 * report may be while others are: these are counted from 0, the longest
 * first.  What each wrote, and kept of what somebody changed, stands in its
 * unit of the record. */
uint32_t outputs_count(const struct outputs *o);
enum chron_status outputs_write(const struct outputs *o, uint32_t at,
	const char *dir, const struct chron_chronology *c,
	const struct case_progress *progress, struct outputs_record *r,
	struct chron_err *err);

#endif
