/* Exporter: CSV for people who work in spreadsheets.  UTF-8 with a byte order
 * mark, CRLF, a header row of titles from the first line on.
 *
 * The file of the chronology begins with that table: the small ones before it
 * would only be in a spreadsheet's way.  Further tables of any report stand
 * below the first, each after an empty line and its title.  Rows that only
 * divide a table for the eye are left out. */
#include "export/export.h"
#include "util/str.h"

struct csv {
	struct chron_out *out;
	bool skip;  /* until the chronology's own table */
	bool table; /* one has been written */
};

static enum chron_status
begin(void *state, struct chron_out *out, const struct chron_doc *doc,
	struct chron_err *err)
{
	struct csv *s = state;

	(void)err;
	s->out = out;
	s->skip = str_is(chron_cstr(doc->report), "chronology");
	out_puts(out, "\xef\xbb\xbf");
	return CHRON_OK;
}

static enum chron_status
table(void *state, const struct chron_table *t, struct chron_err *err)
{
	struct csv *s = state;

	(void)err;
	if (s->skip && !str_is(chron_cstr(t->key), "chronology"))
		return CHRON_OK;
	s->skip = false;
	if (s->table) {
		out_puts(s->out, "\r\n");
		escape_csv(s->out, chron_cstr(t->title));
		out_puts(s->out, "\r\n");
	}
	s->table = true;
	for (size_t i = 0; i < t->ncolumns; i++) {
		if (i)
			out_write(s->out, ",", 1);
		escape_csv(s->out, chron_cstr(t->columns[i].title));
	}
	out_write(s->out, "\r\n", 2);
	return CHRON_OK;
}

static enum chron_status
row(void *state, enum chron_row_kind kind, const char *id,
	const struct chron_cell *cells, size_t ncells, struct chron_err *err)
{
	struct csv *s = state;

	(void)id;
	(void)err;
	if (s->skip || kind == CHRON_ROW_DAY || kind == CHRON_ROW_PASSED)
		return CHRON_OK;
	for (size_t i = 0; i < ncells; i++) {
		if (i)
			out_write(s->out, ",", 1);
		escape_csv(s->out, cells[i].text);
	}
	out_write(s->out, "\r\n", 2);
	return CHRON_OK;
}

static enum chron_status
end(void *state, struct chron_err *err)
{
	(void)state;
	(void)err;
	return CHRON_OK;
}

static void
cleanup(void *state)
{
	(void)state; /* owns nothing */
}

const struct chron_exporter exporter_csv = {
	.abi = CHRON_EXPORTER_ABI,
	.size = sizeof(struct chron_exporter),
	.name = "csv",
	.desc = "CSV for spreadsheets: one table a file",
	.ext = "csv",
	.state = sizeof(struct csv),
	.begin = begin,
	.table = table,
	.row = row,
	.end = end,
	.cleanup = cleanup,
};
