/* What people ruled: added, or marked as undone; never rewritten. */
#include "store/db.h"

static enum chron_status
put(struct row *r, const struct chron_decision *d, struct chron_err *err)
{
	bool flag = d->ruling == RULE_FLAG;
	bool review = d->ruling == RULE_REVIEW;

	row_int(r, d->number);
	row_word(r, ruling_names[d->ruling]);
	row_text(r, d->a);
	row_text(r, d->b);
	row_text(r, d->child);
	row_word(r, flag     ? aspect_names[d->aspect]
		    : review ? review_names[d->aspect]
			     : NULL);
	row_word(r, flag ? answer_names[d->answer] : NULL);
	row_text(r, d->text);
	row_text(r, d->by);
	row_text(r, d->at);
	row_int(r, d->undone);
	row_text(r, d->others);
	row_text(r, d->a_when);
	row_text(r, d->b_when);
	row_int_or(r, d->batch, 0);
	return row_put(r, err);
}

static const char insert[] =
	"INSERT INTO decision(number, ruling, a, b, child, aspect, answer,"
	" text, by, at, undone, others, a_when, b_when, batch)"
	" VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

static enum chron_status
put_many(struct store *s, const struct chron_decision *d, uint32_t n,
	struct chron_err *err)
{
	struct row r;
	enum chron_status status = row_open(&r, s, insert, err);

	for (uint32_t i = 0; i < n && status == CHRON_OK; i++)
		status = put(&r, &d[i], err);
	row_close(&r);
	return status;
}

struct add {
	struct chron_decision *d;
	uint32_t n;
};

/* None is ever deleted, so the next number is one more than the last. */
static enum chron_status
number_them(struct store *s, const struct add *add, struct chron_err *err)
{
	sqlite3_stmt *st = NULL;
	enum chron_status status = db_prepare(
		s, "SELECT coalesce(max(number), 0) FROM decision", &st, err);
	int64_t last;

	if (status == CHRON_OK)
		status = db_step(s, st, err);
	last = status == CHRON_OK ? sqlite3_column_int64(st, 0) : 0;
	sqlite3_finalize(st);
	for (uint32_t i = 0; i < add->n; i++) {
		add->d[i].number = last + 1 + i;
		add->d[i].batch = add->n > 1 ? last + 1 : 0;
	}
	return status;
}

static enum chron_status
rule_work(struct store *s, void *arg, struct chron_err *err)
{
	const struct add *add = arg;
	enum chron_status status = number_them(s, add, err);

	if (status == CHRON_OK)
		status = put_many(s, add->d, add->n, err);
	return status == CHRON_OK ? db_exec(s, derived_clear, err) : status;
}

enum chron_status
store_rule(struct store *s, struct chron_decision *d, uint32_t n,
	struct chron_err *err)
{
	return db_transaction(s, rule_work, &(struct add){d, n}, err);
}

/* ---- undone, and standing again ---- */

static const char *const undo_sql[] = {
	"UPDATE decision SET undone = ?2 WHERE number = ?1",
	"INSERT INTO undoing(decision, undone, by, at, why)"
	" VALUES(?,?,?,?,?)",
};

static enum chron_status
log_many(struct store *s, const struct chron_undoing *u, uint32_t n,
	struct chron_err *err)
{
	struct row r;
	enum chron_status status = row_open(&r, s, undo_sql[1], err);

	for (uint32_t i = 0; i < n && status == CHRON_OK; i++) {
		row_int(&r, u[i].decision);
		row_int(&r, u[i].undone);
		row_text(&r, u[i].by);
		row_text(&r, u[i].at);
		row_text(&r, u[i].why);
		status = row_put(&r, err);
	}
	row_close(&r);
	return status;
}

struct undo {
	const struct chron_undoing *u;
	uint32_t n;
};

static enum chron_status
undo_work(struct store *s, void *arg, struct chron_err *err)
{
	const struct undo *undo = arg;
	struct row r;
	enum chron_status status = row_open(&r, s, undo_sql[0], err);

	for (uint32_t i = 0; i < undo->n && status == CHRON_OK; i++) {
		row_int(&r, undo->u[i].decision);
		row_int(&r, undo->u[i].undone);
		status = row_put(&r, err);
	}
	row_close(&r);
	if (status == CHRON_OK)
		status = log_many(s, undo->u, undo->n, err);
	return status == CHRON_OK ? db_exec(s, derived_clear, err) : status;
}

enum chron_status
store_undo(struct store *s, const struct chron_undoing *u, uint32_t n,
	struct chron_err *err)
{
	return db_transaction(s, undo_work, &(struct undo){u, n}, err);
}

/* ---- all of them, from one case file to the next ---- */

static enum chron_status
copy_work(struct store *s, void *arg, struct chron_err *err)
{
	const struct chron_chronology *c = arg;
	enum chron_status status =
		put_many(s, c->decisions, c->ndecisions, err);

	return status == CHRON_OK ? log_many(s, c->undoings, c->nundoings, err)
				  : status;
}

enum chron_status
store_copy_decisions(
	struct store *s, struct chron_chronology *c, struct chron_err *err)
{
	return db_transaction(s, copy_work, c, err);
}
