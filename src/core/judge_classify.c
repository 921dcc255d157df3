/* Rows that are no events: headings again, sub-headings, totals, footnotes. */
#include "core/judge.h"

#include "core/words.h"
#include "util/str.h"

/* How a line begins that closes or explains a table, in whole words; what may
 * follow; and whether it may be said in the narrative column too. */
enum rest { ANYTHING, NOTHING, NUMBER };
static const struct closing {
	const char *words, *why;
	enum rest rest;
	bool anywhere;
} closings[] = {
	{"total", "a total", ANYTHING, false},
	{"total", "a total", NUMBER, true},
	{"totals", "a total", ANYTHING, false},
	{"grand total", "a total", ANYTHING, true},
	{"sub total", "a total", ANYTHING, true},
	{"subtotal", "a total", ANYTHING, true},
	{"number of entries", "a total", ANYTHING, true},
	{"number of events", "a total", ANYTHING, true},
	{"number of contacts", "a total", ANYTHING, false},
	{"cyfanswm", "a total", ANYTHING, true},
	{"end of chronology", "the end of the table", ANYTHING, true},
	{"end of the chronology", "the end of the table", ANYTHING, true},
	{"end of document", "the end of the table", ANYTHING, true},
	{"end of report", "the end of the table", ANYTHING, true},
	{"end of table", "the end of the table", ANYTHING, true},
	{"end of record", "the end of the table", ANYTHING, true},
	{"end of records", "the end of the table", ANYTHING, true},
	{"end of entries", "the end of the table", ANYTHING, true},
	{"end", "the end of the table", NOTHING, true},
	{"ends", "the end of the table", NOTHING, true},
	{"diwedd", "the end of the table", ANYTHING, false},
	{"page", "a page number", NUMBER, true},
	{"tudalen", "a page number", NUMBER, true},
	{"printed", "a footer", ANYTHING, false},
	{"report generated", "a footer", ANYTHING, false},
	{"generated", "a footer", ANYTHING, false},
	{"exported", "a footer", ANYTHING, false},
	{"continued", "a footer", NOTHING, true},
	{"continued overleaf", "a footer", NOTHING, true},
	{"continued on next page", "a footer", NOTHING, true},
	{"official", "a marking", NOTHING, true},
	{"official sensitive", "a marking", ANYTHING, true},
	{"confidential", "a marking", NOTHING, true},
	{"strictly confidential", "a marking", NOTHING, true},
	{"restricted", "a marking", NOTHING, true},
	{"glossary", "a footnote", ANYTHING, false},
	{"see glossary", "a footnote", ANYTHING, true},
	{"key to", "a footnote", ANYTHING, false},
	{"abbreviations", "a footnote", ANYTHING, false},
	{"footnote", "a footnote", ANYTHING, false},
	{"note", "a footnote", ANYTHING, false},
	{"notes", "a footnote", ANYTHING, false},
	{"nb", "a footnote", ANYTHING, false},
	{"nodyn", "a footnote", ANYTHING, false},
};

static bool
rest_fits(struct chron_str w, size_t n, enum rest rest)
{
	if (rest == ANYTHING)
		return true;
	if (w.n == n)
		return rest == NOTHING;
	return rest == NUMBER && w.p[n + 1] >= '0' && w.p[n + 1] <= '9' &&
	       w.n <= n + 12;
}

/* Why the text is a closing line, or NULL.  A narrative may begin with many
 * of these words. */
static const char *
closing(struct chron_str text, bool narrative)
{
	struct buf b = BUF_INIT;
	struct chron_str w;
	const char *why = NULL;

	if (!text.n)
		return NULL;
	if (!narrative &&
		(text.p[0] == '*' || str_starts(text, "\xe2\x80\xa0")))
		return "a footnote";
	words_add(&b, text);
	w = buf_get(&b);
	for (size_t i = 0; i < sizeof(closings) / sizeof(*closings); i++) {
		const struct closing *c = &closings[i];

		if ((c->anywhere || !narrative) && str_starts(w, c->words) &&
			(w.n == strlen(c->words) ||
				w.p[strlen(c->words)] == ' ') &&
			rest_fits(w, strlen(c->words), c->rest))
			why = c->why;
	}
	buf_free(&b);
	return why;
}

