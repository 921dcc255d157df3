/* How a case is shown: the options of working views (--in-scope, --agency,
 * --child, --order), read once and applied in one place for `export` and
 * `report`. */
#ifndef CLI_SHOWING_H
#define CLI_SHOWING_H

#include "cli/masking.h"

#define SHOWING_OPTIONS                                                        \
	{"in-scope", 0, NULL, "only entries that touch the review period"},    \
		{"agency", 0, "NAME",                                          \
			"only entries of which this agency has an account; "   \
			"again for more"},                                     \
		{"child", 0, "REF",                                            \
			"only entries that concern this child, and what was "  \
			"found about it"},                                     \
		{"order", 0, "ORDER",                                          \
			"ascending (the default), or descending: the newest "  \
			"entry first"},                                        \
		MASKING_OPTIONS

/* One agency's own rows, in place of any report. */
#define SHOWING_OWN                                                            \
	{                                                                      \
		"own", 0, "NAME",                                              \
			"only this agency's own rows, for it to check"         \
	}

/* Looks at what needs no case. EXIT_DONE, or the exit code after telling. */
int showing_check(const struct cmd_args *args);

/* What the options ask for, of a case with everything derived.  *shown borrows
 * from c; without an option it is c.  CHRON_EUSAGE: no such agency or child. */
enum chron_status showing_apply(const struct cmd_args *args,
	const struct chron_chronology *c, struct chron_chronology *shown,
	struct chron_err *err);

#endif
