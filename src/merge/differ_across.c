/* Disagreement between accounts of different happenings: plan and legal status
 * within days of each other, and dates of birth at any time. */
#include "merge/differ.h"
#include "merge/mentions.h"
#include "util/civil.h"
#include "util/str.h"

enum {
	WINDOW_DAYS = 14, /* in which a status is the same status, */
	QUIET_DAYS = 28,  /* and an agency is asked once */
	RECENT = 32,
	HITS = 12,
};

/* One account that states a status. */
struct stated {
	uint32_t event, who; /* bit a child; all if it names none */
	uint64_t status;
};

struct across {
	struct differ *d;
	struct stated recent[RECENT];
	uint32_t nrecent;  /* ever: a ring */
	int32_t *asked;	   /* day, by agency */
	int32_t changed;   /* day of the last conference */
	uint32_t *born_in; /* by child: 1 + event that gave the date first */
	int32_t *born;
};

static void
report(struct across *x, const char *kind, uint32_t a, uint32_t b,
	struct chron_str say, struct chron_str ask)
{
	struct chron_chronology *c = x->d->c;
	struct chron_discrepancy *f =
		ARENA_PUSH(c->arena, &c->discrepancies, &c->ndiscrepancies);
	struct chron_entry *entry = &c->entries[c->events[b].entry];

	f->kind = kind;
	f->entry = c->events[b].entry;
	f->events = ARENA_ARRAY(c->arena, uint32_t, 2);
	f->events[f->nevents++] = a;
	f->events[f->nevents++] = b;
	f->say = say;
	f->question = ask;
	*ARENA_PUSH(c->arena, &entry->discrepancies, &entry->ndiscrepancies) =
		c->ndiscrepancies - 1;
}

static struct chron_str
agency_of(const struct across *x, uint32_t event)
{
	const struct chron_chronology *c = x->d->c;
	uint32_t agency = c->events[event].agency;

	return agency < c->nagencies ? c->agencies[agency].name
				     : CHRON_S("one agency");
}

/* A child can be looked after and on a plan. */
static bool
cannot_both_be(uint64_t a, uint64_t b)
{
	uint64_t both =
		1ull << FACT_STATUS_CP | 1ull << FACT_STATUS_LOOKED_AFTER;

	return a && b && !(a & b) && ((a | b) & ~both);
}

static void
compare_status(
	struct across *x, const struct stated *was, const struct stated *is)
{
	struct chron_chronology *c = x->d->c;
	struct chron_str one = agency_of(x, was->event);
	struct chron_str other = agency_of(x, is->event);
	int32_t day = civil_day_of(c->events[is->event].start.earliest);
	char then[12], now[12];

	x->asked[c->events[is->event].agency] = day;
	civil_long_day(
		civil_day_of(c->events[was->event].start.earliest), then);
	civil_long_day(day, now);
	report(x, "status", was->event, is->event,
		arena_printf(c->arena,
			"%.*s has the child as %s on %s, %.*s as %s on %s.",
			STR(one), fact_rows[__builtin_ctzll(was->status)].say,
			then, STR(other),
			fact_rows[__builtin_ctzll(is->status)].say, now),
		CHRON_S("What was the child's legal and plan status on those "
			"days, and who had been told?"));
}

static void
read_status(struct across *x, uint32_t i)
{
	struct differ *d = x->d;
	const struct sig *g = &d->sigs->v[i];
	const struct chron_event *e = &d->c->events[i];
	int32_t day = civil_day_of(g->earliest);
	struct stated is = {.event = i, .who = g->subjects | g->spoken};

	is.status =
		facts_of(d->facts_lex, &d->words, e) & facts_mask(FACT_STATUS);
	if (!is.status || e->agency >= d->c->nagencies)
		return;
	if (!is.who)
		is.who = UINT32_MAX;
	for (uint32_t k = 0; k < RECENT && k < x->nrecent; k++) {
		const struct stated *was =
			&x->recent[(x->nrecent - 1 - k) % RECENT];
		const struct chron_event *o = &d->c->events[was->event];
		int32_t then = civil_day_of(o->start.earliest);

		if (day - then > WINDOW_DAYS || then <= x->changed ||
			day - x->asked[e->agency] < QUIET_DAYS)
			break;
		if (o->agency == e->agency || o->entry == e->entry ||
			!(was->who & is.who) ||
			!cannot_both_be(was->status, is.status))
			continue;
		compare_status(x, was, &is);
		break;
	}
	x->recent[x->nrecent++ % RECENT] = is;
}

