/* From the case file back into a chronology. */
#include "store/db.h"

#include "core/headings.h"
#include "store/cells.h"
#include "store/words.h"
#include "util/str.h"

/* Rowids of the file to indexes of the chronology.  Rows are read in the order
 * of their rowids, so the list ascends. */
struct rowids {
	int64_t *ids;
	uint32_t *index;
	uint32_t n, nindex;
};

struct load {
	struct store *s;
	struct chron_chronology *c;
	struct arena *scratch;
	struct rowids agencies, sources;
	struct chron_str *duplicates; /* ref a source is a duplicate of */
	uint32_t nduplicates;
};

static void
rowids_add(struct arena *a, struct rowids *r, int64_t id, uint32_t index)
{
	*ARENA_PUSH(a, &r->ids, &r->n) = id;
	*ARENA_PUSH(a, &r->index, &r->nindex) = index;
}

/* The index of a column that refers to a row, or CHRON_NONE. */
static uint32_t
col_index(const struct rowids *r, sqlite3_stmt *st, int col)
{
	int64_t id = sqlite3_column_int64(st, col);
	uint32_t low = 0, high = r->n;

	if (sqlite3_column_type(st, col) == SQLITE_NULL)
		return CHRON_NONE;
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (r->ids[mid] < id)
			low = mid + 1;
		else
			high = mid;
	}
	return low < r->n && r->ids[low] == id ? r->index[low] : CHRON_NONE;
}

/* Runs row for every row of a query; row returns false for what makes no
 * sense. */
static enum chron_status
each(struct load *l, const char *sql,
	bool (*row)(struct load *l, sqlite3_stmt *st), struct chron_err *err)
{
	sqlite3_stmt *st = NULL;
	enum chron_status status = db_prepare(l->s, sql, &st, err);

	while (status == CHRON_OK) {
		status = db_step(l->s, st, err);
		if (status == CHRON_OK && !row(l, st))
			status = db_damaged(l->s, err);
	}
	sqlite3_finalize(st);
	return status == CHRON_STOP ? CHRON_OK : status;
}

static bool
load_agency(struct load *l, sqlite3_stmt *st)
{
	/* Borrowed: the chronology keeps its own copy of a new name. */
	struct chron_str name = col_text(st, 1, l->c->arena);

	rowids_add(l->scratch, &l->agencies, sqlite3_column_int64(st, 0),
		chronology_agency(l->c, name));
	return true;
}

static uint32_t
find_child(const struct chron_config *config, struct chron_str ref)
{
	for (uint32_t i = 0; ref.n && i < config->nchildren; i++)
		if (str_eq(config->children[i].ref, ref))
			return i;
	return CHRON_NONE;
}

static uint64_t
col_count(sqlite3_stmt *st, int col)
{
	int64_t v = sqlite3_column_int64(st, col);

	return v > 0 ? (uint64_t)v : 0;
}

static bool
load_source(struct load *l, sqlite3_stmt *st)
{
	struct arena *a = l->c->arena;
	struct chron_source *src = chronology_add_source(l->c);

	rowids_add(l->scratch, &l->sources, sqlite3_column_int64(st, 0),
		l->c->nsources - 1);
	src->id = col_text(st, 1, a);
	src->file = col_text(st, 2, a);
	src->sha256 = col_text(st, 3, a);
	src->agency = col_index(&l->agencies, st, 4);
	src->agency_from = col_text(st, 5, a);
	src->importer = col_text(st, 6, a);
	src->records = col_count(st, 7);
	src->used = col_count(st, 8);
	src->events = col_count(st, 9);
	src->quarantined = col_count(st, 10);
	src->not_events = col_count(st, 11);
	src->duplicate_of = CHRON_NONE; /* when all are there */
	*ARENA_PUSH(l->scratch, &l->duplicates, &l->nduplicates) =
		col_text(st, 12, l->scratch);
	src->refused = sqlite3_column_int(st, 13) != 0;
	src->why = col_text(st, 14, a);
	src->preamble = col_text(st, 15, a);
	src->child = find_child(&l->c->config, col_borrow(st, 16));
	src->date_order = col_text(st, 17, a);
	return src->records == src->used + src->quarantined + src->not_events;
}

static void
find_duplicates(struct load *l, uint32_t first)
{
	for (uint32_t i = 0; i < l->nduplicates; i++) {
		if (!l->duplicates[i].n)
			continue;
		for (uint32_t k = first; k < l->c->nsources; k++)
			if (str_eq(l->c->sources[k].id, l->duplicates[i]))
				l->c->sources[first + i].duplicate_of = k;
	}
}

