/* The report of diagnostics: what reading the files found. */
#include "report/emit.h"

static const char *const severity_words[] = {
	[CHRON_NOTE] = "note",
	[CHRON_WARNING] = "warning",
	[CHRON_ERROR] = "error",
	[CHRON_FAILURE] = "failure",
};

static const struct chron_column columns[] = {
	{"severity", "Severity", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"slug", "Kind", CHRON_CELL_LABEL, CHRON_NARROW | CHRON_UNDER},
	{"file", "File", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"part", "Part", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER},
	{"row", "Row", CHRON_CELL_NUMBER, CHRON_MEDIUM | CHRON_UNDER},
	{"column", "Column", CHRON_CELL_NUMBER, CHRON_MEDIUM | CHRON_UNDER},
	{"say", "What was found", CHRON_CELL_TEXT, CHRON_WIDE},
};

static const struct chron_table table = {
	.key = "diagnostics",
	.title = "Diagnostics",
	.caption = "What reading the files found. A note needs nothing done; a "
		   "warning is worth a look; an error set the row aside; a "
		   "failure gave up the file.",
	.empty = "Nothing was found while reading the files.",
	.columns = columns,
	.ncolumns = sizeof(columns) / sizeof(*columns),
};

static void
count_or_nothing(struct emit *e, uint32_t n)
{
	if (n)
		emit_number(e, n);
	else
		emit_text(e, CHRON_S(""));
}

static enum chron_status
yield(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	struct emit e;

	emit_begin(&e, c, to, err);
	emit_table(&e, &table);
	for (uint32_t i = 0; i < c->ndiagnostics && e.st == CHRON_OK; i++) {
		const struct chron_diagnostic *d = &c->diagnostics[i];

		emit_label(&e, chron_cstr(severity_words[d->severity]));
		emit_label(&e, d->slug);
		emit_text(&e, d->source < c->nsources
				      ? c->sources[d->source].file
				      : CHRON_S("(the case)"));
		emit_text(&e, d->part);
		count_or_nothing(&e, d->row);
		count_or_nothing(&e, d->col);
		emit_text(&e, d->say);
		emit_row(&e, CHRON_ROW_DATA, CHRON_S(""));
	}
	return emit_end(&e);
}

const struct report report_diagnostics = {
	.name = "diagnostics",
	.title = "Diagnostics",
	.brief = "what reading the files found: notes, warnings, errors",
	.yield = yield,
};
