/* Named bytes, from a file or from memory. */
#include "core/input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "util/buf.h"

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* Files are read, not mapped: a mapped file that another program cuts short
 * ends this one with a signal.  expected is a size to begin with. */
static enum chron_status
slurp(struct chron_input *in, int fd, size_t expected, struct chron_err *err)
{
	enum { CHUNK = 1 << 16 };
	struct buf b = BUF_INIT;
	size_t room = expected;

	for (;;) {
		ssize_t k;

		/* one byte more than expected shows that the file has grown */
		buf_room(&b, room > b.n ? room - b.n + 1 : CHUNK);
		k = read(fd, b.p + b.n, b.cap - b.n - 1);
		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0) {
			buf_free(&b);
			return chron_fail(err, CHRON_EIO,
				"%s cannot be read: %s", in->name,
				strerror(errno));
		}
		if (k == 0)
			break;
		b.n += (size_t)k;
		if (b.n > INPUT_MAX_BYTES) {
			buf_free(&b);
			return chron_fail(err, CHRON_ELIMIT,
				"%s is larger than 4 GiB (limit input-bytes): "
				"split it",
				in->name);
		}
	}
	if (b.cap)
		b.p[b.n] = '\0';
	in->bytes = buf_get(&b);
	in->owned = b.cap ? b.p : NULL;
	return CHRON_OK;
}

static bool
same_time(const struct timespec *a, const struct timespec *b)
{
	return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

/* A file that is being written while it is read gives a text that never
 * stood in it. */
static enum chron_status
read_regular(struct chron_input *in, int fd, const struct stat *before,
	struct chron_err *err)
{
	struct stat after;
	enum chron_status st = slurp(in, fd, (size_t)before->st_size, err);

	if (st != CHRON_OK)
		return st;
	if (fstat(fd, &after) == 0 && after.st_size == before->st_size &&
		(size_t)after.st_size == in->bytes.n &&
		same_time(&after.st_mtim, &before->st_mtim))
		return CHRON_OK;
	input_close(in);
	return chron_fail(err, CHRON_EIO,
		"%s was changed by another program while it was read: close "
		"it there, then try again",
		in->name);
}

enum chron_status
input_open(struct chron_input *in, const char *path, struct chron_err *err)
{
	bool standard = strcmp(path, "-") == 0;
	struct stat st;
	enum chron_status res = CHRON_OK;
	int fd;

	*in = (struct chron_input){
		.name = standard ? "standard input" : base_name(path),
		.bytes = CHRON_S(""),
	};
	if (standard)
		return slurp(in, STDIN_FILENO, 0, err);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &st) != 0)
		res = chron_fail(err, CHRON_EIO, "%s cannot be opened: %s",
			path, strerror(errno));
	else if (S_ISDIR(st.st_mode))
		res = chron_fail(
			err, CHRON_EIO, "%s is a folder, not a file", path);
	else if (!S_ISREG(st.st_mode))
		res = slurp(in, fd, 0, err);
	else if ((uint64_t)st.st_size > INPUT_MAX_BYTES)
		res = chron_fail(err, CHRON_ELIMIT,
			"%s is larger than 4 GiB (limit input-bytes): split it",
			in->name);
	else
		res = read_regular(in, fd, &st, err);
	if (fd >= 0)
		close(fd);
	return res;
}

void
input_memory(struct chron_input *in, const char *name, struct chron_str bytes)
{
	*in = (struct chron_input){.name = name, .bytes = bytes};
}

void
input_close(struct chron_input *in)
{
	free(in->owned);
	in->owned = NULL;
	in->bytes = CHRON_S("");
}
