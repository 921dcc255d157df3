/* Rows, built cell by cell and sent to a sink. */
#include "report/emit.h"

#include "util/civil.h"
#include "util/str.h"

#include <assert.h>

void
emit_begin(struct emit *e, const struct chron_chronology *c,
	const struct table_sink *to, struct chron_err *err)
{
	e->c = c;
	e->to = to;
	e->err = err;
	e->a = arena_new();
	e->keep = arena_new();
	e->n = 0;
	e->st = CHRON_OK;
}

enum chron_status
emit_end(struct emit *e)
{
	arena_free(e->a);
	arena_free(e->keep);
	return e->st;
}

/* That there is nothing of a kind is said of the whole case only. */
void
emit_table(struct emit *e, const struct chron_table *table)
{
	struct chron_table *part;

	if (e->c->part) {
		part = ARENA_NEW(e->keep, struct chron_table);
		*part = *table;
		part->empty = "There is nothing of this kind in the part of "
			      "the case that is shown.";
		table = part;
	}
	if (e->st == CHRON_OK)
		e->st = e->to->table(e->to->arg, table, e->err);
}

/* A reference to a row that is not shown keeps its words and leads nowhere. */
static void
drop_hidden(struct emit *e)
{
	for (size_t i = 0; i < e->n; i++) {
		struct chron_str ids = e->cells[i].data, id;

		if (e->cells[i].kind != CHRON_CELL_REF)
			continue;
		while (str_cut(&ids, ' ', &id)) {
			if (!chronology_hides(e->c, id))
				continue;
			e->cells[i].kind = CHRON_CELL_TEXT;
			e->cells[i].data = CHRON_S("");
			break;
		}
	}
}

void
emit_row(struct emit *e, enum chron_row_kind kind, struct chron_str id)
{
	if (e->c->part)
		drop_hidden(e);
	if (e->st == CHRON_OK)
		e->st = e->to->row(e->to->arg, kind,
			id.n ? arena_str(e->a, id).p : NULL, e->cells, e->n,
			e->err);
	e->n = 0;
	arena_reset(e->a);
}

static struct chron_cell *
add(struct emit *e, enum chron_cell_kind kind, struct chron_str text)
{
	struct chron_cell *cell = &e->cells[e->n++];

	assert(e->n <= EMIT_CELLS);
	*cell = (struct chron_cell){
		.kind = kind, .text = text, .data = CHRON_S("")};
	return cell;
}

struct chron_cell *
emit_text(struct emit *e, struct chron_str s)
{
	return add(e, CHRON_CELL_TEXT, s);
}

struct chron_cell *
emit_label(struct emit *e, struct chron_str s)
{
	return add(e, CHRON_CELL_LABEL, s);
}

struct chron_cell *
emit_ref(struct emit *e, struct chron_str id)
{
	struct chron_cell *cell = add(e, CHRON_CELL_REF, id);

	cell->data = id;
	return cell;
}

struct chron_cell *
emit_number(struct emit *e, uint64_t n)
{
	struct chron_cell *cell =
		add(e, CHRON_CELL_NUMBER, words_number(e->a, n));

	cell->number = (double)n;
	return cell;
}

struct chron_cell *
emit_flag(struct emit *e, enum aspect aspect, uint8_t answer)
{
	struct chron_cell *cell =
		add(e, CHRON_CELL_FLAG, words_answer(aspect, answer));

	cell->data = chron_cstr(answer_names[answer]);
	return cell;
}

struct chron_cell *
emit_when(struct emit *e, const struct chron_when *w)
{
	struct chron_cell *cell = add(e, CHRON_CELL_WHEN, words_date(e->a, w));

	cell->data = words_iso(e->a, w);
	return cell;
}

struct chron_cell *
emit_day(struct emit *e, int32_t day, const char *open)
{
	bool known = day != CIVIL_MIN && day != CIVIL_MAX;
	struct chron_cell *cell = add(e, CHRON_CELL_WHEN,
		known ? words_day(e->a, day) : chron_cstr(open));

	if (known)
		cell->data = words_iso_day(e->a, day);
	return cell;
}
