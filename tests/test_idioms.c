/* Idioms of a partnership's own: what they do, what is wrong with a file of
 * them, and that a case keeps them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "case/caseini.h"
#include "cli/seen_line.h"
#include "seen/idioms.h"
#include "shell.h"
#include "util/str.h"

static void
read_idioms(struct chron_chronology *c, struct arena *a, const char *text)
{
	struct chron_err err;

	chronology_init(c, a);
	if (caseini_read_idioms(c, "idioms.txt", chron_cstr(text), &err) !=
		CHRON_OK)
		fail_msg("%u: %s", err.pos.row, err.text);
}

static void
an_idiom_means_what_it_is_said_to_mean(void **state)
{
	static const struct {
		const char *idiom, *text;
		uint8_t seen, alone, sought, expressed;
	} cases[] = {
		{"clocked by = seen", "Visit. A clocked by HV.", ANSWER_YES,
			ANSWER_UNCLEAR, ANSWER_NO, ANSWER_NO},
		{"clapped eyes on = saw", "SW clapped eyes on A.", ANSWER_YES,
			ANSWER_UNCLEAR, ANSWER_NO, ANSWER_NO},
		{"clapped eyes on = saw", "SW has not clapped eyes on A.",
			ANSWER_NO, ANSWER_NO, ANSWER_NO, ANSWER_NO},
		{"clapped eyes on = saw", "Aunt clapped eyes on A.", ANSWER_NA,
			ANSWER_NO, ANSWER_NO, ANSWER_NO},
		{"NSI = not seen", "Home visit. NSI.", ANSWER_NO, ANSWER_NO,
			ANSWER_NO, ANSWER_NO},
		{"TWIMC letter = letter", "TWIMC letter from mother re A.",
			ANSWER_NA, ANSWER_NO, ANSWER_NO, ANSWER_NO},
		{"Big Chat = views sought (tool)",
			"SW did the Big Chat with A.", ANSWER_YES,
			ANSWER_UNCLEAR, ANSWER_YES, ANSWER_NO},
		{"down the Tree = elsewhere",
			"Home visit. A was down the Tree.", ANSWER_NO,
			ANSWER_NO, ANSWER_NO, ANSWER_NO},
		{"solo slot = alone", "A seen, solo slot.", ANSWER_YES,
			ANSWER_YES, ANSWER_NO, ANSWER_NO},
		{"piped up that = said",
			"A seen. A piped up that he hates school.", ANSWER_YES,
			ANSWER_UNCLEAR, ANSWER_UNCLEAR, ANSWER_YES},
		{"seen off = nothing", "Debt collector seen off by mother.",
			ANSWER_NA, ANSWER_NO, ANSWER_NO, ANSWER_NO},
		/* what the lexicon says of the words gives way */
		{"card left = visit", "Card left for A.", ANSWER_UNCLEAR,
			ANSWER_UNCLEAR, ANSWER_NO, ANSWER_NO},
		{"in with CHILD = saw", "Spent an hour. SW in with A.",
			ANSWER_YES, ANSWER_UNCLEAR, ANSWER_NO, ANSWER_NO},
		{"bubba = child", "Bubba seen.", ANSWER_YES, ANSWER_UNCLEAR,
			ANSWER_NO, ANSWER_NO},
		{"our mam = adult", "Our mam seen.", ANSWER_NA, ANSWER_NO,
			ANSWER_NO, ANSWER_NO},
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const uint8_t want[] = {cases[i].seen, cases[i].alone,
			cases[i].sought, cases[i].expressed};
		const struct chron_sighting *s;
		struct chron_chronology c;
		struct seen_family f;

		arena_reset(a);
		read_idioms(&c, a, cases[i].idiom);
		assert_int_equal(c.config.nidioms, 1);
		seen_line_family(a, seen_lexicon_of(a, &c.config),
			CHRON_S("Child A (7y)"), &f);
		s = seen_line_read(
			&f, KIND_SOCIAL_CARE, chron_cstr(cases[i].text), a);
		for (enum aspect k = 0; k < ASPECT_COUNT; k++)
			if (s->flag[k] != want[k])
				fail_msg("%s: %s: %s is %s, not %s",
					cases[i].idiom, cases[i].text,
					aspect_names[k],
					answer_names[s->flag[k]],
					answer_names[want[k]]);
	}
	arena_free(a);
}

/* Whatever is compiled in, every meaning can be given to any words. */
static void
every_meaning_has_an_example_that_is_read(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (unsigned i = 0; i < seen_nmeanings; i++) {
		struct chron_chronology c;

		arena_reset(a);
		read_idioms(&c, a,
			arena_printf(a, "%s = %s", seen_meanings[i].example,
				seen_meanings[i].name)
				.p);
		assert_int_equal(c.config.idioms[0].means, i);
		assert_non_null(seen_lexicon_of(a, &c.config));
	}
	arena_free(a);
}

