/* Pictures in a Word document: metafiles (export/emf.h), each with alternative
 * text for those who listen. */
#ifndef EXPORT_PAPER_DRAWING_H
#define EXPORT_PAPER_DRAWING_H

#include "export/drawing.h"
#include "export/paper.h"
#include "export/picture.h"
#include "export/picture_drawing.h"

/* A paragraph with the drawing, as large as every other or smaller, so that it
 * fits the page. */
void paper_drawing(struct paper *d, const struct drawing *drawing);
/* The same, at most so many twentieths of a point high; and in a line of text.
 */
void paper_drawing_within(
	struct paper *d, const struct drawing *drawing, unsigned high);
void paper_drawing_run(
	struct paper *d, const struct drawing *drawing, unsigned high);

/* paper_lanes.c: what the marks of a picture mean, in a paragraph that stays
 * with it; how high the picture may be to stand on one page with that, a heading
 * and a caption. */
unsigned paper_legend(struct paper *d, const struct picture_keys *keys);

/* A picture of lanes: its legend, then for each child a heading of that level,
 * the words of the period, and its panels, none of them parted. */
void paper_lanes(struct paper *d, const struct picture *p, unsigned level);

#endif
