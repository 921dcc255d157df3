/* What the agencies of the case are called by: the words of their own names. */
#ifndef MERGE_AGENCY_NAMES_H
#define MERGE_AGENCY_NAMES_H

#include "merge/lexicon.h"

/* Bits that stand for agencies: one a kind, then a few for those of no kind
 * that is known. */
enum { AGENCY_BITS = 32 };

/* The number of the bit of an agency; 0 if there is none left for it. */
uint8_t agency_bit(const struct chron_chronology *c, uint32_t agency);

/* Adds to the lexicon how the case's agencies are named for short: "Pit Lane",
 * "Marlpit First", "Homes", "HDH"; never what two of them share. */
void agency_names_add(
	struct lexicon *l, struct arena *a, const struct chron_chronology *c);

#endif
