/* Rows in and out of SQLite, and its failures as sentences. */
#include "store/db.h"

struct failure {
	int code;	 /* primary result code */
	const char *say; /* after the name of the file */
};

static const struct failure failures[] = {
	{SQLITE_BUSY, "is in use by another program: close it there and try "
		      "again"},
	{SQLITE_LOCKED, "is in use by another program: close it there and "
			"try again"},
	{SQLITE_READONLY, "cannot be written: the file or its folder is read "
			  "only"},
	{SQLITE_PERM, "cannot be used: permission denied"},
	{SQLITE_AUTH, "cannot be used: permission denied"},
	{SQLITE_FULL, "cannot be written: the disk is full"},
	{SQLITE_CANTOPEN, "cannot be opened: check the name, and that the "
			  "folder may be read"},
	{SQLITE_IOERR, "cannot be read or written: the disk reports an error"},
	{SQLITE_NOTADB, "is not a case file"},
	{SQLITE_CORRUPT, "is damaged: restore it from a copy, or run the case "
			 "again from its sources"},
	{SQLITE_TOOBIG, "cannot hold a text as long as this"},
};

const char *
store_engine(void)
{
	return "SQLite " SQLITE_VERSION;
}

enum chron_status
db_fail(struct store *s, struct chron_err *err)
{
	int code = s->db ? sqlite3_errcode(s->db) & 0xff : SQLITE_CANTOPEN;

	s->failed = true;
	for (size_t i = 0; i < sizeof(failures) / sizeof(*failures); i++)
		if (failures[i].code == code)
			return chron_fail(err, CHRON_EDB, "%s %s", s->path,
				failures[i].say);
	return chron_fail(err, CHRON_EDB, "%s cannot be used: %s", s->path,
		sqlite3_errmsg(s->db));
}

enum chron_status
db_damaged(struct store *s, struct chron_err *err)
{
	return chron_fail(err, CHRON_EDB,
		"%s is damaged: restore it from a copy, or run the case again "
		"from its sources",
		s->path);
}

enum chron_status
db_exec(struct store *s, const char *sql, struct chron_err *err)
{
	if (sqlite3_exec(s->db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return db_fail(s, err);
	return CHRON_OK;
}

enum chron_status
db_prepare(struct store *s, const char *sql, sqlite3_stmt **st,
	struct chron_err *err)
{
	if (sqlite3_prepare_v2(s->db, sql, -1, st, NULL) == SQLITE_OK)
		return CHRON_OK;
	/* Our SQL is right, so a missing table is the file's fault. */
	if (sqlite3_errcode(s->db) == SQLITE_ERROR)
		return db_damaged(s, err);
	return db_fail(s, err);
}

enum chron_status
db_transaction(struct store *s,
	enum chron_status (*work)(struct store *, void *, struct chron_err *),
	void *arg, struct chron_err *err)
{
	enum chron_status status = db_exec(s, "BEGIN IMMEDIATE", err);

	if (status == CHRON_OK)
		status = work(s, arg, err);
	if (status == CHRON_OK)
		status = db_exec(s, "COMMIT", err);
	if (status != CHRON_OK && !sqlite3_get_autocommit(s->db))
		sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
	return status;
}

enum chron_status
row_open(struct row *r, struct store *s, const char *sql, struct chron_err *err)
{
	*r = (struct row){.store = s};
	return db_prepare(s, sql, &r->st, err);
}

void
row_text(struct row *r, struct chron_str text)
{
	if (!text.n) {
		row_null(r);
		return;
	}
	sqlite3_bind_text64(
		r->st, ++r->n, text.p, text.n, SQLITE_STATIC, SQLITE_UTF8);
}

void
row_word(struct row *r, const char *word)
{
	row_text(r, chron_cstr(word));
}

void
row_int(struct row *r, int64_t v)
{
	sqlite3_bind_int64(r->st, ++r->n, v);
}

void
row_int_or(struct row *r, int64_t v, int64_t none)
{
	if (v == none)
		row_null(r);
	else
		row_int(r, v);
}

void
row_null(struct row *r)
{
	sqlite3_bind_null(r->st, ++r->n);
}

enum chron_status
row_put(struct row *r, struct chron_err *err)
{
	enum chron_status status = CHRON_OK;

	r->n = 0;
	if (sqlite3_step(r->st) != SQLITE_DONE)
		status = db_fail(r->store, err);
	sqlite3_reset(r->st);
	return status;
}

void
row_close(struct row *r)
{
	sqlite3_finalize(r->st);
	r->st = NULL;
}

enum chron_status
db_step(struct store *s, sqlite3_stmt *st, struct chron_err *err)
{
	switch (sqlite3_step(st)) {
	case SQLITE_ROW:
		return CHRON_OK;
	case SQLITE_DONE:
		return CHRON_STOP;
	default:
		return db_fail(s, err);
	}
}

struct chron_str
col_borrow(sqlite3_stmt *st, int col)
{
	const char *p = (const char *)sqlite3_column_text(st, col);
	int n = sqlite3_column_bytes(st, col);

	return p ? (struct chron_str){p, (size_t)n} : CHRON_S("");
}

struct chron_str
col_text(sqlite3_stmt *st, int col, struct arena *a)
{
	struct chron_str s = col_borrow(st, col);

	return s.n ? arena_str(a, s) : CHRON_S("");
}

int
col_word(sqlite3_stmt *st, int col, const char *const *words, int count)
{
	const char *w = (const char *)sqlite3_column_text(st, col);

	for (int i = 0; i < count; i++)
		if (words[i] ? w && strcmp(words[i], w) == 0 : !w)
			return i;
	return -1;
}

uint32_t
col_u32(sqlite3_stmt *st, int col)
{
	int64_t v = sqlite3_column_int64(st, col);

	return v >= 0 && v <= UINT32_MAX ? (uint32_t)v : 0;
}
