/* What people ruled: added, or marked as undone; never rewritten. */
#include "store/db.h"

enum chron_status
store_add_decision(
	struct store *s, struct chron_decision *d, struct chron_err *err)
{
	bool flag = d->ruling == RULE_FLAG;
	struct row r;
	enum chron_status status = row_open(&r, s,
		"INSERT INTO decision(ruling, a, b, child, aspect, answer,"
		" text, by, at, undone) VALUES(?,?,?,?,?,?,?,?,?,?)",
		err);

	if (status == CHRON_OK) {
		row_word(&r, ruling_names[d->ruling]);
		row_text(&r, d->a);
		row_text(&r, d->b);
		row_text(&r, d->child);
		row_word(&r, flag ? aspect_names[d->aspect] : NULL);
		row_word(&r, flag ? answer_names[d->answer] : NULL);
		row_text(&r, d->text);
		row_text(&r, d->by);
		row_text(&r, d->at);
		row_int(&r, d->undone);
		status = row_put(&r, err);
		d->number = sqlite3_last_insert_rowid(s->db);
	}
	row_close(&r);
	return status;
}

struct add {
	struct chron_decision *d;
	uint32_t n;
};

static enum chron_status
add_work(struct store *s, void *arg, struct chron_err *err)
{
	const struct add *add = arg;
	enum chron_status status = CHRON_OK;

	for (uint32_t i = 0; i < add->n && status == CHRON_OK; i++)
		status = store_add_decision(s, &add->d[i], err);
	return status;
}

enum chron_status
store_add_decisions(struct store *s, struct chron_decision *d, uint32_t n,
	struct chron_err *err)
{
	return db_transaction(s, add_work, &(struct add){d, n}, err);
}

enum chron_status
store_undo(struct store *s, uint32_t n, uint32_t *undone, struct chron_err *err)
{
	struct row r;
	enum chron_status status = row_open(&r, s,
		"UPDATE decision SET undone = 1 WHERE number IN"
		" (SELECT number FROM decision WHERE NOT undone"
		" ORDER BY number DESC LIMIT ?)",
		err);

	*undone = 0;
	if (status == CHRON_OK) {
		row_int(&r, n);
		status = row_put(&r, err);
	}
	if (status == CHRON_OK)
		*undone = (uint32_t)sqlite3_changes(s->db);
	row_close(&r);
	return status;
}
