/* The reports: which rows and cells they yield, in which words. */
#include "hand.h"

#include "find/find.h"
#include "report/report.h"
#include "table_text.h"

static struct chron_sighting *
sighting(struct hand *h, uint32_t event)
{
	return &h->c.events[event].sightings[0];
}

static void
evidence(struct hand *h, uint32_t event, uint8_t aspect, uint32_t start,
	uint32_t end, const char *rule)
{
	struct chron_sighting *s = sighting(h, event);

	*ARENA_PUSH(h->arena, &s->evidence,
		&s->nevidence) = (struct chron_evidence){
		.start = start, .end = end, .rule = rule, .aspect = aspect};
}

/* Two accounts of one visit, a later letter, a month, and one undated. */
static void
small_case(struct hand *h)
{
	hand_init(h);
	hand_child(h, "A")->name = CHRON_S("Jamie Example");
	hand_period(h, "2019-03-01", "2019-04-30");
	hand_event(h, "2019-03-04T10:30", "Social Care", "A:save",
		"Jamie seen alone; he said he likes school.");
	hand_event(h, "2019-03-04", "School", "A:u", "SW called.");
	hand_event(h, "2019-04", "GP", "A:x", "Letter.");
	hand_event(h, "2020-01-01", "GP", "A:x", "Later letter.");
	hand_event(h, "", "Housing", "A:nt", "No access.");
	evidence(h, 0, ASPECT_ALONE, 6, 16, "alone.stated");
	evidence(h, 0, ASPECT_SEEN, 6, 10, "seen.stated");
	evidence(h, 0, ASPECT_EXPRESSED, 18, 41, "views.said");
	hand_entry(h, 0, 1);
	hand_entry(h, 2, 2);
	hand_entry(h, 3, 3)->in_scope = false;
	hand_entry(h, 4, 4);
	find_all(&h->c);
}

static void
the_chronology_has_days_time_passed_and_accounts_together(void **state)
{
	struct hand h;

	(void)state;
	small_case(&h);
	assert_string_equal(table_of(&h, "chronology", "chronology"),
		"day: Monday 04 Mar 2019 {2019-03-04}\n"
		"data#n0001: n0001 | 04 Mar 2019 {2019-03-04T10:30} | 10:30 |  "
		"| Social Care |  | log.csv, row 2 | Jamie seen alone; he said "
		"he likes school. [6-10 seen: seen.stated] [10-16 seen alone: "
		"alone.stated] [18-41 heard: views.said] |  |  |  | seen {yes} "
		"| seen alone {yes} | asked {yes} | heard {yes} |  |  |  |  |  "
		"|  |  |  | \n"
		"more#e0002: e0002 | 04 Mar 2019 {2019-03-04} | not known |  | "
		"School |  | log.csv, row 3 | SW called. |  |  |  | cannot be "
		"told {unclear} | cannot be told {unclear} | cannot be told "
		"{unclear} | cannot be told {unclear} |  |  |  |  |  |  |  |  "
		"| \n"
		"passed: 28 days passed\n"
		"day: April 2019, day not known {2019-04}\n"
		"data#n0002: n0002 | April 2019 {2019-04} | not known |  | GP "
		"|  | log.csv, row 4 | Letter. |  | Date as written: 2019-04 | "
		" | not applicable {na} | cannot be told {unclear} | cannot be "
		"told {unclear} | cannot be told {unclear} |  |  |  |  |  |  | "
		" |  | \n"
		"day: Date not known\n"
		"data#n0004: n0004 | not known | not known |  | Housing |  | "
		"log.csv, row 6 | No access. |  |  |  | not seen, visit or "
		"appointment failed {no} | cannot be told {unclear} | cannot "
		"be told {unclear} | cannot be told {unclear} |  |  |  |  |  | "
		" |  |  | \n");
	assert_string_equal(table_of(&h, "chronology", "outside"),
		"day: Wednesday 01 Jan 2020 {2020-01-01}\n"
		"data#n0003: n0003 | 01 Jan 2020 {2020-01-01} | not known |  | "
		"GP |  | log.csv, row 5 | Later letter. |  |  |  | not "
		"applicable {na} | cannot be told {unclear} | cannot be told "
		"{unclear} | cannot be told {unclear} |  |  |  |  |  |  |  |  "
		"| \n");
	hand_free(&h);
}

