/* What was planned for a day and not found done.
 *
 * A plan is a sentence that names a kind of meeting or appointment and a day
 * to come: by number, by weekday, "tomorrow", "next week".  It is done if any
 * agency has an account of that kind from the day before to a week after; and
 * it cannot be told where nothing of the case is later than the day. */
#include "merge/plans.h"

#include <stdlib.h>

#include "merge/facts.h"
#include "merge/mentions.h"
#include "util/civil.h"
#include "util/str.h"

enum {
	HITS = 12,
	AHEAD_DAYS = 120, /* no further ahead is a day without a year */
	EARLY_DAYS = 1,
	LATE_DAYS = 7,
	MINUTES_DAYS = 28, /* in which minutes of it may come */
	FAMILIES = 64,
	PLANS_MOST = 100000,
	OFF_DAYS = 14, /* before the day, in which it may be called off */
};

struct plan {
	uint32_t event;
	int32_t from, to; /* equal, or a week */
	uint8_t kind;
};

struct planning {
	struct chron_chronology *c;
	const struct sigs *sigs;
	struct arena *scratch;
	struct wording words;
	uint32_t tomorrow; /* as signatures hold it */
	struct plan *plans;
	uint32_t nplans;
	/* events of each family of kinds, in order */
	struct {
		uint32_t *v, n;
	} of[FAMILIES];
};

#define KIND(k) (1ull << CONTACT_##k)
static const uint64_t PLANNED =
	KIND(STRATEGY) | KIND(ICPC) | KIND(RCPC) | KIND(CONFERENCE) |
	KIND(CORE_GROUP) | KIND(MARAC) | KIND(MACE) | KIND(MAPPA) |
	KIND(CIN_MEETING) | KIND(TAF) | KIND(LAC_REVIEW) | KIND(PEP) |
	KIND(PROFESSIONALS) | KIND(DISCHARGE_PLAN) | KIND(LEGAL_PLAN) |
	KIND(COURT) | KIND(FGC) | KIND(MEDICAL) | KIND(HEALTH_ASSESSMENT) |
	KIND(ABE) | KIND(RHI) | KIND(CLINIC) | KIND(DENTAL) | KIND(CAMHS) |
	KIND(GP_VISIT) | KIND(HOME_VISIT) | KIND(IMMS) | KIND(DEV_REVIEW);

static bool
is_word(const struct word *w, const char *text)
{
	return w->hash &&
	       str_ieq((struct chron_str){w->p, w->len}, chron_cstr(text));
}

/* The day to come that words from i on name. */
static bool
day_ahead(const struct planning *p, uint32_t i, int32_t today, struct plan *out,
	uint32_t *n)
{
	const struct wording *w = &p->words;
	bool number = w->v[i].flags & (WORD_DIGITS | WORD_MIXED);
	int32_t day;

	*n = 1;
	if (is_word(&w->v[i], "tomorrow")) {
		out->from = out->to = today + 1;
		return true;
	}
	if (i + 1 < w->n && is_word(&w->v[i], "next") &&
		is_word(&w->v[i + 1], "week")) {
		out->from = today + 1;
		out->to = today + 14;
		*n = 2;
		return true;
	}
	day = mention_day(
		p->sigs->lex, w, i, today + (number ? AHEAD_DAYS : 7), n);
	if (*n == 0)
		*n = 1;
	if (day == CIVIL_MIN || day <= today || day > today + AHEAD_DAYS)
		return false;
	out->from = out->to = day;
	return true;
}

static bool
is_kind(const struct planning *p, uint32_t i, uint8_t *kind, uint32_t *n)
{
	struct lex_hit hits[HITS];
	uint32_t k = lexicon_at(p->sigs->lex, &p->words, i, hits, HITS);

	while (k-- > 0)
		if (hits[k].class == LEX_KIND && PLANNED >> hits[k].value & 1) {
			*kind = hits[k].value;
			*n = hits[k].n;
			return true;
		}
	return false;
}

static void
read_value(struct planning *p, uint32_t event, int32_t today,
	struct chron_str text)
{
	struct wording *w = &p->words;
	uint8_t kind = CONTACT_NONE;
	uint32_t n = 1;

	wording_clear(w);
	wording_add(w, text);
	for (uint32_t i = 1; i < w->n; i += n) {
		struct plan plan = {.event = event};

		n = 1;
		if (wording_begins(w, i))
			kind = CONTACT_NONE;
		if (!w->v[i].hash || is_kind(p, i, &kind, &n))
			continue;
		if (!day_ahead(p, i, today, &plan, &n) || !kind ||
			p->nplans >= PLANS_MOST)
			continue;
		plan.kind = kind;
		*ARENA_PUSH(p->scratch, &p->plans, &p->nplans) = plan;
		kind = CONTACT_NONE;
	}
}

/* Most notes do not, and need not be read again. */
static bool
looks_ahead(const struct sig *g, uint32_t tomorrow)
{
	if (!g->dated)
		return false;
	if (g->nrefs || g->hints >> LEX_HINT_PLANNED & 1 || g->asides & PLANNED)
		return true;
	for (uint32_t i = 0; i < g->nwords; i++)
		if (sig_words(g)[i] == tomorrow)
			return true;
	return false;
}

