/* The records of a metafile. */
#include "export/emf.h"

#include "util/str.h"

/* Numbers that the format gives. */
enum emf_record {
	EMF_HEADER = 1,
	EMF_POLYGON = 3,
	EMF_POLYLINE = 4,
	EMF_POLYPOLYLINE = 7,
	EMF_WINDOW_EXTENT = 9,
	EMF_WINDOW_ORIGIN = 10,
	EMF_VIEW_EXTENT = 11,
	EMF_VIEW_ORIGIN = 12,
	EMF_END = 14,
	EMF_MAP_MODE = 17,
	EMF_GROUND_MODE = 18,
	EMF_TEXT_ALIGN = 22,
	EMF_TEXT_COLOUR = 24,
	EMF_SELECT = 37,
	EMF_BRUSH = 39,
	EMF_ELLIPSE = 42,
	EMF_FONT = 82,
	EMF_TEXT_OUT = 84,
	EMF_PEN = 95,
};
enum {
	HEADER_BYTES = 108,
	SIGNATURE = 0x464d4520, /* " EMF" */
	VERSION = 0x10000,
	ANISOTROPIC = 8,
	TRANSPARENT = 1,
	BASELINE = 24,
	GEOMETRIC_PEN = 0x12200, /* solid, flat ends, sharp corners */
	NO_BRUSH = (int)0x80000005,
	NO_PEN = (int)0x80000008,
	NORMAL = 400,
	BOLD = 700,
	FACE_UNITS = 32,
	REST_OF_FONT = 320 - 92, /* names and metrics that nobody reads */
};

/* The device for which it is drawn: a tenth of a unit is a dot. */
enum { DOTS = 40 /* a millimetre */, ACROSS = 400, DOWN = 300 /* mm */ };

enum { SCALE = 0x40200000 }; /* 2.5, hundredths of a millimetre a dot */
_Static_assert(100 * 2 == DOTS * 5, "2.5 hundredths of a millimetre");

static const uint32_t colours[DRAWING_TONES] = {
	/* blue, green, red */
	[DRAWING_INK] = 0x26211b,
	[DRAWING_SOFT] = 0x62584d,
	[DRAWING_RULE] = 0xc2bab2,
	[DRAWING_GOOD] = 0x3a6514,
	[DRAWING_BAD] = 0x2b24a3,
	[DRAWING_SAID] = 0x94530b,
};
enum { PAPER = 0xffffff, PALE = 0xf4f1ec };

static const uint32_t widths[] = {
	[DRAWING_THIN] = 13,
	[DRAWING_BOLD] = 27,
	[DRAWING_BROKEN] = 16,
	[DRAWING_DOTTED] = 18,
	[DRAWING_HAIR] = 8,
};
enum { STROKES = sizeof(widths) / sizeof(*widths) };

enum ground { GROUND_PAPER, GROUND_PALE, GROUND_TONE };
enum { GROUNDS = GROUND_TONE + DRAWING_TONES };

/* What was made so far has a handle; 0: not yet. */
struct emf {
	struct buf *to;
	struct arena *arena;
	size_t start; /* of the file in to */
	size_t record;
	uint32_t records, handles;
	uint32_t pens[STROKES][DRAWING_TONES];
	uint32_t grounds[GROUNDS];
	uint32_t fonts[2];
	uint32_t pen, ground, font; /* in use */
	uint32_t align, colour;
};

/* ---- bytes ---- */

static void
u16(struct emf *e, uint32_t v)
{
	buf_putc(e->to, (char)(v & 0xff));
	buf_putc(e->to, (char)(v >> 8 & 0xff));
}

static void
u32(struct emf *e, uint32_t v)
{
	u16(e, v & 0xffff);
	u16(e, v >> 16);
}

static void
zeros(struct emf *e, size_t n)
{
	while (n--)
		buf_putc(e->to, 0);
}

static void
patch(struct emf *e, size_t at, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		e->to->p[at + (size_t)i] = (char)(v >> 8 * i & 0xff);
}

static void
begin(struct emf *e, enum emf_record type)
{
	e->record = e->to->n;
	e->records++;
	u32(e, type);
	u32(e, 0);
}

static void
end(struct emf *e)
{
	while ((e->to->n - e->record) % 4)
		buf_putc(e->to, 0);
	patch(e, e->record + 4, (uint32_t)(e->to->n - e->record));
}

static void
one(struct emf *e, enum emf_record type, uint32_t v)
{
	begin(e, type);
	u32(e, v);
	end(e);
}

static void
two(struct emf *e, enum emf_record type, int32_t v, int32_t w)
{
	begin(e, type);
	u32(e, (uint32_t)v);
	u32(e, (uint32_t)w);
	end(e);
}

