/* What is missing: gaps in sightings, silence of agencies, what was planned
 * and not found done; and how well agencies record.  Pure. */
#ifndef FIND_FIND_H
#define FIND_FIND_H

#include "core/chronology.h"

/* Fills gaps and recording from sightings and entries. */
void find_all(struct chron_chronology *c);

/* Working days after `from` up to and including `to`; nation is "england",
 * "wales", "scotland", "northern ireland" (others: weekends only). */
int32_t working_days_between(struct chron_str nation, int32_t from, int32_t to);
bool is_working_day(struct chron_str nation, int32_t day);

/* The last sighting of a child on or before a day (CIVIL_MAX: ever), as the
 * index of its event, or CHRON_NONE. */
uint32_t find_last_seen(
	const struct chron_chronology *c, uint32_t child, int32_t before);

#endif
