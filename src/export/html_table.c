/* Tables of HTML.  On a narrow screen the cells are stacked by the style;
 * the roles are spelled out because that would otherwise take the table away
 * from those who listen to it. */
#include "export/html_picture.h"
#include "export/outline.h"
#include "util/str.h"

/* Least widths in hundredths of an em.  A table that fits into SLIM stands in
 * the page; a broader one in a pane of its own. */
static const unsigned widths[] = {
	[CHRON_NARROW] = 740, [CHRON_MEDIUM] = 1300, [CHRON_WIDE] = 2500};
enum { SLIM = 8000 };

/* Rows without days stand in groups of so many: what is out of sight is laid
 * out by the group when it comes into it. */
enum { GROUP = 40 };

static const char *const width_names[] = {[CHRON_NARROW] = "narrow",
	[CHRON_MEDIUM] = "medium",
	[CHRON_WIDE] = "wide"};

static void
choose_columns(struct html *h)
{
	const struct chron_doc *doc = h->doc;
	const struct chron_part *part =
		h->ntables <= doc->nparts ? &doc->parts[h->ntables - 1] : NULL;

	h->nempty = 0;
	for (size_t i = 0; i < h->table.ncolumns; i++) {
		bool shown = !part || !part->rows || part->used[i];

		h->columns[i].shown = shown;
		h->nempty += !shown;
	}
	html_stacks(h);
}

/* Borrowed for the call only, and wanted until the first row. */
static void
keep_table(struct html *h, const struct chron_table *t)
{
	struct arena *a = h->table_arena;
	struct chron_column *columns;

	arena_reset(a);
	columns = ARENA_ARRAY(a, struct chron_column, t->ncolumns);
	h->columns = ARENA_ARRAY(a, struct html_column, t->ncolumns);
	for (size_t i = 0; i < t->ncolumns; i++) {
		columns[i] = t->columns[i];
		columns[i].key = arena_str(a, chron_cstr(columns[i].key)).p;
		columns[i].title = arena_str(a, chron_cstr(columns[i].title)).p;
	}
	h->table = *t;
	h->table.key = arena_str(a, chron_cstr(t->key)).p;
	h->table.title = arena_str(a, chron_cstr(t->title)).p;
	h->table.caption =
		t->caption ? arena_str(a, chron_cstr(t->caption)).p : NULL;
	h->table.empty = t->empty ? arena_str(a, chron_cstr(t->empty)).p : NULL;
	h->table.columns = columns;
	html_filter_begin(h);
	choose_columns(h);
}

enum chron_status
html_table(void *state, const struct chron_table *t, struct chron_err *err)
{
	struct html *h = state;

	(void)err;
	html_close_table(h);
	h->ntables++;
	keep_table(h, t);
	h->open = true;
	h->begun = false;
	h->year = 0;
	out_printf(h->out, "<section>\n<h2 id=\"t-%s\">", h->table.key);
	escape_html(h->out, chron_cstr(h->table.title));
	HTML_PUT(h->out, "</h2>\n");
	if (t->picture == CHRON_PICTURE_LANES)
		html_picture_begin(h, t);
	if (t->picture == CHRON_PICTURE_FAMILY)
		html_family_begin(h, t);
	return CHRON_OK;
}

/* Room is shared out in the proportion of the least widths: on a screen by a
 * grid, on paper by columns. */
static void
put_widths(struct html *h, unsigned total)
{
	HTML_PUT(h->out, "<colgroup>");
	for (size_t i = 0; i < h->nstacks; i++)
		out_printf(h->out, "<col style=\"width:%u%%\">",
			widths[h->stacks[i].width] * 100 / total);
	HTML_PUT(h->out, "</colgroup>\n");
}

/* The titles of cards as strings of CSS, and how room is shared out. */
static void
put_table_style(struct html *h, bool wide, unsigned total)
{
	struct buf b = BUF_INIT;
	struct chron_out *css = out_memory(&b);

	for (size_t i = 0; i < h->nstacks; i++) {
		out_printf(css, "--l%zu:", i + 1);
		html_css_string(css,
			chron_cstr(
				h->table.columns[h->stacks[i].order[0]].title));
		HTML_PUT(css, ";");
	}
	if (wide)
		HTML_PUT(css, "--columns:");
	for (size_t i = 0; wide && i < h->nstacks; i++)
		out_printf(css, "%sminmax(0,%ufr)", i ? " " : "",
			widths[h->stacks[i].width]);
	if (wide && total > SLIM)
		out_printf(css, ";min-width:%uem", total / 100);
	out_close(css, NULL);
	HTML_PUT(h->out, " style=\"");
	escape_html(h->out, buf_get(&b));
	HTML_PUT(h->out, "\"");
	buf_free(&b);
}