static void
box(struct emf *e, int32_t x1, int32_t y1, int32_t x2, int32_t y2)
{
	u32(e, (uint32_t)x1);
	u32(e, (uint32_t)y1);
	u32(e, (uint32_t)x2);
	u32(e, (uint32_t)y2);
}

static void
put_points(struct emf *e, const struct emf_point *points, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		u32(e, (uint32_t)points[i].x);
		u32(e, (uint32_t)points[i].y);
	}
}

/* The box around points, which records of points begin with. */
static void
put_bounds(struct emf *e, const struct emf_point *p, size_t n)
{
	struct emf_point least = p[0], most = p[0];

	for (size_t i = 1; i < n; i++) {
		least.x = p[i].x < least.x ? p[i].x : least.x;
		least.y = p[i].y < least.y ? p[i].y : least.y;
		most.x = p[i].x > most.x ? p[i].x : most.x;
		most.y = p[i].y > most.y ? p[i].y : most.y;
	}
	box(e, least.x, least.y, most.x, most.y);
}

/* ---- pens, grounds and letters ---- */

static void
take(struct emf *e, uint32_t *in_use, uint32_t handle)
{
	if (*in_use == handle)
		return;
	*in_use = handle;
	one(e, EMF_SELECT, handle);
}

static void
take_pen(struct emf *e, enum drawing_stroke stroke, enum drawing_tone tone)
{
	uint32_t *handle = &e->pens[stroke][tone];

	if (stroke == DRAWING_NONE) {
		take(e, &e->pen, (uint32_t)NO_PEN);
		return;
	}
	if (!*handle) {
		*handle = ++e->handles;
		begin(e, EMF_PEN);
		u32(e, *handle);
		zeros(e, 16); /* no pattern of dots */
		u32(e, GEOMETRIC_PEN);
		u32(e, widths[stroke]);
		u32(e, 0); /* of one colour */
		u32(e, colours[tone]);
		zeros(e, 8);
		end(e);
	}
	take(e, &e->pen, *handle);
}

static void
take_ground(struct emf *e, enum drawing_fill fill, enum drawing_tone tone)
{
	uint32_t at = GROUND_TONE + tone, colour = colours[tone];

	if (fill == DRAWING_BLANK) {
		at = GROUND_PAPER;
		colour = PAPER;
	} else if (fill == DRAWING_PALE) {
		at = GROUND_PALE;
		colour = PALE;
	} else if (fill != DRAWING_FULL) {
		take(e, &e->ground, (uint32_t)NO_BRUSH);
		return;
	}
	if (!e->grounds[at]) {
		e->grounds[at] = ++e->handles;
		begin(e, EMF_BRUSH);
		u32(e, e->grounds[at]);
		u32(e, 0); /* solid */
		u32(e, colour);
		u32(e, 0);
		end(e);
	}
	take(e, &e->ground, e->grounds[at]);
}

static void
take_font(struct emf *e, bool strong)
{
	static const char face[] = "Arial";
	uint32_t *handle = &e->fonts[strong];

	if (!*handle) {
		*handle = ++e->handles;
		begin(e, EMF_FONT);
		u32(e, *handle);
		u32(e, (uint32_t)-EMF_TEXT);
		zeros(e, 12);
		u32(e, strong ? BOLD : NORMAL);
		u32(e, 1 << 24); /* any character set */
		u32(e, 0);
		for (size_t i = 0; i < FACE_UNITS; i++)
			u16(e, i < sizeof(face) ? (unsigned char)face[i] : 0);
		zeros(e, REST_OF_FONT);
		end(e);
	}
	take(e, &e->font, *handle);
}

/* ---- shapes ---- */

static void
put_lines(struct emf *e, const struct emf_lines *lines)
{
	if (!lines->n)
		return;
	begin(e, EMF_POLYPOLYLINE);
	put_bounds(e, lines->points, lines->n);
	u32(e, lines->n / 2);
	u32(e, lines->n);
	for (uint32_t i = 0; i < lines->n; i += 2)
		u32(e, 2);
	put_points(e, lines->points, lines->n);
	end(e);
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

	take_pen(e, item->stroke, item->tone);
	if (is_dashed(item)) {
		emf_dashes(&lines, ends, 2, false, item->stroke);
		put_lines(e, &lines);
		return;
	}
	begin(e, EMF_POLYLINE);
	put_bounds(e, ends, 2);
	u32(e, 2);
	put_points(e, ends, 2);
	end(e);
}

