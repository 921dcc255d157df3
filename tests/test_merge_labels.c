/* Merging measured on labelled families: how many pairs it puts together are
 * right, and how many it finds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "merge/merge.h"
#include "merge_case.h"

struct measure {
	uint32_t right, wrong, missed;
};

static bool
same_group(const struct hand_labels *l, uint32_t a, uint32_t b)
{
	return l->group[a][0] != '-' && strcmp(l->group[a], l->group[b]) == 0;
}

/* The line, from 0, that an event came from. */
static uint32_t
line_of(const struct chron_event *e)
{
	return e->row - 1;
}

static void
show(struct chron_chronology *c, const char *what, uint32_t a, uint32_t b)
{
	struct chron_pair p;

	if (!getenv("MERGE_SHOW"))
		return;
	p = merge_explain(c, a, b);
	print_message("%s %d\n", what, p.score);
	for (uint32_t i = 0; i < 2; i++) {
		struct chron_event *e = &c->events[i ? p.b : p.a];
		struct chron_str t = chron_event_text(e, CHRON_F_EVENT);

		print_message("  [%.*s] %.*s\n",
			STR(c->agencies[e->agency].name), STR(t));
	}
	for (uint32_t i = 0; i < p.nreasons; i++)
		print_message("   %+d %s: %.*s\n", p.reasons[i].points,
			p.reasons[i].what, STR(p.reasons[i].say));
}

static struct measure
measure(const char *path)
{
	struct arena *a = arena_new();
	struct chron_chronology *c = hand_case(a);
	struct hand_labels labels = {0};
	struct measure m = {0};

	hand_load(c, path, &labels);
	chronology_sort(c);
	merge_all(c);
	for (uint32_t i = 0; i < c->nevents; i++)
		for (uint32_t k = i + 1; k < c->nevents; k++) {
			bool truth = same_group(&labels, line_of(&c->events[i]),
				line_of(&c->events[k]));
			bool found = c->events[i].entry == c->events[k].entry;

			m.right += truth && found;
			m.wrong += !truth && found;
			m.missed += truth && !found;
			if (truth != found)
				show(c, found ? "WRONG" : "MISSED", i, k);
		}
	if (getenv("MERGE_SHOW"))
		for (uint32_t i = 0; i < c->ndiscrepancies; i++)
			print_message("%s: %.*s\n", c->discrepancies[i].kind,
				STR(c->discrepancies[i].say));
	print_message("%s: %u events, %u right, %u wrong, %u missed, %u "
		      "possible, %u discrepancies\n",
		path, c->nevents, m.right, m.wrong, m.missed, c->npossible,
		c->ndiscrepancies);
	free(labels.group);
	arena_free(a);
	return m;
}

static void
check(const char *path, uint32_t precision, uint32_t recall)
{
	struct measure m = measure(path);

	/* In per cent, rounded down. */
	assert_true(m.right * 100 >= precision * (m.right + m.wrong));
	assert_true(m.right * 100 >= recall * (m.right + m.missed));
}

static void
the_families_known_are_told_apart(void **state)
{
	(void)state;
	check("fixtures/merge/harlow.tsv", 98, 93);
	check("fixtures/merge/quayside.tsv", 98, 93);
	check("fixtures/merge/millbrook.tsv", 98, 93);
}

static void
the_family_held_back_is_told_apart(void **state)
{
	(void)state;
	check("fixtures/merge/ashdown.tsv", 98, 90);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_families_known_are_told_apart),
		cmocka_unit_test(the_family_held_back_is_told_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
