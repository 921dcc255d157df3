/* What stands in the columns of entries, or stood there before: against it is
 * held what comes back in a sheet, which may have been written long ago. */
#include "cli/review.h"

#include <stdlib.h>

#include "people/mask.h"
#include "report/written.h"
#include "util/str.h"

struct review_words {
	const struct ruling_desk *desk;
	struct review_masker *masker;
	uint32_t *last;	    /* by event: its last decision of words, + 1 */
	uint32_t *before;   /* by decision: the one before on the event, + 1 */
	struct side *sides; /* by event */
	uint32_t nsides;
};

/* Accounts that somebody ruled on together: they may have been one entry once,
 * whatever they are now. */
struct side {
	uint32_t event, other;
};

static int
by_event(const void *x, const void *y)
{
	const struct side *a = x, *b = y;

	return (a->event > b->event) - (a->event < b->event);
}

static void
add_sides(struct review_words *k, const struct chron_decision *d,
	struct chron_str others)
{
	const struct chron_chronology *c = k->desk->c;
	uint32_t one = chronology_find_event(c, d->a), other;
	struct chron_str id;

	while (one != CHRON_NONE && str_cut(&others, ' ', &id)) {
		other = chronology_find_event(c, id);
		if (other == CHRON_NONE)
			continue;
		*ARENA_PUSH(k->desk->arena, &k->sides, &k->nsides) =
			(struct side){one, other};
		*ARENA_PUSH(k->desk->arena, &k->sides, &k->nsides) =
			(struct side){other, one};
	}
}

struct review_words *
review_words_new(const struct ruling_desk *desk, struct review_masker *masker)
{
	const struct chron_chronology *c = desk->c;
	struct arena *a = desk->arena;
	struct review_words *k = ARENA_NEW(a, struct review_words);

	k->desk = desk;
	k->masker = masker;
	k->last = ARENA_ARRAY(a, uint32_t, (size_t)c->nevents + 1);
	k->before = ARENA_ARRAY(a, uint32_t, (size_t)c->ndecisions + 1);
	for (uint32_t i = 0; i < c->ndecisions; i++) {
		const struct chron_decision *d = &c->decisions[i];
		uint32_t event = chronology_find_event(c, d->a);

		add_sides(k, d, d->b.n ? d->b : d->others);
		if (d->ruling != RULE_REVIEW || event == CHRON_NONE)
			continue;
		k->before[i] = k->last[event];
		k->last[event] = i + 1;
	}
	if (k->nsides)
		qsort(k->sides, k->nsides, sizeof(*k->sides), by_event);
	return k;
}

/* What is looked for: a text in a column of an entry. */
struct look {
	const struct review_words *k;
	const struct chron_entry *n;
	uint8_t what;
	struct chron_str plain;
	bool masked; /* as a copy without names shows it */
};

/* Is it this text? */
static bool
says(const struct look *l, struct chron_str text)
{
	const struct chron_chronology *c = l->k->desk->c;
	struct arena *a = l->k->desk->arena;

	if (l->masked)
		text = mask_text(review_mask(l->k->masker), text,
			mask_day(&c->events[l->n->events[0]]), a, NULL);
	return str_eq(review_plain(a, l->what, text), l->plain);
}

/* The words of one column of an entry as they stood after each decision, the
 * accounts in order. */
struct replay {
	const struct look *look;
	const struct review_words *k;
	uint32_t *events; /* in order */
	uint32_t nevents;
	uint32_t *list; /* decisions on the column, in order */
	uint32_t nlist;
	struct chron_str *texts; /* by account; empty: nothing */
};

static const struct chron_entry *
entry_of(const struct review_words *k, uint32_t event)
{
	const struct chron_chronology *c = k->desk->c;

	return &c->entries[c->events[event].entry];
}

static int
by_index(const void *x, const void *y)
{
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

	return (a > b) - (a < b);
}

static void
gather(struct replay *r)
{
	const struct chron_chronology *c = r->k->desk->c;
	struct arena *a = r->k->desk->arena;

	for (uint32_t i = 0; i < r->nevents; i++)
		for (uint32_t at = r->k->last[r->events[i]]; at;
			at = r->k->before[at - 1])
			if (c->decisions[at - 1].aspect == r->look->what)
				*ARENA_PUSH(a, &r->list, &r->nlist) = at - 1;
	if (r->nlist)
		qsort(r->list, r->nlist, sizeof(*r->list), by_index);
}

static bool
names(struct chron_str ids, struct chron_str id)
{
	struct chron_str one;

	while (str_cut(&ids, ' ', &one))
		if (str_eq(one, id))
			return true;
	return false;
}

/* What the cell showed when these were the words. */
static struct chron_str
shown(const struct replay *r)
{
	struct arena *a = r->k->desk->arena;
	struct chron_str *texts = ARENA_ARRAY(a, struct chron_str, r->nevents);
	uint32_t n = 0;

	for (uint32_t i = 0; i < r->nevents; i++)
		if (r->texts[i].n)
			texts[n++] = r->texts[i];
	return n ? written_join(a, (enum review)r->look->what, texts, n)
		 : CHRON_S("");
}

