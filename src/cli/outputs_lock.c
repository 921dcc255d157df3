/* One run at a time in an output folder, and what a run that was killed left
 * there. */
#include "cli/outputs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "util/str.h"

enum { SUFFIX = 7 }; /* of a temporary name: see out_open() */

/* NAME.EXT and six random letters, where a report is called NAME and a format
 * EXT. */
static bool
is_left_over(const char *file)
{
	size_t n = strlen(file);
	struct chron_str stem, name;

	if (n <= SUFFIX || file[n - SUFFIX] != '.')
		return false;
	stem = (struct chron_str){file, n - SUFFIX};
	for (size_t i = n - SUFFIX + 1; i < n; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyz"
			    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
			    file[i]))
			return false;
	if (!str_cut(&stem, '.', &name))
		return false;
	for (size_t r = 0; reports[r]; r++)
		for (size_t x = 0; exporters[x]; x++)
			if (str_is(name, reports[r]->name) &&
				str_is(stem, exporters[x]->ext))
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
