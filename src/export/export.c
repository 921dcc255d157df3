/* Runs reports through an exporter; the table of exporters. */
#include "export/export.h"

#include <assert.h>

#include "export/masked.h"
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

/* An exporter at work. */
struct work {
	const struct chron_exporter *x;
	void *state;
	struct chron_out *out;
	bool begun;
};

/* One pass over the reports, as their sink: for every exporter that is ready
 * for it, and for the look ahead that others wait for. */
struct pass {
	struct work *works;
	size_t nworks;
	struct outline *outline; /* NULL: nobody waits */
	size_t ncolumns;	 /* of the open table: a row must fit */
};

static enum chron_status
pass_table(void *arg, const struct chron_table *table, struct chron_err *err)
{
	struct pass *p = arg;
	enum chron_status st = CHRON_OK;

	p->ncolumns = table->ncolumns;
	if (p->outline)
		outline_table(p->outline, table);
	for (size_t i = 0; i < p->nworks && st == CHRON_OK; i++)
		st = p->works[i].x->table(p->works[i].state, table, err);
	return st;
}

static enum chron_status
pass_row(void *arg, enum chron_row_kind kind, const char *id,
	const struct chron_cell *cells, size_t ncells, struct chron_err *err)
{
	struct pass *p = arg;
	bool divides = kind == CHRON_ROW_DAY || kind == CHRON_ROW_PASSED;
	enum chron_status st = CHRON_OK;

	assert(ncells == (divides ? 1 : p->ncolumns));
	(void)divides;
	if (p->outline)
		outline_row(p->outline, kind, cells, ncells);
	for (size_t i = 0; i < p->nworks && st == CHRON_OK; i++)
		st = p->works[i].x->row(
			p->works[i].state, kind, id, cells, ncells, err);
	return st;
}

static bool
is_chronology(const struct report *r)
{
	return str_is(chron_cstr(r->name), "chronology");
}

/* It, or what is written in its place. */
static bool
holds_chronology(const struct report *const *list)
{
	for (; *list; list++)
		if (is_chronology(*list) ||
			report_whole((*list)->name) == *list)
			return true;
	return false;
}

const struct report *
export_report(const struct chron_exporter *x, const struct report *r)
{
	return r == reports[0] ? report_whole(x->whole) : r;
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
begin_all(struct pass *p, const struct chron_doc *doc, struct chron_err *err)
{
	enum chron_status st = CHRON_OK;

	for (size_t i = 0; i < p->nworks && st == CHRON_OK; i++) {
		struct work *w = &p->works[i];

		w->begun = true;
		st = w->x->begin(w->state, w->out, doc, err);
	}
	return st;
}

static enum chron_status
end_all(struct pass *p, struct chron_err *err)
{
	enum chron_status st = CHRON_OK;

	for (size_t i = 0; i < p->nworks && st == CHRON_OK; i++)
		st = p->works[i].x->end(p->works[i].state, err);
	return st;
}

/* Everything passes the mask, if there is one. */
static enum chron_status
yield_to(struct pass *p, const struct chron_chronology *c,
	const struct report *const *list, struct chron_err *err)
{
	const struct table_sink sink = {pass_table, pass_row, p};
	struct table_sink masked;
	struct arena *a;
	struct masked *k;
	enum chron_status st;

	if (!c->mask)
		return yield_all(c, list, &sink, err);
	a = arena_new();
	k = masked_new(a, c->mask, &sink);
	masked = masked_sink(k);
	st = yield_all(c, list, &masked, err);
	masked_free(k);
	arena_free(a);
	return st;
}

static enum chron_status
run_pass(struct pass *p, const struct chron_chronology *c,
	const struct report *const *list, const struct chron_doc *doc,
	struct chron_err *err)
{
	enum chron_status st = begin_all(p, doc, err);

	if (st == CHRON_OK)
		st = yield_to(p, c, list, err);
	if (st == CHRON_OK)
		st = end_all(p, err);
	for (size_t i = 0; i < p->nworks; i++)
		if (p->works[i].begun)
			p->works[i].x->cleanup(p->works[i].state);
	return st;
}

/* Those who look ahead, or those who do not. */
static struct pass
pass_of(struct arena *a, const struct export_to *to, size_t n, bool ahead)
{
	struct pass p = {.works = ARENA_ARRAY(a, struct work, n)};

	for (size_t i = 0; i < n; i++)
		if (to[i].x->looks_ahead == ahead)
			p.works[p.nworks++] = (struct work){.x = to[i].x,
				.state = arena_alloc(a, to[i].x->state),
				.out = to[i].out};
	return p;
}

static enum chron_status
run_tables(const struct export_to *to, size_t n,
	const struct chron_chronology *c, const struct report *const *list,
	const struct export_place *place, struct arena *a,
	struct chron_err *err)
{
	struct pass at_once = pass_of(a, to, n, false);
	struct pass later = pass_of(a, to, n, true);
	struct outline outline = {.arena = a};
	struct chron_doc doc = {.title = NULL};
	enum chron_status st;

	fill_doc(c, list, place, a, &doc);
	if (c->mask)
		masked_doc(c->mask, a, &doc);
	at_once.outline = later.nworks ? &outline : NULL;
	st = run_pass(&at_once, c, list, &doc, err);
	if (st != CHRON_OK || !later.nworks)
		return st;
	outline_parts(&outline, &doc);
	return run_pass(&later, c, list, &doc, err);
}

enum chron_status
export_run_all(const struct export_to *to, size_t n,
	const struct chron_chronology *c, const struct report *const *list,
	const struct export_place *place, struct chron_err *err)
{
	struct arena *a;
	enum chron_status st;

	for (size_t i = 0; i < n; i++)
		if (!to[i].x->table)
			return chron_fail(err, CHRON_EUSAGE,
				"%s holds the chronology itself and no other "
				"report: leave out --report",
				to[i].x->name);
	a = arena_new();
	st = run_tables(to, n, c, list, place, a, err);
	arena_free(a);
	return st;
}

bool
export_writes_whole(
	const struct chron_exporter *x, const struct report *const *list)
{
	return x->chronology && !list[1] && is_chronology(list[0]);
}

static enum chron_status
write_whole(const struct chron_exporter *x, const struct chron_chronology *c,
	struct chron_out *out, struct chron_err *err)
{
	struct arena *a;
	enum chron_status st;

	if (!c->mask)
		return x->chronology(out, c, err);
	a = arena_new();
	st = x->chronology(out, mask_chronology(c->mask, c, a), err);
	arena_free(a);
	return st;
}

enum chron_status
export_run_at(const struct chron_exporter *x, const struct chron_chronology *c,
	const struct report *const *list, const struct export_place *place,
	struct chron_out *out, struct chron_err *err)
{
	const struct export_to to = {x, out};
	const struct report *const whole[] = {export_report(x, list[0]), NULL};

	if (export_writes_whole(x, list))
		return write_whole(x, c, out, err);
	return export_run_all(&to, 1, c, list[1] ? list : whole, place, err);
}

enum chron_status
export_run(const struct chron_exporter *x, const struct chron_chronology *c,
	const struct report *const *list, struct chron_out *out,
	struct chron_err *err)
{
	return export_run_at(x, c, list, NULL, out, err);
}
