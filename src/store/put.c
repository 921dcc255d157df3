/* A source with its records into the case file. */
#include "core/headings.h"
#include "store/cells.h"
#include "store/put.h"
#include "store/words.h"

/* ---- which elements are a source's ---- */

static uint32_t
count_of(const struct chron_chronology *c, enum kind kind)
{
	switch (kind) {
	case EVENTS:
		return c->nevents;
	case LEFTOVERS:
		return c->nleftovers;
	case DIAGNOSTICS:
		return c->ndiagnostics;
	case VERSIONS:
		return c->nversions;
	default:
		return c->nchanges;
	}
}

static uint32_t
source_of(const struct chron_chronology *c, enum kind kind, uint32_t i)
{
	switch (kind) {
	case EVENTS:
		return c->events[i].source;
	case LEFTOVERS:
		return c->leftovers[i].source;
	case DIAGNOSTICS:
		return c->diagnostics[i].source;
	case VERSIONS:
		return c->versions[i].source;
	default:
		return c->changes[i].source;
	}
}

static struct group
group_by_source(
	struct arena *a, const struct chron_chronology *c, enum kind kind)
{
	uint32_t n = count_of(c, kind), at;
	struct group g = {
		.items = ARENA_ARRAY(a, uint32_t, n),
		.start = ARENA_ARRAY(a, uint32_t, (size_t)c->nsources + 2),
	};

	/* start[s + 2] counts; summed up, start[s + 1] is where s begins;
	 * filled, it is where s ends and s + 1 begins. */
	for (uint32_t i = 0; i < n; i++)
		if ((at = source_of(c, kind, i)) < c->nsources)
			g.start[at + 2]++;
	for (uint32_t s = 1; s <= c->nsources; s++)
		g.start[s + 1] += g.start[s];
	for (uint32_t i = 0; i < n; i++)
		if ((at = source_of(c, kind, i)) < c->nsources)
			g.items[g.start[at + 1]++] = i;
	return g;
}

/* ---- putting ---- */

struct put
put_new(struct arena *a, const struct chron_chronology *c)
{
	struct put p = {
		.c = c,
		.agencies = ARENA_ARRAY(a, int64_t, c->nagencies),
	};

	for (int k = 0; k < KINDS; k++)
		p.groups[k] = group_by_source(a, c, (enum kind)k);
	return p;
}

static enum chron_status
put_agency(struct row *r, struct put *p, uint32_t agency, struct chron_err *err)
{
	enum chron_status status;
	struct chron_str name;

	if (agency >= p->c->nagencies || p->agencies[agency])
		return CHRON_OK;
	name = p->c->agencies[agency].name;
	sqlite3_bind_text64(r->st, 1, name.n ? name.p : "", name.n,
		SQLITE_STATIC, SQLITE_UTF8);
	status = db_step(r->store, r->st, err);
	p->agencies[agency] = sqlite3_column_int64(r->st, 0);
	sqlite3_reset(r->st);
	return status;
}

/* Rowids of the agencies this source names, made where they are new. */
static enum chron_status
put_agencies(struct store *s, struct put *p, struct chron_err *err)
{
	const struct group *g = &p->groups[EVENTS];
	struct row r;
	enum chron_status status = row_open(&r, s,
		"INSERT INTO agency(name) VALUES(?1) ON CONFLICT(name)"
		" DO UPDATE SET name = excluded.name RETURNING id",
		err);

	if (status == CHRON_OK)
		status =
			put_agency(&r, p, p->c->sources[p->source].agency, err);
	for (uint32_t i = g->start[p->source];
		i < g->start[p->source + 1] && status == CHRON_OK; i++)
		status = put_agency(
			&r, p, p->c->events[g->items[i]].agency, err);
	row_close(&r);
	return status;
}

static void
row_agency(struct row *r, const struct put *p, uint32_t agency)
{
	if (agency < p->c->nagencies)
		row_int(r, p->agencies[agency]);
	else
		row_null(r);
}

