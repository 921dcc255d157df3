/* The contract of an importer: one constant struct, one file, one line in
 * importers/list.def.  Importers report what the file says and where; which
 * column is the date and what 03/04 means is for the core.
 *
 * What read() is handed is borrowed until it returns; what it hands over is
 * copied before the call returns. */
#ifndef CHRON_IMPORTER_H
#define CHRON_IMPORTER_H

#include "base.h"

#define CHRON_IMPORTER_ABI 2u

/* What an auction sees of a file. */
struct chron_probe {
	const char *name;	   /* without folders */
	const char *ext;	   /* lower case, no dot; "" if none */
	const unsigned char *head; /* the first bytes, at most 64 KiB */
	size_t head_len;
	uint64_t size; /* of the whole file, in bytes */
};

enum chron_bid {
	CHRON_BID_UNREADABLE = -1, /* mine, but not readable: err says why */
	CHRON_BID_NONE = 0,
	CHRON_BID_NAME = 10,  /* only the name says so */
	CHRON_BID_SHAPE = 40, /* the content has the shape */
	CHRON_BID_SIGNATURE = 70,
	CHRON_BID_STRUCTURE = 90, /* signature and inner structure */
};

/* What the file itself states about a value.  A typed value arrives as ISO
 * text: 2018-03-04, 10:30, 2018-03-04T10:30[:00][Z|+01:00]. */
enum chron_type {
	CHRON_TEXT,
	CHRON_DATE,
	CHRON_TIME,
	CHRON_DATETIME,
	CHRON_NUMBER,
};

/* What the file says about one value beside the value. */
enum chron_cell_mark {
	/* It stands in a row above and reaches down to this one: a cell
	 * merged over several rows. */
	CHRON_CELL_CARRIED = 1u << 0,
	/* Kept beside the record as evidence and never taken for what it
	 * says: tracked deletions, comments in the margin, hidden text. Has
	 * a name that says which, the column it belongs to, and stands
	 * behind all the cells of a row. */
	CHRON_CELL_ASIDE = 1u << 1,
	/* It reaches over columns to its right, which are empty. */
	CHRON_CELL_ACROSS = 1u << 2,
};

struct chron_field {
	struct chron_str name;	/* empty in rows of a table: see CHRON_ROW */
	struct chron_str value; /* UTF-8; line breaks as \n */
	enum chron_type type;
	uint32_t col;	/* from 1; 0 where there are no columns */
	unsigned marks; /* enum chron_cell_mark */
};

/* The shape of a record. */
enum chron_shape {
	CHRON_NAMED, /* every field has its name: XML, iCalendar */
	CHRON_ROW,   /* a row of a table as it lies: the core finds the
		      * headings.  Emit every row, blank and title rows too;
		      * fields hold the cells from column 1, none left out. */
};

/* Things a record may carry beside its fields. */
enum chron_mark {
	CHRON_MARK_CANCELLED = 1u << 0, /* a cancelled calendar item */
	CHRON_MARK_HIDDEN = 1u << 1,	/* hidden row, column or sheet */
	CHRON_MARK_ALLDAY = 1u << 2,	/* dates without times, on purpose */
	/* One row told several times by the file itself (a recurring item):
	 * the record of the same pos goes on; it is not counted again. */
	CHRON_MARK_OCCURRENCE = 1u << 3,
	/* A CHRON_ROW of one cell that is running text outside the tables:
	 * read for the agency, the child and the year, and never a row. */
	CHRON_MARK_TEXT = 1u << 4,
};

struct chron_record {
	struct chron_pos pos;
	enum chron_shape shape;
	unsigned marks; /* enum chron_mark */
	const struct chron_field *fields;
	size_t nfields;
};

/* An option a user may set with --set NAME.KEY=VALUE or in a profile. */
struct chron_option {
	const char *key;
	const char *def; /* what NULL means, for the help */
	const char *help;
};

struct chron_run;   /* one file being read */
struct chron_input; /* its bytes */

/* ---- all that an importer may call ---- */

/* Hands over a record; everything is copied.  Returns CHRON_OK, CHRON_STOP
 * (return it at once) or CHRON_ELIMIT (likewise; err is filled). */
CHRON_API enum chron_status chron_emit(struct chron_run *run,
	const struct chron_record *record, struct chron_err *err);

/* Says that a record could not be read.  Its text is kept, and it is counted
 * as quarantined.  why is a sentence for the person who sent the file. */
CHRON_API enum chron_status chron_quarantine(struct chron_run *run,
	const char *slug, const struct chron_pos *pos, struct chron_str text,
	const char *why_fmt, ...) CHRON_PRINTF(5, 6);

/* Says that a record is not a happening (a calendar's to-do item, say).
 * Kept and counted as explained. */
CHRON_API enum chron_status chron_not_event(struct chron_run *run,
	const struct chron_pos *pos, struct chron_str text, const char *why_fmt,
	...) CHRON_PRINTF(4, 5);

/* Reports a finding about the data; slug is in docs/diagnostics.md. */
CHRON_API void chron_diag(struct chron_run *run, enum chron_severity severity,
	const char *slug, const struct chron_pos *pos, const char *fmt, ...)
	CHRON_PRINTF(5, 6);

/* The value of an option, or NULL where the user set none. */
CHRON_API const char *chron_option(struct chron_run *run, const char *key);

/* n bytes, zeroed, that last until the next chron_emit. */
CHRON_API void *chron_alloc(struct chron_run *run, size_t n);

/* The whole file as bytes.  Never fails: the host has read it. */
CHRON_API struct chron_str chron_bytes(struct chron_input *in);

/* The whole file as UTF-8: byte order marks, UTF-16 and 8-bit encodings are
 * dealt with, what cannot be decoded becomes U+FFFD, and the run is told in a
 * diagnostic.  Option "encoding" overrides the guess. */
CHRON_API enum chron_status chron_text(struct chron_run *run,
	struct chron_input *in, struct chron_str *text, struct chron_err *err);

/* The name of the file, for positions. */
CHRON_API const char *chron_name(struct chron_input *in);

/* The review period as civil days since 1970-01-01, both inclusive; false if
 * the case has none.  A recurring item is expanded inside it only. */
CHRON_API bool chron_period(struct chron_run *run, int32_t *from, int32_t *to);

/* ---- the importer ---- */

struct chron_importer {
	uint32_t abi;  /* CHRON_IMPORTER_ABI */
	uint32_t size; /* sizeof(struct chron_importer); members are appended */
	const char *name;
	const char *desc;		    /* one line, for `formats` */
	const char *const *exts;	    /* NULL-terminated, lower case */
	const struct chron_option *options; /* ends with key NULL; or NULL */
	/* enum chron_bid, or between.  err is for CHRON_BID_UNREADABLE. */
	int (*bid)(const struct chron_probe *probe, struct chron_err *err);
	/* Runs to completion; state lives on its own stack. */
	enum chron_status (*read)(struct chron_run *run, struct chron_input *in,
		struct chron_err *err);
};

/* What a shared object named with --importer must export. */
#define CHRON_IMPORTER_SYMBOL "chron_importer"

#endif
