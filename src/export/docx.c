/* Exporter: a Word document to read, print and write on.  Its parts are the
 * tables; days with many rows are told in parts of years or months, so that
 * headings lead to them.
 *
 * It waits until it ends (export/paper.h): its contents stand at its beginning,
 * and a zip archive is written part by part. */
#include "export/docx.h"

#include "export/outline.h"
#include "util/civil.h"
#include "util/str.h"

enum {
	BUSY = 150,  /* rows a year, from which months are told apart */
	DEEPEST = 4, /* heading */
};

static enum chron_status
begin(void *state, struct chron_out *out, const struct chron_doc *doc,
	struct chron_err *err)
{
	struct docx *x = state;

	(void)err;
	x->out = out;
	x->doc = doc;
	x->table_arena = arena_new();
	x->row_arena = arena_new();
	x->paper = paper_new(&(struct paper_about){
		.title = chron_cstr(doc->title),
		.marking = chron_cstr(doc->marking),
	});
	paper_text(x->paper, PAPER_TITLE, chron_cstr(doc->title));
	if (doc->subtitle)
		paper_text(x->paper, PAPER_SUBTITLE, chron_cstr(doc->subtitle));
	if (doc->marking)
		paper_item(
			x->paper, CHRON_S("Marking"), chron_cstr(doc->marking));
	for (size_t i = 0; doc->facts && doc->facts[i]; i++)
		paper_text(x->paper, PAPER_BULLET, chron_cstr(doc->facts[i]));
	paper_contents(x->paper);
	return CHRON_OK;
}

/* ---- a table ---- */

static const struct chron_part *
part_of(const struct docx *x)
{
	return x->ntables <= x->doc->nparts ? &x->doc->parts[x->ntables - 1]
					    : NULL;
}

bool
docx_is_to_fill(const struct docx *x, size_t column)
{
	const struct chron_table *t = &x->table;

	for (size_t i = 0; i < t->nfills; i++)
		if (!strcmp(t->fills[i].key, t->columns[column].key))
			return true;
	return false;
}

/* Borrowed for the call only, and wanted until the last row. */
static void
keep_table(struct docx *x, const struct chron_table *t)
{
	struct arena *a = x->table_arena;
	const struct chron_part *part = part_of(x);
	struct chron_column *columns =
		ARENA_ARRAY(a, struct chron_column, t->ncolumns);

	x->shown = ARENA_ARRAY(a, bool, t->ncolumns);
	for (size_t i = 0; i < t->ncolumns; i++) {
		columns[i] = t->columns[i];
		columns[i].key = arena_str(a, chron_cstr(columns[i].key)).p;
		columns[i].title = arena_str(a, chron_cstr(columns[i].title)).p;
	}
	x->table = *t;
	x->table.title = arena_str(a, chron_cstr(t->title)).p;
	x->table.caption =
		t->caption ? arena_str(a, chron_cstr(t->caption)).p : NULL;
	x->table.empty = t->empty ? arena_str(a, chron_cstr(t->empty)).p : NULL;
	x->table.columns = columns;
	x->longest = part && part->rows ? part->longest : NULL;
	for (size_t i = 0; i < t->ncolumns; i++)
		x->shown[i] =
			!x->longest || part->used[i] || docx_is_to_fill(x, i);
	x->stacks = ARENA_ARRAY(a, struct stack, t->ncolumns);
	x->nstacks = stack_columns(a, &x->table, x->shown, x->stacks);
}

static void
prepare_form(struct docx *x)
{
	struct arena *a = x->table_arena;
	struct paper_column *columns =
		ARENA_ARRAY(a, struct paper_column, x->nstacks);
	unsigned *widths = ARENA_ARRAY(a, unsigned, x->nstacks), sum = 0;
	struct buf b = BUF_INIT;

	docx_widths(x, widths);
	for (size_t i = 0; i < x->nstacks; i++) {
		buf_clear(&b);
		stack_title(&x->stacks[i], x->table.columns, &b);
		columns[i].heading = arena_str(a, buf_get(&b));
		columns[i].weight = widths[i];
		sum += widths[i];
	}
	buf_free(&b);
	x->form = (struct paper_table){
		.description = chron_cstr(
			x->table.caption ? x->table.caption : x->table.title),
		.columns = columns,
		.ncolumns = x->nstacks,
		.width = sum < PAPER_WIDTH ? sum : PAPER_WIDTH,
		.shared = x->table.beside,
	};
}

