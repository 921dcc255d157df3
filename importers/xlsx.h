/* What the xlsx_*.c files share; nothing else includes this.  The figures of
 * limits are Excel's own ("Excel specifications and limits"), the format is
 * ECMA-376 part 1, SpreadsheetML. */
#ifndef IMPORTERS_XLSX_H
#define IMPORTERS_XLSX_H

#include "package.h"
#include "util/arena.h"

enum {
	XLSX_ROWS = 1048576,
	XLSX_COLUMNS = 16384,
	XLSX_SHEETS = 4096,
	XLSX_STYLES = 65536,
	XLSX_FORMATS = 65536, /* ids of number formats */
	XLSX_STRING_BYTES = 256 << 20,
	XLSX_COMMENTS = 1 << 20,
	XLSX_MERGES = 1 << 20,
	/* Empty cells written between values: this many, and as many again
	 * for each value.  A row must have all its cells from column 1. */
	XLSX_GAPS = 2000000,
	XLSX_GAPS_EACH = 100,
	/* Text handed over from one sheet, as cells may share one. */
	XLSX_TEXT_BYTES = 128 << 20,
	XLSX_TEXT_EACH = 128,
};

/* ---- xlsx_ref.c: A1 ---- */

/* Reads "B7", also "$B$7"; false if it is none.  May lie beyond the limits. */
bool xlsx_ref(struct chron_str s, uint32_t *row, uint32_t *col);
/* "XFD" */
void xlsx_column(uint32_t col, char out[8]);
/* Digits only; 0 if it is no number or too large. */
uint32_t xlsx_count(struct chron_str s);
/* "1", "true", "on" */
bool xlsx_true(struct chron_str s);

/* ---- xlsx_format.c: what a number format makes of a number ---- */

enum xlsx_shows {
	SHOWS_NUMBER,
	SHOWS_DATE,
	SHOWS_TIME,
	SHOWS_DATETIME,
	SHOWS_ELAPSED,
};

struct xlsx_format {
	uint8_t shows;	       /* enum xlsx_shows */
	bool year, month, day; /* of a date */
	char elapsed;	       /* the unit that counts on: h, m or s */
	bool minutes, seconds; /* behind it */
	bool percent;
	uint8_t decimals; /* at least so many */
	/* "000 000 0000": where the digits of a whole number go; empty if
	 * they need no help.  In the arena. */
	struct chron_str digits;
};

void xlsx_format_read(
	struct arena *a, struct chron_str code, struct xlsx_format *f);
/* The format of a number below 164, which no file defines. */
void xlsx_format_built_in(uint32_t id, struct xlsx_format *f);

/* ---- xlsx_value.c: numbers and dates as a person sees them ---- */

enum { XLSX_VALUE_BYTES = 400 };

struct xlsx_value {
	char text[XLSX_VALUE_BYTES];
	size_t n;
	enum chron_type type;
	bool impossible; /* no date has this number */
	bool yearless;	 /* a date shown without its year */
	bool rounded;	 /* more digits than a spreadsheet keeps */
	bool serial;	 /* a plain number that could be a date */
};

/* raw is what the file holds; false if that is no number. */
bool xlsx_value(struct chron_str raw, const struct xlsx_format *f,
	bool from_1904, struct xlsx_value *v);
/* A cell of type "d": 2018-03-04T10:30:00; false if it is no date. */
bool xlsx_iso(struct chron_str raw, struct xlsx_value *v);

/* ---- xlsx_text.c ---- */

/* _x000D_ and the like, and line ends to \n, in place from `from` on. */
void xlsx_unescape(struct buf *b, size_t from);
/* Whether an element such as <strike/> switches on: it does without a val. */
bool xlsx_is_on(const struct part_attrs *a);
/* "1.23457E+14", which was a telephone number once. */
bool xlsx_was_number(struct chron_str s);

/* ---- the workbook ---- */

struct xlsx_style {
	struct xlsx_format format;
	bool struck;
};

struct xlsx_string {
	size_t at, n;
	bool struck; /* some of it */
};

struct xlsx_sheet {
	struct chron_str name;
	const char *part; /* NULL: not there */
	bool hidden, very_hidden;
	bool is_table; /* and no chart or macro sheet */
};

struct xlsx_book {
	struct package *package;
	struct chron_run *run;
	struct chron_err *err;
	const char *file;
	struct arena *arena;
	const char *part; /* of the workbook */
	bool from_1904;
	struct xlsx_sheet *sheets;
	uint32_t nsheets, ntables;
	struct xlsx_style *styles;
	uint32_t nstyles;
	struct xlsx_format *formats[XLSX_FORMATS]; /* by id; NULL: not ours */
	struct buf string_text;
	struct buf strings; /* struct xlsx_string[] */
};

