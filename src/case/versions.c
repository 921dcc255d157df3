/* Files that take the place of files: the steps in order, and in words. */
#include "case/versions.h"

#include <stdio.h>
#include <stdlib.h>

#include "case/versions_parts.h"
#include "util/buf.h"
#include "util/hash.h"
#include "util/str.h"

enum { MOST_POSITIONS = 8 }; /* listed in a sentence */

/* ---- copies hold no rows ---- */

/* Keeps the elements whose source is no copy. */
#define KEEP(v, array, n)                                                      \
	do {                                                                   \
		uint32_t kept_ = 0;                                            \
		for (uint32_t i_ = 0; i_ < (v)->now->n; i_++)                  \
			if (!is_emptied(v, (v)->now->array[i_].source))        \
				(v)->now->array[kept_++] =                     \
					(v)->now->array[i_];                   \
		(v)->now->n = kept_;                                           \
	} while (0)

static bool
is_emptied(const struct versions *v, uint32_t source)
{
	return source != CHRON_NONE && source >= v->first &&
	       v->fate[source - v->first] == FATE_SAME_ROWS;
}

/* What the files said twice is in the chronology once; that it was said twice
 * is in the diagnostics. */
static void
empty_copies(struct versions *v)
{
	struct chron_chronology *c = v->now;
	bool any = false;

	for (uint32_t i = v->first; i < c->nsources; i++)
		any |= v->fate[i - v->first] == FATE_SAME_ROWS;
	if (!any)
		return;
	KEEP(v, events, nevents);
	KEEP(v, leftovers, nleftovers);
	KEEP(v, diagnostics, ndiagnostics);
	for (uint32_t i = v->first; i < c->nsources; i++) {
		struct chron_source *s = &c->sources[i];

		if (v->fate[i - v->first] != FATE_SAME_ROWS)
			continue;
		s->records = s->used = s->events = 0;
		s->quarantined = s->not_events = 0;
		s->nheadings = 0;
		chronology_diag(c, CHRON_WARNING, "file-again", i, CHRON_S(""),
			0, 0,
			"the same rows as %.*s in another form: not counted "
			"again",
			STR(c->sources[s->duplicate_of].file));
	}
}

/* ---- ids are unique ---- */

struct owner {
	struct chron_str id;
	uint32_t event;
	bool first; /* keeps it: it was there before, or got it from there */
};

static int
by_id(const void *pa, const void *pb)
{
	const struct owner *a = pa, *b = pb;
	int d = str_cmp(a->id, b->id);

	if (!d && a->first != b->first)
		d = a->first ? -1 : 1;
	return d ? d : (a->event > b->event) - (a->event < b->event);
}

static bool
goes(const struct versions *v, uint32_t source)
{
	return v->was == v->now && source < v->nwas &&
	       v->instead[source] != CHRON_NONE;
}

/* An id made from a row anew may be one that another row has kept from
 * before. */
static void
make_unique(struct versions *v, const bool *kept)
{
	struct chron_chronology *c = v->now;
	struct arena *a = arena_new();
	struct owner *list = ARENA_ARRAY(a, struct owner, c->nevents + 1);
	uint32_t n = 0, again = 0;

	for (uint32_t i = 0; i < c->nevents; i++) {
		uint32_t source = c->events[i].source;

		if (!goes(v, source) && !is_emptied(v, source))
			list[n++] = (struct owner){c->events[i].id, i,
				source < v->first || kept[i]};
	}
	qsort(list, n, sizeof(*list), by_id);
	for (uint32_t i = 1; i < n; i++) {
		struct chron_event *e = &c->events[list[i].event];
		char hex[65], count[16];

		if (!str_eq(list[i].id, list[i - 1].id)) {
			again = 0;
			continue;
		}
		hash_id((struct chron_str[]){e->id, c->sources[e->source].id,
				(struct chron_str){count,
					(size_t)snprintf(count, sizeof(count),
						"%u", ++again)}},
			3, 12, hex);
		e->id = arena_printf(c->arena, "e%s", hex);
	}
	arena_free(a);
}

/* ---- in words ---- */

/* A row without a word of what stands in it: "5", "table 2 row 5". */
static void
put_place(struct buf *b, struct chron_str part, uint32_t row)
{
	if (part.n)
		buf_printf(b, "%.*s ", STR(part));
	buf_printf(b, "%u", row);
}

