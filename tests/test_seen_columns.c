/* Columns that answer, ages, calls that were off, what people decided. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "seen/seen.h"
#include "util/civil.h"
#include "util/str.h"

struct cell {
	uint8_t concept;
	const char *text;
};

struct fixture {
	struct arena *a;
	struct chron_config config;
	struct chron_event e;
	struct chron_value values[6];
};

static void
read_cells(struct fixture *f, enum agency_kind kind, const char *children,
	int32_t on, const struct cell *cells, uint32_t n)
{
	struct seen_context context = {.kind = kind, .child = CHRON_NONE};

	memset(f, 0, sizeof(*f));
	f->a = arena_new();
	f->config.nchildren = seen_read_children(f->a, chron_cstr(children),
		civil_days(2019, 5, 14), &f->config.children);
	for (uint32_t i = 0; i < n; i++)
		f->values[i] = (struct chron_value){.p = cells[i].text,
			.n = (uint32_t)strlen(cells[i].text),
			.concept = cells[i].concept};
	f->e.values = f->values;
	f->e.nvalues = n;
	f->e.start.earliest = (int64_t)on * CIVIL_DAY_MINUTES;
	f->e.start.latest = f->e.start.earliest + CIVIL_DAY_MINUTES - 1;
	seen_event(seen_people_new(f->a, seen_lexicon_new(f->a), &f->config),
		&context, &f->e, f->a);
}

static const struct chron_sighting *
of(const struct fixture *f, uint32_t child)
{
	for (uint32_t i = 0; i < f->e.nsightings; i++)
		if (f->e.sightings[i].child == child)
			return &f->e.sightings[i];
	fail_msg("no sighting of child %u", child);
	return NULL;
}

static void
a_box_is_read_as_people_fill_it_in(void **state)
{
	static const struct {
		uint8_t concept;
		const char *text;
		uint8_t seen, alone; /* of the first child */
	} cases[] = {
		{CHRON_F_SEEN, "Y", ANSWER_YES, ANSWER_UNCLEAR},
		{CHRON_F_SEEN, "Yes", ANSWER_YES, ANSWER_UNCLEAR},
		{CHRON_F_SEEN, "No", ANSWER_NO, ANSWER_NO},
		{CHRON_F_SEEN, "N - at school", ANSWER_NO, ANSWER_NO},
		{CHRON_F_SEEN, "Y - alone", ANSWER_YES, ANSWER_YES},
		{CHRON_F_SEEN, "Y (alone)", ANSWER_YES, ANSWER_YES},
		{CHRON_F_SEEN, "Yes - asleep", ANSWER_YES, ANSWER_UNCLEAR},
		{CHRON_F_SEEN, "a) Yes", ANSWER_YES, ANSWER_UNCLEAR},
		{CHRON_F_SEEN, "b) No", ANSWER_NO, ANSWER_NO},
		{CHRON_F_SEEN, "n/a", ANSWER_NA, ANSWER_NO},
		{CHRON_F_SEEN, "Not applicable", ANSWER_NA, ANSWER_NO},
		{CHRON_F_SEEN, "A: not applicable", ANSWER_NA, ANSWER_NO},
		{CHRON_F_SEEN, "Yes - all children", ANSWER_YES,
			ANSWER_UNCLEAR},
		{CHRON_F_SEEN, "Not known", ANSWER_UNCLEAR, ANSWER_UNCLEAR},
		{CHRON_F_SEEN, "A: cannot be told", ANSWER_UNCLEAR,
			ANSWER_UNCLEAR},
		{CHRON_F_SEEN, "NK", ANSWER_UNCLEAR, ANSWER_UNCLEAR},
		{CHRON_F_SEEN, "Both", ANSWER_YES, ANSWER_UNCLEAR},
		{CHRON_F_SEEN, "A only", ANSWER_YES, ANSWER_UNCLEAR},
		{CHRON_F_SEEN, "Naddo", ANSWER_NO, ANSWER_NO},
		{CHRON_F_SEEN, "Ie", ANSWER_YES, ANSWER_UNCLEAR},
		{CHRON_F_SEEN, "\xe2\x9c\x93", ANSWER_YES, ANSWER_UNCLEAR},
		{CHRON_F_SEEN_VIEWS, "Seen, W&F not sought", ANSWER_YES,
			ANSWER_UNCLEAR},
		{CHRON_F_SEEN, "Yes \xe2\x98\x90 No \xe2\x98\x92", ANSWER_NO,
			ANSWER_NO},
		{CHRON_F_SEEN, "Yes \xe2\x98\x92 No \xe2\x98\x90", ANSWER_YES,
			ANSWER_UNCLEAR},
		{CHRON_F_SEEN, "\xe2\x98\x90 Yes \xe2\x98\x92 No", ANSWER_NO,
			ANSWER_NO},
		{CHRON_F_SEEN, "\xe2\x98\x90Yes \xe2\x98\x92No", ANSWER_NO,
			ANSWER_NO},
		{CHRON_F_SEEN, "\xe2\x98\x90 Yes\n\xe2\x98\x92 No", ANSWER_NO,
			ANSWER_NO},
		{CHRON_F_SEEN, "Yes [ ] No [x]", ANSWER_NO, ANSWER_NO},
		{CHRON_F_SEEN, "[ ] Yes [X] No", ANSWER_NO, ANSWER_NO},
		{CHRON_F_SEEN, "[x] Yes [ ] No", ANSWER_YES, ANSWER_UNCLEAR},
		{CHRON_F_SEEN, "Yes No \xe2\x9c\x93", ANSWER_NO, ANSWER_NO},
		{CHRON_F_SEEN, "Yes \xe2\x9c\x93 No", ANSWER_YES,
			ANSWER_UNCLEAR},
		{CHRON_F_SEEN,
			"\xe2\x98\x92 Seen alone \xe2\x98\x90 With carer",
			ANSWER_YES, ANSWER_YES},
		{CHRON_F_SEEN, "\xe2\x98\x90 Seen alone \xe2\x98\x92 Not seen",
			ANSWER_NO, ANSWER_NO},
		{CHRON_F_ALONE, "Yes \xe2\x98\x90 No \xe2\x98\x92",
			ANSWER_UNCLEAR, ANSWER_NO},
		{CHRON_F_ALONE, "Yes", ANSWER_YES, ANSWER_YES},
		{CHRON_F_ALONE, "Yes - with mum", ANSWER_YES, ANSWER_NO},
		{CHRON_F_ALONE, "Y (alone)", ANSWER_YES, ANSWER_YES},
		{CHRON_F_ALONE, "No", ANSWER_UNCLEAR, ANSWER_NO},
		{CHRON_F_SEEN_VIEWS, "Y / N", ANSWER_YES, ANSWER_UNCLEAR},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fixture f;
		const struct cell cells[] = {{CHRON_F_EVENT, "Visit."},
			{cases[i].concept, cases[i].text}};

		read_cells(&f, KIND_SOCIAL_CARE, "Child A (7y), Child B (2y)",
			civil_days(2019, 5, 14), cells, 2);
		if (of(&f, 0)->flag[ASPECT_SEEN] != cases[i].seen ||
			of(&f, 0)->flag[ASPECT_ALONE] != cases[i].alone)
			fail_msg("\"%s\": seen %s, alone %s", cases[i].text,
				answer_names[of(&f, 0)->flag[ASPECT_SEEN]],
				answer_names[of(&f, 0)->flag[ASPECT_ALONE]]);
		assert_int_equal(of(&f, 0)->basis, BASIS_STATED);
		arena_free(f.a);
	}
}

