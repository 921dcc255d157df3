/* Tables whose headings, if any, are not known: a column of dates and one that
 * tells make a chronology.  Lists of people, rotas, registers and lists of what
 * is to be done have dates too, and are none. */
#include "core/judge.h"

#include "core/agency.h"
#include "core/words.h"
#include "util/civil.h"
#include "util/str.h"

enum {
	LOOK_ROWS = 60, /* the first row of dates stands within so many */
	LOOK_AHEAD = 50,
	LOOK_COLS = 100,
	HEAD_BYTES = 60,
	TELLS = 30,	 /* bytes: a cell that tells ... */
	TELLS_MUCH = 60, /* ... so much that its date is hardly a birth's */
	YEARS = 15,	 /* and that of a family's births are further apart */
	BY_NAME = 65,	 /* confidence of a heading that is believed */
	KNOWN = 50	 /* and of one that is known to be something else */
};

/* One column below the headings. */
struct column {
	struct heading_match name;
	uint32_t filled, dates, days, told;
	uint64_t bytes;
	uint32_t rises, falls;
	int64_t last, first_day, last_day; /* days; the least, the greatest */
};

static bool
read_day(const struct raw_cell *cell, struct chron_str s, int64_t *day,
	bool *clear)
{
	struct date_context ctx = {
		.order = ORDER_DMY, .from = CIVIL_MIN, .to = CIVIL_MAX};
	struct date_reading d;
	enum chron_type type = (enum chron_type)cell->type;

	if (s.n > 64 || (type == CHRON_TEXT && !date_looks_like(s)) ||
		date_read(s, CHRON_S(""), type, &ctx, &d) != DATE_OK ||
		d.start.precision == CHRON_UNKNOWN ||
		d.start.earliest == CHRON_TIME_MIN)
		return false;
	*day = civil_day_of(d.start.earliest);
	*clear = d.start.precision == CHRON_DAY ||
		 d.start.precision == CHRON_MINUTE;
	return true;
}

static void
add_cell(struct column *c, const struct raw_cell *cell)
{
	struct chron_str s = str_trim(cell_text(cell));
	int64_t day;
	bool clear;

	if (!s.n)
		return;
	c->filled++;
	c->bytes += s.n;
	c->told += judge_is_told(s);
	if (!read_day(cell, s, &day, &clear))
		return;
	c->rises += c->dates && day > c->last;
	c->falls += c->dates && day < c->last;
	if (!c->dates || day < c->first_day)
		c->first_day = day;
	if (!c->dates || day > c->last_day)
		c->last_day = day;
	c->last = day;
	c->dates++;
	c->days += clear;
}

static uint32_t
filled(const struct raw_record *r)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < r->ncells; i++)
		n += str_trim(cell_text(&r->cells[i])).n > 0;
	return n;
}

static bool
has_day(const struct raw_record *r)
{
	int64_t day;
	bool clear;

	for (uint32_t i = 0; i < r->ncells && i < LOOK_COLS; i++)
		if (read_day(&r->cells[i], str_trim(cell_text(&r->cells[i])),
			    &day, &clear))
			return true;
	return false;
}

/* The first row with a date that is no line of a form: the rows above are the
 * preamble.  `end` if there is none. */
static uint32_t
first_dated(const struct judge *j, uint32_t first, uint32_t end)
{
	const struct raw_record *r = j->raw->records;
	uint32_t most = 0;

	for (uint32_t i = first; i < end && i - first < LOOK_ROWS; i++)
		most = filled(&r[i]) > most ? filled(&r[i]) : most;
	for (uint32_t i = first; i < end && i - first < LOOK_ROWS; i++)
		if ((filled(&r[i]) > 2 || (most == 2 && filled(&r[i]) == 2)) &&
			has_day(&r[i]))
			return i;
	return end;
}

/* A few short words in each cell, none of them a date, a number or a
 * sentence. */
static bool
could_head(const struct raw_record *r)
{
	for (uint32_t i = 0; i < r->ncells; i++) {
		struct chron_str s = str_trim(cell_text(&r->cells[i]));
		bool letter = false;

		for (size_t k = 0; k < s.n && !letter; k++)
			letter = (s.p[k] | 0x20) >= 'a' || (s.p[k] & 0x80) != 0;
		if (s.n && (!letter || s.n > HEAD_BYTES || judge_is_day(s) ||
				   s.p[s.n - 1] == '.' || s.p[s.n - 1] == ':' ||
				   r->cells[i].type != CHRON_TEXT))
			return false;
	}
	return filled(r) > 1;
}

