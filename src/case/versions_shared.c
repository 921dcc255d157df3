/* How many rows sources have in common. */
#include <stdlib.h>

#include "case/versions_parts.h"

/* A row that stands in more sources than this tells nothing about any. */
enum { MOST_HOLDERS = 32 };

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
	const struct vshared *a = pa, *b = pb;

	if (a->x != b->x)
		return a->x < b->x ? -1 : 1;
	return (a->y > b->y) - (a->y < b->y);
}

struct holder {
	uint32_t node, rows;
};

static void
share(struct vwork *w, const struct holder *h, uint32_t n,
	struct vshared **list, uint32_t *count)
{
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = i + 1; k < n; k++) {
			const struct vnode *x = &w->nodes[h[i].node];
			const struct vnode *y = &w->nodes[h[k].node];

			if (x->old && y->old)
				continue;
			*ARENA_PUSH(w->a, list, count) = (struct vshared){
				h[i].node, h[k].node,
				h[i].rows < h[k].rows ? h[i].rows : h[k].rows,
				false};
		}
}

/* Every two nodes with rows in common, and how many. */
uint32_t
vshared_find(struct vwork *w, struct vshared **list)
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
		struct vshared *s = &(*list)[i];

		if (k && !by_nodes(s, &(*list)[k - 1]))
			(*list)[k - 1].rows += s->rows;
		else
			(*list)[k++] = *s;
	}
	return k;
}

uint32_t
vshared_rows(const struct vshared *list, uint32_t n, uint32_t x, uint32_t y)
{
	const struct vshared key = {.x = x, .y = y};
	const struct vshared *s =
		n ? bsearch(&key, list, n, sizeof(key), by_nodes) : NULL;

	return s ? s->rows : 0;
}
