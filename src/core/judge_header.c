/* Which row of a table holds its headings. */
#include "core/judge.h"

#include "core/headings.h"
#include "util/fold.h"
#include "util/str.h"

enum {
	LOOK_ROWS = 60,	   /* headings stand within so many rows */
	LOOK_COLS = 100,   /* and their score is made by so many columns */
	LOOKS = 2000,	   /* rows compared with all synonyms */
	LONGEST_DAY = 64,  /* bytes of a cell that is a date */
	GOOD = 50,	   /* confidence from which a cell counts */
	HAS_DATE = 100,	   /* score for a column of dates by name */
	DATES_BELOW = 100, /* and for dates standing in it */
};

bool
judge_is_date(uint8_t concept)
{
	return concept == CHRON_F_DATE || concept == CHRON_F_DATETIME ||
	       concept == CHRON_F_ENTRY_DATE;
}

bool
judge_is_day(struct chron_str s)
{
	bool digit = false;

	for (size_t i = 0; i < s.n && s.n <= LONGEST_DAY && !digit; i++)
		digit = s.p[i] >= '0' && s.p[i] <= '9';
	/* Without a number "RAG" is no month of a Welsh calendar. */
	return digit && date_looks_like(s);
}

struct heading_match
judge_match(const struct judge *j, struct chron_str text)
{
	const struct chron_profile *p = j->options->profile;
	struct heading_match m = heading_match(text);

	for (uint32_t i = 0; p && i < p->nmaps; i++)
		if (fold_eq(p->maps[i].heading, text)) {
			m.concept = (enum chron_concept)p->maps[i].concept;
			m.confidence = 100;
		}
	return m;
}

/* What a row looks like as headings. */
struct look {
	uint32_t filled, matched, date_col;
	unsigned sum;
	bool has_date_cell;
	uint64_t concepts;
	uint64_t other; /* columns (bit 0: column 1) whose heading is known to
			 * mean something else: "Date of birth" */
};

static void
look_at(const struct judge *j, struct look *l, struct chron_str s, uint32_t col)
{
	struct heading_match m;
	uint64_t bit;

	l->filled++;
	if (judge_is_day(s)) {
		l->has_date_cell = true;
		return;
	}
	m = judge_match(j, s);
	bit = (uint64_t)1 << m.concept;
	if (m.concept == CHRON_F_OTHER && m.confidence >= GOOD && col <= 64)
		l->other |= (uint64_t)1 << (col - 1);
	if (m.concept == CHRON_F_OTHER || m.confidence < GOOD)
		return;
	/* The same thing twice is less telling, narrative aside. */
	if (l->concepts & bit && m.concept != CHRON_F_EVENT)
		return;
	l->concepts |= bit;
	l->matched++;
	l->sum += m.confidence;
	if (judge_is_date((uint8_t)m.concept) && !l->date_col)
		l->date_col = col;
}

static struct look
look_row(const struct judge *j, const struct raw_record *top,
	const struct raw_record *below)
{
	struct look l = {0};
	uint32_t n = top->ncells;
	struct chron_str group = CHRON_S("");

	if (below && below->ncells > n)
		n = below->ncells;
	n = n < LOOK_COLS ? n : LOOK_COLS;
	for (uint32_t col = 1; col <= n && !l.has_date_cell; col++) {
		struct chron_str a = judge_cell(top, col);

		if (below) {
			struct chron_str b = judge_cell(below, col);

			if (a.n)
				group = a;
			else if (b.n)
				a = group;
			a = judge_combine(j->arena, a, b);
		}
		if (a.n)
			look_at(j, &l, a, col);
	}
	return l;
}

struct chron_str
judge_combine(struct arena *a, struct chron_str top, struct chron_str below)
{
	enum { SURE = 90 };
	struct heading_match t, b;
	struct chron_str both;

	if (!below.n || str_eq(top, below))
		return top;
	if (!top.n)
		return below;
	t = heading_match(top);
	b = heading_match(below);
	/* "Dyddiad" over "Date" */
	if (t.concept == b.concept && t.concept != CHRON_F_OTHER &&
		t.confidence >= SURE && b.confidence >= SURE)
		return arena_printf(a, "%.*s / %.*s", STR(top), STR(below));
	both = arena_printf(a, "%.*s %.*s", STR(top), STR(below));
	/* "Outcome" over "By whom" is the second; "Child" over "Seen" both. */
	if (b.confidence > heading_match(both).confidence)
		return below;
	return both;
}

/* One text in the row, and it begins like a date. */
static bool
is_date_line(const struct raw_record *r)
{
	struct chron_str only = CHRON_S("");

	for (uint32_t i = 0; i < r->ncells; i++) {
		struct chron_str s = str_trim(cell_text(&r->cells[i]));

		if (only.n && s.n)
			return false;
		only = s.n ? s : only;
	}
	return only.n > 5 && only.n <= 64 && date_looks_like(only);
}

