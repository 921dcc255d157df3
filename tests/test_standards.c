/* Standards: what is counted, from when to when, in whose days; and what is
 * taken from the indicative set.  Every case is a case.ini and a few records,
 * and the expected days were counted by hand on a calendar. */
#include "hand.h"

#include <stdio.h>

#include "case/caseini.h"
#include "find/find.h"
#include "find/standard.h"
#include "find/standard_set.h"
#include "report/report.h"
#include "table_text.h"

#define A   "[child A]\n"
#define ENG "[case]\nnation = england\nfrom = 2018-01-01\nto = 2018-12-31\n"

/* Records of a case: "2018-03-05 Social Care|A:s|text", one a line. */
static void
make(struct hand *h, const char *ini, const char *records)
{
	struct chron_err err = {0};
	struct chron_str rest = chron_cstr(records), line, when, agency, flags;

	hand_init(h);
	if (caseini_read(&h->c, "case.ini", chron_cstr(ini), &err) != CHRON_OK)
		fail_msg("%u: %s", err.pos.row, err.text);
	while (str_cut(&rest, '\n', &line)) {
		str_cut(&line, ' ', &when);
		str_cut(&line, '|', &agency);
		str_cut(&line, '|', &flags);
		hand_event(h, arena_str(h->arena, when).p,
			arena_str(h->arena, agency).p,
			arena_str(h->arena, flags).p,
			arena_str(h->arena, line).p);
	}
	find_all(&h->c);
}

/* "KEY A 2018-01-01 2018-02-01 31" or "... open 31", one a line. */
static const char *
longer(struct hand *h)
{
	struct buf b = BUF_INIT;
	const char *text;

	for (uint32_t i = 0; i < h->c.ngaps; i++) {
		const struct chron_gap *g = &h->c.gaps[i];
		char from[11], to[11] = "open";

		if (strcmp(g->kind, "standard") != 0)
			continue;
		civil_iso_day(g->from, from);
		if (g->to != CIVIL_MAX)
			civil_iso_day(g->to, to);
		assert_int_equal(g->open, g->to == CIVIL_MAX);
		buf_printf(&b, "%.*s %.*s %s %s %d\n",
			STR(h->c.config.standards[g->standard].key),
			STR(h->c.config.children[g->child].ref), from, to,
			g->days);
	}
	text = arena_str(h->arena, buf_get(&b)).p;
	buf_free(&b);
	return text;
}

static const char *
say(struct hand *h, uint32_t nth)
{
	for (uint32_t i = 0; i < h->c.ngaps; i++)
		if (!strcmp(h->c.gaps[i].kind, "standard") && !nth--)
			return arena_str(h->arena, h->c.gaps[i].say).p;
	return "";
}

