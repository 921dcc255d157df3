/* From raw records to events. */
#include "core/judge.h"
#include "judge_help.h"

#include "core/headings.h"

static const char *
concept_of(const struct bench *b, const char *heading)
{
	const struct chron_source *s = &b->c.sources[0];

	for (uint32_t i = 0; i < s->nheadings; i++)
		if (str_is(s->headings[i].text, heading))
			return concept_key(
				(enum chron_concept)s->headings[i].concept);
	return "no such heading";
}

/* ---- headings and tables ---- */

static void
a_plain_table_is_read(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "police-log.csv", "Date|Time|Event|Child seen",
		"13/03/2019|10:30|Home visit, Jamie seen.|Y",
		"14/03/2019||Call from school.|");
	assert_counts(&b, 2, 0, 0);
	assert_start(&b, 0, "2019-03-13T10:30");
	assert_start(&b, 1, "2019-03-14");
	assert_text(&b, 0, CHRON_F_EVENT, "Home visit, Jamie seen.");
	assert_text(&b, 0, CHRON_F_SEEN, "Y");
	assert_str(b.c.events[0].date_text, "13/03/2019");
	assert_str(b.c.events[0].time_text, "10:30");
	assert_int_equal(b.c.events[1].row, 3);
	assert_agency(&b, 0, "Police");
	assert_str(b.c.sources[0].agency_from, "file name");
	assert_str(b.c.sources[0].date_order,
		"dmy (day first: 2 of 2 dates can only be read so)");
	assert_int_equal(b.c.sources[0].headings[0].confidence, 100);
	bench_close(&b);
}

static void
headings_are_found_below_a_preamble(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "OFFICIAL-SENSITIVE", "Single agency chronology",
		"Agency:|Ferryside Housing Association", "Child: Jamie Example",
		"", "Date|What happened|Outcome",
		"13/03/2019|Rent arrears letter.|None");
	assert_counts(&b, 1, 0, 0);
	assert_agency(&b, 0, "Ferryside Housing Association");
	assert_str(b.c.sources[0].agency_from, "preamble");
	assert_true(str_find(b.c.sources[0].preamble,
			    CHRON_S("Child: Jamie Example")) != SIZE_MAX);
	assert_int_equal(b.c.events[0].row, 7);
	bench_close(&b);
}

static void
headings_in_two_rows_are_put_together(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date||Event|Child|", "From|To||Seen?|Alone?",
		"13/03/2019|15/03/2019|Stayed at grandmother's.|Y|N",
		"16/03/2019||Visit.|N|N");
	assert_counts(&b, 2, 0, 0);
	assert_true(b.c.events[0].has_end);
	assert_text(&b, 0, CHRON_F_SEEN, "Y");
	assert_text(&b, 0, CHRON_F_ALONE, "N");
	assert_text(&b, 0, CHRON_F_EVENT, "Stayed at grandmother's.");
	bench_close(&b);
}

static void
a_file_without_headings_is_read_by_content(void **state)
{
	struct bench b;
	const struct chron_diagnostic *d;

	(void)state;
	RUN(&b, "gp.csv", "13/03/2019|Surgery|Seen with mother, chesty cough.",
		"14/03/2019|Phone|Mother rang about results of the tests.",
		"15/03/2019|Surgery|Did not attend the appointment today.");
	assert_counts(&b, 3, 0, 0);
	d = bench_diag(&b, "headings-guessed");
	assert_non_null(d);
	assert_int_equal(d->severity, CHRON_WARNING);
	assert_str(d->say,
		"no heading row was found; column 1 is read as the date and "
		"column 3 as the event because of what they hold");
	bench_close(&b);
}

static void
a_file_that_is_no_chronology_is_refused(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "people.csv", "Name|Role|Agency", "Kit|Uncle|None",
		"Pat|Aunt|None");
	assert_int_equal(b.status, CHRON_EFORMAT);
	assert_string_equal(b.err.text,
		"no row of people.csv looks like the headings of a "
		"chronology: a date column and an event column are needed, "
		"only these were known: \"Role\", \"Agency\"; say where "
		"they are with --header-row N --heading \"ITS WORDS=date\" "
		"--heading \"ITS WORDS=event\", which `check --save-profile` "
		"remembers");
	bench_close(&b);
}

static void
an_unknown_date_heading_is_found_by_its_dates(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Zeitpunkt|Event|Outcome", "13/03/2019|Visit.|NFA",
		"14/03/2019|Call.|NFA");
	assert_counts(&b, 2, 0, 0);
	assert_string_equal(concept_of(&b, "Zeitpunkt"), "date");
	assert_non_null(bench_diag(&b, "date-column-guessed"));
	bench_close(&b);
}

