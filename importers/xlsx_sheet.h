/* A sheet while it is read: what xlsx_sheet.c and xlsx_cell.c share. */
#ifndef IMPORTERS_XLSX_SHEET_H
#define IMPORTERS_XLSX_SHEET_H

#include "xlsx.h"

enum xlsx_type {
	CELL_NUMBER,
	CELL_SHARED,
	CELL_TEXT, /* its own, or of a formula */
	CELL_BOOLEAN,
	CELL_ERROR,
	CELL_DATE,
};

struct xlsx_hidden_columns {
	uint32_t from, to;
};

struct xlsx_reading {
	struct xlsx_book *book;
	const char *name;
	struct xlsx_rows rows;
	struct xlsx_tally tally;
	struct xlsx_hidden_columns *hidden;
	uint32_t nhidden;
	bool in_rows, in_cell, phonetic;
	bool stopped; /* by the host or a limit: no more sheets */
	uint32_t row, col;
	/* the cell */
	enum xlsx_type type;
	const struct xlsx_style *style;
	struct xlsx_style plain;
	bool has_formula, struck;
	uint32_t valueless; /* formulas without a value so far */
	struct buf value, formula;
	struct buf *take; /* where text goes now, or NULL */
	struct xlsx_value shown;
};

enum xlsx_type xlsx_cell_type(struct chron_str t);
/* The cell has been read: puts it into its row. */
void xlsx_cell(struct xlsx_reading *r);

#endif