static const struct counted {
	const char *ini, *records, *want;
} counted[] = {
	/* Mon 5 to Mon 19 March is ten working days; Tue 20 is eleven. */
	{ENG A "[standard s]\ndays = 10\nunit = working\nfrom = 2018-03-05\n"
	       "to = 2018-03-19\n",
		"2018-03-05 Social Care|A:s|", ""},
	{ENG A "[standard s]\ndays = 10\nunit = working\nfrom = 2018-03-05\n"
	       "to = 2018-03-20\n",
		"2018-03-05 Social Care|A:s|",
		"s A 2018-03-05 2018-03-20 15\n"},
	/* The day of the visit counted too: Mon 5 to Fri 16 are ten. */
	{ENG A "[standard s]\ndays = 10\nunit = working\ncount = day of\n"
	       "from = 2018-03-05\nto = 2018-03-16\n",
		"2018-03-05 Social Care|A:s|", ""},
	{ENG A "[standard s]\ndays = 10\nunit = working\ncount = day of\n"
	       "from = 2018-03-05\nto = 2018-03-19\n",
		"2018-03-05 Social Care|A:s|",
		"s A 2018-03-05 2018-03-19 14\n"},
	/* A visit on a Saturday is no working day, whichever way counted. */
	{ENG A "[standard s]\ndays = 10\nunit = working\ncount = day of\n"
	       "from = 2018-03-03\nto = 2018-03-16\n",
		"2018-03-03 Social Care|A:s|", ""},
	/* Good Friday 30 March and Easter Monday 2 April: Mon 26 to Wed 11. */
	{ENG A "[standard s]\ndays = 10\nunit = working\nfrom = 2018-03-26\n"
	       "to = 2018-04-11\n",
		"2018-03-26 Social Care|A:s|", ""},
	{ENG A "[standard s]\ndays = 10\nunit = working\nfrom = 2018-03-26\n"
	       "to = 2018-04-12\n",
		"2018-03-26 Social Care|A:s|",
		"s A 2018-03-26 2018-04-12 17\n"},
	/* Bank holidays not left out: Mon 9 is ten, Tue 10 eleven. */
	{ENG A "[standard s]\ndays = 10\nunit = working\nholidays = no\n"
	       "from = 2018-03-26\nto = 2018-04-10\n",
		"2018-03-26 Social Care|A:s|",
		"s A 2018-03-26 2018-04-10 15\n"},
	/* Easter Monday is no holiday in Scotland: Tue 10 is ten. */
	{"[case]\nnation = scotland\nfrom = 2018-01-01\nto = 2018-12-31\n" A
	 "[standard s]\ndays = 10\nunit = working\nfrom = 2018-03-26\n"
	 "to = 2018-04-10\n",
		"2018-03-26 Social Care|A:s|", ""},
	{"[case]\nnation = scotland\nfrom = 2018-01-01\nto = 2018-12-31\n" A
	 "[standard s]\ndays = 10\nunit = working\nfrom = 2018-03-26\n"
	 "to = 2018-04-11\n",
		"2018-03-26 Social Care|A:s|",
		"s A 2018-03-26 2018-04-11 16\n"},
	/* Christmas 2021 on Saturday: 27 and 28 December and 3 January are
	 * substitutes.  Mon 20 Dec to Fri 7 Jan is eleven working days. */
	{"[case]\nnation = wales\nfrom = 2021-12-01\nto = 2022-01-31\n" A
	 "[standard s]\ndays = 10\nunit = working\nfrom = 2021-12-20\n"
	 "to = 2022-01-06\n",
		"2021-12-20 Social Care|A:s|", ""},
	{"[case]\nnation = wales\nfrom = 2021-12-01\nto = 2022-01-31\n" A
	 "[standard s]\ndays = 10\nunit = working\nfrom = 2021-12-20\n"
	 "to = 2022-01-07\n",
		"2021-12-20 Social Care|A:s|",
		"s A 2021-12-20 2022-01-07 18\n"},
	/* In Scotland 4 January too. */
	{"[case]\nnation = scotland\nfrom = 2021-12-01\nto = 2022-01-31\n" A
	 "[standard s]\ndays = 10\nunit = working\nfrom = 2021-12-20\n"
	 "to = 2022-01-07\n",
		"2021-12-20 Social Care|A:s|", ""},
	/* Weeks are of seven days; months are of the calendar. */
	{ENG A "[standard s]\ndays = 4\nunit = weeks\nfrom = 2018-02-01\n"
	       "to = 2018-03-01\n",
		"2018-02-01 Social Care|A:s|", ""},
	{ENG A "[standard s]\ndays = 4\nunit = weeks\nfrom = 2018-02-01\n"
	       "to = 2018-03-02\n",
		"2018-02-01 Social Care|A:s|",
		"s A 2018-02-01 2018-03-02 29\n"},
	{ENG A "[standard s]\ndays = 1\nunit = months\nfrom = 2018-01-31\n"
	       "to = 2018-02-28\n",
		"2018-01-31 Social Care|A:s|", ""},
	{ENG A "[standard s]\ndays = 1\nunit = months\nfrom = 2018-01-31\n"
	       "to = 2018-03-01\n",
		"2018-01-31 Social Care|A:s|",
		"s A 2018-01-31 2018-03-01 29\n"},
	{ENG A "[standard s]\ndays = 1000000\nunit = months\n"
	       "[standard t]\ndays = 1000000\nunit = weeks\n",
		"2018-01-31 Social Care|A:s|", ""},
	/* A failed visit ends nothing; a telephone view is no sighting. */
	{ENG A "[standard s]\ndays = 14\nfrom = 2018-03-01\nto = 2018-03-31\n",
		"2018-03-01 Social Care|A:s|\n2018-03-10 Social Care|A:nt|\n"
		"2018-03-12 Social Care|A:nv|",
		"s A 2018-03-01 2018-03-31 30\n"},
	/* Whose sighting: first-hand social care, anybody, alone, views. */
	{ENG A "[standard s]\ndays = 10\nfrom = 2018-03-01\nto = 2018-03-21\n"
	       "[standard t]\ndays = 10\nfrom = 2018-03-01\nto = 2018-03-21\n"
	       "sighting = any\n"
	       "[standard u]\ndays = 10\nfrom = 2018-03-01\nto = 2018-03-21\n"
	       "sighting = alone\n"
	       "[standard v]\ndays = 10\nfrom = 2018-03-01\nto = 2018-03-21\n"
	       "sighting = views\n",
		"2018-03-01 Social Care|A:sav|\n2018-03-11 Police|A:s|\n"
		"2018-03-11 Social Care|A:sr|\n2018-03-12 School|A:nv|\n",
		"s A 2018-03-01 2018-03-21 20\n"
		"u A 2018-03-01 2018-03-21 20\n"
		"v A 2018-03-01 2018-03-12 11\n"},
	/* A change of plan: two standards, two intervals. */
	{ENG A "[standard cp]\ndays = 20\nfrom = 2018-03-01\nto = 2018-03-31\n"
	       "[standard cin]\ndays = 20\nfrom = 2018-03-31\n"
	       "to = 2018-04-30\n",
		"2018-03-05 Social Care|A:s|\n2018-04-25 Social Care|A:s|",
		"cp A 2018-03-05 2018-03-31 26\n"
		"cin A 2018-03-31 2018-04-25 25\n"},
	/* A standard holds for nobody before birth, or after the period. */
	{ENG "[child A]\nborn = 2018-06-15\n"
	     "[standard s]\ndays = 10\nto = 2018-07-10\n",
		"2018-05-01 Social Care|A:x|\n2018-07-01 Social Care|A:s|",
		"s A 2018-06-15 2018-07-01 16\n"},
	{ENG "[child A]\nborn = 2019-02-01\n[standard s]\ndays = 10\n",
		"2018-05-01 Social Care|A:x|", ""},
	{ENG A "[standard s]\ndays = 10\nfrom = 2019-01-01\n",
		"2018-05-01 Social Care|A:s|", ""},
	{ENG A "[standard s]\ndays = 10\nto = 2017-12-31\n",
		"2018-05-01 Social Care|A:s|", ""},
	/* Clipped to the period at both ends; the last is open. */
	{ENG A "[standard s]\ndays = 100\nfrom = 2010-01-01\nto = 2030-01-01\n",
		"2018-05-01 Social Care|A:s|",
		"s A 2018-01-01 2018-05-01 120\ns A 2018-05-01 open 244\n"},
	/* A sibling who is no subject is measured only if named. */
	{ENG A "[child S]\nsubject = no\n"
	       "[standard s]\ndays = 10\nfrom = 2018-03-01\nto = 2018-03-31\n",
		"2018-03-01 Social Care|A:s S:s|\n2018-03-25 Social Care|A:s|",
		"s A 2018-03-01 2018-03-25 24\n"},
	{ENG A "[child S]\nsubject = no\n[standard s]\ndays = 10\n"
	       "children = S\nfrom = 2018-03-01\nto = 2018-03-31\n",
		"2018-03-01 Social Care|A:s S:s|\n2018-03-25 Social Care|A:s|",
		"s S 2018-03-01 2018-03-31 30\n"},
	/* "March 2018": from its last day to the first of the next. */
	{ENG A "[standard s]\ndays = 30\nfrom = 2018-03-01\nto = 2018-06-01\n",
		"2018-03 Social Care|A:s|\n2018-05 Social Care|A:s|",
		"s A 2018-03-31 2018-05-01 31\n"},
	{ENG A "[standard s]\ndays = 31\nfrom = 2018-03-01\nto = 2018-05-31\n",
		"2018-03 Social Care|A:s|\n2018-05 Social Care|A:s|", ""},
	/* A year hides nothing and ends nothing. */
	{ENG A "[standard s]\ndays = 31\nfrom = 2018-03-01\nto = 2018-05-31\n",
		"2018 Social Care|A:s|", "s A 2018-03-01 2018-05-31 91\n"},
};

