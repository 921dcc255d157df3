/* What reviewers write: whose words are in force, where they stand, and what
 * the report makes of them. */
#include "hand.h"

#include "merge/merge.h"
#include "report/report.h"
#include "table_text.h"

#include "merge_case.h"

/* ---- where words stand ---- */

static struct arena *arena;
static struct chron_chronology *c;

/* e1 and e2 tell of one meeting; e3 is another day. */
static int
setup(void **state)
{
	static const struct hand_event events[] = {
		{.id = "e1",
			.agency = "Police",
			.start = "2018-03-04T10:00",
			.text = "Strategy meeting held at Civic Centre."},
		{.id = "e2",
			.agency = "Social Care",
			.start = "2018-03-04T10:00",
			.text = "Strategy meeting held at Civic Centre."},
		{.id = "e3",
			.agency = "GP",
			.start = "2018-05-04",
			.text = "Cough, no treatment."},
	};

	(void)state;
	arena = arena_new();
	c = hand_case(arena);
	for (size_t i = 0; i < sizeof(events) / sizeof(*events); i++)
		hand_add(c, &events[i]);
	chronology_sort(c);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static struct chron_decision *
rule(enum ruling ruling, const char *a, const char *b, const char *others,
	const char *text)
{
	struct chron_decision *d =
		ARENA_PUSH(arena, &c->decisions, &c->ndecisions);

	*d = (struct chron_decision){.number = c->ndecisions,
		.ruling = ruling,
		.a = chron_cstr(a),
		.b = chron_cstr(b),
		.others = chron_cstr(others),
		.text = chron_cstr(text)};
	return d;
}

static struct chron_decision *
word(enum review what, const char *a, const char *others, const char *text)
{
	struct chron_decision *d = rule(RULE_REVIEW, a, "", others, text);

	d->aspect = (uint8_t)what;
	return d;
}

/* "phase e1 one; theme e3 two": of every entry, in order, "|" between. */
static void
stands(const char *want)
{
	struct buf b = BUF_INIT;

	c->ndiagnostics = 0;
	chronology_index(c);
	merge_all(c);
	for (uint32_t i = 0; i < c->nentries; i++) {
		const struct chron_entry *n = &c->entries[i];

		if (i)
			buf_puts(&b, "| ");
		for (uint32_t k = 0; k < n->nreviews; k++)
			buf_printf(&b, "%s %.*s %.*s; ",
				review_names[n->reviews[k].what],
				STR(c->events[n->reviews[k].event].id),
				STR(n->reviews[k].text));
	}
	if (!str_is(buf_get(&b), want))
		fail_msg("\"%.*s\" is not \"%s\"", STR(buf_get(&b)), want);
	buf_free(&b);
}

static void
standing(uint32_t number, enum standing what, int64_t other)
{
	assert_int_equal(c->standings[number - 1].what, what);
	assert_int_equal(c->standings[number - 1].other, other);
}

static void
later_words_come_in_place_of_earlier_ones(void **state)
{
	(void)state;
	word(REVIEW_THEME, "e2", "", "first");
	word(REVIEW_PHASE, "e1", "", "before");
	word(REVIEW_THEME, "e2", "", "second");
	word(REVIEW_PHASE, "e3", "", "after");
	stands("phase e1 before; theme e2 second; | phase e3 after; ");
	standing(1, STANDING_SUPERSEDED, 3);
	standing(2, STANDING_FOLLOWED, 0);
	/* Taken back, and that undone. */
	word(REVIEW_THEME, "e2", "", "");
	stands("phase e1 before; | phase e3 after; ");
	standing(3, STANDING_SUPERSEDED, 5);
	standing(5, STANDING_FOLLOWED, 0);
	c->decisions[4].undone = true;
	stands("phase e1 before; theme e2 second; | phase e3 after; ");
	standing(5, STANDING_UNDONE, 0);
	c->decisions[2].undone = true;
	stands("phase e1 before; theme e2 first; | phase e3 after; ");
	standing(1, STANDING_FOLLOWED, 0);
}

static void
words_on_an_entry_come_in_place_of_those_of_its_accounts(void **state)
{
	(void)state;
	word(REVIEW_THEME, "e1", "", "one");
	word(REVIEW_THEME, "e2", "", "two");
	word(REVIEW_PHASE, "e2", "", "kept");
	stands("phase e2 kept; theme e1 one; theme e2 two; | ");
	word(REVIEW_THEME, "e1", "e2", "both");
	stands("phase e2 kept; theme e1 both; | ");
	standing(1, STANDING_SUPERSEDED, 4);
	standing(2, STANDING_SUPERSEDED, 4);
	word(REVIEW_THEME, "e2", "", "more");
	stands("phase e2 kept; theme e1 both; theme e2 more; | ");
	c->decisions[3].undone = true;
	stands("phase e2 kept; theme e1 one; theme e2 more; | ");
	standing(2, STANDING_SUPERSEDED, 5);
}

static void
words_go_where_their_account_goes(void **state)
{
	(void)state;
	word(REVIEW_GOOD, "e1", "", "one");
	word(REVIEW_GOOD, "e2", "", "two");
	word(REVIEW_GOOD, "e3", "", "three");
	stands("good-practice e1 one; good-practice e2 two; | good-practice "
	       "e3 three; ");
	rule(RULE_DIFFERENT, "e1", "e2", "", "");
	rule(RULE_SAME, "e1", "e3", "", "");
	stands("good-practice e1 one; good-practice e3 three; | good-practice "
	       "e2 two; ");
}

static void
what_is_gone_is_told_once_and_kept(void **state)
{
	(void)state;
	word(REVIEW_THEME, "e9", "", "first");
	word(REVIEW_THEME, "e9", "", "second");
	word(REVIEW_PHASE, "e9", "", "before");
	word(REVIEW_PHASE, "e9", "", "");
	stands("| ");
	assert_int_equal(c->ndiagnostics, 1);
	assert_string_equal(c->diagnostics[0].say.p,
		"decision 2 names event e9, which is no longer there");
	standing(1, STANDING_SUPERSEDED, 2);
	standing(2, STANDING_GONE, 0);
	standing(3, STANDING_SUPERSEDED, 4);
}

/* ---- the report ---- */

static void
write_on(struct hand *h, struct chron_entry *n, enum review what,
	const char *text)
{
	*ARENA_PUSH(h->arena, &n->reviews, &n->nreviews) =
		(struct chron_review){.what = (uint8_t)what,
			.by = CHRON_S("MR"),
			.at = CHRON_S("2024-05-01"),
			.text = chron_cstr(text),
			.event = n->events[0]};
}

static void
the_report_puts_entries_under_what_was_written(void **state)
{
	static const char *const texts[] = {"Visit.", "Letter.", "Call."};
	struct hand h;

	(void)state;
	hand_init(&h);
	hand_event(&h, "2019-03-04", "Police", "", texts[0]);
	hand_event(&h, "2019-04", "GP", "", texts[1]);
	hand_event(&h, "2019-05-04", "Police", "", texts[2]);
	for (uint32_t i = 0; i < 3; i++)
		hand_entry(&h, i, i);
	write_on(&h, &h.c.entries[0], REVIEW_PHASE, "Second");
	write_on(&h, &h.c.entries[0], REVIEW_THEME, "drift");
	write_on(&h, &h.c.entries[0], REVIEW_QUESTION, "Why so late?");
	write_on(&h, &h.c.entries[1], REVIEW_PHASE, "first");
	write_on(&h, &h.c.entries[1], REVIEW_THEME, "neglect;Drift ;");
	write_on(&h, &h.c.entries[1], REVIEW_GOOD, "Wrote at once.");
	write_on(&h, &h.c.entries[2], REVIEW_PHASE, "second ");
	write_on(&h, &h.c.entries[2], REVIEW_PHASE, "SECOND");
	write_on(&h, &h.c.entries[2], REVIEW_THEME, "neglect\ndrift");
	write_on(&h, &h.c.entries[2], REVIEW_QUESTION, "gp: was it read?");
	assert_string_equal(table_of(&h, "review", "phases"),
		"data: Second | 2 | 04 Mar 2019 {2019-03-04} | 04 May 2019 "
		"{2019-05-04} | Police | n0001, 04 Mar 2019\n"
		"n0003, 04 May 2019 {n0001 n0003}\n"
		"data: first | 1 | April 2019 {2019-04} | April 2019 "
		"{2019-04} | GP | n0002, April 2019 {n0002}\n");
	assert_string_equal(table_of(&h, "review", "themes"),
		"data: drift | 3 | 04 Mar 2019 {2019-03-04} | 04 May 2019 "
		"{2019-05-04} | Police; GP | n0001, 04 Mar 2019\n"
		"n0002, April 2019\n"
		"n0003, 04 May 2019 {n0001 n0002 n0003}\n"
		"data: neglect | 2 | April 2019 {2019-04} | 04 May 2019 "
		"{2019-05-04} | GP; Police | n0002, April 2019\n"
		"n0003, 04 May 2019 {n0002 n0003}\n");
	assert_string_equal(table_of(&h, "review", "episodes"), "");
	assert_string_equal(table_of(&h, "review", "questions"),
		"data: n0003 | 04 May 2019 {2019-05-04} | GP | gp: was it "
		"read? | MR | 2024-05-01 | Call.\n"
		"data: n0001 | 04 Mar 2019 {2019-03-04} | Police | Why so "
		"late? | MR | 2024-05-01 | Visit.\n");
	assert_string_equal(table_of(&h, "review", "good_practice"),
		"data: n0002 | April 2019 {2019-04} | GP | Wrote at once. | "
		"MR | 2024-05-01 | Letter.\n");
	assert_string_equal(table_of(&h, "review", "missed_opportunities"), "");
	hand_free(&h);
}

static void
what_stands_nowhere_is_listed(void **state)
{
	struct chron_decision d[] = {
		{.number = 1,
			.ruling = RULE_REVIEW,
			.aspect = REVIEW_THEME,
			.text = CHRON_S("drift")},
		{.number = 2, .ruling = RULE_NOTE, .text = CHRON_S("Ask.")},
		{.number = 3, .ruling = RULE_SAME},
		{.number = 4, .ruling = RULE_NOTE, .text = CHRON_S("Here.")},
	};
	struct chron_standing s[] = {
		{.what = STANDING_GONE, .say = CHRON_S("withdrawn")},
		{.what = STANDING_GONE, .say = CHRON_S("withdrawn")},
		{.what = STANDING_GONE, .say = CHRON_S("withdrawn")},
		{.what = STANDING_FOLLOWED},
	};
	struct hand h;

	(void)state;
	hand_init(&h);
	h.c.decisions = d;
	h.c.ndecisions = 4;
	h.c.standings = s;
	assert_string_equal(table_of(&h, "review", "unplaced"),
		"data: 1 | Theme | drift |  |  | withdrawn\n"
		"data: 2 | Review notes | Ask. |  |  | withdrawn\n");
	hand_free(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			later_words_come_in_place_of_earlier_ones, setup,
			teardown),
		cmocka_unit_test_setup_teardown(
			words_on_an_entry_come_in_place_of_those_of_its_accounts,
			setup, teardown),
		cmocka_unit_test_setup_teardown(
			words_go_where_their_account_goes, setup, teardown),
		cmocka_unit_test_setup_teardown(
			what_is_gone_is_told_once_and_kept, setup, teardown),
		cmocka_unit_test(
			the_report_puts_entries_under_what_was_written),
		cmocka_unit_test(what_stands_nowhere_is_listed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
