/* Headings that names do not settle: known by what stands in their columns, or
 * refused. */
#include "core/judge.h"
#include "judge_help.h"

#include "core/headings.h"
#include "core/quality.h"

struct meant {
	const char *heading, *key;
};

static void
assert_meant(const struct bench *b, const struct meant *want)
{
	const struct chron_source *s = &b->c.sources[0];

	assert_int_equal(b->status, CHRON_OK);
	for (; want->heading; want++) {
		const char *have = "no such heading";

		for (uint32_t i = 0; i < s->nheadings; i++)
			if (str_is(s->headings[i].text, want->heading))
				have = concept_key(
					(enum chron_concept)s->headings[i]
						.concept);
		if (strcmp(have, want->key) != 0)
			print_error("\"%s\" is %s, want %s\n", want->heading,
				have, want->key);
		assert_string_equal(have, want->key);
	}
}
#define MEANT(b, ...)                                                          \
	assert_meant(b, (const struct meant[]){__VA_ARGS__, {NULL, NULL}})

/* ---- the column that tells ---- */

static void
a_record_that_tells_is_the_event(void **state)
{
	const struct chron_diagnostic *d;
	struct bench b;

	(void)state;
	RUN(&b, "hv.csv", "Date|Type|Record|Child seen",
		"14/11/2012|Notification|Birth notified, female, born early. "
		"Family on caseload.|N",
		"20/11/2012|Home visit|Mother in, baby asleep in the basket. "
		"Advice on feeding.|Y");
	MEANT(&b, {"Record", "event"}, {"Type", "contact_type"},
		{"Child seen", "seen"});
	d = bench_diag(&b, "event-column-guessed");
	assert_non_null(d);
	assert_int_equal(d->col, 3);
	assert_str(d->say,
		"no heading says what happened; \"Record\" is read as the "
		"event because it holds the longest text");
	bench_close(&b);
}

static void
a_record_that_names_one_is_the_source(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "hv.csv", "Date|Event|Record",
		"14/11/2012|Home visit, mother in, baby asleep.|HV notes p 3",
		"20/11/2012|Mother rang about the feeding plan.|HV notes p 4");
	MEANT(&b, {"Event", "event"}, {"Record", "source"});
	assert_null(bench_diag(&b, "event-column-guessed"));
	bench_close(&b);
}

static void
a_contact_of_catchwords_is_what_sort_it_was(void **state)
{
	const struct chron_diagnostic *d;
	struct bench b;

	(void)state;
	RUN(&b, "hv.csv", "Date|Contact|Record",
		"14/11/2012|Home visit|Mother in, baby asleep in the basket.",
		"20/11/2012|Phone|Mother rang about the feeding plan, upset.");
	MEANT(&b, {"Contact", "contact_type"}, {"Record", "event"});
	d = bench_diag(&b, "event-column-guessed");
	assert_non_null(d);
	assert_str(d->say,
		"what the headings call the event are catchwords; \"Record\" "
		"is read as the event because it holds the longest text");
	bench_close(&b);
}

static void
what_was_done_may_tell_and_leaves_the_outcome(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Whom|What we did|Outcome",
		"14/11/2016|Bev Adams|Went round and sat with him on the "
		"stairs for an hour.|Returned",
		"20/11/2016|Bev Adams|Rang his mother, who had not heard from "
		"him since.|No reply");
	MEANT(&b, {"What we did", "event"}, {"Outcome", "outcome"},
		{"Whom", "other"});
	bench_close(&b);
}

static void
comments_tell_beside_catchwords_only(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Event|Comments",
		"19/4/12|Police form|Both parents drunk in public on the 14th.",
		"3/5/12|Visit|Seen awake on the living room rug, wary of us.");
	MEANT(&b, {"Event", "event"}, {"Comments", "event"});
	bench_close(&b);
	RUN(&b, "x.csv", "Date|Event|Comments",
		"19/4/12|Police told us that both parents were drunk in "
		"public.|This should have led to a visit the same day.",
		"3/5/12|Seen awake on the living room rug, wary of us.|The "
		"child was not seen alone and should have been.");
	MEANT(&b, {"Event", "event"}, {"Comments", "comment"});
	bench_close(&b);
}