static void
an_unknown_event_heading_is_found_by_its_length(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Zork|Agency",
		"13/03/2019|A long account of what went on that day.|GP",
		"14/03/2019|And another account that is as long.|GP");
	assert_counts(&b, 2, 0, 0);
	assert_text(
		&b, 1, CHRON_F_EVENT, "And another account that is as long.");
	assert_non_null(bench_diag(&b, "event-column-guessed"));
	bench_close(&b);
}

static void
a_profile_says_what_headings_mean_and_where_they_are(void **state)
{
	struct chron_profile_map maps[] = {
		{CHRON_S("Happening day"), CHRON_F_DATE},
		{CHRON_S("comment"), CHRON_F_EVENT},
	};
	struct chron_profile profile = {
		.maps = maps, .nmaps = 2, .header_row = 2};
	struct bench b;

	(void)state;
	bench_open(&b, "x.csv");
	b.options.profile = &profile;
	bench_rows(
		&b, (const char *const[]){"Date|Event", "Happening day|Comment",
			    "13/03/2019|Visit.", NULL});
	bench_judge(&b);
	assert_counts(&b, 1, 0, 0);
	assert_text(&b, 0, CHRON_F_EVENT, "Visit.");
	assert_int_equal(b.c.sources[0].headings[1].confidence, 100);
	bench_close(&b);
}

static void
a_table_that_goes_on_after_a_page_keeps_its_headings(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "x.docx");
	bench_row(&b, "table 1", "Date|Event");
	bench_row(&b, "table 1", "13/03/2019|Visit.");
	bench_row(&b, "table 2", "14/03/2019|Call.");
	bench_row(&b, "table 3", "Date|Event");
	bench_row(&b, "table 3", "15/03/2019|Meeting.");
	bench_row(&b, "table 4", "Abbreviation|Meaning");
	bench_row(&b, "table 4", "HV|Health visitor");
	bench_judge(&b);
	assert_counts(&b, 3, 0, 2);
	assert_int_equal(b.c.sources[0].nheadings, 2);
	assert_str(b.c.leftovers[1].why,
		"table 4 is no chronology: it explains words");
	assert_str(b.c.leftovers[1].text, "HV | Health visitor");
	bench_close(&b);
}

/* ---- headings that mean several things ---- */

static void
the_content_settles_what_a_heading_means(void **state)
{
	static const struct {
		const char *rows[4];
		const char *heading, *key;
	} t[] = {
		{{"Date|Event|Seen", "13/03/2019|V.|Y", "14/03/2019|V.|N"},
			"Seen", "seen"},
		{{"Date|Event|Seen", "13/03/2019|V.|Jamie",
			 "14/03/2019|V.|Mother and Kit"},
			"Seen", "who_seen"},
		{{"Date|Event|Child", "13/03/2019|V.|Jamie",
			 "14/03/2019|V.|Kit"},
			"Child", "subject"},
		{{"Date|Event|Child", "13/03/2019|V.|Yes", "14/03/2019|V.|No"},
			"Child", "seen"},
		{{"Date|Contact|Details", "13/03/2019|Phone|Mother rang.",
			 "14/03/2019|Visit|No reply at the door."},
			"Contact", "contact_type"},
		{{"Date|Contact|Outcome", "13/03/2019|Mother rang.|NFA",
			 "14/03/2019|No reply at the door.|NFA"},
			"Contact", "event"},
		{{"No|Date|Event", "1|13/03/2019|V.", "2|14/03/2019|V."}, "No",
			"ref"},
		{{"From|To|Event", "13/03/2019|14/03/2019|V.",
			 "14/03/2019||V."},
			"To", "end_date"},
		{{"Date|From|To|Event", "13/03/2019|09:00|10:00|V.",
			 "14/03/2019|10:00|11:00|V."},
			"To", "end_time"},
		{{"Date|From|To|Event", "13/03/2019|Kit|Pat|Text sent.",
			 "14/03/2019|Pat|Kit|Reply."},
			"From", "other"},
		{{"Date|Key event|Summary", "13/03/2019|Y|V.",
			 "14/03/2019|N|V.", "15/03/2019|N|V."},
			"Key event", "significance"},
		{{"Start|End|Event", "13/03/2019|14/03/2019|V.",
			 "14/03/2019|15/03/2019|V."},
			"Start", "date"},
		{{"Subject|Start Date|Start Time|All day event",
			 "Core group|13/03/2019|09:00|False",
			 "Visit|14/03/2019|10:00|False"},
			"Subject", "event"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(*t); i++) {
		struct bench b;

		bench_open(&b, "x.csv");
		for (int k = 0; k < 4 && t[i].rows[k]; k++)
			bench_row(&b, "", t[i].rows[k]);
		bench_judge(&b);
		assert_int_equal(b.status, CHRON_OK);
		if (strcmp(concept_of(&b, t[i].heading), t[i].key) != 0)
			print_error("line %zu\n", i);
		assert_string_equal(concept_of(&b, t[i].heading), t[i].key);
		bench_close(&b);
	}
}

static void
of_two_dates_the_later_is_when_it_was_written(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Event date|Event", "15/03/2019|13/03/2019|V.",
		"14/03/2019|14/03/2019|V.", "20/03/2019|16/03/2019|V.");
	assert_string_equal(concept_of(&b, "Date"), "entry_date");
	assert_string_equal(concept_of(&b, "Event date"), "date");
	assert_start(&b, 0, "2019-03-13");
	assert_null(bench_diag(&b, "entry-date-only"));
	bench_close(&b);
}

