/* Civil dates: days since 1970 and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "util/civil.h"

static void
days_go_there_and_back(void **state)
{
	int32_t expected = civil_days(1, 1, 1);

	(void)state;
	assert_int_equal(civil_days(1970, 1, 1), 0);
	assert_int_equal(civil_days(2000, 3, 1), 11017);
	for (int y = 1; y <= 9999; y += y < 1890 || y > 2110 ? 37 : 1) {
		expected = civil_days(y, 1, 1);
		for (int m = 1; m <= 12; m++)
			for (int d = 1; d <= civil_month_days(y, m); d++) {
				int yy, mm, dd;

				assert_int_equal(
					civil_days(y, m, d), expected++);
				civil_from_days(expected - 1, &yy, &mm, &dd);
				assert_true(yy == y && mm == m && dd == d);
			}
	}
}

static void
a_leap_day_comes_every_four_years_but(void **state)
{
	(void)state;
	assert_true(civil_valid(2016, 2, 29));
	assert_true(civil_valid(2000, 2, 29));
	assert_false(civil_valid(1900, 2, 29));
	assert_false(civil_valid(2019, 2, 29));
	assert_false(civil_valid(2019, 11, 31));
	assert_false(civil_valid(2019, 0, 1));
	assert_false(civil_valid(2019, 13, 1));
	assert_false(civil_valid(0, 1, 1));
}

static void
weekdays_are_known(void **state)
{
	(void)state;
	assert_int_equal(civil_weekday(civil_days(2019, 3, 4)), 0);
	assert_int_equal(civil_weekday(civil_days(1969, 12, 28)), 6);
	assert_int_equal(civil_weekday(civil_days(1900, 1, 1)), 0);
}

static void
the_day_of_a_minute_rounds_down(void **state)
{
	(void)state;
	assert_int_equal(civil_day_of(0), 0);
	assert_int_equal(civil_day_of(1439), 0);
	assert_int_equal(civil_day_of(-1), -1);
	assert_int_equal(civil_day_of(-1440), -1);
	assert_int_equal(civil_day_of(-1441), -2);
}

static void
days_are_written_for_programs_and_people(void **state)
{
	char day[11], time[17], people[12];

	(void)state;
	civil_iso_day(civil_days(2019, 3, 4), day);
	assert_string_equal(day, "2019-03-04");
	civil_iso_minute(-1, time);
	assert_string_equal(time, "1969-12-31T23:59");
	civil_long_day(civil_days(2019, 3, 4), people);
	assert_string_equal(people, "04 Mar 2019");
}

static void
only_exact_iso_is_read(void **state)
{
	int32_t day = 0;

	(void)state;
	assert_true(civil_read_iso(CHRON_S("2019-03-04"), &day));
	assert_int_equal(day, civil_days(2019, 3, 4));
	assert_false(civil_read_iso(CHRON_S("2019-3-4"), &day));
	assert_false(civil_read_iso(CHRON_S("2019-02-29"), &day));
	assert_false(civil_read_iso(CHRON_S("2019-03-04 "), &day));
	assert_false(civil_read_iso(CHRON_S("2O19-03-04"), &day));
}

static void
an_age_is_in_whole_years_months_and_days(void **state)
{
	int years, months, days;

	(void)state;
	civil_age(civil_days(2017, 9, 2), civil_days(2018, 9, 1), &years,
		&months, &days);
	assert_int_equal(years, 0);
	assert_int_equal(months, 11);
	assert_int_equal(days, 364);
	civil_age(civil_days(2017, 9, 2), civil_days(2018, 9, 2), &years,
		&months, &days);
	assert_int_equal(years, 1);
	assert_int_equal(months, 12);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_go_there_and_back),
		cmocka_unit_test(a_leap_day_comes_every_four_years_but),
		cmocka_unit_test(weekdays_are_known),
		cmocka_unit_test(the_day_of_a_minute_rounds_down),
		cmocka_unit_test(days_are_written_for_programs_and_people),
		cmocka_unit_test(only_exact_iso_is_read),
		cmocka_unit_test(an_age_is_in_whole_years_months_and_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
