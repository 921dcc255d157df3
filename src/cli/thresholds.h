/* --join and --possible: thresholds of merging, over case.ini. */
#ifndef CLI_THRESHOLDS_H
#define CLI_THRESHOLDS_H

#include "cli/opts.h"

#define THRESHOLD_OPTIONS                                                      \
	{"join", 0, "N",                                                       \
		"points from which two accounts are one entry, over "          \
		"case.ini; or default"},                                       \
	{                                                                      \
		"possible", 0, "N", "points from which a person is asked"      \
	}

/* Sets what the command line gave.  Fails (CHRON_EARG) for what is no number
 * of points and for a question asked above the points that join. */
enum chron_status thresholds_read(const struct cmd_args *args,
	struct chron_config *config, struct chron_err *err);

#endif