static void
an_entry_date_alone_is_taken_with_a_warning(void **state)
{
	struct bench b;
	const struct chron_diagnostic *d;

	(void)state;
	RUN(&b, "x.csv", "Date recorded|Event", "13/03/2019|V.");
	assert_counts(&b, 1, 0, 0);
	assert_start(&b, 0, "2019-03-13");
	d = bench_diag(&b, "entry-date-only");
	assert_non_null(d);
	assert_int_equal(d->row, 1);
	assert_int_equal(d->col, 1);
	bench_close(&b);
}

static void
a_second_column_of_a_concept_is_kept_as_it_is(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Event|Worker|Practitioner|Details",
		"13/03/2019|Visit.|SW1|HV1|Bedroom seen.");
	assert_string_equal(concept_of(&b, "Worker"), "professional");
	assert_string_equal(concept_of(&b, "Practitioner"), "other");
	assert_text(&b, 0, CHRON_F_EVENT, "Visit.\nBedroom seen.");
	bench_close(&b);
}

/* ---- agency and child ---- */

static void
each_row_may_name_its_agency(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "merged.csv", "Date|Agency|Event", "13/03/2019|Police|V.",
		"14/03/2019|GP|V.", "15/03/2019||V.");
	assert_agency(&b, 0, "Police");
	assert_agency(&b, 1, "GP");
	assert_int_equal(b.c.sources[0].agency, CHRON_NONE);
	assert_str(b.c.sources[0].agency_from, "column");
	bench_close(&b);
}

static void
a_source_column_of_agencies_names_them(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date or Period of Event|Significant Event|Source",
		"13/03/2019|V.|Health Visitor", "14/03/2019|V.|Police",
		"15/03/2019|V.|Police");
	assert_agency(&b, 0, "Health Visitor");
	assert_agency(&b, 2, "Police");
	assert_text(&b, 0, CHRON_F_SOURCE, "Health Visitor");
	bench_close(&b);
	RUN(&b, "police.csv", "Date|Event|Source",
		"13/03/2019|V.|HV notes p 14", "14/03/2019|V.|Police log");
	assert_agency(&b, 0, "Police");
	bench_close(&b);
}

static void
the_option_outranks_everything(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "police.csv");
	b.options.agency = CHRON_S("School A");
	b.options.agency_from = "option";
	bench_rows(&b, (const char *const[]){"Agency: GP", "Date|Agency|Event",
			       "13/03/2019|Police|V.", NULL});
	bench_judge(&b);
	assert_agency(&b, 0, "School A");
	assert_str(b.c.sources[0].agency_from, "option");
	bench_close(&b);
}

