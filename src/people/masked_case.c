/* A copy of the chronology with texts masked, for writers of the chronology
 * itself. */
#include "people/mask.h"

#include "people/mask_parts.h"
#include "people/register.h"
#include "util/civil.h"

/* A copy on its way. */
struct masking {
	const struct mask *m;
	struct arena *a;
	struct chron_chronology *c;
};

/* An array copied, to be changed. */
#define COPY(k, array, n)                                                      \
	((array) = copied((k)->a, (array), (n), sizeof(*(array))))

static void *
copied(struct arena *a, const void *array, size_t n, size_t size)
{
	void *to;

	if (!n)
		return NULL;
	to = arena_alloc(a, n * size);
	memcpy(to, array, n * size);
	return to;
}

static void
hide(const struct masking *k, struct chron_str *s)
{
	*s = mask_text(k->m, *s, CIVIL_MIN, k->a, NULL);
}

static void
hide_on(const struct masking *k, struct chron_str *s, int32_t day)
{
	*s = mask_text(k->m, *s, day, k->a, NULL);
}

static void
hide_file(const struct masking *k, struct chron_str *s)
{
	*s = mask_token(k->m, *s, k->a);
}

static int32_t
day_of(const struct masking *k, uint32_t event)
{
	return event < k->c->nevents ? mask_day(&k->c->events[event])
				     : CIVIL_MIN;
}

static void
hide_config(struct masking *k)
{
	struct chron_config *g = &k->c->config;

	hide(k, &g->title);
	hide(k, &g->marking);
	COPY(k, g->children, g->nchildren);
	for (uint32_t i = 0; i < g->nchildren; i++) {
		g->children[i].ref = mask_ref(k->m, g->children[i].ref);
		g->children[i].name = CHRON_S("");
		g->children[i].born = CIVIL_MIN;
		g->children[i].nalso = 0;
		g->children[i].kin = (struct chron_kin){.died = CIVIL_MIN};
	}
	g->people = NULL;
	g->npeople = 0;
	COPY(k, g->standards, g->nstandards);
	for (uint32_t i = 0; i < g->nstandards; i++)
		hide(k, &g->standards[i].label);
}

static void
hide_agencies(struct masking *k)
{
	COPY(k, k->c->agencies, k->c->nagencies);
	for (uint32_t i = 0; i < k->c->nagencies; i++) {
		hide(k, &k->c->agencies[i].name);
		hide(k, &k->c->agencies[i].note);
	}
}

static void
hide_sources(struct masking *k)
{
	COPY(k, k->c->sources, k->c->nsources);
	for (uint32_t i = 0; i < k->c->nsources; i++) {
		struct chron_source *s = &k->c->sources[i];

		hide_file(k, &s->file);
		hide(k, &s->preamble);
		hide(k, &s->why);
		hide(k, &s->agency_from);
		hide(k, &s->date_order);
		COPY(k, s->headings, s->nheadings);
		for (uint32_t n = 0; n < s->nheadings; n++)
			hide(k, &s->headings[n].text);
	}
	COPY(k, k->c->versions, k->c->nversions);
	for (uint32_t i = 0; i < k->c->nversions; i++) {
		hide_file(k, &k->c->versions[i].file);
		hide(k, &k->c->versions[i].why);
	}
	COPY(k, k->c->changes, k->c->nchanges);
	for (uint32_t i = 0; i < k->c->nchanges; i++) {
		hide(k, &k->c->changes[i].was);
		hide_file(k, &k->c->changes[i].part);
		hide_file(k, &k->c->changes[i].was_part);
	}
	COPY(k, k->c->leftovers, k->c->nleftovers);
	for (uint32_t i = 0; i < k->c->nleftovers; i++) {
		hide(k, &k->c->leftovers[i].text);
		hide(k, &k->c->leftovers[i].why);
		hide_file(k, &k->c->leftovers[i].part);
	}
	COPY(k, k->c->diagnostics, k->c->ndiagnostics);
	for (uint32_t i = 0; i < k->c->ndiagnostics; i++) {
		struct chron_diagnostic *d = &k->c->diagnostics[i];

		hide(k, &d->say);
		hide(k, &d->heading);
		hide(k, &d->there);
		hide_file(k, &d->part);
	}
}

/* The words of the evidence stand elsewhere now. */
static void
move_evidence(
	struct masking *k, struct chron_event *e, const struct mask_map *maps)
{
	COPY(k, e->sightings, e->nsightings);
	for (uint32_t i = 0; i < e->nsightings; i++) {
		struct chron_sighting *s = &e->sightings[i];

		COPY(k, s->evidence, s->nevidence);
		for (uint32_t n = 0; n < s->nevidence; n++) {
			struct chron_evidence *v = &s->evidence[n];

			if (v->value != CHRON_NONE)
				mask_move(&maps[v->value], &v->start, &v->end);
		}
	}
}

static void
hide_event(struct masking *k, struct chron_event *e)
{
	struct chron_value *values =
		copied(k->a, e->values, e->nvalues, sizeof(*values));
	struct mask_map *maps = ARENA_ARRAY(k->a, struct mask_map, e->nvalues);
	int32_t day = mask_day(e);

	for (uint32_t i = 0; i < e->nvalues; i++) {
		struct chron_str s = mask_text(k->m,
			(struct chron_str){values[i].p, values[i].n}, day, k->a,
			&maps[i]);

		values[i].p = s.p;
		values[i].n = (uint32_t)s.n;
	}
	e->values = values;
	hide_on(k, &e->date_text, day);
	hide_on(k, &e->time_text, day);
	hide_file(k, &e->part);
	move_evidence(k, e, maps);
}

