/* A drawing as SVG in a page: how it looks is html_picture_style.c's. */
#ifndef EXPORT_SVG_H
#define EXPORT_SVG_H

#include "export/drawing.h"
#include "util/out.h"

/* One image with its title and description; id makes theirs. */
void svg_write(
	struct chron_out *out, const struct drawing *d, struct chron_str id);
/* One that says nothing by itself: words stand beside it. */
void svg_write_key(struct chron_out *out, const struct drawing *d);

#endif
