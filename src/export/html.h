/* Between the parts of the HTML exporter: the document, its tables, its
 * style. */
#ifndef EXPORT_HTML_H
#define EXPORT_HTML_H

#include "export/export.h"
#include "util/buf.h"

enum { HTML_LABELS = 64 }; /* columns that have their title on a card */
enum { HTML_HUES = 12 };   /* agencies told apart by a colour, too */

struct html_column {
	bool shown;
	bool agency;
	bool in_row;		/* its data is an attribute of the row */
	bool runs_on;		/* small print: its lines in one */
	bool folded;		/* a sum under another column */
	struct chron_str label; /* what stands before it under another */
	size_t last_at, last_n; /* its text in the entry above, in `last` */
};

/* Columns that stand together in one cell: one that leads, others under it. */
struct html_stack {
	const size_t *order; /* of the columns shown; references last */
	size_t n;
	enum chron_width width;
	struct chron_str open; /* what opens a cell: <td ...> */
	bool head;	       /* heads the row */
	bool lines;	       /* under a label, which is larger, plain lines */
	bool answers;	       /* several flags, told child by child */
};

struct family;
struct picture;
struct html_filter;

struct html {
	struct chron_out *out;
	const struct chron_doc *doc;
	struct arena *arena;		  /* of the document */
	struct arena *table_arena;	  /* of the table that is open */
	struct chron_str hues[HTML_HUES]; /* labels in order of appearance */
	unsigned nhues;
	struct buf last; /* what the entry above says in its first cell */
	/* the table that is open */
	size_t ntables; /* so far, this one among them */
	struct chron_table table;
	struct html_column *columns;
	struct html_stack *stacks; /* the cells of a row */
	size_t nstacks;
	size_t nempty; /* columns left out */
	bool told;     /* a folded text tells the evidence of the others */
	bool told_by;  /* it has agencies: accounts of one entry name theirs */
	bool open;     /* a heading has been written */
	bool begun;    /* so has the head of the table: there are rows */
	bool group;    /* and a group of them is open */
	unsigned grouped; /* rows in it */
	struct buf row;	  /* the last, without its tag; empty: none waits */
	int year;	  /* of the last day that has an anchor */
	bool filtered;	  /* the page has a script that filters rows */
	bool scripted;	  /* which has been written: before the first table */
	struct html_filter *filter; /* of this table; NULL: it has none */
	/* a table that is drawn: html_picture.h */
	struct picture *picture; /* NULL: it is not */
	struct family *family;
	struct chron_out *page; /* what `out` is again after it */
	struct buf held;	/* the table, until the picture is drawn */
	uint64_t rows;
};

#define HTML_PUT(out, lit) out_write((out), (lit), sizeof(lit) - 1)

extern const char *const html_style[]; /* lines; NULL-terminated */
extern const char *const html_sum_style[];

/* html.c: a string of CSS, its quotes with it */
void html_css_string(struct chron_out *out, struct chron_str s);

/* html_table.c */
enum chron_status html_table(
	void *state, const struct chron_table *t, struct chron_err *err);
enum chron_status html_row(void *state, enum chron_row_kind kind,
	const char *id, const struct chron_cell *cells, size_t ncells,
	struct chron_err *err);
void html_close_table(struct html *h);

/* html_stack.c: which columns make one cell of a page.  The first fills
 * `stacks` from the table and the columns that are shown. */
void html_stacks(struct html *h);
void html_stack_titles(const struct html *h, struct chron_out *out,
	const struct html_stack *s);
/* A row of a page, without its <tr>. */
void html_stack_row(struct html *h, bool more, const struct chron_cell *cells);

/* html_answers.c: a line for each child with all its answers */
void html_answers(struct html *h, const struct html_stack *s,
	const struct chron_cell *cells);

/* A line of such a cell for each child, and what stands before its answer:
 * "A: ". */
size_t html_answers_lines(const struct chron_cell *c);
struct chron_str html_answers_child(const struct chron_cell *c, size_t line);

/* html_filter.c: whether the rows of the table of that key can be filtered,
 * and what they are filtered by, as attributes. */
bool html_filters(const char *key);
void html_filter_begin(struct html *h);
void html_filter_table(struct html *h);
void html_filter_row(struct html *h, bool more, const struct chron_cell *cells);

/* html_script.c: "script-src 'sha256-...'; " and the script itself. */
void html_script_policy(struct chron_out *out);
void html_script_put(struct chron_out *out);

/* html_cell.c: what stands inside a cell */
void html_cell(struct html *h, const struct html_column *column,
	const struct chron_cell *c);
/* html_sum.c: reasons with their points, each with a bar that begins where the
 * last ended; behind `title` if there is one. */
void html_sum(
	struct chron_out *out, const struct chron_cell *c, const char *title);
/* Opens the span that gives an answer its shape; false if it is none. */
bool html_flag_open(struct chron_out *out, struct chron_str answer);

#endif
