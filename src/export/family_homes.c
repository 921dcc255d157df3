/* The dotted line round each household: boxes round those who stand side by
 * side, joined along the gutters, and one outline round it all. */
#include "export/family_parts.h"

#include <stdlib.h>

/* Members of a household who stand side by side. */
struct run {
	uint32_t row;
	int32_t x1, x2;
};

struct runs {
	struct run *items;
	uint32_t n;
};

static struct runs
runs_of(const struct family *f, uint32_t home)
{
	struct runs runs = {NULL, 0};

	for (uint32_t r = 0; r < f->nrows; r++) {
		bool open = false;

		for (uint32_t k = 0; k < f->rows[r].n; k++) {
			const struct family_one *one =
				&f->ones[f->rows[r].ones[k]];
			int32_t half = one->width / 2 + FAMILY_PAD;

			if (one->home != home) {
				open = false;
				continue;
			}
			if (!open)
				*ARENA_PUSH(f->a, &runs.items, &runs.n) =
					(struct run){r, one->x - half, one->x};
			runs.items[runs.n - 1].x2 = one->x + half;
			open = true;
		}
	}
	return runs;
}

static void
add_leg(struct family *f, uint32_t home, int32_t x1, int32_t x2,
	struct family_end upper, struct family_end lower)
{
	*ARENA_PUSH(f->a, &f->legs, &f->nlegs) =
		(struct family_leg){home, x1, x2, upper, lower};
}

static void
add_straight(struct family *f, uint32_t home, int32_t x,
	struct family_end upper, struct family_end lower)
{
	add_leg(f, home, x - FAMILY_LEG / 2, x + FAMILY_LEG / 2, upper, lower);
}

/* Along the gutter, from one x to another. */
static uint32_t
add_bend(struct family *f, uint32_t home, uint32_t gutter, int32_t x1,
	int32_t x2)
{
	uint32_t net = family_net(f, gutter, DRAWING_DOTTED);
	struct family_end along = {END_NET, net};

	f->nets[net].household = true;
	f->nets[net].from = (x1 < x2 ? x1 : x2) - FAMILY_LEG / 2;
	f->nets[net].to = (x1 < x2 ? x2 : x1) + FAMILY_LEG / 2;
	add_leg(f, home, f->nets[net].from, f->nets[net].to, along, along);
	return net;
}

static int32_t
inside(int32_t x, const struct run *run)
{
	int32_t edge = FAMILY_LEG / 2 + 20;
	int32_t least = run->x1 + edge, most = run->x2 - edge;

	return x < least ? least : x > most ? most : x;
}

/* Into a run from above, aside of the lines to its members' symbols. */
static int32_t
aside(const struct family *f, int32_t x, const struct run *run)
{
	enum { CLEAR = FAMILY_LEG / 2 + 60 };

	x = inside(x, run);
	for (uint32_t k = 0; k < f->rows[run->row].n; k++) {
		int32_t at = f->ones[f->rows[run->row].ones[k]].x;

		if (x > at - CLEAR && x < at + CLEAR)
			return inside(x < at ? at - CLEAR : at + CLEAR, run);
	}
	return x;
}

/* Beside each other in one row: below those who stand between. */
static void
join_aside(struct family *f, uint32_t home, const struct run *a,
	const struct run *b)
{
	int32_t xa = inside(a->x2, a), xb = inside(b->x1, b);
	struct family_end row = {END_ROW, a->row}, bend = {END_NET, 0};

	bend.of = add_bend(f, home, a->row, xa, xb);
	add_straight(f, home, xa, row, bend);
	add_straight(f, home, xb, row, bend);
}

static void
join_down(struct family *f, uint32_t home, const struct run *a,
	const struct run *b)
{
	int32_t x1 = a->x1 > b->x1 ? a->x1 : b->x1, x, next;
	int32_t x2 = a->x2 < b->x2 ? a->x2 : b->x2;
	struct family_end from = {END_ROW, a->row}, to = {END_ROW, b->row};

	if (b->row == a->row + 1 && x2 - x1 > FAMILY_LEG) {
		add_leg(f, home, x1, x2, from, to);
		return;
	}
	x = aside(f, (b->x1 + b->x2) / 2, b);
	for (uint32_t row = a->row; row < b->row; row++) {
		next = row + 1 == b->row ? aside(f, x, b)
					 : family_gap(f, row + 1, x);
		if (row == a->row)
			x = inside(next, a);
		if (x != next) {
			struct family_end bend = {
				END_NET, add_bend(f, home, row, x, next)};

			add_straight(f, home, x, from, bend);
			from = bend;
			x = next;
		}
	}
	add_straight(f, home, x, from, to);
}

static int64_t
distance(const struct run *a, const struct run *b)
{
	int32_t d = a->x1 > b->x2   ? a->x1 - b->x2
		    : b->x1 > a->x2 ? b->x1 - a->x2
				    : 0;
	uint32_t rows = b->row - a->row;

	/* A gutter to go along costs as much as the row below. */
	return (int64_t)d + (rows ? rows : 2) * INT64_C(20000);
}

