/* One date as written: which kind it is, by its first word. */
#include <stdio.h>

#include "core/dates_parse.h"

static void
skip_marks(struct reader *r, const char *marks)
{
	while (ahead(r, 0)->kind == TOK_MARK &&
		strchr(marks, ahead(r, 0)->mark))
		r->i++;
}

/* A number that goes on as another date or a time is no year. */
static bool
is_year_at(const struct reader *r, int k)
{
	const struct dates_token *t = ahead(r, k), *next = ahead(r, k + 1);

	if (t->kind != TOK_NUMBER || (t->digits != 2 && t->digits != 4) ||
		is_mark(next, ':') || is_word(next, WORD_MONTH) ||
		is_word(next, WORD_ORDINAL) || is_word(next, WORD_HOURS))
		return false;
	return !times_begin(r, k, false);
}

static void
set_year(struct reader *r, struct part *p, int k)
{
	p->year = (int)ahead(r, k)->number;
	p->short_year = ahead(r, k)->digits == 2;
	r->i += k + 1;
}

/* "15 June 1920" under the heading of 2017: twenty past seven.  Four digits
 * near the year of the heading are a year. */
static bool
could_be_time(const struct reader *r, int k)
{
	const struct dates_token *t = ahead(r, k);
	int64_t apart = r->ctx->year - t->number;

	return r->ctx->year && t->digits == 4 && (apart > 20 || apart < -20) &&
	       t->number / 100 < 24 && t->number % 100 < 60;
}

void
part_read_year(struct reader *r, struct part *p)
{
	int k = 0;
	const struct dates_token *t = ahead(r, 0);

	if (t->kind == TOK_MARK && strchr("-/.,'", t->mark)) {
		k = 1;
		if (t->mark == '-' && (t->spaced || ahead(r, 1)->spaced))
			return;
		if (t->mark == '.' && is_mark(ahead(r, 1), '-'))
			k = 2;
	} else if (is_word(t, WORD_FILLER)) {
		k = 1;
	}
	if (is_mark(ahead(r, k), '\''))
		k++;
	if (is_year_at(r, k) && !could_be_time(r, k))
		set_year(r, p, k);
}

/* 2018, 2018/19, 2018-2019; the first year counts. */
static bool
part_read_span_year(struct reader *r, struct part *p)
{
	const struct dates_token *t;
	int next;

	skip_marks(r, ",'");
	if (!is_year_at(r, 0))
		return true;
	set_year(r, p, 0);
	t = ahead(r, 0);
	if (t->kind != TOK_MARK || (t->mark != '/' && t->mark != '-') ||
		t->spaced || !is_year_at(r, 1) || ahead(r, 1)->spaced)
		return true;
	next = (int)ahead(r, 1)->number;
	if (next % 100 != (p->year + 1) % 100)
		return reader_fail(r, "the second year does not follow the "
				      "first");
	p->span = true;
	r->i += 2;
	return true;
}

/* "Mar 19" is a day or a year, and only the table's year could tell. */
static bool
day_or_year(struct reader *r, struct part *p)
{
	int v = (int)ahead(r, 0)->number;
	bool period = r->ctx->from != CIVIL_MIN || r->ctx->to != CIVIL_MAX;
	unsigned notes = 0;
	int year = v;
	char near[64];

	if (v > 31 || (r->third && ahead(r, 0)->digits == 2)) {
		set_year(r, p, 0); /* late Mar 19 */
		return true;
	}
	if (!r->ctx->year && ahead(r, 0)->digits == 2) {
		/* Mar 12 in a review of 2016 to 2018 */
		if (v <= 31 && period &&
			(!year_expand(r->ctx, &year, p->month, -1, &notes) ||
				(notes & DATE_NOTE_TWO_DIGIT)))
			return reader_fail(r, "this could be a day or a year");
		set_year(r, p, 0);
		return true;
	}
	if (r->ctx->year && ahead(r, 0)->digits == 2 && v >= 10) {
		snprintf(near, sizeof(near), "%d %s %d or %s 20%02d", v,
			civil_month_names[p->month - 1], r->ctx->year,
			civil_month_names[p->month - 1], v);
		return reader_fail_near(
			r, near, "this could be a day or a year");
	}
	p->kind = PART_DAY;
	p->day = v;
	r->i++;
	return true;
}

