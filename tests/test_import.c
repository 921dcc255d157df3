/* An importer at work: limits with names, one row's fault that stays its own,
 * nothing lost before a fault. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "core/import.h"
#include "core/registry.h"
#include "util/buf.h"
#include "util/civil.h"
#include "util/str.h"

static enum chron_status
run(const char *format, struct chron_str bytes,
	const struct import_limits *limits, struct raw_file *raw,
	struct chron_err *err)
{
	struct registry r;
	struct chron_input in;
	struct import_request q = {
		.input = &in,
		.from = CIVIL_MIN,
		.to = CIVIL_MAX,
		.limits = limits,
	};
	enum chron_status st;

	*raw = (struct raw_file){.arena = arena_new(), .file = "x"};
	assert_int_equal(registry_load(&r, NULL, 0, NULL), CHRON_OK);
	input_memory(&in, "x", bytes);
	q.importer = registry_find(&r, format);
	assert_non_null(q.importer);
	st = import_run(&q, raw, err);
	registry_free(&r);
	return st;
}

static void
a_cell_too_large_costs_its_own_row(void **state)
{
	struct import_limits limits = import_limits_default;
	struct chron_err err;
	struct raw_file raw;
	struct buf b = BUF_INIT;

	(void)state;
	limits.field_bytes = 2000;
	buf_puts(&b, "Date,Event\n1/1/2019,first\n2/1/2019,");
	for (int i = 0; i < 3000; i++)
		buf_putc(&b, 'x');
	buf_puts(&b, "\n3/1/2019,last\n");
	assert_int_equal(
		run("csv", buf_get(&b), &limits, &raw, &err), CHRON_OK);
	assert_int_equal(raw.nrecords, 3);
	assert_string_equal(raw.records[2].cells[1].p, "last");
	assert_int_equal(raw.nleftovers, 1);
	assert_int_equal(raw.leftovers[0].row, 3);
	assert_int_equal(raw.leftovers[0].text.n, 1000);
	assert_string_equal(raw.leftovers[0].why.p,
		"a cell of 3000 bytes, of which the first 1000 are kept here: "
		"more than 2000 (limit field-bytes) is no account; divide it "
		"into rows");
	arena_free(raw.arena);
	buf_free(&b);
}

static void
a_row_of_too_many_cells_costs_itself(void **state)
{
	struct import_limits limits = import_limits_default;
	struct chron_err err;
	struct raw_file raw;

	(void)state;
	limits.fields = 3;
	assert_int_equal(
		run("csv", CHRON_S("a,b\n1,2,3,4\n5,6\n"), &limits, &raw, &err),
		CHRON_OK);
	assert_int_equal(raw.nrecords, 2);
	assert_int_equal(raw.nleftovers, 1);
	assert_int_equal(raw.leftovers[0].row, 2);
	arena_free(raw.arena);
}

static void
too_many_records_stop_the_file_and_keep_what_came_before(void **state)
{
	struct import_limits limits = import_limits_default;
	struct chron_err err;
	struct raw_file raw;

	(void)state;
	limits.records = 2;
	assert_int_equal(
		run("csv", CHRON_S("a,b\n1,2\n3,4\n"), &limits, &raw, &err),
		CHRON_ELIMIT);
	assert_int_equal(raw.nrecords, 2);
	assert_string_equal(err.text,
		"x has more than 2 records (limit records): what was read up "
		"to there is kept; split the file");
	assert_int_equal(err.pos.row, 3);
	arena_free(raw.arena);
}

static void
too_much_text_stops_the_file(void **state)
{
	struct import_limits limits = import_limits_default;
	struct chron_err err;
	struct raw_file raw;

	(void)state;
	limits.total_bytes = 10;
	assert_int_equal(
		run("csv", CHRON_S("a,b\n1,2\n345,678\n"), &limits, &raw, &err),
		CHRON_ELIMIT);
	assert_non_null(strstr(err.text, "(limit total-bytes)"));
	arena_free(raw.arena);
}

static void
an_option_that_makes_no_sense_is_refused(void **state)
{
	struct raw_file raw = {.arena = arena_new(), .file = "x"};
	struct chron_str options[1][2] = {
		{CHRON_INIT("delimiter"), CHRON_INIT("<>")}};
	struct chron_input in;
	struct registry r;
	struct chron_err err;
	struct import_request q = {.input = &in,
		.options = options,
		.noptions = 1,
		.from = CIVIL_MIN,
		.to = CIVIL_MAX};

	(void)state;
	assert_int_equal(registry_load(&r, NULL, 0, NULL), CHRON_OK);
	input_memory(&in, "x", CHRON_S("a,b\n"));
	q.importer = registry_find(&r, "csv");
	assert_int_equal(import_run(&q, &raw, &err), CHRON_EARG);
	assert_string_equal(
		err.text, "option delimiter takes one character or `tab`");
	options[0][1] = CHRON_S("tab");
	assert_int_equal(import_run(&q, &raw, &err), CHRON_OK);
	assert_int_equal(raw.records[0].ncells, 1);
	registry_free(&r);
	arena_free(raw.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cell_too_large_costs_its_own_row),
		cmocka_unit_test(a_row_of_too_many_cells_costs_itself),
		cmocka_unit_test(
			too_many_records_stop_the_file_and_keep_what_came_before),
		cmocka_unit_test(too_much_text_stops_the_file),
		cmocka_unit_test(an_option_that_makes_no_sense_is_refused),
	};

	return cmocka_run_group_tests_name("import", tests, NULL, NULL);
}
