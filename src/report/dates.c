/* Dates and times in words that claim no more than is known. */
#include "report/words.h"
#include "util/civil.h"
#include "util/str.h"

struct chron_str
words_day(struct arena *a, int32_t day)
{
	char text[12];

	civil_long_day(day, text);
	return arena_str(a, (struct chron_str){text, 11});
}

struct chron_str
words_iso_day(struct arena *a, int32_t day)
{
	char text[11];

	civil_iso_day(day, text);
	return arena_str(a, (struct chron_str){text, 10});
}

bool
words_bounds(const struct chron_when *w, int32_t *first, int32_t *last)
{
	*first = w->earliest == CHRON_TIME_MIN ? CIVIL_MIN
					       : civil_day_of(w->earliest);
	*last = w->latest == CHRON_TIME_MAX ? CIVIL_MAX
					    : civil_day_of(w->latest);
	return *first != CIVIL_MIN && *last != CIVIL_MAX;
}

enum whole { WHOLE_NOTHING, WHOLE_DAY, WHOLE_MONTHS, WHOLE_YEAR, PART_MONTH };

struct extent {
	enum whole whole;
	int y1, m1, d1, y2, m2, d2;
};

static struct extent
extent_of(int32_t first, int32_t last)
{
	struct extent x = {.whole = WHOLE_NOTHING};

	civil_from_days(first, &x.y1, &x.m1, &x.d1);
	civil_from_days(last, &x.y2, &x.m2, &x.d2);
	if (first == last)
		x.whole = WHOLE_DAY;
	else if (x.d1 == 1 && x.d2 == civil_month_days(x.y2, x.m2))
		x.whole = x.y1 == x.y2 && x.m1 == 1 && x.m2 == 12
				  ? WHOLE_YEAR
				  : WHOLE_MONTHS;
	else if (x.y1 == x.y2 && x.m1 == x.m2)
		x.whole = PART_MONTH;
	return x;
}

/* The thirds of a month that "early", "mid" and "late" stand for. */
static const struct {
	int first, last; /* last 0: the end of the month */
	const char *word;
} thirds[] = {{1, 10, "early "}, {11, 20, "mid "}, {21, 0, "late "}};

static const char *
third_of(const struct extent *x)
{
	for (size_t i = 0; i < sizeof(thirds) / sizeof(*thirds); i++) {
		int last = thirds[i].last ? thirds[i].last
					  : civil_month_days(x->y2, x->m2);

		if (x->d1 == thirds[i].first && x->d2 == last)
			return thirds[i].word;
	}
	return NULL;
}

static struct chron_str
month_words(struct arena *a, const char *before, int year, int month)
{
	return WORDS(a, chron_cstr(before),
		chron_cstr(civil_month_names[month - 1]), CHRON_S(" "),
		words_number(a, (uint64_t)year));
}

/* Parts of a year that have a name, as it is read back: seasons and terms are
 * sure of themselves, the others are not. */
static const struct {
	int first, last; /* months; in the next year if last is before first */
	bool uncertain;	 /* says so itself */
	const char *name;
} named[] = {
	{1, 4, true, "early "},
	{5, 8, true, "mid-"},
	{9, 12, true, "late "},
	{1, 4, false, "Spring term "},
	{4, 7, false, "Summer term "},
	{9, 12, false, "Autumn term "},
	{3, 5, false, "Spring "},
	{6, 8, false, "Summer "},
	{9, 11, false, "Autumn "},
	{12, 2, false, "Winter "},
};

/* "Spring 2018", or empty; the few months it is are in the dates beside it. */
static struct chron_str
season_words(struct arena *a, const struct chron_when *w, int32_t first,
	int32_t last)
{
	struct extent x = extent_of(first, last);

	/* A year of accounts, schools or taxes. */
	if (w->precision == CHRON_YEAR && x.whole == WHOLE_MONTHS &&
		w->uncertain && x.m1 == 4 && x.m2 == 8 && x.y2 == x.y1 + 1)
		return arena_printf(a, "%d/%02d", x.y1, x.y2 % 100);
	if (w->precision != CHRON_SEASON || x.whole != WHOLE_MONTHS)
		return CHRON_S("");
	for (size_t i = 0; i < sizeof(named) / sizeof(*named); i++)
		if (named[i].first == x.m1 && named[i].last == x.m2 &&
			x.y2 - x.y1 == (x.m2 < x.m1) &&
			w->uncertain == named[i].uncertain)
			return arena_printf(a,
				x.y2 > x.y1 ? "%s%d/%02d" : "%s%d",
				named[i].name, x.y1, x.y2 % 100);
	return CHRON_S("");
}

