/* Words of another day: "on Tuesday", "12 May", "3/4/21", "the 9th". */
#include "seen/clause.h"

#include "util/civil.h"

/* A date that is written out; 0 where a part is not. */
struct written {
	int day, month;
	uint32_t end; /* the token after it */
};

static bool
is_figure(char c)
{
	return c >= '0' && c <= '9';
}

/* The number a token is, of at most four digits ("12", "9th", "2021"): -1 if
 * it is none. */
static int
number(const struct scene *s, const struct token *t, bool *ordinal)
{
	const char *p = s->text.p + t->start;
	uint32_t n = t->end - t->start, digits = 0;
	int value = 0;

	while (digits < n && digits < 4 && p[digits] >= '0' && p[digits] <= '9')
		value = value * 10 + (p[digits++] - '0');
	*ordinal = digits && digits < 3 && n == digits + 2 &&
		   strchr("snrt", p[digits]) && strchr("tdh", p[digits + 1]);
	return !t->punct && digits && (digits == n || *ordinal) ? value : -1;
}

/* The token behind the slash that follows token i, or 0. */
static uint32_t
slashed(const struct scene *s, const struct token *t, uint32_t i, uint32_t n)
{
	return i + 1 < n && t[i + 1].start == t[i].end + 1 &&
			       s->text.p[t[i].end] == '/'
		       ? i + 1
		       : 0;
}

/* "14.11.19": one token to the reader. */
static bool
is_dotted(const struct scene *s, const struct token *t)
{
	unsigned dots = 0;

	for (uint32_t i = t->start; i < t->end; i++)
		if (s->text.p[i] == '.')
			dots++;
		else if (s->text.p[i] < '0' || s->text.p[i] > '9')
			return false;
	return dots == 2;
}

static bool
is_month(const struct token *t, uint32_t i, uint32_t n)
{
	return i < n && t[i].marks & MARKED(MONTH) &&
	       (t[i].capital || !t[i].kids);
}

/* "3/4/21", "14.11.19", "12 May", "May 12th"; and "3/4" where it can be no
 * score and no "2/7" for two days. */
static bool
read_date(const struct scene *s, const struct token *t, uint32_t i, uint32_t n,
	bool dated, struct written *d)
{
	bool ordinal, other;
	int first = number(s, &t[i], &ordinal), second;
	uint32_t k;

	*d = (struct written){.end = i + 1};
	if (is_dotted(s, &t[i]))
		return true;
	if (first < 1 || first > 31)
		return false;
	d->day = first;
	k = i + 1;
	if (k + 1 < n && ordinal && t[k].is & IS(ABOUT))
		k++; /* "the 4th of March" */
	if (is_month(t, k, n)) {
		d->end = k + 1;
		return true;
	}
	k = slashed(s, t, i, n);
	if (!k)
		return false;
	second = number(s, &t[k], &other);
	if (second < 1 || second > 12)
		return false;
	d->month = second;
	d->end = k + 1;
	if (slashed(s, t, k, n) && number(s, &t[k + 1], &other) >= 0) {
		d->end = k + 2;
		return true;
	}
	return dated;
}

/* May a date, not a share or a score, follow what stands before token i? */
static bool
is_dated(const struct token *t, uint32_t i)
{
	static const uint64_t happens =
		P(SEE) | P(MEET) | P(VISIT) | P(COME) | P(MEETING) | P(PHONE);

	return i > 0 &&
	       (t[i - 1].marks & MARKED(ONDATE) || t[i - 1].is & IS(PASTT) ||
		       clause_has(&t[i - 1], happens));
}

/* The date is the entry's own, or of something to come. */
static bool
is_other_day(const struct scene *s, const struct token *t, uint32_t i,
	const struct written *d)
{
	int year, month, day;

	if (t[i].start < 3)
		return false; /* it heads the entry */
	for (uint32_t k = i; k > 0 && i - k < 3 && !t[k - 1].punct; k--)
		if (t[k - 1].is & IS(MODAL) || t[k - 1].marks & MARKED(NODATE))
			return false;
	if (s->day == CIVIL_MIN)
		return true;
	civil_from_days(s->day, &year, &month, &day);
	return d->day != day || (d->month && d->month != month);
}

/* "on the 9th": the day of another month is not known, so any but today. */
static bool
is_day_alone(const struct scene *s, const struct token *t, uint32_t i,
	uint32_t n, struct written *d)
{
	bool ordinal;
	uint32_t k = i > 1 && t[i - 1].is & IS(DET) ? i - 1 : i;

	d->day = number(s, &t[i], &ordinal);
	d->month = 0;
	d->end = i + 1;
	return ordinal && d->day > 0 && d->day < 32 && k > 0 &&
	       t[k - 1].marks & MARKED(ONDATE) &&
	       !(i + 1 < n && clause_has(&t[i + 1], P(EXAM)));
}

/* "in March", "over Easter", "last Tues": a name of a time after a word that
 * makes it one. */
static bool
is_named_time(const struct token *t, uint32_t i)
{
	uint32_t k = i;

	if (!(t[i].marks & MARKED(MONTH)) || !t[i].capital)
		return false;
	if (i > 1 &&
		((t[i - 1].is | t[i - 2].is) & IS(MODAL) ||
			(t[i - 1].marks | t[i - 2].marks) & MARKED(NODATE)))
		return false;
	while (k > 0 && i - k < 2 && t[k - 1].is & (IS(DET) | IS(ADV)) &&
		!t[k - 1].punct)
		k--;
	if (!k || t[k - 1].punct)
		return false;
	if (t[k - 1].marks & MARKED(ONDATE))
		return true;
	return !t[i].kids && !(t[k - 1].is & IS(MODAL)) && t[k - 1].nmeanings;
}

/* "3/4 and 10/4", "3/6, 5/6 and 9/6": the date that follows the one which
 * ends before token k. */
static bool
joined_date(const struct scene *s, const struct token *t, uint32_t k,
	uint32_t n, struct written *d)
{
	if (k + 1 >= n || !(t[k].is & IS(AND) || t[k].punct == ','))
		return false;
	if (t[k + 1].is & IS(AND) && k + 2 < n)
		k++;
	return read_date(s, t, k + 1, n, true, d);
}

void
when_mark(struct scene *s, struct token *t, uint32_t n)
{
	struct written d, next;
	bool joined = false;

	for (uint32_t i = 0; i < n; i++) {
		bool figure = is_figure(s->text.p[t[i].start]), dated;

		if (!figure && !joined && !(t[i].marks & MARKED(MONTH)))
			continue;
		dated = joined || is_dated(t, i);
		joined = joined && (t[i].punct || t[i].is & IS(AND));
		if (t[i].punct || t[i].quoted)
			continue;
		if (figure && read_date(s, t, i, n, true, &d)) {
			joined = joined_date(s, t, d.end, n, &next);
			if (!dated && !joined &&
				!read_date(s, t, i, n, false, &d))
				continue; /* "2/7", "3/10" */
			s->many_dates |= joined;
			if (is_other_day(s, t, i, &d))
				t[i].is |= IS(PASTT);
			i = d.end - 1;
		} else if ((figure && is_day_alone(s, t, i, n, &d) &&
				   is_other_day(s, t, i, &d)) ||
			   is_named_time(t, i)) {
			t[i].is |= IS(PASTT);
		}
	}
}
