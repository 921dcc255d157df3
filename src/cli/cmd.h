/* The commands: one constant struct and one file each, one line in
 * list.def.  Help, usage and the man page are made from these. */
#ifndef CLI_CMD_H
#define CLI_CMD_H

#include "case/case.h"
#include "export/export.h"

enum { EXIT_DONE = 0, EXIT_FINDINGS = 1, EXIT_USAGE = 2, EXIT_FAILED = 3 };

/* An option of a command. */
struct cmd_option {
	const char *name;  /* "agency": --agency */
	char letter;	   /* 'o': -o; 0 if none */
	const char *value; /* "NAME", or NULL for a switch */
	const char *help;
};

struct cmd_args; /* options and operands, read: see opts.h */

struct command {
	const char *name;
	const char *synopsis;		  /* "DIR -o OUT" */
	const char *brief;		  /* one line */
	const char *example;		  /* lines; shown first by help */
	const char *help;		  /* paragraphs */
	const struct cmd_option *options; /* ends with name NULL */
	int (*run)(const struct cmd_args *args);
};

extern const struct command *const commands[]; /* NULL-terminated */

#endif