static void
the_file_name_tells_the_agency(void **state)
{
	static const struct {
		const char *file, *agency;
	} t[] = {
		{"police-log.csv", "Police"},
		{"hv_chronology_final_v2.docx", "Health Visiting"},
		{"GP chronology (1).xlsx", "GP"},
		{"hospital_a.csv", "Hospital A"},
		{"Copy of St Anne's School - 2021-03-04.xlsx",
			"St Annes School"},
		{"CSC.csv", "Children's Social Care"},
		{"wombles chronology.csv", "Wombles"},
		{"chronology.csv", "chronology"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(*t); i++) {
		struct bench b;

		RUN(&b, t[i].file, "Date|Event", "13/03/2019|V.");
		assert_agency(&b, 0, t[i].agency);
		bench_close(&b);
	}
}

static void
titles_and_authors_above_the_table_tell_the_agency(void **state)
{
	static const struct {
		const char *line, *agency;
	} t[] = {
		{"Organisation: Anytown Probation", "Anytown Probation"},
		{"Chronology of Housing involvement", "Housing"},
		{"Completed by: J Smith, Ferryside Housing Association",
			"Ferryside Housing Association"},
		{"Agency|Anytown Police", "Anytown Police"},
		{"Anytown Constabulary", "Anytown Constabulary"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(*t); i++) {
		struct bench b;

		RUN(&b, "x.csv", t[i].line, "Date|Event", "13/03/2019|V.");
		assert_agency(&b, 0, t[i].agency);
		assert_str(b.c.sources[0].agency_from, "preamble");
		bench_close(&b);
	}
}

static void
declare(struct bench *b, const char *name)
{
	uint32_t i = chronology_agency(&b->c, chron_cstr(name));

	b->c.agencies[i].declared = true;
}

static void
names_are_mapped_to_declared_agencies_with_care(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "x.csv");
	declare(&b, "Children's Social Care");
	declare(&b, "Hospital A");
	declare(&b, "Hospital B");
	declare(&b, "Anytown Police");
	bench_rows(&b, (const char *const[]){"Date|Agency|Event",
			       "13/03/2019|CSC|V.", "13/03/2019|hospital a|V.",
			       "13/03/2019|Hospital|V.", "13/03/2019|Police|V.",
			       "13/03/2019|Othertown Police|V.", NULL});
	bench_judge(&b);
	assert_agency(&b, 0, "Children's Social Care");
	assert_agency(&b, 1, "Hospital A");
	assert_agency(&b, 2, "Hospital");
	assert_agency(&b, 3, "Anytown Police");
	assert_agency(&b, 4, "Othertown Police");
	bench_close(&b);
}

static void
the_child_of_the_file_is_found_above_the_table(void **state)
{
	static const struct {
		const char *line;
		uint32_t child;
	} t[] = {
		{"Child: Jamie Example", 0},
		{"Re: Kit Example DOB 30/05/2011", 1},
		{"Name:|Child A", 0},
		{"Child|S1", 1},
		{"Children: Jamie and Kit Example", CHRON_NONE},
		{"Child: Somebody Else", CHRON_NONE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(*t); i++) {
		struct chron_str also[] = {CHRON_S("Jamie")};
		struct chron_child children[] = {
			{.ref = CHRON_S("A"),
				.name = CHRON_S("Jamie Example"),
				.also = also,
				.nalso = 1},
			{.ref = CHRON_S("S1"), .name = CHRON_S("Kit Example")},
		};
		struct bench b;

		bench_open(&b, "x.csv");
		b.c.config.children = children;
		b.c.config.nchildren = 2;
		b.c.config.children_declared = true;
		bench_row(&b, "", t[i].line);
		bench_row(&b, "", "Date|Event");
		bench_row(&b, "", "13/03/2019|V.");
		bench_judge(&b);
		if (b.c.sources[0].child != t[i].child)
			print_error("%s\n", t[i].line);
		assert_int_equal(b.c.sources[0].child, t[i].child);
		bench_close(&b);
	}
}

/* ---- rows ---- */

static void
rows_that_are_no_events_are_kept_and_explained(void **state)
{
	static const struct {
		const char *row, *why;
	} t[] = {
		{"Date|Time|Event", "the heading row repeated"},
		{"2021||", "a sub-heading across the table"},
		{"Pregnancy||", "a sub-heading across the table"},
		{"Period 2|Period 2|Period 2",
			"a sub-heading across the table"},
		{"Total|14|", "a total"},
		{"Total|14|4.5", "a total"},
		{"Total|85%|\xc2\xa3"
		 "12.50",
			"a total"},
		{"End of chronology||", "the end of the table"},
		{"||End of chronology", "the end of the table"},
		{"* see glossary||", "a footnote"},
		{"Page 3 of 9||", "a page number"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(*t); i++) {
		struct bench b;

		RUN(&b, "x.csv", "Date|Time|Event", "13/03/2019|10:00|V.",
			t[i].row, "14/03/2019||V.");
		if (b.c.nleftovers != 1)
			print_error("%s\n", t[i].row);
		assert_counts(&b, 2, 0, 1);
		assert_str(b.c.leftovers[0].why, t[i].why);
		assert_int_equal(b.c.leftovers[0].row, 3);
		bench_close(&b);
	}
}

static void
blank_rows_are_counted_once_and_are_no_records(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Event", "|", "13/03/2019|V.", "", " | ");
	assert_counts(&b, 1, 0, 0);
	assert_str(bench_diag(&b, "blank-rows")->say,
		"3 blank rows were left out");
	bench_close(&b);
}

static void
a_year_across_the_table_dates_the_rows_below(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Event", "2020|", "12/3|V.", "2021|", "13/4|V.");
	assert_counts(&b, 2, 0, 2);
	assert_start(&b, 0, "2020-03-12");
	assert_start(&b, 1, "2021-04-13");
	bench_close(&b);
}

static void
text_that_spilled_into_the_next_row_is_an_event_of_its_own(void **state)
{
	struct bench b;
	const struct chron_diagnostic *d;

	(void)state;
	RUN(&b, "x.csv", "Date|Time|Event", "13/03/2019|10:00|Visit began.",
		"||Child seen asleep.", "14/03/2019||V.");
	assert_counts(&b, 3, 0, 0);
	assert_true(b.c.events[1].carried);
	assert_start(&b, 1, "2019-03-13");
	assert_int_equal(b.c.events[1].start.precision, CHRON_DAY);
	assert_str(b.c.events[1].date_text, "13/03/2019");
	d = bench_diag(&b, "date-carried");
	assert_non_null(d);
	assert_int_equal(d->row, 3);
	assert_str(d->say,
		"the row has no date of its own; it was given that of row 2");
	bench_close(&b);
}

static void
a_date_written_once_is_carried_down(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Time|Event", "13/03/2019|10:00|V.", "|11:00|V.",
		"|12:00|V.");
	assert_counts(&b, 3, 0, 0);
	assert_start(&b, 2, "2019-03-13T12:00");
	bench_close(&b);
}

static void
one_missing_date_is_no_habit(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Time|Event", "13/03/2019|10:00|V.", "|11:00|W.");
	assert_counts(&b, 1, 1, 0);
	assert_str(b.c.leftovers[0].why,
		"the row has no date; only rows below a date that is written "
		"once may leave it out");
	assert_str(b.c.leftovers[0].text, " | 11:00 | W.");
	assert_true(b.c.leftovers[0].quarantined);
	assert_int_equal(bench_diag(&b, "date-missing")->severity, CHRON_ERROR);
	bench_close(&b);
}

static void
nothing_is_carried_from_above_a_date_that_cannot_be_read(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Event|Outcome", "|First.|A", "12/03/2019|V.|A",
		"31/11/2018|W.|A", "|X.|A", "|Y.|A");
	assert_counts(&b, 1, 4, 0);
	assert_str(b.c.leftovers[0].why,
		"the row has no date, and there is none above it");
	assert_int_equal(b.c.leftovers[0].row, 2);
	assert_str(b.c.leftovers[2].why,
		"the row has no date, and the date above it cannot be read");
	bench_close(&b);
}

static void
a_date_across_the_table_dates_the_rows_below(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Time|Event", "13/03/2019||", "|10:00|V.",
		"|11:00|V.", "14/03/2019||", "|10:00|V.");
	assert_counts(&b, 3, 0, 2);
	assert_start(&b, 1, "2019-03-13T11:00");
	assert_start(&b, 2, "2019-03-14T10:00");
	bench_close(&b);
}

