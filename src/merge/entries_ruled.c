/* What people ruled, as entries show it beside who stands in them. */
#include "merge/entries.h"

#include <stdlib.h>

#include "util/str.h"

static int
by_index(const void *x, const void *y)
{
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

	return (a > b) - (a < b);
}

struct chron_str
entry_differs_say(struct arena *a, const struct chron_decision *d)
{
	return arena_printf(a,
		"One happening, and the accounts of it differ%s%.*s",
		d->text.n ? ": " : ".", STR(d->text));
}

/* That a person saw the accounts differ is said on the entry, whether or not a
 * rule finds where. */
static void
attach_differing(struct chron_chronology *c)
{
	for (uint32_t i = 0; i < c->ndecisions; i++) {
		const struct chron_decision *d = &c->decisions[i];
		uint32_t a, b;
		struct chron_entry *e;

		if (d->ruling != RULE_SAME_DIFFER ||
			c->standings[i].what != STANDING_FOLLOWED)
			continue;
		a = chronology_find_event(c, d->a);
		b = chronology_find_event(c, d->b);
		if (c->events[a].entry != c->events[b].entry)
			continue;
		e = &c->entries[c->events[a].entry];
		e->differs = true;
		*ARENA_PUSH(c->arena, &e->notes, &e->nnotes) =
			(struct chron_note){.by = d->by,
				.at = d->at,
				.text = entry_differs_say(c->arena, d),
				.event = a};
	}
}

/* Entries that a person called related point at each other. */
static void
attach_related(struct chron_chronology *c, const struct groups *g)
{
	for (uint32_t i = 0; i < g->nrelated; i++) {
		uint32_t ends[2] = {c->events[g->related[i] >> 32].entry,
			c->events[(uint32_t)g->related[i]].entry};

		for (int k = 0; k < 2; k++) {
			struct chron_entry *e = &c->entries[ends[k]];

			*ARENA_PUSH(c->arena, &e->related, &e->nrelated) =
				ends[!k];
		}
	}
	for (uint32_t i = 0; i < c->nentries; i++) {
		struct chron_entry *e = &c->entries[i];
		uint32_t n = 0;

		if (e->nrelated > 1)
			qsort(e->related, e->nrelated, sizeof(*e->related),
				by_index);
		for (uint32_t k = 0; k < e->nrelated; k++)
			if (!n || e->related[n - 1] != e->related[k])
				e->related[n++] = e->related[k];
		e->nrelated = n;
	}
}

void
entries_ruled(struct chron_chronology *c, const struct groups *g)
{
	attach_differing(c);
	attach_related(c, g);
}
