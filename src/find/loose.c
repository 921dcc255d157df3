/* Sightings too vague to measure by: how many may lie in a hole. */
#include "find/parts.h"

#include <stdlib.h>

static int
by_int(const void *pa, const void *pb)
{
	const int32_t *a = pa, *b = pb;

	return *a < *b ? -1 : *a > *b;
}

struct find_loose
find_loose(struct arena *arena, const struct find_child *child, uint8_t measure)
{
	struct find_loose l = {
		.first = ARENA_ARRAY(arena, int32_t, child->loose.n),
		.last = ARENA_ARRAY(arena, int32_t, child->loose.n),
	};

	for (uint32_t i = 0; i < child->loose.n; i++) {
		if (!(child->loose.items[i].what & measure))
			continue;
		l.first[l.n] = child->loose.items[i].first;
		l.last[l.n++] = child->loose.items[i].last;
	}
	qsort(l.first, l.n, sizeof(*l.first), by_int);
	qsort(l.last, l.n, sizeof(*l.last), by_int);
	return l;
}

/* How many of n ascending days are before a day. */
static uint32_t
count_before(const int32_t *days, uint32_t n, int32_t day)
{
	uint32_t lo = 0, hi = n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (days[mid] < day)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* Those that touch a hole: all that began before its end, but not those that
 * were over by its beginning. */
uint32_t
find_count_loose(const struct find_loose *l, const struct find_hole *hole)
{
	return count_before(l->first, l->n, hole->to) -
	       count_before(l->last, l->n, hole->from + 1);
}
