/* The judge's own parts: from raw records to events, in the order of the
 * declarations below.  Everything lives in the chronology's arena. */
#ifndef CORE_JUDGE_H
#define CORE_JUDGE_H

#include "core/dates.h"
#include "core/headings.h"
#include "core/raw.h"
#include "util/buf.h"
#include "util/civil.h"

#define NO_HEADING UINT16_MAX

/* What stands under one heading, from the first rows of the file. */
struct column_stats {
	uint32_t filled, dates, times, answers, numbers, names;
	uint32_t told;	/* read like a sentence */
	uint32_t codes; /* digits and capitals: "2102-4410", "CAD 6612" */
	uint64_t bytes;
	uint32_t clash; /* stands beside another heading of the same concept */
	uint16_t with;
};

/* The headings of a table, shared by tables with the same ones. */
struct layout {
	uint16_t *heading; /* of each column, index into the headings */
	uint32_t ncols;
	struct chron_str *words[2]; /* of each heading row, to know it again */
	uint32_t row;		    /* of the headings; 0 for named fields */
	struct chron_str part;
	bool guessed;	 /* found by what the columns hold ... */
	bool bare;	 /* ... without any row of headings */
	uint32_t dated;	 /* column of dates known by them alone, or 0 */
	uint16_t *extra; /* headings made for values beyond the last column */
	uint32_t nextra;
};

enum table_kind {
	TABLE_NAMED,
	TABLE_ROWS,
	TABLE_PREAMBLE, /* a title, a form: says whose record it is */
	TABLE_NOT_OURS, /* something else: explained row by row */
	TABLE_TEXT	/* no table but the text between two */
};

/* Records that belong together: a sheet, a table, all named records. */
struct table {
	uint32_t first, end; /* records, end is not one of them */
	uint32_t heading;    /* the first record of the headings */
	uint32_t data;	     /* the first record below the headings */
	struct layout *layout;
	enum table_kind kind;
	bool continues;		/* has no headings of its own */
	bool within;		/* begins below another in the same part */
	struct chron_str why;	/* of TABLE_NOT_OURS */
	struct chron_str above; /* text over it, below the table before: lines
				 * by \n, cells by \t */
	/* Where tables of one file say different things; else empty. */
	struct chron_str agency, child;
};

/* The columns whose dates are read each in its own way. */
enum date_slot { SLOT_START, SLOT_END, SLOT_ENTRY, SLOT_COUNT };

struct slot {
	struct date_evidence evidence;
	struct date_context ctx;
	uint32_t rows;		   /* with a time of their own or in the date */
	uint32_t timed, midnights; /* of the time column */
	bool sure, told;	   /* its order; told by a profile */
	bool span; /* the year of ctx goes on into the next: "2021/22" */
	uint32_t read;
	struct chron_str say;
	uint32_t ambiguous, two_digit, midnight, serial, year; /* counts */
};

struct agency_name {
	struct chron_str name;
	uint32_t agency;
};
enum { MAX_AGENCIES = 500 }; /* more names than that are no agencies */

struct judge {
	struct chron_chronology *c;
	uint32_t source;
	struct raw_file *raw;
	const struct judge_options *options;
	struct arena *arena;
	struct chron_heading *headings;
	struct column_stats *stats; /* of each heading */
	uint32_t nheadings, nstats;
	struct table *tables;
	uint32_t ntables;
	struct layout **layouts;
	uint32_t nlayouts;
	struct slot slots[SLOT_COUNT];
	uint16_t all_day;      /* heading "All day event", or NO_HEADING */
	bool calendar;	       /* an Outlook export: Subject is the title */
	bool source_is_agency; /* the source column names agencies */
	bool by_row;	       /* each row names its agency */
	struct chron_str file_agency_name;
	uint32_t file_agency;	   /* of rows that name none; CHRON_NONE until
			       * one is met */
	struct agency_name *names; /* as the rows wrote them */
	uint32_t nnames;
	const char **weeks; /* of each heading: "w/c", "w/e" or NULL */
	uint32_t nweeks;
	uint16_t *aside;	/* the heading of each name that is set aside */
	uint16_t child_heading; /* of the child named above a table */
	uint32_t blank_rows;
	uint32_t above_rows; /* of those above headings, set aside */
	uint32_t undated;    /* rows with something but no date */
	/* Whether the file has any of the parts that the profile names. */
	enum { PARTS_UNASKED, PARTS_SOME, PARTS_NONE } parts_told;
};

