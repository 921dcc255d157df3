/* What run, import and check share: the options that say how files are read,
 * and saying what became of each. */
#ifndef CLI_READING_H
#define CLI_READING_H

#include "cli/tell.h"

/* --agency, --format, --profile, --set, --importer: a command that reads
 * files lists these among its options. */
#define READING_OPTIONS                                                        \
	{"agency", 0, "NAME", "whose records these are"},                      \
		{"format", 0, "NAME",                                          \
			"read as csv, xml, ical ...; see formats"},            \
		{"profile", 0, "NAME", "a [profile NAME] of case.ini"},        \
		{"set", 0, "FORMAT.KEY=VALUE",                                 \
			"an option of an importer: csv.delimiter=;"},          \
	{                                                                      \
		"importer", 0, "FILE.so",                                      \
			"an importer of your own; no folder is searched"       \
	}

struct reading_setup {
	struct registry registry;
	struct case_options options;
};

/* Reads the options above.  EXIT_DONE, or the exit code after telling why.
 * Freed by reading_done. */
int reading_start(const struct cmd_args *args, struct arena *a,
	struct reading_setup *setup);
void reading_done(struct reading_setup *setup);

/* One line on standard error: what a file gave, or why it was refused. */
void reading_tell(const struct cmd_args *args, const struct chron_chronology *c,
	uint32_t source);

#endif
