/* Which source takes the place of which: by name, by what a person says, or
 * because most rows are the same. */
#include <stdlib.h>

#include "case/versions_parts.h"
#include "case/whose.h"
#include "util/fold.h"
#include "util/str.h"

/* A row that stands in more sources than this tells nothing about any. */
enum { MOST_HOLDERS = 32, FEW_SHARED = 2 };

/* How many rows two nodes share; x < y. */
struct shared {
	uint32_t x, y;
	uint32_t rows;
	bool linked;
};

static struct chron_source *
source_of(const struct vnode *n)
{
	return &n->c->sources[n->source];
}

/* ---- the nodes ---- */

static struct chron_str
agency_of(const struct vnode *n)
{
	uint32_t agency = source_of(n)->agency;

	return agency == CHRON_NONE ? CHRON_S("") : n->c->agencies[agency].name;
}

static bool
from_file_name(const struct vnode *n)
{
	return source_of(n)->agency != CHRON_NONE &&
	       str_is(source_of(n)->agency_from, "file name");
}

/* "Police A", which is Police and the rest of a file's name. */
static bool
extends(const struct vnode *longer, const struct vnode *n)
{
	struct chron_str a = agency_of(longer), b = agency_of(n);

	return from_file_name(longer) && b.n && a.n > b.n && a.p[b.n] == ' ' &&
	       fold_eq((struct chron_str){a.p, b.n}, b);
}

static bool
same_agency(const struct vnode *a, const struct vnode *b)
{
	return fold_eq(agency_of(a), agency_of(b)) || extends(a, b) ||
	       extends(b, a);
}

/* Called after its file, which names no agency: it may be anyone's. */
static bool
is_nameless(const struct vnode *n)
{
	return from_file_name(n) &&
	       n->c->agencies[source_of(n)->agency].kind == KIND_OTHER;
}

static bool
may_be_same_agency(const struct vnode *a, const struct vnode *b)
{
	return same_agency(a, b) || is_nameless(a) || is_nameless(b);
}

/* Another child's file often holds the same visits. */
static bool
same_child(struct arena *a, const struct vnode *x, const struct vnode *y)
{
	const struct chron_source *s = source_of(x), *t = source_of(y);
	struct chron_str n, m;

	if (s->child != CHRON_NONE && t->child != CHRON_NONE)
		return s->child == t->child;
	n = whose_named(a, s->preamble);
	m = whose_named(a, t->preamble);
	return !n.n || !m.n || fold_eq(n, m);
}

static void
add_node(struct vwork *w, struct chron_chronology *c, uint32_t source, bool old)
{
	const struct chron_source *s = &c->sources[source];
	struct vnode *n;

	if (s->refused || s->duplicate_of != CHRON_NONE)
		return;
	n = ARENA_PUSH(w->a, &w->nodes, &w->nnodes);
	*n = (struct vnode){.c = c,
		.source = source,
		.old = old,
		.group = w->nnodes - 1,
		.primary = CHRON_NONE};
}

static bool
same_bytes(const struct vnode *a, const struct vnode *b)
{
	return str_eq(source_of(a)->sha256, source_of(b)->sha256);
}

static bool
same_name(const struct vnode *a, const struct vnode *b)
{
	return str_eq(source_of(a)->file, source_of(b)->file);
}

static void
add_nodes(struct vwork *w)
{
	struct versions *v = w->v;

	for (uint32_t i = 0; i < v->nwas; i++)
		if (i != v->leave)
			add_node(w, v->was, i, true);
	for (uint32_t i = v->first; i < v->now->nsources; i++)
		if (v->fate[i - v->first] == FATE_NEW)
			add_node(w, v->now, i, false);
}

static bool
asked_for(const struct versions *v, const struct vnode *old)
{
	for (uint32_t i = 0; i < v->nreplaces; i++)
		if (str_eq(v->replaces[i], source_of(old)->file))
			return true;
	return false;
}

/* Only the rows of sources that could be versions of each other are looked
 * at. */
