/* The files of a case folder. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "case/case.h"
#include "core/input.h"
#include "util/str.h"

/* Left behind by systems and office programs; nobody's chronology. */
static const char *const litter[] = {
	"case.ini", "desktop.ini", "thumbs.db", NULL};

static bool
is_litter(struct chron_str name)
{
	if (str_starts(name, ".") || str_starts(name, "~$"))
		return true;
	if (name.n > 5 && str_ieq((struct chron_str){name.p + name.n - 5, 5},
				  CHRON_S(".case")))
		return true;
	return str_in(name, litter);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
add(struct arena *a, const char *path, struct case_folder *f)
{
	char *copy = arena_bytes(a, strlen(path) + 1);
	struct stat st;
	bool known = stat(path, &st) == 0;

	memcpy(copy, path, strlen(path) + 1);
	if (known && S_ISDIR(st.st_mode))
		*ARENA_PUSH(a, &f->folders, &f->nfolders) = copy;
	else if (known && !S_ISREG(st.st_mode))
		*ARENA_PUSH(a, &f->others, &f->nothers) = copy;
	else /* an unreadable one too: it must be reported, not passed over */
		*ARENA_PUSH(a, &f->files, &f->nfiles) = copy;
}

enum chron_status
case_list_folder(struct arena *a, const char *dir, struct case_folder *f,
	struct chron_err *err)
{
	DIR *d = opendir(dir);
	struct buf path = BUF_INIT;
	struct dirent *e;

	*f = (struct case_folder){0};
	if (!d)
		return chron_fail(err, CHRON_EIO,
			"the folder %s cannot be "
			"opened: %s",
			dir, strerror(errno));
	while ((e = readdir(d)) != NULL) {
		if (is_litter(chron_cstr(e->d_name)))
			continue;
		buf_clear(&path);
		buf_printf(&path, "%s/%s", dir, e->d_name);
		add(a, path.p, f);
	}
	closedir(d);
	buf_free(&path);
	/* The system's order is the order of creation; ours must not be. */
	if (f->nfiles)
		qsort(f->files, f->nfiles, sizeof(*f->files), by_name);
	if (f->nfolders)
		qsort(f->folders, f->nfolders, sizeof(*f->folders), by_name);
	if (f->nothers)
		qsort(f->others, f->nothers, sizeof(*f->others), by_name);
	return CHRON_OK;
}

enum chron_status
case_read_ini(struct arena *a, const char *dir, struct chron_str *text,
	struct chron_err *err)
{
	struct buf path = BUF_INIT;
	struct chron_input in = {.name = NULL};
	enum chron_status st = CHRON_OK;
	struct stat s;

	*text = CHRON_S("");
	buf_printf(&path, "%s/case.ini", dir);
	/* A link that leads nowhere is there, too. */
	if (lstat(path.p, &s) == 0 || errno != ENOENT) {
		if (stat(path.p, &s) == 0 && !S_ISREG(s.st_mode) &&
			!S_ISDIR(s.st_mode))
			st = chron_fail(err, CHRON_EARG,
				"%s is a pipe, a socket or a device, not a "
				"file",
				path.p);
		else
			st = input_open(&in, path.p, err);
		if (st == CHRON_OK) {
			*text = arena_str(a, in.bytes);
			input_close(&in);
		}
	}
	buf_free(&path);
	return st;
}