static void
put_positions(struct buf *b, const struct chron_chronology *c,
	const struct chron_version *v, enum change change, uint32_t n)
{
	uint32_t told = 0;

	for (uint32_t i = 0; i < c->nchanges && told < MOST_POSITIONS; i++) {
		const struct chron_change *x = &c->changes[i];

		if (x->source != v->source || x->version != v->number ||
			x->change != change)
			continue;
		buf_puts(b, told++ ? ", " : n == 1 ? " (row " : " (rows ");
		if (change == CHANGE_WITHDRAWN) {
			put_place(b, x->was_part, x->was_row);
			continue;
		}
		put_place(b, x->part, x->row);
		if (change == CHANGE_CHANGED &&
			(x->row != x->was_row ||
				!str_eq(x->part, x->was_part))) {
			buf_puts(b, " was ");
			put_place(b, x->was_part, x->was_row);
		}
	}
	if (told && told < n)
		buf_printf(b, " and %u more", n - told);
	if (told)
		buf_puts(b, ")");
}

/* "in place of police.csv (...): 1 row added (row 20), ...": how the last
 * version of a source differs, with positions and without a word of its
 * rows. */
static struct chron_str
versions_say(const struct chron_chronology *c, struct arena *a, uint32_t source)
{
	const struct chron_version *v = chronology_version(c, source);
	const struct chron_version *old = chronology_version_before(c, source);
	struct buf b = BUF_INIT;
	struct chron_str say;

	if (!v || !old)
		return CHRON_S("");
	buf_printf(&b, "version %u, in place of %.*s (%.*s): ", v->number,
		STR(old->file), STR(v->why));
	if (!v->added && !v->changed && !v->withdrawn) {
		buf_puts(&b, "every row says the same");
	} else {
		buf_printf(&b, "%u row%s the same, %u added", v->same,
			v->same == 1 ? "" : "s", v->added);
		put_positions(&b, c, v, CHANGE_ADDED, v->added);
		buf_printf(&b, ", %u changed", v->changed);
		put_positions(&b, c, v, CHANGE_CHANGED, v->changed);
		buf_printf(&b, ", %u withdrawn", v->withdrawn);
		put_positions(&b, c, v, CHANGE_WITHDRAWN, v->withdrawn);
	}
	say = arena_str(a, buf_get(&b));
	buf_free(&b);
	return say;
}

static void
tell_versions(struct versions *v)
{
	struct chron_chronology *c = v->now;

	for (uint32_t i = v->first; c->nversions && i < c->nsources; i++) {
		const struct chron_version *x = chronology_version(c, i);
		uint32_t before;

		if (!x)
			continue;
		before = x->same + x->changed + x->withdrawn;
		chronology_diag(c, CHRON_NOTE, "new-version", i, CHRON_S(""), 0,
			0, "%.*s", STR(versions_say(c, c->arena, i)));
		if (x->withdrawn && x->withdrawn * 2 >= before)
			chronology_diag(c, CHRON_WARNING, "rows-withdrawn", i,
				CHRON_S(""), 0, 0,
				"%u of the %u row%s of the version before are "
				"not in this one: ask the agency whether they "
				"were meant to go",
				x->withdrawn, before, before == 1 ? "" : "s");
	}
}

/* ---- decisions on rows that changed ---- */

struct changed {
	struct chron_str event;
	const struct chron_change *change;
};

static int
by_event(const void *pa, const void *pb)
{
	const struct changed *a = pa, *b = pb;

	return str_cmp(a->event, b->event);
}

/* What a decision is about: a later one about the same is a look taken. */
static bool
same_matter(const struct chron_decision *x, const struct chron_decision *y)
{
	bool pair = x->ruling <= RULE_UNSURE;

	if (pair != (y->ruling <= RULE_UNSURE))
		return false;
	if (pair)
		return (str_eq(x->a, y->a) && str_eq(x->b, y->b)) ||
		       (str_eq(x->a, y->b) && str_eq(x->b, y->a));
	return x->ruling == y->ruling && str_eq(x->a, y->a) &&
	       x->aspect == y->aspect && str_eq(x->child, y->child);
}

static bool
looked_again(const struct chron_chronology *c, const struct chron_decision *d,
	int64_t since)
{
	for (uint32_t i = 0; i < c->ndecisions; i++)
		if (!c->decisions[i].undone && c->decisions[i].number > since &&
			same_matter(d, &c->decisions[i]))
			return true;
	return false;
}

