/* What importers of documents and workbooks hand over: text between tables,
 * merged cells, what is set aside, tables that are no chronology. */
#include "judge_help.h"

/* Several rows of one part. */
static void
rows_of(struct bench *b, const char *part, const char *const *rows)
{
	for (; *rows; rows++)
		bench_row(b, part, *rows);
}
#define ROWS(b, part, ...)                                                     \
	rows_of(b, part, (const char *const[]){__VA_ARGS__, NULL})

static void
declare_children(struct bench *b)
{
	static struct chron_child children[2];

	children[0] = (struct chron_child){.ref = CHRON_S("A"),
		.name = CHRON_S("Maisie Example"),
		.born = INT32_MIN,
		.subject = true};
	children[1] = (struct chron_child){.ref = CHRON_S("B"),
		.name = CHRON_S("Tom Example"),
		.born = INT32_MIN,
		.subject = true};
	b->c.config.children = children;
	b->c.config.nchildren = 2;
	b->c.config.children_declared = true;
}

/* ---- text outside of tables ---- */

static void
text_is_no_record_and_the_preamble_of_the_first_table(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "return.docx");
	bench_text(&b, "Integrated chronology");
	bench_text(&b, "Agency: Anytown Housing");
	ROWS(&b, "", "Date|Event", "13/03/2019|Visit.", "14/03/2019|Call.");
	bench_text(&b, "Completed by: J Smith, Anytown Police");
	bench_judge(&b);
	assert_counts(&b, 2, 0, 0);
	assert_agency(&b, 0, "Anytown Housing");
	assert_str(b.c.sources[0].agency_from, "preamble");
	assert_str(b.c.sources[0].preamble,
		"Integrated chronology\nAgency: Anytown Housing");
	bench_close(&b);
}

static void
a_year_between_tables_is_that_of_the_rows_below(void **state)
{
	static const struct {
		const char *text, *start;
	} t[] = {
		{"2021", "2021-04-12"},
		{"Year 2021", "2021-04-12"},
		{"January - June 2021", "2021-04-12"},
		{"2021 - first placement", "2021-04-12"},
		{"Events in 2021 (age 3)", "2021-04-12"},
		{"Period 2: January to June 2021", "2021-04-12"},
		{"Financial year 2021/22", "2021-04-12"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(*t); i++) {
		struct bench b;

		bench_open(&b, "x.docx");
		bench_text(&b, "2020");
		ROWS(&b, "table 1", "Date|Event", "12/3|Visit.");
		bench_text(&b, t[i].text);
		ROWS(&b, "table 2", "Date|Event", "12/4|Call.");
		bench_text(&b, "The move to Anytown");
		ROWS(&b, "table 3", "14/4|Clinic.");
		bench_judge(&b);
		assert_counts(&b, 3, 0, 0);
		assert_start(&b, 0, "2020-03-12");
		assert_start(&b, 1, t[i].start);
		assert_start(&b, 2, "2021-04-14");
		bench_close(&b);
	}
}

static void
a_year_or_a_date_does_not_go_over_into_the_next_sheet(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "x.xlsx");
	ROWS(&b, "2015", "Date|Event", "12/3|Visit.");
	ROWS(&b, "2016", "12/4|Call.", "14/4|Clinic.");
	ROWS(&b, "Rest", "|Undated.", "12/5|Letter.", "13/05/2017|Email.");
	bench_judge(&b);
	assert_counts(&b, 4, 2, 0);
	assert_start(&b, 0, "2015-03-12");
	assert_start(&b, 1, "2016-04-12");
	assert_start(&b, 2, "2016-04-14");
	assert_start(&b, 3, "2017-05-13");
	bench_close(&b);
}

static void
the_year_of_a_report_is_not_that_of_the_rows(void **state)
{
	static const char *const lines[] = {"Report of March 2022",
		"Commissioned by the panel in 2022", "DOB: 01/02/2016",
		"12 March 2019 to 14 May 2020"};

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		struct bench b;

		bench_open(&b, "x.docx");
		bench_text(&b, lines[i]);
		ROWS(&b, "", "Date|Event", "13/03/2019|Visit.", "12/3|Call.");
		bench_judge(&b);
		assert_counts(&b, 1, 1, 0);
		bench_close(&b);
	}
}

