/* Dates that begin with a number. */
#include "core/dates_parse.h"

enum {
	RUN_LONGEST = 8,
};

/* Numbers with separators between them and no words: 12-14/3/2019. */
struct run {
	int n;
	int v[RUN_LONGEST];
	uint8_t digits[RUN_LONGEST];
	char sep[RUN_LONGEST];	/* after each, 0 at the end */
	bool slip[RUN_LONGEST]; /* the separator was typed twice */
	int next[RUN_LONGEST];	/* tokens from the first to behind each */
};

/* The separator at token k: its tokens, 0 if there is none.  A hyphen or a
 * comma with space about it stands between two dates or before a time; so does
 * a point, but not within the first three numbers. */
static int
separator(const struct reader *r, int k, bool within, char *sep)
{
	const struct dates_token *t = ahead(r, k);
	int n = 1;

	if (t->kind != TOK_MARK || !strchr("/.-,", t->mark))
		return 0;
	*sep = t->mark;
	if (*sep != '/' && t->spaced && !(*sep == '.' && within))
		return 0;
	while (ahead(r, k + n)->kind == TOK_MARK && !ahead(r, k + n)->spaced &&
		strchr("/.-,", ahead(r, k + n)->mark)) {
		if (is_mark(ahead(r, k + n), '-'))
			*sep = '-'; /* 12.3.-14.3.2019 */
		n++;
	}
	t = ahead(r, k + n);
	if (n > 2 || t->kind != TOK_NUMBER || t->digits > 9)
		return 0;
	if (t->spaced && (*sep == '-' || *sep == ','))
		return 0;
	return n;
}

static void
collect(const struct reader *r, struct run *run)
{
	int k = 0;

	*run = (struct run){0};
	for (;;) {
		char sep = 0;
		int n = run->n++;

		run->v[n] = (int)ahead(r, k)->number;
		run->digits[n] = ahead(r, k)->digits;
		run->next[n] = ++k;
		int seps = separator(r, k, run->n < 3, &sep);

		if (!seps || run->n == RUN_LONGEST ||
			(is_mark(ahead(r, k + seps + 1), ':') &&
				is_number(ahead(r, k + seps), 1, 2)))
			return;
		run->sep[n] = sep;
		run->slip[n] = seps > 1 || (sep == '.' && ahead(r, k)->spaced);
		k += seps;
	}
}

/* "04 03 19" and "4 - 3 - 2019": the separators that collect() leaves. */
static void
collect_spaced(const struct reader *r, struct run *run)
{
	int step =
		is_mark(ahead(r, 1), '-') && is_mark(ahead(r, 3), '-') ? 2 : 1;
	const struct dates_token *b = ahead(r, step), *c = ahead(r, 2 * step);

	if (run->n != 1 || run->digits[0] == 3 || run->digits[0] > 4 ||
		!is_number(b, 1, 2) ||
		!(run->digits[0] == 4 ? is_number(c, 1, 2)
				      : is_number(c, step == 1 ? 2 : 4, 4)) ||
		c->digits == 3 || times_begin(r, step, false) ||
		times_begin(r, 2 * step, false))
		return;
	run->n = 3;
	run->v[1] = (int)b->number;
	run->v[2] = (int)c->number;
	run->digits[1] = b->digits;
	run->digits[2] = c->digits;
	run->sep[0] = run->sep[1] = ' ';
	run->next[1] = step + 1;
	run->next[2] = 2 * step + 1;
}

static bool
take_day(struct reader *r, const struct run *run, struct part *p)
{
	struct numeric n = {{run->v[0], run->v[1], run->v[2]},
		{run->digits[0], run->digits[1], run->digits[2]}, run->sep[0]};

	if (n.digits[1] > 2 || (n.digits[0] > 2 && n.digits[0] != 4) ||
		(n.digits[2] > 2 && n.digits[2] != 4) ||
		(n.digits[0] == 4 && n.digits[2] == 4))
		return reader_fail(r, "this is not a date: write it as "
				      "04/03/2019");
	if (n.digits[0] < 3 && n.digits[2] == 1)
		return reader_fail(r, "the year has only one digit");
	if (run->sep[0] != run->sep[1] || run->slip[0] || run->slip[1] ||
		run->sep[0] == ',')
		r->notes |= DATE_NOTE_REPAIRED;
	order_apply(r->ctx, &n, p, &r->notes);
	r->i += run->next[2];
	return true;
}

/* The year of "12/3 2019", which under the heading of another year could as
 * well be a time. */
