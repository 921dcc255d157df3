/* The rules of disagreement, class by class, on the words of many agencies:
 * what is a disagreement, and what only looks like one.  Every pair is ruled to
 * be one happening, so that the rules alone are tested. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "merge/merge.h"
#include "merge_case.h"

struct pair {
	const char *kind;
	bool yes;
	const char *agency, *start, *text;
	const char *other, *when, *words;
};

static const struct pair pairs[] = {
	/* -- date -- */
	{"date", true, "Social Care", "2018-02-02", "Core group at school.",
		"Health Visiting", "2018-02-03", "Core group attended."},
	{"date", true, "Hospital", "2018-03-04T10:00", "Attended ED, cut lip.",
		"GP", "2018-03-09",
		"Letter from ED: attended 06/03/2018, lip."},
	{"date", false, "Hospital", "2018-03-04T10:00", "Attended ED, cut lip.",
		"GP", "2018-03-09",
		"Letter from ED: attended 04/03/2018, lip."},
	{"date", false, "Police", "2018-03-02T22:05", "Reported missing.",
		"School", "2018-03-05",
		"Police sheet in tray: out Friday night."},
	{"date", false, "Hospital", "2018-06-21", "Admitted to ward 4.", "GP",
		"2018-06-29", "Discharge letter: tube placed 22/6."},
	{"date", false, "Fire", "2018-11-11T19:31", "Chip pan, kitchen.",
		"Housing", "2018-11-12", "Kitchen lost 11/11, board up."},
	/* -- time -- */
	{"time", true, "Social Care", "2018-05-05T10:00", "Strategy meeting.",
		"Police", "2018-05-05T11:30", "Strategy discussion, DS Lomax."},
	{"time", true, "Police", "2018-03-11T19:10",
		"Police protection taken 19.25.", "Social Care", "2018-03-11",
		"Police rang EDT. PPO exercised at 20.15, taken to station."},
	{"time", true, "Police", "2018-03-11T21:30",
		"Misper. Located bus station 23.20.", "Social Care",
		"2018-03-12", "EDT log: found 01.20 at bus station."},
	{"time", true, "Social Care", "2018-05-05T14:30",
		"Strategy discussion.", "School", "2018-05-05",
		"Head joined the meeting at half past 3."},
	{"time", false, "Social Care", "2018-05-05T14:30",
		"Strategy discussion.", "School", "2018-05-05",
		"Head joined the meeting at 2.30."},
	{"time", false, "Social Care", "2018-05-05T15:50", "Core group.",
		"School", "2018-05-05", "Core group at ten to four."},
	{"time", false, "Hospital", "2018-05-05T17:00", "Attended ED.",
		"Health Visiting", "2018-05-06T09:00",
		"Notification from ED: attended 5/5."},
	/* -- sequence -- */
	{"sequence", true, "School Nursing", "2018-07-24",
		"ED liaison form received: wrist.", "Hospital",
		"2018-07-25T16:40", "ED. Fall, wrist fracture."},
	{"sequence", false, "Health Visiting", "2018-07-26",
		"ED liaison form received: wrist.", "Hospital",
		"2018-07-25T16:40", "ED. Fall, wrist fracture."},
	/* -- attendance -- */
	{"attendance", true, "Social Care", "2018-10-10",
		"ICPC. Present: SW, health visitor, school, PC Yarrow.",
		"Health Visiting", "2018-10-10",
		"ICPC. Gave apologies, in clinic."},
	{"attendance", true, "Social Care", "2018-10-10",
		"Core group. SW, HV, school and mother attended.", "School",
		"2018-10-10", "Core group here. HV did not come."},
	{"attendance", true, "Social Care", "2018-10-10",
		"Core group. Mother and father both took part.", "School",
		"2018-10-10", "Core group. Father did not attend."},
	{"attendance", true, "Hospital", "2018-10-10T10:00",
		"CP medical. Father attended with social worker.",
		"Social Care", "2018-10-10T10:00",
		"CP medical. Present with mum."},
	{"attendance", false, "Social Care", "2018-10-10",
		"ICPC. Present: SW, health visitor, school.", "Health Visiting",
		"2018-10-10", "ICPC. Attended with report."},
	{"attendance", false, "Social Care", "2018-10-10",
		"ICPC. Present: SW, HV. Apologies: school.", "School",
		"2018-10-10", "ICPC. Apologies sent, Ofsted."},
	/* -- attended -- */
	{"attended", true, "CAMHS", "2018-09-14T15:30",
		"Partnership session. Was not brought.", "Fostering",
		"2018-09-14", "Took T to CAMHS 3.30, seen by Dr Lunt."},
	{"attended", true, "GP", "2018-04-24",
		"Letter from dietetics clinic: 18/4 DNA, discharged.",
		"Hospital", "2018-04-18",
		"Dietetics clinic. Seen with mother."},
	{"attended", true, "Hospital", "2018-04-18", "Eye clinic. Cancelled.",
		"GP", "2018-04-20", "Eye clinic letter: DNA 18/4."},
	{"attended", false, "GP", "2018-04-24",
		"Letter from dietetics clinic: 18/4 DNA.", "Hospital",
		"2018-04-18", "Dietetics clinic. Was not brought."},
	{"attended", false, "Hospital", "2018-04-18",
		"Eye clinic. Seen with father.", "GP", "2018-04-20",
		"Eye clinic letter: attended 18/4, patch."},
	/* -- outcome -- */
	{"outcome", true, "Social Care", "2018-05-05",
		"Strategy meeting. Joint s47 agreed.", "Police", "2018-05-05",
		"Strategy meeting. Single agency, police take no part."},
	{"outcome", true, "Social Care", "2018-05-05",
		"Strategy meeting. Threshold met for section 47.", "School",
		"2018-05-05", "Strategy meeting. No further action."},
	{"outcome", true, "Social Care", "2018-05-05", "MARAC. S47 to start.",
		"Police", "2018-05-05", "MARAC. S47 not needed, open already."},
	{"outcome", true, "Police", "2018-09-06",
		"Youth court. Referral order 9 mths.", "Youth Offending",
		"2018-09-06", "Youth court. Referral order of six months."},
	{"outcome", true, "Dental", "2018-04-15", "GA. Six teeth extracted.",
		"GP", "2018-04-22",
		"Letter community dental: GA 15/04, extraction x8 deciduous."},
	{"outcome", true, "Hospital", "2018-04-15T10:00",
		"Attended ED. Admitted to ward 3.", "GP", "2018-04-16",
		"ED attendance 15/4. Discharged home."},
	{"outcome", false, "Social Care", "2018-05-05",
		"Strategy meeting. S47 agreed, ICPC within 15 days.", "Police",
		"2018-05-05", "Strategy meeting. To ICPC."},
	{"outcome", false, "Police", "2018-09-06", "Youth court. RO 9m.",
		"Youth Offending", "2018-09-06",
		"Youth court. Referral order of nine months."},
	{"outcome", false, "Dental", "2018-04-15", "GA. Six teeth extracted.",
		"GP", "2018-04-22", "Dental letter: GA 15/04, 6 teeth out."},
	/* -- status -- */
	{"status", true, "Social Care", "2018-06-09",
		"Review child protection conference. Plans ended, step down to "
		"CIN.",
		"Health Visiting", "2018-06-09",
		"Review child protection conference. Plan to continue."},
	{"status", true, "Social Care", "2018-06-09",
		"Professionals meeting. Family closed to social care.",
		"School", "2018-06-09",
		"Professionals meeting. Subject to a child protection plan."},
	{"status", false, "Social Care", "2018-06-09",
		"Review child protection conference. Plans ended, CIN plan.",
		"School", "2018-06-09",
		"Review child protection conference. Off the register."},
	/* -- injury -- */
	{"injury", true, "Hospital", "2018-02-02T17:48",
		"ED. Burn to left palm.", "Health Visiting", "2018-02-06",
		"A&E form 02/02: burn R palm, dressing."},
	{"injury", true, "Hospital", "2018-06-12T18:22",
		"ED. Closed # right distal radius.", "Fostering", "2018-06-12",
		"Casualty: left wrist broken, cast on."},
	{"injury", true, "Hospital", "2018-07-25T16:40",
		"ED. Fall from trampoline, wrist.", "Social Care", "2018-07-27",
		"ED Saturday: slipped on wet stairs at dad's."},
	{"injury", true, "Hospital", "2018-07-25T16:40",
		"ED. Scald, pulled cup of tea.", "Fostering", "2018-07-26",
		"ED: scald from the kettle."},
	{"injury", true, "Social Care", "2018-07-18",
		"Contact. He let go. No injuries.", "Fostering", "2018-07-18",
		"Contact: red ring round her wrist."},
	{"injury", false, "Hospital", "2018-02-02T17:48",
		"ED. Burn to left palm.", "Health Visiting", "2018-02-06",
		"A&E form 02/02: burn L palm."},
	{"injury", false, "School", "2018-02-02",
		"Hand-sized bruise on right thigh.", "Social Care",
		"2018-02-02", "School: bruise to his right thigh."},
	{"injury", false, "Hospital", "2018-02-02T17:48",
		"ED. No bruising to left arm. Bruise right arm.", "GP",
		"2018-02-06", "ED letter 02/02: bruise right arm."},
	/* -- household -- */
	{"household", true, "Police", "2018-01-11",
		"Domestic. Partner has lived with her throughout.",
		"Social Care", "2018-01-12",
		"Domestic 11/1. Partner only visiting, living at his "
		"mother's."},
	{"household", true, "Social Care", "2018-03-22",
		"Inspection of property. Father lives here full time.",
		"Housing", "2018-03-22",
		"Inspection of property. No other adult in occupation."},
	{"household", false, "Police", "2018-01-11",
		"Domestic. Partner has moved out.", "Social Care", "2018-01-12",
		"Domestic 11/1. Partner no longer lives there."},
	{"household", false, "Police", "2018-01-11",
		"Domestic. Grandmother lives with her.", "Social Care",
		"2018-01-12", "Domestic 11/1. Partner has moved out."},
	/* -- identity -- */
	{"identity", true, "Police", "2018-01-11",
		"Domestic. Male is Kyle Marsden.", "Social Care", "2018-01-12",
		"Domestic 11/1 with Kyle Marsdon."},
	{"identity", false, "Police", "2018-01-11",
		"Domestic. Male is Kyle Marsden.", "Social Care", "2018-01-12",
		"Domestic 11/1 with Kyle Marsden."},
