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

/* Answers of all accounts for each child: see docs/merging.md. */
void entry_combine(struct chron_chronology *c, struct chron_entry *entry);

#endif
