/* One row, put together from its cells: gaps filled, merged cells repeated,
 * comments behind, and emitted. */
#include "xlsx.h"

#include "util/str.h"

/* Rows without anything in them divide what stands around them; so many of a
 * run are handed over, however long it is. */
enum { MOST_BLANKS = 16, MOST_RANGES = 12 };

struct xlsx_carry {
	uint32_t col, last_row;
	enum chron_type type;
	struct chron_str text;
};

static enum chron_status
over(struct xlsx_rows *r, const char *what, const char *limit)
{
	enum chron_status status = xlsx_fail(r->book, CHRON_ELIMIT,
		"up to row %u the sheet%s%.60s%s holds %s (limit %s): this is "
		"no chronology",
		r->row, r->part ? " \"" : "", r->part ? r->part : "",
		r->part ? "\"" : "", what, limit);

	if (r->book->err)
		r->book->err->pos =
			(struct chron_pos){r->book->file, NULL, r->row, 0};
	return status;
}

/* ---- cells ---- */

/* Up to column col all cells are there, if only as empty ones. */
static void
reach(struct xlsx_rows *r, uint32_t col)
{
	if (col > r->room) {
		size_t room = r->room ? r->room : 64;
		struct chron_field *fields;

		while (room < col)
			room *= 2;
		fields = ARENA_ARRAY(r->arena, struct chron_field, room);
		if (r->nfields)
			memcpy(fields, r->fields, r->nfields * sizeof(*fields));
		r->fields = fields;
		r->room = room;
	}
	while (r->nfields < col) {
		r->fields[r->nfields] = (struct chron_field){
			.value = CHRON_S(""), .col = (uint32_t)r->nfields + 1};
		r->nfields++;
	}
}

void
xlsx_row_begin(struct xlsx_rows *r, uint32_t row, bool hidden)
{
	r->row = row;
	r->hidden = hidden;
	r->nfields = r->nvalues = 0;
	buf_clear(&r->asides);
	arena_reset(r->row_arena);
}

void
xlsx_row_put(struct xlsx_rows *r, uint32_t col, struct chron_str text,
	enum chron_type type)
{
	struct chron_field *f;

	reach(r, col);
	f = &r->fields[col - 1];
	r->nvalues += !f->value.n;
	f->value = text;
	f->type = type;
}

void
xlsx_row_aside(struct xlsx_rows *r, uint32_t col, struct chron_str name,
	struct chron_str text)
{
	struct chron_field f = {name, text, CHRON_TEXT, col, CHRON_CELL_ASIDE};

	buf_add(&r->asides, (const char *)&f, sizeof(f));
}

/* ---- merged cells ---- */

/* What reaches down to this row from above, into rows that say something of
 * their own. */
static void
carry(struct xlsx_rows *r)
{
	struct xlsx_carry *list = (struct xlsx_carry *)(void *)r->carries.p;
	size_t all = r->carries.n / sizeof(*list), n = 0;

	for (size_t i = 0; i < all; i++) {
		const struct xlsx_carry *c = &list[i];
		struct chron_field *f;

		if (c->last_row < r->row)
			continue;
		list[n++] = *c;
		reach(r, c->col);
		f = &r->fields[c->col - 1];
		if (f->value.n)
			continue;
		f->value = c->text;
		f->type = c->type;
		f->marks = CHRON_CELL_CARRIED;
		r->gaps += 1 + c->text.n / 64;
	}
	r->carries.n = n * sizeof(*list);
}

static void
begin_carries(struct xlsx_rows *r)
{
	for (; r->next_merge < r->merges.n; r->next_merge++) {
		const struct xlsx_merge *m = &r->merges.list[r->next_merge];
		struct chron_field *f;
		struct xlsx_carry c;

		if (m->row > r->row)
			return;
		if (m->row < r->row || m->col > r->nfields)
			continue;
		f = &r->fields[m->col - 1];
		if (!f->value.n || f->marks & CHRON_CELL_CARRIED)
			continue;
		if (m->last_col > m->col)
			f->marks |= CHRON_CELL_ACROSS;
		if (m->last_row == m->row)
			continue;
		c = (struct xlsx_carry){m->col, m->last_row, f->type,
			arena_str(r->arena, f->value)};
		buf_add(&r->carries, (const char *)&c, sizeof(c));
	}
}

/* ---- rows ---- */

static void
add_range(struct xlsx_rows *r)
{
	if (!r->hidden_from || r->nranges++ >= MOST_RANGES)
		return;
	buf_printf(&r->hidden_list, "%s%u", r->hidden_list.n ? ", " : "",
		r->hidden_from);
	if (r->hidden_to > r->hidden_from)
		buf_printf(&r->hidden_list, "-%u", r->hidden_to);
}

