/* The rows that are an agency's own, in the order of its files. */
#include "report/own_rows.h"

#include <stdlib.h>

struct own_source *
own_sources(struct arena *a, const struct chron_chronology *c, uint32_t agency)
{
	struct own_source *all = ARENA_ARRAY(a, struct own_source, c->nsources);

	for (uint32_t i = 0; i < c->nsources; i++)
		all[i].has = all[i].alone = c->sources[i].agency == agency;
	for (uint32_t i = 0; i < c->nevents; i++) {
		const struct chron_event *e = &c->events[i];

		if (e->agency == agency) {
			all[e->source].has = true;
			all[e->source].events++;
		} else {
			all[e->source].alone = false;
		}
	}
	return all;
}

static int
by_place(const void *pa, const void *pb)
{
	const struct own_row *a = pa, *b = pb;

	if (a->source != b->source)
		return a->source < b->source ? -1 : 1;
	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	return (a->occurrence > b->occurrence) -
	       (a->occurrence < b->occurrence);
}

uint32_t
own_rows(struct arena *a, const struct chron_chronology *c,
	const struct own_source *sources, uint32_t agency,
	struct own_row **rows)
{
	uint32_t n = 0;

	*rows = NULL;
	for (uint32_t i = 0; i < c->nevents; i++) {
		const struct chron_event *e = &c->events[i];

		if (e->agency == agency)
			*ARENA_PUSH(a, rows, &n) = (struct own_row){
				e->source, e->order, e->occurrence, e, NULL};
	}
	for (uint32_t i = 0; i < c->nleftovers; i++) {
		const struct chron_leftover *l = &c->leftovers[i];

		if (sources[l->source].alone)
			*ARENA_PUSH(a, rows, &n) = (struct own_row){
				l->source, l->order, 0, NULL, l};
	}
	if (n)
		qsort(*rows, n, sizeof(**rows), by_place);
	return n;
}
