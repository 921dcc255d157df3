/* Times of the day. */
#include "core/dates_parse.h"

/* One time as the clock shows it. */
struct clock {
	int hour, minute;
	bool half;	/* am or pm was written */
	bool certain;	/* no half is wanting: 14, 09, pm */
	bool bare;	/* only an hour: 2 of "2-3pm" */
	bool no_minute; /* 24:00, 2 o'clock: no minute stands for it */
	bool seconds;
};

static bool
is_unit(const struct dates_token *t)
{
	return is_half(t) || is_word(t, WORD_HOURS) || is_word(t, WORD_OCLOCK);
}

/* 14.30, but not the beginning of 14.3.19 or 14.03.19. */
static bool
is_dotted(const struct reader *r, int k)
{
	const struct dates_token *m = ahead(r, k + 2), *dot = ahead(r, k + 3);

	if (!is_mark(ahead(r, k + 1), '.') || ahead(r, k + 1)->spaced ||
		!is_number(m, 2, 2) || m->spaced || ahead(r, k)->number > 24)
		return false;
	return dot->kind != TOK_MARK || !strchr("./-", dot->mark) ||
	       dot->spaced || ahead(r, k + 4)->kind != TOK_NUMBER ||
	       ahead(r, k + 4)->spaced ||
	       (dot->mark == '-' && is_dotted(r, k + 4));
}

/* The 2017 of 2017-07-25, which is no 20:17. */
static bool
is_year_of_date(const struct reader *r, int k)
{
	const struct dates_token *first = ahead(r, k + 1);
	const struct dates_token *second = ahead(r, k + 3);

	return first->kind == TOK_MARK && strchr("-/.", first->mark) &&
	       is_number(ahead(r, k + 2), 1, 2) && second->kind == TOK_MARK &&
	       second->mark == first->mark && is_number(ahead(r, k + 4), 1, 2);
}

bool
times_begin(const struct reader *r, int k, bool bare)
{
	const struct dates_token *t = ahead(r, k), *next = ahead(r, k + 1);

	if (is_word(t, WORD_NOON))
		return true;
	if (is_number(t, 3, 4))
		return is_unit(next) ||
		       (bare && t->digits == 4 && t->number <= 2400 &&
			       !is_year_of_date(r, k));
	if (!is_number(t, 1, 2))
		return false;
	if ((is_mark(next, ':') && !next->spaced) || is_unit(next) ||
		is_word(next, WORD_NOON))
		return true;
	if ((is_mark(next, '-') || is_word(next, WORD_TO)) &&
		is_number(ahead(r, k + 2), 1, 2) && is_half(ahead(r, k + 3)))
		return true;
	return is_dotted(r, k);
}

/* Two digits after a colon, a point or an "h". */
static bool
take_minutes(struct reader *r, struct clock *c)
{
	const struct dates_token *sep = ahead(r, 0), *t = ahead(r, 1);
	bool colon = is_mark(sep, ':') && !sep->spaced;
	bool hours = is_word(sep, WORD_HOURS) && sep->len == 1;

	if (!colon && !(is_mark(sep, '.') && !sep->spaced) && !hours)
		return false;
	if (!is_number(t, 2, 2) || t->spaced)
		return false;
	c->minute = (int)t->number;
	r->i += 2;
	if (hours || !is_mark(ahead(r, 0), colon ? ':' : '.') ||
		!is_number(ahead(r, 1), 2, 2) || ahead(r, 1)->spaced)
		return true;
	c->seconds = true;
	if (ahead(r, 1)->number > 59)
		c->hour = 99; /* no such time */
	r->i += 2;
	if (is_mark(ahead(r, 0), '.') && ahead(r, 1)->kind == TOK_NUMBER &&
		!ahead(r, 1)->spaced)
		r->i += 2;
	return true;
}

static bool
fail_clock(struct reader *r, const struct clock *c)
{
	if (c->hour == 99)
		return reader_fail(r, "there are only 60 seconds to a minute");
	return reader_fail(r, "there is no time %02d:%02d", c->hour, c->minute);
}

/* am and pm; 14:30pm says the same thing twice. */
static bool
apply_half(struct reader *r, struct clock *c)
{
	bool pm = is_word(ahead(r, 0), WORD_PM);

	r->i++;
	c->half = c->certain = true;
	c->bare = false;
	if (c->hour > 12)
		return pm ? true : fail_clock(r, c);
	if (c->hour == 0 && pm)
		return fail_clock(r, c);
	c->hour = c->hour % 12 + (pm ? 12 : 0);
	return true;
}

/* 0.4375: a spreadsheet's fraction of a day, to the nearest minute.  Two
 * digits could as well be minutes. */
