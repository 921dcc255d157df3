/* Files that are sent again: the same, in another form, corrected, cut short,
 * divided; and what becomes of ids, notes and decisions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shell.h"

/* Rows of an invented police log; printf reads the escapes. */
#define HEAD "Date,Time,Officer,Event,Outcome,Ref\\n"
#define P1                                                                     \
	"12/03/2018,10:05,PC Smith,Attended home after shouting. Kit seen "    \
	"well.,No offences,P1\\n"
#define P2                                                                     \
	"14/03/2018,,PC Brown,Call from school about a bruise to the left "    \
	"arm.,Strategy discussion,P2\\n"
#define P3                                                                     \
	"20/03/2018,15:30,DC Jones,Joint visit with social worker. No reply "  \
	"at the door.,Card left,P3\\n"
#define P4                                                                     \
	"02/04/2018,09:00,PC Smith,Mother reported missing and found at a "    \
	"friend\\047s.,Closed,P4\\n"
#define P5                                                                     \
	"05/05/2018,,PC Smith,Neighbour reported Kit alone in the "            \
	"garden.,Referral,P5\\n"
#define P6                                                                     \
	"06/06/2018,12:00,PC Smith,Stop check of father in Market "            \
	"Street.,None,P6\\n"
#define P7 "01/07/2018,,PC Green,Home visit with the health visitor.,None,P7\\n"
/* P5 with another outcome, P6 on another day */
#define P5B                                                                    \
	"05/05/2018,,PC Smith,Neighbour reported Kit alone in the "            \
	"garden.,No further action,P5\\n"
#define P6B                                                                    \
	"07/06/2018,12:00,PC Smith,Stop check of father in Market "            \
	"Street.,None,P6\\n"
#define ALL HEAD P1 P2 P3 P4 P5 P6
/* Turned round, one row changed, one date corrected, one new, one gone. */
#define SECOND HEAD P7 P6B P5B P4 P2 P1

/* All of it again: columns moved, ISO dates, semicolons, curly quotes. */
#define OTHER_FORM                                                             \
	"Ref;Outcome;Event;Date;Officer;Time\\n"                               \
	"P1;No offences;Attended home after shouting. Kit seen well.;"         \
	"2018-03-12;PC Smith;10:05:00\\n"                                      \
	"P2;Strategy discussion;Call from school about a bruise to the left "  \
	"arm.;2018-03-14;PC Brown;\\n"                                         \
	"P3;Card left;Joint visit with social worker. No reply at the door.;"  \
	"2018-03-20;DC Jones;15:30\\n"                                         \
	"P4;Closed;Mother reported missing and found at a "                    \
	"friend\\342\\200\\231s.;2018-04-02;PC Smith;09:00\\n"                 \
	"P5;Referral;Neighbour  reported Kit alone in the garden.;"            \
	"2018-05-05;PC Smith;\\n"                                              \
	"P6;None;Stop check of father in Market Street.;2018-06-06;"           \
	"PC Smith;12:00\\n"

#define EVENTS		"sqlite3 $T/c.case 'SELECT count(*) FROM event'"
#define IDS		"sqlite3 $T/c.case 'SELECT ref FROM event ORDER BY ref'"
#define SAME_IDS	IDS " | cmp - $T/ids"
#define DIAGNOSTICS(of) "$C export " of " --as csv --report diagnostics -o -"
/* The id of the row of c.case in which these words stand. */
#define ID(words)                                                              \
	"$(sqlite3 $T/c.case \"SELECT ref FROM event JOIN record USING(id) "   \
	"WHERE cells LIKE '%" words "%'\")"

static void
must(const char *line)
{
	expect(line, 0, NULL, NULL);
}

static void
put(const char *name, const char *rows)
{
	struct buf b = BUF_INIT;

	buf_printf(&b, "printf '%s' > $T/%s", rows, name);
	must(b.p);
	buf_free(&b);
}

/* A case that holds police.csv, and its ids in the file ids. */
static void
begin(const char *rows)
{
	must("rm -rf $T/c.case");
	put("police.csv", rows);
	must("$C import $T/c.case $T/police.csv -q; " IDS " > $T/ids");
}

