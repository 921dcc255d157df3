/* Tables as they come: rows and columns that a reader of neat tables gets
 * wrong.  Found by tests/test_messy.py; kept here each with its reason. */
#include <stdio.h>

#include "judge_help.h"

static void
a_date_within_a_narrative_is_no_year_for_the_rows_below(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Event|Outcome", "2020||", "12/3|Visit.|NFA",
		"|See entry of 3 May 2016.|", "13/4|Call.|NFA");
	assert_counts(&b, 3, 0, 1);
	assert_true(b.c.events[1].carried);
	assert_text(&b, 1, CHRON_F_EVENT, "See entry of 3 May 2016.");
	assert_start(&b, 2, "2020-04-13");
	bench_close(&b);
}

static void
ditto_is_the_day_above_and_keeps_its_own_time(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Event|Outcome", "12/03/2019 10:00|Visit.|NFA",
		"\"|Call.|NFA", "Same day 14:30|Letter.|NFA",
		"later that day|Email.|NFA", "next day|Visit.|NFA",
		"as above|Visit.|NFA");
	assert_counts(&b, 4, 2, 0);
	for (uint32_t i = 1; i < 4; i++)
		assert_true(b.c.events[i].carried);
	assert_start(&b, 1, "2019-03-12");
	assert_start(&b, 2, "2019-03-12T14:30");
	assert_start(&b, 3, "2019-03-12");
	assert_str(b.c.events[3].time_text, "later that day");
	assert_str(b.c.leftovers[0].why,
		"the date \"next day\" cannot be read: this leans on another "
		"row: write the date");
	assert_str(b.c.leftovers[1].why,
		"the row points to the date above it, and there is none that "
		"can be read");
	bench_close(&b);
}

static void
a_table_beside_the_first_column_has_its_lines_there(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "||2019||", "||Date|Event|Outcome",
		"||12/03|Visit.|NFA", "||2020||", "||13/03|Call.|NFA",
		"||Key Episode 1||", "||14/03|Call.|NFA");
	assert_counts(&b, 3, 0, 2);
	assert_start(&b, 0, "2019-03-12");
	assert_start(&b, 1, "2020-03-13");
	bench_close(&b);
}

static void
a_row_that_tells_something_is_no_heading_row(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Location|Event|Source|Wishes and feelings",
		"12/03/2019|Home|Visit.|Notes|", "13/03/2019|Home|Call.|Notes|",
		"not seen 2nd or 3rd|Family centre|1:1 session with "
		"Tyler.|Contact record|Not recorded",
		"14/03/2019|Home|Visit.|Notes|Too young");
	assert_counts(&b, 3, 1, 0);
	assert_int_equal(b.c.leftovers[0].row, 4);
	assert_start(&b, 2, "2019-03-14");
	bench_close(&b);
}

static void
a_line_in_the_first_column_leads_the_rows_below(void **state)
{
	static const char *const lines[] = {"Pregnancy and birth||||",
		"Period 2: return home||||", "Key: HV = health visitor||||",
		"Events in 2019||||"};

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		struct bench b;

		RUN(&b, "x.csv", "No|Date|Event|Source|Outcome", lines[i],
			"1|13/03/2019|Visit.|Notes|NFA", lines[i],
			"2|14/03/2019|Call.|Notes|NFA");
		assert_counts(&b, 2, 0, 2);
		assert_int_equal(b.c.leftovers[0].row, 2);
		assert_str(
			b.c.leftovers[1].why, "a sub-heading across the table");
		bench_close(&b);
	}
}

static void
a_total_under_the_date_is_a_total(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Source|Date|Event", "Notes|13/03/2019|Visit.",
		"Total|25|");
	assert_counts(&b, 1, 0, 1);
	assert_str(b.c.leftovers[0].why, "a total");
	bench_close(&b);
}

