/* The rows of a file, one after the other: event, quarantined or explained. */
#include "core/judge.h"

#include "core/sequence.h"
#include "util/str.h"

/* What the rows above mean for the next one. */
struct walk {
	struct judge *j;
	struct ids *ids;
	const struct table *table;
	const struct raw_cell *date;	  /* to carry down, or NULL */
	const struct raw_cell *completed; /* if that one was */
	uint32_t date_row;		  /* 0: above the table */
	bool leads;	  /* that date stands over the rows it is for */
	bool year_above;  /* the year in force was said between tables */
	bool below_event; /* directly below a row that became an event */
	bool glossary;	  /* below a line that begins one */
	bool broken;	  /* the date above could not be read */
	uint32_t occurrence;
	/* from one dated row to the next */
	bool stepped;
	uint32_t day_row; /* the row of last_day, if it is sure; 0: none in
			   * this table */
	int32_t last_day;
	uint32_t later, earlier;
	bool numbered;
};

/* The next row with anything in it. */
static enum next_row
next_row(struct judge *j, const struct table *t, uint32_t index)
{
	for (uint32_t i = index + 1; i < t->end && i < index + 4; i++) {
		struct row row;

		judge_gather(j, t, i, &row);
		if (row.filled)
			return judge_date_cell(&row) ? NEXT_DATED
						     : NEXT_UNDATED;
	}
	return NEXT_NONE;
}

/* What stands below tells something only about a text that is alone. */
static struct classified
class_of(struct judge *j, const struct table *t, const struct row *row)
{
	return judge_classify(
		j, t, row, row->same ? next_row(j, t, row->order) : NEXT_NONE);
}

static void
quarantine(struct walk *w, const struct row *row, const char *slug,
	uint32_t col, const char *why)
{
	judge_diag(w->j, CHRON_ERROR, slug, row->record, col, "%s", why);
	judge_leftover(w->j, row, true, why);
	w->below_event = false;
}

static void
unreadable(struct walk *w, const struct row *row, const struct event_dates *d,
	const struct completed *full)
{
	struct chron_str s = str_trim(cell_text(d->date));
	struct buf b = BUF_INIT;

	buf_printf(&b, "the date \"%.*s%s\" cannot be read: %s",
		(int)(s.n < 40 ? s.n : 40), s.p, s.n > 40 ? "..." : "",
		d->start.why);
	if (judge_begins_example(s))
		buf_puts(&b, "; EXAMPLE still stands in front of it, as in the "
			     "template: write the date of this event");
	else if (d->start.nearest[0])
		buf_printf(&b, "; is it %s?", d->start.nearest);
	else if (full && full->nnear)
		buf_printf(&b, "; is it %s%s%s?", full->near[0],
			full->nnear > 1 ? " or " : "",
			full->nnear > 1 ? full->near[1] : "");
	quarantine(w, row, "date-unreadable", d->date->col, b.p);
	buf_free(&b);
	w->date = NULL;
	w->broken = true;
}

/* The date stands in a cell that reaches down from a row above. */
static void
say_merged(struct walk *w, const struct row *row)
{
	if (w->date_row)
		judge_diag(w->j, CHRON_NOTE, "date-carried", row->record, 0,
			"the date stands in a merged cell that reaches down "
			"from row %u",
			w->date_row);
	else
		judge_diag(w->j, CHRON_NOTE, "date-carried", row->record, 0,
			"the date stands in a merged cell that reaches down "
			"from a row above");
}

static void
step(struct walk *w, const struct row *row, const struct chron_when *when)
{
	int32_t day;

	if (when->earliest == CHRON_TIME_MIN || row->record->shape != CHRON_ROW)
		return;
	day = civil_day_of(when->earliest);
	if (w->stepped) {
		w->later += day > w->last_day;
		w->earlier += day < w->last_day;
	}
	w->stepped = true;
	w->last_day = day;
	w->day_row = when->precision <= CHRON_DAY ? row->record->row : 0;
	w->numbered |=
		str_number(str_trim(cell_text(row->at[CHRON_F_REF]))) >= 0;
}

