/* A workbook in the making: its sheets, their columns, and how they are shown
 * and printed. */
#include "export/xlsx_book.h"

#include <stdio.h>

#include "export/xlsx_page.h"
#include "export/xlsx_text.h"
#include "util/str.h"

enum {
	A4 = 9,
	ARROW = 3,  /* that of the filter takes from the room of a heading */
	TIMED = 17, /* of one with times: "04 Mar 2019 10:30" */
	STAYS = 40, /* characters, at most, that stay in sight */
	TO_FILL = 0xE8C547, /* colour of the tab */
};

/* By kind and width, in characters. */
static const double widths[][3] = {
	[CHRON_CELL_TEXT] = {24, 36, 60},
	[CHRON_CELL_WHEN] = {13, 13, 13},
	[CHRON_CELL_NUMBER] = {8, 8, 8},
	[CHRON_CELL_FLAG] = {24, 24, 24},
	[CHRON_CELL_REF] = {15, 15, 15},
	[CHRON_CELL_LABEL] = {10, 20, 28},
	[CHRON_CELL_SUM] = {60, 60, 60},
};

/* What a title needs, its words one below the other. */
static double
title_width(const char *title)
{
	struct chron_str rest = chron_cstr(title), word;
	size_t most = 0;

	while (str_cut(&rest, ' ', &word))
		most = word.n > most ? word.n : most;
	return (double)(most + 1 + ARROW);
}

static double
column_width(const struct chron_column *c)
{
	double of_cells = widths[c->kind][chron_column_width(c)];
	double of_title = title_width(c->title);

	return of_cells > of_title ? of_cells : of_title;
}

/* ---- finishing ---- */

static void
check_choices(struct xlsx_book *b, lxw_col_t at, const struct xlsx_column *c)
{
	lxw_data_validation v = {.validate = LXW_VALIDATION_TYPE_ANY,
		.input_message = c->prompt};

	if (c->choices) {
		v.validate = LXW_VALIDATION_TYPE_LIST;
		v.value_list = c->choices;
		v.error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
		v.error_title = xlsx_keep(b, "Not in the list");
		v.error_message = xlsx_keep(
			b, "Choose one of the list, or leave the cell empty.");
	}
	if (c->choices || c->prompt)
		worksheet_data_validation_range(
			b->sheet, 1, at, b->at - 1, at, &v);
}

/* Now that it is known what stands in them. */
static void
set_widths(struct xlsx_book *b)
{
	for (size_t i = 0; i < b->ncolumns; i++) {
		struct xlsx_column *c = &b->columns[i];

		if (c->timed)
			c->width = TIMED;
		else if (!c->used && !c->fill)
			c->width = title_width(c->title);
		worksheet_set_column(
			b->sheet, (lxw_col_t)i, (lxw_col_t)i, c->width, NULL);
	}
}

/* On one page beside the other only where one would be too small. */
static void
print_sheet(struct xlsx_book *b)
{
	double of[XLSX_COLUMNS];

	for (size_t i = 0; i < b->ncolumns; i++)
		of[i] = b->columns[i].width;
	worksheet_repeat_rows(b->sheet, 0, 0);
	if (xlsx_fit(of, b->ncolumns) >= XLSX_SMALLEST) {
		worksheet_fit_to_pages(b->sheet, 1, 0);
		return;
	}
	worksheet_set_print_scale(
		b->sheet, (uint16_t)xlsx_scale(of, b->ncolumns, b->frozen));
	worksheet_print_across(b->sheet);
	if (b->frozen)
		worksheet_repeat_columns(
			b->sheet, 0, (lxw_col_t)(b->frozen - 1));
}

/* A name by which screen readers know the headings of a sheet's one table. */
static void
name_headings(struct xlsx_book *b)
{
	char last[LXW_MAX_CELL_NAME_LENGTH], name[80];
	const struct chron_str *sheet = &b->names[b->nnames - 1];
	struct buf at = BUF_INIT;

	lxw_rowcol_to_cell(
		last, b->at > 1 ? b->at - 1 : 0, (lxw_col_t)(b->ncolumns - 1));
	snprintf(name, sizeof(name), "ColumnTitleRegion1.A1.%s.%u", last,
		b->nnames);
	buf_puts(&at, "='");
	buf_str(&at, *sheet);
	buf_puts(&at, "'!$A$1");
	workbook_define_name(b->book, name, at.p);
	buf_free(&at);
}

