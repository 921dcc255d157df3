/* The exporter for JSON: the whole case, and reports as tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "export/export.h"
#include "util/fold.h"
#include "util/str.h"

#include "export_case.h"
#include "golden.h"

static void
write_case(struct export_case *x, struct buf *to)
{
	struct chron_out *out = out_memory(to);

	assert_int_equal(exporter_json.chronology(out, &x->c, NULL), CHRON_OK);
	assert_int_equal(out_close(out, NULL), CHRON_OK);
}

static bool
holds(const struct buf *b, const char *text)
{
	return str_find(buf_get(b), chron_cstr(text)) != SIZE_MAX;
}

static void
the_whole_case_is_as_reviewed(void **state)
{
	struct export_case x;
	struct buf b = BUF_INIT;

	(void)state;
	export_case_fill(&x);
	write_case(&x, &b);
	golden_check("fixtures/export/case/want.json", &b);
	assert_int_equal(utf8_valid(buf_get(&b)), b.n);
	buf_free(&b);
}

static void
an_empty_case_is_whole(void **state)
{
	struct chron_chronology c;
	struct arena *a = arena_new();
	struct buf b = BUF_INIT;
	struct chron_out *out = out_memory(&b);

	(void)state;
	chronology_init(&c, a);
	assert_int_equal(exporter_json.chronology(out, &c, NULL), CHRON_OK);
	assert_int_equal(out_close(out, NULL), CHRON_OK);
	golden_check("fixtures/export/empty/want.json", &b);
	buf_free(&b);
	arena_free(a);
}

/* A time is told only where the source gave one; open bounds are null. */
static void
a_day_has_no_time_and_an_unknown_no_date(void **state)
{
	static const char *const want[] = {
		"\"start\":{\"earliest\":\"2018-03-04T10:30\","
		"\"latest\":\"2018-03-04T10:30\",\"precision\":\"minute\","
		"\"uncertain\":false}",
		"\"start\":{\"earliest\":\"2016-06-01\","
		"\"latest\":\"2016-08-31\",\"precision\":\"season\","
		"\"uncertain\":true}",
		"\"start\":{\"earliest\":\"2018-06-20\",\"latest\":null,"
		"\"precision\":\"day\",\"uncertain\":false}",
		"\"start\":{\"earliest\":null,\"latest\":null,"
		"\"precision\":\"unknown\",\"uncertain\":false}",
	};
	struct export_case x;
	struct buf b = BUF_INIT;

	(void)state;
	export_case_fill(&x);
	write_case(&x, &b);
	for (size_t i = 0; i < COUNT(want); i++)
		assert_true(holds(&b, want[i]));
	buf_free(&b);
}

/* Nothing of a record is lost: what has no member of its own stands in
 * fields, under its heading, and a second heading gets a number. */
static void
every_other_value_stands_under_its_heading(void **state)
{
	struct export_case x;
	struct buf b = BUF_INIT;

	(void)state;
	export_case_fill(&x);
	write_case(&x, &b);
	assert_true(holds(&b, "\"comment\":\"Letter filed\",\"fields\":{"
			      "\"Notes (2)\":\"=Chased twice\","
			      "\"column 5\":\"stray\"}"));
	assert_true(holds(&b, "\"fields\":{\"Child seen?\":\"Yes\"}"));
	buf_free(&b);
}

static void
a_heading_already_numbered_is_not_used_twice(void **state)
{
	struct export_case x;
	struct buf b = BUF_INIT;

	(void)state;
	export_case_fill(&x);
	x.gp[4].text = (struct chron_str)LIT("Notes (2)");
	write_case(&x, &b);
	assert_true(holds(&b, "\"fields\":{\"Notes (3)\":\"=Chased twice\","
			      "\"Notes (2)\":\"stray\"}"));
	buf_free(&b);
}

static void
evidence_names_its_field_and_repeats_the_words(void **state)
{
	struct export_case x;
	struct buf b = BUF_INIT;

	(void)state;
	export_case_fill(&x);
	write_case(&x, &b);
	assert_true(holds(&b, "{\"field\":\"text\",\"start\":4,\"end\":9,"
			      "\"quote\":\"saw A\",\"rule\":\"seen.saw\""));
	assert_true(holds(&b, "{\"field\":\"Child seen?\",\"start\":0,"
			      "\"end\":3,\"quote\":\"Yes\""));
	assert_true(holds(&b, "{\"field\":\"Notes (2)\",\"start\":1,"
			      "\"end\":7,\"quote\":\"Chased\""));
	assert_true(holds(&b, "{\"field\":null,\"start\":null,\"end\":null,"
			      "\"quote\":null,\"rule\":\"decision\""));
	buf_free(&b);
}

static void
a_report_becomes_rows_with_the_keys_of_its_columns(void **state)
{
	static const struct chron_column columns[] = {
		{"child", "Child", CHRON_CELL_LABEL, CHRON_NARROW},
		{"latest", "Last seen", CHRON_CELL_WHEN, CHRON_NARROW},
		{"days", "Days", CHRON_CELL_NUMBER, CHRON_NARROW},
		{"entry", "Entry", CHRON_CELL_REF, CHRON_NARROW},
	};
	static const struct chron_table table = {.key = "unseen",
		.title = "Unseen",
		.columns = columns,
		.ncolumns = COUNT(columns)};
	static const char *const facts[] = {"One child.", NULL};
	const struct chron_doc doc = {.title = "Review", .facts = facts};
	const struct chron_cell cells[] = {
		{.text = LIT("A")},
		{.kind = CHRON_CELL_WHEN,
			.text = LIT("about 04 Mar 2018"),
			.data = LIT("2018-03-04")},
		{.kind = CHRON_CELL_NUMBER, .text = LIT("102"), .number = 102},
		{.kind = CHRON_CELL_REF, .text = LIT("n1"), .data = LIT("n1")},
	};
	const struct chron_cell blank[] = {{.text = LIT("")},
		{.kind = CHRON_CELL_WHEN, .text = LIT("")},
		{.kind = CHRON_CELL_NUMBER, .text = LIT("")},
		{.kind = CHRON_CELL_REF, .text = LIT("")}};
	const struct chron_exporter *j = &exporter_json;
	struct buf b = BUF_INIT;
	struct chron_out *out = out_memory(&b);
	struct arena *a = arena_new();
	void *s = arena_alloc(a, j->state);

	(void)state;
	assert_int_equal(j->begin(s, out, &doc, NULL), CHRON_OK);
	j->table(s, &table, NULL);
	j->row(s, CHRON_ROW_DAY, NULL, cells, 1, NULL);
	j->row(s, CHRON_ROW_DATA, "r1", cells, 4, NULL);
	j->row(s, CHRON_ROW_DATA, NULL, blank, 4, NULL);
	j->table(s, &table, NULL);
	assert_int_equal(j->end(s, NULL), CHRON_OK);
	j->cleanup(s);
	assert_int_equal(out_close(out, NULL), CHRON_OK);
	golden_check("fixtures/export/report/want.json", &b);
	buf_free(&b);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_whole_case_is_as_reviewed),
		cmocka_unit_test(an_empty_case_is_whole),
		cmocka_unit_test(a_day_has_no_time_and_an_unknown_no_date),
		cmocka_unit_test(every_other_value_stands_under_its_heading),
		cmocka_unit_test(a_heading_already_numbered_is_not_used_twice),
		cmocka_unit_test(
			evidence_names_its_field_and_repeats_the_words),
		cmocka_unit_test(
			a_report_becomes_rows_with_the_keys_of_its_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
