/* The contract of an exporter.  Everything shown to a person is a table of
 * typed cells; reports yield them, exporters render them, and the two never
 * meet elsewhere.  An exporter that writes the chronology itself rather than
 * tables (JSON, iCalendar) has `chronology`. */
#ifndef CHRON_EXPORTER_H
#define CHRON_EXPORTER_H

#include "base.h"

#define CHRON_EXPORTER_ABI 1u

enum chron_cell_kind {
	CHRON_CELL_TEXT, /* paragraphs divided by \n */
	CHRON_CELL_WHEN, /* text for people, data in ISO: 2018-03-04[T10:30] */
	CHRON_CELL_NUMBER, /* text, and number */
	CHRON_CELL_FLAG,   /* yes | no | unclear | na, in words */
	CHRON_CELL_REF,	   /* an entry or event id: a link to its row; of
			    * several the texts are lines, the data words */
	CHRON_CELL_LABEL,  /* a short word: agency, kind, status */
	/* What adds up to `number`: lines of text that begin with signed
	 * points ("+24 time: both 10:30"), others stand between them as they
	 * are.  data: levels that the total is held against, lines that begin
	 * with a number, ascending ("28 a person is asked").  An exporter that
	 * draws no sums shows the text. */
	CHRON_CELL_SUM,
};

/* A stretch of a cell's text that decided something. */
struct chron_span {
	uint32_t start, end; /* byte offsets into the text */
	const char *say;     /* "seen: seen.examined"; for a tool tip */
};

struct chron_cell {
	enum chron_cell_kind kind;
	struct chron_str text; /* borrowed for the call */
	struct chron_str data; /* ISO date, target id; may be empty */
	double number;
	/* Ascending, not overlapping.  Of a FLAG that tells of several
	 * children: the answer of each, `say` being yes, no, unclear or na. */
	const struct chron_span *spans;
	size_t nspans;
};

enum chron_width {
	CHRON_NARROW,
	CHRON_MEDIUM,
	CHRON_WIDE,
	/* or-ed: on a page, below the column before it, in one cell, under a
	 * heading that joins the titles.  References come last, small.  A
	 * narrow one stands there without its title, its lines run on; a
	 * medium one so, with its title in front ("Outcome: "); a wide one
	 * without, its paragraphs kept.  Flags all under one another are read
	 * child by child: their "yes" and "no" need words that speak for
	 * themselves, other answers are named by the titles.  Data (CSV, JSON)
	 * keeps every column apart. */
	CHRON_UNDER = 4,
	/* or-ed to CHRON_UNDER: folded behind its title on a page. */
	CHRON_FOLDED = 8,
};

struct chron_column {
	const char *key;   /* stable, for scripts: "latest" */
	const char *title; /* for people */
	enum chron_cell_kind kind;
	enum chron_width width;
};

/* How wide, without where: an index of three. */
static inline enum chron_width
chron_column_width(const struct chron_column *c)
{
	return (enum chron_width)(
		(unsigned)c->width & ~(unsigned)(CHRON_UNDER | CHRON_FOLDED));
}

enum chron_row_kind {
	CHRON_ROW_DATA,
	CHRON_ROW_MORE,	  /* a further account of the entry above */
	CHRON_ROW_DAY,	  /* begins a day: one cell, spans the table */
	CHRON_ROW_PASSED, /* "23 days passed": one cell, spans the table */
};

/* What an exporter may draw beside a table; one that draws nothing shows the
 * table, which says the same. */
enum chron_picture {
	CHRON_PICTURE_NONE,
	/* Time along, a lane below the other, a picture for each child.  By
	 * key of the columns: `child` (LABEL); `lane` (LABEL; its data are the
	 * lanes' order from above, a number, empty for what concerns all);
	 * `from` and `to` (WHEN; to is empty if the same day, both are if no
	 * day is known; data an ISO day); `mark` (LABEL; its data the kind:
	 * docs/exporters.md); `number` (NUMBER; days of an interval, records
	 * of others); `say` (TEXT); `ref` (REF). */
	CHRON_PICTURE_LANES,
	/* A family, drawn as a genogram: a row for each person, and further
	 * ones for further stays in a household.  By key of the columns:
	 * `person` (LABEL; its data the ref), `name` (TEXT), `sex` (LABEL; data
	 * female, male, unborn or empty), `born` and `died` (WHEN), `age`
	 * (TEXT), `parents` (LABEL; data their refs, a line each), `partners`
	 * (TEXT; data lines "ref bond", the latest of a pair last: lasting,
	 * passing, separated, divorced), `household` (LABEL; data its number
	 * if the person lives there when the picture is taken), `from` and
	 * `to` (WHEN), `subject` (LABEL; data yes for a subject of the
	 * review). */
	CHRON_PICTURE_FAMILY,
};

