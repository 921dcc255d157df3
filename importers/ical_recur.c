/* The occurrences of a recurring item, bounded in number and in work.
 *
 * libical walks the rule; what it cannot bound itself is not given to it: a
 * rule by the second with conditions can search for centuries inside one
 * call. */
#include "ical.h"

#include <stdlib.h>

#include "util/civil.h"
#include "util/str.h"

enum {
	DAY = 86400,
	LONGEST_RULE = 1000,
	MOST_TIMES_A_DAY = 24,
	MOST_DAYS_A_MONTH = 31
};

static int
compare_spans(const void *a, const void *b)
{
	const struct ical_span *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return 0;
}

static int
compare_times(const void *a, const void *b)
{
	const struct ical_time *x = a, *y = b;

	if (x->local != y->local)
		return x->local < y->local ? -1 : 1;
	return (int)x->date - (int)y->date;
}

static int64_t
of_libical(struct icaltimetype t)
{
	return (int64_t)civil_days(t.year, t.month, t.day) * DAY +
	       (int64_t)t.hour * 3600 + (int64_t)t.minute * 60 + t.second;
}

static struct icaltimetype
to_libical(int64_t seconds, bool date)
{
	int64_t day = seconds / DAY - (seconds % DAY < 0);
	int rest = (int)(seconds - day * DAY);
	struct icaltimetype t = icaltime_null_time();

	civil_from_days((int32_t)day, &t.year, &t.month, &t.day);
	t.is_date = date;
	if (!date) {
		t.hour = rest / 3600;
		t.minute = rest / 60 % 60;
		t.second = rest % 60;
	}
	return t;
}

/* ---- the rule ---- */

static uint32_t
length(const short *by, uint32_t size)
{
	uint32_t n = 0;

	while (n < size && by[n] != ICAL_RECURRENCE_ARRAY_MAX)
		n++;
	return n;
}

static bool
within_a_day(const struct icalrecurrencetype *r)
{
	return r->freq == ICAL_SECONDLY_RECURRENCE ||
	       r->freq == ICAL_MINUTELY_RECURRENCE ||
	       r->freq == ICAL_HOURLY_RECURRENCE;
}

static bool
any_position(const struct icalrecurrencetype *r)
{
	for (uint32_t i = 0; i < ICAL_BY_DAY_SIZE &&
			     r->by_day[i] != ICAL_RECURRENCE_ARRAY_MAX;
		i++)
		if (icalrecurrencetype_day_position(r->by_day[i]))
			return true;
	return false;
}

/* The thirtieth of February, the three hundredth Monday of a month. */
static bool
never(const struct icalrecurrencetype *r)
{
	uint32_t months = length(r->by_month, ICAL_BY_MONTH_SIZE);
	uint32_t days = length(r->by_month_day, ICAL_BY_MONTHDAY_SIZE);

	for (uint32_t i = 0; i < length(r->by_set_pos, ICAL_BY_SETPOS_SIZE);
		i++)
		if (r->freq != ICAL_YEARLY_RECURRENCE &&
			abs(r->by_set_pos[i]) > MOST_DAYS_A_MONTH)
			return true;
	for (uint32_t m = 0; m < months; m++)
		for (uint32_t d = 0; d < days; d++) {
			int month =
				icalrecurrencetype_month_month(r->by_month[m]);

			if (month >= 1 && month <= 12 &&
				abs(r->by_month_day[d]) <=
					civil_month_days(2000, month))
				return false;
		}
	return months > 0 && days > 0;
}

/* Rules that no diary has and that libical could search for minutes: within a
 * day on conditions, many times a day, or a "fifth Monday" that must be the
 * first of the month too. */
