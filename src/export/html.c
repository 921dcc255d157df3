/* Exporter: one HTML page that stands alone.  It asks for nothing over the
 * network, needs no script, reads well aloud, on a telephone and on paper. */
#include "export/html_picture.h"

static void
put_meta(struct chron_out *out, const struct chron_doc *doc, bool script)
{
	HTML_PUT(out, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n"
		      "<meta charset=\"utf-8\">\n"
		      "<meta http-equiv=\"Content-Security-Policy\" content=\""
		      "default-src 'none'; ");
	if (script)
		html_script_policy(out);
	HTML_PUT(out, "style-src 'unsafe-inline'; "
		      "base-uri 'none'; form-action 'none'\">\n"
		      "<meta name=\"viewport\" "
		      "content=\"width=device-width, initial-scale=1\">\n"
		      "<meta name=\"referrer\" content=\"no-referrer\">\n"
		      "<title>");
	if (doc->subtitle) {
		escape_html(out, chron_cstr(doc->subtitle));
		HTML_PUT(out, " \xe2\x80\x93 ");
	}
	escape_html(out, chron_cstr(doc->title));
	HTML_PUT(out, "</title>\n");
}

/* A string of CSS: quotes, backslashes and line ends would end it, and the
 * style ends at "</". */
void
html_css_string(struct chron_out *out, struct chron_str s)
{
	HTML_PUT(out, "'");
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0x20 || strchr("'\"\\<>&", c))
			out_printf(out, "\\%x ", c);
		else
			out_write(out, &s.p[i], 1);
	}
	HTML_PUT(out, "'");
}

/* Page numbers, and the marking above and below, on every sheet of paper. */
static void
put_page_style(struct chron_out *out, struct chron_str marking)
{

	HTML_PUT(out, "@page {\n"
		      "  size: A4 landscape; margin: 13mm 10mm;\n"
		      "  @bottom-right { content: 'Page ' counter(page) "
		      "' of ' counter(pages); font: 8pt sans-serif; }\n");
	if (marking.n) {
		HTML_PUT(out, "  @top-center { font: bold 9pt sans-serif; "
			      "content: ");
		html_css_string(out, marking);
		HTML_PUT(out, "; }\n  @bottom-center { "
			      "font: bold 9pt sans-serif; content: ");
		html_css_string(out, marking);
		HTML_PUT(out, "; }\n");
	}
	HTML_PUT(out, "}\n");
}

static void
put_style(struct chron_out *out, const char *const *lines)
{
	for (; *lines; lines++) {
		out_puts(out, *lines);
		HTML_PUT(out, "\n");
	}
}

/* What stands before the cells of a card: each table has its titles. */
static void
put_labels(struct chron_out *out)
{
	for (unsigned i = 1; i <= HTML_LABELS; i++)
		out_printf(out, ".l%u { --l: var(--l%u); }\n", i, i);
}

static void
put_marking(struct chron_out *out, const struct chron_doc *doc)
{
	if (!doc->marking)
		return;
	HTML_PUT(out, "<p class=\"marking\">");
	escape_html(out, chron_cstr(doc->marking));
	HTML_PUT(out, "</p>\n");
}

static void
put_header(struct chron_out *out, const struct chron_doc *doc)
{
	HTML_PUT(out, "<header>\n");
	put_marking(out, doc);
	HTML_PUT(out, "<h1>");
	escape_html(out, chron_cstr(doc->title));
	HTML_PUT(out, "</h1>\n");
	if (doc->subtitle) {
		HTML_PUT(out, "<p class=\"subtitle\">");
		escape_html(out, chron_cstr(doc->subtitle));
		HTML_PUT(out, "</p>\n");
	}
	if (doc->facts && doc->facts[0]) {
		HTML_PUT(out, "<ul class=\"facts\">\n");
		for (size_t i = 0; doc->facts[i]; i++) {
			HTML_PUT(out, "<li>");
			escape_html(out, chron_cstr(doc->facts[i]));
			HTML_PUT(out, "</li>\n");
		}
		HTML_PUT(out, "</ul>\n");
	}
	HTML_PUT(out, "</header>\n");
}

