/* References to events and entries: looked up in one sorted list. */
#include "cli/ref.h"

#include <stdio.h>
#include <stdlib.h>

#include "merge/entries.h"
#include "util/str.h"

struct ref {
	struct chron_str id;
	uint32_t event;
	uint32_t entry; /* CHRON_NONE: the id is an event's */
};

struct refs {
	struct ref *refs; /* by id */
	uint32_t n;
	struct ref *former; /* of entries that are none any more, by id */
	uint32_t nformer;
};

static int
by_id(const void *a, const void *b)
{
	return str_cmp(
		((const struct ref *)a)->id, ((const struct ref *)b)->id);
}

/* An account of several may once have been an entry by itself, or have named
 * another. */
static void
add_former(struct refs *r, struct arena *a, const struct chron_chronology *c)
{
	for (uint32_t i = 0; i < c->nevents; i++)
		if (c->nentries && c->entries[c->events[i].entry].nevents > 1)
			*ARENA_PUSH(a, &r->former, &r->nformer) = (struct ref){
				entry_named(a, c->events[i].id), i, CHRON_NONE};
	if (r->nformer)
		qsort(r->former, r->nformer, sizeof(*r->former), by_id);
}

struct refs *
refs_new(struct arena *a, const struct chron_chronology *c)
{
	struct refs *r = ARENA_NEW(a, struct refs);

	r->refs = ARENA_ARRAY(a, struct ref, (size_t)c->nevents + c->nentries);
	for (uint32_t i = 0; i < c->nevents; i++)
		r->refs[r->n++] = (struct ref){c->events[i].id, i, CHRON_NONE};
	for (uint32_t i = 0; i < c->nentries; i++)
		r->refs[r->n++] = (struct ref){
			c->entries[i].id, c->entries[i].events[0], i};
	if (r->n)
		qsort(r->refs, r->n, sizeof(*r->refs), by_id);
	add_former(r, a, c);
	return r;
}

static bool
begins(struct chron_str s, struct chron_str with)
{
	return s.n >= with.n && memcmp(s.p, with.p, with.n) == 0;
}

static const struct ref *
find_former(const struct refs *r, struct chron_str id)
{
	const struct ref key = {.id = id};

	return r->nformer ? bsearch(&key, r->former, r->nformer, sizeof(key),
				    by_id)
			  : NULL;
}

uint32_t
refs_event(const struct refs *r, struct chron_str ref, uint32_t *entry,
	char why[200])
{
	uint32_t low = 0, high = r->n;
	const struct ref *found, *former;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (str_cmp(r->refs[mid].id, ref) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	found = &r->refs[low];
	former = find_former(r, ref);
	if (former && (low == r->n || !str_eq(found->id, ref))) {
		if (entry)
			*entry = CHRON_NONE;
		return former->event;
	}
	if (!ref.n) {
		if (why)
			snprintf(why, 200,
				"the id of an event or entry is missing");
		return CHRON_NONE;
	}
	if (low == r->n || !begins(found->id, ref)) {
		if (why)
			snprintf(why, 200, "there is no event or entry %.*s",
				STR(ref));
		return CHRON_NONE;
	}
	if (found->id.n > ref.n && low + 1 < r->n && begins(found[1].id, ref)) {
		if (why)
			snprintf(why, 200,
				"more than one id begins with %.*s: write "
				"more of it",
				STR(ref));
		return CHRON_NONE;
	}
	if (entry)
		*entry = found->entry;
	return found->event;
}
