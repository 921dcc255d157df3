/* A chronology narrowed to a part of its entries. */
#include "view/view.h"

#include <stdlib.h>

#include "find/trigger.h"
#include "util/str.h"

/* A narrowing at work. */
struct narrowing {
	const struct chron_chronology *c;
	const struct view *view;
	struct chron_chronology *shown;
	struct arena *arena;
	uint32_t *entries;	 /* by old index: the new one */
	uint32_t *discrepancies; /* likewise */
};

static bool
is_only(const struct narrowing *n, uint32_t agency)
{
	return !n->view->agencies ||
	       (agency < n->c->nagencies && n->view->agencies[agency]);
}

/* By the contract of accounts, one lists every child it concerns. */
static bool
concerns(const struct chron_event *e, uint32_t child)
{
	for (uint32_t i = 0; i < e->nsightings; i++)
		if (e->sightings[i].child == child)
			return true;
	return false;
}

/* Apart from whose accounts it has. */
static bool
is_about(const struct narrowing *n, const struct chron_entry *entry)
{
	uint32_t child = n->view->child;
	bool about = child == CHRON_NONE;

	if (n->view->in_scope && !entry->in_scope)
		return false;
	for (uint32_t i = 0; i < entry->nevents && !about; i++)
		about = concerns(&n->c->events[entry->events[i]], child);
	return about;
}

static bool
is_told(const struct narrowing *n, const struct chron_entry *entry)
{
	for (uint32_t i = 0; i < entry->nevents; i++)
		if (is_only(n, n->c->events[entry->events[i]].agency))
			return true;
	return false;
}

/* The one sighting of the child, which is now the first of one. */
static struct chron_sighting *
sightings_of(const struct narrowing *n, const struct chron_sighting *all,
	uint32_t nall, uint32_t *nkept)
{
	struct chron_sighting *kept;
	uint32_t i = 0;

	while (i < nall && all[i].child != n->view->child)
		i++;
	*nkept = i < nall;
	kept = ARENA_ARRAY(n->arena, struct chron_sighting, 1);
	if (i < nall)
		*kept = all[i];
	kept->child = 0;
	return kept;
}

/* Those that pass first; returns how many they are. */
static uint32_t
order(const bool *pass, uint32_t n, uint32_t *place)
{
	uint32_t shown = 0, hidden;

	for (uint32_t i = 0; i < n; i++)
		shown += pass[i];
	hidden = shown;
	shown = 0;
	for (uint32_t i = 0; i < n; i++)
		place[i] = pass[i] ? shown++ : hidden++;
	return shown;
}

static void
place_entries(struct narrowing *n)
{
	const struct chron_chronology *c = n->c;
	bool *pass = ARENA_ARRAY(n->arena, bool, c->nentries);

	for (uint32_t i = 0; i < c->nentries; i++)
		pass[i] = is_about(n, &c->entries[i]) &&
			  is_told(n, &c->entries[i]);
	n->entries = ARENA_ARRAY(n->arena, uint32_t, c->nentries);
	n->shown->nentries = order(pass, c->nentries, n->entries);
	n->shown->hidden_entries = c->nentries - n->shown->nentries;
}

static uint32_t
new_entry(const struct narrowing *n, uint32_t old)
{
	return old < n->c->nentries ? n->entries[old] : CHRON_NONE;
}

static void
move_events(struct narrowing *n)
{
	const struct chron_chronology *c = n->c;
	struct chron_event *events =
		ARENA_ARRAY(n->arena, struct chron_event, c->nevents);

	for (uint32_t i = 0; i < c->nevents; i++) {
		events[i] = c->events[i];
		events[i].entry = new_entry(n, c->events[i].entry);
		if (n->view->child != CHRON_NONE)
			events[i].sightings = sightings_of(n,
				c->events[i].sightings, c->events[i].nsightings,
				&events[i].nsightings);
	}
	n->shown->events = events;
}

static bool
shows(const struct narrowing *n, uint32_t event)
{
	return chronology_shows(n->shown, event);
}

static void
move_discrepancies(struct narrowing *n)
{
	const struct chron_chronology *c = n->c;
	struct chron_discrepancy *moved = ARENA_ARRAY(
		n->arena, struct chron_discrepancy, c->ndiscrepancies);
	bool *pass = ARENA_ARRAY(n->arena, bool, c->ndiscrepancies);

	for (uint32_t i = 0; i < c->ndiscrepancies; i++) {
		const struct chron_discrepancy *d = &c->discrepancies[i];

		pass[i] = d->entry < c->nentries
				  ? n->entries[d->entry] < n->shown->nentries
				  : d->nevents && shows(n, d->events[0]);
	}
	n->discrepancies = ARENA_ARRAY(n->arena, uint32_t, c->ndiscrepancies);
	n->shown->ndiscrepancies =
		order(pass, c->ndiscrepancies, n->discrepancies);
	n->shown->hidden_discrepancies =
		c->ndiscrepancies - n->shown->ndiscrepancies;
	for (uint32_t i = 0; i < c->ndiscrepancies; i++) {
		struct chron_discrepancy *d = &moved[n->discrepancies[i]];

		*d = c->discrepancies[i];
		d->entry = new_entry(n, d->entry);
	}
	n->shown->discrepancies = moved;
}

