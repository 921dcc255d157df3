/* What reviewers wrote in a chronology that comes back: a workbook, a CSV file
 * or a document with a column of references and columns to write in. */
#ifndef CLI_REVIEW_H
#define CLI_REVIEW_H

#include "cli/ruling.h"

/* The columns: those of enum review, then notes and the reference. */
enum { REVIEW_NOTES = REVIEW_COUNT, REVIEW_REF, REVIEW_COLUMNS };

/* Found by their headings, wherever they stand; another sheet unsets them. */
struct review_columns {
	bool found;		     /* those of the open table */
	bool any;		     /* of any table so far */
	uint32_t at[REVIEW_COLUMNS]; /* from 0; UINT32_MAX: not there */
	struct chron_str part;
};

/* A cell in which something stands. */
struct review_cell {
	struct chron_str event; /* id; of one withdrawn, as decisions name it */
	uint32_t at;		/* its index; CHRON_NONE: withdrawn */
	bool whole;		/* the row is about all of its entry */
	bool more;		/* goes on from a row above */
	uint8_t what;		/* enum review or REVIEW_NOTES */
	uint32_t order;		/* in the file */
	struct chron_str text;	/* borrowed */
	struct ruling_place place;
};

/* A withdrawn account that somebody wrote on, by its id and by that of the
 * entry that it named. */
struct review_gone {
	struct chron_str ref, event;
};

struct review_sheet {
	struct review_columns columns;
	struct review_cell *cells;
	uint32_t ncells;
	struct review_gone *gone; /* by ref; read when first asked for */
	uint32_t ngone;
	bool gone_read;
};

/* "Review notes", "Theme" ... */
const char *review_title(uint8_t what);

/* Takes what stands in a row; a row of headings sets the columns, rows of other
 * tables are passed over. */
void reviews_from_row(const struct ruling_desk *desk,
	struct review_sheet *sheet, const struct ruling_place *place,
	const struct chron_str *cells, uint32_t ncells);

/* Adds to desk->out what is new: not what stands there already, nor what stood
 * there before (a sheet written before others changed it), which is counted.
 * Rows that contradict each other become errors. */
void reviews_settle(
	const struct ruling_desk *desk, const struct review_sheet *sheet);

/* Text without what a spreadsheet adds or takes: guards before formulas, spaces
 * and empty lines more than one, signs that nobody sees.  To compare, not to
 * keep.  (review_plain.c) */
struct chron_str review_plain(
	struct arena *a, uint8_t what, struct chron_str text);
/* Trimmed, and without the quote that keeps a spreadsheet from running it. */
struct chron_str review_unguarded(struct chron_str s);

/* A copy without names may come back too: what stands in it is known by what it
 * shows of the texts.  The mask is made when it is first asked for, which is
 * seldom. */
struct mask;
struct review_masker {
	const struct ruling_desk *desk;
	struct mask *mask;
};
const struct mask *review_mask(struct review_masker *m);

/* ---- words that stand in the columns: review_words.c ---- */

struct review_words *review_words_new(
	const struct ruling_desk *desk, struct review_masker *masker);

/* How a text (plain) stands to the column of an entry, or of one account. */
enum review_held {
	HELD_NOT,
	HELD_NOW,   /* says what stands there */
	HELD_BEFORE /* stood there, or is a part of what does */
};
enum review_held review_held(const struct review_words *k,
	const struct review_cell *cell, struct chron_str plain);
/* Does anything stand there? */
bool review_stands(
	const struct review_words *k, const struct review_cell *cell);

/* How many lines stand there: at least 1. */
uint32_t review_lines(
	const struct review_words *k, const struct review_cell *cell);

/* ---- notes: review_notes.c ---- */

/* masked: as a copy without names shows them. */
struct review_index *review_index_new(const struct ruling_desk *desk,
	const struct review_words *words, struct review_masker *masker,
	bool masked);
/* Was any note ever written on the entry? */
bool review_has_notes(
	const struct review_index *k, const struct review_cell *cell);

struct review_notes {
	struct chron_str rest; /* of the cell */
	uint32_t elsewhere;    /* that are notes of another entry */
	uint32_t stale;	       /* words that stood in a column before */
};

/* Something new in a cell of notes: a note, or words for a column, where a
 * document has no column of its own: "Theme: neglect". */
struct review_found {
	uint8_t what; /* REVIEW_NOTES, or enum review */
	struct chron_str text;
	bool edited; /* the line began as a known note's, which it is no more */
};

/* The next of what does not stand there already.  False: there is none more. */
bool review_next(const struct review_index *k, const struct review_cell *cell,
	struct review_notes *notes, struct review_found *found);

#endif
