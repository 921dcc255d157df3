/* The promises of merging, told once more and checked on a chronology that was
 * merged: what an entry may hold, what a link says, what is asked.  Written
 * from docs/merging.md and not from the code that keeps them. */
#ifndef TESTS_MERGE_RULES_H
#define TESTS_MERGE_RULES_H

#include <stdarg.h>

#include "merge/merge.h"
#include "merge/score.h"
#include "merge_random.h"

enum { RULES_SLACK = 25, RULES_MEAN_SLACK = 8 };

struct rules {
	struct chron_chronology *c;
	struct arena *a;
	struct scorer s;
	uint32_t held[DRAWN_ROOM]; /* by rulings and repeats alone: leader */
	bool apart[DRAWN_ROOM][DRAWN_ROOM], unsure[DRAWN_ROOM][DRAWN_ROOM];
	int32_t score[DRAWN_ROOM][DRAWN_ROOM];
	int32_t join_at, possible_at;
	struct buf *wrong; /* what does not hold; empty: all does */
};

static inline void CHRON_PRINTF(2, 3)
	rules_broken(struct rules *r, const char *fmt, ...)
{
	char say[400];
	va_list ap;

	if (r->wrong->n > 2000)
		return;
	va_start(ap, fmt);
	vsnprintf(say, sizeof(say), fmt, ap);
	va_end(ap);
	buf_printf(r->wrong, "%s\n", say);
}

static inline const char *
rules_id(const struct rules *r, uint32_t event)
{
	return r->c->events[event].id.p;
}

static inline uint32_t
rules_held(struct rules *r, uint32_t i)
{
	while (r->held[i] != i)
		i = r->held[i];
	return i;
}

/* Is one row the other word for word: of one agency, of one time? */
static inline bool
rules_repeat(const struct chron_event *x, const struct chron_event *y)
{
	if (x->agency != y->agency || x->start.earliest != y->start.earliest ||
		x->start.latest != y->start.latest || x->nvalues != y->nvalues)
		return false;
	for (uint32_t i = 0; i < x->nvalues; i++)
		if (x->values[i].concept != y->values[i].concept ||
			x->values[i].n != y->values[i].n ||
			memcmp(x->values[i].p, y->values[i].p,
				x->values[i].n) != 0)
			return false;
	return true;
}

static inline bool
rules_same(const struct chron_decision *d)
{
	return d->ruling == RULE_SAME || d->ruling == RULE_SAME_DIFFER;
}

static inline bool
rules_on(const struct chron_decision *d, struct chron_str a, struct chron_str b)
{
	struct chron_str x = d->a,
			 y = d->ruling == RULE_LEAVE_OUT ? d->others : d->b;

	return (str_eq(x, a) && str_eq(y, b)) || (str_eq(x, b) && str_eq(y, a));
}

/* Is there a later ruling in force on the same pair? */
static inline bool
rules_overruled(const struct chron_chronology *c, uint32_t at)
{
	const struct chron_decision *d = &c->decisions[at];

	for (uint32_t i = at + 1; i < c->ndecisions; i++) {
		const struct chron_decision *o = &c->decisions[i];

		if (!o->undone &&
			(o->ruling <= RULE_UNSURE ||
				o->ruling == RULE_LEAVE_OUT) &&
			rules_on(o, d->a, d->b))
			return true;
	}
	return false;
}

static inline void
rules_read_rulings(struct rules *r)
{
	const struct chron_chronology *c = r->c;

	for (uint32_t i = 0; i < c->ndecisions; i++) {
		const struct chron_decision *d = &c->decisions[i];
		bool out = d->ruling == RULE_LEAVE_OUT;
		uint32_t a = chronology_find_event(c, d->a);
		uint32_t b = chronology_find_event(c, out ? d->others : d->b);

		if (d->undone || (d->ruling > RULE_UNSURE && !out) || a == b ||
			a == CHRON_NONE || b == CHRON_NONE)
			continue;
		if (out ? c->standings[i].what != STANDING_FOLLOWED
			: rules_overruled(c, i))
			continue;
		if (rules_same(d)) {
			r->held[rules_held(r, a)] = rules_held(r, b);
			continue;
		}
		r->apart[a][b] = r->apart[b][a] = true;
		if (d->ruling == RULE_UNSURE)
			r->unsure[a][b] = r->unsure[b][a] = true;
	}
}