/* Did the cell ever show that? */
static bool
was_shown(struct replay *r, bool undone)
{
	const struct chron_chronology *c = r->k->desk->c;
	struct arena *a = r->k->desk->arena;

	r->texts = ARENA_ARRAY(a, struct chron_str, r->nevents);
	for (uint32_t i = 0; i < r->nlist; i++) {
		const struct chron_decision *d = &c->decisions[r->list[i]];

		if (d->undone && !undone)
			continue;
		for (uint32_t e = 0; e < r->nevents; e++) {
			struct chron_str id = c->events[r->events[e]].id;

			if (str_eq(id, d->a))
				r->texts[e] = d->text;
			else if (names(d->others, id))
				r->texts[e] = CHRON_S("");
		}
		if (says(r->look, shown(r)))
			return true;
	}
	return false;
}

static bool
was_written(struct replay *r)
{
	const struct chron_chronology *c = r->k->desk->c;

	for (uint32_t i = 0; i < r->nlist; i++)
		if (says(r->look, c->decisions[r->list[i]].text))
			return true;
	return false;
}

static void
add_events(struct replay *r, const struct chron_entry *n)
{
	for (uint32_t i = 0; i < n->nevents; i++)
		*ARENA_PUSH(r->k->desk->arena, &r->events, &r->nevents) =
			n->events[i];
}

/* Did the cell of an entry, and another that may once have been one with it,
 * ever show that? */
static bool
was_shown_with(const struct look *l, const struct chron_entry *other)
{
	struct replay r = {.look = l, .k = l->k};

	add_events(&r, l->n);
	if (other) {
		add_events(&r, other);
		qsort(r.events, r.nevents, sizeof(*r.events), by_index);
	}
	gather(&r);
	return (!other && was_written(&r)) || was_shown(&r, true) ||
	       was_shown(&r, false);
}

static bool
was_there(const struct look *l)
{
	const struct review_words *k = l->k;
	const struct chron_entry *n = l->n;

	if (was_shown_with(l, NULL))
		return true;
	for (uint32_t i = 0; i < n->nevents && k->nsides; i++) {
		struct side key = {.event = n->events[i]};
		const struct side *x = bsearch(
			&key, k->sides, k->nsides, sizeof(key), by_event);

		while (x && x > k->sides && x[-1].event == key.event)
			x--;
		for (; x && x < k->sides + k->nsides && x->event == key.event;
			x++) {
			const struct chron_entry *other = entry_of(k, x->other);

			if (other != n && was_shown_with(l, other))
				return true;
		}
	}
	return false;
}

/* Of an account that is gone only what was written on it is known. */
static enum review_held
held_gone(const struct review_words *k, const struct review_cell *cell,
	struct chron_str plain)
{
	const struct chron_chronology *c = k->desk->c;

	for (uint32_t i = 0; i < c->ndecisions; i++) {
		const struct chron_decision *d = &c->decisions[i];

		if (d->ruling == RULE_REVIEW && d->aspect == cell->what &&
			str_eq(d->a, cell->event) &&
			str_eq(review_plain(
				       k->desk->arena, cell->what, d->text),
				plain))
			return HELD_BEFORE;
	}
	return HELD_NOT;
}

static enum review_held
held(const struct look *l, bool whole)
{
	const struct chron_entry *n = l->n;
	struct chron_str now =
		written_cell(l->k->desk->arena, n, (enum review)l->what);

	if (says(l, now))
		return HELD_NOW;
	/* A row about one account says no more than what stands on the entry
	 * already; one about the entry leaves out what has come to it since. */
	for (uint32_t i = 0; i < n->nreviews; i++)
		if (n->reviews[i].what == l->what &&
			says(l, n->reviews[i].text))
			return whole ? HELD_BEFORE : HELD_NOW;
	return was_there(l) ? HELD_BEFORE : HELD_NOT;
}

/* Was anything ever written on an account of the entry? */
static bool
is_touched(const struct look *l)
{
	for (uint32_t i = 0; i < l->n->nevents; i++)
		if (l->k->last[l->n->events[i]])
			return true;
	return false;
}

enum review_held
review_held(const struct review_words *k, const struct review_cell *cell,
	struct chron_str plain)
{
	struct look l = {.k = k, .what = cell->what, .plain = plain};
	enum review_held how;

	if (cell->at == CHRON_NONE)
		return held_gone(k, cell, plain);
	l.n = entry_of(k, cell->at);
	how = held(&l, cell->whole);
	if (how != HELD_NOT || !is_touched(&l))
		return how;
	l.masked = true;
	return held(&l, cell->whole);
}

bool
review_stands(const struct review_words *k, const struct review_cell *cell)
{
	const struct chron_entry *n;

	if (cell->at == CHRON_NONE)
		return false;
	n = entry_of(k, cell->at);
	for (uint32_t i = 0; i < n->nreviews; i++)
		if (n->reviews[i].what == cell->what &&
			(cell->whole || n->reviews[i].event == cell->at))
			return true;
	return false;
}

uint32_t
review_lines(const struct review_words *k, const struct review_cell *cell)
{
	struct chron_str rest, line;
	uint32_t n = 0;

	if (cell->at == CHRON_NONE || cell->what == REVIEW_THEME)
		return 1;
	rest = review_plain(k->desk->arena, cell->what,
		written_cell(k->desk->arena, entry_of(k, cell->at),
			(enum review)cell->what));
	while (str_cut(&rest, '\n', &line))
		n++;
	return n ? n : 1;
}
