/* How likely two accounts tell of one happening: signed points, each with its
 * reason, that add up.  The weights are recipe 1, explained in
 * docs/merging.md. */
#ifndef MERGE_SCORE_H
#define MERGE_SCORE_H

#include "merge/signature.h"

enum {
	SCORE_JOIN_AT = 45,
	SCORE_POSSIBLE_AT = 28,
	SCORE_NEVER = -150, /* at or below: may not stand in one entry */
};

struct scorer {
	const struct chron_chronology *c;
	struct sigs sigs;
};

void scorer_make(
	struct scorer *s, struct arena *a, const struct chron_chronology *c);
int32_t score_pair(const struct scorer *s, uint32_t a, uint32_t b);
/* The same, but any number below `least` if it cannot come to that. */
int32_t score_towards(
	const struct scorer *s, uint32_t a, uint32_t b, int32_t least);
/* What each comparison finds, an enum weight_id each, and the kind of contact
 * with its fit: what the sum is made of, for fitting the points. */
enum { SCORE_COMPARISONS = 18 };
struct evidence {
	uint8_t levels[SCORE_COMPARISONS];
	uint8_t kind, fit;
};
void score_evidence(
	const struct scorer *s, uint32_t a, uint32_t b, struct evidence *e);
/* The same sum with its reasons, in the arena. */
struct chron_pair score_explain(
	const struct scorer *s, struct arena *a, uint32_t x, uint32_t y);

/* Is it this agency whose contact such a kind is, so that others only tell of
 * it?  `own` is the bit of the agency. */
bool score_owns(uint8_t kind, uint32_t own);
/* Is it any one's? */
bool score_owned(uint8_t kind);

/* How many minutes after an account began news of it may still arrive. */
int64_t score_reach(const struct sig *g);

#endif
