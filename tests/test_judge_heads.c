/* Headings that names do not settle: known by what stands in their columns, or
 * refused. */
#include "core/judge.h"
#include "judge_help.h"

#include "core/headings.h"

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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