static struct chron_str
interval_words(struct arena *a, int32_t first, int32_t last,
	enum chron_precision precision)
{
	struct extent x = extent_of(first, last);
	const char *third = x.whole == PART_MONTH ? third_of(&x) : NULL;

	if (x.whole == WHOLE_DAY)
		return words_day(a, first);
	if (x.whole == WHOLE_YEAR)
		return words_number(a, (uint64_t)x.y1);
	if (x.whole == WHOLE_MONTHS && x.y1 == x.y2 && x.m1 == x.m2)
		return month_words(a, "", x.y1, x.m1);
	if (x.whole == WHOLE_MONTHS)
		return WORDS(a, month_words(a, "", x.y1, x.m1), CHRON_S(" to "),
			month_words(a, "", x.y2, x.m2));
	if (precision == CHRON_WEEK && last - first == 6)
		return WORDS(a, CHRON_S("week of "), words_day(a, first));
	if (third)
		return month_words(a, third, x.y1, x.m1);
	return WORDS(a, CHRON_S("between "), words_day(a, first),
		CHRON_S(" and "), words_day(a, last));
}

struct chron_str
words_date(struct arena *a, const struct chron_when *w)
{
	int32_t first, last;
	struct chron_str about = w->uncertain ? CHRON_S("about ") : CHRON_S("");
	struct chron_str s;
	bool bounded = words_bounds(w, &first, &last);

	if (bounded && first == last)
		s = words_day(a, first);
	else if (bounded && (s = season_words(a, w, first, last)).n)
		return s;
	else if (bounded)
		s = interval_words(a, first, last, w->precision);
	else if (last != CIVIL_MAX)
		s = WORDS(a, CHRON_S("on or before "), words_day(a, last));
	else if (first != CIVIL_MIN)
		s = WORDS(a, CHRON_S("on or after "), words_day(a, first));
	else
		return CHRON_S("not known");
	return about.n ? WORDS(a, about, s) : s;
}

struct chron_str
words_heading(struct arena *a, const struct chron_when *w)
{
	struct chron_when plain = *w;
	int32_t first, last;

	plain.uncertain = false;
	if (!words_bounds(w, &first, &last))
		return words_date(a, &plain);
	if (first == last)
		return WORDS(a,
			chron_cstr(civil_weekday_names[civil_weekday(first)]),
			CHRON_S(" "), words_day(a, first));
	return WORDS(a, words_date(a, &plain), CHRON_S(", day not known"));
}

struct chron_str
words_time(struct arena *a, const struct chron_when *w)
{
	char from[17], to[17];
	struct chron_str s;

	if (w->precision != CHRON_MINUTE || w->earliest == CHRON_TIME_MIN)
		return CHRON_S("not known");
	civil_iso_minute(w->earliest, from);
	s = arena_str(a, (struct chron_str){from + 11, 5});
	if (w->latest == w->earliest || w->latest == CHRON_TIME_MAX)
		return s;
	civil_iso_minute(w->latest, to);
	return WORDS(a, s, CHRON_S(" to "), ((struct chron_str){to + 11, 5}));
}

struct chron_str
words_iso(struct arena *a, const struct chron_when *w)
{
	int32_t first, last;
	struct extent x;
	char text[17];

	if (!words_bounds(w, &first, &last))
		return CHRON_S("");
	if (w->precision == CHRON_MINUTE && w->earliest == w->latest) {
		civil_iso_minute(w->earliest, text);
		return arena_str(a, (struct chron_str){text, 16});
	}
	if (first == last)
		return words_iso_day(a, first);
	x = extent_of(first, last);
	civil_iso_day(first, text);
	if (x.whole == WHOLE_YEAR)
		return arena_str(a, (struct chron_str){text, 4});
	if (x.whole == WHOLE_MONTHS && x.y1 == x.y2 && x.m1 == x.m2)
		return arena_str(a, (struct chron_str){text, 7});
	return WORDS(a, ((struct chron_str){text, 10}), CHRON_S("/"),
		words_iso_day(a, last));
}
