/* Times of day that a narrative names. */
#include "merge/clock.h"

#include "util/str.h"

enum { HOUR = 60, HALF = 12 * HOUR, DAY = 24 * HOUR, MORNING = 7 };

static bool
is(const struct wording *w, uint32_t i, const char *word)
{
	return i < w->n && w->v[i].hash &&
	       str_ieq((struct chron_str){w->v[i].p, w->v[i].len},
		       chron_cstr(word));
}

/* The digits that a word begins with, and what follows them. */
static int32_t
leading(const struct word *w, struct chron_str *rest)
{
	int32_t n = 0;
	uint16_t i = 0;

	while (i < w->len && i < 4 && w->p[i] >= '0' && w->p[i] <= '9')
		n = n * 10 + (w->p[i++] - '0');
	*rest = (struct chron_str){w->p + i, (size_t)(w->len - i)};
	return i ? n : -1;
}

enum half { UNSAID, BEFORE_NOON, AFTER_NOON, OF_24 };

static enum half
half_of(struct chron_str s)
{
	if (str_ieq(s, CHRON_S("am")))
		return BEFORE_NOON;
	if (str_ieq(s, CHRON_S("pm")))
		return AFTER_NOON;
	if (str_ieq(s, CHRON_S("hrs")) || str_ieq(s, CHRON_S("hours")) ||
		str_ieq(s, CHRON_S("h")) || str_ieq(s, CHRON_S("hr")))
		return OF_24;
	return UNSAID;
}

static bool
make(struct clock *out, int32_t hour, int32_t minute, enum half half,
	uint32_t words)
{
	if (hour < 0 || hour > 23 || minute < 0 || minute > 59 ||
		((half == BEFORE_NOON || half == AFTER_NOON) &&
			(hour < 1 || hour > 12)))
		return false;
	if (half == AFTER_NOON && hour < 12)
		hour += 12;
	if (half == BEFORE_NOON && hour == 12)
		hour = 0;
	*out = (struct clock){.minute = (int16_t)(hour * HOUR + minute),
		.either = half == UNSAID && hour >= 1 && hour <= 12,
		.words = (uint8_t)words};
	return true;
}

/* "am" or "pm" as the next word, which is then part of it. */
static enum half
next_half(const struct wording *w, uint32_t i, uint32_t *words)
{
	enum half half = UNSAID;

	if (i < w->n && w->v[i].hash)
		half = half_of((struct chron_str){w->v[i].p, w->v[i].len});
	*words += half != UNSAID;
	return half;
}

/* 20.15, 20:15, 8.15pm; 12.03.15 is a date. */
static bool
parted(const struct wording *w, uint32_t i, struct clock *out)
{
	struct chron_str rest;
	int32_t hour = word_number(&w->v[i]), minute;
	uint32_t words = 2;
	enum half half;

	if (hour < 0 || w->v[i].len > 2 || !wording_joined_by(w, i, ".:") ||
		(i && wording_joined_by(w, i - 1, "./:-")) ||
		wording_joined_by(w, i + 1, "./-"))
		return false;
	minute = leading(&w->v[i + 1], &rest);
	if (minute < 0 || w->v[i + 1].len - rest.n != 2)
		return false;
	half = rest.n ? half_of(rest) : next_half(w, i + 2, &words);
	if (rest.n && half == UNSAID)
		return false;
	return make(out, hour, minute,
		half == UNSAID && (w->v[i].p[0] == '0' || hour == 0) ? OF_24
								     : half,
		words);
}

/* 2015hrs, 0930 hrs, 3pm, 10 am. */
static bool
marked(const struct wording *w, uint32_t i, struct clock *out)
{
	struct chron_str rest;
	int32_t n = leading(&w->v[i], &rest);
	uint32_t words = 1, digits = (uint32_t)(w->v[i].len - rest.n);
	enum half half;

	if (n < 0 || (i && wording_joined_by(w, i - 1, "./:-")))
		return false;
	half = rest.n ? half_of(rest) : next_half(w, i + 1, &words);
	if (digits == 4 && half == OF_24)
		return make(out, n / 100, n % 100, OF_24, words);
	return digits <= 2 && (half == BEFORE_NOON || half == AFTER_NOON) &&
	       make(out, n, 0, half, words);
}

static int32_t
number_said(const struct wording *w, uint32_t i)
{
	static const char *const names[] = {"one", "two", "three", "four",
		"five", "six", "seven", "eight", "nine", "ten", "eleven",
		"twelve"};
	struct chron_str rest;
	int32_t n;

	for (int32_t k = 0; k < 12; k++)
		if (is(w, i, names[k]))
			return k + 1;
	n = leading(&w->v[i], &rest);
	return rest.n ? -1 : n;
}

/* "Half past two", "ten to four", "quarter to 9". */
static bool
spoken(const struct wording *w, uint32_t i, struct clock *out)
{
	int32_t off = -1, hour;
	uint32_t at = i;

	if (at + 2 >= w->n)
		return false;
	if (is(w, at, "half"))
		off = 30;
	else if (is(w, at, "quarter"))
		off = 15;
	else if (is(w, at, "twenty"))
		off = 20;
	else if (is(w, at, "ten"))
		off = 10;
	else if (is(w, at, "five"))
		off = 5;
	if (off < 0 || !(is(w, at + 1, "past") || is(w, at + 1, "to")))
		return false;
	hour = number_said(w, at + 2);
	if (hour < 1 || hour > 12)
		return false;
	if (is(w, at + 1, "to")) {
		hour = hour == 1 ? 12 : hour - 1;
		off = HOUR - off;
	}
	return make(out, hour, off, UNSAID, 3);
}

/* "At 2": no age, no house, no number of things. */
static bool
bare(const struct wording *w, uint32_t i, struct clock *out)
{
	int32_t hour = word_number(&w->v[i]);

	if (i < 2 || hour < 1 || hour > 12 || !is(w, i - 1, "at") ||
		wording_joined_by(w, i, "/.-:"))
		return false;
	if (i + 1 < w->n && w->v[i + 1].hash &&
		!(w->v[i + 1].flags & WORD_FIRST) &&
		!(is(w, i + 1, "and") || is(w, i + 1, "with") ||
			is(w, i + 1, "in") || is(w, i + 1, "oclock")))
		return false;
	return make(out, hour, 0, UNSAID, 1);
}

bool
clock_at(const struct wording *w, uint32_t i, struct clock *out)
{
	if (is(w, i, "noon") || is(w, i, "midday"))
		return make(out, 12, 0, OF_24, 1);
	if (w->v[i].flags & (WORD_DIGITS | WORD_MIXED))
		return parted(w, i, out) || marked(w, i, out) ||
		       bare(w, i, out);
	return spoken(w, i, out);
}

int32_t
clock_apart(const struct clock *a, const struct clock *b)
{
	int32_t d = a->minute > b->minute ? a->minute - b->minute
					  : b->minute - a->minute;

	if (a->either || b->either) {
		int32_t other = d > HALF ? d - HALF : HALF - d;

		d = other < d ? other : d;
	}
	return d > DAY / 2 ? DAY - d : d;
}
