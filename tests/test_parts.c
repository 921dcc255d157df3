/* Archives made of text, which all tests of Office files rest on: what is
 * left out is added, the order holds, the same text gives the same bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parts.h"

/* The names of the archive's entries, one a line; of `show` the text too. */
static struct chron_str
list(struct arena *a, const char *text, const char *ext, const char *show)
{
	struct buf zip = BUF_INIT, out = BUF_INIT;
	struct chron_str s;
	zip_source_t *from;
	zip_t *z;

	parts_zip(chron_cstr(text), ext, &zip);
	from = zip_source_buffer_create(zip.p, zip.n, 0, NULL);
	z = zip_open_from_source(from, ZIP_RDONLY, NULL);
	assert_non_null(z);
	for (zip_int64_t i = 0; i < zip_get_num_entries(z, 0); i++) {
		const char *name = zip_get_name(z, (zip_uint64_t)i, 0);
		char bytes[8192];
		zip_file_t *f;

		buf_printf(&out, "%s\n", name);
		if (strcmp(name, show) != 0)
			continue;
		f = zip_fopen_index(z, (zip_uint64_t)i, 0);
		assert_non_null(f);
		buf_add(&out, bytes,
			(size_t)zip_fread(f, bytes, sizeof(bytes)));
		zip_fclose(f);
		buf_putc(&out, '\n');
	}
	zip_discard(z);
	s = arena_str(a, buf_get(&out));
	buf_free(&zip);
	buf_free(&out);
	return s;
}

static void
what_is_left_out_is_added(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	assert_string_equal(list(a,
				    "a remark\n"
				    "== word/document.xml\n<w:document/>\n"
				    "== word/header1.xml\n<w:hdr/>\n",
				    "docx", "word/document.xml")
				    .p,
		"[Content_Types].xml\n_rels/.rels\n"
		"word/_rels/document.xml.rels\n"
		"word/document.xml\n<w:document/>\nword/header1.xml\n");
	assert_string_equal(
		list(a, "== content.xml\n<a/>\n", "ods", "mimetype").p,
		"mimetype\napplication/vnd.oasis.opendocument.spreadsheet\n"
		"META-INF/manifest.xml\ncontent.xml\n");
	assert_string_equal(
		list(a, "== b.xml\n\n== a.xml\nlast", "none", "a.xml").p,
		"b.xml\na.xml\nlast\n");
	arena_free(a);
}

static void
relations_are_called_by_their_part(void **state)
{
	struct arena *a = arena_new();
	struct chron_str s = list(a,
		"== word/document.xml\n<d/>\n== word/header1.xml\n<h/>\n",
		"docx", "word/_rels/document.xml.rels");

	(void)state;
	assert_true(str_find(s, CHRON_S("Id=\"header1\" Type=\"" PARTS_OFFICE
					"/header\" Target=\"header1.xml\"")) !=
		    SIZE_MAX);
	s = list(a,
		"== xl/worksheets/sheet1.xml\n<d/>\n"
		"== xl/worksheets/sheet2.xml\n<d/>\n",
		"xlsx", "xl/workbook.xml");
	assert_true(str_find(s, CHRON_S("<sheet name=\"Sheet2\" sheetId=\"2\" "
					"r:id=\"sheet2\"/>")) != SIZE_MAX);
	arena_free(a);
}

static void
the_same_text_gives_the_same_bytes(void **state)
{
	struct buf one = BUF_INIT, two = BUF_INIT;

	(void)state;
	parts_zip(CHRON_S("== word/document.xml\n<a/>\n"), "docx", &one);
	parts_zip(CHRON_S("== word/document.xml\n<a/>\n"), "docx", &two);
	assert_true(one.n > 100);
	assert_true(str_eq(buf_get(&one), buf_get(&two)));
	buf_free(&one);
	buf_free(&two);
}

static void
the_format_stands_in_the_name(void **state)
{
	char ext[8];

	(void)state;
	assert_true(parts_ext("in.docx.parts", ext, sizeof(ext)));
	assert_string_equal(ext, "docx");
	assert_false(parts_ext("in.docx", ext, sizeof(ext)));
	assert_false(parts_ext("parts", ext, sizeof(ext)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_left_out_is_added),
		cmocka_unit_test(relations_are_called_by_their_part),
		cmocka_unit_test(the_same_text_gives_the_same_bytes),
		cmocka_unit_test(the_format_stands_in_the_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
