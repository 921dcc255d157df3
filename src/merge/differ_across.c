/* Disagreement between accounts of different happenings: one pass over the
 * case for all of it. */
#include "merge/differ_across.h"

struct chron_str
across_agency(const struct chron_chronology *c, uint32_t event)
{
	uint32_t agency = c->events[event].agency;

	return agency < c->nagencies ? c->agencies[agency].name
				     : CHRON_S("one agency");
}

void
across_report(struct chron_chronology *c, const char *kind, uint32_t a,
	uint32_t b, struct chron_str say, struct chron_str ask)
{
	struct chron_discrepancy *f =
		ARENA_PUSH(c->arena, &c->discrepancies, &c->ndiscrepancies);
	struct chron_entry *entry = &c->entries[c->events[b].entry];

	f->kind = kind;
	f->entry = c->events[b].entry;
	f->events = ARENA_ARRAY(c->arena, uint32_t, 2);
	f->events[f->nevents++] = a < b ? a : b;
	if (a != b)
		f->events[f->nevents++] = a < b ? b : a;
	f->say = say;
	f->question = ask;
	*ARENA_PUSH(c->arena, &entry->discrepancies, &entry->ndiscrepancies) =
		c->ndiscrepancies - 1;
}

/* Which of these groups of facts an event speaks of at all. */
static uint64_t
speaks_of(struct differ *d, uint32_t i)
{
	enum { HITS = 16 };
	uint64_t want = FACT_BIT(STATUS) | FACT_BIT(HOME) | FACT_BIT(PART);
	uint64_t has = 0;
	struct fact_hit hits[HITS];

	facts_read(&d->words, &d->c->events[i]);
	for (uint32_t k = 1; k < d->words.n && has != want; k++) {
		uint32_t n = facts_at(
			d->facts_lex, &d->words, k, want & ~has, hits, HITS);

		while (n-- > 0)
			has |= 1ull << hits[n].group;
	}
	return has;
}

void
differ_across(struct differ *d)
{
	const struct chron_chronology *c = d->c;
	struct statuses *statuses = across_statuses(d);
	struct homes *homes = across_homes(d);
	struct sides *sides = across_sides(d);
	struct births *births = across_births(d);

	for (uint32_t i = 0; i < c->nevents; i++) {
		uint64_t has;

		if (!d->sigs->v[i].dated || c->events[i].entry >= c->nentries)
			continue;
		has = speaks_of(d, i);
		across_status(d, statuses, i, has & FACT_BIT(STATUS));
		if (has & FACT_BIT(HOME))
			across_home(d, homes, i);
		if (has & FACT_BIT(PART))
			across_side(d, sides, i);
		across_birth(d, births, i);
	}
	across_births_done(d, births);
}
