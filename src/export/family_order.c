/* From left to right: an order of each row in which couples stand together,
 * children under their parents by age, and few lines cross.  Found by trying:
 * from several beginnings people are moved along their row while that helps.
 * The same family gives the same order: nothing is left to chance. */
#include "export/family_parts.h"

enum {
	/* What is wrong, and how badly. */
	COST_CROSSING = 12,
	COST_APART = 30,   /* for each who stands between partners */
	COST_YOUNGER = 90, /* a younger child left of an older */
	COST_BETWEEN = 8,  /* one who stands between children of a couple */
	COST_TWINS = 60,
	COST_HALF = 12, /* younger half-siblings left of older ones */
	COST_SIDE = 4,	/* a woman left of her partner */
	COST_HOME = 16, /* a household parted within a row */
	COST_FAR = 3,	/* half a place between its members in two rows */
	COST_SHIFT = 2, /* half a place from parents to children */
	STARTS = 6,
	SHAKES = 24,
	WORK = 15000000, /* steps in all, about */
	BLOCK = 4,	 /* people moved together */
};

struct link {
	int32_t upper, lower; /* twice a place */
	uint32_t row, of;
};

struct sorting {
	struct family *f;
	uint32_t **rows; /* the order being tried */
	uint32_t *at;	 /* of everybody, its place in it */
	struct link *links;
	uint32_t *home_row; /* for counting: the last place of a household */
	uint64_t work;
	uint32_t seed;
};

static int32_t
apart(uint32_t a, uint32_t b)
{
	return a > b ? (int32_t)(a - b) : (int32_t)(b - a);
}

/* Twice a place, measured from the middle of its row. */
static int32_t
middle(const struct sorting *s, uint32_t i)
{
	return 2 * (int32_t)s->at[i] - (int32_t)s->f->rows[s->f->ones[i].row].n;
}

static int32_t
couple_cost(struct sorting *s, const struct family_union *u)
{
	const struct family_one *a = &s->f->ones[u->a], *b;
	int32_t cost = 0, between;

	if (u->b == CHRON_NONE)
		return 0;
	b = &s->f->ones[u->b];
	if (a->row != b->row)
		return 0;
	between = apart(s->at[u->a], s->at[u->b]) - 1;
	cost += between * COST_APART + (between > 0) * COST_APART;
	if (a->sex != b->sex &&
		(a->sex == FAMILY_MALE || b->sex == FAMILY_FEMALE) !=
			(s->at[u->a] < s->at[u->b]))
		cost += COST_SIDE;
	return cost;
}

static int32_t
children_cost(struct sorting *s, const struct family_union *u)
{
	const struct family *f = s->f;
	uint32_t least = UINT32_MAX, most = 0;
	int32_t cost = 0, sum = 0, knot;

	if (!u->n)
		return 0;
	for (uint32_t k = 0; k < u->n; k++) {
		uint32_t at = s->at[u->children[k]];

		least = at < least ? at : least;
		most = at > most ? at : most;
		sum += middle(s, u->children[k]);
		if (!k)
			continue;
		if (at < s->at[u->children[k - 1]])
			cost += COST_YOUNGER;
		if (f->ones[u->children[k]].exact &&
			f->ones[u->children[k]].born ==
				f->ones[u->children[k - 1]].born &&
			apart(at, s->at[u->children[k - 1]]) > 1)
			cost += COST_TWINS;
	}
	cost += ((int32_t)(most - least) - (int32_t)u->n + 1) * COST_BETWEEN;
	knot = middle(s, u->a);
	if (u->b != CHRON_NONE)
		knot = (knot + middle(s, u->b)) / 2;
	knot -= sum / (int32_t)u->n;
	return cost + (knot < 0 ? -knot : knot) * COST_SHIFT;
}

static bool
share_parent(const struct family_union *u, const struct family_union *v)
{
	return u->a == v->a || u->a == v->b ||
	       (u->b != CHRON_NONE && (u->b == v->a || u->b == v->b));
}

static int32_t
half_cost(struct sorting *s)
{
	const struct family *f = s->f;
	int32_t cost = 0;

	for (uint32_t i = 0; i < f->nunions; i++)
		for (uint32_t k = 0; k < i; k++) {
			const struct family_union *u = &f->unions[i];
			const struct family_union *v = &f->unions[k];
			int32_t born;

			if (!u->n || !v->n || !share_parent(u, v))
				continue;
			born = f->ones[u->children[0]].born;
			if (born != f->ones[v->children[0]].born &&
				(born < f->ones[v->children[0]].born) !=
					(s->at[u->children[0]] <
						s->at[v->children[0]]))
				cost += COST_HALF;
		}
	return cost;
}

