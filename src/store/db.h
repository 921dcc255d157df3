/* What the files of the store share: the connection, writing and reading rows,
 * and failures in words. */
#ifndef STORE_DB_H
#define STORE_DB_H

#include "store/store.h"
#include "util/buf.h"

#include <sqlite3.h>

struct store {
	struct arena *arena; /* owns the store itself */
	sqlite3 *db;	     /* NULL once finished */
	const char *path;
	const char *temp; /* a new case, not yet under its name; or NULL */
	bool failed;	  /* something could not be written */
};

/* The failure that the connection is in, as a sentence. */
enum chron_status db_fail(struct store *s, struct chron_err *err);
/* "the case file is damaged ...": what was read makes no sense. */
enum chron_status db_damaged(struct store *s, struct chron_err *err);
enum chron_status db_exec(
	struct store *s, const char *sql, struct chron_err *err);
enum chron_status db_prepare(struct store *s, const char *sql,
	sqlite3_stmt **st, struct chron_err *err);

/* Runs work in one transaction: all of it or nothing. */
enum chron_status db_transaction(struct store *s,
	enum chron_status (*work)(struct store *, void *, struct chron_err *),
	void *arg, struct chron_err *err);

/* SQL that drops everything derived. */
extern const char derived_clear[];

/* ---- writing a row: bind from left to right, then row_put ---- */

struct row {
	struct store *store;
	sqlite3_stmt *st;
	int n;
};

enum chron_status row_open(
	struct row *r, struct store *s, const char *sql, struct chron_err *err);
void row_text(struct row *r, struct chron_str text); /* empty is NULL */
void row_word(struct row *r, const char *word);	     /* NULL is NULL */
void row_int(struct row *r, int64_t v);
void row_int_or(struct row *r, int64_t v, int64_t none); /* none is NULL */
void row_null(struct row *r);
enum chron_status row_put(struct row *r, struct chron_err *err);
void row_close(struct row *r);

/* ---- reading ---- */

/* CHRON_OK with a row, CHRON_STOP after the last one, or a failure. */
enum chron_status db_step(
	struct store *s, sqlite3_stmt *st, struct chron_err *err);
/* Copied into the arena; NULL is empty. */
struct chron_str col_text(sqlite3_stmt *st, int col, struct arena *a);
/* The same, borrowed until the next step. */
struct chron_str col_borrow(sqlite3_stmt *st, int col);
/* The index of a column's word in a list of `count` words (NULL entries match
 * NULL), or -1. */
int col_word(sqlite3_stmt *st, int col, const char *const *words, int count);
uint32_t col_u32(sqlite3_stmt *st, int col);

#endif