static inline void
rules_read(struct rules *r, struct arena *a, struct chron_chronology *c,
	struct buf *wrong)
{
	*r = (struct rules){.c = c,
		.a = a,
		.join_at = merge_join_at(&c->config),
		.possible_at = merge_possible_at(&c->config),
		.wrong = wrong};
	scorer_make(&r->s, a, c);
	for (uint32_t i = 0; i < c->nevents; i++)
		r->held[i] = i;
	for (uint32_t i = 0; i < c->nevents; i++)
		for (uint32_t k = 0; k < i; k++) {
			r->score[i][k] = score_pair(&r->s, i, k);
			r->score[k][i] = score_pair(&r->s, k, i);
			if (rules_repeat(&c->events[i], &c->events[k]))
				r->held[rules_held(r, i)] = rules_held(r, k);
		}
	rules_read_rulings(r);
}

/* ---- every pair ---- */

static inline void
rules_sum(struct rules *r, const struct chron_pair *p, const char *where)
{
	int32_t sum = 0;

	for (uint32_t i = 0; i < p->nreasons; i++) {
		sum += p->reasons[i].points;
		if (!p->reasons[i].points || !p->reasons[i].say.n)
			rules_broken(r, "%s: a reason says nothing", where);
	}
	if (sum != p->score || p->score != r->score[p->a][p->b])
		rules_broken(r,
			"%s of %s and %s: the reasons add up to %d, the score "
			"is %d, and alone it is %d",
			where, rules_id(r, p->a), rules_id(r, p->b), sum,
			p->score, r->score[p->a][p->b]);
}

static inline void
rules_of_scores(struct rules *r)
{
	for (uint32_t i = 0; i < r->c->nevents; i++)
		for (uint32_t k = 0; k < i; k++) {
			int32_t least = r->possible_at, score = r->score[i][k];
			struct chron_pair p;

			if (score != r->score[k][i])
				rules_broken(r,
					"%s and %s: %d one way, %d the "
					"other",
					rules_id(r, i), rules_id(r, k), score,
					r->score[k][i]);
			if ((score >= least) !=
				(score_towards(&r->s, i, k, least) >= least))
				rules_broken(r, "%s and %s: given up too soon",
					rules_id(r, i), rules_id(r, k));
			if ((i + k) % 5 && score < least)
				continue; /* the rest is a sample */
			p = score_explain(&r->s, r->a, i, k);
			rules_sum(r, &p, "the sum");
		}
}

/* ---- entries ---- */

/* Each event is in one entry, and the entry it names. */
static inline void
rules_of_places(struct rules *r)
{
	const struct chron_chronology *c = r->c;
	uint32_t times[DRAWN_ROOM] = {0};

	for (uint32_t i = 0; i < c->nentries; i++) {
		const struct chron_entry *e = &c->entries[i];

		if ((e->match == MATCH_SINGLE) != (e->nevents == 1))
			rules_broken(r, "an entry of %u is matched %d",
				e->nevents, (int)e->match);
		for (uint32_t k = 0; k < e->nevents; k++) {
			times[e->events[k]]++;
			if (c->events[e->events[k]].entry != i)
				rules_broken(r, "%s names another entry",
					rules_id(r, e->events[k]));
		}
		for (uint32_t k = 0; k < e->npairs; k++)
			rules_sum(r, &e->pairs[k], "a link");
	}
	for (uint32_t i = 0; i < c->nevents; i++)
		if (times[i] != 1)
			rules_broken(r, "%s stands in %u entries",
				rules_id(r, i), times[i]);
}

/* Did a ruling put two accounts of that entry together?  Then all that stood
 * with either came along, whether it agrees with the other or not. */
static inline bool
rules_joined(const struct rules *r, const struct chron_entry *e)
{
	const struct chron_chronology *c = r->c;

	for (uint32_t i = 0; i < c->ndecisions; i++) {
		const struct chron_decision *d = &c->decisions[i];
		uint32_t a, b;

		if (d->undone || !rules_same(d))
			continue;
		a = chronology_find_event(c, d->a);
		b = chronology_find_event(c, d->b);
		if (a != CHRON_NONE && b != CHRON_NONE &&
			&c->entries[c->events[a].entry] == e &&
			c->events[a].entry == c->events[b].entry)
			return true;
	}
	return false;
}

