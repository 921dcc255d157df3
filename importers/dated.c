/* Whether a paragraph begins with a date: 3/4/21, 03.04.2021, 2021-04-03, 3rd
 * April 2021, Sat 3 Apr, April 2021, behind a weekday or "On". */
#include "dated.h"

#include <ctype.h>

#include "util/civil.h"
#include "util/str.h"

static const char *const weekdays[] = {
	"mon", "tue", "wed", "thu", "fri", "sat", "sun", "on ", NULL};
static const char *const joins[] = {
	"to ", "until ", "-", "\xe2\x80\x93", "\xe2\x80\x94", "and ", NULL};

static void
skip(struct chron_str *s, size_t n)
{
	s->p += n;
	s->n -= n;
}

static void
skip_any(struct chron_str *s, const char *of)
{
	while (s->n && *s->p && strchr(of, *s->p))
		skip(s, 1);
}

static size_t
letters(struct chron_str s)
{
	size_t n = 0;

	while (n < s.n && isalpha((unsigned char)s.p[n]))
		n++;
	return n;
}

/* One to `most` digits, taken off. */
static bool
take_digits(struct chron_str *s, size_t most, unsigned *number)
{
	size_t n = 0;

	*number = 0;
	for (; n < s->n && n <= most && isdigit((unsigned char)s->p[n]); n++)
		*number = *number * 10 + (unsigned)(s->p[n] - '0');
	if (!n || n > most)
		return false;
	skip(s, n);
	return true;
}

/* "April", "Apr", "Sept" */
static bool
take_month(struct chron_str *s)
{
	size_t n = letters(*s);

	for (int i = 0; i < 12 && n >= 3; i++) {
		const char *name = civil_month_names[i];
		size_t most = strlen(name);

		if (n > most && !(n == 4 && i == 8))
			continue;
		if (!str_istarts((struct chron_str){s->p, 3},
			    (char[]){name[0], name[1], name[2], '\0'}))
			continue;
		if (n == 3 || n == 4 || n == most) {
			skip(s, n);
			return true;
		}
	}
	return false;
}

static void
take_ordinal(struct chron_str *s)
{
	static const char *const ends[] = {"st", "nd", "rd", "th", NULL};

	for (int i = 0; ends[i]; i++) {
		if (letters(*s) == 2 && str_istarts(*s, ends[i])) {
			skip(s, 2);
			break;
		}
	}
	skip_any(s, " ,.-/");
	if (letters(*s) == 2 && str_istarts(*s, "of"))
		skip(s, 2);
	skip_any(s, " ");
}

/* Behind the day and its dividing mark: month and year in figures. */
static bool
take_figures(struct chron_str *s, unsigned first, size_t ndigits)
{
	char mark = s->n ? *s->p : '\0';
	unsigned month, year;

	if (!mark || !strchr("/.-", mark))
		return false;
	skip(s, 1);
	if (!take_digits(s, 2, &month) || !s->n || *s->p != mark)
		return false;
	skip(s, 1);
	if (!take_digits(s, 4, &year))
		return false;
	return ndigits == 4
		       ? month >= 1 && month <= 12
		       : first >= 1 && first <= 31 && month >= 1 && month <= 31;
}

static bool
take_date(struct chron_str *s)
{
	struct chron_str at;
	unsigned first, year;
	size_t ndigits;

	for (int i = 0; weekdays[i]; i++) {
		if (!str_istarts(*s, weekdays[i]))
			continue;
		skip(s, letters(*s));
		skip_any(s, " ,.");
		break;
	}
	if (take_month(s)) {
		skip_any(s, " ,.");
		return take_digits(s, 4, &year);
	}
	at = *s;
	if (!take_digits(s, 4, &first))
		return false;
	ndigits = at.n - s->n;
	at = *s;
	if (take_figures(s, first, ndigits))
		return true;
	*s = at;
	if (ndigits > 2 || !first || first > 31)
		return false;
	take_ordinal(s);
	if (!take_month(s))
		return false;
	skip_any(s, " ,.-/'");
	take_digits(s, 4, &year);
	return true;
}

enum dated
text_dated(struct chron_str s)
{
	s = str_trim(s);
	if (str_starts(s, "- "))
		s = str_trim((struct chron_str){s.p + 2, s.n - 2});
	if (!take_date(&s) || (s.n && isdigit((unsigned char)*s.p)))
		return DATED_NOT;
	s = str_trim(s);
	for (int i = 0; joins[i]; i++) {
		struct chron_str rest = s;

		if (!str_istarts(s, joins[i]))
			continue;
		skip(&rest, strlen(joins[i]));
		rest = str_trim(rest);
		if (take_date(&rest) || str_istarts(rest, "present"))
			return DATED_NOT;
	}
	skip_any(&s, " .,;:-");
	return s.n ? DATED_EVENT : DATED_ONLY;
}

void
dated_count(struct dated_tally *t, struct chron_str s, bool judged)
{
	enum dated dated = judged ? text_dated(s) : DATED_NOT;

	t->paragraphs++;
	if (dated == DATED_NOT)
		return;
	if (!t->dated++)
		t->first = t->paragraphs;
	t->only += dated == DATED_ONLY;
}

void
dated_tell(const struct dated_tally *t, struct chron_run *run)
{
	struct chron_pos pos = {.file = NULL};

	/* A single date may be that of the document. */
	if (!t->dated || (t->dated == 1 && t->only))
		return;
	chron_diag(run, CHRON_WARNING, "dated-text-outside", &pos,
		"%u %s outside of the tables %s with a date, the first is "
		"paragraph %u of the text: only rows of tables are read as "
		"events; put them into the table if they are some",
		t->dated, t->dated == 1 ? "paragraph" : "paragraphs",
		t->dated == 1 ? "begins" : "begin", t->first);
}
