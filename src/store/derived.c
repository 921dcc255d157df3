/* What was derived, written out in words for people who query the file. */
#include "store/db.h"

#include "store/cells.h"
#include "store/words.h"
#include "util/civil.h"

const char derived_clear[] =
	"DELETE FROM derived_recording; DELETE FROM derived_gap_event;"
	"DELETE FROM derived_gap; DELETE FROM derived_discrepancy_event;"
	"DELETE FROM derived_discrepancy; DELETE FROM derived_reason;"
	"DELETE FROM derived_link; DELETE FROM derived_entry_child;"
	"DELETE FROM derived_entry_event; DELETE FROM derived_entry;"
	"DELETE FROM derived_sighting; DELETE FROM derived_decision;"
	"DELETE FROM derived_related;";

enum table {
	SIGHTING,
	ENTRY,
	ENTRY_EVENT,
	ENTRY_CHILD,
	LINK,
	REASON,
	DISCREPANCY,
	DISCREPANCY_EVENT,
	GAP,
	GAP_EVENT,
	RECORDING,
	DECISION,
	RELATED,
	TABLES
};

static const char *const inserts[TABLES] = {
	[SIGHTING] = "INSERT INTO derived_sighting"
		     " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
	[ENTRY] = "INSERT INTO derived_entry VALUES(?,?,?,?,?,?,?)",
	[ENTRY_EVENT] = "INSERT INTO derived_entry_event VALUES(?,?,?)",
	[ENTRY_CHILD] = "INSERT INTO derived_entry_child"
			" VALUES(?,?,?,?,?,?,?,?,?)",
	[LINK] = "INSERT INTO derived_link VALUES(?,?,?,?,?)",
	[REASON] = "INSERT INTO derived_reason VALUES(?,?,?,?)",
	[DISCREPANCY] = "INSERT INTO derived_discrepancy VALUES(?,?,?,?,?)",
	[DISCREPANCY_EVENT] = "INSERT INTO derived_discrepancy_event"
			      " VALUES(?,?)",
	[GAP] = "INSERT INTO derived_gap VALUES(?,?,?,?,?,?,?,?,?,?)",
	[GAP_EVENT] = "INSERT INTO derived_gap_event VALUES(?,?)",
	[RECORDING] = "INSERT INTO derived_recording VALUES(?,?,?,?)",
	[DECISION] = "INSERT INTO derived_decision VALUES(?,?,?,?)",
	[RELATED] = "INSERT INTO derived_related VALUES(?,?)",
};

struct derived {
	const struct chron_chronology *c;
	struct row rows[TABLES];
	struct buf evidence;
	int64_t links; /* rowids given so far */
};

static struct chron_str
event_id(const struct chron_chronology *c, uint32_t event)
{
	return event < c->nevents ? c->events[event].id : CHRON_S("?");
}

static struct chron_str
child_ref(const struct chron_chronology *c, uint32_t child)
{
	return child < c->config.nchildren ? c->config.children[child].ref
					   : CHRON_S("");
}

static struct chron_str
agency_name(const struct chron_chronology *c, uint32_t agency)
{
	return agency < c->nagencies ? c->agencies[agency].name : CHRON_S("");
}

static void
row_flags(struct row *r, const struct chron_chronology *c,
	const struct chron_sighting *s)
{
	row_text(r, child_ref(c, s->child));
	for (int i = 0; i < ASPECT_COUNT; i++)
		row_word(r, answer_names[s->flag[i]]);
	row_word(r, grade_names[s->grade]);
	row_word(r, mode_names[s->mode]);
	row_word(r, basis_names[s->basis]);
}

/* [["seen","seen.weighed",2,14,18]]: aspect, rule, then the cell of the
 * record and the bytes of its text, which a person's ruling has not. */
static void
write_evidence(struct buf *out, const struct chron_event *e,
	const struct chron_sighting *s)
{
	buf_clear(out);
	buf_putc(out, '[');
	for (uint32_t i = 0; i < s->nevidence; i++) {
		const struct chron_evidence *v = &s->evidence[i];

		buf_puts(out, i ? ",[" : "[");
		cells_string(out, chron_cstr(aspect_names[v->aspect]));
		buf_putc(out, ',');
		cells_string(out, chron_cstr(v->rule));
		if (v->value < e->nvalues) {
			const uint32_t at[] = {v->value, v->start, v->end};

			for (int k = 0; k < 3; k++) {
				buf_putc(out, ',');
				cells_number(out, at[k]);
			}
		}
		buf_putc(out, ']');
	}
	buf_putc(out, ']');
}