static enum chron_status
put_source_row(struct store *s, struct put *p, struct chron_err *err)
{
	const struct chron_source *src = &p->c->sources[p->source];
	struct row r;
	enum chron_status status = row_open(&r, s,
		"INSERT INTO source(ref, file, sha256, agency, agency_from,"
		" importer, records, used, events, quarantined, not_events,"
		" duplicate_of, refused, why, preamble, child, date_order)"
		" VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
		err);

	if (status == CHRON_OK) {
		row_text(&r, src->id);
		row_text(&r, src->file);
		row_text(&r, src->sha256);
		row_agency(&r, p, src->agency);
		row_text(&r, src->agency_from);
		row_text(&r, src->importer);
		row_int(&r, (int64_t)src->records);
		row_int(&r, (int64_t)src->used);
		row_int(&r, (int64_t)src->events);
		row_int(&r, (int64_t)src->quarantined);
		row_int(&r, (int64_t)src->not_events);
		row_text(&r, src->duplicate_of < p->c->nsources
				     ? p->c->sources[src->duplicate_of].id
				     : CHRON_S(""));
		row_int(&r, src->refused);
		row_text(&r, src->why);
		row_text(&r, src->preamble);
		row_text(&r, src->child < p->c->config.nchildren
				     ? p->c->config.children[src->child].ref
				     : CHRON_S(""));
		row_text(&r, src->date_order);
		status = row_put(&r, err);
		p->rowid = sqlite3_last_insert_rowid(s->db);
	}
	row_close(&r);
	return status;
}

static enum chron_status
put_headings(struct store *s, struct put *p, struct chron_err *err)
{
	const struct chron_source *src = &p->c->sources[p->source];
	struct row r;
	enum chron_status status =
		row_open(&r, s, "INSERT INTO heading VALUES(?,?,?,?,?)", err);

	for (uint32_t i = 0; i < src->nheadings && status == CHRON_OK; i++) {
		const struct chron_heading *h = &src->headings[i];

		row_int(&r, p->rowid);
		row_int(&r, i);
		row_text(&r, h->text);
		row_word(&r, concept_key((enum chron_concept)h->concept));
		row_int(&r, h->confidence);
		status = row_put(&r, err);
	}
	row_close(&r);
	return status;
}

static void
row_when(struct row *r, const struct chron_when *w)
{
	row_int_or(r, w->earliest, CHRON_TIME_MIN);
	row_int_or(r, w->latest, CHRON_TIME_MAX);
	row_int(r, w->precision);
	row_int(r, w->uncertain);
	if (w->zoned)
		row_int(r, w->offset);
	else
		row_null(r);
}

static void
row_event(struct row *r, const struct put *p, const struct chron_event *e)
{
	row_text(r, e->id);
	row_agency(r, p, e->agency);
	row_int(r, e->occurrence);
	row_when(r, &e->start);
	if (e->has_end)
		row_when(r, &e->end);
	else
		for (int i = 0; i < 5; i++)
			row_null(r);
	row_int(r, e->cancelled);
	row_int(r, e->carried);
	row_text(r, e->date_text);
	row_text(r, e->time_text);
}

static enum chron_status
put_event(struct row *record, struct row *event, const struct put *p,
	const struct chron_event *e, int64_t id, struct buf *cells,
	struct chron_err *err)
{
	enum chron_status status;

	buf_clear(cells);
	cells_write(cells, e, p->c->sources[p->source].headings);
	row_int(record, id);
	row_int(record, p->rowid);
	row_int(record, e->order);
	row_text(record, e->part);
	row_int(record, e->row);
	row_text(record, buf_get(cells));
	status = row_put(record, err);
	if (status != CHRON_OK)
		return status;
	row_int(event, id);
	row_event(event, p, e);
	return row_put(event, err);
}

static enum chron_status
last_record(struct store *s, int64_t *id, struct chron_err *err)
{
	sqlite3_stmt *st = NULL;
	enum chron_status status =
		db_prepare(s, "SELECT max(id) FROM record", &st, err);

	if (status == CHRON_OK)
		status = db_step(s, st, err);
	if (status == CHRON_OK)
		*id = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return status;
}

static enum chron_status
put_events(struct store *s, struct put *p, struct chron_err *err)
{
	const struct group *g = &p->groups[EVENTS];
	struct row record = {0}, event = {0};
	struct buf cells = BUF_INIT;
	int64_t id = 0;
	enum chron_status status = last_record(s, &id, err);

	if (status == CHRON_OK)
		status = row_open(&record, s,
			"INSERT INTO record VALUES(?,?,?,?,?,?)", err);
	if (status == CHRON_OK)
		status = row_open(&event, s,
			"INSERT INTO event"
			" VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
			err);
	for (uint32_t i = g->start[p->source];
		i < g->start[p->source + 1] && status == CHRON_OK; i++)
		status = put_event(&record, &event, p,
			&p->c->events[g->items[i]], ++id, &cells, err);
	row_close(&event);
	row_close(&record);
	buf_free(&cells);
	return status;
}

