/* Which pairs are worth scoring. */
#include "merge/candidates.h"

#include <stdlib.h>

#include "util/civil.h"
#include "util/parallel.h"

enum {
	DENSE = 96,	    /* so few within reach: each with each */
	FEW_NEAR = 24,	    /* of a crowd, so few on a day and the next */
	KEYS = 12,	    /* of one event */
	RARE_KEYS = 6,	    /* of those, words */
	WALK = 32,	    /* how far one key is followed */
	RARE = 64,	    /* a word in so many events can be a key, */
	COMMON_PART = 1000, /* or in that part of a large case */
	REACH_DAYS = 14,
	BACK_DAYS = 60, /* how far back a day that is named is looked up */
	BACK_MOST = 256,
	PIECE = 2048, /* pairs that one thread scores at a time */
	WAITING = 64 * PIECE,
};

/* An event under one of its keys; nodes of a bucket run forward in time. */
struct node {
	uint32_t key, event, next;
};

struct search {
	const struct scorer *s;
	const struct sig *sigs;
	uint32_t n;
	const uint32_t *repeats;
	int32_t least;
	int32_t nearly; /* from here a pair is kept among those below */
	struct links *out;
	struct arena *arena;
	uint32_t *buckets, mask;
	struct node *nodes;
	uint32_t nnodes;
	uint32_t *stamp;      /* 1 + the event that last tried this one */
	int64_t *floor;	      /* no event from here on begins before this */
	struct link *waiting; /* pairs to be scored, `room` at most */
	uint32_t nwaiting, room;
	uint32_t first; /* of `out`, for the event at hand */
};

static void
score_piece(void *arg, uint32_t piece)
{
	struct search *f = arg;
	uint32_t i = piece * PIECE;
	uint32_t end = f->nwaiting - i < PIECE ? f->nwaiting : i + PIECE;

	for (; i < end; i++) {
		struct link *l = &f->waiting[i];

		l->score = score_towards(f->s, l->a, l->b, f->nearly);
	}
}

/* Strongest first; a tie goes by time, not by who came first. */
int
link_by_strength(const void *x, const void *y)
{
	const struct link *a = x, *b = y;

	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	return (a->b > b->b) - (a->b < b->b);
}

/* Each once, and no more than the highest; what is lower than they are will
 * not be kept any more. */
static void
cut_below(struct search *f)
{
	struct link *v = f->out->below;
	uint32_t k = 0;

	if (f->out->nbelow)
		qsort(v, f->out->nbelow, sizeof(*v), link_by_strength);
	for (uint32_t i = 0; i < f->out->nbelow && k < LINKS_BELOW; i++)
		if (!k || link_by_strength(&v[i], &v[k - 1]) != 0)
			v[k++] = v[i];
	f->out->nbelow = k;
	if (k == LINKS_BELOW && v[k - 1].score > f->nearly)
		f->nearly = v[k - 1].score;
}

static void
keep_below(struct search *f, const struct link *l)
{
	if (f->out->nbelow == 2 * LINKS_BELOW)
		cut_below(f);
	if (l->score >= f->nearly)
		f->out->below[f->out->nbelow++] = *l;
}

/* Scoring takes longer than finding what to score. */
static void
score_waiting(struct search *f)
{
	parallel_each(parallel_pieces(f->nwaiting, PIECE), score_piece, f);
	for (uint32_t i = 0; i < f->nwaiting; i++)
		if (f->waiting[i].score >= f->least)
			*ARENA_PUSH(f->arena, &f->out->v, &f->out->n) =
				f->waiting[i];
		else if (f->waiting[i].score >= f->nearly)
			keep_below(f, &f->waiting[i]);
	f->nwaiting = 0;
}

static void
try_pair(struct search *f, uint32_t a, uint32_t b)
{
	const struct chron_event *x, *y;

	if (f->stamp[b] == a + 1 || f->repeats[b] != b)
		return;
	f->stamp[b] = a + 1;
	x = &f->s->c->events[a];
	y = &f->s->c->events[b];
	/* Two rows of one agency's file never meet, but for repeats that a
	 * ruling parted from the row that both repeat. */
	if (x->agency == y->agency && x->source == y->source &&
		f->sigs[a].verbatim != f->sigs[b].verbatim)
		return;
	if (f->nwaiting == f->room)
		score_waiting(f);
	f->waiting[f->nwaiting++] = (struct link){a, b, 0};
}

static uint32_t
blend(uint32_t a, uint32_t b)
{
	a = (a ^ b) * 0x9e3779b1u;
	a ^= a >> 15;
	return a ? a : 1;
}

/* In a crowd, what two accounts share by chance is not worth a full sum: a
 * later day without news of an earlier one, or another hour of the day. */