static void
an_empty_box_and_an_open_choice_are_no_answer(void **state)
{
	static const struct cell blank[] = {
		{CHRON_F_SEEN, "Yes \xe2\x98\x90 No \xe2\x98\x90"},
		{CHRON_F_SEEN, "\xe2\x98\x90 Seen"},
		{CHRON_F_SEEN, "\xe2\x98\x92 Yes \xe2\x98\x92 No"},
		{CHRON_F_SEEN, "[ ] Yes [ ] No"},
		{CHRON_F_SEEN, "Yes / No"},
		{CHRON_F_ALONE, "\xe2\x98\x90 Yes \xe2\x98\x90 No"},
		{CHRON_F_EVENT, "Child seen: Yes \xe2\x98\x90 No \xe2\x98\x90"},
		{CHRON_F_EVENT, "Child seen Yes / No"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(blank) / sizeof(blank[0]); i++) {
		const struct cell cells[] = {
			{CHRON_F_EVENT, "Home visit."}, blank[i]};
		struct fixture f;

		read_cells(&f, KIND_SOCIAL_CARE, "Child A (7y)",
			civil_days(2019, 5, 14), cells, 2);
		if (of(&f, 0)->flag[ASPECT_SEEN] != ANSWER_UNCLEAR ||
			of(&f, 0)->flag[ASPECT_ALONE] != ANSWER_UNCLEAR)
			fail_msg("\"%s\": seen %s, alone %s", blank[i].text,
				answer_names[of(&f, 0)->flag[ASPECT_SEEN]],
				answer_names[of(&f, 0)->flag[ASPECT_ALONE]]);
		arena_free(f.a);
	}
}

static void
boxes_are_read_in_a_narrative_too(void **state)
{
	static const char *const unseen[] = {
		"Home visit. Child seen: Yes \xe2\x98\x90 No \xe2\x98\x92",
		"Home visit. Child seen: [ ] Yes [x] No",
		"Home visit. Child seen? Yes [ ] No [x]",
		"Home visit. Child seen Yes \xe2\x98\x90 No \xe2\x98\x92",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(unseen) / sizeof(unseen[0]); i++) {
		const struct cell cells[] = {{CHRON_F_EVENT, unseen[i]}};
		struct fixture f;

		read_cells(&f, KIND_SOCIAL_CARE, "Child A (7y)",
			civil_days(2019, 5, 14), cells, 1);
		if (of(&f, 0)->flag[ASPECT_SEEN] != ANSWER_NO)
			fail_msg("\"%s\": seen %s", unseen[i],
				answer_names[of(&f, 0)->flag[ASPECT_SEEN]]);
		arena_free(f.a);
	}
}

static void
an_error_of_a_spreadsheet_is_no_answer(void **state)
{
	static const char *const errors[] = {"#N/A", "#REF!", "#NAME?"};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		const struct cell cells[] = {{CHRON_F_EVENT, "Home visit."},
			{CHRON_F_SEEN, errors[i]}};
		struct fixture f;

		read_cells(&f, KIND_SOCIAL_CARE, "Child A (7y)",
			civil_days(2019, 5, 14), cells, 2);
		assert_int_equal(of(&f, 0)->flag[ASPECT_SEEN], ANSWER_UNCLEAR);
		assert_int_equal(of(&f, 0)->basis, BASIS_INFERRED);
		arena_free(f.a);
	}
}

