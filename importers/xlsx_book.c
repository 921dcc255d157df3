/* The workbook: its sheets in their order, and which of them hold tables. */
#include "xlsx.h"

#include <stdio.h>

#include "util/str.h"

enum { PROPERTIES = 1, SHEET, WORKSHEET };

static const struct part_word words[] = {
	{NS_SHEET, "workbookPr", PROPERTIES},
	{NS_SHEET, "sheet", SHEET},
	{0, NULL, 0},
};

enum chron_status
xlsx_fail(
	const struct xlsx_book *b, enum chron_status code, const char *fmt, ...)
{
	char text[sizeof(b->err->text)];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	chron_fail(b->err, code, "%s", text);
	if (b->err)
		b->err->pos = (struct chron_pos){.file = b->file};
	return code;
}

enum chron_status
xlsx_spare(const struct xlsx_book *b, enum chron_status status,
	const struct chron_err *why)
{
	struct chron_pos pos = {.file = b->file};

	if (status != CHRON_EFORMAT) {
		if (status != CHRON_OK && b->err)
			*b->err = *why;
		return status;
	}
	chron_diag(b->run, CHRON_WARNING, "part-unreadable", &pos,
		"%s; the rest of the workbook was read", why->text);
	return CHRON_OK;
}

/* Another sheet of the book lies in the same part: one part read thousands of
 * times fills a machine. */
static bool
is_shared(const struct xlsx_book *b, const struct xlsx_sheet *s)
{
	for (const struct xlsx_sheet *o = b->sheets; s->part && o < s; o++)
		if (o->part &&
			str_ieq(chron_cstr(o->part), chron_cstr(s->part)))
			return true;
	return false;
}

static enum chron_status
start(void *arg, unsigned id, const struct part_attrs *a)
{
	struct xlsx_book *b = arg;
	struct chron_str state;
	struct xlsx_sheet *s;

	if (id == PROPERTIES)
		b->from_1904 = xlsx_true(part_attr(a, NS_NONE, "date1904"));
	if (id != SHEET)
		return CHRON_OK;
	if (b->nsheets >= XLSX_SHEETS)
		return xlsx_fail(b, CHRON_ELIMIT,
			"more than %d sheets (limit sheets): this is no "
			"chronology",
			XLSX_SHEETS);
	s = ARENA_PUSH(b->arena, &b->sheets, &b->nsheets);
	s->name = arena_str(b->arena, part_attr(a, NS_NONE, "name"));
	s->part = package_target(
		b->package, b->part, part_attr(a, NS_RELATION, "id"));
	if (is_shared(b, s))
		return xlsx_fail(b, CHRON_EFORMAT,
			"the sheet \"%.60s\" is the same part (\"%.100s\") as "
			"another: no spreadsheet writes that",
			s->name.p, s->part);
	state = part_attr(a, NS_NONE, "state");
	s->very_hidden = str_is(state, "veryHidden");
	s->hidden = s->very_hidden || str_is(state, "hidden");
	return CHRON_OK;
}

static const struct part_word roots[] = {
	{NS_SHEET, "worksheet", WORKSHEET},
	{0, NULL, 0},
};

/* The first element says what a sheet is. */
static enum chron_status
root(void *arg, unsigned id, const struct part_attrs *a)
{
	(void)a;
	*(bool *)arg = id == WORKSHEET;
	return CHRON_STOP;
}

enum chron_status
xlsx_read_sheets(struct xlsx_book *b)
{
	static const struct part_reader reader = {
		.words = words, .start = start};
	static const struct part_reader root_reader = {
		.words = roots, .start = root};
	enum chron_status status =
		package_parse(b->package, b->part, &reader, b, b->err);

	for (uint32_t i = 0; status == CHRON_OK && i < b->nsheets; i++) {
		struct xlsx_sheet *s = &b->sheets[i];

		/* One that cannot be read is told when its turn comes. */
		s->is_table = true;
		if (s->part)
			package_parse(b->package, s->part, &root_reader,
				&s->is_table, NULL);
		b->ntables += s->is_table;
	}
	return status;
}
