/* Tables that are no chronology: lists of people, forms, glossaries. */
#include "core/judge.h"

#include "core/words.h"
#include "util/str.h"

enum {
	HEAD_ROWS = 4,	/* with something in them: headings are among them */
	FORM_ROWS = 40, /* a form is a page */
	LOOK_ROWS = 50,
	LABEL_BYTES = 60
};

struct tell {
	const char *words, *what;
	bool sure;
};
static const struct tell tells[] = {
#define TELL(words, sure, what) {words, what, sure},
#include "core/headings.def"
};
static const struct tell sheets[] = {
#define SHEET(words, what) {words, what, true},
#include "core/headings.def"
};

static const struct tell *
find(const struct tell *list, size_t n, struct chron_str words)
{
	for (size_t i = 0; i < n; i++)
		if (str_is(words, list[i].words))
			return &list[i];
	return NULL;
}

/* What stands outside of brackets, as words. */
static struct chron_str
plain_words(struct buf *b, struct chron_str s)
{
	const char *bracket = memchr(s.p, '(', s.n);

	buf_clear(b);
	if (bracket && bracket > s.p)
		s.n = (size_t)(bracket - s.p);
	words_add(b, s);
	return buf_get(b);
}

/* How many cells of a row say different things: merged ones repeat. */
static uint32_t
different(const struct raw_record *r)
{
	struct chron_str last = CHRON_S("");
	uint32_t n = 0;

	for (uint32_t i = 0; i < r->ncells; i++) {
		struct chron_str s = str_trim(cell_text(&r->cells[i]));

		if (!s.n || (n && str_eq(s, last)))
			continue;
		last = s;
		n++;
	}
	return n;
}

uint32_t
judge_width(const struct raw_record *r)
{
	uint32_t n = r->ncells;

	while (n && !judge_cell(r, n).n)
		n--;
	return n;
}

/* Short words in every column, and neither dates nor numbers. */
static bool
could_head(const struct raw_record *r)
{
	uint32_t n = judge_width(r);

	for (uint32_t col = 1; col <= n; col++) {
		struct chron_str s = judge_cell(r, col);

		if (!s.n || s.n > LABEL_BYTES || judge_is_day(s) ||
			s.p[s.n - 1] == ':' ||
			r->cells[col - 1].type != CHRON_TEXT)
			return false;
	}
	return n > 1 && different(r) > 1;
}

struct told {
	const struct tell *sure, *perhaps;
	bool event;
};

/* What the cells of a row would say if they were headings. */
static struct told
ask_row(const struct judge *j, const struct raw_record *r)
{
	struct told told = {0};
	struct buf b = BUF_INIT;
	uint32_t known = 0;

	for (uint32_t i = 0; i < r->ncells; i++) {
		struct chron_str s = str_trim(cell_text(&r->cells[i]));
		const struct tell *t = NULL;
		struct heading_match m;

		if (!s.n || s.n > LABEL_BYTES)
			continue;
		t = find(tells, sizeof(tells) / sizeof(*tells),
			plain_words(&b, s));
		if (t)
			*(t->sure ? &told.sure : &told.perhaps) = t;
		m = judge_match(j, s);
		known += t || m.confidence >= 60;
		told.event |= m.concept == CHRON_F_EVENT && m.confidence >= 80;
	}
	buf_free(&b);
	/* "Role | IMR author" is a line of a form. */
	return different(r) == 2 && known < 2 ? (struct told){0} : told;
}

const char *
judge_other_kind(const struct judge *j, const struct table *t, bool *sure)
{
	const struct tell *found = NULL;
	uint32_t rows = 0, lines = 0;
	struct buf b = BUF_INIT;

	*sure = false;
	for (uint32_t i = t->first; i < t->end && rows < HEAD_ROWS; i++) {
		const struct raw_record *r = &j->raw->records[i];
		struct told told;

		uint32_t n = different(r);

		rows += n > 0;
		/* Below its first line, a line of two cells is a form's. */
		if (!could_head(r) || (n == 2 && lines++))
			continue;
		told = ask_row(j, r);
		/* "Name | Telephone | Details" may be a chronology's. */
		*sure |= told.sure && !told.event;
		found = found ? found : told.sure ? told.sure : told.perhaps;
	}
	if (!found)
		found = find(sheets, sizeof(sheets) / sizeof(*sheets),
			plain_words(&b, j->raw->records[t->first].part));
	buf_free(&b);
	return found ? found->what : NULL;
}

bool
judge_is_form(const struct judge *j, const struct table *t)
{
	uint32_t rows = 0;

	for (uint32_t i = t->first; i < t->end; i++) {
		const struct raw_record *r = &j->raw->records[i];
		struct chron_str first = judge_cell(r, 1);
		uint32_t n = different(r);

		rows += n > 0;
		/* "Child: | Maisie | DOB: | 1/2/2016" */
		if (rows > FORM_ROWS || n > 4 ||
			(n > 2 && (!first.n || first.p[first.n - 1] != ':')))
			return false;
	}
	return true;
}

/* A first row that says something in the column of dates, and no date, heads
 * another table. */
static bool
heads_another(
	const struct judge *j, const struct table *t, const struct layout *l)
{
	const struct raw_record *r = NULL;

	for (uint32_t i = t->first; i < t->end && !r; i++)
		if (different(&j->raw->records[i]) > 1)
			r = &j->raw->records[i];
	for (uint32_t c = 1; r && c <= l->ncols; c++) {
		uint8_t k = j->headings[l->heading[c - 1]].concept;
		struct chron_str s = judge_cell(r, c);
		bool digit = false;

		for (size_t i = 0; i < s.n && !digit; i++)
			digit = s.p[i] >= '0' && s.p[i] <= '9';
		if (k == CHRON_F_DATE || k == CHRON_F_DATETIME)
			return s.n && !digit && !date_looks_like(s);
	}
	return false;
}

/* After a page break a table has as many columns, and dates in the same
 * one. */
bool
judge_goes_on(
	const struct judge *j, const struct table *t, const struct layout *l)
{
	const struct raw_record *r = j->raw->records;
	uint32_t cols = 0;

	for (uint32_t i = t->first; i < t->end && i < t->first + LOOK_ROWS; i++)
		if (judge_width(&r[i]) > cols)
			cols = judge_width(&r[i]);
	if (cols < 2 || cols > l->ncols || heads_another(j, t, l))
		return false;
	for (uint32_t i = t->first; i < t->end && i < t->first + LOOK_ROWS; i++)
		for (uint32_t c = 1; c <= l->ncols; c++) {
			uint8_t k = j->headings[l->heading[c - 1]].concept;

			if (judge_is_date(k) &&
				date_looks_like(judge_cell(&r[i], c)))
				return true;
		}
	return false;
}

void
judge_set_not_ours(struct judge *j, struct table *t, const char *what)
{
	struct chron_str part = j->raw->records[t->first].part;
	bool quote = part.n && !judge_in_flow(part);

	t->kind = TABLE_NOT_OURS;
	t->layout = NULL;
	t->why = arena_printf(j->arena, "%s%.*s%s is no chronology: %s",
		quote ? "sheet \"" : "",
		STR(part.n ? part : CHRON_S("this table")), quote ? "\"" : "",
		what ? what : "no row of it heads a column of dates");
}

bool
judge_in_flow(struct chron_str part)
{
	return !part.n ||
	       (str_starts(part, "table ") && part.p[part.n - 1] >= '0' &&
		       part.p[part.n - 1] <= '9');
}