#include "differ_pairs.def"
};

/* The finding of that kind, or NULL. */
static const struct chron_discrepancy *
find_kind(const struct chron_chronology *c, const char *kind)
{
	for (uint32_t i = 0; i < c->ndiscrepancies; i++)
		if (strcmp(c->discrepancies[i].kind, kind) == 0)
			return &c->discrepancies[i];
	return NULL;
}

static void
rule_same(struct chron_chronology *c)
{
	struct chron_decision *d =
		ARENA_PUSH(c->arena, &c->decisions, &c->ndecisions);

	*d = (struct chron_decision){.number = 1,
		.ruling = RULE_SAME,
		.a = c->events[0].id,
		.b = c->events[1].id};
}

static bool
check_pair(const struct pair *p)
{
	struct arena *a = arena_new();
	struct chron_chronology *c = hand_case(a);
	struct hand_event x = {
		.agency = p->agency, .start = p->start, .text = p->text};
	struct hand_event y = {
		.agency = p->other, .start = p->when, .text = p->words};
	const struct chron_discrepancy *f;
	bool ok;

	hand_add(c, &x);
	hand_add(c, &y);
	chronology_sort(c);
	rule_same(c);
	merge_all(c);
	f = find_kind(c, p->kind);
	ok = (f != NULL) == p->yes && (!f || f->question.n > 0);
	if (!ok)
		print_error("%s %s: %s / %s%s%.*s\n", p->kind,
			p->yes ? "not found" : "found", p->text, p->words,
			f ? ": " : "", f ? (int)f->say.n : 0,
			f ? f->say.p : "");
	arena_free(a);
	return ok;
}

