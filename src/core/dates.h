/* The date grammar: text as agencies write it, to an interval of civil time.
 * Nothing is ever normalised to another day: 31/11 is bad, not 1 December.
 * Pure: no clock, no locale. */
#ifndef CORE_DATES_H
#define CORE_DATES_H

#include "chron/event.h"
#include "chron/importer.h" /* enum chron_type */
#include "util/zone.h"

enum date_order { ORDER_DMY, ORDER_MDY, ORDER_YMD };
extern const char *const date_order_names[]; /* "dmy" "mdy" "ymd" */

struct date_context {
	enum date_order order;	  /* for 03/04/2021 */
	int year;		  /* of a sub-heading, for "12/3"; 0: none */
	int32_t from, to;	  /* review period, for two-digit years; open:
				 * CIVIL_MIN / CIVIL_MAX */
	const struct zone *zone;  /* zoned times are turned into it; may be NULL
				  * (then they are bad) */
	bool midnight_is_default; /* in this column 00:00:00 means no time */
};

enum date_result {
	DATE_OK,
	DATE_BLANK, /* nothing written, or only "-", "n/a" */
	DATE_BAD,   /* cannot be read: why says so */
	DATE_SAME,  /* "ditto", "same day": the day of the row above */
};

/* Findings that do not stop the reading; a set. */
enum date_note {
	DATE_NOTE_WEEKDAY = 1u << 0,   /* "Monday 6 March" was no Monday */
	DATE_NOTE_TWO_DIGIT = 1u << 1, /* the century was taken from period */
	DATE_NOTE_AMBIGUOUS = 1u << 2, /* 03/04: read by the column's order */
	DATE_NOTE_REPAIRED = 1u << 3,  /* "22.05/16", "O5/03/2019" */
	DATE_NOTE_MIDNIGHT = 1u << 4,  /* 00:00:00 taken as no time */
	DATE_NOTE_YEAR_FROM_HEADING = 1u << 5,
	DATE_NOTE_SERIAL = 1u << 6,	  /* an Excel serial in text */
	DATE_NOTE_ORDER = 1u << 7,	  /* only fits the other order */
	DATE_NOTE_CLOCK_CHANGE = 1u << 8, /* a local time that happened twice
					   * or not at all */
	DATE_NOTE_TIME_WORDS = 1u << 9,	  /* "evening": kept as words */
};

struct date_reading {
	struct chron_when start, end;
	bool has_end;
	unsigned notes;	  /* enum date_note */
	char why[160];	  /* DATE_BAD: what is wrong, without the person's
			   * text; "there is no 31 November" */
	char nearest[64]; /* DATE_BAD: readings to suggest, "" if none:
			   * "30 Nov 2018 or 1 Dec 2018" */
	char time[48];	  /* DATE_SAME: what the cell says of the time */
};

/* Reads a date cell and a time cell (either may be empty; the date cell may
 * hold both).  type is what the file itself states about the date cell. */
enum date_result date_read(struct chron_str date, struct chron_str time,
	enum chron_type type, const struct date_context *ctx,
	struct date_reading *out);

/* Reads a time cell alone: minutes of the day 0..1439, and an end if the cell
 * is a range ("14:00-15:30"); DATE_OK with *from -1 for words ("evening"). */
enum date_result time_read(struct chron_str time, int *from, int *to,
	bool *uncertain, char why[160]);

/* True if the text begins like a date, for finding columns by content. */
bool date_looks_like(struct chron_str text);

/* What a column tells about its own order. */
struct date_evidence {
	uint32_t cells;		  /* that are numeric dates */
	uint32_t dmy, mdy, ymd;	  /* that fit only this order */
	uint32_t either;	  /* 03/04: fits both */
	uint32_t midnight, timed; /* cells ending 00:00[:00]; other times */
};
void date_evidence_add(struct date_evidence *e, struct chron_str cell);
/* The order, day first unless the evidence says otherwise; *sure is false if
 * cells contradict each other. say gets "day first: 14 of 40 dates can only be
 * read so". */
enum date_order date_evidence_order(
	const struct date_evidence *e, bool *sure, char say[160]);

#endif