/* A folder with police.csv, and a run of it. */
static void
begin_folder(void)
{
	must("rm -rf $T/D $T/o; mkdir $T/D");
	put("D/police.csv", ALL);
	must("$C run $T/D -o $T/o -q; cp $T/o/case.case $T/c.case; " IDS
	     " > $T/ids");
}

static void
the_same_bytes_change_nothing(void **state)
{
	(void)state;
	begin(ALL);
	expect("$C import $T/c.case $T/police.csv", 0, NULL,
		"police.csv: nothing has changed, byte for byte");
	expect("mkdir $T/d && cp $T/police.csv $T/d && "
	       "$C import $T/c.case $T/d/police.csv",
		0, NULL, "nothing has changed, byte for byte");
	expect("cp $T/police.csv $T/again.csv && "
	       "$C import $T/c.case $T/again.csv",
		0, NULL, "again.csv: the same file as police.csv");
	expect("$C import $T/c.case $T/again.csv", 0, NULL,
		"nothing has changed");
	expect(EVENTS, 0, "6\n", NULL);
}

static void
the_same_rows_in_another_form_add_nothing(void **state)
{
	(void)state;
	begin(ALL);
	put("x.csv", OTHER_FORM);
	must("iconv -f UTF-8 -t UTF-16 $T/x.csv > $T/police-final.csv");
	expect("$C import $T/c.case $T/police-final.csv", 0, NULL,
		"police-final.csv: the same rows as police.csv in another "
		"form, nothing added");
	expect("sqlite3 $T/c.case \"SELECT s.file, o.file, s.records FROM "
	       "source s JOIN source o ON o.ref = s.duplicate_of\"; " EVENTS,
		0, "police-final.csv|police.csv|0\n6\n", NULL);
	begin_folder();
	must("cp $T/police-final.csv $T/D; $C run $T/D -o $T/o -q");
	expect(DIAGNOSTICS("$T/o"), 0,
		"file-again,police.csv,,,,the same rows as police-final.csv in "
		"another form: not counted again",
		NULL);
	must("cp $T/o/case.case $T/c.case; " SAME_IDS);
}

static void
a_file_of_the_same_name_is_a_version_without_a_change(void **state)
{
	(void)state;
	begin(ALL);
	put("d/police.csv", OTHER_FORM);
	expect("$C import $T/c.case $T/d/police.csv; " SAME_IDS, 0, NULL,
		"version 2, in place of police.csv (the same name, 6 of 6 rows "
		"the same): every row says the same");
}

static void
xml_may_follow_csv(void **state)
{
	(void)state;
	begin(ALL);
	must("(echo '<log>'; sed -n '2,$p' $T/police.csv | "
	     "while IFS=, read a b c d e f; do "
	     "echo \"<entry><Date>$a</Date><Time>$b</Time>"
	     "<Officer>$c</Officer><Event>$d</Event>"
	     "<Outcome>$e</Outcome><Ref>$f</Ref></entry>\"; done; "
	     "echo '</log>') > $T/police.xml");
	expect("$C import $T/c.case $T/police.xml; " SAME_IDS, 0, NULL,
		"the same rows as police.csv in another form");
}

static void
a_workbook_may_follow_csv(void **state)
{
	(void)state;
	begin(ALL);
	must("python3 tests/csv_to_xlsx.py $T/police.csv $T/police.xlsx");
	expect("$C import $T/c.case $T/police.xlsx; " SAME_IDS, 0, NULL,
		"the same rows as police.csv in another form");
	put("x.csv", SECOND);
	must("python3 tests/csv_to_xlsx.py $T/x.csv $T/police-2.xlsx");
	expect("$C import $T/c.case $T/police-2.xlsx", 0, NULL,
		"3 rows the same, 1 added (row 2), 2 changed (rows 3 was 7, 4 "
		"was 6), 1 withdrawn (row 4)");
}

