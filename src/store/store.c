/* Opening, checking and closing a case file. */
#include "store/db.h"

#include "store/schema.h"
#include "util/str.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BUSY_MS = 2000 };

/* What the file says may not steer us: no functions from its schema, no
 * writing of its internals; its pages are checked as they are read; nothing is
 * spilled to other folders. */
static const char settings[] = "PRAGMA trusted_schema = OFF;"
			       "PRAGMA cell_size_check = ON;"
			       "PRAGMA foreign_keys = ON;"
			       "PRAGMA temp_store = MEMORY;";

/* A new file nobody else knows: no journal on disk, one sync at the end, and
 * what comes from our own arrays needs no looking up again. */
static const char creation[] = "PRAGMA page_size = 16384;"
			       "PRAGMA locking_mode = EXCLUSIVE;"
			       "PRAGMA journal_mode = MEMORY;"
			       "PRAGMA synchronous = OFF;"
			       "PRAGMA foreign_keys = OFF;"
			       "PRAGMA ignore_check_constraints = ON;"
			       "PRAGMA cell_size_check = OFF;"
			       "PRAGMA secure_delete = OFF;"
			       "PRAGMA cache_size = -32768;";

/* Before SQLite starts: nobody asks how much memory it has taken, and counting
 * it holds a lock at every allocation. */
__attribute__((constructor)) static void
start(void)
{
	if (sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) != SQLITE_OK)
		return; /* it has started, and counts */
}

static enum chron_status
guard(struct store *s, struct chron_err *err)
{
	sqlite3_busy_timeout(s->db, BUSY_MS);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	return db_exec(s, settings, err);
}

static int64_t
pragma(struct store *s, const char *sql, bool *ok)
{
	sqlite3_stmt *st = NULL;
	int64_t v = 0;

	*ok = sqlite3_prepare_v2(s->db, sql, -1, &st, NULL) == SQLITE_OK &&
	      sqlite3_step(st) == SQLITE_ROW;
	if (*ok)
		v = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st); /* errcode stays that of the step */
	return v;
}

/* What a step builds on is not there. */
static bool
no_such_table(const struct store *s)
{
	return sqlite3_errcode(s->db) == SQLITE_ERROR;
}

static enum chron_status
migrate_work(struct store *s, void *arg, struct chron_err *err)
{
	const int64_t *from = arg;
	char stamp[80];

	for (int64_t v = *from; v < SCHEMA_VERSION; v++)
		for (const char *const *sql = schema_steps[v]; *sql; sql++)
			if (db_exec(s, *sql, err) != CHRON_OK)
				return no_such_table(s) ? db_damaged(s, err)
							: CHRON_EDB;
	snprintf(stamp, sizeof(stamp),
		"PRAGMA application_id = %d; PRAGMA user_version = %d;",
		SCHEMA_APPLICATION_ID, SCHEMA_VERSION);
	return db_exec(s, stamp, err);
}

static enum chron_status
migrate(struct store *s, int64_t from, struct chron_err *err)
{
	return db_transaction(s, migrate_work, &from, err);
}

/* Reading must not write: the copy that is brought up to date is nobody
 * else's. */
static enum chron_status
migrate_copy(struct store *s, int64_t from, struct chron_err *err)
{
	sqlite3_int64 n = 0;
	unsigned char *bytes = sqlite3_serialize(s->db, "main", &n, 0);
	sqlite3 *file = s->db;
	enum chron_status status = CHRON_OK;

	if (!bytes)
		return db_fail(s, err);
	if (sqlite3_open_v2(":memory:", &s->db,
		    SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY |
			    SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX,
		    NULL) != SQLITE_OK ||
		sqlite3_deserialize(s->db, "main", bytes, n, n,
			SQLITE_DESERIALIZE_FREEONCLOSE |
				SQLITE_DESERIALIZE_RESIZEABLE) != SQLITE_OK)
		status = db_fail(s, err);
	sqlite3_close(file);
	if (status == CHRON_OK)
		status = guard(s, err);
	return status == CHRON_OK ? migrate(s, from, err) : status;
}

