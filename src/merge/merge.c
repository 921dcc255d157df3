/* Merging, stage by stage: signatures, candidates, rulings, groups, entries,
 * possible pairs, discrepancies. */
#include "merge/merge.h"

#include "merge/discrepancies.h"
#include "merge/entries.h"
#include "merge/left_apart.h"
#include "merge/plans.h"
#include "merge/possible.h"

const char *
merge_recipe(void)
{
	return "recipe 2";
}

int32_t
merge_join_at(const struct chron_config *config)
{
	return config->join_at ? config->join_at : SCORE_JOIN_AT;
}

int32_t
merge_possible_at(const struct chron_config *config)
{
	int32_t at =
		config->possible_at ? config->possible_at : SCORE_POSSIBLE_AT;

	/* A person is never asked less than what joins by itself. */
	return at < merge_join_at(config) ? at : merge_join_at(config);
}

void
merge_all(struct chron_chronology *c)
{
	struct arena *scratch = arena_new();
	struct scorer s;
	struct groups g;
	struct links links = {.n = 0};
	uint32_t *repeats;

	c->discrepancies = NULL;
	c->ndiscrepancies = 0;
	c->receipts = NULL;
	c->nreceipts = 0;
	scorer_make(&s, scratch, c);
	repeats = candidates_repeats(scratch, &s.sigs);
	groups_init(&g, scratch, &s);
	rulings_apply(&g, c);
	groups_repeats(&g, repeats);
	candidates_find(
		&links, scratch, &s, repeats, merge_possible_at(&c->config));
	groups_join(&g, &links, merge_join_at(&c->config));
	entries_make(c, &g);
	entries_ruled(c, &g);
	possible_make(c, &g, &links, merge_possible_at(&c->config));
	left_apart_make(c, &g, &links, merge_join_at(&c->config),
		merge_possible_at(&c->config));
	discrepancies_make(c, &s.sigs, scratch);
	plans_find(c, &s.sigs, scratch);
	arena_free(scratch);
}

struct chron_pair
merge_explain(struct chron_chronology *c, uint32_t a, uint32_t b)
{
	struct arena *scratch = arena_new();
	struct scorer s;
	struct chron_pair pair;

	scorer_make(&s, scratch, c);
	pair = score_explain(&s, c->arena, a, b);
	arena_free(scratch);
	return pair;
}
