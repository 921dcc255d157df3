/* Tables of text as they are written: where cells end, and how to tell.
 * Private to the csv importer. */
#ifndef IMPORTERS_CSV_TEXT_H
#define IMPORTERS_CSV_TEXT_H

#include "chron/base.h"
#include "util/buf.h"

/* How cells are divided, and how a quotation mark is written inside one. */
struct csv_dialect {
	char delimiter;
	bool backslash; /* \" beside "" */
};

/* ---- csv_text.c: where things end; p is never beyond end ---- */

/* Past a line break (\n, \r\n, or \r alone), which p is at. */
const char *csv_after_break(const char *p, const char *end);
/* Line breaks in p..to, each kind counted once. */
uint32_t csv_breaks(const char *p, const char *to);
/* The end of a cell without quotes. */
const char *csv_plain_end(const char *p, const char *end, char delimiter);
/* The closing quote of a cell whose text begins at p, or NULL if there is
 * none; *escaped says whether quotes stand inside. */
const char *csv_closing_quote(const char *p, const char *end,
	const struct csv_dialect *d, bool *escaped);
/* What may follow a closing quote: blanks, then the end of the cell; NULL if
 * something else does. */
const char *csv_after_quote(const char *p, const char *end, char delimiter);
/* The closing quote of a cell that has others inside, neither doubled nor
 * escaped: the first one that a delimiter follows or, if the cell is the last
 * of its row, a line break; NULL if a new cell seems to begin before. */
const char *csv_stray_close(
	const char *p, const char *end, char delimiter, bool last);
/* Appends the text between quotes without what escapes quotes inside it, line
 * breaks as \n. */
void csv_unquote(struct buf *out, const char *p, const char *to,
	const struct csv_dialect *d);

/* ---- csv_guess.c: how a text is written ---- */

enum { CSV_LOOK_ROWS = 100, CSV_LOOK_BYTES = 64 * 1024 };

/* How well a dialect explains the start of a text: `agree` of `rows` rows
 * have `columns` cells. */
struct csv_fit {
	double score;
	size_t rows, columns, agree;
};
/* The dialect that fits best; a delimiter of 0 is to be found, another
 * stays. */
struct csv_fit csv_guess(const char *p, const char *end, struct csv_dialect *d);

/* Each line stands in one quoted cell: the text without those quotes goes to
 * out, line for line.  False, and out is empty, if it does not. */
bool csv_unwrap(struct buf *out, struct chron_str text);

#endif