static void
carry(struct walk *w, const struct row *row, const char *say)
{
	struct event_dates d;

	judge_read_dates(w->j, row, w->date, true, &d);
	if (d.result != DATE_OK) {
		quarantine(w, row, "date-missing", 0, "the row has no date");
		return;
	}
	d.start.start.uncertain |= w->date == w->completed;
	if (w->date_row)
		judge_diag(w->j, CHRON_NOTE, "date-carried", row->record, 0,
			"%s; it was given that of row %u", say, w->date_row);
	else
		judge_diag(w->j, CHRON_NOTE, "date-carried", row->record, 0,
			"%s; it was given the date above the table", say);
	judge_event(w->j, w->ids, row, &d, true, 0);
	w->below_event = true;
}

/* "ditto" */
static void
same_day(struct walk *w, const struct row *row, const struct event_dates *d)
{
	if (w->date)
		carry(w, row, "the row says that its date is the one above");
	else
		quarantine(w, row, "date-missing", d->date->col,
			"the row points to the date above it, and there is "
			"none that can be read");
}

/* "SPOC | Single point of contact" below "Glossary". */
static bool
explains(const struct walk *w, const struct row *row)
{
	return w->glossary && row->filled == 2 &&
	       row->record->shape == CHRON_ROW;
}

static void
explained(struct walk *w, const struct row *row)
{
	judge_leftover(w->j, row, false, "explains a word, below a glossary");
}

static struct completed
completed(const struct walk *w, const struct row *row,
	const struct raw_cell *cell)
{
	struct above above = {w->last_day, w->earlier > w->later};

	if (!cell || !w->day_row || row->record->shape != CHRON_ROW)
		return (struct completed){.cell = NULL};
	return judge_complete(w->j, cell, &above);
}

/* The event keeps what was written. */
static void
say_completed(struct walk *w, const struct row *row,
	const struct raw_cell *cell, struct event_dates *d)
{
	char day[12];

	civil_long_day(civil_day_of(d->start.start.earliest), day);
	judge_diag(w->j, CHRON_WARNING, "date-from-row-above", row->record,
		cell->col,
		"the date is not written in full; it was read as %s because "
		"of the date of row %u",
		day, w->day_row);
	d->start.start.uncertain = true;
	d->date = cell;
}

static void
dated(struct walk *w, const struct row *row)
{
	const struct raw_cell *cell = judge_date_cell(row);
	bool merged = cell && cell->marks & CHRON_CELL_CARRIED;
	struct completed full = completed(w, row, cell);
	struct event_dates d;

	judge_read_dates(w->j, row, full.cell ? full.cell : cell, false, &d);
	if (d.result == DATE_SAME) {
		same_day(w, row, &d);
		return;
	}
	if (d.result == DATE_BAD && explains(w, row)) {
		explained(w, row);
		return;
	}
	if (d.result == DATE_BAD) {
		unreadable(w, row, &d, &full);
		return;
	}
	if (d.result == DATE_BLANK) {
		w->date = NULL;
		w->broken = true;
		quarantine(w, row, "date-missing", d.date ? d.date->col : 0,
			"the row says that it has no date");
		return;
	}
	if (row->record->marks & CHRON_MARK_OCCURRENCE)
		w->occurrence++;
	else
		w->occurrence = 0;
	if (full.cell)
		say_completed(w, row, cell, &d);
	judge_event(w->j, w->ids, row, &d, merged, w->occurrence);
	step(w, row, &d.start.start);
	if (merged)
		say_merged(w, row);
	else
		w->date_row = row->record->row;
	w->date = full.cell ? full.cell : d.date;
	w->completed = full.cell;
	w->glossary = false;
	w->leads = false;
	w->below_event = true;
	w->broken = false;
}

/* Only narrative: the rest of the row above that spilled over. */
static bool
is_spill(const struct row *row)
{
	return row->filled == 1 && row->at[CHRON_F_EVENT];
}

static const char *
why_undated(const struct walk *w, const struct row *row)
{
	if (row->record->shape == CHRON_NAMED)
		return "the record has no date";
	if (w->broken)
		return "the row has no date, and the date above it cannot be "
		       "read";
	if (w->date)
		return "the row has no date; only rows below a date that is "
		       "written once may leave it out";
	return "the row has no date, and there is none above it";
}

static void
undated(struct walk *w, const struct row *row)
{
	bool spilled = is_spill(row) && w->below_event;
	const char *aside = judge_date_aside(w->j, row);

	if (explains(w, row)) {
		explained(w, row);
		return;
	}
	if (aside) {
		struct chron_str why = arena_printf(w->j->arena,
			"the date of the row was set aside: its cell holds "
			"only %s",
			aside);

		quarantine(w, row, "date-missing", 0, why.p);
		w->date = NULL;
		w->broken = true;
		return;
	}
	if (row->record->shape == CHRON_NAMED || !w->date ||
		!(spilled || w->leads || w->j->undated >= 2)) {
		quarantine(w, row, "date-missing", 0, why_undated(w, row));
		return;
	}
	carry(w, row, "the row has no date of its own");
}

