/* Words with a capital that are left when all known names are taken away, and
 * that nobody knows: they may be names. */
#ifndef PEOPLE_UNKNOWN_H
#define PEOPLE_UNKNOWN_H

#include "people/mask.h"

struct unknown {
	struct chron_str word; /* as first written */
	uint32_t times;
	uint32_t source; /* where first: index, or CHRON_NONE */
	uint32_t row;	 /* 0: not in a row */
	bool given;	 /* a given name, as far as is known */
};

struct unknowns {
	struct unknown *v; /* given names first, then the most frequent */
	uint32_t n;
};

void unknowns_find(const struct mask *m, const struct chron_chronology *c,
	struct arena *a, struct unknowns *out);

#endif
