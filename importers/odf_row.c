/* Rows and cells of OpenDocument tables.  A row is gathered whole, because how
 * often it and its cells are repeated stands in their start tags; a million
 * blank rows are one number. */
#include "odf.h"

#include <inttypes.h>

#include "util/str.h"

static uint32_t
row_number(uint64_t row)
{
	return row > UINT32_MAX ? UINT32_MAX : (uint32_t)row;
}

bool
odf_row(struct odf *o, const struct part_attrs *a)
{
	struct odf_table *t = odf_here(o);
	struct chron_str v = part_attr(a, NS_OD_TABLE, "visibility");

	if (!t || t->row_open)
		return false;
	arena_reset(t->arena);
	t->cells = NULL;
	t->asides = NULL;
	t->ncells = t->nasides = 0;
	t->row_open = true;
	t->cell_open = false;
	t->row_hidden = str_is(v, "collapse") || str_is(v, "filter");
	t->repeat = odf_count(a, NS_OD_TABLE, "number-rows-repeated");
	return true;
}

/* ---- cells ---- */

bool
odf_cell(struct odf *o, const struct part_attrs *a, bool covered)
{
	static const char *const values[] = {"date-value", "time-value",
		"value", "boolean-value", "string-value"};
	struct odf_table *t = odf_here(o);
	struct odf_cell *c;

	if (!t || t->inlined || !t->row_open || t->cell_open)
		return false;
	if (!odf_push(o, SINK_CELL))
		return false;
	c = ARENA_PUSH(t->arena, &t->cells, &t->ncells);
	c->covered = covered;
	c->columns = odf_count(a, NS_OD_TABLE, "number-columns-spanned");
	c->rows = odf_count(a, NS_OD_TABLE, "number-rows-spanned");
	c->repeat = odf_count(a, NS_OD_TABLE, "number-columns-repeated");
	c->formula = part_attr(a, NS_OD_TABLE, "formula").n > 0;
	c->value_type =
		arena_str(t->arena, part_attr(a, NS_OD_OFFICE, "value-type"));
	for (size_t i = 0; c->value_type.n && !c->value.n &&
			   i < sizeof(values) / sizeof(values[0]);
		i++)
		c->value = arena_str(
			t->arena, part_attr(a, NS_OD_OFFICE, values[i]));
	t->cell_open = true;
	return true;
}

void
odf_cell_end(struct odf *o, struct chron_str text)
{
	struct odf_table *t = odf_here(o);
	struct odf_cell *c = &t->cells[t->ncells - 1];

	c->shown = arena_str(t->arena, text);
	odf_value(c, t->arena);
	c->filled =
		c->text.n > 0 ||
		(t->nasides && t->asides[t->nasides - 1].cell == t->ncells - 1);
	t->cell_open = false;
}

/* ---- the row, put out ---- */

static uint64_t
row_bytes(const struct odf_table *t)
{
	uint64_t n = 64;

	for (uint32_t i = 0; i < t->ncells; i++)
		n += t->cells[i].text.n + 64;
	return n;
}

static void
put_cell(struct odf *o, struct odf_table *t, const struct odf_cell *c)
{
	struct grid_cell cell = {
		c->text, c->type, c->columns, c->rows, false, false};
	uint32_t n = c->repeat;

	if (c->covered) {
		/* What lies below a merged cell stays in the file. */
		if (c->text.n)
			grid_aside(t->grid, CHRON_S("hidden text"), c->text);
		return;
	}
	if (!c->text.n) {
		grid_cell(t->grid, &cell);
		grid_skip(t->grid, n - 1);
		return;
	}
	if (n > ODF_REPEAT_CELLS ||
		(n > 1 && !odf_spend(o, (c->text.n + 64) * n))) {
		struct chron_pos pos = {
			o->file, t->part, row_number(t->row), 0};

		chron_diag(o->run, CHRON_WARNING, "repeat-capped", &pos,
			"a cell is repeated %" PRIu32 " times side by side; it "
			"was read once",
			n);
		grid_cell(t->grid, &cell);
		grid_skip(t->grid, n - 1);
		return;
	}
	while (n--)
		grid_cell(t->grid, &cell);
}

/* The cells up to the last that has something, and what is beside them. */
static void
put_cells(struct odf *o, struct odf_table *t)
{
	uint32_t n = t->ncells, aside = 0;

	while (n && !t->cells[n - 1].filled)
		n--;
	for (uint32_t i = 0; i < n || aside < t->nasides; i++) {
		for (; aside < t->nasides &&
			(t->asides[aside].cell <= i || i >= n);
			aside++)
			grid_aside(t->grid, chron_cstr(t->asides[aside].name),
				t->asides[aside].text);
		if (i < n)
			put_cell(o, t, &t->cells[i]);
	}
}

static struct chron_str
keep_str(struct odf *o, struct chron_str s)
{
	return s.n ? arena_str(o->arena, s) : CHRON_S("");
}

