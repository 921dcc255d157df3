/* How often an agency's contacts tell whether the child was seen and asked.
 * A run of "cannot be told" is a finding about recording. */
#include "find/parts.h"
#include "seen/seen.h"

void
find_recording(struct finder *f)
{
	const struct chron_chronology *c = f->c;
	struct chron_recording *all =
		ARENA_ARRAY(f->arena, struct chron_recording, c->nagencies);
	bool *writes = ARENA_ARRAY(f->arena, bool, c->nagencies);

	for (uint32_t i = 0; i < c->nevents; i++) {
		const struct chron_event *e = &c->events[i];

		if (e->agency >= c->nagencies)
			continue;
		writes[e->agency] = true;
		for (uint32_t k = 0; k < e->nsightings && !e->cancelled; k++) {
			const struct chron_sighting *s = &e->sightings[k];
			struct chron_recording *r = &all[e->agency];

			if (!seen_is_contact(s))
				continue;
			r->contacts++;
			r->seen_known += s->flag[ASPECT_SEEN] != ANSWER_UNCLEAR;
			r->views_known +=
				s->flag[ASPECT_SOUGHT] != ANSWER_UNCLEAR ||
				s->flag[ASPECT_EXPRESSED] == ANSWER_YES;
		}
	}
	for (uint32_t i = 0; i < c->nagencies; i++) {
		if (!writes[i])
			continue;
		all[i].agency = i;
		*ARENA_PUSH(f->out->arena, &f->out->recording,
			&f->out->nrecording) = all[i];
	}
}
