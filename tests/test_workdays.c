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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			the_bank_holidays_of_a_year_are_those_published),
		cmocka_unit_test(
			working_days_leave_out_the_first_day_and_count_the_last),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
