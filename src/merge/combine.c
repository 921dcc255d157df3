/* The answers of an entry: one sighting a child, from those of its accounts.
 * A yes by any account counts; a no outweighs what cannot be told; an account
 * that did not see the child says nothing of how it was seen. */
#include "merge/entries.h"

/* What outweighs what, by enum answer. */
static const uint8_t weight[] = {
	[ANSWER_YES] = 3,
	[ANSWER_NO] = 2,
	[ANSWER_UNCLEAR] = 1,
	[ANSWER_NA] = 0,
};

static struct chron_sighting *
slot_of(struct chron_entry *e, uint32_t child, bool *fresh)
{
	struct chron_sighting *s;

	for (uint32_t i = 0; i < e->nchildren; i++)
		if (e->children[i].child == child)
			return &e->children[i];
	s = &e->children[e->nchildren++];
	s->child = child;
	*fresh = true;
	return s;
}

/* Is this the better sighting: fuller, seen with own eyes, decided? */
static bool
better(const struct chron_sighting *a, const struct chron_sighting *b)
{
	if (a->reported != b->reported)
		return b->reported;
	if (a->grade != b->grade)
		return a->grade && (!b->grade || a->grade < b->grade);
	return a->basis > b->basis;
}

static void
take_flags(struct chron_sighting *to, const struct chron_sighting *from)
{
	for (int k = ASPECT_ALONE; k < ASPECT_COUNT; k++)
		if (weight[from->flag[k]] > weight[to->flag[k]])
			to->flag[k] = from->flag[k];
}

/* Views can be heard by telephone: a yes counts whoever saw the child. */
static void
take_views(struct chron_sighting *to, const struct chron_sighting *from)
{
	for (int k = ASPECT_SOUGHT; k < ASPECT_COUNT; k++)
		if (from->flag[k] == ANSWER_YES)
			to->flag[k] = ANSWER_YES;
}

static void
add_sighting(struct chron_sighting *to, const struct chron_sighting *from,
	bool fresh)
{
	uint8_t was = fresh ? ANSWER_NA : to->flag[ASPECT_SEEN];
	uint8_t is = from->flag[ASPECT_SEEN];
	bool contradicted = to->contradicted | from->contradicted;
	bool attempt = to->attempt | from->attempt;
	bool plan = to->plan | from->plan;
	struct chron_sighting old = *to;

	if (fresh || weight[is] > weight[was]) {
		*to = *from;
		if (!fresh)
			take_views(to, &old);
	} else if (weight[is] == weight[was]) {
		if (better(from, to)) {
			to->grade = from->grade;
			to->mode = from->mode;
			to->basis = from->basis;
			to->reported = from->reported;
		}
		take_flags(to, from);
	} else {
		take_views(to, from);
	}
	to->evidence = NULL;
	to->nevidence = 0;
	to->contradicted = contradicted;
	to->attempt = attempt;
	to->plan = plan;
}

static void
sort_by_child(struct chron_sighting *s, uint32_t n)
{
	for (uint32_t i = 1; i < n; i++) {
		struct chron_sighting x = s[i];
		uint32_t k = i;

		for (; k > 0 && s[k - 1].child > x.child; k--)
			s[k] = s[k - 1];
		s[k] = x;
	}
}

void
entry_combine(struct chron_chronology *c, struct chron_entry *entry)
{
	uint32_t most = 0; /* of one account all are there, and no more */

	for (uint32_t i = 0; i < entry->nevents; i++)
		most += c->events[entry->events[i]].nsightings;
	entry->children = ARENA_ARRAY(c->arena, struct chron_sighting, most);
	for (uint32_t i = 0; i < entry->nevents; i++) {
		const struct chron_event *e = &c->events[entry->events[i]];

		for (uint32_t k = 0; k < e->nsightings; k++) {
			const struct chron_sighting *s = &e->sightings[k];
			bool fresh = false;
			struct chron_sighting *to =
				slot_of(entry, s->child, &fresh);

			add_sighting(to, s, fresh);
		}
	}
	sort_by_child(entry->children, entry->nchildren);
}
