/* Pairs that a person should look at: too alike to pass over, too unlike to
 * put together. */
#ifndef MERGE_POSSIBLE_H
#define MERGE_POSSIBLE_H

#include "merge/groups.h"

/* Fills the chronology's possible pairs, highest first; the best pair of any
 * two entries stands for them. */
void possible_make(struct chron_chronology *c, const struct groups *g,
	const struct links *links, int32_t possible_at);

#endif
