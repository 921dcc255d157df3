/* Gaps, silence, plans and standards, found in chronologies built by hand. */
#include "hand.h"

#include "find/find.h"
#include "find/parts.h"

static void
add_day(struct buf *b, int32_t day)
{
	char text[11];

	if (day != CIVIL_MAX)
		civil_iso_day(day, text);
	buf_puts(b, " ");
	buf_puts(b, day == CIVIL_MAX ? "open" : text);
}

/* Gaps of a kind as "A 2019-01-01 2019-02-01 31 +event; ..." */
static const char *
gaps(struct hand *h, const char *kind)
{
	struct buf b = BUF_INIT;
	struct chron_str s;

	for (uint32_t i = 0; i < h->c.ngaps; i++) {
		const struct chron_gap *g = &h->c.gaps[i];

		if (strcmp(g->kind, kind) != 0)
			continue;
		assert_int_equal(g->open, g->to == CIVIL_MAX);
		buf_puts(&b, b.n ? "; " : "");
		buf_str(&b, g->child != CHRON_NONE
				    ? h->c.config.children[g->child].ref
				    : h->c.agencies[g->agency].name);
		add_day(&b, g->from);
		add_day(&b, g->to);
		buf_printf(&b, " %d", g->days);
		for (uint32_t k = 0; k < g->nwithin; k++)
			buf_printf(&b, " +%u", g->within[k]);
	}
	s = arena_str(h->arena, buf_get(&b));
	buf_free(&b);
	return s.p;
}

static const char *
say_of(struct hand *h, const char *kind)
{
	for (uint32_t i = 0; i < h->c.ngaps; i++)
		if (!strcmp(h->c.gaps[i].kind, kind))
			return arena_str(h->arena, h->c.gaps[i].say).p;
	return "";
}

static void
a_gap_runs_from_sighting_to_sighting_and_holds_what_failed(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_child(&h, "A");
	hand_period(&h, "2019-01-01", "2019-03-31");
	hand_event(&h, "2019-01-01", "Health Visiting", "A:s", "seen");
	hand_event(&h, "2019-01-20", "Social Care", "A:nt", "no access");
	hand_event(&h, "2019-02-01", "Social Care", "A:xp", "to be seen");
	hand_event(&h, "2019-02-10", "Police", "A:s", "seen");
	hand_event(&h, "2019-02-10", "Police", "A:nt", "no reply");
	hand_event(&h, "2019-02-15T10:00", "GP", "A:x", "cancelled");
	h.c.events[5].cancelled = true;
	hand_event(&h, "2019-02-20", "GP", "A:s", "seen");
	find_all(&h.c);
	assert_string_equal(gaps(&h, "unseen"),
		"A 2019-01-01 2019-02-10 40 +1 +2; A 2019-02-20 open 39");
	assert_string_equal(say_of(&h, "unseen"),
		"A: no sighting recorded in the material supplied for 40 days, "
		"from 01 Jan 2019 (Health Visiting) to 10 Feb 2019 (Police); "
		"in that time: 1 failed visit or missed appointment, "
		"1 plan to see the child.");
	assert_string_equal(gaps(&h, "never-seen"), "");
	hand_free(&h);
}

static void
a_cancelled_event_is_not_a_sighting(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_period(&h, "2019-01-01", "2019-01-31");
	hand_event(&h, "2019-01-10", "GP", "child:s", "seen");
	h.c.events[0].cancelled = true;
	find_all(&h.c);
	assert_string_equal(
		gaps(&h, "never-seen"), "child 2019-01-01 open 30 +0");
	assert_string_equal(say_of(&h, "never-seen"),
		"the child: no sighting recorded in the material supplied for "
		"30 days, the whole time that can be measured, from the "
		"beginning on 01 Jan 2019 to the end on 31 Jan 2019; in that "
		"time: 1 cancellation.");
	assert_int_equal(find_last_seen(&h.c, 0, CIVIL_MAX), CHRON_NONE);
	hand_free(&h);
}

static void
a_short_gap_is_told_only_if_longest_or_open(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_period(&h, "2019-01-01", "2019-01-31");
	hand_event(&h, "2019-01-01", "GP", "child:s", "");
	hand_event(&h, "2019-01-05", "GP", "child:s", "");
	hand_event(&h, "2019-01-20", "GP", "child:s", "");
	hand_event(&h, "2019-01-29", "GP", "child:s", "");
	find_all(&h.c);
	assert_string_equal(gaps(&h, "unseen"),
		"child 2019-01-05 2019-01-20 15; child 2019-01-29 open 2");
	hand_free(&h);
}

