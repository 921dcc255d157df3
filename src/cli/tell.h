/* What commands say on standard error.  Data goes to standard output. */
#ifndef CLI_TELL_H
#define CLI_TELL_H

#include "cli/opts.h"

/* "chronomerge: sentence", with the position if there is one.  Returns
 * EXIT_FAILED, or EXIT_USAGE for CHRON_EUSAGE. */
int tell_failure(const struct chron_err *err);
/* "chronomerge: sentence" and where to read more.  Returns EXIT_USAGE. */
int tell_usage(const struct cmd_args *args, const char *fmt, ...)
	CHRON_PRINTF(2, 3);
/* EXIT_DONE if there are at least `least` and at most `most` operands, else
 * tells how the command is called and returns EXIT_USAGE. */
int tell_operands(const struct cmd_args *args, uint32_t least, uint32_t most);
/* "chronomerge: sentence", of what the user has to know, --quiet or not. */
void tell_anyway(const struct cmd_args *args, const char *fmt, ...)
	CHRON_PRINTF(2, 3);
/* A line of a summary, unless --quiet. */
void tell(const struct cmd_args *args, const char *fmt, ...) CHRON_PRINTF(2, 3);

/* Progress on a terminal, nothing when piped or --quiet. */
struct case_progress tell_progress(const struct cmd_args *args);
/* Takes the line of progress away again. */
void tell_progress_end(const struct case_progress *progress);

#endif