/* The row of headings above the first row of dates, or that row itself. */
static uint32_t
head_above(const struct judge *j, uint32_t first, uint32_t at)
{
	const struct raw_record *r = j->raw->records;
	uint32_t i = at;

	while (i > first && !filled(&r[i - 1]))
		i--;
	return i > first && could_head(&r[i - 1]) ? i - 1 : at;
}

static bool
may_be_date(const struct column *c)
{
	bool other = (c->name.concept == CHRON_F_OTHER &&
			     c->name.confidence >= KNOWN) ||
		     c->name.concept == CHRON_F_END_DATE ||
		     c->name.concept == CHRON_F_END_DATETIME;

	return !other && c->days && c->dates * 10 >= c->filled * 9 &&
	       c->days * 2 >= c->filled;
}

static bool
is_named_date(const struct column *c)
{
	return judge_is_date((uint8_t)c->name.concept) &&
	       c->name.confidence >= BY_NAME;
}

static uint64_t
mean(const struct column *c)
{
	return c->filled ? c->bytes / c->filled : 0;
}

static const bool answered[CHRON_F_COUNT] = {
	[CHRON_F_SEEN] = true,
	[CHRON_F_ALONE] = true,
	[CHRON_F_SPOKEN] = true,
	[CHRON_F_VIEWS] = true,
	[CHRON_F_SEEN_VIEWS] = true,
	[CHRON_F_WHO_SEEN] = true,
	[CHRON_F_SOUGHT] = true,
	[CHRON_F_HEARD] = true,
};

/* One that tells what happened; answers and views are not taken for it. */
static bool
may_tell(const struct column *c)
{
	bool other =
		c->name.concept == CHRON_F_OTHER && c->name.confidence >= KNOWN;

	return !other && !answered[c->name.concept] &&
	       c->told * 2 >= c->filled && mean(c) >= TELLS;
}

/* Happenings follow each other and are told at length; births do neither. */
static bool
like_happenings(const struct column *date, const struct column *text)
{
	uint32_t against =
		date->rises < date->falls ? date->rises : date->falls;
	bool sorted = against * 10 <= date->dates;
	bool near = date->last_day - date->first_day < (int64_t)YEARS * 365;

	return is_named_date(date) || mean(text) >= TELLS_MUCH ||
	       (sorted && near);
}

/* The longest that tells, one that is called the event before all others. */
static uint32_t
find_text(const struct column *c, uint32_t ncols)
{
	uint32_t best = 0;

	for (uint32_t i = 1; i < ncols + 1; i++) {
		const struct column *x = &c[i - 1],
				    *b = &c[best ? best - 1 : 0];
		bool event = x->name.concept == CHRON_F_EVENT;
		bool best_event = best && b->name.concept == CHRON_F_EVENT;

		if (may_tell(x) &&
			(!best || event > best_event ||
				(event == best_event && mean(x) > mean(b))))
			best = i;
	}
	return best;
}

static bool
find_columns(const struct column *c, uint32_t ncols, struct header *h)
{
	h->text_col = find_text(c, ncols);
	for (uint32_t i = 1; h->text_col && i < ncols + 1; i++) {
		const struct column *x = &c[i - 1];

		if (!may_be_date(x) || !like_happenings(x, &c[h->text_col - 1]))
			continue;
		if (!h->date_col ||
			(is_named_date(x) &&
				!is_named_date(&c[h->date_col - 1])))
			h->date_col = i;
	}
	return h->date_col && h->text_col;
}

/* Whose the file is was asked for, or its name says it. */
static bool
is_known_whose(const struct judge *j)
{
	struct buf b = BUF_INIT;
	struct chron_str phrase;
	bool known;

	words_add(&b, chron_cstr(j->raw->file));
	known = j->options->agency.n ||
		agency_kind_find(buf_get(&b), &phrase) != KIND_OTHER;
	buf_free(&b);
	return known;
}

