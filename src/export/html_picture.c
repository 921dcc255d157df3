/* A table of lanes as SVG in the page.  The names of the lanes are a drawing
 * of their own, which stays in sight where the other is moved under it.
 *
 * For those who listen a picture is one image with a title and a description;
 * every mark is a link for those who point at it, and the table below has the
 * same links for those who use keys. */
#include "export/html_picture.h"

#include "util/str.h"

void
html_picture_hold(struct html *h)
{
	struct chron_out *out = h->out;

	if (h->table.caption) {
		HTML_PUT(out, "<p class=\"caption\">");
		escape_html(out, chron_cstr(h->table.caption));
		HTML_PUT(out, "</p>\n");
		h->table.caption = NULL;
	}
	h->rows = 0;
	buf_clear(&h->held);
	h->page = out;
	h->out = out_memory(&h->held);
}

struct chron_out *
html_picture_page(struct html *h)
{
	struct chron_out *out = h->page;

	out_close(h->out, NULL);
	h->out = out;
	return out;
}

void
html_picture_release(struct html *h)
{
	struct chron_out *out = h->out;

	if (h->rows)
		out_printf(out,
			"<details>\n<summary>The same as a table: %llu %s"
			"</summary>\n",
			(unsigned long long)h->rows,
			h->rows == 1 ? "row" : "rows");
	out_str(out, buf_get(&h->held));
	if (h->rows)
		HTML_PUT(out, "</details>\n");
	buf_clear(&h->held);
}

void
html_picture_begin(struct html *h, const struct chron_table *t)
{
	h->picture = ARENA_NEW(h->table_arena, struct picture);
	picture_begin(h->picture, h->table_arena, t);
	html_picture_hold(h);
}

void
html_picture_row(struct html *h, const struct chron_cell *cells)
{
	h->rows++;
	picture_row(h->picture, cells);
}

/* ---- numbers and text ---- */

void
html_picture_length(struct chron_out *out, int32_t tenths)
{
	int32_t size = tenths < 0 ? -tenths : tenths;

	out_printf(out, "%s%d", tenths < 0 ? "-" : "", size / PICTURE_UNIT);
	if (size % PICTURE_UNIT)
		out_printf(out, ".%d", size % PICTURE_UNIT);
}

/* name="length" */
static void
put(struct chron_out *out, const char *name, int32_t tenths)
{
	out_printf(out, " %s=\"", name);
	html_picture_length(out, tenths);
	HTML_PUT(out, "\"");
}

static void
put_text(struct chron_out *out, const char *class, int32_t x, int32_t y,
	struct chron_str text)
{
	if (!text.n)
		return;
	out_printf(out, "<text class=\"%s\"", class);
	put(out, "x", x);
	put(out, "y", y);
	HTML_PUT(out, ">");
	escape_html(out, text);
	HTML_PUT(out, "</text>\n");
}

static void
put_line(struct chron_out *out, const char *class, int32_t x1, int32_t y1,
	int32_t x2, int32_t y2)
{
	out_printf(out, "<line class=\"%s\"", class);
	put(out, "x1", x1);
	put(out, "y1", y1);
	put(out, "x2", x2);
	put(out, "y2", y2);
	HTML_PUT(out, "/>\n");
}

static void
put_rect(struct chron_out *out, const char *attributes, int32_t x, int32_t y,
	int32_t width, int32_t height)
{
	out_printf(out, "<rect %s", attributes);
	put(out, "x", x);
	put(out, "y", y);
	put(out, "width", width > PICTURE_UNIT ? width : PICTURE_UNIT);
	put(out, "height", height);
	HTML_PUT(out, "/>");
}

/* Day, lane and what it is, for who points at it. */
static void
put_title(struct chron_out *out, const struct picture_mark *m)
{
	HTML_PUT(out, "<title>");
	escape_html(out, m->when);
	HTML_PUT(out, ": ");
	if (!picture_is_bar(m->kind)) {
		escape_html(out, m->what);
		if (m->say.n)
			HTML_PUT(out, ". ");
	}
	escape_html(out, m->say);
	HTML_PUT(out, "</title>");
}

/* ---- layers, from the lowest ---- */

static void
put_backs(struct chron_out *out, const struct picture_layout *l)
{
	for (uint32_t i = 0; i < l->nlanes; i++) {
		const struct picture_lane *lane = &l->lanes[i];

		if (i % 2 == 0)
			put_rect(out, "class=\"back\"", 0, lane->y,
				PICTURE_WIDTH, lane->height);
	}
	if (l->born_x > PICTURE_EDGE) {
		put_rect(out, HTML_PICTURE_UNBORN, PICTURE_EDGE, l->top,
			l->born_x - PICTURE_EDGE, l->bottom - l->top);
		HTML_PUT(out, "\n");
	}
}

