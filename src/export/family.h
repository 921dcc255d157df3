/* Pictures of a family (CHRON_PICTURE_FAMILY): what the rows of the table say,
 * and the genogram as a drawing.  Pure.
 *
 * Square male, circle female, diamond not known, triangle a pregnancy; a cross
 * inside: deceased; a double outline: a subject of the review.  Unbroken line a
 * lasting relationship, broken a passing one, one stroke through it a
 * separation, two a divorce.  Children from left to right, the eldest first;
 * twins from one point.  A dotted line round each household. */
#ifndef EXPORT_FAMILY_H
#define EXPORT_FAMILY_H

#include "chron/exporter.h"
#include "export/drawing.h"
#include "export/picture_drawing.h"

enum { FAMILY_MOST = 200 }; /* people that are drawn */

struct family;

/* The arena must last as long as the family, and the table's rows come next. */
struct family *family_begin(struct arena *a, const struct chron_table *table);
/* Takes a copy of a row. */
void family_row(struct family *f, const struct chron_cell *cells);
/* False: there is nobody to draw, or more than FAMILY_MOST. */
bool family_draw(struct family *f, struct drawing *d);
/* What the shapes that are used mean; after family_draw(). */
struct picture_keys family_keys(struct family *f);

#endif