static void
put_years(struct chron_out *out, const struct chron_part *part)
{
	if (part->nyears < 2)
		return;
	HTML_PUT(out, "\n<ul class=\"years\">");
	for (size_t i = 0; i < part->nyears; i++)
		out_printf(out, "<li><a href=\"#%s-%d\">%d</a></li>", part->key,
			part->years[i], part->years[i]);
	HTML_PUT(out, "</ul>");
}

static void
put_contents(struct chron_out *out, const struct chron_doc *doc)
{
	/* one table without years has nothing to choose from */
	if (doc->nparts < 2 && (!doc->nparts || doc->parts[0].nyears < 2))
		return;
	HTML_PUT(out, "<nav aria-labelledby=\"contents\">\n"
		      "<h2 id=\"contents\">Contents</h2>\n<ul>\n");
	for (size_t i = 0; i < doc->nparts; i++) {
		const struct chron_part *part = &doc->parts[i];

		out_printf(out, "<li><a href=\"#t-%s\">", part->key);
		escape_html(out, chron_cstr(part->title));
		out_printf(out, "</a> <span class=\"count\">%llu %s</span>",
			(unsigned long long)part->rows,
			part->rows == 1 ? "row" : "rows");
		put_years(out, part);
		HTML_PUT(out, "</li>\n");
	}
	HTML_PUT(out, "</ul>\n</nav>\n");
}

static enum chron_status
begin(void *state, struct chron_out *out, const struct chron_doc *doc,
	struct chron_err *err)
{
	struct html *h = state;

	(void)err;
	h->out = out;
	h->arena = arena_new();
	h->table_arena = arena_new();
	h->doc = doc;
	buf_clear(&h->last);
	buf_clear(&h->held);
	buf_clear(&h->row);
	for (size_t i = 0; i < doc->nparts; i++)
		h->filtered = h->filtered || html_filters(doc->parts[i].key);
	put_meta(out, doc, h->filtered);
	HTML_PUT(out, "<style>\n");
	put_style(out, html_style);
	put_style(out, html_sum_style);
	put_style(out, html_picture_style);
	put_labels(out);
	put_page_style(out, chron_cstr(doc->marking));
	HTML_PUT(out, "</style>\n</head>\n<body>\n"
		      "<a class=\"skip\" href=\"#main\">Skip to the "
		      "tables</a>\n");
	put_header(out, doc);
	put_contents(out, doc);
	HTML_PUT(out, "<main id=\"main\" tabindex=\"-1\">\n");
	return CHRON_OK;
}

static enum chron_status
end(void *state, struct chron_err *err)
{
	struct html *h = state;
	struct chron_out *out;

	(void)err;
	html_close_table(h);
	out = h->out;
	HTML_PUT(out, "</main>\n<footer>\n");
	if (h->doc->tool) {
		HTML_PUT(out, "<p>Made by ");
		escape_html(out, chron_cstr(h->doc->tool));
		HTML_PUT(out, ".</p>\n");
	}
	put_marking(out, h->doc);
	HTML_PUT(out, "</footer>\n");
	HTML_PUT(out, "</body>\n</html>\n");
	return CHRON_OK;
}

static void
cleanup(void *state)
{
	struct html *h = state;

	if (h->picture || h->family) /* given up while a table was held back */
		out_abandon(h->out);
	arena_free(h->arena);
	arena_free(h->table_arena);
	buf_free(&h->last);
	buf_free(&h->held);
	buf_free(&h->row);
}

const struct chron_exporter exporter_html = {
	.abi = CHRON_EXPORTER_ABI,
	.size = sizeof(struct chron_exporter),
	.name = "html",
	.desc = "HTML: one page to read, filter and print, without a network",
	.ext = "html",
	.state = sizeof(struct html),
	.begin = begin,
	.table = html_table,
	.row = html_row,
	.end = end,
	.cleanup = cleanup,
	.looks_ahead = true,
	.whole = "page",
};
