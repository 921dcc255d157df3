/* What a profile says of a file, and what stands where a finding was made. */
#include "judge_help.h"

static void
two_sheets(struct bench *b, struct chron_profile *p)
{
	bench_open(b, "police.xlsx");
	b->options.profile = p;
	bench_row(b, "Notes", "Date|Event");
	bench_row(b, "Notes", "01/03/2019|A note to self");
	bench_row(b, "Notes", "02/03/2019|Another note");
	bench_row(b, "Log", "Date|Event");
	bench_row(b, "Log", "13/03/2019|Kit seen at home");
	bench_row(b, "Log", "14/13/2019|Telephone call");
	bench_judge(b);
}

static void
only_the_parts_told_are_the_chronology(void **state)
{
	struct chron_str part = CHRON_S("log");
	struct chron_profile p = {.parts = &part, .nparts = 1};
	struct bench b;

	(void)state;
	two_sheets(&b, &p);
	assert_counts(&b, 1, 1, 3);
	assert_start(&b, 0, "2019-03-13");
	assert_text(&b, 0, CHRON_F_EVENT, "Kit seen at home");
	assert_agency(&b, 0, "Police");
	assert_str(
		b.c.leftovers[0].why, "in a part that the profile leaves out");
	assert_null(bench_diag(&b, "profile-part-missing"));
	bench_close(&b);
}

static void
a_part_that_is_not_there_leaves_nothing_out(void **state)
{
	struct chron_str part = CHRON_S("Lag");
	struct chron_profile p = {.parts = &part, .nparts = 1};
	struct bench b;

	(void)state;
	two_sheets(&b, &p);
	assert_counts(&b, 3, 1, 0);
	assert_str(bench_diag(&b, "profile-part-missing")->say,
		"the profile takes the part \"Lag\" for the chronology, and "
		"the file has none of that name; is it \"Log\"?");
	bench_close(&b);
}

static void
a_file_of_one_part_has_no_choice(void **state)
{
	struct chron_str part = CHRON_S("Sheet1");
	struct chron_profile p = {.parts = &part, .nparts = 1};
	struct bench b;

	(void)state;
	bench_open(&b, "police.csv");
	b.options.profile = &p;
	bench_row(&b, "", "Date|Event");
	bench_row(&b, "", "13/03/2019|Kit seen at home");
	bench_judge(&b);
	assert_counts(&b, 1, 0, 0);
	assert_null(bench_diag(&b, "profile-part-missing"));
	bench_close(&b);
}

static void
a_finding_keeps_the_words_of_its_cell(void **state)
{
	const struct chron_diagnostic *d;
	struct bench b;

	(void)state;
	two_sheets(&b, NULL);
	d = bench_diag(&b, "date-unreadable");
	assert_non_null(d);
	assert_int_equal(d->row, 6);
	assert_str(d->part, "Log");
	assert_str(d->heading, "Date");
	assert_str(d->there, "14/13/2019");
	bench_close(&b);
	RUN(&b, "police.csv", "Date|Event", "13/03/2019|Visit", "|Call|x");
	d = bench_diag(&b, "date-missing");
	assert_non_null(d);
	assert_int_equal(d->there.n, 0);
	assert_int_equal(d->heading.n, 0);
	bench_close(&b);
}

static void
a_heading_knows_its_column(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "police.csv", "Police log", "Date|Event",
		"13/03/2019|Kit seen at home");
	assert_int_equal(b.c.sources[0].headings[1].col, 2);
	assert_int_equal(b.c.sources[0].headings[1].row, 2);
	bench_close(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_the_parts_told_are_the_chronology),
		cmocka_unit_test(a_part_that_is_not_there_leaves_nothing_out),
		cmocka_unit_test(a_file_of_one_part_has_no_choice),
		cmocka_unit_test(a_finding_keeps_the_words_of_its_cell),
		cmocka_unit_test(a_heading_knows_its_column),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
