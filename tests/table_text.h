/* A sink that writes down every table and row, one line each:
 *
 *	# key
 *	kind#id: text | text {data} | text
 */
#ifndef TESTS_TABLE_TEXT_H
#define TESTS_TABLE_TEXT_H

#include "report/report.h"
#include "util/buf.h"

struct table_text {
	struct buf all;
	size_t ncolumns;
	uint32_t refuse_at, rows; /* refuse_at 0: never */
};

static inline enum chron_status
table_text_table(void *arg, const struct chron_table *t, struct chron_err *err)
{
	struct table_text *text = arg;

	(void)err;
	assert_non_null(t->caption);
	assert_non_null(t->empty);
	text->ncolumns = t->ncolumns;
	buf_printf(&text->all, "# %s\n", t->key);
	return CHRON_OK;
}

static inline void
table_text_cell(struct buf *b, const struct chron_cell *c)
{
	buf_str(b, c->text);
	if (c->data.n && !str_eq(c->data, c->text)) {
		buf_puts(b, " {");
		buf_str(b, c->data);
		buf_puts(b, "}");
	}
	for (size_t k = 0; k < c->nspans; k++) {
		assert_true(c->spans[k].end <= c->text.n);
		assert_true(c->spans[k].start < c->spans[k].end);
		assert_true(!k || c->spans[k].start >= c->spans[k - 1].end);
		/* those of a flag only repeat each child's answer */
		if (c->kind != CHRON_CELL_FLAG)
			buf_printf(b, " [%u-%u %s]", c->spans[k].start,
				c->spans[k].end, c->spans[k].say);
	}
}

static inline enum chron_status
table_text_row(void *arg, enum chron_row_kind kind, const char *id,
	const struct chron_cell *cells, size_t n, struct chron_err *err)
{
	static const char *const kinds[] = {
		[CHRON_ROW_DATA] = "data",
		[CHRON_ROW_MORE] = "more",
		[CHRON_ROW_DAY] = "day",
		[CHRON_ROW_PASSED] = "passed",
	};
	struct table_text *text = arg;
	bool head = kind == CHRON_ROW_DAY || kind == CHRON_ROW_PASSED;

	text->rows++;
	if (text->refuse_at && text->rows >= text->refuse_at) {
		assert_int_equal(text->rows, text->refuse_at);
		return chron_fail(err, CHRON_EIO, "the disk is full");
	}
	assert_int_equal(n, head ? 1 : text->ncolumns);
	buf_printf(&text->all, "%s%s%s:", kinds[kind], id ? "#" : "",
		id ? id : "");
	for (size_t i = 0; i < n; i++) {
		buf_puts(&text->all, i ? " | " : " ");
		table_text_cell(&text->all, &cells[i]);
	}
	buf_putc(&text->all, '\n');
	return CHRON_OK;
}

/* The rows of one table of a report, without its "# key". */
static inline const char *
table_of(struct hand *h, const char *report, const char *key)
{
	struct table_text text = {.all = BUF_INIT};
	struct table_sink sink = {table_text_table, table_text_row, &text};
	struct chron_err err = {0};
	struct chron_str head = arena_printf(h->arena, "# %s\n", key), all;
	size_t at;

	assert_int_equal(
		report_find(report)->yield(&h->c, &sink, &err), CHRON_OK);
	all = arena_str(h->arena, buf_get(&text.all));
	buf_free(&text.all);
	at = str_find(all, head);
	assert_true(at != SIZE_MAX);
	all.p += at + head.n;
	all.n -= at + head.n;
	at = str_find(all, CHRON_S("\n# "));
	if (all.n && all.p[0] == '#')
		return "";
	if (at != SIZE_MAX)
		all.n = at + 1;
	return arena_str(h->arena, all).p;
}

#endif