/* Is it ours, and of a version that this program knows? */
static enum chron_status
check(struct store *s, enum store_mode mode, struct chron_err *err)
{
	bool ok;
	int64_t v = pragma(s, "PRAGMA application_id", &ok);

	if (!ok)
		return db_fail(s, err);
	if (v != SCHEMA_APPLICATION_ID)
		return chron_fail(
			err, CHRON_EDB, "%s is not a case file", s->path);
	v = pragma(s, "PRAGMA user_version", &ok);
	if (!ok)
		return db_fail(s, err);
	if (v > SCHEMA_VERSION)
		return chron_fail(err, CHRON_EDB,
			"%s was made by a newer version of chronomerge: "
			"use that version to open it",
			s->path);
	if (v < 1)
		return db_damaged(s, err);
	if (v == SCHEMA_VERSION)
		return CHRON_OK;
	return mode == STORE_READ ? migrate_copy(s, v, err)
				  : migrate(s, v, err);
}

/* The hidden name in the same folder that a new case grows under. */
static enum chron_status
make_temp(struct store *s, struct chron_err *err)
{
	const char *slash = strrchr(s->path, '/');
	int dir = slash ? (int)(slash - s->path) + 1 : 0;
	struct chron_str name = arena_printf(
		s->arena, "%.*s.%s.XXXXXX", dir, s->path, s->path + dir);
	char *temp = arena_bytes(s->arena, name.n + 1);
	int fd;

	if (access(s->path, F_OK) == 0)
		return chron_fail(err, CHRON_EDB, "%s exists already", s->path);
	memcpy(temp, name.p, name.n + 1);
	fd = mkostemp(temp, O_CLOEXEC); /* made with mode 0600 */
	if (fd < 0)
		return chron_fail(err, CHRON_EIO, "cannot make %s: %s", s->path,
			strerror(errno));
	close(fd);
	s->temp = temp;
	return CHRON_OK;
}

static enum chron_status
connect(struct store *s, enum store_mode mode, struct chron_err *err)
{
	int flags = mode == STORE_READ ? SQLITE_OPEN_READONLY
				       : SQLITE_OPEN_READWRITE;
	struct stat st;

	if (!s->temp && stat(s->path, &st) != 0)
		return chron_fail(err, CHRON_EIO, "cannot open %s: %s", s->path,
			strerror(errno));
	if (!s->temp && !S_ISREG(st.st_mode))
		return chron_fail(
			err, CHRON_EIO, "%s is not a case file", s->path);
	if (sqlite3_open_v2(s->temp ? s->temp : s->path, &s->db,
		    flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX,
		    NULL) != SQLITE_OK)
		return db_fail(s, err);
	if (mode == STORE_WRITE && sqlite3_db_readonly(s->db, "main"))
		return chron_fail(err, CHRON_EDB,
			"%s cannot be written: the file or its folder is "
			"read only",
			s->path);
	return guard(s, err);
}

static enum chron_status
open_in(struct store *s, enum store_mode mode, struct chron_err *err)
{
	enum chron_status status = CHRON_OK;

	if (mode == STORE_CREATE)
		status = make_temp(s, err);
	if (status == CHRON_OK)
		status = connect(s, mode, err);
	if (status != CHRON_OK)
		return status;
	if (mode != STORE_CREATE)
		return check(s, mode, err);
	status = db_exec(s, creation, err);
	return status == CHRON_OK ? migrate(s, 0, err) : status;
}

enum chron_status
store_open(struct store **res, const char *path, enum store_mode mode,
	struct chron_err *err)
{
	struct arena *a = arena_new();
	struct store *s = ARENA_NEW(a, struct store);
	enum chron_status status;

	s->arena = a;
	s->path = arena_str(a, chron_cstr(path)).p;
	status = open_in(s, mode, err);
	if (status != CHRON_OK) {
		s->failed = true;
		store_close(s);
		s = NULL;
	}
	*res = s;
	return status;
}

/* Gives the new file its name, and never another's place. */
static enum chron_status
publish(struct store *s, struct chron_err *err)
{
	int fd = open(s->temp, O_RDONLY | O_CLOEXEC);
	bool synced = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	if (!synced)
		return chron_fail(err, CHRON_EIO, "cannot write %s: %s",
			s->path, strerror(errno));
	if (renameat2(AT_FDCWD, s->temp, AT_FDCWD, s->path, RENAME_NOREPLACE) ==
		0)
		return CHRON_OK;
	/* Some network folders know only the plain call. */
	if ((errno == EINVAL || errno == ENOSYS) &&
		access(s->path, F_OK) != 0 && rename(s->temp, s->path) == 0)
		return CHRON_OK;
	return chron_fail(
		err, CHRON_EIO, "cannot make %s: %s", s->path, strerror(errno));
}