static void
of_two_years_spring_lies_in_the_second(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Event", "2021/22|", "12/10|Visit.", "3/2|Call.",
		"3/6|Clinic.");
	assert_counts(&b, 3, 0, 1);
	assert_start(&b, 0, "2021-10-12");
	assert_start(&b, 1, "2022-02-03");
	assert_false(b.c.events[1].start.uncertain);
	assert_start(&b, 2, "2021-06-03");
	assert_true(b.c.events[2].start.uncertain);
	bench_close(&b);
}

static void
a_table_split_by_a_page_goes_on_as_it_was(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "x.docx");
	ROWS(&b, "table 1", "Date|Event", "2020|", "12/3|Visit.", "|Call.",
		"|Text.", "|Letter.");
	bench_text(&b, "OFFICIAL-SENSITIVE");
	bench_text(&b, "Page 2 of 4");
	ROWS(&b, "table 2", "|Meeting.", "13/3|Clinic.");
	bench_text(&b, "Page 3 of 4");
	ROWS(&b, "table 3", "Date|Event", "|Phone.", "14/3|School.");
	bench_judge(&b);
	assert_counts(&b, 8, 0, 1);
	assert_int_equal(b.c.sources[0].nheadings, 2);
	assert_start(&b, 4, "2020-03-12");
	assert_true(b.c.events[4].carried);
	assert_start(&b, 6, "2020-03-13");
	assert_start(&b, 7, "2020-03-14");
	bench_close(&b);
}

static void
a_heading_between_tables_ends_the_date_carried(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "x.docx");
	ROWS(&b, "table 1", "Date|Event", "12/03/2020|Visit.", "|Call.",
		"|Text.");
	bench_text(&b, "After the birth");
	ROWS(&b, "table 2", "|Meeting.", "13/03/2020|Clinic.");
	bench_judge(&b);
	assert_counts(&b, 4, 1, 0);
	bench_close(&b);
}

static void
a_sheet_may_be_named_after_its_year(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "x.xlsx");
	ROWS(&b, "2019", "Date|Event", "12/3|Visit.");
	ROWS(&b, "2020", "Date|Event", "12/3|Call.");
	ROWS(&b, "Notes", "Date|Event", "12/3|Clinic.", "13/03/2021|Visit.");
	bench_judge(&b);
	assert_counts(&b, 3, 1, 0);
	assert_start(&b, 0, "2019-03-12");
	assert_start(&b, 1, "2020-03-12");
	assert_start(&b, 2, "2021-03-13");
	bench_close(&b);
}

static void
a_date_above_a_table_is_that_of_its_rows(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "x.docx");
	bench_text(&b, "Tuesday 12 March 2019");
	ROWS(&b, "table 1", "Time|Event|Outcome", "10:30|Visit.|NFA",
		"11:00|Call.|NFA");
	bench_text(&b, "13 March 2019");
	ROWS(&b, "table 2", "Time|Event|Outcome", "|Clinic.|NFA");
	bench_judge(&b);
	assert_counts(&b, 3, 0, 0);
	assert_start(&b, 0, "2019-03-12T10:30");
	assert_start(&b, 1, "2019-03-12T11:00");
	assert_start(&b, 2, "2019-03-13");
	assert_true(b.c.events[2].carried);
	assert_str(b.c.events[2].date_text, "13 March 2019");
	bench_close(&b);
}

static void
the_date_of_a_document_is_not_that_of_a_row(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "x.docx");
	bench_text(&b, "12 March 2022");
	ROWS(&b, "", "Date|Event|Outcome", "|Clinic.|NFA",
		"13/03/2019|Visit.|NFA");
	bench_judge(&b);
	assert_counts(&b, 1, 1, 0);
	bench_close(&b);
}

/* ---- whose tables they are ---- */

static void
each_table_may_be_of_another_agency(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "merged.docx");
	bench_text(&b, "Chronology");
	bench_text(&b, "Agency: Anytown Police");
	ROWS(&b, "table 1", "Date|Event", "13/03/2019|Visit.");
	bench_text(&b, "Agency: Anytown Housing");
	ROWS(&b, "table 2", "Date|Event", "14/03/2019|Call.");
	bench_text(&b, "Page 2");
	ROWS(&b, "table 3", "15/03/2019|Letter.");
	bench_judge(&b);
	assert_counts(&b, 3, 0, 0);
	assert_agency(&b, 0, "Anytown Police");
	assert_agency(&b, 1, "Anytown Housing");
	assert_agency(&b, 2, "Anytown Housing");
	assert_int_equal(b.c.sources[0].agency, CHRON_NONE);
	assert_str(b.c.sources[0].agency_from, "table");
	bench_close(&b);
}

