/* Which question a person is asked first: the sum of what an answer is worth.
 *
 * What an answer is worth is one table.  A pair near the threshold is the one
 * the program knows least about; then it counts what the answer changes. */
#include <stdlib.h>

#include "merge/merge.h"
#include "util/str.h"

enum use {
	USE_NEAR,    /* a point nearer to the threshold for joining */
	USE_ACCOUNT, /* each account beyond two that would stand together */
	USE_SETTLES, /* a finding that it would settle */
	USE_SEEN,    /* a contradiction on seeing that would come to light */
	USE_AGAIN,   /* each question on one of the entries that comes first */
	USE_UNSURE,  /* a person has looked and could not tell */
	USE_COUNT
};

static const struct {
	const char *what;
	int32_t points; /* of one */
	int32_t most;	/* so often it counts */
	const char *say;
} uses[USE_COUNT] = {
	[USE_NEAR] = {"near", 1, 20, "near to the points that join"},
	[USE_ACCOUNT] = {"accounts", 3, 5,
		"more than two accounts would stand together"},
	[USE_SETTLES] = {"settles", 15, 2,
		"it may answer why an agency has no record of it"},
	[USE_SEEN] = {"seen", 20, 1,
		"one says that a child was seen, the other that it was not"},
	[USE_AGAIN] = {"again", -4, 4,
		"an earlier question is on one of the same entries"},
	[USE_UNSURE] = {"unsure", -25, 1,
		"a person has looked and was not sure"},
};

struct ranked {
	struct chron_pair pair;
	struct chron_use use;
};

static int
by_use(const void *x, const void *y)
{
	const struct ranked *a = x, *b = y;

	if (a->use.points != b->use.points)
		return a->use.points > b->use.points ? -1 : 1;
	if (a->pair.score != b->pair.score)
		return a->pair.score > b->pair.score ? -1 : 1;
	if (a->pair.a != b->pair.a)
		return a->pair.a < b->pair.a ? -1 : 1;
	return (a->pair.b > b->pair.b) - (a->pair.b < b->pair.b);
}

static void
add(struct chron_chronology *c, struct chron_use *u, enum use use,
	int64_t times)
{
	int32_t n = times > uses[use].most ? uses[use].most : (int32_t)times;
	struct chron_reason *r;

	if (n <= 0)
		return;
	r = ARENA_PUSH(c->arena, &u->reasons, &u->nreasons);
	*r = (struct chron_reason){uses[use].what, n * uses[use].points,
		chron_cstr(uses[use].say)};
	u->points += r->points;
}

/* Does the entry have an account of that agency? */
static bool
told_by(const struct chron_chronology *c, const struct chron_entry *n,
	struct chron_str agency)
{
	for (uint32_t i = 0; i < n->nevents; i++) {
		uint32_t k = c->events[n->events[i]].agency;

		if (k < c->nagencies && str_eq(c->agencies[k].name, agency))
			return true;
	}
	return false;
}

/* Findings that an agency has no record of what the one entry tells, where the
 * other entry is that agency's. */
static int64_t
settled(const struct chron_chronology *c, const struct chron_entry *of,
	const struct chron_entry *by)
{
	int64_t n = 0;

	for (uint32_t i = 0; i < of->ndiscrepancies; i++) {
		const struct chron_discrepancy *d =
			&c->discrepancies[of->discrepancies[i]];
		bool named = false;

		if (strcmp(d->kind, "one-sided") != 0)
			continue;
		for (uint32_t k = 0; k < by->nevents && !named; k++) {
			uint32_t a = c->events[by->events[k]].agency;

			named = a < c->nagencies &&
				!told_by(c, of, c->agencies[a].name) &&
				str_find(d->say, c->agencies[a].name) !=
					SIZE_MAX;
		}
		n += named;
	}
	return n;
}

static bool
contradict(const struct chron_entry *x, const struct chron_entry *y)
{
	for (uint32_t i = 0; i < x->nchildren; i++)
		for (uint32_t k = 0; k < y->nchildren; k++) {
			uint8_t a = x->children[i].flag[ASPECT_SEEN];
			uint8_t b = y->children[k].flag[ASPECT_SEEN];

			if (x->children[i].child == y->children[k].child &&
				((a == ANSWER_YES && b == ANSWER_NO) ||
					(a == ANSWER_NO && b == ANSWER_YES)))
				return true;
		}
	return false;
}

/* In force: the latest that is not undone. */
static bool
was_unsure(const struct chron_chronology *c, const struct chron_pair *p)
{
	struct chron_str a = c->events[p->a].id, b = c->events[p->b].id;

	for (uint32_t i = c->ndecisions; i-- > 0;) {
		const struct chron_decision *d = &c->decisions[i];

		if (!d->undone && d->ruling <= RULE_UNSURE &&
			((str_eq(d->a, a) && str_eq(d->b, b)) ||
				(str_eq(d->a, b) && str_eq(d->b, a))))
			return d->ruling == RULE_UNSURE;
	}
	return false;
}

static void
weigh(struct chron_chronology *c, struct ranked *r)
{
	const struct chron_entry *x = &c->entries[c->events[r->pair.a].entry];
	const struct chron_entry *y = &c->entries[c->events[r->pair.b].entry];
	int64_t far = (int64_t)merge_join_at(&c->config) - r->pair.score;

	add(c, &r->use, USE_NEAR, uses[USE_NEAR].most - (far < 0 ? -far : far));
	add(c, &r->use, USE_ACCOUNT, (int64_t)x->nevents + y->nevents - 2);
	add(c, &r->use, USE_SETTLES, settled(c, x, y) + settled(c, y, x));
	add(c, &r->use, USE_SEEN, contradict(x, y));
	add(c, &r->use, USE_UNSURE, c->ndecisions && was_unsure(c, &r->pair));
}

void
merge_rank(struct chron_chronology *c)
{
	struct arena *scratch = arena_new();
	struct ranked *r = ARENA_ARRAY(scratch, struct ranked, c->npossible);
	uint32_t *asked = ARENA_ARRAY(scratch, uint32_t, c->nentries);

	for (uint32_t i = 0; i < c->npossible; i++) {
		r[i].pair = c->possible[i];
		weigh(c, &r[i]);
	}
	if (c->npossible)
		qsort(r, c->npossible, sizeof(*r), by_use);
	for (uint32_t i = 0; i < c->npossible; i++) {
		uint32_t x = c->events[r[i].pair.a].entry;
		uint32_t y = c->events[r[i].pair.b].entry;

		add(c, &r[i].use, USE_AGAIN, (int64_t)asked[x] + asked[y]);
		asked[x]++;
		asked[y]++;
	}
	if (c->npossible)
		qsort(r, c->npossible, sizeof(*r), by_use);
	c->uses = ARENA_ARRAY(c->arena, struct chron_use, c->npossible);
	for (uint32_t i = 0; i < c->npossible; i++) {
		c->possible[i] = r[i].pair;
		c->uses[i] = r[i].use;
	}
	arena_free(scratch);
}
