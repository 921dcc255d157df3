/* OpenDocument, as the odf_*.c files share it.  A spreadsheet's sheets and a
 * text's tables go one way: cells gather text, rows gather cells, and a grid
 * puts them where a person sees them. */
#ifndef IMPORTERS_ODF_H
#define IMPORTERS_ODF_H

#include "dated.h"
#include "grid.h"
#include "package.h"

/* Named limits.  Each stands far above what a chronology needs. */
enum {
	ODF_TABLES = 8,		     /* tables within tables: beyond it, text */
	ODF_SINKS = 4 * ODF_TABLES,  /* texts within texts */
	ODF_REPEAT_ROWS = 100,	     /* equal rows with something in them */
	ODF_REPEAT_CELLS = 1000,     /* equal cells side by side, likewise */
	ODF_REPEAT_BYTES = 64 << 20, /* all that repeats make, of a file */
	ODF_BLANK_ROWS = 16, /* in a row; what is above is passed over */
	ODF_SPACES = 256,    /* of one text:s */
};

/* The elements that are looked at. */
enum odf_word {
	OW_NONE,
	OW_TABLE,
	OW_COLUMN,
	OW_ROW,
	OW_CELL,
	OW_COVERED,
	OW_SOURCE, /* a sheet that is a copy out of another file */
	OW_PARAGRAPH,
	OW_SPACES,
	OW_TAB,
	OW_BREAK,
	OW_SPAN,
	OW_ITEM,
	OW_SECTION,
	OW_NOTE_BODY,
	OW_COMMENT,
	OW_CREATOR,
	OW_TRACKED,
	OW_REGION,
	OW_DELETION,
	OW_CHANGE, /* where a deletion was */
	OW_INSERTED,
	OW_SHAPE,
	OW_HIDDEN_TEXT,
	OW_HIDDEN_PARAGRAPH,
	OW_HEADER,
	OW_STYLE,
	OW_TEXT_PROPERTIES,
	OW_TABLE_PROPERTIES,
	OW_SKIP, /* nothing in it is text of the document */
	OW_COUNT,
};

/* ---- odf_style.c: what is hidden or struck through ---- */

enum odf_family {
	ODF_LETTERS, /* of text and paragraphs: hidden */
	ODF_SHEET,   /* of tables: hidden */
	ODF_STRUCK,  /* of letters or cells: struck through */
};

struct odf_styles {
	struct arena *arena;
	struct chron_str *slots; /* of styles that do; a power of two */
	uint32_t nslots, n;
	/* the one being read */
	struct chron_str name; /* empty: none that can hide anything */
	enum odf_family family;
	bool hides, strikes;
};

bool odf_hides(const struct odf_styles *s, enum odf_family family,
	struct chron_str name);
void odf_style_begins(struct odf_styles *s, const struct part_attrs *a);
void odf_style_shows(
	struct odf_styles *s, enum odf_family family, struct chron_str display);
void odf_style_strikes(struct odf_styles *s, struct chron_str line);
void odf_style_ends(struct odf_styles *s);

/* ---- odf_text.c: where text goes ---- */

enum odf_sink_kind {
	SINK_BODY, /* outside of tables: each paragraph is a row */
	SINK_CELL,
	SINK_CREATOR,
	SINK_COMMENT,
	SINK_NOTE,
	SINK_DELETED,
	SINK_HIDDEN,
};

struct odf_sink {
	enum odf_sink_kind kind;
	struct buf text, creator;
	uint32_t paragraphs; /* open, one within the other */
	bool begun;	     /* a paragraph was */
	bool solid;	     /* the line has more than white space */
	bool space;	     /* white space that may turn out to be one */
	bool broken;	     /* a paragraph within ended: a new line */
	bool item;	     /* the next paragraph begins one of a list */
};

/* Text that was taken out, by the id of its mark. */
struct odf_deleted {
	struct chron_str id, text;
};

/* ---- odf_table.c ---- */

struct odf_cell {
	struct chron_str text, shown;
	struct chron_str value_type, value; /* as the attributes say */
	enum chron_type type;
	uint32_t columns, rows, repeat;
	bool covered, formula, filled;
	bool error, valueless; /* of a formula */
	bool struck;
};

struct odf_aside {
	uint32_t cell; /* index in the row */
	const char *name;
	struct chron_str text;
};

/* Told once a table: how many, and where the first is. */
struct odf_finding {
	uint64_t n, row;
};

/* Told once a document: how many, and where the first is. */
struct odf_place {
	uint32_t n;
	const char *part;
	uint32_t row; /* 0: outside of the tables */
};

struct odf_columns {
	uint64_t first, last; /* hidden ones */
};

/* A row that waits for the table around its own to end. */
struct odf_kept {
	struct chron_record record;
	const char *slug, *why;
	struct chron_str text;
};

