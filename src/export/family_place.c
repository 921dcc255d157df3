/* Where people stand in their row: parents above their children, couples
 * close, nobody over another. */
#include "export/family_parts.h"

#include "util/str.h"

enum {
	ROUNDS = 80,
	WEIGHT_KIN = 8,
	WEIGHT_PARTNER = 3,
	WEIGHT_REST = 1,
	NARROWEST = 900,
};

static void
add_label(struct family_one *one, struct chron_str line)
{
	if (line.n && one->nlabels < FAMILY_LABELS)
		one->label[one->nlabels++] = line;
}

static struct chron_str
year_of(struct chron_str said)
{
	size_t n = said.n;

	while (n && (said.p[n - 1] < '0' || said.p[n - 1] > '9'))
		n--;
	for (size_t digits = 0; n; n--) {
		if (said.p[n - 1] < '0' || said.p[n - 1] > '9')
			digits = 0;
		else if (++digits == 4)
			return (struct chron_str){said.p + n - 1, 4};
	}
	return CHRON_S("");
}

static bool
is_number(struct chron_str s)
{
	return str_number(s) >= 0;
}

/* "b. 2009, 8"; "b. 2009, died" and the rest on a line of its own. */
static void
add_ages(struct family *f, struct family_one *one)
{
	struct chron_str born = year_of(one->born_said), died;

	died = year_of(one->died_said);
	if (one->unborn)
		born = CHRON_S("");
	if (born.n && is_number(one->age)) {
		add_label(one, arena_printf(f->a, "b. %.*s, %.*s", STR(born),
				       STR(one->age)));
		return;
	}
	if (one->dead && (born.n || died.n))
		add_label(one, arena_printf(f->a, "%s%.*s%sd. %.*s",
				       born.n ? "b. " : "", STR(born),
				       born.n ? ", " : "",
				       STR(died.n ? died : CHRON_S("?"))));
	else if (born.n)
		add_label(one, arena_printf(f->a, "b. %.*s", STR(born)));
	if (one->dead && died.n && str_starts(one->age, "died")) {
		struct chron_str aged = {one->age.p + 4, one->age.n - 4};

		add_label(one, str_trim(aged));
		return;
	}
	if (one->unborn && year_of(one->born_said).n)
		one->nlabels += picture_cut_lines(one->born_said, FAMILY_ROOM,
			&one->label[one->nlabels], 2, f->a);
	else if (one->age.n)
		picture_cut_lines(
			is_number(one->age)
				? arena_printf(f->a, "aged %.*s", STR(one->age))
				: one->age,
			FAMILY_ROOM, &one->label[one->nlabels++], 1, f->a);
}

/* The household's name stands below its lowest member furthest left. */
static void
label_homes(struct family *f)
{
	for (uint32_t h = 0; h < f->nhomes; h++) {
		struct family_one *lowest = NULL;

		for (uint32_t i = 0; i < f->n; i++) {
			struct family_one *one = &f->ones[i];

			if (one->home == h &&
				(!lowest || one->row > lowest->row ||
					(one->row == lowest->row &&
						one->at < lowest->at)))
				lowest = one;
		}
		if (lowest)
			lowest->nhome_lines = picture_cut_lines(
				f->homes[h].name, FAMILY_ROOM,
				lowest->home_label, FAMILY_NAME_LINES, f->a);
	}
}

void
family_labels(struct family *f)
{
	label_homes(f);
	for (uint32_t i = 0; i < f->n; i++) {
		struct family_one *one = &f->ones[i];
		int32_t width = NARROWEST, w;

		one->nlabels = picture_cut_lines(
			one->ref, FAMILY_ROOM * 9 / 10, one->label, 1, f->a);
		if (!str_eq(one->ref, one->name))
			one->nlabels += picture_cut_lines(one->name,
				FAMILY_ROOM, one->label + 1, FAMILY_NAME_LINES,
				f->a);
		add_ages(f, one);
		for (uint32_t k = 0; k < one->nlabels; k++) {
			w = picture_text_width(one->label[k]);
			w = k ? w : w * 11 / 10;
			width = w > width ? w : width;
		}
		for (uint32_t k = 0; k < one->nhome_lines; k++) {
			w = picture_text_width(one->home_label[k]);
			width = w > width ? w : width;
		}
		one->width = width;
	}
}

