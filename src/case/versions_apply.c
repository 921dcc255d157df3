/* What follows for the rows of sources that replace others: their ids, and
 * what is recorded of the change. */
#include <stdlib.h>

#include "case/versions_parts.h"
#include "util/fold.h"
#include "util/hash.h"
#include "util/str.h"

/* The rows of one group of nodes, old and new ones apart. */
struct vgroup {
	struct vwork *w;
	uint32_t *nodes;
	uint32_t nnodes;
	struct vrow *was, *now;
	uint32_t nwas, nnow;
	int64_t decided;
};

static struct chron_source *
source_of(const struct vnode *n)
{
	return &n->c->sources[n->source];
}

/* ---- history ---- */

static void
copy_version(struct vgroup *g, const struct chron_version *from, uint32_t to)
{
	struct chron_chronology *c = g->w->v->now;
	struct chron_version v = *from;

	v.source = to;
	v.file = arena_str(c->arena, v.file);
	v.sha256 = arena_str(c->arena, v.sha256);
	v.why = arena_str(c->arena, v.why);
	*ARENA_PUSH(c->arena, &c->versions, &c->nversions) = v;
}

static void
copy_change(struct vgroup *g, const struct chron_change *from, uint32_t to)
{
	struct chron_chronology *c = g->w->v->now;
	struct chron_change v = *from;

	v.source = to;
	v.event = arena_str(c->arena, v.event);
	v.part = arena_str(c->arena, v.part);
	v.was_part = arena_str(c->arena, v.was_part);
	v.was = arena_str(c->arena, v.was);
	v.content = arena_str(c->arena, v.content);
	*ARENA_PUSH(c->arena, &c->changes, &c->nchanges) = v;
}

/* Who an old node's history goes to: the new one that replaces it, else the
 * first of the group. */
static uint32_t
heir(const struct vgroup *g, uint32_t old)
{
	uint32_t first = CHRON_NONE;

	for (uint32_t i = 0; i < g->nnodes; i++) {
		const struct vnode *n = &g->w->nodes[g->nodes[i]];

		if (n->old)
			continue;
		if (n->primary == old)
			return g->nodes[i];
		if (first == CHRON_NONE)
			first = g->nodes[i];
	}
	return first;
}

/* The versions of what a new node replaces become its own. */
static uint32_t
inherit_versions(struct vgroup *g, const struct vnode *n)
{
	const struct vnode *old = &g->w->nodes[n->primary];
	const struct chron_chronology *c = old->c;
	uint32_t last = 0, count = c->nversions;

	for (uint32_t i = 0; i < count; i++) {
		if (c->versions[i].source != old->source)
			continue;
		if (c->versions[i].number > last)
			last = c->versions[i].number;
		copy_version(g, &c->versions[i], n->source);
	}
	if (!last && !n->same_file)
		copy_version(g,
			&(struct chron_version){.number = ++last,
				.file = source_of(old)->file,
				.sha256 = source_of(old)->sha256,
				.why = CHRON_S("")},
			n->source);
	return last;
}

static void
inherit_changes(struct vgroup *g)
{
	for (uint32_t i = 0; i < g->nnodes; i++) {
		const struct vnode *old = &g->w->nodes[g->nodes[i]];
		uint32_t count = old->c->nchanges, to;

		if (!old->old)
			continue;
		to = g->w->nodes[heir(g, g->nodes[i])].source;
		for (uint32_t k = 0; k < count; k++) {
			if (old->c->changes[k].source != old->source)
				continue;
			if (old->c == g->w->v->now)
				old->c->changes[k].source = to;
			else
				copy_change(g, &old->c->changes[k], to);
		}
	}
}

/* ---- what changed ---- */

static struct chron_str
event_id(const struct vrow *r)
{
	return r->leftover ? CHRON_S("") : r->c->events[r->item].id;
}

static struct chron_str
part_of(const struct vrow *r)
{
	return r->leftover ? r->c->leftovers[r->item].part
			   : r->c->events[r->item].part;
}

static uint32_t
row_of(const struct vrow *r)
{
	return r->leftover ? r->c->leftovers[r->item].row
			   : r->c->events[r->item].row;
}

/* was or now may be NULL. */
static void
record(struct vgroup *g, struct chron_version *v, enum change change,
	const struct vrow *was, const struct vrow *now)
{
	struct chron_chronology *c = g->w->v->now;
	struct arena *a = c->arena;

	*ARENA_PUSH(a, &c->changes, &c->nchanges) = (struct chron_change){
		.source = v->source,
		.version = v->number,
		.change = change,
		.event = arena_str(a, event_id(now ? now : was)),
		.part = now ? part_of(now) : CHRON_S(""),
		.row = now ? row_of(now) : 0,
		.was_part = was ? arena_str(a, part_of(was)) : CHRON_S(""),
		.was_row = was ? row_of(was) : 0,
		.was = was ? vrow_text(was, a) : CHRON_S(""),
		.content = was ? vrow_content(was, a) : CHRON_S(""),
		.decided = g->decided,
	};
}

