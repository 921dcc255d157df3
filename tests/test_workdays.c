/* Bank holidays and working days of the four nations. */
#include "hand.h"

#include "find/find.h"

#include <stdio.h>

/* Every bank holiday of a year, as proclaimed or published. */
static const struct {
	const char *nation;
	int year;
	const char *days; /* MM-DD, in order */
} years[] = {
	{"england", 1981,
		"01-01 04-17 04-20 05-04 05-25 07-29 08-31 12-25 12-28"},
	{"england", 1990, "01-01 04-13 04-16 05-07 05-28 08-27 12-25 12-26"},
	{"england", 1995, "01-02 04-14 04-17 05-08 05-29 08-28 12-25 12-26"},
	{"england", 1999,
		"01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28 12-31"},
	{"england", 2000, "01-03 04-21 04-24 05-01 05-29 08-28 12-25 12-26"},
	{"england", 2002,
		"01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26"},
	{"england", 2010, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"},
	{"wales", 2011,
		"01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27"},
	{"england", 2012,
		"01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26"},
	{"england", 2016, "01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27"},
	{"england", 2018, "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26"},
	{"england", 2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"},
	{"england", 2022,
		"01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"},
	{"England", 2023,
		"01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"},
	{"scotland", 2000, "01-03 01-04 04-21 05-01 05-29 08-07 12-25 12-26"},
	{"scotland", 2006, "01-02 01-03 04-14 05-01 05-29 08-07 12-25 12-26"},
	{"scotland", 2019,
		"01-01 01-02 04-19 05-06 05-27 08-05 12-02 12-25 12-26"},
	{"scotland", 2021,
		"01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28"},
	{"scotland", 2022,
		"01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 "
		"12-27"},
	{"scotland", 2026,
		"01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28"},
	{"northern ireland", 2019,
		"01-01 03-18 04-19 04-22 05-06 05-27 07-12 08-26 12-25 12-26"},
	{"northern ireland", 2020,
		"01-01 03-17 04-10 04-13 05-08 05-25 07-13 08-31 12-25 12-28"},
	{"northern ireland", 2025,
		"01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26"},
};

static void
the_bank_holidays_of_a_year_are_those_published(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(years) / sizeof(*years); i++) {
		int32_t day = civil_days(years[i].year, 1, 1);
		int32_t end = civil_days(years[i].year, 12, 31);
		char got[200] = "";
		size_t n = 0;

		for (; day <= end; day++) {
			char iso[11];

			if (civil_weekday(day) >= 5 ||
				is_working_day(
					chron_cstr(years[i].nation), day))
				continue;
			civil_iso_day(day, iso);
			n += (size_t)snprintf(got + n, sizeof(got) - n, "%s%s",
				n ? " " : "", iso + 5);
		}
		if (strcmp(got, years[i].days))
			print_error("%s %d\n", years[i].nation, years[i].year);
		assert_string_equal(got, years[i].days);
	}
}

static void
working_days_leave_out_the_first_day_and_count_the_last(void **state)
{
	static const struct {
		const char *nation, *from, *to;
		int32_t days;
	} rows[] = {
		{"england", "2018-03-05", "2018-03-05", 0},
		{"england", "2018-03-05", "2018-03-06", 1},
		{"england", "2018-03-06", "2018-03-05", 0},
		{"england", "2018-03-02", "2018-03-05", 1},
		{"england", "2018-03-05", "2018-03-19", 10},
		/* Good Friday and Easter Monday */
		{"england", "2018-03-29", "2018-04-03", 1},
		{"scotland", "2018-03-29", "2018-04-03", 2},
		{"", "2018-03-29", "2018-04-03", 3},
		{"france", "2018-12-24", "2018-12-27", 3},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		assert_int_equal(
			working_days_between(chron_cstr(rows[i].nation),
				hand_day(rows[i].from), hand_day(rows[i].to)),
			rows[i].days);
}

/* E: England and Wales; S: Scotland; N: Northern Ireland; a small letter where
 * the day is an ordinary working day. */
static const struct {
	const char *day, *nations;
} days[] = {
	{"1999-12-27", "ESN"},
	{"1999-12-28", "ESN"},
	{"1999-12-31", "ESN"},
	{"2000-01-03", "ESN"},
	{"2000-01-04", "eSn"},
	{"2000-01-05", "esn"},
	{"2000-04-21", "ESN"},
	{"2000-04-24", "EsN"}, /* Easter */
	{"2001-04-13", "ESN"},
	{"2001-04-16", "EsN"},
	/* Golden Jubilee: the last Monday of May went to 4 June */
	{"2002-05-27", "esn"},
	{"2002-06-03", "ESN"},
	{"2002-06-04", "ESN"},
	{"2002-06-05", "esn"},
	{"2004-12-27", "ESN"},
	{"2004-12-28", "ESN"},
	{"2004-12-29", "esn"},
	{"2005-01-03", "ESN"},
	{"2005-01-04", "eSn"},
	{"2005-12-26", "ESN"},
	{"2005-12-27", "ESN"},
	{"2006-01-02", "ESN"},
	{"2006-01-03", "eSn"},
	/* St Andrew's Day, from 2007; on Sunday in 2008, Saturday in 2013 */
	{"2006-11-30", "esn"},
	{"2007-11-30", "eSn"},
	{"2008-12-01", "eSn"},
	{"2013-12-02", "eSn"},
	{"2014-12-01", "eSn"},
	{"2019-12-02", "eSn"},
	{"2024-12-02", "eSn"},
	{"2025-12-01", "eSn"},
	/* 17 March and 12 July, and their substitutes */
	{"2007-03-19", "esN"},
	{"2012-03-19", "esN"},
	{"2013-03-18", "esN"},
	{"2018-03-19", "esN"},
	{"2019-03-18", "esN"},
	{"2024-03-18", "esN"},
	{"2008-07-14", "esN"},
	{"2009-07-13", "esN"},
	{"2014-07-14", "esN"},
	{"2015-07-13", "esN"},
	{"2020-07-13", "esN"},
	{"2025-07-14", "esN"},
	{"2023-07-12", "esN"},
	{"2023-03-17", "esN"},
	/* both Easter Monday and St Patrick's week: 2008 */
	{"2008-03-17", "esN"},
	{"2008-03-21", "ESN"},
	{"2008-03-24", "EsN"},
	{"2010-12-27", "ESN"},
	{"2010-12-28", "ESN"},
	{"2011-01-03", "ESN"},
	{"2011-01-04", "eSn"},
	{"2011-04-22", "ESN"},
	{"2011-04-25", "EsN"},
	{"2011-04-29", "ESN"},
	{"2011-12-26", "ESN"},
	{"2011-12-27", "ESN"},
	{"2012-01-02", "ESN"},
	{"2012-01-03", "eSn"},
	{"2012-05-28", "esn"},
	{"2012-06-04", "ESN"},
	{"2012-06-05", "ESN"},
	{"2015-12-28", "ESN"},
	{"2015-12-29", "esn"},
	{"2016-01-04", "eSn"},
	{"2016-12-26", "ESN"},
	{"2016-12-27", "ESN"},
	{"2017-01-02", "ESN"},
	{"2017-01-03", "eSn"},
	/* August: first Monday in Scotland, last elsewhere */
	{"2018-08-06", "eSn"},
	{"2018-08-27", "EsN"},
	/* VE Day: the first Monday of May moved */
	{"2020-05-04", "esn"},
	{"2020-05-08", "ESN"},
	{"2020-05-25", "ESN"},
	{"2020-12-28", "ESN"},
	{"2021-01-01", "ESN"},
	{"2021-01-04", "eSn"},
	{"2021-12-27", "ESN"},
	{"2021-12-28", "ESN"},
	{"2022-01-03", "ESN"},
	{"2022-01-04", "eSn"},
	{"2022-05-02", "ESN"},
	{"2022-05-30", "esn"},
	{"2022-06-02", "ESN"},
	{"2022-06-03", "ESN"},
	{"2022-09-19", "ESN"},
	{"2022-12-26", "ESN"},
	{"2022-12-27", "ESN"},
	{"2023-01-02", "ESN"},
	{"2023-01-03", "eSn"},
	{"2023-05-01", "ESN"},
	{"2023-05-08", "ESN"},
	{"2023-05-29", "ESN"},
	{"2024-03-29", "ESN"},
	{"2024-04-01", "EsN"},
	{"2026-04-03", "ESN"},
	{"2026-04-06", "EsN"},
	{"2026-06-15", "eSn"},
	{"2026-12-28", "ESN"},
	{"2026-11-30", "eSn"},
};

static const char *const names[][2] = {
	{"Ee", "england"},
	{"Ee", "wales"},
	{"Ss", "scotland"},
	{"Nn", "northern ireland"},
};

static void
a_holiday_is_one_where_it_is_kept(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++)
		for (size_t n = 0; n < 4; n++) {
			struct chron_str nation = chron_cstr(names[n][1]);
			bool off = strchr(days[i].nations, names[n][0][0]);
			int32_t day;

			assert_true(
				civil_read_iso(chron_cstr(days[i].day), &day));
			assert_true(civil_weekday(day) < 5);
			if (is_working_day(nation, day) == off)
				fail_msg("%s in %s", days[i].day, names[n][1]);
			/* Nowhere else in the world. */
			assert_true(is_working_day(CHRON_S(""), day));
		}
}

/* Weekdays of a year that are holidays: eight in England, and Scotland one more
 * from 2007, Northern Ireland two; and those that were added. */
static void
a_year_has_its_number_of_holidays(void **state)
{
	static const struct {
		int year, more[3];
	} added[] = {
		{1999, {1, 1, 1}},
		{2002, {1, 1, 1}},
		{2011, {1, 1, 1}},
		{2012, {1, 1, 1}},
		{2022, {2, 2, 2}},
		{2023, {1, 1, 1}},
		{2026, {0, 1, 0}},
	};

	(void)state;
	for (int year = 1996; year <= 2026; year++) {
		int want[3] = {8, year < 2007 ? 8 : 9, 10};

		for (size_t i = 0; i < sizeof(added) / sizeof(*added); i++)
			for (int n = 0; n < 3 && added[i].year == year; n++)
				want[n] += added[i].more[n];
		for (int n = 0; n < 3; n++) {
			struct chron_str nation = chron_cstr(names[n + 1][1]);
			int32_t from = civil_days(year - 1, 12, 31);
			int32_t to = civil_days(year, 12, 31);
			int found =
				working_days_between(CHRON_S(""), from, to) -
				working_days_between(nation, from, to);

			if (found != want[n])
				fail_msg("%d in %s: %d, not %d", year,
					names[n + 1][1], found, want[n]);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			the_bank_holidays_of_a_year_are_those_published),
		cmocka_unit_test(
			working_days_leave_out_the_first_day_and_count_the_last),
		cmocka_unit_test(a_holiday_is_one_where_it_is_kept),
		cmocka_unit_test(a_year_has_its_number_of_holidays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