/* Lines from parents to children that cross. */
static int32_t
crossing_cost(struct sorting *s)
{
	const struct family *f = s->f;
	uint32_t n = 0;
	int32_t crossings = 0;

	for (uint32_t i = 0; i < f->nunions; i++) {
		const struct family_union *u = &f->unions[i];
		int32_t upper = 2 * (int32_t)s->at[u->a];

		if (u->b != CHRON_NONE)
			upper = (int32_t)(s->at[u->a] + s->at[u->b]);
		for (uint32_t k = 0; k < u->n; k++)
			s->links[n++] = (struct link){upper,
				2 * (int32_t)s->at[u->children[k]],
				f->ones[u->children[k]].row, i};
	}
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = i + 1; k < n; k++) {
			const struct link *a = &s->links[i], *b = &s->links[k];

			if (a->row == b->row && a->of != b->of)
				crossings += (a->upper < b->upper &&
						     a->lower > b->lower) ||
					     (a->upper > b->upper &&
						     a->lower < b->lower);
		}
	s->work += (uint64_t)n * n / 2;
	return crossings * COST_CROSSING;
}

/* How far a household's rows lie aside of each other. */
static int32_t
far_cost(struct sorting *s)
{
	const struct family *f = s->f;
	int32_t cost = 0;

	for (uint32_t h = 0; h < f->nhomes; h++) {
		int32_t last = 0;
		bool any = false;

		for (uint32_t r = 0; r < f->nrows; r++) {
			int32_t sum = 0, n = 0;

			for (uint32_t i = 0; i < f->rows[r].n; i++)
				if (f->ones[s->rows[r][i]].home == h) {
					sum += middle(s, s->rows[r][i]);
					n++;
				}
			if (!n)
				continue;
			if (any)
				cost += sum / n > last ? sum / n - last
						       : last - sum / n;
			last = sum / n;
			any = true;
		}
	}
	s->work += (uint64_t)f->nhomes * f->n;
	return cost * COST_FAR;
}

static int32_t
home_cost(struct sorting *s)
{
	const struct family *f = s->f;
	int32_t cost = 0;

	for (uint32_t r = 0; r < f->nrows; r++) {
		memset(s->home_row, 0, sizeof(*s->home_row) * f->nhomes);
		for (uint32_t i = 0; i < f->rows[r].n; i++) {
			uint32_t home = f->ones[s->rows[r][i]].home;

			if (home == CHRON_NONE)
				continue;
			if (s->home_row[home] && s->home_row[home] != i)
				cost += COST_HOME;
			s->home_row[home] = i + 1;
		}
	}
	return cost + far_cost(s);
}

static int32_t
cost_of(struct sorting *s)
{
	int32_t cost = home_cost(s) + crossing_cost(s) + half_cost(s);

	for (uint32_t i = 0; i < s->f->nunions; i++)
		cost += couple_cost(s, &s->f->unions[i]) +
			children_cost(s, &s->f->unions[i]);
	s->work += s->f->n + s->f->nunions * 4;
	return cost;
}

/* ---- moving ---- */

static void
number(struct sorting *s, uint32_t row, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		s->at[s->rows[row][i]] = i;
}

/* Takes n people at `from` to begin at `to`. */
static void
shift(struct sorting *s, uint32_t row, uint32_t from, uint32_t n, uint32_t to)
{
	uint32_t block[BLOCK], *ones = s->rows[row];

	memcpy(block, ones + from, sizeof(*block) * n);
	if (to > from)
		memmove(ones + from, ones + from + n,
			sizeof(*ones) * (to - from));
	else
		memmove(ones + to + n, ones + to, sizeof(*ones) * (from - to));
	memcpy(ones + to, block, sizeof(*block) * n);
	number(s, row, from < to ? from : to, (from < to ? to : from) + n);
}

/* Turns n people about. */
static void
turn(struct sorting *s, uint32_t row, uint32_t from, uint32_t n)
{
	uint32_t *ones = s->rows[row];

	for (uint32_t i = 0; i < n / 2; i++) {
		uint32_t t = ones[from + i];

		ones[from + i] = ones[from + n - 1 - i];
		ones[from + n - 1 - i] = t;
	}
	number(s, row, from, from + n);
}

static bool
better_row(struct sorting *s, uint32_t row, int32_t *cost)
{
	uint32_t n = s->f->rows[row].n;
	bool any = false;

	for (uint32_t len = 1; len <= BLOCK && len <= n; len++)
		for (uint32_t from = 0; from + len <= n; from++) {
			for (uint32_t to = 0; to + len <= n; to++) {
				int32_t now;

				if (to == from || s->work > WORK)
					continue;
				shift(s, row, from, len, to);
				now = cost_of(s);
				if (now < *cost) {
					*cost = now;
					any = true;
				} else {
					shift(s, row, to, len, from);
				}
			}
			if (len > 1 && s->work <= WORK) {
				int32_t now;

				turn(s, row, from, len);
				now = cost_of(s);
				if (now < *cost) {
					*cost = now;
					any = true;
				} else {
					turn(s, row, from, len);
				}
			}
		}
	return any;
}

