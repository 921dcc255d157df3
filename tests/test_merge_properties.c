/* What always holds of merging, on cases drawn by chance.
 *
 *   test_merge_properties            ten thousand
 *   test_merge_properties CASE       one only, by its number, with what it is
 *
 * Cases are divided over the processors: a check writes what is wrong into a
 * buffer, and afterwards each property is a test that fails if one of its
 * buffers is not empty. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <malloc.h>

#include "merge/candidates.h"
#include "merge/groups.h"
#include "merge/weights.h"
#include "merge_dump.h"
#include "merge_random.h"
#include "merge_rules.h"
#include "util/parallel.h"

enum { CASES = 10000, BLOCK = 50, BLOCKS = CASES / BLOCK };

/* One case while it is looked at. */
struct trial {
	uint32_t number;
	uint64_t seed; /* for what a check itself leaves to chance */
	struct drawn w;
	struct arena *a;
	struct chron_chronology *c; /* merged */
	struct rules r;
	struct buf one, other, *wrong;
};

static void
compare(struct trial *t, const char *what)
{
	if (strcmp(t->one.p, t->other.p) != 0)
		buf_printf(t->wrong, "%s:\n%s\nis not\n%s\n", what, t->other.p,
			t->one.p);
}

static void
texts(struct trial *t)
{
	dump_given(&t->one, drawn_build(t->a, &t->w, NULL));
	dump_given(&t->other, t->c);
	compare(t, "after merging");
}

static void
scores(struct trial *t)
{
	rules_of_scores(&t->r);
}

static void
places(struct trial *t)
{
	rules_of_places(&t->r);
}

static void
entries(struct trial *t)
{
	rules_of_entries(&t->r);
}

static void
rulings(struct trial *t)
{
	rules_of_rulings(&t->r);
}

static void
questions(struct trial *t)
{
	rules_of_questions(&t->r);
}

static void
silence(struct trial *t)
{
	rules_of_silence(&t->r);
}

static void
any_order(struct trial *t)
{
	struct chron_chronology *c;
	uint32_t order[DRAWN_ROOM];

	dump_merged(&t->one, t->c);
	drawn_order(order, t->w.n, &t->seed);
	c = drawn_build(t->a, &t->w, order);
	merge_all(c);
	/* And once more, over what is there. */
	if (t->number % 2) {
		c->ndiagnostics = 0;
		merge_all(c);
	}
	dump_merged(&t->other, c);
	compare(t, "in another order");
}

/* ---- the stages, for what differs in one thing only ---- */

/* Who stands with whom: the leader of each event. */
static void
partition(const struct scorer *s, struct chron_chronology *c, int32_t join_at,
	int32_t possible_at, uint32_t *leader)
{
	struct arena *a = arena_new();
	struct links links = {.n = 0};
	struct groups g;
	uint32_t *repeats = candidates_repeats(a, &s->sigs);

	groups_init(&g, a, s);
	rulings_apply(&g, c);
	groups_repeats(&g, repeats);
	candidates_find(&links, a, s, repeats, possible_at);
	groups_join(&g, &links, join_at);
	for (uint32_t i = 0; i < c->nevents; i++)
		leader[i] = groups_find(g.leader, i);
	arena_free(a);
}

/* Does anybody stand with i at `low` who does not at the other threshold? */
static bool
in_other_company(
	const uint32_t *low, const uint32_t *high, uint32_t n, uint32_t i)
{
	for (uint32_t k = 0; k < n; k++)
		if (low[k] == low[i] && high[k] != high[i])
			return true;
	return false;
}

/* What is left of "a lower threshold joins whatever a higher one does": two
 * that are one entry, by themselves, at the higher are one at the lower, unless
 * one of them found other company there first; and from a lower threshold that
 * all pairs of the entry satisfy, the same holds for entries of any size. */
static void
thresholds(struct trial *t)
{
	enum { ALL_PAIRS_DO = RULES_SLACK - RULES_MEAN_SLACK };
	uint32_t high[DRAWN_ROOM], low[DRAWN_ROOM], n = t->c->nevents;
	int32_t top = t->r.join_at;
	int32_t down = 1 + (int32_t)(drawn_next(&t->seed) % 30);

	partition(&t->r.s, t->c, top, top - down, high);
	partition(&t->r.s, t->c, top - down, top - down, low);
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < i; k++) {
			uint32_t size = 0;
			bool parted = false;

			if (high[i] != high[k] || low[i] == low[k])
				continue;
			for (uint32_t m = 0; m < n; m++) {
				size += high[m] == high[i];
				parted |= high[m] == high[i] &&
					  in_other_company(low, high, n, m);
			}
			if (!parted && (size == 2 || down >= ALL_PAIRS_DO))
				rules_broken(&t->r,
					"%s and %s: one at %d, two at %d",
					rules_id(&t->r, i), rules_id(&t->r, k),
					top, top - down);
		}
}

/* Do both find the same, but for how rare words and numbers are? */
static bool
same_evidence(struct trial *t, const struct scorer *s, uint32_t a, uint32_t b,
	uint32_t x, uint32_t y)
{
	struct evidence one, other;
	bool same = true;

	score_evidence(&t->r.s, a, b, &one);
	score_evidence(s, x, y, &other);
	for (uint32_t i = 0; i < SCORE_COMPARISONS; i++) {
		uint8_t level = one.levels[i] ? one.levels[i] : other.levels[i];
		const char *what = weights[level].what;

		if (one.levels[i] == other.levels[i])
			continue;
		same = false;
		if (strcmp(what, "rare") != 0 && strcmp(what, "words") != 0 &&
			strcmp(what, "people") != 0 &&
			strcmp(what, "identifier") != 0)
			rules_broken(&t->r, "%s and %s: %s is another",
				rules_id(&t->r, a), rules_id(&t->r, b), what);
	}
	return same;
}