/* A column that is left empty for a person to fill in, where a format allows
 * it: the file is given back to `decide --from`. */
struct chron_fill {
	const char *key;	    /* of the column */
	const char *const *choices; /* NULL-ended; NULL: any text */
	const char *prompt;	    /* what to write; may be NULL */
};

struct chron_table {
	const char *key; /* stable: "gaps" */
	const char *title;
	const char *caption; /* what it shows and how to read it; may be NULL */
	const char *empty;   /* what to say if there are no rows */
	const struct chron_column *columns;
	size_t ncolumns;
	enum chron_picture picture;
	const struct chron_fill *fills; /* columns to fill in; may be NULL */
	size_t nfills;
	/* The title of the chapter that begins with it, where a document has
	 * chapters; NULL: it goes on. */
	const char *chapter;
	/* Its further accounts (MORE) stand side by side below their entry,
	 * where the format has the room: the row of the entry then tells what
	 * they say together, and each account is whole. */
	bool beside;
};

/* What a document will hold, for a list of contents. */
struct chron_part {
	const char *key;   /* of the table */
	const char *title; /* of the table */
	uint64_t rows;	   /* data and further accounts */
	const int *years;  /* in which its days lie, ascending */
	size_t nyears;
	const bool *used;      /* by column: whether a cell of it has text */
	const size_t *longest; /* by column: bytes of the longest line in it */
};

/* What stands above the tables. It lasts until cleanup. */
struct chron_doc {
	const char *title;	  /* of the case */
	const char *subtitle;	  /* of the report; may be NULL */
	const char *marking;	  /* on every page; may be NULL */
	const char *const *facts; /* sentences: period, counts; NULL-ended */
	const char *tool;	  /* "chronomerge 0.1.0" */
	/* How to read it: a label and what is said of it, in turns; a label of
	 * which nothing ("") is said begins a part.  NULL-ended; may be NULL. */
	const char *const *guide;
	/* filled by the host */
	const char *report; /* the one report's name; NULL if several */
	const char *home;   /* where references lead: "" into this very
			     * document, NULL nowhere */
	unsigned width;	    /* columns of the terminal, for plain text */
	const struct chron_part *parts; /* if the exporter looks ahead */
	size_t nparts;
};

struct chron_out; /* where bytes go: src/util/out.h */
struct chron_chronology;

struct chron_exporter {
	uint32_t abi;
	uint32_t size;
	const char *name; /* as in --as NAME */
	const char *desc;
	const char *ext;
	size_t state; /* bytes of state, zeroed, handed to every call */
	/* All five are NULL where it writes the chronology and no tables. */
	enum chron_status (*begin)(void *state, struct chron_out *out,
		const struct chron_doc *doc, struct chron_err *err);
	enum chron_status (*table)(void *state, const struct chron_table *table,
		struct chron_err *err);
	/* ncells is the table's ncolumns, or 1 for DAY and PASSED. id is the
	 * anchor of the row, NULL where it has none. */
	enum chron_status (*row)(void *state, enum chron_row_kind kind,
		const char *id, const struct chron_cell *cells, size_t ncells,
		struct chron_err *err);
	enum chron_status (*end)(void *state, struct chron_err *err);
	void (*cleanup)(void *state); /* always called after begin */
	/* Writes the whole case as the tool's own data; NULL if it only does
	 * tables. */
	enum chron_status (*chronology)(struct chron_out *out,
		const struct chron_chronology *c, struct chron_err *err);
	/* Wants doc->parts, which cost a second pass over the reports. */
	bool looks_ahead;
	/* What it writes where the chronology is asked for: the name of a
	 * report made for its readers ("workbook"); NULL: the chronology's own
	 * tables. */
	const char *whole;
	/* Written only where a person names it: `run` leaves it out. */
	bool on_request;
};

#endif
