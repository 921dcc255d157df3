/* Where tables begin and end: what goes over from one to the next, and what
 * stands around them. */
#include "core/judge_walk.h"

#include "util/str.h"

/* A table that is no chronology, in a file that has one: every row is kept
 * and explained. */
void
walk_not_ours(struct judge *j, const struct table *t)
{
	for (uint32_t i = t->first; i < t->end; i++) {
		struct row row;

		judge_gather(j, t, i, &row);
		if (!row.filled)
			j->blank_rows++;
		else
			judge_leftover(j, &row, false, t->why.p);
	}
}

/* Has the shape of an event: a date and an event under their headings, and a
 * third value where the table has three columns. */
static bool
like_an_event(struct judge *j, const struct layout *l, const struct row *row)
{
	bool date = false, text = false;

	struct chron_str first = str_trim(cell_text(row->only));

	/* "Period covered: | 01/09/2015 | to ..." is a label and its value. */
	if (row->filled < (l->ncols < 3 ? l->ncols : 3) ||
		first.p[first.n - 1] == ':')
		return false;
	for (uint32_t col = 1; col <= l->ncols; col++) {
		uint8_t k = j->headings[l->heading[col - 1]].concept;
		struct chron_str s = judge_cell(row->record, col);

		date |= judge_is_date(k) && date_looks_like(s);
		text |= k == CHRON_F_EVENT && s.n;
	}
	return date && text;
}

/* What stands above the headings is the preamble; an event that was pasted
 * there must not get lost in it. */
static void
above_headings(struct walk *w, const struct table *t)
{
	for (uint32_t i = t->first; i < t->heading; i++) {
		struct row row;

		judge_gather(w->j, t, i, &row);
		if (!like_an_event(w->j, t->layout, &row))
			continue;
		walk_quarantine(w, &row, "row-above-headings", 0,
			"the row stands above the headings and looks like an "
			"event: move it below them");
		w->j->above_rows++;
	}
}

/* The text between two tables: a year or a date for the rows of the next; any
 * other heading ends what was carried down, and a footer ends nothing. */
void
walk_text_between(struct walk *w, const struct table *t)
{
	struct judge *j = w->j;

	for (uint32_t i = t->first; i < t->end; i++) {
		const struct raw_record *r = &j->raw->records[i];
		struct chron_str s = judge_cell(r, 1);
		bool span;
		int year;

		if (!s.n || judge_closing(s, false))
			continue;
		w->date = NULL;
		w->broken = w->below_event = false;
		year = judge_year_heading(s, false, &span);
		if (judge_is_whole_date(j, &r->cells[0])) {
			w->date = &r->cells[0];
			w->date_row = 0;
			w->leads = true;
		} else if (year) {
			judge_set_year(j, year, span);
			w->year_above = true;
		}
	}
}

/* A sheet need not begin at A1. */
static struct chron_str
first_text(const struct raw_record *r)
{
	struct chron_str s = CHRON_S("");

	for (uint32_t i = 0; i < r->ncells && !s.n; i++)
		s = str_trim(cell_text(&r->cells[i]));
	return s;
}

/* The year of a sheet that is named after one or has it above its headings. */
static void
year_of_sheet(struct walk *w, const struct table *t)
{
	const struct raw_record *r = w->j->raw->records;
	bool span;
	int year = judge_year_heading(r[t->first].part, false, &span);

	for (uint32_t i = t->first; i < t->heading && !year; i++)
		if (r[i].ncells)
			year = judge_year_heading(
				first_text(&r[i]), false, &span);
	if (year)
		judge_set_year(w->j, year, span);
}

/* No row of the table has a date of its own. */
static bool
is_undated(struct judge *j, const struct table *t)
{
	struct row row;

	for (uint32_t i = t->data; i < t->end; i++) {
		judge_gather(j, t, i, &row);
		if (judge_date_cell(&row))
			return false;
	}
	return true;
}

/* What was carried ends with a table that has headings of its own, unless they
 * only repeat those above a page break. */
void
walk_begin_table(struct walk *w, const struct table *t)
{
	const struct table *last = w->table;
	struct chron_str part = w->j->raw->records[t->first].part;
	bool split = last && last->layout == t->layout && part.n &&
		     judge_in_flow(part);

	w->table = t;
	w->glossary = false;
	/* A sheet is no page: neither a year nor a date goes over into it. */
	if (t->continues && judge_in_flow(part))
		return;
	w->day_row = 0;
	above_headings(w, t);
	if (split)
		return;
	/* A date above a table of dates is the document's. */
	if (!w->leads || w->date_row || !is_undated(w->j, t)) {
		w->date = NULL;
		w->broken = false;
	}
	w->below_event = false;
	if (!t->within && !w->year_above)
		judge_set_year(w->j, 0, false);
	if (!t->within && t->kind == TABLE_ROWS)
		year_of_sheet(w, t);
}
