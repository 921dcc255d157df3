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
months_count_a_happening_once_and_each_agency_for_itself(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_child(&h, "A");
	hand_child(&h, "B");
	hand_period(&h, "2018-03-01", "2018-04-30");
	hand_event(&h, "2018-03-30", "Hospital", "A:s B:s", "");
	hand_event(&h, "2018-03-30", "Police", "A:s", "");
	hand_event(&h, "2018-04-02", "GP", "A:sr", "letter");
	hand_entry(&h, 0, 2);
	assert_string_equal(table_of(&h, "seen", "months"),
		"data: A | March 2018 {2018-03} | 1 | 1 | 1 | 0\n"
		"data: A | April 2018 {2018-04} | 0 | 0 | 0 | 0\n"
		"data: B | March 2018 {2018-03} | 1 | 1 | 0 | 0\n"
		"data: B | April 2018 | 0 | 0 | 0 | 0\n");
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

static void
two_agencies_on_one_day_and_accounts_of_one_visit(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_child(&h, "A");
	hand_period(&h, "2019-01-01", "2019-01-31");
	hand_event(&h, "2019-01-10", "Police", "A:s", "Seen.");
	hand_event(&h, "2019-01-10", "School", "A:sa", "Seen alone.");
	hand_event(&h, "2019-01-20", "Social Care", "A:s", "Seen.");
	hand_event(&h, "2019-01-20", "Health Visiting", "A:sa", "Alone.");
	hand_entry(&h, 0, 0);
	hand_entry(&h, 1, 1);
	hand_entry(&h, 2, 3);
	assert_string_equal(table_of(&h, "seen", "intervals"),
		"data: A | 01 Jan 2019 {2019-01-01} | (the period begins) | 10 "
		"Jan 2019 {2019-01-10} | Police | 9 | \n"
		"data: A | 10 Jan 2019 {2019-01-10} | School | 20 Jan 2019 "
		"{2019-01-20} | Social Care; also Health Visiting | 10 | \n"
		"data: A | 20 Jan 2019 {2019-01-20} | Social Care; also Health "
		"Visiting | 31 Jan 2019 {2019-01-31} | (open at the end of the "
		"period) | 11 | \n");
	assert_string_equal(table_of(&h, "seen", "measures"),
		"data: A | seen by any agency | 3 | 20 Jan 2019 {2019-01-20} | "
		"Social Care; also Health Visiting | 11 | 20 Jan 2019 "
		"{2019-01-20} | 31 Jan 2019 {2019-01-31} | 11\n"
		"data: A | seen by social care | 1 | 20 Jan 2019 {2019-01-20} "
		"| Social Care | 19 | 01 Jan 2019 {2019-01-01} | 20 Jan 2019 "
		"{2019-01-20} | 11\n"
		"data: A | seen alone | 2 | 20 Jan 2019 {2019-01-20} | Health "
		"Visiting | 11 | 20 Jan 2019 {2019-01-20} | 31 Jan 2019 "
		"{2019-01-31} | 11\n"
		"data: A | views asked for or heard | 0 | never recorded |  | "
		"30 | 01 Jan 2019 {2019-01-01} | 31 Jan 2019 {2019-01-31} | "
		"30\n");
	assert_string_equal(table_of(&h, "seen", "children"),
		"data: A |  | not known | 20 Jan 2019 {2019-01-20} | Social "
		"Care; also Health Visiting | seen alone {yes} | n0003 | "
		"nothing recorded | 11 | 11 | 20 Jan 2019 to 31 Jan 2019, "
		"still open at the end\n");
	hand_free(&h);
}

static void
a_month_and_a_guess_say_so(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_child(&h, "A");
	hand_period(&h, "2019-01-01", "2019-06-30");
	hand_event(&h, "2019-01-01", "GP", "A:s", "");
	hand_event(&h, "2019-03", "GP", "A:s", "");
	hand_event(&h, "2019-05-01", "GP", "A:s", "");
	h.c.events[2].start.uncertain = true;
	h.c.events[1].sightings[0].reported = true;
	h.c.events[2].sightings[0].grade = GRADE_ASLEEP;
	assert_string_equal(table_of(&h, "seen", "intervals"),
		"data: A | 01 Jan 2019 {2019-01-01} | GP | 01 Mar 2019 "
		"{2019-03-01} | GP, as reported by another | at least 59 | \n"
		"data: A | 31 Mar 2019 {2019-03-31} | GP, as reported by "
		"another | 01 May 2019 "
		"{2019-05-01} | GP, asleep | at least 31 | \n"
		"data: A | 01 May 2019 {2019-05-01} | GP, asleep | 30 Jun 2019 "
		"{2019-06-30} | (open at the end of the period) | about 60 | "
		"\n");
	hand_free(&h);
}

static void
what_was_missed_is_named_within_its_interval(void **state)
{
	static const struct chron_evidence brought = {.start = 7,
		.end = 18,
		.rule = "unseen.was-not-brought",
		.aspect = ASPECT_SEEN};
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_child(&h, "A");
	hand_period(&h, "2019-01-01", "2019-01-31");
	hand_event(&h, "2019-01-01", "GP", "A:s", "");
	hand_event(&h, "2019-01-01", "GP", "A:nt", "No reply.");
	hand_event(&h, "2019-01-05", "Hospital", "A:nt",
		"Clinic. A not brought by mum. Rebooked.");
	hand_event(&h, "2019-01-06", "GP", "A:x", "Check-up");
	hand_event(&h, "2019-01-07", "Police", "A:xp", "Will see A.");
	hand_event(&h, "2019-01-09", "Social Care", "A:nt", "");
	hand_event(&h, "2019-01-10", "GP", "A:s", "");
	h.c.events[2].sightings[0].evidence =
		(struct chron_evidence *)(uintptr_t)&brought;
	h.c.events[2].sightings[0].nevidence = 1;
	h.c.events[3].cancelled = true;
	hand_entry(&h, 2, 2);
	assert_non_null(strstr(table_of(&h, "seen", "intervals"),
		"| GP | 9 | 05 Jan 2019, Hospital: not brought: \xe2\x80\x9c"
		"A not brought by mum.\xe2\x80\x9d (n0001)\n"
		"06 Jan 2019, GP: cancelled (e0004)\n"
		"07 Jan 2019, Police: a plan to see the child (e0005)\n"
		"09 Jan 2019, Social Care: failed visit or missed appointment "
		"(e0006)\ndata: A | 10 Jan 2019"));
	hand_free(&h);
}

static void
contradicted_sightings_count_once_and_a_ruling_settles_them(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_child(&h, "A");
	hand_period(&h, "2019-01-01", "2019-01-31");
	hand_event(&h, "2019-01-10", "Police", "A:s", "Seen.");
	hand_event(&h, "2019-01-10", "School", "A:n", "Not seen.");
	hand_contest(&h, hand_entry(&h, 0, 1), 0, 1);
	assert_non_null(strstr(table_of(&h, "seen", "intervals"),
		"| Police (contradicted in the material) | 9 |"));
	assert_non_null(strstr(table_of(&h, "seen", "notable"),
		"data: A | sightings contradicted in the material | 1 of 1 "
		"sightings is contradicted"));
	assert_non_null(strstr(
		table_of(&h, "seen", "compared"), "data: A | yes | 1 | 1 |"));
	h.c.events[0].sightings[0].basis = BASIS_DECIDED;
	assert_non_null(
		strstr(table_of(&h, "seen", "intervals"), "| Police | 9 |"));
	assert_null(strstr(table_of(&h, "seen", "notable"), "contradicted"));
	/* ruled that nobody saw the child */
	h.c.events[0].sightings[0].flag[ASPECT_SEEN] = ANSWER_NO;
	assert_string_equal(table_of(&h, "seen", "notable"),
		"data: A | no sighting recorded | 1 happening concerns the "
		"child, and no record says that the child was seen.\n");
	hand_free(&h);
}

static void
what_lies_outside_the_period_is_counted_apart(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_child(&h, "A");
	hand_period(&h, "2019-01-01", "2019-01-31");
	hand_event(&h, "2018-12-01", "Police", "A:sa", "");
	hand_event(&h, "2019-01-10", "Police", "A:s", "");
	hand_event(&h, "2019-02-10", "Police", "A:sae", "");
	assert_string_equal(table_of(&h, "seen", "compared"),
		"data: A | yes | 3 | 1 | 0 | 0 | 0 | 0 | 0 | 2\n");
	assert_string_equal(table_of(&h, "seen", "children"),
		"data: A |  | not known | 10 Jan 2019 {2019-01-10} | Police | "
		"cannot be told {unclear} | e0002 | nothing recorded | 21 | 21 "
		"| 10 "
		"Jan 2019 to 31 Jan 2019, still open at the end\n");
	hand_free(&h);
}

static void
a_child_nobody_mentions_and_one_seldom_seen_are_told_first(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_child(&h, "A");
	hand_child(&h, "S1")->born = hand_day("2015-01-01");
	hand_child(&h, "S2");
	hand_child(&h, "U")->born = hand_day("2019-12-01");
	hand_period(&h, "2019-01-01", "2019-03-31");
	for (int i = 0; i < 8; i++)
		hand_event(&h, "2019-03-30", "School", "A:sae", "");
	hand_event(&h, "2019-01-02", "Social Care", "S2:sae", "");
	assert_string_equal(table_of(&h, "seen", "notable"),
		"data: A | no sighting by social care recorded | No record of "
		"social care says that the child was seen by them; sightings "
		"recorded: 8.\n"
		"data: S1 | nobody mentions the child | No record of any "
		"agency mentions the child. The child was 4 years old at the "
		"end.\n"
		"data: S2 | unseen at the end | No sighting recorded in the "
		"material supplied for 88 days, from 02 Jan 2019 to the end on "
		"31 Mar 2019.\n"
		"data: S2 | seen far less often than another child | Seen 1 "
		"time in 89 days; A 8 times in 89.\n");
	hand_free(&h);
}

static void
a_period_without_events_and_a_case_without_a_period(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_child(&h, "A");
	assert_string_equal(table_of(&h, "seen", "notable"), "");
	assert_string_equal(table_of(&h, "seen", "intervals"), "");
	hand_period(&h, "2019-01-01", "2019-01-31");
	assert_string_equal(table_of(&h, "seen", "notable"),
		"data: A | nobody mentions the child | No record of any agency "
		"mentions the child.\n");
	assert_string_equal(table_of(&h, "seen", "intervals"),
		"data: A | 01 Jan 2019 {2019-01-01} | (the period begins) | 31 "
		"Jan 2019 {2019-01-31} | (open at the end of the period) | 30 "
		"| \n");
	assert_string_equal(
		table_of(&h, "seen", "months"), "data: A | January 2019 | 0\n");
	hand_free(&h);
}

static void
words_of_children_are_whole_sentences(void **state)
{
	static const char text[] = "SW saw A alone. A said \"I hate it. I want "
				   "nan.\" She drew a house. Mum said no.";
	struct chron_evidence drew = {.start = 52,
		.end = 58,
		.rule = "expressed.feels",
		.aspect = ASPECT_EXPRESSED};
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_child(&h, "A");
	hand_event(&h, "2019-01-10", "Social Care", "A:save", text);
	hand_event(&h, "2019-01-12", "Police", "A:nv", "Asked by telephone.");
	hand_event(&h, "2019-01-13", "Police", "A:sve", "Y");
	h.c.events[0].sightings[0].evidence = &drew;
	h.c.events[0].sightings[0].nevidence = 1;
	assert_string_equal(table_of(&h, "seen", "heard"),
		"data: A | 10 Jan 2019 {2019-01-10} | Social Care | e0001 | A "
		"said \"I hate it. I want nan.\" She drew a house. [36-42 "
		"expressed.feels] | asked {yes} | heard {yes} | seen alone "
		"{yes}\n"
		"data: A | 12 Jan 2019 {2019-01-12} | Police | e0002 | no view "
		"recorded | asked {yes} | cannot be told {unclear} | not "
		"applicable {na}\n"
		"data: A | 13 Jan 2019 {2019-01-13} | Police | e0003 | heard; "
		"the words are not in the record | asked {yes} | heard {yes} | "
		"cannot be told {unclear}\n");
	hand_free(&h);
}

static void
a_plan_is_told_with_its_record_and_the_next_sighting(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_child(&h, "A");
	hand_period(&h, "2019-01-01", "2019-03-31");
	hand_event(&h, "2019-01-01T09:00", "Police", "A:xp", "Will see A.");
	hand_event(&h, "2019-01-01T10:00", "School", "A:s", "Seen.");
	hand_event(&h, "2019-01-02", "Police", "A:xp", "Will see A.");
	hand_event(&h, "2019-01-05", "Police", "A:xp", "Still to see A.");
	hand_event(&h, "2019-02-01", "School", "A:s", "Seen.");
	hand_event(&h, "2019-03-30", "GP", "A:xp", "See A.");
	find_all(&h.c);
	assert_string_equal(table_of(&h, "seen", "plans"),
		"data: A | 02 Jan 2019 {2019-01-02} | Police | e0003 | Will "
		"see A. | 1 | 30 | 01 Feb 2019 {2019-02-01}\n"
		"data: A | 30 Mar 2019 {2019-03-30} | GP | e0006 | See A. | 0 "
		"| none recorded | 1 day to the end\n");
	hand_free(&h);
}

static void
a_trigger_is_about_whom_its_words_are_about(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_child(&h, "A")->name = CHRON_S("Leah Example");
	hand_child(&h, "B");
	hand_child(&h, "C")->born = hand_day("2019-06-01");
	hand_period(&h, "2019-01-01", "2019-12-31");
	hand_event(&h, "2019-01-02", "Social Care", "A:x B:x C:x",
		"Leah placed with foster carers.");
	hand_event(&h, "2019-01-03", "Police", "A:x B:s C:x",
		"Missing. Found at the park, safe.");
	hand_event(&h, "2019-01-04", "Police", "A:x B:x C:x",
		"Strategy meeting on all.");
	hand_event(&h, "2018-01-05", "Police", "A:x", "Strategy meeting.");
	hand_event(&h, "2019-01-06", "Police", "A:x", "Strategy meeting.");
	h.c.events[4].cancelled = true;
	assert_string_equal(table_of(&h, "seen", "triggers"),
		"data: A | placement or care began | 02 Jan 2019 {2019-01-02} "
		"| Social Care | e0001 | Leah placed with foster carers. [5-30 "
		"placed.with] | none recorded |  | 363 days to the end | none "
		"recorded |  | 363 days to the end\n"
		"data: A | strategy meeting | 04 Jan 2019 {2019-01-04} | "
		"Police | e0003 | Strategy meeting on all. [0-16 "
		"strategy.meeting] | none recorded |  | 361 days to the end | "
		"none recorded |  | 361 days to the end\n"
		"data: B | return from being missing | 03 Jan 2019 "
		"{2019-01-03} | Police | e0002 | Found at the park, safe. [0-8 "
		"return.found] | 0 | 03 Jan 2019 {2019-01-03} | Police | none "
		"recorded |  | 362 days to the end\n"
		"data: B | strategy meeting | 04 Jan 2019 {2019-01-04} | "
		"Police | e0003 | Strategy meeting on all. [0-16 "
		"strategy.meeting] | none recorded |  | 361 days to the end | "
		"none recorded |  | 361 days to the end\n"
		"data: C | birth | 01 Jun 2019 {2019-06-01} | declared in the "
		"case |  | the date of birth declared | none recorded |  | 213 "
		"days to the end | none recorded |  | 213 days to the end\n");
	hand_free(&h);
}

static void
from_a_trigger_to_the_first_sighting(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_child(&h, "A")->born = hand_day("2019-02-01");
	hand_child(&h, "B")->subject = false;
	hand_period(&h, "2019-01-01", "2019-03-31");
	hand_event(&h, "2019-01-10", "GP", "A:x", "Unborn: referral to MASH.");
	hand_event(&h, "2019-02-04T09:00", "School", "B:s", "Seen.");
	hand_event(&h, "2019-02-04T10:00", "School", "A:s B:s",
		"Both seen. Referred to CSC.");
	hand_event(&h, "2019-02-05", "Social Care", "A:x B:x",
		"Referral received from school.");
	hand_event(&h, "2019-02-10T10:00", "Police", "A:s", "Seen.");
	hand_event(&h, "2019-02-20", "Social Care", "A:s B:n", "Seen.");
	hand_event(&h, "2019-02-20", "Police", "", "Strategy meeting held.");
	hand_event(&h, "2019-04-20", "Police", "A:x", "Strategy meeting.");
	assert_string_equal(table_of(&h, "seen", "triggers"),
		"data: A | referral to social care | 10 Jan 2019 {2019-01-10} "
		"| GP | e0001 | Unborn: referral to MASH. [8-24 "
		"referral.to-social-care] | 3 | 04 Feb 2019 "
		"{2019-02-04T10:00} | School; counted from birth | 19 | 20 Feb "
		"2019 {2019-02-20} | Social Care; counted from birth\n"
		"data: A | birth | 01 Feb 2019 {2019-02-01} | declared in the "
		"case |  | the date of birth declared | 3 | 04 Feb 2019 "
		"{2019-02-04T10:00} | School | 19 | 20 Feb 2019 {2019-02-20} | "
		"Social Care\n"
		"data: A | referral to social care | 04 Feb 2019 "
		"{2019-02-04T10:00} | School, and 1 other record | e0003 | "
		"Referred to CSC. [0-15 referral.to-social-care] | 6 | 10 Feb "
		"2019 {2019-02-10T10:00} | Police | 16 | 20 Feb 2019 "
		"{2019-02-20} | Social Care\n"
		"data: A | strategy meeting | 20 Feb 2019 {2019-02-20} | "
		"Police | e0007 | Strategy meeting held. [0-16 "
		"strategy.meeting] | 0 | 20 Feb 2019 {2019-02-20} | Social "
		"Care; the same day, which came first is not recorded | 0 | 20 "
		"Feb 2019 {2019-02-20} | Social Care; the same day, which came "
		"first is not recorded\n"
		"data: B | referral to social care | 04 Feb 2019 "
		"{2019-02-04T10:00} | School, and 1 other record | e0003 | "
		"Referred to CSC. [0-15 referral.to-social-care] | none "
		"recorded |  | 55 days to the end | none recorded |  | 55 days "
		"to the end\n");
	hand_free(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(months_count_accounts_and_join_the_empty_ones),
		cmocka_unit_test(
			months_count_a_happening_once_and_each_agency_for_itself),
		cmocka_unit_test(missed_appointments_of_a_month_make_a_chain),
		cmocka_unit_test(contacts_tell_how_and_at_what_hour),
		cmocka_unit_test(
			two_agencies_on_one_day_and_accounts_of_one_visit),
		cmocka_unit_test(a_month_and_a_guess_say_so),
		cmocka_unit_test(what_was_missed_is_named_within_its_interval),
		cmocka_unit_test(
			contradicted_sightings_count_once_and_a_ruling_settles_them),
		cmocka_unit_test(what_lies_outside_the_period_is_counted_apart),
		cmocka_unit_test(
			a_child_nobody_mentions_and_one_seldom_seen_are_told_first),
		cmocka_unit_test(
			a_period_without_events_and_a_case_without_a_period),
		cmocka_unit_test(words_of_children_are_whole_sentences),
		cmocka_unit_test(
			a_plan_is_told_with_its_record_and_the_next_sighting),
		cmocka_unit_test(a_trigger_is_about_whom_its_words_are_about),
		cmocka_unit_test(from_a_trigger_to_the_first_sighting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
