/* Pairs that look alike and were left apart: which, and why. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "merge/merge.h"
#include "merge_case.h"

/* Two accounts of one meeting, and a phone call that is something else. */
static const struct hand_event meeting[] = {
	{"Police", NULL, "2018-03-04T10:00", "", "Strategy meeting",
		"Strategy meeting at the civic centre, DS Varley and SW Okoro "
		"about Kit's burn.",
		"", "", "e1", NULL},
	{"Social Care", NULL, "2018-03-04T10:05", "", "Strategy meeting",
		"Strategy meeting at the civic centre with DS Varley about "
		"Kit's burn.",
		"", "", "e2", NULL},
};

static struct chron_chronology *
made(struct arena *a, const struct hand_event *e, uint32_t n,
	struct chron_decision *d, uint32_t nd)
{
	struct chron_chronology *c = hand_case(a);

	for (uint32_t i = 0; i < n; i++)
		hand_add(c, &e[i]);
	c->decisions = d;
	c->ndecisions = nd;
	chronology_sort(c);
	merge_all(c);
	return c;
}

static void
a_ruling_that_keeps_alike_ones_apart_is_named(void **state)
{
	struct chron_decision d[] = {{.number = 7,
		.ruling = RULE_DIFFERENT,
		.a = CHRON_S("e1"),
		.b = CHRON_S("e2"),
		.by = CHRON_S("M Reader")}};
	struct arena *a = arena_new();
	struct chron_chronology *c = made(a, meeting, 2, NULL, 0);

	(void)state;
	assert_int_equal(c->nentries, 1);
	assert_int_equal(c->napart, 0);
	c = made(a, meeting, 2, d, 1);
	assert_int_equal(c->nentries, 2);
	assert_int_equal(c->napart, 1);
	assert_int_equal(c->apart[0].why, APART_RULED);
	assert_string_equal(c->apart[0].say.p,
		"kept apart by decision 7 (different), M Reader");
	/* undone, it keeps nothing apart */
	d[0].undone = true;
	c = made(a, meeting, 2, d, 1);
	assert_int_equal(c->nentries, 1);
	assert_int_equal(c->napart, 0);
	arena_free(a);
}

static void
what_falls_short_of_a_question_comes_after_with_what_is_against(void **state)
{
	struct arena *a = arena_new();
	struct chron_chronology *c = made(a, meeting, 2, NULL, 0);
	int32_t score = c->entries[0].score;

	(void)state;
	/* the same two, where more points are asked for */
	c = hand_case(a);
	for (uint32_t i = 0; i < 2; i++)
		hand_add(c, &meeting[i]);
	c->config.join_at = score + 40;
	c->config.possible_at = score + 3;
	chronology_sort(c);
	merge_all(c);
	assert_int_equal(c->npossible, 0);
	assert_int_equal(c->napart, 1);
	assert_int_equal(c->apart[0].why, APART_BELOW);
	assert_int_equal(c->apart[0].pair.score, score);
	assert_string_equal(
		c->apart[0].say.p, "3 points short of asking a person");
	/* asked about, it is not told of here as well */
	c->config.possible_at = score;
	merge_all(c);
	assert_int_equal(c->npossible, 1);
	assert_int_equal(c->napart, 0);
	/* nor where it is far from a question */
	c->config.possible_at = score + 29;
	merge_all(c);
	assert_int_equal(c->npossible, 0);
	assert_int_equal(c->napart, 0);
	arena_free(a);
}

/* The third account agrees with one of the two and not with the other, whose
 * own file has a second meeting on that day. */
static void
an_entry_that_does_not_agree_as_a_whole_says_by_how_much(void **state)
{
	static const struct hand_event third = {"Police", NULL,
		"2018-03-04T10:20", "", "Strategy meeting",
		"Strategy meeting at the civic centre, DS Varley and SW Okoro "
		"about Kit's burn: continued.",
		"", "", "e3", NULL};
	struct arena *a = arena_new();
	struct chron_chronology *c = hand_case(a);

	(void)state;
	hand_add(c, &meeting[0]);
	hand_add(c, &meeting[1]);
	hand_add(c, &third);
	chronology_sort(c);
	merge_all(c);
	assert_int_equal(c->nentries, 2);
	assert_int_equal(c->napart, 1);
	assert_int_equal(c->apart[0].why, APART_WHOLE);
	assert_true(c->apart[0].pair.score >= merge_join_at(&c->config));
	assert_non_null(strstr(c->apart[0].say.p,
		"their entries as a whole do not agree: of 2 pairs between "
		"them the least alike has -"));
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_ruling_that_keeps_alike_ones_apart_is_named),
		cmocka_unit_test(
			what_falls_short_of_a_question_comes_after_with_what_is_against),
		cmocka_unit_test(
			an_entry_that_does_not_agree_as_a_whole_says_by_how_much),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
