/* What people ruled on pairs of events: the last ruling counts, and no entry
 * ever holds two events ruled different. */
#include <stdlib.h>

#include "merge/groups.h"
#include "util/str.h"

struct ruled {
	uint64_t pair;
	int64_t number;
	enum ruling ruling;
	const struct chron_decision *d;
};

static int
by_pair_latest_first(const void *x, const void *y)
{
	const struct ruled *a = x, *b = y;

	if (a->pair != b->pair)
		return a->pair < b->pair ? -1 : 1;
	return (a->number < b->number) - (a->number > b->number);
}

static int
latest_first(const void *x, const void *y)
{
	const struct ruled *a = x, *b = y;

	if (a->number != b->number)
		return a->number > b->number ? -1 : 1;
	return (a->pair > b->pair) - (a->pair < b->pair);
}

static bool
on_pairs(const struct chron_decision *d)
{
	return d->ruling <= RULE_UNSURE;
}

/* What became of an event that is no longer there, or NULL. */
static const struct chron_change *
withdrawn(const struct chron_chronology *c, struct chron_str id)
{
	for (uint32_t i = 0; i < c->nchanges; i++)
		if (c->changes[i].change == CHANGE_WITHDRAWN &&
			!c->changes[i].back && str_eq(c->changes[i].event, id))
			return &c->changes[i];
	return NULL;
}

static uint32_t
event_of(struct chron_chronology *c, const struct chron_decision *d,
	struct chron_str id)
{
	uint32_t i = chronology_find_event(c, id);
	const struct chron_change *gone =
		i == CHRON_NONE ? withdrawn(c, id) : NULL;

	if (gone)
		chronology_diag(c, CHRON_WARNING, "decision-unknown-event",
			CHRON_NONE, CHRON_S(""), 0, 0,
			"decision %lld names event %.*s, which version %u of "
			"%.*s withdrew (it was row %u)",
			(long long)d->number, STR(id), gone->version,
			STR(c->sources[gone->source].file), gone->was_row);
	else if (i == CHRON_NONE)
		chronology_diag(c, CHRON_WARNING, "decision-unknown-event",
			CHRON_NONE, CHRON_S(""), 0, 0,
			"decision %lld names event %.*s, which is no longer "
			"there",
			(long long)d->number, STR(id));
	return i;
}

/* The rulings in force on pairs, one a pair. */
static uint32_t
in_force(struct chron_chronology *c, struct arena *a, struct ruled **out)
{
	struct ruled *r = NULL;
	uint32_t n = 0, k = 0;

	for (uint32_t i = 0; i < c->ndecisions; i++) {
		const struct chron_decision *d = &c->decisions[i];
		uint32_t x, y;

		if (d->undone)
			continue;
		x = event_of(c, d, d->a);
		y = on_pairs(d) ? event_of(c, d, d->b) : x;
		if (!on_pairs(d) || x == CHRON_NONE || y == CHRON_NONE ||
			x == y)
			continue;
		*ARENA_PUSH(a, &r, &n) = (struct ruled){
			x < y ? (uint64_t)x << 32 | y : (uint64_t)y << 32 | x,
			d->number, d->ruling, d};
	}
	if (n)
		qsort(r, n, sizeof(*r), by_pair_latest_first);
	for (uint32_t i = 0; i < n; i++)
		if (!i || r[i].pair != r[i - 1].pair)
			r[k++] = r[i];
	*out = r;
	return k;
}

static void
rule_apart(struct groups *g, const struct ruled *r, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		if (r[i].ruling == RULE_SAME || r[i].ruling == RULE_SAME_DIFFER)
			continue;
		*ARENA_PUSH(g->arena, &g->apart, &g->napart) = r[i].pair;
		if (r[i].ruling == RULE_UNSURE)
			*ARENA_PUSH(g->arena, &g->unsure, &g->nunsure) =
				r[i].pair;
	}
}

void
rulings_apply(struct groups *g, struct chron_chronology *c)
{
	struct ruled *r;
	uint32_t n = in_force(c, g->arena, &r);

	rule_apart(g, r, n); /* still sorted by pair, as bsearch needs */
	if (n)
		qsort(r, n, sizeof(*r), latest_first);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t a = (uint32_t)(r[i].pair >> 32);
		uint32_t b = (uint32_t)r[i].pair;

		if (r[i].ruling != RULE_SAME && r[i].ruling != RULE_SAME_DIFFER)
			continue;
		if (groups_force(g, a, b)) {
			a = groups_find(g->ruled, a);
			b = groups_find(g->ruled, b);
			g->ruled[a > b ? a : b] = a < b ? a : b;
			continue;
		}
		chronology_diag(c, CHRON_WARNING, "decision-conflict",
			CHRON_NONE, CHRON_S(""), 0, 0,
			"decision %lld puts together events that another "
			"keeps apart; they stay apart",
			(long long)r[i].number);
	}
}
