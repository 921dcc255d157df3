/* The pictures of a page: SVG between the HTML. */
#ifndef EXPORT_HTML_PICTURE_H
#define EXPORT_HTML_PICTURE_H

#include "export/html.h"
#include "export/picture.h"

/* A table that is to be drawn is held back: its picture stands before it. */
void html_picture_begin(struct html *h, const struct chron_table *t);
void html_picture_row(struct html *h, const struct chron_cell *cells);
/* After the last row was written: the pictures, then what was held back. */
void html_picture_end(struct html *h);

/* Their parts: the caption, and the table held back; the page again; the table,
 * folded. */
void html_picture_hold(struct html *h);
struct chron_out *html_picture_page(struct html *h);
void html_picture_release(struct html *h);

/* html_family.c: the same for a family. */
void html_family_begin(struct html *h, const struct chron_table *t);
void html_family_row(struct html *h, const struct chron_cell *cells);
void html_family_end(struct html *h);

/* html_picture_shapes.c: what stands for each kind of mark. */
const char *html_picture_shape(enum picture_kind kind); /* an id; or NULL */
/* The shapes, to be used by every picture of the page. */
void html_picture_shapes(struct chron_out *out);
/* The attributes of what is hatched: "class=\"unseen\" fill=..."; NULL: no
 * interval. */
const char *html_picture_hatch(enum picture_kind kind);
#define HTML_PICTURE_UNBORN "class=\"unborn\" fill=\"url(#m-dots)\""
/* What the shapes that are used mean, in words. */
void html_picture_legend(struct chron_out *out, const struct picture *p);

/* A length in units. */
void html_picture_length(struct chron_out *out, int32_t tenths);

extern const char *const html_picture_style[]; /* lines; NULL-terminated */

#endif
