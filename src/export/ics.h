/* A calendar of the meetings of a case: what its files share. */
#ifndef EXPORT_ICS_H
#define EXPORT_ICS_H

#include "export/export.h"

/* libical's header warns of its own accord. */
#include <libical/ical.h>

struct zone; /* util/zone.h */

struct ics {
	const struct chron_chronology *c;
	struct arena *arena; /* of the item at work */
	icalcomponent *calendar;
	const char *zone;    /* IANA name; NULL: times stand without one */
	int64_t first, last; /* local minutes that stand in it */
	uint32_t left_out;   /* meetings whose day is not known well enough */
};

/* Every text that goes into the calendar comes through here: what a calendar
 * may not hold is taken out.  Lives in the arena. */
const char *ics_text(struct ics *x, struct chron_str s);

/* Adds the rules of the zone for the times that stand in it. */
void ics_add_zone(struct ics *x, const struct zone *zone);

/* Dates of an item: a minute in the zone, or whole days, inclusive. */
void ics_start(struct ics *x, icalcomponent *item, int64_t minute);
void ics_end(struct ics *x, icalcomponent *item, int64_t minute);
void ics_days(struct ics *x, icalcomponent *item, int32_t first, int32_t last);
/* An item made at the beginning of a day: the same on every run. */
void ics_stamp(icalcomponent *item, int32_t day);

/* The meetings that entries tell of, and those that were only planned. */
void ics_add_meetings(struct ics *x);

#endif
