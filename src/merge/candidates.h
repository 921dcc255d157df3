/* Which pairs are worth scoring: near in time and with something in common.
 * Cost is near linear: where many events lie within reach of one another,
 * pairs are found by what they share rather than each with each. */
#ifndef MERGE_CANDIDATES_H
#define MERGE_CANDIDATES_H

#include "merge/score.h"

struct link {
	uint32_t a, b; /* a < b */
	int32_t score;
};

struct links {
	struct link *v;
	uint32_t n;
	struct link *below; /* not quite: the highest, at most LINKS_BELOW */
	uint32_t nbelow;
};

enum {
	LINKS_NEARLY = 28,  /* points by which a pair may miss `least` and be */
	LINKS_BELOW = 4096, /* kept among those below */
};

/* Every candidate pair that scores `least` or more, each once, in order of a
 * and b; and those that nearly do, highest first.  A row that repeats an earlier one word for word (repeats[i] != i) is
 * left to that one. */
void candidates_find(struct links *out, struct arena *a, const struct scorer *s,
	const uint32_t *repeats, int32_t least);

/* Highest first; a tie goes by time. */
int link_by_strength(const void *x, const void *y);

/* For each event the first that it repeats word for word, else itself. */
uint32_t *candidates_repeats(struct arena *a, const struct sigs *s);

#endif
