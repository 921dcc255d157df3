/* Cells merged over several rows or columns.  They are listed behind all rows, and which
 * row a value reaches down to must be known before: the bytes are searched for
 * them without parsing.  A '<' is never text, so that what looks like such an
 * element is one. */
#include "xlsx.h"

#include <stdlib.h>

#include "util/str.h"

enum { KEEP = 32, LONGEST = 4096 }; /* of a tag that a piece cuts in two */
enum { BEHIND = 1 << 14 };

#define TAG "mergeCell "

struct search {
	struct xlsx_book *book;
	struct arena *arena;
	struct xlsx_merges *to;
	struct buf held;
};

/* Is it an element's name, perhaps with a prefix? */
static bool
is_tag(struct chron_str before)
{
	size_t n = before.n;

	while (n && before.n - n < KEEP && before.p[n - 1] != '<' &&
		before.p[n - 1] != '>' && before.p[n - 1] != ' ')
		n--;
	return n && before.p[n - 1] == '<' &&
	       (n == before.n || before.p[before.n - 1] == ':');
}

static struct chron_str
ref_of(struct chron_str tag)
{
	size_t at = str_find(tag, CHRON_S("ref="));
	const char *close;
	struct chron_str s;

	if (at == SIZE_MAX || tag.n - at < 6)
		return CHRON_S("");
	s = (struct chron_str){tag.p + at + 5, tag.n - at - 5};
	close = memchr(s.p, tag.p[at + 4], s.n);
	s.n = close ? (size_t)(close - s.p) : 0;
	return s;
}

static enum chron_status
add(struct search *s, struct chron_str ref)
{
	struct chron_str from;
	uint32_t row, col, last_row, last_col;
	struct xlsx_merge *m;

	if (!str_cut(&ref, ':', &from) || !xlsx_ref(from, &row, &col) ||
		!xlsx_ref(ref, &last_row, &last_col) || last_row < row ||
		(last_row == row && last_col <= col) || col > XLSX_COLUMNS)
		return CHRON_OK;
	if (s->to->n >= XLSX_MERGES)
		return xlsx_fail(s->book, CHRON_ELIMIT,
			"more than %d merged cells (limit merged-cells)",
			XLSX_MERGES);
	m = ARENA_PUSH(s->arena, &s->to->list, &s->to->n);
	*m = (struct xlsx_merge){row, col, last_row, last_col};
	return CHRON_OK;
}

static void
keep_end(struct buf *b, struct chron_str bytes)
{
	size_t drop;

	if (bytes.n > BEHIND) {
		bytes.p += bytes.n - BEHIND;
		bytes.n = BEHIND;
	}
	drop = b->n + bytes.n > BEHIND ? b->n + bytes.n - BEHIND : 0;
	b->n -= drop;
	if (drop)
		memmove(b->p, b->p + drop, b->n);
	buf_str(b, bytes);
}

static enum chron_status
piece(void *arg, struct chron_str bytes)
{
	struct search *s = arg;
	enum chron_status status = CHRON_OK;
	struct chron_str all;
	size_t at = 0, keep;

	keep_end(&s->to->behind, bytes);
	buf_str(&s->held, bytes);
	all = buf_get(&s->held);
	keep = all.n > KEEP ? all.n - KEEP : 0;
	while (status == CHRON_OK) {
		const char *hit =
			memmem(all.p + at, all.n - at, TAG, sizeof(TAG) - 1);
		size_t from = hit ? (size_t)(hit - all.p) : 0;
		const char *end = hit ? memchr(hit, '>', all.n - from) : NULL;

		if (hit && !end && all.n - from < LONGEST)
			keep = from > KEEP ? from - KEEP : 0;
		if (!end)
			break;
		if (is_tag((struct chron_str){all.p, from}))
			status = add(s, ref_of((struct chron_str){
						hit, (size_t)(end - hit)}));
		at = (size_t)(end - all.p);
	}
	keep = keep > at ? keep : at;
	s->held.n -= keep;
	memmove(s->held.p, s->held.p + keep, s->held.n);
	return status;
}

static int
by_place(const void *a, const void *b)
{
	const struct xlsx_merge *x = a, *y = b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return (x->col > y->col) - (x->col < y->col);
}

enum chron_status
xlsx_read_merges(struct xlsx_book *b, const char *part, struct arena *a,
	struct xlsx_merges *m)
{
	struct search s = {.book = b, .arena = a, .to = m, .held = BUF_INIT};
	enum chron_status status =
		package_pieces(b->package, part, piece, &s, b->err);

	buf_free(&s.held);
	if (m->n)
		qsort(m->list, m->n, sizeof(*m->list), by_place);
	return status;
}
