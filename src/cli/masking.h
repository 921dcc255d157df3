/* Names, or what stands for them: the options --anonymised, --personalised and
 * --accept-unknown of export and report. */
#ifndef CLI_MASKING_H
#define CLI_MASKING_H

#include "cli/tell.h"

#define MASKING_OPTIONS                                                        \
	{"anonymised", 0, NULL,                                                \
		"refs in place of names, ages in place of dates of birth"},    \
		{"personalised", 0, NULL, "names as they stand (default)"},    \
	{                                                                      \
		"accept-unknown", 0, NULL,                                     \
			"write it though it holds words that may be names"     \
	}

/* Looks at what needs no case. EXIT_DONE, or EXIT_USAGE after telling. */
int masking_check(const struct cmd_args *args);

/* Where --anonymised asks for it, gives `shown`, which may be a part of c, a
 * mask for the whole of c: labels are the same in every view.  Fails after
 * telling which words nobody knows, unless they are accepted. */
enum chron_status masking_apply(const struct cmd_args *args,
	const struct chron_chronology *c, struct chron_chronology *shown,
	struct chron_err *err);

#endif
