/* Tables with merged cells, as a person sees them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../importers/grid.h"
#include "util/str.h"

/* "1=a 2=b! 2:comment=c": columns, ! for carried, asides by name. */
static const char *
show(struct arena *a, struct grid_taken t)
{
	struct buf b = BUF_INIT;
	struct chron_str s;

	if (t.slug)
		buf_printf(&b, "%s (%.*s)", t.slug, STR(t.text));
	for (size_t i = 0; !t.slug && i < t.record->nfields; i++) {
		const struct chron_field *f = &t.record->fields[i];

		buf_printf(&b, "%s%u%s%.*s=%.*s%s", i ? " " : "", f->col,
			f->name.n ? ":" : "", STR(f->name), STR(f->value),
			f->marks & CHRON_CELL_CARRIED ? "!" : "");
	}
	s = arena_str(a, buf_get(&b));
	buf_free(&b);
	return s.p;
}

static void
cell(struct grid *g, const char *text, uint32_t columns, uint32_t rows)
{
	struct grid_cell c = {
		.text = chron_cstr(text), .columns = columns, .rows = rows};

	grid_cell(g, &c);
}

static void
word_cell(struct grid *g, const char *text, bool begins, bool goes_on)
{
	struct grid_cell c = {.text = chron_cstr(text),
		.merge_begins = begins,
		.merged_above = goes_on};

	grid_cell(g, &c);
}

static void
cells_reach_over_columns_and_rows(void **state)
{
	struct arena *a = arena_new();
	struct grid *g = grid_new(a);

	(void)state;
	grid_table(g, NULL);
	grid_row(g, 1, 0);
	cell(g, "date", 1, 3);
	cell(g, "wide", 2, 0);
	cell(g, "x", 0, 2);
	assert_string_equal(show(a, grid_row_take(g)), "1=date 2=wide 3= 4=x");
	grid_row(g, 2, 0);
	cell(g, "a", 0, 0);
	cell(g, "b", 0, 0);
	assert_string_equal(show(a, grid_row_take(g)), "1=date! 2=a 3=b 4=x!");
	grid_row(g, 3, 0);
	assert_string_equal(show(a, grid_row_take(g)), "1=date!");
	grid_row(g, 4, 0);
	grid_skip(g, 2);
	cell(g, "c", 0, 0);
	assert_string_equal(show(a, grid_row_take(g)), "1= 2= 3=c");
	grid_free(g);
	arena_free(a);
}

static void
word_merges_downwards(void **state)
{
	struct arena *a = arena_new();
	struct grid *g = grid_new(a);

	(void)state;
	grid_table(g, NULL);
	grid_row(g, 1, 0);
	word_cell(g, "plain", false, false);
	word_cell(g, "begin", true, false);
	grid_row_take(g);
	grid_row(g, 2, 0);
	word_cell(g, "own", false, true); /* nothing to go on with */
	word_cell(g, "behind it", false, true);
	assert_string_equal(show(a, grid_row_take(g)),
		"1=own 2=begin! 2:hidden text=behind it");
	grid_row(g, 3, 0);
	word_cell(g, "", false, true);
	word_cell(g, "", false, true);
	assert_string_equal(show(a, grid_row_take(g)), "1=own! 2=begin!");
	grid_row(g, 4, 0);
	word_cell(g, "new", false, false);
	assert_string_equal(show(a, grid_row_take(g)), "1=new");
	grid_row(g, 5, 0); /* the row between ended the group */
	word_cell(g, "", false, true);
	word_cell(g, "", false, true);
	assert_string_equal(show(a, grid_row_take(g)), "1= 2=");
	grid_table(g, NULL); /* and so does another table */
	grid_row(g, 1, 0);
	word_cell(g, "", false, true);
	assert_string_equal(show(a, grid_row_take(g)), "1=");
	grid_free(g);
	arena_free(a);
}

static void
a_wide_cell_is_gone_on_with_in_pieces(void **state)
{
	struct arena *a = arena_new();
	struct grid *g = grid_new(a);
	struct grid_cell wide = {
		.text = CHRON_S("wide"), .columns = 2, .merge_begins = true};

	(void)state;
	grid_table(g, NULL);
	grid_row(g, 1, 0);
	grid_cell(g, &wide);
	grid_row_take(g);
	for (uint32_t row = 2; row < 4; row++) {
		grid_row(g, row, 0);
		word_cell(g, "", false, true);
		word_cell(g, "", false, true);
		word_cell(g, "end", false, false);
		assert_string_equal(
			show(a, grid_row_take(g)), "1=wide! 2=! 3=end");
	}
	grid_free(g);
	arena_free(a);
}

