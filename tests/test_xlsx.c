/* Workbooks made to hurt, and how a workbook is known: what a folder of
 * fixtures cannot hold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sys/resource.h>
#include <time.h>

#include "core/import.h"
#include "core/registry.h"
#include "parts.h"
#include "util/civil.h"

extern const struct chron_importer importer_xlsx;

#define SHEET                                                                  \
	"== xl/worksheets/sheet1.xml\n<worksheet xmlns=\"" PARTS_MAIN          \
	"\"><sheetData>"

/* ---- help ---- */

struct result {
	struct raw_file raw;
	struct chron_err err;
	enum chron_status status;
};

static struct result
imported(struct buf *zip)
{
	struct result r = {.raw = {.arena = arena_new(), .file = "in.xlsx"}};
	struct chron_input in;
	struct import_request q = {.importer = &importer_xlsx,
		.input = &in,
		.from = CIVIL_MIN,
		.to = CIVIL_MAX};

	input_memory(&in, "in.xlsx", buf_get(zip));
	r.status = import_run(&q, &r.raw, &r.err);
	return r;
}

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Refused with these words, soon; what stood before is kept. */
static void
refused(struct buf *text, uint32_t at_least, const char *say)
{
	struct buf zip = BUF_INIT;
	struct result r;
	double began;

	parts_zip(buf_get(text), "xlsx", &zip);
	began = seconds();
	r = imported(&zip);
	assert_true(seconds() - began < 5);
	assert_int_equal(r.status, CHRON_ELIMIT);
	assert_string_equal(r.err.text, say);
	assert_true(r.raw.nrecords >= at_least);
	arena_free(r.raw.arena);
	buf_free(&zip);
	buf_free(text);
}

static void
end_sheet(struct buf *b)
{
	buf_puts(b, "</sheetData></worksheet>\n");
}

/* ---- limits ---- */

static void
one_cell_far_right_in_each_row(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	buf_puts(&b, SHEET);
	for (int i = 1; i <= 100000; i++)
		buf_printf(&b,
			"<row r=\"%d\"><c r=\"XFD%d\"><v>1</v></c></row>", i,
			i);
	end_sheet(&b);
	refused(&b, 100,
		"up to row 123 the sheet holds far more empty cells than "
		"values (limit gaps): this is no chronology");
}

static void
one_long_text_in_every_cell(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	buf_puts(&b, "== xl/sharedStrings.xml\n<sst xmlns=\"" PARTS_MAIN
		     "\"><si><t>");
	for (int i = 0; i < 32000; i++)
		buf_putc(&b, (char)('a' + i % 26));
	buf_puts(&b, "</t></si></sst>\n" SHEET);
	for (int i = 1; i <= 200000; i++)
		buf_printf(&b,
			"<row r=\"%d\"><c r=\"A%d\" t=\"s\"><v>0</v></c></row>",
			i, i);
	end_sheet(&b);
	refused(&b, 4000,
		"up to row 4212 the sheet holds the same text over and over "
		"(limit sheet-text): this is no chronology");
}

static void
one_long_text_merged_down(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	buf_puts(&b, SHEET "<row><c t=\"inlineStr\"><is><t>");
	for (int i = 0; i < 32000; i++)
		buf_putc(&b, (char)('a' + i % 26));
	buf_puts(&b, "</t></is></c></row>");
	for (int i = 2; i <= 200000; i++)
		buf_printf(&b, "<row r=\"%d\"><c/><c><v>%d</v></c></row>", i,
			i * 7 % 1000);
	buf_puts(&b, "</sheetData><mergeCells><mergeCell ref=\"A1:A1000000\"/>"
		     "</mergeCells></worksheet>\n");
	refused(&b, 4000,
		"up to row 4211 the sheet holds the same text over and over "
		"(limit sheet-text): this is no chronology");
}

static void
more_sheets_than_anyone_makes(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	buf_puts(&b, "== xl/workbook.xml\n<workbook xmlns=\"" PARTS_MAIN
		     "\"><sheets>");
	for (int i = 0; i < 5000; i++)
		buf_puts(&b, "<sheet name=\"a\"/>");
	buf_puts(&b, "</sheets></workbook>\n");
	refused(&b, 0,
		"more than 4096 sheets (limit sheets): this is no chronology");
}

