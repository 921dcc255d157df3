/* Looking events up by their ids. */
#include <stdlib.h>

#include "core/chronology.h"
#include "util/str.h"

enum { FEW = 8 }; /* decisions: for fewer, looking through is quicker */

/* Whole id, else the only one that begins so. */
struct finder {
	struct chron_str want;
	uint32_t found;
	uint32_t matches;
};

/* True when nothing better can come. */
static bool
consider(struct finder *f, struct chron_str id, uint32_t index)
{
	if (id.n < f->want.n || memcmp(id.p, f->want.p, f->want.n) != 0)
		return false;
	f->found = index;
	f->matches++;
	if (id.n == f->want.n) {
		f->matches = 1;
		return true;
	}
	return false;
}

static int
by_id(const void *pa, const void *pb, void *arg)
{
	const struct chron_event *events = arg;
	uint32_t a = *(const uint32_t *)pa, b = *(const uint32_t *)pb;
	int d = str_cmp(events[a].id, events[b].id);

	return d ? d : (a > b) - (a < b);
}

void
chronology_index(struct chron_chronology *c)
{
	if (c->ndecisions < FEW)
		return;
	c->by_id = ARENA_ARRAY(c->arena, uint32_t, (size_t)c->nevents + 1);
	for (uint32_t i = 0; i < c->nevents; i++)
		c->by_id[i] = i;
	if (c->nevents)
		qsort_r(c->by_id, c->nevents, sizeof(*c->by_id), by_id,
			c->events);
	c->indexed = c->nevents;
}

/* Ids that begin alike stand side by side, a whole one before longer ones. */
static uint32_t
look_up(const struct chron_chronology *c, struct chron_str id)
{
	struct finder f = {.want = id};
	uint32_t low = 0, high = c->nevents;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (str_cmp(c->events[c->by_id[mid]].id, id) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < c->nevents && f.matches < 2; low++) {
		uint32_t at = c->by_id[low];
		uint32_t before = f.matches;

		if (consider(&f, c->events[at].id, at) || f.matches == before)
			break;
	}
	return f.matches == 1 ? f.found : CHRON_NONE;
}

uint32_t
chronology_find_event(const struct chron_chronology *c, struct chron_str id)
{
	struct finder f = {.want = id};

	if (c->by_id && c->indexed == c->nevents && id.n)
		return look_up(c, id);
	for (uint32_t i = 0; id.n && i < c->nevents; i++)
		if (consider(&f, c->events[i].id, i))
			break;
	return f.matches == 1 ? f.found : CHRON_NONE;
}
