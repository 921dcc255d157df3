/* Columns known by what they hold: dates, times, answers, narrative. */
#include "core/judge.h"

#include "core/agency.h"
#include "core/words.h"
#include "util/fold.h"
#include "util/str.h"

enum { SAMPLE = 2000, LOOK_AHEAD = 50 };

/* What a yes/no column may hold; matched on the first words. */
static const char *const answers[] = {"y", "n", "yes", "no", "ye", "true",
	"false", "1", "0", "tick", "x", "na", "n a", "nk", "not known",
	"unknown", "dk", "not recorded", "not applicable", "both", "none",
	"all", "partly", "unclear", "not seen", "seen", "not alone", "alone",
	"ie", "nac ydy", "do", "naddo", "oes", "nac oes", "u", NULL};
static const char *const ticks[] = {"\xe2\x9c\x93", "\xe2\x9c\x94",
	"\xe2\x9c\x97", "\xe2\x9c\x98", "\xe2\x98\x91", "\xe2\x98\x92",
	"\xe2\x88\x9a", "?", "-", NULL};

static bool
is_whole(struct chron_str s, const char *const *list)
{
	for (; *list; list++)
		if (str_is(s, *list))
			return true;
	return false;
}

/* "Yes - asleep", "a) Yes", "Y (alone)": an answer, then perhaps a little
 * more. */
bool
judge_is_answer(struct chron_str text)
{
	struct buf b = BUF_INIT;
	struct chron_str w;
	bool yes = false;

	text = str_trim(text);
	if (!text.n || text.n > 60)
		return false;
	if (is_whole(text, ticks))
		return true;
	if (text.n > 3 && text.p[1] == ')') {
		text.p += 2;
		text.n -= 2;
	}
	words_add(&b, text);
	w = buf_get(&b);
	for (const char *const *a = answers; *a && !yes; a++) {
		size_t n = strlen(*a);

		/* "No access" is an answer, "All parties met" is not. */
		yes = str_starts(w, *a) &&
		      (w.n == n || (w.p[n] == ' ' && w.n <= n + 30 && n <= 3));
	}
	buf_free(&b);
	return yes;
}

static bool
is_number(struct chron_str s)
{
	bool digit = false;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9')
			digit = true;
		else if (s.p[i] != '.' && s.p[i] != ',')
			return false;
	}
	return digit;
}

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

/* Most words, or some before a full stop, begin with a small letter; or many
 * are written in capitals alone: "HOME VISIT. CHILD SEEN WITH MOTHER." */
bool
judge_is_told(struct chron_str s)
{
	enum { SHORTEST = 16, SOME = 3, CRIED = 7, LONG = 400 };
	uint32_t words = 0, small = 0;
	bool stop = false, inside = false, lower = false;

	s.n = s.n < LONG ? s.n : LONG;
	for (size_t i = 0; i < s.n; i++) {
		bool letter = is_upper(s.p[i]) || is_lower(s.p[i]) ||
			      s.p[i] == '\'' || (s.p[i] & 0x80);

		words += letter && !inside;
		small += !inside && is_lower(s.p[i]);
		inside = letter;
		lower |= is_lower(s.p[i]);
		stop |= s.p[i] == '.' && (i + 1 == s.n || s.p[i + 1] == ' ');
	}
	if (!lower)
		return words >= CRIED;
	return s.n >= SHORTEST && ((small >= SOME && small * 2 >= words) ||
					  (small + 1 >= SOME && stop));
}

/* "2102-4410", "9N31."; with letters enough ("LAS-2212-2207", "CAD 6612") it
 * is none that is read as a time of day. */
static bool
is_code(struct chron_str s, uint32_t letters)
{
	enum { LONGEST = 24, DIGITS = 2 };
	uint32_t digits = 0, small = 0, capitals = 0;

	for (size_t i = 0; i < s.n && s.n <= LONGEST; i++) {
		digits += s.p[i] >= '0' && s.p[i] <= '9';
		small += is_lower(s.p[i]);
		capitals += is_upper(s.p[i]);
	}
	return digits >= DIGITS && small < DIGITS && capitals >= letters;
}

/* Under a heading that may be a date it is enough that it can be read as one:
 * a day number of a spreadsheet, "04 03 19". */
static bool
is_date(const struct raw_cell *cell, struct chron_str s, uint8_t concept)
{
	struct date_context ctx = {
		.order = ORDER_DMY, .from = CIVIL_MIN, .to = CIVIL_MAX};
	struct date_reading d;

	if (cell->type == CHRON_DATE || cell->type == CHRON_DATETIME)
		return true;
	if (s.n > 64 || date_looks_like(s))
		return s.n <= 64;
	return (concept == CHRON_F_DATE || concept == CHRON_F_END_DATE) &&
	       date_read(s, CHRON_S(""), CHRON_TEXT, &ctx, &d) == DATE_OK &&
	       d.start.precision != CHRON_UNKNOWN;
}

static bool
is_time(const struct raw_cell *cell, struct chron_str s, uint8_t concept)
{
	int from = -1, to;
	bool uncertain;
	char why[160];

	if (cell->type == CHRON_TIME)
		return true;
	return s.n <= 24 &&
	       time_read(s, &from, &to, &uncertain, why) == DATE_OK &&
	       from >= 0 && (!is_number(s) || concept == CHRON_F_TIME);
}

