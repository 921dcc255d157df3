/* A narrative by itself, read as an event of its own: what `seen` and its
 * score are made of. */
#ifndef CLI_SEEN_LINE_H
#define CLI_SEEN_LINE_H

#include "core/agency.h"
#include "seen/seen.h"
#include "util/civil.h"
#include "util/out.h"

/* Ages are counted back from here: only that they fit matters. */
#define SEEN_LINE_DAY civil_days(2020, 1, 1)

/* The children of a line, and what is needed to find them in a text. */
struct seen_family {
	struct chron_config config;
	struct seen_people *people;
};

struct cmd_args;
/* The lexicon, with the idioms of --idioms; NULL after telling what is wrong
 * with them. */
const struct lexicon *seen_line_lexicon(
	struct arena *a, const struct cmd_args *args);

/* Reads the list of children; memory is the arena's, refs are the list's. */
void seen_line_family(struct arena *a, const struct lexicon *lexicon,
	struct chron_str list, struct seen_family *f);

/* The sightings of every child of the family, in its order; each flag has
 * evidence, as offsets into the text. */
const struct chron_sighting *seen_line_read(const struct seen_family *f,
	enum agency_kind kind, struct chron_str text, struct arena *a);

/* The same, telling of every cue. */
const struct chron_sighting *seen_line_trace(const struct seen_family *f,
	enum agency_kind kind, struct chron_str text, struct arena *a,
	const struct cue_trace *trace);

/* The same as JSON objects, with commas between. */
void seen_line_write(struct chron_out *out, const struct seen_family *f,
	const struct chron_sighting *sightings, struct chron_str text);

#endif
