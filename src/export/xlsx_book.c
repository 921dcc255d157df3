/* A workbook in the making: its formats, what is said of it as a whole, and
 * closing it. */
#include "export/xlsx_book.h"

#include <stdlib.h>

#include "export/xlsx_text.h"
#include "util/str.h"

enum { PRINTED = 80 }; /* characters of a title at the foot of a page */

enum colour {
	INK = 0x1F3864,	  /* of headings; on white 11.6 to 1 */
	PALE = 0xFFF8DC,  /* to be filled in */
	LINES = 0x8EA0BC, /* between cells to be filled in */
};

enum chron_status
xlsx_failed(lxw_error e, struct chron_err *err)
{
	return e == LXW_NO_ERROR
		       ? CHRON_OK
		       : chron_fail(err, CHRON_EIO,
				 "the workbook could not be written: %s",
				 lxw_strerror(e));
}

/* ---- formats ---- */

#define FONT "&\"Arial,Regular\"&9 " /* of what stands on every page */

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
	/* What columns are measured in, and empty cells are written in. */
	lxw_format *normal = STAILQ_FIRST(b->book->formats);

	format_set_font_name(normal, "Arial");
	format_set_font_size(normal, 10);
	b->text = format(b, "@", false);
	b->number = format(b, NULL, false);
	format_set_align(b->number, LXW_ALIGN_RIGHT);
	format_set_indent(b->number, 1);
	b->date = format(b, "dd mmm yyyy", false);
	b->time = format(b, "dd mmm yyyy hh:mm", false);
	format_set_align(b->date, LXW_ALIGN_LEFT);
	format_set_align(b->time, LXW_ALIGN_LEFT);
	b->head = format(b, "@", true);
	format_set_align(b->head, LXW_ALIGN_VERTICAL_CENTER);
	format_set_bg_color(b->head, INK);
	format_set_font_color(b->head, LXW_COLOR_WHITE);
	format_set_border(b->head, LXW_BORDER_THIN);
	format_set_border_color(b->head, LXW_COLOR_WHITE);
	b->fill = format(b, "@", false);
	format_set_bg_color(b->fill, PALE);
	format_set_border(b->fill, LXW_BORDER_THIN);
	format_set_border_color(b->fill, LINES);
}

/* Those of the first sheet. */
static void
make_about_formats(struct xlsx_book *b)
{
	b->label = format(b, "@", true);
	b->title = workbook_add_format(b->book); /* not wrapped */
	format_set_font_name(b->title, "Arial");
	format_set_num_format(b->title, "@");
	format_set_bold(b->title);
	format_set_font_size(b->title, 16);
	format_set_font_color(b->title, INK);
	b->part = format(b, "@", true);
	format_set_font_size(b->part, 12);
	format_set_font_color(b->part, INK);
	format_set_align(b->part, LXW_ALIGN_VERTICAL_BOTTOM);
	format_set_bottom(b->part, LXW_BORDER_THIN);
	format_set_bottom_color(b->part, INK);
}

/* ---- what the library borrows ---- */

char *
xlsx_keep(struct xlsx_book *b, const char *s)
{
	size_t n = strlen(s);
	char *copy = arena_bytes(b->arena, n + 1);

	memcpy(copy, s, n + 1);
	return copy;
}

char *
xlsx_keep_text(struct xlsx_book *b, const char *s)
{
	struct chron_str rest = chron_cstr(s);

	xlsx_take(&rest, false, &b->piece);
	return xlsx_keep(b, b->piece.p);
}

/* The marking above, the title and the page below.  An "&" begins a code. */
static const char *
page_text(
	struct xlsx_book *b, const char *where, const char *s, const char *rest)
{
	struct buf line = BUF_INIT;
	const char *kept, *p = xlsx_keep_text(b, s ? s : "");

	buf_puts(&line, where);
	for (size_t n = 0; *p && (n < PRINTED || (*p & 0xc0) == 0x80); n++) {
		if (*p == '&')
			buf_putc(&line, '&');
		buf_putc(&line, *p++);
	}
	buf_puts(&line, rest);
	kept = xlsx_keep(b, line.p);
	buf_free(&line);
	return kept;
}

/* Nobody's name and one date, so that the bytes are the same each time. */
static void
put_properties(struct xlsx_book *b, const struct chron_doc *doc)
{
	lxw_doc_properties p = {.created = 315532800};

	p.title = xlsx_keep_text(b, doc->title);
	if (doc->subtitle)
		p.subject = xlsx_keep_text(b, doc->subtitle);
	workbook_set_properties(b->book, &p);
}

enum chron_status
xlsx_open(struct xlsx_book *b, const char *path, const struct chron_doc *doc,
	struct chron_err *err)
{
	lxw_workbook_options options = {.constant_memory = LXW_TRUE};
	enum chron_status st;

	b->arena = arena_new();
	b->piece = BUF_INIT;
	b->book = workbook_new_opt(path, &options);
	if (!b->book)
		return xlsx_failed(LXW_ERROR_CREATING_XLSX_FILE, err);
	make_formats(b);
	make_about_formats(b);
	b->header = doc->marking
			    ? page_text(b, "&C" FONT "&B", doc->marking, "")
			    : "";
	b->footer = page_text(
		b, "&L" FONT, doc->title, "&R" FONT "&A, page &P of &N");
	put_properties(b, doc);
	/* It stands first and is written last, when the rows are counted. */
	st = xlsx_sheet(b, "About", err);
	b->about = b->sheet;
	b->sheet = NULL;
	return st;
}

enum chron_status
xlsx_close(struct xlsx_book *b, struct chron_err *err)
{
	lxw_error e = workbook_close(b->book); /* and frees it */

	b->book = NULL;
	return xlsx_failed(e, err);
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
