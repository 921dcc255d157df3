/* Finding, from the first part to the last, and the order of what was found.
 */
#include "find/find.h"
#include "find/parts.h"
#include "find/trigger.h"

#include <stdlib.h>

struct chron_gap *
find_gap(struct finder *f, const char *kind)
{
	struct chron_gap *g =
		ARENA_PUSH(f->out->arena, &f->out->gaps, &f->out->ngaps);

	g->kind = kind;
	g->child = g->agency = g->standard = CHRON_NONE;
	return g;
}

static int
by_number(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

/* Chronology order; on one day the longest first, then a fixed order. */
static int
gap_order(const void *pa, const void *pb)
{
	const struct chron_gap *a = pa, *b = pb;
	int d = by_number(a->from, b->from);

	if (!d)
		d = by_number(b->days, a->days);
	if (!d)
		d = by_number(a->child, b->child);
	if (!d)
		d = strcmp(a->kind, b->kind);
	if (!d)
		d = by_number(a->agency, b->agency);
	if (!d)
		d = by_number(a->standard, b->standard);
	if (!d && a->nwithin && b->nwithin)
		d = by_number(a->within[0], b->within[0]);
	return d;
}

void
find_all(struct chron_chronology *c)
{
	struct finder f;

	c->gaps = NULL;
	c->ngaps = 0;
	c->recording = NULL;
	c->nrecording = 0;
	c->triggers = NULL;
	c->ntriggers = 0;
	find_open(&f, c);
	f.out = c;
	c->triggers = trigger_all(&f, &c->ntriggers);
	if (f.known) {
		find_unseen(&f);
		find_standards(&f);
		find_planned(&f);
	}
	find_silence(&f);
	find_recording(&f);
	find_close(&f);
	if (c->ngaps > 1)
		qsort(c->gaps, c->ngaps, sizeof(*c->gaps), gap_order);
}

uint32_t
find_last_seen(const struct chron_chronology *c, uint32_t child, int32_t before)
{
	struct finder f;
	uint32_t event = CHRON_NONE;
	int32_t last = CIVIL_MIN;

	if (child >= c->config.nchildren)
		return CHRON_NONE;
	find_open(&f, c);
	for (uint32_t i = 0; i < f.children[child].seen.n; i++) {
		const struct find_span *s = &f.children[child].seen.items[i];

		if ((s->what & MEASURE_ANY) && s->last <= before &&
			s->last >= last) {
			last = s->last;
			event = s->event;
		}
	}
	find_close(&f);
	return event;
}
