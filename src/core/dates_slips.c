/* Slips of typing among the numbers of a date, read over: 12\03\2019,
 * 12/032019, 12th/03/2019, 12?/3/19.  What is mended is marked. */
#include <string.h>

#include "core/dates_parse.h"

/* The token at i; beyond either end TOK_END. */
static const struct dates_token *
at(const struct dates_lex *lex, int i)
{
	return &lex->t[i >= 0 && i < lex->n ? i : lex->n];
}

static void
take_out(struct dates_lex *lex, int i)
{
	memmove(&lex->t[i], &lex->t[i + 1],
		(size_t)(lex->n - i) * sizeof(lex->t[0]));
	lex->n--;
}

/* A mark and a number behind token i, which keeps what stands before its last
 * `digits` digits: 032019 becomes 03/2019. */
static void
split(struct dates_lex *lex, int i, int digits, char mark)
{
	struct dates_token *t = &lex->t[i];
	int64_t scale = 1;

	if (lex->n + 2 > DATES_TOKENS)
		return;
	memmove(t + 3, t + 1, (size_t)(lex->n - i) * sizeof(*t));
	lex->n += 2;
	for (int k = 0; k < digits; k++)
		scale *= 10;
	t[2] = t[1] = t[0];
	t[1].kind = TOK_MARK;
	t[1].mark = mark;
	t[1].spaced = t[2].spaced = mark == ' ';
	t[2].number = t->number % scale;
	t[2].digits = (uint8_t)digits;
	t[0].number = t->number / scale;
	t[0].digits = (uint8_t)(t->digits - digits);
	lex->repaired = true;
}

static bool
is_one_of(const struct dates_token *t, const char *marks)
{
	return t->kind == TOK_MARK && !t->spaced && strchr(marks, t->mark);
}

static bool
is_joint(const struct dates_token *t)
{
	return is_one_of(t, "/.-");
}

static bool
is_year(int64_t v)
{
	return v >= DATES_FIRST_YEAR && v <= DATES_LAST_YEAR;
}

/* 12?/3/19 and 12/?3/19: doubt about one of the numbers. */
static bool
mend_doubt(struct dates_lex *lex, int i)
{
	const struct dates_token *before = at(lex, i - 1);
	const struct dates_token *after = at(lex, i + 1);

	if (!is_mark(at(lex, i), '?') || at(lex, i)->spaced || after->spaced)
		return false;
	if (!(before->kind == TOK_NUMBER && is_joint(after) &&
		    at(lex, i + 2)->kind == TOK_NUMBER) &&
		!(is_joint(before) && after->kind == TOK_NUMBER &&
			at(lex, i - 2)->kind == TOK_NUMBER))
		return false;
	lex->doubted = true;
	take_out(lex, i);
	return true;
}

/* 12th/03/2019 and 12/03/'19: what does not belong among numbers. */
static bool
mend_extra(struct dates_lex *lex, int i)
{
	bool ordinal = is_word(at(lex, i), WORD_ORDINAL) &&
		       at(lex, i - 1)->kind == TOK_NUMBER &&
		       is_joint(at(lex, i + 1)) &&
		       is_number(at(lex, i + 2), 1, 2) &&
		       is_joint(at(lex, i + 3));
	bool quote = is_mark(at(lex, i), '\'') && is_joint(at(lex, i - 1)) &&
		     is_number(at(lex, i - 2), 1, 2) &&
		     is_joint(at(lex, i - 3)) &&
		     is_number(at(lex, i + 1), 2, 2);

	if ((!ordinal && !quote) || at(lex, i)->spaced)
		return false;
	lex->repaired |= ordinal;
	take_out(lex, i);
	return true;
}

/* 12\03\2019, 12_03_2019, 12:03:2019; what may as well be a time or a list
 * needs a year in full. */
static bool
mend_marks(struct dates_lex *lex, int i)
{
	struct dates_token *a, *b;
	const char *marks;

	if (i + 4 >= lex->n)
		return false;
	a = &lex->t[i + 1];
	b = &lex->t[i + 3];
	if (!is_number(&lex->t[i], 1, 2) || !is_number(a + 1, 1, 2) ||
		a[1].spaced || b[1].spaced || (is_joint(a) && is_joint(b)))
		return false;
	marks = is_number(b + 1, 4, 4) && is_year(b[1].number) ? ":;'" : "";
	if (a->mark == b->mark && is_one_of(a, marks) && is_one_of(b, marks))
		;
	else if (!is_number(b + 1, 2, 4) || !is_one_of(a, "\\_|=,/.-") ||
		 !is_one_of(b, "\\_|=,/.-"))
		return false;
	a->mark = b->mark = '/';
	lex->repaired = true;
	return true;
}

/* 12/032019, 1203/2019 and 12/03/201914:30: a mark or a space left out. */
static bool
mend_joined(struct dates_lex *lex, int i)
{
	const struct dates_token *t = at(lex, i), *next = at(lex, i + 1);
	int64_t v = t->number;

	if (is_number(t, 6, 6) && is_joint(at(lex, i - 1)) && !t->spaced) {
		if (is_number(at(lex, i - 2), 1, 2) && lex->n == 3 &&
			v / 10000 >= 1 && v / 10000 <= 12 &&
			is_year(v % 10000)) {
			split(lex, i, 4, at(lex, i - 1)->mark);
			return true;
		}
		if (is_mark(next, ':') && !next->spaced &&
			is_joint(at(lex, i - 3)) && is_year(v / 100)) {
			split(lex, i, 2, ',');
			lex->t[i + 1].spaced = false;
			lex->t[i + 2].spaced = true;
			return true;
		}
	}
	if (i == 0 && lex->n == 3 && is_number(t, 4, 4) && is_joint(next) &&
		is_number(at(lex, 2), 4, 4) && !is_year(v) && v / 100 >= 1 &&
		v / 100 <= 31 && v % 100 >= 1 && v % 100 <= 12 &&
		is_year(at(lex, 2)->number)) {
		split(lex, 0, 2, next->mark);
		return true;
	}
	return false;
}

/* 14;30 and 14::30, alone in their cell. */
static bool
mend_time(struct dates_lex *lex, int i)
{
	struct dates_token *mark = &lex->t[i];

	if (i != 1 || !is_number(at(lex, 0), 1, 2) || mark->kind != TOK_MARK)
		return false;
	if (is_mark(mark, ':') && is_mark(at(lex, 2), ':') && lex->n == 4) {
		lex->repaired = true;
		take_out(lex, 2);
		return true;
	}
	if (lex->n != 3 || mark->spaced || !strchr(";,", mark->mark) ||
		!is_number(at(lex, 2), 2, 2) || at(lex, 2)->spaced)
		return false;
	mark->mark = ':';
	lex->repaired = true;
	return true;
}

void
dates_mend(struct dates_lex *lex)
{
	for (int i = 0; i < lex->n; i++) {
		const struct dates_token *t = &lex->t[i];

		if (t->kind == TOK_NUMBER) {
			if (!mend_marks(lex, i) && t->digits >= 4)
				mend_joined(lex, i);
		} else if (t->kind == TOK_MARK) {
			if (!mend_doubt(lex, i) && !mend_extra(lex, i))
				mend_time(lex, i);
		} else if (t->word == WORD_ORDINAL) {
			mend_extra(lex, i);
		}
	}
}