/* Rows of a table within a table wait: those of the one around it must not be
 * torn apart. */
static void
keep(struct odf *o, struct odf_inner *to, const struct grid_taken *taken)
{
	struct odf_kept *k = ARENA_PUSH(o->arena, &to->rows, &to->nrows);
	size_t n = taken->record->nfields;
	struct chron_field *f =
		ARENA_ARRAY(o->arena, struct chron_field, n + 1);

	for (size_t i = 0; i < n; i++) {
		f[i] = taken->record->fields[i];
		f[i].name = keep_str(o, f[i].name);
		f[i].value = keep_str(o, f[i].value);
	}
	k->record = *taken->record;
	k->record.fields = f;
	k->slug = taken->slug;
	k->why = taken->why;
	k->text = keep_str(o, taken->text);
}

static enum chron_status
row_out(struct odf *o, struct odf_table *t)
{
	if (t->inner) {
		struct grid_taken taken = grid_row_take(t->grid);

		keep(o, t->inner, &taken);
		return CHRON_OK;
	}
	return grid_row_end(t->grid, o->run, o->err);
}

static bool
is_hidden(const struct odf *o, const struct odf_table *t)
{
	return t->hidden || t->row_hidden || o->hidden;
}

/* Blank rows before this one, as far as anybody wants to see them. */
static enum chron_status
put_blanks(struct odf *o, struct odf_table *t)
{
	uint64_t shown = t->blank < ODF_BLANK_ROWS ? t->blank : ODF_BLANK_ROWS;
	enum chron_status status = CHRON_OK;

	for (uint64_t i = 0; i < shown && status == CHRON_OK; i++) {
		grid_row(t->grid, row_number(t->row - t->blank + i),
			t->hidden ? CHRON_MARK_HIDDEN : 0);
		status = row_out(o, t);
	}
	grid_pass(t->grid, t->blank - shown);
	t->blank = 0;
	return status;
}

static bool
is_blank(const struct odf_table *t)
{
	for (uint32_t i = 0; i < t->ncells; i++)
		if (t->cells[i].filled)
			return false;
	return !t->nasides;
}

static void
found(const struct odf_table *t, struct odf_finding *f, uint64_t times)
{
	if (!f->n)
		f->row = t->row;
	f->n += times;
}

/* Counted for what is told at the end of the table. */
static void
count(struct odf *o, struct odf_table *t, uint64_t times)
{
	uint64_t col = 0;
	uint32_t h = 0;

	if ((t->row_hidden || o->hidden) && !t->hidden)
		found(t, &t->rows, times);
	for (uint32_t i = 0; i < t->ncells; i++) {
		const struct odf_cell *c = &t->cells[i];

		found(t, &t->formulas, c->formula ? times : 0);
		found(t, &t->errors, c->error ? times : 0);
		found(t, &t->valueless, c->valueless ? times : 0);
		while (h < t->nhidden_columns &&
			t->hidden_columns[h].last <= col)
			h++;
		if (c->filled && h < t->nhidden_columns &&
			t->hidden_columns[h].first <= col + c->repeat) {
			if (!t->cells_apart.n)
				t->column_apart = row_number(
					t->hidden_columns[h].first > col
						? t->hidden_columns[h].first
						: col + 1);
			found(t, &t->cells_apart, times);
		}
		col += c->repeat;
	}
}

/* How often a row that has something is put out. */
static uint64_t
times_of(struct odf *o, struct odf_table *t)
{
	uint64_t n = t->repeat;
	struct chron_pos pos = {o->file, t->part, row_number(t->row), 0};

	if (n == 1)
		return n;
	if (n > ODF_REPEAT_ROWS)
		n = ODF_REPEAT_ROWS;
	if (!odf_spend(o, row_bytes(t) * n))
		n = 1;
	if (n < t->repeat)
		chron_diag(o->run, CHRON_WARNING, "repeat-capped", &pos,
			"the row is repeated %" PRIu64 " times; the first "
			"%" PRIu64 " were read",
			t->repeat, n);
	return n;
}

enum chron_status
odf_row_end(struct odf *o)
{
	struct odf_table *t = odf_here(o);
	enum chron_status status;
	uint64_t n;

	if (!t || !t->row_open)
		return CHRON_OK;
	t->row_open = false;
	if (t->inlined || t->foreign)
		return CHRON_OK;
	if (is_blank(t)) {
		t->row += t->repeat;
		t->blank += t->repeat;
		return CHRON_OK;
	}
	status = put_blanks(o, t);
	n = times_of(o, t);
	count(o, t, n);
	for (uint64_t i = 0; i < n && status == CHRON_OK; i++) {
		grid_row(t->grid, row_number(t->row + i),
			is_hidden(o, t) ? CHRON_MARK_HIDDEN : 0);
		put_cells(o, t);
		status = row_out(o, t);
		t->nasides = 0; /* said once */
	}
	grid_pass(t->grid, t->repeat - n);
	t->row += t->repeat;
	return status;
}
