/* Which question a person is asked first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "merge/merge.h"
#include "merge_case.h"

/* Six events of six agencies, each an entry of its own. */
static struct chron_chronology *
six(struct arena *a)
{
	static const char *const names[] = {
		"Police", "School", "GP", "Hospital", "Housing", "Probation"};
	struct chron_chronology *c = hand_case(a);

	for (uint32_t i = 0; i < 6; i++)
		hand_add(c, &(struct hand_event){.agency = names[i],
				    .start = "2018-03-04",
				    .text = "Contact."});
	c->nentries = 6;
	c->entries = ARENA_ARRAY(a, struct chron_entry, 6);
	for (uint32_t i = 0; i < 6; i++) {
		c->entries[i].events = ARENA_ARRAY(a, uint32_t, 1);
		c->entries[i].events[0] = c->events[i].entry = i;
		c->entries[i].nevents = 1;
	}
	return c;
}

static void
ask(struct chron_chronology *c, uint32_t x, uint32_t y, int32_t score)
{
	*ARENA_PUSH(c->arena, &c->possible, &c->npossible) =
		(struct chron_pair){.a = x, .b = y, .score = score};
}

static void
what_is_near_the_threshold_is_asked_first(void **state)
{
	struct arena *a = arena_new();
	struct chron_chronology *c = six(a);

	(void)state;
	ask(c, 0, 1, 70); /* far above: something else keeps them apart */
	ask(c, 2, 3, 30);
	ask(c, 4, 5, 44);
	merge_rank(c);
	assert_int_equal(c->possible[0].a, 4);
	assert_int_equal(c->uses[0].points, 19);
	assert_int_equal(c->possible[1].a, 2);
	assert_int_equal(c->uses[1].points, 5);
	assert_int_equal(c->possible[2].a, 0);
	assert_int_equal(c->uses[2].points, 0);
	assert_int_equal(c->uses[2].nreasons, 0);
	arena_free(a);
}

static void
what_an_answer_changes_comes_before_what_is_near(void **state)
{
	static struct chron_sighting yes = {.flag = {ANSWER_YES}};
	static struct chron_sighting no = {.flag = {ANSWER_NO}};
	static struct chron_discrepancy d = {.kind = "one-sided",
		.say = CHRON_S("GP records telling Hospital; no record.")};
	static uint32_t finding;
	struct arena *a = arena_new();
	struct chron_chronology *c = six(a);

	(void)state;
	c->entries[0].children = &yes;
	c->entries[1].children = &no;
	c->entries[0].nchildren = c->entries[1].nchildren = 1;
	c->discrepancies = &d;
	c->ndiscrepancies = 1;
	c->entries[2].discrepancies = &finding;
	c->entries[2].ndiscrepancies = 1;
	ask(c, 4, 5, 45);
	ask(c, 2, 3, 36);
	ask(c, 0, 1, 35);
	merge_rank(c);
	assert_int_equal(c->possible[0].a, 0);
	assert_int_equal(c->uses[0].points, 10 + 20);
	assert_string_equal(c->uses[0].reasons[1].what, "seen");
	assert_int_equal(c->possible[1].a, 2);
	assert_int_equal(c->uses[1].points, 11 + 15);
	assert_string_equal(c->uses[1].reasons[1].what, "settles");
	assert_int_equal(c->possible[2].a, 4);
	arena_free(a);
}

static void
questions_on_one_entry_do_not_crowd_out_the_rest(void **state)
{
	struct arena *a = arena_new();
	struct chron_chronology *c = six(a);

	(void)state;
	ask(c, 0, 1, 45);
	ask(c, 0, 2, 44);
	ask(c, 0, 3, 43);
	ask(c, 4, 5, 40);
	merge_rank(c);
	assert_int_equal(c->possible[0].b, 1);
	assert_int_equal(c->possible[1].b, 2);
	assert_int_equal(c->uses[1].points, 19 - 4);
	assert_int_equal(c->possible[2].a, 4);
	assert_int_equal(c->possible[3].b, 3);
	assert_int_equal(c->uses[3].points, 18 - 8);
	arena_free(a);
}

static void
what_a_person_could_not_tell_comes_last(void **state)
{
	struct arena *a = arena_new();
	struct chron_chronology *c = six(a);
	struct chron_decision d = {.number = 1, .ruling = RULE_UNSURE};

	(void)state;
	d.a = c->events[1].id;
	d.b = c->events[0].id;
	c->decisions = &d;
	c->ndecisions = 1;
	ask(c, 0, 1, 45);
	ask(c, 2, 3, 28);
	merge_rank(c);
	assert_int_equal(c->possible[0].a, 2);
	assert_int_equal(c->uses[1].points, 20 - 25);
	d.undone = true;
	merge_rank(c);
	assert_int_equal(c->possible[0].a, 0);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_near_the_threshold_is_asked_first),
		cmocka_unit_test(
			what_an_answer_changes_comes_before_what_is_near),
		cmocka_unit_test(
			questions_on_one_entry_do_not_crowd_out_the_rest),
		cmocka_unit_test(what_a_person_could_not_tell_comes_last),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
