/* What a document says, held back until it is known how many tables there are
 * and which of them lie in others: a position names the table only where the
 * document has more than one, and the rows of a nested table come after those
 * of the table around it.  Private to the importers of documents. */
#ifndef IMPORTERS_OUTBOX_H
#define IMPORTERS_OUTBOX_H

#include "grid.h"

/* Of the outbox; valid until outbox_free. */
struct out_table {
	struct out_table *parent; /* NULL: in the text */
	uint32_t parent_row;
	bool dissolved;	 /* its text went into the cell around it */
	uint32_t number; /* in its parent; 0 until it is known */
	uint32_t children;
	const char *name; /* NULL until it is known */
};

struct out_item;

/* Things in their order; empty when zeroed. */
struct out_list {
	struct out_item *first, *last;
};

struct outbox;

struct outbox *outbox_new(struct chron_run *run);
/* Hands nothing over. */
void outbox_free(struct outbox *o);

/* A table begins; parent may be NULL. */
struct out_table *outbox_table(
	struct outbox *o, struct out_table *parent, uint32_t parent_row);
/* A nested table has ended, and is a table of its own ... */
void outbox_stands(struct outbox *o, struct out_table *table);
/* ... or it is not: its rows are taken out of the list, findings about them
 * are of the row around them. */
void outbox_dissolve(struct out_table *table, struct out_list *list);

/* Everything is copied; `why` and `slug` are static text.  typed: somebody
 * wrote in the row; else what stands in its own cells is only the program's
 * numbering of empty lines, and they are empty. */
void outbox_row(struct outbox *o, struct out_list *to, struct out_table *table,
	const struct grid_taken *taken, bool typed);
void outbox_not_event(struct outbox *o, struct out_list *to,
	struct out_table *table, uint32_t row, struct chron_str text,
	const char *why);
void outbox_torn(struct outbox *o, struct out_list *to, struct out_table *table,
	uint32_t row, struct chron_str text, const char *slug, const char *why);
/* Running text: one record with CHRON_MARK_TEXT. */
void outbox_text(struct outbox *o, struct out_list *to, struct chron_str text);
void outbox_warn(struct outbox *o, struct out_list *to, struct out_table *table,
	uint32_t row, const char *slug, const char *say);

/* The things of `from` come behind those of `to`; from is empty then. */
void out_list_join(struct out_list *to, struct out_list *from);

/* Outside of all tables: hands over what is in the list, unless the document
 * may turn out to have a single table.  last: there is nothing to come. */
enum chron_status outbox_send(struct outbox *o, struct out_list *list,
	bool last, struct chron_err *err);

/* Tables that lie in the text. */
uint32_t outbox_tables(const struct outbox *o);

/* Where a row lies, for a finding about it.  After the last outbox_send; table
 * may be NULL. */
struct chron_pos outbox_pos(
	struct outbox *o, struct out_table *table, uint32_t row);

#endif
