/* Referrals, strategy meetings, returns ...: which words tell of one and which
 * only speak of it, and the first sighting after each. */
#include "hand.h"

#include "find/trigger_parts.h"

static const char *const keys[TRIGGER_KINDS] = {
	[TRIGGER_REFERRAL] = "referral",
	[TRIGGER_STRATEGY] = "strategy",
	[TRIGGER_PLAN] = "plan",
	[TRIGGER_BIRTH] = "birth",
	[TRIGGER_RETURN] = "return",
	[TRIGGER_DISCHARGE] = "discharge",
	[TRIGGER_PLACED] = "placed",
	[TRIGGER_MOVE] = "move",
};

struct said {
	enum agency_kind agency;
	const char *type, *text, *outcome;
	const char *want; /* kinds, in their order */
};

static void
read(struct arena *a, struct trigger_reader *r, const struct said *s,
	struct trigger_hit hits[TRIGGER_KINDS])
{
	static const enum chron_concept concepts[] = {
		CHRON_F_CONTACT_TYPE, CHRON_F_EVENT, CHRON_F_OUTCOME};
	const char *texts[] = {s->type, s->text, s->outcome};
	struct chron_value *values = NULL;
	struct chron_event e = {.start = hand_when("2019-03-04")};

	for (size_t i = 0; i < 3; i++)
		if (texts[i])
			*ARENA_PUSH(a, &values, &e.nvalues) =
				(struct chron_value){.p = texts[i],
					.n = (uint32_t)strlen(texts[i]),
					.concept = (uint8_t)concepts[i]};
	e.values = values;
	trigger_read(r, &e, s->agency, hits);
	for (size_t k = 0; k < TRIGGER_KINDS; k++)
		if (hits[k].rule) {
			assert_true(hits[k].value < e.nvalues);
			assert_true(hits[k].start < hits[k].end);
			assert_true(hits[k].end <= values[hits[k].value].n);
		}
}

static void
check(const struct said *rows, size_t n)
{
	struct arena *a = arena_new();
	struct trigger_reader *r = trigger_reader_new(a);

	for (size_t i = 0; i < n; i++) {
		struct trigger_hit hits[TRIGGER_KINDS];
		char got[128] = "";

		read(a, r, &rows[i], hits);
		for (size_t k = 0; k < TRIGGER_KINDS; k++)
			if (hits[k].rule) {
				strcat(got, *got ? " " : "");
				strcat(got, keys[k]);
			}
		if (strcmp(got, rows[i].want) != 0)
			fail_msg("\"%s\" / \"%s\": got \"%s\", want \"%s\"",
				rows[i].type ? rows[i].type : "",
				rows[i].text ? rows[i].text : "", got,
				rows[i].want);
	}
	arena_free(a);
}

static void
every_rule_matches_its_example(void **state)
{
	struct arena *a = arena_new();
	struct trigger_reader *r = trigger_reader_new(a);

	(void)state;
	for (uint32_t i = 0; i < trigger_nrules; i++) {
		const struct trigger_rule *rule = &trigger_rules[i];
		struct said s = {.agency = rule->who & HEALTH
						   ? KIND_HOSPITAL
						   : KIND_SOCIAL_CARE};
		struct trigger_hit hits[TRIGGER_KINDS];

		if (rule->fields & T)
			s.text = rule->example;
		else
			s.type = rule->example;
		read(a, r, &s, hits);
		if (!hits[rule->kind].rule)
			fail_msg("%s: \"%s\"", rule->name, rule->example);
		assert_string_equal(hits[rule->kind].rule, rule->name);
	}
	arena_free(a);
}

