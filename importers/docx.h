/* What the docx*.c files share: one Word document being read.  Nothing else
 * includes this.
 *
 * Elements come as a stream.  Text goes into the paragraph that is open, a
 * finished paragraph into the cell around it, a cell into the grid of its
 * table, a row into the outbox.  Names and meanings: ECMA-376 part 1, 17. */
#ifndef IMPORTERS_DOCX_H
#define IMPORTERS_DOCX_H

#include "dated.h"
#include "grid.h"
#include "outbox.h"
#include "package.h"

enum {
	DOCX_TABLES = 8, /* tables within tables; deeper is text of the cell */
	DOCX_BOXES = 4,	 /* text boxes within text boxes; likewise */
};

/* ---- docx_styles.c ---- */

struct docx_style {
	bool vanish, strike;
	uint32_t num; /* numbering, 0: none */
	uint32_t level;
};

struct docx_styles;

/* Never NULL; a part that is not there is a document without styles. */
enum chron_status docx_styles_read(struct docx_styles **s, struct arena *a,
	struct package *p, const char *part, struct chron_err *err);
/* With what it is based on; never NULL. */
const struct docx_style *docx_style(
	const struct docx_styles *s, struct chron_str id);
/* Of paragraphs that name none. */
const struct docx_style *docx_style_default(const struct docx_styles *s);
/* Whether a switch (w:strike) is on: w:val left out says yes. */
bool docx_on(const struct part_attrs *attrs);
/* A number in w:val, at most UINT32_MAX; otherwise if there is none. */
uint32_t docx_number(const struct part_attrs *attrs, uint32_t otherwise);

/* ---- docx_lists.c ---- */

struct docx_lists;

enum chron_status docx_lists_read(struct docx_lists **l, struct arena *a,
	struct package *p, const char *part, struct chron_err *err);
/* Appends "2.1. " or "- " and counts; false if it is a bullet, which says
 * nothing by itself. */
bool docx_lists_next(
	struct docx_lists *l, uint32_t num, uint32_t level, struct buf *to);

/* ---- docx_symbols.c ---- */

enum docx_font { FONT_TEXT, FONT_SYMBOL, FONT_WINGDINGS, FONT_WINGDINGS2 };

enum docx_font docx_font(struct chron_str name);
/* Appends what a character of a font of pictures shows. */
void docx_symbol(struct buf *to, enum docx_font font, uint32_t c);
/* Appends text in such a font. */
void docx_symbols(struct buf *to, enum docx_font font, struct chron_str s);

/* ---- notes: comments, footnotes, endnotes ---- */

enum docx_note_kind { NOTE_COMMENT, NOTE_FOOT, NOTE_END, NOTE_KINDS };

struct docx_note {
	struct chron_str id, author;
	struct chron_str text; /* behind "author: " */
	bool placed;	       /* it went with a row */
};

struct docx_notes {
	struct docx_note *list; /* by id, when read */
	uint32_t n;
};

/* ---- text: docx_text.c ---- */

enum docx_aside { ASIDE_DELETED, ASIDE_HIDDEN, ASIDE_FOOTNOTE, ASIDE_KINDS };

struct docx_run {
	bool vanish, strike; /* of the run itself ... */
	bool says_vanish, says_strike;
	struct docx_style style;
	enum docx_font font;
	bool hidden, struck; /* ... and with its styles: what counts */
};

/* A paragraph being read; one in each text box within another. */
struct docx_para {
	unsigned depth; /* of w:p: the first one counts */
	struct buf text, behind;
	bool begun;	   /* its number stands */
	bool mark_deleted; /* it goes on in the next one */
	bool says_num;	   /* itself, not by its style */
	uint32_t num, level;
	struct docx_style style;
	struct docx_run run;
};

/* A form field whose value is not text. */
struct docx_form {
	bool open, list, box;
	bool says_checked, says_result, checked, def;
	uint32_t result;
	struct buf entries; /* each followed by NUL */
	struct buf value;
	size_t field; /* fields that were open then; 0: none waits */
	uint64_t puts;
};

/* ---- tables: docx_table.c ---- */

struct docx_cell {
	struct buf text;
	bool begun; /* has a paragraph */
	struct buf aside[ASIDE_KINDS];
	struct buf comments; /* struct docx_note * */
	struct grid_cell is;
	bool deleted;
	bool typed; /* somebody wrote in it: not only a list's number */
};

/* One level of tables; level 0 lies in the text. */
struct docx_table {
	struct out_table *out;
	struct grid *grid;
	unsigned rows_open, cells_open; /* the first of each counts */
	uint32_t row, before, cells, columns;
	bool started; /* the row has begun in the grid */
	bool deleted, hidden, heading, struck, typed;
	struct docx_cell cell;
	struct docx_cell flat; /* nested: as text of the cell around it */
	struct out_list list, behind;
	size_t fields; /* that are open outside of the cell */
	unsigned boxes;
};

/* ---- what was found, told once ---- */

