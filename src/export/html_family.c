/* A family's table as a genogram in the page, above the table itself. */
#include "export/family.h"
#include "export/html_picture.h"
#include "export/svg.h"

void
html_family_begin(struct html *h, const struct chron_table *t)
{
	h->family = family_begin(h->table_arena, t);
	html_picture_hold(h);
}

void
html_family_row(struct html *h, const struct chron_cell *cells)
{
	h->rows++;
	family_row(h->family, cells);
}

static void
put_legend(struct html *h, struct chron_out *out)
{
	struct picture_keys keys = family_keys(h->family);

	HTML_PUT(out, "<ul class=\"legend\" aria-label=\"Legend\">\n");
	for (uint32_t i = 0; i < keys.n; i++) {
		HTML_PUT(out, "<li>");
		svg_write_key(out, &keys.items[i].drawing);
		HTML_PUT(out, " ");
		escape_html(out, keys.items[i].words);
		HTML_PUT(out, "</li>\n");
	}
	HTML_PUT(out, "</ul>\n");
}

void
html_family_end(struct html *h)
{
	struct chron_out *out = html_picture_page(h);
	struct drawing d;

	if (family_draw(h->family, &d)) {
		struct chron_str id =
			arena_printf(h->table_arena, "p-%s", h->table.key);

		put_legend(h, out);
		out_printf(out,
			"<div class=\"pane\" role=\"region\" "
			"aria-labelledby=\"t-%s\" tabindex=\"0\">\n",
			h->table.key);
		svg_write(out, &d, id);
		HTML_PUT(out, "</div>\n");
	} else if (h->rows > FAMILY_MOST) {
		out_printf(out,
			"<p class=\"empty\">Too many people to draw: a "
			"genogram has %d at most. The table says it all.</p>\n",
			FAMILY_MOST);
	}
	html_picture_release(h);
	h->family = NULL;
}