static void
an_alone_column_gives_way_to_the_seen_column(void **state)
{
	const struct cell cells[] = {{CHRON_F_EVENT, "Home visit."},
		{CHRON_F_SEEN, "No"}, {CHRON_F_ALONE, "Yes"}};
	struct fixture f;

	(void)state;
	read_cells(&f, KIND_SOCIAL_CARE, "Child A (7y)",
		civil_days(2019, 5, 14), cells, 3);
	assert_int_equal(of(&f, 0)->flag[ASPECT_SEEN], ANSWER_NO);
	assert_int_equal(of(&f, 0)->flag[ASPECT_ALONE], ANSWER_NO);
	arena_free(f.a);
}

static void
a_only_leaves_the_others_unseen(void **state)
{
	struct fixture f;
	const struct cell cells[] = {
		{CHRON_F_EVENT, "Visit."}, {CHRON_F_SEEN, "A only"}};

	(void)state;
	read_cells(&f, KIND_SOCIAL_CARE, "Child A (7y), Child B (2y)",
		civil_days(2019, 5, 14), cells, 2);
	assert_int_equal(of(&f, 1)->flag[ASPECT_SEEN], ANSWER_NO);
	arena_free(f.a);
}

/* "Yes" in a row of two children, one of whom is not born yet. */
static void
a_column_sees_nobody_before_birth(void **state)
{
	static const struct cell cells[] = {
		{CHRON_F_EVENT, "Home visit."},
		{CHRON_F_SEEN, "Yes"},
		{CHRON_F_VIEWS, "said he likes school"},
	};
	static const struct cell named[] = {
		{CHRON_F_EVENT, "Home visit."},
		{CHRON_F_SEEN, "B only"},
	};
	/* before B is born, the "no" is about the sibling the row speaks of */
	static const struct cell sibling[] = {
		{CHRON_F_SUBJECT, "Orla"},
		{CHRON_F_EVENT, "Toby late for school again."},
		{CHRON_F_SEEN, "N"},
	};
	struct fixture f;

	(void)state;
	read_cells(&f, KIND_SCHOOL, "Toby (6y), Orla (40d)",
		civil_days(2019, 2, 1), sibling, 3);
	assert_int_equal(of(&f, 0)->flag[ASPECT_SEEN], ANSWER_NO);
	arena_free(f.a);
	/* B is 40 days old on 14 May 2019 */
	read_cells(&f, KIND_SOCIAL_CARE, "A (6y), B (40d)",
		civil_days(2019, 2, 1), cells, 3);
	assert_int_equal(of(&f, 0)->flag[ASPECT_SEEN], ANSWER_YES);
	assert_int_equal(of(&f, 1)->flag[ASPECT_SEEN], ANSWER_NA);
	assert_int_equal(of(&f, 1)->flag[ASPECT_ALONE], ANSWER_NO);
	assert_int_equal(of(&f, 1)->flag[ASPECT_EXPRESSED], ANSWER_NO);
	arena_free(f.a);
	read_cells(&f, KIND_SOCIAL_CARE, "A (6y), B (40d)",
		civil_days(2019, 5, 1), named, 2);
	assert_int_equal(of(&f, 1)->flag[ASPECT_SEEN], ANSWER_YES);
	arena_free(f.a);
}