/* The "-14, 2019" of "March 12-14, 2019". */
static bool
days_to(const struct reader *r, int k)
{
	const struct dates_token *to = ahead(r, k), *day = ahead(r, k + 1);
	int after = k + 2 + is_word(ahead(r, k + 2), WORD_ORDINAL);

	if ((!is_mark(to, '-') && !is_word(to, WORD_TO)) ||
		!is_number(day, 1, 2) || times_begin(r, k + 1, false))
		return false;
	after += is_mark(ahead(r, after), ',');
	return is_number(ahead(r, after), 4, 4) ||
	       (r->ctx->year && ahead(r, after)->kind == TOK_END);
}

/* March 2019, March 4th, 2019, Mar-19. */
static bool
read_month(struct reader *r, struct part *p)
{
	const struct dates_token *sep, *t;

	p->kind = PART_MONTH;
	p->month = ahead(r, 0)->value;
	r->i++;
	if (is_word(ahead(r, 0), WORD_HALF_TERM) ||
		(is_word(ahead(r, 0), WORD_FILLER) &&
			!is_number(ahead(r, 1), 4, 4)))
		return true;
	if (is_mark(ahead(r, 0), '.'))
		r->i++;
	sep = ahead(r, 0);
	if (!is_number(sep, 1, 2) || times_begin(r, 0, false)) {
		part_read_year(r, p);
		return true;
	}
	t = ahead(r, 1);
	if (is_word(t, WORD_ORDINAL) || is_mark(t, ',') || days_to(r, 1) ||
		(is_number(t, 2, 4) && is_year_at(r, 1))) {
		p->kind = PART_DAY;
		p->month_first = true;
		p->day = (int)sep->number;
		r->i += 1 + is_word(t, WORD_ORDINAL);
		if (!days_to(r, 0))
			part_read_year(r, p);
		return true;
	}
	return day_or_year(r, p);
}

static bool
fail_half_term(struct reader *r)
{
	return reader_fail(r, "say which half term: October half term 2018");
}

static bool
read_half_term(struct reader *r, struct part *p)
{
	/* The holiday in each season: spring, summer, autumn. */
	static const int by_season[] = {13, 14, 15, 0};
	static const int by_month[13] = {
		[2] = 13, [5] = 14, [6] = 14, [10] = 15, [11] = 15};

	/* half term Feb 2019 */
	if (p->kind == PART_DAY && p->month < 0 && p->day < 0) {
		const struct dates_token *t;

		r->i++;
		take_word(r, WORD_HOLIDAYS, NULL);
		skip_fillers(r);
		t = ahead(r, 0);
		p->kind = is_word(t, WORD_MONTH) ? PART_MONTH : PART_SEASON;
		if (!is_word(t, WORD_MONTH) && !is_word(t, WORD_SEASON))
			return fail_half_term(r);
		p->month = p->which = t->value;
	}
	p->which = p->kind == PART_SEASON  ? by_season[p->which]
		   : p->kind == PART_MONTH ? by_month[p->month]
					   : 0;
	if (!p->which)
		return fail_half_term(r);
	p->kind = PART_HOLIDAY;
	r->i++;
	take_word(r, WORD_HOLIDAYS, NULL);
	return part_read_span_year(r, p);
}

static bool
read_season(struct reader *r, struct part *p)
{
	enum { SUMMER = 1, SUMMER_HOLIDAYS = 12 };

	p->kind = PART_SEASON;
	p->which = ahead(r, 0)->value;
	r->i++;
	if (is_word(ahead(r, 0), WORD_HALF_TERM))
		return true;
	if (take_word(r, WORD_TERM, NULL))
		p->kind = PART_TERM;
	if (take_word(r, WORD_HOLIDAYS, NULL)) {
		if (p->which != SUMMER)
			return reader_fail(r, "say which days these holidays "
					      "were");
		p->kind = PART_HOLIDAY;
		p->which = SUMMER_HOLIDAYS;
	}
	skip_fillers(r);
	return part_read_span_year(r, p);
}

static bool
read_holiday(struct reader *r, struct part *p)
{
	enum { FEASTS = 2, SCHOOL_HOLIDAYS = 10 };

	p->kind = PART_HOLIDAY;
	p->which = ahead(r, 0)->value;
	r->i++;
	if (take_word(r, WORD_HOLIDAYS, NULL) && p->which < FEASTS)
		p->which += SCHOOL_HOLIDAYS;
	return part_read_span_year(r, p);
}

