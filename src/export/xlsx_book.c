/* A workbook in the making: its formats, its sheets, and closing it. */
#include "export/xlsx_book.h"

#include <stdlib.h>

#include "export/xlsx_text.h"
#include "util/str.h"

enum {
	A4 = 9,
	ARROW = 3,    /* that of the filter takes from the room of a heading */
	PRINTED = 80, /* characters of a title at the foot of a page */
};

/* By kind, in characters; of text by how wide it is on a page. */
static const double widths[] = {
	[CHRON_CELL_WHEN] = 18,
	[CHRON_CELL_NUMBER] = 11,
	[CHRON_CELL_FLAG] = 24,
	[CHRON_CELL_REF] = 16,
	[CHRON_CELL_LABEL] = 20,
	[CHRON_CELL_SUM] = 64,
};
static const double text_widths[] = {
	[CHRON_NARROW] = 36,
	[CHRON_MEDIUM] = 36,
	[CHRON_WIDE] = 64,
};

static enum chron_status
failed(lxw_error e, struct chron_err *err)
{
	return chron_fail(err, CHRON_EIO,
		"the workbook could not be written: %s", lxw_strerror(e));
}

/* ---- formats ---- */

static lxw_format *
format(struct xlsx_book *b, const char *number, bool bold)
{
	lxw_format *f = workbook_add_format(b->book);

	format_set_font_name(f, "Arial");
	format_set_font_size(f, 10);
	format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
	format_set_text_wrap(f);
	if (number)
		format_set_num_format(f, number);
	if (bold)
		format_set_bold(f);
	return f;
}

static void
make_formats(struct xlsx_book *b)
{
	b->text = format(b, "@", false);
	b->number = format(b, NULL, false);
	b->date = format(b, "dd mmm yyyy", false);
	b->time = format(b, "dd mmm yyyy hh:mm", false);
	format_set_align(b->date, LXW_ALIGN_LEFT);
	format_set_align(b->time, LXW_ALIGN_LEFT);
	b->head = format(b, "@", true);
	format_set_bg_color(b->head, 0x1F3864);
	format_set_font_color(b->head, LXW_COLOR_WHITE);
	format_set_border(b->head, LXW_BORDER_THIN);
	b->fill = format(b, "@", false);
	format_set_bg_color(b->fill, 0xFFF8DC);
	format_set_border(b->fill, LXW_BORDER_THIN);
	b->title = format(b, "@", true);
	format_set_font_size(b->title, 16);
	format_set_font_color(b->title, 0x1F3864);
}

/* ---- what the library borrows ---- */

static char *
keep(struct xlsx_book *b, const char *s)
{
	size_t n = strlen(s);
	char *copy = arena_bytes(b->arena, n + 1);

	memcpy(copy, s, n + 1);
	return copy;
}

static char *
keep_text(struct xlsx_book *b, const char *s)
{
	struct chron_str rest = chron_cstr(s);

	xlsx_take(&rest, false, &b->piece);
	return keep(b, b->piece.p);
}

/* The marking above, the title and the page below.  An "&" begins a code. */
static const char *
page_text(
	struct xlsx_book *b, const char *where, const char *s, const char *rest)
{
	struct buf line = BUF_INIT;
	const char *kept, *p = keep_text(b, s ? s : "");

	buf_puts(&line, where);
	for (size_t n = 0; *p && (n < PRINTED || (*p & 0xc0) == 0x80); n++) {
		if (*p == '&')
			buf_putc(&line, '&');
		buf_putc(&line, *p++);
	}
	buf_puts(&line, rest);
	kept = keep(b, line.p);
	buf_free(&line);
	return kept;
}

/* Nobody's name and one date, so that the bytes are the same each time. */
static void
put_properties(struct xlsx_book *b, const struct chron_doc *doc)
{
	lxw_doc_properties p = {.created = 315532800};

	p.title = keep_text(b, doc->title);
	if (doc->subtitle)
		p.subject = keep_text(b, doc->subtitle);
	workbook_set_properties(b->book, &p);
}

enum chron_status
xlsx_open(struct xlsx_book *b, const char *path, const struct chron_doc *doc,
	struct chron_err *err)
{
	lxw_workbook_options options = {.constant_memory = LXW_TRUE};

	b->arena = arena_new();
	b->piece = BUF_INIT;
	b->book = workbook_new_opt(path, &options);
	if (!b->book)
		return failed(LXW_ERROR_CREATING_XLSX_FILE, err);
	make_formats(b);
	b->header = doc->marking ? page_text(b, "&C&B", doc->marking, "") : "";
	b->footer = page_text(b, "&L", doc->title, "&RPage &P of &N");
	put_properties(b, doc);
	return CHRON_OK;
}

/* ---- sheets ---- */

static void
check_choices(struct xlsx_book *b, lxw_col_t at, const struct xlsx_column *c)
{
	lxw_data_validation v = {.validate = LXW_VALIDATION_TYPE_ANY,
		.input_message = c->prompt};

	if (c->choices) {
		v.validate = LXW_VALIDATION_TYPE_LIST;
		v.value_list = c->choices;
		v.error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
		v.error_title = keep(b, "Not in the list");
		v.error_message = keep(
			b, "Choose one of the list, or leave the cell empty.");
	}
	if (c->choices || c->prompt)
		worksheet_data_validation_range(
			b->sheet, 1, at, b->at - 1, at, &v);
}