static void
a_referral_is_one_that_was_made_to_social_care(void **state)
{
	static const struct said rows[] = {
		{KIND_SCHOOL, NULL, "Referred to MASH by DSL.", NULL,
			"referral"},
		{KIND_GP, NULL,
			"Discussed with mother and re-referral made to "
			"children\xe2\x80\x99s services.",
			NULL, "referral"},
		{KIND_SCHOOL, "Referral", "Form e-mailed.", NULL, ""},
		{KIND_SOCIAL_CARE, "Contact and referral", "From GP.", NULL,
			"referral"},
		{KIND_SOCIAL_CARE, "Referral", "Referral to CAMHS made.", NULL,
			""},
		{KIND_SOCIAL_CARE, "Referral", "No referral made.", NULL, ""},
		{KIND_HOSPITAL, NULL, "Seen in clinic.",
			"Referral made to Children's Social Care", "referral"},
		{KIND_SCHOOL, NULL, "No referral made to social care.", NULL,
			""},
		{KIND_SCHOOL, NULL, "Referral to MASH not made.", NULL, ""},
		{KIND_SCHOOL, NULL, "Referral to social care considered.", NULL,
			""},
		{KIND_SCHOOL, NULL, "Considered a referral to CSC.", NULL, ""},
		{KIND_SCHOOL, NULL, "DSL will make a referral to MASH.", NULL,
			""},
		{KIND_SCHOOL, NULL, "Plan: referral to CSC.", NULL, ""},
		{KIND_SCHOOL, NULL, "To be referred to social care.", NULL, ""},
		{KIND_SCHOOL, NULL,
			"If it goes on, she should be referred to CSC.", NULL,
			""},
		{KIND_GP, NULL, "Advised school: referral to MASH.", NULL, ""},
		{KIND_GP, NULL, "Referred to paediatrics.", NULL, ""},
		{KIND_GP, NULL, "Referred to adult social care.", NULL, ""},
		{KIND_GP, NULL, "Referral to CAMHS, MASH informed.", NULL, ""},
		{KIND_HEALTH_VISITING, NULL,
			"Chased social care about the referral.", NULL, ""},
		{KIND_HEALTH_VISITING, NULL,
			"Feedback on the referral to MASH: NFA.", NULL, ""},
		{KIND_HEALTH_VISITING, NULL,
			"Following last referral to CSC mother is wary.", NULL,
			""},
		{KIND_HEALTH_VISITING, NULL,
			"Mother refused a referral to children's services.",
			NULL, ""},
		{KIND_CAMHS, NULL, "Referral received from GP.", NULL, ""},
		{KIND_HEALTH_VISITING, NULL,
			"No change at home, referred to MASH today.", NULL,
			"referral"},
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(*rows));
}

static void
a_meeting_or_plan_is_one_that_was_held_or_made(void **state)
{
	static const struct said rows[] = {
		{KIND_POLICE, "Strategy meeting", "By telephone.", NULL,
			"strategy"},
		{KIND_POLICE, NULL, "Attended strategy meeting.", NULL,
			"strategy"},
		{KIND_POLICE, NULL, "Seen.", "Strategy meeting Monday.", ""},
		{KIND_POLICE, NULL, "Strategy discussion to be held.", NULL,
			""},
		{KIND_POLICE, NULL, "Strategy meeting cancelled.", NULL, ""},
		{KIND_POLICE, NULL, "Invited to strategy meeting.", NULL, ""},
		{KIND_POLICE, NULL, "Requested a strategy discussion.", NULL,
			""},
		{KIND_POLICE, NULL, "Minutes of the strategy meeting.", NULL,
			""},
		{KIND_POLICE, NULL, "Strategy meeting on 12/02/2019: s47.",
			NULL, ""},
		{KIND_POLICE, NULL, "Strategy meeting on 4 March: s47.", NULL,
			"strategy"},
		{KIND_SCHOOL, NULL,
			"Threshold for strategy discussion not met.", NULL, ""},
		{KIND_SCHOOL, NULL, "Reading strategy discussed.", NULL, ""},
		{KIND_SCHOOL, NULL,
			"Children made subject to child protection plans.",
			NULL, "plan"},
		{KIND_SCHOOL, NULL, "Conference.",
			"Became subject of a CP plan", "plan"},
		{KIND_SCHOOL, NULL, "RCPC. A remains subject to a CP plan.",
			NULL, ""},
		{KIND_SCHOOL, NULL, "CP plan continues under neglect.", NULL,
			""},
		{KIND_SCHOOL, NULL,
			"Unborn baby to be made subject of a CP plan at birth.",
			NULL, ""},
		{KIND_SCHOOL, NULL, "CP visit. CP plan category neglect.", NULL,
			""},
		{KIND_SCHOOL, NULL, "Not made subject to a CP plan.", NULL, ""},
		{KIND_SCHOOL, NULL, "Child protection plan ended.", NULL, ""},
		{KIND_NURSERY, NULL, "Name placed on the waiting register.",
			NULL, ""},
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(*rows));
}