static bool
by_chance(const struct sig *x, const struct sig *y)
{
	int32_t days = civil_day_of(y->earliest) - civil_day_of(x->earliest);
	uint16_t hints = x->hints | y->hints;
	uint16_t news = 1u << LEX_HINT_NOTIFY | 1u << LEX_HINT_MINUTES;

	if (days > 0)
		return !(y->hints & news) && !y->nrefs && !x->nrefs;
	return x->timed && y->timed && !(hints & news) &&
	       y->earliest - x->earliest > 120 && x->lead && y->lead &&
	       contact_rows[x->lead].flags & CONTACT_POINT &&
	       contact_rows[y->lead].flags & CONTACT_POINT;
}

/* The rarest words that another event has too, rarest first. */
static uint32_t
rare_keys(const struct search *f, const struct sig *g, uint32_t *keys)
{
	const uint32_t *w = sig_words(g);
	uint32_t count[RARE_KEYS], n = 0;
	uint32_t most = f->n / COMMON_PART > RARE ? f->n / COMMON_PART : RARE;

	for (uint32_t i = 0; i < g->nwords; i++) {
		uint32_t c = sig_count(&f->s->sigs, w[i]), k;

		if (c < 2 || c > most || (n == RARE_KEYS && c >= count[n - 1]))
			continue;
		k = n < RARE_KEYS ? n++ : n - 1;
		for (; k > 0 && count[k - 1] > c; k--) {
			count[k] = count[k - 1];
			keys[k] = keys[k - 1];
		}
		count[k] = c;
		keys[k] = w[i];
	}
	return n;
}

/* Numbers first: *sure of them are no chance. */
static uint32_t
keys_of(const struct search *f, const struct sig *g, uint32_t *keys,
	uint32_t *sure)
{
	uint32_t who = g->subjects ? g->subjects : g->stranger, n = 0;

	for (uint32_t i = 0; i < g->nids && n < KEYS - 2 - RARE_KEYS; i++)
		keys[n++] = blend(sig_number(sig_ids(g)[i]), 1);
	*sure = n;
	n += rare_keys(f, g, keys + n);
	if (g->lead)
		keys[n++] = blend(blend(g->lead, 2), who);
	if (g->timed)
		keys[n++] = blend((uint32_t)(g->earliest / 15), 3);
	return n;
}

static int64_t
reach_of(const struct sig *g)
{
	return g->latest + score_reach(g);
}

/* Events are not quite in the order in which they begin: a day comes after its
 * hours, and "before 5 March" on the 4th. */
static void
find_floors(struct search *f, struct arena *a)
{
	int64_t least = INT64_MAX;

	f->floor = ARENA_ARRAY(a, int64_t, f->n);
	for (uint32_t i = f->n; i-- > 0;) {
		if (f->sigs[i].dated && f->sigs[i].earliest < least)
			least = f->sigs[i].earliest;
		f->floor[i] = least;
	}
}

/* The first event, from index `from`, from which on all begin at or after t.
 */
static uint32_t
first_from(const struct search *f, uint32_t from, int64_t t)
{
	uint32_t hi = f->n;

	while (from < hi) {
		uint32_t mid = from + (hi - from) / 2;

		if (f->floor[mid] < t)
			from = mid + 1;
		else
			hi = mid;
	}
	return from;
}

/* No event before this one begins on or after the day that begins at t: none
 * is sorted earlier than it begins. */
static uint32_t
first_of_day(const struct search *f, int64_t t)
{
	uint32_t from = 0, hi = f->n;

	while (from < hi) {
		uint32_t mid = from + (hi - from) / 2;
		const struct chron_event *e = &f->s->c->events[mid];

		if (e->at < t || (e->at == t && e->start.latest < t))
			from = mid + 1;
		else
			hi = mid;
	}
	return from;
}

static void
follow_keys(struct search *f, uint32_t i)
{
	uint32_t keys[KEYS], sure;
	uint32_t n = keys_of(f, &f->sigs[i], keys, &sure);
	int64_t until =
		f->sigs[i].latest + (int64_t)REACH_DAYS * CIVIL_DAY_MINUTES;

	for (uint32_t k = 0; k < n; k++) {
		uint32_t at = f->buckets[keys[k] & f->mask], walked = 0;

		for (; at && walked < WALK; at = f->nodes[at].next) {
			const struct node *o = &f->nodes[at];

			if (f->sigs[o->event].earliest > until)
				break;
			walked++;
			if (o->key == keys[k] &&
				(k < sure || !by_chance(&f->sigs[i],
						     &f->sigs[o->event])))
				try_pair(f, i, o->event);
		}
	}
}

static void
remember(struct search *f, uint32_t i)
{
	uint32_t keys[KEYS], sure;
	uint32_t n = keys_of(f, &f->sigs[i], keys, &sure);

	for (uint32_t k = 0; k < n; k++) {
		uint32_t *head = &f->buckets[keys[k] & f->mask];

		f->nodes[++f->nnodes] = (struct node){keys[k], i, *head};
		*head = f->nnodes;
	}
}

