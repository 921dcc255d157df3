/* Rulings as people write them: on the command line, one a line in a file, or
 * in the Decision column of the duplicates report. */
#ifndef CLI_RULING_H
#define CLI_RULING_H

#include "cli/ref.h"

/* Who ruled, when and why, for rulings that do not say so themselves. */
struct ruling_by {
	struct chron_str by, at, why;
	bool named; /* by was given, not made up */
};

/* Where something was written. */
struct ruling_place {
	struct chron_str part;
	uint32_t row, col; /* from 1; 0: not known */
};

enum { RULING_WHY = 320 }; /* bytes of a sentence that says what is wrong */

enum { REVIEW_STALE_TOLD = 5 }; /* cells that are named */

struct rulings {
	struct chron_decision *list;
	struct ruling_place *places; /* of each of them */
	uint32_t n, nplaces;
	struct ruling_error { /* where nothing could be made of it */
		struct ruling_place place;
		char why[RULING_WHY];
	} * errors;
	uint32_t nerrors;
	uint32_t already; /* rows that say what was ruled before */
	uint32_t alone;	  /* rows with a reason and without a decision */
	/* Of columns that reviewers write in: */
	uint32_t stale;		   /* cells that hold what stood there before */
	struct chron_str stale_at; /* where the first of them are */
	uint32_t edited;    /* notes that were changed: they are new ones */
	uint32_t elsewhere; /* lines that are notes of another entry */
};

/* What readers of rulings share; borrowed. */
struct ruling_desk {
	struct arena *arena;
	const struct chron_chronology *c; /* derived */
	const struct refs *refs;
	const struct ruling_by *by;
	struct rulings *out;
};

/* Is this the first word of a ruling?  If not, why suggests one. */
bool ruling_is_word(struct chron_str word, char why[RULING_WHY]);

/* Is it that word, however it is written? */
bool ruling_is(struct chron_str word, const char *name);

/* A dash of any length, alone: takes back what a column holds. */
bool ruling_is_dash(struct chron_str s);

/* Reads words: same REF REF [WHY...], leave-out REF [WHY...],
 * seen REF CHILD yes, note REF TEXT..., theme REF TEXT... ids are those of events, whole.  On
 * failure (false) why is a sentence.  Text is borrowed or the arena's. */
bool ruling_read(const struct ruling_desk *desk, const struct chron_str *words,
	uint32_t nwords, struct chron_decision *d, char why[RULING_WHY]);

/* Ids, divided by spaces, of the accounts of an entry other than `event` that
 * have words in the column. */
struct chron_str ruling_others_written(struct arena *a,
	const struct chron_chronology *c, uint32_t entry, uint8_t what,
	uint32_t event);

/* Adds a ruling or an error to desk->out. */
void ruling_add(const struct ruling_desk *desk, const struct chron_decision *d,
	const struct ruling_place *place);
void ruling_fail(const struct ruling_desk *desk,
	const struct ruling_place *place, const char *fmt, ...)
	CHRON_PRINTF(3, 4);

/* Reads lines of such words; # begins a comment. */
void rulings_from_lines(const struct ruling_desk *desk, struct chron_str text);

/* ---- the spreadsheet: ruling_table.c ---- */

/* Columns are found by their headings, wherever they stand; a row that looks
 * like the headings sets them, a sheet or a table of another kind unsets
 * them. */
enum ruling_column {
	COLUMN_DECISION,
	COLUMN_ONE,
	COLUMN_OTHER,
	COLUMN_ENTRY, /* then the row is about an account of that entry */
	COLUMN_WHY,
	COLUMN_BY,
	COLUMN_AT,
	RULING_COLUMNS
};
struct ruling_columns {
	bool found;		     /* those of the open table */
	bool any;		     /* of any table so far */
	uint32_t at[RULING_COLUMNS]; /* from 0; UINT32_MAX: not there */
	struct chron_str part;
};
void rulings_from_row(const struct ruling_desk *desk,
	struct ruling_columns *columns, const struct ruling_place *place,
	const struct chron_str *cells, uint32_t ncells);

/* Is a cell a heading of one of these names, however it is written? */
bool ruling_is_heading(struct chron_str cell, const char *const *names);

/* Takes out what an earlier row of the list or a decision in force says
 * already; rows that contradict each other become errors. */
void rulings_settle(const struct ruling_desk *desk);

#endif
