/* Tables of a Word document: cells into the grid, rows into the outbox, and
 * what becomes of a table within a cell. */
#include "docx.h"

#include "util/str.h"

static const struct chron_str aside_names[] = {
	[ASIDE_DELETED] = CHRON_INIT("deleted text"),
	[ASIDE_HIDDEN] = CHRON_INIT("hidden text"),
	[ASIDE_FOOTNOTE] = CHRON_INIT("footnote"),
};

static void
cell_clear(struct docx_cell *c)
{
	buf_clear(&c->text);
	buf_clear(&c->comments);
	for (int i = 0; i < ASIDE_KINDS; i++)
		buf_clear(&c->aside[i]);
	c->is = (struct grid_cell){.columns = 1};
	c->begun = c->deleted = c->typed = false;
}

static void
cell_free(struct docx_cell *c)
{
	buf_free(&c->text);
	buf_free(&c->comments);
	for (int i = 0; i < ASIDE_KINDS; i++)
		buf_free(&c->aside[i]);
}

static void
add_line(struct buf *to, struct chron_str s)
{
	if (!s.n)
		return;
	if (to->n)
		buf_putc(to, '\n');
	buf_str(to, s);
}

/* What a cell holds goes on in another one. */
static void
absorb(struct docx_cell *to, const struct docx_cell *from)
{
	add_line(&to->text, buf_get(&from->text));
	buf_str(&to->comments, buf_get(&from->comments));
	for (int i = 0; i < ASIDE_KINDS; i++)
		add_line(&to->aside[i], buf_get(&from->aside[i]));
	to->begun |= from->begun;
	to->typed |= from->typed;
}

/* The level's table, made when first needed and cleared. */
static struct docx_table *
level(struct docx *d, unsigned i)
{
	struct docx_table *t = d->tables[i];

	if (!t) {
		t = d->tables[i] = ARENA_NEW(d->arena, struct docx_table);
		t->grid = grid_new(d->arena);
	}
	cell_clear(&t->cell);
	cell_clear(&t->flat);
	t->list = t->behind = (struct out_list){NULL, NULL};
	t->rows_open = t->cells_open = 0;
	t->row = t->columns = 0;
	t->boxes = d->boxes;
	grid_table(t->grid, NULL);
	return t;
}

enum chron_status
docx_table_begin(struct docx *d)
{
	struct docx_table *around = docx_innermost(d), *t;
	enum chron_status status;

	/* Too deep, or where no table can be: its text is read as that of
	 * what is around it. */
	if (d->flat || d->mode != READ_BODY || d->ntables == DOCX_TABLES ||
		docx_para(d)->depth || (around && !docx_cell(d))) {
		d->flat++;
		return CHRON_OK;
	}
	status = docx_para_flush(d);
	t = level(d, d->ntables++);
	t->out = outbox_table(d->outbox, around ? around->out : NULL,
		around ? around->row : 0);
	return status;
}

/* A table of a single column within a cell is a way to lay out its text. */
static void
nested_end(struct docx *d, struct docx_table *t, struct docx_table *around)
{
	if (t->columns > 1) {
		outbox_stands(d->outbox, t->out);
		out_list_join(&around->behind, &t->list);
	} else {
		outbox_dissolve(t->out, &t->list);
		out_list_join(&around->list, &t->list);
		absorb(&around->cell, &t->flat);
		around->typed |= t->flat.typed;
	}
	out_list_join(&around->behind, &t->behind);
}

enum chron_status
docx_table_end(struct docx *d)
{
	struct docx_table *t = docx_innermost(d);

	if (d->flat) {
		d->flat--;
		return CHRON_OK;
	}
	if (!t)
		return CHRON_OK;
	d->ntables--;
	if (d->ntables) {
		nested_end(d, t, docx_innermost(d));
		return CHRON_OK;
	}
	out_list_join(&d->list, &t->list);
	out_list_join(&d->list, &t->behind);
	if (d->boxes)
		return CHRON_OK;
	return outbox_send(d->outbox, &d->list, false, d->err);
}

void
docx_row_begin(struct docx *d)
{
	struct docx_table *t = docx_innermost(d);

	if (!t || d->flat || t->rows_open++)
		return;
	t->row++;
	t->before = t->cells = 0;
	t->started = false;
	t->deleted = t->hidden = t->heading = t->struck = t->typed = false;
}