struct header
judge_guess_header(
	const struct judge *j, uint32_t first, uint32_t end, bool lone)
{
	const struct raw_record *r = j->raw->records;
	uint32_t at = first_dated(j, first, end), ncols = 0, rows = 0;
	struct header h = {.score = 1};
	struct column c[LOOK_COLS];

	if (at == end)
		return (struct header){0};
	h.first = h.last = head_above(j, first, at);
	h.bare = h.first == at;
	for (uint32_t i = h.first; i < end && i < at + LOOK_AHEAD; i++)
		ncols = r[i].ncells > ncols ? r[i].ncells : ncols;
	ncols = ncols < LOOK_COLS ? ncols : LOOK_COLS;
	memset(c, 0, sizeof(c));
	for (uint32_t k = 0; k < ncols && !h.bare; k++)
		c[k].name = judge_match(j, judge_cell(&r[h.first], k + 1));
	for (uint32_t i = at; i < end && i - at < LOOK_AHEAD; i++) {
		rows += filled(&r[i]) > 1;
		for (uint32_t k = 0; k < r[i].ncells && k < ncols; k++)
			add_cell(&c[k], &r[i].cells[k]);
	}
	if (!find_columns(c, ncols, &h) ||
		c[h.date_col - 1].days <
			(lone && rows == 1 && is_known_whose(j) ? 1 : 2))
		return (struct header){0};
	return h;
}

/* ---- what is said of it ---- */

static uint32_t
column_of(const struct judge *j, const struct layout *l, enum chron_concept k)
{
	for (uint32_t c = 1; c <= l->ncols; c++)
		if (j->headings[l->heading[c - 1]].concept == (uint8_t)k)
			return c;
	return 0;
}

static bool
holds_dates(const struct judge *j, uint16_t h)
{
	const struct column_stats *s = &j->stats[h];

	return s->filled && s->dates * 10 >= s->filled * 8;
}

void
judge_guess_rivals(struct judge *j, const struct layout *l)
{
	const struct chron_heading *date =
		l->dated ? &j->headings[l->heading[l->dated - 1]] : NULL;

	if (!date || date->confidence >= BY_NAME)
		return;
	for (uint32_t c = 1; c <= l->ncols; c++) {
		uint16_t h = l->heading[c - 1];

		if (c != l->dated && j->headings[h].concept == CHRON_F_OTHER &&
			!j->headings[h].confidence && holds_dates(j, h))
			judge_settle(j, h, CHRON_F_DATE, date->confidence);
	}
}

static void
say_taken(struct judge *j, const struct layout *l, uint32_t date)
{
	const struct raw_record at = {.part = l->part, .row = l->row};
	uint32_t text = column_of(j, l, CHRON_F_EVENT);

	if (!text)
		return;
	if (l->bare)
		judge_diag(j, CHRON_WARNING, "headings-guessed", &at, 0,
			"no heading row was found; column %u is read as the "
			"date and column %u as the event because of what they "
			"hold",
			date, text);
	else
		judge_diag(j, CHRON_WARNING, "headings-guessed", &at, 0,
			"no row was known as headings; row %u is taken for "
			"them, \"%.*s\" is read as the date and \"%.*s\" as "
			"the event because of what stands below",
			l->row, STR(j->headings[l->heading[date - 1]].text),
			STR(j->headings[l->heading[text - 1]].text));
}

/* Of two columns of dates one is when it happened, and none of them says so. */
static void
say_rivals(struct judge *j, const struct layout *l, uint32_t date)
{
	const struct raw_record at = {.part = l->part, .row = l->row};
	uint16_t d = l->heading[date - 1];

	for (uint32_t c = 1; c <= l->ncols; c++) {
		uint16_t h = l->heading[c - 1];

		if (h == d || j->headings[h].concept != CHRON_F_OTHER ||
			j->headings[h].confidence > j->headings[d].confidence ||
			!holds_dates(j, h))
			continue;
		judge_diag(j, CHRON_WARNING, "date-columns-two", &at, c,
			"\"%.*s\" and \"%.*s\" both hold dates and neither "
			"heading says which is the day it happened; the first "
			"is read as that, the second is kept and not read",
			STR(j->headings[d].text), STR(j->headings[h].text));
	}
}

void
judge_guess_findings(struct judge *j, const struct layout *l)
{
	uint32_t date = column_of(j, l, CHRON_F_DATE);

	if (!l->dated || !date)
		return;
	if (l->guessed)
		say_taken(j, l, date);
	else
		judge_guessed_date(j, l, date);
	if (j->headings[l->heading[date - 1]].confidence < BY_NAME)
		say_rivals(j, l, date);
}