static bool
take_fraction(struct reader *r, struct clock *c)
{
	const struct dates_token *f = ahead(r, 2);
	int64_t scale = 1, minute = f->number;

	if (!is_number(ahead(r, 0), 1, 1) || ahead(r, 0)->number != 0 ||
		!is_mark(ahead(r, 1), '.') || f->spaced ||
		!(is_number(f, 1, 1) || is_number(f, 3, 18)))
		return false;
	for (int i = 0; i < f->digits; i++) {
		if (i >= 12)
			minute /= 10;
		else
			scale *= 10;
	}
	minute = (minute * CIVIL_DAY_MINUTES + scale / 2) / scale;
	minute = minute < CIVIL_DAY_MINUTES ? minute : CIVIL_DAY_MINUTES - 1;
	c->hour = (int)minute / 60;
	c->minute = (int)minute % 60;
	c->certain = true;
	r->notes |= DATE_NOTE_SERIAL;
	r->i += 3;
	return true;
}

static bool
take_number(struct reader *r, struct clock *c)
{
	const struct dates_token *t = ahead(r, 0);
	int v = (int)t->number;

	r->i++;
	if (t->digits == 6) {
		c->seconds = true;
		v /= 100;
	}
	c->certain = t->digits >= 4 || (t->digits == 2 && v < 10);
	c->hour = t->digits > 2 ? v / 100 : v;
	c->minute = t->digits > 2 ? v % 100 : 0;
	c->bare = t->digits <= 2 && !take_minutes(r, c);
	return true;
}

static bool
clock_read(struct reader *r, struct clock *c)
{
	*c = (struct clock){0};
	if (take_word(r, WORD_NOON, NULL)) {
		c->hour = 12;
		c->certain = true;
		return true;
	}
	if (take_fraction(r, c))
		return true;
	if (is_number(ahead(r, 0), 1, 1) && ahead(r, 0)->number == 0 &&
		is_dotted(r, 0) && !is_unit(ahead(r, 3)))
		return reader_fail(r, "this could be minutes after midnight or "
				      "a fraction of a day");
	if (!is_number(ahead(r, 0), 1, 6) || ahead(r, 0)->digits == 5)
		return reader_fail(r, "this is not a time");
	take_number(r, c);
	if (is_half(ahead(r, 0)) && !apply_half(r, c))
		return false;
	if (c->hour == 12 && take_word(r, WORD_NOON, NULL))
		c->certain = true, c->bare = false;
	if (c->hour == 12 && is_word(ahead(r, 0), WORD_DAYTIME) &&
		ahead(r, 0)->value == MIDNIGHT)
		c->no_minute = true, c->bare = false;
	if (take_word(r, WORD_OCLOCK, NULL)) {
		c->bare = false;
		if (is_half(ahead(r, 0)))
			return apply_half(r, c);
		c->no_minute = !c->certain;
	}
	if (take_word(r, WORD_HOURS, NULL))
		c->bare = false, c->certain = true;
	if (c->hour == 24 && c->minute == 0 && !c->bare)
		c->no_minute = true;
	else if (c->hour > 23 || c->minute > 59)
		return fail_clock(r, c);
	c->certain |= c->hour > 12;
	return true;
}

static int
minute_of(const struct clock *c)
{
	return c->hour * 60 + c->minute;
}

/* "2-3pm": the first takes the half of the second, unless that puts it
 * behind: "11-1pm". */
static void
share_half(struct clock *a, const struct clock *b)
{
	struct clock other = *a;

	if (a->certain || !b->half || a->hour > 12)
		return;
	a->bare = false;
	a->certain = true;
	a->hour = a->hour % 12 + (b->hour >= 12 ? 12 : 0);
	other.hour = other.hour % 12 + (b->hour >= 12 ? 0 : 12);
	if (minute_of(a) > minute_of(b) && minute_of(&other) <= minute_of(b))
		a->hour = other.hour;
}

/* Z, +01:00, -0500, GMT.  A minus is a range unless T stood before. */
static bool
read_zone(struct reader *r, struct times *t, bool iso)
{
	const struct dates_token *sign = ahead(r, 0), *n = ahead(r, 1);
	int value, offset;

	if (take_word(r, WORD_ZONE, &value)) {
		t->zoned = true;
		t->offset = value;
		return true;
	}
	if (!is_mark(sign, '+') && !(iso && is_mark(sign, '-')))
		return true;
	if (!is_number(n, 2, 4) || n->digits == 3)
		return reader_fail(r, "the time zone is not understood");
	offset = (int)(n->digits == 4 ? n->number / 100 * 60 + n->number % 100
				      : n->number * 60);
	r->i += 2;
	if (is_mark(ahead(r, 0), ':') && is_number(ahead(r, 1), 2, 2)) {
		offset += (int)ahead(r, 1)->number;
		r->i += 2;
	}
	if (offset > 14 * 60)
		return reader_fail(r, "the time zone is not understood");
	t->zoned = true;
	t->offset = sign->mark == '-' ? -offset : offset;
	return true;
}

