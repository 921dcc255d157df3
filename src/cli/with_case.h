/* What show, explain, report and export have in common: a case opened for
 * reading, loaded, with everything derived. */
#ifndef CLI_WITH_CASE_H
#define CLI_WITH_CASE_H

#include "cli/tell.h"

/* Opens the case of the first operand, derives, and calls work; a failure of
 * either is told.  Returns the exit code. */
int with_case(const struct cmd_args *args, void *arg,
	enum chron_status (*work)(const struct cmd_args *args,
		struct chron_chronology *c, void *arg, struct chron_err *err));

#endif
