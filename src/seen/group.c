/* Children named by what they are: "the older two", "the six-year-old", "both
 * boys", "two of the three (A, B)". */
#include "seen/scene.h"

#include "core/agency.h"
#include "util/civil.h"
#include "util/str.h"

static unsigned
count(uint64_t kids)
{
	return (unsigned)__builtin_popcountll(kids);
}

/* Days old, or -1 if not known or not born. */
static int32_t
age(const struct scene *s, uint32_t kid)
{
	int32_t born = s->people->kids[kid].born;

	if (born == CIVIL_MIN || s->day == CIVIL_MIN || born > s->day)
		return -1;
	return s->day - born;
}

/* Days old, where the order matters and nothing else does. */
static int64_t
rank(const struct scene *s, uint32_t kid)
{
	int32_t born = s->people->kids[kid].born;

	return born == CIVIL_MIN ? INT64_MIN : -(int64_t)born;
}

static uint64_t
aged(const struct scene *s, int32_t from_days, int32_t to_days)
{
	uint64_t kids = 0;

	for (uint32_t i = 0; i < s->people->nkids; i++) {
		int32_t days = age(s, i);

		if (s->all >> i & 1 && days >= from_days && days < to_days)
			kids |= UINT64_C(1) << i;
	}
	return kids;
}

uint64_t
who_under(const struct scene *s, int years)
{
	return aged(s, 0, years * 365 + years / 4);
}

/* The n oldest (sign 1) or youngest (sign -1) of those whose age is known. */
static uint64_t
extreme(const struct scene *s, unsigned n, int sign)
{
	uint64_t left = s->all & ~s->unborn, kids = 0;

	while (n-- && left) {
		uint32_t best = UINT32_MAX;

		for (uint32_t i = 0; i < s->people->nkids; i++)
			if (left >> i & 1 && rank(s, i) != INT64_MIN &&
				(best == UINT32_MAX ||
					(rank(s, i) - rank(s, best)) * sign >
						0))
				best = i;
		if (best == UINT32_MAX)
			break;
		kids |= UINT64_C(1) << best;
		left &= ~kids;
	}
	return kids;
}

static uint64_t
twins(const struct scene *s)
{
	uint64_t kids = 0;

	for (uint32_t i = 0; i < s->people->nkids; i++)
		for (uint32_t j = i + 1; j < s->people->nkids; j++)
			if (rank(s, i) != INT64_MIN &&
				rank(s, j) != INT64_MIN &&
				rank(s, j) - rank(s, i) <= 2 &&
				rank(s, i) - rank(s, j) <= 2)
				kids |= UINT64_C(1) << i | UINT64_C(1) << j;
	return kids ? kids & s->all : s->all;
}

static uint64_t
siblings(const struct scene *s)
{
	uint64_t kids = 0;

	for (uint32_t i = 0; i < s->people->nkids; i++)
		if (s->people->kids[i].sibling)
			kids |= UINT64_C(1) << i;
	kids &= s->all;
	if (!kids && s->focus && count(s->all) == 2)
		kids = s->all & ~s->focus;
	return kids;
}

static uint64_t
one_child(const struct scene *s)
{
	if (count(s->usual) == 1)
		return s->usual;
	if (count(s->focus) == 1)
		return s->focus;
	return count(s->all) == 1 ? s->all : 0;
}

static uint64_t
baby(const struct scene *s)
{
	uint64_t kids = aged(s, 0, 400);

	if (!kids)
		kids = extreme(s, 1, -1) & aged(s, 0, 1096);
	if (!kids && s->day != CIVIL_MIN)
		return count(s->all) == 1 && s->unborn != s->all &&
				       rank(s, 0) == INT64_MIN
			       ? s->all
			       : 0;
	return kids ? kids : count(s->all) == 1 ? s->all : 0;
}

/* To a crew who have named nobody but a grown-up she is the patient. */
static bool
adult_first(const struct scene *s)
{
	return s->adult_patient ||
	       ((s->kind == KIND_AMBULANCE || s->kind == KIND_FIRE) &&
		       !s->named && (s->female_at || s->male_at));
}