/* One record by concepts: the first cell of each, NULL where blank. */
struct row {
	const struct raw_record *record;
	uint32_t order;
	const struct raw_cell *at[CHRON_F_COUNT];
	const struct table *table;
	uint32_t filled;	     /* cells with something in them */
	uint32_t own;		     /* those that are not merged down from
				      * above */
	const struct raw_cell *only; /* the first of them */
	bool same;		     /* all of them say the same */
	bool all_day;		     /* a calendar's: its end is the day
				      * after */
};

/* ---- judge_tables.c: tables and their heading rows ---- */

/* Splits the records into tables and finds the headings of each; the
 * headings get no concept yet.  CHRON_EFORMAT if no table has any. */
enum chron_status judge_tables(struct judge *j, struct chron_err *err);
/* One that means nothing known. */
uint16_t judge_plain_heading(struct judge *j, struct chron_str text);
struct chron_str judge_column_name(struct judge *j, uint32_t col);

/* ---- judge_kinds.c: tables that are no chronology ---- */

/* What the headings or the name of a table say it is instead ("a list of
 * people"), or NULL. sure: although a column may hold dates. */
const char *judge_other_kind(
	const struct judge *j, const struct table *t, bool *sure);
/* Labels and their values, or a title: whose record it is. */
bool judge_is_form(const struct judge *j, const struct table *t);
/* The table goes on with the one before, whose headings l are. */
bool judge_goes_on(
	const struct judge *j, const struct table *t, const struct layout *l);
void judge_set_not_ours(struct judge *j, struct table *t, const char *what);
/* The last column with something in it; 0 of a blank row. */
uint32_t judge_width(const struct raw_record *r);
/* Parts of a document that is read from top to bottom, unlike sheets. */
bool judge_in_flow(struct chron_str part);

/* ---- judge_header.c: which row holds the headings ---- */

struct header {
	uint32_t first, last; /* records; two where headings have two rows */
	unsigned score;	      /* 0: none */
	uint32_t date_col;    /* found by content, or 0 */
	uint32_t text_col;    /* likewise; only where headings are guessed */
	bool bare;	      /* guessed, and there is no heading row */
	uint32_t known;	      /* concepts found */
	bool full;	      /* date and event are among them, by name */
};
struct header judge_find_header(
	const struct judge *j, uint32_t first, uint32_t end);
/* The row of a table with headings at which another table begins below it,
 * with other headings; the table's end if none does. */
uint32_t judge_next_header(const struct judge *j, const struct table *t);
/* What a heading means: as the profile says, else by its words. */
struct heading_match judge_match(const struct judge *j, struct chron_str text);
/* A cell that begins like a date and has a number: none of a heading row. */
bool judge_is_day(struct chron_str s);
/* Date, date and time, or entry date. */
bool judge_is_date(uint8_t concept);
/* The heading of a column of a header of two rows. */
struct chron_str judge_combine(
	struct arena *a, struct chron_str top, struct chron_str below);
/* Best row that was refused, for the message; its known headings. */
void judge_describe_failure(const struct judge *j, struct chron_err *err);

/* ---- judge_told.c: what a person said in a profile ---- */

/* Is this sheet or table one of those the profile names?  True if it names
 * none, or none that is in the file. */
bool judge_part_told(struct judge *j, struct chron_str part);
/* What the profile names and the file does not have. */
void judge_told_missing(struct judge *j);

/* ---- judge_content.c: columns known by what they hold ---- */

/* True if the text is an answer of a yes/no column. */
bool judge_is_answer(struct chron_str text);
/* Reads like a sentence and not like names or catchwords. */
bool judge_is_told(struct chron_str text);
/* The name of an agency and no more: "HV notes p 14" is a record. */
bool judge_names_agency(struct chron_str text);
/* Fills the stats of every heading from the first rows. */
void judge_stats(struct judge *j);
/* Then which headings of one concept stand side by side. */
void judge_clashes(struct judge *j);
/* A date and a date with time are both when it happened. */
static inline uint8_t
judge_clash_kind(uint8_t concept)
{
	return concept == CHRON_F_DATETIME ? CHRON_F_DATE : concept;
}
/* A column of dates among a row's columns, looking at the rows from..end; 0
 * if there is none.  Columns of `but` (bit 0: column 1) are no candidates. */
uint32_t judge_date_column(const struct judge *j, uint32_t from, uint32_t end,
	uint32_t ncols, uint64_t but);

/* ---- judge_guess.c: tables whose headings, if any, are not known ---- */

/* A column of dates and one that tells, and the row of words above them.  If
 * there is none, first and last are the first row of dates.  lone: nothing
 * else in the file is a chronology, so that one row will do if it is known
 * whose the file is. */
