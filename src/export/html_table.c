/* Tables of HTML.  On a narrow screen the cells are stacked by the style;
 * the roles are spelled out because that would otherwise take the table away
 * from those who listen to it. */
#include "export/html.h"
#include "export/outline.h"
#include "util/str.h"

/* Least widths in hundredths of an em, as in html_style.c.  A table that fits
 * into SLIM stands in the page; a broader one in a pane of its own. */
static const unsigned widths[] = {
	[CHRON_NARROW] = 475, [CHRON_MEDIUM] = 800, [CHRON_WIDE] = 1800};
enum { SLIM = 6600, MANY = 10 };

static const char *const width_names[] = {[CHRON_NARROW] = "narrow",
	[CHRON_MEDIUM] = "medium",
	[CHRON_WIDE] = "wide"};

static enum chron_width
width_of(const struct chron_column *c)
{
	return (enum chron_width)((unsigned)c->width & ~(unsigned)CHRON_UNDER);
}

/* The cells that stand together: a column that leads, and those under it. */
static size_t
stack_end(const struct html *h, size_t lead)
{
	size_t i = lead + 1;

	while (i < h->table.ncolumns && !h->columns[i].leads)
		i++;
	return i;
}

static bool
heads_stack(const struct html *h, size_t lead)
{
	return h->head >= lead && h->head < stack_end(h, lead);
}

/* The order within a stack: what heads the row, the rest, references last,
 * which are small print.  Fills `order` (room for the columns of the table) and
 * returns how many. */
static size_t
stack_order(const struct html *h, size_t lead, size_t *order)
{
	const struct chron_column *columns = h->table.columns;
	size_t end = stack_end(h, lead), n = 0;

	if (heads_stack(h, lead))
		order[n++] = h->head;
	for (int ref = 0; ref < 2; ref++)
		for (size_t i = lead; i < end; i++)
			if (h->columns[i].shown && (n == 0 || i != order[0]) &&
				(columns[i].kind == CHRON_CELL_REF) == ref)
				order[n++] = i;
	return n;
}

static void
put_titles(const struct html *h, struct chron_out *out, size_t lead)
{
	size_t *order = h->order;
	size_t n = stack_order(h, lead, order);

	for (size_t k = 0; k < n; k++) {
		if (k)
			HTML_PUT(out, ", ");
		escape_html(out, chron_cstr(h->table.columns[order[k]].title));
	}
}

/* What opens the cells of a column, made once a table. */
static void
prepare_column(struct html *h, size_t i, struct html_column *to)
{
	const struct chron_column *c = &h->table.columns[i];
	struct buf b = BUF_INIT;
	struct chron_out *label = out_memory(&b);
	const char *class = c->kind == CHRON_CELL_NUMBER ? " class=\"num\""
			    : width_of(c) == CHRON_WIDE	 ? " class=\"wide\""
							 : "";

	to->agency = str_is(chron_cstr(c->key), "agency");
	/* Short things say themselves what they are. */
	if (c->kind == CHRON_CELL_TEXT && width_of(c) != CHRON_NARROW) {
		HTML_PUT(label, "<span class=\"what\">");
		escape_html(label, chron_cstr(c->title));
		HTML_PUT(label, ":</span> ");
	}
	out_close(label, NULL);
	to->label = arena_str(h->table_arena, buf_get(&b));
	if (to->leads) {
		buf_clear(&b);
		label = out_memory(&b);
		put_titles(h, label, i);
		out_close(label, NULL);
		to->cell = arena_printf(h->table_arena,
			heads_stack(h, i)
				? "<th role=\"rowheader\" scope=\"row\"%s "
				  "data-label=\"%s\">"
				: "<td role=\"cell\"%s data-label=\"%s\">",
			class, b.p);
	}
	buf_free(&b);
}

/* A row is headed by its first cell that is more than a reference. */
static size_t
find_head(const struct html *h)
{
	for (size_t i = 0; i < h->table.ncolumns; i++)
		if (h->columns[i].shown &&
			h->table.columns[i].kind != CHRON_CELL_REF)
			return i;
	return 0;
}

static void
choose_columns(struct html *h)
{
	const struct chron_doc *doc = h->doc;
	const struct chron_part *part =
		h->ntables <= doc->nparts ? &doc->parts[h->ntables - 1] : NULL;
	bool led = false; /* by a column that is shown */

	h->nshown = h->nempty = 0;
	for (size_t i = 0; i < h->table.ncolumns; i++) {
		struct html_column *c = &h->columns[i];

		c->shown = !part || !part->rows || part->used[i];
		if (!(h->table.columns[i].width & CHRON_UNDER))
			led = false;
		c->leads = c->shown && !led;
		led = led || c->shown;
		h->nshown += c->leads;
		h->nempty += !c->shown;
	}
	h->head = find_head(h);
	for (size_t i = 0; i < h->table.ncolumns; i++)
		prepare_column(h, i, &h->columns[i]);
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
	h->order = ARENA_ARRAY(a, size_t, t->ncolumns);
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
	return CHRON_OK;
}

