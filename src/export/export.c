/* Runs reports through an exporter; the table of exporters. */
#include "export/export.h"

#include <assert.h>

#include "export/outline.h"
#include "util/str.h"

const struct chron_exporter *const exporters[] = {
#define EXPORTER(name) &exporter_##name,
#include "export/list.def"
#undef EXPORTER
	NULL,
};

enum { DEFAULT_WIDTH = 100 };

const struct chron_exporter *
exporter_find(const char *name)
{
	for (size_t i = 0; exporters[i]; i++)
		if (str_is(chron_cstr(name), exporters[i]->name))
			return exporters[i];
	return NULL;
}

/* An exporter at work, as the sink of a report. */
struct work {
	const struct chron_exporter *x;
	void *state;
	size_t ncolumns; /* of the open table: a row must fit */
};

static enum chron_status
pass_table(void *arg, const struct chron_table *table, struct chron_err *err)
{
	struct work *w = arg;

	w->ncolumns = table->ncolumns;
	return w->x->table(w->state, table, err);
}

static enum chron_status
pass_row(void *arg, enum chron_row_kind kind, const char *id,
	const struct chron_cell *cells, size_t ncells, struct chron_err *err)
{
	struct work *w = arg;
	bool divides = kind == CHRON_ROW_DAY || kind == CHRON_ROW_PASSED;

	assert(ncells == (divides ? 1 : w->ncolumns));
	(void)divides;
	return w->x->row(w->state, kind, id, cells, ncells, err);
}

static bool
is_chronology(const struct report *r)
{
	return str_is(chron_cstr(r->name), "chronology");
}

static bool
holds_chronology(const struct report *const *list)
{
	for (; *list; list++)
		if (is_chronology(*list))
			return true;
	return false;
}

/* The document of one report, or of several under the title of the case. */
static void
fill_doc(const struct chron_chronology *c, const struct report *const *list,
	const struct export_place *place, struct arena *a,
	struct chron_doc *doc)
{
	if (list[0]->doc)
		list[0]->doc(c, a, doc);
	else
		report_doc(c, list[0], a, doc);
	if (list[1])
		doc->subtitle = NULL;
	else
		doc->report = list[0]->name;
	if (holds_chronology(list))
		doc->home = "";
	else if (place)
		doc->home = place->home;
	doc->width = place && place->width ? place->width : DEFAULT_WIDTH;
}

static enum chron_status
yield_all(const struct chron_chronology *c, const struct report *const *list,
	const struct table_sink *sink, struct chron_err *err)
{
	enum chron_status st = CHRON_OK;

	for (; *list && st == CHRON_OK; list++)
		st = (*list)->yield(c, sink, err);
	return st;
}

static enum chron_status
run_tables(const struct chron_exporter *x, const struct chron_chronology *c,
	const struct report *const *list, const struct export_place *place,
	struct arena *a, struct chron_out *out, struct chron_err *err)
{
	struct chron_doc doc = {.title = NULL};
	struct work w = {.x = x, .state = arena_alloc(a, x->state)};
	struct table_sink sink = {pass_table, pass_row, &w};
	enum chron_status st;

	fill_doc(c, list, place, a, &doc);
	if (x->looks_ahead) {
		struct outline o = {.arena = a};
		struct table_sink ahead = outline_sink(&o);

		st = yield_all(c, list, &ahead, err);
		if (st != CHRON_OK)
			return st;
		outline_parts(&o, &doc);
	}
	st = x->begin(w.state, out, &doc, err);
	if (st == CHRON_OK)
		st = yield_all(c, list, &sink, err);
	if (st == CHRON_OK)
		st = x->end(w.state, err);
	x->cleanup(w.state);
	return st;
}

enum chron_status
export_run_at(const struct chron_exporter *x, const struct chron_chronology *c,
	const struct report *const *list, const struct export_place *place,
	struct chron_out *out, struct chron_err *err)
{
	struct arena *a;
	enum chron_status st;

	if (x->chronology && !list[1] && is_chronology(list[0]))
		return x->chronology(out, c, err);
	a = arena_new();
	st = run_tables(x, c, list, place, a, out, err);
	arena_free(a);
	return st;
}

enum chron_status
export_run(const struct chron_exporter *x, const struct chron_chronology *c,
	const struct report *const *list, struct chron_out *out,
	struct chron_err *err)
{
	return export_run_at(x, c, list, NULL, out, err);
}
