/* Days as spans: where an event may lie, and the holes between spans. */
#include "find/parts.h"

bool
find_days(const struct chron_event *e, struct find_span *out)
{
	int64_t first = e->start.earliest, last = e->start.latest;

	if (e->has_end && e->end.latest > last)
		last = e->end.latest;
	if (first == CHRON_TIME_MIN || last == CHRON_TIME_MAX ||
		e->start.precision == CHRON_UNKNOWN)
		return false;
	out->first = civil_day_of(first);
	out->last = civil_day_of(last);
	out->vague = e->start.precision > CHRON_DAY;
	out->uncertain = e->start.uncertain;
	return out->first <= out->last;
}

bool
find_in_period(const struct finder *f, const struct find_span *s)
{
	return f->known && s->last >= f->from && s->first <= f->to;
}

static void
add_hole(struct arena *a, struct find_hole **holes, uint32_t *n,
	struct find_hole hole)
{
	*ARENA_PUSH(a, holes, n) = hole;
}

uint32_t
find_holes(struct arena *arena, const struct find_spans *spans,
	uint8_t measures, int32_t from, int32_t to, struct find_hole **holes)
{
	uint32_t n = 0, before = CHRON_NONE;
	int32_t reach = from;

	*holes = NULL;
	for (uint32_t i = 0; i < spans->n; i++) {
		const struct find_span *s = &spans->items[i];

		if (s->first > to)
			break;
		if (!(s->what & measures) || s->last < from)
			continue;
		if (s->first > reach)
			add_hole(arena, holes, &n,
				(struct find_hole){reach, s->first, before, i});
		if (s->last >= reach) {
			reach = s->last < to ? s->last : to;
			before = i;
		}
	}
	if (reach < to)
		add_hole(arena, holes, &n,
			(struct find_hole){reach, to, before, CHRON_NONE});
	return n;
}

/* The first span that begins on or after a day. */
static uint32_t
lower(const struct find_spans *spans, int64_t day)
{
	uint32_t lo = 0, hi = spans->n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (spans->items[mid].first < day)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

uint32_t
find_range(const struct find_spans *spans, int32_t from, int32_t to,
	uint32_t *start)
{
	*start = lower(spans, from);
	return lower(spans, (int64_t)to + 1);
}

struct find_spans
find_missed(struct arena *arena, const struct find_child *child,
	const struct find_hole *hole)
{
	struct find_spans in = {0};
	uint32_t i, end = find_range(&child->missed,
			    hole->from + (hole->before != CHRON_NONE),
			    hole->to - (hole->after != CHRON_NONE), &i);

	for (; i < end; i++) {
		const struct find_span *s = &child->missed.items[i];

		if (s->last < hole->to ||
			(s->last == hole->to && hole->after == CHRON_NONE))
			*ARENA_PUSH(arena, &in.items, &in.n) = *s;
	}
	return in;
}