enum chron_status xlsx_fail(const struct xlsx_book *b, enum chron_status code,
	const char *fmt, ...) CHRON_PRINTF(3, 4);

/* A broken part beside a sheet does not keep the sheet from being read: a
 * warning.  Any other status is passed on, with why. */
enum chron_status xlsx_spare(const struct xlsx_book *b,
	enum chron_status status, const struct chron_err *why);

/* xlsx_outside.c: running text, and no rows. */
enum chron_status xlsx_read_boxes(struct xlsx_book *b, const char *sheet);
/* The header of the printed page, out of the end of a sheet's XML. */
enum chron_status xlsx_header(struct xlsx_book *b, struct chron_str end);

/* xlsx_book.c, xlsx_styles.c, xlsx_strings.c: fill b. */
enum chron_status xlsx_read_sheets(struct xlsx_book *b);
enum chron_status xlsx_read_styles(struct xlsx_book *b);
enum chron_status xlsx_read_strings(struct xlsx_book *b);

/* ---- xlsx_comments.c ---- */

struct xlsx_comment {
	uint32_t row, col, order;
	bool threaded;
	struct chron_str text; /* "Author: text" */
};

struct xlsx_comments {
	struct xlsx_comment *list; /* by row, column and age */
	uint32_t n;
};

enum chron_status xlsx_read_comments(struct xlsx_book *b, const char *sheet,
	struct arena *a, struct xlsx_comments *c);

/* ---- xlsx_merges.c ---- */

/* Cells merged over several rows. */
struct xlsx_merge {
	uint32_t row, col, last_row, last_col;
};

struct xlsx_merges {
	struct xlsx_merge *list; /* by row and column */
	uint32_t n;
	struct buf behind; /* the end of the part, as it is */
};

/* They stand behind the rows in the file, and are needed before. */
enum chron_status xlsx_read_merges(struct xlsx_book *b, const char *part,
	struct arena *a, struct xlsx_merges *m);

/* ---- xlsx_tally.c: what is said once a column and not a thousand times ---- */

enum xlsx_finding {
	FOUND_FORMULA,
	FOUND_ERROR,
	FOUND_ROUNDED,
	FOUND_WAS_NUMBER,
	FOUND_IMPOSSIBLE,
	FOUND_YEARLESS,
	FOUND_STRUCK,
	FOUND_1904,
	FOUND_LOST,
	FOUND_COUNT
};

struct xlsx_tally {
	struct xlsx_column_tally {
		uint32_t count[FOUND_COUNT], first[FOUND_COUNT];
	} * columns; /* from column 1 */
	uint32_t ncolumns;
};

void xlsx_tally(struct xlsx_tally *t, struct arena *a,
	enum xlsx_finding finding, uint32_t row, uint32_t col);
void xlsx_tally_tell(const struct xlsx_tally *t, struct chron_run *run,
	const char *file, const char *part);

/* ---- xlsx_row.c: one row, put together and emitted ---- */

struct xlsx_rows {
	struct xlsx_book *book;
	const char *part;    /* the sheet's name, or NULL */
	unsigned marks;	     /* of every row */
	struct arena *arena; /* of the sheet */
	struct arena *row_arena;
	struct chron_field *fields; /* of the row */
	size_t nfields, room, nvalues;
	uint32_t row;	   /* from 1; 0 before the first */
	uint32_t last_row; /* emitted */
	bool hidden;
	uint64_t gaps, values; /* cells of the sheet, empty and not */
	uint64_t text_bytes;
	uint32_t widest;
	struct xlsx_comments comments;
	uint32_t next_comment;
	struct xlsx_merges merges;
	uint32_t next_merge;
	struct buf carries; /* values on their way down */
	struct buf asides;  /* struct chron_field[] of the row */
	/* hidden rows, as a person would list them */
	struct buf hidden_list;
	uint32_t nhidden, hidden_from, hidden_to, nranges;
};

/* Before a row begins: comments on rows that are not in the file. */
enum chron_status xlsx_rows_before(struct xlsx_rows *r, uint32_t row);
void xlsx_row_begin(struct xlsx_rows *r, uint32_t row, bool hidden);
/* text lives until the row ends */
void xlsx_row_put(struct xlsx_rows *r, uint32_t col, struct chron_str text,
	enum chron_type type);
void xlsx_row_aside(struct xlsx_rows *r, uint32_t col, struct chron_str name,
	struct chron_str text);
enum chron_status xlsx_row_end(struct xlsx_rows *r);
/* After the last row; says which were hidden. */
enum chron_status xlsx_rows_end(struct xlsx_rows *r);

/* ---- xlsx_sheet.c ---- */

/* *stop says that the host wants no more, and it was no fault of the sheet. */
enum chron_status xlsx_read_sheet(
	struct xlsx_book *b, const struct xlsx_sheet *sheet, bool *stop);

#endif
