/* The date grammar: a date cell and a time cell to an interval. */
#include "core/dates.h"

#include <stdio.h>

#include "core/dates_parse.h"
#include "util/str.h"

const char *const date_order_names[] = {"dmy", "mdy", "ymd"};

bool
take_word(struct reader *r, enum dates_word w, int *value)
{
	if (!is_word(ahead(r, 0), w))
		return false;
	if (value)
		*value = ahead(r, 0)->value;
	r->i++;
	return true;
}

void
skip_fillers(struct reader *r)
{
	while (take_word(r, WORD_FILLER, NULL))
		;
}

static bool CHRON_PRINTF(3, 0) fail_with(
	struct reader *r, const char *near, const char *fmt, va_list ap)
{
	if (r->failed)
		return false;
	r->failed = true;
	vsnprintf(r->out->why, sizeof(r->out->why), fmt, ap);
	snprintf(r->out->nearest, sizeof(r->out->nearest), "%s", near);
	return false;
}

bool
reader_fail(struct reader *r, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	fail_with(r, "", fmt, ap);
	va_end(ap);
	return false;
}

bool
reader_fail_near(struct reader *r, const char *near, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	fail_with(r, near, fmt, ap);
	va_end(ap);
	return false;
}

static void
reader_begin(struct reader *r, struct chron_str cell,
	const struct date_context *ctx, struct date_reading *out)
{
	r->ctx = ctx;
	r->out = out;
	r->i = 0;
	r->notes = 0;
	r->failed = r->pair = r->third = false;
	dates_lex(cell, &r->lex);
	r->unsure = r->lex.doubted;
}

/* "12th and 14th", "3/4/19, 5/4/19": two dates are two rows. */
static bool
has_two_dates(const struct reader *r)
{
	int numbers = 0;
	bool joined = false;

	for (int i = 0; i < r->lex.n; i++) {
		const struct dates_token *t = &r->lex.t[i];

		numbers += t->kind == TOK_NUMBER;
		joined |= is_word(t, WORD_OR) || is_word(t, WORD_AND) ||
			  is_mark(t, '&') || is_mark(t, ';') ||
			  is_mark(t, ',') || is_mark(t, '+');
	}
	return joined && numbers > 1 && !is_word(&r->lex.t[0], WORD_BETWEEN);
}

static enum date_result
bad(struct reader *r, bool text_left)
{
	struct date_reading *out = r->out;

	if (text_left && has_two_dates(r)) {
		r->failed = false;
		reader_fail(r, "more than one date in the cell: split the row "
			       "into one for each");
	}
	out->has_end = false;
	out->notes = 0;
	return DATE_BAD;
}

/* A time cell with a date before its time: the day, or CIVIL_MIN if it has
 * none, or only the day on which a spreadsheet's calendar begins:
 * 1899-12-30T10:30:00. */
static int32_t
take_day(struct chron_str *time, const struct date_context *ctx)
{
	static const char *const epochs[] = {"1899-12-3", "1900-01-0",
		"30/12/1899", "31/12/1899", "00/01/1900", "01/01/1900"};
	enum { DAY_AND_T = 11, SHORTEST = 12 };
	struct date_reading out;
	const char *gap;

	for (size_t i = 0; i < sizeof(epochs) / sizeof(epochs[0]); i++)
		if (time->n > DAY_AND_T && str_starts(*time, epochs[i])) {
			*time = (struct chron_str){
				time->p + DAY_AND_T, time->n - DAY_AND_T};
			return CIVIL_MIN;
		}
	if (time->n < SHORTEST || time->p[0] < '0' || time->p[0] > '9')
		return CIVIL_MIN;
	gap = memchr(time->p, 'T', time->n);
	gap = gap ? gap : memchr(time->p, ' ', time->n);
	if (!gap ||
		date_read((struct chron_str){time->p, (size_t)(gap - time->p)},
			CHRON_S(""), CHRON_TEXT, ctx, &out) != DATE_OK ||
		out.start.precision != CHRON_DAY || out.has_end ||
		out.start.earliest == CHRON_TIME_MIN ||
		out.start.latest == CHRON_TIME_MAX)
		return CIVIL_MIN;
	*time = (struct chron_str){
		gap + 1, time->n - (size_t)(gap + 1 - time->p)};
	return civil_day_of(out.start.earliest);
}

