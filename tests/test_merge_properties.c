/* What always holds of merging, on ten thousand cases drawn by chance.
 *
 *   test_merge_properties [CASE]     one case only, by its number
 *
 * Cases are divided over the processors, so a check writes what is wrong into
 * the case's own buffer, and the first that is not empty fails the test. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "merge_dump.h"
#include "merge_random.h"
#include "merge_rules.h"
#include "util/parallel.h"

enum { CASES = 10000, BLOCK = 50 };

struct trial {
	uint32_t number;
	uint64_t seed; /* for what the check itself leaves to chance */
	struct drawn w;
	struct arena *a;
	struct buf one, other, *wrong;
};

struct run {
	void (*check)(struct trial *t);
	struct buf *wrong; /* one a block */
};

static void
run_block(void *arg, uint32_t block)
{
	struct run *run = arg;
	struct trial *t = calloc(1, sizeof(*t));

	assert_non_null(t);
	t->one = t->other = BUF_INIT;
	t->wrong = &run->wrong[block];
	for (uint32_t i = 0; i < BLOCK && !t->wrong->n; i++) {
		t->number = block * BLOCK + i;
		t->seed = t->number;
		t->a = arena_new();
		drawn_case(&t->w, t->number);
		run->check(t);
		if (t->wrong->n)
			buf_printf(t->wrong, "in case %u", t->number);
		arena_free(t->a);
	}
	buf_free(&t->one);
	buf_free(&t->other);
	free(t);
}

static void
in_all_cases(void (*check)(struct trial *t))
{
	static struct buf wrong[CASES / BLOCK];
	struct run run = {check, wrong};

	for (uint32_t i = 0; i < CASES / BLOCK; i++)
		wrong[i] = BUF_INIT;
	parallel_each(CASES / BLOCK, run_block, &run);
	for (uint32_t i = 0; i < CASES / BLOCK; i++)
		if (wrong[i].n)
			fail_msg("%s", wrong[i].p);
	for (uint32_t i = 0; i < CASES / BLOCK; i++)
		buf_free(&wrong[i]);
}

/* ---- one case ---- */

static void
promises(struct trial *t)
{
	struct chron_chronology *c = drawn_build(t->a, &t->w, NULL);
	struct rules r;

	dump_given(&t->one, c);
	merge_all(c);
	dump_given(&t->other, c);
	if (strcmp(t->one.p, t->other.p) != 0)
		buf_printf(t->wrong, "merging wrote:\n%s\nwas\n%s\n",
			t->other.p, t->one.p);
	rules_read(&r, t->a, c, t->wrong);
	rules_of_scores(&r);
	rules_of_places(&r);
	rules_of_entries(&r);
	rules_of_questions(&r);
	rules_of_silence(&r);
}

static void
what_merging_promises(void **state)
{
	(void)state;
	in_all_cases(promises);
}

static void
any_order(struct trial *t)
{
	struct chron_chronology *c = drawn_build(t->a, &t->w, NULL);
	uint32_t order[DRAWN_MOST];

	merge_all(c);
	dump_merged(&t->one, c);
	drawn_order(order, t->w.n, &t->seed);
	c = drawn_build(t->a, &t->w, order);
	merge_all(c);
	/* And once more, over what is there. */
	if (t->number % 2) {
		c->ndiagnostics = 0;
		merge_all(c);
	}
	dump_merged(&t->other, c);
	if (strcmp(t->one.p, t->other.p) != 0)
		buf_printf(t->wrong, "%s\nis not\n%s\n", t->one.p, t->other.p);
}

static void
any_order_of_import_gives_the_same(void **state)
{
	(void)state;
	in_all_cases(any_order);
}

/* Says all of one case, for whoever mends what it found. */
static int
show_case(uint32_t number)
{
	static struct trial t;
	struct buf wrong = BUF_INIT;
	const struct chron_chronology *c;

	t.one = t.other = BUF_INIT;
	t.wrong = &wrong;
	t.seed = t.number = number;
	t.a = arena_new();
	drawn_case(&t.w, number);
	c = drawn_build(t.a, &t.w, NULL);
	dump_given(&t.one, c);
	printf("%s", t.one.p);
	promises(&t);
	any_order(&t);
	printf("%s%s", t.one.p, wrong.p);
	arena_free(t.a);
	buf_free(&t.one);
	buf_free(&t.other);
	return wrong.n ? 1 : 0;
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_merging_promises),
		cmocka_unit_test(any_order_of_import_gives_the_same),
	};

	if (argc > 1)
		return show_case((uint32_t)strtoul(argv[1], NULL, 10));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