static int32_t
improve(struct sorting *s)
{
	int32_t cost = cost_of(s);
	bool any = true;

	while (any && s->work <= WORK) {
		any = false;
		for (uint32_t r = 0; r < s->f->nrows; r++)
			any = better_row(s, r, &cost) || any;
	}
	return cost;
}

/* ---- beginnings ---- */

struct visit {
	struct sorting *s;
	bool *done;
	bool women_first, youngest_first;
};

static void
visit(struct visit *v, uint32_t i)
{
	struct family *f = v->s->f;
	struct family_one *one = &f->ones[i];
	struct family_row *row = &f->rows[one->row];
	uint32_t first = v->women_first ? 1 : 0;

	if (v->done[i])
		return;
	v->done[i] = true;
	for (uint32_t k = 0; k < 2; k++) {
		uint32_t up = one->up[(k + first) & 1];

		if (up != CHRON_NONE)
			visit(v, up);
	}
	v->s->at[i] = row->n;
	v->s->rows[one->row][row->n++] = i;
	for (uint32_t k = 0; k < f->nunions; k++) {
		const struct family_union *u = &f->unions[k];

		if (u->b != CHRON_NONE && (u->a == i || u->b == i))
			visit(v, u->a == i ? u->b : u->a);
	}
	for (uint32_t k = 0; k < f->nunions; k++)
		for (uint32_t c = 0;
			c < f->unions[k].n &&
			(f->unions[k].a == i || f->unions[k].b == i);
			c++)
			visit(v, f->unions[k].children[c]);
}

static void
begin(struct sorting *s, uint32_t start)
{
	struct family *f = s->f;
	struct visit v = {.s = s,
		.done = ARENA_ARRAY(f->a, bool, f->n),
		.women_first = start & 1};

	for (uint32_t r = 0; r < f->nrows; r++)
		f->rows[r].n = 0;
	for (uint32_t i = 0; i < f->n; i++)
		visit(&v, (i + start / 2 * (f->n / 3 + 1)) % f->n);
}

/* Numbers that look thrown, and are the same every time. */
static uint32_t
next(struct sorting *s, uint32_t below)
{
	s->seed = s->seed * 1664525u + 1013904223u;
	return (s->seed >> 8) % below;
}

static void
shake(struct sorting *s)
{
	for (int i = 0; i < 3; i++) {
		uint32_t row = next(s, s->f->nrows), n = s->f->rows[row].n;
		uint32_t len = 1 + next(s, BLOCK);

		if (len >= n)
			continue;
		shift(s, row, next(s, n - len + 1), len, next(s, n - len + 1));
	}
}

static void
keep(struct sorting *s, int32_t cost, int32_t *best)
{
	struct family *f = s->f;

	if (cost >= *best)
		return;
	*best = cost;
	for (uint32_t r = 0; r < f->nrows; r++)
		memcpy(f->rows[r].ones, s->rows[r],
			sizeof(uint32_t) * f->rows[r].n);
}

static void
restore(struct sorting *s)
{
	for (uint32_t r = 0; r < s->f->nrows; r++) {
		memcpy(s->rows[r], s->f->rows[r].ones,
			sizeof(uint32_t) * s->f->rows[r].n);
		number(s, r, 0, s->f->rows[r].n);
	}
}

void
family_order(struct family *f)
{
	struct sorting s = {
		.f = f,
		.rows = ARENA_ARRAY(f->a, uint32_t *, f->nrows),
		.at = ARENA_ARRAY(f->a, uint32_t, f->n),
		.links = ARENA_ARRAY(f->a, struct link, f->n),
		.home_row = ARENA_ARRAY(f->a, uint32_t, (size_t)f->nhomes + 1),
		.seed = 1,
	};
	int32_t best = INT32_MAX;

	for (uint32_t r = 0; r < f->nrows; r++)
		s.rows[r] = ARENA_ARRAY(f->a, uint32_t, f->n);
	for (uint32_t i = 0; i < STARTS; i++) {
		begin(&s, i);
		keep(&s, improve(&s), &best);
	}
	for (int i = 0; i < SHAKES && s.work <= WORK; i++) {
		restore(&s);
		shake(&s);
		keep(&s, improve(&s), &best);
	}
	for (uint32_t r = 0; r < f->nrows; r++)
		for (uint32_t i = 0; i < f->rows[r].n; i++)
			f->ones[f->rows[r].ones[i]].at = i;
}