static enum chron_status
put_sightings(
	struct derived *d, const struct chron_event *e, struct chron_err *err)
{
	enum chron_status status = CHRON_OK;

	for (uint32_t i = 0; i < e->nsightings && status == CHRON_OK; i++) {
		const struct chron_sighting *s = &e->sightings[i];
		struct row *r = &d->rows[SIGHTING];

		write_evidence(&d->evidence, e, s);
		row_null(r); /* the next number */
		row_text(r, e->id);
		row_flags(r, d->c, s);
		row_int(r, s->attempt);
		row_int(r, s->plan);
		row_int(r, s->contradicted);
		row_int(r, s->reported);
		row_text(r, buf_get(&d->evidence));
		status = row_put(r, err);
	}
	return status;
}

/* entry is its rowid, 0 for a pair that a person is to decide. */
static enum chron_status
put_link(struct derived *d, const struct chron_pair *p, int64_t entry,
	struct chron_err *err)
{
	struct row *r = &d->rows[LINK];
	enum chron_status status;

	row_int(r, ++d->links);
	row_int_or(r, entry, 0);
	row_text(r, event_id(d->c, p->a));
	row_text(r, event_id(d->c, p->b));
	row_int(r, p->score);
	status = row_put(r, err);
	r = &d->rows[REASON];
	for (uint32_t i = 0; i < p->nreasons && status == CHRON_OK; i++) {
		row_int(r, d->links);
		row_word(r, p->reasons[i].what);
		row_int(r, p->reasons[i].points);
		row_text(r, p->reasons[i].say);
		status = row_put(r, err);
	}
	return status;
}

static enum chron_status
put_entry_row(struct derived *d, const struct chron_entry *n, int64_t id,
	struct chron_err *err)
{
	struct row *r = &d->rows[ENTRY];

	row_int(r, id);
	row_text(r, n->id);
	row_int_or(r, n->start.earliest, CHRON_TIME_MIN);
	row_int_or(r, n->start.latest, CHRON_TIME_MAX);
	row_int(r, n->in_scope);
	row_word(r, match_words[n->match]);
	if (n->match == MATCH_SINGLE)
		row_null(r);
	else
		row_int(r, n->score);
	return row_put(r, err);
}

static enum chron_status
put_entry(struct derived *d, uint32_t at, struct chron_err *err)
{
	const struct chron_entry *n = &d->c->entries[at];
	int64_t id = (int64_t)at + 1;
	enum chron_status status = put_entry_row(d, n, id, err);
	struct row *r = &d->rows[ENTRY_EVENT];

	for (uint32_t i = 0; i < n->nevents && status == CHRON_OK; i++) {
		row_int(r, id);
		row_int(r, i);
		row_text(r, event_id(d->c, n->events[i]));
		status = row_put(r, err);
	}
	/* Of one account they are those of its event. */
	r = &d->rows[ENTRY_CHILD];
	for (uint32_t i = 0; n->match != MATCH_SINGLE && i < n->nchildren &&
			     status == CHRON_OK;
		i++) {
		row_int(r, id);
		row_flags(r, d->c, &n->children[i]);
		status = row_put(r, err);
	}
	for (uint32_t i = 0; i < n->npairs && status == CHRON_OK; i++)
		status = put_link(d, &n->pairs[i], id, err);
	return status;
}

/* The events that a finding names. */
static enum chron_status
put_events(struct derived *d, enum table table, int64_t id,
	const uint32_t *events, uint32_t n, struct chron_err *err)
{
	struct row *r = &d->rows[table];
	enum chron_status status = CHRON_OK;

	for (uint32_t i = 0; i < n && status == CHRON_OK; i++) {
		row_int(r, id);
		row_text(r, event_id(d->c, events[i]));
		status = row_put(r, err);
	}
	return status;
}

static enum chron_status
put_discrepancy(struct derived *d, uint32_t at, struct chron_err *err)
{
	const struct chron_discrepancy *x = &d->c->discrepancies[at];
	int64_t id = (int64_t)at + 1;
	struct row *r = &d->rows[DISCREPANCY];
	enum chron_status status;

	row_int(r, id);
	row_word(r, x->kind);
	if (x->entry < d->c->nentries)
		row_int(r, (int64_t)x->entry + 1);
	else
		row_null(r);
	row_text(r, x->say);
	row_text(r, x->question);
	status = row_put(r, err);
	return status == CHRON_OK ? put_events(d, DISCREPANCY_EVENT, id,
					    x->events, x->nevents, err)
				  : status;
}

