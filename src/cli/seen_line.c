/* Reads a narrative that stands by itself. */
#include "cli/seen_line.h"

void
seen_line_family(struct arena *a, const struct lexicon *lexicon,
	struct chron_str list, struct seen_family *f)
{
	struct chron_chronology c;

	chronology_init(&c, a);
	f->config = c.config;
	f->config.nchildren =
		seen_read_children(a, list, SEEN_LINE_DAY, &f->config.children);
	f->config.children_declared = true;
	f->people = seen_people_new(a, lexicon, &f->config);
}

static const struct chron_sighting no_contact = {
	.flag = {ANSWER_NA, ANSWER_NO, ANSWER_NO, ANSWER_NO},
};

const struct chron_sighting *
seen_line_read(const struct seen_family *f, enum agency_kind kind,
	struct chron_str text, struct arena *a)
{
	struct chron_value value = {.p = text.p,
		.n = text.n < UINT32_MAX ? (uint32_t)text.n : UINT32_MAX,
		.concept = CHRON_F_EVENT};
	struct chron_event e = {
		.agency = CHRON_NONE, .values = &value, .nvalues = 1};
	struct seen_context context = {.kind = kind,
		.child = CHRON_NONE,
		.everyone = true};
	struct chron_sighting *all;

	e.start.earliest = (int64_t)SEEN_LINE_DAY * CIVIL_DAY_MINUTES;
	e.start.latest = e.start.earliest + CIVIL_DAY_MINUTES - 1;
	e.start.precision = CHRON_DAY;
	seen_event(f->people, &context, &e, a);
	if (e.nsightings == f->config.nchildren)
		return e.sightings;
	/* more children than are audited */
	all = ARENA_ARRAY(a, struct chron_sighting, f->config.nchildren);
	for (uint32_t i = 0; i < f->config.nchildren; i++)
		all[i] = i < e.nsightings ? e.sightings[i] : no_contact;
	return all;
}