static void
many_empty_rows_are_nothing(void **state)
{
	struct buf b = BUF_INIT, zip = BUF_INIT;
	struct result r;

	(void)state;
	buf_puts(&b, SHEET "<row r=\"1\"><c><v>1</v></c></row>");
	for (int i = 2; i <= 1000000; i++)
		buf_printf(
			&b, "<row r=\"%d\"><c r=\"A%d\" s=\"1\"/></row>", i, i);
	end_sheet(&b);
	parts_zip(buf_get(&b), "xlsx", &zip);
	r = imported(&zip);
	assert_int_equal(r.status, CHRON_OK);
	assert_int_equal(r.raw.nrecords, 1);
	arena_free(r.raw.arena);
	buf_free(&b);
	buf_free(&zip);
}

static void
memory_stays_small(void **state)
{
	struct rusage u;

	(void)state;
	getrusage(RUSAGE_SELF, &u);
	/* The archives are made in this process too. */
	assert_true(u.ru_maxrss < 512 << 10);
}

/* ---- the bid ---- */

static int
bid_of(const char *name, const char *ext, const char *text, const char *kind,
	size_t most, struct chron_err *err)
{
	struct buf zip = BUF_INIT;
	struct chron_probe probe = {.name = name, .ext = ext};
	int bid;

	parts_zip(chron_cstr(text), kind, &zip);
	probe.head = (const unsigned char *)zip.p;
	probe.head_len = zip.n < most ? zip.n : most;
	probe.size = zip.n;
	bid = importer_xlsx.bid(&probe, err);
	buf_free(&zip);
	return bid;
}

static void
known_by_its_parts(void **state)
{
	struct chron_err err = {0};
	const char *sheet = "== xl/worksheets/sheet1.xml\n<a/>\n";

	(void)state;
	assert_int_equal(bid_of("a", "", sheet, "xlsx", 65536, &err), 90);
	assert_int_equal(bid_of("a", "", sheet, "none", 65536, &err), 90);
	/* the head ends before a name that tells */
	assert_int_equal(bid_of("a.xlsx", "xlsx", sheet, "xlsx", 60, &err), 70);
	assert_int_equal(bid_of("a", "", sheet, "xlsx", 60, &err), 0);
	assert_int_equal(
		bid_of("a.xlsx", "xlsx", "== word/document.xml\n<a/>\n", "docx",
			65536, &err),
		0);
	assert_int_equal(bid_of("a.xlsx", "xlsx", "== content.xml\n<a/>\n",
				 "ods", 65536, &err),
		0);
	assert_int_equal(
		bid_of("a", "", "== xl/workbook.bin\nx\n", "none", 65536, &err),
		-1);
	assert_string_equal(err.text,
		"a is a binary Excel workbook (.xlsb): open it and save it as "
		"Excel workbook (.xlsx)");
	assert_int_equal(bid_of("a.xlsb", "xlsb", sheet, "none", 60, &err), -1);
}

/* ---- */

static void
a_workbook_within_is_not_opened(void **state)
{
	struct buf inner = BUF_INIT, outer = BUF_INIT;
	struct parts p = {.arena = arena_new()};
	struct result r;

	(void)state;
	parts_zip(CHRON_S(SHEET "<row><c><v>99</v></c></row></sheetData>"
				"</worksheet>\n"),
		"xlsx", &inner);
	parts_cut(&p, CHRON_S(SHEET "<row><c><v>1</v></c></row></sheetData>"
				    "</worksheet>\n"));
	parts_add(&p, CHRON_S("xl/embeddings/Book1.xlsx"), buf_get(&inner));
	parts_openxml(&p, &parts_kinds[3]);
	parts_pack(&p, 2, &outer);
	r = imported(&outer);
	assert_int_equal(r.status, CHRON_OK);
	assert_int_equal(r.raw.nrecords, 1);
	assert_string_equal(r.raw.records[0].cells[0].p, "1");
	arena_free(r.raw.arena);
	arena_free(p.arena);
	buf_free(&inner);
	buf_free(&outer);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_cell_far_right_in_each_row),
		cmocka_unit_test(one_long_text_in_every_cell),
		cmocka_unit_test(one_long_text_merged_down),
		cmocka_unit_test(more_sheets_than_anyone_makes),
		cmocka_unit_test(many_empty_rows_are_nothing),
		cmocka_unit_test(known_by_its_parts),
		cmocka_unit_test(a_workbook_within_is_not_opened),
		cmocka_unit_test(memory_stays_small),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
