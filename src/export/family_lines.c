/* The lines of a family: couples, and children under their parents. */
#include "export/family_parts.h"

enum {
	PORT = 110,   /* between two lines that leave below one person */
	PASSING = 60, /* aside of the middle of a gap */
	STROKE = 90,  /* half the height of one that parts a couple */
	STROKES = 70, /* between two */
};

static enum drawing_stroke
stroke_of(enum family_bond bond)
{
	return bond == FAMILY_PASSING ? DRAWING_BROKEN : DRAWING_THIN;
}

static int32_t
port(struct family *f, uint32_t i)
{
	struct family_one *one = &f->ones[i];
	int32_t k = (int32_t)one->ports++;

	return one->x + (k & 1 ? 1 : -1) * (k + 1) / 2 * PORT;
}

/* Goes on from a net to one in a gutter further down, past the rows between;
 * the last net, and where it is come upon. */
static uint32_t
pass(struct family *f, uint32_t net, uint32_t gutter, int32_t *x)
{
	while (f->nets[net].gutter < gutter) {
		uint32_t row = f->nets[net].gutter + 1, next;
		int32_t at = family_gap(f, row, *x) + PASSING;

		next = family_net(f, row, f->nets[net].stroke);
		family_tap(f, net, TAP_NET, next, at);
		family_tap(f, next, TAP_FROM, net, at);
		net = next;
		*x = at;
	}
	return net;
}

static bool
stand_together(const struct family_one *a, const struct family_one *b)
{
	return a->row == b->row && (a->at + 1 == b->at || b->at + 1 == a->at);
}

/* The middle of the gap between two neighbours. */
static int32_t
between(const struct family_one *a, const struct family_one *b)
{
	if (a->x > b->x)
		return between(b, a);
	return (a->x + a->width / 2 + b->x - b->width / 2) / 2;
}

static int32_t
clamp(int32_t x, int32_t least, int32_t most)
{
	return x < least ? least : x > most ? most : x;
}

/* A couple who do not stand side by side: a line below both.  The net. */
static uint32_t
join_below(struct family *f, const struct family_union *u)
{
	uint32_t upper = u->a, lower = u->b, net;
	int32_t x;

	if (f->ones[upper].row > f->ones[lower].row) {
		upper = u->b;
		lower = u->a;
	}
	net = family_net(f, f->ones[upper].row, stroke_of(u->bond));
	x = port(f, upper);
	family_tap(f, net, TAP_FOOT, upper, x);
	net = pass(f, net, f->ones[lower].row, &x);
	family_tap(f, net, TAP_FOOT, lower, port(f, lower));
	f->nets[net].couple = true;
	f->nets[net].bond = u->bond;
	return net;
}

static int32_t
middle_of(const struct family *f, const struct family_union *u)
{
	return (f->ones[u->children[0]].x + f->ones[u->children[u->n - 1]].x) /
	       2;
}

/* Between two neighbours, as near to the middle of their children as leaves
 * the labels free: a straight line looks best. */
static int32_t
stalk_of(const struct family *f, const struct family_union *u)
{
	enum { FREE = FAMILY_GAP / 2 - FAMILY_PAD - 30 };
	int32_t x = between(&f->ones[u->a], &f->ones[u->b]);

	return u->n ? clamp(middle_of(f, u), x - FREE, x + FREE) : x;
}

/* How many, from the k-th child on, were born in one birth. */
static uint32_t
birth(const struct family *f, const struct family_union *u, uint32_t k)
{
	const struct family_one *one = &f->ones[u->children[k]];
	uint32_t n = 1;

	while (one->exact && k + n < u->n &&
		f->ones[u->children[k + n]].exact &&
		f->ones[u->children[k + n]].born == one->born &&
		f->ones[u->children[k + n]].row == one->row)
		n++;
	return n;
}

static void
tap_children(struct family *f, const struct family_union *u, uint32_t net)
{
	for (uint32_t k = 0, n; k < u->n; k += n) {
		int32_t x;

		n = birth(f, u, k);
		x = (f->ones[u->children[k]].x +
			    f->ones[u->children[k + n - 1]].x) /
		    2;
		for (uint32_t i = k; i < k + n; i++)
			if (f->ones[u->children[i]].row ==
				f->nets[net].gutter + 1)
				family_tap(f, net, n > 1 ? TAP_TWIN : TAP_TOP,
					u->children[i], x);
	}
}

/* The row above the children; they stand in one, unless a family is knotted. */
static uint32_t
gutter_of(const struct family *f, const struct family_union *u)
{
	uint32_t most = 0;

	for (uint32_t k = 0; k < u->n; k++)
		if (f->ones[u->children[k]].row > most)
			most = f->ones[u->children[k]].row;
	return most ? most - 1 : 0;
}

