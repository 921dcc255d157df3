/* Between the parts of the HTML exporter: the document, its tables, its
 * style. */
#ifndef EXPORT_HTML_H
#define EXPORT_HTML_H

#include "export/export.h"

enum { HTML_HUES = 12 }; /* agencies told apart by a colour, too */

struct html_column {
	bool shown;
	bool leads;	       /* a cell of its own; else it stands under one */
	struct chron_str cell; /* what opens a cell: <td ...> */
	struct chron_str label; /* what stands before it under another */
	bool agency;
};

struct html {
	struct chron_out *out;
	const struct chron_doc *doc;
	struct arena *arena;		  /* of the document */
	struct arena *table_arena;	  /* of the table that is open */
	struct chron_str hues[HTML_HUES]; /* labels in order of appearance */
	unsigned nhues;
	/* the table that is open */
	size_t ntables; /* so far, this one among them */
	struct chron_table table;
	struct html_column *columns;
	size_t nshown; /* cells in a row */
	size_t nempty; /* columns left out */
	size_t head;   /* the column that heads a row */
	size_t *order; /* scratch: of the columns in a cell */
	bool open;     /* a heading has been written */
	bool begun;    /* so has the head of the table: there are rows */
	bool group;    /* and a group of them is open */
	int year;      /* of the last day that has an anchor */
};

#define HTML_PUT(out, lit) out_write((out), (lit), sizeof(lit) - 1)

extern const char *const html_style[]; /* lines; NULL-terminated */

/* html_table.c */
enum chron_status html_table(
	void *state, const struct chron_table *t, struct chron_err *err);
enum chron_status html_row(void *state, enum chron_row_kind kind,
	const char *id, const struct chron_cell *cells, size_t ncells,
	struct chron_err *err);
void html_close_table(struct html *h);

/* html_cell.c: what stands inside a cell */
void html_cell(struct html *h, const struct html_column *column,
	const struct chron_cell *c);

#endif