/* "Total | 14": a total's other cells are numbers. */
static bool
is_total(const struct row *row)
{
	const char *why = closing(str_trim(cell_text(row->only)), false);

	if (!why || !str_is(chron_cstr(why), "a total"))
		return false;
	for (uint32_t i = 0; i < row->record->ncells; i++) {
		const struct raw_cell *c = &row->record->cells[i];
		struct chron_str s = str_trim(cell_text(c));

		if (s.n && c != row->only && str_number(s) < 0)
			return false;
	}
	return true;
}

static bool
begins_example(struct chron_str s)
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
	return date && begins_example(cell_text(date)) &&
	       (begins_example(cell_text(row->at[CHRON_F_EVENT])) ||
		       begins_example(cell_text(row->at[CHRON_F_COMMENT])));
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

/* "2021", "2021/22", "Year 2021": the year rows below belong to. */
static int
year_of(struct chron_str s)
{
	int year = 0;

	for (size_t i = 0; i + 4 <= s.n; i++) {
		int64_t y = str_number((struct chron_str){s.p + i, 4});
		bool alone =
			(!i || s.p[i - 1] < '0' || s.p[i - 1] > '9') &&
			(i + 4 == s.n || s.p[i + 4] < '0' || s.p[i + 4] > '9');

		if (!alone || y < 1900 || y > 2100)
			continue;
		if (year)
			return 0; /* "2019 to 2021" says none */
		year = (int)y;
	}
	return year;
}

/* A year and little else: "2021", "Year 2021", "2021 (age 3)". */
static bool
is_year_heading(struct chron_str s)
{
	return s.n <= 24 && year_of(s) != 0;
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

static bool
is_bare_year(struct chron_str s)
{
	return s.n == 4 && year_of(s) != 0;
}

static uint8_t
concept_of(const struct judge *j, const struct raw_cell *cell)
{
	return cell->name < j->nheadings ? j->headings[cell->name].concept
					 : CHRON_F_OTHER;
}

/* One text in a row, alone or across all cells. */
static struct classified
classify_alone(const struct judge *j, const struct table *t,
	const struct row *row, bool next_undated)
{
	struct chron_str s = str_trim(cell_text(row->only));
	uint8_t concept = concept_of(j, row->only);
	bool across = row->filled > 1 || t->layout->ncols == 1;
	bool dated = judge_is_date(concept);
	bool told = concept == CHRON_F_EVENT && row->filled == 1;
	bool leads = row->only->col == 1 && !told && has_letter(s);
	struct classified sub = {.class = ROW_NOT_EVENT,
		.why = "a sub-heading across the table",
		.heading = true};
	const char *why = closing(s, told);

	if (why)
		return (struct classified){.class = ROW_NOT_EVENT, .why = why};
	/* "See entry of 3 May 2016" below a narrative belongs to it. */
	if (is_bare_year(s) ||
		(is_year_heading(s) && !told && !date_looks_like(s))) {
		sub.year = year_of(s);
		return sub;
	}
	if (dated && (row->only->type != CHRON_TEXT || date_looks_like(s))) {
		if (!next_undated)
			return (struct classified){.class = ROW_EVENT};
		sub.class = ROW_DATE_HEADING;
		sub.why = "a date across the table, read as the date of the "
			  "rows below";
		return sub;
	}
	if (across || dated || leads)
		return has_letter(s) ? sub
				     : (struct classified){.class = ROW_EVENT};
	return (struct classified){.class = ROW_UNDATED};
}

struct classified
judge_classify(const struct judge *j, const struct table *t,
	const struct row *row, bool next_undated)
{
	const struct raw_cell *date = judge_date_cell(row);

	if (!row->filled)
		return (struct classified){.class = ROW_BLANK};
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
		return classify_alone(j, t, row, next_undated);
	if (is_example(row, date))
		return (struct classified){.class = ROW_NOT_EVENT,
			.why = "the example of a template"};
	if (is_total(row))
		return (struct classified){
			.class = ROW_NOT_EVENT, .why = "a total"};
	return (struct classified){.class = date ? ROW_EVENT : ROW_UNDATED};
}