/* A day as ISO text in the caller's space; an open one is NULL. */
static void
row_day(struct row *r, int32_t day, char iso[11])
{
	if (day == CIVIL_MIN || day == CIVIL_MAX) {
		row_null(r);
		return;
	}
	civil_iso_day(day, iso);
	row_word(r, iso);
}

static enum chron_status
put_gap(struct derived *d, uint32_t at, struct chron_err *err)
{
	const struct chron_gap *g = &d->c->gaps[at];
	const struct chron_config *config = &d->c->config;
	int64_t id = (int64_t)at + 1;
	struct row *r = &d->rows[GAP];
	char from[11], to[11];
	enum chron_status status;

	row_int(r, id);
	row_word(r, g->kind);
	row_text(r, child_ref(d->c, g->child));
	row_text(r, agency_name(d->c, g->agency));
	row_day(r, g->from, from);
	row_day(r, g->to, to);
	row_int(r, g->days);
	row_int(r, g->open);
	row_text(r, g->standard < config->nstandards
			    ? config->standards[g->standard].key
			    : CHRON_S(""));
	row_text(r, g->say);
	status = row_put(r, err);
	return status == CHRON_OK ? put_events(d, GAP_EVENT, id, g->within,
					    g->nwithin, err)
				  : status;
}

static enum chron_status
put_recording(struct derived *d, uint32_t at, struct chron_err *err)
{
	const struct chron_recording *x = &d->c->recording[at];
	struct row *r = &d->rows[RECORDING];

	row_text(r, agency_name(d->c, x->agency));
	row_int(r, x->contacts);
	row_int(r, x->seen_known);
	row_int(r, x->views_known);
	return row_put(r, err);
}

/* Whether it still has effect, and why not. */
static enum chron_status
put_standing(struct derived *d, uint32_t at, struct chron_err *err)
{
	const struct chron_standing *x = &d->c->standings[at];
	struct row *r = &d->rows[DECISION];

	row_int(r, d->c->decisions[at].number);
	row_word(r, standing_names[x->what]);
	row_int_or(r, x->other, 0);
	row_text(r, x->say);
	return row_put(r, err);
}

static enum chron_status
put_related(struct derived *d, uint32_t at, struct chron_err *err)
{
	const struct chron_entry *n = &d->c->entries[at];
	struct row *r = &d->rows[RELATED];
	enum chron_status status = CHRON_OK;

	for (uint32_t i = 0; i < n->nrelated && status == CHRON_OK; i++) {
		row_int(r, at + 1);
		row_int(r, n->related[i] + 1);
		status = row_put(r, err);
	}
	return status;
}

static enum chron_status
put_all(struct derived *d, struct chron_err *err)
{
	const struct chron_chronology *c = d->c;
	enum chron_status status = CHRON_OK;

	for (uint32_t i = 0; i < c->nevents && status == CHRON_OK; i++)
		status = put_sightings(d, &c->events[i], err);
	for (uint32_t i = 0; i < c->nentries && status == CHRON_OK; i++)
		status = put_entry(d, i, err);
	for (uint32_t i = 0; i < c->npossible && status == CHRON_OK; i++)
		status = put_link(d, &c->possible[i], 0, err);
	for (uint32_t i = 0; i < c->ndiscrepancies && status == CHRON_OK; i++)
		status = put_discrepancy(d, i, err);
	for (uint32_t i = 0; i < c->ngaps && status == CHRON_OK; i++)
		status = put_gap(d, i, err);
	for (uint32_t i = 0; i < c->nrecording && status == CHRON_OK; i++)
		status = put_recording(d, i, err);
	for (uint32_t i = 0; i < c->nentries && status == CHRON_OK; i++)
		status = put_related(d, i, err);
	for (uint32_t i = 0;
		c->standings && i < c->ndecisions && status == CHRON_OK; i++)
		status = put_standing(d, i, err);
	return status;
}

static enum chron_status
derived_work(struct store *s, void *arg, struct chron_err *err)
{
	struct derived *d = arg;
	enum chron_status status = db_exec(s, derived_clear, err);

	for (int i = 0; i < TABLES && status == CHRON_OK; i++)
		status = row_open(&d->rows[i], s, inserts[i], err);
	if (status == CHRON_OK)
		status = put_all(d, err);
	for (int i = 0; i < TABLES; i++)
		row_close(&d->rows[i]);
	return status;
}

enum chron_status
store_put_derived(struct store *s, const struct chron_chronology *c,
	struct chron_err *err)
{
	struct derived d = {.c = c, .evidence = BUF_INIT};
	enum chron_status status = db_transaction(s, derived_work, &d, err);

	buf_free(&d.evidence);
	return status;
}