static void
the_children_are_told_last_seen_and_longest_unseen(void **state)
{
	struct hand h;

	(void)state;
	small_case(&h);
	assert_string_equal(table_of(&h, "chronology", "children"),
		"data: A | Jamie Example | not known | 04 Mar 2019 "
		"{2019-03-04T10:30} | Social Care | seen alone {yes} | n0001 | "
		"Jamie seen alone; he said he likes school. [18-41 views.said] "
		"| 57 | 57 | 04 Mar 2019 to 30 Apr 2019, still open at the "
		"end\n");
	hand_free(&h);
}

static void
several_children_have_a_line_each(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_child(&h, "A");
	hand_child(&h, "S1")->subject = false;
	hand_event(&h, "2019-03-04", "Police", "A:s S1:n", "A seen.");
	hand_event(&h, "2019-03-05", "Police", "", "Intelligence.");
	sighting(&h, 0)->grade = GRADE_ASLEEP;
	hand_entry(&h, 0, 0);
	hand_entry(&h, 1, 1);
	assert_non_null(strstr(table_of(&h, "chronology", "chronology"),
		"| A: seen, asleep\nS1: not seen | A: cannot be told\nS1: "
		"cannot be told {unclear} |"));
	assert_non_null(strstr(table_of(&h, "chronology", "chronology"),
		"Intelligence. |  |  |  | not applicable {na} | not applicable "
		"{na} |"));
	assert_string_equal(table_of(&h, "seen", "compared"),
		"data: A | yes | 1 | 1 | 0 | 0 | 0 | 0 | 0 | 0\n"
		"data: S1 | no | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n");
	hand_free(&h);
}

static void
what_has_no_column_is_told_under_its_heading(void **state)
{
	static struct chron_heading headings[] = {
		{.text = {"Venue", 5}, .concept = CHRON_F_LOCATION}};
	static const struct chron_value values[] = {
		{"Home", 4, 0, CHRON_F_LOCATION, 0},
		{"Seen.", 5, 9, CHRON_F_EVENT, 0},
		{"NFA", 3, 9, CHRON_F_OUTCOME, 0},
		{"Close", 5, 9, CHRON_F_DECISION, 0},
		{"Y", 1, 9, CHRON_F_SEEN, 0},
		{"Log 7", 5, 9, CHRON_F_SOURCE, 0},
		{"PC 1", 4, 9, CHRON_F_PROFESSIONAL, 0}};
	struct chron_note note = {.by = CHRON_S("Chair"),
		.at = CHRON_S("2021-02-03T10:00"),
		.text = CHRON_S("Ask.")};
	struct chron_discrepancy d = {
		.kind = "time", .say = CHRON_S("10 v 11")};
	struct chron_review reviews[] = {
		{.what = REVIEW_PHASE, .text = CHRON_S("P1")},
		{.what = REVIEW_PHASE, .text = CHRON_S("p1")},
		{.what = REVIEW_PHASE, .text = CHRON_S("P2")},
		{.what = REVIEW_THEME,
			.text = CHRON_S("Neglect;voice of the child")},
		{.what = REVIEW_THEME, .text = CHRON_S("drift; neglect")},
		{.what = REVIEW_GOOD, .text = CHRON_S("Rang twice.")},
	};
	uint32_t zero = 0;
	struct hand h;
	struct chron_entry *n;

	(void)state;
	hand_init(&h);
	h.c.sources[0].headings = headings;
	h.c.sources[0].nheadings = 1;
	hand_event(&h, "2019-03-04", "Police", "child:s", "x");
	h.c.events[0].values = values;
	h.c.events[0].nvalues = sizeof(values) / sizeof(*values);
	h.c.events[0].part = CHRON_S("Sheet1");
	h.c.events[0].carried = true;
	n = hand_entry(&h, 0, 0);
	n->notes = &note;
	n->nnotes = 1;
	n->reviews = reviews;
	n->nreviews = sizeof(reviews) / sizeof(*reviews);
	n->discrepancies = &zero;
	n->ndiscrepancies = 1;
	h.c.discrepancies = &d;
	h.c.ndiscrepancies = 1;
	assert_non_null(strstr(table_of(&h, "chronology", "chronology"),
		"| Police | PC 1 | Log 7\nlog.csv [Sheet1], row 2 | Seen. | "
		"NFA\nClose | The date was carried down from a row above\n"
		"Venue: Home\nseen: Y |  | seen {yes} |"));
	assert_non_null(strstr(table_of(&h, "chronology", "chronology"),
		"| 10 v 11 | Chair, 2021-02-03T10:00: Ask. | P1\nP2 |  | "
		"Neglect; voice of the child; drift | Rang twice. |  |  | "
		"\n"));
	hand_free(&h);
}