static void
note_hidden(struct xlsx_rows *r)
{
	r->nhidden++;
	if (r->hidden_from && r->row == r->hidden_to + 1) {
		r->hidden_to = r->row;
		return;
	}
	add_range(r);
	r->hidden_from = r->hidden_to = r->row;
}

static enum chron_status
emit(struct xlsx_rows *r, uint32_t row, const struct chron_field *fields,
	size_t n)
{
	struct chron_record record = {.pos = {r->book->file, r->part, row, 0},
		.shape = CHRON_ROW,
		.marks = r->marks |
			 (r->hidden && n ? (unsigned)CHRON_MARK_HIDDEN : 0u),
		.fields = fields,
		.nfields = n};

	return chron_emit(r->book->run, &record, r->book->err);
}

static enum chron_status
blanks(struct xlsx_rows *r, uint32_t before)
{
	enum chron_status status = CHRON_OK;

	for (uint32_t i = 1; i <= MOST_BLANKS && status == CHRON_OK; i++) {
		if (r->last_row + i >= before)
			break;
		status = emit(r, r->last_row + i, NULL, 0);
	}
	return status;
}

static enum chron_status
out(struct xlsx_rows *r)
{
	size_t asides = r->asides.n / sizeof(struct chron_field);
	size_t cells = r->nfields;
	enum chron_status status = blanks(r, r->row);

	if (status != CHRON_OK)
		return status;
	while (cells && !r->fields[cells - 1].value.n)
		cells--;
	if (cells > r->widest)
		r->widest = (uint32_t)cells;
	r->values += r->nvalues;
	if (cells > r->nvalues)
		r->gaps += cells - r->nvalues;
	for (size_t i = 0; i < cells; i++)
		r->text_bytes += r->fields[i].value.n;
	if (r->gaps > XLSX_GAPS + XLSX_GAPS_EACH * r->values)
		return over(r, "far more empty cells than values", "gaps");
	if (r->text_bytes > XLSX_TEXT_BYTES + XLSX_TEXT_EACH * r->values)
		return over(r, "the same text over and over", "sheet-text");
	/* A comment needs a row to stand behind. */
	reach(r, (uint32_t)(cells + asides + !cells));
	cells += !cells;
	if (asides)
		memcpy(r->fields + cells, r->asides.p, r->asides.n);
	if (r->hidden)
		note_hidden(r);
	if (r->row > r->last_row)
		r->last_row = r->row;
	return emit(r, r->row, r->fields, cells + asides);
}

static const struct chron_str comment = CHRON_INIT("comment");

/* Comments on rows before this one have no row of their own. */
static enum chron_status
orphans(struct xlsx_rows *r, uint32_t before)
{
	const struct xlsx_comment *c = r->comments.list;
	enum chron_status status = CHRON_OK;

	while (status == CHRON_OK && r->next_comment < r->comments.n &&
		c[r->next_comment].row < before) {
		uint32_t row = c[r->next_comment].row;

		xlsx_row_begin(r, row, false);
		for (; r->next_comment < r->comments.n &&
			c[r->next_comment].row == row;
			r->next_comment++)
			xlsx_row_aside(r, c[r->next_comment].col, comment,
				c[r->next_comment].text);
		status = out(r);
	}
	return status;
}

enum chron_status
xlsx_row_end(struct xlsx_rows *r)
{
	const struct xlsx_comment *c = r->comments.list;

	for (; r->next_comment < r->comments.n &&
		c[r->next_comment].row == r->row;
		r->next_comment++)
		xlsx_row_aside(r, c[r->next_comment].col, comment,
			c[r->next_comment].text);
	if (r->carries.n && r->nvalues)
		carry(r);
	if (r->next_merge < r->merges.n)
		begin_carries(r);
	return r->nvalues || r->asides.n ? out(r) : CHRON_OK;
}

enum chron_status
xlsx_rows_before(struct xlsx_rows *r, uint32_t row)
{
	return r->next_comment < r->comments.n ? orphans(r, row) : CHRON_OK;
}

enum chron_status
xlsx_rows_end(struct xlsx_rows *r)
{
	enum chron_status status = xlsx_rows_before(r, UINT32_MAX);
	struct chron_pos pos = {r->book->file, r->part, 0, 0};

	if (r->comments.n)
		chron_diag(r->book->run, CHRON_NOTE, "comments-apart", &pos,
			"%u %s kept beside the row and not read as part of the "
			"account",
			r->comments.n,
			r->comments.n == 1 ? "comment was" : "comments were");
	add_range(r);
	if (r->nhidden)
		chron_diag(r->book->run, CHRON_WARNING, "hidden-row", &pos,
			"%u %s hidden in the sheet, perhaps by a filter (%s "
			"%s%s); read like the others",
			r->nhidden, r->nhidden == 1 ? "row is" : "rows are",
			r->nhidden == 1 ? "row" : "rows", r->hidden_list.p,
			r->nranges > MOST_RANGES ? " and more" : "");
	return status;
}
