/* A number of a cell as a person sees it: a date, a time, plain digits.
 * Serial dates count days; day 60 of the system of 1900 is a 29 February that
 * never was, so that the days before it count from another beginning. */
#include "xlsx.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "util/civil.h"
#include "util/str.h"

enum {
	KEPT_DIGITS = 15, /* what a spreadsheet keeps of a number */
	DAY_SECONDS = 86400,
	NEVER_WAS = 60,
};

static void say(struct xlsx_value *v, enum chron_type type, const char *fmt,
	...) CHRON_PRINTF(3, 4);

static void
say(struct xlsx_value *v, enum chron_type type, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(v->text, sizeof(v->text), fmt, ap);
	va_end(ap);
	v->n = n < 0			     ? 0
	       : (size_t)n < sizeof(v->text) ? (size_t)n
					     : sizeof(v->text) - 1;
	v->type = type;
}

/* ---- numbers ---- */

/* A number in three pieces: digits without the point, how many of them stand
 * before the point, and the sign. */
struct decimal {
	char digits[32];
	int n, point;
	bool negative;
};

/* Reads [-]digits[.digits][E[+-]digits]; false if it is anything else. */
static bool
read_number(struct chron_str s, double *value, bool *simple)
{
	char copy[64], *end;
	size_t digits = 0;

	*simple = true;
	if (!s.n || s.n >= sizeof(copy))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		bool digit = s.p[i] >= '0' && s.p[i] <= '9';

		digits += digit;
		if (!digit && !strchr("+-.eE", s.p[i]))
			return false;
		*simple &= digit || s.p[i] == '.' || (s.p[i] == '-' && !i);
		copy[i] = s.p[i];
	}
	copy[s.n] = '\0';
	*simple &= digits <= KEPT_DIGITS && digits && s.p[s.n - 1] != '.' &&
		   s.p[0] != '.';
	*value = strtod(copy, &end);
	return *end == '\0' && digits && isfinite(*value);
}

/* The fifteen digits that count. */
static void
to_decimal(double value, struct decimal *d)
{
	char text[40];
	int exponent = 0;

	snprintf(text, sizeof(text), "%.*e", KEPT_DIGITS - 1, fabs(value));
	d->negative = value < 0;
	d->n = 0;
	for (const char *c = text; *c; c++) {
		if (*c == 'e') {
			exponent = (int)strtol(c + 1, NULL, 10);
			break;
		}
		if (*c != '.')
			d->digits[d->n++] = *c;
	}
	while (d->n > 1 && d->digits[d->n - 1] == '0')
		d->n--;
	d->point = exponent + 1;
}

/* Written out, never as 1E+05. */
static void
put_decimal(struct xlsx_value *v, const struct decimal *d)
{
	char *to = v->text;

	if (d->negative)
		*to++ = '-';
	if (d->point <= 0)
		*to++ = '0';
	for (int i = 0; i < d->point; i++)
		*to++ = i < d->n ? d->digits[i] : '0';
	if (d->n > d->point) {
		*to++ = '.';
		for (int i = d->point; i < 0; i++)
			*to++ = '0';
		for (int i = d->point > 0 ? d->point : 0; i < d->n; i++)
			*to++ = d->digits[i];
	}
	*to = '\0';
	v->n = (size_t)(to - v->text);
}

/* "14.3" is shown as "14.30" where the format has two decimals. */
static void
pad_decimals(struct xlsx_value *v, unsigned decimals)
{
	const char *point = memchr(v->text, '.', v->n);
	size_t have = point ? v->n - (size_t)(point - v->text) - 1 : 0;

	if (!point && decimals)
		v->text[v->n++] = '.';
	for (; have < decimals; have++)
		v->text[v->n++] = '0';
	v->text[v->n] = '\0';
}

/* Digits from the right to their places; what is too much stands in front of
 * the first. */
