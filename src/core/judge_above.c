/* Dates that leave out what the row above says: "14/7", "Tue 3rd July", "5th".
 * They are completed where the order of the rows agrees. */
#include "core/judge.h"

#include <stdio.h>

#include "core/words.h"
#include "util/str.h"

enum {
	MOST_BYTES = 32,
	MOST_APART = 183, /* days from the row above, for a day and month */
	MONTH_APART = 31, /* and for a day alone */
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* How many numbers the text has; 9 if one of them is long: a year. */
static uint32_t
numbers(struct chron_str s)
{
	uint32_t n = 0, run = 0;

	for (size_t i = 0; i < s.n; i++) {
		run = is_digit(s.p[i]) ? run + 1 : 0;
		n += run == 1;
		if (run > 2)
			return 9;
	}
	return n;
}

/* "5th", "Tue 5": the day of a month that is not named.  A bare number may be
 * anything. */
static bool
is_day_alone(struct chron_str s)
{
	static const char *const suffixes[] = {"st", "nd", "rd", "th", NULL};
	static const char *const weekdays[] = {"mon", "tue", "tues", "wed",
		"weds", "thu", "thur", "thurs", "fri", "sat", "sun", "monday",
		"tuesday", "wednesday", "thursday", "friday", "saturday",
		"sunday", NULL};
	struct buf b = BUF_INIT;
	struct chron_str rest, word;
	bool weekday, suffix = false, day;
	size_t digits = 0;

	words_add(&b, s);
	rest = buf_get(&b);
	str_cut(&rest, ' ', &word);
	weekday = str_in(word, weekdays);
	if (weekday && !str_cut(&rest, ' ', &word))
		word = CHRON_S("");
	while (digits < word.n && is_digit(word.p[digits]))
		digits++;
	suffix = str_in(
		(struct chron_str){word.p + digits, word.n - digits}, suffixes);
	day = digits && digits <= 2 && !rest.n &&
	      (suffix || (weekday && digits == word.n));
	buf_free(&b);
	return day;
}

/* The text with a year, or a month and a year, behind it. */
static struct chron_str
with(struct judge *j, struct chron_str s, int year, int month)
{
	char sep = ' ';

	if (month)
		return arena_printf(j->arena, "%.*s %s %d", STR(s),
			civil_month_names[month - 1], year);
	if (numbers(s) == 2)
		for (size_t i = 1; i < s.n; i++)
			if (memchr("/.-", s.p[i], 3) && is_digit(s.p[i - 1]))
				sep = s.p[i];
	return arena_printf(j->arena, "%.*s%c%d", STR(s), sep, year);
}

/* The one day that a text means; false if it means none or more. */
static bool
day_of(struct judge *j, struct chron_str text, int32_t *day)
{
	struct date_reading d;

	if (date_read(text, CHRON_S(""), CHRON_TEXT, &j->slots[SLOT_START].ctx,
		    &d) != DATE_OK ||
		d.has_end || d.start.precision != CHRON_DAY ||
		d.notes & (DATE_NOTE_WEEKDAY | DATE_NOTE_ORDER |
				  DATE_NOTE_YEAR_FROM_HEADING))
		return false;
	*day = civil_day_of(d.start.earliest);
	return civil_day_of(d.start.latest) == *day;
}

/* "14/7" and "Tue 14.7", or one number among words: with two numbers around
 * the name of a month nothing is missing. */
static bool
has_shape(struct chron_str s)
{
	uint32_t n = numbers(s);
	bool digit = false, behind = false;

	for (size_t i = 0; i < s.n; i++) {
		digit |= is_digit(s.p[i]);
		behind |= digit && !is_digit(s.p[i]) &&
			  !memchr("/.- ", s.p[i], 4);
	}
	return n == 1 || (n == 2 && !behind);
}

/* A date that can be read and leaves no doubt lacks nothing. */
static bool
may_lack(struct judge *j, const struct raw_cell *cell, struct chron_str s)
{
	const struct date_context *ctx = &j->slots[SLOT_START].ctx;
	struct date_reading d;

	if (cell->type != CHRON_TEXT || !s.n || s.n > MOST_BYTES || ctx->year ||
		!has_shape(s))
		return false;
	switch (date_read(s, CHRON_S(""), CHRON_TEXT, ctx, &d)) {
	case DATE_OK:
		return d.start.uncertain && d.start.precision == CHRON_DAY;
	case DATE_BAD:
		return true;
	default:
		return false;
	}
}

struct completed
judge_complete(
	struct judge *j, const struct raw_cell *cell, const struct above *above)
{
	struct chron_str s = str_trim(cell_text(cell));
	struct completed out = {.cell = NULL};
	int year, month, dom, step = above->falls ? -1 : 1;
	bool alone;

	if (!may_lack(j, cell, s))
		return out;
	alone = is_day_alone(s);
	civil_from_days(above->day, &year, &month, &dom);
	for (int i = 0; i < 2; i++) {
		struct chron_str text = with(j, s, year, alone ? month : 0);
		int32_t day, apart;

		if (day_of(j, text, &day)) {
			apart = (day - above->day) * step;
			if (apart >= 0 &&
				apart <= (alone ? MONTH_APART : MOST_APART)) {
				out.cell = ARENA_NEW(j->arena, struct raw_cell);
				*out.cell = *cell;
				out.cell->p = text.p;
				out.cell->n = (uint32_t)text.n;
				return out;
			}
			civil_long_day(day, out.near[out.nnear++]);
		}
		if (!alone)
			year += step;
		else
			month += step;
		if (month < 1 || month > 12) {
			year += step;
			month = month < 1 ? 12 : 1;
		}
	}
	return out;
}
