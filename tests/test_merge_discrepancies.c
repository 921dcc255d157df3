/* Where accounts disagree: every class is found, and agreement is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "merge/merge.h"
#include "merge_case.h"

struct dispute {
	const char *kind; /* NULL: none at all */
	struct hand_event a, b;
	const char *say; /* words of the finding */
};

#define EV(agency_, start_, text_)                                             \
	{                                                                      \
		.agency = agency_, .start = start_, .text = text_              \
	}

static const struct dispute disputes[] = {
	{"date",
		EV("Social Care", "2018-03-12",
			"Core group held at school. Grandmother came for mum."),
		EV("School", "2018-03-13",
			"Core group held here, grandmother came for mum."),
		"1 day apart"},
	{"time",
		EV("Social Care", "2018-03-12T10:00", "Strategy meeting held."),
		EV("Police", "2018-03-12T11:30", "Attended strategy meeting."),
		"90 minutes apart"},
	{"sequence",
		EV("Hospital", "2018-03-12T18:00",
			"Attended ED with burn to hand, hot tea. Dr Vole."),
		EV("Health Visiting", "2018-03-12T09:00",
			"Notification from hospital: attended ED, burn to "
			"hand, hot tea. Dr Vole."),
		"before the time"},
	{"attendance",
		{.agency = "Social Care",
			.start = "2018-03-12",
			.text = "Core group held at school.",
			.present = "SW, school, health visitor"},
		EV("Health Visiting", "2018-03-12",
			"Core group. Apologies sent by HV, on leave."),
		"was not there"},
	{"attended",
		EV("Hospital", "2018-03-12T09:00",
			"Audiology clinic. Was not brought."),
		EV("GP", "2018-03-16",
			"Letter from hospital audiology clinic: attended with "
			"mother on 12/03/18."),
		"was not brought"},
	{"outcome",
		EV("Social Care", "2018-03-12",
			"Strategy meeting held. Joint s47 agreed."),
		EV("School", "2018-03-12",
			"Attended strategy meeting. No further action."),
		"no further action"},
	{"status",
		EV("Social Care", "2018-03-12",
			"MARAC. Children subject to a child protection plan."),
		EV("Housing", "2018-03-12",
			"MARAC attended. Family closed to social care."),
		"closed to social care"},
	{"injury",
		EV("Hospital", "2018-03-12T18:00",
			"Attended ED with mother. Bruise to left cheek."),
		EV("GP", "2018-03-14",
			"ED letter: attended 12/3/18, bruise to right cheek."),
		"the right of the"},
	{"household",
		EV("Social Care", "2018-03-12",
			"Core group. Father has moved out to his mother's."),
		EV("Health Visiting", "2018-03-12",
			"Core group. Father living at home and helping."),
		"lives apart"},
	{"identity",
		EV("Police", "2018-03-12T21:00",
			"Domestic incident. Male was Kyle Marsden."),
		EV("Social Care", "2018-03-13",
			"Police notification: domestic incident 12/3 with Kyle "
			"Marsdon."),
		"Marsdon"},
	{NULL,
		EV("Hospital", "2018-03-12T18:00",
			"Attended ED with mother. Bruise to left cheek."),
		EV("GP", "2018-03-14",
			"ED letter: attended 12/3/18, bruise to left cheek."),
		""},
	{NULL, EV("Social Care", "2018-03-12T10:00", "Strategy meeting held."),
		EV("Police", "2018-03-12T10:15", "Attended strategy meeting."),
		""},
};

static const struct chron_discrepancy *
find_kind(const struct chron_chronology *c, const char *kind)
{
	for (uint32_t i = 0; i < c->ndiscrepancies; i++)
		if (strcmp(c->discrepancies[i].kind, kind) == 0)
			return &c->discrepancies[i];
	return NULL;
}