/* The tokens between two times of a range, 0 if none follows. */
static int
range_sep(const struct reader *r, const struct times *t, bool alone)
{
	const struct dates_token *s = ahead(r, 0);
	int k = 1;

	if (!is_mark(s, '-') && !is_word(s, WORD_TO) &&
		!is_word(s, WORD_UNTIL) &&
		!(t->between && is_word(s, WORD_AND)))
		return 0;
	while (is_mark(ahead(r, k), '-') || is_word(ahead(r, k), WORD_UNSURE))
		k++;
	if (alone)
		return is_number(ahead(r, k), 1, 4) ||
				       is_word(ahead(r, k), WORD_NOON)
			       ? k
			       : 0;
	return times_begin(r, k, true) ? k : 0;
}

static void
keep(struct times *t, const struct clock *a, const struct clock *b)
{
	t->seconds = a->seconds;
	t->certain = a->certain;
	t->words |= a->no_minute;
	t->from = a->no_minute ? -1 : minute_of(a);
	if (!b)
		return;
	t->words |= b->no_minute;
	t->to = b->no_minute || a->no_minute ? -1 : minute_of(b);
}

static bool
read_range(struct reader *r, struct times *t, bool alone)
{
	bool iso = r->i > 0 && is_word(ahead(r, -1), WORD_ISO_T);
	struct clock a, b;
	int k;

	if (!clock_read(r, &a) || !read_zone(r, t, iso))
		return false;
	k = range_sep(r, t, alone);
	if (k) {
		r->i += k;
		if (!clock_read(r, &b) || !read_zone(r, t, iso))
			return false;
		share_half(&a, &b);
		if (b.bare)
			a.bare = true;
	}
	if (a.bare)
		return reader_fail(r, "an hour alone is not a time: write it "
				      "as 14:00");
	keep(t, &a, k ? &b : NULL);
	return true;
}

/* "after 14:00": no minute stands for it, so it stays words. */
static int
bound_before_time(const struct reader *r, bool alone)
{
	static const enum dates_word bounds[] = {WORD_AFTER, WORD_BEFORE,
		WORD_BY, WORD_FROM, WORD_UNTIL, WORD_BETWEEN};

	for (size_t i = 0; i < sizeof(bounds) / sizeof(bounds[0]); i++)
		if (is_word(ahead(r, 0), bounds[i]) &&
			(alone || times_begin(r, 1, true)))
			return (int)bounds[i];
	return 0;
}

static bool
read_bounded(struct reader *r, struct times *t, int bound, bool alone)
{
	r->i++;
	if (ahead(r, 0)->kind == TOK_WORD && !is_word(ahead(r, 0), WORD_NOON)) {
		t->words = true;
		return true;
	}
	t->between = bound == WORD_BETWEEN;
	if (!read_range(r, t, alone))
		return false;
	if (t->to < 0) {
		t->from = -1;
		t->words = true;
	}
	t->unsure |= t->between;
	return true;
}

/* Words and marks about a time; false if this is none. */
static bool
take_about(struct reader *r, struct times *t, bool alone)
{
	const struct dates_token *k = ahead(r, 0);

	if (is_mark(k, '?') || is_mark(k, '~') || is_word(k, WORD_UNSURE))
		t->unsure = true;
	else if (is_mark(k, '.') && is_word(ahead(r, -1), WORD_UNSURE))
		; /* c. 14:00 */
	else if (is_word(k, WORD_DAYTIME) || is_half(k) ||
		 (is_word(k, WORD_THIRD) &&
			 (is_word(ahead(r, 1), WORD_DAYTIME) ||
				 is_half(ahead(r, 1)))))
		t->words = true;
	else if (!alone && is_word(k, WORD_UNKNOWN) && k->value == DOUBTFUL)
		t->unsure = true;
	else if (alone && k->kind == TOK_WORD && !is_word(k, WORD_UNKNOWN) &&
		 !is_word(k, WORD_BLANK) && !is_word(k, WORD_FILLER))
		t->words = true;
	else if (!is_word(k, WORD_UNKNOWN) && !is_word(k, WORD_BLANK) &&
		 !is_word(k, WORD_FILLER) &&
		 !(k->kind == TOK_MARK && strchr("()[]@:'\"", k->mark)) &&
		 !(is_mark(k, ',') && ahead(r, 1)->kind != TOK_END) &&
		 !(is_mark(k, ';') && times_begin(r, 1, true)) &&
		 !(alone && k->kind == TOK_MARK && strchr("-/&.,;", k->mark)))
		return false;
	r->i++;
	return true;
}

bool
times_read(struct reader *r, struct times *t, bool alone)
{
	bool done = false;

	for (;;) {
		int bound = bound_before_time(r, alone);
		bool iso = r->i > 0 && is_word(ahead(r, -1), WORD_ISO_T);

		if (!done && bound) {
			if (!read_bounded(r, t, bound, alone))
				return false;
			done = t->from >= 0;
		} else if (!done &&
			   (times_begin(r, 0, true) || iso ||
				   (alone && is_number(ahead(r, 0), 1, 4)))) {
			if (!read_range(r, t, alone))
				return false;
			done = true;
		} else if (!take_about(r, t, alone)) {
			break;
		}
	}
	/* "9.30 in the evening" would be read as the morning. */
	if (t->words && t->from >= 0 && !t->certain)
		t->from = t->to = -1;
	return true;
}
