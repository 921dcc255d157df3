/* One sheet: its columns, rows and cells, as they come. */
#include "xlsx_sheet.h"

#include "util/str.h"

enum {
	SHEET_DATA = 1,
	COLUMN,
	ROW,
	CELL,
	VALUE,
	FORMULA,
	TEXT,
	STRIKE,
	PHONETIC,
};

static const struct part_word words[] = {
	{NS_SHEET, "sheetData", SHEET_DATA},
	{NS_SHEET, "col", COLUMN},
	{NS_SHEET, "row", ROW},
	{NS_SHEET, "c", CELL},
	{NS_SHEET, "v", VALUE},
	{NS_SHEET, "f", FORMULA},
	{NS_SHEET, "t", TEXT},
	{NS_SHEET, "strike", STRIKE},
	{NS_SHEET, "rPh", PHONETIC},
	{0, NULL, 0},
};

/* ---- columns ---- */

/* Only a width that is written out can be none. */
static bool
is_zero(struct chron_str s)
{
	return s.n && s.p[0] == '0' && (s.n == 1 || str_is(s, "0.0"));
}

static void
column(struct xlsx_reading *r, const struct part_attrs *a)
{
	struct xlsx_hidden_columns *h;

	if (r->in_rows || (!xlsx_true(part_attr(a, NS_NONE, "hidden")) &&
				  !is_zero(part_attr(a, NS_NONE, "width"))))
		return;
	if (r->nhidden >= XLSX_COLUMNS)
		return;
	h = ARENA_PUSH(r->rows.arena, &r->hidden, &r->nhidden);
	h->from = xlsx_count(part_attr(a, NS_NONE, "min"));
	h->to = xlsx_count(part_attr(a, NS_NONE, "max"));
}

static void
tell_hidden_columns(struct xlsx_reading *r)
{
	struct chron_pos pos = {r->book->file, r->rows.part, 0, 0};
	struct buf list = BUF_INIT;
	uint32_t n = 0;

	for (uint32_t i = 0; i < r->nhidden; i++) {
		uint32_t from = r->hidden[i].from, to = r->hidden[i].to;
		char a[8], b[8];

		to = to < r->rows.widest ? to : r->rows.widest;
		if (!from || from > to)
			continue;
		xlsx_column(from, a);
		xlsx_column(to, b);
		pos.col = pos.col ? pos.col : from;
		n += to - from + 1;
		if (list.n < 100)
			buf_printf(&list, "%s%s%s%s", list.n ? ", " : "", a,
				to > from ? "-" : "", to > from ? b : "");
	}
	if (n)
		chron_diag(r->book->run, CHRON_WARNING, "hidden-column", &pos,
			"%s hidden in the sheet (%s); read like the others",
			n == 1 ? "a column is" : "columns are", list.p);
	buf_free(&list);
}

/* ---- rows and cells ---- */

static enum chron_status
row(struct xlsx_reading *r, const struct part_attrs *a)
{
	struct chron_str at = part_attr(a, NS_NONE, "r");
	uint32_t n = at.n ? xlsx_count(at) : r->row + 1;
	bool hidden = xlsx_true(part_attr(a, NS_NONE, "hidden")) ||
		      is_zero(part_attr(a, NS_NONE, "ht"));
	enum chron_status status;

	n = n ? n : r->row + 1;
	if (n > XLSX_ROWS)
		return xlsx_fail(r->book, CHRON_ELIMIT,
			"sheet \"%.60s\", row %u: a sheet has %d rows (limit "
			"rows)",
			r->name, n, XLSX_ROWS);
	status = xlsx_rows_before(&r->rows, n);
	r->stopped |= status != CHRON_OK;
	xlsx_row_begin(&r->rows, n, hidden);
	r->row = n;
	r->col = 0;
	return status;
}

static enum chron_status
cell(struct xlsx_reading *r, const struct part_attrs *a)
{
	struct chron_str at = part_attr(a, NS_NONE, "r");
	struct chron_str style = part_attr(a, NS_NONE, "s");
	struct chron_str type = part_attr(a, NS_NONE, "t");
	uint32_t ignored, s = style.n ? xlsx_count(style) : 0;
	char name[8];

	if (!xlsx_ref(at, &ignored, &r->col))
		r->col++;
	if (r->col > XLSX_COLUMNS) {
		xlsx_column(r->col, name);
		return xlsx_fail(r->book, CHRON_ELIMIT,
			"sheet \"%.60s\", cell %s%u: a sheet has %d columns "
			"(limit columns)",
			r->name, name, r->row, XLSX_COLUMNS);
	}
	r->in_cell = true;
	r->style = s < r->book->nstyles ? &r->book->styles[s] : &r->plain;
	r->type = xlsx_cell_type(type);
	r->has_formula = r->struck = r->phonetic = false;
	buf_clear(&r->value);
	buf_clear(&r->formula);
	return CHRON_OK;
}

