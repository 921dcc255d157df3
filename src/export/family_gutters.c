/* What runs between the rows: each line has a level of its own where two would
 * lie upon each other, and that makes the rows' y. */
#include "export/family_parts.h"

enum {
	NEAR = 70,   /* two lines this near are taken for one */
	CLEAR = 150, /* above the first level */
};

uint32_t
family_net(struct family *f, uint32_t gutter, enum drawing_stroke stroke)
{
	struct family_net *net = ARENA_PUSH(f->a, &f->nets, &f->nnets);

	net->gutter = gutter;
	net->stroke = stroke;
	net->from = INT32_MAX;
	net->to = INT32_MIN;
	return f->nnets - 1;
}

void
family_tap(struct family *f, uint32_t at, enum family_tap_kind kind,
	uint32_t of, int32_t x)
{
	struct family_net *net = &f->nets[at];

	*ARENA_PUSH(f->a, &net->taps, &net->ntaps) =
		(struct family_tap){kind, of, x};
	net->from = x < net->from ? x : net->from;
	net->to = x > net->to ? x : net->to;
}

int32_t
family_gap(const struct family *f, uint32_t r, int32_t x)
{
	const struct family_row *row = &f->rows[r];
	int32_t best = x, least = INT32_MAX;

	for (uint32_t k = 0; k <= row->n; k++) {
		const struct family_one *left =
			k ? &f->ones[row->ones[k - 1]] : NULL;
		const struct family_one *right =
			k < row->n ? &f->ones[row->ones[k]] : NULL;
		int32_t from = left ? left->x + left->width / 2 + FAMILY_GAP / 2
				    : INT32_MIN;
		int32_t to =
			right ? right->x - right->width / 2 - FAMILY_GAP / 2
			      : INT32_MAX;
		int32_t at = x < from ? from : x > to ? to : x;
		int32_t d = at > x ? at - x : x - at;

		if (d < least) {
			least = d;
			best = at;
		}
	}
	return best;
}

static bool
is_down(const struct family_tap *t)
{
	return t->kind >= TAP_TOP;
}

/* Must `a` lie above `b`?  It must where it hands down to it, and where a line
 * down to it would lie upon one that leaves `b` downwards. */
static bool
must_precede(const struct family *f, uint32_t a, uint32_t b)
{
	const struct family_net *n = &f->nets[a], *m = &f->nets[b];

	for (uint32_t i = 0; i < n->ntaps; i++)
		if (n->taps[i].kind == TAP_NET && n->taps[i].of == b)
			return true;
	for (uint32_t i = 0; i < m->ntaps; i++)
		if (m->taps[i].kind == TAP_NET && m->taps[i].of == a)
			return false;
	for (uint32_t i = 0; i < n->ntaps; i++)
		for (uint32_t k = 0; !is_down(&n->taps[i]) && k < m->ntaps;
			k++) {
			int32_t d = n->taps[i].x - m->taps[k].x;

			if (is_down(&m->taps[k]) && d < NEAR && d > -NEAR)
				return true;
		}
	return false;
}

static bool
overlap(const struct family_net *a, const struct family_net *b)
{
	return a->from < b->to + 2 * NEAR && b->from < a->to + 2 * NEAR;
}

/* The first level that is free and below all that must precede; where two must
 * each precede the other, one has to give way. */
static void
level(struct family *f, uint32_t at, const bool *done)
{
	struct family_net *net = &f->nets[at];
	bool clash = true;

	net->level = 0;
	for (uint32_t i = 0; i < f->nnets; i++)
		if (done[i] && f->nets[i].gutter == net->gutter &&
			must_precede(f, i, at) &&
			f->nets[i].level >= net->level)
			net->level = f->nets[i].level + 1;
	while (clash) {
		clash = false;
		for (uint32_t i = 0; i < f->nnets && !clash; i++)
			clash = done[i] && f->nets[i].gutter == net->gutter &&
				f->nets[i].level == net->level &&
				overlap(&f->nets[i], net);
		net->level += clash;
	}
}

static bool
is_ready(const struct family *f, uint32_t at, const bool *done)
{
	for (uint32_t i = 0; i < f->nnets; i++)
		if (i != at && !done[i] &&
			f->nets[i].gutter == f->nets[at].gutter &&
			must_precede(f, i, at) && !must_precede(f, at, i))
			return false;
	return true;
}

static void
level_all(struct family *f)
{
	bool *done = ARENA_ARRAY(f->a, bool, (size_t)f->nnets + 1);

	for (uint32_t left = f->nnets; left; left--) {
		uint32_t pick = CHRON_NONE;

		for (uint32_t i = 0; i < f->nnets; i++) {
			if (done[i])
				continue;
			if (is_ready(f, i, done)) {
				pick = i;
				break;
			}
			if (pick == CHRON_NONE)
				pick = i;
		}
		level(f, pick, done);
		done[pick] = true;
	}
}

static bool
has_twins(const struct family *f, uint32_t gutter)
{
	for (uint32_t i = 0; i < f->nnets; i++)
		for (uint32_t k = 0;
			k < f->nets[i].ntaps && f->nets[i].gutter == gutter;
			k++)
			if (f->nets[i].taps[k].kind == TAP_TWIN)
				return true;
	return false;
}

/* The height of the gutter below a row. */
static int32_t
height_of(const struct family *f, uint32_t r)
{
	uint32_t levels = 0;

	for (uint32_t i = 0; i < f->nnets; i++)
		if (f->nets[i].gutter == r && f->nets[i].level + 1 > levels)
			levels = f->nets[i].level + 1;
	if (r + 1 == f->nrows)
		return FAMILY_PAD +
		       (levels ? CLEAR + (int32_t)levels * FAMILY_TRACK : 0);
	return 2 * CLEAR + (int32_t)levels * FAMILY_TRACK +
	       (has_twins(f, r) ? FAMILY_TWINS : FAMILY_PAD);
}

static void
measure_row(struct family *f, struct family_row *row)
{
	int32_t labels = 0, homes = 0;

	for (uint32_t k = 0; k < row->n; k++) {
		const struct family_one *one = &f->ones[row->ones[k]];

		labels = (int32_t)one->nlabels > labels ? (int32_t)one->nlabels
							: labels;
		homes = (int32_t)one->nhome_lines > homes
				? (int32_t)one->nhome_lines
				: homes;
	}
	row->feet = row->top + FAMILY_SYMBOL + FAMILY_UNDER +
		    (labels - 1) * FAMILY_LINE + FAMILY_LINE / 3;
	row->bottom = row->feet + homes * FAMILY_LINE;
}

void
family_gutters(struct family *f)
{
	int32_t y = FAMILY_MARGIN + FAMILY_PAD;

	level_all(f);
	for (uint32_t r = 0; r < f->nrows; r++) {
		struct family_row *row = &f->rows[r];

		row->top = y;
		measure_row(f, row);
		for (uint32_t i = 0; i < f->nnets; i++)
			if (f->nets[i].gutter == r)
				f->nets[i].y = row->bottom + FAMILY_PAD +
					       CLEAR +
					       (int32_t)f->nets[i].level *
						       FAMILY_TRACK;
		y = row->bottom + FAMILY_PAD + height_of(f, r);
	}
	f->d->height = y + FAMILY_MARGIN - FAMILY_PAD;
}
