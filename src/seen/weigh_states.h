/* The states of a reading that are weighed, and what adds up.  Internal to
 * weigh.c. */
#ifndef SEEN_WEIGH_STATES_H
#define SEEN_WEIGH_STATES_H

#include "seen/weigh.h"

/* All the points of a cue, and their sums: by flag, and by answer in it. */
typedef int16_t cue_points __attribute__((vector_size(16)));
typedef int32_t cue_sums __attribute__((vector_size(32)));

struct weighing {
	const struct scene *s;
	uint32_t kid;
	cue_sums sum;
};

static inline void
weigh_add(cue_sums *sum, const struct cue *cue)
{
	cue_points points;

	_Static_assert(sizeof(points) == sizeof(cue->points), "one vector");
	memcpy(&points, cue->points, sizeof(points));
	*sum += __builtin_convertvector(points, cue_sums);
}

/* Adds the points of the states that the scene and the rules have come to. */
void weigh_add_states(struct weighing *w, const struct sighting_draft *d);
/* Said in so many words, and nothing said against it? */
bool weigh_is_plain(const struct scene *s, uint32_t kid, enum aspect a,
	const struct sighting_draft *d);

#endif