static void
ages_are_those_on_the_day(void **state)
{
	static const struct {
		const char *when, *ages;
	} cases[] = {
		{"2009-01-01", " |  | GP |"}, /* nobody was expected */
		{"2009-09-01", " | A unborn | GP |"},
		{"2010-03-04", " | A day of birth | GP |"},
		{"2010-03-05", " | A 1 day | GP |"},
		{"2010-05-03", " | A 60 days | GP |"},
		{"2010-05-04", " | A 2 months | GP |"},
		{"2012-03-03", " | A 23 months | GP |"},
		{"2012-03-04", " | A 2 years | GP |"},
		{"2016-02-29", " | A 5 years; B 2 months | GP |"},
		{"2017-05-20", " | A 7 years; B 17 months | GP |"},
		{"2019-04", " | A 9 years | GP |"}, /* B had died */
		{"2010", " | A unborn to 9 months | GP |"},
		{"2017", " | A 6 to 7 years; B 13 months to 2 years | GP |"},
		{"", " |  | GP |"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct hand h;
		struct chron_child *b;

		hand_init(&h);
		hand_child(&h, "A")->born = civil_days(2010, 3, 4);
		b = hand_child(&h, "B");
		b->born = civil_days(2015, 11, 30);
		b->kin.died = civil_days(2018, 1, 1);
		hand_child(&h, "C")->born = CIVIL_MIN;
		hand_event(&h, cases[i].when, "GP", "", "Letter.");
		hand_entry(&h, 0, 0);
		if (!strstr(table_of(&h, "chronology", "chronology"),
			    cases[i].ages))
			fail_msg("%s: not%s but %s", cases[i].when,
				cases[i].ages,
				table_of(&h, "chronology", "chronology"));
		hand_free(&h);
	}
}

static void
gaps_name_what_lies_in_them(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_child(&h, "A");
	hand_period(&h, "2018-01-01", "2018-03-31");
	hand_event(&h, "2018-01-01", "GP", "A:sav", "");
	hand_event(&h, "2018-02-05", "Police", "A:nt", "");
	hand_event(&h, "2018-03-31", "GP", "A:sav", "");
	chronology_agency(&h.c, CHRON_S("School"));
	h.c.agencies[2].declared = true;
	h.c.agencies[2].status = AGENCY_AWAITED;
	find_all(&h.c);
	assert_non_null(strstr(table_of(&h, "gaps", "gaps"),
		"data: A | not seen by any agency | 01 Jan 2018 {2018-01-01} "
		"| 31 Mar 2018 {2018-03-31} | 89 | A: no sighting recorded in "
		"the material supplied for 89 days, from 01 Jan 2018 (GP) to "
		"31 Mar 2018 (GP); in that time: 1 failed visit or missed "
		"appointment. |  | 05 Feb 2018, Police: failed visit or missed "
		"appointment (e0002)\n"));
	assert_string_equal(table_of(&h, "gaps", "silence"),
		"data: School | material missing | 01 Jan 2018 {2018-01-01} | "
		"open | 89 | School: material awaited; nothing in this "
		"chronology tells what it knew.\n");
	hand_free(&h);
}

static void
discrepancies_stand_side_by_side(void **state)
{
	uint32_t both[] = {0, 1, 2}, one[] = {3};
	struct chron_value values[] = {
		{"Only stepfather at home.", 24, 0, CHRON_F_EVENT, 0},
		{"Y", 1, 0, CHRON_F_SEEN, 0}};
	struct chron_discrepancy d[] = {
		{.kind = "date",
			.entry = 0,
			.events = both,
			.nevents = 3,
			.say = CHRON_S("The days differ."),
			.question = CHRON_S("Which day?")},
		{.kind = "seen",
			.entry = 1,
			.events = one,
			.nevents = 1,
			.say = CHRON_S("Column against narrative."),
			.question = CHRON_S("Was the child seen?")}};
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_event(&h, "2018-01-01T10:00", "GP", "child:s", "Met.");
	hand_event(&h, "2018-01-01T11:15", "Police", "child:s", "Saw.");
	hand_event(&h, "2018-01-03", "School", "child:s", "Heard.");
	hand_event(&h, "2018-02-05", "Police", "child:nc", "");
	h.c.events[3].values = values;
	h.c.events[3].nvalues = 2;
	hand_entry(&h, 0, 2);
	hand_entry(&h, 3, 3);
	h.c.discrepancies = d;
	h.c.ndiscrepancies = 2;
	assert_string_equal(table_of(&h, "discrepancies", "discrepancies"),
		"data: n0001 | 01 Jan 2018 {2018-01-01T10:00} | date | GP\n"
		"01 Jan 2018, 10:00\nlog.csv, row 2 | Met. | Police\n"
		"01 Jan 2018, 11:15\nlog.csv, row 3 | Saw. | 1 hour 15 minutes "
		"| The days differ. | Which day?\n"
		"more: n0001 | 01 Jan 2018 {2018-01-01T10:00} | date | GP\n"
		"01 Jan 2018, 10:00\nlog.csv, row 2 | Met. | School\n"
		"03 Jan 2018\nlog.csv, row 4 | Heard. | 2 days |  | \n"
		"data: n0002 | 05 Feb 2018 {2018-02-05} | seen | Police\n"
		"05 Feb 2018\nlog.csv, row 5 | Only stepfather at home. | the "
		"columns of the same record | column: Y |  | Column against "
		"narrative. | Was the child seen?\n");
	hand_free(&h);
}

#define LEVELS "{28 a person is asked\n45 one entry}"
#define SUM35  "+40 time: both 10:00\n-5 kind " LEVELS

static void
duplicates_say_why_and_ask(void **state)
{
	struct chron_reason reasons[] = {
		{"time", 40, {"both 10:00", 10}}, {"kind", -5, {"", 0}}};
	struct chron_pair pairs[] = {{.a = 0,
					     .b = 1,
					     .score = 35,
					     .reasons = reasons,
					     .nreasons = 2},
		{.a = 0,
			.b = 2,
			.score = -5,
			.reasons = reasons + 1,
			.nreasons = 1}};
	struct chron_decision decisions[] = {
		{.number = 1,
			.ruling = RULE_DIFFERENT,
			.a = CHRON_S("e0001"),
			.b = CHRON_S("e0003"),
			.by = CHRON_S("MR"),
			.at = CHRON_S("2024-05-01"),
			.text = CHRON_S("two")},
		{.number = 2,
			.ruling = RULE_FLAG,
			.a = CHRON_S("e0001"),
			.child = CHRON_S("s"),
			.answer = ANSWER_NO,
			.by = CHRON_S("MR"),
			.at = CHRON_S("2024-05-02")},
	};
	struct chron_standing standings[] = {
		{STANDING_SUPERSEDED, 2, CHRON_S("")},
		{STANDING_DOUBTED, 0, CHRON_S("changed")},
	};
	struct hand h;
	struct chron_entry *n;

	(void)state;
	hand_init(&h);
	hand_event(&h, "2018-01-01T10:00", "GP", "child:s", "Met.");
	hand_event(&h, "2018-01-01T10:00", "Police", "child:s", "Saw.");
	hand_event(&h, "2018-01-03", "School", "child:s", "Heard.");
	n = hand_entry(&h, 0, 1);
	n->pairs = pairs;
	n->npairs = 1;
	hand_entry(&h, 2, 2);
	h.c.possible = pairs + 1;
	h.c.npossible = 1;
	assert_string_equal(table_of(&h, "duplicates", "merged"),
		"data#n0001: n0001 | 2 | by the program |  | e0001 | e0002 |  "
		"|  |  | 35 | 01 Jan 2018, 10:00; GP; log.csv, row 2\nMet. "
		"| " SUM35 "\n"
		"more: n0001 | 2 | by the program |  | e0002 | e0001 |  |  |  "
		"| 35 | 01 Jan 2018, 10:00; Police; log.csv, row 3\nSaw. "
		"| " SUM35 "\n");
	assert_string_equal(table_of(&h, "duplicates", "links"),
		"data: n0001 | e0001 | e0002 | 35 | " SUM35 "\n");
	/* the account below says why it stands with the one above */
	assert_non_null(strstr(table_of(&h, "chronology", "chronology"),
		"row 3 | Saw. |  |  | with GP; log.csv, row 2\n" SUM35 " | "));
	assert_string_equal(table_of(&h, "duplicates", "possible"),
		"data:  | e0001 | e0003 |  |  |  | -5 |  | -5 kind " LEVELS
		" | 01 Jan 2018, 10:00; GP; log.csv, row 2\nMet. | 03 Jan "
		"2018; "
		"School; log.csv, row 4\nHeard.\n");
	h.c.decisions = decisions;
	h.c.standings = standings;
	h.c.ndecisions = 2;
	assert_string_equal(table_of(&h, "duplicates", "decisions"),
		"data: 1 | different | e0001 | e0003 | MR | 2024-05-01 | two | "
		"superseded by 2 | \n"
		"data: 2 | child s: seen is no | e0001 |  | MR | 2024-05-02 |  "
		"| look again | changed\n");
	hand_free(&h);
}

static void
sources_and_diagnostics_account_for_every_row(void **state)
{
	static struct chron_heading headings[] = {{.text = {"When", 4},
		.concept = CHRON_F_DATE,
		.confidence = 90}};
	struct hand h;
	struct chron_source *s;
	struct chron_leftover *l;

	(void)state;
	hand_init(&h);
	chronology_agency(&h.c, CHRON_S("Police"));
	s = &h.c.sources[0];
	s->agency = 0;
	s->agency_from = CHRON_S("column");
	s->importer = CHRON_S("csv");
	s->sha256 = CHRON_S("ab12");
	s->date_order = CHRON_S("dmy");
	s->records = 3;
	s->used = s->events = s->quarantined = s->not_events = 1;
	s->headings = headings;
	s->nheadings = 1;
	l = chronology_add_leftover(&h.c);
	l->row = 7;
	l->part = CHRON_S("table 2");
	l->quarantined = true;
	l->why = CHRON_S("no date");
	l->text = CHRON_S("x | y");
	chronology_diag(&h.c, CHRON_WARNING, "row-too-long", 0,
		CHRON_S("table 2"), 7, 0, "%d columns", 11);
	assert_string_equal(table_of(&h, "sources", "sources"),
		"data#s1: log.csv | Police | column | csv | 3 | 1 | 1 | 1 | 1 "
		"| dmy |  | ab12\n");
	assert_string_equal(table_of(&h, "sources", "agencies"),
		"data: Police | received | 0 | \n");
	assert_string_equal(table_of(&h, "sources", "headings"),
		"data: log.csv | When | date | 90\n");
	assert_string_equal(table_of(&h, "sources", "leftovers"),
		"data: log.csv | table 2 | 7 | set aside | no date | x | y\n");
	assert_string_equal(table_of(&h, "diagnostics", "diagnostics"),
		"data: warning | row-too-long | log.csv | table 2 | 7 |  | 11 "
		"columns\n");
	hand_free(&h);
}

static void
every_report_of_an_empty_case_has_tables_and_stands(void **state)
{
	(void)state;
	for (const struct report *const *r = reports; *r; r++) {
		struct table_text text = {.all = BUF_INIT};
		struct table_sink sink = {
			table_text_table, table_text_row, &text};
		struct chron_err err = {0};
		struct hand h;

		hand_init(&h);
		h.c.nsources = 0;
		assert_int_equal((*r)->yield(&h.c, &sink, &err), CHRON_OK);
		assert_true(text.all.n > 0);
		assert_ptr_equal(report_find((*r)->name), *r);
		buf_free(&text.all);
		hand_free(&h);
	}
	assert_null(report_find("no-such"));
	assert_string_equal(reports[0]->name, "chronology");
}

static void
a_sink_that_fails_is_not_called_again(void **state)
{
	(void)state;
	for (const struct report *const *r = reports; *r; r++) {
		for (uint32_t at = 1; at < 12; at++) {
			struct table_text text = {
				.all = BUF_INIT, .refuse_at = at};
			struct table_sink sink = {
				table_text_table, table_text_row, &text};
			struct chron_err err = {0};
			struct hand h;
			enum chron_status st;

			small_case(&h);
			st = (*r)->yield(&h.c, &sink, &err);
			assert_int_equal(
				st, text.rows < at ? CHRON_OK : CHRON_EIO);
			if (st)
				assert_string_equal(
					err.text, "the disk is full");
			buf_free(&text.all);
			hand_free(&h);
		}
	}
}

static void
the_document_counts_every_record(void **state)
{
	struct hand h;
	struct chron_doc doc;

	(void)state;
	small_case(&h);
	h.c.config.title = CHRON_S("Child A");
	h.c.config.marking = CHRON_S("OFFICIAL-SENSITIVE");
	h.c.sources[0].records = 7;
	h.c.sources[0].used = 5;
	h.c.sources[0].quarantined = 2;
	report_doc(&h.c, report_find("gaps"), h.arena, &doc);
	assert_string_equal(doc.title, "Child A");
	assert_string_equal(doc.subtitle, "Gaps");
	assert_string_equal(doc.marking, "OFFICIAL-SENSITIVE");
	assert_string_equal(
		doc.facts[0], "Review period: 01 Mar 2019 to 30 Apr 2019.");
	assert_string_equal(doc.facts[1],
		"1 source, 7 records, 5 events, 4 entries, of which 1 has more "
		"than one account.");
	assert_string_equal(doc.facts[2],
		"Every record is accounted for: 7 records = 5 read as events + "
		"2 set aside to be put right + 0 explained as no event.");
	assert_non_null(strstr(doc.facts[3], "not proof that nobody visited"));
	assert_null(doc.facts[4]);
	h.c.sources[0].used = 4;
	h.c.config.from = CIVIL_MIN;
	h.c.config.to = CIVIL_MAX;
	h.c.config.marking = CHRON_S("");
	report_doc(&h.c, NULL, h.arena, &doc);
	assert_null(doc.marking);
	assert_string_equal(doc.facts[0],
		"No review period was declared; the events run from 04 Mar "
		"2019 to 01 Jan 2020.");
	assert_non_null(strstr(doc.facts[2], "NOT ACCOUNTED FOR"));
	hand_free(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			the_chronology_has_days_time_passed_and_accounts_together),
		cmocka_unit_test(
			the_children_are_told_last_seen_and_longest_unseen),
		cmocka_unit_test(several_children_have_a_line_each),
		cmocka_unit_test(what_has_no_column_is_told_under_its_heading),
		cmocka_unit_test(ages_are_those_on_the_day),
		cmocka_unit_test(gaps_name_what_lies_in_them),
		cmocka_unit_test(discrepancies_stand_side_by_side),
		cmocka_unit_test(duplicates_say_why_and_ask),
		cmocka_unit_test(sources_and_diagnostics_account_for_every_row),
		cmocka_unit_test(
			every_report_of_an_empty_case_has_tables_and_stands),
		cmocka_unit_test(a_sink_that_fails_is_not_called_again),
		cmocka_unit_test(the_document_counts_every_record),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