static void
days_are_counted_as_the_standard_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(counted) / sizeof(*counted); i++) {
		struct hand h;

		make(&h, counted[i].ini, counted[i].records);
		if (strcmp(longer(&h), counted[i].want) != 0)
			fail_msg("%zu: %sgives\n%snot\n%s", i, counted[i].ini,
				longer(&h), counted[i].want);
		hand_free(&h);
	}
}

static void
words_say_what_the_material_shows(void **state)
{
	struct hand h;

	(void)state;
	make(&h,
		ENG A "[standard s]\ndays = 10\nunit = working\n"
		      "from = 2018-03-05\nto = 2018-04-30\n",
		"2018-03-05 Social Care|A:s|\n2018-03-05 Police|A:s|\n"
		"2018-03-08 Police|A:s|\n2018-03-12 Social Care|A:sr|\n"
		"2018-03-13 Police|A:s|\n2018-03-14 Social Care|A:nt|\n"
		"2018-03-26 Social Care|A:s|\n2018-04 Social Care|A:s|\n");
	assert_string_equal(say(&h, 0),
		"A, sightings by social care: no sighting recorded in the "
		"material supplied for 21 days (local standard 10 working "
		"days), 15 of them working days, from 05 Mar 2018 (Social "
		"Care) to 26 Mar 2018 (Social Care); other sightings recorded "
		"in that time: Social Care 1 (not first-hand), Police 2; in "
		"that time: 1 failed visit or missed appointment.");
	hand_free(&h);
	make(&h,
		ENG A "[standard s]\ndays = 3\nunit = weeks\ncount = day of\n"
		      "from = 2018-03-01\nto = 2018-04-30\n",
		"2018-04 Social Care|A:s|\n");
	assert_string_equal(say(&h, 0),
		"A, sightings by social care: no sighting recorded in the "
		"material supplied for at least 31 days (local standard 3 "
		"weeks with the first), from the standard's beginning on 01 "
		"Mar 2018 to 01 Apr 2018 (Social Care).");
	hand_free(&h);
}

