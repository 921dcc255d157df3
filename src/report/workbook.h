/* The tables that only the workbook has: a row for each entry, account,
 * sighting and gap, for those who sort, filter and count. */
#ifndef REPORT_WORKBOOK_H
#define REPORT_WORKBOOK_H

#include "report/emit.h"
#include "util/buf.h"

void workbook_entries(struct emit *e);
void workbook_accounts(struct emit *e);
void workbook_seen(struct emit *e);
void workbook_gaps(struct emit *e);

/* Is so much of the case told of child by child beside the entries?  Of more
 * children only the table of sightings tells. */
bool workbook_is_beside(const struct chron_config *config, uint32_t child);

/* The entry of that place in the order in which they are shown. */
uint32_t workbook_at(const struct chron_chronology *c, uint32_t place);

/* By entry, the number of its first account: from 1, as they stand in the
 * chronology from the oldest.  Lasts as long as e. */
uint32_t *workbook_order(struct emit *e);

/* Date, time and until: a cell each.  The day of a time stands without it, so
 * that a column of days holds days. */
void workbook_when(struct emit *e, const struct chron_when *start,
	const struct chron_when *end);
/* The day at which it stands in the chronology, were it ever so vague. */
void workbook_sort_day(struct emit *e, const struct chron_when *w);
/* "yes", "no", "unclear", "n/a"; of a child that nothing is told of, the last.
 */
void workbook_answer(
	struct emit *e, const struct chron_sighting *s, enum aspect aspect);
/* The columns of those cells. */
#define WORKBOOK_WHEN                                                          \
	{"date", "Date", CHRON_CELL_WHEN, CHRON_NARROW},                       \
		{"time", "Time", CHRON_CELL_LABEL, CHRON_NARROW},              \
	{                                                                      \
		"until", "Until", CHRON_CELL_WHEN, CHRON_NARROW                \
	}
#define WORKBOOK_ORDER                                                         \
	{"order", "Order", CHRON_CELL_NUMBER, CHRON_NARROW},                   \
	{                                                                      \
		"sort", "Sort date", CHRON_CELL_WHEN, CHRON_NARROW             \
	}

/* The words that decided, a line each: "seen, alone: "home visit" (Event,
 * seen.visit)". */
void workbook_evidence(struct emit *e, struct buf *b,
	const struct chron_event *event, const struct chron_sighting *s);

#endif
