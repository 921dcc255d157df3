/* One run at a time in an output folder, and what a run that was killed left
 * there. */
#include "cli/outputs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "util/str.h"

/* What files are called while they are written: see out_open(), store_open() */
static bool
is_left_over(const char *file)
{
	struct chron_str s = chron_cstr(file), name;
	size_t part = str_find(s, CHRON_S(OUT_PART));

	if (str_starts(s, ".case.case.new."))
		return true;
	if (part == SIZE_MAX || s.n - part != sizeof(OUT_PART) - 1 + 6)
		return false;
	s.n = part;
	if (!str_cut(&s, '.', &name))
		return false;
	for (size_t r = 0; reports[r]; r++)
		for (size_t x = 0; exporters[x]; x++)
			if (str_is(name, reports[r]->name) &&
				str_is(s, exporters[x]->ext))
				return true;
	return false;
}

static void
sweep(const char *dir, const char *below)
{
	struct buf path = BUF_INIT;
	struct dirent *e;
	DIR *d;

	buf_printf(&path, "%s%s", dir, below);
	d = opendir(path.p);
	while (d && (e = readdir(d)) != NULL)
		if (is_left_over(e->d_name))
			unlinkat(dirfd(d), e->d_name, 0);
	if (d)
		closedir(d);
	buf_free(&path);
}

enum chron_status
outputs_lock(const char *dir, int *lock, struct chron_err *err)
{
	*lock = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (*lock < 0)
		return chron_fail(err, CHRON_EIO,
			"the folder %s cannot be opened: %s", dir,
			strerror(errno));
	/* A file system that knows no locks keeps nobody out. */
	if (flock(*lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
		outputs_unlock(*lock);
		*lock = -1;
		return chron_fail(err, CHRON_EIO,
			"another run is writing to %s: wait for it to end, or "
			"name another folder",
			dir);
	}
	unlinkat(*lock, "case.case.new", 0);
	sweep(dir, "");
	sweep(dir, "/reports");
	return CHRON_OK;
}

void
outputs_unlock(int lock)
{
	if (lock >= 0)
		close(lock);
}
