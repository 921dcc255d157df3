/* Which events stand in one entry. */
#include "merge/groups.h"

#include <stdlib.h>

enum {
	LARGEST = 64,	/* accounts that links alone put together */
	SLACK = 25,	/* how far one pair may fall short of the threshold, */
	MEAN_SLACK = 8, /* and the mean of all: two letters on one thing are
			 * less like each other than like the thing */
};

uint32_t
groups_find(uint32_t *leader, uint32_t i)
{
	while (leader[i] != i) {
		leader[i] = leader[leader[i]];
		i = leader[i];
	}
	return i;
}

void
groups_init(struct groups *g, struct arena *a, const struct scorer *s)
{
	uint32_t n = s->sigs.n;

	*g = (struct groups){.s = s, .arena = a};
	g->leader = ARENA_ARRAY(a, uint32_t, n);
	g->next = ARENA_ARRAY(a, uint32_t, n);
	g->size = ARENA_ARRAY(a, uint32_t, n);
	g->ruled = ARENA_ARRAY(a, uint32_t, n);
	for (uint32_t i = 0; i < n; i++) {
		g->leader[i] = g->next[i] = g->ruled[i] = i;
		g->size[i] = 1;
	}
}

static int
by_key(const void *x, const void *y)
{
	uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;

	return (a > b) - (a < b);
}

bool
groups_apart(const struct groups *g, uint32_t a, uint32_t b)
{
	uint64_t key = a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a;

	return g->napart &&
	       bsearch(&key, g->apart, g->napart, sizeof(key), by_key) != NULL;
}

/* Is any pair across the two groups ruled apart? */
static bool
ruled_apart(const struct groups *g, uint32_t a, uint32_t b)
{
	uint32_t i = a;

	if (!g->napart)
		return false;
	do {
		uint32_t k = b;

		do {
			if (groups_apart(g, i, k))
				return true;
			k = g->next[k];
		} while (k != b);
		i = g->next[i];
	} while (i != a);
	return false;
}

static void
unite(struct groups *g, uint32_t a, uint32_t b)
{
	uint32_t swap = g->next[a];
	uint32_t low = a < b ? a : b, high = a < b ? b : a;

	g->next[a] = g->next[b];
	g->next[b] = swap;
	g->leader[high] = low;
	g->size[low] += g->size[high];
}

bool
groups_force(struct groups *g, uint32_t a, uint32_t b)
{
	a = groups_find(g->leader, a);
	b = groups_find(g->leader, b);
	if (a == b)
		return true;
	if (ruled_apart(g, a, b))
		return false;
	unite(g, a, b);
	return true;
}

void
groups_repeats(struct groups *g, uint32_t *repeats)
{
	g->repeats = repeats;
	for (uint32_t i = 0; i < g->s->sigs.n; i++)
		if (repeats[i] != i && !groups_force(g, repeats[i], i))
			repeats[i] = i;
}

/* Two rows of one agency's file are two happenings, whatever else is alike,
 * unless one repeats the other. */
static bool
of_one_file(const struct groups *g, uint32_t a, uint32_t b)
{
	const struct chron_event *x = &g->s->c->events[a];
	const struct chron_event *y = &g->s->c->events[b];

	return x->source == y->source && x->agency == y->agency &&
	       g->s->sigs.v[a].verbatim != g->s->sigs.v[b].verbatim;
}

/* Does every account of one group agree with the other as a whole? */
static bool
agree(const struct groups *g, uint32_t a, uint32_t b, int32_t join_at)
{
	int64_t sum = 0, pairs = 0;
	uint32_t i = a;

	if (g->size[a] + g->size[b] > LARGEST)
		return false;
	do {
		uint32_t k = b;

		do {
			int32_t score = score_pair(g->s, i, k);

			if (score < join_at - SLACK || of_one_file(g, i, k))
				return false;
			sum += score;
			pairs++;
			k = g->next[k];
		} while (k != b);
		i = g->next[i];
	} while (i != a);
	return sum >= pairs * (join_at - MEAN_SLACK);
}

static void
follow_links(struct groups *g, const struct links *l, int32_t join_at)
{
	for (uint32_t i = 0; i < l->n && l->v[i].score >= join_at; i++) {
		uint32_t a = groups_find(g->leader, l->v[i].a);
		uint32_t b = groups_find(g->leader, l->v[i].b);

		if (a != b && !ruled_apart(g, a, b) && agree(g, a, b, join_at))
			unite(g, a, b);
	}
}

/* What would stand together without any ruling that joins stays together: who
 * puts an account with one of an entry adds to the entry, and does not tear it
 * up because the two are less alike than accounts of one happening are. */
static void
keep_together(struct groups *g, const struct links *l, int32_t join_at)
{
	struct groups plain;

	groups_init(&plain, g->arena, g->s);
	plain.apart = g->apart;
	plain.napart = g->napart;
	if (g->repeats)
		groups_repeats(&plain, g->repeats);
	follow_links(&plain, l, join_at);
	for (uint32_t i = 0; i < l->n && l->v[i].score >= join_at; i++)
		if (groups_find(plain.leader, l->v[i].a) ==
			groups_find(plain.leader, l->v[i].b))
			groups_force(g, l->v[i].a, l->v[i].b);
}

void
groups_join(struct groups *g, struct links *l, int32_t join_at)
{
	if (l->n)
		qsort(l->v, l->n, sizeof(*l->v), link_by_strength);
	if (g->joined_by_rule)
		keep_together(g, l, join_at);
	follow_links(g, l, join_at);
}
