/* The chronology as a page: the tables that a reader at a screen meets.  Those
 * of the chronology, and before it the picture of who was seen when. */
#include "find/trigger.h"
#include "report/emit.h"
#include "util/str.h"

/* Passes the chronology's tables on. */
struct page {
	const struct chron_chronology *c;
	const struct table_sink *to;
	bool pictured;
};

static enum chron_status
picture(struct page *p, struct chron_err *err)
{
	const struct trigger *triggers;
	struct finder f;
	struct emit e;
	uint32_t n;

	emit_begin(&e, p->c, p->to, err);
	find_open(&f, p->c);
	triggers = trigger_all(&f, &n);
	table_overview(&e, &f, triggers, n);
	find_close(&f);
	return emit_end(&e);
}

static enum chron_status
table(void *arg, const struct chron_table *t, struct chron_err *err)
{
	struct page *p = arg;
	enum chron_status st = CHRON_OK;

	if (!p->pictured && str_is(chron_cstr(t->key), "chronology")) {
		p->pictured = true;
		st = picture(p, err);
	}
	return st == CHRON_OK ? p->to->table(p->to->arg, t, err) : st;
}

static enum chron_status
row(void *arg, enum chron_row_kind kind, const char *id,
	const struct chron_cell *cells, size_t ncells, struct chron_err *err)
{
	struct page *p = arg;

	return p->to->row(p->to->arg, kind, id, cells, ncells, err);
}

static enum chron_status
yield(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	struct page p = {.c = c, .to = to};
	const struct table_sink sink = {table, row, &p};

	return reports[0]->yield(c, &sink, err);
}

const struct report report_page = {
	.name = "page",
	.title = "Integrated chronology",
	.brief = "every entry in order, to read on a screen and on paper",
	.yield = yield,
};
