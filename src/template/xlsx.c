/* A template as an Excel workbook: a sheet that says whose it is and how to
 * fill it in, and the sheet to fill in, which is the one that opens. */
#include "template/template.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "export/xlsx_text.h"
#include "util/arena.h"
#include "util/civil.h"
#include "util/str.h"

enum {
	LAST_ROW = 2000, /* of the checks on what is typed */
	ABOUT_CHARS = 110,
	LIST_BYTES = 255, /* that a list of choices may have */
};

#define CHARS 0.62 /* a share of the page in characters of a column */
#define LINE  13.2 /* the height of a line of 10 points, in points */

struct sheet {
	const struct form *form;
	struct arena *arena; /* text that the library borrows */
	lxw_workbook *book;
	lxw_worksheet *at;
	lxw_format *text, *label, *wrap, *title, *date, *time, *head, *quiet;
};

static lxw_format *
format(struct sheet *s, bool bold, double size, const char *number)
{
	lxw_format *f = workbook_add_format(s->book);

	format_set_font_name(f, "Arial");
	format_set_font_size(f, size);
	format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
	if (size < 16)
		format_set_text_wrap(f);
	if (bold)
		format_set_bold(f);
	if (number)
		format_set_num_format(f, number);
	return f;
}

static void
make_formats(struct sheet *s)
{
	s->text = format(s, false, 10, "@");
	s->date = format(s, false, 10, "dd/mm/yyyy");
	s->time = format(s, false, 10, "hh:mm");
	format_set_align(s->date, LXW_ALIGN_LEFT);
	format_set_align(s->time, LXW_ALIGN_LEFT);
	s->label = format(s, true, 10, NULL);
	s->wrap = format(s, false, 10, NULL);
	s->title = format(s, true, 16, NULL);
	format_set_font_color(s->title, 0x1F3864);
	s->head = format(s, true, 10, NULL);
	format_set_align(s->head, LXW_ALIGN_VERTICAL_CENTER);
	format_set_bg_color(s->head, 0x1F3864);
	format_set_font_color(s->head, LXW_COLOR_WHITE);
	format_set_border(s->head, LXW_BORDER_THIN);
	s->quiet = format(s, false, 10, "@");
	format_set_italic(s->quiet);
	format_set_bg_color(s->quiet, 0xEDEDED);
}

static void
put(struct sheet *s, lxw_row_t row, lxw_col_t col, struct chron_str text,
	lxw_format *f)
{
	worksheet_write_string(s->at, row, col, arena_str(s->arena, text).p, f);
}

static void
put_line(struct sheet *s, lxw_row_t row, struct chron_str text)
{
	worksheet_set_row(
		s->at, row, xlsx_height(text, ABOUT_CHARS * 1.2), NULL);
	put(s, row, 1, text, s->wrap);
}

/* Printed on each page: the marking above, title and page below.  An "&" is
 * the beginning of a code. */
static char *
page_text(struct sheet *s, bool head)
{
	const struct chron_config *c = s->form->config;
	struct buf b = BUF_INIT;
	struct chron_str texts[2] = {s->form->title, c->marking};
	char *copy;

	for (int i = head; i < 2; i++) {
		buf_puts(&b, i ? "&C&B" : "&L");
		for (size_t k = 0; k < texts[i].n && k < 80; k++) {
			if (texts[i].p[k] == '&')
				buf_putc(&b, '&');
			buf_putc(&b, texts[i].p[k]);
		}
	}
	if (!head)
		buf_puts(&b, "&RPage &P of &N");
	copy = arena_bytes(s->arena, b.n + 1);
	memcpy(copy, b.p, b.n + 1);
	buf_free(&b);
	return copy;
}

static void
begin_sheet(struct sheet *s, const char *name)
{
	s->at = workbook_add_worksheet(s->book, name);
	worksheet_set_paper(s->at, 9); /* A4 */
	worksheet_set_landscape(s->at);
	worksheet_set_margins(s->at, 0.4, 0.4, 0.6, 0.6);
	worksheet_fit_to_pages(s->at, 1, 0);
	worksheet_set_header(s->at, page_text(s, true));
	worksheet_set_footer(s->at, page_text(s, false));
}