/* A school's account of P2, and what a person ruled about both. */
static void
rule(void)
{
	put("school.csv",
		"Date,Event\\n14/03/2018,Bruise to arm seen; police told.\\n");
	must("$C import $T/c.case $T/school.csv -q");
	must("$C decide $T/c.case same " ID("Call from school") " " ID(
		"police told"));
	must("$C decide $T/c.case note " ID("Neighbour") " 'ask them'");
	must("$C decide $T/c.case note " ID("Stop check") " 'which street'");
	must("$C decide $T/c.case note " ID("Joint visit") " 'who else'");
}

static void
rows_keep_what_was_ruled_whatever_the_file_is_called(void **state)
{
	(void)state;
	begin(ALL);
	rule();
	put("police-2.csv", SECOND);
	expect("$C import $T/c.case $T/police-2.csv", 0, NULL,
		"police-2.csv: version 2, in place of police.csv (the same "
		"agency, 3 of 6 rows the same): 3 rows the same, 1 added (row "
		"2), 2 changed (rows 3 was 7, 4 was 6), 1 withdrawn (row 4)\n");
	expect("$C merge $T/c.case", 0, NULL,
		"7 event(s) of 2 source(s) in 6 entries, 1 of them of several");
	expect("$C export $T/c.case --as json -o - > $T/c.json; "
	       "grep -o 'ask them' $T/c.json; grep -o 'which street' "
	       "$T/c.json; grep -o '\"status\":\"confirmed\"' $T/c.json",
		0, "ask them\nwhich street\n\"status\":\"confirmed\"", NULL);
	expect(DIAGNOSTICS("$T/c.case"), 0,
		"decision 2 (note) was made before version 2 of police-2.csv "
		"changed event",
		NULL);
	expect(DIAGNOSTICS("$T/c.case"), 0,
		"which version 2 of police-2.csv withdrew (it was row 4)",
		NULL);
	expect("$C export $T/c.case --as csv --report sources -o -", 0,
		"Event: Joint visit with social worker.", NULL);
	expect("sqlite3 $T/c.case 'SELECT file, version, row FROM withdrawn'",
		0, "police-2.csv|2|4\n", NULL);
	/* A look taken again settles it: one of the two is left. */
	must("$C decide $T/c.case note " ID("Neighbour") " 'asked'");
	expect(DIAGNOSTICS("$T/c.case") " | grep -c 'was made before'", 0,
		"1\n", NULL);
}

static void
the_json_says_what_was_replaced(void **state)
{
	(void)state;
	begin(ALL);
	put("police-2.csv", SECOND);
	must("$C import $T/c.case $T/police-2.csv -q");
	expect("$C export $T/c.case --as json -o -", 0,
		"\"version\":2,\"replaces\":{\"file\":\"police.csv\","
		"\"sha256\":\"",
		NULL);
	expect("$C export $T/c.case --as json -o -", 0,
		"\"unchanged\":3,\"added\":1,\"changed\":2,\"withdrawn\":1}",
		NULL);
	must("$C export $T/c.case --as json --force -o $T/c.json && "
	     "python3 -c \"import json, jsonschema; "
	     "jsonschema.validate(json.load(open('$T/c.json')), "
	     "json.load(open('docs/chronology.schema.json')))\"");
}

static void
words_are_shown_only_where_asked_for(void **state)
{
	(void)state;
	begin(ALL);
	put("police-2.csv", SECOND);
	expect("cp $T/c.case $T/c2.case; $C import $T/c2.case "
	       "$T/police-2.csv 2>&1 | grep -c 'Market Street'",
		1, "0\n", NULL);
	expect("$C import $T/c.case $T/police-2.csv --show-rows", 0,
		"police-2.csv: changed row 3, was row 7\n"
		"  - Date: 06/06/2018\n",
		NULL);
}

