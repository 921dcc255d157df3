/* The bytes of a metafile's records, and what it draws with: each pen, ground
 * and font is made when it is first wanted. */
#include "export/emf_inside.h"

enum {
	BASELINE = 24,
	GEOMETRIC_PEN = 0x12200, /* solid, flat ends, sharp corners */
	NO_BRUSH = (int)0x80000005,
	NO_PEN = (int)0x80000008,
	NORMAL = 400,
	BOLD = 700,
	FACE_UNITS = 32,
	REST_OF_FONT = 320 - 92, /* names and metrics that nobody reads */
};

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

/* ---- bytes ---- */

void
emf_u16(struct emf *e, uint32_t v)
{
	buf_putc(e->to, (char)(v & 0xff));
	buf_putc(e->to, (char)(v >> 8 & 0xff));
}

void
emf_u32(struct emf *e, uint32_t v)
{
	emf_u16(e, v & 0xffff);
	emf_u16(e, v >> 16);
}

void
emf_zeros(struct emf *e, size_t n)
{
	while (n--)
		buf_putc(e->to, 0);
}

void
emf_patch(struct emf *e, size_t at, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		e->to->p[at + (size_t)i] = (char)(v >> 8 * i & 0xff);
}

void
emf_begin(struct emf *e, enum emf_record type)
{
	e->record = e->to->n;
	e->records++;
	emf_u32(e, type);
	emf_u32(e, 0);
}

void
emf_end(struct emf *e)
{
	while ((e->to->n - e->record) % 4)
		buf_putc(e->to, 0);
	emf_patch(e, e->record + 4, (uint32_t)(e->to->n - e->record));
}

void
emf_one(struct emf *e, enum emf_record type, uint32_t v)
{
	emf_begin(e, type);
	emf_u32(e, v);
	emf_end(e);
}

void
emf_two(struct emf *e, enum emf_record type, int32_t v, int32_t w)
{
	emf_begin(e, type);
	emf_u32(e, (uint32_t)v);
	emf_u32(e, (uint32_t)w);
	emf_end(e);
}

void
emf_box(struct emf *e, int32_t x1, int32_t y1, int32_t x2, int32_t y2)
{
	emf_u32(e, (uint32_t)x1);
	emf_u32(e, (uint32_t)y1);
	emf_u32(e, (uint32_t)x2);
	emf_u32(e, (uint32_t)y2);
}

void
emf_points(struct emf *e, const struct emf_point *points, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		emf_u32(e, (uint32_t)points[i].x);
		emf_u32(e, (uint32_t)points[i].y);
	}
}

/* The box around points, which records of points begin with. */
void
emf_bounds(struct emf *e, const struct emf_point *p, size_t n)
{
	struct emf_point least = p[0], most = p[0];

	for (size_t i = 1; i < n; i++) {
		least.x = p[i].x < least.x ? p[i].x : least.x;
		least.y = p[i].y < least.y ? p[i].y : least.y;
		most.x = p[i].x > most.x ? p[i].x : most.x;
		most.y = p[i].y > most.y ? p[i].y : most.y;
	}
	emf_box(e, least.x, least.y, most.x, most.y);
}

/* ---- pens, grounds and letters ---- */

static void
take(struct emf *e, uint32_t *in_use, uint32_t handle)
{
	if (*in_use == handle)
		return;
	*in_use = handle;
	emf_one(e, EMF_SELECT, handle);
}

void
emf_take_pen(struct emf *e, enum drawing_stroke stroke, enum drawing_tone tone)
{
	uint32_t *handle = &e->pens[stroke][tone];

	if (stroke == DRAWING_NONE) {
		take(e, &e->pen, (uint32_t)NO_PEN);
		return;
	}
	if (!*handle) {
		*handle = ++e->handles;
		emf_begin(e, EMF_PEN);
		emf_u32(e, *handle);
		emf_zeros(e, 16); /* no pattern of dots */
		emf_u32(e, GEOMETRIC_PEN);
		emf_u32(e, widths[stroke]);
		emf_u32(e, 0); /* of one colour */
		emf_u32(e, colours[tone]);
		emf_zeros(e, 8);
		emf_end(e);
	}
	take(e, &e->pen, *handle);
}

void
emf_take_ground(struct emf *e, enum drawing_fill fill, enum drawing_tone tone)
{
	uint32_t at = EMF_GROUND_TONE + tone, colour = colours[tone];

	if (fill == DRAWING_BLANK) {
		at = EMF_GROUND_PAPER;
		colour = PAPER;
	} else if (fill == DRAWING_PALE) {
		at = EMF_GROUND_PALE;
		colour = PALE;
	} else if (fill != DRAWING_FULL) {
		take(e, &e->ground, (uint32_t)NO_BRUSH);
		return;
	}
	if (!e->grounds[at]) {
		e->grounds[at] = ++e->handles;
		emf_begin(e, EMF_BRUSH);
		emf_u32(e, e->grounds[at]);
		emf_u32(e, 0); /* solid */
		emf_u32(e, colour);
		emf_u32(e, 0);
		emf_end(e);
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
		emf_begin(e, EMF_FONT);
		emf_u32(e, *handle);
		emf_u32(e, (uint32_t)-EMF_TEXT);
		emf_zeros(e, 12);
		emf_u32(e, strong ? BOLD : NORMAL);
		emf_u32(e, 1 << 24); /* any character set */
		emf_u32(e, 0);
		for (size_t i = 0; i < FACE_UNITS; i++)
			emf_u16(e,
				i < sizeof(face) ? (unsigned char)face[i] : 0);
		emf_zeros(e, REST_OF_FONT);
		emf_end(e);
	}
	take(e, &e->font, *handle);
}

void
emf_take_letters(struct emf *e, bool strong, enum drawing_tone tone,
	enum drawing_align align)
{
	static const uint32_t aligns[] = {
		[DRAWING_LEFT] = BASELINE,
		[DRAWING_RIGHT] = BASELINE | 2,
		[DRAWING_MIDDLE] = BASELINE | 6,
	};

	take_font(e, strong);
	if (e->align != aligns[align]) {
		e->align = aligns[align];
		emf_one(e, EMF_TEXT_ALIGN, e->align);
	}
	if (e->colour != colours[tone]) {
		e->colour = colours[tone];
		emf_one(e, EMF_TEXT_COLOUR, e->colour);
	}
}