static void
what_is_wrong_with_an_idiom_is_told_with_its_line(void **state)
{
	static const struct {
		const char *text;
		uint32_t row;
		const char *say;
	} bad[] = {
		{"# ours\nclocked by = sen\n", 2,
			"`clocked by` cannot mean `sen`: did you mean `seen`?"},
		{"clocked by = spotted in the wild\n", 1,
			"`chronomerge help seen` lists what words can mean"},
		{"clocked by = seen\nClocked By = asleep\n", 2,
			"`Clocked By` is given two meanings"},
		{"CHILD = seen\n", 1, "at least one word of its own"},
		{"one two three four five six seven eight nine = seen\n", 1,
			"at most 8 words"},
		{"clocked (by) = seen\n", 1, "`(by)` is no word"},
		{"[idioms]\nclocked by = seen\n", 1,
			"a file of idioms has no [sections]"},
		{"clocked by\n", 1, ""},
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct chron_chronology c;
		struct chron_err err;

		arena_reset(a);
		chronology_init(&c, a);
		assert_int_not_equal(caseini_read_idioms(&c, "idioms.txt",
					     chron_cstr(bad[i].text), &err),
			CHRON_OK);
		assert_string_equal(err.pos.file, "idioms.txt");
		assert_int_equal(err.pos.row, bad[i].row);
		if (!strstr(err.text, bad[i].say))
			fail_msg("\"%s\" lacks \"%s\"", err.text, bad[i].say);
	}
	arena_free(a);
}

static void
a_file_too_large_to_be_idioms_is_refused(void **state)
{
	struct arena *a = arena_new();
	struct buf b = BUF_INIT;
	struct chron_chronology c;
	struct chron_err err;

	(void)state;
	while (b.n <= CASEINI_MAX_BYTES)
		buf_puts(&b, "clocked by = seen\n");
	chronology_init(&c, a);
	assert_int_equal(
		caseini_read_idioms(&c, "idioms.txt", buf_get(&b), &err),
		CHRON_ELIMIT);
	assert_non_null(strstr(err.text, "this is not a file of idioms"));
	buf_free(&b);
	arena_free(a);
}

static void
a_case_keeps_its_idioms(void **state)
{
	(void)state;
	expect("mkdir -p $T/own && cd $T/own && "
	       "printf 'Date,Event\\n04/03/2019,Home visit. NSI.\\n' > csc.csv "
	       "&& printf '[case]\\nidioms = words.txt\\n' > case.ini && "
	       "printf '; ours\\nNSI = not seen\\n' > words.txt",
		0, NULL, NULL);
	expect("$C run $T/own -o $T/own-out --as json", 0, NULL, NULL);
	expect("cat $T/own-out/chronology.json", 0, "\"seen\":\"no\"", NULL);
	/* the file of idioms is no source */
	expect("grep -c words.txt $T/own-out/chronology.json", 1, "0\n", NULL);
	/* and goes with the case file */
	expect("mkdir $T/away && cp $T/own-out/*.case $T/away/case.case && "
	       "$C export $T/away/case.case --as json -o -",
		0, "\"seen\":\"no\"", NULL);
	expect("printf 'NSI = sen\\n' > $T/own/words.txt && "
	       "$C run $T/own -o $T/own-out",
		3, NULL,
		"words.txt:1: `NSI` cannot "
		"mean `sen`");
	expect("rm $T/own/words.txt && $C run $T/own -o $T/own-out", 3, NULL,
		"words.txt");
}

static void
lines_are_classified_and_scored_with_idioms(void **state)
{
	(void)state;
	expect("printf 'NSI = not seen\\n' > $T/words.txt; "
	       "printf 'CSC\\tChild A (7y)\\tHome visit. NSI.\\n' > $T/l.tsv; "
	       "$C seen $T/l.tsv --idioms $T/words.txt",
		0, "\"seen\":\"no\"", NULL);
	expect("$C seen $T/l.tsv", 0, "\"seen\":\"unclear\"", NULL);
	expect("printf 'agency\\tchildren\\ttext\\tseen\\talone\\tviews_sought"
	       "\\tviews_expressed\\nCSC\\tChild A (7y)\\tVisit. NSI.\\t"
	       "Child A=no\\tChild A=no\\tChild A=no\\tChild A=no\\n' > "
	       "$T/s.tsv; $C seen --score $T/s.tsv --idioms $T/words.txt",
		0, "seen                1.000", NULL);
	expect("$C seen $T/l.tsv --idioms $T/none.txt", 3, NULL, "none.txt");
}

static void
help_lists_what_words_can_mean(void **state)
{
	struct result r = sh("$C help seen | tr '\\n' ' '");

	(void)state;
	for (unsigned i = 0; i < seen_nmeanings; i++)
		if (!strstr(r.out.p, seen_meanings[i].name))
			fail_msg("help lacks %s", seen_meanings[i].name);
	done(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_idiom_means_what_it_is_said_to_mean),
		cmocka_unit_test(every_meaning_has_an_example_that_is_read),
		cmocka_unit_test(
			what_is_wrong_with_an_idiom_is_told_with_its_line),
		cmocka_unit_test(a_file_too_large_to_be_idioms_is_refused),
		cmocka_unit_test(a_case_keeps_its_idioms),
		cmocka_unit_test(lines_are_classified_and_scored_with_idioms),
		cmocka_unit_test(help_lists_what_words_can_mean),
	};

	return cmocka_run_group_tests_name(
		"idioms", tests, shell_open, shell_close);
}
