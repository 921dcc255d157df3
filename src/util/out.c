/* Where bytes go: a file that appears whole or not at all, a descriptor, or
 * memory. */
#include "util/out.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "util/memory.h"

enum { FLUSH_AT = 256 * 1024, MEMORY_FLUSH_AT = 4096 };

struct chron_out {
	struct out_room room; /* first: see out.h */
	char *pending;	      /* where the room begins */
	struct buf *memory;   /* not NULL: everything goes there */
	int fd;
	bool ours; /* the descriptor, to close */
	int error; /* errno of the first failed write */
	char *path, *temporary;
};

/* Memory has room from its first write on: many a text is never written. */
static void
make_room(struct chron_out *out, size_t n)
{
	out->pending = malloc(n);
	if (!out->pending)
		out_of_memory();
	out->room.at = out->pending;
	out->room.end = out->pending + n;
}

static struct chron_out *
new_out(int fd)
{
	struct chron_out *out = calloc(1, sizeof(*out));

	if (!out)
		out_of_memory();
	out->fd = fd;
	if (fd < 0)
		return out;
	make_room(out, FLUSH_AT);
	return out;
}

/* A pipe or a device is written to: a file in its place would be another
 * thing. */
static enum chron_status
open_device(struct chron_out **res, const char *path, struct chron_err *err)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);

	if (fd < 0)
		return chron_fail(err, CHRON_EIO, "cannot write %s: %s", path,
			strerror(errno));
	*res = new_out(fd);
	(*res)->ours = true;
	return CHRON_OK;
}

enum chron_status
out_open(struct chron_out **res, const char *path, struct chron_err *err)
{
	struct buf t = BUF_INIT;
	struct chron_out *out;
	struct stat there;
	int fd;

	*res = NULL;
	if (stat(path, &there) == 0 && !S_ISREG(there.st_mode) &&
		!S_ISDIR(there.st_mode))
		return open_device(res, path, err);
	buf_printf(&t, "%s" OUT_PART "XXXXXX", path);
	fd = mkostemp(t.p, O_CLOEXEC); /* made with mode 0600 */
	if (fd < 0) {
		buf_free(&t);
		return chron_fail(err, CHRON_EIO, "cannot write %s: %s", path,
			strerror(errno));
	}
	out = new_out(fd);
	out->temporary = strdup(t.p);
	out->path = strdup(path);
	buf_free(&t);
	if (!out->temporary || !out->path)
		out_of_memory();
	*res = out;
	return CHRON_OK;
}

struct chron_out *
out_fd(int fd)
{
	return new_out(fd);
}

struct chron_out *
out_memory(struct buf *to)
{
	struct chron_out *out = new_out(-1);

	out->memory = to;
	return out;
}

static void
flush_to_fd(struct chron_out *out, const char *p, size_t n)
{
	while (n && !out->error) {
		ssize_t k = write(out->fd, p, n);

		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0) {
			out->error = errno;
			return;
		}
		p += k;
		n -= (size_t)k;
	}
}

static void
put(struct chron_out *out, const char *p, size_t n)
{
	if (out->memory)
		buf_add(out->memory, p, n);
	else
		flush_to_fd(out, p, n);
}

static void
flush(struct chron_out *out)
{
	put(out, out->pending, (size_t)(out->room.at - out->pending));
	out->room.at = out->pending;
}

void
out_write_slowly(struct chron_out *out, const char *p, size_t n)
{
	if (!out->pending)
		make_room(out, MEMORY_FLUSH_AT);
	flush(out);
	if (n >= (size_t)(out->room.end - out->room.at))
		put(out, p, n);
	else
		out_write(out, p, n);
}

void
out_number(struct chron_out *out, uint64_t n)
{
	char digits[20], *at = digits + sizeof(digits);

	do
		*--at = (char)('0' + n % 10);
	while (n /= 10);
	out_write(out, at, (size_t)(digits + sizeof(digits) - at));
}

void
out_printf(struct chron_out *out, const char *fmt, ...)
{
	char small[512];
	va_list ap, again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(small, sizeof(small), fmt, ap);
	va_end(ap);
	if (n >= 0 && (size_t)n < sizeof(small)) {
		out_write(out, small, (size_t)n);
	} else if (n > 0) {
		char *p = malloc((size_t)n + 1);

		if (!p)
			out_of_memory();
		vsnprintf(p, (size_t)n + 1, fmt, again);
		out_write(out, p, (size_t)n);
		free(p);
	}
	va_end(again);
}

static void
release(struct chron_out *out)
{
	free(out->pending);
	free(out->path);
	free(out->temporary);
	free(out);
}

enum chron_status
out_close(struct chron_out *out, struct chron_err *err)
{
	enum chron_status st = CHRON_OK;

	if (out->pending)
		flush(out);
	if (out->temporary) {
		if (!out->error && fsync(out->fd) != 0)
			out->error = errno;
		if (close(out->fd) != 0 && !out->error)
			out->error = errno;
		if (!out->error && rename(out->temporary, out->path) != 0)
			out->error = errno;
		if (out->error)
			unlink(out->temporary);
	}
	if (out->ours && close(out->fd) != 0 && !out->error)
		out->error = errno;
	if (out->error)
		st = chron_fail(err, CHRON_EIO, "cannot write %s: %s",
			out->path ? out->path : "the output",
			strerror(out->error));
	release(out);
	return st;
}

void
out_abandon(struct chron_out *out)
{
	if (!out)
		return;
	if (out->temporary) {
		close(out->fd);
		unlink(out->temporary);
	}
	if (out->ours)
		close(out->fd);
	release(out);
}

enum chron_status
out_folder(const char *path, struct chron_err *err)
{
	struct stat st;

	if (mkdir(path, 0700) == 0 ||
		(errno == EEXIST && stat(path, &st) == 0 &&
			S_ISDIR(st.st_mode)))
		return CHRON_OK;
	return chron_fail(err, CHRON_EIO, "the folder %s cannot be made: %s",
		path, strerror(errno));
}
