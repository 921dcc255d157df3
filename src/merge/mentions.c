/* Days and numbers that a narrative mentions. */
#include "merge/mentions.h"

#include <strings.h>

#include "util/civil.h"

enum { HITS = 12, ORDINAL_DAYS = 14 };

/* The value of a phrase of that class at word i; -1 if none. */
static int
value_at(const struct lexicon *l, const struct wording *w, uint32_t i,
	enum lex_class class, uint32_t *n)
{
	struct lex_hit hits[HITS];
	uint32_t k = i < w->n ? lexicon_at(l, w, i, hits, HITS) : 0;

	while (k-- > 0) {
		if (hits[k].class != class)
			continue;
		*n = hits[k].n;
		return hits[k].value;
	}
	return -1;
}

/* 4, 04 and 4th are days of a month. */
static int
day_number(const struct word *w)
{
	int n = 0;
	uint16_t i = 0;

	while (i < w->len && i < 2 && w->p[i] >= '0' && w->p[i] <= '9')
		n = n * 10 + (w->p[i++] - '0');
	if (i == 0 || n < 1 || n > 31)
		return -1;
	if (i == w->len)
		return n;
	if (w->len != i + 2)
		return -1;
	return memcmp(w->p + i, "st", 2) == 0 ||
			       memcmp(w->p + i, "nd", 2) == 0 ||
			       memcmp(w->p + i, "rd", 2) == 0 ||
			       memcmp(w->p + i, "th", 2) == 0
		       ? n
		       : -1;
}

static int
year_number(const struct word *w)
{
	int32_t n = word_number(w);

	if (w->len == 4 && n >= 1900 && n < 2100)
		return n;
	return w->len == 2 && n >= 0 ? 2000 + n : -1;
}

/* Day and month without a year: the last such day up to tomorrow. */
static int32_t
latest_such(int day, int month, int year, int32_t today)
{
	int y, m, d;

	civil_from_days(today, &y, &m, &d);
	if (year > 0)
		return civil_valid(year, month, day)
			       ? civil_days(year, month, day)
			       : CIVIL_MIN;
	for (int k = 0; k < 2; k++, y--)
		if (civil_valid(y, month, day) &&
			civil_days(y, month, day) <= today + 1)
			return civil_days(y, month, day);
	return CIVIL_MIN;
}

static int32_t
figures(const struct wording *w, uint32_t i, int32_t today, uint32_t *n)
{
	int day = day_number(&w->v[i]), year = -1;
	int32_t month;

	if (day < 0 || !(w->v[i].flags & WORD_DIGITS) ||
		!wording_joined_by(w, i, "/.-"))
		return CIVIL_MIN;
	month = word_number(&w->v[i + 1]);
	if (month < 1 || month > 12 || w->v[i + 1].len > 2)
		return CIVIL_MIN;
	*n = 2;
	if (wording_joined_by(w, i + 1, "/.-")) {
		year = year_number(&w->v[i + 2]);
		if (year < 0)
			return CIVIL_MIN;
		*n = 3;
	} else if (wording_joined_by(w, i, ".-")) {
		return CIVIL_MIN; /* 2.5 is a number, 9-12 a span */
	}
	return latest_such(day, month, year, today);
}

static bool
is_word(const struct word *w, const char *s)
{
	return w->len == strlen(s) && strncasecmp(w->p, s, w->len) == 0;
}

static int32_t
spelled(const struct lexicon *l, const struct wording *w, uint32_t i,
	int32_t today, uint32_t *n)
{
	int day = day_number(&w->v[i]), year = -1, month;
	uint32_t at = i + 1, len = 0;

	if (day < 0)
		return CIVIL_MIN;
	if (at < w->n && w->v[at].len == 2 && memcmp(w->v[at].p, "of", 2) == 0)
		at++;
	month = value_at(l, w, at, LEX_DAY, &len);
	if (month < 1 || month > 12)
		return CIVIL_MIN;
	if (at + 1 < w->n && w->v[at + 1].len == 4)
		year = year_number(&w->v[at + 1]);
	*n = at + 1 + (year > 0) - i;
	return latest_such(day, month, year, today);
}

int32_t
mention_day(const struct lexicon *l, const struct wording *w, uint32_t i,
	int32_t today, uint32_t *n)
{
	int32_t d;
	int v;

	if (w->v[i].flags & (WORD_DIGITS | WORD_MIXED)) {
		d = figures(w, i, today, n);
		return d != CIVIL_MIN ? d : spelled(l, w, i, today, n);
	}
	v = value_at(l, w, i, LEX_DAY, n);
	if (v < 0)
		return CIVIL_MIN;
	if (v == LEX_DAY_YESTERDAY)
		return today - 1;
	if (v == LEX_DAY_BEFORE)
		return today - 2;
	/* "Sat with the social worker" begins with no day. */
	if (*n == 1 && w->v[i].flags & WORD_FIRST && is_word(&w->v[i], "sat"))
		return CIVIL_MIN;
	if (v >= LEX_DAY_MONDAY)
		return today -
		       (civil_weekday(today) - (v - LEX_DAY_MONDAY) + 7) % 7;
	return CIVIL_MIN;
}

static const char *const before_days[] = {"on", "of", "from", "since", "night",
	"evening", "morning", "afternoon", "by", "till", "dated"};