static void
lengths_are_told_in_the_unit(void **state)
{
	static const struct {
		enum standard_unit unit;
		bool inclusive;
		const char *from, *to, *want;
	} rows[] = {
		{UNIT_MONTHS, false, "2018-01-31", "2018-03-01",
			"1 month 1 day"},
		{UNIT_MONTHS, false, "2018-01-31", "2018-02-28", "1 month"},
		{UNIT_MONTHS, false, "2018-01-31", "2018-02-27", "27 days"},
		{UNIT_MONTHS, false, "2016-11-30", "2018-02-28", "15 months"},
		{UNIT_MONTHS, true, "2018-03-05", "2018-06-05",
			"3 months 1 day"},
		{UNIT_WEEKS, false, "2018-03-05", "2018-03-19", "2 weeks"},
		{UNIT_WEEKS, false, "2018-03-05", "2018-03-06", "1 day"},
		{UNIT_WEEKS, true, "2018-03-05", "2018-03-19", "2 weeks 1 day"},
		{UNIT_CALENDAR, true, "2018-03-05", "2018-03-06", "2 days"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct chron_standard s = {
			.unit = rows[i].unit, .inclusive = rows[i].inclusive};
		struct standard_interval it = {.hedge = "",
			.hole = {.from = hand_day(rows[i].from),
				.to = hand_day(rows[i].to)}};
		struct buf b = BUF_INIT;

		it.days = it.hole.to - it.hole.from + s.inclusive;
		standard_say_length(&b, &s, &it);
		buf_putc(&b, '\0');
		assert_string_equal(b.p, rows[i].want);
		buf_free(&b);
	}
}

static void
a_standard_of_the_set_is_taken_over_and_marked(void **state)
{
	const struct chron_standard *s;
	struct hand h;

	(void)state;
	make(&h,
		ENG A "[standard en.cp.visit.local10]\nfrom = 2018-03-05\n"
		      "to = 2018-03-31\n"
		      "[standard second]\nlike = EN.CP.visit.local10\n"
		      "days = 15\nfrom = 2018-05-01\n",
		"2018-03-05 Social Care|A:s|");
	s = h.c.config.standards;
	assert_int_equal(s[0].days, 10);
	assert_int_equal(s[0].unit, UNIT_WORKING);
	assert_int_equal(s[0].sighting, SIGHT_SOCIAL_CARE);
	assert_false(s[0].adapted);
	assert_true(str_is(s[0].label, "indicative: child on a plan seen at "
				       "least every 10 working days"));
	assert_true(str_is(s[0].nation, "england"));
	assert_true(s[0].source.n > 0);
	assert_int_equal(s[0].from, hand_day("2018-03-05"));
	assert_int_equal(s[1].days, 15);
	assert_int_equal(s[1].unit, UNIT_WORKING);
	assert_true(s[1].adapted);
	assert_true(str_is(s[1].label, "second, adapted in the case"));
	assert_string_equal(say(&h, 0),
		"A, sightings by social care: no sighting recorded in the "
		"material supplied for 26 days (local standard 10 working "
		"days, indicative), 18 of them working days, from 05 Mar 2018 "
		"(Social Care) to the standard's end on 31 Mar 2018.");
	hand_free(&h);
}

static void
the_set_is_sound(void **state)
{
	static const char *const nations[] = {
		"england", "wales", "scotland", "northern ireland"};
	uint32_t nation = 0;

	(void)state;
	for (uint32_t i = 0; i < standard_set_n; i++) {
		const struct standard_item *item = &standard_set[i];
		struct chron_standard s = {0};

		while (strcmp(nations[nation], item->nation) != 0)
			assert_true(++nation < 4);
		assert_ptr_equal(
			standard_item_find(chron_cstr(item->key)), item);
		assert_true(item->days > 0);
		assert_true(item->after == AFTER_SIGHTING ||
			    item->sighting <= SIGHT_ANY);
		assert_true(item->source[0] && item->who[0] && item->label[0]);
		standard_item_copy(item, &s);
		assert_int_equal(
			s.valid_from == CIVIL_MIN, item->valid_from[0] == '\0');
		assert_true(s.valid_from <= s.valid_to);
	}
	assert_int_equal(nation, 3);
	assert_null(standard_item_find(CHRON_S("en.icpc")));
	assert_null(standard_item_find(CHRON_S("en.coregroup")));
}

/* docs/standards.md lists each in its nation's table, with its first words. */
static void
the_set_is_documented(void **state)
{
	static char text[64 * 1024];
	FILE *f = fopen("docs/standards.md", "r");
	size_t n;

	(void)state;
	assert_non_null(f);
	n = fread(text, 1, sizeof(text) - 1, f);
	fclose(f);
	text[n] = '\0';
	for (uint32_t i = 0; i < standard_set_n; i++) {
		const struct standard_item *item = &standard_set[i];
		struct chron_standard s = {
			.days = item->days, .unit = item->unit};
		struct buf b = BUF_INIT;

		buf_printf(&b, "| `%s` | %s | ", item->key, item->who);
		standard_say_allowed(&b, &s);
		buf_putc(&b, '\0');
		if (!strstr(text, b.p))
			fail_msg("docs/standards.md has no row %s", b.p);
		buf_free(&b);
	}
}

static const struct {
	const char *ini, *slug, *say;
} doubts[] = {
	{ENG A "[standard sc.lac.visit3m]\n", "standard-nation",
		"[standard sc.lac.visit3m]: it is one of Scotland, the case is "
		"one of England"},
	{"[case]\nfrom = 2010-06-01\nto = 2012-01-01\nnation = england\n" A
	 "[standard en.lac.visit6w]\n",
		"standard-validity",
		"[standard en.lac.visit6w]: it is applied from 01 Jun 2010, "
		"its source cannot have held before 01 Apr 2011"},
	{"[case]\nfrom = 2010-06-01\nto = 2012-01-01\nnation = england\n" A
	 "[standard en.lac.visit6w]\nfrom = 2011-04-01\n",
		"standard-validity", NULL},
};

static void
what_does_not_fit_the_case_is_noted(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(doubts) / sizeof(*doubts); i++) {
		const struct chron_diagnostic *d = NULL;
		struct hand h;

		make(&h, doubts[i].ini,
			"2010-05-01 GP|A:s|\n2018-01-01 GP|A:s|");
		for (uint32_t k = 0; k < h.c.ndiagnostics; k++)
			if (str_is(h.c.diagnostics[k].slug, doubts[i].slug))
				d = &h.c.diagnostics[k];
		if ((d != NULL) != (doubts[i].say != NULL))
			fail_msg("%zu: %s", i, d ? "told" : "not told");
		if (d) {
			assert_int_equal(d->severity, CHRON_NOTE);
			assert_string_equal(
				arena_str(h.arena, d->say).p, doubts[i].say);
		}
		hand_free(&h);
	}
}

