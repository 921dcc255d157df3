/* A drawing as the records of a metafile. */
#include "export/emf_inside.h"

#include "util/str.h"

enum {
	SIGNATURE = 0x464d4520, /* " EMF" */
	VERSION = 0x10000,
	ANISOTROPIC = 8,
	TRANSPARENT = 1,
};

/* The device for which it is drawn: a tenth of a unit is a dot. */
enum { DOTS = 40 /* a millimetre */, ACROSS = 400, DOWN = 300 /* mm */ };

enum { SCALE = 0x40200000 }; /* 2.5, hundredths of a millimetre a dot */
_Static_assert(100 * 2 == DOTS * 5, "2.5 hundredths of a millimetre");

/* ---- shapes ---- */

static void
put_lines(struct emf *e, const struct emf_lines *lines)
{
	if (!lines->n)
		return;
	emf_begin(e, EMF_POLYPOLYLINE);
	emf_bounds(e, lines->points, lines->n);
	emf_u32(e, lines->n / 2);
	emf_u32(e, lines->n);
	for (uint32_t i = 0; i < lines->n; i += 2)
		emf_u32(e, 2);
	emf_points(e, lines->points, lines->n);
	emf_end(e);
}

static bool
is_dashed(const struct drawing_item *item)
{
	return item->stroke == DRAWING_BROKEN || item->stroke == DRAWING_DOTTED;
}

static void
put_line(struct emf *e, const struct drawing_item *item)
{
	const struct emf_point ends[] = {
		{item->x1, item->y1}, {item->x2, item->y2}};
	struct emf_lines lines = {.arena = e->arena};

	emf_take_pen(e, item->stroke, item->tone);
	if (is_dashed(item)) {
		emf_dashes(&lines, ends, 2, false, item->stroke);
		put_lines(e, &lines);
		return;
	}
	emf_begin(e, EMF_POLYLINE);
	emf_bounds(e, ends, 2);
	emf_u32(e, 2);
	emf_points(e, ends, 2);
	emf_end(e);
}

/* Its ground, and its edge unless that is dashed. */
static void
put_body(struct emf *e, const struct drawing_item *item,
	const struct emf_point *points, size_t n)
{
	emf_take_pen(
		e, is_dashed(item) ? DRAWING_NONE : item->stroke, item->tone);
	emf_take_ground(e, item->fill, item->tone);
	if (item->shape == DRAWING_ELLIPSE) {
		emf_begin(e, EMF_ELLIPSE);
		emf_box(e, item->x1, item->y1, item->x2, item->y2);
	} else {
		emf_begin(e, EMF_POLYGON);
		emf_bounds(e, points, n);
		emf_u32(e, (uint32_t)n);
		emf_points(e, points, n);
	}
	emf_end(e);
}

static void
put_shape(struct emf *e, const struct drawing_item *item)
{
	struct emf_point points[EMF_OUTLINE];
	size_t n = emf_outline(item, points);
	struct emf_lines lines = {.arena = e->arena};

	if (item->fill >= DRAWING_HATCHED && item->fill != DRAWING_BLANK) {
		emf_hatch(&lines, points, n, item->fill);
		emf_take_pen(e,
			item->fill == DRAWING_HATCHED ? DRAWING_THIN
						      : DRAWING_HAIR,
			item->tone);
		put_lines(e, &lines);
	}
	put_body(e, item, points, n);
	if (is_dashed(item)) {
		lines = (struct emf_lines){.arena = e->arena};
		emf_dashes(&lines, points, n, true, item->stroke);
		emf_take_pen(e, item->stroke, item->tone);
		put_lines(e, &lines);
	}
}

/* ---- text ---- */

static void
put_text(struct emf *e, const struct drawing_item *item)
{
	enum { BEFORE = 76 }; /* bytes of the record before the text */
	struct emf_text t = emf_text(e->arena, item->text, item->strong);

	if (!t.n)
		return;
	emf_take_letters(e, item->strong, item->tone, item->align);
	emf_begin(e, EMF_TEXT_OUT);
	emf_box(e, 0, 0, -1, -1); /* whatever it takes */
	emf_u32(e, 1);
	emf_u32(e, SCALE);
	emf_u32(e, SCALE);
	emf_u32(e, (uint32_t)item->x1);
	emf_u32(e, (uint32_t)item->y1);
	emf_u32(e, t.n);
	emf_u32(e, BEFORE);
	emf_u32(e, 0); /* neither cut nor on a ground */
	emf_box(e, 0, 0, -1, -1);
	emf_u32(e, BEFORE + (t.n + 1) / 2 * 4);
	for (uint32_t i = 0; i < t.n; i++)
		emf_u16(e, t.units[i]);
	if (t.n % 2)
		emf_u16(e, 0);
	for (uint32_t i = 0; i < t.n; i++)
		emf_u32(e, t.steps[i]);
	emf_end(e);
}

/* ---- the whole ---- */

static void
put_header(struct emf *e, const struct drawing *d)
{
	emf_begin(e, EMF_HEADER);
	emf_box(e, 0, 0, d->width - 1, d->height - 1);
	emf_box(e, 0, 0, (d->width - 1) * 5 / 2, (d->height - 1) * 5 / 2);
	emf_u32(e, SIGNATURE);
	emf_u32(e, VERSION);
	emf_zeros(e, 12); /* bytes, records, handles: known at the end */
	emf_zeros(e, 12); /* no words, no palette */
	emf_u32(e, ACROSS * DOTS);
	emf_u32(e, DOWN * DOTS);
	emf_u32(e, ACROSS);
	emf_u32(e, DOWN);
	emf_zeros(e, 12);
	emf_u32(e, ACROSS * 1000);
	emf_u32(e, DOWN * 1000);
	emf_end(e);
	emf_two(e, EMF_WINDOW_ORIGIN, 0, 0);
	emf_one(e, EMF_MAP_MODE, ANISOTROPIC);
	emf_two(e, EMF_WINDOW_EXTENT, d->width, d->height);
	emf_two(e, EMF_VIEW_ORIGIN, 0, 0);
	emf_two(e, EMF_VIEW_EXTENT, d->width, d->height);
	emf_one(e, EMF_GROUND_MODE, TRANSPARENT);
}

static void
put_end(struct emf *e)
{
	enum { BYTES = 48, RECORDS = 52, HANDLES = 56 };

	emf_begin(e, EMF_END);
	emf_u32(e, 0);
	emf_u32(e, 16);
	emf_u32(e, 20);
	emf_end(e);
	emf_patch(e, e->start + BYTES, (uint32_t)(e->to->n - e->start));
	emf_patch(e, e->start + RECORDS, e->records);
	emf_patch(e, e->start + HANDLES, e->handles + 1);
}

void
emf_write(struct buf *to, const struct drawing *d)
{
	struct emf e = {.to = to, .arena = arena_new(), .start = to->n};

	put_header(&e, d);
	for (uint32_t i = 0; i < d->n; i++) {
		const struct drawing_item *item = &d->items[i];

		if (item->shape == DRAWING_LINE)
			put_line(&e, item);
		else if (item->shape == DRAWING_TEXT)
			put_text(&e, item);
		else
			put_shape(&e, item);
	}
	put_end(&e);
	arena_free(e.arena);
}