static void
hide_pair(struct masking *k, struct chron_pair *p)
{
	int32_t day = day_of(k, p->a);

	COPY(k, p->reasons, p->nreasons);
	for (uint32_t i = 0; i < p->nreasons; i++)
		hide_on(k, &p->reasons[i].say, day);
}

static void
hide_entry(struct masking *k, struct chron_entry *n)
{
	COPY(k, n->pairs, n->npairs);
	for (uint32_t i = 0; i < n->npairs; i++)
		hide_pair(k, &n->pairs[i]);
	COPY(k, n->notes, n->nnotes);
	for (uint32_t i = 0; i < n->nnotes; i++) {
		hide(k, &n->notes[i].by);
		hide_on(k, &n->notes[i].text, day_of(k, n->notes[i].event));
	}
	COPY(k, n->reviews, n->nreviews);
	for (uint32_t i = 0; i < n->nreviews; i++) {
		hide(k, &n->reviews[i].by);
		hide_on(k, &n->reviews[i].text, day_of(k, n->reviews[i].event));
	}
}

static void
hide_findings(struct masking *k)
{
	struct chron_chronology *c = k->c;
	uint32_t ndiscrepancies = c->ndiscrepancies + c->hidden_discrepancies;

	COPY(k, c->discrepancies, ndiscrepancies);
	for (uint32_t i = 0; i < ndiscrepancies; i++) {
		struct chron_discrepancy *d = &c->discrepancies[i];
		int32_t day = d->nevents ? day_of(k, d->events[0]) : CIVIL_MIN;

		hide_on(k, &d->say, day);
		hide_on(k, &d->question, day);
	}
	COPY(k, c->receipts, c->nreceipts);
	for (uint32_t i = 0; i < c->nreceipts; i++)
		hide(k, &c->receipts[i].to);
	COPY(k, c->gaps, c->ngaps);
	for (uint32_t i = 0; i < c->ngaps; i++) {
		hide(k, &c->gaps[i].say);
		if (mask_is_birth(k->m, c->gaps[i].from))
			c->gaps[i].from = CIVIL_MIN;
	}
}

static void
hide_pairs(struct masking *k)
{
	struct chron_chronology *c = k->c;

	COPY(k, c->possible, c->npossible);
	for (uint32_t i = 0; i < c->npossible; i++)
		hide_pair(k, &c->possible[i]);
	if (c->uses)
		COPY(k, c->uses, c->npossible);
	for (uint32_t i = 0; c->uses && i < c->npossible; i++) {
		struct chron_use *u = &c->uses[i];

		COPY(k, u->reasons, u->nreasons);
		for (uint32_t n = 0; n < u->nreasons; n++)
			hide(k, &u->reasons[n].say);
	}
	COPY(k, c->apart, c->napart);
	for (uint32_t i = 0; i < c->napart; i++) {
		hide_pair(k, &c->apart[i].pair);
		hide(k, &c->apart[i].say);
	}
}

static void
hide_decisions(struct masking *k)
{
	struct chron_chronology *c = k->c;

	COPY(k, c->decisions, c->ndecisions);
	for (uint32_t i = 0; i < c->ndecisions; i++) {
		hide(k, &c->decisions[i].by);
		hide(k, &c->decisions[i].text);
		c->decisions[i].child = mask_ref(k->m, c->decisions[i].child);
	}
	COPY(k, c->undoings, c->nundoings);
	for (uint32_t i = 0; i < c->nundoings; i++) {
		hide(k, &c->undoings[i].by);
		hide(k, &c->undoings[i].why);
	}
	if (c->standings)
		COPY(k, c->standings, c->ndecisions);
	for (uint32_t i = 0; c->standings && i < c->ndecisions; i++)
		hide(k, &c->standings[i].say);
}

const struct chron_chronology *
mask_chronology(
	const struct mask *m, const struct chron_chronology *c, struct arena *a)
{
	struct chron_chronology *copy = ARENA_NEW(a, struct chron_chronology);
	struct masking k = {m, a, copy};
	uint32_t nentries;

	*copy = *c;
	copy->family = NULL;
	if (c->part)
		copy->part = arena_str(a,
			mask_text(m, chron_cstr(c->part), CIVIL_MIN, a, NULL))
				     .p;
	hide_config(&k);
	hide_agencies(&k);
	hide_sources(&k);
	COPY(&k, copy->events, copy->nevents);
	for (uint32_t i = 0; i < copy->nevents; i++)
		hide_event(&k, &copy->events[i]);
	nentries = copy->nentries + copy->hidden_entries;
	COPY(&k, copy->entries, nentries);
	for (uint32_t i = 0; i < nentries; i++)
		hide_entry(&k, &copy->entries[i]);
	hide_findings(&k);
	hide_pairs(&k);
	hide_decisions(&k);
	if (copy->part)
		copy->part = arena_str(a, mask_text(m, chron_cstr(copy->part),
						  CIVIL_MIN, a, NULL))
				     .p;
	return copy;
}