static void
add_rows(struct vwork *w)
{
	struct versions *v = w->v;
	uint32_t *was = ARENA_ARRAY(w->a, uint32_t, v->nwas + 1);
	uint32_t *now = ARENA_ARRAY(w->a, uint32_t, v->now->nsources + 1);
	bool *use = ARENA_ARRAY(w->a, bool, w->nnodes + 1);

	for (uint32_t x = 0; x < w->nnodes; x++)
		for (uint32_t y = x + 1; y < w->nnodes; y++)
			if ((!w->nodes[x].old || !w->nodes[y].old) &&
				(may_be_same_agency(
					 &w->nodes[x], &w->nodes[y]) ||
					same_name(&w->nodes[x], &w->nodes[y]) ||
					v->nreplaces))
				use[x] = use[y] = true;
	memset(was, 0xff, (v->nwas + 1) * sizeof(*was));
	memset(now, 0xff, (v->now->nsources + 1) * sizeof(*now));
	for (uint32_t i = 0; i < w->nnodes; i++)
		if (use[i] && v->was == v->now)
			now[w->nodes[i].source] = i;
		else if (use[i])
			(w->nodes[i].old ? was : now)[w->nodes[i].source] = i;
	if (v->was && v->was != v->now) {
		uint32_t *all =
			ARENA_ARRAY(w->a, uint32_t, v->was->nsources + 1);

		memset(all, 0xff, (v->was->nsources + 1) * sizeof(*all));
		memcpy(all, was, v->nwas * sizeof(*was));
		vrows_add(w->a, v->was, all, &w->rows, &w->nrows);
	}
	vrows_add(w->a, v->now, now, &w->rows, &w->nrows);
	for (uint32_t i = 0; i < w->nrows; i++) {
		struct vnode *n = &w->nodes[w->rows[i].node];
		const struct vrow *r = &w->rows[i];

		n->nrows++;
		n->print[0] += r->key[0] * 0x9e3779b97f4a7c15u ^ r->key[1];
		n->print[1] += r->key[1] * 0xff51afd7ed558ccdu ^ r->key[0];
	}
}

/* ---- copies in other bytes ---- */

static void
make_copy(struct vwork *w, struct vnode *copy, const struct vnode *of)
{
	struct versions *v = w->v;
	struct chron_chronology *c = v->now;

	for (uint32_t i = 0; i < c->nsources; i++)
		if (c->sources[i].duplicate_of == copy->source)
			c->sources[i].duplicate_of = of->source;
	source_of(copy)->duplicate_of = of->source;
	v->fate[copy->source - v->first] = FATE_SAME_ROWS;
}

static int
by_print(const void *pa, const void *pb, void *arg)
{
	const struct vnode *nodes = arg;
	const struct vnode *a = &nodes[*(const uint32_t *)pa];
	const struct vnode *b = &nodes[*(const uint32_t *)pb];
	int d;

	if (a->print[0] != b->print[0])
		return a->print[0] < b->print[0] ? -1 : 1;
	if (a->print[1] != b->print[1])
		return a->print[1] < b->print[1] ? -1 : 1;
	if (a->old != b->old)
		return a->old ? -1 : 1;
	d = str_cmp(source_of(a)->file, source_of(b)->file);
	return d ? d : str_cmp(source_of(a)->sha256, source_of(b)->sha256);
}

/* The same rows in another form, from the same agency about the same child.
 * A file of the same name is a version without a change instead: it is the one
 * that is now to be looked into. */
static void
find_copies(struct vwork *w)
{
	bool live = w->v->was == w->v->now; /* what was is there still */
	uint32_t *order = ARENA_ARRAY(w->a, uint32_t, w->nnodes + 1);

	for (uint32_t i = 0; i < w->nnodes; i++)
		order[i] = i;
	qsort_r(order, w->nnodes, sizeof(*order), by_print, w->nodes);
	for (uint32_t i = 0, first = 0; i < w->nnodes; i++) {
		struct vnode *n = &w->nodes[order[i]];

		if (!i || memcmp(n->print, w->nodes[order[i - 1]].print,
				  sizeof(n->print)) != 0)
			first = i;
		if (n->old || !n->nrows || w->v->nreplaces || w->v->new_source)
			continue;
		for (uint32_t k = first; k < i; k++) {
			const struct vnode *o = &w->nodes[order[k]];

			if ((o->old && !live) || o->nrows != n->nrows ||
				!same_agency(o, n) ||
				source_of(o)->duplicate_of != CHRON_NONE)
				continue;
			if (same_child(w->a, o, n) && !same_name(o, n))
				make_copy(w, n, o);
			break;
		}
	}
}