struct odf_inner {
	struct odf_kept *rows;
	uint32_t nrows;
};

struct odf_table {
	struct grid *grid;
	struct arena *arena; /* of one row */
	const char *part;    /* NULL where there is one */
	char number[64];     /* "2.1": how its own tables are numbered */
	bool hidden, foreign;
	bool inlined; /* one column within a cell: text of that cell */
	struct odf_inner *inner; /* NULL of an outermost one */
	uint32_t tables;	 /* within it */
	uint64_t row;		 /* the next */
	uint64_t blank;		 /* rows before it that had nothing */
	uint64_t columns;	 /* declared */
	/* the row being read */
	uint64_t repeat;
	bool row_open, row_hidden, cell_open;
	struct odf_cell *cells;
	uint32_t ncells;
	struct odf_aside *asides;
	uint32_t nasides;
	/* told at the end */
	struct odf_columns *hidden_columns;
	uint32_t nhidden_columns;
	struct odf_finding formulas, errors, valueless, struck;
	struct odf_finding rows, cells_apart; /* hidden; in hidden columns */
	uint32_t column_apart;
};

/* ---- one file ---- */

struct odf {
	struct chron_run *run;
	struct chron_err *err;
	const char *file;
	struct arena *arena; /* of the file */
	struct odf_styles styles;
	bool is_text;	  /* a text document */
	uint32_t ntables; /* outermost ones that there are */
	uint32_t table;	  /* which one this is */

	/* One byte for each open element: what to do at its end. */
	struct buf frames;
	uint32_t skip;	 /* elements within one that is skipped */
	uint32_t hidden; /* hidden sections around */
	uint32_t deeper; /* tables around that lie too deep to be one */

	struct odf_sink sinks[ODF_SINKS];
	uint32_t nsinks;
	struct odf_aside *asides; /* of a paragraph outside tables */
	uint32_t nasides;
	struct odf_deleted *deleted;
	uint32_t ndeleted;
	struct chron_str region;

	struct odf_table tables[ODF_TABLES];
	uint32_t depth;
	struct odf_inner **inner; /* of the outermost table, in order */
	uint32_t ninner;
	struct odf_place changes, comments;
	struct dated_tally outside;
	uint64_t repeated;	  /* bytes */
	enum chron_status failed; /* of a handler that could not say */
};

/* Whether a repeat of so many bytes may be made. */
bool odf_spend(struct odf *o, uint64_t bytes);
/* At least 1. */
uint32_t odf_count(
	const struct part_attrs *a, enum part_ns ns, const char *name);

/* odf_text.c.  push says whether there was room: if not, the text goes where
 * it would have gone.  pop sets aside what was gathered, or hands it over. */
bool odf_push(struct odf *o, enum odf_sink_kind kind);
enum chron_status odf_pop(struct odf *o);
struct odf_sink *odf_top(struct odf *o);
void odf_paragraph(struct odf *o);
enum chron_status odf_paragraph_end(struct odf *o);
void odf_letters(struct odf *o, struct chron_str text);
void odf_exactly(struct odf *o, char c, uint32_t times);
/* Paragraphs outside of tables so far, as a row. */
enum chron_status odf_flush(struct odf *o);
/* Under the current cell, or with the current paragraph. */
void odf_aside(struct odf *o, const char *name, struct chron_str text);
void odf_deleted_here(struct odf *o, struct chron_str id);
void odf_deleted_sort(struct odf *o);

/* odf_table.c, odf_row.c */
void odf_table(struct odf *o, const struct part_attrs *a);
enum chron_status odf_table_end(struct odf *o);
void odf_column(struct odf *o, const struct part_attrs *a);
bool odf_row(struct odf *o, const struct part_attrs *a);
enum chron_status odf_row_end(struct odf *o);
bool odf_cell(struct odf *o, const struct part_attrs *a, bool covered);
void odf_cell_struck(struct odf *o);
void odf_cell_end(struct odf *o, struct chron_str text);
struct odf_table *odf_here(struct odf *o); /* NULL outside of tables */

/* odf_tell.c */
void odf_tell_table(struct odf *o, struct odf_table *t);
void odf_found(struct odf *o, struct odf_place *p);
void odf_tell(struct odf *o);

/* odf_value.c: the value and the type of a cell, from what its attributes say
 * and from what is shown (cell->shown). */
void odf_value(struct odf_cell *cell, struct arena *a);

/* odf_walk.c: the reader of content.xml, styles.xml and flat files. */
extern const struct part_reader odf_reader;

/* odf_count.c: how many outermost tables a document has. */
extern const struct part_reader odf_counter;
struct odf_counting {
	uint32_t tables, depth, apart;
	bool text; /* it is a text document */
};

#endif
