/* The chronology as a page: the tables that a reader at a screen meets.  Those
 * of the chronology, with where each account comes from and what decided its
 * flags; and before it the picture of who was seen when. */
#include "find/trigger.h"
#include "report/emit.h"
#include "report/evidence.h"
#include "util/str.h"

#include <stdlib.h>

enum { COLUMNS = 64 };

/* Which account a row of the chronology tells. */
struct told {
	struct chron_str id; /* of the row: its entry's, else its own */
	uint32_t event;
	const struct chron_entry *entry; /* whose first account it is */
};

/* Passes the chronology's tables on. */
struct page {
	const struct chron_chronology *c;
	const struct table_sink *to;
	struct arena *arena; /* of the page */
	struct arena *row;
	struct told *told; /* by id */
	uint32_t ntold;
	bool pictured;
	/* the table that is open */
	size_t put_in; /* the column that was put in; 0: none */
	size_t kinds;  /* the column of discrepancies; 0: it has none */
	uint32_t rows;
};

static int
by_id(const void *a, const void *b)
{
	return str_cmp(
		((const struct told *)a)->id, ((const struct told *)b)->id);
}

static void
find_accounts(struct page *p)
{
	const struct chron_chronology *c = p->c;

	p->told = ARENA_ARRAY(p->arena, struct told, c->nevents + 1u);
	for (uint32_t i = 0; i < c->nentries; i++) {
		const struct chron_entry *n = &c->entries[i];

		for (uint32_t k = 0; k < n->nevents; k++)
			p->told[p->ntold++] = (struct told){
				k ? c->events[n->events[k]].id : n->id,
				n->events[k], k ? NULL : n};
	}
	qsort(p->told, p->ntold, sizeof(*p->told), by_id);
}

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

static const struct chron_column evidence = {"evidence", "Origin and evidence",
	CHRON_CELL_TEXT, CHRON_NARROW | CHRON_UNDER | CHRON_FOLDED};
static const struct chron_column sha256 = {
	"sha256", "SHA-256", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER};

static size_t
column_at(const struct chron_table *t, const char *key)
{
	for (size_t i = 0; i < t->ncolumns; i++)
		if (strcmp(t->columns[i].key, key) == 0)
			return i;
	return 0;
}

/* The table with a column put in behind that of the key. */
static enum chron_status
put_in(struct page *p, const struct chron_table *t, const char *key,
	const struct chron_column *column, struct chron_err *err)
{
	struct chron_column *columns =
		ARENA_ARRAY(p->arena, struct chron_column, t->ncolumns + 1);
	struct chron_table made = *t;
	size_t at = column_at(t, key) + 1;

	memcpy(columns, t->columns, at * sizeof(*columns));
	columns[at] = *column;
	memcpy(&columns[at + 1], &t->columns[at],
		(t->ncolumns - at) * sizeof(*columns));
	made.columns = columns;
	made.ncolumns++;
	p->put_in = at;
	p->kinds = column_at(&made, "discrepancies");
	return p->to->table(p->to->arg, &made, err);
}

static enum chron_status
table(void *arg, const struct chron_table *t, struct chron_err *err)
{
	struct page *p = arg;
	struct chron_str key = chron_cstr(t->key);
	bool entries = str_is(key, "chronology") || str_is(key, "outside");
	enum chron_status st = CHRON_OK;

	p->put_in = 0;
	p->rows = 0;
	if (str_is(key, "received"))
		return put_in(p, t, "file", &sha256, err);
	if (!entries || t->ncolumns >= COLUMNS)
		return p->to->table(p->to->arg, t, err);
	if (!p->pictured)
		st = picture(p, err);
	p->pictured = true;
	return st == CHRON_OK ? put_in(p, t, "together", &evidence, err) : st;
}

/* What the discrepancies of an entry are about: "seen time". */
static struct chron_str
kinds_of(struct page *p, const struct chron_entry *n)
{
	struct chron_str kinds = CHRON_S("");

	for (uint32_t i = 0; i < n->ndiscrepancies; i++)
		kinds = WORDS(p->row, kinds, i ? CHRON_S(" ") : CHRON_S(""),
			chron_cstr(
				p->c->discrepancies[n->discrepancies[i]].kind));
	return kinds;
}

/* Of an account, what is put in; and of which kinds its entry's discrepancies
 * are. */
static struct chron_str
tell(struct page *p, const char *id, struct chron_cell *cells)
{
	const struct told wanted = {.id = chron_cstr(id ? id : "")}, *told;

	told = bsearch(&wanted, p->told, p->ntold, sizeof(*p->told), by_id);
	if (!told)
		return CHRON_S("");
	if (told->entry)
		cells[p->kinds].data = kinds_of(p, told->entry);
	return evidence_words(p->row, p->c, &p->c->events[told->event]);
}

static enum chron_status
row(void *arg, enum chron_row_kind kind, const char *id,
	const struct chron_cell *cells, size_t ncells, struct chron_err *err)
{
	struct page *p = arg;
	struct chron_cell made[COLUMNS] = {{.kind = CHRON_CELL_TEXT}};
	size_t at = p->put_in;

	if (!at || ncells < 2)
		return p->to->row(p->to->arg, kind, id, cells, ncells, err);
	arena_reset(p->row);
	memcpy(made, cells, at * sizeof(*made));
	memcpy(&made[at + 1], &cells[at], (ncells - at) * sizeof(*made));
	made[at] = (struct chron_cell){
		.kind = CHRON_CELL_TEXT, .data = CHRON_S("")};
	if (p->kinds)
		made[at].text = tell(p, id, made);
	else if (p->rows < p->c->nsources)
		made[at].text = p->c->sources[p->rows].sha256;
	p->rows++;
	return p->to->row(p->to->arg, kind, id, made, ncells + 1, err);
}

static enum chron_status
yield(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	struct page p = {
		.c = c, .to = to, .arena = arena_new(), .row = arena_new()};
	const struct table_sink sink = {table, row, &p};
	enum chron_status st;

	find_accounts(&p);
	st = reports[0]->yield(c, &sink, err);
	arena_free(p.arena);
	arena_free(p.row);
	return st;
}

const struct report report_page = {
	.name = "page",
	.title = "Integrated chronology",
	.brief = "every entry in order, to read on a screen and on paper",
	.yield = yield,
};
