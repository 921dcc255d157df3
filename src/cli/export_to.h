/* Reports written where and as the options --as, --output and --force say:
 * what `export` and `report` share. */
#ifndef CLI_EXPORT_TO_H
#define CLI_EXPORT_TO_H

#include "cli/showing.h"

/* reports is NULL-terminated and holds at least one.  Returns an exit code. */
int export_to(const struct cmd_args *args, const struct report *const *reports);

#define EXPORT_OPTIONS                                                         \
	SHOWING_OPTIONS, SHOWING_OWN,                                          \
		{"output", 'o', "PATH",                                        \
			"where to; - is standard output (default)"},           \
	{                                                                      \
		"force", 0, NULL, "write over a file that is there"            \
	}

#endif