static void
a_clock_may_start_at_a_trigger(void **state)
{
	struct hand h;

	(void)state;
	make(&h, ENG A "[standard en.s47.see48h]\n",
		"2018-03-01 Police|A:u|Strategy meeting held.\n"
		"2018-03-02 Police|A:s|\n"
		"2018-03-03 Social Care|A:s|\n"
		"2018-06-01 Police|A:u|Strategy meeting held.\n"
		"2018-06-04 Social Care|A:s|\n"
		"2018-12-28 Police|A:u|Strategy meeting held.\n");
	assert_string_equal(longer(&h),
		"en.s47.see48h A 2018-06-01 2018-06-04 3\n"
		"en.s47.see48h A 2018-12-28 open 3\n");
	assert_string_equal(say(&h, 0),
		"A, sightings by social care: no sighting recorded in the "
		"material supplied for 3 days (local standard 2 days, "
		"indicative), from the strategy meeting on 01 Jun 2018 to 04 "
		"Jun 2018 (Social Care).");
	hand_free(&h);
}

static void
the_report_has_a_row_for_each_child_and_standard(void **state)
{
	struct hand h;

	(void)state;
	make(&h,
		ENG "[child A]\n[child S]\nborn = 2018-03-10\nsubject = no\n"
		    "[standard s]\ndays = 10\nunit = working\n"
		    "children = A, S\nfrom = 2018-03-05\nto = 2018-03-31\n"
		    "[standard t]\ndays = 1\nunit = months\nsighting = any\n"
		    "from = 2018-10-15\n"
		    "[standard u]\ndays = 5\nfrom = 2020-01-01\n",
		"2018-03-05 Social Care|A:s|\n2018-03-12 Social Care|A:s|\n"
		"2018-10 Police|A:s|\n");
	assert_string_equal(table_of(&h, "seen", "standards"),
		"data: A | s | sightings by social care | 10 working days | 05 "
		"Mar 2018 {2018-03-05} | 31 Mar 2018 {2018-03-31} | 2 | 1 | 13 "
		"working days | 19 | ended before | declared in the case | \n"
		"data: A | t | sightings by any agency | 1 month | 15 Oct 2018 "
		"{2018-10-15} | 31 Dec 2018 {2018-12-31} | 1 | 1 | at least 2 "
		"months | at least 61 | at least 61 | declared in the case | "
		"\n"
		"data: A | u | sightings by social care | 5 days | never in "
		"this time |  | 0 | 0 |  |  | 0 | declared in the case | \n"
		"data: S | s | sightings by social care | 10 working days | 10 "
		"Mar 2018 {2018-03-10} | 31 Mar 2018 {2018-03-31} | 1 | 1 | 14 "
		"working days | 21 | ended before | declared in the case | \n");
	hand_free(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_counted_as_the_standard_says),
		cmocka_unit_test(words_say_what_the_material_shows),
		cmocka_unit_test(
			a_standard_of_the_set_is_taken_over_and_marked),
		cmocka_unit_test(lengths_are_told_in_the_unit),
		cmocka_unit_test(the_set_is_sound),
		cmocka_unit_test(the_set_is_documented),
		cmocka_unit_test(what_does_not_fit_the_case_is_noted),
		cmocka_unit_test(a_clock_may_start_at_a_trigger),
		cmocka_unit_test(
			the_report_has_a_row_for_each_child_and_standard),
	};

	return cmocka_run_group_tests_name("standards", tests, NULL, NULL);
}