static bool
load_heading(struct load *l, sqlite3_stmt *st)
{
	uint32_t source = col_index(&l->sources, st, 0);
	enum chron_concept concept = concept_from_key(col_borrow(st, 3));
	struct chron_source *src;
	struct chron_heading *h;

	if (source == CHRON_NONE || concept == CHRON_F_COUNT)
		return false;
	src = &l->c->sources[source];
	if (col_u32(st, 1) != src->nheadings || src->nheadings > UINT16_MAX)
		return false;
	h = ARENA_PUSH(l->c->arena, &src->headings, &src->nheadings);
	h->text = col_text(st, 2, l->c->arena);
	h->concept = (uint8_t) concept;
	h->confidence = (uint8_t)(col_u32(st, 4) % 101);
	return true;
}

static bool
load_leftover(struct load *l, sqlite3_stmt *st)
{
	struct arena *a = l->c->arena;
	struct chron_leftover *o = chronology_add_leftover(l->c);

	o->source = col_index(&l->sources, st, 0);
	o->order = col_u32(st, 1);
	o->part = col_text(st, 2, a);
	o->row = col_u32(st, 3);
	o->text = col_text(st, 4, a);
	o->why = col_text(st, 5, a);
	o->quarantined = sqlite3_column_int(st, 6) != 0;
	return o->source != CHRON_NONE;
}

static bool
load_diagnostic(struct load *l, sqlite3_stmt *st)
{
	struct chron_chronology *c = l->c;
	int severity = col_word(st, 1, severity_words, SEVERITY_COUNT);
	struct chron_diagnostic *d =
		ARENA_PUSH(c->arena, &c->diagnostics, &c->ndiagnostics);

	d->source = col_index(&l->sources, st, 0);
	d->severity = (enum chron_severity)severity;
	d->slug = col_text(st, 2, c->arena);
	d->part = col_text(st, 3, c->arena);
	d->row = col_u32(st, 4);
	d->col = col_u32(st, 5);
	d->say = col_text(st, 6, c->arena);
	return d->source != CHRON_NONE && severity >= 0;
}

static bool
load_version(struct load *l, sqlite3_stmt *st)
{
	struct chron_chronology *c = l->c;
	struct chron_version *v =
		ARENA_PUSH(c->arena, &c->versions, &c->nversions);

	v->source = col_index(&l->sources, st, 0);
	v->number = col_u32(st, 1);
	v->file = col_text(st, 2, c->arena);
	v->sha256 = col_text(st, 3, c->arena);
	v->same = col_u32(st, 4);
	v->added = col_u32(st, 5);
	v->changed = col_u32(st, 6);
	v->withdrawn = col_u32(st, 7);
	v->why = col_text(st, 8, c->arena);
	return v->source != CHRON_NONE && v->number;
}

static bool
load_change(struct load *l, sqlite3_stmt *st)
{
	struct chron_chronology *c = l->c;
	struct chron_change *v =
		ARENA_PUSH(c->arena, &c->changes, &c->nchanges);
	int change = col_word(st, 2, change_names, CHANGE_COUNT);

	v->source = col_index(&l->sources, st, 0);
	v->version = col_u32(st, 1);
	v->change = (enum change)change;
	v->event = col_text(st, 3, c->arena);
	v->part = col_text(st, 4, c->arena);
	v->row = col_u32(st, 5);
	v->was_part = col_text(st, 6, c->arena);
	v->was_row = col_u32(st, 7);
	v->was = col_text(st, 8, c->arena);
	v->content = col_text(st, 9, c->arena);
	v->decided = sqlite3_column_int64(st, 10);
	v->back = sqlite3_column_int(st, 11) != 0;
	return v->source != CHRON_NONE && change >= 0;
}

