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
			"write an anonymised file though it holds words that " \
			"may\nbe names"                                        \
	}

/* Sets c->mask where --anonymised asks for it: of the whole case, so that each
 * view has the same labels.  Fails after telling which words nobody knows,
 * unless they are accepted. */
enum chron_status masking_apply(const struct cmd_args *args,
	struct chron_chronology *c, struct chron_err *err);

#endif
