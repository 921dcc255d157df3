/* Reports through the exporters of tables: CSV, HTML and plain text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "util/str.h"

#include "export_tables.h"
#include "golden.h"

/* In place of the reports' own: these tests need no case. */
void
report_doc(const struct chron_chronology *c, const struct report *r,
	struct arena *a, struct chron_doc *doc)
{
	(void)c;
	(void)a;
	doc->title = "Local child safeguarding practice review: Child A";
	doc->subtitle = r->title;
	doc->marking = "OFFICIAL-SENSITIVE";
	doc->facts = doc_facts;
	doc->tool = "chronomerge 0.0.0";
}

static const struct report *const chronology_only[] = {
	&chronology_report, NULL};
static const struct report *const gaps_only[] = {&gaps_report, NULL};
static const struct report *const both[] = {
	&chronology_report, &gaps_report, NULL};

static void
run(const struct chron_exporter *x, const struct report *const *list,
	const struct export_place *place, struct buf *to)
{
	struct chron_chronology c = {.arena = NULL};
	struct chron_out *out = out_memory(to);
	struct chron_err err = {.code = CHRON_OK};

	buf_clear(to);
	assert_int_equal(
		export_run_at(x, &c, list, place, out, &err), CHRON_OK);
	assert_int_equal(out_close(out, &err), CHRON_OK);
}

static bool
holds(const struct buf *b, const char *text)
{
	return str_find(buf_get(b), chron_cstr(text)) != SIZE_MAX;
}

static void
every_exporter_is_as_reviewed(void **state)
{
	static const struct {
		const struct chron_exporter *x;
		const struct report *const *list;
		const char *path;
	} rows[] = {
		{&exporter_html, both, "fixtures/export/tables/want.html"},
		{&exporter_csv, chronology_only,
			"fixtures/export/tables/want.csv"},
		{&exporter_csv, gaps_only,
			"fixtures/export/tables/want-gaps.csv"},
		{&exporter_text, both, "fixtures/export/tables/want.txt"},
		{&exporter_json, both, "fixtures/export/tables/want.json"},
	};
	struct buf b = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		run(rows[i].x, rows[i].list, NULL, &b);
		golden_check(rows[i].path, &b);
	}
	buf_free(&b);
}

static void
an_exporter_is_found_by_its_name_only(void **state)
{
	(void)state;
	assert_ptr_equal(exporter_find("html"), &exporter_html);
	assert_ptr_equal(exporter_find("csv"), &exporter_csv);
	assert_null(exporter_find("HTML"));
	assert_null(exporter_find(""));
}

static void
a_page_asks_the_network_for_nothing(void **state)
{
	static const char *const forbidden[] = {
		" src=", "url(", "@import", "http:", "<link", "//"};
	struct buf b = BUF_INIT;

	(void)state;
	run(&exporter_html, both, NULL, &b);
	assert_true(holds(&b, "content=\"default-src 'none'; "
			      "script-src 'sha256-"));
	for (size_t i = 0; i < COUNT(forbidden); i++)
		assert_false(holds(&b, forbidden[i]));
	buf_free(&b);
}

static void
a_reference_is_a_link_only_where_its_row_is(void **state)
{
	static const struct export_place beside = {
		.home = "../chronology.html"};
	struct buf b = BUF_INIT;

	(void)state;
	run(&exporter_html, both, NULL, &b);
	assert_true(holds(&b, "<a class=\"ref\" href=\"#n12\">n12</a>"));
	assert_true(holds(&b, "<tr id=\"n12\""));
	run(&exporter_html, gaps_only, NULL, &b);
	assert_false(holds(&b, "#n12"));
	assert_true(holds(&b, "<span class=\"ref\">n12</span>"));
	run(&exporter_html, gaps_only, &beside, &b);
	assert_true(holds(&b,
		"<a class=\"ref\" href=\"../chronology.html#n12\">n12</a>"));
	buf_free(&b);
}

static void
the_words_that_decided_are_marked_exactly(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	run(&exporter_html, chronology_only, NULL, &b);
	assert_true(holds(&b,
		"PC1: the <mark title=\"seen: seen.asleep\">baby was asleep "
		"upstairs</mark>. Mother"));
	buf_free(&b);
}

static void
every_answer_has_its_shape_beside_its_words(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	run(&exporter_html, chronology_only, NULL, &b);
	assert_true(
		holds(&b, "<span class=\"flag yes\">yes, asleep</span></td>"));
	assert_true(holds(&b, "A: <span class=\"flag no\">no</span>\n"
			      "S1: <span class=\"flag yes\">yes</span></td>"));
	buf_free(&b);
}

