/* Zip archives that no honest program writes: every field can be made to lie.
 * Bodies are stored, or deflated where a bomb is wanted. */
#ifndef TESTS_HOSTILE_ZIP_H
#define TESTS_HOSTILE_ZIP_H

#include <zlib.h>

#include "util/buf.h"

struct lie {
	struct chron_str name;
	struct chron_str local_name; /* empty: the same */
	struct chron_str body;
	bool deflate;
	uint16_t flags, method; /* method 0: by deflate */
	int64_t declare;	/* added to the declared inflated size */
	uint32_t at;		/* not 0: where the directory says it lies */
	bool bad_crc;
};

static inline void
lie_put(struct buf *b, uint64_t n, unsigned bytes)
{
	for (unsigned i = 0; i < bytes; i++)
		buf_putc(b, (char)(i < 8 ? n >> (8 * i) : 0));
}

static inline void
lie_deflate(struct buf *to, struct chron_str s)
{
	z_stream z = {0};

	deflateInit2(&z, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY);
	buf_room(to, deflateBound(&z, s.n));
	z.next_in = (Bytef *)(uintptr_t)s.p;
	z.avail_in = (uInt)s.n;
	z.next_out = (Bytef *)to->p;
	z.avail_out = (uInt)to->cap;
	deflate(&z, Z_FINISH);
	to->n = z.total_out;
	deflateEnd(&z);
}

/* What local header and directory have in common. */
static inline void
lie_common(struct buf *b, const struct lie *l, size_t packed, size_t nname)
{
	uint64_t crc = crc32(0, (const Bytef *)l->body.p, (uInt)l->body.n);

	lie_put(b, 20, 2);
	lie_put(b, l->flags, 2);
	lie_put(b, l->method ? l->method : (l->deflate ? 8u : 0u), 2);
	lie_put(b, 0x00210000, 4);
	lie_put(b, crc ^ (l->bad_crc ? 1u : 0u), 4);
	lie_put(b, packed, 4);
	lie_put(b, (uint64_t)((int64_t)l->body.n + l->declare), 4);
	lie_put(b, nname, 2);
	lie_put(b, 0, 2);
}

static inline void
lie_zip(struct buf *out, const struct lie *lies, size_t n)
{
	struct buf dir = BUF_INIT;
	size_t at;

	buf_clear(out);
	for (size_t i = 0; i < n; i++) {
		const struct lie *l = &lies[i];
		struct chron_str local =
			l->local_name.n ? l->local_name : l->name;
		struct buf packed = BUF_INIT;

		at = l->at ? l->at - 1 : out->n;
		if (l->deflate)
			lie_deflate(&packed, l->body);
		else
			buf_str(&packed, l->body);
		buf_add(out, "PK\3\4", 4);
		lie_common(out, l, packed.n, local.n);
		buf_str(out, local);
		buf_str(out, buf_get(&packed));
		buf_add(&dir, "PK\1\2\24\0", 6);
		lie_common(&dir, l, packed.n, l->name.n);
		lie_put(&dir, 0, 10);
		lie_put(&dir, at, 4);
		buf_str(&dir, l->name);
		buf_free(&packed);
	}
	at = out->n;
	buf_str(out, buf_get(&dir));
	buf_add(out, "PK\5\6\0\0\0\0", 8);
	lie_put(out, n, 2);
	lie_put(out, n, 2);
	lie_put(out, dir.n, 4);
	lie_put(out, at, 4);
	lie_put(out, 0, 2);
	buf_free(&dir);
}

#endif
