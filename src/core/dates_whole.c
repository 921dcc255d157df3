/* Cells that are one thing as a whole: a spreadsheet's number, a time stamp, a
 * month whose day was left open. */
#include "core/dates_parse.h"

enum {
	SERIAL_FIRST = 20000, /* 3 October 1954 */
	SERIAL_LAST = 60000,  /* 8 April 2064 */
};

/* 43528 and 43528.4375, where nothing else is in the cell. */
bool
serial_read(struct reader *r, struct cell *c)
{
	const struct dates_token *t = ahead(r, 0), *f = ahead(r, 2);
	bool fraction = r->lex.n == 3 && is_mark(ahead(r, 1), '.') &&
			is_number(f, 1, 18);
	int64_t scale = 1;

	if (!is_number(t, 5, 5) || (r->lex.n != 1 && !fraction) ||
		t->number < SERIAL_FIRST || t->number > SERIAL_LAST)
		return false;
	c->a.first = c->a.last = civil_days(1899, 12, 30) + (int32_t)t->number;
	c->a.precision = CHRON_DAY;
	if (fraction) {
		uint64_t part = (uint64_t)f->number;
		unsigned digits = f->digits;

		for (; digits > 12; digits--)
			part /= 10;
		for (; digits > 0; digits--)
			scale *= 10;
		part = (part * 1440 + (uint64_t)scale / 2) / (uint64_t)scale;
		if (part)
			c->at.from = part < 1440 ? (int)part : 1439;
	}
	r->notes |= DATE_NOTE_SERIAL;
	r->i = r->lex.n;
	return true;
}

/* 20190304103000: the day and the time in one number. */
bool
stamp_read(struct reader *r, struct cell *c)
{
	const struct dates_token *t = ahead(r, 0);
	struct part p = PART_NONE;
	int64_t day = t->number, time;

	if (r->lex.n != 1 || (!is_number(t, 12, 12) && !is_number(t, 14, 14)))
		return false;
	if (t->digits == 14)
		day /= 100;
	time = day % 10000;
	day /= 10000;
	if (time / 100 > 23 || time % 100 > 59)
		return false;
	p.kind = PART_DAY;
	p.year = (int)(day / 10000);
	p.month = (int)(day / 100 % 100);
	p.day = (int)(day % 100);
	c->at.from = (int)(time / 100 * 60 + time % 100);
	c->at.seconds = t->digits == 14;
	r->i++;
	return part_extent(r, &p, &c->a);
}

/* Tokens that stand for a day nobody knows, as in ??/03/2019 and xx.3.19;
 * 0 if there are none. */
int
blank_day(const struct reader *r)
{
	const struct dates_token *t;
	int k = 0;

	for (;; k++) {
		t = ahead(r, k);
		if (!(t->kind == TOK_MARK && strchr("?-_*", t->mark)) &&
			!(t->kind == TOK_WORD && t->len <= 2 &&
				r->lex.text[t->at] == 'x'))
			break;
	}
	if (!k || ahead(r, k)->kind != TOK_MARK ||
		!strchr("/.", ahead(r, k)->mark) ||
		!is_number(ahead(r, k + 1), 1, 2) ||
		ahead(r, k + 2)->kind != TOK_MARK ||
		ahead(r, k + 2)->mark != ahead(r, k)->mark ||
		!is_number(ahead(r, k + 3), 2, 4) ||
		ahead(r, k + 3)->digits == 3 ||
		ahead(r, k + 4)->kind != TOK_END)
		return 0;
	return k;
}

bool
blank_day_read(struct reader *r, struct cell *c)
{
	int k = blank_day(r);
	struct part p = PART_NONE;

	p.kind = PART_MONTH;
	p.month = (int)ahead(r, k + 1)->number;
	p.year = (int)ahead(r, k + 3)->number;
	p.short_year = ahead(r, k + 3)->digits == 2;
	r->unsure |= is_mark(ahead(r, 0), '?');
	r->i = r->lex.n;
	return part_extent(r, &p, &c->a);
}