static void
an_empty_column_is_left_out_and_named(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	run(&exporter_html, both, NULL, &b);
	assert_false(holds(&b, "data-label=\"Review notes\""));
	assert_true(holds(&b, "Empty, so left out: Review notes.</p>"));
	/* what spans the table spans what is left of it */
	assert_true(holds(&b, "colspan=\"7\">549 days passed"));
	assert_true(holds(&b, "colspan=\"7\"><time"));
	assert_false(holds(&b, "colspan=\"8\""));
	run(&exporter_csv, chronology_only, NULL, &b);
	assert_true(holds(&b, ",Source,Review notes\r\n"));
	buf_free(&b);
}

/* The contents name the tables and years that follow, and each has its
 * anchor. */
static void
contents_lead_to_tables_and_years(void **state)
{
	static const char *const pairs[][2] = {
		{"href=\"#t-chronology\"", "id=\"t-chronology\""},
		{"href=\"#t-gaps\"", "id=\"t-gaps\""},
		{"href=\"#t-duplicates\"", "id=\"t-duplicates\""},
		{"href=\"#chronology-2016\"", "id=\"chronology-2016\""},
		{"href=\"#chronology-2018\"", "id=\"chronology-2018\""},
	};
	struct buf b = BUF_INIT;

	(void)state;
	run(&exporter_html, both, NULL, &b);
	for (size_t i = 0; i < COUNT(pairs); i++) {
		assert_true(holds(&b, pairs[i][0]));
		assert_true(holds(&b, pairs[i][1]));
	}
	assert_true(holds(&b, "<span class=\"count\">6 rows</span>"));
	buf_free(&b);
}

static void
the_chronology_as_csv_is_one_table(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	run(&exporter_csv, chronology_only, NULL, &b);
	assert_true(str_starts(
		buf_get(&b), "\xef\xbb\xbfTime,Agency,Account,Child A seen,"));
	assert_false(holds(&b, "Status"));
	assert_false(holds(&b, "days passed"));
	buf_free(&b);
}

static void
further_tables_of_a_csv_follow_their_titles(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	run(&exporter_csv, gaps_only, NULL, &b);
	assert_true(str_starts(buf_get(&b), "\xef\xbb\xbfKind,Child,From,"));
	assert_true(holds(&b, "\r\n\r\nPossible duplicates\r\nAgency,"));
	buf_free(&b);
}

static void
text_keeps_to_its_width(void **state)
{
	static const unsigned widths[] = {40, 60, 80, 132};
	struct buf b = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT(widths); i++) {
		const struct export_place place = {.width = widths[i]};
		struct chron_str rest, line;

		run(&exporter_text, both, &place, &b);
		rest = buf_get(&b);
		while (str_cut(&rest, '\n', &line)) {
			size_t columns = 0;

			for (size_t k = 0; k < line.n; k++)
				columns += (line.p[k] & 0xc0) != 0x80;
			assert_true(columns <= widths[i]);
		}
		assert_null(memchr(b.p, '\x1b', b.n));
	}
	buf_free(&b);
}

static enum chron_status
yield_failing(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	(void)c;
	(void)to;
	return chron_fail(err, CHRON_EDB, "the case file is gone");
}

static void
a_report_that_fails_fails_the_export(void **state)
{
	static const struct report failing = {
		.name = "failing", .title = "Failing", .yield = yield_failing};
	static const struct report *const list[] = {&failing, NULL};
	struct chron_chronology c = {.arena = NULL};
	struct chron_err err = {.code = CHRON_OK};
	struct buf b = BUF_INIT;

	(void)state;
	for (size_t i = 0; exporters[i]; i++) {
		struct chron_out *out;

		if (!exporters[i]->table)
			continue;
		out = out_memory(&b);
		assert_int_equal(export_run(exporters[i], &c, list, out, &err),
			CHRON_EDB);
		assert_string_equal(err.text, "the case file is gone");
		out_abandon(out);
	}
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_exporter_is_as_reviewed),
		cmocka_unit_test(an_exporter_is_found_by_its_name_only),
		cmocka_unit_test(a_page_asks_the_network_for_nothing),
		cmocka_unit_test(a_reference_is_a_link_only_where_its_row_is),
		cmocka_unit_test(the_words_that_decided_are_marked_exactly),
		cmocka_unit_test(every_answer_has_its_shape_beside_its_words),
		cmocka_unit_test(an_empty_column_is_left_out_and_named),
		cmocka_unit_test(contents_lead_to_tables_and_years),
		cmocka_unit_test(the_chronology_as_csv_is_one_table),
		cmocka_unit_test(further_tables_of_a_csv_follow_their_titles),
		cmocka_unit_test(text_keeps_to_its_width),
		cmocka_unit_test(a_report_that_fails_fails_the_export),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