int32_t
mention_ordinal(const struct wording *w, uint32_t i, int32_t today)
{
	const struct word *before = &w->v[i - 1];
	int day = day_number(&w->v[i]), year, month, last;
	bool led = false;

	if (i < 2 || day < 0 || w->v[i].flags & WORD_DIGITS || !before->hash)
		return CIVIL_MIN;
	if (is_word(before, "the"))
		before--;
	for (size_t k = 0; k < sizeof(before_days) / sizeof(*before_days); k++)
		led |= before->hash && is_word(before, before_days[k]);
	if (!led)
		return CIVIL_MIN;
	for (int32_t d = today; d >= today - ORDINAL_DAYS; d--) {
		civil_from_days(d, &year, &month, &last);
		if (last == day)
			return d;
	}
	return CIVIL_MIN;
}

static bool
looks_like_time(const struct wording *w, uint32_t i)
{
	int32_t v = word_number(&w->v[i]);

	return w->v[i].len == 4 && ((v >= 0 && v < 2400 && v % 100 < 60) ||
					   (v >= 1900 && v < 2100));
}

static uint32_t
digits_in(const struct word *w)
{
	uint32_t n = 0;

	for (uint16_t i = 0; i < w->len; i++)
		n += w->p[i] >= '0' && w->p[i] <= '9';
	return n;
}

/* What the words before say that the number is of. */
static int
label_before(const struct lexicon *l, const struct wording *w, uint32_t i)
{
	for (uint32_t back = 1; back <= 2 && back <= i; back++) {
		uint32_t len = 0;
		int v;

		if (!w->v[i - back].hash)
			break;
		v = value_at(l, w, i - back, LEX_NUMBER, &len);
		if (v >= 0)
			return v;
	}
	return LEX_NUMBER_NONE;
}

uint32_t
mention_number(const struct lexicon *l, const struct wording *w, uint32_t i,
	uint32_t *n)
{
	uint32_t digits = digits_in(&w->v[i]), h = 0, end = i;
	int label = label_before(l, w, i);

	while (wording_joined_by(w, end, "/-") && end - i < 6)
		digits += digits_in(&w->v[++end]);
	if (digits < (label ? 3u : 4u) || digits > 24)
		return 0;
	if (end == i && looks_like_time(w, i) && !label)
		return 0;
	if (end == i && (w->v[i].flags & WORD_DIGITS) && digits >= 10 &&
		w->v[i].p[0] == '0')
		return 0; /* a telephone number */
	for (uint32_t k = i; k <= end; k++)
		h = (h ^ w->v[k].hash) * 0x9e3779b1u;
	*n = end - i + 1;
	return (h & ~(uint32_t)MENTION_LABEL) | 8 | (uint32_t)label;
}

static const char *const units[] = {"kg", "g", "mg", "ml", "l", "cm", "mm", "m",
	"mmol", "units", "centile", "percentile", "per", "percent", "hours",
	"hrs", "weeks", "months", "years", "yrs", "miles", "oz", "lb", "lbs"};

static bool
ends_with(const struct word *w, const char *end)
{
	size_t n = strlen(end);

	return w->len > n && strncasecmp(w->p + w->len - n, end, n) == 0;
}

static bool
is_unit(const struct wording *w, uint32_t i)
{
	for (size_t k = 0; i < w->n && k < sizeof(units) / sizeof(*units); k++)
		if (w->v[i].len == strlen(units[k]) &&
			strncasecmp(w->v[i].p, units[k], w->v[i].len) == 0)
			return true;
	return false;
}

/* The digits that a word begins with; their number in *len. */
static int32_t
leading(const struct word *w, uint16_t *len)
{
	int32_t n = 0;

	for (*len = 0; *len < w->len && *len < 5; (*len)++) {
		char c = w->p[*len];

		if (c < '0' || c > '9')
			break;
		n = n * 10 + (c - '0');
	}
	return n;
}

/* What is left of a word after its digits says that it is a time. */
static bool
says_time(const struct word *w, uint16_t digits)
{
	return w->len == digits + 2u &&
	       (ends_with(w, "am") || ends_with(w, "pm"));
}

static bool
says_hours(const struct wording *w, uint32_t i, uint16_t digits)
{
	const struct word *v = &w->v[i];

	if (v->len == digits)
		return i + 1 < w->n && v[1].hash &&
		       (v[1].len == 3 || v[1].len == 5) &&
		       (strncasecmp(v[1].p, "hrs", v[1].len) == 0 ||
			       strncasecmp(v[1].p, "hours", v[1].len) == 0);
	return ends_with(v, "hrs") ||
	       (v->len == digits + 1u && ends_with(v, "h"));
}

static int32_t
half_day(int32_t hour, int32_t minute)
{
	return hour < 24 && minute < 60
		       ? (hour * 60 + minute) % MENTION_HALF_DAY
		       : -1;
}

int32_t
mention_clock(const struct wording *w, uint32_t i, uint32_t *n)
{
	uint16_t digits, more;
	int32_t hour = leading(&w->v[i], &digits), minute;

	*n = 1;
	if (digits == 0)
		return -1;
	if (digits <= 2 && says_time(&w->v[i], digits))
		return half_day(hour, 0);
	if (digits == 4 && says_hours(w, i, digits))
		return half_day(hour / 100, hour % 100);
	if (digits > 2 || w->v[i].len != digits ||
		!wording_joined_by(w, i, ":."))
		return -1;
	minute = leading(&w->v[i + 1], &more);
	*n = 2;
	if (more != 2 || wording_joined_by(w, i + 1, "/."))
		return -1;
	if (says_time(&w->v[i + 1], more) || says_hours(w, i + 1, more))
		return half_day(hour, minute);
	if (w->v[i + 1].len != more || is_unit(w, i + 2))
		return -1;
	return half_day(hour, minute);
}