static void
a_heading_alone_names_the_agency_if_nearly_all_do(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "merged.docx");
	bench_text(&b, "Police");
	ROWS(&b, "table 1", "Date|Event", "13/03/2019|Visit.");
	bench_text(&b, "Health Visiting");
	ROWS(&b, "table 2", "Date|Event", "14/03/2019|Call.");
	bench_judge(&b);
	assert_agency(&b, 0, "Police");
	assert_agency(&b, 1, "Health Visiting");
	bench_close(&b);

	bench_open(&b, "csc.docx");
	bench_text(&b, "Before birth");
	ROWS(&b, "table 1", "Date|Event", "13/03/2019|Visit.");
	bench_text(&b, "Nursery");
	ROWS(&b, "table 2", "Date|Event", "14/03/2019|Call.");
	bench_text(&b, "School");
	ROWS(&b, "table 3", "Date|Event", "15/03/2019|Call.");
	bench_judge(&b);
	assert_int_equal(b.c.events[0].agency, b.c.events[1].agency);
	assert_int_equal(b.c.events[0].agency, b.c.events[2].agency);
	bench_close(&b);
}

static void
each_sheet_may_be_of_another_agency(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "all agencies.xlsx");
	ROWS(&b, "Cover", "Integrated chronology", "Author|J Smith");
	ROWS(&b, "Police", "Date|Event", "13/03/2019|Visit.");
	ROWS(&b, "GP", "Date|Event", "14/03/2019|Call.");
	ROWS(&b, "Health Visiting", "Date|Details", "15/03/2019|Call.");
	bench_judge(&b);
	assert_counts(&b, 3, 0, 0);
	assert_agency(&b, 0, "Police");
	assert_agency(&b, 1, "GP");
	assert_agency(&b, 2, "Health Visiting");
	bench_close(&b);
}

static void
a_form_above_a_table_says_whose_it_is(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "merged.docx");
	ROWS(&b, "table 1", "Agency|Anytown Police", "Role|Author",
		"Telephone|01234 567890", "Version|0.3");
	ROWS(&b, "table 2", "Date|Event", "13/03/2019|Visit.");
	ROWS(&b, "table 3", "Agency|Anytown Housing", "Author|K Jones");
	ROWS(&b, "table 4", "Date|Event", "14/03/2019|Call.");
	ROWS(&b, "table 5", "Signed|K Jones");
	bench_judge(&b);
	assert_counts(&b, 2, 0, 1);
	assert_agency(&b, 0, "Anytown Police");
	assert_agency(&b, 1, "Anytown Housing");
	assert_str(b.c.leftovers[0].why,
		"table 5 is no chronology: it stands below all tables and has "
		"no dates");
	bench_close(&b);
}

static void
each_table_may_be_of_another_child(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "police.docx");
	declare_children(&b);
	bench_text(&b, "Child: Maisie Example");
	ROWS(&b, "table 1", "Date|Event|Family member", "13/03/2019|Visit.|",
		"14/03/2019|Visit.|Mother");
	bench_text(&b, "Tom Example");
	ROWS(&b, "table 2", "Date|Event", "14/03/2019|Call.");
	bench_judge(&b);
	assert_counts(&b, 3, 0, 0);
	assert_int_equal(b.c.sources[0].child, CHRON_NONE);
	assert_text(&b, 0, CHRON_F_SUBJECT, "Maisie Example");
	assert_text(&b, 1, CHRON_F_SUBJECT, "Mother");
	assert_text(&b, 2, CHRON_F_SUBJECT, "Tom Example");
	bench_close(&b);
}

static void
one_child_above_one_table_is_that_of_the_file(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "police.docx");
	declare_children(&b);
	bench_text(&b, "Child: Tom Example");
	ROWS(&b, "table 1", "Date|Event", "13/03/2019|Visit.");
	ROWS(&b, "table 2", "14/03/2019|Call.");
	bench_judge(&b);
	assert_int_equal(b.c.sources[0].child, 1);
	assert_text(&b, 0, CHRON_F_SUBJECT, "");
	bench_close(&b);
}

/* ---- tables that are no chronology ---- */

