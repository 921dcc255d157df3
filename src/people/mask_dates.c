/* Dates of birth: the age on the day of the row takes their place. */
#include "people/mask_parts.h"

#include "util/civil.h"
#include "util/str.h"

enum { TRIGGER_MOST = 3, FILLERS_MOST = 3 };

static struct chron_str
text_of(const struct looking *k, uint32_t i)
{
	const struct letters *w = &k->s.row->v[i];

	return (struct chron_str){k->s.text.p + w->at, w->end - w->at};
}

static bool
is_number(const struct looking *k, uint32_t i, uint16_t least, uint16_t most)
{
	const struct letters *w = &k->s.row->v[i];

	return i < k->s.row->n && w->flags & LETTERS_NUMBER && w->n >= least &&
	       w->n <= most;
}

/* 1 to 12; 0 if the word is no month. */
static int
month_of(const struct looking *k, uint32_t i)
{
	struct chron_str s;

	if (i >= k->s.row->n || k->s.row->v[i].n < 3)
		return 0;
	s = text_of(k, i);
	for (int m = 0; m < 12; m++) {
		struct chron_str name = chron_cstr(civil_month_names[m]);

		if (s.n <= name.n &&
			str_ieq(s, (struct chron_str){name.p, s.n}) &&
			(s.n == 3 || s.n == name.n || (m == 8 && s.n == 4)))
			return m + 1;
	}
	return 0;
}

/* Between the parts of a date: white space, one mark, an ordinal's letters. */
static bool
is_joined(const struct looking *k, uint32_t i)
{
	const struct letters *v = k->s.row->v;
	uint32_t marks = 0;

	if (i + 1 >= k->s.row->n || v[i + 1].at - v[i].end > 4)
		return false;
	for (uint32_t p = v[i].end; p < v[i + 1].at; p++) {
		char c = k->s.text.p[p];

		if (!strchr("/.-, \n'", c) || !c)
			return false;
		marks += c != ' ';
	}
	return marks <= 2;
}

static uint32_t
past_ordinal(const struct looking *k, uint32_t i)
{
	static const char *const endings[] = {"st", "nd", "rd", "th", NULL};
	const struct letters *v = k->s.row->v;

	return i < k->s.row->n && v[i].at == v[i - 1].end &&
			       str_in(text_of(k, i), endings)
		       ? i + 1
		       : i;
}

static int
year_of(const struct looking *k, uint32_t i)
{
	int64_t n;

	if (!is_number(k, i, 2, 4) || k->s.row->v[i].n == 3)
		return 0;
	n = str_number(text_of(k, i));
	return (int)(n >= 100 ? n : n < 50 ? 2000 + n : 1900 + n);
}

static bool
make_day(int year, int64_t month, int64_t day, int32_t *out)
{
	if (year < 1880 || year > 2100 || month < 1 || month > 12 || day < 1 ||
		day > 31 || !civil_valid(year, (int)month, (int)day))
		return false;
	*out = civil_days(year, (int)month, (int)day);
	return true;
}

/* "20170902", "02092017", and after a word that says so "020917". */
static bool
run_of_digits(const struct looking *k, uint32_t i, bool told, int32_t *day)
{
	struct chron_str s = text_of(k, i);
	int64_t n = str_number(s);

	if (s.n == 8)
		return make_day(
			       (int)(n / 10000), n / 100 % 100, n % 100, day) ||
		       make_day((int)(n % 10000), n / 10000 % 100, n / 1000000,
			       day);
	return s.n == 6 && told &&
	       make_day((int)(n % 100 < 50 ? 2000 + n % 100 : 1900 + n % 100),
		       n / 100 % 100, n / 10000, day);
}

