/* What reviewers write beside entries: which words are in force, and where they
 * stand.
 *
 * Words belong to the account they were written on and go where it goes: two
 * entries that become one show what stood on either, and an entry that is
 * divided keeps each with its account.  Words written on an entry come in place
 * of what stood on any of its accounts: those are `others` of the decision. */
#include "merge/reviews.h"

#include <stdlib.h>

#include "util/arena.h"
#include "util/str.h"

/* One account that a decision writes on, or takes words off. */
struct place {
	struct chron_str event;
	uint32_t at; /* index of the decision */
	uint8_t what;
	bool own; /* the words stand there */
};

static int
by_place(const void *x, const void *y)
{
	const struct place *a = x, *b = y;
	int d = str_cmp(a->event, b->event);

	d = d ? d : a->what - b->what;
	return d ? d : (a->at > b->at) - (a->at < b->at);
}

static bool
is_same_place(const struct place *a, const struct place *b)
{
	return a->what == b->what && str_eq(a->event, b->event);
}

static void
add(struct arena *a, struct place **v, uint32_t *n,
	const struct chron_decision *d, uint32_t at)
{
	struct chron_str rest = d->others, id;

	*ARENA_PUSH(a, v, n) = (struct place){d->a, at, d->aspect, true};
	while (str_cut(&rest, ' ', &id))
		*ARENA_PUSH(a, v, n) = (struct place){id, at, d->aspect, false};
}

void
reviews_supersede(struct chron_chronology *c)
{
	struct arena *a = arena_new();
	struct place *v = NULL;
	uint32_t n = 0;

	for (uint32_t i = 0; i < c->ndecisions; i++)
		if (c->decisions[i].ruling == RULE_REVIEW &&
			!c->decisions[i].undone)
			add(a, &v, &n, &c->decisions[i], i);
	if (n)
		qsort(v, n, sizeof(*v), by_place);
	for (uint32_t i = 0; i + 1 < n; i++)
		if (v[i].own && is_same_place(&v[i], &v[i + 1]))
			c->standings[v[i].at] = (struct chron_standing){
				STANDING_SUPERSEDED,
				c->decisions[v[i + 1].at].number, CHRON_S("")};
	arena_free(a);
}

static uint32_t
place_in(const struct chron_entry *e, uint32_t event)
{
	uint32_t i = 0;

	while (e->events[i] != event)
		i++;
	return i;
}

struct worded {
	struct chron_review review;
	uint32_t entry, place;
};

static int
by_entry(const void *x, const void *y)
{
	const struct worded *a = x, *b = y;

	if (a->entry != b->entry)
		return a->entry < b->entry ? -1 : 1;
	if (a->review.what != b->review.what)
		return a->review.what - b->review.what;
	return (a->place > b->place) - (a->place < b->place);
}

static uint32_t
gather(struct chron_chronology *c, struct arena *a, struct worded **v)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < c->ndecisions; i++) {
		const struct chron_decision *d = &c->decisions[i];
		uint32_t event, entry;

		if (d->ruling != RULE_REVIEW || !d->text.n ||
			c->standings[i].what > STANDING_DOUBTED)
			continue;
		event = chronology_find_event(c, d->a);
		if (event == CHRON_NONE)
			continue;
		entry = c->events[event].entry;
		*ARENA_PUSH(a, v, &n) = (struct worded){
			{d->aspect, d->by, d->at, d->text, event}, entry,
			place_in(&c->entries[entry], event)};
	}
	return n;
}

void
reviews_attach(struct chron_chronology *c)
{
	struct arena *a = arena_new();
	struct worded *v = NULL;
	uint32_t n = gather(c, a, &v);

	if (n)
		qsort(v, n, sizeof(*v), by_entry);
	for (uint32_t i = 0; i < n; i++) {
		struct chron_entry *e = &c->entries[v[i].entry];

		*ARENA_PUSH(c->arena, &e->reviews, &e->nreviews) = v[i].review;
	}
	arena_free(a);
}
