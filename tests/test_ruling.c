/* Rulings as people write them, and ids as they shorten them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/ruling.h"
#include "util/str.h"

static const struct ruling_by by = {.by = {"MR", 2},
	.at = {"2024-01-01T10:00", 16},
	.why = {"as agreed", 9}};

static struct arena *arena;
static struct chron_chronology c;
static struct refs *refs;
static struct rulings got;
static struct ruling_desk desk;

/* Three events: e11 and e12 in entry n1, e2 alone in n2. */
static int
setup(void **state)
{
	static const char *const ids[] = {"e11", "e12", "e2"};
	static uint32_t two[] = {0, 1}, one[] = {2};
	static struct chron_entry entries[] = {
		{.id = {"n1", 2}, .events = two, .nevents = 2},
		{.id = {"n2", 2}, .events = one, .nevents = 1},
	};

	(void)state;
	arena = arena_new();
	chronology_init(&c, arena);
	for (uint32_t i = 0; i < 3; i++) {
		struct chron_event *e = chronology_add_event(&c);

		e->id = chron_cstr(ids[i]);
		e->entry = i / 2;
		e->start.precision = CHRON_DAY;
		e->start.latest = 1439;
	}
	c.entries = entries;
	c.nentries = 2;
	refs = refs_new(arena, &c);
	got = (struct rulings){.n = 0};
	desk = (struct ruling_desk){arena, &c, refs, &by, &got};
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static void
is(struct chron_str s, const char *want)
{
	if (!str_is(s, want))
		fail_msg("\"%.*s\" is not \"%s\"", STR(s), want);
}

static void
an_id_may_be_shortened_while_it_is_clear(void **state)
{
	static const struct {
		const char *ref;
		uint32_t event;
		const char *why;
	} cases[] = {
		{"e11", 0, NULL},
		{"e2", 2, NULL},
		{"n2", 2, NULL},
		{"n", CHRON_NONE, "more than one id begins with n"},
		{"e1", CHRON_NONE, "more than one id begins with e1"},
		{"e3", CHRON_NONE, "there is no event or entry e3"},
		{"e111", CHRON_NONE, "there is no event or entry e111"},
		{"zz", CHRON_NONE, "there is no event or entry zz"},
		{"", CHRON_NONE, "the id of an event or entry is missing"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char why[200] = "";

		assert_int_equal(
			refs_event(refs, chron_cstr(cases[i].ref), NULL, why),
			cases[i].event);
		if (cases[i].why && !strstr(why, cases[i].why))
			fail_msg("%s: \"%s\"", cases[i].ref, why);
	}
}

static void
lines_are_read_each_in_its_own_words(void **state)
{
	(void)state;
	rulings_from_lines(
		&desk, CHRON_S("# agreed on Monday\n"
			       "\n"
			       "same e11 n2\r\n"
			       "Different e11 e12  two   visits\n"
			       "seen e2 CHILD na\n"
			       "views_sought e2 child unclear not asked\n"
			       "note n2 Ask the GP.\n"
			       "Leave_out e12 another call\n"));
	assert_int_equal(got.nerrors, 0);
	assert_int_equal(got.n, 6);
	assert_int_equal(got.list[0].ruling, RULE_SAME);
	is(got.list[0].a, "e11");
	is(got.list[0].b, "e2");
	is(got.list[0].text, "as agreed");
	is(got.list[0].by, "MR");
	is(got.list[0].at, "2024-01-01T10:00");
	assert_int_equal(got.list[1].ruling, RULE_DIFFERENT);
	is(got.list[1].text, "two visits");
	assert_int_equal(got.list[2].ruling, RULE_FLAG);
	assert_int_equal(got.list[2].aspect, ASPECT_SEEN);
	assert_int_equal(got.list[2].answer, ANSWER_NA);
	is(got.list[2].child, "child");
	assert_int_equal(got.list[3].aspect, ASPECT_SOUGHT);
	assert_int_equal(got.list[3].answer, ANSWER_UNCLEAR);
	is(got.list[3].text, "not asked");
	assert_int_equal(got.list[4].ruling, RULE_NOTE);
	is(got.list[4].text, "Ask the GP.");
	assert_int_equal(got.list[5].ruling, RULE_LEAVE_OUT);
	is(got.list[5].a, "e12");
	is(got.list[5].others, "e11");
	is(got.list[5].text, "another call");
	is(got.list[5].a_when, "1970-01-01");
}

static void
what_is_wrong_is_told_with_its_row(void **state)
{
	static const struct {
		const char *line;
		const char *why;
	} wrong[] = {
		{"saem e11 e2", "`saem` is no ruling: did you mean same?"},
		{"hello", "`hello` is no ruling: a ruling begins with same"},
		{"same e11", "same needs two events or entries"},
		{"same e2 n2", "that is the same event twice: e2"},
		{"same e1 e2", "more than one id begins with e1"},
		{"seen e2 child", "seen needs an event, a child and yes, no, "
				  "unclear or na"},
		{"alone e2 child na", "`na` is no answer: it is yes, no or "
				      "unclear"},
		{"seen e2 chlid yes", "there is no child chlid: did you mean "
				      "child?"},
		{"seen e2 Tomasz yes", "there is no child Tomasz: a child is "
				       "named as in case.ini, here for "
				       "instance child"},
		{"leave-out e2", "e2 stands alone"},
		{"leave-out n1", "n1 is an entry of 2 accounts: name the one "
				 "to leave out, by its own id (e11, ...)"},
		{"note e2", "note needs an event or entry and a text"},
	};

	(void)state;
	for (uint32_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		struct rulings one = {.n = 0};
		struct ruling_desk here = {arena, &c, refs, &by, &one};
		struct chron_str text =
			arena_printf(arena, "\n%s", wrong[i].line);

		rulings_from_lines(&here, text);
		assert_int_equal(one.n, 0);
		assert_int_equal(one.nerrors, 1);
		assert_int_equal(one.errors[0].place.row, 2);
		if (!strstr(one.errors[0].why, wrong[i].why))
			fail_msg("\"%s\" does not say \"%s\"",
				one.errors[0].why, wrong[i].why);
	}
}

struct line {
	const char *part;
	const char *cells[7];
};

static struct ruling_columns columns;

static void
read_rows(const struct line *lines, uint32_t n)
{
	columns = (struct ruling_columns){.found = false};
	for (uint32_t i = 0; i < n; i++) {
		struct ruling_place place = {
			.part = chron_cstr(lines[i].part), .row = i + 1};
		struct chron_str cells[7];
		uint32_t k = 0;

		for (; k < 7 && lines[i].cells[k]; k++)
			cells[k] = chron_cstr(lines[i].cells[k]);
		rulings_from_row(&desk, &columns, &place, cells, k);
	}
	rulings_settle(&desk);
}
#define READ(lines) read_rows(lines, sizeof(lines) / sizeof(*(lines)))

static void
wrong(uint32_t i, uint32_t row, uint32_t col, const char *why)
{
	assert_true(i < got.nerrors);
	assert_int_equal(got.errors[i].place.row, row);
	assert_int_equal(got.errors[i].place.col, col);
	if (!strstr(got.errors[i].why, why))
		fail_msg("\"%s\" does not say \"%s\"", got.errors[i].why, why);
}

static void
the_report_is_read_by_its_headings(void **state)
{
	static const struct line lines[] = {
		{"", {"Entry", "Accounts", "One account", "The other", "Why"}},
		{"", {"n2", "2", "e11", "e12", "time"}},
		{"", {"", "", "", "", ""}},
		{"", {"Pairs for a person to decide", "", "", "", ""}},
		{"", {"Score", "Decision", "One", "Other",
			     "Reason for the decision"}},
		{"", {"12", "", "e11", "e12", ""}},
		{"", {"12", "Same differ", "e11", "e12", "both say so"}},
		{"", {"", "", "", "", ""}},
		{"", {"12", "different", "e11", "e2", ""}},
		{"", {"12", "dunno", "e12", "e2", ""}},
		{"", {"12", "same", "e12", "e7", ""}},
		{"", {"12", "", "e12", "e7", "hm"}},
		{"", {"12", "same", "e12", "", ""}},
	};

	(void)state;
	READ(lines);
	assert_true(columns.any);
	assert_int_equal(got.n, 2);
	assert_int_equal(got.list[0].ruling, RULE_SAME_DIFFER);
	is(got.list[0].text, "both say so");
	assert_int_equal(got.list[1].ruling, RULE_DIFFERENT);
	is(got.list[1].b, "e2");
	is(got.list[1].text, "as agreed");
	assert_int_equal(got.alone, 1);
	assert_int_equal(got.nerrors, 3);
	wrong(0, 10, 2, "`dunno` is no ruling: a ruling begins with");
	wrong(1, 11, 4, "there is no event or entry e7");
	wrong(2, 13, 4, "the other event or entry of the pair is missing");
}

static void
what_a_spreadsheet_makes_of_words_is_understood(void **state)
{
	static const struct {
		const char *said;
		const char *word;
	} words[] = {
		{"'same", "same"},
		{"Same ", "same"},
		{"SAME DIFFER", "same-differ"},
		{"same  but accounts  differ.", "same-differ"},
		{"same\xe2\x80\x93"
		 "differ",
			"same-differ"},
		{"\xc2\xa0"
		 "Not sure?",
			"unsure"},
		{"Leave out", "leave-out"},
		{"\"related\"", "related"},
		{"not the same", "different"},
		{"Confirmed", "same"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (!ruling_is(chron_cstr(words[i].said), words[i].word))
			fail_msg("%s is not %s", words[i].said, words[i].word);
	assert_false(ruling_is(CHRON_S("not"), "unsure"));
	assert_false(ruling_is(CHRON_S(""), "same"));
}

static void
sheets_and_tables_without_decisions_are_left_alone(void **state)
{
	static const struct line lines[] = {
		{"Pairs", {"My list", "", "", ""}},
		{"Pairs", {"Other", "Mine", "One", "Decision"}},
		{"Pairs", {"e2", "x", "e11", "related"}},
		{"Pairs", {"Decisions so far", "", "", ""}},
		{"Pairs", {"e2", "x", "e12", "same"}},
		{"Links", {"e2", "x", "e12", "same"}},
		{"About", {"Same", "x", "e11", "same"}},
	};

	(void)state;
	READ(lines);
	assert_int_equal(got.nerrors, 0);
	assert_int_equal(got.n, 1);
	assert_int_equal(got.list[0].ruling, RULE_RELATED);
}

static void
rows_say_who_and_when(void **state)
{
	static const struct line lines[] = {
		{"", {"Decision", "One", "Other", "Decided by", "Decided on"}},
		{"", {"same", "e11", "e2", "J Panel", "1 May 2024"}},
		{"", {"same", "e12", "e2", "", "2024-06-02T14:30"}},
		{"", {"same", "e11", "e12", "", "some day"}},
	};

	(void)state;
	READ(lines);
	assert_int_equal(got.n, 2);
	is(got.list[0].by, "J Panel");
	is(got.list[0].at, "2024-05-01");
	is(got.list[1].by, "MR");
	is(got.list[1].at, "2024-06-02T14:30");
	assert_int_equal(got.nerrors, 1);
	wrong(0, 4, 5, "\"some day\" in the column Decided on is no day");
}

static void
an_account_is_left_out_of_its_entry(void **state)
{
	static const struct line lines[] = {
		{"", {"Entry", "Decision", "Account", "Together with"}},
		{"", {"n1", "leave out", "e12", "e11"}},
		{"", {"n1", "same", "e11", "e12"}},
		{"", {"n1", "related", "e12", "e11"}},
		{"", {"n1", "leave-out", "e2", "e11"}},
	};

	(void)state;
	READ(lines);
	assert_int_equal(got.list[0].ruling, RULE_LEAVE_OUT);
	is(got.list[0].others, "e11");
	wrong(0, 5, 3, "e2 and e11 are no longer in one entry");
	wrong(1, 4, 2, "this row says related of what row 3 says same of");
	assert_int_equal(got.nerrors, 2);
}

static void
what_was_ruled_before_is_not_ruled_again(void **state)
{
	static struct chron_decision made[] = {
		{.number = 1,
			.ruling = RULE_SAME,
			.a = {"e2", 2},
			.b = {"e11", 3},
			.text = {"as agreed", 9}},
		{.number = 2,
			.ruling = RULE_DIFFERENT,
			.a = {"e12", 3},
			.b = {"e2", 2},
			.undone = true},
		{.number = 3,
			.ruling = RULE_LEAVE_OUT,
			.a = {"e12", 3},
			.others = {"e11", 3}},
	};
	static struct chron_standing standings[3] = {
		{.what = STANDING_FOLLOWED}, {.what = STANDING_UNDONE},
		{.what = STANDING_FOLLOWED}};
	static const struct line lines[] = {
		{"", {"Decision", "One", "Other", "Reason for the decision"}},
		{"", {"same", "e11", "e2", ""}},
		{"", {"different", "e2", "e12", ""}},
		{"", {"different", "e12", "e2", ""}},
	};
	static const struct line account[] = {
		{"", {"Entry", "Decision", "Account", "Together with"}},
		{"", {"n1", "leave-out", "e12", "e11"}},
	};
	static const struct line other[] = {
		{"", {"Decision", "One", "Other", "Reason for the decision"}},
		{"", {"same", "e11", "e2", "on reflection"}},
	};

	(void)state;
	c.decisions = made;
	c.ndecisions = 3;
	c.standings = standings;
	READ(lines);
	assert_int_equal(got.nerrors, 0);
	assert_int_equal(got.already, 1);
	assert_int_equal(got.n, 1);
	assert_int_equal(got.list[0].ruling, RULE_DIFFERENT);
	got = (struct rulings){.n = 0};
	READ(account);
	assert_int_equal(got.already, 1);
	assert_int_equal(got.n, 0);
	got = (struct rulings){.n = 0};
	READ(other);
	assert_int_equal(got.n, 1);
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(an_id_may_be_shortened_while_it_is_clear),
		T(lines_are_read_each_in_its_own_words),
		T(what_is_wrong_is_told_with_its_row),
		T(the_report_is_read_by_its_headings),
		T(what_a_spreadsheet_makes_of_words_is_understood),
		T(sheets_and_tables_without_decisions_are_left_alone),
		T(rows_say_who_and_when),
		T(an_account_is_left_out_of_its_entry),
		T(what_was_ruled_before_is_not_ruled_again),
	};

	return cmocka_run_group_tests_name("ruling", tests, NULL, NULL);
}