/* A table of one day has its date above it, or lines of days between its
 * rows. */
static bool
days_lead(const struct judge *j, const struct look *l, uint32_t head,
	uint32_t next, uint32_t end)
{
	const uint64_t event = (uint64_t)1 << CHRON_F_EVENT;
	const struct raw_record *r = j->raw->records;

	if (!(l->concepts & event) || l->matched < 2 ||
		l->matched * 2 < l->filled)
		return false;
	if (head && is_date_line(&r[head - 1]))
		return true;
	for (uint32_t i = next; i < end && i < next + LOOK_ROWS / 2; i++)
		if (is_date_line(&r[i]))
			return true;
	return false;
}

static unsigned
score(const struct judge *j, const struct look *l, uint32_t head, uint32_t next,
	uint32_t end, uint32_t *date_col)
{
	unsigned s = l->sum;
	uint32_t col;

	*date_col = 0;
	if (l->has_date_cell || l->filled < 2 || !l->matched)
		return 0;
	if (l->date_col) {
		col = l->date_col;
		s += HAS_DATE;
	} else {
		col = *date_col = judge_date_column(
			j, next, end, l->filled + 8, l->other);
		if (!col)
			return days_lead(j, l, head, next, end) ? s : 0;
	}
	for (uint32_t i = next; i < end && i < next + LOOK_ROWS / 2; i++)
		if (date_looks_like(judge_cell(&j->raw->records[i], col))) {
			s += DATES_BELOW;
			break;
		}
	if (l->matched < 2 && (l->filled > 3 || s < HAS_DATE + DATES_BELOW))
		return 0;
	if (l->matched * 3 < l->filled && s < HAS_DATE + DATES_BELOW)
		return 0;
	return s;
}

static bool
blank(const struct raw_record *r)
{
	for (uint32_t i = 0; i < r->ncells; i++)
		if (str_trim(cell_text(&r->cells[i])).n)
			return false;
	return true;
}

/* A year, a date of birth: no heading. */
static bool
has_long_number(struct chron_str s)
{
	uint32_t run = 0;

	for (size_t i = 0; i < s.n && run < 3; i++)
		run = s.p[i] >= '0' && s.p[i] <= '9' ? run + 1 : 0;
	return run == 3;
}

/* Could this row be the other half of the headings?  Short cells, no numbers,
 * no answers. */
static bool
could_be_half(const struct raw_record *r, uint32_t at_least)
{
	uint32_t filled = 0;

	for (uint32_t i = 0; i < r->ncells; i++) {
		struct chron_str s = str_trim(cell_text(&r->cells[i]));

		if (!s.n)
			continue;
		filled++;
		if (s.n > 40 || judge_is_day(s) ||
			r->cells[i].type != CHRON_TEXT ||
			memchr(s.p, ':', s.n - 1) || has_long_number(s) ||
			(s.p[0] >= '0' && s.p[0] <= '9'))
			return false;
		if (s.n <= 3 && judge_is_answer(s))
			return false;
	}
	return filled >= at_least;
}

/* Every cell of the lower row is a heading by itself or under its group; one
 * alone is no half but a sub-heading ("Key episode 1"). */
static bool
is_lower_half(const struct judge *j, const struct raw_record *top,
	const struct raw_record *below)
{
	uint32_t known = 0, filled = 0;
	struct chron_str group = CHRON_S("");

	if (!could_be_half(below, 2))
		return false;
	for (uint32_t col = 1; col <= below->ncells && col <= LOOK_COLS;
		col++) {
		struct chron_str a = judge_cell(top, col);
		struct chron_str b = judge_cell(below, col);

		if (a.n)
			group = a;
		if (!b.n)
			continue;
		filled++;
		known += str_eq(a, b) || judge_match(j, b).confidence >= 60 ||
			 judge_match(j, judge_combine(j->arena, group, b))
					 .confidence >= 90;
	}
	return filled && known * 4 >= filled * 3;
}

static void
consider(const struct judge *j, struct header *best, uint32_t first,
	uint32_t last, uint32_t end)
{
	const struct raw_record *r = j->raw->records;
	struct look l = look_row(j, &r[first], last > first ? &r[last] : NULL);
	uint32_t date_col;
	unsigned s = score(j, &l, first, last + 1, end, &date_col);
	bool full = l.date_col && l.concepts & (uint64_t)1 << CHRON_F_EVENT;

	/* The first of two tables is not the preamble of the second. */
	if (s && best->full && first > best->last && l.matched <= best->known)
		return;
	if (s > best->score)
		*best = (struct header){.first = first,
			.last = last,
			.score = s,
			.date_col = date_col,
			.known = l.matched,
			.full = full};
}

/* Headings by itself: those below it say the same in another language. */
static bool
is_full(const struct judge *j, const struct raw_record *r)
{
	struct look l = look_row(j, r, NULL);

	return l.date_col && !l.has_date_cell &&
	       l.concepts & (uint64_t)1 << CHRON_F_EVENT &&
	       l.matched * 2 >= l.filled;
}

