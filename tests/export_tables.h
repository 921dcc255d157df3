/* Invented reports, written by hand: every kind of row and cell, hostile text
 * among them.  No person or place in them exists. */
#ifndef TESTS_EXPORT_TABLES_H
#define TESTS_EXPORT_TABLES_H

#include "export/export.h"

#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof((array)[0])))
#define LIT(s)                                                                 \
	{                                                                      \
		(s), sizeof(s) - 1                                             \
	}
#define TEXT(s)                                                                \
	{                                                                      \
		.kind = CHRON_CELL_TEXT, .text = LIT(s)                        \
	}
#define WHEN(s, iso)                                                           \
	{                                                                      \
		.kind = CHRON_CELL_WHEN, .text = LIT(s), .data = LIT(iso)      \
	}
#define FLAG(s, answer)                                                        \
	{                                                                      \
		.kind = CHRON_CELL_FLAG, .text = LIT(s), .data = LIT(answer)   \
	}
#define LABEL(s)                                                               \
	{                                                                      \
		.kind = CHRON_CELL_LABEL, .text = LIT(s)                       \
	}
#define REF(s)                                                                 \
	{                                                                      \
		.kind = CHRON_CELL_REF, .text = LIT(s), .data = LIT(s)         \
	}
#define NUMBER(n)                                                              \
	{                                                                      \
		.kind = CHRON_CELL_NUMBER, .text = LIT(#n), .number = (n)      \
	}
#define MARKED(s, where)                                                       \
	{                                                                      \
		.kind = CHRON_CELL_TEXT, .text = LIT(s), .spans = (where),     \
		.nspans = COUNT(where)                                         \
	}

static const struct chron_column agency_columns[] = {
	{"agency", "Agency", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"status", "Status", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"accounts", "Accounts", CHRON_CELL_NUMBER, CHRON_NARROW},
};
static const struct chron_table agency_table = {
	.key = "agencies",
	.title = "Agencies",
	.caption = "What each agency sent.",
	.columns = agency_columns,
	.ncolumns = COUNT(agency_columns),
};
static const struct chron_cell agency_rows[][3] = {
	{LABEL("Police"), LABEL("received"), NUMBER(2)},
	{LABEL("Children\xe2\x80\x99s social care"), LABEL("received"),
		NUMBER(3)},
	{LABEL("Health visiting"), LABEL("received"), NUMBER(2)},
	{LABEL("School"), LABEL("withheld"), NUMBER(0)},
};

static const struct chron_column chronology_columns[] = {
	{"when", "Time", CHRON_CELL_WHEN, CHRON_NARROW},
	{"agency", "Agency", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"account", "Account", CHRON_CELL_TEXT, CHRON_WIDE},
	{"seen", "Child A seen", CHRON_CELL_FLAG, CHRON_NARROW},
	{"alone", "Seen alone", CHRON_CELL_FLAG, CHRON_NARROW},
	{"views", "Views", CHRON_CELL_FLAG, CHRON_NARROW},
	{"source", "Source", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"notes", "Review notes", CHRON_CELL_TEXT, CHRON_MEDIUM},
};
static const struct chron_table chronology_table = {
	.key = "chronology",
	.title = "Chronology",
	.caption = "Every account in order. Words that decided a flag are "
		   "marked; an unknown is shown as unknown.",
	.columns = chronology_columns,
	.ncolumns = COUNT(chronology_columns),
};

static const struct chron_span seen_asleep[] = {
	{9, 33, "seen: seen.asleep"},
};
static const struct chron_span seen_alone[] = {
	{0, 25, "alone: alone.spoken"},
	{41, 65, "views: views.said"},
};
static const struct chron_span two_answers[] = {
	{3, 5, "no"},
	{10, 13, "yes"},
};
struct line {
	enum chron_row_kind kind;
	const char *id;
	struct chron_cell cells[8]; /* the last, notes, is empty */
};
static const struct line chronology_lines[] = {
	{CHRON_ROW_DAY, NULL, {WHEN("Summer 2016, about", "2016-06-01")}},
	{CHRON_ROW_DATA, "n10",
		{TEXT(""), LABEL("Health visiting"),
			TEXT("Family registered in the area; mother expecting. "
			     "Date given as \xe2\x80\x9csummer 2016?\xe2\x80"
			     "\x9d."),
			FLAG("n/a", "na"), FLAG("n/a", "na"), FLAG("n/a", "na"),
			TEXT("hv.docx, table 2, row 3")}},
	{CHRON_ROW_PASSED, NULL, {TEXT("549 days passed")}},
	{CHRON_ROW_DAY, NULL, {WHEN("Sunday 4 March 2018", "2018-03-04")}},
	{CHRON_ROW_DATA, "n11",
		{WHEN("10:30 to 11:05", "2018-03-04T10:30"), LABEL("Police"),
			MARKED("PC1: the baby was asleep upstairs. Mother "
			       "declined to wake the child; PC1 looked in from "
			       "the landing. Kitchen tidy, no alcohol in "
			       "sight.\nFollow up: notification sent to "
			       "children\xe2\x80\x99s social care.",
				seen_asleep),
			FLAG("yes, asleep", "yes"), FLAG("no", "no"),
			FLAG("no", "no"), TEXT("police-log.csv, row 118")}},
	{CHRON_ROW_MORE, "e21",
		{TEXT(""), LABEL("Children\xe2\x80\x99s social care"),
			TEXT("Police notification received: officers attended, "
			     "child reported asleep."),
			FLAG("yes, reported", "yes"),
			FLAG("unclear", "unclear"), FLAG("unclear", "unclear"),
			TEXT("csc.xlsx, Sheet1, row 57")}},
	{CHRON_ROW_DAY, NULL, {WHEN("Wednesday 7 March 2018", "2018-03-07")}},
	{CHRON_ROW_DATA, "n12",
		{WHEN("15:00", "2018-03-07T15:00"),
			LABEL("Children\xe2\x80\x99s social care"),
			MARKED("SW1 spoke to A on her own in the garden. "
			       "A said she likes nursery and the dog.",
				seen_alone),
			FLAG("yes", "yes"), FLAG("yes", "yes"),
			FLAG("yes", "yes"), TEXT("csc.xlsx, Sheet1, row 58")}},
	{CHRON_ROW_DATA, "n13",
		{WHEN("time not given", "2018-03-07"), LABEL("Health visiting"),
			TEXT("No access visit. Card left."),
			{.kind = CHRON_CELL_FLAG,
				.text = LIT("A: no\nS1: yes"),
				.spans = two_answers,
				.nspans = 2},
			FLAG("no", "no"), FLAG("no", "no"),
			TEXT("hv.docx, table 2, row 4")}},
	{CHRON_ROW_PASSED, NULL, {TEXT("23 days passed")}},
	{CHRON_ROW_DAY, NULL, {WHEN("Friday 30 March 2018", "2018-03-30")}},
	{CHRON_ROW_DATA, "n14",
		{WHEN("about 09:00", "2018-03-30T09:00"), LABEL("Police"),
			TEXT("=cmd|' /C calc'!A0 <script>alert(1)</script> "
			     "\x1b[31mred\x1b[0m "
			     "\xe2\x80\xae"
			     "desrever\xe2\x80\xac \xff "
			     "averylongwordwithoutanyspacethatgoesonandonand"
			     "onandonandonandonandonandonandonandonandon"),
			FLAG("unclear", "unclear"), FLAG("unclear", "unclear"),
			FLAG("unclear", "unclear"),
			TEXT("police-log.csv, row 131")}},
};

static const struct chron_column gap_columns[] = {
	{"kind", "Kind", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"child", "Child", CHRON_CELL_LABEL, CHRON_NARROW},
	{"from", "From", CHRON_CELL_WHEN, CHRON_NARROW},
	{"to", "To", CHRON_CELL_WHEN, CHRON_NARROW},
	{"days", "Days", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"say", "What was found", CHRON_CELL_TEXT, CHRON_WIDE},
	{"entry", "Last seen in", CHRON_CELL_REF, CHRON_NARROW},
	{"within", "Inside the gap", CHRON_CELL_TEXT, CHRON_WIDE},
	{"question", "Question for the agency", CHRON_CELL_TEXT, CHRON_WIDE},
};
static const struct chron_table gap_table = {
	.key = "gaps",
	.title = "Gaps",
	.caption = "Longest first. A gap still open has no end.",
	.columns = gap_columns,
	.ncolumns = COUNT(gap_columns),
};
static const struct chron_cell gap_rows[][9] = {
	{LABEL("unseen"), LABEL("A"), WHEN("07 Mar 2018", "2018-03-07"),
		WHEN("", ""), NUMBER(99), TEXT("A not seen since 07 Mar 2018."),
		REF("n12"), TEXT("1 visit without access"),
		TEXT("-Was A seen in April?")},
	{LABEL("agency silence"), LABEL(""), WHEN("01 Sep 2016", "2016-09-01"),
		WHEN("04 Mar 2018", "2018-03-04"), NUMBER(549),
		TEXT("Police: no account for 549 days."), REF("n11"), TEXT(""),
		TEXT("")},
};

static const struct chron_table empty_table = {
	.key = "duplicates",
	.title = "Possible duplicates",
	.empty = "No two accounts wait for a decision.",
	.columns = agency_columns,
	.ncolumns = COUNT(agency_columns),
};

static enum chron_status
yield_chronology(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	enum chron_status st = to->table(to->arg, &agency_table, err);

	(void)c;
	for (size_t i = 0; st == CHRON_OK && i < COUNT(agency_rows); i++)
		st = to->row(
			to->arg, CHRON_ROW_DATA, NULL, agency_rows[i], 3, err);
	if (st == CHRON_OK)
		st = to->table(to->arg, &chronology_table, err);
	for (size_t i = 0; st == CHRON_OK && i < COUNT(chronology_lines); i++) {
		const struct line *l = &chronology_lines[i];
		bool divides =
			l->kind == CHRON_ROW_DAY || l->kind == CHRON_ROW_PASSED;

		st = to->row(to->arg, l->kind, l->id, l->cells,
			divides ? 1 : COUNT(chronology_columns), err);
	}
	return st;
}

static enum chron_status
yield_gaps(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	enum chron_status st = to->table(to->arg, &gap_table, err);

	(void)c;
	for (size_t i = 0; st == CHRON_OK && i < COUNT(gap_rows); i++)
		st = to->row(
			to->arg, CHRON_ROW_DATA, NULL, gap_rows[i], 9, err);
	return st == CHRON_OK ? to->table(to->arg, &empty_table, err) : st;
}

static const struct report chronology_report = {
	.name = "chronology", .title = "Chronology", .yield = yield_chronology};
static const struct report gaps_report = {
	.name = "gaps", .title = "Gaps", .yield = yield_gaps};

static const char *const doc_facts[] = {
	"Review period: 1 April 2016 to 14 June 2018.",
	"204 rows in, 204 accounted for: 201 used, 2 quarantined, 1 explained.",
	NULL,
};

#endif
