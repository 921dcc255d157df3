/* Which columns stand together in one cell, where people read. */
#include "export/stack.h"

bool
stack_runs_on(const struct chron_column *c)
{
	return (c->width & CHRON_UNDER) && !(c->width & CHRON_FOLDED) &&
	       c->kind == CHRON_CELL_TEXT &&
	       chron_column_width(c) != CHRON_WIDE;
}

bool
stack_is_named(const struct chron_column *c)
{
	return chron_column_width(c) == CHRON_MEDIUM;
}

enum { TITLES = 5 }; /* of a stack, in one heading */

/* "Agency, professional, source", but SHA-256 as it is.  Of many, those that
 * stand in the cell before what they name need not stand here too; what is
 * folded never does. */
void
stack_title(const struct stack *s, const struct chron_column *columns,
	struct buf *to)
{
	for (size_t k = 0; k < s->n; k++) {
		const struct chron_column *c = &columns[s->order[k]];
		const char *t = c->title;

		if (k && ((s->n > TITLES && stack_is_named(c)) ||
				 (c->width & CHRON_FOLDED)))
			continue;
		if (k) {
			buf_puts(to, ", ");
			if (t[0] >= 'A' && t[0] <= 'Z' && t[1] >= 'a')
				buf_putc(to, (char)(*t++ - 'A' + 'a'));
		}
		buf_puts(to, t);
	}
}

/* Fills the stack that begins at the column and returns the column after. */
static size_t
fill(struct arena *a, const struct chron_table *table, const bool *shown,
	size_t lead, struct stack *s)
{
	const struct chron_column *columns = table->columns;
	size_t *order, end = lead + 1;

	while (end < table->ncolumns && (columns[end].width & CHRON_UNDER))
		end++;
	order = ARENA_ARRAY(a, size_t, end - lead);
	*s = (struct stack){.order = order,
		.width = chron_column_width(&columns[lead]),
		.answers = true};
	for (int ref = 0; ref < 2; ref++)
		for (size_t i = lead; i < end; i++)
			if (shown[i] &&
				(columns[i].kind == CHRON_CELL_REF) == ref)
				order[s->n++] = i;
	for (size_t k = 0; k < s->n; k++)
		s->answers =
			s->answers && columns[order[k]].kind == CHRON_CELL_FLAG;
	s->answers = s->answers && s->n > 1;
	return end;
}

size_t
stack_columns(struct arena *a, const struct chron_table *table,
	const bool *shown, struct stack *stacks)
{
	size_t n = 0, next = 0, head = 0;

	while (next < table->ncolumns) {
		next = fill(a, table, shown, next, &stacks[n]);
		n += stacks[n].n > 0;
	}
	while (head < n &&
		table->columns[stacks[head].order[0]].kind == CHRON_CELL_REF)
		head++;
	if (n)
		stacks[head < n ? head : 0].head = true;
	return n;
}
