/* Disagreement on who lived in the household: of one person, within days, or
 * in one entry. */
#include "merge/differ_across.h"
#include "util/civil.h"
#include "util/str.h"

enum {
	WINDOW_DAYS = 50,
	UNKNOWN_DAYS = 14,
	QUIET_DAYS = 28,
	RECENT = 32,
	HITS = 16
};

enum { NOBODY = UINT8_MAX };

/* Of one grown-up (enum lex_adult, by part where the part is known), that he
 * lives there or not. */
struct said {
	uint32_t event;
	uint8_t who, value;
	bool change; /* "has moved out": it was otherwise before */
};

struct homes {
	struct said recent[RECENT];
	uint32_t nrecent; /* ever: a ring */
	int32_t asked;
	uint32_t told; /* entry that has a finding: one is enough, */
	uint32_t finding;
	uint8_t value; /* and what its accounts state */
};

struct homes *
across_homes(struct differ *d)
{
	struct homes *x = ARENA_NEW(d->scratch, struct homes);

	x->asked = CIVIL_MIN / 2;
	x->told = CHRON_NONE;
	return x;
}

/* "Gethin" is the mother's partner, if the case says so. */
uint8_t
differ_part(const struct chron_config *config, uint8_t adult)
{
	const struct chron_person *p;

	if (adult < LEX_ADULT_NAMED || adult == NOBODY)
		return adult;
	if (adult - LEX_ADULT_NAMED >= (int)config->npeople)
		return adult;
	p = &config->people[adult - LEX_ADULT_NAMED];
	if (str_ifind(p->role, "grand") != SIZE_MAX)
		return LEX_ADULT_GRANDPARENT;
	if (str_ifind(p->role, "partner") != SIZE_MAX ||
		str_ifind(p->role, "step") != SIZE_MAX ||
		str_ifind(p->role, "boyfriend") != SIZE_MAX)
		return LEX_ADULT_PARTNER;
	if (str_ifind(p->role, "father") != SIZE_MAX)
		return LEX_ADULT_FATHER;
	if (str_ifind(p->role, "mother") != SIZE_MAX)
		return LEX_ADULT_MOTHER;
	return adult;
}

static bool
is_change(const struct differ *d, uint32_t i, uint32_t n)
{
	static const char *const moves[] = {
		"moved", "left", "bailed", "separated", "back", "asked", NULL};

	for (uint32_t k = i; k < i + n && k < d->words.n; k++)
		if (str_in((struct chron_str){d->words.v[k].p,
				   d->words.v[k].len},
			    moves))
			return true;
	return false;
}

/* May the two be of one person? */
static bool
one_person(const struct said *a, const struct said *b, bool one_entry)
{
	if (a->who == b->who)
		return a->who != NOBODY || one_entry;
	if (a->who == NOBODY || b->who == NOBODY)
		return true;
	/* A father may be the partner. */
	return (a->who == LEX_ADULT_FATHER && b->who == LEX_ADULT_PARTNER) ||
	       (a->who == LEX_ADULT_PARTNER && b->who == LEX_ADULT_FATHER);
}

static void
report(struct differ *d, struct homes *x, const struct said *was,
	const struct said *is)
{
	struct chron_chronology *c = d->c;
	int32_t first = civil_day_of(c->events[was->event].start.earliest);
	int32_t day = civil_day_of(c->events[is->event].start.earliest);
	char then[12], now[12];

	x->asked = day;
	x->told = c->events[is->event].entry;
	x->finding = c->ndiscrepancies;
	x->value = is->value;
	civil_long_day(first, then);
	civil_long_day(day, now);
	across_report(d, "household", was->event, is->event,
		arena_printf(c->arena,
			"%.*s records on %s that the person %s, %.*s on %s "
			"that the person %s.",
			STR(across_agency(c, was->event)), then,
			fact_say(FACT_HOME, was->value),
			STR(across_agency(c, is->event)), now,
			fact_say(FACT_HOME, is->value)),
		arena_printf(c->arena,
			"Who lived in the household on those days, and how did "
			"%.*s and %.*s know?",
			STR(across_agency(c, was->event)),
			STR(across_agency(c, is->event))));
}

static void
look_back(struct differ *d, struct homes *x, const struct said *is)
{
	const struct chron_event *e = &d->c->events[is->event];
	int32_t day = civil_day_of(e->start.earliest);

	for (uint32_t k = 0; k < RECENT && k < x->nrecent; k++) {
		const struct said *was =
			&x->recent[(x->nrecent - 1 - k) % RECENT];
		const struct chron_event *o = &d->c->events[was->event];
		int32_t then = civil_day_of(o->start.earliest);
		bool one_entry = o->entry == e->entry;

		if (day - then > WINDOW_DAYS && !one_entry)
			break;
		if (!one_entry && day - then > UNKNOWN_DAYS &&
			(was->who == NOBODY || is->who == NOBODY))
			continue;
		if (o->agency == e->agency || was->value == is->value ||
			!one_person(was, is, one_entry))
			continue;
		if (!one_entry && (is->change || was->change ||
					  day - x->asked < QUIET_DAYS))
			continue;
		if (x->told == e->entry)
			continue;
		report(d, x, was, is);
		return;
	}
}

static void
keep(struct differ *d, struct homes *x, struct said is)
{
	uint8_t mother = LEX_ADULT_MOTHER;

	is.who = differ_part(&d->c->config, is.who);
	if (is.who == mother)
		return;
	if (x->told == d->c->events[is.event].entry && x->value == is.value &&
		x->finding + 1 == d->c->ndiscrepancies)
		differ_add(d, is.event);
	look_back(d, x, &is);
	x->recent[x->nrecent++ % RECENT] = is;
}

void
across_home(struct differ *d, struct homes *x, uint32_t i)
{
	struct fact_hit facts[HITS];
	struct lex_hit hits[HITS];
	uint8_t who = NOBODY;

	if (d->c->events[i].agency >= d->c->nagencies)
		return;
	facts_read(&d->words, &d->c->events[i]);
	for (uint32_t k = 1; k < d->words.n; k++) {
		uint32_t n = lexicon_at(d->sigs->lex, &d->words, k, hits, HITS);
		uint32_t m;

		while (n-- > 0)
			if (hits[n].class == LEX_ADULT &&
				hits[n].value != LEX_ADULT_FAMILY &&
				differ_part(&d->c->config, hits[n].value) !=
					LEX_ADULT_MOTHER)
				who = hits[n].value;
		m = facts_at(d->facts_lex, &d->words, k, FACT_BIT(HOME), facts,
			HITS);
		while (m-- > 0)
			if (facts[m].group == FACT_HOME) {
				keep(d, x,
					(struct said){i, who, facts[m].value,
						is_change(d, k, facts[m].n)});
				k += facts[m].n - 1u;
				break;
			}
	}
}
