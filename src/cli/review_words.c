/* What stands in the columns of entries, or stood there before: against it is
 * held what comes back in a sheet, which may have been written long ago. */
#include "cli/review.h"

#include <stdlib.h>

#include "report/written.h"
#include "util/str.h"

struct review_words {
	const struct ruling_desk *desk;
	uint32_t *last;	  /* by event: its last decision of words, + 1 */
	uint32_t *before; /* by decision: the one before on the event, + 1 */
};

struct review_words *
review_words_new(const struct ruling_desk *desk)
{
	const struct chron_chronology *c = desk->c;
	struct arena *a = desk->arena;
	struct review_words *k = ARENA_NEW(a, struct review_words);

	k->desk = desk;
	k->last = ARENA_ARRAY(a, uint32_t, (size_t)c->nevents + 1);
	k->before = ARENA_ARRAY(a, uint32_t, (size_t)c->ndecisions + 1);
	for (uint32_t i = 0; i < c->ndecisions; i++) {
		uint32_t event = chronology_find_event(c, c->decisions[i].a);

		if (c->decisions[i].ruling != RULE_REVIEW ||
			event == CHRON_NONE)
			continue;
		k->before[i] = k->last[event];
		k->last[event] = i + 1;
	}
	return k;
}

/* The words of one column of an entry as they stood after each decision, the
 * accounts in order. */
struct replay {
	const struct review_words *k;
	const struct chron_entry *n;
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
gather(struct replay *r, uint8_t what)
{
	const struct chron_chronology *c = r->k->desk->c;
	struct arena *a = r->k->desk->arena;

	for (uint32_t i = 0; i < r->n->nevents; i++)
		for (uint32_t at = r->k->last[r->n->events[i]]; at;
			at = r->k->before[at - 1])
			if (c->decisions[at - 1].aspect == what)
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
shown(const struct replay *r, uint8_t what)
{
	struct arena *a = r->k->desk->arena;
	struct chron_str *texts =
		ARENA_ARRAY(a, struct chron_str, r->n->nevents);
	uint32_t n = 0;

	for (uint32_t i = 0; i < r->n->nevents; i++)
		if (r->texts[i].n)
			texts[n++] = r->texts[i];
	return n ? written_join(a, (enum review)what, texts, n) : CHRON_S("");
}

/* Did the cell ever show that? */
static bool
was_shown(struct replay *r, uint8_t what, struct chron_str plain, bool undone)
{
	const struct chron_chronology *c = r->k->desk->c;
	struct arena *a = r->k->desk->arena;

	r->texts = ARENA_ARRAY(a, struct chron_str, r->n->nevents);
	for (uint32_t i = 0; i < r->nlist; i++) {
		const struct chron_decision *d = &c->decisions[r->list[i]];

		if (d->undone && !undone)
			continue;
		for (uint32_t e = 0; e < r->n->nevents; e++) {
			struct chron_str id = c->events[r->n->events[e]].id;

			if (str_eq(id, d->a))
				r->texts[e] = d->text;
			else if (names(d->others, id))
				r->texts[e] = CHRON_S("");
		}
		if (str_eq(review_plain(a, what, shown(r, what)), plain))
			return true;
	}
	return false;
}

static bool
was_written(struct replay *r, uint8_t what, struct chron_str plain)
{
	const struct chron_chronology *c = r->k->desk->c;
	struct arena *a = r->k->desk->arena;

	for (uint32_t i = 0; i < r->nlist; i++)
		if (str_eq(review_plain(a, what, c->decisions[r->list[i]].text),
			    plain))
			return true;
	return r->n->nevents > 1 && (was_shown(r, what, plain, true) ||
					    was_shown(r, what, plain, false));
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

enum review_held
review_held(const struct review_words *k, const struct review_cell *cell,
	struct chron_str plain)
{
	struct arena *a = k->desk->arena;
	struct replay r = {.k = k};
	struct chron_str now;

	if (cell->at == CHRON_NONE)
		return held_gone(k, cell, plain);
	r.n = entry_of(k, cell->at);
	now = written_cell(a, r.n, (enum review)cell->what);
	if (str_eq(review_plain(a, cell->what, now), plain))
		return HELD_NOW;
	/* A row about one account says no more than what stands on the entry
	 * already; one about the entry leaves out what has come to it since. */
	for (uint32_t i = 0; i < r.n->nreviews; i++)
		if (r.n->reviews[i].what == cell->what &&
			str_eq(review_plain(
				       a, cell->what, r.n->reviews[i].text),
				plain))
			return cell->whole ? HELD_BEFORE : HELD_NOW;
	gather(&r, cell->what);
	return was_written(&r, cell->what, plain) ? HELD_BEFORE : HELD_NOT;
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
