/* Which sightings count for which measure, and which account of a happening
 * tells it. */
#include "find/parts.h"

uint8_t
find_measures(const struct chron_chronology *c, const struct chron_event *e,
	const struct chron_sighting *s)
{
	uint8_t measures = 0;

	if (e->cancelled)
		return 0;
	if (s->flag[ASPECT_SEEN] == ANSWER_YES) {
		measures |= MEASURE_ANY;
		if (s->flag[ASPECT_ALONE] == ANSWER_YES)
			measures |= MEASURE_ALONE;
		if (!s->reported && e->agency < c->nagencies &&
			c->agencies[e->agency].kind == KIND_SOCIAL_CARE)
			measures |= MEASURE_SOCIAL;
	}
	if (s->flag[ASPECT_SOUGHT] == ANSWER_YES ||
		s->flag[ASPECT_EXPRESSED] == ANSWER_YES)
		measures |= MEASURE_VIEWS;
	return measures;
}

static bool
tells(const struct chron_chronology *c, const struct chron_event *e,
	uint32_t child, uint8_t measure)
{
	for (uint32_t i = 0; i < e->nsightings; i++)
		if (e->sightings[i].child == child &&
			(find_measures(c, e, &e->sightings[i]) & measure))
			return true;
	return false;
}

uint32_t
find_teller(const struct chron_chronology *c, uint32_t event, uint32_t child,
	uint8_t measure)
{
	const struct chron_entry *n = chronology_entry(c, event);

	if (!n || tells(c, &c->events[event], child, measure))
		return event;
	for (uint32_t i = 0; i < n->nevents; i++)
		if (tells(c, &c->events[n->events[i]], child, measure))
			return n->events[i];
	return event;
}