static bool
too_fine(const struct icalrecurrencetype *r)
{
	uint32_t hours = length(r->by_hour, ICAL_BY_HOUR_SIZE);
	uint32_t minutes = length(r->by_minute, ICAL_BY_MINUTE_SIZE);
	uint32_t seconds = length(r->by_second, ICAL_BY_SECOND_SIZE);
	uint32_t days = length(r->by_day, ICAL_BY_DAY_SIZE) +
			length(r->by_month_day, ICAL_BY_MONTHDAY_SIZE) +
			length(r->by_year_day, ICAL_BY_YEARDAY_SIZE) +
			length(r->by_week_no, ICAL_BY_WEEKNO_SIZE) +
			length(r->by_month, ICAL_BY_MONTH_SIZE) +
			length(r->by_set_pos, ICAL_BY_SETPOS_SIZE);

	if (within_a_day(r))
		return hours + minutes + seconds + days > 0;
	if ((hours ? hours : 1) * (minutes ? minutes : 1) *
			(seconds ? seconds : 1) >
		MOST_TIMES_A_DAY)
		return true;
	return any_position(r) &&
	       length(r->by_month_day, ICAL_BY_MONTHDAY_SIZE) > 0;
}

/* UNTIL on the clock of the item; a day means all of it. */
static void
settle_until(struct icalrecurrencetype *r, const struct ical_time *start)
{
	struct ical_time until = {.ok = true};

	if (icaltime_is_null_time(r->until))
		return;
	if (r->until.year < 1 || r->until.year > 9999 ||
		!civil_valid(r->until.year, r->until.month, r->until.day)) {
		r->until = icaltime_null_time();
		return;
	}
	until.date = r->until.is_date;
	until.utc = icaltime_is_utc(r->until);
	until.local = of_libical(r->until);
	if (until.date)
		until.local += DAY - 1;
	else
		until.local = ical_local_as(&until, start);
	r->until = to_libical(until.local, start->date);
}

static bool
read_rule(struct chron_str text, struct icalrecurrencetype *r)
{
	char rule[LONGEST_RULE + 1];

	text = str_trim(text);
	if (!text.n || text.n > LONGEST_RULE || memchr(text.p, '\0', text.n))
		return false;
	memcpy(rule, text.p, text.n);
	rule[text.n] = '\0';
	*r = icalrecurrencetype_from_string(rule);
	return r->freq != ICAL_NO_RECURRENCE && r->interval > 0;
}

struct window {
	int64_t from, to; /* local seconds, inclusive */
	int64_t length;	  /* of an occurrence */
	bool horizon;
};

static void
add(struct buf *out, const struct ical_span *span, const struct window *w)
{
	int64_t end = span->has_end ? span->end : span->start;

	if (span->start <= w->to && end >= w->from)
		buf_add(out, (const char *)span, sizeof(*span));
}

/* A rule by the second without conditions is a sum: libical would step from
 * the beginning. */
static int64_t
fine_start(const struct icalrecurrencetype *r, int64_t start, int64_t begin)
{
	int64_t unit = r->freq == ICAL_SECONDLY_RECURRENCE   ? 1
		       : r->freq == ICAL_MINUTELY_RECURRENCE ? 60
							     : 3600;
	int64_t step = unit * r->interval;

	if (!within_a_day(r) || r->count || start >= begin)
		return start;
	return start + (begin - start) / step * step;
}

static enum ical_expansion
walk_rule(struct icalrecurrencetype *r, const struct ical_time *start,
	const struct ical_span *first, const struct window *w, struct buf *out)
{
	int64_t begin = w->from - w->length - (within_a_day(r) ? 0 : DAY);
	int64_t from = fine_start(r, start->local, begin);
	icalrecur_iterator *it =
		icalrecur_iterator_new(*r, to_libical(from, start->date));
	enum ical_expansion result = ICAL_COMPLETE;
	uint32_t steps = 0, n = 0;
	uint32_t most = within_a_day(r) && r->count ? ICAL_MAX_OCCURRENCES
						    : ICAL_MAX_STEPS;

	if (!it)
		return ICAL_BAD_RULE;
	/* Years of occurrences before the period are jumped over. */
	if (!r->count && from < begin && !within_a_day(r))
		icalrecur_iterator_set_start(
			it, to_libical(begin, start->date));
	for (;;) {
		struct icaltimetype t = icalrecur_iterator_next(it);
		struct ical_span span = *first;
		size_t before = out->n;

		if (icaltime_is_null_time(t))
			break;
		span.start = of_libical(t);
		span.end = span.start + w->length;
		if (span.start > w->to)
			break;
		add(out, &span, w);
		n += out->n > before;
		if (++steps >= most || n >= ICAL_MAX_OCCURRENCES) {
			result = ICAL_CAPPED;
			break;
		}
	}
	icalrecur_iterator_free(it);
	return result;
}

