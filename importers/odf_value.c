/* What a cell of OpenDocument holds, from the value in its attributes and from
 * what it shows.  A date arrives as ISO text; one that shows no more than its
 * month ("Mar 2019") was entered as one, and the first of the month that the
 * program keeps for it is nobody's statement. */
#include "odf.h"

#include "util/civil.h"
#include "util/str.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (unsigned char)c >= 0x80;
}

/* ---- dates ---- */

/* What is shown of a date, before any time of day. */
struct shown {
	unsigned ones;	/* numbers that are 1 */
	unsigned words; /* of three letters or more: a month, a weekday */
	unsigned numbers;
	bool year; /* a number of four digits */
};

static struct shown
look_at(struct chron_str s)
{
	struct shown k = {0};

	for (size_t i = 0, from; i < s.n;) {
		from = i;
		if (is_digit(s.p[i])) {
			int64_t n;

			while (i < s.n && is_digit(s.p[i]))
				i++;
			if (i < s.n && s.p[i] == ':')
				break;
			n = str_number(
				(struct chron_str){s.p + from, i - from});
			k.numbers++;
			k.ones += n == 1;
			k.year |= i - from == 4;
		} else if (is_letter(s.p[i])) {
			while (i < s.n && is_letter(s.p[i]))
				i++;
			k.words += i - from >= 3;
		} else {
			i++;
		}
	}
	return k;
}

/* "2019" or "March 2019" for a first of the month that is shown as no day; the
 * whole date otherwise. */
static struct chron_str
as_precise_as_shown(
	struct chron_str date, struct chron_str shown, struct arena *a)
{
	struct shown k = look_at(shown);
	unsigned need = 1;
	int year, month, day;
	int32_t days;

	if (!civil_read_iso(date, &days))
		return date;
	civil_from_days(days, &year, &month, &day);
	if (day != 1 || (!k.numbers && !k.words))
		return date;
	if (month == 1 && k.year && k.numbers == 1 && !k.words)
		return (struct chron_str){date.p, 4};
	need += !k.words && month == 1;
	/* A month and a year are two of day, month, year. */
	if (k.ones >= need || k.words + k.numbers > 2 ||
		k.words + k.numbers < 2)
		return date;
	return arena_printf(a, "%s %04d", civil_month_names[month - 1], year);
}

/* "T10:30:00.000" without what nobody shows; empty if it is no time. */
static struct chron_str
time_of(struct chron_str s)
{
	static const char shape[] = "00:00:00";
	size_t n = 0;

	while (n < s.n && n < 8 &&
		(shape[n] == ':' ? s.p[n] == ':' : is_digit(s.p[n])))
		n++;
	if (n != 5 && n != 8)
		return CHRON_S("");
	return (struct chron_str){s.p, n};
}

static bool
date_value(struct odf_cell *c, struct arena *a)
{
	struct chron_str day = {c->value.p, c->value.n < 10 ? c->value.n : 10};
	struct chron_str time = CHRON_S("");
	int32_t days;

	if (!civil_read_iso(day, &days))
		return false;
	if (c->value.n > 11 && c->value.p[10] == 'T')
		time = time_of(
			(struct chron_str){c->value.p + 11, c->value.n - 11});
	/* Midnight that is not shown is how some programs end a date. */
	if ((str_is(time, "00:00") || str_is(time, "00:00:00")) &&
		!memchr(c->shown.p, ':', c->shown.n))
		time.n = 0;
	if (time.n) {
		c->text = arena_printf(a, "%.*sT%.*s", STR(day), STR(time));
		c->type = CHRON_DATETIME;
		return true;
	}
	c->text = as_precise_as_shown(day, c->shown, a);
	c->type = str_eq(c->text, day) ? CHRON_DATE : CHRON_TEXT;
	return true;
}

/* ---- times, numbers ---- */

/* A number and the letter behind it: "10H". */
static bool
take(struct chron_str *s, char letter, unsigned *n)
{
	size_t i = 0;

	*n = 0;
	while (i < s->n && i < 6 && is_digit(s->p[i]))
		*n = *n * 10 + (unsigned)(s->p[i++] - '0');
	if (!i || i == s->n)
		return false;
	if (letter == 'S' && s->p[i] == '.')
		while (i + 1 < s->n && s->p[i] != 'S')
			i++;
	if (s->p[i] != letter)
		return false;
	s->p += i + 1;
	s->n -= i + 1;
	return true;
}

/* "PT10H30M00S" within a day; longer ones are durations. */
static bool
time_value(struct odf_cell *c, struct arena *a)
{
	struct chron_str s = c->value;
	unsigned h = 0, m = 0, sec = 0;

	if (!str_starts(s, "PT"))
		return false;
	s.p += 2;
	s.n -= 2;
	take(&s, 'H', &h);
	take(&s, 'M', &m);
	take(&s, 'S', &sec);
	if (s.n || h > 23 || m > 59 || sec > 59)
		return false;
	c->text = sec ? arena_printf(a, "%02u:%02u:%02u", h, m, sec)
		      : arena_printf(a, "%02u:%02u", h, m);
	c->type = CHRON_TIME;
	return true;
}

/* A plain number, but not one that is shown as more (007, 50%, £3). */
static bool
number_value(struct odf_cell *c, struct arena *a)
{
	struct chron_str s = c->shown;
	size_t digits = 0;

	(void)a;
	if (s.n > 1 && s.p[0] == '0' && is_digit(s.p[1]))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (!is_digit(s.p[i]) && s.p[i] != '.' && s.p[i] != ',' &&
			(s.p[i] != '-' || i))
			return false;
		digits += is_digit(s.p[i]);
	}
	if ((s.n && !digits) || !c->value.n)
		return false;
	c->text = c->value;
	c->type = CHRON_NUMBER;
	return true;
}

static bool
text_value(struct odf_cell *c, struct arena *a)
{
	(void)a;
	if (!c->text.n)
		c->text = c->value;
	return true;
}

/* ---- all ---- */

static const struct {
	const char *type;
	bool (*value)(struct odf_cell *cell, struct arena *a);
} kinds[] = {
	{"date", date_value},
	{"time", time_value},
	{"float", number_value},
	{"string", text_value},
	{"boolean", text_value},
	{"percentage", text_value},
	{"currency", text_value},
};

/* What programs show for a formula that came to nothing. */
static bool
is_error(const struct odf_cell *c)
{
	static const char *const errors[] = {"#REF!", "#N/A", "#NAME?",
		"#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "Err:5"};

	for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++)
		if (c->formula && str_starts(c->shown, errors[i]))
			return true;
	return false;
}

void
odf_value(struct odf_cell *cell, struct arena *a)
{
	cell->error = is_error(cell);
	cell->text = cell->shown;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (str_is(cell->value_type, kinds[i].type) &&
			!kinds[i].value(cell, a))
			text_value(cell, a);
	cell->valueless = cell->formula && !cell->text.n && !cell->value_type.n;
}
