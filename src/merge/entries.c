/* Entries from groups of events. */
#include "merge/entries.h"

#include <stdlib.h>

#include "merge/reviews.h"
#include "util/civil.h"
#include "util/hash.h"
#include "util/str.h"

enum { ID_DIGITS = 12, ALL_PAIRS = 8 };

static int
by_index(const void *x, const void *y)
{
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

	return (a > b) - (a < b);
}

/* The account that dates the entry: the first whose day is known; a vaguer
 * date only if there is no better. */
static uint32_t
lead_of(const struct chron_chronology *c, const struct chron_entry *e)
{
	uint32_t best = 0;

	for (uint32_t i = 0; i < e->nevents; i++) {
		uint8_t p = c->events[e->events[i]].start.precision;

		if (p <= CHRON_DAY)
			return i;
		if (p < c->events[e->events[best]].start.precision)
			best = i;
	}
	return best;
}

static void
put_lead_first(struct chron_entry *e, uint32_t lead)
{
	uint32_t event = e->events[lead];

	memmove(e->events + 1, e->events, lead * sizeof(*e->events));
	e->events[0] = event;
}

struct chron_str
entry_named(struct arena *a, struct chron_str least)
{
	char hex[ID_DIGITS + 1];

	hash_id(&least, 1, ID_DIGITS, hex);
	return arena_printf(a, "n%s", hex);
}

/* Stable as long as one account is: the smallest id names the entry. */
static struct chron_str
entry_id(const struct chron_chronology *c, const struct chron_entry *e,
	struct arena *a)
{
	struct chron_str least = c->events[e->events[0]].id;

	for (uint32_t i = 1; i < e->nevents; i++)
		if (str_cmp(c->events[e->events[i]].id, least) < 0)
			least = c->events[e->events[i]].id;
	return entry_named(a, least);
}

static bool
in_scope(const struct chron_config *config, const struct chron_entry *e)
{
	int64_t from = config->from == CIVIL_MIN
			       ? CHRON_TIME_MIN
			       : (int64_t)config->from * CIVIL_DAY_MINUTES;
	int64_t to =
		config->to == CIVIL_MAX
			? CHRON_TIME_MAX
			: ((int64_t)config->to + 1) * CIVIL_DAY_MINUTES - 1;
	int64_t latest = e->has_end && e->end.latest > e->start.latest
				 ? e->end.latest
				 : e->start.latest;

	return e->start.earliest <= to && latest >= from;
}

static int
by_points(const void *x, const void *y)
{
	const struct chron_pair *a = x, *b = y;

	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	return (a->b > b->b) - (a->b < b->b);
}

/* Every pair of a small entry; of a large one each account with the lead. The
 * score is that of the weakest link needed to hold all together. */
static void
link_up(struct chron_chronology *c, struct groups *g, struct chron_entry *e)
{
	uint32_t heads = e->nevents <= ALL_PAIRS ? e->nevents : 1;
	uint32_t *tree = ARENA_ARRAY(g->arena, uint32_t, e->nevents);
	uint32_t held = 1;

	e->pairs = ARENA_ARRAY(c->arena, struct chron_pair,
		heads > 1 ? (size_t)heads * (heads - 1) / 2 : e->nevents - 1);
	for (uint32_t i = 0; i < heads; i++)
		for (uint32_t k = i + 1; k < e->nevents; k++)
			e->pairs[e->npairs++] = score_explain(
				g->s, c->arena, e->events[i], e->events[k]);
	if (e->npairs)
		qsort(e->pairs, e->npairs, sizeof(*e->pairs), by_points);
	for (uint32_t i = 0; i < e->nevents; i++)
		tree[i] = i;
	for (uint32_t i = 0; i < e->npairs && held < e->nevents; i++) {
		uint32_t x = 0, y = 0;

		while (e->events[x] != e->pairs[i].a)
			x++;
		while (e->events[y] != e->pairs[i].b)
			y++;
		x = groups_find(tree, x);
		y = groups_find(tree, y);
		if (x == y)
			continue;
		tree[x > y ? x : y] = x < y ? x : y;
		e->score = e->pairs[i].score;
		held++;
	}
}

/* Confirmed if rulings alone hold every account. */
static enum match
match_of(struct groups *g, const struct chron_entry *e)
{
	uint32_t first = groups_find(g->ruled, e->events[0]);

	if (e->nevents == 1)
		return MATCH_SINGLE;
	for (uint32_t i = 1; i < e->nevents; i++)
		if (groups_find(g->ruled, e->events[i]) != first)
			return MATCH_AUTOMATIC;
	return MATCH_CONFIRMED;
}

static void
gather(struct chron_chronology *c, struct groups *g, uint32_t leader,
	struct chron_entry *e)
{
	uint32_t i = leader;

	e->events = ARENA_ARRAY(c->arena, uint32_t, g->size[leader]);
	do {
		e->events[e->nevents++] = i;
		i = g->next[i];
	} while (i != leader);
	if (e->nevents > 1) {
		qsort(e->events, e->nevents, sizeof(*e->events), by_index);
		put_lead_first(e, lead_of(c, e));
	}
}

static void
fill(struct chron_chronology *c, struct groups *g, struct chron_entry *e)
{
	const struct chron_event *lead = &c->events[e->events[0]];

	e->id = entry_id(c, e, c->arena);
	e->start = lead->start;
	e->end = lead->end;
	e->has_end = lead->has_end;
	e->in_scope = in_scope(&c->config, e);
	e->match = match_of(g, e);
	if (e->nevents > 1)
		link_up(c, g, e);
	entry_combine(c, e);
}

static void
attach_notes(struct chron_chronology *c)
{
	for (uint32_t i = 0; i < c->ndecisions; i++) {
		const struct chron_decision *d = &c->decisions[i];
		uint32_t event;
		struct chron_entry *e;

		if (d->ruling != RULE_NOTE || d->undone)
			continue;
		event = chronology_find_event(c, d->a);
		if (event == CHRON_NONE)
			continue;
		e = &c->entries[c->events[event].entry];
		*ARENA_PUSH(c->arena, &e->notes, &e->nnotes) =
			(struct chron_note){d->by, d->at, d->text, event};
	}
}

static int
by_lead(const void *x, const void *y)
{
	const struct chron_entry *a = x, *b = y;

	return (a->events[0] > b->events[0]) - (a->events[0] < b->events[0]);
}

void
entries_make(struct chron_chronology *c, struct groups *g)
{
	uint32_t n = 0;

	c->nentries = 0;
	for (uint32_t i = 0; i < c->nevents; i++)
		c->nentries += groups_find(g->leader, i) == i;
	c->entries = ARENA_ARRAY(c->arena, struct chron_entry, c->nentries);
	for (uint32_t i = 0; i < c->nevents; i++)
		if (groups_find(g->leader, i) == i)
			gather(c, g, i, &c->entries[n++]);
	/* Events are in chronology order, so entries are by their leads. */
	if (n)
		qsort(c->entries, n, sizeof(*c->entries), by_lead);
	for (uint32_t i = 0; i < n; i++) {
		struct chron_entry *e = &c->entries[i];

		fill(c, g, e);
		for (uint32_t k = 0; k < e->nevents; k++)
			c->events[e->events[k]].entry = i;
	}
	attach_notes(c);
	reviews_attach(c);
}