/* A whole date from word i on: how many words, or 0. */
static uint32_t
date_at(const struct looking *k, uint32_t i, bool told, int32_t *day)
{
	uint32_t j, y;
	int month;

	if (is_number(k, i, 6, 8))
		return run_of_digits(k, i, told, day) ? 1 : 0;
	if (is_number(k, i, 4, 4) && is_joined(k, i) &&
		is_number(k, i + 1, 1, 2) && is_joined(k, i + 1) &&
		is_number(k, i + 2, 1, 2))
		return make_day(year_of(k, i), str_number(text_of(k, i + 1)),
			       str_number(text_of(k, i + 2)), day)
			       ? 3
			       : 0;
	if (is_number(k, i, 1, 2)) {
		j = past_ordinal(k, i + 1);
		if (j < k->s.row->n && str_is(text_of(k, j), "of"))
			j++;
		y = j + 1;
		if (j >= k->s.row->n || !is_joined(k, j - 1) ||
			!is_joined(k, j) || !year_of(k, y))
			return 0;
		month = month_of(k, j);
		if (!month && is_number(k, j, 1, 2))
			month = (int)str_number(text_of(k, j));
		return make_day(year_of(k, y), month, str_number(text_of(k, i)),
			       day)
			       ? y + 1 - i
			       : 0;
	}
	month = month_of(k, i);
	if (!month || !is_joined(k, i) || !is_number(k, i + 1, 1, 2))
		return 0;
	y = past_ordinal(k, i + 2);
	return y < k->s.row->n && is_joined(k, y - 1) && year_of(k, y) &&
			       make_day(year_of(k, y), month,
				       str_number(text_of(k, i + 1)), day)
		       ? y + 1 - i
		       : 0;
}

/* "DOB", "d.o.b.", "born on", "date of birth:": how many words. */
static uint32_t
says_birth(const struct looking *k, uint32_t i)
{
	static const char *const phrases[][TRIGGER_MOST + 1] = {
		{"date", "of", "birth", NULL}, {"d", "o", "b", NULL},
		{"birth", "date", NULL}, {"dob", NULL}, {"born", NULL},
		{"birthdate", NULL}, {"birthday", NULL}, {"bday", NULL},
		{"bn", NULL}};

	if (!strchr("dbDB", k->s.text.p[k->s.row->v[i].at]))
		return 0;
	for (size_t p = 0; p < sizeof(phrases) / sizeof(*phrases); p++) {
		uint32_t n = 0;

		while (phrases[p][n] && i + n < k->s.row->n &&
			str_ieq(text_of(k, i + n), chron_cstr(phrases[p][n])))
			n++;
		if (!phrases[p][n])
			return n;
	}
	return 0;
}

static bool
is_filler(const struct looking *k, uint32_t i)
{
	static const char *const fillers[] = {"on", "is", "was", "the", "of",
		"as", "given", "recorded", NULL};

	return str_in(text_of(k, i), fillers);
}

struct chron_str
mask_age(struct arena *a, int32_t born, int32_t on)
{
	int years, months, days;

	if (born == CIVIL_MIN || on == CIVIL_MIN || on < born)
		return CHRON_S("[date of birth]");
	if (on == born)
		return CHRON_S("newborn");
	civil_age(born, on, &years, &months, &days);
	if (years >= 2)
		return arena_printf(a, "aged %d", years);
	if (years || months)
		return arena_printf(a, "aged %d month%s", years * 12 + months,
			years * 12 + months == 1 ? "" : "s");
	return arena_printf(a, "aged %d day%s", days, days == 1 ? "" : "s");
}

static bool
fill(const struct looking *k, uint32_t i, uint32_t words, int32_t born,
	struct name_hit *hit)
{
	const struct letters *v = k->s.row->v;

	hit->words = words;
	hit->at = v[i].at;
	hit->end = v[i + words - 1].end;
	hit->shown = mask_age(k->arena, born, k->day);
	return true;
}

bool
mask_is_birth(const struct mask *m, int32_t day)
{
	const struct people *p = m->people;

	for (uint32_t i = 0; i < p->ndeclared; i++)
		if (p->known[i].born == day)
			return true;
	return false;
}

bool
match_birth(const struct looking *k, uint32_t i, struct name_hit *hit)
{
	uint32_t told = says_birth(k, i), j = i + told, n;
	int32_t day;

	while (told && j < k->s.row->n && j - i < told + FILLERS_MOST &&
		is_filler(k, j))
		j++;
	n = j < k->s.row->n ? date_at(k, j, told, &day) : 0;
	if (!n)
		return false;
	if (told)
		return fill(k, i, j + n - i, day, hit);
	/* the day of the row itself is there to be read anyway */
	return mask_is_birth(k->mask, day) && day != k->day &&
	       fill(k, i, n, day, hit);
}
