/* Rulings as people write them, and ids as they shorten them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/ruling.h"
#include "util/str.h"

static const struct ruling_by by = {
	{"MR", 2}, {"2024-01-01T10:00", 16}, {"as agreed", 9}};

static struct arena *arena;
static struct chron_chronology c;
static struct refs *refs;
static struct rulings got;

static int
setup(void **state)
{
	static const char *const ids[] = {"e11", "e12", "e2"};
	static uint32_t lead[] = {2};
	static struct chron_entry entry = {
		.id = {"n2", 2}, .events = lead, .nevents = 1};

	(void)state;
	arena = arena_new();
	chronology_init(&c, arena);
	for (int i = 0; i < 3; i++)
		chronology_add_event(&c)->id = chron_cstr(ids[i]);
	c.entries = &entry;
	c.nentries = 1;
	refs = refs_new(arena, &c);
	got = (struct rulings){.n = 0};
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
		{"n", 2, NULL},
		{"e1", CHRON_NONE, "more than one id begins with e1"},
		{"e3", CHRON_NONE, "there is no event or entry e3"},
		{"e111", CHRON_NONE, "there is no event or entry e111"},
		{"zz", CHRON_NONE, "there is no event or entry zz"},
		{"", CHRON_NONE, "there is no event or entry"},
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
	rulings_from_lines(arena, &c, refs, &by,
		CHRON_S("# agreed on Monday\n"
			"\n"
			"same e11 n2\r\n"
			"Different e11 e12  two   visits\n"
			"seen e2 CHILD na\n"
			"views_sought e2 child unclear not asked\n"
			"note n2 Ask the GP.\n"),
		&got);
	assert_int_equal(got.nerrors, 0);
	assert_int_equal(got.n, 5);
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
}

static void
what_is_wrong_is_told_with_its_row(void **state)
{
	static const struct {
		const char *line;
		const char *why;
	} wrong[] = {
		{"saem e11 e2", "`saem` is no ruling: did you mean same?"},
		{"hello", "a ruling begins with same"},
		{"same e11", "same needs two events or entries"},
		{"same e2 n2", "that is the same event twice: e2"},
		{"same e1 e2", "more than one id begins with e1"},
		{"seen e2 child", "seen needs an event, a child and yes, no, "
				  "unclear or na"},
		{"alone e2 child na", "`na` is no answer: it is yes, no or "
				      "unclear"},
		{"seen e2 chlid yes", "there is no child chlid: did you mean "
				      "child?"},
		{"note e2", "note needs an event or entry and a text"},
	};

	(void)state;
	for (uint32_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		struct rulings one = {.n = 0};
		struct chron_str text =
			arena_printf(arena, "\n%s", wrong[i].line);

		rulings_from_lines(arena, &c, refs, &by, text, &one);
		assert_int_equal(one.n, 0);
		assert_int_equal(one.nerrors, 1);
		assert_int_equal(one.errors[0].row, 2);
		if (!strstr(one.errors[0].why, wrong[i].why))
			fail_msg("\"%s\" does not say \"%s\"",
				one.errors[0].why, wrong[i].why);
	}
}

static void
the_report_is_read_by_its_headings(void **state)
{
	static const char *const rows[][5] = {
		{"Entry", "Accounts", "One account", "The other", "Why"},
		{"n2", "2", "e11", "e12", "time"},
		{"", "", "", "", ""},
		{"Pairs for a person to decide", "", "", "", ""},
		{"Score", "Decision", "One", "Other",
			"Reason for the decision"},
		{"12", "", "e11", "e12", ""},
		{"12", "Same differ", "e11", "e12", "both say so"},
		{"", "", "", "", ""},
		{"12", "different", "e11", "e2", ""},
		{"12", "dunno", "e11", "e2", ""},
	};
	struct ruling_columns columns = {.found = false};

	(void)state;
	for (uint32_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct chron_str cells[5];

		for (int k = 0; k < 5; k++)
			cells[k] = chron_cstr(rows[i][k]);
		rulings_from_row(
			arena, &c, refs, &by, &columns, i + 1, cells, 5, &got);
	}
	assert_true(columns.found);
	assert_int_equal(got.n, 2);
	assert_int_equal(got.list[0].ruling, RULE_SAME_DIFFER);
	is(got.list[0].text, "both say so");
	assert_int_equal(got.list[1].ruling, RULE_DIFFERENT);
	is(got.list[1].b, "e2");
	is(got.list[1].text, "as agreed");
	assert_int_equal(got.nerrors, 1);
	assert_int_equal(got.errors[0].row, 10);
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
	};

	return cmocka_run_group_tests_name("ruling", tests, NULL, NULL);
}
