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

void
differ_across(struct differ *d)
{
	const struct chron_chronology *c = d->c;
	struct statuses *statuses = across_statuses(d);
	struct homes *homes = across_homes(d);
	struct sides *sides = across_sides(d);
	struct births *births = across_births(d);

	for (uint32_t i = 0; i < c->nevents; i++) {
		if (!d->sigs->v[i].dated || c->events[i].entry >= c->nentries)
			continue;
		across_status(d, statuses, i);
		across_home(d, homes, i);
		across_side(d, sides, i);
		across_birth(d, births, i);
	}
	across_births_done(d, births);
}