/* Rows are written to a table of the document, which is begun where it is not:
 * the caption stands above the first. */
static void
begin_rows(struct docx *x, struct chron_str section)
{
	if (x->begun)
		return;
	if (!x->told && x->table.caption)
		paper_text(
			x->paper, PAPER_CAPTION, chron_cstr(x->table.caption));
	x->form.title = chron_cstr(x->table.title);
	if (section.n)
		x->form.title = arena_printf(x->table_arena, "%s, %.*s",
			x->table.title, STR(section));
	paper_table_begin(x->paper, &x->form);
	x->begun = true;
	x->told = true;
}

static void
end_rows(struct docx *x)
{
	if (x->begun)
		paper_table_end(x->paper);
	x->begun = false;
}

/* ---- rows ---- */

/* Longer ones may break over pages: they would not fit, or leave half a page
 * white. */
static bool
is_short(const struct docx *x, const struct chron_cell *cells)
{
	for (size_t i = 0; i < x->nstacks; i++) {
		const struct stack *s = &x->stacks[i];
		unsigned width = paper_column_width(x->paper, i);
		size_t n = 0;

		for (size_t k = 0; k < s->n; k++)
			n += docx_lines(cells[s->order[k]].text, width);
		if (n > DOCX_WHOLE)
			return false;
	}
	return true;
}

void
docx_row(struct docx *x, const struct docx_row *row, bool keep)
{
	begin_rows(x, CHRON_S(""));
	paper_line(x->paper, is_short(x, row->cells));
	x->id = x->anchor = row->id;
	for (size_t i = 0; i < x->nstacks; i++) {
		paper_cell_open(x->paper, 1, PAPER_PLAIN);
		docx_stack(x, &x->stacks[i], row->cells, keep);
		paper_cell_close(x->paper);
	}
	x->anchor = CHRON_S("");
}

void
docx_drop(struct docx *x)
{
	x->held = NULL;
	x->nheld = 0;
	arena_reset(x->row_arena);
}

/* An entry, and its accounts below it. */
static void
put_held(struct docx *x)
{
	if (!x->nheld || docx_is_drawn(x))
		return;
	docx_row(x, &x->held[0], x->nheld > 1);
	if (x->nheld > 1)
		docx_beside(x);
	docx_drop(x);
}

static void
hold(struct docx *x, const char *id, const struct chron_cell *cells, size_t n)
{
	struct arena *a = x->row_arena;
	struct chron_cell *copy = ARENA_ARRAY(a, struct chron_cell, n);
	struct docx_row *row;

	for (size_t i = 0; i < n; i++) {
		struct chron_span *spans =
			ARENA_ARRAY(a, struct chron_span, cells[i].nspans);

		copy[i] = cells[i];
		copy[i].text = arena_str(a, cells[i].text);
		copy[i].data = arena_str(a, cells[i].data);
		for (size_t k = 0; k < cells[i].nspans; k++) {
			spans[k] = cells[i].spans[k];
			spans[k].say = arena_str(a, chron_cstr(spans[k].say)).p;
		}
		copy[i].spans = spans;
	}
	row = ARENA_PUSH(a, &x->held, &x->nheld);
	row->id = arena_str(a, chron_cstr(id));
	row->cells = copy;
}

/* The year of a day, or its month where there is much to a year; 0: of none. */
static int
section_of(const struct docx *x, const struct chron_cell *cell)
{
	const struct chron_part *part = part_of(x);
	int year = outline_year(CHRON_ROW_DAY, cell);
	int64_t month = 0;

	if (!part || !part->nyears)
		return 0;
	if (part->rows / part->nyears > BUSY && cell->data.n >= 7)
		month = str_number((struct chron_str){cell->data.p + 5, 2});
	return year * 100 + (month > 0 && month < 13 ? (int)month : 0);
}

static void
begin_section(struct docx *x, const struct chron_cell *cell)
{
	int section = section_of(x, cell), month = section % 100;
	struct chron_str title = cell->text;

	if (section == x->section)
		return;
	end_rows(x);
	if (section)
		title = arena_printf(x->table_arena, "%s%s%d",
			month ? civil_month_names[month - 1] : "",
			month ? " " : "", section / 100);
	if (!x->told && x->table.caption)
		paper_text(
			x->paper, PAPER_CAPTION, chron_cstr(x->table.caption));
	x->told = true;
	if (x->section / 100 != section / 100 && month && x->level < DEEPEST)
		paper_heading(x->paper, x->level, false,
			arena_printf(x->table_arena, "%d", section / 100));
	paper_heading(x->paper, month ? x->level + 1 : x->level, false, title);
	x->section = section;
	begin_rows(x, title);
}

