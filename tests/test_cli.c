/* The program as a user meets it: exit codes, what goes to which stream, what
 * is written and what is left alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shell.h"
#include "util/str.h"

static void
make_case(const char *name)
{
	struct buf b = BUF_INIT;
	struct result r;

	buf_printf(&b,
		"mkdir -p $T/%s && cd $T/%s && "
		"printf 'Date,Time,Event\\n04/03/2019,10:30,Home visit. Kit "
		"seen alone; he said he likes school.\\n31/11/2018,,Called\\n"
		"11/03/2019,,No reply, card left\\n' > 'Social Care.csv' && "
		"printf 'Date,Details\\n04/03/2019,Strategy meeting\\n' > "
		"police.csv && "
		"printf '[case]\\nfrom = 2019-01-01\\nto = 2019-12-31\\n"
		"[child A]\\nname = Kit Example\\nborn = 2010-05-06\\n' > "
		"case.ini",
		name, name);
	r = sh(b.p);
	assert_int_equal(r.code, 0);
	done(&r);
	buf_free(&b);
}

/* The case file holds case.ini: a report needs no folder beside it. */
static void
a_stored_case_has_its_family(void **state)
{
	(void)state;
	make_case("kin");
	expect("printf 'parents = M\\nhousehold = Mill Lane from 2019\\n"
	       "[person M]\\nrole = mother\\n' >> $T/kin/case.ini && "
	       "$C run $T/kin -o $T/kin-out -q && rm -r $T/kin && "
	       "$C report $T/kin-out people --as csv -o -",
		0, "Mill Lane,A,Kit Example,child,2019,,8 to 9", NULL);
	expect("grep -c 'class=\"family' $T/kin-out/reports/people.html", 0,
		"1", NULL);
	expect("$C report $T/kin-out people", 0, "Genogram", NULL);
}

static void
an_unknown_command_suggests_the_nearest(void **state)
{
	(void)state;
	expect("$C improt x", 2, NULL, "did you mean import?");
	expect("$C frobnicate", 2, NULL, "there is no command frobnicate");
}

static void
an_unknown_option_suggests_the_nearest(void **state)
{
	(void)state;
	expect("$C run x -o y --srtict", 2, NULL, "--strict");
	expect("$C run x", 2, NULL, "say where to write: -o OUT");
	expect("$C run", 2, NULL, "DIR -o OUT");
	expect("$C run x -o y --as hmtl", 2, NULL, "did you mean html?");
	expect("$C check x --format cvs", 2, NULL,
		"there is no format cvs: did you mean csv?");
	expect("$C check x --set cvs.delimiter=tab", 2, NULL,
		"there is no format cvs: did you mean csv?");
	expect("$C check x --set csv.delimter=tab", 2, NULL,
		"there is no option csv.delimter: did you mean delimiter?");
	expect("printf 'Date,Event\n01/02/2020,x\n' >$T/a.csv; "
	       "$C check $T/a.csv --profile police",
		3, NULL,
		"there is no [profile police] in case.ini or the folder "
		"profiles beside it; a file is named with its ending, "
		"police.ini");
}

static void
help_has_an_example_first_for_every_command(void **state)
{
	static const char *const names[] = {"run", "new", "import", "merge",
		"export", "report", "show", "explain", "decide", "check",
		"seen", "formats", "help", "version"};
	char line[64];

	(void)state;
	expect("$C help", 0, "decide", NULL);
	expect("$C --version", 0, "chronomerge ", NULL);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct result r;

		snprintf(line, sizeof(line), "$C %s --help", names[i]);
		r = sh(line);
		assert_int_equal(r.code, 0);
		if (!strstr(r.out.p, "chronomerge "))
			fail_msg("%s has no example", names[i]);
		done(&r);
	}
}