/* A file of long ago changes nobody's company: half of the cases, as it costs
 * most to see. It may change how rare a word
 * is, by a hair: then, and only then, the words of a pair may say more or
 * less. */
static void
far_file(struct trial *t)
{
	uint32_t with[DRAWN_ROOM], at[DRAWN_ROOM], n = t->c->nevents;
	struct chron_chronology *c;
	struct scorer s;
	bool same = true;

	if (t->number % 2)
		return;
	drawn_add_far(&t->w, &t->seed);
	c = drawn_build(t->a, &t->w, NULL);
	scorer_make(&s, t->a, c);
	partition(&s, c, t->r.join_at, t->r.possible_at, with);
	for (uint32_t i = 0; i < n; i++) {
		at[i] = chronology_find_event(c, t->c->events[i].id);
		for (uint32_t k = 0; k < i; k++)
			same &= same_evidence(t, &s, i, k, at[i], at[k]);
	}
	for (uint32_t i = 0; same && i < n; i++)
		for (uint32_t k = 0; k < i; k++)
			if ((with[at[i]] == with[at[k]]) !=
				(rules_entry(&t->r, i) ==
					rules_entry(&t->r, k)))
				rules_broken(&t->r, "%s and %s: not as before",
					rules_id(&t->r, i), rules_id(&t->r, k));
}

/* ---- all of them ---- */

/* The last one changes the case. */
static const struct property {
	const char *name;
	void (*check)(struct trial *t);
} properties[] = {
	{"no_text_is_changed", texts},
	{"reasons_add_up_to_scores", scores},
	{"every_event_stands_in_one_entry", places},
	{"accounts_agree_with_their_entry", entries},
	{"rulings_are_followed", rulings},
	{"questions_are_asked_once_and_in_order", questions},
	{"nothing_alike_is_passed_over", silence},
	{"any_order_and_twice_give_the_same", any_order},
	{"lower_thresholds_join_more", thresholds},
	{"a_file_of_long_ago_changes_nothing", far_file},
};
enum { PROPERTIES = sizeof(properties) / sizeof(*properties) };

static void
look_at_case(struct trial *t, uint32_t number, struct buf *wrong)
{
	t->number = number;
	t->seed = number;
	t->a = arena_new();
	drawn_case(&t->w, number);
	t->c = drawn_build(t->a, &t->w, NULL);
	merge_all(t->c);
	rules_read(&t->r, t->a, t->c, NULL);
	for (uint32_t i = 0; i < PROPERTIES; i++) {
		if (wrong[i].n)
			continue; /* one case tells enough */
		t->wrong = t->r.wrong = &wrong[i];
		properties[i].check(t);
		if (wrong[i].n)
			buf_printf(&wrong[i], "in case %u", number);
	}
	arena_free(t->a);
}

struct run {
	struct buf wrong[BLOCKS][PROPERTIES];
};

static void
look_at_block(void *arg, uint32_t block)
{
	struct run *run = arg;
	struct trial *t = calloc(1, sizeof(*t));

	if (!t)
		abort();
	t->one = t->other = BUF_INIT;
	for (uint32_t i = 0; i < BLOCK; i++)
		look_at_case(t, block * BLOCK + i, run->wrong[block]);
	buf_free(&t->one);
	buf_free(&t->other);
	free(t);
}

static void
holds(void **state)
{
	for (uint32_t i = 0; i < BLOCKS; i++) {
		const struct buf *wrong =
			(const struct buf *)*state + (size_t)i * PROPERTIES;

		if (wrong->n)
			fail_msg("%s", wrong->p);
	}
}

/* Says all of one case, for whoever mends what it found. */
static int
show_case(uint32_t number)
{
	static struct trial t;
	struct buf wrong[PROPERTIES];
	int failed = 0;

	t.one = t.other = BUF_INIT;
	for (uint32_t i = 0; i < PROPERTIES; i++)
		wrong[i] = BUF_INIT;
	look_at_case(&t, number, wrong);
	t.a = arena_new();
	drawn_case(&t.w, number);
	t.c = drawn_build(t.a, &t.w, NULL);
	dump_given(&t.one, t.c);
	merge_all(t.c);
	dump_merged(&t.other, t.c);
	printf("%s%s", t.one.p, t.other.p);
	for (uint32_t i = 0; i < PROPERTIES; i++) {
		if (wrong[i].n)
			failed = printf(
				"%s: %s\n", properties[i].name, wrong[i].p);
		buf_free(&wrong[i]);
	}
	arena_free(t.a);
	buf_free(&t.one);
	buf_free(&t.other);
	return failed != 0;
}

int
main(int argc, char **argv)
{
	static struct run run;
	struct CMUnitTest tests[PROPERTIES];
	int failed;

	/* Memory is kept, rather than given back after every merge. */
	mallopt(M_MMAP_THRESHOLD, 1 << 28);
	mallopt(M_TRIM_THRESHOLD, 1 << 28);
	if (argc > 1)
		return show_case((uint32_t)strtoul(argv[1], NULL, 10));
	for (uint32_t i = 0; i < BLOCKS; i++)
		for (uint32_t k = 0; k < PROPERTIES; k++)
			run.wrong[i][k] = BUF_INIT;
	parallel_each(BLOCKS, look_at_block, &run);
	for (uint32_t i = 0; i < PROPERTIES; i++)
		tests[i] = (struct CMUnitTest){.name = properties[i].name,
			.test_func = holds,
			.initial_state = &run.wrong[0][i]};
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	for (uint32_t i = 0; i < BLOCKS; i++)
		for (uint32_t k = 0; k < PROPERTIES; k++)
			buf_free(&run.wrong[i][k]);
	return failed;
}
