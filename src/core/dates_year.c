/* Years that are not written in full, and the order of day and month. */
#include <stdio.h>

#include "core/dates_parse.h"

enum {
	PIVOT = 1950,	    /* without a period: 1950 to 2049 */
	OBVIOUS_OLD = 1970, /* without a period, "70" and later and ... */
	OBVIOUS_NEW = 2029, /* ... "29" and earlier leave no doubt */
	LATE_YEARS = 5,	    /* a record may follow the period by so much */
	OPEN_YEARS = 20,    /* the longest review without an end */
	DAYS_OF_YEAR = 366,
};

/* Days between a day and the period; negative before it.  0 inside. */
static int64_t
distance(const struct date_context *ctx, int32_t day)
{
	if (ctx->from != CIVIL_MIN && day < ctx->from)
		return (int64_t)day - ctx->from;
	if (ctx->to != CIVIL_MAX && day > ctx->to)
		return (int64_t)day - ctx->to;
	return 0;
}

static bool
has_period(const struct date_context *ctx)
{
	return ctx->from != CIVIL_MIN || ctx->to != CIVIL_MAX;
}

/* Smaller is likelier: in the period, soon after it, before it, later. */
static int64_t
unlikeliness(const struct date_context *ctx, int year, int32_t day)
{
	int64_t d = distance(ctx, day);

	if (!has_period(ctx))
		return year >= PIVOT && year < PIVOT + 100 ? 0 : 1;
	if (ctx->to == CIVIL_MAX && d == 0)
		d = day - (int64_t)ctx->from;
	if (ctx->to == CIVIL_MAX && d > 0)
		return d <= (int64_t)OPEN_YEARS * DAYS_OF_YEAR ? 0
							       : d + 1000000;
	if (ctx->from == CIVIL_MIN && d == 0)
		return ctx->to - (int64_t)day;
	if (d <= 0)
		return -d;
	return d <= (int64_t)LATE_YEARS * DAYS_OF_YEAR ? d : d + 1000000;
}

static bool
century_is_obvious(const struct date_context *ctx, int year, int32_t day)
{
	if (has_period(ctx))
		return distance(ctx, day) == 0;
	return year >= OBVIOUS_OLD && year <= OBVIOUS_NEW;
}

bool
year_expand(const struct date_context *ctx, int *year, int month, int day,
	unsigned *notes)
{
	int best = 0;
	int32_t best_day = 0;
	int64_t least = INT64_MAX;

	for (int century = 1900; century <= 2000; century += 100) {
		int y = century + *year;
		int m = month >= 0 ? month : 7, d = day >= 0 ? day : 1;
		int32_t days;

		if (!civil_valid(y, m, d))
			continue;
		days = civil_days(y, m, d);
		if (unlikeliness(ctx, y, days) < least) {
			least = unlikeliness(ctx, y, days);
			best = y;
			best_day = days;
		}
	}
	if (!best)
		return false;
	*year = best;
	if (!century_is_obvious(ctx, best, best_day))
		*notes |= DATE_NOTE_TWO_DIGIT;
	return true;
}

/* The years of the period in which the part can lie. */
static int
years_that_fit(
	const struct date_context *ctx, const struct part *p, int years[2])
{
	int first, last, m, d, n = 0;

	if (ctx->from == CIVIL_MIN || ctx->to == CIVIL_MAX)
		return 0;
	civil_from_days(ctx->from, &first, &m, &d);
	civil_from_days(ctx->to, &last, &m, &d);
	for (int y = first; y <= last && n < 3; y++) {
		int month = p->month >= 0 ? p->month : 7;
		int day = p->day >= 0 ? p->day : 15;
		int32_t days;

		if (!civil_valid(y, month, day))
			continue;
		days = civil_days(y, month, day);
		if (days < ctx->from || days > ctx->to ||
			(p->weekday >= 0 && p->day >= 0 &&
				civil_weekday(days) != p->weekday))
			continue;
		if (n < 2)
			years[n] = y;
		n++;
	}
	return n;
}

static bool
fail_no_year(struct reader *r, const struct part *p, const int years[2], int n)
{
	char near[64] = "", a[12], b[12];

	if (n == 2 && p->day >= 0) {
		civil_long_day(civil_days(years[0], p->month, p->day), a);
		civil_long_day(civil_days(years[1], p->month, p->day), b);
		snprintf(near, sizeof(near), "%s or %s", a, b);
	}
	return reader_fail_near(r, near,
		"the year is missing: write it in the cell, or as a heading "
		"above the rows");
}

bool
year_fill(struct reader *r, struct part *p)
{
	int years[2], n;

	if (p->year || p->short_year)
		return true;
	if (r->ctx->year) {
		p->year = r->ctx->year;
		r->notes |= DATE_NOTE_YEAR_FROM_HEADING;
		return true;
	}
	n = years_that_fit(r->ctx, p, years);
	if (n != 1)
		return fail_no_year(r, p, years, n);
	p->year = years[0];
	p->assumed = true;
	return true;
}

static bool
may_be_month(int v)
{
	return v >= 1 && v <= 12;
}

static bool
may_be_day(int v)
{
	return v >= 1 && v <= 31;
}

/* 19-03-04 among dates that begin with the year does so, too; but 27 08 18 and
 * 27/08/18 hardly, unless no day is so great. */
static bool
begins_with_year(const struct date_context *ctx, const struct numeric *n)
{
	return (ctx->order == ORDER_YMD && n->sep == '-') ||
	       (n->v[0] > 31 && may_be_month(n->v[1]));
}

void
order_apply(const struct date_context *ctx, const struct numeric *n,
	struct part *p, unsigned *notes)
{
	const int *v = n->v;
	bool month_first = ctx->order == ORDER_MDY;

	p->kind = PART_DAY;
	p->short_year = n->digits[0] < 3 && n->digits[2] < 3;
	if (n->digits[0] > 2 || (p->short_year && begins_with_year(ctx, n))) {
		if (p->short_year && ctx->order != ORDER_YMD)
			*notes |= DATE_NOTE_ORDER;
		else if (p->short_year && may_be_day(v[0]))
			*notes |= DATE_NOTE_AMBIGUOUS;
		p->year = v[0];
		p->month = v[1];
		p->day = v[2];
		return;
	}
	p->year = v[2];
	if (p->short_year && ctx->order == ORDER_YMD && may_be_month(v[1]) &&
		may_be_day(v[2]))
		*notes |= DATE_NOTE_AMBIGUOUS;
	if (may_be_month(v[0]) && may_be_month(v[1])) {
		if (v[0] != v[1])
			*notes |= DATE_NOTE_AMBIGUOUS;
	} else if (may_be_month(v[month_first ? 1 : 0]) &&
		   may_be_day(v[month_first ? 0 : 1])) {
		month_first = !month_first;
		*notes |= DATE_NOTE_ORDER;
	}
	p->day = v[month_first ? 1 : 0];
	p->month = v[month_first ? 0 : 1];
}