/* What can only be said of a sheet when its rows are there. */
static void
finish_sheet(struct xlsx_book *b)
{
	if (!b->sheet || !b->ncolumns)
		return;
	worksheet_freeze_panes(b->sheet, 1, 0);
	worksheet_repeat_rows(b->sheet, 0, 0);
	worksheet_autofilter(b->sheet, 0, 0, b->at > 1 ? b->at - 1 : 1,
		(lxw_col_t)(b->ncolumns - 1));
	for (size_t i = 0; i < b->ncolumns; i++) {
		const struct xlsx_column *c = &b->columns[i];

		worksheet_set_column(
			b->sheet, (lxw_col_t)i, (lxw_col_t)i, c->width, NULL);
		if (c->fill && b->at > 1)
			check_choices(b, (lxw_col_t)i, c);
	}
}

static bool
is_taken(const struct xlsx_book *b, struct chron_str name)
{
	if (str_ieq(name, CHRON_S("history"))) /* Excel keeps it for itself */
		return true;
	for (uint32_t i = 0; i < b->nnames; i++)
		if (str_ieq(b->names[i], name))
			return true;
	return false;
}

enum chron_status
xlsx_sheet(struct xlsx_book *b, const char *title, struct chron_err *err)
{
	unsigned n = 1;
	struct chron_str *name;

	finish_sheet(b);
	do
		xlsx_name(title, n++, &b->piece);
	while (is_taken(b, buf_get(&b->piece)));
	name = ARENA_PUSH(b->arena, &b->names, &b->nnames);
	*name = arena_str(b->arena, buf_get(&b->piece));
	b->sheet = workbook_add_worksheet(b->book, name->p);
	if (!b->sheet)
		return failed(LXW_ERROR_CREATING_TMPFILE, err);
	worksheet_set_paper(b->sheet, A4);
	worksheet_set_landscape(b->sheet);
	worksheet_set_margins(b->sheet, 0.4, 0.4, 0.6, 0.6);
	worksheet_fit_to_pages(b->sheet, 1, 0);
	worksheet_set_header(b->sheet, b->header);
	worksheet_set_footer(b->sheet, b->footer);
	b->at = 0;
	return CHRON_OK;
}

enum chron_status
xlsx_next_sheet(struct xlsx_book *b, struct chron_err *err)
{
	enum chron_status st = xlsx_sheet(b, b->told[b->ntold - 1].title, err);

	double height = 0;

	if (st != CHRON_OK)
		return st;
	for (size_t i = 0; i < b->ncolumns; i++) {
		double h = xlsx_height(chron_cstr(b->columns[i].title),
			b->columns[i].width - ARROW);

		height = h > height ? h : height;
	}
	worksheet_set_row(b->sheet, 0, height, NULL);
	for (size_t i = 0; i < b->ncolumns; i++)
		worksheet_write_string(b->sheet, 0, (lxw_col_t)i,
			b->columns[i].title, b->head);
	b->at = 1;
	return CHRON_OK;
}

static void
read_fills(struct xlsx_book *b, const struct chron_table *t)
{
	for (size_t i = 0; i < t->nfills; i++)
		for (size_t k = 0; k < t->ncolumns; k++) {
			const struct chron_fill *f = &t->fills[i];
			struct xlsx_column *c = &b->columns[k];
			uint32_t n = 0;

			if (strcmp(f->key, t->columns[k].key) != 0)
				continue;
			c->fill = true;
			c->format = b->fill;
			c->prompt = f->prompt ? keep(b, f->prompt) : NULL;
			for (size_t m = 0; f->choices && f->choices[m]; m++)
				*ARENA_PUSH(b->arena, &c->choices, &n) =
					keep(b, f->choices[m]);
			if (n)
				*ARENA_PUSH(b->arena, &c->choices, &n) = NULL;
		}
}

enum chron_status
xlsx_table(
	struct xlsx_book *b, const struct chron_table *t, struct chron_err *err)
{
	finish_sheet(b);
	b->ncolumns = t->ncolumns < XLSX_COLUMNS ? t->ncolumns : XLSX_COLUMNS;
	for (size_t i = 0; i < b->ncolumns; i++) {
		const struct chron_column *c = &t->columns[i];

		b->columns[i] = (struct xlsx_column){
			.title = keep_text(b, c->title),
			.format = b->text,
			.width = c->kind == CHRON_CELL_TEXT
					 ? text_widths[chron_column_width(c)]
					 : widths[c->kind],
		};
	}
	read_fills(b, t);
	*ARENA_PUSH(b->arena, &b->told, &b->ntold) = (struct xlsx_told){
		.title = keep_text(b, t->title),
		.caption = t->caption ? keep_text(b, t->caption) : NULL,
		.empty = t->empty ? keep_text(b, t->empty) : NULL,
	};
	b->sheet = NULL;
	return xlsx_next_sheet(b, err);
}

enum chron_status
xlsx_close(struct xlsx_book *b, struct chron_err *err)
{
	lxw_error e = workbook_close(b->book); /* and frees it */

	b->book = NULL;
	return e == LXW_NO_ERROR ? CHRON_OK : failed(e, err);
}

void
xlsx_free(struct xlsx_book *b)
{
	if (b->book)
		lxw_workbook_free(b->book);
	if (b->arena)
		buf_free(&b->piece);
	arena_free(b->arena);
}