void
xlsx_finish_sheet(struct xlsx_book *b)
{
	bool fills = false;

	if (!b->sheet || !b->ncolumns)
		return;
	worksheet_freeze_panes(b->sheet, 1, (lxw_col_t)b->frozen);
	worksheet_autofilter(b->sheet, 0, 0, b->at > 1 ? b->at - 1 : 1,
		(lxw_col_t)(b->ncolumns - 1));
	worksheet_ignore_errors(
		b->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
	set_widths(b);
	for (size_t i = 0; i < b->ncolumns; i++) {
		const struct xlsx_column *c = &b->columns[i];

		fills |= c->fill;
		if (c->fill && b->at > 1)
			check_choices(b, (lxw_col_t)i, c);
	}
	if (fills)
		worksheet_set_tab_color(b->sheet, TO_FILL);
	print_sheet(b);
	name_headings(b);
}

/* ---- beginning ---- */

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

	xlsx_finish_sheet(b);
	do
		xlsx_name(title, n++, &b->piece);
	while (is_taken(b, buf_get(&b->piece)));
	name = ARENA_PUSH(b->arena, &b->names, &b->nnames);
	*name = arena_str(b->arena, buf_get(&b->piece));
	b->sheet = workbook_add_worksheet(b->book, name->p);
	if (!b->sheet)
		return xlsx_failed(LXW_ERROR_CREATING_TMPFILE, err);
	worksheet_set_paper(b->sheet, A4);
	worksheet_set_landscape(b->sheet);
	worksheet_set_margins(b->sheet, 0.3, 0.3, 0.6, 0.6);
	worksheet_gridlines(b->sheet, LXW_SHOW_ALL_GRIDLINES);
	worksheet_set_header(b->sheet, b->header);
	worksheet_set_footer(b->sheet, b->footer);
	b->at = 0;
	return CHRON_OK;
}

enum chron_status
xlsx_next_sheet(struct xlsx_book *b, struct chron_err *err)
{
	struct xlsx_told *told = &b->told[b->ntold - 1];
	enum chron_status st = xlsx_sheet(b, told->title, err);
	double height = 0;

	if (st != CHRON_OK)
		return st;
	if (!told->sheets++)
		told->name = b->names[b->nnames - 1].p;
	for (size_t i = 0; i < b->ncolumns; i++) {
		const char *title = b->columns[i].title;
		double h = xlsx_height(
			chron_cstr(title), title_width(title) - ARROW);

		height = h > height ? h : height;
	}
	worksheet_set_row(b->sheet, 0, height, NULL);
	for (size_t i = 0; i < b->ncolumns; i++)
		worksheet_write_string(b->sheet, 0, (lxw_col_t)i,
			b->columns[i].title, b->head);
	b->at = 1;
	return CHRON_OK;
}

/* ---- a table ---- */

static void
read_fill(
	struct xlsx_book *b, struct xlsx_column *c, const struct chron_fill *f)
{
	uint32_t n = 0;

	c->fill = true;
	c->format = b->fill;
	c->prompt = f->prompt ? xlsx_keep(b, f->prompt) : NULL;
	for (size_t m = 0; f->choices && f->choices[m]; m++)
		*ARENA_PUSH(b->arena, &c->choices, &n) =
			xlsx_keep(b, f->choices[m]);
	if (n)
		*ARENA_PUSH(b->arena, &c->choices, &n) = NULL;
}

/* The titles of the columns to fill in, as a list. */
static const char *
read_fills(struct xlsx_book *b, const struct chron_table *t)
{
	struct buf titles = BUF_INIT;
	const char *kept;

	for (size_t k = 0; k < b->ncolumns; k++)
		for (size_t i = 0; i < t->nfills; i++) {
			if (strcmp(t->fills[i].key, t->columns[k].key) != 0)
				continue;
			read_fill(b, &b->columns[k], &t->fills[i]);
			if (titles.n)
				buf_puts(&titles, ", ");
			buf_puts(&titles, b->columns[k].title);
		}
	kept = xlsx_keep(b, titles.p);
	buf_free(&titles);
	return kept;
}

/* The columns at the left that tell which row it is. */
static size_t
count_frozen(const struct xlsx_book *b)
{
	double all = 0;
	size_t n = 0;

	for (; n + 1 < b->ncolumns && all <= STAYS; n++) {
		if (b->columns[n].kind != CHRON_CELL_REF && !b->columns[n].fill)
			return n;
		all += b->columns[n].width;
	}
	return all <= STAYS || !n ? n : n - 1;
}

/* Headings of a sheet differ: what reads it back knows columns by them. */
static const char *
heading(struct xlsx_book *b, size_t at, const char *title)
{
	struct chron_str first = chron_cstr(xlsx_keep_text(b, title));
	struct chron_str name = first;

	for (unsigned n = 2;; n++) {
		size_t i = 0;

		while (i < at &&
			!str_ieq(chron_cstr(b->columns[i].title), name))
			i++;
		if (i == at)
			return name.p;
		name = arena_printf(b->arena, "%.*s (%u)", STR(first), n);
	}
}

enum chron_status
xlsx_table(
	struct xlsx_book *b, const struct chron_table *t, struct chron_err *err)
{
	xlsx_finish_sheet(b);
	b->ncolumns = t->ncolumns < XLSX_COLUMNS ? t->ncolumns : XLSX_COLUMNS;
	for (size_t i = 0; i < b->ncolumns; i++) {
		const struct chron_column *c = &t->columns[i];

		b->columns[i] = (struct xlsx_column){
			.title = heading(b, i, c->title),
			.kind = c->kind,
			.format = b->text,
			.width = column_width(c),
		};
	}
	*ARENA_PUSH(b->arena, &b->told, &b->ntold) = (struct xlsx_told){
		.title = xlsx_keep_text(b, t->title),
		.caption = t->caption ? xlsx_keep_text(b, t->caption) : NULL,
		.empty = t->empty ? xlsx_keep_text(b, t->empty) : NULL,
		.fills = read_fills(b, t),
	};
	b->frozen = count_frozen(b);
	b->sheet = NULL;
	return xlsx_next_sheet(b, err);
}