static void
what_stands_above_the_headings_is_no_half_of_them(void **state)
{
	static const char *const above[] = {
		"Child:|Maisie Example|DOB 09/11/2016|||",
		"Date range:|01/09/2015|to|31/08/2019||"};

	(void)state;
	for (size_t i = 0; i < sizeof(above) / sizeof(*above); i++) {
		struct bench b;

		RUN(&b, "x.csv", above[i],
			"Ref|Date of attendance|Contact time|Event|"
			"Which child(ren)?|Outcome",
			"1|13/03/2019|0723|Visit.|Maisie|NFA");
		assert_counts(&b, 1, 0, 0);
		assert_start(&b, 0, "2019-03-13T07:23");
		assert_text(&b, 0, CHRON_F_SUBJECT, "Maisie");
		bench_close(&b);
	}
}

static void
a_title_below_the_headings_is_no_half_of_them(void **state)
{
	static const char *const below[] = {
		"Events in 2019|||", "Key episode 1|||"};

	(void)state;
	for (size_t i = 0; i < sizeof(below) / sizeof(*below); i++) {
		struct bench b;

		RUN(&b, "x.csv", "Date of contact|Event|Outcome|Comment",
			below[i], "13/03/2019|Visit.|NFA|");
		assert_counts(&b, 1, 0, 1);
		assert_int_equal(b.c.leftovers[0].row, 2);
		bench_close(&b);
	}
}

static void
a_column_is_of_dates_or_times_if_it_reads_so(void **state)
{
	static const struct {
		const char *head, *row, *start, *end;
	} t[] = {
		/* the day numbers of a spreadsheet */
		{"Event dt|Date of entry|Event", "42280|42281|Visit.",
			"2015-10-03", NULL},
		{"Date|To|Event", "43667|43676|Stayed with Nan.", "2019-07-21",
			"2019-07-30"},
		{"Date|Date of end|Event", "27 07 19|28 07 19|Stayed.",
			"2019-07-27", "2019-07-28"},
		{"Date|Approx time|Event", "13/03/2019|0359|Visit.",
			"2019-03-13T03:59", NULL},
		{"Date|Call time|Event", "13/03/2019|23.51|Visit.",
			"2019-03-13T23:51", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(*t); i++) {
		struct bench b;
		char end[17];

		RUN(&b, "x.csv", t[i].head, t[i].row);
		assert_counts(&b, 1, 0, 0);
		assert_start(&b, 0, t[i].start);
		assert_int_equal(b.c.events[0].has_end, t[i].end != NULL);
		if (t[i].end) {
			civil_iso_minute(b.c.events[0].end.earliest, end);
			end[10] = '\0';
			assert_string_equal(end, t[i].end);
		}
		bench_close(&b);
	}
}

static void
the_date_of_something_else_is_not_the_date(void **state)
{
	static const struct {
		const char *head, *row[2], *start;
		bool end;
	} t[] = {
		{"Date and time of the contact|Event|Date of referral",
			{"29 12 18 10:30|Visit.|01/03/2017",
				"30 12 18 11:30|Call.|01/03/2017"},
			"2018-12-29T10:30", false},
		{"When|Event|Date of referral",
			{"29/12/2016|Visit.|01/03/2017",
				"30/12/2016|Call.|02/03/2017"},
			"2016-12-29", false},
		{"Start Date|Date of referral|Date of end|Event",
			{"13/03/2017|01/03/2017|17/03/2017|Stayed.",
				"14/03/2017|01/03/2017|18/03/2017|Stayed."},
			"2017-03-13", true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(*t); i++) {
		struct bench b;

		RUN(&b, "x.csv", t[i].head, t[i].row[0], t[i].row[1]);
		assert_counts(&b, 2, 0, 0);
		assert_start(&b, 0, t[i].start);
		assert_int_equal(b.c.events[0].has_end, t[i].end);
		bench_close(&b);
	}
}

static void
a_table_may_begin_below_another(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Worker|Event", "13/03/2019|SW|Visit.", "",
		"Part 2: after the move||", "Event|Date|Time|Who",
		"Call.|14/03/2019|10:30|HV", "Event|Date|Time|Who",
		"Clinic.|15/03/2019||GP", "2020|||", "Date|Review|Notes|",
		"16/3||Visit.|");
	assert_counts(&b, 4, 0, 3);
	assert_start(&b, 3, "2020-03-16");
	assert_start(&b, 1, "2019-03-14T10:30");
	assert_text(&b, 1, CHRON_F_EVENT, "Call.");
	assert_int_equal(b.c.events[2].row, 8);
	assert_text(&b, 2, CHRON_F_EVENT, "Clinic.");
	assert_str(b.c.leftovers[1].why, "the heading row repeated");
	bench_close(&b);
}

static void
the_first_of_two_tables_is_no_preamble(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "When (date and time)|Event|Comment",
		"23 10 15, 3:58pm|Visit.|",
		"Comment|When (date and time)|Event", "|9 August 2016|Call.");
	assert_counts(&b, 2, 0, 0);
	assert_start(&b, 0, "2015-10-23T15:58");
	assert_start(&b, 1, "2016-08-09");
	bench_close(&b);
}

