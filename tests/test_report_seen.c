/* The report of sightings: which rows and cells it yields, in which words. */
#include "hand.h"

#include "find/find.h"
#include "report/report.h"
#include "table_text.h"

static void
months_count_accounts_and_join_the_empty_ones(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_child(&h, "A");
	hand_child(&h, "S1")->born = hand_day("2018-07-30");
	hand_period(&h, "2018-01-15", "2018-10-02");
	hand_event(&h, "2018", "GP", "A:s", "");
	hand_event(&h, "2018-03-04", "GP", "A:s", "");
	hand_event(&h, "2018-03-05", "Police", "A:n", "");
	hand_event(&h, "2018-03-06", "Housing", "A:x", "");
	hand_event(&h, "2018-07-06", "Police", "A:s", "");
	hand_event(&h, "2018-09-06", "Police", "A:n", "");
	assert_string_equal(table_of(&h, "seen", "months"),
		"data: A | January 2018 to February 2018 | 0 | 0 | 0\n"
		"data: A | March 2018 {2018-03} | 1 | 1 | 0\n"
		"data: A | April 2018 to June 2018 | 0 | 0 | 0\n"
		"data: A | July 2018 {2018-07} | 1 | 0 | 1\n"
		"data: A | August 2018 | 0 | 0 | 0\n"
		"data: A | September 2018 {2018-09} | 0 | 0 | 0\n"
		"data: A | October 2018 | 0 | 0 | 0\n"
		"data: S1 | July 2018 to October 2018 | 0 | 0 | 0\n");
	assert_string_equal(table_of(&h, "seen", "intervals"),
		"data: A | 15 Jan 2018 {2018-01-15} | (the period begins) | 04 "
		"Mar 2018 {2018-03-04} | GP | 48 | 1 sighting without an exact "
		"date may fall in it\n"
		"data: A | 04 Mar 2018 {2018-03-04} | GP | 06 Jul 2018 "
		"{2018-07-06} | Police | 124 | 1 sighting without an exact "
		"date may fall in it\n"
		"data: A | 06 Jul 2018 {2018-07-06} | Police | 02 Oct 2018 "
		"{2018-10-02} | (open at the end of the period) | 88 | 1 "
		"sighting without an exact date may fall in it\n"
		"data: S1 | 30 Jul 2018 {2018-07-30} | (birth) | 02 Oct 2018 "
		"{2018-10-02} | (open at the end of the period) | 64 | \n");
	find_all(&h.c);
	assert_string_equal(table_of(&h, "seen", "recording"),
		"data: GP | 2 | 0 | 0% | 2\n"
		"data: Police | 3 | 0 | 0% | 3\n"
		"data: Housing | 0 | 0 | no contacts | 0\n");
	hand_free(&h);
}

static void
missed_appointments_of_a_month_make_a_chain(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_child(&h, "A");
	hand_event(&h, "2018-01-01", "GP", "A:nt", "");
	hand_event(&h, "2018-03-01", "GP", "A:nt", "");
	hand_event(&h, "2018-03-05", "School", "A:xp", "");
	hand_event(&h, "2018-03-09", "Hospital", "A:nt", "");
	hand_event(&h, "2018-03-31", "GP", "A:nt", "");
	hand_event(&h, "2018-04-01", "GP", "A:nt", "");
	assert_string_equal(table_of(&h, "seen", "chains"),
		"data: A | 01 Mar 2018 {2018-03-01} | 31 Mar 2018 "
		"{2018-03-31} | 3 | 2 | 01 Mar 2018, GP: failed visit or "
		"missed appointment (e0002)\n09 Mar 2018, Hospital: failed "
		"visit or missed appointment (e0004)\n31 Mar 2018, GP: failed "
		"visit or missed appointment (e0005)\n");
	hand_free(&h);
}

static void
contacts_tell_how_and_at_what_hour(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_event(&h, "2018-03-05T07:59", "GP", "child:n", "");
	hand_event(&h, "2018-03-05T08:00", "GP", "child:n", "");
	hand_event(&h, "2018-03-05T18:00", "GP", "child:s", "");
	hand_event(&h, "2018-03-10T12:00", "GP", "child:s", "");
	hand_event(&h, "2018-03-10", "GP", "child:u", "");
	hand_event(&h, "2018-03-10", "GP", "child:x", "");
	h.c.events[0].sightings->mode = MODE_PHONE;
	h.c.events[4].sightings->mode = MODE_VIRTUAL;
	assert_string_equal(table_of(&h, "seen", "contacts"),
		"data: GP | 5 | 1 | 1 | 3 | 1\n");
	hand_free(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(months_count_accounts_and_join_the_empty_ones),
		cmocka_unit_test(missed_appointments_of_a_month_make_a_chain),
		cmocka_unit_test(contacts_tell_how_and_at_what_hour),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
