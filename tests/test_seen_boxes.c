/* Columns and narrative together: fixtures/seen-columns/ says what each row
 * comes to, and whether its columns and its narrative disagree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "seen_row.h"

enum { CLASH = LABELS + ASPECT_COUNT };

static void
check_evidence(const struct chron_event *e, const struct chron_sighting *s)
{
	unsigned aspects = 0;

	for (uint32_t i = 0; i < s->nevidence; i++) {
		const struct chron_evidence *v = &s->evidence[i];

		assert_true(v->value < e->nvalues);
		assert_true(v->start < v->end);
		assert_true(v->end <= e->values[v->value].n);
		assert_non_null(v->rule);
		aspects |= 1u << v->aspect;
	}
	assert_int_equal(aspects, 15);
	/* what the column says, and what belies it */
	assert_true(s->nevidence >= (s->contradicted ? 5u : 4u));
}

static unsigned
tell(const char *path, const struct row *r, struct chron_str ref,
	const char *what, const char *got, struct chron_str want)
{
	print_message("%s %.*s: %.*s\n    %.*s %s: %s, wanted %.*s\n", path,
		STR(r->col[ID]), STR(r->col[CELLS]), STR(ref), what, got,
		STR(want));
	return 1;
}

static unsigned
check_row(const char *path, const struct row *r)
{
	unsigned wrong = 0;

	for (uint32_t k = 0; k < r->c.config.nchildren; k++) {
		struct chron_str ref = r->c.config.children[k].ref, want;
		const struct chron_sighting *s = row_sighting(r, k);

		if (s->nevidence)
			check_evidence(&r->e, s);
		for (enum aspect i = 0; i < ASPECT_COUNT; i++) {
			want = label(r->col[LABELS + i], ref);
			if (!str_is(want, answer_names[s->flag[i]]))
				wrong += tell(path, r, ref, aspect_names[i],
					answer_names[s->flag[i]], want);
		}
		want = label(r->col[CLASH], ref);
		if (str_is(want, "yes") != s->contradicted)
			wrong += tell(path, r, ref, "contradicted",
				s->contradicted ? "yes" : "no", want);
	}
	return wrong;
}

static void
a_cell_is_read_as_people_fill_it_in(void **state)
{
	(void)state;
	assert_int_equal(
		rows_each("fixtures/seen-columns/boxes.tsv", check_row), 0);
}

static void
a_column_that_the_narrative_belies_is_told(void **state)
{
	(void)state;
	assert_int_equal(
		rows_each("fixtures/seen-columns/clash.tsv", check_row), 0);
}

static void
a_narrative_that_is_silent_or_vague_belies_nothing(void **state)
{
	(void)state;
	assert_int_equal(
		rows_each("fixtures/seen-columns/quiet.tsv", check_row), 0);
}

static void
a_box_for_the_voice_tells_whose_words_it_holds(void **state)
{
	(void)state;
	assert_int_equal(
		rows_each("fixtures/seen-columns/voices.tsv", check_row), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_box_for_the_voice_tells_whose_words_it_holds),
		cmocka_unit_test(a_cell_is_read_as_people_fill_it_in),
		cmocka_unit_test(a_column_that_the_narrative_belies_is_told),
		cmocka_unit_test(
			a_narrative_that_is_silent_or_vague_belies_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
