/* Which events stand in one entry: decisions first, then the strongest links,
 * each only if every account agrees with the entry as a whole. */
#ifndef MERGE_GROUPS_H
#define MERGE_GROUPS_H

#include "merge/candidates.h"

struct groups {
	const struct scorer *s;
	struct arena *arena;
	uint32_t *leader; /* of each event: the lowest of its group */
	uint32_t *next;	  /* ring of the members */
	uint32_t *size;	  /* by leader */
	uint32_t *ruled;  /* leader in the graph of "same" rulings alone */
	bool joined_by_rule;
	uint32_t *repeats; /* borrowed; NULL: none are known */
	uint64_t *apart;   /* pairs ruled apart, a << 32 | b, sorted */
	uint32_t napart;
	uint32_t *apart_by; /* the decision of each, by index */
	uint32_t napart_by;
	uint64_t *unsure; /* those of them that a person is to look at again */
	uint32_t nunsure;
	uint64_t *related; /* and those that belong together all the same */
	uint32_t nrelated;
};

void groups_init(struct groups *g, struct arena *a, const struct scorer *s);
/* A word-for-word repeat joins the row that it repeats; one that a ruling keeps
 * from it stands for itself from then on: repeats[i] becomes i. */
void groups_repeats(struct groups *g, uint32_t *repeats);
/* The strongest links first; what rulings put together brings along all that
 * stood with it. */
void groups_join(struct groups *g, struct links *l, int32_t join_at);
/* Puts two groups together unless a ruling forbids it. */
bool groups_force(struct groups *g, uint32_t a, uint32_t b);
bool groups_apart(const struct groups *g, uint32_t a, uint32_t b);
uint32_t groups_find(uint32_t *leader, uint32_t i);

/* What people ruled: the last ruling on a pair counts. */
void rulings_apply(struct groups *g, struct chron_chronology *c);

#endif