static void
several_columns_tell_and_none_is_lost(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "ed.csv", "Date|Arrival|Presenting|Assessment|Outcome",
		"14/11/2016|22:10|Fell off the sofa at home.|Swollen wrist, "
		"no fracture on the film. Mother with him.|Home",
		"20/11/2016|08:44|Brought by ambulance, fitting.|Fit had "
		"stopped on arrival. Observed for four hours.|Ward 4");
	MEANT(&b, {"Arrival", "time"}, {"Presenting", "event"},
		{"Assessment", "event"}, {"Outcome", "outcome"});
	assert_start(&b, 0, "2016-11-14T22:10");
	assert_text(&b, 0, CHRON_F_EVENT,
		"Fell off the sofa at home.\nSwollen wrist, no fracture on the "
		"film. Mother with him.");
	assert_text(&b, 0, CHRON_F_OUTCOME, "Home");
	bench_close(&b);
}

static void
a_number_of_an_incident_is_no_narrative(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "amb.csv", "Date|Call time|Incident|Crew report",
		"14/02/2021|03:12|LAS-2212-2207|Not conveyed, own advice "
		"given.",
		"19/06/2021|06:12|LAS-1912-0611|Father holding the baby, "
		"mother crying in the yard.");
	MEANT(&b, {"Incident", "ref"}, {"Crew report", "event"},
		{"Call time", "time"});
	bench_close(&b);
}

static void
a_child_of_all_is_not_whether_it_was_seen(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Child|Case note|Child seen?",
		"11/01/2010|All|Midwife enquired about the unborn.|N",
		"24/05/2010|Both|First visit to the flat of the gran.|Y");
	MEANT(&b, {"Child", "subject"}, {"Child seen?", "seen"});
	bench_close(&b);
}

/* ---- the time ---- */

static void
an_unknown_column_of_times_is_when(void **state)
{
	const struct chron_diagnostic *d;
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Blue light|Crew note|Clear",
		"11/04/2018|14:02|Collapse at home, refused transport.|15:10",
		"18/11/2018|06:31|Baby not breathing, found on the bed.|07:20");
	MEANT(&b, {"Blue light", "time"}, {"Clear", "other"});
	assert_start(&b, 1, "2018-11-18T06:31");
	d = bench_diag(&b, "time-column-guessed");
	assert_non_null(d);
	assert_int_equal(d->col, 2);
	bench_close(&b);
}

static void
arrived_is_a_day_a_time_or_neither(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Arrived|Notes",
		"04/01/2019 23:50|Fell off the sofa at home.",
		"05/02/2019 08:10|Brought by ambulance, fitting.");
	MEANT(&b, {"Arrived", "date"});
	assert_start(&b, 0, "2019-01-04T23:50");
	assert_non_null(bench_diag(&b, "date-column-guessed"));
	bench_close(&b);
	RUN(&b, "x.csv", "Date|Attended|Notes",
		"04/01/2019|Y|Fell off the sofa at home.",
		"05/02/2019|N|Rang to say that they could not come.");
	MEANT(&b, {"Attended", "other"}, {"Notes", "event"});
	assert_start(&b, 0, "2019-01-04");
	bench_close(&b);
}

/* ---- headings that nobody knows ---- */

static void
unknown_words_above_dates_and_a_narrative_are_headings(void **state)
{
	const struct chron_diagnostic *d;
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Zork|Blib|Snark",
		"04/01/2019 23:50|Cough|Chest clear; told to come back if it "
		"gets any worse.",
		"13/02/2019 10:10|Fall|Fell off the sofa at home. Father with "
		"him, no fracture found.");
	assert_counts(&b, 2, 0, 0);
	MEANT(&b, {"Zork", "date"}, {"Blib", "other"}, {"Snark", "event"});
	assert_start(&b, 0, "2019-01-04T23:50");
	assert_int_equal(b.c.sources[0].headings[0].confidence, 40);
	d = bench_diag(&b, "headings-guessed");
	assert_non_null(d);
	assert_int_equal(d->severity, CHRON_WARNING);
	assert_int_equal(d->row, 1);
	assert_str(d->say,
		"no row was known as headings; row 1 is taken for them, "
		"\"Zork\" is read as the date and \"Snark\" as the event "
		"because of what stands below");
	bench_close(&b);
}

static void
below_a_form_the_words_above_the_dates_are_the_headings(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Fever clinic of Anytown||", "Printed on|12/03/2021|",
		"||", "Zork|Blib|Snark",
		"04/01/2019|Cough|Chest clear; told to come back if it gets "
		"any worse.",
		"13/02/2019|Fall|Fell off the sofa at home. Father with him, "
		"no fracture found.");
	assert_int_equal(b.c.nevents, 2);
	MEANT(&b, {"Zork", "date"}, {"Snark", "event"});
	assert_int_equal(bench_diag(&b, "headings-guessed")->row, 4);
	bench_close(&b);
}

