/* The table from which pictures of sightings are drawn. */
#include "hand.h"

#include "find/find.h"
#include "report/lanes.h"
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
		"data: A |  | 20 Mar 2019 {2019-03-20} |  | "
		"referral to social care {trigger} | 1 | "
		"Police; first sighting 13 days later; one without an exact "
		"day may have come sooner | e0007\n",
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
	hand_event(&h, "2019-03-20", "Police", "A:u",
		"Referral made to Children's Social Care.");
	find_all(&h.c);
	rows = table_of(&h, "seen", "timeline");
	for (size_t i = 0; i < sizeof(want) / sizeof(*want); i++)
		assert_non_null(strstr(rows, want[i]));
	assert_null(strstr(rows, "2018-11-01"));
	hand_free(&h);
}

/* One a day for four weeks and one without a date; then fewer marks.
 * Intervals, of which there are three, stay as they are. */
static void
too_many_are_put_together(void **state)
{
	static const struct {
		uint32_t most, n, first;
		const char *bin;
	} cases[] = {
		{100, 61, 1, NULL},
		{58, 61, 1, NULL},
		{57, 15, 6, "week"},
		{11, 7, 28, "month"},
		{3, 7, 28, "year"},
	};
	struct hand h;
	struct finder f;

	(void)state;
	hand_init(&h);
	hand_period(&h, "2019-01-01", "2019-03-31");
	hand_child(&h, "A");
	for (int day = 1; day <= 28; day++) {
		const char *iso = arena_printf(h.arena, "2019-01-%02d", day).p;

		hand_event(&h, iso, "GP", "A:s", "seen");
	}
	hand_event(&h, "", "GP", "A:s", "seen");
	find_all(&h.c);
	find_open(&f, &h.c);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct lane_marks m = {.arena = h.arena};
		uint32_t records = 0;

		lanes_collect(&m, &f, 0, cases[i].most);
		if (m.n != cases[i].n)
			fail_msg("%zu: %u", i, m.n);
		assert_true(
			m.bin == cases[i].bin || !strcmp(m.bin, cases[i].bin));
		assert_int_equal(m.items[0].count, cases[i].first);
		for (uint32_t k = 0; k < m.n; k++)
			if (m.items[k].kind == LANE_SEEN)
				records += m.items[k].count;
		assert_int_equal(records, 58);
	}
	find_close(&f);
	hand_free(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_record_and_interval_is_a_row),
		cmocka_unit_test(too_many_are_put_together),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