static void
place_digits(struct xlsx_value *v, struct chron_str pattern)
{
	char back[XLSX_VALUE_BYTES];
	size_t n = 0, left = v->n;
	bool plain = true, any = false;

	for (size_t i = pattern.n; i-- > 0;) {
		char c = pattern.p[i];
		bool first = memchr(pattern.p, '\1', i) == NULL &&
			     memchr(pattern.p, '\2', i) == NULL;

		if (c != '\1' && c != '\2') {
			back[n++] = c;
			plain = false;
			continue;
		}
		if (left)
			back[n++] = v->text[--left];
		else if (c == '\1')
			back[n++] = '0';
		while (first && !any && left)
			back[n++] = v->text[--left];
		any |= first;
	}
	for (size_t i = 0; i < n; i++)
		v->text[i] = back[n - 1 - i];
	v->n = n;
	v->text[n] = '\0';
	v->type = plain ? CHRON_NUMBER : CHRON_TEXT;
}

static bool
all_digits(const struct xlsx_value *v)
{
	for (size_t i = 0; i < v->n; i++)
		if (v->text[i] < '0' || v->text[i] > '9')
			return false;
	return v->n <= 20;
}

static void
show_number(struct chron_str raw, double value, bool simple,
	const struct xlsx_format *f, struct xlsx_value *v)
{
	struct decimal d;

	v->type = CHRON_NUMBER;
	v->rounded = fabs(value) >= 1e15;
	if (simple && !f->percent) {
		memcpy(v->text, raw.p, raw.n);
		v->n = raw.n;
		v->text[v->n] = '\0';
	} else {
		to_decimal(f->percent ? value * 100 : value, &d);
		put_decimal(v, &d);
	}
	if (f->digits.n && all_digits(v))
		place_digits(v, f->digits);
	else
		pad_decimals(v, f->decimals);
	if (f->percent) {
		v->text[v->n++] = '%';
		v->type = CHRON_TEXT;
	}
	v->text[v->n] = '\0';
}

/* ---- dates ---- */

/* The civil day of a serial; false where there is none. */
static bool
day_of(double days, bool from_1904, int32_t *day)
{
	if (days < (from_1904 ? 0 : 1) || days > 3000000)
		return false;
	*day = (int32_t)days;
	if (from_1904)
		*day += civil_days(1904, 1, 1);
	else if (*day < NEVER_WAS)
		*day += civil_days(1899, 12, 31);
	else if (*day == NEVER_WAS)
		return false;
	else
		*day += civil_days(1899, 12, 30);
	return *day <= civil_days(9999, 12, 31);
}

static void
show_clock(struct xlsx_value *v, const char *before, int seconds)
{
	enum chron_type type = *before ? CHRON_DATETIME : CHRON_TIME;

	if (seconds % 60)
		say(v, type, "%s%02d:%02d:%02d", before, seconds / 3600,
			seconds / 60 % 60, seconds % 60);
	else
		say(v, type, "%s%02d:%02d", before, seconds / 3600,
			seconds / 60 % 60);
}

/* "March 2018", where the day is only there because a date needs one. */
static bool
show_month(int32_t day, const struct xlsx_format *f, struct xlsx_value *v)
{
	int y, m, d;

	civil_from_days(day, &y, &m, &d);
	if (f->day || !f->year || d != 1 || (!f->month && m != 1))
		return false;
	if (f->month)
		say(v, CHRON_TEXT, "%s %d", civil_month_names[m - 1], y);
	else
		say(v, CHRON_TEXT, "%d", y);
	return true;
}

static bool
show_date(double days, int seconds, bool from_1904, const struct xlsx_format *f,
	struct xlsx_value *v)
{
	char text[12];
	int32_t day;

	/* Excel's 00/01/1900 10:30 is a time. */
	if (days == 0 && !from_1904 && seconds && f->shows == SHOWS_DATETIME) {
		show_clock(v, "", seconds);
		return true;
	}
	if (!day_of(days, from_1904, &day))
		return false;
	if (f->shows == SHOWS_TIME && seconds) {
		show_clock(v, "", seconds);
		return true;
	}
	v->yearless = f->day && f->month && !f->year;
	if (!seconds && f->shows == SHOWS_DATE && show_month(day, f, v))
		return true;
	civil_iso_day(day, text);
	if (!seconds && f->shows != SHOWS_DATETIME) {
		say(v, CHRON_DATE, "%s", text);
		return true;
	}
	text[10] = 'T';
	text[11] = '\0';
	show_clock(v, text, seconds);
	return true;
}

