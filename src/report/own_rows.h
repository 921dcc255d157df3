/* The rows that are an agency's own, in the order of its files. */
#ifndef REPORT_OWN_ROWS_H
#define REPORT_OWN_ROWS_H

#include "report/emit.h"

struct own_row {
	uint32_t source, order, occurrence;
	const struct chron_event *event;       /* or */
	const struct chron_leftover *leftover; /* gave no event */
};

/* What a source has of an agency. */
struct own_source {
	bool has;	 /* it is the agency's, or has a row of it */
	bool alone;	 /* every row is the agency's: of a file of several
			  * only the events that name the agency are */
	uint32_t events; /* that are the agency's */
};

/* By source.  In the arena. */
struct own_source *own_sources(
	struct arena *a, const struct chron_chronology *c, uint32_t agency);

/* In the arena. */
uint32_t own_rows(struct arena *a, const struct chron_chronology *c,
	const struct own_source *sources, uint32_t agency,
	struct own_row **rows);

/* A cell each: the record as lines of "heading: text", in which the words that
 * decided are marked; and those words, by flag. */
void own_record(struct emit *e, const struct chron_event *event);
void own_words(struct emit *e, const struct chron_event *event);

#endif
