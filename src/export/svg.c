/* A drawing as SVG in a page. */
#include "export/svg.h"

#include "export/html.h"
#include "export/html_picture.h"

enum { LARGE = 9000 }; /* wider: has a page to itself on paper */

static const char *const strokes[] = {
	[DRAWING_NONE] = "",
	[DRAWING_THIN] = " d-thin",
	[DRAWING_BOLD] = " d-bold",
	[DRAWING_BROKEN] = " d-thin d-broken",
	[DRAWING_DOTTED] = " d-dotted",
	[DRAWING_HAIR] = " d-hair",
};

static const char *const fills[] = {
	[DRAWING_EMPTY] = "",
	[DRAWING_FULL] = " d-full",
	[DRAWING_PALE] = " d-pale",
	[DRAWING_HATCHED] = " d-pale",
	[DRAWING_BLANK] = " d-blank",
	[DRAWING_LIGHT] = " d-pale",
	[DRAWING_RULED] = " d-pale",
};

static const char *const anchors[] = {
	[DRAWING_LEFT] = "",
	[DRAWING_MIDDLE] = " d-middle",
	[DRAWING_RIGHT] = " d-right",
};

static void
put(struct chron_out *out, const char *before, int32_t tenths)
{
	out_puts(out, before);
	html_picture_length(out, tenths);
}

static void
put_rect(struct chron_out *out, const struct drawing_item *i)
{
	put(out, "<rect x=\"", i->x1);
	put(out, "\" y=\"", i->y1);
	put(out, "\" width=\"", i->x2 - i->x1);
	put(out, "\" height=\"", i->y2 - i->y1);
}

static void
put_ellipse(struct chron_out *out, const struct drawing_item *i)
{
	put(out, "<ellipse cx=\"", (i->x1 + i->x2) / 2);
	put(out, "\" cy=\"", (i->y1 + i->y2) / 2);
	put(out, "\" rx=\"", (i->x2 - i->x1) / 2);
	put(out, "\" ry=\"", (i->y2 - i->y1) / 2);
}

static void
put_line(struct chron_out *out, const struct drawing_item *i)
{
	put(out, "<path d=\"M", i->x1);
	put(out, " ", i->y1);
	put(out, "L", i->x2);
	put(out, " ", i->y2);
}

static void
put_triangle(struct chron_out *out, const struct drawing_item *i)
{
	put(out, "<path d=\"M", (i->x1 + i->x2) / 2);
	put(out, " ", i->y1);
	put(out, "L", i->x2);
	put(out, " ", i->y2);
	put(out, "H", i->x1);
	HTML_PUT(out, "Z");
}

static void
put_diamond(struct chron_out *out, const struct drawing_item *i)
{
	put(out, "<path d=\"M", (i->x1 + i->x2) / 2);
	put(out, " ", i->y1);
	put(out, "L", i->x2);
	put(out, " ", (i->y1 + i->y2) / 2);
	put(out, "L", (i->x1 + i->x2) / 2);
	put(out, " ", i->y2);
	put(out, "L", i->x1);
	put(out, " ", (i->y1 + i->y2) / 2);
	HTML_PUT(out, "Z");
}

static void
put_text(struct chron_out *out, const struct drawing_item *i)
{
	put(out, "<text x=\"", i->x1);
	put(out, "\" y=\"", i->y1);
	out_printf(out, "\" class=\"d-text%s%s%s\">", anchors[i->align],
		i->strong ? " d-strong" : "",
		i->tone == DRAWING_SOFT ? " d-soft" : "");
	escape_html(out, i->text);
	HTML_PUT(out, "</text>\n");
}

static void (*const writers[])(
	struct chron_out *out, const struct drawing_item *i) = {
	[DRAWING_LINE] = put_line,
	[DRAWING_RECT] = put_rect,
	[DRAWING_ELLIPSE] = put_ellipse,
	[DRAWING_TRIANGLE] = put_triangle,
	[DRAWING_DIAMOND] = put_diamond,
	[DRAWING_TEXT] = put_text,
	/* no drawing in a page has these yet */
	[DRAWING_HALF] = put_ellipse,
	[DRAWING_SPEECH] = put_rect,
};

static void
put_items(struct chron_out *out, const struct drawing *d)
{
	for (uint32_t k = 0; k < d->n; k++) {
		const struct drawing_item *i = &d->items[k];

		writers[i->shape](out, i);
		if (i->shape != DRAWING_TEXT)
			out_printf(out, "\" class=\"d-item%s%s\"/>\n",
				strokes[i->stroke], fills[i->fill]);
	}
}

/* A unit is a little more than a pixel, so that text is as large as the
 * page's small print. */
static void
put_size(struct chron_out *out, const struct drawing *d)
{
	put(out, " width=\"", d->width / 5 * 6);
	put(out, "\" height=\"", d->height / 5 * 6);
	put(out, "\" viewBox=\"0 0 ", d->width);
	put(out, " ", d->height);
	HTML_PUT(out, "\"");
}

void
svg_write(struct chron_out *out, const struct drawing *d, struct chron_str id)
{
	out_printf(out, "<svg class=\"family%s\"",
		d->width > LARGE ? " large" : "");
	put_size(out, d);
	out_printf(out,
		" role=\"img\" aria-labelledby=\"%s-t %s-d\">\n"
		"<title id=\"%s-t\">",
		id.p, id.p, id.p);
	escape_html(out, d->title);
	out_printf(out, "</title>\n<desc id=\"%s-d\">", id.p);
	escape_html(out, d->say);
	HTML_PUT(out, "</desc>\n<g aria-hidden=\"true\">\n");
	put_items(out, d);
	HTML_PUT(out, "</g>\n</svg>\n");
}

void
svg_write_key(struct chron_out *out, const struct drawing *d)
{
	HTML_PUT(out, "<svg class=\"key\" viewBox=\"0 0 ");
	html_picture_length(out, d->width);
	HTML_PUT(out, " ");
	html_picture_length(out, d->height);
	HTML_PUT(out, "\" aria-hidden=\"true\" focusable=\"false\">");
	put_items(out, d);
	HTML_PUT(out, "</svg>");
}