static void
put_about(struct sheet *s)
{
	const struct form *form = s->form;
	const struct chron_config *c = form->config;
	const struct {
		const char *label;
		struct chron_str value;
		bool always;
	} lines[] = {
		{"Agency", form->agency, true},
		{"Completed by", CHRON_S(""), true},
		{"Role and date", CHRON_S(""), true},
		{c->nchildren > 1 ? "Children" : "Child", form->children,
			false},
		{"Period", form->period, false},
		{"Marking", c->marking, false},
	};
	lxw_row_t row = 2;

	begin_sheet(s, "About");
	worksheet_set_column(s->at, 0, 0, 28, s->label);
	worksheet_set_column(s->at, 1, 1, ABOUT_CHARS, s->text);
	put(s, 0, 0, form->title, s->title);
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		if (!lines[i].value.n && !lines[i].always)
			continue;
		put(s, row, 0, chron_cstr(lines[i].label), s->label);
		put(s, row++, 1, lines[i].value, s->text);
	}
	put(s, ++row, 0, CHRON_S("How to fill this in"), s->label);
	put_line(s, row++, CHRON_S("Write on the sheet \"Chronology\"."));
	for (uint32_t i = 0; i < form->nguidance; i++)
		put_line(s, row++, form->guidance[i]);
	put(s, ++row, 0, CHRON_S("What the columns ask"), s->label);
	for (uint32_t i = 0; i < form->ncolumns; i++) {
		const struct form_column *col = &form->columns[i];
		struct buf b = BUF_INIT;

		if (!col->help.n && !col->nchoices)
			continue;
		buf_str(&b, col->heading);
		buf_puts(&b,
			col->heading.p[col->heading.n - 1] == '?' ? " " : ": ");
		form_explain(&b, col);
		put_line(s, row++, buf_get(&b));
		buf_free(&b);
	}
}

/* The choices that a list of Excel can hold: within its bytes, without commas;
 * who alone was seen goes first. */
static char **
list_of(struct sheet *s, const struct form_column *col)
{
	char **list = ARENA_ARRAY(s->arena, char *, col->nchoices + 1);
	size_t bytes = 0, n = 0, drop;

	for (uint32_t i = 0; i < col->nchoices; i++) {
		struct chron_str c = col->choices[i];

		if (memchr(c.p, ',', c.n) || memchr(c.p, '"', c.n))
			continue;
		list[n] = arena_bytes(s->arena, c.n + 1);
		memcpy(list[n], c.p, c.n);
		list[n++][c.n] = '\0';
		bytes += c.n + 1;
	}
	for (; n && bytes > LIST_BYTES; n--) {
		drop = n > 4 ? n - 4 : n - 1;
		bytes -= strlen(list[drop]) + 1;
		memmove(&list[drop], &list[drop + 1],
			(n - drop) * sizeof(*list));
	}
	list[n] = NULL;
	return n ? list : NULL;
}

#define TEXT(array, lit) char array[] = lit

static void
check_date(struct sheet *s, lxw_col_t col, lxw_data_validation *v)
{
	TEXT(least, "=DATE(1950,1,1)");
	TEXT(most, "=TODAY()");
	TEXT(title, "Is this the date?");
	TEXT(say, "The usual is dd/mm/yyyy, not in the future. If only the "
		  "month or the year is known, or the date is not certain, "
		  "keep what you wrote and choose Yes.");

	v->validate = LXW_VALIDATION_TYPE_DATE_FORMULA;
	v->criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
	v->minimum_formula = least;
	v->maximum_formula = most;
	v->error_title = title;
	v->error_message = say;
	worksheet_data_validation_range(s->at, 2, col, LAST_ROW, col, v);
}

static void
check_time(struct sheet *s, lxw_col_t col, lxw_data_validation *v)
{
	TEXT(title, "Is this the time?");
	TEXT(say, "The usual is hh:mm on the 24-hour clock: 09:30. Leave it "
		  "empty where the time is not known.");

	v->validate = LXW_VALIDATION_TYPE_TIME;
	v->criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
	v->minimum_datetime = (lxw_datetime){0, 0, 0, 0, 0, 0};
	v->maximum_datetime = (lxw_datetime){0, 0, 0, 23, 59, 59};
	v->error_title = title;
	v->error_message = say;
	worksheet_data_validation_range(s->at, 2, col, LAST_ROW, col, v);
}

