/* Named bytes, from a file or from memory. */
#include "core/input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "util/buf.h"

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* A pipe cannot be mapped: it is read, up to the limit. */
static enum chron_status
slurp(struct chron_input *in, int fd, struct chron_err *err)
{
	enum { CHUNK = 1 << 16 };
	struct buf b = BUF_INIT;

	for (;;) {
		ssize_t k;

		buf_room(&b, CHUNK);
		k = read(fd, b.p + b.n, CHUNK);
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
		return slurp(in, STDIN_FILENO, err);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &st) != 0) {
		res = chron_fail(err, CHRON_EIO, "%s cannot be opened: %s",
			path, strerror(errno));
	} else if (S_ISDIR(st.st_mode)) {
		res = chron_fail(
			err, CHRON_EIO, "%s is a folder, not a file", path);
	} else if (!S_ISREG(st.st_mode)) {
		res = slurp(in, fd, err);
	} else if ((uint64_t)st.st_size > INPUT_MAX_BYTES) {
		res = chron_fail(err, CHRON_ELIMIT,
			"%s is larger than 4 GiB (limit input-bytes): split it",
			in->name);
	} else if (st.st_size > 0) {
		in->bytes.n = (size_t)st.st_size;
		in->bytes.p =
			mmap(NULL, in->bytes.n, PROT_READ, MAP_PRIVATE, fd, 0);
		if (in->bytes.p == MAP_FAILED) {
			in->bytes = CHRON_S("");
			res = chron_fail(err, CHRON_EIO,
				"%s cannot be read: %s", path, strerror(errno));
		} else {
			in->mapped = true;
		}
	}
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
	union {
		const char *shared;
		void *p;
	} map = {.shared = in->bytes.p};

	if (in->mapped)
		munmap(map.p, in->bytes.n);
	free(in->owned);
	*in = (struct chron_input){.bytes = CHRON_S("")};
}
