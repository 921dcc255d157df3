/* Bank holidays of the four nations: the days that are easy to get wrong, and
 * how many weekdays of each year are holidays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka.h wants the four above */
#include <cmocka.h>

#include "find/find.h"
#include "util/civil.h"
#include "util/str.h"

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
		cmocka_unit_test(a_holiday_is_one_where_it_is_kept),
		cmocka_unit_test(a_year_has_its_number_of_holidays),
	};

	return cmocka_run_group_tests_name("holiday", tests, NULL, NULL);
}
