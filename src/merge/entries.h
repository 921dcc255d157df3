/* Entries from groups of events: lead, interval, links with their reasons,
 * combined answers, notes. */
#ifndef MERGE_ENTRIES_H
#define MERGE_ENTRIES_H

#include "merge/groups.h"

/* Fills the chronology's entries, in chronology order of their leads, and
 * every event's entry. */
void entries_make(struct chron_chronology *c, struct groups *g);

/* What was ruled beside: which belong together, whose accounts differ. */
void entries_ruled(struct chron_chronology *c, const struct groups *g);

/* What a note says that stands for a ruling that accounts differ. */
struct chron_str entry_differs_say(
	struct arena *a, const struct chron_decision *d);

/* The id of an entry of which this is the smallest id of an event: so an entry
 * that is none any more is known by the account that named it. */
struct chron_str entry_named(struct arena *a, struct chron_str least);

/* Answers of all accounts for each child: see docs/merging.md. */
void entry_combine(struct chron_chronology *c, struct chron_entry *entry);

#endif
