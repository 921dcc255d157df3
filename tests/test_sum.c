/* Sums: reasons with their points, as bars on a page and as lines elsewhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "util/str.h"

#include "export_tables.h"

static const struct chron_column sum_columns[] = {
	{"pair", "Pair", CHRON_CELL_TEXT, CHRON_NARROW},
	{"why", "Why <so>", CHRON_CELL_SUM, CHRON_WIDE},
	{"text", "Text", CHRON_CELL_TEXT, CHRON_WIDE},
	{"beside", "Why together", CHRON_CELL_SUM, CHRON_MEDIUM | CHRON_UNDER},
};
static const struct chron_table sum_table = {
	.key = "sums",
	.title = "Sums",
	.columns = sum_columns,
	.ncolumns = COUNT(sum_columns),
};

#define SUM(total, s, levels)                                                  \
	{                                                                      \
		.kind = CHRON_CELL_SUM, .text = LIT(s), .data = LIT(levels),   \
		.number = (total)                                              \
	}
#define LEVELS "28 a person is asked\n45 one entry"
static const struct chron_cell sum_rows[][4] = {
	{TEXT("joined"),
		SUM(50, "with <GP>\n+80 time: both 10:30\n-30 kind: unlike",
			LEVELS),
		TEXT("x"), SUM(50, "+50 time: both 10:30", LEVELS)},
	{TEXT("apart"), SUM(-100, "-100 time: not near", LEVELS), TEXT("y"),
		SUM(0, "", "")},
	{TEXT("odd"),
		SUM(1e300, "+12345678 far too much\n+5\n- none\n+7x\n=1+1", ""),
		TEXT("z"), SUM(0, "", "")},
};

static enum chron_status
yield(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	enum chron_status st = to->table(to->arg, &sum_table, err);

	(void)c;
	for (size_t i = 0; st == CHRON_OK && i < COUNT(sum_rows); i++)
		st = to->row(
			to->arg, CHRON_ROW_DATA, NULL, sum_rows[i], 4, err);
	return st;
}

static const struct report sums_report = {
	.name = "sums", .title = "Sums", .yield = yield};

void
report_doc(const struct chron_chronology *c, const struct report *r,
	struct arena *a, struct chron_doc *doc)
{
	(void)c;
	(void)a;
	doc->title = r->title;
	doc->tool = "chronomerge 0.0.0";
}

static struct buf
written(const struct chron_exporter *x)
{
	const struct report *const list[] = {&sums_report, NULL};
	struct chron_chronology c = {.arena = NULL};
	struct buf b = BUF_INIT;
	struct chron_out *out = out_memory(&b);
	struct chron_err err = {.code = CHRON_OK};

	assert_int_equal(export_run(x, &c, list, out, &err), CHRON_OK);
	assert_int_equal(out_close(out, &err), CHRON_OK);
	return b;
}

static bool
holds(const struct buf *b, const char *text)
{
	return str_find(buf_get(b), chron_cstr(text)) != SIZE_MAX;
}

static void
each_bar_begins_where_the_last_ended(void **state)
{
	struct buf b = written(&exporter_html);

	(void)state;
	/* 80 is the width; levels at 28 and 45 of it */
	assert_true(holds(&b, "<ul class=\"sum\" role=\"list\" "
			      "style=\"--z:0%;--a:35%;--b:56.2%\">"));
	assert_true(holds(&b,
		"<li><b>+80 <small>for</small></b> <span>time: both 10:30"
		"</span><i class=\"for\" style=\"--x:0%;--w:100%\" "
		"aria-hidden=\"true\"></i></li>"));
	assert_true(holds(&b,
		"<li><b>\xe2\x88\x92"
		"30 <small>against</small></b> <span>kind: unlike</span>"
		"<i class=\"against\" style=\"--x:62.5%;--w:37.5%\" "
		"aria-hidden=\"true\"></i></li>"));
	assert_true(
		holds(&b, "<li class=\"total\"><b>50</b> <span>in all</span>"
			  "<i class=\"for\" style=\"--x:0%;--w:62.5%\""));
	assert_true(holds(&b, "from 28 a person is asked; "));
	assert_true(holds(&b, "from 45 one entry</p>"));
	buf_free(&b);
}

static void
what_stands_below_zero_is_drawn_from_zero_down(void **state)
{
	struct buf b = written(&exporter_html);

	(void)state;
	assert_true(holds(&b,
		"style=\"--z:68.9%;--a:88.2%;--b:100%\"><li><b>\xe2\x88"
		"\x92"
		"100 <small>against</small></b>"));
	assert_true(holds(&b,
		"<i class=\"against\" style=\"--x:0%;--w:68.9%\" "
		"aria-hidden=\"true\"></i></li><li class=\"total\">"));
	buf_free(&b);
}

static void
a_sum_under_another_column_is_folded(void **state)
{
	struct buf b = written(&exporter_html);

	(void)state;
	assert_true(holds(&b,
		"<details class=\"why\"><summary>Why together: 50</summary>"
		"<ul class=\"sum\""));
	/* once: an empty one is not there, the open one has no title */
	assert_false(holds(&b, "<summary>Why &lt;so"));
	assert_false(holds(&b, "Why together: 0"));
	buf_free(&b);
}

static void
a_line_without_points_stands_as_it_is(void **state)
{
	static const char *const lines[] = {"with &lt;GP&gt;",
		"+12345678 far too much", "- none", "+7x", "=1+1"};
	struct buf b = written(&exporter_html);

	(void)state;
	for (size_t i = 0; i < COUNT(lines); i++) {
		char all[100];

		snprintf(all, sizeof(all),
			"<li class=\"note\"><span>%s</span></li>", lines[i]);
		assert_true(holds(&b, all));
	}
	assert_true(holds(&b, "<li><b>+5 <small>for</small></b> <span></span>"
			      "<i class=\"for\""));
	assert_true(holds(&b, "<b>999999</b> <span>in all"));
	assert_false(holds(&b, "nan"));
	buf_free(&b);
}

static void
elsewhere_a_sum_is_its_lines(void **state)
{
	struct buf csv = written(&exporter_csv);
	struct buf json = written(&exporter_json);
	struct buf text = written(&exporter_text);

	(void)state;
	assert_true(holds(
		&csv, "\"with <GP>\n+80 time: both 10:30\n-30 kind: unlike\""));
	assert_true(holds(&json, "\"kind\":\"sum\""));
	assert_true(holds(&json, "\"why\":\"with <GP>\\n+80 time: both 10:30"
				 "\\n-30 kind: unlike\""));
	assert_true(holds(&text, "+80 time: both 10:30"));
	buf_free(&csv);
	buf_free(&json);
	buf_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_bar_begins_where_the_last_ended),
		cmocka_unit_test(
			what_stands_below_zero_is_drawn_from_zero_down),
		cmocka_unit_test(a_sum_under_another_column_is_folded),
		cmocka_unit_test(a_line_without_points_stands_as_it_is),
		cmocka_unit_test(elsewhere_a_sum_is_its_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
