/* Pairs that look alike and were left apart all the same. */
#include "merge/left_apart.h"

#include <stdlib.h>

#include "util/str.h"

enum { ALL_PAIRS = 256 }; /* of two entries; of more nothing is worked out */

/* The best pair of two entries. */
struct left {
	uint64_t entries;
	struct link pair;
};

/* What keeps two entries apart. */
struct keeper {
	uint64_t entries;
	uint64_t events;
	uint32_t decision; /* index */
};

struct bench {
	struct chron_chronology *c;
	const struct groups *g;
	int32_t possible_at;
	struct keeper *keepers; /* by entries, the latest decision first */
	uint32_t nkeepers;
	struct left *above, *below;
	uint32_t nabove, nbelow;
};

static uint64_t
two_of(uint32_t x, uint32_t y)
{
	return x < y ? (uint64_t)x << 32 | y : (uint64_t)y << 32 | x;
}

/* False if they stand in one. */
static bool
entries_of(const struct bench *b, uint32_t x, uint32_t y, uint64_t *entries)
{
	x = b->c->events[x].entry;
	y = b->c->events[y].entry;
	*entries = two_of(x, y);
	return x != y;
}

/* ---- what was ruled ---- */

static int
by_entries_latest_first(const void *x, const void *y)
{
	const struct keeper *a = x, *b = y;

	if (a->entries != b->entries)
		return a->entries < b->entries ? -1 : 1;
	if (a->decision != b->decision)
		return a->decision > b->decision ? -1 : 1;
	return (a->events > b->events) - (a->events < b->events);
}

static void
find_keepers(struct bench *b)
{
	const struct groups *g = b->g;

	b->keepers = ARENA_ARRAY(g->arena, struct keeper, g->napart);
	for (uint32_t i = 0; i < g->napart; i++) {
		struct keeper k = {
			.events = g->apart[i], .decision = g->apart_by[i]};

		if (entries_of(b, (uint32_t)(k.events >> 32),
			    (uint32_t)k.events, &k.entries))
			b->keepers[b->nkeepers++] = k;
	}
	if (b->nkeepers)
		qsort(b->keepers, b->nkeepers, sizeof(*b->keepers),
			by_entries_latest_first);
}

/* What was ruled on the very pair, else the latest on its entries; NULL:
 * nothing was. */
static const struct keeper *
keeper_of(const struct bench *b, const struct left *l)
{
	uint64_t events = two_of(l->pair.a, l->pair.b);
	uint32_t low = 0, high = b->nkeepers;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (b->keepers[mid].entries < l->entries)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == b->nkeepers || b->keepers[low].entries != l->entries)
		return NULL;
	for (uint32_t i = low; i < b->nkeepers; i++) {
		if (b->keepers[i].entries != l->entries)
			break;
		if (b->keepers[i].events == events)
			return &b->keepers[i];
	}
	return &b->keepers[low];
}

/* ---- which pairs ---- */

static int
by_entries(const void *x, const void *y)
{
	const struct left *a = x, *b = y;

	if (a->entries != b->entries)
		return a->entries < b->entries ? -1 : 1;
	return link_by_strength(&a->pair, &b->pair);
}

static int
by_strength(const void *x, const void *y)
{
	const struct left *a = x, *b = y;

	return link_by_strength(&a->pair, &b->pair);
}

/* The best of any two entries. */
static uint32_t
keep_best(struct left *v, uint32_t n)
{
	uint32_t k = 0;

	if (n)
		qsort(v, n, sizeof(*v), by_entries);
	for (uint32_t i = 0; i < n; i++)
		if (!k || v[i].entries != v[k - 1].entries)
			v[k++] = v[i];
	return k;
}

static void
find_below(struct bench *b, const struct links *links)
{
	b->below = ARENA_ARRAY(b->g->arena, struct left, links->nbelow);
	for (uint32_t i = 0; i < links->nbelow; i++) {
		struct left l = {.pair = links->below[i]};

		if (entries_of(b, l.pair.a, l.pair.b, &l.entries) &&
			!keeper_of(b, &l))
			b->below[b->nbelow++] = l;
	}
	b->nbelow = keep_best(b->below, b->nbelow);
}

/* Two entries of which a better pair is asked about, or told of above. */
static void
drop_below(struct bench *b, uint64_t entries)
{
	struct left key = {.entries = entries};
	uint32_t low = 0, high = b->nbelow;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (b->below[mid].entries < key.entries)
			low = mid + 1;
		else
			high = mid;
	}
	if (low < b->nbelow && b->below[low].entries == entries)
		b->below[low].pair.score = INT32_MIN;
}