bool
judge_names_agency(struct chron_str s)
{
	static const char *const records[] = {"notes", "note", "record",
		"records", "log", "diary", "file", "system", "page", "p", "pp",
		"letter", "email", "report", "minutes", "database",
		"chronology", "summary", "form", NULL};
	struct buf b = BUF_INIT;
	struct chron_str rest, word, phrase;
	bool yes;

	if (s.n > 80)
		return false;
	words_add(&b, s);
	rest = buf_get(&b);
	yes = agency_kind_find(rest, &phrase) != KIND_OTHER;
	while (yes && str_cut(&rest, ' ', &word))
		yes = !is_whole(word, records);
	buf_free(&b);
	return yes;
}

static void
count_cell(
	struct column_stats *st, const struct raw_cell *cell, uint8_t concept)
{
	struct chron_str s = str_trim(cell_text(cell));

	if (!s.n)
		return;
	st->filled++;
	st->bytes += s.n;
	st->answers += judge_is_answer(s);
	st->told += judge_is_told(s);
	st->numbers += is_number(s);
	if (is_date(cell, s, concept))
		st->dates++;
	else if (!is_code(s, 2) && is_time(cell, s, concept))
		st->times++;
	else if (!is_number(s) && is_code(s, 0))
		st->codes++;
	if (concept == CHRON_F_SOURCE)
		st->names += judge_names_agency(s);
}

/* Remembers headings of one concept that stand side by side. */
static void
count_clashes(struct judge *j, const struct raw_record *r)
{
	uint16_t first[CHRON_F_COUNT];

	memset(first, 0xff, sizeof(first));
	for (uint32_t i = 0; i < r->ncells; i++) {
		uint16_t h = r->cells[i].name;
		uint8_t concept;

		if (h >= j->nstats || !str_trim(cell_text(&r->cells[i])).n)
			continue;
		concept = judge_clash_kind(j->headings[h].concept);
		if (first[concept] == NO_HEADING) {
			first[concept] = h;
		} else if (first[concept] != h && !j->stats[h].clash) {
			j->stats[h].clash = 1;
			j->stats[h].with = first[concept];
		}
	}
}

/* A cell alone in its row is a sub-heading, and tells nothing of its
 * column. */
static bool
is_alone(const struct raw_record *r)
{
	uint32_t filled = 0;

	for (uint32_t k = 0; k < r->ncells && filled < 2; k++)
		filled += str_trim(cell_text(&r->cells[k])).n > 0;
	return r->shape == CHRON_ROW && r->ncells > 1 && filled < 2;
}

void
judge_stats(struct judge *j)
{
	j->nstats = j->nheadings;
	j->stats = ARENA_ARRAY(j->arena, struct column_stats, j->nstats);
	for (uint32_t t = 0; t < j->ntables; t++) {
		const struct table *table = &j->tables[t];
		uint32_t seen = 0;

		if (!table->layout)
			continue;
		for (uint32_t i = table->data; i < table->end; i++) {
			const struct raw_record *r = &j->raw->records[i];

			if (seen++ >= SAMPLE)
				break;
			if (is_alone(r))
				continue;
			for (uint32_t k = 0; k < r->ncells; k++) {
				uint16_t h = r->cells[k].name;

				if (h < j->nstats)
					count_cell(&j->stats[h], &r->cells[k],
						j->headings[h].concept);
			}
		}
	}
}

/* In named records fields of one concept may take turns, so all of them are
 * looked at. */
void
judge_clashes(struct judge *j)
{
	for (uint32_t t = 0; t < j->ntables; t++)
		for (uint32_t i = j->tables[t].data;
			j->tables[t].layout && i < j->tables[t].end; i++)
			count_clashes(j, &j->raw->records[i]);
}

/* ---- a column by what stands in it ---- */

static const struct raw_cell *
cell_at(const struct raw_record *r, uint32_t col)
{
	if (col && col <= r->ncells)
		return &r->cells[col - 1];
	return NULL;
}

struct chron_str
judge_cell(const struct raw_record *r, uint32_t col)
{
	return str_trim(cell_text(cell_at(r, col)));
}

struct column_look {
	uint32_t filled, dates;
};

static struct column_look
look(const struct judge *j, uint32_t from, uint32_t end, uint32_t col)
{
	struct column_look l = {0};

	for (uint32_t i = from; i < end && i - from < LOOK_AHEAD; i++) {
		const struct raw_cell *cell = cell_at(&j->raw->records[i], col);
		struct chron_str s = str_trim(cell_text(cell));

		if (!s.n)
			continue;
		l.filled++;
		l.dates += is_date(cell, s, CHRON_F_OTHER);
	}
	return l;
}

uint32_t
judge_date_column(const struct judge *j, uint32_t from, uint32_t end,
	uint32_t ncols, uint64_t but)
{
	for (uint32_t col = 1; col <= ncols; col++) {
		struct column_look l;

		if (col <= 64 && but >> (col - 1) & 1)
			continue;
		l = look(j, from, end, col);
		if (l.dates && l.dates * 5 >= l.filled * 4)
			return col;
	}
	return 0;
}
