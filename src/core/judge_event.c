/* One event from one row, and its stable id. */
#include "core/judge.h"

#include <stdio.h>

#include "util/hash.h"
#include "util/str.h"

/* How often each content came already: a row written twice is two events.
 * Open addressing; never fuller than half. */
struct ids {
	struct arena *arena;
	uint64_t *keys;
	uint32_t *counts;
	size_t mask;
	struct chron_str *parts; /* scratch */
	size_t cap;
};

struct ids *
judge_ids(struct arena *a, uint32_t nrecords)
{
	struct ids *ids = ARENA_NEW(a, struct ids);
	size_t n = 16;

	while (n < (size_t)nrecords * 2)
		n *= 2;
	ids->arena = a;
	ids->keys = ARENA_ARRAY(a, uint64_t, n);
	ids->counts = ARENA_ARRAY(a, uint32_t, n);
	ids->mask = n - 1;
	return ids;
}

static uint32_t
ordinal(struct ids *ids, const char hex[33])
{
	uint64_t key = 0;
	size_t at;

	for (int i = 0; i < 16; i++)
		key = key * 16 + (uint64_t)(hex[i] <= '9' ? hex[i] - '0'
							  : hex[i] - 'a' + 10);
	key |= 1; /* 0 is an empty place */
	for (at = key & ids->mask; ids->keys[at] && ids->keys[at] != key;)
		at = (at + 1) & ids->mask;
	ids->keys[at] = key;
	return ids->counts[at]++;
}

static void
put(struct ids *ids, size_t *n, struct chron_str s)
{
	if (*n == ids->cap) {
		size_t cap = ids->cap ? ids->cap * 2 : 64;
		struct chron_str *more =
			ARENA_ARRAY(ids->arena, struct chron_str, cap);

		if (*n)
			memcpy(more, ids->parts, *n * sizeof(*more));
		ids->parts = more;
		ids->cap = cap;
	}
	ids->parts[(*n)++] = s;
}

/* The id says what stands in the record and in which file, not where: rows
 * may move and files come in any order. */
static struct chron_str
event_id(struct judge *j, struct ids *ids, const struct row *row,
	struct chron_str date, uint32_t occurrence)
{
	char hex[65], tail[24];
	size_t n = 0;

	put(ids, &n, chron_cstr(j->raw->file));
	put(ids, &n, date);
	for (uint32_t i = 0; i < row->record->ncells; i++) {
		const struct raw_cell *c = &row->record->cells[i];
		struct chron_str s = str_trim(cell_text(c));

		if (!s.n)
			continue;
		put(ids, &n,
			c->name < j->nheadings ? j->headings[c->name].text
					       : CHRON_S(""));
		put(ids, &n, s);
	}
	hash_id(ids->parts, n, 32, hex);
	snprintf(tail, sizeof(tail), "%u.%u", ordinal(ids, hex), occurrence);
	hash_id((struct chron_str[]){chron_cstr(hex), chron_cstr(tail)}, 2, 12,
		hex);
	return arena_printf(j->arena, "e%s", hex);
}

/* What is set aside of one name, as one cell. */
static struct raw_cell
aside(struct judge *j, const struct raw_record *r, uint32_t first)
{
	const struct raw_cell *from = &r->cells[r->ncells];
	struct raw_cell cell = from[first];
	struct buf b = BUF_INIT;

	for (uint32_t i = first; i < r->naside; i++) {
		struct chron_str s = str_trim(cell_text(&from[i]));

		if (from[i].name != from[first].name || !s.n)
			continue;
		if (b.n)
			buf_putc(&b, '\n');
		buf_str(&b, s);
	}
	cell.p = arena_str(j->arena, buf_get(&b)).p;
	cell.n = (uint32_t)b.n;
	cell.name = j->aside[cell.name];
	buf_free(&b);
	return cell;
}

static bool
is_first(const struct raw_record *r, uint32_t k)
{
	for (uint32_t i = 0; i < k; i++)
		if (r->cells[r->ncells + i].name ==
			r->cells[r->ncells + k].name)
			return false;
	return true;
}

/* The cells, then the child that the text above the table names, then what
 * was set aside. */
static const struct raw_cell *
all_cells(struct judge *j, const struct row *row, uint32_t *n)
{
	const struct raw_record *r = row->record;
	bool child = row->table->child.n && !row->at[CHRON_F_SUBJECT];
	struct raw_cell *all;

	*n = r->ncells;
	if (!r->naside && !child)
		return r->cells;
	all = ARENA_ARRAY(j->arena, struct raw_cell, r->ncells + r->naside + 1);
	memcpy(all, r->cells, r->ncells * sizeof(*all));
	if (child)
		all[(*n)++] = (struct raw_cell){.p = row->table->child.p,
			.n = (uint32_t)row->table->child.n,
			.name = j->child_heading};
	for (uint32_t i = 0; i < r->naside; i++)
		if (is_first(r, i) &&
			j->aside[r->cells[r->ncells + i].name] != NO_HEADING)
			all[(*n)++] = aside(j, r, i);
	return all;
}

void
judge_event(struct judge *j, struct ids *ids, const struct row *row,
	const struct event_dates *dates, bool carried, uint32_t occurrence)
{
	const struct raw_record *r = row->record;
	struct chron_str date = str_trim(cell_text(dates->date));
	struct chron_str id = event_id(j, ids, row, date, occurrence);
	uint32_t agency = judge_row_agency(j, row);
	struct chron_event *e = chronology_add_event(j->c);
	const struct raw_cell *cells;
	uint32_t ncells;

	e->id = id;
	e->source = j->source;
	e->agency = agency;
	e->part = r->part;
	e->row = r->row;
	e->occurrence = occurrence;
	e->order = row->order;
	e->start = dates->start.start;
	e->has_end = dates->has_end;
	if (dates->has_end)
		e->end = dates->end.end;
	e->cancelled = r->marks & CHRON_MARK_CANCELLED;
	e->carried = carried;
	e->date_text = date;
	e->time_text = row->at[CHRON_F_TIME]
			       ? str_trim(cell_text(row->at[CHRON_F_TIME]))
			       : dates->said;
	cells = all_cells(j, row, &ncells);
	e->values = judge_values(j->arena, j->headings, j->nheadings, cells,
		ncells, &e->nvalues);
}

void
judge_leftover(struct judge *j, const struct row *row, bool quarantined,
	const char *why)
{
	struct chron_leftover *l = chronology_add_leftover(j->c);
	const struct raw_record *r = row->record;
	uint32_t last = r->ncells;
	struct buf b = BUF_INIT;

	while (last && !str_trim(cell_text(&r->cells[last - 1])).n)
		last--;
	for (uint32_t i = 0; i < last; i++) {
		if (i)
			buf_puts(&b, " | ");
		buf_str(&b, cell_text(&r->cells[i]));
	}
	for (uint32_t i = r->ncells; i < r->ncells + r->naside; i++)
		buf_printf(&b, "%s%.*s: %.*s", b.n ? " | " : "",
			STR(j->raw->names[r->cells[i].name]),
			STR(cell_text(&r->cells[i])));
	l->source = j->source;
	l->part = r->part;
	l->row = r->row;
	l->order = row->order;
	l->text = arena_str(j->arena, buf_get(&b));
	l->why = arena_printf(j->arena, "%s", why);
	l->quarantined = quarantined;
	buf_free(&b);
}
