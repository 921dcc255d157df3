/* A commented case.ini to fill in. */
#include "case/caseini.h"
#include "find/standard_set.h"
#include "util/buf.h"

static const char until_set[] =
	"# What is known about this case.  Lines that begin with # or ; say\n"
	"# nothing; a comment after a value begins with a semicolon.  All of\n"
	"# it may be left empty.\n"
	"\n"
	"[case]\n"
	"title   =       ; Local child safeguarding practice review: Child A\n"
	"from    =       ; the review period: 2016-04-01\n"
	"to      =       ; 2018-06-14, inclusive\n"
	"zone    = Europe/London\n"
	"nation  = england ; wales, scotland, northern ireland: bank holidays\n"
	"marking =       ; OFFICIAL-SENSITIVE: printed on every page\n"
	"#idioms = idioms.txt ; words of your own, such as `clocked by = "
	"seen`\n"
	"\n"
	"# One section for each child; the ref after the word child is what\n"
	"# the reports say.\n"
	"#[child A]\n"
	"#name    = Jamie Example\n"
	"#also    = Jamie, JE, the baby  ; other ways the files name the "
	"child\n"
	"#born    = 2017-09-02\n"
	"#subject = yes                  ; no: a sibling, audited too\n"
	"\n"
	"# Adults, so that they are not taken for the child.\n"
	"#[person MGM]\n"
	"#name    = Pauline Example\n"
	"#also    = Nan, Polly\n"
	"#role    = maternal grandmother\n"
	"\n"
	"# One section for each agency that was asked.\n"
	"#[agency Police]\n"
	"#file    = police*.csv    ; may be given more than once\n"
	"#[agency GP]\n"
	"#status  = withheld       ; received, awaited, withheld, no contact\n"
	"#note    = records not released\n"
	"\n"
	"# What gaps are measured against.  None is built in.\n"
	"#[standard cp-visit]\n"
	"#label    = local standard: seen at least every 10 working days\n"
	"#days     = 10\n"
	"#unit     = working       ; working, calendar, weeks, months\n"
	"#sighting = social care   ; social care, any, alone, views\n"
	"#children = A             ; else every subject child\n"
	"#from     = 2017-10-04    ; a change of plan: another section\n"
	"#to       = 2018-06-14\n"
	"#count    = day after     ; day of: the day of the visit counts too\n"
	"#holidays = yes           ; no: bank holidays are working days\n"
	"\n"
	"# Or name one of the indicative list: `chronomerge help standards`\n"
	"# shows it with sources, and those of Wales, Scotland and Northern\n"
	"# Ireland.  Take the # off one that held locally, and give it "
	"`from`,\n"
	"# `to` and `children`.\n";

static const char after_set[] =
	"\n"
	"# How to read files whose headings are not understood: named by\n"
	"# `profile = NAME` in an [agency], or by --profile NAME.  `check\n"
	"# --save-profile NAME` writes one into the folder profiles.\n"
	"#[profile old system]\n"
	"#date       = Dt of contact   ; concept = heading as written\n"
	"#event      = Free text\n"
	"#date_order = dmy             ; dmy, mdy, ymd\n"
	"#header_row = 4\n"
	"#csv.delimiter = ;\n"
	"\n"
	"# When two accounts are one happening; see `chronomerge explain`.\n"
	"#[merge]\n"
	"#join     = 45\n"
	"#possible = 28\n"
	"\n"
	"#[reports]\n"
	"#silence  = 90            ; days without a word from an agency\n"
	"\n"
	"# What agencies are asked for.  Then `chronomerge new THIS-FOLDER`\n"
	"# writes templates for this case: its children, its agencies, these\n"
	"# columns in this order.\n"
	"#[template]\n"
	"#column = Date\n"
	"#column = Time\n"
	"#column = Source of information\n"
	"#column = Event\n"
	"#column = Child seen?\n"
	"#column = Wishes and feelings\n"
	"#column = Action / outcome\n"
	"#mandatory = Date, Source of information, Event\n"
	"#instructions = Please return it to the business unit by 31 March.\n";

struct chron_str
caseini_template(struct arena *a)
{
	struct buf b = BUF_INIT;
	struct chron_str text;

	buf_puts(&b, until_set);
	for (uint32_t i = 0; i < standard_set_n; i++)
		if (!strcmp(standard_set[i].nation, "england"))
			buf_printf(&b, "#[standard %s] ; %s\n",
				standard_set[i].key, standard_set[i].label);
	buf_puts(&b, after_set);
	text = arena_str(a, buf_get(&b));
	buf_free(&b);
	return text;
}