static void
newest_first_is_as_good(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Event", "14/04/2019|V.", "13/03/2019|V.",
		"12/02/2019|No contact in this period");
	assert_counts(&b, 3, 0, 0);
	assert_start(&b, 2, "2019-02-12");
	bench_close(&b);
}

static void
values_beyond_the_headings_are_kept(void **state)
{
	struct bench b;
	const struct chron_diagnostic *d;

	(void)state;
	RUN(&b, "x.csv", "Date|Event", "13/03/2019|V.||more", "14/03/2019");
	assert_counts(&b, 2, 0, 0);
	d = bench_diag(&b, "row-too-long");
	assert_non_null(d);
	assert_str(d->say, "the header has 2 columns, this row 4");
	assert_int_equal(d->row, 2);
	assert_int_equal(d->col, 4);
	assert_string_equal(concept_of(&b, "column 4"), "other");
	assert_text(&b, 0, CHRON_F_OTHER, "more");
	bench_close(&b);
}

/* ---- dates ---- */

static void
a_date_that_cannot_be_read_quarantines_its_row(void **state)
{
	struct bench b;
	const struct chron_diagnostic *d;

	(void)state;
	RUN(&b, "x.csv", "Date|Event|Outcome", "31/11/2018|Visit.|NFA");
	assert_counts(&b, 0, 1, 0);
	d = bench_diag(&b, "date-unreadable");
	assert_non_null(d);
	assert_int_equal(d->severity, CHRON_ERROR);
	assert_int_equal(d->row, 2);
	assert_int_equal(d->col, 1);
	assert_true(
		str_starts(d->say, "the date \"31/11/2018\" cannot be read: "));
	assert_true(str_find(d->say, CHRON_S("30 Nov 2018")) != SIZE_MAX);
	assert_str(b.c.leftovers[0].text, "31/11/2018 | Visit. | NFA");
	bench_close(&b);
}

static void
the_column_tells_its_own_order(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Event", "03/13/2019|V.", "03/04/2019|V.");
	assert_start(&b, 1, "2019-03-04");
	assert_true(str_starts(b.c.sources[0].date_order, "mdy (month first"));
	assert_null(bench_diag(&b, "date-ambiguous"));
	bench_close(&b);
	RUN(&b, "x.csv", "Date|Event", "05/04/2019|V.", "03/04/2019|V.");
	assert_start(&b, 1, "2019-04-03");
	assert_str(bench_diag(&b, "date-ambiguous")->say,
		"date column: nothing in the file tells whether the day or the "
		"month comes first; read day first (2 dates)");
	bench_close(&b);
	RUN(&b, "x.csv", "Date|Event", "13/04/2019|V.", "14/04/2019|V.",
		"03/14/2019|V.", "03/04/2019|V.");
	assert_int_equal(
		bench_diag(&b, "date-ambiguous")->severity, CHRON_WARNING);
	assert_int_equal(bench_diag(&b, "date-order")->row, 4);
	bench_close(&b);
}