static void
a_folder_becomes_a_chronology_in_one_command(void **state)
{
	struct stat st;
	char path[128];

	(void)state;
	make_case("plain");
	expect("$C run $T/plain -o $T/plain-out", 0,
		"4 records = 3 used + 1 quarantined + 0 not events", NULL);
	snprintf(path, sizeof(path), "%s/plain-out/chronology.json", tmp);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	snprintf(path, sizeof(path), "%s/plain-out", tmp);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	expect("ls $T/plain-out/reports", 0,
		"diagnostics.csv\ndiagnostics.html\ndiagnostics.xlsx\n"
		"discrepancies.csv\ndiscrepancies.html\ndiscrepancies.xlsx\n"
		"duplicates.csv\nduplicates.html\nduplicates.xlsx\n"
		"gaps.csv\ngaps.html\ngaps.xlsx\n"
		"people.csv\npeople.html\npeople.xlsx\n"
		"review.csv\nreview.html\nreview.xlsx\n"
		"seen.csv\nseen.html\nseen.xlsx\n"
		"sources.csv\nsources.html\nsources.xlsx\n",
		NULL);
	expect("$C run $T/plain -o $T/json-out --as json --quiet && "
	       "ls -A $T/json-out $T/json-out/reports",
		0, "case.case\nchronology.json\nreports\n", NULL);
}

static void
strict_fails_on_a_lost_row_and_only_then(void **state)
{
	(void)state;
	make_case("strict");
	expect("$C run $T/strict -o $T/strict-out --strict --quiet", 1, NULL,
		NULL);
	expect("rm $T/strict/*.csv; printf 'Date,Event\\n04/03/2019,Seen\\n' "
	       "> $T/strict/a.csv; $C run $T/strict -o $T/strict-out "
	       "--strict --quiet",
		0, NULL, NULL);
}

static void
a_file_that_cannot_be_read_stops_that_file_only(void **state)
{
	(void)state;
	make_case("mixed");
	expect("printf '%%PDF-1.7' > $T/mixed/gp.pdf; "
	       "$C run $T/mixed -o $T/mixed-out",
		0, "Not read  gp.pdf is a PDF", NULL);
	expect("mkdir $T/none; printf '%%PDF-1.7' > $T/none/gp.pdf; "
	       "$C run $T/none -o $T/none-out",
		3, NULL, "no file of");
	expect("mkdir $T/empty; $C run $T/empty -o $T/empty-out", 3, NULL,
		"holds no files");
	expect("$C run $T/nowhere -o $T/x", 3, NULL, "cannot be opened");
}

static void
nothing_is_overwritten_that_was_not_ours(void **state)
{
	(void)state;
	make_case("care");
	expect("mkdir $T/theirs; echo precious > $T/theirs/chronology.html; "
	       "$C run $T/care -o $T/theirs",
		2, NULL, "is there already, and no run of this program wrote");
	expect("cat $T/theirs/chronology.html", 0, "precious", NULL);
	expect("$C run $T/care -o $T/theirs --force --quiet", 0, NULL, NULL);
	expect("$C run $T/care -o $T/theirs --quiet", 0, NULL, NULL);
}

static void
two_runs_give_the_same_bytes(void **state)
{
	(void)state;
	make_case("same");
	expect("$C run $T/same -o $T/one --quiet && "
	       "TZ=Asia/Kathmandu LC_ALL=C.UTF-8 "
	       "$C run $T/same -o $T/two --quiet && "
	       "for f in chronology.json chronology.csv chronology.html "
	       "reports/gaps.html reports/seen.csv; do "
	       "cmp $T/one/$f $T/two/$f || exit 9; done",
		0, NULL, NULL);
}

static void
decisions_survive_a_second_run(void **state)
{
	(void)state;
	make_case("rule");
	expect("$C run $T/rule -o $T/rule-out --quiet && "
	       "id=$(grep -o '\"event\": *\"e[0-9a-f]*' "
	       "$T/rule-out/chronology.json | head -1 | grep -o 'e[0-9a-f]*$')"
	       "; $C decide $T/rule-out note $id 'ask the school' --by "
	       "Reviewer "
	       "--at 2026-01-02T03:04 && "
	       "$C run $T/rule -o $T/rule-out --quiet && "
	       "cat $T/rule-out/chronology.json",
		0, "ask the school", NULL);
	expect("$C decide $T/rule-out list", 0, "Reviewer", NULL);
}

static void
import_merge_and_export_give_what_run_gives(void **state)
{
	(void)state;
	make_case("steps");
	expect("$C run $T/steps -o $T/steps-out --quiet", 0, NULL, NULL);
	expect("$C import $T/steps $T/steps/absent.csv", 3, NULL,
		"absent.csv cannot be opened: No such file");
	expect("$C import $T/steps $T/steps/police.csv "
	       "\"$T/steps/Social Care.csv\" && $C merge $T/steps && "
	       "$C export $T/steps --as json -o - > $T/steps.json && "
	       "cmp $T/steps.json $T/steps-out/chronology.json",
		0, NULL, NULL);
	expect("$C import $T/steps $T/steps/police.csv", 0, NULL,
		"nothing has changed");
}