void
family_home_room(struct family *f)
{
	for (uint32_t h = 0; h < f->nhomes; h++) {
		struct runs runs = runs_of(f, h);

		for (uint32_t i = 1; i < runs.n; i++) {
			const struct run *best = &runs.items[0];

			for (uint32_t k = 1; k < i; k++)
				if (distance(&runs.items[k], &runs.items[i]) <
					distance(best, &runs.items[i]))
					best = &runs.items[k];
			if (best->row == runs.items[i].row)
				join_aside(f, h, best, &runs.items[i]);
			else
				join_down(f, h, best, &runs.items[i]);
		}
	}
}

/* ---- the outline ---- */

struct box {
	int32_t x1, y1, x2, y2;
};

struct outline {
	struct box *boxes;
	uint32_t n;
	int32_t *xs, *ys; /* where boxes begin or end */
	uint32_t nx, ny;
	bool *in; /* of each cell between them */
};

static int
ascending(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return x < y ? -1 : x > y;
}

static uint32_t
once(int32_t *items, uint32_t n)
{
	uint32_t k = 0;

	qsort(items, n, sizeof(*items), ascending);
	for (uint32_t i = 0; i < n; i++)
		if (!k || items[k - 1] != items[i])
			items[k++] = items[i];
	return k;
}

static int32_t
end_y(const struct family *f, const struct family_end *end, bool upper)
{
	/* A little way into what it joins. */
	if (end->kind == END_NET)
		return f->nets[end->of].y +
		       (upper ? -FAMILY_LEG / 2 : FAMILY_LEG / 2);
	return upper ? f->rows[end->of].bottom : f->rows[end->of].top;
}

static void
add_boxes(struct family *f, uint32_t home, struct outline *o)
{
	struct runs runs = runs_of(f, home);

	for (uint32_t i = 0; i < runs.n; i++) {
		const struct family_row *row = &f->rows[runs.items[i].row];

		*ARENA_PUSH(f->a, &o->boxes, &o->n) = (struct box){
			runs.items[i].x1, row->top - 2 * FAMILY_PAD,
			runs.items[i].x2, row->bottom + FAMILY_PAD};
	}
	for (uint32_t i = 0; i < f->nlegs; i++) {
		const struct family_leg *leg = &f->legs[i];

		if (leg->home == home)
			*ARENA_PUSH(f->a, &o->boxes, &o->n) = (struct box){
				leg->x1, end_y(f, &leg->upper, true), leg->x2,
				end_y(f, &leg->lower, false)};
	}
}

static void
fill_cells(struct family *f, struct outline *o)
{
	o->xs = ARENA_ARRAY(f->a, int32_t, (size_t)o->n * 2);
	o->ys = ARENA_ARRAY(f->a, int32_t, (size_t)o->n * 2);
	for (uint32_t i = 0; i < o->n; i++) {
		o->xs[o->nx++] = o->boxes[i].x1;
		o->xs[o->nx++] = o->boxes[i].x2;
		o->ys[o->ny++] = o->boxes[i].y1;
		o->ys[o->ny++] = o->boxes[i].y2;
	}
	o->nx = once(o->xs, o->nx);
	o->ny = once(o->ys, o->ny);
	o->in = ARENA_ARRAY(f->a, bool, (size_t)o->nx * o->ny);
	for (uint32_t i = 0; i < o->n; i++)
		for (uint32_t y = 0; y < o->ny; y++)
			for (uint32_t x = 0; x < o->nx; x++)
				if (o->xs[x] >= o->boxes[i].x1 &&
					o->xs[x] < o->boxes[i].x2 &&
					o->ys[y] >= o->boxes[i].y1 &&
					o->ys[y] < o->boxes[i].y2)
					o->in[y * o->nx + x] = true;
}

static bool
is_in(const struct outline *o, int64_t x, int64_t y)
{
	return x >= 0 && y >= 0 && x < o->nx && y < o->ny &&
	       o->in[(size_t)y * o->nx + (size_t)x];
}

/* Edges that go on are one line, so that its dots are even. */
static void
draw_level(struct family *f, const struct outline *o)
{
	for (uint32_t y = 0; y < o->ny; y++)
		for (uint32_t x = 0, from; x < o->nx; x++) {
			bool side = is_in(o, x, y);

			from = x;
			while (x < o->nx && is_in(o, x, y) == side &&
				is_in(o, x, y) != is_in(o, x, (int64_t)y - 1))
				x++;
			if (x > from) {
				family_add(f->d, DRAWING_LINE, DRAWING_DOTTED,
					o->xs[from], o->ys[y], o->xs[x],
					o->ys[y]);
				x--;
			}
		}
}

static void
draw_upright(struct family *f, const struct outline *o)
{
	for (uint32_t x = 0; x < o->nx; x++)
		for (uint32_t y = 0, from; y < o->ny; y++) {
			bool side = is_in(o, x, y);

			from = y;
			while (y < o->ny && is_in(o, x, y) == side &&
				is_in(o, x, y) != is_in(o, (int64_t)x - 1, y))
				y++;
			if (y > from) {
				family_add(f->d, DRAWING_LINE, DRAWING_DOTTED,
					o->xs[x], o->ys[from], o->xs[x],
					o->ys[y]);
				y--;
			}
		}
}

void
family_draw_homes(struct family *f)
{
	for (uint32_t h = 0; h < f->nhomes; h++) {
		struct outline o = {.n = 0};

		add_boxes(f, h, &o);
		fill_cells(f, &o);
		draw_level(f, &o);
		draw_upright(f, &o);
	}
}
