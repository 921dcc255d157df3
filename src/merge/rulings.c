/* What people ruled on pairs of events: the last ruling on a pair counts, and
 * no entry ever holds two events that a ruling keeps apart.
 *
 * An account that was left out is apart from every account that it stood with,
 * until it is left in again: by undoing, or by a later ruling that puts it
 * together with one of them. */
#include <stdlib.h>

#include "merge/groups.h"
#include "merge/reviews.h"
#include "util/str.h"

/* One pair that a decision is about; one that leaves out has several. */
struct ruled {
	uint64_t pair;
	uint32_t at; /* index of the decision: they are in order of number */
	enum ruling ruling;
};

struct bench {
	struct chron_chronology *c;
	struct groups *g;
	struct ruled *v; /* in force: by pair */
	uint32_t n;
	uint32_t *pairs; /* of each decision: that are in force */
};

static int
by_pair_latest_first(const void *x, const void *y)
{
	const struct ruled *a = x, *b = y;

	if (a->pair != b->pair)
		return a->pair < b->pair ? -1 : 1;
	return (a->at < b->at) - (a->at > b->at);
}

static int
latest_first(const void *x, const void *y)
{
	const struct ruled *a = x, *b = y;

	if (a->at != b->at)
		return a->at > b->at ? -1 : 1;
	return (a->pair > b->pair) - (a->pair < b->pair);
}

static bool
joins(enum ruling r)
{
	return r == RULE_SAME || r == RULE_SAME_DIFFER;
}

static uint64_t
pair_of(uint32_t x, uint32_t y)
{
	return x < y ? (uint64_t)x << 32 | y : (uint64_t)y << 32 | x;
}

/* ---- what they are about ---- */

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

/* The last diagnostic is what there is to say of the decision. */
static void
stands(struct chron_chronology *c, uint32_t at, enum standing what,
	int64_t other)
{
	c->standings[at] = (struct chron_standing){
		what, other, c->diagnostics[c->ndiagnostics - 1].say};
}

static void
say_gone(struct chron_chronology *c, uint32_t at, struct chron_str id)
{
	const struct chron_change *gone = withdrawn(c, id);
	long long number = (long long)c->decisions[at].number;

	if (gone)
		chronology_diag(c, CHRON_WARNING, "decision-unknown-event",
			CHRON_NONE, CHRON_S(""), 0, 0,
			"decision %lld names event %.*s, which version %u of "
			"%.*s withdrew (it was row %u)",
			number, STR(id), gone->version,
			STR(c->sources[gone->source].file), gone->was_row);
	else
		chronology_diag(c, CHRON_WARNING, "decision-unknown-event",
			CHRON_NONE, CHRON_S(""), 0, 0,
			"decision %lld names event %.*s, which is no longer "
			"there",
			number, STR(id));
	stands(c, at, STANDING_GONE, 0);
}

static uint32_t
event_of(struct chron_chronology *c, uint32_t at, struct chron_str id)
{
	uint32_t i = chronology_find_event(c, id);

	if (i == CHRON_NONE)
		say_gone(c, at, id);
	return i;
}

static void
add(struct bench *b, uint32_t at, uint32_t x, uint32_t y, enum ruling ruling)
{
	if (x != y)
		*ARENA_PUSH(b->g->arena, &b->v, &b->n) =
			(struct ruled){pair_of(x, y), at, ruling};
}

/* Those that it stood with and that are still there. */
static void
add_left_out(struct bench *b, uint32_t at, uint32_t event)
{
	struct chron_str rest = b->c->decisions[at].others, id = rest;
	uint32_t before = b->n;

	while (str_cut(&rest, ' ', &id)) {
		uint32_t other = chronology_find_event(b->c, id);

		if (other != CHRON_NONE)
			add(b, at, event, other, RULE_LEAVE_OUT);
	}
	if (b->n == before)
		say_gone(b->c, at, id);
}

static void
gather(struct bench *b)
{
	struct chron_chronology *c = b->c;

	for (uint32_t i = 0; i < c->ndecisions; i++) {
		const struct chron_decision *d = &c->decisions[i];
		uint32_t x, y;

		if (d->undone)
			c->standings[i].what = STANDING_UNDONE;
		/* Words that were taken back stand nowhere. */
		if (c->standings[i].what != STANDING_FOLLOWED ||
			(d->ruling == RULE_REVIEW && !d->text.n))
			continue;
		x = event_of(c, i, d->a);
		if (d->ruling == RULE_LEAVE_OUT && x != CHRON_NONE)
			add_left_out(b, i, x);
		if (d->ruling > RULE_UNSURE)
			continue;
		y = event_of(c, i, d->b);
		if (x != CHRON_NONE && y != CHRON_NONE)
			add(b, i, x, y, d->ruling);
	}
}

/* ---- which are in force ---- */

static void
supersede(struct bench *b, uint32_t at, uint32_t by)
{
	struct chron_standing *s = &b->c->standings[at];

	*s = (struct chron_standing){.what = STANDING_SUPERSEDED,
		.other = b->c->decisions[by].number,
		.say = CHRON_S("")};
}

/* Who was left out and then put together with one of those again is not left
 * out any more: not of any of them. */