/* Its ground, and its edge unless that is dashed. */
static void
put_body(struct emf *e, const struct drawing_item *item,
	const struct emf_point *points, size_t n)
{
	take_pen(e, is_dashed(item) ? DRAWING_NONE : item->stroke, item->tone);
	take_ground(e, item->fill, item->tone);
	if (item->shape == DRAWING_ELLIPSE) {
		begin(e, EMF_ELLIPSE);
		box(e, item->x1, item->y1, item->x2, item->y2);
	} else {
		begin(e, EMF_POLYGON);
		put_bounds(e, points, n);
		u32(e, (uint32_t)n);
		put_points(e, points, n);
	}
	end(e);
}

static void
put_shape(struct emf *e, const struct drawing_item *item)
{
	struct emf_point points[EMF_OUTLINE];
	size_t n = emf_outline(item, points);
	struct emf_lines lines = {.arena = e->arena};

	if (item->fill >= DRAWING_HATCHED && item->fill != DRAWING_BLANK) {
		emf_hatch(&lines, points, n, item->fill);
		take_pen(e,
			item->fill == DRAWING_HATCHED ? DRAWING_THIN
						      : DRAWING_HAIR,
			item->tone);
		put_lines(e, &lines);
	}
	put_body(e, item, points, n);
	if (is_dashed(item)) {
		lines = (struct emf_lines){.arena = e->arena};
		emf_dashes(&lines, points, n, true, item->stroke);
		take_pen(e, item->stroke, item->tone);
		put_lines(e, &lines);
	}
}

/* ---- text ---- */

static void
style_text(struct emf *e, const struct drawing_item *item)
{
	static const uint32_t aligns[] = {
		[DRAWING_LEFT] = BASELINE,
		[DRAWING_RIGHT] = BASELINE | 2,
		[DRAWING_MIDDLE] = BASELINE | 6,
	};

	take_font(e, item->strong);
	if (e->align != aligns[item->align]) {
		e->align = aligns[item->align];
		one(e, EMF_TEXT_ALIGN, e->align);
	}
	if (e->colour != colours[item->tone]) {
		e->colour = colours[item->tone];
		one(e, EMF_TEXT_COLOUR, e->colour);
	}
}

static void
put_text(struct emf *e, const struct drawing_item *item)
{
	enum { BEFORE = 76 }; /* bytes of the record before the text */
	struct emf_text t = emf_text(e->arena, item->text, item->strong);

	if (!t.n)
		return;
	style_text(e, item);
	begin(e, EMF_TEXT_OUT);
	box(e, 0, 0, -1, -1); /* whatever it takes */
	u32(e, 1);
	u32(e, SCALE);
	u32(e, SCALE);
	u32(e, (uint32_t)item->x1);
	u32(e, (uint32_t)item->y1);
	u32(e, t.n);
	u32(e, BEFORE);
	u32(e, 0); /* neither cut nor on a ground */
	box(e, 0, 0, -1, -1);
	u32(e, BEFORE + (t.n + 1) / 2 * 4);
	for (uint32_t i = 0; i < t.n; i++)
		u16(e, t.units[i]);
	if (t.n % 2)
		u16(e, 0);
	for (uint32_t i = 0; i < t.n; i++)
		u32(e, t.steps[i]);
	end(e);
}

/* ---- the whole ---- */

static void
put_header(struct emf *e, const struct drawing *d)
{
	begin(e, EMF_HEADER);
	box(e, 0, 0, d->width - 1, d->height - 1);
	box(e, 0, 0, (d->width - 1) * 5 / 2, (d->height - 1) * 5 / 2);
	u32(e, SIGNATURE);
	u32(e, VERSION);
	zeros(e, 12); /* bytes, records, handles: known at the end */
	zeros(e, 12); /* no words, no palette */
	u32(e, ACROSS * DOTS);
	u32(e, DOWN * DOTS);
	u32(e, ACROSS);
	u32(e, DOWN);
	zeros(e, 12);
	u32(e, ACROSS * 1000);
	u32(e, DOWN * 1000);
	end(e);
	two(e, EMF_WINDOW_ORIGIN, 0, 0);
	one(e, EMF_MAP_MODE, ANISOTROPIC);
	two(e, EMF_WINDOW_EXTENT, d->width, d->height);
	two(e, EMF_VIEW_ORIGIN, 0, 0);
	two(e, EMF_VIEW_EXTENT, d->width, d->height);
	one(e, EMF_GROUND_MODE, TRANSPARENT);
}

static void
put_end(struct emf *e)
{
	enum { BYTES = 48, RECORDS = 52, HANDLES = 56 };

	begin(e, EMF_END);
	u32(e, 0);
	u32(e, 16);
	u32(e, 20);
	end(e);
	patch(e, e->start + BYTES, (uint32_t)(e->to->n - e->start));
	patch(e, e->start + RECORDS, e->records);
	patch(e, e->start + HANDLES, e->handles + 1);
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
