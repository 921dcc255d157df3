/* Help: from the tables of the commands. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/opts.h"

/* The help of one command on standard output, its example first.  Returns
 * EXIT_DONE. */
int help_command(const struct command *command);

/* The man page (mdoc): its prose from docs/chronomerge.1.in, the commands from
 * their tables. */
void man_write(struct chron_out *out);

/* Paragraphs of a command's help or lines of its example, one at a time. */
bool help_line(struct chron_str *rest, struct chron_str *line);

#endif
