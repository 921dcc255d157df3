/* A drawing as an enhanced metafile, the picture of lines and text that Word
 * and LibreOffice print as sharply as letters, without a copy in dots beside
 * it.
 *
 * Only records that every reader has are used: lines, polygons, ellipses and
 * text.  Dashes and hatching are drawn as lines, because the patterns of the
 * format are made of a device's dots and turn to grey on paper. */
#ifndef EXPORT_EMF_H
#define EXPORT_EMF_H

#include "export/drawing.h"
#include "util/buf.h"

void emf_write(struct buf *to, const struct drawing *d);

enum {
	EMF_TEXT = 125, /* height of letters, in tenths of a unit */
};

/* emf_shapes.c: shapes as points, hatching and dashes as lines.  Pure. */
struct emf_point {
	int32_t x, y;
};
enum { EMF_OUTLINE = 48 }; /* points of an outline at most */
/* The corners of a shape with an inside, round ones as many-sided; how many. */
size_t emf_outline(
	const struct drawing_item *item, struct emf_point points[EMF_OUTLINE]);

/* Lines, each of two points that follow each other. */
struct emf_lines {
	struct arena *arena;
	struct emf_point *points;
	uint32_t n;
};
/* What fills the shape, and hides nothing. */
void emf_hatch(struct emf_lines *lines, const struct emf_point *outline,
	size_t n, enum drawing_fill fill);
/* The dashes or dots along a path. */
void emf_dashes(struct emf_lines *lines, const struct emf_point *path, size_t n,
	bool closed, enum drawing_stroke stroke);

/* emf_text.c: text as the metafile has it, in UTF-16, and how far each unit
 * moves the pen, in tenths of a unit. */
struct emf_text {
	uint16_t *units;
	uint32_t *steps;
	uint32_t n;
	uint32_t width;
};
struct emf_text emf_text(struct arena *a, struct chron_str s, bool strong);

#endif