static void
check_says_how_a_file_is_read_and_what_to_mend(void **state)
{
	(void)state;
	make_case("check");
	expect("$C check \"$T/check/Social Care.csv\"", 0,
		"there is no 31 November", NULL);
	expect("$C check \"$T/check/Social Care.csv\"", 0, "% sure", NULL);
	/* written over the example of a template, but for its date */
	expect("printf 'Date,Event\\nEXAMPLE 14/03/2018,Home visit.\\n"
	       "15/03/2018,Call.\\n' >$T/t.csv; $C check $T/t.csv",
		0,
		"EXAMPLE still stands in front of it, as in the template: "
		"write the date of this event",
		NULL);
	expect("$C seen --help", 0, "asked, heard?\n", NULL);
	expect("$C check \"$T/check/Social Care.csv\" --strict", 1, NULL, NULL);
}

static void
seen_classifies_lines(void **state)
{
	(void)state;
	expect("printf 'L1\\tCSC\\tChild A (7y)\\tChild A seen alone in her "
	       "bedroom.\\n' | $C seen - </dev/stdin",
		0, NULL, NULL);
	expect("printf 'L1\\tCSC\\tChild A (7y)\\tChild A not seen.\\n' > "
	       "$T/lines.tsv; $C seen $T/lines.tsv",
		0, "\"seen\":\"no\"", NULL);
	/* more children than are read for are there, and told of */
	expect("printf 'CSC\\t%s\\tAll seen.\\n' \"$(seq -s '(7y), Child ' "
	       "65)\" "
	       "> $T/crowd.tsv; $C seen $T/crowd.tsv",
		3, "{\"ref\":\"Child 65\",\"seen\":\"na\"",
		"crowd.tsv:1: it has 65 children: those after the first 64 are "
		"not read for (limit children)");
	/* more than one piece: in order, with the rows of the whole */
	expect("(seq 30000 | sed 's/$/\tCSC\tChild A (7y)\tHome visit. A seen "
	       "in her bedroom./'; echo bad) > $T/many.tsv; "
	       "$C seen $T/many.tsv",
		3, "{\"id\":\"30000\"", "many.tsv:30001: there is no");
	expect("$C seen $T/many.tsv 2>/dev/null | cut -d'\"' -f4 > $T/ids; "
	       "seq 30000 | cmp - $T/ids",
		0, NULL, NULL);
}

static void
a_sample_importer_is_used_when_it_is_named(void **state)
{
	(void)state;
	expect("printf '#tilde\\n4 March 2019 ~ Kit seen at school\\n' > "
	       "$T/x.tilde; $C check $T/x.tilde --importer "
	       "${BUILD:-build/dev}/tests/sample_good.so",
		0, "read as tilde", NULL);
	expect("$C check $T/x.tilde", 3, "no format that can be read", NULL);
	expect("$C check $T/x.tilde --importer "
	       "${BUILD:-build/dev}/tests/sample_wrong_abi.so",
		3, NULL, "was built for importer ABI 99 and this is ABI 2");
}

static void
new_makes_a_case_and_leaves_what_is_there(void **state)
{
	(void)state;
	expect("$C new $T/fresh && ls $T/fresh $T/fresh/templates", 0,
		"case.ini", NULL);
	expect("$C new $T/fresh", 0, NULL, "case.ini was there already");
	expect("$C check $T/fresh/templates/chronology.csv", 0, NULL, NULL);
}

static void
text_from_files_cannot_drive_a_terminal(void **state)
{
	struct result r;

	(void)state;
	expect("mkdir $T/esc; printf 'Date,Event\\n04/03/2019,\\033[31mred"
	       "\\007\\n99/99/2019,\\033]0;title\\007\\n' > "
	       "$T/esc/police.csv; "
	       "$C run $T/esc -o $T/esc-out --quiet",
		0, NULL, NULL);
	r = sh("$C report $T/esc-out chronology; $C report $T/esc-out "
	       "sources; $C check $T/esc/police.csv");
	assert_null(strchr(r.out.p, '\033'));
	assert_null(strchr(r.out.p, '\007'));
	done(&r);
}

