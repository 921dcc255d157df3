/* References to events and entries, as people type them: a whole id, or as
 * much of one as is needed. */
#ifndef CLI_REF_H
#define CLI_REF_H

#include "core/chronology.h"

struct refs; /* lives in an arena, borrows the chronology */

struct refs *refs_new(struct arena *a, const struct chron_chronology *c);

/* The event that REF means: an event, or the lead event of an entry.
 * CHRON_NONE if there is none or more than one; why (may be NULL) then says
 * so.  An entry that is none any more, named in full, means the account that
 * named it. *entry (may be NULL) is the entry if REF named one, else CHRON_NONE. */
uint32_t refs_event(const struct refs *r, struct chron_str ref, uint32_t *entry,
	char why[200]);

#endif