/* 36:00, as it is shown: how long something took. */
static void
show_elapsed(double value, const struct xlsx_format *f, struct xlsx_value *v)
{
	long long all = llround(value * DAY_SECONDS);
	long long unit = f->elapsed == 'h' ? 3600 : f->elapsed == 'm' ? 60 : 1;
	size_t n;

	say(v, CHRON_TEXT, "%lld", all / unit);
	n = v->n;
	if (f->minutes && f->elapsed == 'h')
		n += (size_t)snprintf(v->text + n, sizeof(v->text) - n,
			":%02lld", all / 60 % 60);
	if (f->seconds && f->elapsed != 's')
		n += (size_t)snprintf(
			v->text + n, sizeof(v->text) - n, ":%02lld", all % 60);
	v->n = n;
}

static bool
show_serial(double value, bool from_1904, const struct xlsx_format *f,
	struct xlsx_value *v)
{
	double days = floor(value);
	long seconds = lround((value - days) * DAY_SECONDS);

	if (value < 0 || value > 3000000)
		return false;
	if (seconds == DAY_SECONDS) {
		days += 1;
		seconds = 0;
	}
	if (f->shows == SHOWS_ELAPSED) {
		show_elapsed(value, f, v);
		return true;
	}
	if (f->shows == SHOWS_TIME && value < 1) {
		show_clock(v, "", (int)seconds);
		return true;
	}
	return show_date(days, (int)seconds, from_1904, f, v);
}

bool
xlsx_value(struct chron_str raw, const struct xlsx_format *f, bool from_1904,
	struct xlsx_value *v)
{
	bool simple;
	double value;

	v->impossible = v->yearless = v->rounded = false;
	if (!read_number(raw, &value, &simple))
		return false;
	if (f->shows != SHOWS_NUMBER) {
		static const struct xlsx_format general = {0};

		if (show_serial(value, from_1904, f, v))
			return true;
		v->impossible = true;
		v->yearless = false;
		show_number(raw, value, simple, &general, v);
		v->type = CHRON_TEXT;
		return true;
	}
	show_number(raw, value, simple, f, v);
	return true;
}

/* ---- dates in words ---- */

static bool
clock_of(struct chron_str s, int *seconds)
{
	int64_t h, m, sec = 0;

	if (s.n < 5 || s.p[2] != ':')
		return false;
	h = str_number((struct chron_str){s.p, 2});
	m = str_number((struct chron_str){s.p + 3, 2});
	if (s.n >= 8 && s.p[5] == ':')
		sec = str_number((struct chron_str){s.p + 6, 2});
	else if (s.n != 5)
		return false;
	*seconds = (int)(h * 3600 + m * 60 + sec);
	return h >= 0 && h < 24 && m >= 0 && m < 60 && sec >= 0 && sec < 60;
}

bool
xlsx_iso(struct chron_str raw, struct xlsx_value *v)
{
	char before[12];
	int seconds;
	int32_t day;

	v->impossible = v->yearless = v->rounded = false;
	if (clock_of(raw, &seconds)) {
		show_clock(v, "", seconds);
		return true;
	}
	if (raw.n < 10 || !civil_read_iso((struct chron_str){raw.p, 10}, &day))
		return false;
	memcpy(before, raw.p, 10);
	before[10] = 'T';
	before[11] = '\0';
	if (raw.n == 10) {
		say(v, CHRON_DATE, "%.10s", before);
		return true;
	}
	if (raw.p[10] != 'T' ||
		!clock_of((struct chron_str){raw.p + 11, raw.n - 11}, &seconds))
		return false;
	show_clock(v, before, seconds);
	return true;
}
