/* How much it says that two accounts share a word: bits, from how common the
 * word is in notes of practice (common.def) and in the case at hand. */
#ifndef MERGE_RARITY_H
#define MERGE_RARITY_H

#include "merge/wording.h"

enum {
	RARITY_CLASSES = 10, /* 0: in no list; N: in one narrative of 2^N */
	RARITY_COUNTS = 1024 /* events that hold it; more count as this */
};

struct rarity {
	uint8_t *class; /* by hash & mask */
	uint32_t mask;
	float *bits; /* by class, then by count */
};

/* The list of common words, for field_words. */
struct rarity_list;
const struct rarity_list *rarity_compile(struct arena *a);

/* For a case of n events; words are looked up by hash & mask. */
void rarity_make(struct rarity *r, struct arena *a, uint32_t n, uint32_t mask);

static inline float
rarity_of(const struct rarity *r, uint32_t word, uint32_t count)
{
	uint32_t at = count < RARITY_COUNTS ? count : RARITY_COUNTS - 1;

	return r->bits[r->class[word & r->mask] * RARITY_COUNTS + at];
}

#endif