static void
put_across(struct docx *x, enum paper_style style, enum paper_look look,
	const struct chron_cell *cell)
{
	begin_rows(x, CHRON_S(""));
	paper_line(x->paper, true);
	paper_cell_open(x->paper, x->nstacks, look);
	docx_open(x, style, false);
	paper_say(x->paper, PAPER_AS_IS, cell->text);
	paper_close(x->paper);
	paper_cell_close(x->paper);
}

static enum chron_status
row(void *state, enum chron_row_kind kind, const char *id,
	const struct chron_cell *cells, size_t ncells, struct chron_err *err)
{
	struct docx *x = state;

	(void)err;
	if (kind != CHRON_ROW_MORE || !x->table.beside)
		put_held(x);
	switch (kind) {
	case CHRON_ROW_DAY:
		begin_section(x, cells);
		put_across(x, PAPER_DAY, PAPER_QUIET, cells);
		break;
	case CHRON_ROW_PASSED:
		put_across(x, PAPER_PASSED, PAPER_PLAIN, cells);
		break;
	case CHRON_ROW_DATA:
	case CHRON_ROW_MORE:
		docx_picture_row(x, cells);
		hold(x, id, cells, ncells);
		break;
	}
	return CHRON_OK;
}

/* ---- from table to table ---- */

/* Columns in which nothing stands only take room from the others; they are
 * named, so that nobody looks for them. */
static void
put_left_out(struct docx *x)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < x->table.ncolumns; i++) {
		if (x->shown[i])
			continue;
		buf_puts(&b, b.n ? ", " : "Empty, so left out: ");
		buf_puts(&b, x->table.columns[i].title);
	}
	if (b.n) {
		buf_puts(&b, ".");
		paper_text(x->paper, PAPER_NOTE, buf_get(&b));
	}
	buf_free(&b);
}

static void
close_table(struct docx *x)
{
	if (!x->open)
		return;
	put_held(x);
	docx_picture_end(x);
	end_rows(x);
	if (x->told)
		put_left_out(x);
	else if (!x->drawn && x->table.empty)
		paper_text(x->paper, PAPER_BODY, chron_cstr(x->table.empty));
	x->open = false;
}

/* A chapter has the title of its first table only once. */
static void
put_headings(struct docx *x, const struct chron_table *t)
{
	bool same = t->chapter && !strcmp(t->chapter, t->title);

	if (t->chapter) {
		paper_heading(x->paper, 1, true, chron_cstr(t->chapter));
		x->chapters = true;
	}
	x->level = x->chapters ? 2 : 1;
	if (same)
		return;
	paper_heading(x->paper, x->level, false, chron_cstr(t->title));
	x->level++;
}

static enum chron_status
table(void *state, const struct chron_table *t, struct chron_err *err)
{
	struct docx *x = state;

	(void)err;
	close_table(x);
	arena_reset(x->table_arena);
	x->ntables++;
	x->open = true;
	x->told = false;
	x->section = -1;
	x->drawn = false;
	keep_table(x, t);
	prepare_form(x);
	put_headings(x, t);
	docx_picture_begin(x, t);
	return CHRON_OK;
}

static enum chron_status
end(void *state, struct chron_err *err)
{
	struct docx *x = state;
	struct paper *paper = x->paper;

	close_table(x);
	if (x->doc->tool) {
		paper_open(paper, PAPER_NOTE, false);
		paper_say(paper, PAPER_AS_IS, CHRON_S("Made by "));
		paper_say(paper, PAPER_AS_IS, chron_cstr(x->doc->tool));
		paper_say(paper, PAPER_AS_IS, CHRON_S("."));
		paper_close(paper);
	}
	x->paper = NULL;
	return paper_finish(paper, x->out, err);
}

static void
cleanup(void *state)
{
	struct docx *x = state;

	paper_free(x->paper);
	arena_free(x->table_arena);
	arena_free(x->row_arena);
}

const struct chron_exporter exporter_docx = {
	.abi = CHRON_EXPORTER_ABI,
	.size = sizeof(struct chron_exporter),
	.name = "docx",
	.desc = "Word document: to read, print and write on",
	.ext = "docx",
	.state = sizeof(struct docx),
	.begin = begin,
	.table = table,
	.row = row,
	.end = end,
	.cleanup = cleanup,
	.looks_ahead = true,
	.whole = "document",
};
