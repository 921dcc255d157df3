/* Word documents from their bytes to events: what stands in a document must
 * come out as what happened, when, and where it can be looked up. */
#include "judge_help.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "core/import.h"
#include "core/registry.h"
#include "parts.h"
#include "util/buf.h"

extern const struct chron_importer importer_docx;

#define W                                                                      \
	"xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"   \
	"main\""
#define OPEN	 "== word/document.xml\n<w:document " W "><w:body>"
#define CLOSE	 "</w:body></w:document>"
#define P(text)	 "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define C(text)	 "<w:tc>" P(text) "</w:tc>"
#define DOWN(s)	 "<w:tc><w:tcPr><w:vMerge " s "/></w:tcPr>"
#define ROW(...) "<w:tr>" __VA_ARGS__ "</w:tr>"

/* The document read and judged; the zip lives in the bench's arena. */
static void
read_parts(struct bench *b, struct chron_str text)
{
	struct import_request q = {
		.importer = &importer_docx, .from = CIVIL_MIN, .to = CIVIL_MAX};
	struct chron_input in;
	struct buf zip = BUF_INIT;

	bench_open(b, "return.docx");
	parts_zip(text, "docx", &zip);
	input_memory(&in, "return.docx", arena_str(b->arena, buf_get(&zip)));
	buf_free(&zip);
	q.input = &in;
	b->status = import_run(&q, &b->raw, &b->err);
	if (b->status == CHRON_OK)
		bench_judge(b);
}
#define READ(b, text) read_parts((b), chron_cstr(OPEN text CLOSE))

/* The value of an event's field by its heading, or "". */
static struct chron_str
value(const struct bench *b, uint32_t event, const char *heading)
{
	const struct chron_source *s = &b->c.sources[0];
	const struct chron_event *e = &b->c.events[event];

	for (uint32_t i = 0; i < e->nvalues; i++)
		if (str_is(s->headings[e->values[i].heading].text, heading))
			return (struct chron_str){
				e->values[i].p, e->values[i].n};
	return CHRON_S("");
}

static void
a_letterhead_and_a_table_are_a_chronology(void **state)
{
	struct bench b;

	(void)state;
	READ(&b, P("Agency: Harlow Community Nursing") "<w:tbl>" ROW(
			 C("Date") C("Source") C("Event")) ROW(C("14/03/2021")
				 C("HV") C("Home visit, Ada seen."))
			 ROW(C("") C("") C("")) ROW(C("15/03/2021") C("HV") C(
				 "Telephone call.")) "</w:tbl>" P("R Hale, 2 "
								  "May 2022"));
	assert_counts(&b, 2, 0, 0);
	assert_str(b.c.sources[0].preamble, "Agency: Harlow Community Nursing");
	assert_agency(&b, 0, "Harlow Community Nursing");
	assert_text(&b, 0, CHRON_F_EVENT, "Home visit, Ada seen.");
	assert_start(&b, 0, "2021-03-14");
	assert_int_equal(b.c.events[0].row, 2);
	assert_int_equal(b.c.events[1].row, 4);
	assert_str(b.c.events[0].part, "");
	bench_close(&b);
}

static void
a_year_above_each_table_dates_its_rows(void **state)
{
	struct bench b;

	(void)state;
	READ(&b, P("2020") "<w:tbl>" ROW(C("Date") C("Event"))
			 ROW(C("4 March") C("Visit.")) "</w:tbl>" P(
				 "2021") "<w:tbl>" ROW(C("Date") C("Event"))
				 ROW(C("5 March") C("Call.")) ROW(
					 C("Date") C("Event")) ROW(C("6 March")
						 C("Letter.")) "</w:tbl>");
	assert_start(&b, 0, "2020-03-04");
	assert_start(&b, 1, "2021-03-05");
	assert_start(&b, 2, "2021-03-06");
	assert_str(b.c.events[0].part, "table 1");
	assert_str(b.c.events[2].part, "table 2");
	assert_int_equal(b.c.events[2].row, 4);
	bench_close(&b);
}

