/* Generations: parents above their children, partners and a parent's children
 * side by side as far as that can be. */
#include "export/family_parts.h"

#include "util/civil.h"

struct levels {
	struct family *f;
	uint32_t *group; /* of everybody; its first member's index */
	uint32_t *row;	 /* of a group */
	uint8_t *seen;
};

static bool
is_above(struct levels *l, uint32_t upper, uint32_t lower)
{
	if (upper == lower)
		return true;
	l->seen[lower] = 1;
	for (uint32_t i = 0; i < l->f->n; i++) {
		if (l->group[i] != lower)
			continue;
		for (int k = 0; k < 2; k++) {
			uint32_t up = l->f->ones[i].up[k];

			if (up != CHRON_NONE && !l->seen[l->group[up]] &&
				is_above(l, upper, l->group[up]))
				return true;
		}
	}
	return false;
}

static bool
reaches(struct levels *l, uint32_t upper, uint32_t lower)
{
	memset(l->seen, 0, l->f->n);
	return is_above(l, upper, lower);
}

/* Puts two into one row, unless one descends from the other's row. */
static void
join(struct levels *l, uint32_t a, uint32_t b)
{
	uint32_t x = l->group[a], y = l->group[b];

	if (x == y || reaches(l, x, y) || reaches(l, y, x))
		return;
	for (uint32_t i = 0; i < l->f->n; i++)
		if (l->group[i] == y)
			l->group[i] = x;
}

static void
join_all(struct levels *l)
{
	const struct family *f = l->f;

	for (uint32_t i = 0; i < f->nunions; i++)
		if (f->unions[i].n && f->unions[i].b != CHRON_NONE)
			join(l, f->unions[i].a, f->unions[i].b);
	for (uint32_t i = 0; i < f->nunions; i++)
		for (uint32_t k = 1; k < f->unions[i].n; k++)
			join(l, f->unions[i].children[0],
				f->unions[i].children[k]);
	for (uint32_t i = 0; i < f->nunions; i++)
		if (!f->unions[i].n)
			join(l, f->unions[i].a, f->unions[i].b);
	for (uint32_t i = 0; i < f->n; i++)
		for (uint32_t k = i + 1; k < f->n; k++)
			for (int p = 0; p < 4; p++) {
				uint32_t up = f->ones[i].up[p & 1];

				if (up != CHRON_NONE &&
					up == f->ones[k].up[p >> 1])
					join(l, i, k);
			}
}

/* Below every parent, and no higher than it must be. */
static void
sink(struct levels *l)
{
	const struct family *f = l->f;
	bool moved = true;

	for (uint32_t round = 0; moved && round <= f->n; round++) {
		moved = false;
		for (uint32_t i = 0; i < f->n; i++)
			for (int k = 0; k < 2; k++) {
				uint32_t up = f->ones[i].up[k];
				uint32_t *row = &l->row[l->group[i]];

				if (up != CHRON_NONE &&
					*row <= l->row[l->group[up]]) {
					*row = l->row[l->group[up]] + 1;
					moved = true;
				}
			}
	}
}

/* Those without parents stand just above their children. */
static void
settle_roots(struct levels *l)
{
	const struct family *f = l->f;
	uint32_t *least = ARENA_ARRAY(f->a, uint32_t, f->n);
	bool *root = ARENA_ARRAY(f->a, bool, f->n);

	for (uint32_t i = 0; i < f->n; i++) {
		least[i] = UINT32_MAX;
		root[i] = true;
	}
	for (uint32_t i = 0; i < f->n; i++)
		for (int k = 0; k < 2; k++) {
			uint32_t up = f->ones[i].up[k];

			if (up == CHRON_NONE)
				continue;
			root[l->group[i]] = false;
			up = l->group[up];
			if (l->row[l->group[i]] < least[up])
				least[up] = l->row[l->group[i]];
		}
	for (uint32_t i = 0; i < f->n; i++)
		if (root[i] && least[i] != UINT32_MAX && l->group[i] == i)
			l->row[i] = least[i] - 1;
}

/* ---- who has nothing to do with the others ---- */

static void
spread(const struct family *f, uint32_t *part, uint32_t from, uint32_t to)
{
	for (uint32_t i = 0; i < f->n; i++)
		if (part[i] == from)
			part[i] = to;
}

uint32_t *
family_parts(const struct family *f)
{
	uint32_t *part = ARENA_ARRAY(f->a, uint32_t, f->n);

	for (uint32_t i = 0; i < f->n; i++)
		part[i] = i;
	for (uint32_t i = 0; i < f->nunions; i++) {
		const struct family_union *u = &f->unions[i];

		if (u->b != CHRON_NONE)
			spread(f, part, part[u->b], part[u->a]);
		for (uint32_t k = 0; k < u->n; k++)
			spread(f, part, part[u->children[k]], part[u->a]);
	}
	return part;
}

static uint32_t
main_child(const struct family *f)
{
	for (uint32_t i = 0; i < f->n; i++)
		if (f->ones[i].subject)
			return i;
	return 0;
}

/* Is this somebody of the generation of the child, as far as is known? */
static bool
is_young(const struct family_one *one, const struct family_one *child)
{
	enum { GENERATION = 16 * 365 };

	if (one->subject || one->unborn)
		return true;
	return one->born != CIVIL_MAX && child->born != CIVIL_MAX &&
	       one->born > child->born - GENERATION;
}

/* A family apart stands with its youngest in the row of the child, or of the
 * parents where they are adults alone. */
static void
align_parts(struct family *f)
{
	uint32_t *part = family_parts(f), child = main_child(f), most = 0;
	int32_t *shift = ARENA_ARRAY(f->a, int32_t, f->n), least = 0;

	for (uint32_t p = 0; p < f->n; p++) {
		uint32_t lowest = 0;
		bool young = false;

		if (part[p] != p || p == part[child])
			continue;
		for (uint32_t i = 0; i < f->n; i++)
			if (part[i] == p && f->ones[i].row > lowest)
				lowest = f->ones[i].row;
		for (uint32_t i = 0; i < f->n; i++)
			young = young ||
				(part[i] == p && f->ones[i].row == lowest &&
					is_young(&f->ones[i], &f->ones[child]));
		shift[p] =
			(int32_t)f->ones[child].row - (int32_t)lowest - !young;
	}
	for (uint32_t i = 0; i < f->n; i++)
		if ((int32_t)f->ones[i].row + shift[part[i]] < least)
			least = (int32_t)f->ones[i].row + shift[part[i]];
	for (uint32_t i = 0; i < f->n; i++) {
		f->ones[i].row = (uint32_t)((int32_t)f->ones[i].row +
					    shift[part[i]] - least);
		if (f->ones[i].row > most)
			most = f->ones[i].row;
	}
	f->nrows = most + 1;
}

void
family_generations(struct family *f)
{
	struct levels l = {
		.f = f,
		.group = ARENA_ARRAY(f->a, uint32_t, f->n),
		.row = ARENA_ARRAY(f->a, uint32_t, f->n),
		.seen = ARENA_ARRAY(f->a, uint8_t, f->n),
	};

	for (uint32_t i = 0; i < f->n; i++)
		l.group[i] = i;
	join_all(&l);
	sink(&l);
	settle_roots(&l);
	for (uint32_t i = 0; i < f->n; i++)
		f->ones[i].row = l.row[l.group[i]];
	align_parts(f);
	f->rows = ARENA_ARRAY(f->a, struct family_row, f->nrows);
	for (uint32_t r = 0; r < f->nrows; r++)
		f->rows[r].ones = ARENA_ARRAY(f->a, uint32_t, f->n);
}