static void
take_back_in(struct bench *b)
{
	uint32_t k = 0;

	for (uint32_t i = 0, head = 0; i < b->n; i++) {
		if (b->v[i].pair != b->v[head].pair)
			head = i;
		if (b->v[i].ruling == RULE_LEAVE_OUT && head != i &&
			joins(b->v[head].ruling))
			supersede(b, b->v[i].at, b->v[head].at);
	}
	for (uint32_t i = 0; i < b->n; i++)
		if (b->c->standings[b->v[i].at].what != STANDING_SUPERSEDED)
			b->v[k++] = b->v[i];
	b->n = k;
}

/* One a pair: the latest. */
static void
keep_latest(struct bench *b)
{
	uint32_t k = 0;

	b->pairs = ARENA_ARRAY(b->g->arena, uint32_t, b->c->ndecisions + 1);
	for (uint32_t i = 0; i < b->n; i++)
		if (!i || b->v[i].pair != b->v[i - 1].pair)
			b->pairs[b->v[i].at]++;
	for (uint32_t i = 0, head = 0; i < b->n; i++) {
		if (b->v[i].pair != b->v[head].pair)
			head = i;
		else if (head != i && !b->pairs[b->v[i].at])
			supersede(b, b->v[i].at, b->v[head].at);
	}
	for (uint32_t i = 0; i < b->n; i++)
		if (!k || b->v[i].pair != b->v[k - 1].pair)
			b->v[k++] = b->v[i];
	b->n = k;
}

/* ---- what follows ---- */

/* Still sorted by pair, as bsearch needs. */
static void
rule_apart(struct bench *b)
{
	struct groups *g = b->g;

	for (uint32_t i = 0; i < b->n; i++) {
		const struct ruled *r = &b->v[i];

		if (joins(r->ruling))
			continue;
		*ARENA_PUSH(g->arena, &g->apart, &g->napart) = r->pair;
		*ARENA_PUSH(g->arena, &g->apart_by, &g->napart_by) = r->at;
		if (r->ruling == RULE_UNSURE)
			*ARENA_PUSH(g->arena, &g->unsure, &g->nunsure) =
				r->pair;
		if (r->ruling == RULE_RELATED)
			*ARENA_PUSH(g->arena, &g->related, &g->nrelated) =
				r->pair;
	}
}

static int
by_pair(const void *x, const void *y)
{
	const struct ruled *a = x, *b = y;

	return (a->pair > b->pair) - (a->pair < b->pair);
}

/* The ruling that keeps the group of a apart from that of b. */
static const struct ruled *
keeper(const struct bench *b, uint32_t one, uint32_t other)
{
	const struct groups *g = b->g;
	uint32_t i = one;

	do {
		uint32_t k = other;

		do {
			struct ruled key = {.pair = pair_of(i, k)};
			const struct ruled *r =
				bsearch(&key, b->v, b->n, sizeof(key), by_pair);

			if (r && !joins(r->ruling))
				return r;
			k = g->next[k];
		} while (k != other);
		i = g->next[i];
	} while (i != one);
	return NULL;
}

static void
say_conflict(struct bench *b, const struct ruled *r)
{
	struct chron_chronology *c = b->c;
	uint32_t one = (uint32_t)(r->pair >> 32), other = (uint32_t)r->pair;
	const struct ruled *k = keeper(b, one, other);
	long long by = k ? (long long)c->decisions[k->at].number : 0;

	chronology_diag(c, CHRON_WARNING, "decision-conflict", CHRON_NONE,
		CHRON_S(""), 0, 0,
		"decision %lld puts together events that decision %lld keeps "
		"apart (%s): they stay apart",
		(long long)c->decisions[r->at].number, by,
		k ? ruling_names[k->ruling] : "");
	stands(c, r->at, STANDING_CONFLICT, by);
}

/* The latest first: where two do not go together, it has its way. */
static void
rule_together(struct bench *b)
{
	struct groups *g = b->g;
	struct ruled *order = ARENA_ARRAY(g->arena, struct ruled, b->n + 1);

	if (!b->n)
		return;
	memcpy(order, b->v, b->n * sizeof(*order));
	qsort(order, b->n, sizeof(*order), latest_first);
	for (uint32_t i = 0; i < b->n; i++) {
		uint32_t x = (uint32_t)(order[i].pair >> 32);
		uint32_t y = (uint32_t)order[i].pair;

		if (!joins(order[i].ruling))
			continue;
		if (!groups_force(g, x, y)) {
			say_conflict(b, &order[i]);
			continue;
		}
		g->joined_by_rule = true;
		x = groups_find(g->ruled, x);
		y = groups_find(g->ruled, y);
		g->ruled[x > y ? x : y] = x < y ? x : y;
	}
}

void
rulings_apply(struct groups *g, struct chron_chronology *c)
{
	struct bench b = {.c = c, .g = g};

	c->standings =
		ARENA_ARRAY(c->arena, struct chron_standing, c->ndecisions + 1);
	reviews_supersede(c);
	gather(&b);
	if (b.n)
		qsort(b.v, b.n, sizeof(*b.v), by_pair_latest_first);
	take_back_in(&b);
	keep_latest(&b);
	rule_apart(&b);
	rule_together(&b);
}
