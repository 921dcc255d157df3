/* What the parts of the quality checks share. */
#ifndef CORE_QUALITY_PARTS_H
#define CORE_QUALITY_PARTS_H

#include "core/quality.h"
#include "util/civil.h"

struct quality {
	struct chron_chronology *c;
	uint32_t source;
	const struct chron_event *events; /* in the order of the rows */
	uint32_t n;
	struct arena *scratch;
	bool table; /* rows under headings, not named fields */
	/* Of each concept the first heading, or NULL: in the file, and in
	 * each table of it, whose headings lie together. */
	const struct chron_heading *heading[CHRON_F_COUNT];
	uint32_t *table_of; /* of each heading */
	const struct chron_heading *(*in_table)[CHRON_F_COUNT];
	bool *far; /* of each event: its date lies oddly */
};

/* A finding about a cell of an event, CHRON_F_OTHER: about the row. */
void quality_say(struct quality *q, enum chron_severity severity,
	const char *slug, const struct chron_event *e,
	enum chron_concept concept, const char *fmt, ...) CHRON_PRINTF(6, 7);

/* The day an event begins; false unless it is known to the day. */
bool quality_day(const struct chron_event *e, int32_t *day);

void quality_far(struct quality *q);	/* quality_order.c: before the next */
void quality_order(struct quality *q);	/* quality_order.c */
void quality_repeat(struct quality *q); /* quality_repeat.c */
void quality_entry(struct quality *q);	/* quality_entry.c */

#endif
