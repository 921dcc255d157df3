/* What is said between tables and rows for those below: a year, a date, or
 * nothing at all. */
#include "core/judge.h"

#include "core/words.h"
#include "util/str.h"

enum { MOST_HEADING = 60, MOST_IN_ROW = 24 }; /* bytes of a heading */

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
	{"acronyms", "a footnote", ANYTHING, false},
	{"geirfa", "a footnote", ANYTHING, false},
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
const char *
judge_closing(struct chron_str text, bool narrative)
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

bool
judge_begins_glossary(struct chron_str text)
{
	static const char *const words[] = {
		"glossary", "abbreviations", "key to", "acronyms", "geirfa"};

	text = str_trim(text);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (text.n <= MOST_HEADING && str_istarts(text, words[i]))
			return true;
	return false;
}

/* The only year a text names. */
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

/* The words a heading may have beside its year. */
static const char *const year_words[] = {"year", "years", "yr", "calendar",
	"financial", "academic", "school", "chronology", "events", "entries",
	"event", "period", "part", "in", "for", "during", "of", "from", "to",
	"the", "and", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug",
	"sep", "sept", "oct", "nov", "dec", "january", "february", "march",
	"april", "june", "july", "august", "september", "october", "november",
	"december", "spring", "summer", "autumn", "winter", "term", "early",
	"mid", "late", "continued", "cont", "blwyddyn", NULL};

/* Only a year and words that go with one: "Report of March 2022" is none, and
 * "12 March 2019" is a date. */
static bool
says_only_year(struct chron_str s)
{
	static const char *const numbered[] = {
		"year", "part", "period", "phase", "term", "age", NULL};
	const char *bracket = memchr(s.p, '(', s.n);
	struct buf b = BUF_INIT;
	struct chron_str rest, w, before = CHRON_S("");
	bool only = true;

	if (bracket && bracket > s.p)
		s.n = (size_t)(bracket - s.p);
	words_add(&b, s);
	rest = buf_get(&b);
	while (only && str_cut(&rest, ' ', &w)) {
		only = str_in(w, year_words) ||
		       (w.n == 4 && str_number(w) > 0) ||
		       (w.n <= 2 && str_number(w) >= 0 &&
			       str_in(before, numbered));
		before = w;
	}
	buf_free(&b);
	return only;
}

/* "2016 - Nursery" */
static bool
begins_with_year(struct chron_str s)
{
	struct chron_str head = {s.p, 4};

	return s.n > 5 && s.n <= MOST_HEADING && str_number(head) >= 1900 &&
	       str_number(head) <= 2100 && memchr(" :,(", s.p[4], 4);
}

/* Takes "2021/22", "2021-22" and "2021-2022" out of the text; the first year,
 * or 0 if there is none. */
static int
take_span(struct arena *a, struct chron_str *s)
{
	for (size_t i = 0; i + 7 <= s->n; i++) {
		struct chron_str head = {s->p + i, 4}, tail;
		int64_t y = str_number(head);
		size_t n = 0;

		if (y < 1900 || y > 2100 || !memchr("/-", s->p[i + 4], 2) ||
			(i && s->p[i - 1] >= '0' && s->p[i - 1] <= '9'))
			continue;
		while (i + 5 + n < s->n && s->p[i + 5 + n] >= '0' &&
			s->p[i + 5 + n] <= '9')
			n++;
		tail = (struct chron_str){s->p + i + 5, n};
		if ((n != 2 || str_number(tail) != (y + 1) % 100) &&
			(n != 4 || str_number(tail) != y + 1))
			continue;
		*s = arena_printf(a, "%.*s%.*s", (int)(i + 4), s->p,
			(int)(s->n - i - 5 - n), s->p + i + 5 + n);
		return (int)y;
	}
	return 0;
}

int
judge_year_heading(struct chron_str s, bool row, bool *span)
{
	struct arena *a;
	int year = 0;

	*span = false;
	if (s.n < 4 || s.n > MOST_HEADING)
		return 0;
	a = arena_new();
	*span = take_span(a, &s) != 0;
	year = year_of(s);
	/* What stands in the table speaks of it. */
	if (year && !says_only_year(s) && !begins_with_year(s) &&
		(!row || s.n > MOST_IN_ROW || date_looks_like(s)))
		year = 0;
	arena_free(a);
	return year;
}

void
judge_set_year(struct judge *j, int year, bool span)
{
	for (int i = 0; i < SLOT_COUNT; i++) {
		j->slots[i].ctx.year = year;
		j->slots[i].span = span;
	}
}

bool
judge_is_whole_date(const struct judge *j, const struct raw_cell *cell)
{
	struct date_reading d;

	if (cell->type == CHRON_DATE || cell->type == CHRON_DATETIME)
		return true;
	return cell->n <= MOST_HEADING && date_looks_like(cell_text(cell)) &&
	       date_read(cell_text(cell), CHRON_S(""), CHRON_TEXT,
		       &j->slots[SLOT_START].ctx, &d) == DATE_OK &&
	       d.start.precision <= CHRON_DAY;
}