static void
a_run_into_an_earlier_one_keeps_ids(void **state)
{
	(void)state;
	begin_folder();
	must("for x in " ID("Neighbour") " " ID("Mother") " " ID(
		"Joint") "; "
			 "do $C decide $T/o note $x 'ask them'; done");
	must("rm $T/D/police.csv");
	put("D/police-2.csv", SECOND);
	must("$C run $T/D -o $T/o -q");
	expect("grep -o 'ask them' $T/o/chronology.json | wc -l", 0, "2\n",
		NULL);
	expect("grep -c '3 rows the same, 1 added' $T/o/chronology.json", 0,
		"1\n", NULL);
	/* Again, nothing is new. */
	must("rm -rf $T/p; cp -r $T/o $T/p; $C run $T/D -o $T/o -q; "
	     "rm $T/o/case.case $T/p/case.case; diff -r $T/o $T/p");
}

static void
a_file_under_another_name_is_the_file(void **state)
{
	(void)state;
	begin_folder();
	must("mv $T/D/police.csv $T/D/police-log.csv; $C run $T/D -o $T/o -q");
	must("cp $T/o/case.case $T/c.case; " SAME_IDS);
	expect(DIAGNOSTICS("$T/o"), 0,
		"version 2, in place of police.csv (the same bytes): every row "
		"says the same",
		NULL);
}

/* What a run ends with says so, and what was decided before it. */
static void
a_run_tells_of_new_versions_and_copies(void **state)
{
	(void)state;
	begin_folder();
	must("$C decide $T/o note " ID("Neighbour") " 'ask them'");
	put("D/police.csv", SECOND);
	expect("$C run $T/D -o $T/o", 0,
		"3 rows the same, 1 added (row 2), 2 changed", NULL);
	expect("$C run $T/D -o $T/o", 0,
		"decision 1 (note) was made before version ", NULL);
	expect("$C run $T/D -o $T/o", 0, "\nFound     0 errors, 1 warning",
		NULL);
	must("cp $T/D/police.csv $T/D/police-copy.csv");
	expect("$C run $T/D -o $T/o", 0,
		"police.csv: the same file as police-copy.csv", NULL);
}

/* Which of two files with the same bytes is the copy: not the one declared. */
static void
a_declared_file_is_no_copy_of_another(void **state)
{
	(void)state;
	begin_folder();
	must("cp $T/D/police.csv $T/D/housing.csv");
	put("D/case.ini", "[agency Police]\nfile = police.csv\n");
	expect("$C run $T/D -o $T/o", 0,
		"housing.csv: the same file as police.csv, byte for byte",
		NULL);
	expect("$C export $T/o --as csv --report sources -o -", 0,
		"police.csv,Police,case.ini,csv,6", NULL);
}

/* A copy of what another file has taken the place of is no copy of that. */
static void
a_copy_is_of_the_version_it_is_of(void **state)
{
	(void)state;
	begin(ALL);
	must("cp $T/police.csv $T/again.csv; "
	     "$C import $T/c.case $T/again.csv -q");
	put("police-2.csv", SECOND);
	must("$C import $T/c.case $T/police-2.csv -q");
	expect("$C export $T/c.case --as csv --report sources -o -", 0,
		"the same bytes as police.csv, version 1 of police-2.csv",
		NULL);
}

static void
where_nothing_was_replaced_the_folder_does_not_matter(void **state)
{
	(void)state;
	begin_folder();
	must("$C run $T/D -o $T/o -q");
	put("D/school.csv", "Date,Event\\n14/03/2018,A bruise.\\n");
	must("rm -rf $T/p; $C run $T/D -o $T/o -q; $C run $T/D -o $T/p -q; "
	     "rm $T/o/case.case $T/p/case.case; diff -r $T/o $T/p");
}

static void
two_versions_in_one_folder_are_both_read_and_told(void **state)
{
	(void)state;
	begin_folder();
	put("D/police-2.csv", SECOND);
	must("$C run $T/D -o $T/o -q; cp $T/o/case.case $T/c.case");
	expect(DIAGNOSTICS("$T/o"), 0,
		"looks-like-new-version,police.csv,,,,\"3 of 6 rows stand in "
		"police-2.csv too: if one of them takes the place of the "
		"other, take that one out of the folder; until then both are "
		"read\"",
		NULL);
	expect(EVENTS, 0, "12\n", NULL);
}