static void
find_above(struct bench *b, const struct links *links, int32_t join_at)
{
	for (uint32_t i = 0; i < links->n; i++) {
		struct left l = {.pair = links->v[i]};

		if (!entries_of(b, l.pair.a, l.pair.b, &l.entries))
			continue;
		drop_below(b, l.entries);
		if (l.pair.score >= join_at || keeper_of(b, &l))
			*ARENA_PUSH(b->g->arena, &b->above, &b->nabove) = l;
	}
	b->nabove = keep_best(b->above, b->nabove);
}

/* The highest, without what was dropped. */
static uint32_t
cut(struct left *v, uint32_t n)
{
	uint32_t k = 0;

	if (n)
		qsort(v, n, sizeof(*v), by_strength);
	while (k < n && k < LEFT_APART_MOST && v[k].pair.score != INT32_MIN)
		k++;
	return k;
}

/* ---- why ---- */

static struct chron_str
say_ruled(const struct bench *b, const struct left *l, const struct keeper *k)
{
	const struct chron_decision *d = &b->c->decisions[k->decision];
	bool here = k->events == two_of(l->pair.a, l->pair.b);
	struct chron_str on = CHRON_S("");

	if (!here)
		on = arena_printf(b->c->arena, " on %.*s and %.*s",
			STR(b->c->events[k->events >> 32].id),
			STR(b->c->events[(uint32_t)k->events].id));
	return arena_printf(b->c->arena,
		"kept apart by decision %lld (%s)%.*s%s%.*s",
		(long long)d->number, ruling_names[d->ruling], STR(on),
		d->by.n ? ", " : "", STR(d->by));
}

/* The least alike of all pairs between the two entries, and their mean. */
static struct chron_str
say_whole(const struct bench *b, const struct left *l)
{
	const struct chron_entry *x = &b->c->entries[l->entries >> 32];
	const struct chron_entry *y = &b->c->entries[(uint32_t)l->entries];
	uint64_t pairs = (uint64_t)x->nevents * y->nevents;
	int32_t least = INT32_MAX;
	int64_t sum = 0;

	if (pairs > ALL_PAIRS)
		return arena_printf(b->c->arena,
			"their entries have %u and %u accounts, which do not "
			"all agree",
			x->nevents, y->nevents);
	for (uint32_t i = 0; i < x->nevents; i++)
		for (uint32_t k = 0; k < y->nevents; k++) {
			int32_t score =
				score_pair(b->g->s, x->events[i], y->events[k]);

			sum += score;
			least = score < least ? score : least;
		}
	return arena_printf(b->c->arena,
		"their entries as a whole do not agree: of %llu pairs between "
		"them the least alike has %d points, and the mean is %lld",
		(unsigned long long)pairs, least,
		(long long)(sum / (int64_t)pairs));
}

static struct chron_str
say_below(const struct bench *b, const struct left *l)
{
	int32_t points = b->possible_at - l->pair.score;

	return arena_printf(b->c->arena, "%d point%s short of asking a person",
		points, points == 1 ? "" : "s");
}

/* What speaks against comes first, the strongest of it at the top; the rest
 * stays in its order. */
static void
against_first(struct chron_pair *p)
{
	for (uint32_t i = 1; i < p->nreasons; i++) {
		struct chron_reason r = p->reasons[i];
		uint32_t k = i;

		for (; r.points < 0 && k > 0 &&
			p->reasons[k - 1].points > r.points;
			k--)
			p->reasons[k] = p->reasons[k - 1];
		p->reasons[k] = r;
	}
}

static void
tell(struct bench *b, const struct left *l, bool above)
{
	const struct keeper *k = above ? keeper_of(b, l) : NULL;
	struct chron_apart *a =
		ARENA_PUSH(b->c->arena, &b->c->apart, &b->c->napart);

	a->pair = score_explain(b->g->s, b->c->arena, l->pair.a, l->pair.b);
	against_first(&a->pair);
	a->why = k ? APART_RULED : above ? APART_WHOLE : APART_BELOW;
	a->say = k	 ? say_ruled(b, l, k)
		 : above ? say_whole(b, l)
			 : say_below(b, l);
}

void
left_apart_make(struct chron_chronology *c, const struct groups *g,
	const struct links *links, int32_t join_at, int32_t possible_at)
{
	struct bench b = {.c = c, .g = g, .possible_at = possible_at};

	c->apart = NULL;
	c->napart = 0;
	find_keepers(&b);
	find_below(&b, links);
	find_above(&b, links, join_at);
	b.nabove = cut(b.above, b.nabove);
	b.nbelow = cut(b.below, b.nbelow);
	for (uint32_t i = 0; i < b.nabove; i++)
		tell(&b, &b.above[i], true);
	for (uint32_t i = 0; i < b.nbelow; i++)
		tell(&b, &b.below[i], false);
}