static enum ical_expansion
expand_rule(const struct ical_time *start, const struct ical_span *first,
	struct chron_str text, const struct window *w,
	struct ical_budget *budget, struct buf *out)
{
	struct icalrecurrencetype r;
	enum ical_expansion result;
	bool endless;

	if (!read_rule(text, &r))
		return ICAL_BAD_RULE;
	if (never(&r))
		return ICAL_BAD_RULE;
	if (too_fine(&r))
		return ICAL_TOO_FINE;
	if (budget->barren >= ICAL_MAX_BARREN)
		return ICAL_BARREN;
	settle_until(&r, start);
	endless = icaltime_is_null_time(r.until) || of_libical(r.until) > w->to;
	if (!endless && of_libical(r.until) < w->from - w->length)
		return ICAL_COMPLETE; /* over before the period began */
	/* libical looks at UNTIL while it searches, so that one that finds
	 * nothing ends with the period rather than in some centuries. */
	if (endless)
		r.until = to_libical(w->to, start->date);
	endless &= !r.count;
	result = walk_rule(&r, start, first, w, out);
	budget->barren += result == ICAL_BAD_RULE;
	return result == ICAL_COMPLETE && endless && w->horizon ? ICAL_HORIZON
								: result;
}

/* ---- putting it together ---- */

static bool
excepted(const struct buf *without, int64_t start)
{
	size_t n = without->n / sizeof(struct ical_time);
	struct ical_time at = {.local = start};
	struct ical_time day = {.local = start, .date = true};

	day.local -= (start % DAY + DAY) % DAY;
	return bsearch(&at, without->p, n, sizeof(at), compare_times) ||
	       bsearch(&day, without->p, n, sizeof(day), compare_times);
}

/* In order, none twice, without the exceptions. */
static void
settle(struct buf *out, const struct buf *without, uint32_t *all)
{
	struct ical_span *s = (struct ical_span *)(void *)out->p;
	size_t n = out->n / sizeof(*s), kept = 0;
	bool any = false;
	int64_t last = 0;

	*all = 0;
	if (n)
		qsort(s, n, sizeof(*s), compare_spans);
	for (size_t i = 0; i < n; i++) {
		if (any && s[i].start == last)
			continue;
		any = true;
		last = s[i].start;
		++*all;
		if (!excepted(without, last))
			s[kept++] = s[i];
	}
	out->n = kept * sizeof(*s);
}

enum ical_expansion
ical_expand(const struct ical_time *start, const struct ical_span *first,
	const struct ical_rule *rule, int32_t from, int32_t to,
	struct ical_budget *budget, struct buf *out, uint32_t *all)
{
	int32_t day = (int32_t)(start->local / DAY - (start->local % DAY < 0));
	struct window w = {
		.length = first->has_end ? first->end - first->start : 0};
	enum ical_expansion result = ICAL_COMPLETE;
	const struct ical_span *extra = (const void *)rule->extra.p;
	size_t nextra = rule->extra.n / sizeof(*extra);

	w.horizon = to == CIVIL_MAX;
	if (from == CIVIL_MIN)
		from = day;
	if (w.horizon)
		to = (from > day ? from : day) + ICAL_HORIZON_DAYS;
	w.from = (int64_t)from * DAY;
	w.to = (int64_t)to * DAY + DAY - 1;
	if (w.length < 0)
		w.length = 0;
	buf_clear(out);
	add(out, first, &w);
	if (rule->rrule.n)
		result =
			expand_rule(start, first, rule->rrule, &w, budget, out);
	for (size_t i = 0; i < nextra; i++) {
		struct ical_span span = extra[i];

		if (!span.has_end && first->has_end) {
			span.has_end = true;
			span.end = span.start + w.length;
		}
		add(out, &span, &w);
	}
	if (rule->without.n)
		qsort(rule->without.p,
			rule->without.n / sizeof(struct ical_time),
			sizeof(struct ical_time), compare_times);
	settle(out, &rule->without, all);
	if (out->n / sizeof(struct ical_span) > ICAL_MAX_OCCURRENCES) {
		out->n = ICAL_MAX_OCCURRENCES * sizeof(struct ical_span);
		result = ICAL_CAPPED;
	}
	return result;
}
