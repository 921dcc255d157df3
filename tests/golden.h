/* Output compared with a file that was reviewed; UPDATE=1 rewrites it. */
#ifndef TESTS_GOLDEN_H
#define TESTS_GOLDEN_H

#include <stdio.h>
#include <stdlib.h>

#include "util/buf.h"

static void
golden_read(const char *path, struct buf *b)
{
	FILE *f = fopen(path, "rb");
	char piece[4096];
	size_t n;

	buf_clear(b);
	if (!f)
		return;
	while ((n = fread(piece, 1, sizeof(piece), f)) > 0)
		buf_add(b, piece, n);
	fclose(f);
}

static void
golden_check(const char *path, const struct buf *got)
{
	const char *update = getenv("UPDATE");
	struct buf want = BUF_INIT;

	if (update && strcmp(update, "1") == 0) {
		FILE *f = fopen(path, "wb");

		assert_non_null(f);
		assert_int_equal(fwrite(got->p, 1, got->n, f), got->n);
		assert_int_equal(fclose(f), 0);
		return;
	}
	golden_read(path, &want);
	if (want.n != got->n || memcmp(want.p, got->p, got->n) != 0) {
		size_t line = 1, i = 0;

		for (; i < want.n && i < got->n && want.p[i] == got->p[i]; i++)
			line += want.p[i] == '\n';
		print_error("%s:%zu: differs from here: %.120s\n", path, line,
			got->p + i);
		fail();
	}
	buf_free(&want);
}

#endif
