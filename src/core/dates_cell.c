/* A whole date cell: what stands before and after a date, and two dates. */
#include "core/dates_parse.h"

enum {
	MARCH = 3,
	OCTOBER = 10,
};

/* What stands before a date and opens or shuts its interval. */
struct bound {
	enum dates_word word;
	bool open_first, open_last;
	int first, last; /* days to move the end that stays */
};
static const struct bound bounds[] = {
	{WORD_BEFORE, true, false, 0, -1},
	{WORD_BY, true, false, 0, 0},
	{WORD_UNTIL, true, false, 0, 0},
	{WORD_AFTER, false, true, 1, 0},
	{WORD_FROM, false, true, 0, 0},
	{WORD_BETWEEN, false, false, 0, 0},
};

static const struct bound *
bound_at(const struct reader *r)
{
	for (size_t i = 0; i < sizeof(bounds) / sizeof(bounds[0]); i++)
		if (is_word(ahead(r, 0), bounds[i].word))
			return &bounds[i];
	return NULL;
}

/* A word for a time of the day. */
static bool
is_daytime(const struct dates_token *t)
{
	return is_word(t, WORD_DAYTIME) || is_half(t);
}

/* Marks of doubt, harmless words and words for a time of the day. */
static bool
take_harmless(struct reader *r, struct cell *c)
{
	const struct dates_token *t = ahead(r, 0);

	if (is_mark(t, '?') || is_mark(t, '~') || is_word(t, WORD_UNSURE)) {
		r->unsure = true;
		r->i++;
		if (is_mark(ahead(r, 0), '.') || is_mark(ahead(r, 0), ':'))
			r->i++;
		return true;
	}
	if (is_daytime(t) ||
		(is_word(t, WORD_THIRD) && is_daytime(ahead(r, 1)))) {
		c->at.words = true;
		r->pair |= is_word(t, WORD_DAYTIME) && t->value == NIGHT;
		r->i += is_word(t, WORD_THIRD) ? 2 : 1;
		return true;
	}
	if (!is_word(t, WORD_FILLER) &&
		!(t->kind == TOK_MARK && strchr("()[]'\"*:,", t->mark)))
		return false;
	r->i++;
	return true;
}

/* 10:30 or 2.30pm before the date, but not the 04.03 of "04.03 2019". */
static bool
leads_with_time(const struct reader *r)
{
	const struct dates_token *half = ahead(r, 3);

	return times_begin(r, 0, false) &&
	       (!is_mark(ahead(r, 1), '.') || is_word(half, WORD_AM) ||
		       is_word(half, WORD_PM) ||
		       (is_word(half, WORD_FILLER) && /* 14.45 on 4/3/2019 */
			       ahead(r, 4)->kind == TOK_NUMBER &&
			       ahead(r, 5)->kind != TOK_END));
}

/* "not known", "n/a" and what may stand about them. */
static bool
read_nothing(struct reader *r, struct cell *c)
{
	bool said = false;
	int begin = r->i;

	for (;; r->i++) {
		if (is_word(ahead(r, 0), WORD_UNKNOWN))
			said = c->unknown = true;
		else if (is_word(ahead(r, 0), WORD_BLANK))
			said = c->blank = true;
		else if (!is_word(ahead(r, 0), WORD_FILLER) &&
			 (ahead(r, 0)->kind != TOK_MARK ||
				 !strchr("-./?~*", ahead(r, 0)->mark)))
			break;
	}
	c->blank = c->blank && !c->unknown;
	if (!said && ahead(r, 0)->kind == TOK_END) {
		c->unknown = r->unsure;
		c->blank = !r->unsure;
		return true;
	}
	if (ahead(r, 0)->kind == TOK_END && said)
		return true;
	c->blank = c->unknown = false;
	r->i = begin;
	return false;
}

/* "evening" and no more. */
static bool
is_last_daytime(const struct reader *r, int k)
{
	return is_word(ahead(r, k), WORD_DAYTIME) &&
	       ahead(r, k + 1)->kind == TOK_END;
}

/* The tokens that say "to" between two dates, 0 if there are none. */
static int
range_sep(const struct reader *r, const struct bound *b)
{
	const struct dates_token *t = ahead(r, 0);
	bool between = b && b->word == WORD_BETWEEN;
	int k = 1;

	if (!is_mark(t, '-') && !is_mark(t, '>') && !is_word(t, WORD_TO) &&
		!is_word(t, WORD_UNTIL) &&
		!(between && (is_word(t, WORD_AND) || is_mark(t, '&') ||
				     is_word(t, WORD_OR) || is_mark(t, '/'))) &&
		!(is_mark(t, '/') && (is_number(ahead(r, 1), 4, 4) || r->pair)))
		return 0;
	while (is_mark(ahead(r, k), '-') || is_mark(ahead(r, k), '>') ||
		is_word(ahead(r, k), WORD_FILLER))
		k++;
	return ahead(r, k)->kind == TOK_END || is_last_daytime(r, k) ||
			       is_word(ahead(r, k), WORD_ONWARDS)
		       ? 0
		       : k;
}

