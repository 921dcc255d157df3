/* Every text of a chronology that people wrote, in one order. */
#include "people/spots.h"

/* A walk under way. */
struct walk {
	spot_fn *fn;
	void *arg;
	struct spot at;
};

static void
spot(struct walk *w, struct chron_str text)
{
	if (!text.n)
		return;
	w->at.text = text;
	w->fn(w->arg, &w->at);
}

static void
begin(struct walk *w, uint32_t source, uint32_t row)
{
	w->at = (struct spot){.source = source, .row = row};
}

static void
token(struct walk *w, struct chron_str text)
{
	w->at.token = true;
	spot(w, text);
	w->at.token = false;
}

static void
signature(struct walk *w, struct chron_str text)
{
	w->at.signature = true;
	spot(w, text);
	w->at.signature = false;
}

static void
walk_events(struct walk *w, const struct chron_chronology *c)
{
	for (uint32_t i = 0; i < c->nevents; i++) {
		const struct chron_event *e = &c->events[i];

		begin(w, e->source, e->row);
		w->at.event = e;
		for (uint32_t k = 0; k < e->nvalues; k++) {
			const struct chron_value *v = &e->values[k];

			w->at.concept = v->concept;
			spot(w, (struct chron_str){v->p, v->n});
		}
		w->at.concept = CHRON_F_DATE;
		spot(w, e->date_text);
		token(w, e->part);
	}
}

static void
walk_sources(struct walk *w, const struct chron_chronology *c)
{
	for (uint32_t i = 0; i < c->nsources; i++) {
		const struct chron_source *s = &c->sources[i];

		begin(w, i, 0);
		token(w, s->file);
		spot(w, s->preamble);
		for (uint32_t k = 0; k < s->nheadings; k++)
			spot(w, s->headings[k].text);
	}
	for (uint32_t i = 0; i < c->nleftovers; i++) {
		begin(w, c->leftovers[i].source, c->leftovers[i].row);
		spot(w, c->leftovers[i].text);
	}
	for (uint32_t i = 0; i < c->nversions; i++) {
		begin(w, c->versions[i].source, 0);
		token(w, c->versions[i].file);
	}
	for (uint32_t i = 0; i < c->nchanges; i++) {
		begin(w, c->changes[i].source, c->changes[i].row);
		spot(w, c->changes[i].was);
	}
}

static void
walk_reviewers(struct walk *w, const struct chron_chronology *c)
{
	begin(w, CHRON_NONE, 0);
	for (uint32_t i = 0; i < c->ndecisions; i++) {
		signature(w, c->decisions[i].by);
		spot(w, c->decisions[i].text);
	}
	for (uint32_t i = 0; i < c->nundoings; i++) {
		signature(w, c->undoings[i].by);
		spot(w, c->undoings[i].why);
	}
	for (uint32_t i = 0; i < c->nentries; i++) {
		const struct chron_entry *n = &c->entries[i];

		for (uint32_t k = 0; k < n->nreviews; k++) {
			signature(w, n->reviews[k].by);
			spot(w, n->reviews[k].text);
		}
	}
}

static void
walk_declared(struct walk *w, const struct chron_chronology *c)
{
	begin(w, CHRON_NONE, 0);
	spot(w, c->config.title);
	for (uint32_t i = 0; i < c->nagencies; i++)
		spot(w, c->agencies[i].note);
	for (uint32_t i = 0; i < c->config.nstandards; i++)
		spot(w, c->config.standards[i].label);
}

void
spots_each(const struct chron_chronology *c, spot_fn *fn, void *arg)
{
	struct walk w = {.fn = fn, .arg = arg};

	walk_events(&w, c);
	walk_sources(&w, c);
	walk_reviewers(&w, c);
	walk_declared(&w, c);
}
