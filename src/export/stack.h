/* Which columns stand together in one cell, where people read: those that are
 * CHRON_UNDER others (chron/exporter.h), for pages and documents alike. */
#ifndef EXPORT_STACK_H
#define EXPORT_STACK_H

#include "chron/exporter.h"
#include "util/arena.h"
#include "util/buf.h"

/* Columns that stand together in one cell: one that leads, others under it. */
struct stack {
	const size_t *order; /* of the columns shown; references last */
	size_t n;
	enum chron_width width;
	bool head;    /* heads the row: the first that is no reference */
	bool answers; /* several flags, told child by child */
};

/* The cells of a row, at most as many as columns; shown: by column.  All that
 * it needs lives in the arena. */
size_t stack_columns(struct arena *a, const struct chron_table *table,
	const bool *shown, struct stack *stacks);
/* "Agency, professional, source" */
void stack_title(const struct stack *s, const struct chron_column *columns,
	struct buf *to);

/* Of a column under another: its lines are one; its title stands before it. */
bool stack_runs_on(const struct chron_column *c);
bool stack_is_named(const struct chron_column *c);

#endif