static void
put_column_heads(struct html *h)
{
	struct chron_out *out = h->out;
	const struct chron_table *t = &h->table;

	HTML_PUT(out, "<thead role=\"rowgroup\">\n");
	if (h->doc->marking) { /* for printers that know no page margins */
		out_printf(out, "<tr class=\"running\"><td colspan=\"%zu\">",
			h->nstacks);
		escape_html(out, chron_cstr(h->doc->marking));
		HTML_PUT(out, "</td></tr>\n");
	}
	HTML_PUT(out, "<tr role=\"row\">");
	for (size_t i = 0; i < h->nstacks; i++) {
		const struct html_stack *s = &h->stacks[i];
		bool number = s->n == 1 &&
			      t->columns[s->order[0]].kind == CHRON_CELL_NUMBER;

		out_printf(out,
			"<th role=\"columnheader\" scope=\"col\" "
			"class=\"%s%s\">",
			width_names[s->width], number ? " num" : "");
		html_stack_titles(h, out, s);
		HTML_PUT(out, "</th>");
	}
	HTML_PUT(out, "</tr>\n</thead>\n");
}

/* Columns in which nothing stands only take room from the others; they are
 * named, so that nobody looks for them. */
static void
put_left_out(struct html *h)
{
	const char *before = "<p class=\"left-out\">Empty, so left out: ";

	if (!h->nempty)
		return;
	for (size_t i = 0; i < h->table.ncolumns; i++) {
		if (h->columns[i].shown)
			continue;
		out_puts(h->out, before);
		escape_html(h->out, chron_cstr(h->table.columns[i].title));
		before = ", ";
	}
	HTML_PUT(h->out, ".</p>\n");
}

static void
begin_rows(struct html *h)
{
	struct chron_out *out = h->out;
	const struct chron_table *t = &h->table;
	unsigned total = 0;
	bool wide = false;

	for (size_t i = 0; i < h->nstacks; i++) {
		total += widths[h->stacks[i].width];
		wide = wide || h->stacks[i].width == CHRON_WIDE;
	}
	if (h->filter && !h->scripted) { /* takes input while rows arrive */
		html_script_put(out);
		h->scripted = true;
	}
	if (total <= SLIM)
		HTML_PUT(out, "<div>\n");
	else
		out_printf(out,
			"<div class=\"scroll\" role=\"region\" "
			"aria-labelledby=\"t-%s\" tabindex=\"0\">\n",
			t->key);
	out_printf(out,
		"<table role=\"table\" class=\"%s%s\" "
		"aria-labelledby=\"t-%s\"",
		wide ? "full" : "small", h->filter ? " entries" : "", t->key);
	html_filter_table(h);
	put_table_style(h, wide, total);
	HTML_PUT(out, ">\n");
	if (t->caption) {
		HTML_PUT(out, "<caption>");
		escape_html(out, chron_cstr(t->caption));
		HTML_PUT(out, "</caption>\n");
	}
	if (wide)
		put_widths(h, total);
	put_column_heads(h);
	h->begun = true;
	h->group = false;
}

/* A group of rows, the one before it closed; year 0 is no anchor. */
static void
begin_group(struct html *h, int year)
{
	struct chron_out *out = h->out;

	if (h->group)
		HTML_PUT(out, "</tbody\n>");
	h->group = true;
	h->grouped = 0;
	out_puts(out, h->filter ? "<tbody" : "<tbody role=\"rowgroup\"");
	if (year)
		out_printf(out, " id=\"%s-%d\"", h->table.key, year);
	HTML_PUT(out, ">");
}