/* News that names its day is led to that day, however late it came. */
static void
follow_named_days(struct search *f, uint32_t i)
{
	const struct sig *g = &f->sigs[i];
	int32_t today = civil_day_of(g->earliest);

	for (uint32_t r = 0; r < g->nrefs; r++) {
		int32_t day = sig_ref_day(sig_refs(g)[r]);
		int64_t from = (int64_t)day * CIVIL_DAY_MINUTES;
		uint32_t j;

		if (day >= today || day < today - BACK_DAYS)
			continue;
		j = first_of_day(f, from);
		for (uint32_t k = 0; j < i && k < BACK_MOST; j++, k++) {
			if (f->floor[j] >= from + CIVIL_DAY_MINUTES)
				break;
			if (f->sigs[j].dated && f->sigs[j].earliest >= from &&
				f->repeats[j] == j && f->stamp[i] != j + 1)
				try_pair(f, j, i);
		}
	}
}

static void
search_from(struct search *f, uint32_t i)
{
	const struct sig *g = &f->sigs[i];
	uint32_t end, next;
	bool crowd;

	end = first_from(f, i + 1, reach_of(g) + 1);
	next = first_from(f, i + 1, g->latest + CIVIL_DAY_MINUTES + 1);
	crowd = end - i > DENSE;
	if (!crowd)
		next = end;
	if (next - i <= (crowd ? FEW_NEAR : DENSE)) {
		for (uint32_t j = i + 1; j < next; j++)
			if (f->sigs[j].dated &&
				!(crowd && by_chance(g, &f->sigs[j])))
				try_pair(f, i, j);
	}
	if (crowd)
		follow_keys(f, i);
	remember(f, i);
}

static int
by_events(const void *x, const void *y)
{
	const struct link *a = x, *b = y;

	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	return (a->b > b->b) - (a->b < b->b);
}

static void
sort_once(struct links *l)
{
	uint32_t k = 0;

	if (l->n)
		qsort(l->v, l->n, sizeof(*l->v), by_events);
	for (uint32_t i = 0; i < l->n; i++)
		if (!i || by_events(&l->v[i], &l->v[i - 1]) != 0)
			l->v[k++] = l->v[i];
	l->n = k;
}

void
candidates_find(struct links *out, struct arena *a, const struct scorer *s,
	const uint32_t *repeats, int32_t least)
{
	struct search f = {.s = s,
		.sigs = s->sigs.v,
		.n = s->sigs.n,
		.repeats = repeats,
		.least = least,
		.nearly = least - LINKS_NEARLY,
		.out = out,
		.arena = a};
	struct arena *own = arena_new(); /* what nobody needs afterwards */
	uint64_t pairs = (uint64_t)f.n * f.n;
	uint32_t size = 1024;

	while (size < f.n * 4ull && size < 1u << 24)
		size *= 2;
	f.mask = size - 1;
	f.buckets = ARENA_ARRAY(own, uint32_t, size);
	f.nodes = ARENA_ARRAY(own, struct node, f.n * (size_t)KEYS + 1);
	f.stamp = ARENA_ARRAY(own, uint32_t, f.n);
	f.room = pairs < WAITING ? (uint32_t)pairs : WAITING;
	f.waiting = ARENA_ARRAY(own, struct link, f.room);
	out->below = ARENA_ARRAY(a, struct link, 2 * LINKS_BELOW);
	find_floors(&f, own);
	/* From the last to the first, so that buckets run forward in time and
	 * a vague date, whose reach is long, finds what began inside it. */
	for (uint32_t i = f.n; i-- > 0;)
		if (f.sigs[i].dated && repeats[i] == i)
			search_from(&f, i);
	memset(f.stamp, 0, f.n * sizeof(*f.stamp));
	for (uint32_t i = 0; i < f.n; i++)
		if (f.sigs[i].dated && repeats[i] == i)
			follow_named_days(&f, i);
	score_waiting(&f);
	arena_free(own);
	cut_below(&f);
	sort_once(out);
}

struct telling {
	uint64_t hash;
	uint32_t event;
};

static int
by_hash(const void *x, const void *y)
{
	const struct telling *a = x, *b = y;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return (a->event > b->event) - (a->event < b->event);
}

uint32_t *
candidates_repeats(struct arena *a, const struct sigs *s)
{
	uint32_t *first = ARENA_ARRAY(a, uint32_t, s->n);
	struct arena *own = arena_new();
	struct telling *t = ARENA_ARRAY(own, struct telling, s->n);

	for (uint32_t i = 0; i < s->n; i++)
		t[i] = (struct telling){s->v[i].verbatim, i};
	if (s->n)
		qsort(t, s->n, sizeof(*t), by_hash);
	for (uint32_t i = 0; i < s->n; i++)
		first[t[i].event] = i && t[i].hash == t[i - 1].hash
					    ? first[t[i - 1].event]
					    : t[i].event;
	arena_free(own);
	return first;
}
