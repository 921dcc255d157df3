/* The parts of the command check. */
#ifndef CLI_CHECK_H
#define CLI_CHECK_H

#include "cli/reading.h"
#include "report/problems.h"

/* The list as text: of each file how it was read, then its problems as
 * file[part]:row:column: severity: what was found [slug]. */
void check_text(struct chron_out *out, const struct chron_chronology *c,
	const struct problems *p);

/* --save-profile: writes what was told about the one file that was checked.
 * EXIT_DONE, or the exit code after telling why not. */
int check_save(const struct cmd_args *args, const struct reading_setup *setup,
	const struct chron_chronology *c);
/* Can the profile be saved?  Asked before the work. */
int check_may_save(const struct cmd_args *args);

#endif
