/* Tables of OpenDocument: sheets, tables of a text, tables within tables.
 * Rows are in odf_row.c. */
#include "odf.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>

#include "util/str.h"

struct odf_table *
odf_here(struct odf *o)
{
	return o->depth ? &o->tables[o->depth - 1] : NULL;
}

bool
odf_spend(struct odf *o, uint64_t bytes)
{
	o->repeated += bytes;
	return o->repeated <= ODF_REPEAT_BYTES;
}

uint32_t
odf_count(const struct part_attrs *a, enum part_ns ns, const char *name)
{
	int64_t n = str_number(part_attr(a, ns, name));

	if (n < 1)
		return 1;
	return n > INT32_MAX ? INT32_MAX : (uint32_t)n;
}

/* ---- begin ---- */

static void
name_outer(struct odf *o, struct odf_table *t, struct chron_str name)
{
	t->part = NULL;
	snprintf(t->number, sizeof(t->number), "table %u", o->table);
	if (o->ntables <= 1)
		return;
	if (!o->is_text && name.n)
		t->part = arena_str(o->arena, name).p;
	else
		t->part = arena_printf(
			o->arena, o->is_text ? "table %u" : "Sheet%u", o->table)
				  .p;
}

static void
name_inner(struct odf *o, struct odf_table *t, struct odf_table *around)
{
	const char *of = around->number;

	snprintf(
		t->number, sizeof(t->number), "%.50s.%u", of, ++around->tables);
	t->part = arena_str(o->arena, chron_cstr(t->number)).p;
	t->inner = ARENA_NEW(o->arena, struct odf_inner);
	*ARENA_PUSH(o->arena, &o->inner, &o->ninner) = t->inner;
}

/* Where it lies in another table, only the columns tell whether it is one:
 * decided at the first row. */
void
odf_table(struct odf *o, const struct part_attrs *a)
{
	struct odf_table *t = &o->tables[o->depth], was = *t;

	if (!o->depth) {
		o->failed = odf_flush(o);
		o->table++;
		o->ninner = 0;
		o->inner = NULL;
	}
	*t = (struct odf_table){.grid = was.grid, .arena = was.arena};
	if (!t->grid) {
		t->grid = grid_new(o->arena);
		t->arena = arena_new();
	}
	arena_reset(t->arena);
	t->row = 1;
	t->hidden = odf_hides(
		&o->styles, ODF_SHEET, part_attr(a, NS_OD_TABLE, "style-name"));
	if (!o->depth)
		name_outer(o, t, part_attr(a, NS_OD_TABLE, "name"));
	else
		t->inlined = true;
	o->depth++;
	grid_table(t->grid, t->part);
}

void
odf_column(struct odf *o, const struct part_attrs *a)
{
	struct odf_table *t = odf_here(o);
	uint32_t n = odf_count(a, NS_OD_TABLE, "number-columns-repeated");
	struct chron_str v = part_attr(a, NS_OD_TABLE, "visibility");
	struct odf_table *around;

	if (!t)
		return;
	if (str_is(v, "collapse") || str_is(v, "filter")) {
		struct odf_columns *c = ARENA_PUSH(
			o->arena, &t->hidden_columns, &t->nhidden_columns);

		c->first = t->columns + 1;
		c->last = t->columns + n;
	}
	t->columns += n;
	if (o->depth > 1 && t->inlined && t->columns > 1) {
		t->inlined = false;
		around = t - 1;
		while (around->inlined)
			around--;
		name_inner(o, t, around);
		grid_table(t->grid, t->part);
	}
}

/* ---- end ---- */

/* What is said once a table about cells of its rows. */
static const struct said {
	size_t at; /* of the finding */
	enum chron_severity severity;
	const char *slug, *say;
} said[] = {
	{offsetof(struct odf_table, formulas), CHRON_NOTE, "formula-value",
		"cell(s) hold a formula, the first in this row; the results "
		"that were saved with them were read"},
	{offsetof(struct odf_table, errors), CHRON_WARNING, "error-value",
		"cell(s) show an error of the spreadsheet instead of a value, "
		"the first in this row"},
	{offsetof(struct odf_table, valueless), CHRON_WARNING,
		"formula-without-value",
		"cell(s) hold a formula without its result, the first in this "
		"row: open the file in a spreadsheet and save it again"},
	{offsetof(struct odf_table, rows), CHRON_WARNING, "hidden-row",
		"row(s) are hidden, the first is this one; read like the "
		"others"},
	{offsetof(struct odf_table, cells_apart), CHRON_WARNING,
		"hidden-column",
		"cell(s) stand in hidden columns, the first in this row; read "
		"like the others"},
};

static void
tell(struct odf *o, struct odf_table *t)
{
	struct chron_pos pos = {.file = o->file, .part = t->part};

	if (t->hidden && t->row > 1)
		chron_diag(o->run, CHRON_WARNING, "hidden-sheet", &pos,
			"the sheet is hidden; read like the others");
	for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++) {
		const struct odf_finding *f = (const struct odf_finding
				*)(const void *)((const char *)t + said[i].at);

		if (!f->n)
			continue;
		pos.row = f->row > UINT32_MAX ? UINT32_MAX : (uint32_t)f->row;
		pos.col = f == &t->cells_apart ? t->column_apart : 0;
		chron_diag(o->run, said[i].severity, said[i].slug, &pos,
			"%" PRIu64 " %s", f->n, said[i].say);
	}
}

static enum chron_status
emit_inner(struct odf *o)
{
	enum chron_status status = CHRON_OK;

	for (uint32_t i = 0; i < o->ninner; i++)
		for (uint32_t k = 0;
			k < o->inner[i]->nrows && status == CHRON_OK; k++) {
			struct odf_kept *r = &o->inner[i]->rows[k];

			if (r->slug)
				status = chron_quarantine(o->run, r->slug,
					&r->record.pos, r->text, "%s", r->why);
			else
				status = chron_emit(o->run, &r->record, o->err);
		}
	o->ninner = 0;
	return status;
}

enum chron_status
odf_table_end(struct odf *o)
{
	struct odf_table *t = odf_here(o);

	if (!t)
		return CHRON_OK;
	if (!t->inlined && !t->foreign)
		tell(o, t);
	o->depth--;
	return o->depth ? CHRON_OK : emit_inner(o);
}