static void
a_time_that_cannot_be_read_keeps_the_day(void **state)
{
	struct bench b;
	const struct chron_diagnostic *d;

	(void)state;
	RUN(&b, "x.csv", "Date|Time|Event", "13/03/2019|27:99|V.");
	assert_counts(&b, 1, 0, 0);
	assert_int_equal(b.c.events[0].start.precision, CHRON_DAY);
	assert_str(b.c.events[0].time_text, "27:99");
	d = bench_diag(&b, "time-unreadable");
	assert_non_null(d);
	assert_int_equal(d->col, 2);
	bench_close(&b);
}

static void
a_long_time_is_cut_between_characters(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date|Time|Event",
		"13/03/2019|27:99 when the school bell had rung, at "
		"\xe2\x80\x99s|"
		"V.");
	assert_str(bench_diag(&b, "time-unreadable")->say,
		"the time \"27:99 when the school bell had rung, at \" cannot "
		"be "
		"read (there is no time 27:99); the event keeps its day");
	bench_close(&b);
}

static void
midnight_among_times_is_no_time(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv", "Date and time|Event", "13/03/2019 00:00:00|V.",
		"14/03/2019 10:30:00|V.");
	assert_int_equal(b.c.events[0].start.precision, CHRON_DAY);
	assert_start(&b, 1, "2019-03-14T10:30");
	assert_int_equal(bench_diag(&b, "date-midnight")->severity, CHRON_NOTE);
	bench_close(&b);
}

static void
an_end_before_the_start_is_dropped(void **state)
{
	struct bench b;
	const struct chron_diagnostic *d;

	(void)state;
	RUN(&b, "x.csv", "Start Date|End Date|Event",
		"13/03/2019|12/03/2019|V.", "13/03/2019|15/03/2019|V.");
	assert_false(b.c.events[0].has_end);
	assert_true(b.c.events[1].has_end);
	d = bench_diag(&b, "end-before-start");
	assert_non_null(d);
	assert_int_equal(d->row, 2);
	assert_int_equal(d->col, 2);
	bench_close(&b);
}

static void
an_end_time_is_of_the_same_day(void **state)
{
	struct bench b;
	char out[17];

	(void)state;
	RUN(&b, "x.csv", "Date|Start Time|End Time|Event",
		"13/03/2019|10:00|11:15|V.");
	assert_true(b.c.events[0].has_end);
	civil_iso_minute(b.c.events[0].end.latest, out);
	assert_string_equal(out, "2019-03-13T11:15");
	bench_close(&b);
}

static void
a_calendar_day_ends_the_day_before_its_end(void **state)
{
	struct bench b;
	char out[11];

	(void)state;
	RUN(&b, "x.csv",
		"Subject|Start Date|Start Time|End Date|End Time|All day event",
		"Leave|13/3/2019|00:00:00|14/3/2019|00:00:00|True",
		"Course|13/3/2019|00:00:00|15/3/2019|00:00:00|True",
		"Visit|13/3/2019|09:00:00|13/3/2019|10:00:00|False");
	assert_int_equal(b.c.events[0].start.precision, CHRON_DAY);
	assert_false(b.c.events[0].has_end);
	assert_true(b.c.events[1].has_end);
	civil_iso_day(civil_day_of(b.c.events[1].end.latest), out);
	assert_string_equal(out, "2019-03-14");
	assert_start(&b, 2, "2019-03-13T09:00");
	bench_close(&b);
}

static void
a_visit_is_dated_by_the_visit_and_not_by_the_plan(void **state)
{
	struct bench b;

	(void)state;
	RUN(&b, "x.csv",
		"Child Protection Plan Start Date|Date of the Last Statutory "
		"Visit|Was the Child Seen Alone?|Child Protection Plan End "
		"Date",
		"04/10/2017|21/05/2018|a) Yes|14/06/2018",
		"13/10/2017|22/05/2018|b) No|");
	assert_false(b.c.events[0].has_end);
	assert_start(&b, 0, "2018-05-21");
	assert_text(&b, 0, CHRON_F_ALONE, "a) Yes");
	bench_close(&b);
}

/* ---- ids and named records ---- */

static void
an_id_follows_the_content_and_not_the_row(void **state)
{
	struct bench b, other;

	(void)state;
	RUN(&b, "x.csv", "Date|Event", "13/03/2019|V.", "14/03/2019|W.",
		"14/03/2019|W.");
	RUN(&other, "x.csv", "Preamble", "Date|Event", "14/03/2019|W.", "",
		"13/03/2019|V.");
	assert_int_equal(b.c.events[0].id.n, 13);
	assert_int_equal(b.c.events[0].id.p[0], 'e');
	assert_true(str_eq(b.c.events[0].id, other.c.events[1].id));
	assert_true(str_eq(b.c.events[1].id, other.c.events[0].id));
	assert_false(str_eq(b.c.events[1].id, b.c.events[2].id));
	bench_close(&b);
	bench_close(&other);
}