/* No two that were ruled apart; of one file only what is repeated. */
static inline void
rules_of_pair(struct rules *r, uint32_t a, uint32_t b, bool joined)
{
	const struct chron_event *x = &r->c->events[a], *y = &r->c->events[b];

	if (r->apart[a][b])
		rules_broken(r, "%s and %s were ruled apart", rules_id(r, a),
			rules_id(r, b));
	if (joined || rules_held(r, a) == rules_held(r, b))
		return;
	if (x->source == y->source && x->agency == y->agency)
		rules_broken(r, "%s and %s are two rows of one file",
			rules_id(r, a), rules_id(r, b));
	if (r->score[a][b] < r->join_at - RULES_SLACK)
		rules_broken(r, "%s and %s are unlike: %d", rules_id(r, a),
			rules_id(r, b), r->score[a][b]);
}

/* Whatever links alone put together agrees as a whole, and is held by links
 * that reach the threshold. */
static inline void
rules_of_whole(struct rules *r, const struct chron_entry *e)
{
	uint32_t reached[DRAWN_ROOM], n = 1;
	int32_t sum = 0, pairs = 0;
	bool in[DRAWN_ROOM] = {false}, joined = rules_joined(r, e);

	for (uint32_t i = 0; i < e->nevents; i++)
		for (uint32_t k = 0; k < i; k++) {
			rules_of_pair(r, e->events[i], e->events[k], joined);
			if (rules_held(r, e->events[i]) ==
				rules_held(r, e->events[k]))
				continue;
			sum += r->score[e->events[i]][e->events[k]];
			pairs++;
		}
	if (!joined && sum < pairs * (r->join_at - RULES_MEAN_SLACK))
		rules_broken(r, "the entry of %s has a mean of %d / %d",
			rules_id(r, e->events[0]), sum, pairs);
	reached[0] = 0;
	in[0] = true;
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < e->nevents; k++) {
			uint32_t a = e->events[reached[i]], b = e->events[k];

			if (in[k] ||
				(r->score[a][b] < r->join_at &&
					rules_held(r, a) != rules_held(r, b)))
				continue;
			in[k] = true;
			reached[n++] = k;
		}
	if (n != e->nevents)
		rules_broken(r, "the entry of %s is in pieces",
			rules_id(r, e->events[0]));
}

static inline void
rules_of_entries(struct rules *r)
{
	for (uint32_t i = 0; i < r->c->nentries; i++)
		if (r->c->entries[i].nevents > 1)
			rules_of_whole(r, &r->c->entries[i]);
}

/* ---- rulings ---- */

/* What became of a ruling that leaves one account out. */
static inline void
rules_of_leaving_out(struct rules *r, uint32_t at)
{
	const struct chron_chronology *c = r->c;
	const struct chron_decision *d = &c->decisions[at];
	enum standing want = STANDING_SUPERSEDED, got = c->standings[at].what;

	for (uint32_t k = at + 1; k < c->ndecisions; k++)
		if (!c->decisions[k].undone && rules_same(&c->decisions[k]))
			want = got; /* may have been taken in again */
	if (d->undone)
		want = STANDING_UNDONE;
	else if (str_eq(d->a, d->others) ||
		 chronology_find_event(c, d->a) == CHRON_NONE)
		want = STANDING_GONE;
	else if (got == STANDING_FOLLOWED)
		want = got;
	if (got != want)
		rules_broken(r, "decision %lld stands as %d, not %d",
			(long long)d->number, (int)got, (int)want);
}

/* The last ruling on a pair is followed: what it joins, where nothing else was
 * ruled; what it keeps apart is checked with the entries. */
static inline void
rules_of_rulings(struct rules *r)
{
	const struct chron_chronology *c = r->c;

	for (uint32_t i = 0; i < c->ndecisions; i++) {
		const struct chron_decision *d = &c->decisions[i];
		uint32_t a = chronology_find_event(c, d->a);
		uint32_t b = chronology_find_event(c, d->b);

		if (d->ruling == RULE_LEAVE_OUT)
			rules_of_leaving_out(r, i);
		if (c->ndecisions == 1 && rules_same(d) && !d->undone &&
			a != CHRON_NONE && b != CHRON_NONE &&
			c->events[a].entry != c->events[b].entry)
			rules_broken(r, "%s and %s were ruled the same",
				rules_id(r, a), rules_id(r, b));
	}
}

/* ---- what is asked, and what is passed over ---- */

static inline uint32_t
rules_entry(const struct rules *r, uint32_t event)
{
	return r->c->events[event].entry;
}

