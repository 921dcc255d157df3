/* What a document says, held back until it is known how many tables there are
 * and which of them lie in others. */
#include "outbox.h"

#include "util/str.h"

enum out_kind { OUT_RECORD, OUT_NOT_EVENT, OUT_QUARANTINE, OUT_WARNING };

struct out_item {
	struct out_item *next;
	struct out_table *table; /* NULL: outside of the tables */
	enum out_kind kind;
	struct chron_record record; /* its pos is that of every kind */
	struct chron_str text;
	const char *slug, *why;
};

struct outbox {
	struct chron_run *run;
	struct arena *items, *tables;
	uint32_t ntables; /* that lie in the text */
	bool several;	  /* tables, in the text or nested */
};

struct outbox *
outbox_new(struct chron_run *run)
{
	struct arena *a = arena_new();
	struct outbox *o = ARENA_NEW(a, struct outbox);

	*o = (struct outbox){.run = run, .items = arena_new(), .tables = a};
	return o;
}

void
outbox_free(struct outbox *o)
{
	arena_free(o->items);
	arena_free(o->tables);
}

struct out_table *
outbox_table(struct outbox *o, struct out_table *parent, uint32_t parent_row)
{
	struct out_table *t = ARENA_NEW(o->tables, struct out_table);

	t->parent = parent;
	t->parent_row = parent_row;
	if (!parent)
		t->number = ++o->ntables;
	o->several |= o->ntables > 1;
	return t;
}

uint32_t
outbox_tables(const struct outbox *o)
{
	return o->ntables;
}

void
outbox_stands(struct outbox *o, struct out_table *table)
{
	o->several |= table->parent != NULL;
}

void
outbox_dissolve(struct out_table *table, struct out_list *list)
{
	struct out_list kept = {NULL, NULL};
	struct out_item *next;

	for (struct out_item *i = list->first; i; i = next) {
		next = i->next;
		i->next = NULL;
		if (i->table != table || i->kind == OUT_WARNING)
			out_list_join(&kept, &(struct out_list){i, i});
	}
	*list = kept;
	table->dissolved = true;
}

static struct out_item *
add(struct outbox *o, struct out_list *to, enum out_kind kind,
	struct out_table *table, uint32_t row)
{
	struct out_item *item = ARENA_NEW(o->items, struct out_item);

	item->kind = kind;
	item->table = table;
	item->record.pos.row = row;
	item->record.shape = CHRON_ROW;
	if (to->last)
		to->last->next = item;
	else
		to->first = item;
	to->last = item;
	return item;
}

static struct chron_field *
copy_fields(struct arena *a, const struct chron_record *r, bool typed)
{
	struct chron_field *to = ARENA_ARRAY(a, struct chron_field, r->nfields);

	for (size_t i = 0; i < r->nfields; i++) {
		to[i] = r->fields[i];
		to[i].name = arena_str(a, to[i].name);
		to[i].value = arena_str(
			a, typed || to[i].marks ? to[i].value : CHRON_S(""));
	}
	return to;
}

void
outbox_row(struct outbox *o, struct out_list *to, struct out_table *table,
	const struct grid_taken *taken, bool typed)
{
	const struct chron_record *r = taken->record;
	struct out_item *item;

	if (taken->slug) {
		outbox_torn(o, to, table, r->pos.row, taken->text, taken->slug,
			taken->why);
		return;
	}
	item = add(o, to, OUT_RECORD, table, r->pos.row);
	item->record.marks = r->marks;
	item->record.nfields = r->nfields;
	item->record.fields = copy_fields(o->items, r, typed);
}

void
outbox_not_event(struct outbox *o, struct out_list *to, struct out_table *table,
	uint32_t row, struct chron_str text, const char *why)
{
	struct out_item *item = add(o, to, OUT_NOT_EVENT, table, row);

	item->text = arena_str(o->items, text);
	item->why = why;
}

void
outbox_torn(struct outbox *o, struct out_list *to, struct out_table *table,
	uint32_t row, struct chron_str text, const char *slug, const char *why)
{
	struct out_item *item = add(o, to, OUT_QUARANTINE, table, row);

	item->text = arena_str(o->items, text);
	item->slug = slug;
	item->why = why;
}

void
outbox_text(struct outbox *o, struct out_list *to, struct chron_str text)
{
	struct out_item *item = add(o, to, OUT_RECORD, NULL, 0);
	struct chron_field *f = ARENA_NEW(o->items, struct chron_field);

	f->value = arena_str(o->items, text);
	f->col = 1;
	item->record.marks = CHRON_MARK_TEXT;
	item->record.fields = f;
	item->record.nfields = 1;
}

void
outbox_warn(struct outbox *o, struct out_list *to, struct out_table *table,
	uint32_t row, const char *slug, const char *say)
{
	struct out_item *item = add(o, to, OUT_WARNING, table, row);

	item->slug = slug;
	item->why = say;
}

void
out_list_join(struct out_list *to, struct out_list *from)
{
	if (!from->first)
		return;
	if (to->last)
		to->last->next = from->first;
	else
		to->first = from->first;
	to->last = from->last;
	*from = (struct out_list){NULL, NULL};
}

/* The nearest table around that did not dissolve; *row is one of its rows. */
static struct out_table *
standing(struct out_table *t, uint32_t *row)
{
	for (; t && t->dissolved; t = t->parent)
		*row = t->parent_row;
	return t;
}

/* "table 2", "table 2.1"; nested tables are numbered as they are named. */
static const char *
name_of(struct outbox *o, struct out_table *t)
{
	uint32_t row;
	struct out_table *parent;

	if (t->name)
		return t->name;
	parent = standing(t->parent, &row);
	if (!parent) {
		t->name = arena_printf(o->tables, "table %u", t->number).p;
		return t->name;
	}
	t->number = ++parent->children;
	t->name =
		arena_printf(o->tables, "%s.%u", name_of(o, parent), t->number)
			.p;
	return t->name;
}

struct chron_pos
outbox_pos(struct outbox *o, struct out_table *table, uint32_t row)
{
	struct chron_pos pos = {.file = NULL};

	table = standing(table, &row);
	if (!table)
		return pos;
	pos.row = row;
	if (o->several)
		pos.part = name_of(o, table);
	return pos;
}

static enum chron_status
send(struct outbox *o, struct out_item *item, struct chron_err *err)
{
	struct chron_pos *pos = &item->record.pos;

	*pos = outbox_pos(o, item->table, pos->row);
	switch (item->kind) {
	case OUT_NOT_EVENT:
		return chron_not_event(
			o->run, pos, item->text, "%s", item->why);
	case OUT_QUARANTINE:
		return chron_quarantine(
			o->run, item->slug, pos, item->text, "%s", item->why);
	case OUT_WARNING:
		chron_diag(o->run, CHRON_WARNING, item->slug, pos, "%s",
			item->why);
		return CHRON_OK;
	case OUT_RECORD:
		break;
	}
	return chron_emit(o->run, &item->record, err);
}

enum chron_status
outbox_send(struct outbox *o, struct out_list *list, bool last,
	struct chron_err *err)
{
	enum chron_status status = CHRON_OK;

	if (!last && !o->several)
		return CHRON_OK;
	for (struct out_item *i = list->first; i && status == CHRON_OK;
		i = i->next)
		status = send(o, i, err);
	*list = (struct out_list){NULL, NULL};
	arena_reset(o->items);
	return status;
}
