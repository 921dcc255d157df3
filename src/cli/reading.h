/* What run, import and check share: the options that say how files are read,
 * and saying what became of each. */
#ifndef CLI_READING_H
#define CLI_READING_H

#include "cli/tell.h"

/* --agency, --format ...: a command that reads files lists these among its
 * options. */
#define READING_OPTIONS                                                        \
	{"agency", 0, "NAME", "whose records these are"},                      \
		{"format", 0, "NAME",                                          \
			"read as csv, xml, ical ...; see formats"},            \
		{"profile", 0, "NAME",                                         \
			"a [profile NAME] of case.ini, of its folder "         \
			"profiles, or a file NAME.ini"},                       \
		{"heading", 0, "TEXT=CONCEPT",                                 \
			"what a heading means: \"Dt of contact=date\"; may "   \
			"be "                                                  \
			"given again"},                                        \
		{"date-order", 0, "ORDER",                                     \
			"how 03/04/2021 is meant: dmy, mdy, ymd"},             \
		{"header-row", 0, "N", "the row of the headings"},             \
		{"part", 0, "NAME",                                            \
			"the sheet or table that is the chronology; may be "   \
			"given again"},                                        \
		{"set", 0, "FORMAT.KEY=VALUE",                                 \
			"an option of an importer: csv.delimiter=;"},          \
	{                                                                      \
		"importer", 0, "FILE.so",                                      \
			"an importer of your own; no folder is searched"       \
	}

struct reading_setup {
	struct registry registry;
	struct case_options options;
	struct chron_profile told; /* by the options above */
	const char *profile_file;  /* --profile is a path; or NULL */
};

/* Reads the options above.  EXIT_DONE, or the exit code after telling why.
 * Freed by reading_done; not to be moved. */
int reading_start(const struct cmd_args *args, struct arena *a,
	struct reading_setup *setup);
void reading_done(struct reading_setup *setup);

/* Where --profile names a file: reads it, after case.ini was read. */
enum chron_status reading_profile(struct reading_setup *setup,
	struct chron_chronology *c, struct chron_err *err);

/* One line on standard error: what a file gave, or why it was refused. */
void reading_tell(const struct cmd_args *args, const struct chron_chronology *c,
	uint32_t source);

#endif
