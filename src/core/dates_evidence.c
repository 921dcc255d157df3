/* What a column tells about itself: its order, its midnights, and whether a
 * text begins like a date. */
#include <stdio.h>

#include "core/dates.h"
#include "core/dates_parse.h"
#include "util/str.h"

enum {
	LONGEST_HEAD = 48, /* bytes in which a date has begun or not */
};

static int
digits_at(struct chron_str s, size_t *i, int *value)
{
	int n = 0, v = 0;

	for (; *i < s.n && s.p[*i] >= '0' && s.p[*i] <= '9' && n < 5; n++)
		v = v * 10 + (s.p[(*i)++] - '0');
	*value = v;
	return n;
}

/* Three numbers with a separator between each two. */
static bool
three_numbers(struct chron_str s, struct numeric *n, size_t *end)
{
	size_t i = 0;

	while (i < s.n && (s.p[i] == '?' || s.p[i] == ' ' || s.p[i] == '~'))
		i++;
	for (int k = 0; k < 3; k++) {
		n->digits[k] = (uint8_t)digits_at(s, &i, &n->v[k]);
		if (!n->digits[k])
			return false;
		if (k < 2 && (i >= s.n || !strchr("/.- ", s.p[i++])))
			return false;
	}
	*end = i;
	if (i < s.n && s.p[i] == ':') /* 31/07 10:30 */
		return false;
	return n->digits[1] <= 2 &&
	       (n->digits[0] <= 2 ? n->digits[2] == 2 || n->digits[2] == 4
				  : n->digits[0] == 4 && n->digits[2] <= 2);
}

/* " 10:30:00", "T00:00", " at 9:30 am" */
static void
add_time(struct date_evidence *e, struct chron_str rest)
{
	const char *colon = memchr(rest.p, ':', rest.n);
	size_t i = colon ? (size_t)(colon - rest.p) : 0, after = i + 1;
	int h, m;

	while (i > 0 && rest.p[i - 1] >= '0' && rest.p[i - 1] <= '9')
		i--;
	if (!colon || !digits_at(rest, &i, &h) || !digits_at(rest, &after, &m))
		return;
	if (h || m)
		e->timed++;
	else
		e->midnight++;
}

void
date_evidence_add(struct date_evidence *e, struct chron_str cell)
{
	struct numeric n;
	bool dmy, mdy, ymd;
	size_t end;

	cell = str_trim(cell);
	if (!three_numbers(cell, &n, &end)) {
		/* "4 March 2019 00:00:00" has no order but has a time. */
		if (cell.n && memchr(cell.p, ':', cell.n) &&
			date_looks_like(cell))
			add_time(e, cell);
		return;
	}
	ymd = n.digits[0] == 4 || (n.digits[2] == 2 && n.v[0] > 31);
	dmy = !ymd && n.v[0] >= 1 && n.v[0] <= 31 && n.v[1] >= 1 &&
	      n.v[1] <= 12;
	mdy = !ymd && n.v[1] >= 1 && n.v[1] <= 31 && n.v[0] >= 1 &&
	      n.v[0] <= 12;
	if (!ymd && !dmy && !mdy)
		return;
	e->cells++;
	e->ymd += ymd;
	e->dmy += dmy && !mdy;
	e->mdy += mdy && !dmy;
	e->either += dmy && mdy;
	add_time(e, (struct chron_str){cell.p + end, cell.n - end});
}

enum date_order
date_evidence_order(const struct date_evidence *e, bool *sure, char say[160])
{
	bool month_first = e->mdy > e->dmy;
	const char *name = month_first ? "month first" : "day first";
	uint32_t for_it = month_first ? e->mdy : e->dmy;
	uint32_t against = month_first ? e->dmy : e->mdy;

	*sure = against == 0;
	if (e->ymd && !e->dmy && !e->mdy && !e->either) {
		snprintf(say, 160, "year first: %u of %u dates are so written",
			e->ymd, e->cells);
		return ORDER_YMD;
	}
	if (against)
		snprintf(say, 160,
			"%s: %u of %u dates can only be read so, but %u only "
			"the other way",
			name, for_it, e->cells, against);
	else if (for_it)
		snprintf(say, 160, "%s: %u of %u dates can only be read so",
			name, for_it, e->cells);
	else
		snprintf(say, 160, "day first: no date says otherwise");
	return month_first ? ORDER_MDY : ORDER_DMY;
}

/* Words that may stand before a date without being one. */
static bool
is_before_date(const struct dates_token *t)
{
	static const enum dates_word before[] = {WORD_FILLER, WORD_UNSURE,
		WORD_WEEKDAY, WORD_WEEK, WORD_BEFORE, WORD_AFTER, WORD_BY,
		WORD_FROM, WORD_UNTIL, WORD_BETWEEN, WORD_THIRD};

	if (t->kind == TOK_MARK)
		return strchr("?~('\".,-", t->mark) != NULL;
	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++)
		if (is_word(t, before[i]))
			return true;
	return false;
}

static bool
is_separator(const struct dates_token *t)
{
	return t->kind == TOK_MARK && strchr("/.-", t->mark);
}

/* A number and what must follow for it to be a date. */
static bool
number_begins_date(const struct dates_token *t)
{
	bool ordinal = t[1].kind == TOK_WORD && t[1].word == WORD_ORDINAL;
	const struct dates_token *next = t + 1 + ordinal;

	if (t->digits == 8)
		return t->number / 10000 >= DATES_FIRST_YEAR &&
		       t->number / 10000 <= DATES_LAST_YEAR &&
		       t->number / 100 % 100 <= 12 && t->number % 100 <= 31;
	if (t->digits > 4 || t->digits == 3)
		return false;
	if (is_number(t, 2, 2) && is_number(t + 1, 2, 2) &&
		is_number(t + 2, 2, 4) && t[2].digits != 3)
		return t->number >= 1 && t->number <= 31 && t[1].number >= 1 &&
		       t[1].number <= 31;
	next += is_separator(next) || is_word(next, WORD_FILLER);
	if (is_word(next, WORD_MONTH))
		return true;
	if (!is_separator(t + 1) || t[2].kind != TOK_NUMBER || t[2].digits > 4)
		return false;
	if (is_separator(t + 3) && t[4].kind == TOK_NUMBER)
		return t[4].digits <= 4 && t[2].digits <= 2 && t->number > 0;
	/* 12/3 and 03/2019, but not 14.30 or 2-3 visits. */
	return is_mark(t + 1, '/') && t->number >= 1 && t->number <= 31 &&
	       t[2].number >= 1 && (t[2].digits == 4 || t[2].number <= 12);
}

bool
date_looks_like(struct chron_str text)
{
	struct dates_lex lex;
	const struct dates_token *t = lex.t;

	text = str_trim(text);
	if (text.n > LONGEST_HEAD)
		text.n = LONGEST_HEAD;
	dates_lex(text, &lex);
	if (lex.n > DATES_TOKENS - 6)
		lex.n = DATES_TOKENS - 6;
	for (int i = lex.n + 1; i <= lex.n + 5; i++)
		lex.t[i] = lex.t[lex.n];
	while (is_before_date(t))
		t++;
	if (t->kind == TOK_NUMBER)
		return number_begins_date(t);
	if (is_word(t, WORD_MONTH))
		return is_number(t + 1, 1, 4) || is_separator(t + 1) ||
		       t[1].kind == TOK_END;
	return (is_word(t, WORD_SEASON) || is_word(t, WORD_HOLIDAY) ||
		       is_word(t, WORD_YEARSPAN)) &&
	       (is_number(t + 1, 2, 4) || is_number(t + 2, 2, 4));
}