static void
one_of_the_two_may_be_known(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Blib|Snark|Wibble|Fobble",
		"14/01/2019|A1|Chest clear; told to come back if it gets any "
		"worse.|x1|Home",
		"15/02/2019|B2|Fell off the sofa at home. Father with him."
		"|x2|Home");
	MEANT(&b, {"Date", "date"}, {"Snark", "event"}, {"Wibble", "other"});
	assert_non_null(bench_diag(&b, "headings-guessed"));
	bench_close(&b);
	RUN(&b, "x.csv", "Zork|Blib|Narrative|Wibble|Fobble",
		"14/01/2019|A1|Chest clear; told to come back if it gets any "
		"worse.|x1|Home",
		"15/02/2019|B2|Fell off the sofa at home. Father with him."
		"|x2|Home");
	MEANT(&b, {"Zork", "date"}, {"Narrative", "event"});
	assert_non_null(bench_diag(&b, "headings-guessed"));
	bench_close(&b);
}

static void
one_row_will_do_if_it_is_known_whose_it_is(void **state)
{
	static const char row[] = "14/01/2019 23:50|Cough|Chest clear; told "
				  "to come back if it gets any worse.";
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Zork|Blib|Snark", row);
	assert_int_equal(b.status, CHRON_EFORMAT);
	bench_close(&b);
	RUN(&b, "general-hospital.csv", "Zork|Blib|Snark", row);
	assert_counts(&b, 1, 0, 0);
	assert_start(&b, 0, "2019-01-14T23:50");
	bench_close(&b);
	RUN(&b, "general-hospital.csv", row);
	assert_counts(&b, 1, 0, 0);
	bench_close(&b);
}

static void
of_two_unknown_dates_it_is_said_which_was_taken(void **state)
{
	const struct chron_diagnostic *d;
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Blib|Zork|Snark",
		"16/01/2019|14/01/2019|Chest clear; told to come back if it "
		"gets any worse.",
		"15/02/2019|15/02/2019|Fell off the sofa at home. Father with "
		"him, no fracture found.",
		"28/02/2019|20/02/2019|Mother rang, worried about his arm.");
	MEANT(&b, {"Zork", "date"}, {"Blib", "other"}, {"Snark", "event"});
	assert_start(&b, 0, "2019-01-14");
	d = bench_diag(&b, "date-columns-two");
	assert_non_null(d);
	assert_int_equal(d->severity, CHRON_WARNING);
	assert_int_equal(d->col, 1);
	assert_str(d->say,
		"\"Zork\" and \"Blib\" both hold dates and neither heading "
		"says which is the day it happened; the first is read as "
		"that, the second is kept and not read");
	bench_close(&b);
}

static void
a_column_of_births_is_not_when_it_happened(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Bday|Kid|Zork|Snark",
		"12/03/2011|Maisie|14/01/2019|Chest clear; told to come back "
		"if it gets any worse.",
		"01/09/2009|Kyle|15/02/2019|Fell off the sofa at home. Father "
		"with him, no fracture found.",
		"12/03/2011|Maisie|20/02/2019|Mother rang, worried about her.");
	MEANT(&b, {"Zork", "date"}, {"Bday", "other"});
	assert_start(&b, 0, "2019-01-14");
	assert_non_null(bench_diag(&b, "date-columns-two"));
	bench_close(&b);
}

static void
headings_that_a_calendar_knows_too_are_headings(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Event|RAG",
		"14/01/2019|Home visit, mother in, baby asleep.|R");
	assert_counts(&b, 1, 0, 0);
	MEANT(&b, {"RAG", "rag"}, {"Event", "event"});
	bench_close(&b);
}

/* ---- tables with dates that are no chronology ---- */