static enum chron_status
start(void *arg, unsigned id, const struct part_attrs *a)
{
	struct xlsx_reading *r = arg;

	switch (id) {
	case SHEET_DATA:
		r->in_rows = true;
		break;
	case COLUMN:
		column(r, a);
		break;
	case ROW:
		return r->in_rows ? row(r, a) : CHRON_OK;
	case CELL:
		return r->in_rows ? cell(r, a) : CHRON_OK;
	case VALUE:
	case TEXT:
		r->take = r->in_cell && !r->phonetic ? &r->value : NULL;
		break;
	case FORMULA:
		r->has_formula = r->in_cell;
		r->take = r->in_cell ? &r->formula : NULL;
		break;
	case STRIKE:
		r->struck |= xlsx_is_on(a);
		break;
	case PHONETIC:
		r->phonetic = true;
		break;
	default:
		break;
	}
	return CHRON_OK;
}

static enum chron_status
end(void *arg, unsigned id)
{
	struct xlsx_reading *r = arg;
	enum chron_status status;

	switch (id) {
	case SHEET_DATA:
		r->in_rows = false;
		break;
	case ROW:
		if (!r->in_rows)
			break;
		status = xlsx_row_end(&r->rows);
		r->stopped |= status != CHRON_OK;
		return status;
	case CELL:
		if (r->in_cell)
			xlsx_cell(r);
		r->in_cell = false;
		break;
	case VALUE:
	case TEXT:
	case FORMULA:
		r->take = NULL;
		break;
	case PHONETIC:
		r->phonetic = false;
		break;
	default:
		break;
	}
	return CHRON_OK;
}

static enum chron_status
text(void *arg, struct chron_str s)
{
	struct xlsx_reading *r = arg;

	if (r->take)
		buf_str(r->take, s);
	return CHRON_OK;
}

static void
where(void *arg, struct buf *to)
{
	const struct xlsx_reading *r = arg;
	char name[8];

	buf_printf(to, "sheet \"%.60s\"", r->name);
	if (!r->row)
		return;
	xlsx_column(r->col, name);
	if (r->col)
		buf_printf(to, ", %s cell %s%u", r->in_cell ? "in" : "after",
			name, r->row);
	else
		buf_printf(to, ", row %u", r->row);
}

/* ---- the sheet ---- */

static void
tell_hidden_sheet(const struct xlsx_reading *r, const struct xlsx_sheet *s)
{
	struct chron_pos pos = {r->book->file, r->rows.part, 0, 0};

	if (s->hidden)
		chron_diag(r->book->run, CHRON_WARNING, "hidden-sheet", &pos,
			"the sheet \"%.*s\" is hidden%s; read like the others",
			STR(s->name),
			s->very_hidden ? " so that only a program can show it"
				       : "");
}

static void
reading_free(struct xlsx_reading *r)
{
	buf_free(&r->value);
	buf_free(&r->formula);
	buf_free(&r->rows.asides);
	buf_free(&r->rows.carries);
	buf_free(&r->rows.merges.behind);
	buf_free(&r->rows.hidden_list);
	arena_free(r->rows.row_arena);
	arena_free(r->rows.arena);
}

enum chron_status
xlsx_read_sheet(struct xlsx_book *b, const struct xlsx_sheet *sheet, bool *stop)
{
	static const struct part_reader reader = {
		words, start, end, text, where};
	struct xlsx_reading r = {.book = b,
		.name = sheet->name.p,
		.value = BUF_INIT,
		.formula = BUF_INIT};
	enum chron_status status;

	r.rows = (struct xlsx_rows){.book = b,
		.part = b->ntables > 1 ? sheet->name.p : NULL,
		.marks = sheet->hidden ? CHRON_MARK_HIDDEN : 0,
		.arena = arena_new(),
		.row_arena = arena_new(),
		.asides = BUF_INIT,
		.carries = BUF_INIT,
		.merges = {.behind = BUF_INIT},
		.hidden_list = BUF_INIT};
	tell_hidden_sheet(&r, sheet);
	status = xlsx_read_comments(
		b, sheet->part, r.rows.arena, &r.rows.comments);
	if (status == CHRON_OK)
		status = xlsx_read_merges(
			b, sheet->part, r.rows.arena, &r.rows.merges);
	if (status == CHRON_OK)
		status = xlsx_header(b, buf_get(&r.rows.merges.behind));
	if (status == CHRON_OK)
		status = xlsx_read_boxes(b, sheet->part);
	if (status == CHRON_OK)
		status = package_parse(
			b->package, sheet->part, &reader, &r, b->err);
	if (status == CHRON_OK) {
		status = xlsx_rows_end(&r.rows);
		r.stopped |= status != CHRON_OK;
	}
	*stop = r.stopped;
	tell_hidden_columns(&r);
	xlsx_tally_tell(&r.tally, b->run, b->file, r.rows.part);
	reading_free(&r);
	return status;
}