static void
each_class_knows_disagreement_from_its_likeness(void **state)
{
	unsigned wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
		wrong += !check_pair(&pairs[i]);
	assert_int_equal(wrong, 0);
}

/* A file of `agency` around March 2018, and what it says on the day. */
static struct chron_chronology *
told_case(struct arena *a, const char *text, const char *agency,
	const char *answer)
{
	struct chron_chronology *c = hand_case(a);
	struct hand_event h[] = {
		{.agency = agency, .start = "2018-02-01", .text = "Open day."},
		{.agency = agency, .start = "2018-04-20", .text = "Fair."},
		{.agency = "Early Help", .start = "2018-03-12", .text = text},
		{.agency = agency, .start = "2018-03-12", .text = answer},
	};

	for (size_t i = 0; i < sizeof(h) / sizeof(*h); i++)
		hand_add(c, &h[i]);
	chronology_sort(c);
	merge_all(c);
	return c;
}

static void
telling_is_known_from_planning_to_tell(void **state)
{
	static const struct {
		const char *text, *agency;
		bool told;
	} told[] = {
		{"Rang the health visitor to say so.", "Health Visiting", true},
		{"Left a message for Anne the health visitor.",
			"Health Visiting", true},
		{"Health visitor answerphone message left.", "Health Visiting",
			true},
		{"E-mailed social worker again about the rent.", "Social Care",
			true},
		{"Referral made to housing today.", "Housing", true},
		{"Will ring the health visitor tomorrow.", "Health Visiting",
			false},
		{"To inform social worker at the next visit.", "Social Care",
			false},
		{"Mum rang the school about dinners.", "School", false},
		{"Did not ring the school.", "School", false},
		{"She had been told by police what was found.", "Police",
			false},
		{"Met the children at school.", "School", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(told) / sizeof(*told); i++) {
		struct arena *a = arena_new();
		struct chron_chronology *c = told_case(
			a, told[i].text, told[i].agency, "Netball trial.");

		if ((find_kind(c, "one-sided") != NULL) != told[i].told)
			fail_msg("%s", told[i].text);
		arena_free(a);
	}
}

static void
a_referral_is_listed_where_nothing_answers_or_nothing_can(void **state)
{
	struct arena *a = arena_new();
	struct chron_chronology *c;

	(void)state;
	c = told_case(a, "Referral made to housing today.", "Housing", "Keys.");
	assert_int_equal(c->nreceipts, 1);
	assert_true(c->receipts[0].checkable);
	assert_true(str_is(c->receipts[0].to, "Housing"));
	c = told_case(a, "Referral made to housing today.", "Housing",
		"Referral received from early help.");
	assert_int_equal(c->nreceipts, 0);
	c = told_case(a, "Referral made to housing today.", "School", "Sum.");
	assert_int_equal(c->nreceipts, 1);
	assert_false(c->receipts[0].checkable);
	arena_free(a);
}

static void
what_is_planned_is_looked_for(void **state)
{
	static const struct {
		const char *plan, *done;
		uint32_t n;
		const char *off;
	} plans[] = {
		{"Core group 23/03/2018.", "", 1, ""},
		{"Core group 23/03/2018.", "Core group held at school.", 0, ""},
		{"Strategy meeting tomorrow.", "", 1, ""},
		{"Next core group 23 March.",
			"Core group cancelled, chair ill.", 1, "put off"},
		{"Core group held 03/03/2018.", "", 0, ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(plans) / sizeof(*plans); i++) {
		struct arena *a = arena_new();
		struct chron_chronology *c = hand_case(a);
		struct hand_event h[] = {
			{.agency = "Social Care",
				.start = "2018-03-12",
				.text = plans[i].plan},
			{.agency = "School",
				.start = "2018-03-23",
				.text = plans[i].done},
			{.agency = "GP",
				.start = "2018-06-23",
				.text = "Ear drops."},
		};

		for (size_t k = 0; k < sizeof(h) / sizeof(*h); k++)
			hand_add(c, &h[k]);
		chronology_sort(c);
		merge_all(c);
		if (c->nplans != plans[i].n)
			fail_msg("%s / %s: %u", plans[i].plan, plans[i].done,
				c->nplans);
		if (plans[i].off[0])
			assert_int_not_equal(
				c->plans[0].called_off, CHRON_NONE);
		arena_free(a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			each_class_knows_disagreement_from_its_likeness),
		cmocka_unit_test(telling_is_known_from_planning_to_tell),
		cmocka_unit_test(
			a_referral_is_listed_where_nothing_answers_or_nothing_can),
		cmocka_unit_test(what_is_planned_is_looked_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