/* ---- rows in common ---- */

static int
by_key(const void *pa, const void *pb, void *arg)
{
	const struct vrow *rows = arg;
	const struct vrow *a = &rows[*(const uint32_t *)pa];
	const struct vrow *b = &rows[*(const uint32_t *)pb];

	if (a->key[0] != b->key[0])
		return a->key[0] < b->key[0] ? -1 : 1;
	if (a->key[1] != b->key[1])
		return a->key[1] < b->key[1] ? -1 : 1;
	return (a->node > b->node) - (a->node < b->node);
}

static int
by_nodes(const void *pa, const void *pb)
{
	const struct shared *a = pa, *b = pb;

	if (a->x != b->x)
		return a->x < b->x ? -1 : 1;
	return (a->y > b->y) - (a->y < b->y);
}

struct holder {
	uint32_t node, rows;
};

static void
share(struct vwork *w, const struct holder *h, uint32_t n, struct shared **list,
	uint32_t *count)
{
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = i + 1; k < n; k++) {
			const struct vnode *x = &w->nodes[h[i].node];
			const struct vnode *y = &w->nodes[h[k].node];

			if (x->old && y->old)
				continue;
			*ARENA_PUSH(w->a, list, count) = (struct shared){
				h[i].node, h[k].node,
				h[i].rows < h[k].rows ? h[i].rows : h[k].rows,
				false};
		}
}

/* Every two nodes with rows in common, and how many. */
static uint32_t
find_shared(struct vwork *w, struct shared **list)
{
	uint32_t *order = ARENA_ARRAY(w->a, uint32_t, w->nrows + 1);
	struct holder h[MOST_HOLDERS + 1] = {{0, 0}};
	uint32_t n = 0, k = 0, nh = 0;

	*list = NULL;
	for (uint32_t i = 0; i < w->nrows; i++)
		order[i] = i;
	qsort_r(order, w->nrows, sizeof(*order), by_key, w->rows);
	for (uint32_t i = 0; i <= w->nrows; i++) {
		const struct vrow *r = i < w->nrows ? &w->rows[order[i]] : NULL;

		if (i && (!r || memcmp(r->key, w->rows[order[i - 1]].key,
					sizeof(r->key)) != 0)) {
			if (nh <= MOST_HOLDERS)
				share(w, h, nh, list, &n);
			nh = 0;
		}
		if (!r || nh > MOST_HOLDERS)
			continue;
		if (!nh || h[nh - 1].node != r->node)
			h[nh++] = (struct holder){r->node, 0};
		h[nh - 1].rows++;
	}
	if (n)
		qsort(*list, n, sizeof(**list), by_nodes);
	for (uint32_t i = 0; i < n; i++) {
		struct shared *s = &(*list)[i];

		if (k && !by_nodes(s, &(*list)[k - 1]))
			(*list)[k - 1].rows += s->rows;
		else
			(*list)[k++] = *s;
	}
	return k;
}

static uint32_t
shared_rows(const struct shared *list, uint32_t n, uint32_t x, uint32_t y)
{
	const struct shared key = {.x = x, .y = y};
	const struct shared *s =
		n ? bsearch(&key, list, n, sizeof(key), by_nodes) : NULL;

	return s ? s->rows : 0;
}

/* ---- who replaces whom ---- */

static uint32_t
group_of(const struct vwork *w, uint32_t n)
{
	while (w->nodes[n].group != n)
		n = w->nodes[n].group;
	return n;
}

