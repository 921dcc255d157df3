/* Between the parts of the exporter of Word documents: the document and its
 * tables, the cells of a row, accounts side by side. */
#ifndef EXPORT_DOCX_H
#define EXPORT_DOCX_H

#include "export/export.h"
#include "export/paper.h"
#include "export/picture.h"
#include "export/stack.h"
#include "util/arena.h"

/* A row that waits for those that belong to it. */
struct docx_row {
	struct chron_str id; /* may be empty */
	const struct chron_cell *cells;
};

struct family;

struct docx {
	struct chron_out *out;
	const struct chron_doc *doc;
	struct paper *paper;
	struct arena *table_arena; /* of the table that is open */
	struct arena *row_arena;   /* of the rows held */
	/* the table that is open */
	size_t ntables; /* so far, this one among them */
	struct chron_table table;
	bool *shown;	       /* by column */
	const size_t *longest; /* by column; NULL: not known */
	struct stack *stacks;
	size_t nstacks;
	struct paper_table form; /* the same, as the document has it */
	bool open;		 /* a heading was written */
	bool told;		 /* so were rows */
	bool begun;		 /* rows are being written */
	bool chapters;		 /* the document has some */
	unsigned level;		 /* of the heading of a part of the table */
	int section;		 /* year or month of the days now told; -1 */
	struct docx_row *held;	 /* an entry and its accounts; or all rows */
	uint32_t nheld;
	bool drawn;		 /* the table is left out for its picture */
	struct picture *picture; /* of a table that is drawn; or NULL */
	struct family *family;	 /* likewise */
	bool one_line;		 /* cells of flags are told on one line */
	struct chron_str id;	 /* of the row that is being written */
	struct chron_str anchor; /* the same, for its first paragraph */
};

/* docx.c: a row of the document; forgets the rows held. */
void docx_row(struct docx *x, const struct docx_row *row, bool keep);
void docx_drop(struct docx *x);

/* docx_picture.c: a table that is drawn holds all its rows until it ends. */
void docx_picture_begin(struct docx *x, const struct chron_table *t);
bool docx_is_drawn(const struct docx *x);
void docx_picture_row(struct docx *x, const struct chron_cell *cells);
void docx_picture_end(struct docx *x);

/* docx_cell.c: what stands in a cell.  keep: on one page with the next row. */
void docx_stack(struct docx *x, const struct stack *s,
	const struct chron_cell *cells, bool keep);
/* A paragraph; the first of a row is what references to it lead to. */
void docx_open(struct docx *x, enum paper_style style, bool keep);
void docx_cell(struct docx *x, size_t column, const struct chron_cell *c);
void docx_divide(struct docx *x); /* from cell to cell on one line */
/* The lines that a text takes in a column so wide. */
size_t docx_lines(struct chron_str text, unsigned width);
/* How long a row may be that is kept on one page: longer ones would leave too
 * much of it white, and some would not fit. */
enum { DOCX_WHOLE = 24 };

/* docx_widths.c: the width of each stack; together no more than the page, or
 * shares of it. */
void docx_widths(const struct docx *x, unsigned *widths);
/* Is the column left for a person to write in? */
bool docx_is_to_fill(const struct docx *x, size_t column);

/* docx_beside.c: the accounts of an entry, all but the first of the rows held.
 */
void docx_beside(struct docx *x);

#endif
