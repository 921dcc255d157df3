/* One row by concepts: which cell is the date, which the event. */
#include "core/judge.h"

#include "util/str.h"

static bool
cells_agree(const struct row *row)
{
	struct chron_str first = str_trim(cell_text(row->only));

	for (uint32_t i = 0; i < row->record->ncells; i++) {
		struct chron_str s =
			str_trim(cell_text(&row->record->cells[i]));

		if (s.n && !str_eq(s, first))
			return false;
	}
	return true;
}

/* A heading for a value beyond the last heading, made when first needed. */
void
judge_beyond(struct judge *j, const struct table *t, struct raw_record *r)
{
	struct layout *l = t->layout;
	uint32_t first = 0, width = 0;

	for (uint32_t i = l->ncols; i < r->ncells; i++)
		if (str_trim(cell_text(&r->cells[i])).n) {
			first = first ? first : i + 1;
			width = i + 1;
		}
	if (!first || t->kind == TABLE_NAMED)
		return;
	judge_diag(j, CHRON_WARNING, "row-too-long", r, first,
		"the header has %u columns, this row %u", l->ncols, width);
	if (width > l->nextra) {
		uint16_t *more = ARENA_ARRAY(j->arena, uint16_t, width);

		memset(more, 0xff, width * sizeof(*more));
		if (l->nextra)
			memcpy(more, l->extra, l->nextra * sizeof(*more));
		l->extra = more;
		l->nextra = width;
	}
	for (uint32_t i = first - 1; i < width; i++) {
		if (!str_trim(cell_text(&r->cells[i])).n)
			continue;
		if (l->extra[i] == NO_HEADING)
			l->extra[i] = judge_plain_heading(
				j, judge_column_name(j, i + 1));
		r->cells[i].name = l->extra[i];
	}
}

/* A named record without a heading that says when: the first date that the
 * file itself says is one. */
static const struct raw_cell *
stated_date(const struct raw_record *r)
{
	for (uint32_t i = 0; i < r->ncells; i++)
		if (r->cells[i].type == CHRON_DATE ||
			r->cells[i].type == CHRON_DATETIME)
			return &r->cells[i];
	return NULL;
}

static bool
says_yes(struct chron_str s)
{
	return str_istarts(s, "true") || str_istarts(s, "y") || str_is(s, "1");
}

void
judge_gather(
	struct judge *j, const struct table *t, uint32_t index, struct row *row)
{
	const struct raw_record *r = &j->raw->records[index];

	memset(row, 0, sizeof(*row));
	row->record = r;
	row->table = t;
	row->order = index;
	for (uint32_t i = 0; i < r->ncells; i++) {
		const struct raw_cell *c = &r->cells[i];
		uint8_t concept;

		if (!c->n || !str_trim(cell_text(c)).n)
			continue;
		row->only = row->filled++ ? row->only : c;
		row->own += !(c->marks & CHRON_CELL_CARRIED);
		concept = c->name < j->nheadings ? j->headings[c->name].concept
						 : CHRON_F_OTHER;
		if (!row->at[concept])
			row->at[concept] = c;
		if (c->name == j->all_day && c->name != NO_HEADING)
			row->all_day = says_yes(str_trim(cell_text(c)));
	}
	row->same = row->filled && cells_agree(row);
	if (r->shape == CHRON_NAMED && !judge_date_cell(row))
		row->at[CHRON_F_DATE] = stated_date(r);
}

const char *
judge_date_aside(const struct judge *j, const struct row *row)
{
	static const struct {
		const char *name, *say;
	} dates[] = {
		{"formula", "a formula without its result"},
		{"deleted text", "deleted text"},
		{"hidden text", "hidden text"},
	};
	const struct raw_record *r = row->record;
	const struct layout *l = row->table->layout;

	for (uint32_t i = r->ncells; i < r->ncells + r->naside; i++) {
		const struct raw_cell *c = &r->cells[i];

		if (!c->col || c->col > l->ncols ||
			!judge_is_date(
				j->headings[l->heading[c->col - 1]].concept))
			continue;
		for (size_t k = 0; k < sizeof(dates) / sizeof(*dates); k++)
			if (str_is(j->raw->names[c->name], dates[k].name))
				return dates[k].say;
	}
	return NULL;
}
