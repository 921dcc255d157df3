/* Rows and dates that lean on what stands around them. */
#include "core/judge.h"
#include "judge_help.h"

#include "core/headings.h"

static void
titles_in_the_first_column_are_no_events(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Event|Date|Action", "Key Episode 1: the first year",
		"Police attended the address.|04/03/2019|None",
		"Escalating concerns", "Referral sent.|05/03/2019|",
		"and it was agreed that both would visit.",
		"Mother refused entry", "Visit.|06/03/2019|",
		"* Information from probation");
	assert_counts(&b, 5, 0, 3);
	assert_text(&b, 2, CHRON_F_EVENT,
		"and it was agreed that both would visit.");
	assert_text(&b, 3, CHRON_F_EVENT, "Mother refused entry");
	assert_true(b.c.events[2].carried && b.c.events[3].carried);
	assert_str(b.c.leftovers[1].text, "Escalating concerns");
	assert_str(b.c.leftovers[1].why, "a sub-heading across the table");
	assert_str(b.c.leftovers[2].why, "a footnote");
	bench_close(&b);
}

static void
a_cell_merged_across_is_a_sub_heading(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "x.docx");
	bench_row(&b, "", "Event|Date|Action");
	bench_row(&b, "", "Visit.|04/03/2019|None");
	bench_row(&b, "", "The family moved to Anytown")->cells[0].marks =
		CHRON_CELL_ACROSS;
	bench_row(&b, "", "Visit.|05/03/2019|None");
	bench_judge(&b);
	assert_counts(&b, 2, 0, 1);
	bench_close(&b);
}

static void
a_date_in_part_is_completed_by_the_row_above(void **state)
{
	const struct chron_diagnostic *d;
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Event", "Thursday 20 December 2018|One.",
		"28/12|Two.", "Thurs 3 Jan|Three.", "|It went on.",
		"Fri 9th|Four.", "14/2/2019|Five.", "12/1|Six.");
	assert_counts(&b, 5, 2, 0);
	assert_start(&b, 1, "2018-12-28");
	assert_start(&b, 2, "2019-01-03");
	assert_start(&b, 3, "2019-01-03");
	for (int i = 1; i < 4; i++)
		assert_true(b.c.events[i].start.uncertain);
	assert_false(b.c.events[4].start.uncertain);
	assert_str(b.c.events[1].date_text, "28/12");
	assert_str(b.c.leftovers[0].why,
		"the date \"Fri 9th\" cannot be read: a day alone is not a "
		"date: the month and the year are missing");
	assert_str(b.c.leftovers[1].why,
		"the date \"12/1\" cannot be read: the year is missing: write "
		"it in the cell, or as a heading above the rows; is it 12 Jan "
		"2019 or 12 Jan 2020?");
	bench_close(&b);
	RUN(&b, "x.csv", "Date|Event", "20/12/2018|One.", "5th Jan|Two.");
	d = bench_diag(&b, "date-from-row-above");
	assert_non_null(d);
	assert_int_equal(d->row, 3);
	assert_str(d->say,
		"the date is not written in full; it was read as 05 Jan 2019 "
		"because of the date of row 2");
	bench_close(&b);
}

static void
a_date_in_full_lacks_nothing(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Time|Event", "04/11/2016||One.",
		"08-nov-16|11.04|Two.", "9 Nov 16||Three.",
		"c. 11 Nov 16||Four.");
	assert_counts(&b, 4, 0, 0);
	assert_start(&b, 1, "2016-11-08T11:04");
	assert_start(&b, 2, "2016-11-09");
	assert_start(&b, 3, "2016-11-11");
	assert_null(bench_diag(&b, "date-from-row-above"));
	bench_close(&b);
}

static void
newest_first_it_is_completed_downwards(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Event", "20/01/2019|One.", "10/01/2019|Two.",
		"28/12|Three.", "5th|Four.");
	assert_counts(&b, 4, 0, 0);
	assert_start(&b, 2, "2018-12-28");
	assert_start(&b, 3, "2018-12-05");
	bench_close(&b);
}

static void
a_day_below_week_commencing_is_its_week(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Week commencing|Event", "04/03/2019|One.",
		"11/03/2019|Two.");
	assert_counts(&b, 2, 0, 0);
	assert_start(&b, 0, "2019-03-04");
	assert_int_equal(b.c.events[0].start.precision, CHRON_WEEK);
	bench_close(&b);
}