static void
put_unborn(struct chron_out *out, const struct picture_layout *l)
{
	struct chron_str words = CHRON_S("before birth");
	int32_t width = l->born_x - PICTURE_EDGE;

	if (width > picture_text_width(words) + PICTURE_TEXT)
		put_text(out, "before", PICTURE_EDGE + width / 2, l->top + 125,
			words);
}

/* The small ticks of an axis as one line of many strokes. */
static void
put_strokes(struct chron_out *out, const struct picture_ticks *t, bool all,
	int32_t y, int32_t height)
{
	const char *before = "<path class=\"tick\" d=\"M";
	bool any = false;

	for (uint32_t i = 0; i < t->n; i++) {
		if (!all && t->items[i].label.n)
			continue;
		out_puts(out, before);
		html_picture_length(out, t->items[i].x);
		HTML_PUT(out, " ");
		html_picture_length(out, y);
		HTML_PUT(out, "v");
		html_picture_length(out, height);
		before = "M";
		any = true;
	}
	if (any)
		HTML_PUT(out, "\"/>\n");
}

static void
put_ticks(struct chron_out *out, const struct picture_layout *l)
{
	put_strokes(out, &l->ticks, false, l->top - 40, 40);
	for (uint32_t i = 0; i < l->ticks.n; i++) {
		const struct picture_tick *t = &l->ticks.items[i];

		if (!t->label.n)
			continue;
		put_line(out, t->strong ? "grid year" : "grid", t->x,
			l->ticks_y + 40, t->x, l->bottom);
		put_text(out, "axis", t->x + 15, l->ticks_y, t->label);
	}
	for (uint32_t i = 0; i < l->years.n; i++)
		put_text(out, "axis year", l->years.items[i].x + 15, l->years_y,
			l->years.items[i].label);
	put_strokes(out, &l->ages, true, l->bottom, 60);
	for (uint32_t i = 0; i < l->ages.n; i++)
		put_text(out, "axis", l->ages.items[i].x + 25, l->ages_y,
			l->ages.items[i].label);
	put_line(out, "edge", 0, l->bottom, PICTURE_WIDTH, l->bottom);
}

static void
put_bars(struct chron_out *out, const struct picture_layout *l)
{
	for (uint32_t i = 0; i < l->bars.n; i++) {
		const struct picture_place *p = &l->bars.items[i];

		HTML_PUT(out, "<g>");
		put_title(out, p->mark);
		put_rect(out, html_picture_hatch(p->mark->kind), p->x1,
			p->y + 10, p->x2 - p->x1, p->height - 20);
		put_text(out, "days", p->label_x, p->label_y, p->label);
		HTML_PUT(out, "</g>\n");
	}
}

/* False: it leads nowhere. */
static bool
open_link(struct html *h, struct chron_out *out, const struct picture_mark *m)
{
	bool link = h->doc->home && m->ref.n;

	if (link) {
		HTML_PUT(out, "<a tabindex=\"-1\" href=\"");
		escape_html(out, chron_cstr(h->doc->home));
		HTML_PUT(out, "#");
		escape_html(out, m->ref);
		HTML_PUT(out, "\">");
	} else {
		HTML_PUT(out, "<g>");
	}
	put_title(out, m);
	return link;
}

static void
put_flags(struct html *h, struct chron_out *out, const struct picture_layout *l)
{
	for (uint32_t i = 0; i < l->flags.n; i++) {
		const struct picture_place *p = &l->flags.items[i];
		bool link = open_link(h, out, p->mark);

		put_line(out, "flag-line", p->x1,
			p->label.n ? p->label_y - 100 : p->y - 40, p->x1,
			p->y + p->height);
		put_text(out, "flag-text", p->label_x, p->label_y, p->label);
		out_puts(out, link ? "</a>\n" : "</g>\n");
	}
}

static void
put_wide(struct chron_out *out, const struct picture_place *p)
{
	HTML_PUT(out, "<path class=\"span\" d=\"M");
	html_picture_length(out, p->x1);
	HTML_PUT(out, " ");
	html_picture_length(out, p->y - 40);
	HTML_PUT(out, "v8m0-4H");
	html_picture_length(out, p->x2);
	HTML_PUT(out, "m0-4v8\"/>");
}

static void
put_record(struct html *h, struct chron_out *out, const struct picture_place *p)
{
	bool link = open_link(h, out, p->mark);

	if (p->wide)
		put_wide(out, p);
	out_printf(out, "<use href=\"#%s\"", html_picture_shape(p->mark->kind));
	put(out, "x", p->x);
	put(out, "y", p->y);
	out_puts(out, link ? "/></a>\n" : "/></g>\n");
}

/* What says most lies on top. */
static void
put_records(
	struct html *h, struct chron_out *out, const struct picture_layout *l)
{
	for (int k = PICTURE_KINDS - 1; k >= PICTURE_ALONE; k--)
		for (uint32_t i = 0; i < l->records.n; i++)
			if (l->records.items[i].mark->kind == k)
				put_record(h, out, &l->records.items[i]);
}