static enum chron_status
put_leftovers(struct store *s, struct put *p, struct chron_err *err)
{
	const struct group *g = &p->groups[LEFTOVERS];
	struct row r;
	enum chron_status status = row_open(&r, s,
		"INSERT INTO leftover(source, n, part, row, text, why,"
		" quarantined) VALUES(?,?,?,?,?,?,?)",
		err);

	for (uint32_t i = g->start[p->source];
		i < g->start[p->source + 1] && status == CHRON_OK; i++) {
		const struct chron_leftover *l = &p->c->leftovers[g->items[i]];

		row_int(&r, p->rowid);
		row_int(&r, l->order);
		row_text(&r, l->part);
		row_int(&r, l->row);
		row_text(&r, l->text);
		row_text(&r, l->why);
		row_int(&r, l->quarantined);
		status = row_put(&r, err);
	}
	row_close(&r);
	return status;
}

static enum chron_status
put_diagnostics(struct store *s, struct put *p, struct chron_err *err)
{
	const struct group *g = &p->groups[DIAGNOSTICS];
	struct row r;
	enum chron_status status = row_open(&r, s,
		"INSERT INTO diagnostic(source, severity, slug, part, row,"
		" col, say) VALUES(?,?,?,?,?,?,?)",
		err);

	for (uint32_t i = g->start[p->source];
		i < g->start[p->source + 1] && status == CHRON_OK; i++) {
		const struct chron_diagnostic *d =
			&p->c->diagnostics[g->items[i]];

		row_int(&r, p->rowid);
		row_word(&r, severity_words[d->severity]);
		row_text(&r, d->slug);
		row_text(&r, d->part);
		row_int(&r, d->row);
		row_int(&r, d->col);
		row_text(&r, d->say);
		status = row_put(&r, err);
	}
	row_close(&r);
	return status;
}

enum chron_status
put_work(struct store *s, void *arg, struct chron_err *err)
{
	static enum chron_status (*const steps[])(struct store *, struct put *,
		struct chron_err *) = {put_agencies, put_source_row,
		put_headings, put_events, put_leftovers, put_diagnostics,
		put_versions, put_changes};
	enum chron_status status = db_exec(s, derived_clear, err);

	for (size_t i = 0;
		i < sizeof(steps) / sizeof(*steps) && status == CHRON_OK; i++)
		status = steps[i](s, arg, err);
	return status;
}

enum chron_status
put_is_there(struct store *s, struct chron_str id, bool *there,
	struct chron_err *err)
{
	struct row r;
	enum chron_status status =
		row_open(&r, s, "SELECT 1 FROM source WHERE ref = ?", err);

	*there = false;
	if (status == CHRON_OK) {
		row_text(&r, id);
		status = db_step(s, r.st, err);
		*there = status == CHRON_OK;
	}
	row_close(&r);
	return status == CHRON_STOP ? CHRON_OK : status;
}

static enum chron_status
put(struct store *s, struct put *p, uint32_t source, bool skip,
	struct chron_err *err)
{
	bool there;
	enum chron_status status =
		put_is_there(s, p->c->sources[source].id, &there, err);

	if (status != CHRON_OK || (there && skip))
		return status;
	if (there)
		return chron_fail(err, CHRON_EARG,
			"%s holds this source already: %.*s", s->path,
			(int)p->c->sources[source].file.n,
			p->c->sources[source].file.p);
	p->source = source;
	return db_transaction(s, put_work, p, err);
}

enum chron_status
store_put_source(struct store *s, const struct chron_chronology *c,
	uint32_t source, struct chron_err *err)
{
	struct arena *a = arena_new();
	struct put p = put_new(a, c);
	enum chron_status status = put(s, &p, source, false, err);

	arena_free(a);
	return status;
}

enum chron_status
store_put_all(struct store *s, const struct chron_chronology *c,
	struct chron_err *err)
{
	struct arena *a = arena_new();
	struct put p = put_new(a, c);
	enum chron_status status = CHRON_OK;

	for (uint32_t i = 0; i < c->nsources && status == CHRON_OK; i++)
		status = put(s, &p, i, true, err);
	arena_free(a);
	return status;
}
