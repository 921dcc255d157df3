/* Which columns make one cell of a page, and the cells of a row. */
#include "export/html.h"
#include "util/str.h"

void
html_stack_titles(
	const struct html *h, struct chron_out *out, const struct html_stack *s)
{
	for (size_t k = 0; k < s->n; k++) {
		struct chron_str t =
			chron_cstr(h->table.columns[s->order[k]].title);
		char first = t.n ? t.p[0] : '\0';

		if (h->columns[s->order[k]].folded) /* they name themselves */
			continue;
		/* "Agency, professional, source", but SHA-256 as it is */
		if (k) {
			HTML_PUT(out, ", ");
			if (t.n > 1 && first >= 'A' && first <= 'Z' &&
				t.p[1] >= 'a') {
				first = (char)(first - 'A' + 'a');
				out_write(out, &first, 1);
				t = (struct chron_str){t.p + 1, t.n - 1};
			}
		}
		escape_html(out, t);
	}
}

/* What stands before a cell under another: its title, but not before what
 * says itself what it is. */
static void
prepare_label(struct html *h, size_t i)
{
	const struct chron_column *c = &h->table.columns[i];
	struct buf b = BUF_INIT;
	struct chron_out *label = out_memory(&b);

	h->columns[i].runs_on = (c->width & CHRON_UNDER) &&
				c->kind == CHRON_CELL_TEXT &&
				!(c->width & CHRON_FOLDED) &&
				chron_column_width(c) != CHRON_WIDE;
	h->columns[i].folded =
		(c->width & CHRON_FOLDED) ||
		((c->width & CHRON_UNDER) && c->kind == CHRON_CELL_SUM);
	if (chron_column_width(c) == CHRON_MEDIUM && !h->columns[i].folded) {
		escape_html(label, chron_cstr(c->title));
		HTML_PUT(label, ": ");
	}
	out_close(label, NULL);
	h->columns[i].label = arena_str(h->table_arena, buf_get(&b));
	buf_free(&b);
}

/* What opens the cells, made once a table.  Where cells are stacked into
 * cards each has its title, by its number; what heads a card, and an agency,
 * needs none.  Rows that are filtered may be ten thousand: their roles are
 * those of a table, which the script spells out when there is time. */
static void
prepare_open(struct html *h, struct html_stack *s)
{
	const struct chron_column *c = &h->table.columns[s->order[0]];
	bool stack = s->n > 1;
	struct buf b = BUF_INIT;
	struct chron_out *out = out_memory(&b);

	out_puts(out, s->head ? "<th" : "<td");
	if (!h->filter)
		out_puts(out,
			s->head ? " role=\"rowheader\"" : " role=\"cell\"");
	if (s->head)
		HTML_PUT(out, " scope=\"row\"");
	out_puts(out, " class=\"");
	if (stack)
		out_puts(out, s->answers ? "stack answers "
			      : s->lines ? "stack lines "
					 : "stack ");
	else if (c->kind == CHRON_CELL_NUMBER)
		HTML_PUT(out, "num ");
	else if (s->width == CHRON_WIDE)
		HTML_PUT(out, "wide ");
	if (!stack || !(s->head || c->kind == CHRON_CELL_LABEL))
		out_printf(out, "l l%zu", (size_t)(s - h->stacks) + 1);
	HTML_PUT(out, "\">");
	out_close(out, NULL);
	s->open = arena_str(h->table_arena, buf_get(&b));
	buf_free(&b);
}

/* Fills the stack that begins at the column and returns the column after. */
static size_t
prepare_stack(struct html *h, size_t lead, struct html_stack *s)
{
	const struct chron_column *columns = h->table.columns;
	size_t *order, end = lead + 1;

	while (end < h->table.ncolumns && (columns[end].width & CHRON_UNDER))
		end++;
	order = ARENA_ARRAY(h->table_arena, size_t, end - lead);
	*s = (struct html_stack){.order = order,
		.width = chron_column_width(&columns[lead]),
		.answers = true};
	for (int ref = 0; ref < 2; ref++)
		for (size_t i = lead; i < end; i++)
			if (h->columns[i].shown &&
				(columns[i].kind == CHRON_CELL_REF) == ref)
				order[s->n++] = i;
	for (size_t k = 0; k < s->n; k++)
		s->answers =
			s->answers && columns[order[k]].kind == CHRON_CELL_FLAG;
	s->answers = s->answers && s->n > 1;
	s->lines = s->n > 1 && columns[order[0]].kind == CHRON_CELL_LABEL;
	return end;
}