static void
a_child_came_back_home_or_came_to_live_here(void **state)
{
	static const struct said rows[] = {
		{KIND_POLICE, "Missing person", "Returned home at 07:00.", NULL,
			"return"},
		{KIND_POLICE, NULL,
			"A reported missing by carer. Located 22:50 at nan's.",
			NULL, "return"},
		{KIND_POLICE, NULL, "Missing. Not yet returned to placement.",
			NULL, ""},
		{KIND_POLICE, NULL, "A missing. Mother returned home at six.",
			NULL, ""},
		{KIND_POLICE, NULL, "A missing. Officers returned to the car.",
			NULL, ""},
		{KIND_POLICE, NULL, "Missing. If A is found at home, call.",
			NULL, ""},
		{KIND_POLICE, NULL, "Missing. A's phone found at school.", NULL,
			""},
		{KIND_SCHOOL, NULL, "Returned home on the bus.", NULL, ""},
		{KIND_HOSPITAL, NULL, "Well. Discharged home.", NULL,
			"discharge"},
		{KIND_HOSPITAL, NULL, "Mother discharged home.", NULL, ""},
		{KIND_HOSPITAL, NULL, "Not discharged home tonight.", NULL, ""},
		{KIND_HOSPITAL, NULL, "To be discharged home Monday.", NULL,
			""},
		{KIND_HOSPITAL, "Discharge planning meeting",
			"Fit to be discharged home.", NULL, ""},
		{KIND_HEALTH_VISITING, NULL, "Discharged from caseload.", NULL,
			""},
		{KIND_HOSPITAL, NULL, "Born at 38+2 by emergency section.",
			NULL, "birth"},
		{KIND_MIDWIFERY, NULL, "Mum delivered a baby boy.", NULL,
			"birth"},
		{KIND_GP, NULL, "Mother DOB 03/04/1990, born in Leeds.", NULL,
			""},
		{KIND_GP, NULL, "Mother born at home in 1990.", NULL, ""},
		{KIND_HEALTH_VISITING, "Transfer in", "Records requested.",
			NULL, "move"},
		{KIND_HEALTH_VISITING, NULL, "New to area from Wales.", NULL,
			"move"},
		{KIND_HOUSING, NULL, "Mother's partner moved in with her.",
			NULL, ""},
		{KIND_HOUSING, NULL, "Wants to move to a new house.", NULL, ""},
		{KIND_SOCIAL_CARE, NULL, "Placed with foster carers.", NULL,
			"placed"},
		{KIND_GP, NULL,
			"Discharge summary: admitted, treated, discharged "
			"home.",
			NULL, ""},
		{KIND_SOCIAL_CARE, NULL, "Will be placed with foster carers.",
			NULL, ""},
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(*rows));
}

static void
text_of_any_length_is_read_once(void **state)
{
	struct arena *a = arena_new();
	struct trigger_reader *r = trigger_reader_new(a);
	enum { N = 2000000 };
	char *text = arena_bytes(a, N);
	struct said s = {KIND_SOCIAL_CARE, NULL, text, NULL, ""};
	struct trigger_hit hits[TRIGGER_KINDS];

	(void)state;
	for (size_t i = 0; i + 9 < N; i += 9)
		memcpy(text + i, "referral ", 10);
	read(a, r, &s, hits);
	assert_null(hits[TRIGGER_REFERRAL].rule);
	memset(text, '"', N - 1);
	read(a, r, &s, hits);
	arena_free(a);
}

static void
whatever_the_words_a_hit_lies_in_the_text(void **state)
{
	static const char *const words[] = {"referral", "to", "MASH", "not",
		"strategy", "meeting", ". ", "missing", "found", "at", "safe",
		"discharged", "home", "re-", "\xe2\x80\x99", "\"", "\n", "12/",
		"March", "on", ", ", "placed", "with", "foster", "carers",
		"\xff", "child", "protection", "plan", "made", "subject",
		"born", "-"};
	struct arena *a = arena_new();
	struct trigger_reader *r = trigger_reader_new(a);
	uint64_t seed = 11;

	(void)state;
	for (int round = 0; round < 5000; round++) {
		struct trigger_hit hits[TRIGGER_KINDS];
		struct buf b = BUF_INIT;
		struct said s = {KIND_HOSPITAL, NULL, NULL, NULL, ""};

		for (int i = 0; i < 40; i++) {
			seed = seed * 6364136223846793005u +
			       1442695040888963407u;
			buf_puts(&b, words[(seed >> 33) %
					     (sizeof(words) / sizeof(*words))]);
			buf_puts(&b, seed >> 63 ? " " : "");
		}
		s.text = arena_str(a, buf_get(&b)).p;
		read(a, r, &s, hits);
		buf_free(&b);
	}
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_rule_matches_its_example),
		cmocka_unit_test(
			a_referral_is_one_that_was_made_to_social_care),
		cmocka_unit_test(
			a_meeting_or_plan_is_one_that_was_held_or_made),
		cmocka_unit_test(a_child_came_back_home_or_came_to_live_here),
		cmocka_unit_test(whatever_the_words_a_hit_lies_in_the_text),
		cmocka_unit_test(text_of_any_length_is_read_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