static void
check_choice(struct sheet *s, lxw_col_t col, const struct form_column *c,
	lxw_data_validation *v)
{
	TEXT(title, "Another answer?");
	TEXT(say, "This is not in the list. If it says more exactly what the "
		  "record says, keep it and choose Yes.");

	v->validate = LXW_VALIDATION_TYPE_LIST;
	v->value_list = list_of(s, c);
	v->error_title = title;
	v->error_message = say;
	/* Who it is about and how are often several things. */
	if (!c->strict)
		v->show_error = LXW_VALIDATION_OFF;
	if (v->value_list)
		worksheet_data_validation_range(
			s->at, 2, col, LAST_ROW, col, v);
}

static void
put_column(struct sheet *s, lxw_col_t i)
{
	const struct form_column *col = &s->form->columns[i];
	lxw_data_validation v = {
		.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING};
	lxw_format *f = s->text;

	if (col->kind == FORM_DATE)
		f = s->date;
	else if (col->kind == FORM_TIME)
		f = s->time;
	worksheet_set_column(s->at, i, i, (double)col->weight * CHARS, f);
	put(s, 0, i, form_heading(s->arena, col, true), s->head);
	put(s, 1, i, col->example, s->quiet);
	if (col->kind == FORM_DATE)
		check_date(s, i, &v);
	else if (col->kind == FORM_TIME)
		check_time(s, i, &v);
	else if (col->kind == FORM_CHOICE)
		check_choice(s, i, col, &v);
}

static void
put_entries(struct sheet *s)
{
	double heights[2] = {2 * LINE, 2 * LINE};

	begin_sheet(s, "Chronology");
	for (uint32_t i = 0; i < s->form->ncolumns; i++) {
		const struct form_column *col = &s->form->columns[i];
		double chars = (double)col->weight * CHARS, h[2];

		h[0] = xlsx_height(
			form_heading(s->arena, col, true), chars - 2);
		h[1] = xlsx_height(col->example, chars);
		for (int k = 0; k < 2; k++)
			heights[k] = h[k] > heights[k] ? h[k] : heights[k];
	}
	for (lxw_row_t k = 0; k < 2; k++)
		worksheet_set_row(s->at, k, heights[k], NULL);
	for (uint32_t i = 0; i < s->form->ncolumns; i++)
		put_column(s, (lxw_col_t)i);
	worksheet_freeze_panes(s->at, 1, 0);
	worksheet_repeat_rows(s->at, 0, 0);
	worksheet_gridlines(s->at, LXW_SHOW_ALL_GRIDLINES);
	worksheet_activate(s->at);
}

/* Nobody's name and one date, so that the bytes are the same each time. */
static void
put_properties(struct sheet *s)
{
	struct chron_str title = s->form->title;
	char *copy = arena_bytes(s->arena, title.n + 1);

	memcpy(copy, title.p, title.n);
	copy[title.n] = '\0';
	workbook_set_properties(s->book,
		&(lxw_doc_properties){.title = copy, .created = 315532800});
}

/* The library writes to a path; this one is memory. */
static lxw_error
write_book(const struct form *form, const char *path)
{
	struct sheet s = {.form = form, .arena = arena_new()};
	lxw_error e = LXW_ERROR_CREATING_XLSX_FILE;

	s.book = workbook_new(path);
	if (s.book) {
		make_formats(&s);
		put_about(&s);
		put_entries(&s);
		put_properties(&s);
		e = workbook_close(s.book);
	}
	arena_free(s.arena);
	return e;
}

static bool
read_back(int fd, struct buf *to)
{
	char chunk[16384];
	ssize_t n;

	if (lseek(fd, 0, SEEK_SET) != 0)
		return false;
	while ((n = read(fd, chunk, sizeof(chunk))) > 0)
		buf_add(to, chunk, (size_t)n);
	return n == 0;
}

enum chron_status
form_xlsx(const struct form *form, struct buf *to, struct chron_err *err)
{
	int fd = memfd_create("template", MFD_CLOEXEC);
	enum chron_status st = CHRON_OK;
	char path[40];
	lxw_error e;

	if (fd < 0)
		return chron_fail(err, CHRON_EIO,
			"there is no memory for a workbook: %s",
			strerror(errno));
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	e = write_book(form, path);
	if (e != LXW_NO_ERROR)
		st = chron_fail(err, CHRON_EIO,
			"the workbook could not be written: %s",
			lxw_strerror(e));
	else if (!read_back(fd, to))
		st = chron_fail(err, CHRON_EIO,
			"the workbook could not be read back: %s",
			strerror(errno));
	close(fd);
	return st;
}