static void
link_nodes(struct vwork *w, uint32_t old, uint32_t new)
{
	uint32_t a = group_of(w, old), b = group_of(w, new);
	struct versions *v = w->v;

	w->nodes[a > b ? a : b].group = a < b ? a : b;
	if (v->instead[w->nodes[old].source] == CHRON_NONE ||
		w->nodes[new].primary == CHRON_NONE)
		v->instead[w->nodes[old].source] = w->nodes[new].source;
	if (w->nodes[new].primary == CHRON_NONE)
		w->nodes[new].primary = old;
	w->nodes[new].nameless = is_nameless(&w->nodes[new]) ||
				 extends(&w->nodes[new], &w->nodes[old]);
	v->fate[w->nodes[new].source - v->first] = FATE_VERSION;
}

static struct chron_str
say_shared(const struct vwork *w, const char *how, uint32_t rows, uint32_t of)
{
	return arena_printf(w->v->now->arena, "%s, %u of %u row%s the same",
		how, rows, of, of == 1 ? "" : "s");
}

/* It was called so before its last version. */
static bool
was_called(const struct vnode *old, struct chron_str file)
{
	for (uint32_t i = 0; i < old->c->nversions; i++)
		if (old->c->versions[i].source == old->source &&
			str_eq(old->c->versions[i].file, file))
			return true;
	return false;
}

static bool
taken(const struct vwork *w, uint32_t old)
{
	return w->v->instead[w->nodes[old].source] != CHRON_NONE;
}

/* By bytes, by what a person said, or by name. */
static void
link_surely(struct vwork *w, uint32_t new, const struct shared *list,
	uint32_t nlist)
{
	struct vnode *n = &w->nodes[new];
	struct versions *v = w->v;

	for (int by_history = 0; by_history < 2; by_history++)
		for (uint32_t o = 0; o < w->nnodes && w->nodes[o].old; o++) {
			struct vnode *old = &w->nodes[o];
			uint32_t rows = shared_rows(list, nlist, o, new);
			uint32_t few =
				old->nrows < n->nrows ? old->nrows : n->nrows;
			bool named =
				by_history ? was_called(old, source_of(n)->file)
					   : same_name(old, n);

			if (v->nreplaces ? by_history || !asked_for(v, old)
					 : !named || taken(w, o) ||
						   n->primary != CHRON_NONE)
				continue;
			if (!v->nreplaces && !may_be_same_agency(old, n) &&
				2 * rows < few + 1)
				continue;
			if (!v->nreplaces && !same_child(w->a, old, n))
				continue;
			if (!v->nreplaces && !v->whole && !n->nrows &&
				old->nrows) {
				v->fate[n->source - v->first] = FATE_EMPTY;
				return;
			}
			link_nodes(w, o, new);
			n->why = v->nreplaces ? CHRON_S("as told")
					      : say_shared(w, "the same name",
							rows, old->nrows);
		}
}

/* The same file under another name. */
static void
link_renamed(struct vwork *w, uint32_t new)
{
	for (uint32_t o = 0; o < w->nnodes && w->nodes[o].old; o++) {
		if (taken(w, o) || !same_bytes(&w->nodes[o], &w->nodes[new]))
			continue;
		link_nodes(w, o, new);
		w->nodes[new].why = CHRON_S("the same bytes");
		return;
	}
}

/* What is in `was` and is there still, byte for byte and by name, is nothing to
 * replace: it is the source itself. */
static void
link_unchanged(struct vwork *w, uint32_t new)
{
	for (uint32_t o = 0; o < w->nnodes && w->nodes[o].old; o++) {
		struct vnode *n = &w->nodes[new];

		if (!same_bytes(&w->nodes[o], n) || !same_name(&w->nodes[o], n))
			continue;
		link_nodes(w, o, new);
		n->same_file = true;
		return;
	}
}

/* Enough to be a version: half of the smaller one. */
static bool
enough(const struct vwork *w, const struct shared *s)
{
	const struct vnode *x = &w->nodes[s->x], *y = &w->nodes[s->y];
	uint32_t few = x->nrows < y->nrows ? x->nrows : y->nrows;

	return s->rows * 2 >= few && may_be_same_agency(x, y) &&
	       source_of(x)->duplicate_of == CHRON_NONE &&
	       source_of(y)->duplicate_of == CHRON_NONE &&
	       same_child(w->a, x, y);
}