/* What one date of a range leaves to the other: 12-14 March 2019. */
static bool
share(struct reader *r, struct part *a, struct part *b)
{
	bool borrowed = !a->year && !a->short_year;

	if (b->kind == PART_DAY && b->month < 0 && a->month_first)
		part_read_year(r, b);
	borrowed &= b->year || b->short_year;
	if (a->kind == PART_DAY && a->month < 0)
		a->month = b->month;
	if (borrowed) {
		a->year = b->year;
		a->short_year = b->short_year;
	}
	if (!b->year && !b->short_year) {
		b->year = a->year;
		b->short_year = a->short_year;
	}
	/* March 12-14, 2019; 12/03/2019 - 14th */
	if (b->kind == PART_DAY && b->month < 0 && a->kind == PART_DAY &&
		a->month >= 0 && b->day > a->day &&
		(a->month_first || b->ordinal))
		b->month = a->month;
	if (b->kind == PART_DAY && b->month < 0)
		return reader_fail(
			r, "the month of the second date is missing");
	if (borrowed && a->year && a->month >= OCTOBER && b->month >= 1 &&
		b->month <= MARCH) {
		a->year--; /* 28 Dec - 3 Jan 2019 */
		a->assumed = true;
	}
	return true;
}

/* "12/3/2019 (Tue) 14:30": the weekday before the time.  Behind the time it
 * is left to check_weekday(). */
static void
take_weekday(struct reader *r, struct part *p)
{
	int k = 0;

	while (is_mark(ahead(r, k), '(') || is_mark(ahead(r, k), ','))
		k++;
	if (p->kind != PART_DAY || p->month < 0 || p->weekday >= 0 ||
		!is_word(ahead(r, k), WORD_WEEKDAY))
		return;
	p->weekday = ahead(r, k)->value;
	r->i += k + 1;
	while (is_mark(ahead(r, 0), ')') || is_mark(ahead(r, 0), ',') ||
		is_mark(ahead(r, 0), '.'))
		r->i++;
}

/* The time after a date.  Only a day has one: behind a year or a month, four
 * digits are another year. */
static bool
read_times_after(struct reader *r, const struct part *p, struct times *t)
{
	struct times after = TIMES_NONE;

	if (p->kind != PART_DAY || p->month < 0)
		return true;

	if (take_word(r, WORD_ISO_T, NULL) && ahead(r, 0)->kind != TOK_NUMBER)
		return reader_fail(r, "the time after T is missing");
	if (is_mark(ahead(r, 0), '-') && times_begin(r, 1, true)) {
		/* 4.3.19 - 6.03 */
		if (is_mark(ahead(r, 2), '.') && ahead(r, 3)->number <= 12)
			return reader_fail(r, "what follows the date could be "
					      "a date or a time");
		r->i++;
	}
	if (is_mark(ahead(r, 0), '/') && ahead(r, 0)->spaced &&
		is_mark(ahead(r, 2), ':') && times_begin(r, 1, false))
		r->i++; /* 4/3/2019 / 14:30 */
	if (!times_read(r, &after, false))
		return false;
	if (after.from < 0)
		r->unsure |= after.unsure; /* 12/3/2019? */
	if (after.from >= 0 || t->from < 0) {
		after.words |= t->words;
		*t = after;
	}
	return true;
}

/* The second date of a range.  True if there is none. */
static bool
read_second(
	struct reader *r, struct cell *c, struct part *a, const struct bound *b)
{
	struct part second = PART_NONE;
	int k = range_sep(r, b);

	if (!k)
		return part_extent(r, a, &c->a);
	r->i += k;
	while (take_harmless(r, c))
		;
	if (!part_read(r, &second))
		return false;
	take_weekday(r, &second);
	if (a->week == WEEK_END)
		a->week = -1; /* weekend of 16-17 March */
	if (!share(r, a, &second) || !part_extent(r, a, &c->a) ||
		!part_extent(r, &second, &c->b))
		return false;
	c->has_b = true;
	/* 2019 - March 2019: whatever that may mean */
	if (c->b.last < c->a.last && c->b.precision < c->a.precision)
		r->unsure = true;
	return read_times_after(r, &second, &c->until);
}

static bool
apply_bound(struct reader *r, struct cell *c, const struct bound *b)
{
	if (b->word == WORD_BETWEEN) {
		if (!c->has_b)
			return c->at.to >= 0 ||
			       reader_fail(r, "between needs two dates");
		if (c->b.last < c->a.first)
			return reader_fail(r, "it ends before it begins");
		c->a.last = c->b.last;
		if (c->b.precision > c->a.precision)
			c->a.precision = c->b.precision;
		c->a.unsure = true;
		c->has_b = false;
		return true;
	}
	if (c->has_b)
		return b->word == WORD_FROM ||
		       reader_fail(r, "a bound and a range in one cell");
	c->open_first = b->open_first;
	c->open_last = b->open_last;
	if (b->first) /* after X: the day after X ends */
		c->a.first = c->a.last + b->first;
	if (b->last) /* before X */
		c->a.last = c->a.first + b->last;
	return true;
}

