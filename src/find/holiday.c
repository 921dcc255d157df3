/* Bank holidays of the nations of the United Kingdom, by rule, and working
 * days counted with them.
 *
 * The rules: Banking and Financial Dealings Act 1971 and the proclamations
 * under it; St Andrew's Day Bank Holiday (Scotland) Act 2007.  Good from 1978,
 * when the early May holiday began. */
#include "find/find.h"
#include "util/civil.h"
#include "util/str.h"

enum nation {
	ENGLAND_WALES = 1,
	SCOTLAND = 2,
	NORTHERN_IRELAND = 4,
	NOT_SCOTLAND = ENGLAND_WALES | NORTHERN_IRELAND,
	ALL_NATIONS = NOT_SCOTLAND | SCOTLAND
};

static const struct {
	const char *name;
	unsigned nation;
} nations[] = {
	{"england", ENGLAND_WALES},
	{"wales", ENGLAND_WALES},
	{"scotland", SCOTLAND},
	{"northern ireland", NORTHERN_IRELAND},
};

/* Days that fall on a date; on a weekend the next working day is taken
 * instead, one that is no holiday itself. */
static const struct {
	unsigned nations;
	int month, day, since;
} dated[] = {
	{ALL_NATIONS, 1, 1, 0},
	{SCOTLAND, 1, 2, 0},
	{NORTHERN_IRELAND, 3, 17, 0},
	{NORTHERN_IRELAND, 7, 12, 0},
	{SCOTLAND, 11, 30, 2007},
	{ALL_NATIONS, 12, 25, 0},
	{ALL_NATIONS, 12, 26, 0},
};

/* Mondays: the first (1) or last (-1) of a month. */
static const struct {
	unsigned nations;
	int month, which;
} mondays[] = {
	{ALL_NATIONS, 5, 1},
	{ALL_NATIONS, 5, -1},
	{SCOTLAND, 8, 1},
	{NOT_SCOTLAND, 8, -1},
};

/* Days proclaimed once, or an ordinary Monday moved away. */
static const struct {
	unsigned nations;
	int year, month, day;
	bool holiday;
} once[] = {
	{ALL_NATIONS, 1981, 7, 29, true}, /* royal wedding */
	{ALL_NATIONS, 1995, 5, 1, false},
	{ALL_NATIONS, 1995, 5, 8, true},   /* fifty years of VE Day */
	{ALL_NATIONS, 1999, 12, 31, true}, /* millennium */
	{ALL_NATIONS, 2002, 5, 27, false},
	{ALL_NATIONS, 2002, 6, 3, true}, /* Golden Jubilee */
	{ALL_NATIONS, 2002, 6, 4, true},
	{ALL_NATIONS, 2011, 4, 29, true}, /* royal wedding */
	{ALL_NATIONS, 2012, 5, 28, false}, {ALL_NATIONS, 2012, 6, 4, true},
	{ALL_NATIONS, 2012, 6, 5, true}, /* Diamond Jubilee */
	{ALL_NATIONS, 2020, 5, 4, false},
	{ALL_NATIONS, 2020, 5, 8, true}, /* 75 years of VE Day */
	{ALL_NATIONS, 2022, 5, 30, false}, {ALL_NATIONS, 2022, 6, 2, true},
	{ALL_NATIONS, 2022, 6, 3, true},  /* Platinum Jubilee */
	{ALL_NATIONS, 2022, 9, 19, true}, /* funeral of Elizabeth II */
	{ALL_NATIONS, 2023, 5, 8, true},  /* coronation */
	{SCOTLAND, 2026, 6, 15, true},	  /* World Cup */
};

enum { SATURDAY = 5 };

static unsigned
nation_of(struct chron_str name)
{
	for (size_t i = 0; i < sizeof(nations) / sizeof(*nations); i++)
		if (str_ieq(name, chron_cstr(nations[i].name)))
			return nations[i].nation;
	return 0;
}

/* Easter Sunday, Gregorian: the anonymous computus. */
static int32_t
easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
	int h = (19 * a + b - d - g + 15) % 30;
	int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
	int m = (a + 11 * h + 22 * l) / 451;
	int n = h + l - 7 * m + 114;

	return civil_days(year, n / 31, n % 31 + 1);
}

/* Is this weekday one of the dated holidays, or the substitute of one?  The
 * substitutes of two days in a row never meet: they are handed out in the
 * order of the calendar, each to the first day still free. */
static bool
is_dated(unsigned nation, int32_t day, int year)
{
	int32_t taken = CIVIL_MIN;

	for (size_t i = 0; i < sizeof(dated) / sizeof(*dated); i++) {
		int32_t on;

		if (!(dated[i].nations & nation) || year < dated[i].since)
			continue;
		on = civil_days(year, dated[i].month, dated[i].day);
		if (on == day)
			return true;
		while (civil_weekday(on) >= SATURDAY || on <= taken)
			on++;
		taken = on;
		if (on == day)
			return true;
	}
	return false;
}

static bool
is_monday_holiday(unsigned nation, int year, int month, int mday)
{
	for (size_t i = 0; i < sizeof(mondays) / sizeof(*mondays); i++) {
		if (!(mondays[i].nations & nation) || mondays[i].month != month)
			continue;
		if (mondays[i].which > 0
				? mday <= 7
				: mday > civil_month_days(year, month) - 7)
			return true;
	}
	return false;
}

static bool
is_holiday(unsigned nation, int32_t day)
{
	int year, month, mday;
	int32_t sunday;

	civil_from_days(day, &year, &month, &mday);
	for (size_t i = 0; i < sizeof(once) / sizeof(*once); i++)
		if ((once[i].nations & nation) && once[i].year == year &&
			once[i].month == month && once[i].day == mday)
			return once[i].holiday;
	if (civil_weekday(day) == 0 &&
		is_monday_holiday(nation, year, month, mday))
		return true;
	if (month == 3 || month == 4) {
		sunday = easter(year);
		if (day == sunday - 2 ||
			(day == sunday + 1 && (nation & NOT_SCOTLAND)))
			return true;
	}
	return is_dated(nation, day, year);
}

static bool
works(unsigned nation, int32_t day)
{
	return civil_weekday(day) < SATURDAY &&
	       !(nation && is_holiday(nation, day));
}

bool
is_working_day(struct chron_str nation, int32_t day)
{
	return works(nation_of(nation), day);
}

int32_t
working_days_between(struct chron_str nation, int32_t from, int32_t to)
{
	unsigned which = nation_of(nation);
	int32_t n = 0;

	while (from < to)
		n += works(which, ++from);
	return n;
}
