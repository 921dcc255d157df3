/* The minute each event is sorted at, and the sequence column's say in it. */
#include "core/sequence.h"

#include <stdlib.h>

#include "util/memory.h"
#include "util/civil.h"
#include "util/str.h"

/* An undated event comes last; one known only as "before 5 March" sorts by
 * the bound it has. */
static int64_t
anchor(const struct chron_when *w)
{
	if (w->earliest == CHRON_TIME_MIN && w->latest == CHRON_TIME_MAX)
		return CHRON_TIME_MAX;
	return w->earliest == CHRON_TIME_MIN ? w->latest : w->earliest;
}

static int64_t
default_place(const struct chron_when *w)
{
	int64_t at = anchor(w);

	if (at == CHRON_TIME_MAX || w->precision == CHRON_MINUTE)
		return at;
	return ((int64_t)civil_day_of(at) + 1) * CIVIL_DAY_MINUTES;
}

/* The number of a sequence column, or a negative one.  Fractions are allowed:
 * 1.5 was put in between 1 and 2. */
static double
number_of(const struct chron_event *e)
{
	struct chron_str s = str_trim(chron_event_text(e, CHRON_F_REF));
	double v = 0, place = 0;

	if (!s.n || s.n > 12)
		return -1;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '.' && place == 0) {
			place = 1;
		} else if (s.p[i] >= '0' && s.p[i] <= '9') {
			v = v * 10 + (s.p[i] - '0');
			place *= 10;
		} else {
			return -1;
		}
	}
	return place > 1 ? v / place : v;
}

/* Some systems number from the newest row down.  Then the numbers say nothing
 * but the row, and are turned round. */
static void
mend_direction(struct chron_chronology *c)
{
	int64_t *trend = calloc(c->nsources + 1, sizeof(*trend));
	const struct chron_event **last =
		calloc(c->nsources + 1, sizeof(*last));

	if (!trend || !last)
		out_of_memory();
	for (uint32_t i = 0; i < c->nevents; i++) {
		const struct chron_event *e = &c->events[i];
		const struct chron_event *b = last[e->source];

		if (e->sequence < 0)
			continue;
		last[e->source] = e;
		if (b && b->start.earliest != e->start.earliest &&
			b->sequence != e->sequence)
			trend[e->source] +=
				(b->start.earliest < e->start.earliest) ==
						(b->sequence < e->sequence)
					? 1
					: -1;
	}
	for (uint32_t i = 0; i < c->nevents; i++)
		if (c->events[i].sequence >= 0 &&
			trend[c->events[i].source] < 0)
			c->events[i].sequence = 1e13 - c->events[i].sequence;
	free(trend);
	free(last);
}

static int
by_row(const void *pa, const void *pb)
{
	const struct chron_event *a = *(struct chron_event *const *)pa;
	const struct chron_event *b = *(struct chron_event *const *)pb;

	if (a->source != b->source)
		return a->source < b->source ? -1 : 1;
	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	return (a->occurrence > b->occurrence) -
	       (a->occurrence < b->occurrence);
}

/* The events of one source, in the order of its rows.  Where no column
 * numbers them and the newest is the first, the first of a day is its
 * last. */
static void
turn_round(struct chron_event **e, uint32_t n)
{
	uint32_t later = 0, earlier = 0;
	const struct chron_event *last = NULL;

	for (uint32_t i = 0; i < n; i++) {
		int64_t at = anchor(&e[i]->start);
		int32_t a, b;

		if (e[i]->sequence >= 0)
			return;
		if (at == CHRON_TIME_MAX)
			continue;
		a = last ? civil_day_of(anchor(&last->start)) : 0;
		b = civil_day_of(at);
		later += last && b > a;
		earlier += last && b < a;
		last = e[i];
	}
	for (uint32_t i = 0; sequence_newest_first(later, earlier) && i < n;
		i++)
		e[i]->sequence = 1e13 - e[i]->order;
}

static void
turn_sources(struct chron_chronology *c)
{
	struct chron_event **all = malloc((c->nevents + 1) * sizeof(*all));

	if (!all)
		out_of_memory();
	for (uint32_t i = 0; i < c->nevents; i++)
		all[i] = &c->events[i];
	qsort(all, c->nevents, sizeof(*all), by_row);
	for (uint32_t i = 0, end; i < c->nevents; i = end) {
		for (end = i + 1; end < c->nevents; end++)
			if (all[end]->source != all[i]->source)
				break;
		turn_round(all + i, end - i);
	}
	free(all);
}

static int
by_sequence(const void *pa, const void *pb)
{
	const struct chron_event *a = *(struct chron_event *const *)pa;
	const struct chron_event *b = *(struct chron_event *const *)pb;
	int32_t da = civil_day_of(anchor(&a->start));
	int32_t db = civil_day_of(anchor(&b->start));

	if (a->source != b->source)
		return a->source < b->source ? -1 : 1;
	if (da != db)
		return da < db ? -1 : 1;
	if (a->sequence != b->sequence)
		return a->sequence < b->sequence ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

/* One source's numbered rows of one day, in their sequence: an untimed row
 * takes the time of the last timed one before it. */
static void
place_day(struct chron_event **e, uint32_t n)
{
	int32_t day = civil_day_of(anchor(&e[0]->start));
	int64_t now = (int64_t)day * CIVIL_DAY_MINUTES;
	uint32_t timed = 0;

	for (uint32_t i = 0; i < n; i++)
		timed += e[i]->start.precision == CHRON_MINUTE;
	for (uint32_t i = 0; timed && i < n; i++) {
		if (e[i]->start.precision == CHRON_MINUTE)
			now = e[i]->at > now ? e[i]->at : now;
		else if (e[i]->start.precision == CHRON_DAY)
			e[i]->at = now;
	}
}

static void
place_numbered(struct chron_chronology *c, uint32_t n)
{
	struct chron_event **numbered = malloc(n * sizeof(*numbered));

	if (!numbered)
		out_of_memory();
	n = 0;
	for (uint32_t i = 0; i < c->nevents; i++)
		if (c->events[i].sequence >= 0 &&
			c->events[i].at != CHRON_TIME_MAX)
			numbered[n++] = &c->events[i];
	qsort(numbered, n, sizeof(*numbered), by_sequence);
	for (uint32_t i = 0, end; i < n; i = end) {
		int32_t day = civil_day_of(anchor(&numbered[i]->start));

		for (end = i + 1; end < n; end++)
			if (numbered[end]->source != numbered[i]->source ||
				civil_day_of(anchor(&numbered[end]->start)) !=
					day)
				break;
		place_day(numbered + i, end - i);
	}
	free(numbered);
}

void
sequence_place(struct chron_chronology *c)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < c->nevents; i++) {
		struct chron_event *e = &c->events[i];

		e->at = default_place(&e->start);
		e->sequence = number_of(e);
		n += e->sequence >= 0 && e->at != CHRON_TIME_MAX;
	}
	if (n) {
		mend_direction(c);
		place_numbered(c, n);
	}
	turn_sources(c);
}