static void
an_unborn_child_is_not_unseen(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_period(&h, "2019-01-01", "2019-12-31");
	hand_child(&h, "A")->born = hand_day("2019-11-01");
	hand_child(&h, "B")->born = hand_day("2020-05-01");
	hand_event(&h, "2019-02-01", "Midwifery", "A:xp", "unborn");
	hand_event(&h, "2019-12-11", "Midwifery", "A:s", "seen");
	find_all(&h.c);
	assert_string_equal(gaps(&h, "unseen"),
		"A 2019-11-01 2019-12-11 40; A 2019-12-11 open 20");
	assert_non_null(strstr(say_of(&h, "unseen"),
		"from birth on 01 Nov 2019 to 11 Dec 2019 (Midwifery)"));
	assert_string_equal(gaps(&h, "never-seen"), "");
	assert_string_equal(gaps(&h, "planned-not-done"), "");
	hand_free(&h);
}

static void
a_month_gives_at_least_so_many_days_and_a_year_hides_nothing(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_child(&h, "A");
	hand_period(&h, "2018-01-01", "2018-12-31");
	hand_event(&h, "2018", "Dental", "A:s", "seen this year");
	hand_event(&h, "2018-01-01", "GP", "A:s", "seen");
	hand_event(&h, "2018-03", "GP", "A:s", "seen in March");
	hand_event(&h, "2018-06-30", "GP", "A:s", "seen");
	hand_event(&h, "", "GP", "A:s", "seen");
	find_all(&h.c);
	assert_string_equal(gaps(&h, "unseen"),
		"A 2018-01-01 2018-03-01 59; A 2018-03-31 2018-06-30 91; "
		"A 2018-06-30 open 184");
	assert_string_equal(say_of(&h, "unseen"),
		"A: no sighting recorded in the material supplied for at least "
		"59 days, from 01 Jan 2018 (GP) to 01 Mar 2018 (GP); 2 records "
		"without an exact date may fall in it.");
	hand_free(&h);
}

static void
without_a_period_the_first_and_last_event_are_the_limits(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_event(&h, "2018", "GP", "child:x", "letter");
	hand_event(&h, "2019-01-01", "GP", "child:x", "letter");
	hand_event(&h, "2019-03-01", "GP", "child:s", "seen");
	hand_event(&h, "2019-03-11", "GP", "child:x", "letter");
	find_all(&h.c);
	assert_string_equal(gaps(&h, "unseen"),
		"child 2018-12-31 2019-03-01 60; child 2019-03-01 open 10");
	hand_free(&h);
}

static void
a_letter_is_not_a_sighting_on_the_day_it_came(void **state)
{
	struct hand h;
	uint32_t a, b;

	(void)state;
	hand_init(&h);
	hand_period(&h, "2019-01-01", "2019-06-30");
	a = hand_event(&h, "2019-03-04", "Hospital", "child:s", "seen");
	b = hand_event(&h, "2019-04-20", "GP", "child:sr", "letter");
	hand_entry(&h, a, b);
	find_all(&h.c);
	assert_string_equal(gaps(&h, "unseen"),
		"child 2019-01-01 2019-03-04 62; child 2019-03-04 open 118");
	assert_int_equal(find_last_seen(&h.c, 0, CIVIL_MAX), a);
	assert_int_equal(
		find_last_seen(&h.c, 0, hand_day("2019-03-03")), CHRON_NONE);
	/* Even if only the letter says so. */
	h.c.events[a].sightings[0].flag[ASPECT_SEEN] = ANSWER_UNCLEAR;
	find_all(&h.c);
	assert_string_equal(gaps(&h, "unseen"),
		"child 2019-01-01 2019-03-04 62; child 2019-03-04 open 118");
	hand_free(&h);
}

static void
a_contradicted_sighting_closes_a_gap_and_says_so(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_period(&h, "2019-01-01", "2019-03-01");
	hand_event(&h, "2019-01-20", "Police", "child:s", "seen");
	hand_event(&h, "2019-01-20", "Social Care", "child:n", "not seen");
	hand_event(&h, "2019-02-20", "GP", "child:sc", "Seen: N. Seen.");
	hand_contest(&h, hand_entry(&h, 0, 1), 0, 1);
	hand_entry(&h, 2, 2);
	find_all(&h.c);
	assert_string_equal(gaps(&h, "unseen"),
		"child 2019-01-20 2019-02-20 31; child 2019-02-20 open 9");
	assert_string_equal(say_of(&h, "unseen"),
		"the child: no sighting recorded in the material supplied for "
		"31 days, from 20 Jan 2019 (Police, contradicted in the "
		"material) to 20 Feb 2019 (GP, contradicted in the material).");
	hand_free(&h);
}

