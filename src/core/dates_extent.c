/* The days that a part of a date comes to. */
#include <stdio.h>

#include "core/dates_parse.h"

/* From the first of a month, so many months. */
struct span {
	int month, months;
};
static const struct span seasons[] = {{3, 3}, {6, 3}, {9, 3}, {12, 3}};
/* Terms by the season in their name; winter has none. */
static const struct span terms[] = {{1, 4}, {4, 4}, {9, 4}, {0, 0}};
/* Academic; financial (from April); one or the other. */
static const struct span year_spans[] = {{9, 12}, {4, 12}, {4, 17}};

/* The bounds that hold for every school and household; what is wider than
 * the day itself is uncertain.  Months beyond 12 are of the next year. */
struct holiday {
	int month1, day1, month2, day2;
	enum chron_precision precision;
	bool unsure;
	bool easter; /* days are counted from Easter Sunday */
};
static const struct holiday holidays[] = {
	[0] = {12, 24, 12, 26, CHRON_WEEK, true, false}, /* Christmas */
	[1] = {0, -2, 0, 1, CHRON_WEEK, true, true},	 /* Easter */
	[2] = {12, 25, 12, 25, CHRON_DAY, false, false},
	[3] = {12, 26, 12, 26, CHRON_DAY, false, false},
	[4] = {12, 24, 12, 24, CHRON_DAY, false, false},
	[5] = {12, 31, 12, 31, CHRON_DAY, false, false},
	[6] = {0, -2, 0, -2, CHRON_DAY, false, true}, /* Good Friday */
	[7] = {0, 0, 0, 0, CHRON_DAY, false, true},
	[8] = {0, 1, 0, 1, CHRON_DAY, false, true},
	[9] = {1, 1, 1, 1, CHRON_DAY, false, false},
	/* Holidays of schools. */
	[10] = {12, 16, 13, 8, CHRON_MONTH, true, false}, /* Christmas */
	[11] = {0, -23, 0, 16, CHRON_MONTH, true, true},  /* Easter */
	[12] = {6, 24, 9, 8, CHRON_SEASON, true, false},  /* summer */
	/* Half terms: February, May, October. */
	[13] = {2, 8, 2, 28, CHRON_WEEK, true, false},
	[14] = {5, 22, 6, 8, CHRON_WEEK, true, false},
	[15] = {10, 12, 11, 5, CHRON_WEEK, true, false},
	[16] = {1, 0, 1, 2, CHRON_WEEK, true, false}, /* New Year */
	[17] = {10, 31, 10, 31, CHRON_DAY, false, false},
	[18] = {11, 5, 11, 5, CHRON_DAY, true, false}, /* fireworks */
};

static int32_t
month_start(int year, int month)
{
	return civil_days(year + (month - 1) / 12, (month - 1) % 12 + 1, 1);
}

/* Easter Sunday: the anonymous Gregorian computus. */
static int32_t
easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int d = b / 4, e = b % 4, g = (8 * b + 13) / 25;
	int h = (19 * a + b - d - g + 15) % 30;
	int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
	int m = (a + 11 * h + 22 * l) / 451;
	int month = (h + l - 7 * m + 114) / 31;
	int day = (h + l - 7 * m + 114) % 31 + 1;

	return civil_days(year, month, day);
}

static void
span_extent(const struct span *s, int year, struct extent *e)
{
	e->first = month_start(year, s->month);
	e->last = month_start(year, s->month + s->months) - 1;
}

static bool
fail_no_day(struct reader *r, const struct part *p)
{
	char near[64] = "", a[12], b[12];
	int days;

	if (p->day == 0)
		return reader_fail(r, "there is no day 0");
	if (p->month < 1 || p->month > 12)
		return reader_fail(r, "there is no month %d", p->month);
	if (p->day > 31)
		return reader_fail(r, "there is no day %d", p->day);
	days = civil_month_days(p->year, p->month);
	civil_long_day(civil_days(p->year, p->month, days), a);
	civil_long_day(civil_days(p->year, p->month, days) + 1, b);
	snprintf(near, sizeof(near), "%s or %s", a[0] == '0' ? a + 1 : a,
		b[0] == '0' ? b + 1 : b);
	if (p->month == 2 && p->day == 29)
		return reader_fail_near(
			r, near, "there is no 29 February in %d", p->year);
	return reader_fail_near(r, near, "there is no %d %s", p->day,
		civil_month_names[p->month - 1]);
}

/* Saturday and Sunday about one of them. */
static bool
weekend_extent(struct reader *r, struct extent *e)
{
	int weekday = civil_weekday(e->first);

	if (weekday < 5)
		return reader_fail(r, "that day is not of a weekend");
	e->first -= weekday - 5;
	e->last = e->first + 1;
	return true;
}

static bool
day_extent(struct reader *r, const struct part *p, struct extent *e)
{
	if (!civil_valid(p->year, p->month, p->day))
		return fail_no_day(r, p);
	e->first = e->last = civil_days(p->year, p->month, p->day);
	e->precision = CHRON_DAY;
	if (p->weekday >= 0 && civil_weekday(e->first) != p->weekday)
		r->notes |= DATE_NOTE_WEEKDAY;
	if (p->week < 0)
		return true;
	e->precision = CHRON_WEEK;
	if (p->week == WEEK_END)
		return weekend_extent(r, e);
	if (p->week == 0)
		e->last += 6;
	else
		e->first -= 6;
	return true;
}