static void
add_children(struct family *f, const struct family_union *u, uint32_t couple)
{
	const struct family_one *a = &f->ones[u->a];
	uint32_t gutter = gutter_of(f, u), row = a->row, net;
	int32_t x;

	if (couple != CHRON_NONE)
		row = f->nets[couple].gutter;
	if (gutter < row)
		return;
	net = family_net(f, row, DRAWING_THIN);
	if (couple != CHRON_NONE) {
		x = clamp(middle_of(f, u), f->nets[couple].from + PORT,
			f->nets[couple].to - PORT);
		family_tap(f, couple, TAP_NET, net, x);
		family_tap(f, net, TAP_FROM, couple, x);
	} else if (u->b == CHRON_NONE) {
		x = port(f, u->a);
		if (x == a->x)
			x = clamp(middle_of(f, u), x - PORT, x + PORT);
		family_tap(f, net, TAP_FOOT, u->a, x);
	} else {
		x = stalk_of(f, u);
		family_tap(f, net, TAP_MIDDLE, row, x);
	}
	tap_children(f, u, net);
	if (gutter > row)
		tap_children(f, u, pass(f, net, gutter, &x));
}

void
family_lines(struct family *f)
{
	for (uint32_t i = 0; i < f->nunions; i++) {
		const struct family_union *u = &f->unions[i];
		uint32_t couple = CHRON_NONE;

		if (u->b != CHRON_NONE &&
			!stand_together(&f->ones[u->a], &f->ones[u->b]))
			couple = join_below(f, u);
		if (u->n)
			add_children(f, u, couple);
	}
}

/* ---- as lines ---- */

static void
line(struct family *f, enum drawing_stroke stroke, int32_t x1, int32_t y1,
	int32_t x2, int32_t y2)
{
	if (x1 != x2 || y1 != y2)
		family_add(f->d, DRAWING_LINE, stroke, x1, y1, x2, y2);
}

/* The strokes through a couple's line, clear of the line to the children. */
static void
part(struct family *f, enum family_bond bond, int32_t from, int32_t to,
	int32_t y, int32_t stalk)
{
	int32_t x = stalk - 2 * STROKES, n = 0;

	if (bond == FAMILY_SEPARATED)
		n = 1;
	if (bond == FAMILY_DIVORCED)
		n = 2;
	if (x - n * STROKES < from)
		x = stalk + 2 * STROKES < to ? stalk + (1 + n) * STROKES
					     : (from + to) / 2;
	for (int32_t i = 0; i < n; i++)
		line(f, DRAWING_BOLD, x - i * STROKES - STROKE / 2, y + STROKE,
			x - i * STROKES + STROKE / 2, y - STROKE);
}

static void
draw_couple(struct family *f, const struct family_union *u)
{
	const struct family_one *a = &f->ones[u->a], *b = &f->ones[u->b];
	const struct family_one *left = a->x < b->x ? a : b;
	int32_t y = f->rows[a->row].top + FAMILY_SYMBOL / 2;
	int32_t from = left->x + FAMILY_SYMBOL / 2;
	int32_t to = (left == a ? b : a)->x - FAMILY_SYMBOL / 2;

	line(f, stroke_of(u->bond), from, y, to, y);
	part(f, u->bond, from, to, y, stalk_of(f, u));
}

static int32_t
tap_y(const struct family *f, const struct family_tap *t)
{
	const struct family_one *one = NULL;

	switch (t->kind) {
	case TAP_MIDDLE:
		return f->rows[t->of].top + FAMILY_SYMBOL / 2;
	case TAP_FROM:
	case TAP_NET:
		return f->nets[t->of].y;
	case TAP_FOOT:
		return family_foot(f, &f->ones[t->of]);
	case TAP_TOP:
	case TAP_TWIN:
		break;
	}
	one = &f->ones[t->of];
	return f->rows[one->row].top;
}

static void
draw_net(struct family *f, const struct family_net *net)
{
	int32_t stalk = (net->from + net->to) / 2;

	line(f, net->stroke, net->from, net->y, net->to, net->y);
	for (uint32_t i = 0; i < net->ntaps; i++) {
		const struct family_tap *t = &net->taps[i];
		int32_t y = tap_y(f, t);

		if (t->kind == TAP_NET)
			stalk = t->x;
		if (t->kind == TAP_FROM)
			continue;
		if (t->kind == TAP_TWIN) {
			int32_t fork = y - FAMILY_TWINS;

			line(f, net->stroke, t->x, net->y, t->x, fork);
			line(f, net->stroke, t->x, fork, f->ones[t->of].x, y);
			continue;
		}
		line(f,
			t->kind == TAP_NET ? f->nets[t->of].stroke
					   : net->stroke,
			t->x, net->y, t->x, y);
	}
	if (net->couple)
		part(f, net->bond, net->from, net->to, net->y, stalk);
}

void
family_draw_lines(struct family *f)
{
	for (uint32_t i = 0; i < f->nunions; i++)
		if (f->unions[i].b != CHRON_NONE &&
			stand_together(&f->ones[f->unions[i].a],
				&f->ones[f->unions[i].b]))
			draw_couple(f, &f->unions[i]);
	for (uint32_t i = 0; i < f->nnets; i++)
		if (!f->nets[i].household)
			draw_net(f, &f->nets[i]);
}
