/* A case: finding its file, loading it, deriving what follows. */
#include "case/case.h"

#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>

#include "case/caseini.h"
#include "case/decisions.h"
#include "case/versions.h"
#include "case/whose.h"
#include "find/find.h"
#include "merge/merge.h"
#include "seen/seen.h"
#include "util/str.h"

static void
step(const struct case_progress *p, const char *what)
{
	if (p->step)
		p->step(p->arg, what, 0, 0);
}

void
case_derive(struct chron_chronology *c, struct case_progress progress)
{
	step(&progress, "putting the events in order");
	chronology_sort(c);
	chronology_index(c);
	step(&progress, "looking for the children");
	whose_learn(c);
	seen_all(c);
	step(&progress, "putting accounts together");
	merge_all(c);
	versions_check_decisions(c);
	decisions_check(c);
	step(&progress, "measuring gaps");
	find_all(c);
}

static bool
is_case_name(struct chron_str name)
{
	return name.n > 5 && str_ieq((struct chron_str){name.p + name.n - 5, 5},
				     CHRON_S(".case"));
}

static enum chron_status
look_in_folder(const char *dir, struct buf *path, struct chron_err *err)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	unsigned found = 0;

	if (!d)
		return chron_fail(err, CHRON_EIO,
			"the folder %s cannot be opened: %s", dir,
			strerror(errno));
	while ((e = readdir(d)) != NULL) {
		if (e->d_name[0] == '.' || !is_case_name(chron_cstr(e->d_name)))
			continue;
		if (!found++)
			buf_printf(path, "%s/%s", dir, e->d_name);
	}
	closedir(d);
	if (found == 0)
		return chron_fail(err, CHRON_EARG,
			"%s holds no case file (*.case): make one with "
			"`chronomerge run` or `chronomerge import`",
			dir);
	if (found > 1)
		return chron_fail(err, CHRON_EARG,
			"%s holds %u case files: name the one you mean", dir,
			found);
	return CHRON_OK;
}

enum chron_status
case_locate(const char *arg, struct buf *path, struct chron_err *err)
{
	struct stat st;

	buf_clear(path);
	if (stat(arg, &st) != 0)
		return chron_fail(
			err, CHRON_EARG, "%s: %s", arg, strerror(errno));
	if (S_ISDIR(st.st_mode))
		return look_in_folder(arg, path, err);
	buf_puts(path, arg);
	return CHRON_OK;
}

/* Is a case file of another name there? */
static bool
holds_other(const char *dir, struct chron_str name)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	bool other = false;

	while (d && (e = readdir(d)) != NULL)
		other |= e->d_name[0] != '.' &&
			 is_case_name(chron_cstr(e->d_name)) &&
			 !str_is(name, e->d_name);
	if (d)
		closedir(d);
	return other;
}

bool
case_home(const char *arg, struct buf *dir)
{
	const char *slash = strrchr(arg, '/');
	size_t from = dir->n;
	struct stat st;
	bool home;

	if (stat(arg, &st) == 0 && S_ISDIR(st.st_mode)) {
		buf_puts(dir, arg);
		return true;
	}
	if (slash)
		buf_add(dir, arg, slash > arg ? (size_t)(slash - arg) : 1);
	else
		buf_puts(dir, ".");
	home = !holds_other(dir->p + from, chron_cstr(slash ? slash + 1 : arg));
	buf_puts(dir, "/case.ini");
	home = home && lstat(dir->p + from, &st) == 0;
	dir->n -= sizeof("/case.ini") - 1;
	dir->p[dir->n] = '\0';
	return home;
}

/* The folder's case.ini counts while there is one, for people edit it; a case
 * file sent on its own has a copy of it inside. */
static enum chron_status
load_config(struct chron_chronology *c, const char *arg, struct store *s,
	struct chron_err *err)
{
	struct chron_str text = CHRON_S("");
	enum chron_status st = CHRON_OK;
	struct buf dir = BUF_INIT;

	if (case_home(arg, &dir))
		st = case_read_config(c, dir.p, &text, err);
	buf_free(&dir);
	if (st != CHRON_OK || text.n)
		return st;
	if (st == CHRON_OK)
		st = store_get_ini(s, c->arena, &text, err);
	if (st == CHRON_OK && text.n)
		st = caseini_read(c, "case.ini", text, err);
	return st;
}

enum chron_status
case_load(struct chron_chronology *c, const char *arg, enum store_mode mode,
	struct store **store, struct chron_err *err)
{
	struct buf path = BUF_INIT;
	enum chron_status st = case_locate(arg, &path, err);

	*store = NULL;
	if (st == CHRON_OK)
		st = store_open(store, path.p, mode, err);
	if (st == CHRON_OK)
		st = load_config(c, arg, *store, err);
	if (st == CHRON_OK)
		st = store_get_thresholds(*store, &c->config, err);
	if (st == CHRON_OK)
		st = store_load(*store, c, err);
	if (st == CHRON_OK)
		chronology_sort(c);
	buf_free(&path);
	if (st != CHRON_OK) {
		store_close(*store);
		*store = NULL;
	}
	return st;
}