/* Once the row's properties are known. */
static void
row_start(struct docx_table *t)
{
	if (t->started)
		return;
	t->started = true;
	grid_row(t->grid, t->row, t->hidden ? CHRON_MARK_HIDDEN : 0);
	grid_skip(t->grid, t->before);
}

static void
put_asides(struct docx_table *t)
{
	struct docx_cell *c = &t->cell;
	const struct docx_note *const *notes =
		(const struct docx_note *const *)(void *)c->comments.p;

	for (int i = 0; i < ASIDE_KINDS; i++)
		if (c->aside[i].n)
			grid_aside(
				t->grid, aside_names[i], buf_get(&c->aside[i]));
	for (size_t n = c->comments.n / sizeof(*notes); n; n--, notes++)
		grid_aside(t->grid, CHRON_S("comment"), (*notes)->text);
}

void
docx_cell_begin(struct docx *d)
{
	struct docx_table *t = docx_innermost(d);

	if (!t || d->flat || t->cells_open++ || !t->rows_open)
		return;
	row_start(t);
	t->cells++;
	docx_fields_enter(d, &t->fields);
}

/* White space at the end of a cell is no text; its start is kept as it is. */
static struct chron_str
cell_text(const struct docx_cell *c)
{
	struct chron_str s = buf_get(&c->text);

	while (s.n && strchr(" \n\t", s.p[s.n - 1]))
		s.n--;
	return s;
}

static void
cell_close(struct docx_table *t, bool nested)
{
	struct docx_cell *c = &t->cell;

	c->text.n = cell_text(c).n;
	if (c->deleted || (nested && t->deleted)) {
		add_line(&c->aside[ASIDE_DELETED], buf_get(&c->text));
		buf_clear(&c->text);
	}
	put_asides(t);
	c->is.text = buf_get(&c->text);
	grid_cell(t->grid, &c->is);
	if (nested && t->columns < 2)
		absorb(&t->flat, c);
	cell_clear(c);
}

enum chron_status
docx_cell_end(struct docx *d)
{
	struct docx_table *t = docx_innermost(d);
	enum chron_status status;

	if (!t || d->flat || !t->cells_open || --t->cells_open || !t->rows_open)
		return CHRON_OK;
	t->cells_open = 1; /* still, for what waits */
	status = docx_para_flush(d);
	t->cells_open = 0;
	docx_fields_leave(d, t->fields);
	if (t->cells > t->columns)
		t->columns = t->cells;
	cell_close(t, d->ntables > 1);
	return status;
}

void
docx_row_end(struct docx *d)
{
	struct docx_table *t = docx_innermost(d);
	struct grid_taken taken;

	if (!t || d->flat || !t->rows_open || --t->rows_open)
		return;
	row_start(t);
	put_asides(t); /* what stood behind the last cell */
	cell_clear(&t->cell);
	if (t->deleted) {
		outbox_not_event(d->outbox, &t->list, t->out, t->row,
			grid_row_drop(t->grid),
			"a row deleted with tracked changes");
		return;
	}
	taken = grid_row_take(t->grid);
	outbox_row(d->outbox, &t->list, t->out, &taken, t->typed);
	if (t->struck)
		outbox_warn(d->outbox, &t->list, t->out, t->row,
			"struck-through",
			"text in this row is struck out by hand; it was read "
			"as text that counts: ask whether it still holds");
	if (t->hidden)
		docx_find(d, FOUND_HIDDEN_ROW);
}

void
docx_tables_torn(struct docx *d)
{
	for (; d->ntables; d->ntables--) {
		struct docx_table *t = docx_innermost(d);
		struct docx_table *around =
			d->ntables > 1 ? d->tables[d->ntables - 2] : NULL;

		if (t->rows_open) {
			row_start(t);
			absorb(&t->cell, &(struct docx_cell){
						 .text = docx_para(d)->text});
			cell_close(t, around != NULL);
			outbox_torn(d->outbox, &t->list, t->out, t->row,
				grid_row_drop(t->grid), "xml-torn-record",
				"the file is broken inside this row");
			buf_clear(&docx_para(d)->text);
		}
		if (around)
			nested_end(d, t, around);
		else
			out_list_join(&d->list, &t->list);
		out_list_join(&d->list, &t->behind);
	}
}

void
docx_tables_free(struct docx *d)
{
	for (int i = 0; i < DOCX_TABLES && d->tables[i]; i++) {
		cell_free(&d->tables[i]->cell);
		cell_free(&d->tables[i]->flat);
		grid_free(d->tables[i]->grid);
	}
}
