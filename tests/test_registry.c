/* The importers there are, the auction, and what is said of files nobody
 * reads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "core/import.h"
#include "core/registry.h"
#include "util/civil.h"
#include "util/str.h"

/* Where the samples were built. */
static const char *
sample(const char *name, char path[256])
{
	const char *build = getenv("BUILD");

	snprintf(path, 256, "%s/tests/sample_%s.so",
		build ? build : "build/dev", name);
	return path;
}

static enum chron_status
auction(const char *const *files, size_t n, const char *name,
	struct chron_str bytes, char *winner, struct chron_err *err)
{
	const struct chron_importer *w;
	struct chron_input in;
	struct registry r;
	enum chron_status st = registry_load(&r, files, n, err);

	if (st != CHRON_OK)
		return st;
	input_memory(&in, name, bytes);
	st = registry_auction(&r, &in, &w, NULL, err);
	if (st == CHRON_OK)
		snprintf(winner, 32, "%s", w->name);
	registry_free(&r);
	return st;
}

static void
a_sample_importer_loads_and_wins_its_file(void **state)
{
	char path[256], winner[32];
	const char *files[] = {sample("good", path)};
	struct chron_err err;

	(void)state;
	assert_int_equal(
		auction(files, 1, "x.tilde",
			CHRON_S("#tilde\n4/3/2019 ~ seen\n"), winner, &err),
		CHRON_OK);
	assert_string_equal(winner, "tilde");
}

static void
a_sample_importer_emits_through_the_host(void **state)
{
	char path[256];
	const char *files[] = {sample("good", path)};
	struct raw_file raw = {.arena = arena_new(), .file = "x.tilde"};
	struct chron_input in;
	struct registry r;
	struct import_request q = {
		.input = &in, .from = CIVIL_MIN, .to = CIVIL_MAX};

	(void)state;
	assert_int_equal(registry_load(&r, files, 1, NULL), CHRON_OK);
	input_memory(&in, "x.tilde", CHRON_S("#tilde\n4/3/2019~seen\n"));
	q.importer = registry_find(&r, "tilde");
	assert_non_null(q.importer);
	assert_int_equal(import_run(&q, &raw, NULL), CHRON_OK);
	assert_int_equal(raw.nrecords, 1);
	assert_int_equal(raw.records[0].row, 2);
	assert_string_equal(raw.records[0].cells[1].p, "seen");
	registry_free(&r);
	arena_free(raw.arena);
}

static void
a_wrong_abi_is_refused_with_a_sentence(void **state)
{
	char path[256], want[512];
	const char *files[] = {sample("wrong_abi", path)};
	struct chron_err err;
	struct registry r;

	(void)state;
	assert_int_equal(registry_load(&r, files, 1, &err), CHRON_EUNSUPPORTED);
	snprintf(want, sizeof(want),
		"%s was built for importer ABI 99 and this is ABI 2: build it "
		"again with this version's headers",
		path);
	assert_string_equal(err.text, want);
}

static void
a_second_importer_of_one_name_is_refused(void **state)
{
	char path[256];
	const char *files[] = {sample("same_name", path)};
	struct chron_err err;
	struct registry r;

	(void)state;
	assert_int_equal(registry_load(&r, files, 1, &err), CHRON_EUNSUPPORTED);
	assert_non_null(strstr(err.text,
		"has an importer called csv, and there is one of that name "
		"already"));
}

static void
a_file_that_is_no_shared_object_is_refused(void **state)
{
	const char *files[] = {"Makefile"};
	struct chron_err err;
	struct registry r;

	(void)state;
	assert_int_equal(registry_load(&r, files, 1, &err), CHRON_EUNSUPPORTED);
	assert_non_null(
		strstr(err.text, "the importer Makefile cannot be loaded: "));
}

static void
a_tie_is_an_error_that_names_both(void **state)
{
	char a[256], b[256], winner[32];
	const char *files[] = {sample("good", a), sample("tie", b)};
	struct chron_err err;

	(void)state;
	assert_int_equal(
		auction(files, 2, "x.tilde",
			CHRON_S("#tilde\n4/3/2019 ~ seen\n"), winner, &err),
		CHRON_EUNSUPPORTED);
	assert_string_equal(err.text,
		"x.tilde could be tilde or wave: say which with --format");
}

#define OLE "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
static const struct {
	const char *name;
	struct chron_str bytes;
	const char *say;
} unreadable[] = {
	{"a.pdf", CHRON_INIT("%PDF-1.7\n"),
		"a.pdf is a PDF, from which a table cannot be read with "
		"certainty: ask the agency for the document it was made from"},
	{"a.doc", CHRON_INIT(OLE "rest"), "a.doc is a Word 97-2003 document "},
	{"a.xls", CHRON_INIT(OLE "rest"),
		"a.xls is an Excel 97-2003 workbook (.xls): open it in Excel "
		"and save it as .xlsx"},
	{"a.docx",
		CHRON_INIT(
			OLE "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e"),
		"a.docx is an Office file locked with a password"},
	/* the name lies, the content does not */
	{"a.csv", CHRON_INIT("%PDF-1.4 Date,Event\n1,2\n"), "a.csv is a PDF"},
	{"a.zip", CHRON_INIT("PK\x03\x04 something"), "a.zip is a zip archive"},
	{"a.bin", CHRON_INIT("\x01\x02\x03\x04\x05\x06\x07\x08"),
		"a.bin is in no format that can be read ("},
	{"a.csv", CHRON_INIT(""), "a.csv is empty"},
	{"a.txt", CHRON_INIT("<html><body>"), "a.txt is a web page"},
	{"note.eml", CHRON_INIT("Received: from x\nDate,y\n"),
		"note.eml is an e-mail: save its attachment"},
};

static void
files_nobody_reads_are_named_with_what_to_do(void **state)
{
	char winner[32];

	(void)state;
	for (size_t i = 0; i < sizeof(unreadable) / sizeof(unreadable[0]);
		i++) {
		struct chron_err err = {.code = CHRON_OK};

		assert_true(
			auction(NULL, 0, unreadable[i].name,
				unreadable[i].bytes, winner, &err) < CHRON_OK);
		if (strncmp(err.text, unreadable[i].say,
			    strlen(unreadable[i].say)) != 0)
			fail_msg("want %s\n got %s", unreadable[i].say,
				err.text);
	}
}

static void
the_content_beats_the_name(void **state)
{
	char winner[32];
	struct chron_err err;

	(void)state;
	assert_int_equal(
		auction(NULL, 0, "notes.dat",
			CHRON_S("Date,Event\n4/3/2019,Seen\n"), winner, &err),
		CHRON_OK);
	assert_string_equal(winner, "csv");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sample_importer_loads_and_wins_its_file),
		cmocka_unit_test(a_sample_importer_emits_through_the_host),
		cmocka_unit_test(a_wrong_abi_is_refused_with_a_sentence),
		cmocka_unit_test(a_second_importer_of_one_name_is_refused),
		cmocka_unit_test(a_file_that_is_no_shared_object_is_refused),
		cmocka_unit_test(a_tie_is_an_error_that_names_both),
		cmocka_unit_test(files_nobody_reads_are_named_with_what_to_do),
		cmocka_unit_test(the_content_beats_the_name),
	};

	return cmocka_run_group_tests_name("registry", tests, NULL, NULL);
}