static void
record_rows(struct vgroup *g, uint32_t node, struct chron_version *v)
{
	for (uint32_t i = 0; i < g->nnow; i++) {
		struct vrow *r = &g->now[i];

		if (r->node != node)
			continue;
		r->change = g->w->v->now->nchanges;
		if (r->mate == CHRON_NONE) {
			v->added++;
			record(g, v, CHANGE_ADDED, NULL, r);
		} else if (!r->same) {
			v->changed++;
			record(g, v, CHANGE_CHANGED, &g->was[r->mate], r);
		} else {
			v->same++;
		}
	}
	for (uint32_t i = 0; i < g->nwas; i++) {
		const struct vrow *r = &g->was[i];

		if (r->mate == CHRON_NONE && heir(g, r->node) == node) {
			v->withdrawn++;
			record(g, v, CHANGE_WITHDRAWN, r, NULL);
		}
	}
}

/* Whose a file is that does not say is known from what it replaces. */
static void
adopt_agency(struct vgroup *g, const struct vnode *n)
{
	struct chron_chronology *c = g->w->v->now;
	const struct vnode *old = &g->w->nodes[n->primary];
	uint32_t was = source_of(n)->agency, agency = source_of(old)->agency;

	if (!n->nameless || agency == CHRON_NONE)
		return;
	agency = chronology_agency(c, old->c->agencies[agency].name);
	if (agency == was)
		return;
	source_of(n)->agency = agency;
	source_of(n)->agency_from = CHRON_S("version before");
	for (uint32_t i = 0; i < c->nevents; i++)
		if (c->events[i].source == n->source &&
			c->events[i].agency == was)
			c->events[i].agency = agency;
}

static void
new_version(struct vgroup *g, uint32_t node)
{
	struct chron_chronology *c = g->w->v->now;
	const struct vnode *n = &g->w->nodes[node];
	uint32_t last = inherit_versions(g, n);
	struct chron_version v = {.source = n->source,
		.number = last + 1,
		.file = source_of(n)->file,
		.sha256 = source_of(n)->sha256,
		.why = n->why};

	if (n->same_file)
		return;
	adopt_agency(g, n);
	record_rows(g, node, &v);
	*ARENA_PUSH(c->arena, &c->versions, &c->nversions) = v;
}

/* ---- ids ---- */

static void
inherit_ids(struct vgroup *g)
{
	struct arena *a = g->w->v->now->arena;

	for (uint32_t i = 0; i < g->nnow; i++) {
		struct vrow *r = &g->now[i];
		const struct vrow *m;

		if (r->mate == CHRON_NONE || r->leftover)
			continue;
		m = &g->was[r->mate];
		if (m->leftover)
			continue;
		r->c->events[r->item].id = arena_str(a, event_id(m));
		g->w->kept[r->item] = true;
	}
}

/* ---- one group ---- */

static int
by_place(const void *pa, const void *pb)
{
	const struct vrow *a = pa, *b = pb;

	if (a->node != b->node)
		return a->node < b->node ? -1 : 1;
	if (a->leftover != b->leftover)
		return a->leftover ? 1 : -1;
	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	return (a->item > b->item) - (a->item < b->item);
}

/* Nothing was ever replaced, and nothing is. */
static bool
is_settled(const struct vgroup *g)
{
	const struct chron_chronology *c = g->w->v->was;

	for (uint32_t i = 0; i < g->nnodes; i++) {
		const struct vnode *n = &g->w->nodes[g->nodes[i]];

		if (!n->old && !n->same_file)
			return false;
		for (uint32_t k = 0; n->old && k < c->nversions; k++)
			if (c->versions[k].source == n->source)
				return false;
	}
	return true;
}

static void
apply(struct vgroup *g)
{
	vrows_pair(g->w->a, g->was, g->nwas, g->now, g->nnow);
	inherit_ids(g);
	inherit_changes(g);
	for (uint32_t i = 0; i < g->nnodes; i++)
		if (!g->w->nodes[g->nodes[i]].old)
			new_version(g, g->nodes[i]);
}

/* ---- rows that come back ---- */

struct gone {
	struct chron_change *change;
	struct chron_str agency;
};

static int
by_content(const void *pa, const void *pb)
{
	const struct gone *a = pa, *b = pb;
	int d = str_cmp(a->change->content, b->change->content);

	if (!d)
		d = str_cmp(a->change->event, b->change->event);
	return d ? d : (a->change > b->change) - (a->change < b->change);
}

