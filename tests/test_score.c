/* seen --score: what is counted, what is listed, and what is wrong with a
 * labelled file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "cli/score.h"
#include "shell.h"
#include "util/str.h"

#define HEAD                                                                   \
	"id\tagency\tchildren\ttext\tseen\talone\tviews_sought\tviews_"        \
	"expressed\n"
#define SEEN "L1\tCSC\tChild A (7y)\tChild A seen alone.\t"
#define CALL                                                                   \
	"L2\tCSC\tChild A (7y), Sib 1 (3y)\tChild A seen with mum. Sib 1 at "  \
	"nursery.\t"

static struct score
score_of(const char *text, uint32_t hold_back)
{
	struct score_ask ask = {.file = "lines.tsv", .hold_back = hold_back};
	struct score score;

	score_read(chron_cstr(text), &ask, &score);
	return score;
}

static void
every_child_of_every_line_is_counted(void **state)
{
	struct score s = score_of(HEAD SEEN
		"Child A=yes\tChild A=yes\tChild A=no\tChild A=no\n" CALL
		"Child A=yes;Sib 1=na\tChild A=no;Sib 1=no\t"
		"Child A=no;Sib 1=no\tChild A=no;Sib 1=no\n",
		0);
	struct score_set three = score_three_ways(&s.counted);

	(void)state;
	assert_int_equal(s.bad, 0);
	assert_int_equal(s.counted.lines, 2);
	assert_int_equal(s.counted.children, 3);
	assert_int_equal(
		s.counted.table[ASPECT_SEEN][ANSWER_YES][ANSWER_YES], 2);
	/* "na" was wanted and "no" was got: one answer of the three */
	assert_int_equal(s.counted.table[ASPECT_SEEN][ANSWER_NA][ANSWER_NO], 1);
	assert_int_equal(three.table[ASPECT_SEEN][ANSWER_NO][ANSWER_NO], 1);
	assert_true(score_accuracy(&three, ASPECT_SEEN) == 1);
	assert_true(score_accuracy(&s.counted, ASPECT_SEEN) < 0.7);
	assert_true(score_precision(&three, ASPECT_ALONE, ANSWER_YES) == 1);
	assert_true(score_recall(&three, ASPECT_ALONE, ANSWER_NO) == 1);
	/* nobody was asked and nothing says so */
	assert_true(score_recall(&three, ASPECT_SOUGHT, ANSWER_YES) < 0);
}

static void
every_nth_line_is_held_back(void **state)
{
#define LINE SEEN "Child A=no\tChild A=no\tChild A=no\tChild A=no\n"
	struct score s = score_of(HEAD LINE LINE LINE LINE LINE LINE LINE, 3);

	(void)state;
	assert_int_equal(s.counted.lines, 5);
	assert_int_equal(s.held.lines, 2);
	assert_int_equal(s.held.table[ASPECT_SEEN][ANSWER_NO][ANSWER_YES], 2);
#undef LINE
}