enum docx_found {
	FOUND_TRACKED,
	FOUND_COMMENT,
	FOUND_HIDDEN_TEXT,
	FOUND_HIDDEN_ROW,
	FOUND_EMBEDDED,
	FOUND_COLOURS,
	FOUND_KINDS,
};

struct docx_place {
	uint32_t n;
	struct out_table *table; /* of the first */
	uint32_t row;
};

enum docx_mode { READ_BODY, READ_HEADER, READ_NOTES };

struct docx {
	struct chron_run *run;
	struct chron_err *err;
	const char *file;
	struct arena *arena;
	struct package *package;
	struct docx_styles *styles;
	struct docx_lists *lists;
	struct docx_notes notes[NOTE_KINDS];
	struct outbox *outbox;
	struct out_list list;
	enum docx_mode mode;
	enum docx_note_kind reading; /* notes */
	struct docx_note *note;	     /* being read */
	struct buf note_text;
	bool header_says;
	/* the tables that are open, and those too deep to count */
	struct docx_table *tables[DOCX_TABLES]; /* made when first needed */
	unsigned ntables, flat;
	/* the paragraph of each text box, and boxes too deep to count */
	struct docx_para paras[DOCX_BOXES];
	unsigned boxes, flat_boxes;
	/* where in the tree we are */
	unsigned skip; /* elements open in what is not read */
	unsigned texts, deleted_texts, in_ppr, in_rpr, in_trpr, in_tcpr;
	unsigned deleted, sdts, placeholder; /* the sdt that shows one */
	struct buf fields;		     /* a byte each: docx_text.c */
	size_t fields_base, fields_hidden;
	struct docx_form form;
	uint64_t puts; /* pieces of text */
	bool piece[ASIDE_KINDS];
	struct docx_place found[FOUND_KINDS];
	struct chron_str colour;    /* the first that is met */
	struct dated_tally outside; /* paragraphs, of the tables */
};

/* docx_read.c: a part whose text is read, as d->mode says. */
enum chron_status docx_read_part(
	struct docx *d, const char *part, struct chron_err *err);

/* docx.c: the first of its kind, or one more of them, at the row that is
 * open. */
void docx_find(struct docx *d, enum docx_found what);

static inline struct docx_table *
docx_innermost(struct docx *d)
{
	return d->ntables ? d->tables[d->ntables - 1] : NULL;
}

static inline struct docx_para *
docx_para(struct docx *d)
{
	return &d->paras[d->boxes];
}

/* The cell that is open, or NULL. */
static inline struct docx_cell *
docx_cell(struct docx *d)
{
	struct docx_table *t = docx_innermost(d);

	return t && t->rows_open && t->cells_open ? &t->cell : NULL;
}

/* In a form field; in this order among the words of docx_read.c. */
enum docx_form_word {
	FORM_CHECKBOX,
	FORM_DEFAULT,
	FORM_CHECKED,
	FORM_CHOICES,
	FORM_RESULT,
	FORM_CHOICE,
};

/* docx_text.c: text and what stands for text */
void docx_put(struct docx *d, struct chron_str s);
void docx_put_aside(
	struct docx *d, enum docx_aside kind, struct chron_str s, bool apart);
void docx_run_begin(struct docx *d);
void docx_run_settle(struct docx *d); /* once its properties are known */
void docx_para_begin(struct docx *d);
enum chron_status docx_para_end(struct docx *d);
/* Delivers what waits for a paragraph that does not come. */
enum chron_status docx_para_flush(struct docx *d);
void docx_box_begin(struct docx *d);
enum chron_status docx_box_end(struct docx *d);
/* docx_fields.c */
void docx_field(struct docx *d, struct chron_str type);
/* Fields that are open outside of a cell do not reach into it. */
void docx_fields_enter(struct docx *d, size_t *saved);
void docx_fields_leave(struct docx *d, size_t saved);
void docx_form_begin(struct docx *d);
void docx_form_word(struct docx *d, enum docx_form_word word,
	const struct part_attrs *attrs);
void docx_form_end(struct docx *d);

/* docx_table.c */
enum chron_status docx_table_begin(struct docx *d);
enum chron_status docx_table_end(struct docx *d);
void docx_row_begin(struct docx *d);
void docx_row_end(struct docx *d);
void docx_cell_begin(struct docx *d);
enum chron_status docx_cell_end(struct docx *d);
/* What the fault of a file leaves open: each row as far as it came. */
void docx_tables_torn(struct docx *d);
void docx_tables_free(struct docx *d);

/* docx_notes.c */
/* One part of notes. */
enum chron_status docx_notes_read(struct docx *d, enum docx_note_kind kind,
	const char *part, struct chron_err *err);
struct docx_note *docx_note_find(
	struct docx *d, enum docx_note_kind kind, struct chron_str id);
void docx_note_begin(struct docx *d, const struct part_attrs *attrs);
enum chron_status docx_note_end(struct docx *d);
void docx_comment(struct docx *d, struct chron_str id);

#endif