static void
put_column_heads(struct html *h)
{
	struct chron_out *out = h->out;
	const struct chron_table *t = &h->table;

	HTML_PUT(out, "<thead role=\"rowgroup\">\n");
	if (h->doc->marking) { /* for printers that know no page margins */
		out_printf(out, "<tr class=\"running\"><td colspan=\"%zu\">",
			h->nshown);
		escape_html(out, chron_cstr(h->doc->marking));
		HTML_PUT(out, "</td></tr>\n");
	}
	HTML_PUT(out, "<tr role=\"row\">");
	for (size_t i = 0; i < t->ncolumns; i++) {
		const struct chron_column *c = &t->columns[i];

		if (!h->columns[i].leads)
			continue;
		out_printf(out,
			"<th role=\"columnheader\" scope=\"col\" "
			"class=\"%s%s%s\">",
			width_names[width_of(c)],
			h->columns[i].agency ? " who" : "",
			c->kind == CHRON_CELL_NUMBER ? " num" : "");
		put_titles(h, out, i);
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

	for (size_t i = 0; i < t->ncolumns; i++) {
		if (!h->columns[i].leads)
			continue;
		total += widths[width_of(&t->columns[i])];
		wide = wide || width_of(&t->columns[i]) == CHRON_WIDE;
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
		"aria-labelledby=\"t-%s\">\n",
		wide ? "full" : "small", h->nshown >= MANY ? " many" : "",
		t->key);
	if (t->caption) {
		HTML_PUT(out, "<caption>");
		escape_html(out, chron_cstr(t->caption));
		HTML_PUT(out, "</caption>\n");
	}
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
		HTML_PUT(out, "</tbody>\n");
	h->group = true;
	HTML_PUT(out, "<tbody role=\"rowgroup\"");
	if (year)
		out_printf(out, " id=\"%s-%d\"", h->table.key, year);
	HTML_PUT(out, ">\n");
}

void
html_close_table(struct html *h)
{
	if (!h->open)
		return;
	if (h->begun) { /* a row was written, so a group is open */
		HTML_PUT(h->out, "</tbody>\n</table>\n</div>\n");
		put_left_out(h);
	} else if (h->table.empty) {
		HTML_PUT(h->out, "<p class=\"empty\">");
		escape_html(h->out, chron_cstr(h->table.empty));
		HTML_PUT(h->out, "</p>\n");
	}
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
	HTML_PUT(out, "<tr role=\"row\" class=\"day\"");
	put_id(h, id);
	out_printf(out,
		"><th role=\"rowheader\" scope=\"rowgroup\" "
		"colspan=\"%zu\">",
		h->nshown);
	html_cell(h, &h->columns[0], cell);
	HTML_PUT(out, "</th></tr>\n");
}

static void
put_passed(struct html *h, const char *id, const struct chron_cell *cell)
{
	struct chron_out *out = h->out;

	begin_group(h, 0);
	HTML_PUT(out, "<tr role=\"row\" class=\"passed\"");
	put_id(h, id);
	out_printf(out, "><td role=\"cell\" colspan=\"%zu\">", h->nshown);
	html_cell(h, &h->columns[0], cell);
	HTML_PUT(out, "</td></tr>\n");
}

/* A cell, and below it those that stand under its column. */
static void
put_stack(struct html *h, size_t lead, const struct chron_cell *cells)
{
	struct chron_out *out = h->out;
	size_t *order = h->order;
	size_t n = stack_order(h, lead, order);

	out_str(out, h->columns[lead].cell);
	html_cell(h, &h->columns[order[0]], &cells[order[0]]);
	for (size_t k = 1; k < n; k++) {
		if (!cells[order[k]].text.n)
			continue;
		HTML_PUT(out, "<div class=\"under\">");
		out_str(out, h->columns[order[k]].label);
		html_cell(h, &h->columns[order[k]], &cells[order[k]]);
		HTML_PUT(out, "</div>");
	}
	if (heads_stack(h, lead))
		HTML_PUT(out, "</th>");
	else
		HTML_PUT(out, "</td>");
}

static void
put_data(struct html *h, bool more, const char *id,
	const struct chron_cell *cells, size_t ncells)
{
	struct chron_out *out = h->out;

	if (!h->group)
		begin_group(h, 0);
	if (more)
		HTML_PUT(out, "<tr role=\"row\" class=\"more\"");
	else
		HTML_PUT(out, "<tr role=\"row\"");
	put_id(h, id);
	HTML_PUT(out, ">");
	for (size_t i = 0; i < ncells; i++)
		if (h->columns[i].leads)
			put_stack(h, i, cells);
	HTML_PUT(out, "</tr>\n");
}

enum chron_status
html_row(void *state, enum chron_row_kind kind, const char *id,
	const struct chron_cell *cells, size_t ncells, struct chron_err *err)
{
	struct html *h = state;

	(void)err;
	if (!h->begun)
		begin_rows(h);
	switch (kind) {
	case CHRON_ROW_DAY:
		put_day(h, id, cells);
		break;
	case CHRON_ROW_PASSED:
		put_passed(h, id, cells);
		break;
	case CHRON_ROW_DATA:
	case CHRON_ROW_MORE:
		put_data(h, kind == CHRON_ROW_MORE, id, cells, ncells);
		break;
	}
	return CHRON_OK;
}