/* Early, mid or late in a month or a year; "mid to late". */
static bool
read_third(struct reader *r, struct part *p)
{
	int third = ahead(r, 0)->value, last;

	r->i++;
	if (is_word(ahead(r, 1), WORD_THIRD) &&
		(is_word(ahead(r, 0), WORD_TO) || is_mark(ahead(r, 0), '-') ||
			is_mark(ahead(r, 0), '/')))
		r->i++;
	if (!take_word(r, WORD_THIRD, &last))
		last = third;
	if (last < third)
		return reader_fail(r, "it ends before it begins");
	skip_marks(r, "-");
	skip_fillers(r);
	r->third = true;
	if (!part_read(r, p))
		return false;
	if (p->third >= 0 || (p->kind != PART_MONTH && p->kind != PART_YEAR))
		return reader_fail(r, "early, mid and late go with a month or "
				      "a year");
	p->third = third;
	p->last_third = last;
	return true;
}

/* First week of March 2019. */
static bool
read_nth_week(struct reader *r, struct part *p)
{
	int nth = is_number(ahead(r, 0), 1, 1) ? (int)ahead(r, 0)->number - 1
					       : ahead(r, 0)->value;

	r->i += is_number(ahead(r, 0), 1, 1) ? 2 : 1;
	if (!is_word(ahead(r, 0), WORD_WEEK) || ahead(r, 0)->value)
		return reader_fail(r, "this is not a date");
	r->i++;
	skip_fillers(r);
	if (!part_read(r, p))
		return false;
	if (p->kind != PART_MONTH || p->third >= 0)
		return reader_fail(r, "a week is named by the day on which it "
				      "begins or ends");
	p->nth = nth;
	return true;
}

static bool
read_week(struct reader *r, struct part *p)
{
	int week = ahead(r, 0)->value;

	r->pair |= week == WEEK_END;
	r->i++;
	skip_marks(r, ".:-");
	skip_fillers(r);
	if (!part_read(r, p))
		return false;
	if (p->kind != PART_DAY)
		return reader_fail(r, "a week is named by the day on which it "
				      "begins or ends");
	p->week = week;
	return true;
}

static bool
read_weekday(struct reader *r, struct part *p)
{
	int weekday = ahead(r, 0)->value;

	r->i++;
	skip_marks(r, ".,-)");
	skip_fillers(r);
	if (ahead(r, 0)->kind == TOK_END)
		return reader_fail(r, "a weekday alone is not a date");
	if (!part_read(r, p))
		return false;
	if (p->weekday >= 0)
		return reader_fail(r, "two weekdays for one date");
	p->weekday = weekday;
	return true;
}

static bool
read_year_span(struct reader *r, struct part *p)
{
	p->kind = PART_YEARSPAN;
	p->which = ahead(r, 0)->value;
	r->i++;
	skip_fillers(r);
	return part_read_span_year(r, p);
}

static bool
read_year_word(struct reader *r, struct part *p)
{
	r->i++;
	return part_read(r, p);
}

static bool
fail_relative(struct reader *r, struct part *p)
{
	(void)p;
	return reader_fail(r, "this leans on another row: write the date");
}

static const struct {
	enum dates_word word;
	bool (*read)(struct reader *r, struct part *p);
} readers[] = {
	{WORD_MONTH, read_month},
	{WORD_WEEKDAY, read_weekday},
	{WORD_WEEK, read_week},
	{WORD_THIRD, read_third},
	{WORD_NTH, read_nth_week},
	{WORD_RELATIVE, fail_relative},
	{WORD_SEASON, read_season},
	{WORD_HOLIDAY, read_holiday},
	{WORD_HALF_TERM, read_half_term},
	{WORD_YEARSPAN, read_year_span},
	{WORD_YEAR, read_year_word},
};

static bool
read_word(struct reader *r, struct part *p)
{
	size_t n = sizeof(readers) / sizeof(readers[0]);

	for (size_t i = 0; i < n; i++)
		if (is_word(ahead(r, 0), readers[i].word))
			return readers[i].read(r, p);
	return reader_fail(r, "this is not a date");
}

bool
part_read(struct reader *r, struct part *p)
{
	bool nth = is_number(ahead(r, 0), 1, 1) && ahead(r, 0)->number >= 1 &&
		   ahead(r, 0)->number <= 4 &&
		   is_word(ahead(r, 1), WORD_ORDINAL) &&
		   is_word(ahead(r, 2), WORD_WEEK);
	bool ok = nth				    ? read_nth_week(r, p)
		  : ahead(r, 0)->kind == TOK_NUMBER ? part_read_number(r, p)
						    : read_word(r, p);

	if (ok && is_word(ahead(r, 0), WORD_HALF_TERM))
		ok = read_half_term(r, p);
	return ok;
}
