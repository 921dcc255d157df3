/* The minute each event is sorted at, and the sequence column's say in it. */
#ifndef CORE_SEQUENCE_H
#define CORE_SEQUENCE_H

#include "core/chronology.h"

/* Sets `at` and `sequence` of every event.  An untimed event comes after the
 * timed ones of its day, unless its source numbers its rows: then it stands
 * where its number puts it among the timed rows of that source and day. */
void sequence_place(struct chron_chronology *c);

/* Rows of a file that go on to a later day, and to an earlier one: whether the
 * newest row is the first. */
static inline bool
sequence_newest_first(uint32_t later, uint32_t earlier)
{
	return earlier >= 2 && earlier / 4 >= later;
}

#endif