uint64_t
who_means(const struct scene *s, enum kid_word word)
{
	uint64_t living = s->all & ~s->unborn;
	unsigned n = count(living);

	switch (word) {
	case KIDS_ONE:
		return one_child(s);
	case KIDS_PATIENT:
		return agency_kind_serves_adults(s->kind) || adult_first(s)
			       ? 0
			       : one_child(s);
	case KIDS_ALL:
	case KIDS_NEITHER:
		return living;
	case KIDS_EACH:
		return count(s->focus) > 1 ? s->focus : living;
	case KIDS_BABY:
		return baby(s);
	case KIDS_TODDLER:
		return aged(s, 365, 4 * 366);
	case KIDS_TEEN:
		return aged(s, 12 * 365 + 300, 18 * 366);
	case KIDS_ELDEST:
		return extreme(s, 1, 1);
	case KIDS_YOUNGEST:
		return extreme(s, 1, -1);
	case KIDS_OLDER:
		return n > 2 ? extreme(s, n > 4 ? n - 1 : 2, 1)
			     : extreme(s, 2, 1);
	case KIDS_YOUNGER:
		return extreme(s, 2, -1);
	case KIDS_OLDER3:
		return extreme(s, 3, 1);
	case KIDS_YOUNGER3:
		return extreme(s, 3, -1);
	case KIDS_MIDDLE:
		return n > 2 ? living & ~extreme(s, 1, 1) & ~extreme(s, 1, -1)
			     : 0;
	case KIDS_TWINS:
		return twins(s);
	case KIDS_TWIN1:
		return twins(s) & -twins(s);
	case KIDS_TWIN2:
		return twins(s) & (twins(s) - 1);
	case KIDS_OTHERS:
		return s->focus ? living & ~s->focus : 0;
	case KIDS_SIBS:
		return siblings(s);
	case KIDS_UNBORN:
		return s->unborn;
	default:
		return 0;
	}
}

uint64_t
who_of_sex(const struct scene *s, enum sex sex)
{
	uint64_t kids = 0;

	for (uint32_t i = 0; i < s->people->nkids; i++)
		if (s->people->kids[i].sex == SEX_UNKNOWN ||
			s->people->kids[i].sex == sex)
			kids |= UINT64_C(1) << i;
	return kids & s->all;
}

/* "his sister": the one girl he is not. */
static uint64_t
sibling_of_sex(const struct scene *s, uint64_t kids)
{
	uint64_t others = kids & ~s->focus & ~s->unborn;

	return count(others) == 1 ? others : siblings(s) & kids;
}

/* "the girl", "both boys": where the names tell who is which. */
uint64_t
who_phrase(struct scene *s, const struct token *t, uint32_t i)
{
	enum kid_word word = (enum kid_word)t[i].kidword;
	uint64_t all = s->all, kids;
	enum sex sex = t[i].is & IS(FEMALE) ? SEX_FEMALE
		       : t[i].is & IS(MALE) ? SEX_MALE
					    : SEX_UNKNOWN;

	if (t[i].kids)
		return t[i].kids; /* brackets or an age tell */
	if (sex == SEX_UNKNOWN)
		return who_means(s, word);
	kids = who_of_sex(s, sex);
	if (kids == all)
		return who_means(s, word);
	if (word == KIDS_SIBS)
		return sibling_of_sex(s, kids);
	if (word == KIDS_ONE && count(kids & ~s->unborn) == 1)
		return kids & ~s->unborn;
	s->all = kids;
	kids &= who_means(s, word);
	s->all = all;
	return kids;
}

enum { NUMBER_LEAST = 3, NUMBER_MOST = 9 }; /* letters */
static const char *const numbers[] = {"one", "two", "three", "four", "five",
	"six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
	"fourteen", "fifteen", "sixteen", "seventeen", "eighteen"};

/* The number that is written out, or 0. */
static int32_t
spelt(struct chron_str w)
{
	if (w.n < NUMBER_LEAST || w.n > NUMBER_MOST)
		return 0;
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		if ((*w.p | 32) == *numbers[i] &&
			str_ieq(w, chron_cstr(numbers[i])))
			return (int32_t)i + 1;
	return 0;
}

/* The number of figures that a word starts with, and what is left of it
 * ("6yo"). */
static int32_t
figures(struct chron_str w, struct chron_str *rest)
{
	int32_t n = 0;

	while (w.n && n < 100 && *w.p >= '0' && *w.p <= '9')
		n = n * 10 + (*w.p++ - '0'), w.n--;
	*rest = w;
	return n;
}

/* Those who are n of a unit old; a year more or less if there is only one. */
static uint64_t
of_age(const struct scene *s, int32_t n, char unit)
{
	int32_t days = unit == 'm' ? 31 : unit == 'w' ? 7 : 366;
	uint64_t kids = aged(s, n * days - n, (n + 1) * days);

	if (!kids)
		kids = aged(s, (n - 1) * days, (n + 2) * days);
	return count(kids) == 1 || unit == 'y' ? kids : 0;
}

static const struct chron_str units[] = {CHRON_INIT("year"), CHRON_INIT("yr"),
	CHRON_INIT("years"), CHRON_INIT("yrs"), CHRON_INIT("y"),
	CHRON_INIT("month"), CHRON_INIT("months"), CHRON_INIT("mth"),
	CHRON_INIT("mths"), CHRON_INIT("week"), CHRON_INIT("weeks"),
	CHRON_INIT("wk"), CHRON_INIT("wks"), CHRON_INIT("yo"),
	CHRON_INIT("y/o")};