/* A row waits until it is known whether further accounts follow. */
static void
put_held_row(struct html *h, bool leads)
{
	if (!h->row.n)
		return;
	out_puts(h->out, h->filter ? "<tr" : "<tr role=\"row\"");
	if (leads)
		HTML_PUT(h->out, " class=\"lead\"");
	out_str(h->out, buf_get(&h->row));
	buf_clear(&h->row);
}

void
html_close_table(struct html *h)
{
	if (!h->open)
		return;
	put_held_row(h, false);
	if (h->begun) { /* a row was written, so a group is open */
		HTML_PUT(h->out, "</tbody>\n</table>\n</div>\n");
		put_left_out(h);
	} else if (h->table.empty) {
		HTML_PUT(h->out, "<p class=\"empty\">");
		escape_html(h->out, chron_cstr(h->table.empty));
		HTML_PUT(h->out, "</p>\n");
	}
	if (h->picture)
		html_picture_end(h);
	if (h->family)
		html_family_end(h);
	HTML_PUT(h->out, "</section>\n");
	h->open = false;
}

static void
put_id(struct html *h, const char *id)
{
	if (!id)
		return;
	HTML_PUT(h->out, " id=\"");
	escape_html(h->out, chron_cstr(id));
	HTML_PUT(h->out, "\"");
}

/* A day begins a group of its own; the first of a year can be jumped to. */
static void
put_day(struct html *h, const char *id, const struct chron_cell *cell)
{
	struct chron_out *out = h->out;
	int year = outline_year(CHRON_ROW_DAY, cell);

	begin_group(h, year > h->year ? year : 0);
	if (year > h->year)
		h->year = year;
	out_puts(out, h->filter ? "<tr class=\"day\""
				: "<tr role=\"row\" class=\"day\"");
	put_id(h, id);
	out_printf(out,
		"><th role=\"rowheader\" scope=\"rowgroup\" "
		"colspan=\"%zu\">",
		h->nstacks);
	html_cell(h, &h->columns[0], cell);
	HTML_PUT(out, "</th></tr\n>");
}

static void
put_passed(struct html *h, const char *id, const struct chron_cell *cell)
{
	struct chron_out *out = h->out;

	begin_group(h, 0);
	out_puts(out, h->filter ? "<tr class=\"passed\""
				: "<tr role=\"row\" class=\"passed\"");
	put_id(h, id);
	out_printf(out, "><td role=\"cell\" colspan=\"%zu\">", h->nstacks);
	html_cell(h, &h->columns[0], cell);
	HTML_PUT(out, "</td></tr\n>");
}

static void
put_cells(struct html *h, bool more, const char *id,
	const struct chron_cell *cells)
{
	put_id(h, id);
	html_filter_row(h, more, cells);
	HTML_PUT(h->out, ">");
	html_stack_row(h, more, cells);
	HTML_PUT(h->out, "</tr\n>"); /* an end of line that is no text */
}

static void
put_data(struct html *h, const char *id, const struct chron_cell *cells)
{
	struct chron_out *out = h->out;

	if (!h->group || h->grouped == GROUP)
		begin_group(h, 0);
	h->grouped++;
	h->out = out_memory(&h->row);
	put_cells(h, false, id, cells);
	out_close(h->out, NULL);
	h->out = out;
}

static void
put_more(struct html *h, const char *id, const struct chron_cell *cells)
{
	out_puts(h->out, h->filter ? "<tr class=\"more\""
				   : "<tr role=\"row\" class=\"more\"");
	put_cells(h, true, id, cells);
}

enum chron_status
html_row(void *state, enum chron_row_kind kind, const char *id,
	const struct chron_cell *cells, size_t ncells, struct chron_err *err)
{
	struct html *h = state;

	(void)ncells;
	(void)err;
	if (!h->begun)
		begin_rows(h);
	put_held_row(h, kind == CHRON_ROW_MORE);
	switch (kind) {
	case CHRON_ROW_DAY:
		put_day(h, id, cells);
		break;
	case CHRON_ROW_PASSED:
		put_passed(h, id, cells);
		break;
	case CHRON_ROW_DATA:
	case CHRON_ROW_MORE:
		if (h->picture)
			html_picture_row(h, cells);
		if (h->family)
			html_family_row(h, cells);
		if (kind == CHRON_ROW_MORE)
			put_more(h, id, cells);
		else
			put_data(h, id, cells);
		break;
	}
	return CHRON_OK;
}