static void
a_source_that_names_others_is_no_agency_of_a_known_file(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Organisation: Midwifery", "Date|Source|Event",
		"13/03/2019|Police CNF|Visit.", "14/03/2019|GP|Call.");
	assert_agency(&b, 0, "Midwifery");
	assert_agency(&b, 1, "Midwifery");
	bench_close(&b);
}

static void
the_narrative_is_found_among_remarks(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Worker|Remarks",
		"13/03/2019|SW|Visited, seen by the social worker.");
	assert_text(
		&b, 0, CHRON_F_EVENT, "Visited, seen by the social worker.");
	bench_close(&b);
}

static void
a_default_of_midnight_is_known_in_any_spelling(void **state)
{
	static const char *const t[][2] = {
		{"13-Mar-2019 00:00:00", "14-Mar-2019 10:30:00"},
		{"20190313 00:00:00", "20190314 10:30:00"},
		{"13/03/2019 00:00", "14/03/2019 at 10:30"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(*t); i++) {
		struct bench b;
		char a[64], c[64];

		snprintf(a, sizeof(a), "%s|V.", t[i][0]);
		snprintf(c, sizeof(c), "%s|V.", t[i][1]);
		RUN(&b, "x.csv", "Date and time|Event", "2019|", a, c, c, c,
			"March 2019|V.");
		assert_int_equal(b.c.events[0].start.precision, CHRON_DAY);
		assert_start(&b, 1, "2019-03-14T10:30");
		assert_non_null(bench_diag(&b, "date-midnight"));
		bench_close(&b);
	}
}

static void
a_title_keeps_the_spelling_of_the_agency(void **state)
{
	static const struct {
		const char *line, *agency;
	} t[] = {
		{"Chronology of St Aldhelm's Primary School involvement",
			"St Aldhelm's Primary School"},
		{"Chronology of Probation Service involvement",
			"Probation Service"},
		{"Chronology of police involvement: EXAMPLE", "Police"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(*t); i++) {
		struct bench b;

		RUN(&b, "x.csv", t[i].line, "Date|Event", "13/03/2019|V.");
		assert_agency(&b, 0, t[i].agency);
		bench_close(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_date_within_a_narrative_is_no_year_for_the_rows_below),
		cmocka_unit_test(a_row_that_tells_something_is_no_heading_row),
		cmocka_unit_test(
			a_table_beside_the_first_column_has_its_lines_there),
		cmocka_unit_test(ditto_is_the_day_above_and_keeps_its_own_time),
		cmocka_unit_test(
			a_line_in_the_first_column_leads_the_rows_below),
		cmocka_unit_test(a_total_under_the_date_is_a_total),
		cmocka_unit_test(
			what_stands_above_the_headings_is_no_half_of_them),
		cmocka_unit_test(a_title_below_the_headings_is_no_half_of_them),
		cmocka_unit_test(a_column_is_of_dates_or_times_if_it_reads_so),
		cmocka_unit_test(the_date_of_something_else_is_not_the_date),
		cmocka_unit_test(a_table_may_begin_below_another),
		cmocka_unit_test(the_first_of_two_tables_is_no_preamble),
		cmocka_unit_test(
			a_source_that_names_others_is_no_agency_of_a_known_file),
		cmocka_unit_test(the_narrative_is_found_among_remarks),
		cmocka_unit_test(
			a_default_of_midnight_is_known_in_any_spelling),
		cmocka_unit_test(a_title_keeps_the_spelling_of_the_agency),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
