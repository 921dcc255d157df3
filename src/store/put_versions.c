/* The versions of a source, and the rows by which they differ. */
#include "store/put.h"

enum chron_status
put_versions(struct store *s, struct put *p, struct chron_err *err)
{
	const struct group *g = &p->groups[VERSIONS];
	struct row r;
	enum chron_status status = row_open(
		&r, s, "INSERT INTO version VALUES(?,?,?,?,?,?,?,?,?)", err);

	for (uint32_t i = g->start[p->source];
		i < g->start[p->source + 1] && status == CHRON_OK; i++) {
		const struct chron_version *v = &p->c->versions[g->items[i]];

		row_int(&r, p->rowid);
		row_int(&r, v->number);
		row_text(&r, v->file);
		row_text(&r, v->sha256);
		row_int(&r, v->same);
		row_int(&r, v->added);
		row_int(&r, v->changed);
		row_int(&r, v->withdrawn);
		row_text(&r, v->why);
		status = row_put(&r, err);
	}
	row_close(&r);
	return status;
}

enum chron_status
put_changes(struct store *s, struct put *p, struct chron_err *err)
{
	const struct group *g = &p->groups[CHANGES];
	struct row r;
	enum chron_status status = row_open(&r, s,
		"INSERT INTO change(source, version, change, event, part, row,"
		" was_part, was_row, was, content, decided, back)"
		" VALUES(?,?,?,?,?,?,?,?,?,?,?,?)",
		err);

	for (uint32_t i = g->start[p->source];
		i < g->start[p->source + 1] && status == CHRON_OK; i++) {
		const struct chron_change *v = &p->c->changes[g->items[i]];

		row_int(&r, p->rowid);
		row_int(&r, v->version);
		row_word(&r, change_names[v->change]);
		row_text(&r, v->event);
		row_text(&r, v->part);
		row_int(&r, v->row);
		row_text(&r, v->was_part);
		row_int(&r, v->was_row);
		row_text(&r, v->was);
		row_text(&r, v->content);
		row_int(&r, v->decided);
		row_int(&r, v->back);
		status = row_put(&r, err);
	}
	row_close(&r);
	return status;
}