static bool
load_decision(struct load *l, sqlite3_stmt *st)
{
	struct chron_chronology *c = l->c;
	struct chron_decision *d =
		ARENA_PUSH(c->arena, &c->decisions, &c->ndecisions);
	int ruling = col_word(st, 1, ruling_names, RULING_COUNT);
	int aspect = 0, answer = 0;

	if (ruling == RULE_FLAG) {
		aspect = col_word(st, 5, aspect_names, ASPECT_COUNT);
		answer = col_word(st, 6, answer_names, ANSWER_COUNT);
	} else if (ruling == RULE_REVIEW) {
		aspect = col_word(st, 5, review_names, REVIEW_COUNT);
	}
	d->number = sqlite3_column_int64(st, 0);
	d->ruling = (enum ruling)ruling;
	d->a = col_text(st, 2, c->arena);
	d->b = col_text(st, 3, c->arena);
	d->child = col_text(st, 4, c->arena);
	d->aspect = (uint8_t)aspect;
	d->answer = (uint8_t)answer;
	d->text = col_text(st, 7, c->arena);
	d->by = col_text(st, 8, c->arena);
	d->at = col_text(st, 9, c->arena);
	d->undone = sqlite3_column_int(st, 10) != 0;
	d->others = col_text(st, 11, c->arena);
	d->a_when = col_text(st, 12, c->arena);
	d->b_when = col_text(st, 13, c->arena);
	d->batch = sqlite3_column_int64(st, 14);
	return ruling >= 0 && aspect >= 0 && answer >= 0;
}

static const char decisions_sql[] =
	"SELECT number, ruling, a, b, child, aspect, answer, text,"
	" by, at, undone, others, a_when, b_when, batch"
	" FROM decision ORDER BY number";

static bool
load_undoing(struct load *l, sqlite3_stmt *st)
{
	struct chron_chronology *c = l->c;

	*ARENA_PUSH(c->arena, &c->undoings, &c->nundoings) =
		(struct chron_undoing){
			.decision = sqlite3_column_int64(st, 0),
			.undone = sqlite3_column_int(st, 1) != 0,
			.by = col_text(st, 2, c->arena),
			.at = col_text(st, 3, c->arena),
			.why = col_text(st, 4, c->arena),
		};
	return true;
}

static const char undoings_sql[] =
	"SELECT decision, undone, by, at, why FROM undoing ORDER BY number";

/* ---- records and events, two tables side by side ---- */

static int64_t
col_or(sqlite3_stmt *st, int col, int64_t none)
{
	return sqlite3_column_type(st, col) == SQLITE_NULL
		       ? none
		       : sqlite3_column_int64(st, col);
}

static bool
load_when(sqlite3_stmt *st, int col, struct chron_when *w)
{
	int64_t precision = sqlite3_column_int64(st, col + 2);
	int64_t offset = sqlite3_column_int64(st, col + 4);

	w->earliest = col_or(st, col, CHRON_TIME_MIN);
	w->latest = col_or(st, col + 1, CHRON_TIME_MAX);
	w->precision = (uint8_t)precision;
	w->uncertain = sqlite3_column_int(st, col + 3) != 0;
	w->zoned = sqlite3_column_type(st, col + 4) != SQLITE_NULL;
	w->offset = (int16_t)offset;
	return w->earliest <= w->latest && precision >= 0 &&
	       precision <= CHRON_UNKNOWN && offset >= INT16_MIN &&
	       offset <= INT16_MAX;
}

/* The reading: columns as in the query of load_events. */
static bool
load_reading(struct load *l, sqlite3_stmt *st, struct chron_event *e)
{
	struct arena *a = l->c->arena;

	e->id = col_text(st, 1, a);
	e->agency = col_index(&l->agencies, st, 2);
	e->occurrence = col_u32(st, 3);
	e->has_end = sqlite3_column_type(st, 11) != SQLITE_NULL;
	e->cancelled = sqlite3_column_int(st, 14) != 0;
	e->carried = sqlite3_column_int(st, 15) != 0;
	e->date_text = col_text(st, 16, a);
	e->time_text = col_text(st, 17, a);
	e->entry = CHRON_NONE;
	return load_when(st, 4, &e->start) &&
	       (!e->has_end || load_when(st, 9, &e->end));
}

static bool
load_record(struct load *l, sqlite3_stmt *st, struct chron_event *e,
	struct buf *scratch)
{
	const struct chron_source *src;

	e->source = col_index(&l->sources, st, 1);
	if (e->source == CHRON_NONE)
		return false;
	src = &l->c->sources[e->source];
	e->order = col_u32(st, 2);
	e->part = col_text(st, 3, l->c->arena);
	e->row = col_u32(st, 4);
	return cells_read(e, col_borrow(st, 5), src->headings, src->nheadings,
		scratch, l->c->arena);
}

/* One event, or CHRON_STOP after the last; both tables must end together. */
static enum chron_status
load_event(struct load *l, sqlite3_stmt *record, sqlite3_stmt *event,
	struct buf *scratch, struct chron_err *err)
{
	enum chron_status status = db_step(l->s, event, err);
	enum chron_status other;
	struct chron_event *e;