/* As an exported chronology says it. */
static void
asked_and_heard_are_answers_for_each_child(void **state)
{
	static const struct cell cells[] = {
		{CHRON_F_EVENT, "Home visit. Toby and Orla seen."},
		{CHRON_F_SOUGHT, "Toby: asked\nOrla: not asked"},
		{CHRON_F_HEARD, "Toby: cannot be told\nOrla: heard"},
	};
	struct fixture f;

	(void)state;
	read_cells(&f, KIND_SOCIAL_CARE, "Toby (6y), Orla (5m)",
		civil_days(2019, 5, 14), cells, 3);
	assert_int_equal(of(&f, 0)->flag[ASPECT_SOUGHT], ANSWER_YES);
	assert_int_equal(of(&f, 1)->flag[ASPECT_SOUGHT], ANSWER_NO);
	assert_int_equal(of(&f, 0)->flag[ASPECT_EXPRESSED], ANSWER_UNCLEAR);
	assert_int_equal(of(&f, 1)->flag[ASPECT_EXPRESSED], ANSWER_YES);
	arena_free(f.a);
}

/* The box for what the child said names nobody: it is not the baby's because
 * the narrative ended with the baby. */
static void
an_unnamed_view_is_of_the_one_who_was_seen(void **state)
{
	static const struct cell both[] = {
		{CHRON_F_EVENT, "Home visit. Toby seen. Orla was asleep."},
		{CHRON_F_VIEWS, "misses dad"},
		{CHRON_F_SEEN, "Toby and Orla only"},
	};
	static const struct cell told[] = {
		{CHRON_F_EVENT, "Home visit. Toby seen, he said he misses dad. "
				"Orla was asleep."},
		{CHRON_F_VIEWS, "misses dad"},
	};
	static const struct cell one[] = {
		{CHRON_F_EVENT, "Home visit. Toby seen. Orla was out."},
		{CHRON_F_VIEWS, "misses dad"},
		{CHRON_F_SEEN, "Toby only"},
	};
	struct fixture f;

	(void)state;
	read_cells(&f, KIND_SOCIAL_CARE, "Toby (6y), Orla (5m)",
		civil_days(2019, 5, 14), both, 3);
	assert_int_equal(of(&f, 0)->flag[ASPECT_EXPRESSED], ANSWER_UNCLEAR);
	assert_int_equal(of(&f, 1)->flag[ASPECT_EXPRESSED], ANSWER_UNCLEAR);
	arena_free(f.a);
	read_cells(&f, KIND_SOCIAL_CARE, "Toby (6y), Orla (5m)",
		civil_days(2019, 5, 14), told, 2);
	assert_int_equal(of(&f, 0)->flag[ASPECT_EXPRESSED], ANSWER_YES);
	assert_int_equal(of(&f, 1)->flag[ASPECT_EXPRESSED], ANSWER_UNCLEAR);
	arena_free(f.a);
	read_cells(&f, KIND_SOCIAL_CARE, "Toby (6y), Orla (5m)",
		civil_days(2019, 5, 14), one, 3);
	assert_int_equal(of(&f, 0)->flag[ASPECT_EXPRESSED], ANSWER_YES);
	assert_int_equal(of(&f, 1)->flag[ASPECT_EXPRESSED], ANSWER_NO);
	arena_free(f.a);
}

static void
a_column_wins_and_the_contradiction_is_kept(void **state)
{
	struct fixture f;
	const struct cell cells[] = {
		{CHRON_F_EVENT, "Home visit. A was at school and not seen."},
		{CHRON_F_SEEN, "Y"}};

	(void)state;
	read_cells(&f, KIND_SOCIAL_CARE, "Child A (7y)",
		civil_days(2019, 5, 14), cells, 2);
	assert_int_equal(of(&f, 0)->flag[ASPECT_SEEN], ANSWER_YES);
	assert_int_equal(of(&f, 0)->basis, BASIS_STATED);
	assert_true(of(&f, 0)->contradicted);
	arena_free(f.a);
}