static void
the_recipe_is_listed(void **state)
{
	(void)state;
	expect("$C help recipe", 0,
		"+200  one row repeats the other word for word\n", NULL);
	expect("$C help recipe", 0, "  a core group\n", NULL);
	expect("$C help recipe", 0, "  8/12  one is, the other tells of, ...\n",
		NULL);
}

static void
standards_are_listed_offered_and_measured(void **state)
{
	(void)state;
	expect("$C help standards", 0, "\nNorthern Ireland\n    ni.cpr\n",
		NULL);
	expect("$C new $T/fresh -q && cat $T/fresh/case.ini", 0,
		"\n#[standard en.cp.visit.local10] ; child on a plan seen at "
		"least every 10 working days\n",
		NULL);
	make_case("std");
	expect("printf '[standard en.cp.visit.locl10]\n' >> "
	       "$T/std/case.ini; $C run $T/std -o $T/std-out",
		3, NULL, "did you mean `en.cp.visit.local10`?");
	expect("sed -i 's/locl10/local10/' $T/std/case.ini; "
	       "$C run $T/std -o $T/std-out -q; "
	       "cat $T/std-out/reports/gaps.csv",
		0, "(local standard 10 working days,", NULL);
	expect("cat $T/std-out/reports/seen.csv", 0,
		"indicative: child on a plan seen at least every 10 working "
		"days",
		NULL);
	/* What was found is told without blame. */
	expect("! grep -riE 'breach|complian|failed to' $T/std-out/reports", 0,
		NULL, NULL);
}

static void
what_a_word_on_the_line_means_is_usage(void **state)
{
	(void)state;
	expect("mkdir -p $T/th && printf 'Date,Event\\n1/2/2019,Kit seen\\n' "
	       ">$T/th/police.csv && $C run $T/th -o $T/th-o -q && "
	       "$C merge $T/th-o --join 0",
		2, NULL, "--join 0: it must be a whole number of points");
	expect("$C merge $T/th-o --join 10 --possible 20", 2, NULL,
		"--possible must not be above --join");
	expect("$C merge $T/none.case --join 40", 3, NULL, "none.case");
}

static void
a_case_file_goes_by_the_case_ini_beside_it(void **state)
{
	(void)state;
	expect("mkdir -p $T/in && printf '[case]\\ntitle = Mine\\n' "
	       ">$T/in/case.ini && $C import $T/in/x.case $T/th/police.csv && "
	       "$C report $T/in/x.case seen",
		0, "Mine\n", NULL);
	expect("printf '[case]\\ntitle = Later\\n' >$T/in/case.ini && "
	       "$C report $T/in/x.case seen",
		0, "Later\n", NULL);
	/* It may be the other's. */
	expect("cp $T/in/x.case $T/in/y.case && $C report $T/in/y.case seen", 0,
		"Mine\n", NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_stored_case_has_its_family),
		cmocka_unit_test(an_unknown_command_suggests_the_nearest),
		cmocka_unit_test(an_unknown_option_suggests_the_nearest),
		cmocka_unit_test(help_has_an_example_first_for_every_command),
		cmocka_unit_test(the_recipe_is_listed),
		cmocka_unit_test(standards_are_listed_offered_and_measured),
		cmocka_unit_test(a_folder_becomes_a_chronology_in_one_command),
		cmocka_unit_test(strict_fails_on_a_lost_row_and_only_then),
		cmocka_unit_test(
			a_file_that_cannot_be_read_stops_that_file_only),
		cmocka_unit_test(nothing_is_overwritten_that_was_not_ours),
		cmocka_unit_test(two_runs_give_the_same_bytes),
		cmocka_unit_test(decisions_survive_a_second_run),
		cmocka_unit_test(import_merge_and_export_give_what_run_gives),
		cmocka_unit_test(
			check_says_how_a_file_is_read_and_what_to_mend),
		cmocka_unit_test(seen_classifies_lines),
		cmocka_unit_test(a_sample_importer_is_used_when_it_is_named),
		cmocka_unit_test(new_makes_a_case_and_leaves_what_is_there),
		cmocka_unit_test(text_from_files_cannot_drive_a_terminal),
		cmocka_unit_test(what_a_word_on_the_line_means_is_usage),
		cmocka_unit_test(a_case_file_goes_by_the_case_ini_beside_it),
	};

	return cmocka_run_group_tests_name(
		"cli", tests, shell_open, shell_close);
}
