/* Text as a cell of a workbook can hold it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "export/xlsx_text.h"

static void
takes(struct chron_str text, bool more, const char *want, size_t left)
{
	struct buf b = BUF_INIT;

	xlsx_take(&text, more, &b);
	assert_string_equal(b.p, want);
	assert_int_equal(text.n, left);
	buf_free(&b);
}

static void
what_would_act_is_shown_and_nothing_is_left_out(void **state)
{
	(void)state;
	takes(CHRON_S(""), false, "", 0);
	takes(CHRON_S("=1+1\tcaf\xc3\xa9\nrest"), false,
		"=1+1\tcaf\xc3\xa9\nrest", 0);
	takes(CHRON_S("a\r\nb\rc"), false, "a\nb[U+000D]c", 0);
	takes(CHRON_S("a\0b"), false, "a[U+0000]b", 0);
	takes(CHRON_S("\xe2\x80\xae"
		      "x\xef\xbf\xbf"),
		false, "[U+202E]x[U+FFFF]", 0);
	takes(CHRON_S("a\xff"
		      "b\xc3"),
		false,
		"a\xef\xbf\xbd"
		"b\xef\xbf\xbd",
		0);
	takes(CHRON_S("_x0041_ _x004_ _x00g1_ _xABcd_"), false,
		"_x005F_x0041_ _x004_ _x00g1_ _x005F_xABcd_", 0);
	takes(CHRON_S("rest"), true, "(continued) rest", 0);
}

/* UTF-16 units of text. */
static size_t
units(const struct buf *b)
{
	size_t n = 0;

	for (size_t i = 0; i < b->n; i++) {
		unsigned char c = (unsigned char)b->p[i];

		n += (c & 0xc0) != 0x80;
		n += c >= 0xf0; /* two for what lies beyond */
	}
	return n;
}

static void
a_long_text_is_divided_between_characters(void **state)
{
	static const char *const of[] = {
		"a", "\xc3\xa9", "\xf0\x9f\x98\x80", "\xff", "\x01"};

	(void)state;
	for (size_t k = 0; k < sizeof(of) / sizeof(*of); k++) {
		struct buf text = BUF_INIT, piece = BUF_INIT;
		struct chron_str rest;
		size_t pieces = 0, all = 0;

		for (int i = 0; i < 70000; i++)
			buf_puts(&text, of[k]);
		rest = buf_get(&text);
		for (; rest.n; pieces++) {
			xlsx_take(&rest, pieces > 0, &piece);
			assert_true(units(&piece) <= XLSX_CELL_UNITS);
			all += units(&piece) -
			       (pieces ? sizeof(XLSX_CONTINUED) - 1 : 0);
		}
		assert_true(pieces > 2);
		assert_int_equal(all % 70000, 0);
		buf_free(&text);
		buf_free(&piece);
	}
}

static void
sheets_have_names_that_excel_takes(void **state)
{
	static const struct {
		const char *title;
		unsigned n;
		const char *name;
	} cases[] = {
		{"Gaps", 1, "Gaps"},
		{"Gaps", 2, "Gaps (2)"},
		{"What: [a/b]? *", 1, "What   a b"},
		{"'quoted'", 1, "quoted"},
		{"", 1, "Table"},
		{"???", 3, "Table (3)"},
		{"Seen, seen by social care, seen alone, and asked", 1,
			"Seen, seen by social care, seen"},
		{"Seen, seen by social care, seen alone, and asked", 12,
			"Seen, seen by social care, (12)"},
		{"Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 1,
			"Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buf b = BUF_INIT;

		xlsx_name(cases[i].title, cases[i].n, &b);
		assert_string_equal(b.p, cases[i].name);
		assert_true(units(&b) <= XLSX_NAME_UNITS);
		buf_free(&b);
	}
}

static void
a_row_is_as_high_as_its_text_needs(void **state)
{
	double one = xlsx_height(CHRON_S("one"), 20);

	(void)state;
	assert_true(one > 10 && one < 20);
	assert_true(xlsx_height(CHRON_S(""), 20) == one);
	assert_true(xlsx_height(CHRON_S("a\nb"), 20) > 1.5 * one);
	assert_true(xlsx_height(CHRON_S("words that need two lines"), 20) >
		    1.5 * one);
	assert_true(xlsx_height(CHRON_S("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12"
					"\n13\n14\n15\n16\n17\n18\n19\n20\n21"
					"\n22\n23\n24\n25\n26\n27\n28\n29\n30"
					"\n31\n32"),
			    20) <= 409);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			what_would_act_is_shown_and_nothing_is_left_out),
		cmocka_unit_test(a_long_text_is_divided_between_characters),
		cmocka_unit_test(sheets_have_names_that_excel_takes),
		cmocka_unit_test(a_row_is_as_high_as_its_text_needs),
	};

	return cmocka_run_group_tests_name("xlsx_text", tests, NULL, NULL);
}