	if (status < 0)
		return status;
	other = db_step(l->s, record, err);
	if (other < 0)
		return other;
	if (status != other)
		return db_damaged(l->s, err);
	if (status == CHRON_STOP)
		return status;
	e = chronology_add_event(l->c);
	if (sqlite3_column_int64(event, 0) != sqlite3_column_int64(record, 0) ||
		!load_reading(l, event, e) ||
		!load_record(l, record, e, scratch))
		return db_damaged(l->s, err);
	return CHRON_OK;
}

static enum chron_status
load_events(struct load *l, struct chron_err *err)
{
	sqlite3_stmt *record = NULL, *event = NULL;
	struct buf scratch = BUF_INIT;
	enum chron_status status = db_prepare(l->s,
		"SELECT id, source, n, part, row, cells FROM record"
		" ORDER BY id",
		&record, err);

	if (status == CHRON_OK)
		status = db_prepare(l->s,
			"SELECT id, ref, agency, occurrence, earliest, latest,"
			" precision, uncertain, zone_offset, end_earliest,"
			" end_latest, end_precision, end_uncertain,"
			" end_zone_offset, cancelled, carried, date_text,"
			" time_text FROM event ORDER BY id",
			&event, err);
	while (status == CHRON_OK)
		status = load_event(l, record, event, &scratch, err);
	sqlite3_finalize(event);
	sqlite3_finalize(record);
	buf_free(&scratch);
	return status == CHRON_STOP ? CHRON_OK : status;
}

/* What is loaded, in this order: first what the rest refers to. */
static const struct loaded {
	const char *sql;
	bool (*row)(struct load *l, sqlite3_stmt *st);
	bool small; /* needed to know the sources */
} loaded[] = {
	{"SELECT id, name FROM agency ORDER BY id", load_agency, true},
	{"SELECT id, ref, file, sha256, agency, agency_from, importer,"
	 " records, used, events, quarantined, not_events,"
	 " duplicate_of, refused, why, preamble, child, date_order"
	 " FROM source ORDER BY id",
		load_source, true},
	{"SELECT source, n, text, concept, confidence FROM heading"
	 " ORDER BY source, n",
		load_heading, false},
	{"SELECT source, n, part, row, text, why, quarantined"
	 " FROM leftover ORDER BY id",
		load_leftover, false},
	{"SELECT source, severity, slug, part, row, col, say"
	 " FROM diagnostic ORDER BY id",
		load_diagnostic, false},
	{"SELECT source, number, file, sha256, same, added, changed,"
	 " withdrawn, why FROM version ORDER BY source, number",
		load_version, true},
	{"SELECT source, version, change, event, part, row, was_part,"
	 " was_row, was, content, decided, back FROM change"
	 " ORDER BY id",
		load_change, false},
	{decisions_sql, load_decision, false},
	{undoings_sql, load_undoing, false},
};

static enum chron_status
load_tables(struct load *l, bool small, struct chron_err *err)
{
	uint32_t first = l->c->nsources;
	enum chron_status status = CHRON_OK;

	for (size_t i = 0;
		i < sizeof(loaded) / sizeof(*loaded) && status == CHRON_OK; i++)
		if (!small || loaded[i].small)
			status = each(l, loaded[i].sql, loaded[i].row, err);
	find_duplicates(l, first);
	return status;
}

enum chron_status
store_load(struct store *s, struct chron_chronology *c, struct chron_err *err)
{
	struct load l = {.s = s, .c = c, .scratch = arena_new()};
	/* One reading of one state, though another program may write. */
	enum chron_status status = db_exec(s, "BEGIN", err);

	if (status == CHRON_OK) {
		status = load_tables(&l, false, err);
		if (status == CHRON_OK)
			status = load_events(&l, err);
		sqlite3_exec(s->db, "COMMIT", NULL, NULL, NULL);
	}
	arena_free(l.scratch);
	return status;
}

enum chron_status
store_load_sources(
	struct store *s, struct chron_chronology *c, struct chron_err *err)
{
	struct load l = {.s = s, .c = c, .scratch = arena_new()};
	enum chron_status status = load_tables(&l, true, err);

	arena_free(l.scratch);
	return status;
}

enum chron_status
store_load_decisions(
	struct store *s, struct chron_chronology *c, struct chron_err *err)
{
	struct load l = {.s = s, .c = c};
	enum chron_status status = each(&l, decisions_sql, load_decision, err);

	return status == CHRON_OK ? each(&l, undoings_sql, load_undoing, err)
				  : status;
}