static void
other_tables_are_explained(void **state)
{
	static const struct {
		const char *part, *rows[4], *why;
	} t[] = {
		{"table 1",
			{"Name|Date of birth|Relationship",
				"Maisie Example|01/02/2016|Subject child",
				"Pauline Example|03/04/1961|Maternal "
				"grandmother"},
			"table 1 is no chronology: it is a list of people"},
		{"table 1",
			{"Name|DOB|Address|Ethnicity|Role",
				"Maisie Example|01/02/2016|1 High St|WB|Child",
				"Tom Example|03/04/2012|1 High St|WB|Brother"},
			"table 1 is no chronology: it is a list of people"},
		{"table 1",
			{"Name|Role|Agency|Telephone|Date involved",
				"J Smith|Social worker|CSC|01234 567890|"
				"01/02/2016",
				"K Jones|Teacher|School|01234 567891|"
				"01/02/2017"},
			"table 1 is no chronology: it is a list of people"},
		{"table 1",
			{"Name|Role|Dates of involvement",
				"R Hill|Health visitor|Jan 2018 - May 2018",
				"T Dale|GP|2018"},
			"table 1 is no chronology: it is a list of people"},
		{"table 1",
			{"Version|Date|Author|Comments",
				"0.1|01/02/2022|J Smith|First draft for panel",
				"0.2|01/03/2022|J Smith|After the meeting"},
			"table 1 is no chronology: it lists versions of the "
			"document"},
		{"Key", {"Code|Meaning", "HV|Health visitor"},
			"sheet \"Key\" is no chronology: it explains words"},
		{"Lists",
			{"Agency|Contact type|Seen", "Police|Visit|Y",
				"GP|Call|N"},
			"sheet \"Lists\" is no chronology: it holds lists to "
			"choose from"},
		{"Costs", {"Item|Amount|Code", "Travel|12.40|A1"},
			"sheet \"Costs\" is no chronology: no row of it heads "
			"a column of dates"},
	};

	(void)state;
	for (size_t i = 0; i < 2 * sizeof(t) / sizeof(*t); i++) {
		size_t k = i / 2, n = 0;
		struct bench b;

		while (n < 4 && t[k].rows[n])
			n++;
		bench_open(&b, "police.xlsx");
		if (i & 1)
			ROWS(&b, "table 0", "Date|Event|Outcome|By|Seen",
				"13/03/2019|Visit.|NFA|SW|Y");
		rows_of(&b, t[k].part, t[k].rows);
		if (!(i & 1))
			ROWS(&b, "table 9", "Date|Event|Outcome|By|Seen",
				"13/03/2019|Visit.|NFA|SW|Y");
		bench_judge(&b);
		assert_counts(&b, 1, 0, n);
		assert_str(b.c.leftovers[0].why, t[k].why);
		assert_text(&b, 0, CHRON_F_EVENT, "Visit.");
		bench_close(&b);
	}
}

static void
a_chronology_may_have_a_column_of_births(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Child|DOB|Date|Event|Contact type",
		"Maisie|01/02/2016|13/03/2019|Visit.|Telephone",
		"Maisie|01/02/2016|14/03/2019|Call.|Email");
	assert_counts(&b, 2, 0, 0);
	assert_start(&b, 0, "2019-03-13");
	bench_close(&b);
}

static void
the_only_table_of_a_file_is_read_if_it_can_be(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Client|Telephone|Date|Remarks of the caller",
		"Maisie|01234 567890|13/03/2019|Call about the rent.",
		"Maisie|01234 567890|14/03/2019|Call about the heating.");
	assert_counts(&b, 2, 0, 0);
	assert_text(&b, 0, CHRON_F_EVENT, "Call about the rent.");
	bench_close(&b);
}

static void
contact_by_telephone_is_no_list_of_people(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "x.docx");
	ROWS(&b, "table 1", "Date|Type|Event", "13/03/2019|Visit|Home visit.");
	ROWS(&b, "table 2", "14/03/2019|Telephone|Call.",
		"15/03/2019|Email|Letter.");
	bench_judge(&b);
	assert_counts(&b, 3, 0, 0);
	bench_close(&b);
}

/* ---- merged cells ---- */