static void
a_person_may_say_so(void **state)
{
	(void)state;
	begin(ALL);
	put("x9.csv", HEAD P1 P7);
	expect("$C import $T/c.case $T/x9.csv --replaces polise.csv", 2, NULL,
		"there is no source polise.csv to replace: did you mean "
		"police.csv?");
	expect("$C import $T/c.case $T/police.csv $T/x9.csv --replaces "
	       "police.csv",
		2, NULL, "--replaces goes with one file at a time");
	expect("$C import $T/c.case $T/x9.csv --replaces police.csv "
	       "--new-source",
		2, NULL, "say the opposite");
	expect("$C import $T/c.case $T/x9.csv --replaces police.csv", 0, NULL,
		"x9.csv: version 2, in place of police.csv (as told)");
	/* Its name tells no agency; what it replaces does. */
	expect("sqlite3 $T/c.case 'SELECT name FROM agency'", 0, "Police\n",
		NULL);
}

static void
a_person_may_forbid_it_and_think_again(void **state)
{
	(void)state;
	begin(ALL);
	put("police-2.csv", SECOND);
	expect("$C import $T/c.case $T/police-2.csv --new-source; " EVENTS, 0,
		"12\n",
		"3 of 6 rows stand in police.csv too: if one of them takes the "
		"place of the other, import it with --replaces");
	expect("$C import $T/c.case $T/police-2.csv --replaces "
	       "police.csv; " EVENTS,
		0, "6\n", "version 2, in place of police.csv (as told");
}

static void
an_older_version_is_known_and_may_be_put_back(void **state)
{
	(void)state;
	begin(ALL);
	put("police-2.csv", SECOND);
	must("$C import $T/c.case $T/police-2.csv -q");
	expect("$C import $T/c.case $T/police.csv; " EVENTS, 0, "6\n",
		"police.csv: an earlier version");
	expect("$C import $T/c.case $T/police.csv --replaces "
	       "police-2.csv; " SAME_IDS,
		0, NULL, "version 3, in place of police-2.csv");
}

static void
an_id_that_a_row_kept_is_not_given_again(void **state)
{
	(void)state;
	begin(HEAD P1 P5);
	put("police.csv", HEAD P1 P5B);
	must("$C import $T/c.case $T/police.csv -q");
	/* The row as it was at first, beside what became of it. */
	put("police.csv", HEAD P1 P5 P5B);
	must("$C import $T/c.case $T/police.csv -q");
	expect("sqlite3 $T/c.case 'SELECT count(DISTINCT ref) FROM event'", 0,
		"3\n", NULL);
}

static void
another_agency_is_another_source(void **state)
{
	(void)state;
	begin(ALL);
	put("housing.csv", ALL "\\n");
	expect("$C import $T/c.case $T/housing.csv --agency Housing; " EVENTS,
		0, "12\n", "housing.csv: Housing (by option), 6");
	/* Two agencies may fill in the same template. */
	put("d/police.csv", HEAD "09/09/2019,,A Ward,Rent arrears.,,\\n");
	expect("$C import $T/c.case $T/d/police.csv --agency "
	       "Probation; " EVENTS,
		0, "13\n", NULL);
}

static void
another_period_is_another_source(void **state)
{
	(void)state;
	begin(ALL);
	put("police-2019.csv", HEAD P6 P7
		"09/09/2019,,PC Green,Called to the school gate.,,P8\\n"
		"10/09/2019,,PC Green,Took a statement.,,P9\\n");
	expect("$C import $T/c.case $T/police-2019.csv; " EVENTS, 0, "10\n",
		NULL);
}

static void
another_child_is_another_source(void **state)
{
	(void)state;
	must("rm -f $T/c.case");
	put("police-a.csv", "Child: Kit Example\\n" ALL);
	put("police-b.csv", "Child: Robin Example\\n" ALL);
	must("$C import $T/c.case $T/police-a.csv --agency Police -q");
	must("$C import $T/c.case $T/police-b.csv --agency Police -q");
	expect(EVENTS, 0, "12\n", NULL);
}