static void
read_event(struct planning *p, uint32_t i)
{
	const struct chron_event *e = &p->c->events[i];
	const struct sig *g = &p->sigs->v[i];

	if (!((g->kinds | g->asides) & PLANNED) ||
		!looks_ahead(g, p->tomorrow) ||
		e->start.precision > CHRON_DAY || e->cancelled)
		return;
	for (uint32_t k = 0; k < e->nvalues; k++) {
		uint8_t concept = e->values[k].concept;

		if (concept == CHRON_F_EVENT || concept == CHRON_F_OUTCOME ||
			concept == CHRON_F_DECISION || concept == CHRON_F_OTHER)
			read_value(p, i, civil_day_of(g->earliest),
				(struct chron_str){
					e->values[k].p, e->values[k].n});
	}
}

static void
index_kinds(struct planning *p)
{
	for (uint32_t i = 0; i < p->c->nevents; i++) {
		const struct sig *g = &p->sigs->v[i];
		uint64_t kinds = g->kinds, seen = 0;

		if (!g->dated)
			continue;
		while (kinds) {
			uint8_t f = contact_rows[__builtin_ctzll(kinds)].family;

			kinds &= kinds - 1;
			if (f >= FAMILIES || seen >> f & 1)
				continue;
			seen |= 1ull << f;
			*ARENA_PUSH(p->scratch, &p->of[f].v, &p->of[f].n) = i;
		}
	}
}

static int32_t
day_of(const struct planning *p, uint32_t event)
{
	return civil_day_of(p->sigs->v[event].earliest);
}

/* The first of a family from a day on; its index within the family. */
static uint32_t
from_day(const struct planning *p, uint8_t f, int32_t day)
{
	uint32_t lo = 0, hi = p->of[f].n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (day_of(p, p->of[f].v[mid]) < day)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static bool
says_off(struct planning *p, uint32_t event)
{
	return p->c->events[event].cancelled ||
	       p->sigs->v[event].hints >> LEX_HINT_CALLED_OFF & 1;
}

/* Sees whether a plan was done; fills in what is known otherwise. */
static bool
is_done(struct planning *p, const struct plan *plan, struct chron_plan *out)
{
	uint8_t f = contact_rows[plan->kind].family;
	uint32_t i = from_day(p, f, plan->from - OFF_DAYS);

	out->later = CIVIL_MAX;
	out->called_off = CHRON_NONE;
	for (; i < p->of[f].n; i++) {
		uint32_t event = p->of[f].v[i];
		int32_t day = day_of(p, event);

		if (event == plan->event)
			continue;
		if (says_off(p, event)) {
			if (day >= day_of(p, plan->event) &&
				day <= plan->to + LATE_DAYS)
				out->called_off = event;
			continue;
		}
		if (day < plan->from - EARLY_DAYS)
			continue;
		if (day <= plan->to + LATE_DAYS ||
			(day <= plan->to + MINUTES_DAYS &&
				sig_news(&p->sigs->v[event])))
			return true;
		out->later = day;
		return false;
	}
	return false;
}

static int
by_day(const void *pa, const void *pb)
{
	const struct plan *a = pa, *b = pb;
	uint8_t fa = contact_rows[a->kind].family;
	uint8_t fb = contact_rows[b->kind].family;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	if (fa != fb)
		return fa < fb ? -1 : 1;
	return a->event < b->event ? -1 : a->event > b->event;
}

/* The last day of which the case has anything. */
static int32_t
last_day(const struct planning *p)
{
	for (uint32_t i = p->c->nevents; i > 0; i--)
		if (p->sigs->v[i - 1].dated)
			return day_of(p, i - 1);
	return CIVIL_MIN;
}

void
plans_find(struct chron_chronology *c, const struct sigs *sigs,
	struct arena *scratch)
{
	struct planning p = {.c = c, .sigs = sigs, .scratch = scratch};
	int32_t last;

	c->plans = NULL;
	c->nplans = 0;
	wording_init(&p.words, scratch);
	wording_add(&p.words, CHRON_S("tomorrow"));
	p.tomorrow = word_stem(&p.words.v[1]);
	for (uint32_t i = 0; i < c->nevents; i++)
		read_event(&p, i);
	if (!p.nplans)
		return;
	index_kinds(&p);
	last = last_day(&p);
	qsort(p.plans, p.nplans, sizeof(*p.plans), by_day);
	for (uint32_t i = 0; i < p.nplans; i++) {
		const struct plan *plan = &p.plans[i];
		struct chron_plan found = {.event = plan->event,
			.what = contact_rows[plan->kind].say,
			.day = plan->from};

		/* Of one thing planned twice the first record stands. */
		if (i && p.plans[i - 1].from == plan->from &&
			contact_rows[p.plans[i - 1].kind].family ==
				contact_rows[plan->kind].family)
			continue;
		if (plan->to + LATE_DAYS > last || is_done(&p, plan, &found))
			continue;
		*ARENA_PUSH(c->arena, &c->plans, &c->nplans) = found;
	}
}
