/* A picture of lanes (export/picture.h) as a drawing, for formats in which it
 * is one image: with the names of its lanes, and its legend as drawings of
 * their own with words. */
#ifndef EXPORT_PICTURE_DRAWING_H
#define EXPORT_PICTURE_DRAWING_H

#include "export/drawing.h"
#include "export/picture.h"

/* Which child, and which of how many panels (from 0). */
struct picture_shown {
	struct chron_str child;
	uint32_t at, of;
};
/* Texts are borrowed from the panel. */
struct drawing picture_drawing(const struct picture_layout *panel,
	const struct picture_shown *shown, struct arena *a);

struct picture_key {
	struct drawing
		drawing; /* its words say what is seen: "dot in a ring" */
	struct chron_str words; /* what that means */
};
struct picture_keys {
	struct picture_key *items;
	uint32_t n;
};
/* Of what stands in the pictures, and of nothing else. */
struct picture_keys picture_keys(const struct picture *p, struct arena *a);

/* picture_marks.c: the shapes of a mark about x, y. */
void picture_mark_items(
	struct drawing *d, enum picture_kind kind, int32_t x, int32_t y);
/* picture_drawing.c: a line between two ends: some day of these. */
void picture_span_items(struct drawing *d, int32_t x1, int32_t x2, int32_t y);
/* How an interval is filled, and its edge. */
struct picture_bar_look {
	enum drawing_fill fill;
	enum drawing_stroke stroke;
	enum drawing_tone tone;
};
struct picture_bar_look picture_bar_look(enum picture_kind kind);

#endif
