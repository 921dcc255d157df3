/* case.ini: from when to when, at the end of a value. */
#include "case/caseini_parts.h"
#include "chron/importer.h"
#include "core/dates.h"
#include "util/civil.h"
#include "util/str.h"

enum { WORDS_MOST = 64 }; /* of a value with a period */

static const char *const begins[] = {"from", "since", NULL};
static const char *const ends[] = {
	"to", "until", "till", "-", "\xe2\x80\x93", "\xe2\x80\x94", NULL};
static const char *const open_words[] = {
	"now", "present", "date", "today", "onwards", NULL};

struct chron_when
caseini_never(void)
{
	return (struct chron_when){.earliest = CHRON_TIME_MIN,
		.latest = CHRON_TIME_MAX,
		.precision = CHRON_UNKNOWN};
}

/* A house number is no date, though dates may be read from such. */
static bool
has_year(struct chron_str s)
{
	unsigned digits = 0, marks = 0;

	for (size_t i = 0; i < s.n; i++) {
		bool digit = s.p[i] >= '0' && s.p[i] <= '9';

		digits = digit ? digits + 1 : 0;
		marks += s.p[i] == '/' || s.p[i] == '.' || s.p[i] == '-';
		if (digits == 4 &&
			(i + 1 == s.n || s.p[i + 1] < '0' || s.p[i + 1] > '9'))
			return true;
	}
	return marks == 2;
}

/* The readings of a date, or of two with a dash between. */
static bool
read_dates(struct chron_str value, struct date_reading *out)
{
	struct date_context context = {
		.order = ORDER_DMY, .from = CIVIL_MIN, .to = CIVIL_MAX};

	return has_year(value) &&
	       date_read(value, CHRON_S(""), CHRON_TEXT, &context, out) ==
		       DATE_OK &&
	       out->start.precision != CHRON_MINUTE &&
	       out->start.earliest != CHRON_TIME_MIN &&
	       out->start.latest != CHRON_TIME_MAX;
}

bool
caseini_when(struct chron_str value, struct chron_when *when)
{
	struct date_reading reading;

	if (!read_dates(value, &reading) || reading.has_end)
		return false;
	*when = reading.start;
	return true;
}

struct words {
	struct chron_str word[WORDS_MOST];
	size_t n;
};

static bool
cut_words(struct chron_str value, struct words *w)
{
	for (size_t i = 0; i < value.n;) {
		size_t from = i;

		while (i < value.n && value.p[i] != ' ' && value.p[i] != '\t')
			i++;
		if (i > from) {
			if (w->n == WORDS_MOST)
				return false;
			w->word[w->n++] =
				(struct chron_str){value.p + from, i - from};
		}
		i += i < value.n;
	}
	return true;
}

/* The text from one word up to another. */
static struct chron_str
stretch(const struct words *w, size_t from, size_t to)
{
	if (from >= to)
		return CHRON_S("");
	return (struct chron_str){
		w->word[from].p, (size_t)(w->word[to - 1].p - w->word[from].p) +
					 w->word[to - 1].n};
}

/* Are the words from `from` on a period, and nothing else? */
static bool
is_period(const struct words *w, size_t from, struct caseini_period *out)
{
	struct date_reading reading;
	size_t to, last = w->n;

	out->since = out->until = caseini_never();
	from += str_in(w->word[from], begins);
	for (to = from; to < last && !str_in(w->word[to], ends); to++)
		;
	if (to == last && last > from && str_in(w->word[last - 1], open_words))
		to = --last;
	if (from == last)
		return false;
	if (to == last) {
		if (!read_dates(stretch(w, from, to), &reading))
			return false;
		out->since = reading.start;
		if (reading.has_end)
			out->until = reading.end;
		return true;
	}
	if (to > from && !caseini_when(stretch(w, from, to), &out->since))
		return false;
	if (to + 1 == last || str_in(w->word[to + 1], open_words))
		return to > from && to + 2 >= last;
	return caseini_when(stretch(w, to + 1, last), &out->until);
}

/* What stands before a period must not look like one misspelt. */
static bool
looks_dated(const struct words *w, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct chron_str s = w->word[i];
		unsigned digits = 0, marks = 0;

		for (size_t k = 0; k < s.n; k++) {
			digits += s.p[k] >= '0' && s.p[k] <= '9';
			marks +=
				s.p[k] == '/' || s.p[k] == '.' || s.p[k] == '-';
		}
		if ((marks > 1 && digits > 2) ||
			(i && i + 1 < w->n && has_year(w->word[i - 1]) &&
				str_in(s, ends)) ||
			(i && str_in(w->word[i - 1], ends) && digits > 1) ||
			(i && str_in(w->word[i - 1], begins) && digits > 1))
			return true;
	}
	return false;
}

bool
caseini_period(struct caseini *r, const char *key, struct chron_str value,
	struct caseini_period *out)
{
	struct words w = {.n = 0};
	size_t at = 0;

	if (!cut_words(value, &w))
		return caseini_fail(
			r, "`%s` has more than %d words", key, WORDS_MOST);
	while (at < w.n && !is_period(&w, at, out))
		at++;
	if (at == w.n)
		out->since = out->until = caseini_never();
	out->before = stretch(&w, 0, at);
	if (looks_dated(&w, at))
		return caseini_fail(r,
			"`%s` has a date that cannot be read: write "
			"`2016-01-01 to 2018-06-14`, or leave either out",
			key);
	if (out->since.earliest > out->until.latest)
		return caseini_fail(r, "`from` is after `to` in `%s` of %s",
			key, caseini_where(r));
	return true;
}
