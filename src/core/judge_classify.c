/* Rows that are no events: headings again, sub-headings, totals, footnotes. */
#include "core/judge.h"

#include "core/words.h"
#include "util/str.h"

/* "14", "4.5", "4:30", "85%", and with a pound sign before it */
static bool
is_amount(struct chron_str s)
{
	bool digit = false;

	for (size_t i = 0; i < s.n; i++) {
		bool is = s.p[i] >= '0' && s.p[i] <= '9';

		if (!is && !memchr(".,:%-\xc2\xa3 ", s.p[i], 8))
			return false;
		digit |= is;
	}
	return digit;
}

/* "Total | 14": a total's other cells are amounts. */
static bool
is_total(const struct row *row)
{
	const char *why = judge_closing(str_trim(cell_text(row->only)), false);

	if (!why || !str_is(chron_cstr(why), "a total"))
		return false;
	for (uint32_t i = 0; i < row->record->ncells; i++) {
		const struct raw_cell *c = &row->record->cells[i];
		struct chron_str s = str_trim(cell_text(c));

		if (s.n && c != row->only && !is_amount(s))
			return false;
	}
	return true;
}

bool
judge_begins_example(struct chron_str s)
{
	s = str_trim(s);
	return str_istarts(s, "example") &&
	       (s.n == 7 ||
		       !((s.p[7] | 0x20) >= 'a' && (s.p[7] | 0x20) <= 'z'));
}

/* The worked example of a template, left in: its date and its text both begin
 * with the word.  An event whose text does has a date of its own; a row that
 * was written over the example has a text of its own, and is quarantined for
 * its date. */
static bool
is_example(const struct row *row, const struct raw_cell *date)
{
	return date && judge_begins_example(cell_text(date)) &&
	       (judge_begins_example(cell_text(row->at[CHRON_F_EVENT])) ||
		       judge_begins_example(
			       cell_text(row->at[CHRON_F_COMMENT])));
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The same words as the headings have, cell for cell. */
static bool
repeats(const struct layout *l, const struct row *row,
	const struct chron_str *words)
{
	struct buf b = BUF_INIT;
	uint32_t same = 0;
	bool all = row->filled >= 2;

	for (uint32_t i = 0; all && words && i < l->ncols; i++) {
		struct chron_str s = judge_cell(row->record, i + 1);

		if (!s.n)
			continue;
		buf_clear(&b);
		words_add(&b, s);
		all = str_eq(buf_get(&b), words[i]);
		same++;
	}
	buf_free(&b);
	return all && words && same == row->filled;
}

static bool
repeated_heading(const struct layout *l, const struct row *row)
{
	return repeats(l, row, l->words[0]) || repeats(l, row, l->words[1]);
}

static bool
has_letter(struct chron_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((s.p[i] >= 'a' && s.p[i] <= 'z') ||
			(s.p[i] >= 'A' && s.p[i] <= 'Z') ||
			(unsigned char)s.p[i] >= 0xc3)
			return true;
	return false;
}

static uint8_t
concept_of(const struct judge *j, const struct raw_cell *cell)
{
	return cell->name < j->nheadings ? j->headings[cell->name].concept
					 : CHRON_F_OTHER;
}

/* In the column of dates whatever begins like one; elsewhere a whole date. */
static bool
is_date_alone(const struct judge *j, const struct raw_cell *cell, bool dated)
{
	struct chron_str s = str_trim(cell_text(cell));

	if (!dated)
		return judge_is_whole_date(j, cell);
	return s.n > 4 && (cell->type != CHRON_TEXT || date_looks_like(s));
}

/* The first column with a heading: a sheet need not begin at A1. */
static uint32_t
first_column(const struct layout *l)
{
	for (uint32_t i = 0; i < l->ncols; i++)
		if ((l->words[0] && l->words[0][i].n) ||
			(l->words[1] && l->words[1][i].n))
			return i + 1;
	return 1;
}

/* One text in a row, alone or across all cells. */
static struct classified
classify_alone(const struct judge *j, const struct table *t,
	const struct row *row, enum next_row next)
{
	struct chron_str s = str_trim(cell_text(row->only));
	uint8_t concept = concept_of(j, row->only);
	bool across = row->filled > 1 || t->layout->ncols == 1;
	bool dated = judge_is_date(concept);
	bool left = row->only->col <= first_column(t->layout);
	bool merged = left && row->only->marks & CHRON_CELL_ACROSS;
	bool told = concept == CHRON_F_EVENT && row->filled == 1 && !merged;
	bool footer = told && left && next == NEXT_NONE;
	bool first = left && !told;
	struct classified sub = {.class = ROW_NOT_EVENT,
		.why = "a sub-heading across the table",
		.heading = true};
	const char *why = judge_closing(s, told && !footer);

	if (why)
		return (struct classified){.class = ROW_NOT_EVENT,
			.why = why,
			.glossary = judge_begins_glossary(s)};
	if (next == NEXT_UNDATED && !told &&
		is_date_alone(j, row->only, dated)) {
		sub.class = ROW_DATE_HEADING;
		sub.why = "a date across the table, read as the date of the "
			  "rows below";
		return sub;
	}
	/* "See entry of 3 May 2016" below a narrative belongs to it. */
	if (!told || s.n == 4)
		sub.year = judge_year_heading(s, true, &sub.span);
	if (sub.year)
		return sub;
	if (dated && (row->only->type != CHRON_TEXT || date_looks_like(s)))
		return (struct classified){.class = ROW_EVENT};
	/* Where the event comes first, its column has the sub-headings. */
	if (told && left && next == NEXT_DATED && judge_is_title(s))
		return sub;
	if (across || dated || (first && has_letter(s)))
		return has_letter(s) ? sub
				     : (struct classified){.class = ROW_EVENT};
	return (struct classified){.class = ROW_UNDATED};
}

struct classified
judge_classify(const struct judge *j, const struct table *t,
	const struct row *row, enum next_row next)
{
	const struct raw_cell *date = judge_date_cell(row);

	if (!row->filled)
		return row->record->naside
			       ? (struct classified){.class = ROW_NOT_EVENT,
					 .why = "nothing but what was set "
						"aside: no words of its own"}
			       : (struct classified){.class = ROW_BLANK};
	if (!row->own)
		return (struct classified){.class = ROW_NOT_EVENT,
			.why = "goes on with the row above: every cell is "
			       "merged with those above it"};
	if (t->kind == TABLE_NAMED)
		return (struct classified){
			.class = date ? ROW_EVENT : ROW_UNDATED};
	/* Nearly all rows: a date in figures and more than one thing beside
	 * it, which "Total | 25" has not. */
	if (date && !row->same && row->filled > 2 && is_digit(date->p[0]))
		return (struct classified){.class = ROW_EVENT};
	if (repeated_heading(t->layout, row))
		return (struct classified){.class = ROW_NOT_EVENT,
			.why = "the heading row repeated"};
	if (row->same)
		return classify_alone(j, t, row, next);
	if (is_example(row, date))
		return (struct classified){.class = ROW_NOT_EVENT,
			.why = "the example of a template"};
	if (is_total(row))
		return (struct classified){
			.class = ROW_NOT_EVENT, .why = "a total"};
	return (struct classified){.class = date ? ROW_EVENT : ROW_UNDATED};
}