/* A row is headed by its first cell that is more than a reference. */
static struct html_stack *
find_head(struct html *h)
{
	for (size_t i = 0; i < h->nstacks; i++) {
		const struct html_stack *s = &h->stacks[i];

		if (h->table.columns[s->order[0]].kind != CHRON_CELL_REF)
			return &h->stacks[i];
	}
	return h->stacks;
}

void
html_stacks(struct html *h)
{
	size_t next = 0;

	h->stacks = ARENA_ARRAY(
		h->table_arena, struct html_stack, h->table.ncolumns);
	h->nstacks = 0;
	h->told_by = h->told = false;
	for (size_t i = 0; i < h->table.ncolumns; i++) {
		struct html_column *c = &h->columns[i];

		c->agency =
			str_is(chron_cstr(h->table.columns[i].key), "agency");
		h->told_by = h->told_by || c->agency;
		prepare_label(h, i);
		h->told = h->told || (c->folded && h->table.columns[i].kind ==
							   CHRON_CELL_TEXT);
	}
	while (next < h->table.ncolumns) {
		next = prepare_stack(h, next, &h->stacks[h->nstacks]);
		h->nstacks += h->stacks[h->nstacks].n > 0;
	}
	if (h->nstacks) {
		find_head(h)->head = true;
		find_head(h)->lines = false;
	}
	for (size_t i = 0; i < h->nstacks; i++)
		prepare_open(h, &h->stacks[i]);
}

/* A further account does not repeat what its entry says of when, as long as
 * it says the same. */
static bool
is_repeated(
	struct html *h, bool more, size_t column, const struct chron_cell *c)
{
	struct html_column *to = &h->columns[column];

	if (more)
		return c->kind != CHRON_CELL_REF &&
		       str_eq(c->text,
			       (struct chron_str){
				       h->last.p + to->last_at, to->last_n});
	to->last_at = h->last.n;
	to->last_n = c->text.n;
	buf_str(&h->last, c->text);
	return false;
}

/* What stands under another is a line of one block: elements are what a page
 * of ten thousand entries takes long to load. */
static void
put_under(struct html *h, const struct html_stack *s, bool *open,
	const struct html_column *column, const struct chron_cell *c)
{
	struct chron_out *out = h->out;

	if (column->folded) {
		if (*open)
			HTML_PUT(out, "</div>");
		*open = false;
		html_cell(h, column, c);
		return;
	}
	if (*open || s->lines)
		HTML_PUT(out, "\n");
	else
		HTML_PUT(out, "<div class=\"under\">");
	*open = !s->lines;
	out_str(out, column->label);
	html_cell(h, column, c);
}

static void
put_parts(struct html *h, const struct html_stack *s, bool more,
	const struct chron_cell *cells)
{
	struct chron_out *out = h->out;
	bool heads = s->head && s->n > 1, begun = false, open = false;

	if (heads && more && h->told_by) {
		HTML_PUT(out, "<span class=\"also\">also told by</span>");
		begun = true;
	}
	for (size_t k = 0; k < s->n; k++) {
		const struct chron_cell *c = &cells[s->order[k]];
		const struct html_column *column = &h->columns[s->order[k]];

		if (!c->text.n ||
			(heads && is_repeated(h, more, s->order[k], c)))
			continue;
		if (begun || k)
			put_under(h, s, &open, column, c);
		else
			html_cell(h, column, c);
		begun = true;
	}
	if (open)
		HTML_PUT(out, "</div>");
}

void
html_stack_row(struct html *h, bool more, const struct chron_cell *cells)
{
	if (!more)
		buf_clear(&h->last);
	for (size_t i = 0; i < h->nstacks; i++) {
		const struct html_stack *s = &h->stacks[i];

		out_str(h->out, s->open);
		if (s->answers)
			html_answers(h, s, cells);
		else
			put_parts(h, s, more, cells);
		if (s->head)
			HTML_PUT(h->out, "</th>");
		else
			HTML_PUT(h->out, "</td>");
	}
}