static const struct chron_str olds[] = {
	CHRON_INIT("old"), CHRON_INIT("olds"), CHRON_INIT("o")};
enum {
	UNITS = sizeof(units) / sizeof(units[0]),
	OLDS = sizeof(olds) / sizeof(olds[0])
};

static bool
is_unit_letter(char c)
{
	static const uint32_t letters = UINT32_C(1) << ('y' & 31) |
					UINT32_C(1) << ('m' & 31) |
					UINT32_C(1) << ('w' & 31);

	return c >= 'A' && letters >> (c & 31) & 1;
}

/* May the token be a unit?  As its first letters tell: not "was", "mum". */
static inline bool
is_like_unit(const struct scene *s, const struct token *t)
{
	const char *p = s->text.p + t->start;
	char second;

	if (!is_unit_letter(*p))
		return false;
	second = (char)(t->end - t->start > 1 ? p[1] | 32 : 0);
	switch (*p | 32) {
	case 'y':
		return second != 'o' || t->end - t->start == 2;
	case 'm':
		return second == 'o' || second == 't';
	case 'w':
		return second == 'e' || second == 'k';
	default:
		return false;
	}
}

/* Is the token one of these words? */
static bool
is_word_of(const struct scene *s, const struct token *t,
	const struct chron_str *words, size_t n)
{
	struct chron_str w = {s->text.p + t->start, t->end - t->start};

	for (size_t i = 0; i < n; i++)
		if (words[i].n == w.n &&
			words[i].p[w.n - 1] == (w.p[w.n - 1] | 32) &&
			str_ieq(words[i], w))
			return true;
	return false;
}

/* "six year old", "6yo", "3 y/o": the tokens it takes, or 0. */
static uint32_t
age_phrase(const struct scene *s, const struct token *t, uint32_t i, uint32_t n,
	uint64_t *kids)
{
	struct chron_str w = {s->text.p + t[i].start, t[i].end - t[i].start};
	struct chron_str rest = {w.p + w.n, 0};
	bool written = *w.p < '0' || *w.p > '9';
	int32_t years = 0;
	uint32_t k = i + 1;
	char unit = 0;

	/* a word is a number where a unit follows: asked first, as it is rare */
	if (!written)
		years = figures(w, &rest);
	else if (k >= n || !is_like_unit(s, &t[k]))
		return 0;
	if (rest.n)
		unit = *rest.p;
	else if (k < n && is_like_unit(s, &t[k]) &&
		 is_word_of(s, &t[k], units, UNITS))
		unit = s->text.p[t[k++].start];
	if (!is_unit_letter(unit))
		return 0;
	unit |= 32;
	if (written)
		years = spelt(w);
	if (!years)
		return 0;
	if (k < n && is_word_of(s, &t[k], olds, OLDS))
		k++;
	else if (!(k == i + 1 ? rest.n > 1 && (rest.p[rest.n - 1] | 32) == 'o'
			      : t[k - 1].end - t[k - 1].start > 1 &&
					 (s->text.p[t[k - 1].end - 1] | 32) ==
						 'o'))
		return 0;
	*kids = of_age(s, years, unit);
	return k - i;
}

/* "(A, B)", "(A and B)" at token i: whom the brackets name. */
static uint64_t
bracket(const struct token *t, uint32_t i, uint32_t n)
{
	uint64_t kids = 0;

	if (i >= n || t[i].punct != '(')
		return 0;
	for (i++; i < n && t[i].punct != ')'; i++) {
		if (t[i].kids && !t[i].kidword && !t[i].poss)
			kids |= t[i].kids;
		else if (t[i].punct != ',' && !(t[i].is & IS(AND)))
			return 0;
	}
	return i < n ? kids : 0;
}

void
who_groups(const struct scene *s, struct token *t, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		uint64_t kids = 0;
		uint32_t len, k;

		if (t[i].punct)
			continue;
		if (t[i].kidword && t[i].kidword < KIDS_HE) {
			kids = bracket(t, i + 1, n);
			for (k = i + 1;
				!kids && k < n && t[i].kidword == KIDS_SOME;
				k++)
				kids = bracket(t, k, n);
			t[i].kids = kids;
			continue;
		}
		if (t[i].kids || i + 1 > n)
			continue;
		len = age_phrase(s, t, i, n, &kids);
		if (!len || !kids)
			continue;
		/* "the six year old girl": one phrase, its last word */
		for (k = i; k + 1 < i + len; k++)
			t[k].is = IS(DET), t[k].nmeanings = 0, t[k].preds = 0;
		if (i + len < n && t[i + len].kidword &&
			t[i + len].kidword < KIDS_HE)
			t[k].is = IS(DET), k = i + len;
		else
			t[k].kidword = KIDS_ONE;
		t[k].nmeanings = 0, t[k].preds = 0;
		t[k].kids = kids;
		i = k;
	}
}