static void
rows_written_twice_stay_two(void **state)
{
	(void)state;
	begin(HEAD P1 P1 P1 P2);
	put("police.csv", HEAD P2 P1 P1);
	expect("$C import $T/c.case $T/police.csv; " IDS
	       " | comm -13 $T/ids - | wc -l",
		0, "0\n",
		"3 rows the same, 0 added, 0 changed, 1 withdrawn (row 4)");
}

static void
an_empty_file_pushes_nothing_out_unasked(void **state)
{
	(void)state;
	begin(ALL);
	put("police.csv", HEAD);
	expect("$C import $T/c.case $T/police.csv; " EVENTS, 0, "6\n",
		"has no rows, and the file of that name before has");
	expect("$C import $T/c.case $T/police.csv --replaces police.csv; "
	       "sqlite3 $T/c.case 'SELECT count(*) FROM withdrawn'",
		0, "6\n", "6 of the 6 rows of the version before are not in");
	/* In a folder it is all that there is. */
	begin_folder();
	put("D/police.csv", HEAD);
	must("$C run $T/D -o $T/o -q");
	expect(DIAGNOSTICS("$T/o"), 0, "warning,rows-withdrawn,police.csv",
		NULL);
}

static void
rows_are_not_lost_on_a_likeness(void **state)
{
	(void)state;
	/* By rows, half may go, and is told. */
	begin(ALL);
	put("police-3.csv", HEAD P1 P2 P3);
	expect("$C import $T/c.case $T/police-3.csv", 0, NULL,
		"3 of the 6 rows of the version before are not in this one");
	/* More than half: not unless a person says so, or the name does. */
	begin(ALL);
	put("police-3.csv", HEAD P1 P2);
	expect("$C import $T/c.case $T/police-3.csv; " EVENTS, 0, "8\n",
		"2 of 2 rows stand in police.csv too");
	begin(ALL);
	put("police.csv", HEAD P1 P2);
	expect("$C import $T/c.case $T/police.csv; " EVENTS, 0, "2\n",
		"4 of the 6 rows of the version before are not in");
}

static void
a_file_may_be_divided_and_joined(void **state)
{
	(void)state;
	begin(ALL);
	put("police-a.csv", HEAD P1 P2);
	put("police-b.csv", HEAD P3 P4 P5 P6);
	expect("$C import $T/c.case $T/police-a.csv $T/police-b.csv; " SAME_IDS,
		0, NULL,
		"police-b.csv: version 2, in place of police.csv (the same "
		"agency, 4 of 6 rows the same): every row says the same");
	expect("$C import $T/c.case $T/police.csv --replaces police-a.csv "
	       "--replaces police-b.csv; " SAME_IDS,
		0, NULL, "(as told): every row says the same");
	/* One after the other, too. */
	begin(ALL);
	put("police-a.csv", HEAD P1 P2 P3);
	put("police-b.csv", HEAD P4 P5 P6);
	must("$C import $T/c.case $T/police-a.csv -q");
	must("$C import $T/c.case $T/police-b.csv -q");
	must(SAME_IDS);
	expect("sqlite3 $T/c.case 'SELECT count(*) FROM withdrawn'", 0, "0\n",
		NULL);
}

static void
row_numbers_that_only_count_do_not_matter(void **state)
{
	(void)state;
	begin("No.,Date,Event\\n"
	      "1,12/03/2018,Attended home after shouting.\\n"
	      "2,14/03/2018,Call from school about a bruise.\\n"
	      "3,20/03/2018,Joint visit with social worker.\\n");
	put("police.csv", "No.,Date,Event\\n"
			  "1,11/03/2018,A call that was left out.\\n"
			  "2,12/03/2018,Attended home after shouting.\\n"
			  "3,14/03/2018,Call from school about a bruise.\\n"
			  "4,20/03/2018,Joint visit with social worker.\\n");
	expect("$C import $T/c.case $T/police.csv", 0, NULL,
		"3 rows the same, 1 added (row 2), 0 changed");
}