static void
set_aside(struct walk *w, const struct row *row, const struct classified *c)
{
	judge_leftover(w->j, row, false, c->why);
	w->below_event = false;
	w->glossary |= c->glossary;
	if (!c->heading)
		return;
	w->date = NULL;
	w->broken = false;
	/* A year for "12/3" in the rows below; another sub-heading keeps it. */
	if (c->year) {
		judge_set_year(w->j, c->year, c->span);
		w->year_above = false;
	}
}

static void
date_heading(struct walk *w, const struct row *row, const struct classified *c)
{
	struct event_dates d;

	judge_read_dates(w->j, row, row->only, false, &d);
	if (d.result != DATE_OK) {
		unreadable(w, row, &d, NULL);
		return;
	}
	judge_leftover(w->j, row, false, c->why);
	w->date = d.date;
	w->date_row = row->record->row;
	w->leads = true;
	w->below_event = true;
	w->broken = false;
}

static void
one_row(struct walk *w, const struct table *t, uint32_t index)
{
	struct judge *j = w->j;
	struct classified c;
	struct row row;

	if (t->kind == TABLE_ROWS)
		judge_beyond(j, t, &j->raw->records[index]);
	judge_gather(j, t, index, &row);
	c = class_of(j, t, &row);
	switch (c.class) {
	case ROW_BLANK:
		j->blank_rows++;
		w->below_event = false;
		break;
	case ROW_EVENT:
		dated(w, &row);
		break;
	case ROW_UNDATED:
		undated(w, &row);
		break;
	case ROW_DATE_HEADING:
		date_heading(w, &row, &c);
		break;
	case ROW_NOT_EVENT:
		set_aside(w, &row, &c);
		break;
	}
}

/* How many rows leave the date out although they say something: whether that
 * is the file's habit. */
static void
count_undated(struct judge *j)
{
	for (uint32_t t = 0; t < j->ntables; t++) {
		if (!j->tables[t].layout || j->tables[t].kind != TABLE_ROWS)
			continue;
		for (uint32_t i = j->tables[t].data; i < j->tables[t].end;
			i++) {
			struct row row;

			judge_gather(j, &j->tables[t], i, &row);
			j->undated += class_of(j, &j->tables[t], &row).class ==
				      ROW_UNDATED;
		}
	}
}

/* A table that is no chronology, in a file that has one: every row is kept
 * and explained. */
static void
not_ours(struct judge *j, const struct table *t)
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
		quarantine(w, &row, "row-above-headings", 0,
			"the row stands above the headings and looks like an "
			"event: move it below them");
		w->j->above_rows++;
	}
}

/* The text between two tables: a year or a date for the rows of the next; any
 * other heading ends what was carried down, and a footer ends nothing. */
static void
text_between(struct walk *w, const struct table *t)
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
static void
begin_table(struct walk *w, const struct table *t)
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

void
judge_rows(struct judge *j)
{
	struct arena *scratch = arena_new();
	struct walk w = {.j = j, .ids = judge_ids(scratch, j->raw->nrecords)};

	count_undated(j);
	for (uint32_t t = 0; t < j->ntables; t++) {
		const struct table *table = &j->tables[t];

		if (table->kind == TABLE_TEXT)
			text_between(&w, table);
		if (table->kind == TABLE_NOT_OURS)
			not_ours(j, table);
		if (!table->layout)
			continue;
		begin_table(&w, table);
		for (uint32_t i = table->data; i < table->end; i++)
			one_row(&w, table, i);
	}
	arena_free(scratch);
	if (!w.numbered && sequence_newest_first(w.later, w.earlier))
		chronology_diag(j->c, CHRON_NOTE, "newest-first", j->source,
			CHRON_S(""), 0, 0,
			"the newest row is the first: of rows of one day the "
			"lower is the earlier");
	if (j->blank_rows)
		chronology_diag(j->c, CHRON_NOTE, "blank-rows", j->source,
			CHRON_S(""), 0, 0, "%u blank %s left out",
			j->blank_rows,
			j->blank_rows == 1 ? "row was" : "rows were");
}
