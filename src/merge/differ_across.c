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
across_report(struct differ *d, const char *kind, uint32_t a, uint32_t b,
	struct chron_str say, struct chron_str ask)
{
	struct chron_chronology *c = d->c;
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
	*ARENA_PUSH(d->lists, &entry->discrepancies, &entry->ndiscrepancies) =
		c->ndiscrepancies - 1;
}

/* The groups of facts that are asked across entries. */
static const uint8_t groups[] = {FACT_STATUS, FACT_OUTCOME, FACT_PART,
	FACT_SIDE_ARM, FACT_SIDE_LEG, FACT_SIDE_HEAD, FACT_SIDE_TRUNK};
enum { GROUPS = sizeof(groups) / sizeof(*groups) };

struct across_kept {
	uint64_t says; /* FACT_BIT of those that its narrative speaks of */
	uint16_t has[GROUPS];
	bool meeting;
};

/* Which of these groups of facts account i speaks of at all. */
static uint64_t
speaks_of(struct differ *d, uint32_t i)
{
	enum { HITS = 16 };
	uint64_t want = FACT_BIT(STATUS) | FACT_BIT(HOME) | FACT_BIT(PART);
	uint64_t has = 0;
	struct fact_hit hits[HITS];

	differ_read(d, i);
	for (uint32_t k = 1; k < d->words.n && has != want; k++) {
		uint32_t n = facts_at(
			d->facts_lex, &d->words, k, want & ~has, hits, HITS);

		while (n-- > 0)
			has |= 1ull << hits[n].group;
	}
	return has;
}

void
differ_keep(struct differ *d, uint32_t i)
{
	const struct sig *g = differ_sig(d, i);
	struct across_kept *kept;
	struct facts alone;
	uint64_t says;
	const struct facts *f = &alone;

	if (!g->dated)
		return;
	says = speaks_of(d, i);
	if (!says)
		return;
	if (d->entry->nevents > 1) {
		f = &d->facts[i];
	} else {
		differ_read(d, i);
		facts_of_read(
			&alone, d->facts_lex, &d->words, differ_event(d, i));
	}
	kept = ARENA_NEW(d->lists, struct across_kept);
	for (size_t k = 0; k < GROUPS; k++)
		kept->has[k] = f->has[groups[k]];
	kept->meeting = f->meeting;
	kept->says = says;
	d->kept[d->entry->events[i]] = kept;
}

struct facts
across_facts(struct differ *d, uint32_t event)
{
	const struct across_kept *kept = d->kept[event];
	struct facts f = {0};

	if (!kept) {
		facts_of(&f, d->facts_lex, &d->words, &d->c->events[event]);
		return f;
	}
	for (size_t k = 0; k < GROUPS; k++)
		f.has[groups[k]] = kept->has[k];
	f.meeting = kept->meeting;
	return f;
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
		has = d->kept[i] ? d->kept[i]->says : 0;
		across_status(d, statuses, i, has & FACT_BIT(STATUS));
		if (has & FACT_BIT(HOME))
			across_home(d, homes, i);
		if (has & FACT_BIT(PART))
			across_side(d, sides, i);
		across_birth(d, births, i);
	}
	across_births_done(d, births);
}