/* Was it ruled that some two of these entries are two happenings? */
static inline bool
rules_settled(const struct rules *r, uint32_t x, uint32_t y)
{
	const struct chron_entry *e = &r->c->entries[x];
	const struct chron_entry *f = &r->c->entries[y];

	for (uint32_t i = 0; i < e->nevents; i++)
		for (uint32_t k = 0; k < f->nevents; k++)
			if (r->apart[e->events[i]][f->events[k]] &&
				!r->unsure[e->events[i]][f->events[k]])
				return true;
	return false;
}

static inline void
rules_of_questions(struct rules *r)
{
	const struct chron_chronology *c = r->c;

	for (uint32_t i = 0; i < c->npossible; i++) {
		const struct chron_pair *p = &c->possible[i], *q = p - 1;
		uint32_t x = rules_entry(r, p->a), y = rules_entry(r, p->b);

		rules_sum(r, p, "a question");
		if (x == y || rules_settled(r, x, y))
			rules_broken(r, "%s and %s: nothing is left to ask",
				rules_id(r, p->a), rules_id(r, p->b));
		if (p->score < r->possible_at && !r->unsure[p->a][p->b])
			rules_broken(r, "%s and %s: asked for %d",
				rules_id(r, p->a), rules_id(r, p->b), p->score);
		if (i && (c->uses[i].points > c->uses[i - 1].points ||
				 (c->uses[i].points == c->uses[i - 1].points &&
					 p->score > q->score)))
			rules_broken(r, "question %u is out of order", i);
		for (uint32_t k = 0; k < i; k++) {
			uint32_t v = rules_entry(r, c->possible[k].a);
			uint32_t w = rules_entry(r, c->possible[k].b);

			if ((v == x && w == y) || (v == y && w == x))
				rules_broken(r, "%s and %s: asked twice",
					rules_id(r, p->a), rules_id(r, p->b));
		}
	}
}

static inline bool
rules_asked(const struct rules *r, uint32_t x, uint32_t y)
{
	for (uint32_t i = 0; i < r->c->npossible; i++) {
		uint32_t v = rules_entry(r, r->c->possible[i].a);
		uint32_t w = rules_entry(r, r->c->possible[i].b);

		if ((v == x && w == y) || (v == y && w == x))
			return true;
	}
	return false;
}

/* Is the later of the two within the days that news of the earlier takes, or
 * does one name the day of the other? */
static inline bool
rules_near(const struct rules *r, uint32_t a, uint32_t b)
{
	const struct sig *x = &r->s.sigs.v[a], *y = &r->s.sigs.v[b];

	if (!x->dated || !y->dated)
		return false;
	if (x->earliest > y->earliest)
		return rules_near(r, b, a);
	if (y->earliest <= x->latest + score_reach(x))
		return true;
	for (uint32_t i = 0; i < y->nrefs; i++)
		if (sig_ref_day(sig_refs(y)[i]) == civil_day_of(x->earliest))
			return true;
	return false;
}

/* A repeat is left to the row that it repeats, where both are in one entry. */
static inline bool
rules_left_to_another(const struct rules *r, uint32_t event)
{
	for (uint32_t i = 0; i < event; i++)
		if (rules_entry(r, i) == rules_entry(r, event) &&
			rules_repeat(&r->c->events[i], &r->c->events[event]))
			return true;
	return false;
}

/* Nothing that is near and like enough is passed over in silence: in a case
 * this small each is compared with each. */
static inline void
rules_of_silence(struct rules *r)
{
	const struct chron_chronology *c = r->c;

	for (uint32_t i = 0; i < c->nevents; i++)
		for (uint32_t k = 0; k < i; k++) {
			uint32_t x = rules_entry(r, i), y = rules_entry(r, k);

			if (x == y || r->score[i][k] < r->possible_at ||
				r->apart[i][k] || rules_settled(r, x, y) ||
				!rules_near(r, i, k) ||
				rules_left_to_another(r, i) ||
				rules_left_to_another(r, k))
				continue;
			if (!rules_asked(r, x, y))
				rules_broken(r,
					"%s and %s: %d, and passed over",
					rules_id(r, i), rules_id(r, k),
					r->score[i][k]);
			if (r->score[i][k] >= r->join_at &&
				c->entries[x].nevents == 1 &&
				c->entries[y].nevents == 1)
				rules_broken(r, "%s and %s: %d, and apart",
					rules_id(r, i), rules_id(r, k),
					r->score[i][k]);
		}
}

#endif