static void
compare_birth(struct across *x, uint32_t child, int32_t day, uint32_t i)
{
	struct chron_chronology *c = x->d->c;
	uint32_t first = x->born_in[child];
	char one[12], other[12];

	if (!first) {
		x->born_in[child] = i + 1;
		x->born[child] = day;
		return;
	}
	first--;
	if (x->born[child] == day ||
		c->events[first].entry == c->events[i].entry)
		return;
	civil_long_day(x->born[child], one);
	civil_long_day(day, other);
	report(x, "identity", first, i,
		arena_printf(c->arena,
			"%.*s gives the date of birth of %.*s as %s, %.*s as "
			"%s.",
			STR(agency_of(x, first)),
			STR(c->config.children[child].ref), one,
			STR(agency_of(x, i)), other),
		CHRON_S("Which date of birth is on the birth certificate?"));
}

/* The child named last before the words at i, or the one it is filed under;
 * a grown-up named since has a birthday too. */
static void
read_births(struct across *x, uint32_t i)
{
	struct differ *d = x->d;
	struct wording *w = &d->words;
	const struct sig *g = &d->sigs->v[i];
	struct lex_hit hits[HITS];
	uint32_t covered = 0; /* a child's surname is a grown-up's too */
	uint32_t child = g->subjects && !(g->subjects & (g->subjects - 1))
				 ? (uint32_t)__builtin_ctz(g->subjects)
				 : CHRON_NONE;

	wording_clear(w);
	wording_add(w, chron_event_text(&d->c->events[i], CHRON_F_EVENT));
	for (uint32_t k = 1; k < w->n; k++) {
		uint32_t n = lexicon_at(d->sigs->lex, w, k, hits, HITS);
		int32_t day = differ_birth_at(d, k);

		if (day != CIVIL_MIN && child < d->c->config.nchildren)
			compare_birth(x, child, day, i);
		while (n-- > 0) {
			if (hits[n].class == LEX_CHILD) {
				child = hits[n].value;
				covered = k + hits[n].n;
			} else if (hits[n].class == LEX_ADULT && k >= covered &&
				   hits[n].value != LEX_ADULT_FAMILY) {
				child = CHRON_NONE;
			}
		}
	}
}

static bool
changes_status(const struct sig *g)
{
	uint64_t conferences = 1ull << CONTACT_ICPC | 1ull << CONTACT_RCPC |
			       1ull << CONTACT_CONFERENCE |
			       1ull << CONTACT_PLAN_START;

	return g->lead && conferences >> g->lead & 1;
}

void
differ_across(struct differ *d)
{
	struct chron_chronology *c = d->c;
	struct across x = {.d = d, .changed = CIVIL_MIN};

	x.asked = ARENA_ARRAY(d->scratch, int32_t, c->nagencies + 1);
	for (uint32_t i = 0; i < c->nagencies; i++)
		x.asked[i] = -QUIET_DAYS * 10000;
	x.born_in = ARENA_ARRAY(d->scratch, uint32_t, c->config.nchildren + 1);
	x.born = ARENA_ARRAY(d->scratch, int32_t, c->config.nchildren + 1);
	for (uint32_t i = 0; i < c->nevents; i++) {
		const struct sig *g = &d->sigs->v[i];

		if (!g->dated || c->events[i].entry >= c->nentries)
			continue;
		if (changes_status(g))
			x.changed = civil_day_of(g->earliest);
		else if (g->hints >> LEX_HINT_STATUS & 1)
			read_status(&x, i);
		if (g->hints >> LEX_HINT_BIRTH & 1)
			read_births(&x, i);
	}
}