/* Headings of two rows: a group over sub-headings. */
static void
consider_halves(const struct judge *j, struct header *best, uint32_t first,
	uint32_t end)
{
	const struct raw_record *r = j->raw->records;
	uint32_t at = best->first;

	if (at + 1 < end && is_lower_half(j, &r[at], &r[at + 1])) {
		struct header two = *best;

		two.score = 0;
		consider(j, &two, at, at + 1, end);
		if (two.score) {
			*best = two;
			return;
		}
	}
	if (at == first || !could_be_half(&r[at - 1], 2))
		return;
	if (is_full(j, &r[at - 1]))
		best->first = at - 1;
	else if (is_lower_half(j, &r[at - 1], &r[at]))
		consider(j, best, at - 1, at, end);
}

struct header
judge_find_header(const struct judge *j, uint32_t first, uint32_t end)
{
	const struct chron_profile *p = j->options->profile;
	const struct raw_record *r = j->raw->records;
	struct header best = {0};

	for (uint32_t i = first; p && p->header_row && i < end; i++)
		if (r[i].row == p->header_row)
			return (struct header){.first = i,
				.last = i,
				.score = 1,
				.full = true};
	for (uint32_t i = first; i < end && i < first + LOOK_ROWS; i++) {
		if (blank(&r[i]))
			continue;
		consider(j, &best, i, i, end);
		/* Two good headings and dates below: no need to look on. */
		if (best.score > HAS_DATE + DATES_BELOW + 250 &&
			i > best.first + 2)
			break;
	}
	if (best.score)
		consider_halves(j, &best, first, end);
	return best;
}

/* "No access. Card left.": told, and no heading. */
static bool
is_told(struct chron_str s)
{
	enum { SHORTEST = 16 };

	return s.n >= SHORTEST &&
	       (s.p[s.n - 1] == '.' || str_find(s, CHRON_S(". ")) != SIZE_MAX);
}

/* Cheap, as every row is asked: short cells, no dates and no sentences. */
static bool
could_be_header(const struct raw_record *r)
{
	uint32_t filled = 0;

	for (uint32_t i = 0; i < r->ncells; i++) {
		struct chron_str s = str_trim(cell_text(&r->cells[i]));

		if (s.n > 80 || has_long_number(s) || is_told(s))
			return false;
		filled += s.n > 0;
	}
	return filled >= 2;
}

/* What stands in `r` stands in the same columns of `head`. */
static bool
is_again(const struct raw_record *r, const struct raw_record *head)
{
	for (uint32_t col = 1; col <= r->ncells; col++) {
		struct chron_str s = judge_cell(r, col);

		if (s.n && !fold_eq(s, judge_cell(head, col)))
			return false;
	}
	return true;
}

uint32_t
judge_next_header(const struct judge *j, const struct table *t)
{
	const struct raw_record *r = j->raw->records;
	const uint64_t event = (uint64_t)1 << CHRON_F_EVENT;
	unsigned looks = 0;

	for (uint32_t i = t->data + 1; i < t->end && looks < LOOKS; i++) {
		struct look l;

		if (!could_be_header(&r[i]) ||
			is_again(&r[i], &r[t->heading]) ||
			is_again(&r[i], &r[t->data - 1]))
			continue;
		looks++;
		l = look_row(j, &r[i], NULL);
		if (l.date_col && !l.has_date_cell && l.concepts & event &&
			l.matched * 2 >= l.filled)
			return i;
	}
	return t->end;
}

void
judge_describe_failure(const struct judge *j, struct chron_err *err)
{
	const struct raw_file *raw = j->raw;
	struct buf known = BUF_INIT;
	uint32_t best = 0, most = 0;

	for (uint32_t i = 0; i < raw->nrecords && i < LOOK_ROWS; i++) {
		struct look l = look_row(j, &raw->records[i], NULL);

		if (!l.has_date_cell && l.matched > most) {
			most = l.matched;
			best = i;
		}
	}
	/* Only headings that are in the table of synonyms are repeated: any
	 * other cell might be a person's. */
	for (uint32_t i = 0; most && i < raw->records[best].ncells; i++) {
		struct chron_str s =
			str_trim(cell_text(&raw->records[best].cells[i]));

		if (heading_match(s).confidence >= 90 && known.n < 120)
			buf_printf(&known, "%s\"%.*s\"", known.n ? ", " : "",
				STR(s));
	}
	chron_fail(err, CHRON_EFORMAT,
		"no row of %s looks like the headings of a chronology: a date "
		"column and an event column are needed, %s%s; say where "
		"they are with --header-row N --heading \"ITS WORDS=date\" "
		"--heading \"ITS WORDS=event\", which `check --save-profile` "
		"remembers",
		raw->file,
		known.n ? "only these were known: " : "none was known",
		known.n ? known.p : "");
	if (err && most)
		err->pos.row = raw->records[best].row;
	buf_free(&known);
}
