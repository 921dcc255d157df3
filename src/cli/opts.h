/* What stood on the command line, read by the tables of a command. */
#ifndef CLI_OPTS_H
#define CLI_OPTS_H

#include "cli/cmd.h"

struct cmd_given {
	const struct cmd_option *option;
	const char *value; /* NULL for a switch */
};

struct cmd_args {
	const struct command *command;
	const char **operands; /* NULL-terminated */
	uint32_t noperands;
	struct cmd_given *given; /* in the order of the line */
	uint32_t ngiven;
	bool help;  /* --help: nothing else counts */
	bool quiet; /* --quiet */
};

/* --help and --quiet, which every command has; ends with name NULL. */
extern const struct cmd_option opts_common[];

/* Reads argv (after the command's name): --name VALUE, --name=VALUE, -o VALUE,
 * -oVALUE, -qf; "--" ends the options, "-" is an operand.  On failure (false)
 * why is a sentence with the nearest right word. Memory is the arena's; values
 * are borrowed from argv. */
bool opts_read(const struct command *command, const char *const *argv,
	struct arena *a, struct cmd_args *args, char why[200]);

/* The last value of an option, NULL if it was not given; the name must be one
 * of the command's. */
const char *opts_value(const struct cmd_args *args, const char *name);
/* The n-th value from 0, NULL after the last. */
const char *opts_nth(const struct cmd_args *args, const char *name, uint32_t n);
bool opts_given(const struct cmd_args *args, const char *name);

/* The command of that name, or NULL. */
const struct command *command_find(const char *name);
/* The nearest name of a command, or NULL. */
const char *command_nearest(const char *name);

#endif
