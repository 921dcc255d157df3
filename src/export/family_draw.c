/* A family as a drawing: symbols and labels over lines over households. */
#include "export/family_parts.h"

#include "util/str.h"

enum {
	INSET = 50, /* of the second outline of a subject */
};

int32_t
family_foot(const struct family *f, const struct family_one *one)
{
	const struct family_row *row = &f->rows[one->row];

	if (one->nhome_lines)
		return row->bottom + FAMILY_LINE / 3;
	return row->top + FAMILY_SYMBOL + FAMILY_UNDER +
	       ((int32_t)one->nlabels - 1) * FAMILY_LINE + FAMILY_LINE / 2;
}

enum drawing_shape
family_shape(const struct family_one *one)
{
	static const enum drawing_shape shapes[] = {
		[FAMILY_OTHER] = DRAWING_DIAMOND,
		[FAMILY_FEMALE] = DRAWING_ELLIPSE,
		[FAMILY_MALE] = DRAWING_RECT,
	};

	return one->unborn ? DRAWING_TRIANGLE : shapes[one->sex];
}

struct drawing_item *
family_add(struct drawing *d, enum drawing_shape shape,
	enum drawing_stroke stroke, int32_t x1, int32_t y1, int32_t x2,
	int32_t y2)
{
	struct drawing_item *item = ARENA_PUSH(d->arena, &d->items, &d->n);

	*item = (struct drawing_item){.shape = shape,
		.stroke = stroke,
		.x1 = x1,
		.y1 = y1,
		.x2 = x2,
		.y2 = y2,
		.text = CHRON_S(""),
		.ref = CHRON_S("")};
	return item;
}

/* A second outline inside; a triangle's lies lower, to be as far everywhere. */
static void
add_inner(struct drawing *d, const struct family_one *one, int32_t x,
	int32_t top, int32_t half)
{
	enum drawing_shape shape = family_shape(one);
	int32_t in = shape == DRAWING_DIAMOND	 ? INSET * 3 / 2
		     : shape == DRAWING_TRIANGLE ? INSET * 7 / 4
						 : INSET;
	int32_t above = shape == DRAWING_TRIANGLE ? INSET * 9 / 4 : in;
	int32_t below = shape == DRAWING_TRIANGLE ? INSET : in;

	family_add(d, shape, DRAWING_BOLD, x - half + in, top + above,
		x + half - in, top + 2 * half - below);
}

void
family_symbol(struct drawing *d, const struct family_one *one, int32_t x,
	int32_t top, int32_t size)
{
	int32_t half = size / 2;
	/* where a cross meets the outline of each shape */
	int32_t reach = half;

	family_add(d, family_shape(one), DRAWING_BOLD, x - half, top, x + half,
		top + 2 * half)
		->fill = DRAWING_BLANK;
	if (one->subject)
		add_inner(d, one, x, top, half);
	if (!one->dead)
		return;
	if (one->unborn || family_shape(one) == DRAWING_DIAMOND)
		reach = half / 2;
	else if (one->sex == FAMILY_FEMALE)
		reach = half * 7 / 10;
	top += one->unborn ? half + half / 2 - reach + reach / 4 : half - reach;
	family_add(d, DRAWING_LINE, DRAWING_BOLD, x - reach, top, x + reach,
		top + 2 * reach);
	family_add(d, DRAWING_LINE, DRAWING_BOLD, x + reach, top, x - reach,
		top + 2 * reach);
}

/* ---- labels ---- */

static void
put_text(struct family *f, int32_t x, int32_t y, int32_t width,
	enum drawing_align align, struct chron_str text)
{
	struct drawing_item *item = family_add(
		f->d, DRAWING_TEXT, DRAWING_NONE, x, y, x + width, y);

	item->align = align;
	item->text = text;
}

static void
draw_labels(struct family *f, const struct family_one *one)
{
	const struct family_row *row = &f->rows[one->row];
	int32_t y = row->top + FAMILY_SYMBOL + FAMILY_UNDER;

	for (uint32_t k = 0; k < one->nlabels; k++) {
		put_text(f, one->x, y + (int32_t)k * FAMILY_LINE, one->width,
			DRAWING_MIDDLE, one->label[k]);
		f->d->items[f->d->n - 1].strong = k == 0;
	}
	y = row->bottom - FAMILY_LINE / 4;
	for (uint32_t k = one->nhome_lines; k-- > 0; y -= FAMILY_LINE) {
		put_text(f, one->x - one->width / 2, y, one->width,
			DRAWING_LEFT, one->home_label[k]);
		f->d->items[f->d->n - 1].tone = DRAWING_SOFT;
	}
}

bool
family_draw(struct family *f, struct drawing *d)
{
	int32_t right = 0;

	*d = (struct drawing){.arena = f->a};
	f->d = d;
	if (!f->drawable || !f->n || f->n > FAMILY_MOST)
		return false;
	family_settle(f);
	family_generations(f);
	family_order(f);
	family_labels(f);
	family_place(f);
	family_lines(f);
	family_home_room(f);
	family_gutters(f);
	family_draw_homes(f);
	family_draw_lines(f);
	for (uint32_t i = 0; i < f->n; i++)
		family_symbol(d, &f->ones[i], f->ones[i].x,
			f->rows[f->ones[i].row].top, FAMILY_SYMBOL);
	for (uint32_t i = 0; i < f->n; i++)
		draw_labels(f, &f->ones[i]);
	for (uint32_t i = 0; i < d->n; i++)
		if (d->items[i].shape != DRAWING_TEXT && d->items[i].x2 > right)
			right = d->items[i].x2;
	for (uint32_t i = 0; i < f->n; i++)
		if (f->ones[i].x + f->ones[i].width / 2 > right)
			right = f->ones[i].x + f->ones[i].width / 2;
	d->width = right + FAMILY_MARGIN;
	family_say(f);
	return true;
}