/* Days 1-10, 11-20, 21 to the end. */
static bool
month_extent(struct reader *r, const struct part *p, struct extent *e)
{
	int32_t first;

	if (p->month < 1 || p->month > 12)
		return reader_fail(r, "there is no month %d", p->month);
	first = civil_days(p->year, p->month, 1);
	if (p->nth >= 0) {
		e->first =
			first +
			(p->nth < 4 ? 7 * p->nth
				    : civil_month_days(p->year, p->month) - 7);
		e->last = e->first + 6;
		e->precision = CHRON_WEEK;
		e->unsure = true; /* whose weeks begin on the first? */
		return true;
	}
	e->precision = CHRON_MONTH;
	e->first = first + (p->third > 0 ? 10 * p->third : 0);
	e->last = first +
		  (p->third >= 0 && p->last_third < 2
				  ? 10 * p->last_third + 9
				  : civil_month_days(p->year, p->month) - 1);
	return true;
}

/* ISO 8601: week 1 holds 4 January; weeks begin on Monday. */
static bool
iso_week_extent(struct reader *r, const struct part *p, struct extent *e)
{
	int32_t first = civil_days(p->year, 1, 4);
	int32_t next = civil_days(p->year + 1, 1, 4);

	first -= civil_weekday(first);
	next -= civil_weekday(next);
	e->first = first + 7 * (p->which - 1);
	if (p->which < 1 || e->first >= next || p->day == 0 || p->day > 7)
		return reader_fail(r, "there is no such week of %d", p->year);
	e->precision = p->day < 0 ? CHRON_WEEK : CHRON_DAY;
	e->last = e->first + (p->day < 0 ? 6 : p->day - 1);
	if (p->day > 0)
		e->first = e->last;
	return true;
}

static void
year_extent(const struct part *p, struct extent *e)
{
	const struct span third = {1 + 4 * (p->third < 0 ? 0 : p->third),
		p->third < 0 ? 12 : 4 * (p->last_third - p->third + 1)};

	span_extent(&third, p->year, e);
	e->precision = p->third < 0 ? CHRON_YEAR : CHRON_SEASON;
	e->unsure = p->third >= 0;
}

static void
holiday_extent(const struct holiday *h, int year, struct extent *e)
{
	if (h->easter) {
		e->first = easter(year) + h->day1;
		e->last = easter(year) + h->day2;
	} else {
		e->first = month_start(year, h->month1) + h->day1 - 1;
		e->last = month_start(year, h->month2) + h->day2 - 1;
	}
	e->precision = h->precision;
	e->unsure = h->unsure;
}

static bool
kind_extent(struct reader *r, const struct part *p, struct extent *e)
{
	switch (p->kind) {
	case PART_DAY:
		return day_extent(r, p, e);
	case PART_MONTH:
		return month_extent(r, p, e);
	case PART_SEASON:
		span_extent(&seasons[p->which], p->year, e);
		e->precision = CHRON_SEASON;
		return true;
	case PART_TERM:
		if (!terms[p->which].months)
			return reader_fail(r, "there is no winter term: write "
					      "autumn or spring term");
		span_extent(&terms[p->which], p->year, e);
		e->precision = CHRON_SEASON;
		return true;
	case PART_YEAR:
		year_extent(p, e);
		return true;
	case PART_YEARSPAN:
		span_extent(&year_spans[p->which], p->year, e);
		e->precision = CHRON_YEAR;
		e->unsure = p->which == 2;
		return true;
	case PART_ISO_WEEK:
		return iso_week_extent(r, p, e);
	case PART_HOLIDAY:
		holiday_extent(&holidays[p->which], p->year, e);
		return true;
	}
	return false;
}

/* The month a part begins in; 0 if it names its year itself. */
static int
first_month(const struct part *p)
{
	switch (p->kind) {
	case PART_SEASON:
		return seasons[p->which].month;
	case PART_TERM:
		return terms[p->which].month;
	case PART_HOLIDAY:
		return holidays[p->which].easter ? 4
						 : holidays[p->which].month1;
	default:
		return 0;
	}
}

/* The spring term of 2018/19 is in 2019. */
static bool
in_second_year(const struct part *p)
{
	enum { SCHOOL_YEAR = 9 };
	int month = p->span ? first_month(p) : 0;

	return month >= 1 && month < SCHOOL_YEAR;
}

bool
part_extent(struct reader *r, const struct part *written, struct extent *e)
{
	struct part p = *written;

	*e = (struct extent){0};
	if (p.kind == PART_DAY && p.month < 0)
		return reader_fail(r,
			p.day > 31 ? "this number is not a date"
				   : "a day alone is not a date: the month and "
				     "the year are missing");
	if (!year_fill(r, &p))
		return false;
	if (p.short_year) {
		int year = p.year;
		bool day = p.kind == PART_DAY;

		if (year_expand(r->ctx, &year, p.month, day ? p.day : -1,
			    &r->notes))
			p.year = year;
		else
			p.year += 2000; /* for the reason given */
	}
	if (in_second_year(&p)) {
		p.year++;
		p.assumed |= p.kind != PART_TERM;
	}
	if (p.year < DATES_FIRST_YEAR || p.year > DATES_LAST_YEAR)
		return reader_fail(
			r, "the year %d cannot be meant here", p.year);
	if (!kind_extent(r, &p, e))
		return false;
	e->unsure |= p.assumed;
	return true;
}