/* The time cell of a row, joined to what the date cell says. */
static bool
join_time(struct reader *r, struct chron_str time, struct cell *c)
{
	struct times t = TIMES_NONE;
	struct reader tr;
	int32_t day;

	if (!time.n)
		return true;
	day = take_day(&time, r->ctx);
	if (day != CIVIL_MIN && day != c->a.first)
		return reader_fail(r, "the time cell gives another date");
	reader_begin(&tr, time, r->ctx, r->out);
	if (tr.lex.too_long)
		return reader_fail(r, "the time is too long to be one");
	if (!times_read(&tr, &t, true) || ahead(&tr, 0)->kind != TOK_END) {
		r->failed = tr.failed;
		return reader_fail(r, "the time is not understood");
	}
	r->notes |= tr.notes;
	if (tr.lex.repaired)
		r->notes |= DATE_NOTE_REPAIRED;
	if (t.from < 0) {
		c->at.words |= t.words;
		c->at.unsure |= t.unsure;
		return true;
	}
	/* A spreadsheet's date cell says 00:00 beside a column of times. */
	if (c->at.from > 0 && c->at.from != t.from)
		return reader_fail(r, "the date cell gives one time and the "
				      "time cell another");
	if (c->at.from < 0 || c->at.from == 0)
		c->at = t;
	return true;
}

static enum date_result
read_slowly(struct chron_str date, struct chron_str time,
	const struct date_context *ctx, struct date_reading *out)
{
	struct date_context other = *ctx;
	struct reader r;
	struct cell c;
	bool ok;

	reader_begin(&r, date, ctx, out);
	if (r.lex.too_long) {
		reader_fail(&r, "the text is too long to be a date");
		return DATE_BAD;
	}
	ok = cell_read(&r, &c);
	/* 3/4/2019 - 4/13/2019: one date shows the order of the other. */
	if (ok && c.has_b && (r.notes & DATE_NOTE_ORDER) &&
		(r.notes & DATE_NOTE_AMBIGUOUS)) {
		other.order = ctx->order == ORDER_MDY ? ORDER_DMY : ORDER_MDY;
		reader_begin(&r, date, &other, out);
		ok = cell_read(&r, &c);
		r.notes |= DATE_NOTE_ORDER;
	}
	if (!ok) {
		reader_fail(&r, "this is not a date");
		return bad(&r, true);
	}
	if (c.blank)
		return DATE_BLANK;
	if (c.same)
		return DATE_SAME;
	if (c.unknown) {
		out->start.uncertain = r.unsure;
		return DATE_OK;
	}
	if (!join_time(&r, time, &c) || !when_build(&r, &c))
		return bad(&r, false);
	out->notes = r.notes;
	return DATE_OK;
}

enum date_result
date_read(struct chron_str date, struct chron_str time, enum chron_type type,
	const struct date_context *ctx, struct date_reading *out)
{
	struct date_context plain = *ctx;

	/* Programs write ISO: a typed value has no order to judge. */
	if (type == CHRON_DATE || type == CHRON_DATETIME)
		plain.order = ORDER_DMY;
	out->start = (struct chron_when){.earliest = CHRON_TIME_MIN,
		.latest = CHRON_TIME_MAX,
		.precision = CHRON_UNKNOWN};
	out->end = out->start;
	out->has_end = false;
	out->notes = 0;
	out->why[0] = out->nearest[0] = out->time[0] = '\0';
	date = str_trim(date);
	time = str_trim(time);
	if (!date.n)
		return DATE_BLANK;
	if (dates_fast(date, time, &plain, out))
		return DATE_OK;
	return read_slowly(date, time, &plain, out);
}

enum date_result
time_read(struct chron_str time, int *from, int *to, bool *uncertain,
	char why[160])
{
	static const struct date_context none = {
		.from = CIVIL_MIN, .to = CIVIL_MAX};
	struct times t = TIMES_NONE;
	struct date_reading out;
	struct reader r;

	*from = *to = -1;
	*uncertain = false;
	why[0] = '\0';
	time = str_trim(time);
	if (!time.n)
		return DATE_BLANK;
	take_day(&time, &none);
	reader_begin(&r, time, &none, &out);
	if (r.lex.too_long)
		reader_fail(&r, "the time is too long to be one");
	else if (!times_read(&r, &t, true) || ahead(&r, 0)->kind != TOK_END)
		reader_fail(&r, "the time is not understood");
	if (r.failed) {
		memcpy(why, out.why, sizeof(out.why));
		return DATE_BAD;
	}
	*from = t.from;
	*to = t.to;
	*uncertain = t.unsure;
	return t.from < 0 && !t.words && !t.unsure ? DATE_BLANK : DATE_OK;
}
