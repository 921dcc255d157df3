/* Marks put together where there are too many to draw. */
#include "report/lanes.h"

#include <stdlib.h>

static int
by_number(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

int
lanes_order(const void *pa, const void *pb)
{
	const struct lane_mark *a = pa, *b = pb;
	int d = by_number(a->from, b->from);

	if (!d)
		d = by_number(a->lane, b->lane);
	if (!d)
		d = by_number(a->kind, b->kind);
	return d ? d : by_number(a->event, b->event);
}

static int32_t
begin_of_week(int32_t day)
{
	return day - civil_weekday(day);
}

static int32_t
begin_of_months(int32_t day, int months)
{
	int y, m, d;

	civil_from_days(day, &y, &m, &d);
	return civil_days(y, m - (m - 1) % months, 1);
}

static int32_t
begin_of_month(int32_t day)
{
	return begin_of_months(day, 1);
}

static int32_t
begin_of_quarter(int32_t day)
{
	return begin_of_months(day, 3);
}

static int32_t
begin_of_year(int32_t day)
{
	return begin_of_months(day, 12);
}

static const struct bin {
	const char *name;
	int32_t (*begin)(int32_t day);
} bins[] = {
	{"week", begin_of_week},
	{"month", begin_of_month},
	{"quarter", begin_of_quarter},
	{"year", begin_of_year},
};

struct binned {
	int32_t begin;
	struct lane_mark mark;
};

static int
binned_order(const void *pa, const void *pb)
{
	const struct binned *a = pa, *b = pb;
	int d = by_number(a->begin, b->begin);

	if (!d)
		d = by_number(a->mark.lane, b->mark.lane);
	if (!d)
		d = by_number(a->mark.kind, b->mark.kind);
	return d ? d : lanes_order(&a->mark, &b->mark);
}

static bool
joins(const struct binned *a, const struct binned *b)
{
	return a->begin == b->begin && a->mark.lane == b->mark.lane &&
	       a->mark.kind == b->mark.kind;
}

/* Puts the marks of one bin, lane and kind together; how many remain. */
static uint32_t
put_together(struct binned *all, uint32_t n, const struct bin *bin)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < n; i++)
		all[i].begin = all[i].mark.from == CIVIL_MAX
				       ? CIVIL_MAX
				       : bin->begin(all[i].mark.from);
	qsort(all, n, sizeof(*all), binned_order);
	for (uint32_t i = 0; i < n; i++) {
		struct lane_mark *to = kept ? &all[kept - 1].mark : NULL;

		if (!kept || !joins(&all[kept - 1], &all[i])) {
			all[kept++] = all[i];
			continue;
		}
		to->count += all[i].mark.count;
		if (all[i].mark.to > to->to)
			to->to = all[i].mark.to;
	}
	return kept;
}

void
lanes_thin_out(struct lane_marks *m, uint32_t most)
{
	struct binned *all;
	uint32_t n = m->n;

	if (n <= most)
		return;
	all = ARENA_ARRAY(m->arena, struct binned, n);
	for (uint32_t i = 0; i < n; i++)
		all[i].mark = m->items[i];
	for (size_t i = 0; i < sizeof(bins) / sizeof(*bins) && n > most; i++) {
		n = put_together(all, n, &bins[i]);
		m->bin = bins[i].name;
	}
	m->items = NULL;
	m->n = 0;
	for (uint32_t i = 0; i < n; i++)
		*ARENA_PUSH(m->arena, &m->items, &m->n) = all[i].mark;
}
