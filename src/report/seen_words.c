/* Words and flags of a happening as a whole: what all its accounts together
 * say of a child. */
#include "report/seen_words.h"

static const uint32_t *
accounts(const struct chron_chronology *c, const uint32_t *event, uint32_t *n)
{
	const struct chron_entry *entry = chronology_entry(c, *event);

	*n = entry ? entry->nevents : 1;
	return entry ? entry->events : event;
}

static bool
tells(const struct chron_chronology *c, uint32_t event, uint32_t child,
	uint8_t measure)
{
	const struct chron_event *e = &c->events[event];

	for (uint32_t i = 0; i < e->nsightings; i++)
		if (e->sightings[i].child == child &&
			!e->sightings[i].reported &&
			(find_measures(c, e, &e->sightings[i]) & measure))
			return true;
	return false;
}

/* Has an account before the i-th told of the same agency? */
static bool
is_named(const struct chron_chronology *c, const uint32_t *events, uint32_t i,
	uint32_t teller)
{
	uint32_t agency = c->events[events[i]].agency;

	if (agency == c->events[teller].agency)
		return true;
	while (i-- > 0)
		if (c->events[events[i]].agency == agency)
			return true;
	return false;
}

/* What qualifies a sighting; one in full needs no words. */
static const char *const grades[] = {
	[GRADE_BRIEF] = "briefly",
	[GRADE_ASLEEP] = "asleep",
	[GRADE_DISTANCE] = "from a distance",
	[GRADE_REPORTED] = "as reported by another",
};

static const char *
grade_of(const struct chron_event *e, uint32_t child)
{
	for (uint32_t i = 0; i < e->nsightings; i++) {
		const struct chron_sighting *s = &e->sightings[i];

		if (s->child != child || s->flag[ASPECT_SEEN] != ANSWER_YES)
			continue;
		if (s->reported)
			return grades[GRADE_REPORTED];
		return s->grade < sizeof(grades) / sizeof(*grades)
			       ? grades[s->grade]
			       : NULL;
	}
	return NULL;
}

struct chron_str
words_seen_by(struct arena *a, const struct chron_chronology *c,
	const struct find_span *span, uint32_t child, uint8_t measure)
{
	uint32_t teller = find_teller(c, span->event, child, measure), n;
	const uint32_t *events = accounts(c, &span->event, &n);
	struct chron_str all = words_who(a, c, &c->events[teller]);
	const char *grade = grade_of(&c->events[teller], child);
	bool also = false;

	if (grade)
		all = WORDS(a, all, CHRON_S(", "), chron_cstr(grade));
	for (uint32_t i = 0; i < n; i++) {
		if (!tells(c, events[i], child, measure) ||
			is_named(c, events, i, teller))
			continue;
		all = WORDS(a, all, also ? CHRON_S(", ") : CHRON_S("; also "),
			words_agency(c, c->events[events[i]].agency));
		also = true;
	}
	return span->contested
		       ? WORDS(a, all,
				 CHRON_S(" (contradicted in the material)"))
		       : all;
}

uint8_t
words_flag(const struct chron_chronology *c, uint32_t event, uint32_t child,
	enum aspect aspect)
{
	uint8_t all = ANSWER_UNCLEAR;
	uint32_t n;
	const uint32_t *events = accounts(c, &event, &n);

	for (uint32_t k = 0; k < n; k++) {
		const struct chron_event *e = &c->events[events[k]];

		for (uint32_t i = 0; i < e->nsightings; i++) {
			const struct chron_sighting *s = &e->sightings[i];

			if (s->child != child || e->cancelled)
				continue;
			/* who did not see the child knows no company */
			if (aspect == ASPECT_ALONE &&
				s->flag[ASPECT_SEEN] != ANSWER_YES)
				continue;
			if (s->flag[aspect] == ANSWER_YES)
				return ANSWER_YES;
			if (s->flag[aspect] == ANSWER_NO)
				all = ANSWER_NO;
		}
	}
	return all;
}