/* ---- a picture ---- */

static void
put_names(struct chron_out *out, const struct picture_layout *l)
{
	HTML_PUT(out, "<svg class=\"names\" viewBox=\"0 0 ");
	html_picture_length(out, PICTURE_NAMES);
	HTML_PUT(out, " ");
	html_picture_length(out, l->height);
	HTML_PUT(out, "\" preserveAspectRatio=\"xMaxYMin\" "
		      "aria-hidden=\"true\" focusable=\"false\">\n");
	for (uint32_t i = 0; i < l->nlanes; i++) {
		const struct picture_lane *lane = &l->lanes[i];
		int32_t y = lane->y + lane->height / 2 + 40 -
			    (int32_t)(lane->nlines - 1) * 65;

		if (i % 2 == 0)
			put_rect(out, "class=\"back\"", 0, lane->y,
				PICTURE_NAMES, lane->height);
		HTML_PUT(out, "<g><title>");
		escape_html(out, lane->name);
		HTML_PUT(out, "</title>");
		for (uint32_t k = 0; k < lane->nlines; k++)
			put_text(out, lane->number ? "name" : "name first", 40,
				y + (int32_t)k * 130, lane->lines[k]);
		HTML_PUT(out, "</g>\n");
	}
	put_line(out, "edge", 0, l->bottom, PICTURE_NAMES, l->bottom);
	if (l->ages_y)
		put_text(out, "name", 40, l->ages_y, CHRON_S("Age"));
	HTML_PUT(out, "</svg>\n");
}

/* Which child, and which of several panels. */
struct shown {
	struct chron_str id, child;
	uint32_t at, of;
};

static void
put_plot(struct html *h, struct chron_out *out, const struct picture_layout *l,
	const struct shown *s)
{
	HTML_PUT(out, "<svg class=\"plot\" viewBox=\"0 0 ");
	html_picture_length(out, PICTURE_WIDTH);
	HTML_PUT(out, " ");
	html_picture_length(out, l->height);
	out_printf(out,
		"\" preserveAspectRatio=\"xMinYMin\">\n<g role=\"img\" "
		"aria-labelledby=\"%s-t%u %s-d%u\">\n<title id=\"%s-t%u\">",
		s->id.p, s->at, s->id.p, s->at, s->id.p, s->at);
	HTML_PUT(out, "When was the child seen: ");
	escape_html(out, s->child);
	if (s->of > 1)
		out_printf(out, ", part %u of %u", s->at, s->of);
	out_printf(out, "</title>\n<desc id=\"%s-d%u\">", s->id.p, s->at);
	escape_html(out, l->when);
	HTML_PUT(out, ". ");
	escape_html(out, l->say);
	HTML_PUT(out, " The table below says the same.</desc>\n");
	put_backs(out, l);
	put_ticks(out, l);
	put_bars(out, l);
	put_unborn(out, l);
	HTML_PUT(out, "</g>\n<g aria-hidden=\"true\">\n");
	put_flags(h, out, l);
	put_records(h, out, l);
	HTML_PUT(out, "</g>\n</svg>\n");
}

static void
put_child(struct html *h, struct chron_out *out, uint32_t at)
{
	const struct picture_child *child = &h->picture->children[at];
	struct picture_layout l, panel;
	struct shown s = {.child = child->name};

	if (!picture_lay_out(&l, child, h->table_arena))
		return;
	s.of = picture_panels(&l);
	s.id = arena_printf(h->table_arena, "p-%s-%u", h->table.key, at + 1);
	out_printf(
		out, "<div class=\"picture\">\n<h3 id=\"%s\">Child: ", s.id.p);
	escape_html(out, child->name);
	HTML_PUT(out, "</h3>\n<p>");
	escape_html(out, l.when);
	HTML_PUT(out, ". ");
	escape_html(out, l.say);
	out_printf(out,
		"</p>\n<div class=\"pane\" role=\"region\" "
		"aria-labelledby=\"%s\" tabindex=\"0\">\n",
		s.id.p);
	while (s.at < s.of) {
		picture_panel(&l, s.at++, &panel, h->table_arena);
		HTML_PUT(out, "<div class=\"drawing\">\n");
		put_names(out, &panel);
		put_plot(h, out, &panel, &s);
		HTML_PUT(out, "</div>\n");
	}
	HTML_PUT(out, "</div>\n</div>\n");
}

void
html_picture_end(struct html *h)
{
	struct chron_out *out = html_picture_page(h);

	if (h->picture->n) {
		html_picture_shapes(out);
		html_picture_legend(out, h->picture);
	}
	for (uint32_t i = 0; i < h->picture->n; i++)
		put_child(h, out, i);
	html_picture_release(h);
	h->picture = NULL;
}
