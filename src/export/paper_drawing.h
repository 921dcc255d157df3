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

/* What the marks of a picture mean, in a paragraph that stays with it. */
void paper_legend(struct paper *d, const struct picture_keys *keys);

/* A picture of lanes: a paragraph of what its marks mean, then for each child a
 * heading of that level, the words of the period, and its panels, none of them
 * parted. */
void paper_lanes(struct paper *d, const struct picture *p, unsigned level);

#endif
