/* What is set aside beside titles and headings: comments mostly. */
#include "core/judge.h"

#include "util/str.h"

enum { MOST_LINES = 200 };

/* One line each, in brackets: never taken for what it says. */
static void
add(struct judge *j, struct buf *out, const struct raw_record *r,
	uint32_t *lines)
{
	for (uint32_t k = r->ncells; k < r->ncells + r->naside; k++) {
		struct chron_str s = str_trim(cell_text(&r->cells[k]));

		if (!s.n || (*lines)++ >= MOST_LINES)
			continue;
		buf_printf(out, "%s[%.*s: ", out->n ? "\n" : "",
			STR(j->raw->names[r->cells[k].name]));
		for (size_t i = 0; i < s.n; i++)
			buf_putc(out, s.p[i] == '\n' ? ' ' : s.p[i]);
		buf_putc(out, ']');
	}
}

void
judge_beside(struct judge *j)
{
	struct chron_source *source = &j->c->sources[j->source];
	struct buf b = BUF_INIT;
	uint32_t lines = 0;

	buf_str(&b, source->preamble);
	for (uint32_t t = 0; t < j->ntables; t++) {
		const struct table *table = &j->tables[t];
		bool text = table->kind == TABLE_PREAMBLE ||
			    table->kind == TABLE_TEXT;
		uint32_t end = text ? table->end
			       : table->layout && table->kind == TABLE_ROWS
				       ? table->data
				       : table->first;

		for (uint32_t i = table->first; i < end; i++)
			add(j, &b, &j->raw->records[i], &lines);
	}
	if (lines)
		source->preamble = arena_str(j->arena, buf_get(&b));
	buf_free(&b);
}