/* ---- x ---- */

struct wish {
	int64_t x, weight;
};

struct placing {
	struct family *f;
	struct wish *wishes;
	/* stretches of a row that moved together */
	int64_t *sum, *weight;
	uint32_t *length;
};

static void
wish(struct placing *p, uint32_t i, int32_t x, int32_t weight)
{
	p->wishes[i].x += (int64_t)x * weight;
	p->wishes[i].weight += weight;
}

static int32_t
least_between(const struct family_one *a, const struct family_one *b)
{
	return (a->width + b->width) / 2 + FAMILY_GAP;
}

static void
wish_union(struct placing *p, const struct family_union *u)
{
	struct family_one *ones = p->f->ones, *a = &ones[u->a], *b = NULL;
	int32_t knot = a->x, middle;

	if (u->b != CHRON_NONE) {
		b = &ones[u->b];
		knot = (a->x + b->x) / 2;
		if (a->row == b->row && a->at + 1 == b->at)
			knot += (a->width - b->width) / 4;
		if (a->row == b->row && b->at + 1 == a->at)
			knot += (b->width - a->width) / 4;
		if (a->row == b->row) {
			int32_t d = least_between(a, b);

			wish(p, u->a, b->x + (a->at < b->at ? -d : d),
				WEIGHT_PARTNER);
			wish(p, u->b, a->x + (a->at < b->at ? d : -d),
				WEIGHT_PARTNER);
		}
	}
	if (!u->n)
		return;
	middle = (ones[u->children[0]].x + ones[u->children[u->n - 1]].x) / 2;
	wish(p, u->a, a->x + middle - knot, WEIGHT_KIN);
	if (b)
		wish(p, u->b, b->x + middle - knot, WEIGHT_KIN);
	for (uint32_t k = 0; k < u->n; k++)
		wish(p, u->children[k], ones[u->children[k]].x + knot - middle,
			WEIGHT_KIN);
}

/* As near as can be to what everybody in a row wishes, in order and with room
 * between: neighbours who would collide move as one. */
static void
settle_row(struct placing *p, const struct family_row *row)
{
	struct family_one *ones = p->f->ones;
	uint32_t n = 0, i = 0;
	int64_t offset = 0;

	for (uint32_t k = 0; k < row->n; k++) {
		const struct wish *w = &p->wishes[row->ones[k]];

		if (k)
			offset += least_between(
				&ones[row->ones[k - 1]], &ones[row->ones[k]]);
		p->sum[n] = w->x - offset * w->weight;
		p->weight[n] = w->weight;
		p->length[n++] = 1;
		while (n > 1 && p->sum[n - 2] * p->weight[n - 1] >
					p->sum[n - 1] * p->weight[n - 2]) {
			p->sum[n - 2] += p->sum[n - 1];
			p->weight[n - 2] += p->weight[n - 1];
			p->length[n - 2] += p->length[n - 1];
			n--;
		}
	}
	offset = 0;
	for (uint32_t s = 0; s < n; s++)
		for (uint32_t k = 0; k < p->length[s]; k++, i++) {
			if (i)
				offset += least_between(&ones[row->ones[i - 1]],
					&ones[row->ones[i]]);
			ones[row->ones[i]].x =
				(int32_t)(p->sum[s] / p->weight[s] + offset);
		}
}

static void
place_row(struct placing *p, uint32_t r)
{
	struct family *f = p->f;

	memset(p->wishes, 0, sizeof(*p->wishes) * f->n);
	for (uint32_t i = 0; i < f->nunions; i++)
		wish_union(p, &f->unions[i]);
	for (uint32_t k = 0; k < f->rows[r].n; k++)
		wish(p, f->rows[r].ones[k], f->ones[f->rows[r].ones[k]].x,
			WEIGHT_REST);
	settle_row(p, &f->rows[r]);
}