/* By rows: where the new files together keep at least half of the old one;
 * fewer, and rows would be lost on the strength of a likeness. */
static void
link_by_rows(struct vwork *w, struct shared *list, uint32_t n)
{
	uint32_t *kept = ARENA_ARRAY(w->a, uint32_t, w->nnodes + 1);
	uint32_t *best = ARENA_ARRAY(w->a, uint32_t, w->nnodes + 1);

	for (uint32_t i = 0; i < n; i++) {
		struct shared *s = &list[i];

		s->linked = w->nodes[s->x].old && !taken(w, s->x) &&
			    w->nodes[s->y].primary == CHRON_NONE &&
			    enough(w, s) &&
			    same_agency(&w->nodes[s->x], &w->nodes[s->y]);
		if (s->linked)
			kept[s->x] += s->rows;
	}
	for (uint32_t i = 0; i < n; i++) {
		struct shared *s = &list[i];

		s->linked &= kept[s->x] * 2 >= w->nodes[s->x].nrows;
		if (s->linked && s->rows > best[s->y])
			best[s->y] = s->rows;
	}
	/* The one with most rows in common first: it is the one replaced. */
	for (int first = 1; first >= 0; first--)
		for (uint32_t i = 0; i < n; i++) {
			struct shared *s = &list[i];
			struct vnode *y = &w->nodes[s->y];

			if (!s->linked || (first && s->rows != best[s->y]) ||
				(first && y->primary != CHRON_NONE))
				continue;
			if (first)
				y->why = say_shared(w, "the same agency",
					s->rows, w->nodes[s->x].nrows);
			link_nodes(w, s->x, s->y);
		}
}

/* ---- what looks like a version and is not taken for one ---- */

static void
warn(struct vwork *w, const struct shared *s)
{
	const struct vnode *x = &w->nodes[s->x], *y = &w->nodes[s->y];
	uint32_t few = x->nrows < y->nrows ? x->nrows : y->nrows;

	chronology_diag(w->v->now, CHRON_WARNING, "looks-like-new-version",
		y->source, CHRON_S(""), 0, 0,
		"%u of %u row%s stand in %.*s too: if one of them takes the "
		"place of the other, %s; until then both are read",
		s->rows, few, few == 1 ? "" : "s", STR(source_of(x)->file),
		w->v->whole ? "take that one out of the folder"
			    : "import it with --replaces");
}

/* In order of name, whatever order they came in. */
static void
warn_of_likeness(struct vwork *w, const struct shared *list, uint32_t n)
{
	bool live = w->v->was == w->v->now;

	for (uint32_t i = 0; i < n; i++) {
		struct shared s = list[i];

		if (s.rows < FEW_SHARED || !enough(w, &s) ||
			(w->nodes[s.x].old && (!live || taken(w, s.x))))
			continue;
		if (!w->nodes[s.x].old &&
			str_cmp(source_of(&w->nodes[s.x])->file,
				source_of(&w->nodes[s.y])->file) > 0) {
			s.x = list[i].y;
			s.y = list[i].x;
		}
		warn(w, &s);
	}
}

void
vlinks_find(struct vwork *w)
{
	struct versions *v = w->v;
	struct shared *list;
	uint32_t n;

	add_nodes(w);
	add_rows(w);
	if (!w->nnodes)
		return;
	find_copies(w);
	n = find_shared(w, &list);
	for (uint32_t pass = 0; pass < 3; pass++)
		for (uint32_t i = 0; i < w->nnodes && !v->new_source; i++) {
			const struct vnode *node = &w->nodes[i];

			if (node->old || node->primary != CHRON_NONE ||
				v->fate[node->source - v->first] != FATE_NEW)
				continue;
			if (pass == 0 && v->whole)
				link_unchanged(w, i);
			else if (pass == 1 && v->whole)
				link_renamed(w, i);
			else if (pass == 2)
				link_surely(w, i, list, n);
		}
	if (!v->new_source && !v->nreplaces)
		link_by_rows(w, list, n);
	warn_of_likeness(w, list, n);
}