static void
a_row_set_aside_may_be_mended(void **state)
{
	(void)state;
	begin(HEAD P1 "31/11/2018,,PC Green,A date that is none.,,P9\\n");
	put("police.csv",
		HEAD P1 "30/11/2018,,PC Green,A date that is none.,,P9\\n");
	expect("$C import $T/c.case $T/police.csv", 0, NULL,
		"1 row the same, 0 added, 1 changed (row 3), 0 withdrawn");
}

static void
cases_of_the_first_schema_are_read_and_brought_up_to_date(void **state)
{
	(void)state;
	must("rm -rf $T/old; mkdir $T/old; sqlite3 $T/old/case.case < "
	     "tests/old_case_1.sql; chmod 400 $T/old/case.case");
	/* Reading leaves it as it is. */
	expect("$C report $T/old diagnostics && "
	       "sqlite3 $T/old/case.case 'PRAGMA user_version'",
		0, "\n1\n", NULL);
	must("chmod 600 $T/old/case.case; rm -rf $T/old2; cp -r $T/old "
	     "$T/old2; rm -rf $T/in; mkdir $T/in");
	put("in/police.csv",
		"Date,Time,Event,Child seen?\\n"
		"14/03/2018,,Telephone call from school.,\\n"
		"12/03/2018,10:05,\"Home visit by PC Smith. Kit seen, "
		"well.\",No\\n");
	expect("$C import $T/old $T/in/police.csv; "
	       "sqlite3 $T/old/case.case 'PRAGMA user_version'",
		0, "3\n",
		"1 row the same, 0 added, 1 changed (row 3 was 2), 1 "
		"withdrawn");
	expect("$C export $T/old --as json -o -", 0, "Ask the officer", NULL);
	expect("$C run $T/in -o $T/old2 -q && cat $T/old2/chronology.json", 0,
		"\"text\":\"Ask the officer\"", NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_bytes_change_nothing),
		cmocka_unit_test(the_same_rows_in_another_form_add_nothing),
		cmocka_unit_test(
			a_file_of_the_same_name_is_a_version_without_a_change),
		cmocka_unit_test(xml_may_follow_csv),
		cmocka_unit_test(a_workbook_may_follow_csv),
		cmocka_unit_test(
			rows_keep_what_was_ruled_whatever_the_file_is_called),
		cmocka_unit_test(the_json_says_what_was_replaced),
		cmocka_unit_test(words_are_shown_only_where_asked_for),
		cmocka_unit_test(a_run_into_an_earlier_one_keeps_ids),
		cmocka_unit_test(a_file_under_another_name_is_the_file),
		cmocka_unit_test(a_run_tells_of_new_versions_and_copies),
		cmocka_unit_test(a_declared_file_is_no_copy_of_another),
		cmocka_unit_test(a_copy_is_of_the_version_it_is_of),
		cmocka_unit_test(
			where_nothing_was_replaced_the_folder_does_not_matter),
		cmocka_unit_test(
			two_versions_in_one_folder_are_both_read_and_told),
		cmocka_unit_test(a_person_may_say_so),
		cmocka_unit_test(a_person_may_forbid_it_and_think_again),
		cmocka_unit_test(an_older_version_is_known_and_may_be_put_back),
		cmocka_unit_test(an_id_that_a_row_kept_is_not_given_again),
		cmocka_unit_test(another_agency_is_another_source),
		cmocka_unit_test(another_period_is_another_source),
		cmocka_unit_test(another_child_is_another_source),
		cmocka_unit_test(rows_written_twice_stay_two),
		cmocka_unit_test(an_empty_file_pushes_nothing_out_unasked),
		cmocka_unit_test(rows_are_not_lost_on_a_likeness),
		cmocka_unit_test(a_file_may_be_divided_and_joined),
		cmocka_unit_test(row_numbers_that_only_count_do_not_matter),
		cmocka_unit_test(a_row_set_aside_may_be_mended),
		cmocka_unit_test(
			cases_of_the_first_schema_are_read_and_brought_up_to_date),
	};

	return cmocka_run_group_tests(tests, shell_open, shell_close);
}