static void
a_date_reaches_down_from_a_merged_cell(void **state)
{
	struct bench b;
	struct raw_record *r;

	(void)state;
	bench_open(&b, "x.docx");
	ROWS(&b, "", "Date|Time|Event", "13/03/2019|10:00|Visit.");
	r = bench_row(&b, "", "13/03/2019|11:00|Call.");
	bench_carried(r, 1);
	r = bench_row(&b, "", "13/03/2019||Text.");
	bench_carried(r, 1);
	bench_judge(&b);
	assert_counts(&b, 3, 0, 0);
	assert_false(b.c.events[0].carried);
	assert_true(b.c.events[1].carried);
	assert_start(&b, 1, "2019-03-13T11:00");
	assert_start(&b, 2, "2019-03-13");
	assert_str(b.c.events[2].date_text, "13/03/2019");
	assert_str(b.c.diagnostics[b.c.ndiagnostics - 1].say,
		"the date stands in a merged cell that reaches down from row "
		"2");
	assert_str(b.c.diagnostics[b.c.ndiagnostics - 1].slug, "date-carried");
	bench_close(&b);
}

static void
a_merged_account_is_that_of_each_row(void **state)
{
	struct bench b;
	struct raw_record *r;

	(void)state;
	bench_open(&b, "x.docx");
	ROWS(&b, "", "Date|Event|Outcome", "13/03/2019|No reply.|NFA");
	r = bench_row(&b, "", "14/03/2019|No reply.|NFA");
	bench_carried(r, 2);
	r = bench_row(&b, "", "14/03/2019|No reply.|NFA");
	bench_carried(r, 1);
	bench_carried(r, 2);
	bench_carried(r, 3);
	bench_judge(&b);
	assert_counts(&b, 2, 0, 1);
	assert_text(&b, 1, CHRON_F_EVENT, "No reply.");
	assert_false(b.c.events[1].carried);
	assert_str(b.c.leftovers[0].why,
		"goes on with the row above: every cell is merged with those "
		"above it");
	bench_close(&b);
}

static void
headings_may_stand_below_a_merged_group(void **state)
{
	struct bench b;
	struct raw_record *r;

	(void)state;
	bench_open(&b, "x.docx");
	bench_row(&b, "", "Date||Event|Child|");
	r = bench_row(&b, "", "From|To|Event|Seen|Wishes and feelings");
	bench_carried(r, 3);
	bench_row(&b, "", "13/03/2019|15/03/2019|Stayed.|Y|Happy");
	bench_judge(&b);
	assert_counts(&b, 1, 0, 0);
	assert_start(&b, 0, "2019-03-13");
	assert_true(b.c.events[0].has_end);
	assert_text(&b, 0, CHRON_F_EVENT, "Stayed.");
	assert_text(&b, 0, CHRON_F_SEEN, "Y");
	assert_text(&b, 0, CHRON_F_VIEWS, "Happy");
	bench_close(&b);
}

static void
a_day_across_the_table_is_the_date_of_the_rows_below(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.docx", "Time|Event|Outcome", "12 March 2019||",
		"10:30|Visit.|NFA", "|Call.|NFA", "13 March 2019||",
		"|Clinic.|NFA");
	assert_counts(&b, 3, 0, 2);
	assert_start(&b, 0, "2019-03-12T10:30");
	assert_start(&b, 1, "2019-03-12");
	assert_start(&b, 2, "2019-03-13");
	assert_true(b.c.events[2].carried);
	bench_close(&b);

	RUN(&b, "x.docx", "No|Date|Event|Outcome", "12 March 2019|||",
		"1||Visit.|NFA", "2|14/03/2019|Call.|NFA");
	assert_counts(&b, 2, 0, 1);
	assert_start(&b, 0, "2019-03-12");
	bench_close(&b);
}

/* ---- set aside ---- */

static void
what_is_set_aside_goes_with_the_event(void **state)
{
	struct bench b, plain;
	const struct chron_event *e;

	(void)state;
	RUN(&plain, "x.docx", "Date|Event|Comment", "13/03/2019|Visit.|");
	bench_open(&b, "x.docx");
	ROWS(&b, "", "Date|Event|Comment", "13/03/2019|Visit.|");
	bench_aside(&b, 2, "comment", "K Jones: was she seen?");
	bench_aside(&b, 2, "deleted text", "Seen alone.");
	bench_aside(&b, 3, "comment", "L Hill: ask the HV");
	bench_judge(&b);
	assert_counts(&b, 1, 0, 0);
	e = &b.c.events[0];
	assert_str(e->id, arena_str(b.arena, plain.c.events[0].id).p);
	assert_text(&b, 0, CHRON_F_COMMENT, "");
	assert_int_equal(e->nvalues, 4);
	assert_int_equal(e->values[2].concept, CHRON_F_OTHER);
	assert_str(
		b.c.sources[0].headings[e->values[2].heading].text, "comment");
	assert_str((struct chron_str){e->values[2].p, e->values[2].n},
		"K Jones: was she seen?\nL Hill: ask the HV");
	assert_str(b.c.sources[0].headings[e->values[3].heading].text,
		"deleted text");
	bench_close(&b);
	bench_close(&plain);
}