static void
lists_with_dates_are_not_taken(void **state)
{
	static const char *const tables[][5] = {
		{"Name|DOB|Address|Phone",
			"Maisie Brown|12/03/2011|14 Station Road|01234 567890",
			"Kyle Brown|01/09/2012|14 Station Road|01234 567890"},
		{"Maisie Brown|12/03/2011|14 Station Road, Anytown",
			"Kyle Brown|01/09/2012|14 Station Road, Anytown",
			"Tracey Brown|04/04/2013|22 Mill Lane, Anytown"},
		{"Person|Bday|Who they are to the child",
			"Tracey Brown|04/04/1985|mother and main carer of all",
			"Dean Cole|09/09/1990|partner of the mother since 2018",
			"Kyle Brown|01/09/2009|brother who shares her room "
			"now"},
		{"Household member|Relationship to child|Date of birth",
			"Tracey Brown|Mother|04/04/1985",
			"Dean Cole|Partner of the mother|09/09/1986"},
		{"Working day|Early|Late|Night",
			"01/03/2021|J Smith|P Patel|A Okoro",
			"02/03/2021|J Smith|P Patel|A Okoro",
			"03/03/2021|K Jones|J Smith|P Patel"},
		{"Learner name|01/03/2021|02/03/2021|03/03/2021",
			"Maisie Brown|/|/|N", "Kyle Brown|/|O|/"},
		{"Vaccine|Given|Batch|Site", "MMR|12/04/2012|AB1234|L thigh",
			"Pre-school booster|13/05/2014|CD3456|L arm"},
		{"Action|Owner|Due|RAG",
			"Write to the school about the attendance plan|Jane "
			"Smith|12/04/2021|G",
			"Ask the GP for the letter of referral|Priya Patel|"
			"13/05/2021|A"},
		{"Measured|Weight kg|Height cm", "12/04/2012|9.1|74.0",
			"13/05/2012|9.3|75.0"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++) {
		struct bench b;

		bench_run(&b, "general-hospital.csv", tables[i]);
		if (b.status != CHRON_EFORMAT)
			print_error("taken: \"%s\"\n", tables[i][0]);
		assert_int_equal(b.status, CHRON_EFORMAT);
		bench_close(&b);
	}
}

/* A date by name is believed; that nothing tells what happened is said. */
static void
lists_with_a_date_by_name_are_asked_about(void **state)
{
	static const char *const tables[][5] = {
		{"No|Document|Dated|Pages",
			"1|Letter from the GP about the child|12/03/2020|2",
			"2|Minutes of the first conference|01/04/2020|14"},
		{"Tab|Title of document|Date of document|Author|Page",
			"1|Letter from the GP about the child|12/03/2020|A|1",
			"2|Minutes of the first conference|01/04/2020|B|3"},
		{"Date|AM|PM", "01/03/2021|/|/", "02/03/2021|N|N"},
		{"Session date|Pupil|Mark|Minutes late",
			"01/03/2021|Maisie Brown|L|12",
			"02/03/2021|Maisie Brown|/|0"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++) {
		const struct chron_source *s;
		struct bench b;

		bench_run(&b, "x.csv", tables[i]);
		s = &b.c.sources[0];
		for (uint32_t h = 0; h < s->nheadings; h++)
			assert_int_not_equal(
				s->headings[h].concept, CHRON_F_EVENT);
		quality_find(&b.c, 0, 0);
		assert_non_null(bench_diag(&b, "no-event-column"));
		bench_close(&b);
	}
}

static void
names_that_are_taken_for_the_event_are_warned_of(void **state)
{
	const struct chron_diagnostic *d;
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Week|Duty|Backup",
		"01/03/2021|Jane Smith|Priya Patel",
		"08/03/2021|Kim Jones|Jane Smithson");
	d = bench_diag(&b, "event-column-guessed");
	assert_non_null(d);
	assert_int_equal(d->severity, CHRON_WARNING);
	bench_close(&b);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_record_that_tells_is_the_event),
		cmocka_unit_test(a_record_that_names_one_is_the_source),
		cmocka_unit_test(a_contact_of_catchwords_is_what_sort_it_was),
		cmocka_unit_test(what_was_done_may_tell_and_leaves_the_outcome),
		cmocka_unit_test(comments_tell_beside_catchwords_only),
		cmocka_unit_test(several_columns_tell_and_none_is_lost),
		cmocka_unit_test(a_number_of_an_incident_is_no_narrative),
		cmocka_unit_test(a_child_of_all_is_not_whether_it_was_seen),
		cmocka_unit_test(an_unknown_column_of_times_is_when),
		cmocka_unit_test(arrived_is_a_day_a_time_or_neither),
		cmocka_unit_test(
			unknown_words_above_dates_and_a_narrative_are_headings),
		cmocka_unit_test(
			below_a_form_the_words_above_the_dates_are_the_headings),
		cmocka_unit_test(one_of_the_two_may_be_known),
		cmocka_unit_test(one_row_will_do_if_it_is_known_whose_it_is),
		cmocka_unit_test(
			of_two_unknown_dates_it_is_said_which_was_taken),
		cmocka_unit_test(a_column_of_births_is_not_when_it_happened),
		cmocka_unit_test(
			headings_that_a_calendar_knows_too_are_headings),
		cmocka_unit_test(lists_with_dates_are_not_taken),
		cmocka_unit_test(lists_with_a_date_by_name_are_asked_about),
		cmocka_unit_test(
			names_that_are_taken_for_the_event_are_warned_of),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
