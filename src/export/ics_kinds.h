/* Which entries tell of a meeting. */
#ifndef EXPORT_ICS_KINDS_H
#define EXPORT_ICS_KINDS_H

#include "core/chronology.h"
#include "merge/lexicon.h"

/* A strategy meeting, conference, core group, MARAC, review: what several
 * agencies have in their diaries.  Not a visit, nor a hearing. */
bool ics_is_meeting(uint8_t kind);

struct ics_kinds; /* opaque */

struct ics_kinds *ics_kinds_new(const struct chron_chronology *c);
void ics_kinds_free(struct ics_kinds *k);

struct ics_meeting {
	uint8_t kind; /* enum contact_kind, or CONTACT_NONE */
	bool off;     /* the account nearest to it says: called off */
};

/* The meeting that an entry tells of, if any. */
struct ics_meeting ics_meeting(
	struct ics_kinds *k, const struct chron_entry *n);

#endif
