/* What an importer handed over, copied: the raw records of one file, and the
 * judging of them. */
#ifndef CORE_RAW_H
#define CORE_RAW_H

#include "chron/importer.h"
#include "core/chronology.h"

struct raw_cell {
	const char *p; /* UTF-8 in the file's arena, NUL-terminated */
	uint32_t n;
	uint16_t name; /* index into raw_file.names; RAW_NO_NAME in rows */
	uint8_t type;  /* enum chron_type */
	uint8_t marks; /* enum chron_cell_mark */
	uint32_t col;  /* from 1 */
};
#define RAW_NO_NAME UINT16_MAX

struct raw_record {
	struct raw_cell *cells; /* what is set aside lies behind the cells */
	uint32_t ncells;
	uint32_t naside; /* cells[ncells .. ncells + naside), with names */
	uint32_t row;
	struct chron_str part; /* empty where there is one */
	uint8_t shape;	       /* enum chron_shape */
	uint8_t marks;	       /* enum chron_mark */
};

struct raw_file {
	struct arena *arena; /* of the chronology: nothing is copied again */
	struct arena *rows;  /* of records and cells, though not their text;
			      * done with after judging. NULL: the same */
	const char *file;    /* base name */
	struct chron_str *names; /* of named fields, unique, as first met */
	uint32_t nnames;
	struct raw_record *records;
	uint32_t nrecords;
	uint32_t noccurrences; /* records with CHRON_MARK_OCCURRENCE */
	/* what the importer itself could not read or set aside */
	struct chron_leftover *leftovers;
	uint32_t nleftovers;
	struct chron_diagnostic *diagnostics;
	uint32_t ndiagnostics;
};

/* What is known about a file before it is judged. */
struct judge_options {
	struct chron_str agency; /* --agency, or case.ini; else empty */
	const char *agency_from; /* "option" or "case.ini" */
	const struct chron_profile *profile; /* or NULL */
	const struct zone *zone;	     /* of the case */
};

/* Reads meaning into raw records and adds the source's events, leftovers and
 * diagnostics to the chronology; fills the source's counts, headings, agency,
 * preamble, child and date order.  The source's id, file and sha256 are set
 * before.  Cells are borrowed, not copied.  Afterwards
 *     records = used + quarantined + not_events
 * holds.  Fails (CHRON_EFORMAT) if no row looks like the headings of a
 * chronology; err then says what was looked for and what to do. */
enum chron_status judge_file(struct chron_chronology *c, uint32_t source,
	struct raw_file *raw, const struct judge_options *options,
	struct chron_err *err);

/* The event's values from the cells of its record: one value a non-empty
 * cell, with several narrative cells joined by \n into one.  Used by judge and
 * by the store when it loads. headings are the source's. */
struct chron_value *judge_values(struct arena *a,
	const struct chron_heading *headings, uint32_t nheadings,
	const struct raw_cell *cells, uint32_t ncells, uint32_t *nvalues);

#endif