static void
a_date_merged_down_dates_every_row(void **state)
{
	struct bench b;

	(void)state;
	READ(&b, "<w:tbl>" ROW(C("Date") C("Event")) ROW(
			 DOWN("w:val=\"restart\"")
				 P("14/03/2021") "</w:tc>" C("Visit."))
			 ROW(DOWN("") "<w:p/></w:tc>" C("Call."))
				 ROW(C("16/03/2021") C("Letter.")) "</w:tbl>");
	assert_counts(&b, 3, 0, 0);
	assert_start(&b, 0, "2021-03-14");
	assert_start(&b, 1, "2021-03-14");
	assert_start(&b, 2, "2021-03-16");
	bench_close(&b);
}

static void
what_is_deleted_is_kept_and_never_said(void **state)
{
	struct bench b;

	(void)state;
	READ(&b,
		"<w:tbl>" ROW(C("Date") C("Event")) ROW(
			C("14/03/2021") "<w:tc><w:p><w:r><w:t>Ada was "
					"</w:t></w:r>"
					"<w:del "
					"w:author=\"x\"><w:r><w:delText>seen "
					"alone"
					"</w:delText></w:r></w:del><w:ins "
					"w:author=\"x\"><w:r>"
					"<w:t>not at "
					"home</w:t></w:r></w:ins></w:p></w:tc>")
			ROW("<w:trPr><w:del w:author=\"x\"/></w:trPr>" C(
				"15/03/2021") C("Seen at school.")) "</w:tbl>");
	assert_counts(&b, 1, 0, 1);
	assert_str(value(&b, 0, "Event"), "Ada was not at home");
	assert_str(value(&b, 0, "deleted text"), "seen alone");
	assert_str(b.c.leftovers[0].why, "a row deleted with tracked changes");
	assert_int_equal(b.c.leftovers[0].row, 3);
	assert_int_equal(bench_diag(&b, "tracked-changes")->row, 2);
	bench_close(&b);
}

static void
no_table_says_what_to_do(void **state)
{
	struct bench b;

	(void)state;
	READ(&b, P("4 March 2021: seen at home."));
	assert_int_equal(b.status, CHRON_EFORMAT);
	assert_string_equal(b.err.text,
		"return.docx is a Word document without a table (1 paragraph "
		"begins with a date, the first is paragraph 1): put each event "
		"into a row of a table with headings such as Date and Event, "
		"or "
		"send the chronology as a spreadsheet");
	assert_int_equal(b.raw.nrecords, 0);
	bench_close(&b);
}

static void
a_broken_part_beside_the_document_is_told(void **state)
{
	struct bench b;

	(void)state;
	READ(&b, "<w:tbl>" ROW(C("Date") C("Event")) ROW(C("14/03/2021") C(
			 "Visit.")) "</w:tbl>" CLOSE
				    "\n== word/styles.xml\n<w:styles " W
				    "><w:style"
				    "\n== word/rest.xml\n<x>");
	assert_counts(&b, 1, 0, 0);
	assert_non_null(bench_diag(&b, "part-unreadable"));
	assert_non_null(strstr(
		bench_diag(&b, "part-unreadable")->say.p, "word/styles.xml"));
	bench_close(&b);
}

/* ---- who reads it ---- */

static int
bid(const char *name, const char *text, const char *ext)
{
	struct chron_probe probe = {.name = name};
	struct chron_err err = {.code = CHRON_OK};
	struct buf zip = BUF_INIT;
	int n;

	parts_zip(chron_cstr(text), ext, &zip);
	probe.ext = strrchr(name, '.') + 1;
	probe.head = (const unsigned char *)zip.p;
	probe.head_len = zip.n;
	probe.size = zip.n;
	n = importer_docx.bid(&probe, &err);
	buf_free(&zip);
	return n;
}

static void
it_is_known_by_its_content(void **state)
{
	(void)state;
	assert_int_equal(bid("a.bin", OPEN CLOSE, "docx"), CHRON_BID_STRUCTURE);
	/* the order in which LibreOffice writes */
	assert_int_equal(
		bid("a.docx", "== _rels/.rels\n<x/>\n== word/styles.xml\n<x/>",
			"none"),
		CHRON_BID_STRUCTURE);
	assert_int_equal(bid("a.docx", "== a.bin\nx", "none"), CHRON_BID_SHAPE);
	assert_int_equal(
		bid("a.xlsx", "== xl/a.xml\n<x/>", "xlsx"), CHRON_BID_NONE);
	assert_int_equal(bid("a.zip", "== a.bin\nx", "none"), CHRON_BID_NONE);
}

