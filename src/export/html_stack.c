/* Which columns make one cell of a page, and the cells of a row. */
#include "export/html.h"
#include "export/stack.h"
#include "util/str.h"

void
html_stack_titles(
	const struct html *h, struct chron_out *out, const struct html_stack *s)
{
	const struct stack of = {.order = s->order, .n = s->n};
	struct buf b = BUF_INIT;

	stack_title(&of, h->table.columns, &b);
	escape_html(out, buf_get(&b));
	buf_free(&b);
}

/* What stands before a cell under another: its title, but not before what
 * says itself what it is. */
static void
prepare_label(struct html *h, size_t i)
{
	const struct chron_column *c = &h->table.columns[i];
	struct buf b = BUF_INIT;
	struct chron_out *label = out_memory(&b);

	h->columns[i].runs_on = stack_runs_on(c);
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

void
html_stacks(struct html *h)
{
	size_t n = h->table.ncolumns;
	struct stack *stacks = ARENA_ARRAY(h->table_arena, struct stack, n);
	bool *shown = ARENA_ARRAY(h->table_arena, bool, n);

	h->stacks = ARENA_ARRAY(h->table_arena, struct html_stack, n);
	h->told_by = h->told = false;
	for (size_t i = 0; i < n; i++) {
		struct html_column *c = &h->columns[i];

		shown[i] = c->shown;
		c->agency =
			str_is(chron_cstr(h->table.columns[i].key), "agency");
		h->told_by = h->told_by || c->agency;
		prepare_label(h, i);
		h->told = h->told || (c->folded && h->table.columns[i].kind ==
							   CHRON_CELL_TEXT);
	}
	h->nstacks = stack_columns(h->table_arena, &h->table, shown, stacks);
	for (size_t i = 0; i < h->nstacks; i++) {
		const struct stack *s = &stacks[i];

		h->stacks[i] = (struct html_stack){.order = s->order,
			.n = s->n,
			.width = s->width,
			.head = s->head,
			.answers = s->answers,
			.lines = !s->head && s->n > 1 &&
				 h->table.columns[s->order[0]].kind ==
					 CHRON_CELL_LABEL};
		prepare_open(h, &h->stacks[i]);
	}
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
