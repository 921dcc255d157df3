/* Where bytes go: a file that appears whole or not at all (temporary name in
 * the same folder, mode 0600, renamed at the end), a descriptor, or memory. */
#ifndef UTIL_OUT_H
#define UTIL_OUT_H

#include "util/buf.h"

struct chron_out; /* opaque */

/* A file.  Fails at once if it cannot be made.  Nothing is seen under `path`
 * until out_close. */
#define OUT_PART ".part-" /* and six random letters, until it is closed */
enum chron_status out_open(
	struct chron_out **out, const char *path, struct chron_err *err);
/* A folder for its owner only; one that is there will do. */
enum chron_status out_folder(const char *path, struct chron_err *err);
/* A descriptor that stays open (standard output), or memory in *to, which is
 * whole when it is closed. */
struct chron_out *out_fd(int fd);
struct chron_out *out_memory(struct buf *to);

/* What begins a chron_out: room that a short write may take at once, as an
 * export makes tens of millions of them. */
struct out_room {
	char *at, *end;
};

/* A write that found no room. */
void out_write_slowly(struct chron_out *out, const char *p, size_t n);

static inline void
out_write(struct chron_out *out, const char *p, size_t n)
{
	struct out_room *room = (struct out_room *)out;

	if (n > (size_t)(room->end - room->at)) {
		out_write_slowly(out, p, n);
	} else if (n) {
		memcpy(room->at, p, n);
		room->at += n;
	}
}

static inline void
out_str(struct chron_out *out, struct chron_str s)
{
	out_write(out, s.p, s.n);
}

static inline void
out_puts(struct chron_out *out, const char *s)
{
	out_write(out, s, strlen(s));
}

void out_number(struct chron_out *out, uint64_t n); /* decimal */
void out_printf(struct chron_out *out, const char *fmt, ...) CHRON_PRINTF(2, 3);

/* The first write error is kept and told here; the file is then removed.
 * out is freed either way. */
enum chron_status out_close(struct chron_out *out, struct chron_err *err);
/* Gives up: the temporary file is removed. NULL is fine. */
void out_abandon(struct chron_out *out);

#endif
