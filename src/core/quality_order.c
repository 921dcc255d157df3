/* Dates that lie oddly: far from the rest, or out of the order of the rows. */
#include <stdlib.h>

#include "core/quality_parts.h"
#include "util/str.h"

enum {
	FEWEST = 8,	/* dates from which something can be said of the rest */
	YEARS = 3 * 365 /* days beyond the middle half that are never odd */
};

static int
compare_days(const void *pa, const void *pb)
{
	const int32_t *a = pa, *b = pb;

	return *a < *b ? -1 : *a > *b;
}

/* Beyond the middle half of the dates by three times its width, and by three
 * years: a year that was typed wrongly, or background history. */
void
quality_far(struct quality *q)
{
	int32_t *days = ARENA_ARRAY(q->scratch, int32_t, q->n);
	int32_t low, high, day;
	int64_t reach;
	uint32_t n = 0;
	char from[12], to[12];

	for (uint32_t i = 0; i < q->n; i++)
		n += quality_day(&q->events[i], &days[n]);
	if (n < FEWEST)
		return;
	qsort(days, n, sizeof(*days), compare_days);
	low = days[n / 4];
	high = days[n - 1 - n / 4];
	reach = (int64_t)(high - low) * 3;
	reach = reach > YEARS ? reach : YEARS;
	civil_long_day(low, from);
	civil_long_day(high, to);
	for (uint32_t i = 0; i < q->n; i++) {
		if (!quality_day(&q->events[i], &day))
			continue;
		q->far[i] = day < low - reach || day > high + reach;
		if (q->far[i])
			quality_say(q, CHRON_WARNING, "date-far", &q->events[i],
				CHRON_F_DATE,
				"the date lies years %s the rest of the file, "
				"half of which is from %s to %s",
				day < low ? "before" : "after", from, to);
	}
}

/* ---- order ---- */

/* The rows of one part that have a day. */
struct rows {
	uint32_t *at; /* indexes of events */
	int32_t *day;
	uint32_t n;
	bool *kept; /* belongs to the longest run that is in order */
};

/* The longest part of the rows that is in order (patience sorting: each pile
 * keeps the smallest last day of a run of its length).  sign -1: descending.
 * Returns its length. */
static uint32_t
longest_run(struct arena *a, const struct rows *r, int sign, bool *kept)
{
	uint32_t *tail = ARENA_ARRAY(a, uint32_t, r->n);
	uint32_t *before = ARENA_ARRAY(a, uint32_t, r->n);
	uint32_t length = 0, at;

	for (uint32_t i = 0; i < r->n; i++) {
		uint32_t low = 0, high = length;

		while (low < high) {
			uint32_t middle = low + (high - low) / 2;

			if (r->day[tail[middle]] * sign <= r->day[i] * sign)
				low = middle + 1;
			else
				high = middle;
		}
		before[i] = low ? tail[low - 1] : CHRON_NONE;
		tail[low] = i;
		length = low == length ? length + 1 : length;
	}
	at = length ? tail[length - 1] : CHRON_NONE;
	for (; at != CHRON_NONE; at = before[at])
		kept[at] = true;
	return length;
}

static uint32_t
next_kept(const struct rows *r, uint32_t from)
{
	while (from < r->n && !r->kept[from])
		from++;
	return from;
}

/* "row 11 (04 Mar 2018)" */
static struct chron_str
place(const struct quality *q, const struct rows *r, uint32_t i)
{
	char day[12];

	civil_long_day(r->day[i], day);
	return arena_printf(
		q->scratch, "row %u (%s)", q->events[r->at[i]].row, day);
}

static void
say_misplaced(struct quality *q, const struct rows *r)
{
	uint32_t above = CHRON_NONE, below = 0;

	for (uint32_t i = 0; i < r->n; i++) {
		struct chron_str a, b;

		if (r->kept[i]) {
			above = i;
			continue;
		}
		below = next_kept(r, below > i ? below : i);
		a = above == CHRON_NONE ? CHRON_S("") : place(q, r, above);
		b = below == r->n ? CHRON_S("") : place(q, r, below);
		quality_say(q, CHRON_WARNING, "out-of-order",
			&q->events[r->at[i]], CHRON_F_DATE,
			"the row is out of the order of the dates: it stands "
			"%s%.*s%s%.*s",
			a.n && b.n ? "between "
			: a.n	   ? "below "
				   : "above ",
			STR(a), a.n && b.n ? " and " : "", STR(b));
	}
}

static void
part_order(struct quality *q, struct rows *r)
{
	bool *down = ARENA_ARRAY(q->scratch, bool, r->n);
	uint32_t up_length, down_length, out;

	r->kept = ARENA_ARRAY(q->scratch, bool, r->n);
	up_length = longest_run(q->scratch, r, 1, r->kept);
	down_length = longest_run(q->scratch, r, -1, down);
	if (down_length > up_length)
		r->kept = down;
	out = r->n - (down_length > up_length ? down_length : up_length);
	if (out && r->n >= FEWEST && out * 4 > r->n)
		chronology_diag(q->c, CHRON_NOTE, "no-order", q->source,
			q->events[r->at[0]].part, 0, 0,
			"the rows are in no order of their dates: %u of %u "
			"would have to move",
			out, r->n);
	else if (out)
		say_misplaced(q, r);
}

void
quality_order(struct quality *q)
{
	struct rows r = {.at = ARENA_ARRAY(q->scratch, uint32_t, q->n),
		.day = ARENA_ARRAY(q->scratch, int32_t, q->n)};

	for (uint32_t i = 0; i < q->n; i++) {
		const struct chron_event *e = &q->events[i];

		if (r.n && !str_eq(e->part, q->events[r.at[r.n - 1]].part)) {
			part_order(q, &r);
			r.n = 0;
		}
		if (!e->occurrence && quality_day(e, &r.day[r.n]))
			r.at[r.n++] = i;
	}
	if (r.n)
		part_order(q, &r);
}