static uint32_t *
mend(const struct narrowing *n, const uint32_t *old, uint32_t count,
	const uint32_t *place)
{
	uint32_t *mended = ARENA_ARRAY(n->arena, uint32_t, count);

	for (uint32_t i = 0; i < count; i++)
		mended[i] = place[old[i]];
	return mended;
}

static void
move_entries(struct narrowing *n)
{
	const struct chron_chronology *c = n->c;
	struct chron_entry *moved =
		ARENA_ARRAY(n->arena, struct chron_entry, c->nentries);

	for (uint32_t i = 0; i < c->nentries; i++) {
		struct chron_entry *e = &moved[n->entries[i]];

		*e = c->entries[i];
		e->discrepancies = mend(n, e->discrepancies, e->ndiscrepancies,
			n->discrepancies);
		e->related = mend(n, e->related, e->nrelated, n->entries);
		if (n->view->child != CHRON_NONE)
			e->children = sightings_of(
				n, e->children, e->nchildren, &e->nchildren);
	}
	n->shown->entries = moved;
}

static int
by_id(const void *a, const void *b)
{
	return str_cmp(
		*(const struct chron_str *)a, *(const struct chron_str *)b);
}

static void
list_hidden(struct narrowing *n)
{
	const struct chron_chronology *s = n->shown;
	uint32_t end = s->nentries + s->hidden_entries, nids = 0;
	struct chron_str *ids = ARENA_ARRAY(n->arena, struct chron_str,
		(size_t)s->hidden_entries + s->nevents);

	for (uint32_t i = s->nentries; i < end; i++) {
		ids[nids++] = s->entries[i].id;
		for (uint32_t k = 0; k < s->entries[i].nevents; k++)
			ids[nids++] = s->events[s->entries[i].events[k]].id;
	}
	if (nids)
		qsort(ids, nids, sizeof(*ids), by_id);
	n->shown->hidden_ids = ids;
	n->shown->nhidden_ids = nids;
}

/* A pair is shown with either of its accounts: that it may be one happening is
 * a question about both. */
static bool
keeps_pair(const struct narrowing *n, const struct chron_pair *p)
{
	return shows(n, p->a) || shows(n, p->b);
}

static void
keep_pairs(struct narrowing *n)
{
	const struct chron_chronology *c = n->c;
	struct chron_chronology *s = n->shown;

	s->possible = ARENA_ARRAY(n->arena, struct chron_pair, c->npossible);
	s->uses =
		c->uses ? ARENA_ARRAY(n->arena, struct chron_use, c->npossible)
			: NULL;
	s->apart = ARENA_ARRAY(n->arena, struct chron_apart, c->napart);
	s->npossible = s->napart = 0;
	for (uint32_t i = 0; i < c->npossible; i++) {
		if (!keeps_pair(n, &c->possible[i]))
			continue;
		if (c->uses)
			s->uses[s->npossible] = c->uses[i];
		s->possible[s->npossible++] = c->possible[i];
	}
	for (uint32_t i = 0; i < c->napart; i++)
		if (keeps_pair(n, &c->apart[i].pair))
			s->apart[s->napart++] = c->apart[i];
}

/* What an agency sent is told of with its record; what it was sent, too. */
static bool
keeps_receipt(const struct narrowing *n, const struct chron_receipt *r)
{
	uint32_t entry = n->c->events[r->event].entry;

	return (entry >= n->c->nentries ||
		       is_about(n, &n->c->entries[entry])) &&
	       (is_only(n, n->c->events[r->event].agency) ||
		       is_only(n, r->agency));
}

/* What is told of a child is told of all agencies together; the silence of one,
 * and the meeting that it planned, of that one. */
static bool
keeps_gap(const struct narrowing *n, const struct chron_gap *g)
{
	bool plan = g->nwithin && !strcmp(g->kind, "planned-not-done");

	if (g->child != CHRON_NONE)
		return n->view->child == CHRON_NONE ||
		       g->child == n->view->child;
	return (g->agency == CHRON_NONE || is_only(n, g->agency)) &&
	       (!plan || shows(n, g->within[0]));
}