static void
a_narrative_that_says_nothing_contradicts_nothing(void **state)
{
	struct fixture f;
	const struct cell cells[] = {
		{CHRON_F_EVENT, "Home visit completed."}, {CHRON_F_SEEN, "Y"}};

	(void)state;
	read_cells(&f, KIND_SOCIAL_CARE, "Child A (7y)",
		civil_days(2019, 5, 14), cells, 2);
	assert_false(of(&f, 0)->contradicted);
	arena_free(f.a);
}

static void
a_cancelled_event_is_no_sighting_whatever_it_says(void **state)
{
	struct arena *a = arena_new();
	struct chron_config config = {0};
	struct chron_value v = {
		.p = "A seen alone.", .n = 13, .concept = CHRON_F_EVENT};
	struct chron_event e = {.values = &v, .nvalues = 1, .cancelled = true};
	struct seen_context context = {
		.kind = KIND_SOCIAL_CARE, .child = CHRON_NONE};

	(void)state;
	config.nchildren = seen_read_children(
		a, CHRON_S("Child A (7y)"), 17000, &config.children);
	seen_event(seen_people_new(a, seen_lexicon_new(a), &config), &context,
		&e, a);
	assert_int_equal(e.nsightings, 1);
	assert_int_equal(e.sightings[0].flag[ASPECT_SEEN], ANSWER_NA);
	assert_int_equal(e.sightings[0].flag[ASPECT_ALONE], ANSWER_NO);
	arena_free(a);
}

static void
the_toddler_is_who_is_a_toddler_on_the_day(void **state)
{
	struct fixture f;
	const struct cell cells[] = {
		{CHRON_F_EVENT, "Home visit. Toddler seen. Baby not seen."}};

	(void)state;
	/* eight months old in 2019, the toddler two years on */
	read_cells(&f, KIND_SOCIAL_CARE, "Child A (7y), Child B (8m)",
		civil_days(2021, 5, 14), cells, 1);
	assert_int_equal(of(&f, 1)->flag[ASPECT_SEEN], ANSWER_YES);
	arena_free(f.a);
}

static void
evidence_is_the_very_words(void **state)
{
	struct fixture f;
	const struct cell cells[] = {{CHRON_F_EVENT,
		"Caf\xc3\xa9 \xe2\x80\x93 SW met with Zo\xc3\xab."}};
	const struct chron_evidence *e;

	(void)state;
	read_cells(&f, KIND_SOCIAL_CARE, "Zo\xc3\xab (9y)",
		civil_days(2019, 5, 14), cells, 1);
	e = &of(&f, 0)->evidence[0];
	assert_int_equal(of(&f, 0)->flag[ASPECT_SEEN], ANSWER_YES);
	assert_string_equal(e->rule, "seen.met");
	assert_int_equal(e->start, 13);
	assert_int_equal(e->end, 21);
	arena_free(f.a);
}

static void
ages_of_a_list_become_dates_of_birth(void **state)
{
	struct arena *a = arena_new();
	struct chron_child *c;
	uint32_t n = seen_read_children(a,
		CHRON_S("Child A (7y), Sib 1 (5m), Maisie (12d), Unborn Baby "
			"B"),
		17000, &c);

	(void)state;
	assert_int_equal(n, 4);
	assert_true(str_is(c[0].ref, "Child A"));
	assert_true(str_is(c[3].ref, "Unborn Baby B"));
	assert_int_equal(c[2].born, 17000 - 12);
	assert_true(c[3].born > 17000);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_box_is_read_as_people_fill_it_in),
		cmocka_unit_test(an_empty_box_and_an_open_choice_are_no_answer),
		cmocka_unit_test(boxes_are_read_in_a_narrative_too),
		cmocka_unit_test(an_error_of_a_spreadsheet_is_no_answer),
		cmocka_unit_test(an_alone_column_gives_way_to_the_seen_column),
		cmocka_unit_test(a_only_leaves_the_others_unseen),
		cmocka_unit_test(a_column_sees_nobody_before_birth),
		cmocka_unit_test(asked_and_heard_are_answers_for_each_child),
		cmocka_unit_test(an_unnamed_view_is_of_the_one_who_was_seen),
		cmocka_unit_test(a_column_wins_and_the_contradiction_is_kept),
		cmocka_unit_test(
			a_narrative_that_says_nothing_contradicts_nothing),
		cmocka_unit_test(
			a_cancelled_event_is_no_sighting_whatever_it_says),
		cmocka_unit_test(the_toddler_is_who_is_a_toddler_on_the_day),
		cmocka_unit_test(evidence_is_the_very_words),
		cmocka_unit_test(ages_of_a_list_become_dates_of_birth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