static bool
take_lone_year(struct reader *r, struct part *p)
{
	const struct dates_token *t = ahead(r, 0);
	int year = (int)t->number;

	if (!is_number(t, 4, 4) || year < DATES_FIRST_YEAR ||
		year > DATES_LAST_YEAR || is_word(ahead(r, 1), WORD_HOURS))
		return true;
	if (r->ctx->year && r->ctx->year != year)
		return reader_fail(r, "what follows the day could be a year "
				      "or a time");
	p->year = year;
	r->notes |= DATE_NOTE_REPAIRED;
	r->i++;
	return true;
}

/* 12/3: the year stands elsewhere. */
static bool
take_day_month(struct reader *r, const struct run *run, struct part *p)
{
	struct numeric n = {{run->v[0], run->v[1], 2000},
		{run->digits[0], run->digits[1], 4}, run->sep[0]};

	if (run->digits[0] > 2 || run->digits[1] > 2)
		return reader_fail(r, "this is not a date: write it as "
				      "04/03/2019");
	order_apply(r->ctx, &n, p, &r->notes);
	p->year = 0;
	if (run->slip[0] || run->slip[1])
		r->notes |= DATE_NOTE_REPAIRED;
	r->i += run->next[1];
	if (is_mark(ahead(r, 0), '.') && is_mark(ahead(r, 1), '-'))
		r->i++; /* 12.3.-14.3.2019 */
	return take_lone_year(r, p);
}

/* 2018/19, 2018-2019, 2019-03, 03/2019. */
static bool
take_two(struct reader *r, const struct run *run, struct part *p)
{
	int a = run->v[0], b = run->v[1];

	if (run->digits[0] == 4 && run->digits[1] == 2) {
		if (b == (a + 1) % 100 && b <= 12 && run->sep[0] == '/')
			return reader_fail(r,
				"this could be a month or a year that runs "
				"into the next");
		p->kind = b == (a + 1) % 100 && b > 12 ? PART_YEARSPAN
						       : PART_MONTH;
		p->which = 2;
		p->month = p->kind == PART_MONTH ? b : -1;
		p->year = a;
	} else if (run->digits[0] <= 2 && run->digits[1] == 4) {
		p->kind = PART_MONTH;
		p->month = a;
		p->year = b;
	} else {
		return take_day_month(r, run, p);
	}
	r->i += run->next[1];
	return true;
}

/* 20190304 and 04032019: never both, as no month is 19, 20 or 21. */
static bool
take_compact(struct reader *r, struct part *p)
{
	int v = (int)ahead(r, 0)->number, year = v / 10000;

	p->kind = PART_DAY;
	if (year >= DATES_FIRST_YEAR && year <= DATES_LAST_YEAR &&
		v / 100 % 100 <= 12) {
		p->year = year;
		p->month = v / 100 % 100;
		p->day = v % 100;
	} else {
		p->year = v % 10000;
		p->month = v / 10000 % 100;
		p->day = v / 1000000;
	}
	r->i++;
	return true;
}

/* "night of 12/13 March": the first, and the stroke is left for a range;
 * without such a word two days are two rows. */
static bool
two_days(struct reader *r, struct part *p)
{
	int64_t second = ahead(r, 1)->number;

	if (r->pair && second == p->day + 1)
		return true;
	return reader_fail(r, "two days with a stroke between them: write "
			      "4-5 March 2019 if it lasted, or split the row");
}

/* A day of a month by name, or only the day: "12" of "12 to 14 March". */
static bool
take_day_word(struct reader *r, struct part *p)
{
	int k = 1;

	p->kind = PART_DAY;
	p->day = (int)ahead(r, 0)->number;
	/* "12 th March": a slip that leaves no doubt. */
	if (is_word(ahead(r, k), WORD_ORDINAL) &&
		(!ahead(r, k)->spaced || is_word(ahead(r, k + 1), WORD_MONTH)))
		k++;
	p->ordinal = k > 1;
	r->i += k;
	if (p->ordinal && is_mark(ahead(r, 0), '/') &&
		is_number(ahead(r, 1), 1, 2))
		return two_days(r, p);
	for (k = 0; is_word(ahead(r, k), WORD_FILLER) ||
		    (ahead(r, k)->kind == TOK_MARK &&
			    strchr("-/.,", ahead(r, k)->mark));
		k++)
		;
	if (!is_word(ahead(r, k), WORD_MONTH))
		return true;
	p->month = ahead(r, k)->value;
	r->i += k + 1;
	part_read_year(r, p);
	return true;
}

