/* A workbook in the making: sheets of rows, one after the other.  Rows are
 * written as they come; memory grows with a row, not with a sheet (the
 * library keeps rows in temporary files that have no name). */
#ifndef EXPORT_XLSX_BOOK_H
#define EXPORT_XLSX_BOOK_H

#include <xlsxwriter.h>

#include "chron/exporter.h"
#include "util/arena.h"
#include "util/buf.h"

enum { XLSX_COLUMNS = 64 };

/* What "About" will say of a table. */
struct xlsx_told {
	const char *name;		     /* of its first sheet */
	const char *title, *caption, *empty; /* the last two may be NULL */
	const char *fills; /* titles of the columns to fill in, or "" */
	uint64_t rows;
	uint32_t sheets;
};

struct xlsx_column {
	const char *title;
	enum chron_cell_kind kind;
	lxw_format *format; /* of text */
	double width;	    /* characters */
	bool used;	    /* a row has something in it */
	bool timed;	    /* a day with a time */
	bool fill;	    /* to be filled in */
	char **choices;	    /* with fill: NULL if any text will do */
	char *prompt;	    /* may be NULL */
};

struct xlsx_book {
	struct arena *arena; /* what the library borrows, too */
	lxw_workbook *book;
	lxw_worksheet *about; /* the first */
	lxw_worksheet *sheet; /* the open one, or NULL */
	lxw_format *text, *number, *date, *time, *head, *fill;
	lxw_format *title, *part, *label; /* of the first sheet */
	const char *header, *footer;	  /* of every page */
	struct chron_str *names;	  /* of the sheets so far */
	uint32_t nnames;
	struct xlsx_told *told; /* a table each */
	uint32_t ntold;
	struct xlsx_column columns[XLSX_COLUMNS]; /* of the open table */
	size_t ncolumns;
	size_t frozen; /* of them: those that tell which row it is */
	lxw_row_t at;  /* the next row of the open sheet */
	struct buf piece;
};

/* Makes a workbook that will be at path when it is closed. */
enum chron_status xlsx_open(struct xlsx_book *b, const char *path,
	const struct chron_doc *doc, struct chron_err *err);
/* Begins the sheet of a table. */
enum chron_status xlsx_table(struct xlsx_book *b, const struct chron_table *t,
	struct chron_err *err);
enum chron_status xlsx_row(struct xlsx_book *b, const struct chron_cell *cells,
	size_t n, struct chron_err *err);
/* Fills the first sheet, after the last table: what this is and how to read
 * the others. */
void xlsx_about(struct xlsx_book *b, const struct chron_doc *doc);
enum chron_status xlsx_close(struct xlsx_book *b, struct chron_err *err);
/* Always; also after a failure. */
void xlsx_free(struct xlsx_book *b);

/* Finishes the open sheet and begins one of that name. */
enum chron_status xlsx_sheet(
	struct xlsx_book *b, const char *title, struct chron_err *err);
/* For what writes rows: the sheet on which the open table goes on when one is
 * full. */
enum chron_status xlsx_next_sheet(struct xlsx_book *b, struct chron_err *err);
/* What can only be said of a sheet when its rows are there. */
void xlsx_finish_sheet(struct xlsx_book *b);

/* Text that the library borrows: it lasts until the workbook is closed. */
char *xlsx_keep(struct xlsx_book *b, const char *s);
/* The same of text that is no more than a cell can hold. */
char *xlsx_keep_text(struct xlsx_book *b, const char *s);
enum chron_status xlsx_failed(lxw_error e, struct chron_err *err);

#endif