static void
alone_and_views_are_measured_apart(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_child(&h, "A")->born = hand_day("2011-02-01");
	hand_period(&h, "2019-01-01", "2019-12-31");
	hand_event(&h, "2019-01-01", "School", "A:sa", "alone");
	hand_event(&h, "2019-06-01", "Police", "A:nv", "by telephone");
	hand_event(&h, "2019-12-31", "School", "A:se", "said");
	find_all(&h.c);
	assert_string_equal(gaps(&h, "unseen-alone"), "A 2019-01-01 open 364");
	assert_string_equal(gaps(&h, "views"),
		"A 2019-01-01 2019-06-01 151; A 2019-06-01 2019-12-31 213");
	assert_string_equal(say_of(&h, "unseen-alone"),
		"A: no sighting alone recorded in the material supplied for "
		"364 days, from 01 Jan 2019 (School) to the end on 31 Dec "
		"2019; aged 7 years when it began.");
	hand_free(&h);
}

static void
a_sibling_nobody_mentions_is_never_seen(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_child(&h, "A");
	hand_child(&h, "S1")->subject = false;
	hand_period(&h, "2019-01-01", "2019-01-31");
	hand_event(&h, "2019-01-01", "School", "A:sa", "");
	find_all(&h.c);
	assert_string_equal(gaps(&h, "never-seen"), "S1 2019-01-01 open 30");
	assert_non_null(strstr(say_of(&h, "never-seen"),
		"no agency's record mentions the child"));
	hand_free(&h);
}

static void
silence_of_an_agency_is_told_at_both_ends_and_between(void **state)
{
	struct hand h;
	uint32_t e;

	(void)state;
	hand_init(&h);
	hand_period(&h, "2018-01-01", "2018-12-31");
	e = hand_event(&h, "2018-01-02", "School", "", "no contact");
	h.c.events[e].has_end = true;
	h.c.events[e].end = hand_when("2018-12-30");
	hand_event(&h, "2018-05-01", "Housing", "", "tenancy");
	hand_event(&h, "2018-05-30", "Housing", "", "repair");
	hand_event(&h, "2018-09-01", "Housing", "", "arrears");
	find_all(&h.c);
	assert_string_equal(gaps(&h, "agency-silence"),
		"Housing 2018-01-01 2018-05-01 120; "
		"Housing 2018-05-30 2018-09-01 94; "
		"Housing 2018-09-01 open 121");
	assert_string_equal(say_of(&h, "agency-silence"),
		"Housing: no entry in the material supplied for 120 days, from "
		"01 Jan 2018 to 01 May 2018; its material begins late. Ask "
		"whether there was no contact or no search.");
	h.c.config.silence_days = 121;
	find_all(&h.c);
	assert_string_equal(
		gaps(&h, "agency-silence"), "Housing 2018-09-01 open 121");
	h.c.agencies[h.c.events[1].agency].silence_days = 122;
	find_all(&h.c);
	assert_string_equal(gaps(&h, "agency-silence"), "");
	hand_free(&h);
}

static void
a_meeting_planned_and_not_found_is_told(void **state)
{
	struct hand h;
	struct chron_plan plan = {.what = "a core group",
		.called_off = CHRON_NONE,
		.later = CIVIL_MAX};

	(void)state;
	hand_init(&h);
	hand_period(&h, "2018-01-01", "2018-12-31");
	hand_event(&h, "2018-05-01", "Housing", "", "Core group 9 May");
	hand_event(&h, "2018-05-08", "School", "", "cancelled");
	plan.day = civil_days(2018, 5, 9);
	h.c.plans = &plan;
	h.c.nplans = 1;
	find_all(&h.c);
	assert_string_equal(
		gaps(&h, "planned-not-done"), "Housing 2018-05-09 open 236 +0");
	plan.later = civil_days(2018, 6, 20);
	plan.called_off = 1;
	find_all(&h.c);
	assert_string_equal(gaps(&h, "planned-not-done"),
		"Housing 2018-05-09 2018-06-20 42 +0 +1");
	assert_string_equal(say_of(&h, "planned-not-done"),
		"Housing plans a core group for 09 May 2018; School records "
		"that it was cancelled or put off; no account of it was found "
		"by any agency, the next of its sort is on 20 Jun 2018. Ask "
		"whether it took place or was moved.");
	hand_free(&h);
}