static void
write_file(const char *name, const char *text)
{
	struct buf path = BUF_INIT;
	FILE *f;

	buf_printf(&path, "%s/%s", tmp, name);
	f = fopen(path.p, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
	buf_free(&path);
}

static void
errors_are_listed_with_the_rule_and_its_words(void **state)
{
	(void)state;
	write_file("wrong.tsv", HEAD SEEN
		"Child A=no\tChild A=no\tChild A=no\tChild A=no\n" SEEN
		"Child A=yes\tChild A=yes\tChild A=no\tChild A=no\n" SEEN
		"Child A=no\tChild A=no\tChild A=no\tChild A=no\n");
	expect("$C seen --score $T/wrong.tsv", 0,
		"wrong.tsv: 3 lines, 3 children", NULL);
	expect("$C seen --score $T/wrong.tsv --errors seen", 0,
		"wrong.tsv:2: L1 [CSC] Child A (7y)\n", NULL);
	expect("$C seen --score $T/wrong.tsv --errors seen", 0,
		"    Child A seen: yes, wanted no\n"
		"      seen.sighted: \"seen\"\n",
		NULL);
	expect("$C seen --score $T/wrong.tsv --errors any", 0,
		"Child A alone: yes, wanted no\n", NULL);
	expect("$C seen --score $T/wrong.tsv --errors seen | "
	       "grep -c wanted.no",
		0, "2\n", NULL);
	/* the third is held back: it counts, and nobody sees it */
	expect("$C seen --score $T/wrong.tsv --errors seen --hold-back 3 | "
	       "grep -c wanted.no",
		0, "1\n", NULL);
	expect("$C seen --score $T/wrong.tsv --hold-back 3", 0,
		"wrong.tsv, held back: 1 lines, 1 children", NULL);
}

static void
a_wrong_option_is_told(void **state)
{
	(void)state;
	expect("$C seen --score x --errors seem", 2, NULL,
		"not \"seem\": did you mean seen?");
	expect("$C seen --score x --hold-back 1", 2, NULL,
		"--hold-back takes a number from 2 to 1000");
	expect("$C seen --score x --hold-back all", 2, NULL, "--hold-back");
	expect("$C seen --score $T/none.tsv", 3, NULL, "none.tsv");
	expect("$C seen --errors seen $T/none.tsv", 2, NULL,
		"--errors goes with --score");
}

static void
what_is_wrong_with_a_labelled_file_is_told(void **state)
{
	static const struct {
		const char *text, *say;
	} bad[] = {
		{"id\tagency\tchildren\ttext\tseen\talone\tviews_sought\n" SEEN
		 "Child A=yes\tChild A=yes\tChild A=no\n",
			"bad.tsv:1: the first line names no column "
			"\"views_expressed\""},
		{HEAD SEEN "Child B=yes\tChild A=yes\tChild A=no\tChild A=no\n",
			"bad.tsv:2: seen: the line has no child \"Child B\""},
		{HEAD SEEN "Child A=yes\tChild A=na\tChild A=no\tChild A=no\n",
			"bad.tsv:2: alone: \"na\" is no answer: it is yes, no, "
			"unclear; na only for seen"},
		{HEAD SEEN "Child A=y\tChild A=na\tChild A=no\tChild A=no\n",
			"bad.tsv:2: seen: \"y\" is no answer: it is yes, no, "
			"unclear or na"},
		{HEAD SEEN "yes\tChild A=na\tChild A=no\tChild A=no\n",
			"bad.tsv:2: seen: \"yes\" is no label: one is written "
			"as \"Child A=yes\""},
		{HEAD SEEN "Child A=no\tChild A=no\n",
			"bad.tsv:2: the line ends before its views_sought"},
		{HEAD CALL "Child A=yes\tChild A=no\tChild A=no\tChild A=no\n",
			"bad.tsv:2: seen: there is no answer for \"Sib 1\""},
		{HEAD SEEN "Child A=yes;Child A=no\tChild A=no\tChild A=no\t"
			   "Child A=no\n",
			"bad.tsv:2: seen: \"Child A\" has two answers"},
		{HEAD "L1\tCSC\t\tSeen.\tA=yes\tA=no\tA=no\tA=no\n",
			"bad.tsv:2: a line has 1 to 64 children"},
		{"\n\n", "there are no lines in it"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		write_file("bad.tsv", bad[i].text);
		expect("$C seen --score $T/bad.tsv", 3, NULL, bad[i].say);
		expect("$C seen --score $T/bad.tsv 2>&1 | grep -c accuracy", 1,
			"0\n", NULL);
	}
	expect("$C seen --score $T/bad.tsv", 3, NULL,
		"1 line(s) cannot be scored");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_child_of_every_line_is_counted),
		cmocka_unit_test(every_nth_line_is_held_back),
		cmocka_unit_test(errors_are_listed_with_the_rule_and_its_words),
		cmocka_unit_test(a_wrong_option_is_told),
		cmocka_unit_test(what_is_wrong_with_a_labelled_file_is_told),
	};

	return cmocka_run_group_tests_name(
		"score", tests, shell_open, shell_close);
}
