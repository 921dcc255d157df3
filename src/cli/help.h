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

/* The topics that are no commands: the indicative set of standards, and what
 * evidence is worth to the merge. */
void help_standards(struct chron_out *out);
void help_recipe(struct chron_out *out);

/* How paragraphs are laid out. */
struct help_layout {
	size_t width;
	bool sentences; /* each on a line of its own, as mdoc wants */
	/* A line; literal ones are as written, the others were filled. */
	void (*line)(
		struct chron_out *out, struct chron_str line, bool literal);
	void (*gap)(struct chron_out *out, bool literal); /* between them */
};

/* Text of a command: paragraphs divided by empty lines are filled, indented
 * lines stand as they are. */
void help_fill(struct chron_out *out, const char *text,
	const struct help_layout *layout);

#endif