static void
a_source_that_did_not_come_is_told(void **state)
{
	struct hand h;
	uint32_t at;

	(void)state;
	hand_init(&h);
	hand_period(&h, "2018-01-01", "2018-01-31");
	hand_event(&h, "2018-01-01", "Police", "child:s", "");
	at = chronology_agency(&h.c, CHRON_S("GP"));
	h.c.agencies[at].declared = true;
	h.c.agencies[at].status = AGENCY_WITHHELD;
	h.c.agencies[at].note = CHRON_S("records not released");
	at = chronology_agency(&h.c, CHRON_S("School"));
	h.c.agencies[at].declared = true;
	at = chronology_agency(&h.c, CHRON_S("Housing"));
	h.c.agencies[at].declared = true;
	h.c.agencies[at].status = AGENCY_NO_CONTACT;
	find_all(&h.c);
	assert_string_equal(gaps(&h, "missing-source"),
		"GP 2018-01-01 open 30; School 2018-01-01 open 30");
	assert_string_equal(say_of(&h, "missing-source"),
		"GP: material withheld (records not released); nothing in "
		"this chronology tells what it knew.");
	hand_free(&h);
}

static void
a_plan_without_a_sighting_in_fourteen_days_is_told(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_period(&h, "2018-01-01", "2018-03-31");
	hand_event(&h, "2018-01-02", "Social Care", "child:sp", "see again");
	hand_event(&h, "2018-01-16", "GP", "child:s", "met");
	hand_event(&h, "2018-01-17T09:00", "Police", "child:xp", "to be seen");
	hand_event(&h, "2018-01-17T10:00", "School", "child:xp", "see him");
	hand_event(&h, "2018-01-17T11:00", "Police", "child:xp", "as agreed");
	hand_event(&h, "2018-01-30", "Police", "child:xp", "to be seen");
	hand_event(&h, "2018-02-01", "GP", "child:s", "too late");
	hand_event(&h, "2018-03-30", "School", "child:xp", "plan");
	find_all(&h.c);
	assert_string_equal(gaps(&h, "planned-not-done"),
		"child 2018-01-17 2018-02-01 15 +2 +4; "
		"child 2018-01-17 2018-02-01 15 +3; "
		"child 2018-03-30 open 1 +7");
	assert_string_equal(say_of(&h, "planned-not-done"),
		"the child: a plan to see the child recorded on 17 Jan 2018 "
		"(Police, and 1 more after it); no sighting recorded in the "
		"material supplied for 15 days after it, until 01 Feb 2018.");
	hand_free(&h);
}

