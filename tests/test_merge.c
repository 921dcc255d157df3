/* Merging: what joins and what never does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "merge/merge.h"
#include "merge_case.h"

/* ---- pairs ---- */

struct duo {
	const char *what;
	struct hand_event a, b;
	bool same;
};

#define SAME  true
#define APART false
#define EV(agency_, start_, text_)                                             \
	{                                                                      \
		.agency = agency_, .start = start_, .text = text_              \
	}

static const struct duo duos[] = {
	{"a strategy meeting told by two agencies",
		EV("Social Care", "2018-03-04T10:00",
			"Strategy meeting held at Civic Centre. Threshold "
			"met."),
		EV("Police", "2018-03-04T10:30",
			"DS 21 attended strat meeting re unexplained bruise."),
		SAME},
	{"a hospital letter that names its day",
		EV("Hospital", "2018-03-04T18:10",
			"Attended ED with mother. Scald to left hand, cooled."),
		EV("GP", "2018-03-07",
			"Letter from ED: attended on 04/03/2018, scald to "
			"hand."),
		SAME},
	{"a letter that tells of another day",
		EV("Hospital", "2018-03-04T18:10",
			"Attended ED with mother. Scald to left hand, cooled."),
		EV("GP", "2018-03-07",
			"Letter from ED: attended on 27/02/2018 with croup."),
		APART},
	{"two visits of one day",
		EV("Social Care", "2018-03-04T10:00",
			"Home visit, no access, card left."),
		EV("Health Visiting", "2018-03-04T16:00",
			"Home visit. Baby seen and weighed."),
		APART},
	{"a call and its other end",
		EV("Health Visiting", "2018-03-04T11:05",
			"T/C to SW, worried about home conditions and "
			"rubbish."),
		EV("Social Care", "2018-03-04T11:00",
			"Call from health visitor re poor home conditions."),
		SAME},
	{"two calls in a chain",
		EV("Health Visiting", "2018-03-04T11:05",
			"T/C to SW, worried about home conditions."),
		EV("School", "2018-03-04T13:30",
			"Phone call from social worker asking about "
			"attendance."),
		APART},
	{"police incident and notification next day",
		EV("Police", "2018-03-04T23:40",
			"Officers attended a domestic incident, father "
			"arrested."),
		EV("Health Visiting", "2018-03-05",
			"PPN received from police re DV incident on 4/3/18."),
		SAME},
	{"mother's and child's appointments",
		{.agency = "GP",
			.start = "2018-03-04T10:00",
			.subject = "Mother",
			.text = "Seen at surgery. Low mood, sertraline "
				"started."},
		{.agency = "Health Visiting",
			.start = "2018-03-04T10:20",
			.subject = "child",
			.text = "Seen at clinic for 8 week check."},
		APART},
	{"identical routine notes a fortnight apart",
		EV("Social Care", "2018-03-04",
			"CP visit. Children seen, home tidy, no concerns."),
		EV("Early Help", "2018-03-18",
			"CP visit. Children seen, home tidy, no concerns."),
		APART},
	{"one case number",
		EV("Police", "2018-03-04T09:00",
			"Crime CR/12345/18 recorded, neglect."),
		EV("Social Care", "2018-03-04T14:00",
			"Police say crime ref CR/12345/18 is open for "
			"neglect."),
		SAME},
};

static void
duos_join_or_stay_apart(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(duos) / sizeof(*duos); i++) {
		struct arena *a = arena_new();
		struct chron_chronology *c = hand_case(a);

		hand_add(c, &duos[i].a);
		hand_add(c, &duos[i].b);
		chronology_sort(c);
		merge_all(c);
		if ((c->nentries == 1) != duos[i].same) {
			struct chron_pair p = merge_explain(c, 0, 1);

			for (uint32_t k = 0; k < p.nreasons; k++)
				print_message("%+d %s: %.*s\n",
					p.reasons[k].points, p.reasons[k].what,
					(int)p.reasons[k].say.n,
					p.reasons[k].say.p);
			fail_msg("%s: score %d", duos[i].what, p.score);
		}
		arena_free(a);
	}
}

static void
a_repeated_row_is_one_entry_with_two_accounts(void **state)
{
	struct arena *a = arena_new();
	struct chron_chronology *c = hand_case(a);
	struct hand_event h =
		EV("GP", "2018-03-04", "Seen with mum, cough, no treatment.");
	struct hand_event other =
		EV("GP", "2018-03-04", "Seen with mum, cough and a fever.");

	(void)state;
	hand_add(c, &h);
	hand_add(c, &h);
	hand_add(c, &other);
	chronology_sort(c);
	merge_all(c);
	assert_int_equal(c->nentries, 2);
	assert_int_equal(c->entries[0].nevents + c->entries[1].nevents, 3);
	arena_free(a);
}

/* The same row three times; a person says that the first is another matter:
 * the other two still repeat each other. */
static void
repeats_stay_one_entry_when_the_first_is_ruled_apart(void **state)
{
	struct arena *a = arena_new();
	struct chron_chronology *c = hand_case(a);
	struct hand_event h =
		EV("GP", "2018-03-04", "Seen with mum, cough, no treatment.");
	struct chron_decision apart[] = {
		{.number = 1,
			.ruling = RULE_DIFFERENT,
			.a = CHRON_S("e000001"),
			.b = CHRON_S("e000002")},
		{.number = 2,
			.ruling = RULE_DIFFERENT,
			.a = CHRON_S("e000001"),
			.b = CHRON_S("e000003")},
	};

	(void)state;
	for (int i = 0; i < 3; i++)
		hand_add(c, &h);
	c->decisions = apart;
	c->ndecisions = 2;
	chronology_sort(c);
	merge_all(c);
	assert_int_equal(c->nentries, 2);
	assert_int_equal(c->entries[0].nevents + c->entries[1].nevents, 3);
	for (uint32_t i = 0; i < 2; i++)
		if (c->entries[i].nevents == 1)
			assert_true(
				str_is(c->events[c->entries[i].events[0]].id,
					"e000001"));
	arena_free(a);
}

static void
a_decision_on_a_lost_event_is_told(void **state)
{
	struct arena *a = arena_new();
	struct chron_chronology *c = hand_case(a);
	struct hand_event h = EV("GP", "2018-03-04", "Seen with mum.");
	struct chron_decision d = {.number = 7,
		.ruling = RULE_SAME,
		.a = CHRON_S("e000001"),
		.b = CHRON_S("egone")};

	(void)state;
	hand_add(c, &h);
	c->decisions = &d;
	c->ndecisions = 1;
	chronology_sort(c);
	merge_all(c);
	assert_int_equal(c->ndiagnostics, 1);
	assert_string_equal(c->diagnostics[0].slug.p, "decision-unknown-event");
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(duos_join_or_stay_apart),
		cmocka_unit_test(a_repeated_row_is_one_entry_with_two_accounts),
		cmocka_unit_test(
			repeats_stay_one_entry_when_the_first_is_ruled_apart),
		cmocka_unit_test(a_decision_on_a_lost_event_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