static struct chron_str
agency_name(const struct chron_chronology *c, uint32_t source)
{
	uint32_t agency = c->sources[source].agency;

	return agency == CHRON_NONE ? CHRON_S("") : c->agencies[agency].name;
}

/* Of that agency, or of none that is known but by the name of its file. */
static bool
is_of(const struct chron_chronology *c, uint32_t source, struct chron_str name)
{
	const struct chron_source *s = &c->sources[source];
	struct chron_str own = agency_name(c, source);

	return fold_eq(own, name) ||
	       (name.n && own.n > name.n && own.p[name.n] == ' ' &&
		       str_is(s->agency_from, "file name") &&
		       fold_eq((struct chron_str){own.p, name.n}, name));
}

/* The first withdrawn row of that content. */
static uint32_t
find_gone(const struct gone *list, uint32_t n, struct chron_str content)
{
	uint32_t low = 0, high = n;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (str_cmp(list[mid].change->content, content) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* A row that was withdrawn and is there again is the row it was. */
static void
bring_back(struct vwork *w, struct vrow *r, const struct gone *list, uint32_t n)
{
	struct chron_chronology *c = w->v->now;
	struct chron_event *e = &c->events[r->item];
	struct chron_str content = vrow_content(r, w->a);

	for (uint32_t i = find_gone(list, n, content);
		i < n && str_eq(list[i].change->content, content); i++) {
		struct chron_change *change = list[i].change;

		if (change->back || !is_of(c, e->source, list[i].agency))
			continue;
		change->back = true;
		e->id = change->event;
		w->kept[r->item] = true;
		if (r->change != CHRON_NONE)
			c->changes[r->change].event = e->id;
		return;
	}
}

static void
bring_back_rows(struct vwork *w, struct vrow *rows, uint32_t nrows,
	const struct gone *list, uint32_t n)
{
	for (uint32_t i = 0; i < nrows; i++) {
		const struct vnode *node = &w->nodes[rows[i].node];

		if (!node->old && !node->same_file && !rows[i].leftover &&
			rows[i].mate == CHRON_NONE)
			bring_back(w, &rows[i], list, n);
	}
}

static uint32_t
find_withdrawn(struct vwork *w, struct gone **list)
{
	struct chron_chronology *c = w->v->now;
	uint32_t n = 0;

	*list = NULL;
	for (uint32_t i = 0; i < c->nchanges; i++)
		if (c->changes[i].change == CHANGE_WITHDRAWN &&
			!c->changes[i].back && c->changes[i].event.n)
			*ARENA_PUSH(w->a, list, &n) =
				(struct gone){&c->changes[i],
					agency_name(c, c->changes[i].source)};
	if (n)
		qsort(*list, n, sizeof(**list), by_content);
	return n;
}

/* Nodes into their groups, and each group's rows in the order of its files. */
static struct vgroup *
make_groups(struct vwork *w)
{
	struct vgroup *groups = ARENA_ARRAY(w->a, struct vgroup, w->nnodes + 1);

	for (uint32_t i = 0; i < w->nnodes; i++) {
		uint32_t at = i;

		while (w->nodes[at].group != at)
			at = w->nodes[at].group;
		w->nodes[i].group = at;
		groups[i].w = w;
		*ARENA_PUSH(w->a, &groups[at].nodes, &groups[at].nnodes) = i;
	}
	if (w->nrows)
		qsort(w->rows, w->nrows, sizeof(*w->rows), by_place);
	for (uint32_t i = 0; i < w->nrows; i++) {
		const struct vnode *n = &w->nodes[w->rows[i].node];
		struct vgroup *g = &groups[n->group];

		if (n->old)
			*ARENA_PUSH(w->a, &g->was, &g->nwas) = w->rows[i];
		else
			*ARENA_PUSH(w->a, &g->now, &g->nnow) = w->rows[i];
	}
	return groups;
}

void
vgroups_apply(struct vwork *w)
{
	struct vgroup *groups = make_groups(w);
	const struct chron_chronology *c = w->v->now;
	struct gone *gone;
	int64_t decided = 0;
	uint32_t n;

	for (uint32_t i = 0; i < c->ndecisions; i++)
		if (c->decisions[i].number > decided)
			decided = c->decisions[i].number;
	for (uint32_t i = 0; i < w->nnodes; i++) {
		groups[i].decided = decided;
		if (groups[i].nnodes > 1 && !is_settled(&groups[i]))
			apply(&groups[i]);
	}
	n = find_withdrawn(w, &gone);
	for (uint32_t i = 0; n && i < w->nnodes; i++)
		bring_back_rows(w, groups[i].now, groups[i].nnow, gone, n);
}