struct header judge_guess_header(
	const struct judge *j, uint32_t first, uint32_t end, bool lone);
/* After the columns are known: says what was taken for what. */
void judge_guess_findings(struct judge *j, const struct layout *l);
/* Other columns of dates beside a guessed one are as likely as it. */
void judge_guess_rivals(struct judge *j, const struct layout *l);

/* ---- judge_columns.c: headings to concepts ---- */

void judge_columns(struct judge *j);
/* A person said in the profile what this heading means. */
bool judge_told(const struct judge *j, uint32_t heading);
enum { JUDGE_SURE = 80 }; /* of what a heading means, by its words alone */
/* Gives a heading its meaning, and how sure that is in 100. */
void judge_settle(struct judge *j, uint32_t heading, enum chron_concept what,
	uint8_t sure);
/* Says that a column was taken for the date because of what it holds. */
void judge_guessed_date(struct judge *j, const struct layout *l, uint32_t col);
/* Whether any heading other than `but` means this. */
bool judge_has(const struct judge *j, enum chron_concept what, uint32_t but);

/* ---- judge_narrative.c: the column that tells what happened ---- */

/* Finds it in a table where no heading says so, or only one over catchwords
 * ("Contact: Home visit") beside a narrative. */
void judge_narrative(struct judge *j, const struct layout *l);

/* ---- judge_yield.c: two columns of one concept ---- */

/* Takes its meaning from one of each two that clash. */
void judge_yield(struct judge *j);

/* ---- judge_preamble.c: what the text above tables says ---- */

void judge_preamble(struct judge *j);
/* The agency a text names by a key ("Agency: ...") or a title; then also by
 * its author or by a line of its own. false: none. */
bool judge_agency_titled(
	struct judge *j, struct chron_str text, struct chron_str *name);
bool judge_agency_lined(
	struct judge *j, struct chron_str text, struct chron_str *name);
bool judge_agency_in_text(
	struct judge *j, struct chron_str text, struct chron_str *name);
/* The only declared child a text is about, or CHRON_NONE; *several if there
 * are more. */
uint32_t judge_child_in_text(
	struct judge *j, struct chron_str text, bool *several);
/* The child whose name or reference the whole line is, or CHRON_NONE. */
uint32_t judge_child_named(struct judge *j, struct chron_str line);

/* ---- judge_beside.c: what is set aside beside titles and headings ---- */

/* Adds it to the preamble for people to read; after all that reads that. */
void judge_beside(struct judge *j);

/* ---- judge_labels.c: tables of one file that are not of one agency ---- */

/* Sets agency and child of tables where they contradict each other; true if
 * the agencies do. */
bool judge_labels(struct judge *j);

/* ---- judge_who.c: agency and child ---- */

void judge_agency(struct judge *j);
uint32_t judge_row_agency(struct judge *j, const struct row *row);
/* The declared agency a name means, or CHRON_NONE. */
uint32_t judge_declared(
	const struct chron_chronology *c, struct chron_str name);

/* ---- judge_file_name.c: the agency a file is named after ---- */

struct chron_str judge_name_in_title(const struct chron_chronology *c,
	struct arena *a, struct chron_str title);
struct chron_str judge_name_from_file(
	const struct chron_chronology *c, struct arena *a, const char *file);

/* ---- judge_dates.c: reading the dates of a row ---- */

void judge_evidence(struct judge *j);
struct event_dates {
	enum date_result result; /* of the start */
	struct date_reading start, end;
	bool has_end;
	const struct raw_cell *date; /* what was read */
	struct chron_str said;	     /* of the time, by a date cell that only
				      * points to the row above */
};
/* cell is the row's own date or, if carried, that of an earlier row; NULL
 * where there is none. */
void judge_read_dates(struct judge *j, const struct row *row,
	const struct raw_cell *cell, bool carried, struct event_dates *out);
/* The findings about whole columns, at the end. */
void judge_date_findings(struct judge *j);
const struct raw_cell *judge_date_cell(const struct row *row);

/* ---- judge_classify.c: rows that are no events ---- */

enum row_class {
	ROW_BLANK,
	ROW_EVENT,	 /* dated, or to be quarantined */
	ROW_UNDATED,	 /* something, and a blank date */
	ROW_NOT_EVENT,	 /* why says why */
	ROW_DATE_HEADING /* a date across the table, for the rows below */
};
struct classified {
	enum row_class class;
	const char *why;
	int year; /* a sub-heading that is a year; 0 */
	bool span;
	bool heading;
	bool glossary; /* explains words, as do the rows below */
};
/* What the row below is, as far as it tells what this one is. */
enum next_row {
	NEXT_NONE, /* none with anything in it */
	NEXT_DATED,
	NEXT_UNDATED
};
struct classified judge_classify(const struct judge *j, const struct table *t,
	const struct row *row, enum next_row next);

