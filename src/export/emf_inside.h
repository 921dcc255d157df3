/* A metafile while it is written: its records, and its pens, grounds and
 * letters. */
#ifndef EXPORT_EMF_INSIDE_H
#define EXPORT_EMF_INSIDE_H

#include "export/emf.h"

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

enum emf_ground { EMF_GROUND_PAPER, EMF_GROUND_PALE, EMF_GROUND_TONE };
enum {
	EMF_GROUNDS = EMF_GROUND_TONE + DRAWING_TONES,
	EMF_STROKES = DRAWING_HAIR + 1,
};

/* What was made so far has a handle; 0: not yet. */
struct emf {
	struct buf *to;
	struct arena *arena;
	size_t start; /* of the file in to */
	size_t record;
	uint32_t records, handles;
	uint32_t pens[EMF_STROKES][DRAWING_TONES];
	uint32_t grounds[EMF_GROUNDS];
	uint32_t fonts[2];
	uint32_t pen, ground, font; /* in use */
	uint32_t align, colour;
};

/* ---- bytes ---- */

void emf_u16(struct emf *e, uint32_t v);
void emf_u32(struct emf *e, uint32_t v);
void emf_zeros(struct emf *e, size_t n);
/* Four bytes that were not known before. */
void emf_patch(struct emf *e, size_t at, uint32_t v);

/* A record, and one of only one or two numbers. */
void emf_begin(struct emf *e, enum emf_record type);
void emf_end(struct emf *e);
void emf_one(struct emf *e, enum emf_record type, uint32_t v);
void emf_two(struct emf *e, enum emf_record type, int32_t v, int32_t w);

void emf_box(struct emf *e, int32_t x1, int32_t y1, int32_t x2, int32_t y2);
void emf_points(struct emf *e, const struct emf_point *points, size_t n);
/* The box around points, which records of points begin with. */
void emf_bounds(struct emf *e, const struct emf_point *p, size_t n);

/* ---- what shapes and text are drawn with from here on ---- */

void emf_take_pen(
	struct emf *e, enum drawing_stroke stroke, enum drawing_tone tone);
void emf_take_ground(
	struct emf *e, enum drawing_fill fill, enum drawing_tone tone);
void emf_take_letters(struct emf *e, bool strong, enum drawing_tone tone,
	enum drawing_align align);

#endif