static void
put_named(struct bench *b, struct raw_record *r, const char *name,
	const char *value, enum chron_type type)
{
	struct raw_cell *cell = ARENA_PUSH(b->arena, &r->cells, &r->ncells);
	uint16_t i = 0;

	while (i < b->raw.nnames && !str_is(b->raw.names[i], name))
		i++;
	if (i == b->raw.nnames)
		*ARENA_PUSH(b->arena, &b->raw.names, &b->raw.nnames) =
			chron_cstr(name);
	*cell = bench_cell(b, chron_cstr(value), 0);
	cell->name = i;
	cell->type = (uint8_t)type;
}

static struct raw_record *
add_named(struct bench *b, uint32_t row, unsigned marks)
{
	struct raw_record *r =
		ARENA_PUSH(b->arena, &b->raw.records, &b->raw.nrecords);

	r->row = row;
	r->part = CHRON_S("");
	r->shape = CHRON_NAMED;
	r->marks = (uint8_t)marks;
	return r;
}

static void
a_calendar_item_is_read_by_its_names(void **state)
{
	struct bench b;
	struct raw_record *r;

	(void)state;
	bench_open(&b, "health-visiting.ics");
	r = add_named(&b, 5, 0);
	put_named(&b, r, "UID", "1@example", CHRON_TEXT);
	put_named(&b, r, "DTSTART", "2019-03-13T10:00", CHRON_DATETIME);
	put_named(&b, r, "DTEND", "2019-03-13T11:00", CHRON_DATETIME);
	put_named(&b, r, "SUMMARY", "Home visit", CHRON_TEXT);
	put_named(&b, r, "DESCRIPTION", "With student", CHRON_TEXT);
	r = add_named(&b, 5, CHRON_MARK_OCCURRENCE);
	put_named(&b, r, "DTSTART", "2019-03-20T10:00", CHRON_DATETIME);
	put_named(&b, r, "SUMMARY", "Home visit", CHRON_TEXT);
	r = add_named(&b, 15, CHRON_MARK_CANCELLED | CHRON_MARK_ALLDAY);
	put_named(&b, r, "DTSTART", "2019-03-27", CHRON_DATE);
	put_named(&b, r, "SUMMARY", "Clinic", CHRON_TEXT);
	r = add_named(&b, 25, 0);
	put_named(&b, r, "SUMMARY", "No date", CHRON_TEXT);
	bench_judge(&b);
	assert_counts(&b, 2, 1, 0);
	assert_int_equal(b.c.sources[0].events, 3);
	assert_text(&b, 0, CHRON_F_EVENT, "Home visit\nWith student");
	assert_text(&b, 0, CHRON_F_REF, "1@example");
	assert_true(b.c.events[0].has_end);
	assert_int_equal(b.c.events[1].occurrence, 1);
	assert_true(b.c.events[2].cancelled);
	assert_int_equal(b.c.events[2].start.precision, CHRON_DAY);
	assert_agency(&b, 0, "Health Visiting");
	bench_close(&b);
}

static void
named_records_may_each_have_their_own_date(void **state)
{
	struct bench b;
	struct raw_record *r;

	(void)state;
	bench_open(&b, "census.xml");
	r = add_named(&b, 5, 0);
	put_named(&b, r, "CINreferralDate", "2019-03-13", CHRON_DATE);
	put_named(&b, r, "event", "CIN referral", CHRON_TEXT);
	r = add_named(&b, 9, 0);
	put_named(&b, r, "CPPstartDate", "2019-04-13", CHRON_DATE);
	put_named(&b, r, "CPPendDate", "2019-09-13", CHRON_DATE);
	put_named(&b, r, "event", "Child protection plan", CHRON_TEXT);
	r = add_named(&b, 12, 0);
	put_named(&b, r, "ReviewDate", "2019-05-13", CHRON_DATE);
	put_named(&b, r, "event", "Review", CHRON_TEXT);
	bench_judge(&b);
	assert_counts(&b, 3, 0, 0);
	assert_start(&b, 0, "2019-03-13");
	assert_start(&b, 1, "2019-04-13");
	assert_true(b.c.events[1].has_end);
	assert_start(&b, 2, "2019-05-13");
	bench_close(&b);
}

static void
what_the_importer_set_aside_is_counted(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "x.csv");
	bench_rows(
		&b, (const char *const[]){"Date|Event", "13/03/2019|V.", NULL});
	*ARENA_PUSH(b.arena, &b.raw.leftovers, &b.raw.nleftovers) =
		(struct chron_leftover){
			.why = CHRON_S("broken quotes"), .quarantined = true};
	*ARENA_PUSH(b.arena, &b.raw.diagnostics, &b.raw.ndiagnostics) =
		(struct chron_diagnostic){.slug = CHRON_S("csv-quote")};
	bench_judge(&b);
	assert_counts(&b, 1, 1, 0);
	assert_non_null(bench_diag(&b, "csv-quote"));
	bench_close(&b);
}