static void
check_decision(struct chron_chronology *c, const struct chron_decision *d,
	struct chron_str event, const struct changed *list, uint32_t n)
{
	const struct changed key = {.event = event};
	const struct changed *x = bsearch(&key, list, n, sizeof(key), by_event);
	const struct chron_change *last;
	struct chron_standing *stand;

	if (!event.n || !x)
		return;
	while (x > list && str_eq(x[-1].event, event))
		x--;
	last = x->change;
	for (; x < list + n && str_eq(x->event, event); x++)
		if (x->change->version > last->version)
			last = x->change;
	if (d->number > last->decided || looked_again(c, d, last->decided))
		return;
	/* Of the case, like all that follows from decisions. */
	chronology_diag(c, CHRON_WARNING, "decision-on-changed-row", CHRON_NONE,
		CHRON_S(""), 0, 0,
		"decision %lld (%s) was made before version %u of %.*s changed "
		"event %.*s (%.*s%srow %u, was row %u): it still holds; look "
		"at it again",
		(long long)d->number, chronology_ruling(d), last->version,
		STR(c->sources[last->source].file), STR(event), STR(last->part),
		last->part.n ? " " : "", last->row, last->was_row);
	stand = &c->standings[d - c->decisions];
	if (stand->what != STANDING_FOLLOWED)
		return;
	stand->what = STANDING_DOUBTED;
	stand->say = c->diagnostics[c->ndiagnostics - 1].say;
}

/* Words that others took the place of, or that were taken back. */
static bool
is_past(const struct chron_chronology *c, const struct chron_decision *d)
{
	return d->ruling == RULE_REVIEW &&
	       (!d->text.n || c->standings[d - c->decisions].what ==
				      STANDING_SUPERSEDED);
}

void
versions_check_decisions(struct chron_chronology *c)
{
	struct arena *a;
	struct changed *list = NULL;
	uint32_t n = 0;

	if (!c->nchanges || !c->ndecisions)
		return;
	a = arena_new();
	for (uint32_t i = 0; i < c->nchanges; i++)
		if (c->changes[i].change == CHANGE_CHANGED &&
			c->changes[i].event.n)
			*ARENA_PUSH(a, &list, &n) = (struct changed){
				c->changes[i].event, &c->changes[i]};
	if (n)
		qsort(list, n, sizeof(*list), by_event);
	for (uint32_t i = 0; n && i < c->ndecisions; i++) {
		const struct chron_decision *d = &c->decisions[i];

		if (d->undone || is_past(c, d))
			continue;
		check_decision(c, d, d->a, list, n);
		if (d->ruling <= RULE_UNSURE)
			check_decision(c, d, d->b, list, n);
	}
	arena_free(a);
}

/* ---- the whole ---- */

/* The bytes of a version that another has taken the place of. */
static void
find_old_versions(struct versions *v)
{
	for (uint32_t i = v->first; i < v->now->nsources; i++) {
		const struct chron_source *s = &v->now->sources[i];

		for (uint32_t k = 0; v->was && k < v->was->nversions; k++) {
			const struct chron_version *x = &v->was->versions[k];

			if (s->sha256.n && str_eq(x->sha256, s->sha256) &&
				x != chronology_version(v->was, x->source))
				v->fate[i - v->first] = FATE_OLD_VERSION;
		}
	}
}

void
versions_settle(struct versions *v)
{
	struct chron_chronology *c = v->now;
	struct arena *a = arena_new();
	struct vwork w = {.v = v,
		.a = a,
		.kept = ARENA_ARRAY(a, bool, (size_t)c->nevents + 1)};
	bool any = false;

	v->fate = ARENA_ARRAY(c->arena, uint8_t, c->nsources - v->first + 1);
	v->instead = ARENA_ARRAY(c->arena, uint32_t, v->nwas + 1);
	memset(v->instead, 0xff, (v->nwas + 1) * sizeof(*v->instead));
	if (!v->whole && !v->nreplaces && !v->new_source)
		find_old_versions(v);
	vlinks_find(&w);
	vgroups_apply(&w);
	for (uint32_t i = v->first; i < c->nsources; i++)
		any |= v->fate[i - v->first] == FATE_VERSION;
	if (any || !v->whole)
		make_unique(v, w.kept);
	empty_copies(v);
	tell_versions(v);
	arena_free(a);
}
