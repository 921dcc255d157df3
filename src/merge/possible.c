/* Pairs that a person should look at. */
#include "merge/possible.h"

#include <stdlib.h>

enum { MOST = 20000 }; /* more than any panel can go through */

struct question {
	uint64_t entries;
	uint32_t a, b;
	int32_t score;
};

static int
by_entries(const void *x, const void *y)
{
	const struct question *a = x, *b = y;

	if (a->entries != b->entries)
		return a->entries < b->entries ? -1 : 1;
	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	return (a->b > b->b) - (a->b < b->b);
}

static int
by_use(const void *x, const void *y)
{
	const struct question *a = x, *b = y;

	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	return (a->b > b->b) - (a->b < b->b);
}

static uint64_t
entries_of(const struct chron_chronology *c, uint32_t a, uint32_t b)
{
	uint32_t x = c->events[a].entry, y = c->events[b].entry;

	return x < y ? (uint64_t)x << 32 | y : (uint64_t)y << 32 | x;
}

/* Entries of which a person ruled that they are not one: what else they hold
 * that is alike asks nothing new. */
struct settled {
	uint64_t *v; /* as entries_of() names them, sorted */
	uint32_t n;
};

static int
by_number(const void *x, const void *y)
{
	uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;

	return (a > b) - (a < b);
}

static void
settle(struct settled *s, const struct chron_chronology *c,
	const struct groups *g)
{
	for (uint32_t i = 0, k = 0; i < g->napart; i++) {
		uint64_t pair = g->apart[i];

		/* Both are sorted, and one is part of the other. */
		if (k < g->nunsure && g->unsure[k] == pair)
			k++;
		else
			*ARENA_PUSH(g->arena, &s->v, &s->n) = entries_of(
				c, (uint32_t)(pair >> 32), (uint32_t)pair);
	}
	if (s->n)
		qsort(s->v, s->n, sizeof(*s->v), by_number);
}

static void
ask(const struct chron_chronology *c, struct arena *a, struct question **q,
	uint32_t *n, const struct settled *s, const struct link *l)
{
	uint64_t entries = entries_of(c, l->a, l->b);

	if (entries >> 32 == (uint32_t)entries ||
		(s->n && bsearch(&entries, s->v, s->n, sizeof(entries),
				 by_number)))
		return;
	*ARENA_PUSH(a, q, n) = (struct question){entries, l->a, l->b, l->score};
}

void
possible_make(struct chron_chronology *c, const struct groups *g,
	const struct links *links, int32_t possible_at)
{
	struct question *q = NULL;
	struct settled s = {NULL, 0};
	uint32_t n = 0, k = 0;

	settle(&s, c, g);
	for (uint32_t i = 0; i < links->n; i++)
		if (links->v[i].score >= possible_at &&
			!groups_apart(g, links->v[i].a, links->v[i].b))
			ask(c, g->arena, &q, &n, &s, &links->v[i]);
	for (uint32_t i = 0; i < g->nunsure; i++) {
		struct link l = {(uint32_t)(g->unsure[i] >> 32),
			(uint32_t)g->unsure[i], 0};

		l.score = score_pair(g->s, l.a, l.b);
		ask(c, g->arena, &q, &n, &s, &l);
	}
	if (n)
		qsort(q, n, sizeof(*q), by_entries);
	for (uint32_t i = 0; i < n; i++)
		if (!i || q[i].entries != q[i - 1].entries)
			q[k++] = q[i];
	if (k)
		qsort(q, k, sizeof(*q), by_use);
	if (k > MOST)
		k = MOST;
	c->npossible = k;
	c->possible = ARENA_ARRAY(c->arena, struct chron_pair, k);
	for (uint32_t i = 0; i < k; i++)
		c->possible[i] = score_explain(g->s, c->arena, q[i].a, q[i].b);
}
