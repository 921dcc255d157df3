/* The chronology as a document: what it is about and how to read it, the
 * entries, and what was found in them, in chapters. */
#include "report/document.h"

#include "report/codes.h"

/* Reports that follow, in this order, each a chapter. */
static const char *const chapters[] = {"seen", "gaps", "discrepancies"};

/* A sink that begins a chapter with the first table it is sent. */
struct chapter {
	const struct table_sink *to;
	const char *title; /* NULL: it has begun */
};

static enum chron_status
chapter_table(void *arg, const struct chron_table *table, struct chron_err *err)
{
	struct chapter *c = arg;
	struct chron_table t = *table;

	t.chapter = c->title;
	c->title = NULL;
	return c->to->table(c->to->arg, &t, err);
}

static enum chron_status
chapter_row(void *arg, enum chron_row_kind kind, const char *id,
	const struct chron_cell *cells, size_t ncells, struct chron_err *err)
{
	struct chapter *c = arg;

	return c->to->row(c->to->arg, kind, id, cells, ncells, err);
}

static enum chron_status
yield_chapter(const struct chron_chronology *c, const struct report *r,
	const struct table_sink *to, struct chron_err *err)
{
	struct chapter chapter = {to, r->title};
	struct table_sink sink = {chapter_table, chapter_row, &chapter};

	return r->yield(c, &sink, err);
}

static enum chron_status
yield_chapters(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	enum chron_status st = CHRON_OK;

	for (size_t i = 0; i < sizeof(chapters) / sizeof(*chapters); i++) {
		if (st != CHRON_OK)
			return st;
		st = yield_chapter(c, report_find(chapters[i]), to, err);
	}
	return st;
}

static enum chron_status
yield(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	const struct chron_str *codes;
	struct emit e;

	emit_begin(&e, c, to, err);
	codes = codes_of(e.keep, c);
	document_about(&e, codes);
	if (e.st == CHRON_OK && c->config.npeople)
		e.st = yield_chapter(c, report_find("people"), to, err);
	document_entries(&e, codes);
	if (e.st == CHRON_OK)
		e.st = yield_chapters(c, to, err);
	document_files(&e);
	return emit_end(&e);
}

const struct report report_document = {
	.name = "document",
	.title = "Integrated chronology",
	.brief = "every entry in order, and what was found, as a document",
	.yield = yield,
};
