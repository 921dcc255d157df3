/* Writing a Word document: paragraphs, labelled lines, bullets and tables on
 * A4 paper turned sideways, with a marking and page numbers on every page.
 * Nothing in it depends on who writes it or when; the language is British
 * English, headings are headings and tables say what they hold, so that a
 * screen reader can follow.
 *
 * Text may hold anything: line breaks stay; what would act rather than be
 * read is shown by its number, "[U+202E]". */
#ifndef EXPORT_PAPER_H
#define EXPORT_PAPER_H

#include "util/out.h"

struct paper; /* opaque */

struct paper_about {
	struct chron_str title;	  /* a property, and at the foot of pages */
	struct chron_str marking; /* at the head and foot; may be empty */
};
/* Copies what it needs of about. */
struct paper *paper_new(const struct paper_about *about);
/* Writes the package and frees d; out is not closed. */
enum chron_status paper_finish(
	struct paper *d, struct chron_out *out, struct chron_err *err);
void paper_free(struct paper *d); /* gives up; NULL is fine */

/* ---- paragraphs ---- */

enum paper_style {
	PAPER_TITLE,
	PAPER_SUBTITLE,
	PAPER_HEADING,
	PAPER_SUBHEADING,
	PAPER_BODY,
	PAPER_BULLET,
	PAPER_CAPTION, /* of the table below it */
	PAPER_NOTE,
	/* within tables */
	PAPER_TEXT,
	PAPER_NUMBER,
	PAPER_SMALL,
	PAPER_DAY,
	PAPER_PASSED,
};
/* A paragraph of one text. */
void paper_text(struct paper *d, enum paper_style style, struct chron_str text);
/* A bullet that begins with a label: "Date: as dd/mm/yyyy". */
void paper_item(struct paper *d, struct chron_str label, struct chron_str text);
/* "Agency:   Police", the values one below the other. */
void paper_pair(
	struct paper *d, struct chron_str label, struct chron_str value);

/* A heading of a level from 1 to 4, which the contents lead to; with `page` it
 * begins one. */
void paper_heading(
	struct paper *d, unsigned level, bool page, struct chron_str text);
/* The contents stand here, in columns, where there are at least two headings of
 * the first two levels. */
void paper_contents(struct paper *d);

/* A paragraph piece by piece; with keep, on one page with what follows. */
void paper_open(struct paper *d, enum paper_style style, bool keep);
void paper_close(struct paper *d);

/* How a stretch of a line is marked. */
enum paper_mark {
	PAPER_AS_IS,
	PAPER_STRONG,
	PAPER_EMPHASIS,
	PAPER_EVIDENCE, /* words that decided something */
	PAPER_CODE,	/* of an agency */
	PAPER_PRINT,	/* small */
};
void paper_say(struct paper *d, enum paper_mark mark, struct chron_str text);
/* Marks the place as one that `name` leads to, and leads there.  A name that
 * Word would not take (letters and digits, a letter first) is none. */
void paper_anchor(struct paper *d, struct chron_str name);
void paper_link(struct paper *d, struct chron_str name, struct chron_str text);

/* ---- tables ---- */

/* Twentieths of a point: the width between the margins. */
enum { PAPER_WIDTH = 15398 };

struct paper_column {
	struct chron_str heading;
	unsigned weight; /* its share of the width */
};
enum { PAPER_SHARES = 3 };
struct paper_table {
	struct chron_str title, description; /* for screen readers */
	const struct paper_column *columns;
	size_t ncolumns; /* at least 1 */
	unsigned width;	 /* twentieths of a point; 0: from margin to margin */
	bool shared;	 /* some rows are divided into equal shares */
};
/* Begins a table with its heading row, which comes again on every page. Then
 * for each row paper_row(), and paper_cell() once for each column. */
void paper_table_begin(struct paper *d, const struct paper_table *table);
void paper_table_end(struct paper *d);
enum paper_look { PAPER_PLAIN, PAPER_QUIET, PAPER_PART };
void paper_row(struct paper *d); /* high enough to write in */
void paper_cell(struct paper *d, enum paper_look look, struct chron_str text);
/* An empty cell to write in or to choose one of the answers for; title is what
 * a screen reader calls it. */
void paper_choice(struct paper *d, struct chron_str title,
	const struct chron_str *answers, size_t n);

/* A row whose cells are opened, filled with paragraphs and closed.  whole: it
 * does not break over pages. */
void paper_line(struct paper *d, bool whole);
/* A cell over the next n columns; one that is a share of the row, the k-th (from
 * 0) of n (at most PAPER_SHARES). */
void paper_cell_open(struct paper *d, size_t n, enum paper_look look);
void paper_share_open(struct paper *d, size_t k, size_t n);
void paper_cell_close(struct paper *d);
/* Twentieths of a point that a column is wide. */
unsigned paper_column_width(const struct paper *d, size_t column);

#endif