/* The -W11-2 of 2019-W11-2, and W112. */
static bool
take_iso_week(struct reader *r, struct part *p)
{
	int k = is_mark(ahead(r, 0), '-');
	const struct dates_token *w = ahead(r, k), *n = ahead(r, k + 1);
	const struct dates_token *day = ahead(r, k + 3);

	if (w->kind != TOK_WORD || w->len != 1 || r->lex.text[w->at] != 'w' ||
		w->spaced || n->spaced || !is_number(n, 2, 3))
		return false;
	p->kind = PART_ISO_WEEK;
	p->which = (int)(n->digits == 3 ? n->number / 10 : n->number);
	if (n->digits == 3)
		p->day = (int)(n->number % 10);
	r->i += k + 2;
	if (n->digits == 2 && is_mark(ahead(r, 0), '-') &&
		is_number(day, 1, 1) && !day->spaced) {
		p->day = (int)day->number;
		r->i += 2;
	}
	return true;
}

/* 2019, 2019 March, 2019-Mar-04. */
static bool
take_year(struct reader *r, struct part *p)
{
	const struct dates_token *joint;
	int k;

	p->kind = PART_YEAR;
	p->year = (int)ahead(r, 0)->number;
	r->i++;
	if (take_iso_week(r, p))
		return true;
	joint = ahead(r, 0);
	k = joint->kind == TOK_MARK && strchr("-/.", joint->mark) &&
	    !joint->spaced && !ahead(r, 1)->spaced;
	if (!is_word(ahead(r, k), WORD_MONTH))
		return true;
	p->kind = PART_MONTH;
	p->month = ahead(r, k)->value;
	r->i += k + 1;
	if (k && is_mark(ahead(r, 0), joint->mark) &&
		is_number(ahead(r, 1), 1, 2) && !ahead(r, 1)->spaced)
		r->i++;
	if (is_number(ahead(r, 0), 1, 2) && !times_begin(r, 0, false)) {
		p->kind = PART_DAY;
		p->day = (int)ahead(r, 0)->number;
		r->i++;
	}
	return true;
}

static bool
take_one(struct reader *r, const struct run *run, struct part *p)
{
	switch (run->digits[0]) {
	case 1:
	case 2:
		return take_day_word(r, p);
	case 4:
		return take_year(r, p);
	case 6:
		return reader_fail(r, "six digits together can be read three "
				      "ways: write the date as 04/03/2019");
	case 8:
		return take_compact(r, p);
	default:
		return reader_fail(r, "this number is not a date");
	}
}

/* 12-14/3 without a year, or a date with a slip in its separator. */
static bool
take_slip_or_days(struct reader *r, const struct run *run, struct part *p)
{
	bool days = run->v[0] < run->v[1] && run->v[1] <= 31 &&
		    run->v[2] >= 1 && run->v[2] <= 12 && run->digits[2] < 3;

	if (!days)
		return take_day(r, run, p);
	if (run->v[1] <= 12 && run->digits[2] == 2)
		return reader_fail(r, "this could be days of one month or "
				      "one date: write the year in full");
	return take_day_word(r, p);
}

/* The number before a hyphen that a month by name follows: 12-14 March. */
static bool
days_of_named_month(const struct reader *r, const struct run *run)
{
	const struct dates_token *t = ahead(r, run->next[1]);
	int k = run->next[1];

	/* 4-5 of March, but not 4/5 at 1430 */
	while (run->sep[0] == '/' && is_word(ahead(r, k), WORD_FILLER))
		t = ahead(r, ++k);
	return run->n == 2 && run->digits[0] <= 2 && run->digits[1] <= 2 &&
	       (is_word(t, WORD_MONTH) ||
		       (is_word(t, WORD_ORDINAL) && !t->spaced) ||
		       is_word(t, WORD_FILLER));
}

static bool
take_days(struct reader *r, const struct run *run, struct part *p)
{
	if (run->sep[0] == '-')
		return take_day_word(r, p);
	p->kind = PART_DAY;
	p->day = run->v[0];
	r->i++;
	return two_days(r, p);
}

bool
part_read_number(struct reader *r, struct part *p)
{
	struct run run;

	collect(r, &run);
	collect_spaced(r, &run);
	if (days_of_named_month(r, &run))
		return take_days(r, &run, p);
	if (run.n == 2 && run.digits[0] == 4 && run.digits[1] == 4)
		return take_year(r, p); /* 2018-2019: two of them */
	if (run.n == 1)
		return take_one(r, &run, p);
	if (run.n == 2)
		return take_two(r, &run, p);
	if (run.n == 3 && run.sep[0] == '-' && run.sep[1] != '-' &&
		run.digits[0] <= 2)
		return take_slip_or_days(r, &run, p);
	if (run.n == 4 && run.sep[0] == '-' && run.sep[1] != '-' &&
		run.sep[1] == run.sep[2])
		return take_day_word(r, p);
	if ((run.n == 4 || run.n == 5) && run.sep[1] == '-' &&
		run.sep[0] != '-')
		return take_day_month(r, &run, p);
	return take_day(r, &run, p);
}