enum chron_status
store_finish(struct store *s, struct chron_err *err)
{
	enum chron_status status;

	if (!s->temp || !s->db)
		return CHRON_OK;
	status = db_exec(s, schema_indexes, err);
	if (sqlite3_close(s->db) != SQLITE_OK && status == CHRON_OK)
		status = db_fail(s, err);
	s->db = NULL;
	if (status == CHRON_OK)
		status = publish(s, err);
	if (status == CHRON_OK)
		s->temp = NULL;
	return status;
}

void
store_close(struct store *s)
{
	if (!s)
		return;
	if (!s->failed)
		store_finish(s, NULL);
	sqlite3_close(s->db);
	if (s->temp)
		unlink(s->temp);
	arena_free(s->arena);
}

static enum chron_status
put_setting(struct store *s, const char *name, struct chron_str text,
	struct chron_err *err)
{
	struct row r;
	enum chron_status status = row_open(&r, s,
		"INSERT INTO setting VALUES(?2, ?1)"
		" ON CONFLICT(name) DO UPDATE SET value = excluded.value",
		err);

	if (status == CHRON_OK) {
		/* An empty text is a text, not unknown. */
		sqlite3_bind_text64(r.st, 1, text.n ? text.p : "", text.n,
			SQLITE_STATIC, SQLITE_UTF8);
		sqlite3_bind_text(r.st, 2, name, -1, SQLITE_STATIC);
		status = row_put(&r, err);
	}
	row_close(&r);
	return status;
}

static enum chron_status
get_setting(struct store *s, const char *name, struct arena *a,
	struct chron_str *text, struct chron_err *err)
{
	sqlite3_stmt *st = NULL;
	enum chron_status status = db_prepare(
		s, "SELECT value FROM setting WHERE name = ?1", &st, err);

	*text = CHRON_S("");
	if (status == CHRON_OK) {
		sqlite3_bind_text(st, 1, name, -1, SQLITE_STATIC);
		status = db_step(s, st, err);
	}
	if (status == CHRON_OK)
		*text = col_text(st, 0, a);
	sqlite3_finalize(st);
	return status == CHRON_STOP ? CHRON_OK : status;
}

enum chron_status
store_put_ini(struct store *s, struct chron_str text, struct chron_err *err)
{
	return put_setting(s, "case.ini", text, err);
}

enum chron_status
store_get_ini(struct store *s, struct arena *a, struct chron_str *text,
	struct chron_err *err)
{
	return get_setting(s, "case.ini", a, text, err);
}

enum chron_status
store_put_written(
	struct store *s, struct chron_str lines, struct chron_err *err)
{
	return put_setting(s, "written", lines, err);
}

enum chron_status
store_get_written(struct store *s, struct arena *a, struct chron_str *lines,
	struct chron_err *err)
{
	return get_setting(s, "written", a, lines, err);
}

static enum chron_status
put_threshold(
	struct store *s, const char *name, int32_t told, struct chron_err *err)
{
	char text[16];
	int n = told ? snprintf(text, sizeof(text), "%d", told) : 0;

	return put_setting(s, name, (struct chron_str){text, (size_t)n}, err);
}

static enum chron_status
get_threshold(
	struct store *s, const char *name, int32_t *told, struct chron_err *err)
{
	struct chron_str text;
	enum chron_status status = get_setting(s, name, s->arena, &text, err);
	int64_t n = status == CHRON_OK ? str_number(text) : 0;

	if (n > 0 && n <= INT32_MAX)
		*told = (int32_t)n;
	return status;
}

enum chron_status
store_put_thresholds(struct store *s, const struct chron_config *config,
	struct chron_err *err)
{
	enum chron_status status =
		put_threshold(s, "join", config->join_told, err);

	return status == CHRON_OK ? put_threshold(s, "possible",
					    config->possible_told, err)
				  : status;
}

enum chron_status
store_get_thresholds(
	struct store *s, struct chron_config *config, struct chron_err *err)
{
	enum chron_status status =
		get_threshold(s, "join", &config->join_told, err);

	return status == CHRON_OK ? get_threshold(s, "possible",
					    &config->possible_told, err)
				  : status;
}