static void
a_weekday_that_does_not_fit_is_told_what_would(void **state)
{
	const struct chron_diagnostic *d;
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Event", "Tue 13 Mar 2019|One.");
	d = bench_diag(&b, "date-weekday");
	assert_non_null(d);
	assert_str(d->say,
		"the weekday written is not the weekday of that date; the date "
		"was kept; 13 Mar 2019 was a Wednesday: is it 12 Mar 2019, or "
		"13 Mar 2018?");
	bench_close(&b);
}

static void
headings_in_two_languages_are_one(void **state)
{
	const struct chron_heading *h;
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Dyddiad|Digwyddiad|Gwelwyd y plentyn",
		"Date|Event|Child seen", "04/03/2019|One.|Ie");
	assert_counts(&b, 1, 0, 0);
	h = b.c.sources[0].headings;
	assert_str(h[0].text, "Dyddiad / Date");
	assert_int_equal(h[0].confidence, 100);
	assert_str(h[2].text, "Gwelwyd y plentyn / Child seen");
	assert_int_equal(h[2].concept, CHRON_F_SEEN);
	assert_int_equal(h[0].row, 1);
	bench_close(&b);
}

static void
comments_on_headings_are_kept_and_say_nothing(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "housing.docx");
	bench_row(&b, "", "Chronology of involvement");
	bench_aside(&b, 1, "comment", "Agency: Police");
	bench_row(&b, "", "Date|Event");
	bench_aside(&b, 2, "comment", "K Jones: whose\nwords?");
	bench_row(&b, "", "04/03/2019|One.");
	bench_judge(&b);
	assert_counts(&b, 1, 0, 0);
	assert_agency(&b, 0, "Housing");
	assert_str(b.c.sources[0].preamble,
		"Chronology of involvement\n[comment: Agency: Police]\n"
		"[comment: K Jones: whose words?]");
	bench_close(&b);
}

static void
a_cross_among_other_answers_is_asked_about(void **state)
{
	const struct chron_diagnostic *d;
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Event|Child seen", "04/03/2019|One.|x",
		"05/03/2019|Two.|Y");
	d = bench_diag(&b, "answer-cross");
	assert_non_null(d);
	assert_int_equal(d->row, 1);
	assert_int_equal(d->col, 3);
	bench_close(&b);
	RUN(&b, "x.csv", "Date|Event|Child seen", "04/03/2019|One.|x",
		"05/03/2019|Two.|");
	assert_null(bench_diag(&b, "answer-cross"));
	bench_close(&b);
}

static void
a_glossary_below_explains_words(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "No|Date|Event", "1|04/03/2019|One.", "Glossary",
		"SPOC|Single point of contact", "2|05/03/2019|Two.");
	assert_counts(&b, 2, 0, 2);
	assert_str(b.c.leftovers[1].why, "explains a word, below a glossary");
	bench_close(&b);
}

static void
the_date_is_found_where_from_names_people(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Posted|From|To|Message",
		"04/03/2019|Dr Price|School|Asked.",
		"05/03/2019|School|Dr Price|Told.");
	assert_counts(&b, 2, 0, 0);
	assert_start(&b, 1, "2019-03-05");
	assert_non_null(bench_diag(&b, "date-column-guessed"));
	bench_close(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(titles_in_the_first_column_are_no_events),
		cmocka_unit_test(a_cell_merged_across_is_a_sub_heading),
		cmocka_unit_test(a_date_in_part_is_completed_by_the_row_above),
		cmocka_unit_test(a_date_in_full_lacks_nothing),
		cmocka_unit_test(newest_first_it_is_completed_downwards),
		cmocka_unit_test(a_day_below_week_commencing_is_its_week),
		cmocka_unit_test(
			a_weekday_that_does_not_fit_is_told_what_would),
		cmocka_unit_test(headings_in_two_languages_are_one),
		cmocka_unit_test(comments_on_headings_are_kept_and_say_nothing),
		cmocka_unit_test(a_cross_among_other_answers_is_asked_about),
		cmocka_unit_test(a_glossary_below_explains_words),
		cmocka_unit_test(the_date_is_found_where_from_names_people),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