static void
pack(struct family *f)
{
	for (uint32_t r = 0; r < f->nrows; r++) {
		const struct family_row *row = &f->rows[r];
		int32_t x = 0;

		for (uint32_t k = 0; k < row->n; k++) {
			struct family_one *one = &f->ones[row->ones[k]];

			x += k ? least_between(&f->ones[row->ones[k - 1]], one)
			       : 0;
			one->x = x;
		}
		for (uint32_t k = 0; k < row->n; k++)
			f->ones[row->ones[k]].x -= x / 2;
	}
}

/* ---- families apart ---- */

/* How far all of a part can go to the right before it meets another; never
 * far, where nobody stands there. */
static int32_t
room_right(const struct family *f, const uint32_t *part, uint32_t p)
{
	int32_t room = INT32_MAX;

	for (uint32_t r = 0; r < f->nrows; r++)
		for (uint32_t k = 1; k < f->rows[r].n; k++) {
			uint32_t i = f->rows[r].ones[k - 1];
			uint32_t next = f->rows[r].ones[k];
			int32_t free =
				f->ones[next].x - f->ones[i].x -
				least_between(&f->ones[i], &f->ones[next]);

			if (part[i] == p && part[next] != p && free < room)
				room = free;
		}
	return room == INT32_MAX ? 0 : room;
}

/* Those on the left of everybody come near, and so from the right. */
static void
close_up(struct family *f)
{
	uint32_t *part = family_parts(f);
	int32_t *gap = ARENA_ARRAY(f->a, int32_t, f->n);

	for (uint32_t r = 0; r < f->nrows; r++)
		for (uint32_t k = 1; k < f->rows[r].n; k++) {
			uint32_t left = f->rows[r].ones[k - 1];
			uint32_t right = f->rows[r].ones[k];

			/* a part that has another left of it stays */
			if (part[left] != part[right])
				gap[part[right]] = 1;
		}
	for (uint32_t p = 0; p < f->n; p++) {
		int32_t room =
			part[p] == p && !gap[p] ? room_right(f, part, p) : 0;

		for (uint32_t i = 0; i < f->n; i++)
			if (part[i] == p)
				f->ones[i].x += room;
	}
}

static void
mirror(struct family *f)
{
	for (uint32_t i = 0; i < f->n; i++)
		f->ones[i].x = -f->ones[i].x;
	for (uint32_t r = 0; r < f->nrows; r++)
		for (uint32_t k = 0; k < f->rows[r].n / 2; k++) {
			uint32_t *a = &f->rows[r].ones[k];
			uint32_t *b = &f->rows[r].ones[f->rows[r].n - 1 - k];
			uint32_t t = *a;

			*a = *b;
			*b = t;
		}
}

/* Nothing begins left of the margin. */
static void
move_right(struct family *f)
{
	int32_t least = INT32_MAX;

	for (uint32_t i = 0; i < f->n; i++)
		if (f->ones[i].x - f->ones[i].width / 2 < least)
			least = f->ones[i].x - f->ones[i].width / 2;
	for (uint32_t i = 0; i < f->n; i++)
		f->ones[i].x += FAMILY_MARGIN + FAMILY_GAP - least;
}

void
family_place(struct family *f)
{
	struct placing p = {
		.f = f,
		.wishes = ARENA_ARRAY(f->a, struct wish, f->n),
		.sum = ARENA_ARRAY(f->a, int64_t, f->n),
		.weight = ARENA_ARRAY(f->a, int64_t, f->n),
		.length = ARENA_ARRAY(f->a, uint32_t, f->n),
	};

	pack(f);
	for (uint32_t i = 0; i < ROUNDS; i++) {
		for (uint32_t r = 0; r < f->nrows; r++)
			place_row(&p, r);
		for (uint32_t r = f->nrows; r-- > 0;)
			place_row(&p, r);
	}
	close_up(f);
	mirror(f);
	close_up(f);
	mirror(f);
	move_right(f);
}
