/* The spellings nearly every cell has, read in one pass: 04/03/2019, 4.3.19,
 * Mon 4th March 2019, 2019-03-04, each with 10:30[:00] or none.  What is anything
 * else, or wrong in any way, is left to the grammar. */
#include "core/dates_parse.h"

struct scan {
	const char *p, *end;
};

/* Up to `most` digits: their number, 0 if there are none. */
static int
take_digits(struct scan *s, int most, int *value)
{
	int n = 0, v = 0;

	while (n < most && s->p < s->end && *s->p >= '0' && *s->p <= '9') {
		v = v * 10 + (*s->p++ - '0');
		n++;
	}
	*value = v;
	return n;
}

static bool
take_char(struct scan *s, char c)
{
	if (s->p == s->end || *s->p != c)
		return false;
	s->p++;
	return true;
}

/* 10:30, 10:30:00 or 10:30:00Z, to the end of the text. */
static bool
take_clock(struct scan *s, int *minute, bool *utc)
{
	int h, m, sec;

	if (take_digits(s, 2, &h) == 0 || !take_char(s, ':') ||
		take_digits(s, 2, &m) != 2)
		return false;
	if (take_char(s, ':') && (take_digits(s, 2, &sec) != 2 || sec > 59))
		return false;
	*minute = h * 60 + m;
	*utc = take_char(s, 'Z');
	return s->p == s->end && h < 24 && m < 60;
}

/* The first three letters of one of the names; the rest of it or none.  Its
 * place in the list, -1 if it is none. */
static int
take_name(struct scan *s, const char *const *names, int count)
{
	size_t left = (size_t)(s->end - s->p);
	char word[3];

	if (left < 3)
		return -1;
	for (int i = 0; i < 3; i++)
		word[i] = (char)(s->p[i] | 0x20);
	for (int k = 0; k < count; k++) {
		const char *name = names[k];
		size_t n = 3;

		if (word[1] != name[1] || word[2] != name[2] ||
			word[0] != (name[0] | 0x20))
			continue;
		while (name[n] && n < left && s->p[n] == name[n])
			n++;
		if (name[n] && n != 3)
			return -1;
		s->p += n;
		return k;
	}
	return -1;
}

/* "Mon ", "Monday, " before a date; false if other letters stand there. */
static bool
take_weekday(struct scan *s, struct part *p)
{
	if (s->p == s->end || (*s->p >= '0' && *s->p <= '9'))
		return true;
	p->weekday = take_name(s, civil_weekday_names, 7);
	if (p->weekday < 0)
		return false;
	take_char(s, ',');
	return take_char(s, ' ');
}

/* st, nd, rd, th */
static void
take_ordinal(struct scan *s)
{
	static const char ends[4][2] = {
		{'t', 'h'}, {'s', 't'}, {'n', 'd'}, {'r', 'd'}};

	if (s->end - s->p < 3 || s->p[2] != ' ')
		return;
	for (int i = 0; i < 4; i++)
		if (s->p[0] == ends[i][0] && s->p[1] == ends[i][1]) {
			s->p += 2;
			return;
		}
}

static bool
take_date(struct scan *s, const struct date_context *ctx, struct part *p,
	unsigned *notes)
{
	struct numeric n;
	char sep;

	n.digits[0] = (uint8_t)take_digits(s, 4, &n.v[0]);
	if (!n.digits[0] || n.digits[0] == 3 || s->p == s->end)
		return false;
	take_ordinal(s);
	sep = *s->p++;
	if (sep != '/' && sep != '-' && sep != '.' && sep != ' ')
		return false;
	n.digits[1] = (uint8_t)take_digits(s, 2, &n.v[1]);
	if (!n.digits[1] && n.digits[0] <= 2) {
		p->day = n.v[0];
		p->month = take_name(s, civil_month_names, 12) + 1;
		if (!p->month || !take_char(s, sep))
			return false;
		n.digits[2] = (uint8_t)take_digits(s, 4, &p->year);
		p->short_year = n.digits[2] == 2;
		return p->short_year || n.digits[2] == 4;
	}
	n.sep = sep;
	if (!n.digits[1] || sep == ' ' || !take_char(s, sep))
		return false;
	n.digits[2] =
		(uint8_t)take_digits(s, n.digits[0] == 4 ? 2 : 4, &n.v[2]);
	if (n.digits[2] != 2 && (n.digits[2] != 4) &&
		!(n.digits[2] == 1 && n.digits[0] == 4))
		return false;
	order_apply(ctx, &n, p, notes);
	return true;
}

static bool
take_time(struct scan *s, struct chron_str time, int *minute, bool *utc)
{
	if (s->p < s->end) {
		if (time.n || (*s->p != ' ' && *s->p != 'T'))
			return false;
		s->p++;
		return take_clock(s, minute, utc);
	}
	if (!time.n)
		return true;
	*s = (struct scan){time.p, time.p + time.n};
	return take_clock(s, minute, utc);
}

bool
dates_fast(struct chron_str date, struct chron_str time,
	const struct date_context *ctx, struct date_reading *out)
{
	struct scan s = {date.p, date.p + date.n};
	struct part p = PART_NONE;
	unsigned notes = 0;
	int minute = -1;
	bool utc = false;
	int32_t day;

	if (!date.n || !take_weekday(&s, &p) ||
		!take_date(&s, ctx, &p, &notes) ||
		!take_time(&s, time, &minute, &utc) || (utc && !ctx->zone))
		return false;
	if (p.short_year && !year_expand(ctx, &p.year, p.month, p.day, &notes))
		return false;
	/* "15 June 1920" under the heading of 2017 may be a time. */
	if (ctx->year && (p.year > ctx->year + 20 || p.year < ctx->year - 20))
		return false;
	if (p.year < DATES_FIRST_YEAR || p.year > DATES_LAST_YEAR ||
		!civil_valid(p.year, p.month, p.day))
		return false;
	day = civil_days(p.year, p.month, p.day);
	if (p.weekday >= 0 && civil_weekday(day) != p.weekday)
		notes |= DATE_NOTE_WEEKDAY;
	when_day(&out->start, day, day, CHRON_DAY);
	if (minute == 0 && ctx->midnight_is_default) {
		notes |= DATE_NOTE_MIDNIGHT;
	} else if (minute >= 0) {
		out->start.earliest += minute;
		if (utc) {
			out->start.zoned = true;
			out->start.earliest =
				zone_local(ctx->zone, out->start.earliest);
		}
		out->start.latest = out->start.earliest;
		out->start.precision = CHRON_MINUTE;
		when_check_clock(ctx, &out->start, &notes);
	}
	out->notes = notes;
	return true;
}
