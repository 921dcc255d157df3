/* Pairs that look alike and were left apart all the same. */
#ifndef MERGE_LEFT_APART_H
#define MERGE_LEFT_APART_H

#include "merge/groups.h"

enum { LEFT_APART_MOST = 500 }; /* of those above and of those below each */

/* Fills the chronology's pairs that were left apart: those that would have
 * been joined but for a ruling or for the rest of their entries, and those
 * that would have been asked about but for a ruling; then those that fall
 * short of the question by a few points.  The best pair of any two entries
 * stands for them. */
void left_apart_make(struct chron_chronology *c, const struct groups *g,
	const struct links *links, int32_t join_at, int32_t possible_at);

#endif
