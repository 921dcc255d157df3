/* Cues to answers.  Internal to src/seen. */
#ifndef SEEN_WEIGH_H
#define SEEN_WEIGH_H

#include "seen/combine.h"

/* weigh_states.c: the states of a reading that can be weighed; for the lexicon to keep. */
const struct weigh_states *weigh_states_new(
	struct arena *a, const struct cue_table *t);

/* Adds up what speaks of all the children; once a text has been read. */
void weigh_hits(const struct cue_reader *r);

/* What the rules came to for the child, weighed with all that stands in the
 * text.  What was said in so many words (a form line) stays. */
void weigh(const struct scene *s, uint32_t kid, struct sighting_draft *d);

#endif