static void
an_event_above_the_headings_is_not_lost(void **state)
{
	const struct chron_diagnostic *d;
	struct bench b;

	(void)state;
	RUN(&b, "csc.csv", "Chronology of A Example|12/03/2019",
		"01/02/2018|10:00|Home visit", "Date|Time|Event",
		"03/02/2018|10:00|Third visit", "04/02/2018||Fourth visit");
	assert_counts(&b, 2, 1, 0);
	d = bench_diag(&b, "row-above-headings");
	assert_int_equal(d->row, 2);
	assert_int_equal(d->severity, CHRON_ERROR);
	assert_int_equal(b.c.leftovers[0].row, 2);
	bench_close(&b);
}

static void
rows_that_are_unaccounted_for_are_told_with_the_file(void **state)
{
	const struct chron_diagnostic *d;
	struct bench b;

	(void)state;
	RUN(&b, "csc.csv", "Date|Event", "03/02/2018|Visit");
	judge_account(&b.c, 0, 1);
	assert_null(bench_diag(&b, "rows-unaccounted"));
	judge_account(&b.c, 0, 2);
	d = bench_diag(&b, "rows-unaccounted");
	assert_int_equal(d->severity, CHRON_FAILURE);
	assert_non_null(
		strstr(d->say.p, "2 rows were read from csc.csv, and 1 are"));
	bench_close(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_plain_table_is_read),
		cmocka_unit_test(headings_are_found_below_a_preamble),
		cmocka_unit_test(headings_in_two_rows_are_put_together),
		cmocka_unit_test(a_file_without_headings_is_read_by_content),
		cmocka_unit_test(a_file_that_is_no_chronology_is_refused),
		cmocka_unit_test(an_unknown_date_heading_is_found_by_its_dates),
		cmocka_unit_test(
			an_unknown_event_heading_is_found_by_its_length),
		cmocka_unit_test(
			a_profile_says_what_headings_mean_and_where_they_are),
		cmocka_unit_test(
			a_table_that_goes_on_after_a_page_keeps_its_headings),
		cmocka_unit_test(the_content_settles_what_a_heading_means),
		cmocka_unit_test(of_two_dates_the_later_is_when_it_was_written),
		cmocka_unit_test(an_entry_date_alone_is_taken_with_a_warning),
		cmocka_unit_test(a_second_column_of_a_concept_is_kept_as_it_is),
		cmocka_unit_test(each_row_may_name_its_agency),
		cmocka_unit_test(a_source_column_of_agencies_names_them),
		cmocka_unit_test(the_option_outranks_everything),
		cmocka_unit_test(the_file_name_tells_the_agency),
		cmocka_unit_test(
			titles_and_authors_above_the_table_tell_the_agency),
		cmocka_unit_test(
			names_are_mapped_to_declared_agencies_with_care),
		cmocka_unit_test(
			the_child_of_the_file_is_found_above_the_table),
		cmocka_unit_test(
			rows_that_are_no_events_are_kept_and_explained),
		cmocka_unit_test(
			blank_rows_are_counted_once_and_are_no_records),
		cmocka_unit_test(a_year_across_the_table_dates_the_rows_below),
		cmocka_unit_test(
			text_that_spilled_into_the_next_row_is_an_event_of_its_own),
		cmocka_unit_test(a_date_written_once_is_carried_down),
		cmocka_unit_test(one_missing_date_is_no_habit),
		cmocka_unit_test(
			nothing_is_carried_from_above_a_date_that_cannot_be_read),
		cmocka_unit_test(a_date_across_the_table_dates_the_rows_below),
		cmocka_unit_test(newest_first_is_as_good),
		cmocka_unit_test(values_beyond_the_headings_are_kept),
		cmocka_unit_test(
			a_date_that_cannot_be_read_quarantines_its_row),
		cmocka_unit_test(the_column_tells_its_own_order),
		cmocka_unit_test(a_time_that_cannot_be_read_keeps_the_day),
		cmocka_unit_test(a_long_time_is_cut_between_characters),
		cmocka_unit_test(midnight_among_times_is_no_time),
		cmocka_unit_test(an_end_before_the_start_is_dropped),
		cmocka_unit_test(an_end_time_is_of_the_same_day),
		cmocka_unit_test(a_calendar_day_ends_the_day_before_its_end),
		cmocka_unit_test(
			a_visit_is_dated_by_the_visit_and_not_by_the_plan),
		cmocka_unit_test(an_id_follows_the_content_and_not_the_row),
		cmocka_unit_test(a_calendar_item_is_read_by_its_names),
		cmocka_unit_test(named_records_may_each_have_their_own_date),
		cmocka_unit_test(what_the_importer_set_aside_is_counted),
		cmocka_unit_test(an_event_above_the_headings_is_not_lost),
		cmocka_unit_test(
			rows_that_are_unaccounted_for_are_told_with_the_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