/* ---- documents made to hurt, and large ones ---- */

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
repeat(struct buf *b, const char *s, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		buf_puts(b, s);
}

/* Numbers that do not pack well: a real text does not either. */
static void
put_rows(struct buf *b, unsigned n, unsigned cells)
{
	uint32_t x = 1;

	for (unsigned i = 0; i < n; i++) {
		buf_puts(b, "<w:tr>");
		for (unsigned k = 0; k < cells; k++) {
			x = x * 1664525u + 1013904223u;
			buf_printf(b,
				"<w:tc><w:p><w:pPr><w:rPr/></w:pPr><w:r>"
				"<w:t>%x %x %x</w:t></w:r></w:p></w:tc>",
				x, x * 7u, x * 13u);
		}
		buf_puts(b, "</w:tr>");
	}
}

static void
read_rows(struct bench *b, unsigned n, unsigned cells)
{
	struct buf text = BUF_INIT;

	buf_puts(&text, OPEN "<w:tbl>");
	put_rows(&text, n, cells);
	buf_puts(&text, "</w:tbl>" CLOSE);
	read_parts(b, buf_get(&text));
	buf_free(&text);
}

static void
deep_tables_end_at_a_named_limit(void **state)
{
	struct buf text = BUF_INIT;
	struct bench b;

	(void)state;
	buf_puts(&text, OPEN);
	repeat(&text, "<w:tbl><w:tr><w:tc>", 20000);
	read_parts(&b, buf_get(&text));
	assert_int_equal(b.status, CHRON_ELIMIT);
	assert_non_null(strstr(b.err.text, "limit xml-depth"));
	bench_close(&b);
	buf_clear(&text);
	buf_puts(&text, OPEN);
	repeat(&text, "<w:tbl><w:tr>" C("a") "<w:tc>", 60);
	buf_puts(&text, P("inside"));
	repeat(&text, "</w:tc></w:tr></w:tbl>", 60);
	buf_puts(&text, CLOSE);
	read_parts(&b, buf_get(&text));
	assert_int_equal(b.raw.nrecords, 8); /* deeper is text of a cell */
	assert_str(b.raw.records[7].part, "table 1.1.1.1.1.1.1.1");
	assert_non_null(strstr(b.raw.records[7].cells[1].p, "inside"));
	bench_close(&b);
	buf_free(&text);
}

static void
a_row_of_very_many_cells_is_set_aside(void **state)
{
	struct bench b;

	(void)state;
	read_rows(&b, 1, 100000);
	assert_int_equal(b.raw.nrecords, 0);
	assert_int_equal(b.raw.nleftovers, 1);
	assert_true(b.raw.leftovers[0].quarantined);
	assert_non_null(strstr(b.raw.leftovers[0].why.p, "grid-columns"));
	bench_close(&b);
}

/* Four times the rows take about four times as long. */
static void
cost_grows_in_a_line(void **state)
{
	struct bench b;
	double start, few, many;

	(void)state;
	start = seconds();
	read_rows(&b, 5000, 5);
	few = seconds() - start;
	assert_int_equal(b.raw.nrecords, 5000);
	bench_close(&b);
	start = seconds();
	read_rows(&b, 20000, 5);
	many = seconds() - start;
	assert_int_equal(b.raw.nrecords, 20000);
	bench_close(&b);
	/* a busy machine doubles a time; a square would be sixteen */
	assert_true(many < few * 10 + 0.5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_letterhead_and_a_table_are_a_chronology),
		cmocka_unit_test(a_year_above_each_table_dates_its_rows),
		cmocka_unit_test(a_date_merged_down_dates_every_row),
		cmocka_unit_test(what_is_deleted_is_kept_and_never_said),
		cmocka_unit_test(no_table_says_what_to_do),
		cmocka_unit_test(a_broken_part_beside_the_document_is_told),
		cmocka_unit_test(it_is_known_by_its_content),
		cmocka_unit_test(deep_tables_end_at_a_named_limit),
		cmocka_unit_test(a_row_of_very_many_cells_is_set_aside),
		cmocka_unit_test(cost_grows_in_a_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
