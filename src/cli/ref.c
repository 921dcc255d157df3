/* References to events and entries: looked up in one sorted list. */
#include "cli/ref.h"

#include <stdio.h>
#include <stdlib.h>

#include "util/str.h"

struct ref {
	struct chron_str id;
	uint32_t event;
	uint32_t entry; /* CHRON_NONE: the id is an event's */
};

struct refs {
	struct ref *refs; /* by id */
	uint32_t n;
};

static int
by_id(const void *a, const void *b)
{
	return str_cmp(
		((const struct ref *)a)->id, ((const struct ref *)b)->id);
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
	return r;
}

static bool
begins(struct chron_str s, struct chron_str with)
{
	return s.n >= with.n && memcmp(s.p, with.p, with.n) == 0;
}

uint32_t
refs_event(const struct refs *r, struct chron_str ref, uint32_t *entry,
	char why[200])
{
	uint32_t low = 0, high = r->n;
	const struct ref *found;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (str_cmp(r->refs[mid].id, ref) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	found = &r->refs[low];
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