static void
what_is_set_aside_goes_with_its_cell(void **state)
{
	struct arena *a = arena_new();
	struct grid *g = grid_new(a);

	(void)state;
	grid_table(g, NULL);
	grid_row(g, 1, 0);
	cell(g, "a", 1, 2);
	grid_aside(g, CHRON_S("comment"), CHRON_S("of b"));
	cell(g, "b", 2, 0);
	grid_aside(g, CHRON_S("footnote"), CHRON_S("after it"));
	assert_string_equal(show(a, grid_row_take(g)),
		"1=a 2=b 2:comment=of b 3:footnote=after it");
	grid_row(g, 2, 0); /* column 1 is covered from above */
	grid_aside(g, CHRON_S("comment"), CHRON_S("of c"));
	cell(g, "c", 0, 0);
	assert_string_equal(
		show(a, grid_row_take(g)), "1=a! 2=c 2:comment=of c");
	grid_free(g);
	arena_free(a);
}

static void
a_dropped_row_carries_nothing(void **state)
{
	struct arena *a = arena_new();
	struct grid *g = grid_new(a);
	struct chron_str text;

	(void)state;
	grid_table(g, NULL);
	grid_row(g, 1, 0);
	word_cell(g, "1 May", true, false);
	word_cell(g, "kept", true, false);
	grid_row_take(g);
	grid_row(g, 2, 0);
	word_cell(g, "2 May", true, false);
	grid_aside(g, CHRON_S("deleted text"), CHRON_S("gone"));
	word_cell(g, "", false, true);
	text = grid_row_drop(g);
	assert_string_equal(arena_str(a, text).p, "2 May | gone");
	grid_row(g, 3, 0);
	word_cell(g, "", false, true); /* not 1 May: 2 May stood between */
	word_cell(g, "", false, true);
	assert_string_equal(show(a, grid_row_take(g)), "1= 2=kept!");
	grid_free(g);
	arena_free(a);
}

static void
a_row_that_passes_a_limit_is_set_aside_whole(void **state)
{
	struct arena *a = arena_new();
	struct grid *g = grid_new(a);
	unsigned refused = 0;
	struct grid_taken t;

	(void)state;
	grid_table(g, NULL);
	grid_row(g, 1, 0);
	cell(g, "far", UINT32_MAX, 0);
	assert_string_equal(show(a, grid_row_take(g)), "1=far");
	grid_row(g, 2, 0);
	cell(g, "far", UINT32_MAX, 0);
	cell(g, "away", 0, 0);
	t = grid_row_take(g);
	assert_string_equal(show(a, t), "too-many-fields (far | away)");
	assert_non_null(strstr(t.why, "grid-columns"));
	for (uint32_t row = 3; row < 103; row++) {
		grid_row(g, row, 0);
		cell(g, "a", GRID_COLUMNS - 1, 0);
		cell(g, "b", 0, 0);
		t = grid_row_take(g);
		refused += t.slug != NULL;
		assert_true(!t.slug || strstr(t.why, "grid-filler"));
	}
	assert_in_range(refused, 30, 40);
	grid_free(g);
	arena_free(a);
}

static void
repeating_without_end_is_a_limit(void **state)
{
	struct arena *a = arena_new();
	struct grid *g = grid_new(a);
	struct buf big = BUF_INIT;
	struct grid_cell c = {.rows = UINT32_MAX};
	struct grid_taken t = {.slug = NULL};
	uint32_t row = 1;

	(void)state;
	buf_room(&big, 8 << 20);
	memset(big.p, 'x', 8 << 20);
	c.text = (struct chron_str){big.p, 8 << 20};
	grid_table(g, NULL);
	grid_row(g, row, 0);
	grid_cell(g, &c);
	for (t = grid_row_take(g); !t.slug && row < 20; t = grid_row_take(g))
		grid_row(g, ++row, 0);
	assert_int_equal(row, 10);
	assert_string_equal(t.slug, "field-too-large");
	assert_non_null(strstr(t.why, "grid-carried"));
	buf_free(&big);
	grid_free(g);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_reach_over_columns_and_rows),
		cmocka_unit_test(word_merges_downwards),
		cmocka_unit_test(a_wide_cell_is_gone_on_with_in_pieces),
		cmocka_unit_test(what_is_set_aside_goes_with_its_cell),
		cmocka_unit_test(a_dropped_row_carries_nothing),
		cmocka_unit_test(a_row_that_passes_a_limit_is_set_aside_whole),
		cmocka_unit_test(repeating_without_end_is_a_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