/* ---- judge_title.c: the words of a sub-heading ---- */

/* A title and no part of a narrative: "Escalating concerns", "Key episode 2:
 * moved to Anytown". */
bool judge_is_title(struct chron_str text);

/* ---- judge_gather.c: one row by concepts ---- */

void judge_gather(struct judge *j, const struct table *t, uint32_t index,
	struct row *row);
/* What was set aside in the column of dates of a row: a formula without its
 * result, a date that was deleted or hidden; NULL if nothing was.  Such a row
 * had a date of its own and may not take another's. */
const char *judge_date_aside(const struct judge *j, const struct row *row);
/* Gives values beyond the last heading headings of their own. */
void judge_beyond(struct judge *j, const struct table *t, struct raw_record *r);

/* ---- judge_flow.c: what is said between tables and rows ---- */

/* The year that a heading means for the rows below ("2021", "January - June
 * 2021"), and in *span whether it goes on into the next ("2021/22"); 0 if it is
 * no such heading.  row: it stands in a row of the table. */
int judge_year_heading(struct chron_str s, bool row, bool *span);
/* Gives the year to all date columns. */
void judge_set_year(struct judge *j, int year, bool span);
/* A line that closes a page or a table and says nothing: why, or NULL. */
const char *judge_closing(struct chron_str text, bool narrative);
/* "Glossary", "Abbreviations used": rows that explain words follow. */
bool judge_begins_glossary(struct chron_str text);
/* The cell reads as a date and nothing else. */
bool judge_is_whole_date(const struct judge *j, const struct raw_cell *cell);

/* ---- judge_rows.c: the rows of a file, one after the other ---- */

void judge_rows(struct judge *j);

/* ---- judge_above.c: dates that lean on the row above ---- */

struct above {
	int32_t day; /* of the row above */
	bool falls;  /* the rows begin with the newest */
};
struct completed {
	struct raw_cell *cell; /* the date in full; NULL if it is in full, or
				* the row above does not settle it ... */
	char near[2][12];      /* ... then the days that it may mean */
	int nnear;
};
struct completed judge_complete(struct judge *j, const struct raw_cell *cell,
	const struct above *above);

/* ---- judge_weeks.c: weeks and weekdays ---- */

/* Which date columns are of weeks; after the columns are known. */
void judge_weeks(struct judge *j);
/* What a date cell means: below "Week commencing" a day is its week. */
struct chron_str judge_week_text(
	struct judge *j, const struct raw_cell *cell, enum chron_type *type);
/* Which weekday the day was, and the days that fit the one written. */
void judge_weekday_fits(struct chron_str written, int32_t day, char out[120]);

/* ---- judge_answers.c: answers that only the agency can explain ---- */

void judge_answers(struct judge *j, uint32_t first_event);

/* ---- judge_event.c: one event, and its stable id ---- */

struct ids; /* what was seen of the file, so that repeats differ */
struct ids *judge_ids(struct arena *a, uint32_t nrecords);
void judge_event(struct judge *j, struct ids *ids, const struct row *row,
	const struct event_dates *dates, bool carried, uint32_t occurrence);
void judge_leftover(struct judge *j, const struct row *row, bool quarantined,
	const char *why);

/* ---- small helpers ---- */

static inline struct chron_str
cell_text(const struct raw_cell *cell)
{
	return cell ? (struct chron_str){cell->p, cell->n}
		    : (struct chron_str){"", 0};
}

/* "EXAMPLE 14/03/2018": what a template's worked example begins with. */
bool judge_begins_example(struct chron_str s);

#define judge_diag(j, severity, slug, record, col, ...)                        \
	(chronology_diag((j)->c, severity, slug, (j)->source, (record)->part,  \
		 (record)->row, col, __VA_ARGS__),                             \
		judge_there(j, record, col))
/* The last finding is about this cell: keeps what stands there and under which
 * heading.  col 0 is the whole row: nothing. */
void judge_there(
	struct judge *j, const struct raw_record *record, uint32_t col);

/* Every row given is an event, quarantined or explained; says so if one is
 * not. */
void judge_account(struct chron_chronology *c, uint32_t source, uint64_t given);

/* The cell of a column, trimmed; empty if the row has none. */
struct chron_str judge_cell(const struct raw_record *record, uint32_t col);

#endif