static void
check_dispute(const struct dispute *t)
{
	struct arena *a = arena_new();
	struct chron_chronology *c = hand_case(a);
	const struct chron_discrepancy *f;

	hand_add(c, &t->a);
	hand_add(c, &t->b);
	chronology_sort(c);
	merge_all(c);
	if (c->nentries != 1)
		fail_msg("%s / %s: not joined, %d", t->a.text, t->b.text,
			merge_explain(c, 0, 1).score);
	if (!t->kind && c->ndiscrepancies)
		fail_msg("%s: %.*s", t->a.text, STR(c->discrepancies[0].say));
	f = t->kind ? find_kind(c, t->kind) : NULL;
	if (t->kind && !f)
		fail_msg("no %s in: %s / %s", t->kind, t->a.text, t->b.text);
	if (f && str_ifind(f->say, t->say) == SIZE_MAX)
		fail_msg("%s: %.*s", t->kind, STR(f->say));
	if (f) {
		assert_int_equal(f->nevents, 2);
		assert_true(f->question.n > 0);
		assert_int_equal(
			c->entries[f->entry].ndiscrepancies, c->ndiscrepancies);
	}
	arena_free(a);
}

static void
every_class_is_found_and_agreement_is_not(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(disputes) / sizeof(*disputes); i++)
		check_dispute(&disputes[i]);
}

static void
give_sighting(struct arena *a, struct chron_event *e, uint8_t seen)
{
	e->sightings = ARENA_NEW(a, struct chron_sighting);
	e->nsightings = 1;
	e->sightings[0].flag[ASPECT_SEEN] = seen;
	e->sightings[0].basis = BASIS_STATED;
	/* a column, and what belies it */
	e->sightings[0].evidence = ARENA_ARRAY(a, struct chron_evidence, 2);
	e->sightings[0].nevidence = 2;
	e->sightings[0].evidence[0] =
		(struct chron_evidence){.start = 0, .end = 5};
	e->sightings[0].evidence[1] =
		(struct chron_evidence){.start = 6, .end = 11};
}

static void
seen_and_not_seen_disagree(void **state)
{
	struct arena *a = arena_new();
	struct chron_chronology *c = hand_case(a);
	struct hand_event x = EV("Social Care", "2018-03-12T10:00",
		"Joint visit with HV. Child seen.");
	struct hand_event y = EV("Health Visiting", "2018-03-12T10:00",
		"Joint visit with SW. Child not seen, at nursery.");

	(void)state;
	hand_add(c, &x);
	hand_add(c, &y);
	chronology_sort(c);
	for (uint32_t i = 0; i < 2; i++)
		give_sighting(a, &c->events[i],
			c->events[i].agency == chronology_agency(c,
						       CHRON_S("Social Care"))
				? ANSWER_YES
				: ANSWER_NO);
	c->events[0].sightings[0].contradicted = true;
	merge_all(c);
	assert_int_equal(c->nentries, 1);
	assert_int_equal(c->ndiscrepancies, 2);
	assert_string_equal(c->discrepancies[0].kind, "seen");
	assert_int_equal(c->discrepancies[0].nevents, 1);
	assert_int_equal(c->discrepancies[1].nevents, 2);
	assert_int_equal(
		c->entries[0].children[0].flag[ASPECT_SEEN], ANSWER_YES);
	arena_free(a);
}

/* School's file goes from February to April, and has an answer or not. */
static uint32_t
one_sided_count(const char *answer)
{
	struct arena *a = arena_new();
	struct chron_chronology *c = hand_case(a);
	struct hand_event h[] = {
		EV("School", "2018-02-01", "Late again."),
		EV("School", "2018-04-20", "Sports day, parents came."),
		EV("Social Care", "2018-03-12T10:00",
			"Telephone call to school to report the move."),
		EV("School", "2018-03-12", answer),
	};
	uint32_t n = 0;

	for (size_t i = 0; i < sizeof(h) / sizeof(*h); i++)
		hand_add(c, &h[i]);
	chronology_sort(c);
	merge_all(c);
	for (uint32_t i = 0; i < c->ndiscrepancies; i++)
		n += strcmp(c->discrepancies[i].kind, "one-sided") == 0;
	arena_free(a);
	return n;
}

static void
a_message_without_its_other_end_is_told(void **state)
{
	(void)state;
	assert_int_equal(one_sided_count("Netball trial."), 1);
	assert_int_equal(one_sided_count("Call from social worker."), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_class_is_found_and_agreement_is_not),
		cmocka_unit_test(seen_and_not_seen_disagree),
		cmocka_unit_test(a_message_without_its_other_end_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
