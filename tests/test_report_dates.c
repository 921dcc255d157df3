/* Dates and times in words that claim no more than is known. */
#include "hand.h"

#include "report/words.h"

static struct chron_when
between(const char *from, const char *to, enum chron_precision precision)
{
	struct chron_when w = hand_when(from);

	w.latest = hand_when(to).latest;
	w.precision = (uint8_t)precision;
	return w;
}

static void
a_date_is_told_no_more_exactly_than_it_is_known(void **state)
{
	const struct {
		struct chron_when when;
		const char *date, *heading, *iso;
	} rows[] = {
		{hand_when("2019-03-04"), "04 Mar 2019", "Monday 04 Mar 2019",
			"2019-03-04"},
		{hand_when("2019-03-04T00:05"), "04 Mar 2019",
			"Monday 04 Mar 2019", "2019-03-04T00:05"},
		{hand_when("2019-02"), "February 2019",
			"February 2019, day not known", "2019-02"},
		{hand_when("2019"), "2019", "2019, day not known", "2019"},
		{hand_when(""), "not known", "not known", ""},
		{between("2019-03-04", "2019-03-10", CHRON_WEEK),
			"week of 04 Mar 2019",
			"week of 04 Mar 2019, day not known",
			"2019-03-04/2019-03-10"},
		{between("2019-03-01", "2019-03-10", CHRON_MONTH),
			"early March 2019", "early March 2019, day not known",
			"2019-03-01/2019-03-10"},
		{between("2019-02-21", "2019-02-28", CHRON_MONTH),
			"late February 2019",
			"late February 2019, day not known",
			"2019-02-21/2019-02-28"},
		{between("2018-12-01", "2019-02-28", CHRON_SEASON),
			"Winter 2018/19", "Winter 2018/19, day not known",
			"2018-12-01/2019-02-28"},
		{between("2019-03-04", "2019-03-06", CHRON_DAY),
			"between 04 Mar 2019 and 06 Mar 2019",
			"between 04 Mar 2019 and 06 Mar 2019, day not known",
			"2019-03-04/2019-03-06"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct arena *a = arena_new();

		assert_string_equal(
			arena_str(a, words_date(a, &rows[i].when)).p,
			rows[i].date);
		assert_string_equal(
			arena_str(a, words_heading(a, &rows[i].when)).p,
			rows[i].heading);
		assert_string_equal(arena_str(a, words_iso(a, &rows[i].when)).p,
			rows[i].iso);
		arena_free(a);
	}
}

static void
open_and_uncertain_dates_say_so(void **state)
{
	struct arena *a = arena_new();
	struct chron_when w = hand_when("2019-03-04");

	(void)state;
	w.uncertain = true;
	assert_string_equal(words_date(a, &w).p, "about 04 Mar 2019");
	assert_string_equal(words_heading(a, &w).p, "Monday 04 Mar 2019");
	w.uncertain = false;
	w.earliest = CHRON_TIME_MIN;
	assert_string_equal(words_date(a, &w).p, "on or before 04 Mar 2019");
	w = hand_when("2019-03-04");
	w.latest = CHRON_TIME_MAX;
	assert_string_equal(words_date(a, &w).p, "on or after 04 Mar 2019");
	assert_int_equal(words_iso(a, &w).n, 0);
	arena_free(a);
}

static void
a_time_that_is_not_known_is_not_midnight(void **state)
{
	struct arena *a = arena_new();
	struct chron_when w = hand_when("2019-03-04");

	(void)state;
	assert_string_equal(words_time(a, &w).p, "not known");
	w = hand_when("2019-03-04T00:00");
	assert_string_equal(words_time(a, &w).p, "00:00");
	w.latest += 75;
	assert_string_equal(words_time(a, &w).p, "00:00 to 01:15");
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_date_is_told_no_more_exactly_than_it_is_known),
		cmocka_unit_test(open_and_uncertain_dates_say_so),
		cmocka_unit_test(a_time_that_is_not_known_is_not_midnight),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
