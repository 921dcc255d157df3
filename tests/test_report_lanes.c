/* The table from which pictures of sightings are drawn. */
#include "hand.h"

#include "find/find.h"
#include "report/report.h"

#include "table_text.h"

static void
every_record_and_interval_is_a_row(void **state)
{
	static const char *const want[] = {
		"data: A |  | 01 Jan 2019 {2019-01-01} | "
		"30 Jun 2019 {2019-06-30} | Period shown {period} | 181 | "
		"3 sightings recorded by any agency, 1 of them alone; 1 record "
		"that the child was asked or heard. Longest time without a "
		"sighting: 89 days, 02 Apr 2019 to 30 Jun 2019, still open at "
		"the end. 1 record without a date cannot be drawn. 1 record "
		"lies outside the period. | \n",
		"data: A |  | 01 Dec 2018 {2018-12-01} |  | Born {born} |",
		"data: A | Any agency {0} | 10 Jan 2019 {2019-01-10} | "
		"01 Mar 2019 {2019-03-01} | No sighting {unseen} | at least 50 "
		"days | A: no sighting recorded in the material supplied for "
		"at "
		"least 50 days, from 10 Jan 2019 (GP) to 01 Mar 2019 (GP); in "
		"that time: 1 failed visit or missed appointment. | \n",
		"data: A | Any agency {0} | 10 Jan 2019 {2019-01-10} |  | "
		"Seen alone {alone} | 1 | GP | e0002\n",
		"data: A | Seen alone {1} | 10 Jan 2019 {2019-01-10} | "
		"30 Jun 2019 {2019-06-30} | None, still open {without-open} | "
		"171 days |",
		"data: A | Asked or heard {2} | 10 Jan 2019 {2019-01-10} |  | "
		"Views heard {heard} | 1 | GP | e0002\n",
		"data: A | GP {3} | 01 Mar 2019 {2019-03-01} | "
		"31 Mar 2019 {2019-03-31} | Seen {seen} | 1 | "
		"GP; the day is not known: March 2019 | e0004\n",
		"data: A | Police {4} | 01 Feb 2019 {2019-02-01} |  | "
		"Failed visit {failed} | 1 | Police | e0003\n",
		"data: A | Any agency {0} | 02 Apr 2019 {2019-04-02} |  | "
		"Seen, but the records disagree {disputed} | 1 | GP | e0005\n",
		"data: A | Police {4} | not known |  | "
		"Contact, sight cannot be told {unclear} | 1 | Police | "
		"e0006\n",
	};
	struct hand h;
	const char *rows;

	(void)state;
	hand_init(&h);
	hand_period(&h, "2019-01-01", "2019-06-30");
	hand_child(&h, "A")->born = hand_day("2018-12-01");
	hand_event(&h, "2018-11-01", "GP", "A:s", "too early");
	hand_event(&h, "2019-01-10", "GP", "A:sae", "seen alone");
	hand_event(&h, "2019-02-01", "Police", "A:nt", "no reply");
	hand_event(&h, "2019-03", "GP", "A:s", "seen in March");
	hand_event(&h, "2019-04-02", "GP", "A:sc", "contradicted");
	hand_event(&h, "", "Police", "A:u", "no date");
	find_all(&h.c);
	rows = table_of(&h, "seen", "timeline");
	for (size_t i = 0; i < sizeof(want) / sizeof(*want); i++)
		assert_non_null(strstr(rows, want[i]));
	assert_null(strstr(rows, "2018-11-01"));
	hand_free(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_record_and_interval_is_a_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