static void
keep_findings(struct narrowing *n)
{
	const struct chron_chronology *c = n->c;
	struct chron_chronology *s = n->shown;

	s->receipts = ARENA_ARRAY(n->arena, struct chron_receipt, c->nreceipts);
	s->plans = ARENA_ARRAY(n->arena, struct chron_plan, c->nplans);
	s->gaps = ARENA_ARRAY(n->arena, struct chron_gap, c->ngaps);
	s->nreceipts = s->nplans = s->ngaps = 0;
	for (uint32_t i = 0; i < c->nreceipts; i++)
		if (keeps_receipt(n, &c->receipts[i]))
			s->receipts[s->nreceipts++] = c->receipts[i];
	for (uint32_t i = 0; i < c->nplans; i++)
		if (shows(n, c->plans[i].event))
			s->plans[s->nplans++] = c->plans[i];
	for (uint32_t i = 0; i < c->ngaps; i++) {
		if (!keeps_gap(n, &c->gaps[i]))
			continue;
		s->gaps[s->ngaps] = c->gaps[i];
		if (n->view->child != CHRON_NONE &&
			c->gaps[i].child != CHRON_NONE)
			s->gaps[s->ngaps].child = 0;
		s->ngaps++;
	}
}

/* Never NULL, or they would be looked for again. */
static void
keep_triggers(struct narrowing *n)
{
	const struct chron_chronology *c = n->c;
	struct trigger *kept;
	uint32_t nkept = 0;

	if (n->view->child == CHRON_NONE)
		return;
	kept = ARENA_ARRAY(n->arena, struct trigger, (size_t)c->ntriggers + 1);
	for (uint32_t i = 0; i < c->ntriggers; i++) {
		if (c->triggers[i].child != n->view->child)
			continue;
		kept[nkept] = c->triggers[i];
		kept[nkept++].child = 0;
	}
	n->shown->triggers = kept;
	n->shown->ntriggers = nkept;
}

/* Contacts are counted by agency and child, so that those of one child are
 * counted of its own. */
static void
keep_recording(struct narrowing *n)
{
	struct chron_chronology *s = n->shown;
	struct chron_recording *kept;
	uint32_t nkept = 0;

	if (n->view->child != CHRON_NONE) {
		struct finder f;

		s->recording = NULL;
		s->nrecording = 0;
		find_open(&f, s);
		f.out = s;
		find_recording(&f);
		find_close(&f);
	}
	kept = ARENA_ARRAY(n->arena, struct chron_recording, s->nrecording);
	for (uint32_t i = 0; i < s->nrecording; i++)
		if (is_only(n, s->recording[i].agency))
			kept[nkept++] = s->recording[i];
	s->recording = kept;
	s->nrecording = nkept;
}

/* "Part of the case: entries with an account of Police: 24 of 126." */
static const char *
say_part(const struct narrowing *n)
{
	const struct chron_chronology *c = n->c;
	const struct view *v = n->view;
	struct buf b = BUF_INIT;
	const char *and = " of ";
	const char *say;

	buf_puts(&b, "Part of the case: entries");
	if (v->in_scope)
		buf_puts(&b, " that touch the review period");
	if (v->child != CHRON_NONE)
		buf_printf(&b, "%s concern%s child %.*s",
			v->in_scope ? " and" : " that", "",
			STR(c->config.children[v->child].ref));
	if (v->agencies)
		buf_puts(&b, v->in_scope || v->child != CHRON_NONE
				     ? ", with an account"
				     : " with an account");
	for (uint32_t i = 0; v->agencies && i < c->nagencies; i++)
		if (v->agencies[i]) {
			buf_printf(&b, "%s%.*s", and, STR(c->agencies[i].name));
			and = " or ";
		}
	buf_printf(&b, ": %u of %u.", n->shown->nentries, c->nentries);
	say = arena_str(n->arena, buf_get(&b)).p;
	buf_free(&b);
	return say;
}

void
view_narrow(const struct chron_chronology *c, const struct view *view,
	struct chron_chronology *shown)
{
	struct narrowing n = {c, view, shown, c->arena, NULL, NULL};

	*shown = *c;
	shown->newest_first = view->newest_first;
	if (!view->in_scope && !view->agencies && view->child == CHRON_NONE)
		return;
	shown->only = view->agencies;
	if (view->child != CHRON_NONE) {
		shown->family = &c->config;
		shown->config.children += view->child;
		shown->config.nchildren = 1;
	}
	place_entries(&n);
	move_events(&n);
	move_discrepancies(&n);
	move_entries(&n);
	list_hidden(&n);
	keep_pairs(&n);
	keep_findings(&n);
	keep_triggers(&n);
	keep_recording(&n);
	shown->part = say_part(&n);
}