static void
a_row_whose_date_was_set_aside_takes_no_other(void **state)
{
	static const char *const names[] = {
		"formula", "deleted text", "hidden text", "comment"};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct bench b;

		bench_open(&b, "x.xlsx");
		ROWS(&b, "", "Date|Event", "13/03/2019|Visit.", "|Went on.");
		ROWS(&b, "", "|Call.");
		bench_aside(&b, 1, names[i], "14/03/2019");
		ROWS(&b, "", "|And more.", "15/03/2019|Letter.");
		bench_judge(&b);
		assert_counts(&b, i < 3 ? 3 : 5, i < 3 ? 2 : 0, 0);
		if (i == 0)
			assert_str(b.c.leftovers[0].why,
				"the date of the row was set aside: its cell "
				"holds only a formula without its result");
		bench_close(&b);
	}
}

static void
what_is_set_aside_of_a_row_without_an_event_is_kept(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "x.docx");
	ROWS(&b, "", "Date|Event", "31/11/2019|Visit.");
	bench_aside(&b, 2, "comment", "which day?");
	bench_row(&b, "", "|");
	bench_aside(&b, 1, "deleted text", "12/03/2019");
	bench_row(&b, "", "13/03/2019|Call.");
	bench_judge(&b);
	assert_counts(&b, 1, 1, 1);
	assert_str(b.c.leftovers[0].text,
		"31/11/2019 | Visit. | comment: which day?");
	assert_str(b.c.leftovers[1].text, "deleted text: 12/03/2019");
	assert_str(b.c.leftovers[1].why,
		"nothing but what was set aside: no words of its own");
	bench_close(&b);
}

static void
a_hidden_row_is_a_row(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "x.xlsx");
	ROWS(&b, "", "Date|Event", "13/03/2019|Visit.");
	b.raw.records[1].marks = CHRON_MARK_HIDDEN;
	bench_judge(&b);
	assert_counts(&b, 1, 0, 0);
	bench_close(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test(name)
		T(text_is_no_record_and_the_preamble_of_the_first_table),
		T(a_year_between_tables_is_that_of_the_rows_below),
		T(a_year_or_a_date_does_not_go_over_into_the_next_sheet),
		T(the_year_of_a_report_is_not_that_of_the_rows),
		T(of_two_years_spring_lies_in_the_second),
		T(a_table_split_by_a_page_goes_on_as_it_was),
		T(a_heading_between_tables_ends_the_date_carried),
		T(a_sheet_may_be_named_after_its_year),
		T(a_date_above_a_table_is_that_of_its_rows),
		T(the_date_of_a_document_is_not_that_of_a_row),
		T(each_table_may_be_of_another_agency),
		T(a_heading_alone_names_the_agency_if_nearly_all_do),
		T(each_sheet_may_be_of_another_agency),
		T(a_form_above_a_table_says_whose_it_is),
		T(each_table_may_be_of_another_child),
		T(one_child_above_one_table_is_that_of_the_file),
		T(other_tables_are_explained),
		T(a_chronology_may_have_a_column_of_births),
		T(the_only_table_of_a_file_is_read_if_it_can_be),
		T(contact_by_telephone_is_no_list_of_people),
		T(a_date_reaches_down_from_a_merged_cell),
		T(a_merged_account_is_that_of_each_row),
		T(headings_may_stand_below_a_merged_group),
		T(a_day_across_the_table_is_the_date_of_the_rows_below),
		T(what_is_set_aside_goes_with_the_event),
		T(a_row_whose_date_was_set_aside_takes_no_other),
		T(what_is_set_aside_of_a_row_without_an_event_is_kept),
		T(a_hidden_row_is_a_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
