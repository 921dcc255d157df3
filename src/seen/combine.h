/* From votes to answers.  Internal to src/seen. */
#ifndef SEEN_COMBINE_H
#define SEEN_COMBINE_H

#include "seen/clause.h"

struct sighting_draft {
	uint8_t flag[ASPECT_COUNT];
	struct vote why[ASPECT_COUNT];
	struct vote other[ASPECT_COUNT]; /* what belies it; weight 0: none */
	uint8_t grade, mode;
	bool stated, contradicted;
};

void combine(const struct scene *s, uint32_t kid, struct sighting_draft *d);
/* A child the event has nothing to do with. */
void combine_unmentioned(const struct scene *s, struct sighting_draft *d);

#endif
