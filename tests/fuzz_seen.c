/* A line of children, then a narrative: every flag has its words, and they lie
 * inside the narrative.  The first byte is the kind of agency. */
#include <stdlib.h>

#include "seen/seen.h"
#include "util/civil.h"
#include "util/str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(const struct chron_event *e, uint32_t nchildren)
{
	for (uint32_t i = 0; i < e->nsightings; i++) {
		const struct chron_sighting *s = &e->sightings[i];
		uint32_t aspects = 0;

		if (s->child >= nchildren)
			abort();
		for (uint32_t k = 0; k < s->nevidence; k++) {
			const struct chron_evidence *ev = &s->evidence[k];

			if (ev->value || ev->start > ev->end ||
				ev->end > e->values[0].n)
				abort();
			aspects |= 1u << ev->aspect;
		}
		for (int a = 0; a < ASPECT_COUNT; a++)
			if (s->flag[a] == ANSWER_YES && !(aspects & 1u << a))
				abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct chron_str rest = {(const char *)data, size}, list;
	struct arena *a = arena_new();
	int32_t day = civil_days(2020, 1, 1);
	struct seen_context context = {.child = CHRON_NONE};
	struct chron_chronology c;
	struct chron_value value = {.concept = CHRON_F_EVENT};
	struct chron_event e = {
		.agency = CHRON_NONE, .values = &value, .nvalues = 1};

	chronology_init(&c, a);
	if (size) {
		context.kind = (enum agency_kind)(data[0] % 8);
		rest.p++;
		rest.n--;
	}
	if (!str_cut(&rest, '\n', &list))
		list = CHRON_S("");
	c.config.nchildren =
		seen_read_children(a, list, day, &c.config.children);
	c.config.children_declared = true;
	value.p = rest.p ? rest.p : "";
	value.n = (uint32_t)rest.n;
	e.start.earliest = (int64_t)day * CIVIL_DAY_MINUTES;
	e.start.latest = e.start.earliest + CIVIL_DAY_MINUTES - 1;
	e.start.precision = CHRON_DAY;
	seen_event(seen_people_new(a, seen_lexicon_new(a), &c.config), &context,
		&e, a);
	check(&e, c.config.nchildren);
	arena_free(a);
	return 0;
}