static void
a_standard_counts_its_own_sightings_in_its_own_days(void **state)
{
	static const struct {
		bool working;
		uint32_t days;
		enum standard_sighting sighting;
		const char *want;
	} rows[] = {
		{true, 10, SIGHT_SOCIAL_CARE,
			"A 2018-03-01 2018-03-19 18; "
			"A 2018-03-19 2018-04-30 42"},
		{true, 12, SIGHT_SOCIAL_CARE, "A 2018-03-19 2018-04-30 42"},
		{false, 14, SIGHT_ANY, "A 2018-04-02 2018-04-30 28"},
		{false, 28, SIGHT_ANY, ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct chron_standard s = {.key = CHRON_S("cp"),
			.label = CHRON_S("local"),
			.days = rows[i].days,
			.unit = rows[i].working ? UNIT_WORKING : UNIT_CALENDAR,
			.sighting = rows[i].sighting,
			.from = hand_day("2018-03-01"),
			.to = hand_day("2018-04-30")};
		struct hand h;

		hand_init(&h);
		hand_child(&h, "A");
		hand_child(&h, "S1")->subject = false;
		hand_period(&h, "2018-01-01", "2018-12-31");
		h.c.config.standards = &s;
		h.c.config.nstandards = 1;
		hand_event(&h, "2018-03-05", "Health Visiting", "A:s", "");
		hand_event(&h, "2018-03-19", "Social Care", "A:s", "");
		hand_event(&h, "2018-03-20", "Social Care", "A:sr", "");
		hand_event(&h, "2018-04-02", "Police", "A:s", "");
		find_all(&h.c);
		assert_string_equal(gaps(&h, "standard"), rows[i].want);
		if (!i)
			assert_string_equal(say_of(&h, "standard"),
				"A, sightings by social care: no sighting "
				"recorded in the material supplied for 18 days "
				"(local standard 10 working days), 12 of them "
				"working days, from the standard's beginning "
				"on "
				"01 Mar 2018 to 19 Mar 2018 (Social Care); "
				"other sightings recorded in that time: Health "
				"Visiting 1.");
		hand_free(&h);
	}
}

static void
recording_counts_contacts_that_tell(void **state)
{
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_child(&h, "A");
	hand_child(&h, "B");
	hand_event(&h, "2018-03-05", "GP", "A:s B:u", "");
	hand_event(&h, "2018-03-06", "GP", "A:x B:nv", "");
	hand_event(&h, "2018-03-07", "GP", "A:s", "");
	h.c.events[2].cancelled = true;
	hand_event(&h, "2018-03-08", "Housing", "", "");
	find_all(&h.c);
	assert_int_equal(h.c.nrecording, 2);
	assert_int_equal(h.c.recording[0].contacts, 3);
	assert_int_equal(h.c.recording[0].seen_known, 2);
	assert_int_equal(h.c.recording[0].views_known, 1);
	assert_int_equal(h.c.recording[1].contacts, 0);
	hand_free(&h);
}

/* A step from one day to the next that no span of the measure bridges. */
static int32_t
open_steps(const struct find_spans *spans, int32_t to)
{
	int32_t open = 0;

	for (int32_t d = 0; d < to; d++) {
		bool bridged = false;

		for (uint32_t i = 0; i < spans->n; i++)
			bridged |= (spans->items[i].what & 1) &&
				   spans->items[i].first <= d &&
				   spans->items[i].last > d;
		open += !bridged;
	}
	return open;
}

static void
gaps_and_covered_time_add_up_to_the_whole(void **state)
{
	uint64_t seed = 7;

	(void)state;
	for (int round = 0; round < 500; round++) {
		struct find_span items[24];
		struct find_spans spans = {items, 0};
		struct arena *a = arena_new();
		struct find_hole *holes;
		int32_t to, first = -20, sum = 0;
		uint32_t n;

		seed = seed * 6364136223846793005u + 1442695040888963407u;
		to = (int32_t)((seed >> 33) % 400);
		while (spans.n < 24) {
			seed = seed * 6364136223846793005u + 1;
			first += (int32_t)((seed >> 40) % 40);
			items[spans.n++] = (struct find_span){.first = first,
				.last = first + (int32_t)((seed >> 50) % 30),
				.what = (uint8_t)(1 + ((seed >> 60) & 1))};
		}
		n = find_holes(a, &spans, 1, 0, to, &holes);
		for (uint32_t i = 0; i < n; i++) {
			assert_true(holes[i].from < holes[i].to);
			sum += holes[i].to - holes[i].from;
		}
		assert_int_equal(sum, open_steps(&spans, to));
		arena_free(a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_gap_runs_from_sighting_to_sighting_and_holds_what_failed),
		cmocka_unit_test(a_cancelled_event_is_not_a_sighting),
		cmocka_unit_test(a_short_gap_is_told_only_if_longest_or_open),
		cmocka_unit_test(an_unborn_child_is_not_unseen),
		cmocka_unit_test(
			a_month_gives_at_least_so_many_days_and_a_year_hides_nothing),
		cmocka_unit_test(
			without_a_period_the_first_and_last_event_are_the_limits),
		cmocka_unit_test(a_letter_is_not_a_sighting_on_the_day_it_came),
		cmocka_unit_test(
			a_contradicted_sighting_closes_a_gap_and_says_so),
		cmocka_unit_test(alone_and_views_are_measured_apart),
		cmocka_unit_test(a_sibling_nobody_mentions_is_never_seen),
		cmocka_unit_test(
			silence_of_an_agency_is_told_at_both_ends_and_between),
		cmocka_unit_test(a_meeting_planned_and_not_found_is_told),
		cmocka_unit_test(a_source_that_did_not_come_is_told),
		cmocka_unit_test(
			a_plan_without_a_sighting_in_fourteen_days_is_told),
		cmocka_unit_test(
			a_standard_counts_its_own_sightings_in_its_own_days),
		cmocka_unit_test(recording_counts_contacts_that_tell),
		cmocka_unit_test(gaps_and_covered_time_add_up_to_the_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