/* A weekday may follow the date that it belongs to. */
static void
check_weekday(struct reader *r, const struct cell *c)
{
	int weekday;

	if (take_word(r, WORD_WEEKDAY, &weekday) &&
		c->a.precision == CHRON_DAY &&
		civil_weekday(c->a.first) != weekday)
		r->notes |= DATE_NOTE_WEEKDAY;
}

/* "11/03/2019 (w/c)", "March 2019 (early)": said behind the date. */
static void
take_afterthought(struct reader *r, struct part *p)
{
	int k = is_mark(ahead(r, 0), '(');
	const struct dates_token *t = ahead(r, k), *next = ahead(r, k + 1);

	if (next->kind != TOK_END && !(k && is_mark(next, ')')))
		return;
	if (is_word(t, WORD_WEEK) && p->kind == PART_DAY && p->week < 0)
		p->week = t->value;
	else if (is_word(t, WORD_THIRD) && p->third < 0 &&
		 (p->kind == PART_MONTH || p->kind == PART_YEAR))
		p->third = p->last_third = t->value;
	else
		return;
	r->i += 1 + 2 * k;
}

/* March/April 2019, March or April 2019: somewhere in them. */
static bool
one_or_the_other(const struct reader *r, const struct part *p)
{
	const struct dates_token *sep = ahead(r, 0);
	enum dates_word same = p->kind == PART_MONTH	? WORD_MONTH
			       : p->kind == PART_SEASON ? WORD_SEASON
							: WORD_OTHER;

	return same != WORD_OTHER && is_word(ahead(r, 1), same) &&
	       (is_mark(sep, '/') || is_word(sep, WORD_OR));
}

static bool
read_tail(struct reader *r, struct cell *c)
{
	for (;;) {
		const struct dates_token *t;

		check_weekday(r, c);
		t = ahead(r, 0);
		if ((is_mark(t, '-') || is_word(t, WORD_TO)) &&
			(is_word(ahead(r, 1), WORD_ONWARDS) ||
				is_last_daytime(r, 1))) {
			r->i++; /* 2018 - present, 4/3/2019 - evening */
			t = ahead(r, 0);
		}
		if (is_word(t, WORD_AND) && is_word(ahead(r, 1), WORD_ONWARDS))
			r->i++;
		if (take_word(r, WORD_ONWARDS, NULL))
			c->open_last = true;
		else if (is_word(t, WORD_UNKNOWN) && t->value == DOUBTFUL)
			r->unsure = true, r->i++;
		else if (t->kind == TOK_MARK && strchr(".,;-/", t->mark) &&
			 ahead(r, 1)->kind == TOK_END) {
			r->notes |= DATE_NOTE_REPAIRED;
			r->i++;
		} else if (!take_harmless(r, c)) {
			break;
		}
	}
	if (ahead(r, 0)->kind == TOK_END)
		return true;
	return reader_fail(
		r, "there is text about the date that is not understood");
}

static bool
read_dates(struct reader *r, struct cell *c, const struct bound *b)
{
	static const struct bound either = {WORD_BETWEEN, false, false, 0, 0};
	struct part a = PART_NONE;

	if (!part_read(r, &a))
		return false;
	take_weekday(r, &a);
	take_afterthought(r, &a);
	if (!b && one_or_the_other(r, &a))
		b = &either;
	if (!read_times_after(r, &a, &c->at) || !read_second(r, c, &a, b) ||
		!read_tail(r, c))
		return false;
	return !b || apply_bound(r, c, b);
}

bool
cell_read(struct reader *r, struct cell *c)
{
	const struct bound *b = NULL;

	*c = (struct cell){.at = TIMES_NONE, .until = TIMES_NONE};
	if (r->lex.repaired)
		r->notes |= DATE_NOTE_REPAIRED;
	if (serial_read(r, c) || stamp_read(r, c) || same_read(r, c))
		return true;
	if (is_mark(ahead(r, 0), '-') && ahead(r, 1)->spaced &&
		ahead(r, 1)->kind != TOK_END && !blank_day(r)) {
		r->notes |= DATE_NOTE_REPAIRED; /* a bullet */
		r->i++;
	}
	for (;;) {
		if (blank_day(r))
			return blank_day_read(r, c);
		if (!b && bound_at(r)) {
			b = bound_at(r);
			r->i++;
			if (is_mark(ahead(r, 0), '-'))
				r->i++; /* pre-2019 */
		} else if (c->at.from < 0 && leads_with_time(r)) {
			if (!times_read(r, &c->at, false))
				return false;
		} else if (!take_harmless(r, c)) {
			break;
		}
	}
	if (!b && c->at.from < 0 && read_nothing(r, c))
		return true;
	if (c->at.from >= 0 && ahead(r, 0)->kind == TOK_END)
		return reader_fail(r, "this is a time without a date");
	return read_dates(r, c, b);
}
