/* case.ini: the family of a [child] or [person]. */
#include "case/caseini_parts.h"
#include "util/civil.h"
#include "util/fold.h"
#include "util/str.h"

enum {
	PARENTS_MOST = 2,
	PARTNERS_MOST = 20,
	HOUSEHOLDS_MOST = 5000, /* of a case */
};

struct word {
	const char *word;
	uint8_t means;
};

static const struct word sexes[] = {
	{"female", SEX_FEMALE},
	{"male", SEX_MALE},
	{"f", SEX_FEMALE},
	{"m", SEX_MALE},
	{"girl", SEX_FEMALE},
	{"boy", SEX_MALE},
	{"woman", SEX_FEMALE},
	{"man", SEX_MALE},
	{"unknown", SEX_UNKNOWN},
	{"not known", SEX_UNKNOWN},
	{"other", SEX_UNKNOWN},
	{NULL, 0},
};

static const struct word bonds[] = {
	{"lasting", BOND_LASTING},
	{"passing", BOND_PASSING},
	{"separated", BOND_SEPARATED},
	{"divorced", BOND_DIVORCED},
	{"married", BOND_LASTING},
	{"cohabiting", BOND_LASTING},
	{"casual", BOND_PASSING},
	{"brief", BOND_PASSING},
	{"parted", BOND_SEPARATED},
	{"ended", BOND_SEPARATED},
	{NULL, 0},
};

/* Words for a child who is not born; a day may follow. */
static const char *const unborn_words[] = {
	"unborn", "due", "expected", "pregnancy", NULL};
static const char *const nobody[] = {
	"unknown", "not known", "not named", "?", NULL};

static const struct word *
word_of(const struct word *list, struct chron_str s)
{
	for (; list->word; list++)
		if (fold_eq(s, chron_cstr(list->word)))
			return list;
	return NULL;
}

static const char *
hint(struct caseini *r, struct chron_str got, const struct word *list)
{
	const char *names[CASEINI_KEYS + 1] = {NULL};

	for (size_t i = 0; list[i].word; i++)
		names[i] = list[i].word;
	return caseini_hint(r, got, names);
}

static struct chron_kin *
kin_of(const struct caseini *r, const struct caseini_key *k)
{
	return (struct chron_kin *)(void *)((char *)r->target + k->at);
}

/* The outermost days of what is known; open ends stay open. */
static int32_t
first_day(const struct chron_when *w)
{
	return w->earliest == CHRON_TIME_MIN ? CIVIL_MIN
					     : civil_day_of(w->earliest);
}

static int32_t
last_day(const struct chron_when *w)
{
	return w->latest == CHRON_TIME_MAX ? CIVIL_MAX
					   : civil_day_of(w->latest);
}

bool
caseini_set_sex(
	struct caseini *r, const struct caseini_key *k, struct chron_str value)
{
	const struct word *w = word_of(sexes, value);

	if (!w)
		return caseini_fail(r, "`%s` cannot be `%.*s`: %s", k->name,
			STR(value), hint(r, value, sexes));
	kin_of(r, k)->sex = (enum sex)w->means;
	return true;
}

/* Takes a word off the beginning. */
static bool
take_word(struct chron_str *s, const char *const *words)
{
	struct chron_str rest = *s, word;

	if (!str_cut(&rest, ' ', &word) || !str_in(word, words))
		return false;
	*s = str_trim(rest);
	return true;
}

bool
caseini_set_born(
	struct caseini *r, const struct caseini_key *k, struct chron_str value)
{
	struct chron_kin *kin = kin_of(r, k);
	bool child = strcmp(r->section->name, "child") == 0;

	while (take_word(&value, unborn_words))
		kin->unborn = true;
	if (kin->unborn && !value.n)
		return true;
	if (caseini_when(value, &kin->born) &&
		(kin->born.precision == CHRON_DAY || !child || kin->unborn) &&
		!(child && kin->born.uncertain))
		return true;
	return caseini_fail(r,
		"`%s` is not a date: write it as 2018-06-14 or 14/06/2018%s",
		k->name,
		child ? ", or `due 2018-06-14` of an unborn child"
		      : ", or the year alone");
}

bool
caseini_set_died(
	struct caseini *r, const struct caseini_key *k, struct chron_str value)
{
	struct chron_kin *kin = kin_of(r, k);

	if (!caseini_when(value, &kin->dead))
		return caseini_fail(r,
			"`%s` is not a date: write it as 2018-06-14 or "
			"14/06/2018, or the year alone",
			k->name);
	kin->died = last_day(&kin->dead);
	return true;
}

static void
claim(struct caseini *r, bool partner, uint32_t item)
{
	bool child = strcmp(r->section->name, "child") == 0;
	const struct chron_config *config = &r->c->config;

	*ARENA_PUSH(r->arena, &r->claims, &r->nclaims) = (struct kin_claim){
		.row = r->row,
		.child = child,
		.at = (child ? config->nchildren : config->npeople) - 1,
		.partner = partner,
		.item = item,
	};
}

static bool
add_parent(struct caseini *r, struct chron_kin *kin, struct chron_str ref)
{
	if (str_in(ref, nobody))
		return true;
	if (fold_eq(ref, r->name))
		return caseini_fail(
			r, "%s cannot be their own parent", caseini_where(r));
	for (uint32_t i = 0; i < kin->nparents; i++)
		if (fold_eq(ref, kin->parents[i]))
			return caseini_fail(r,
				"`parents` of %s names `%.*s` twice",
				caseini_where(r), STR(ref));
	if (kin->nparents == PARENTS_MOST)
		return caseini_fail(r,
			"%s has more than two parents: who else brought the "
			"child up is told by `household`",
			caseini_where(r));
	claim(r, false, kin->nparents);
	*ARENA_PUSH(r->arena, &kin->parents, &kin->nparents) =
		arena_str(r->arena, ref);
	return true;
}

bool
caseini_set_parents(
	struct caseini *r, const struct caseini_key *k, struct chron_str value)
{
	struct chron_kin *kin = kin_of(r, k);
	struct chron_str ref;

	while (str_cut(&value, ',', &ref)) {
		ref = str_trim(ref);
		if (ref.n && !add_parent(r, kin, ref))
			return false;
	}
	return true;
}

/* Words for a bond off the end of what stands before the period, or of the
 * whole: "F separated 2012 to 2016", "F 2012 to 2016 separated". */
static const struct word *
take_bond(struct chron_str *value)
{
	size_t at = value->n;
	const struct word *w;

	while (at && value->p[at - 1] != ' ' && value->p[at - 1] != '\t')
		at--;
	w = at ? word_of(bonds,
			 (struct chron_str){value->p + at, value->n - at})
	       : NULL;
	if (w)
		*value = str_trim((struct chron_str){value->p, at});
	while (w && value->n && value->p[value->n - 1] == ',')
		*value = str_trim((struct chron_str){value->p, value->n - 1});
	return w;
}

bool
caseini_set_partner(
	struct caseini *r, const struct caseini_key *k, struct chron_str value)
{
	struct chron_kin *kin = kin_of(r, k);
	const struct word *last = take_bond(&value), *first;
	struct caseini_period period;
	struct chron_partner *p;

	if (!caseini_period(r, k->name, value, &period))
		return false;
	first = take_bond(&period.before);
	if (!last)
		last = first;
	if (!period.before.n)
		return caseini_fail(r,
			"`%s` names nobody: write `%s = F 2012 to 2016 "
			"separated`",
			k->name, k->name);
	if (fold_eq(period.before, r->name))
		return caseini_fail(
			r, "%s cannot be their own partner", caseini_where(r));
	if (kin->npartners == PARTNERS_MOST)
		return caseini_fail(r,
			"%s has more than %d partners (limit partners)",
			caseini_where(r), PARTNERS_MOST);
	claim(r, true, kin->npartners);
	p = ARENA_PUSH(r->arena, &kin->partners, &kin->npartners);
	p->ref = arena_str(r->arena, period.before);
	p->since = period.since;
	p->until = period.until;
	p->from = first_day(&p->since);
	p->to = last_day(&p->until);
	p->bond = last		       ? (enum bond)last->means
		  : p->to == CIVIL_MAX ? BOND_LASTING
				       : BOND_SEPARATED;
	return true;
}

bool
caseini_set_household(
	struct caseini *r, const struct caseini_key *k, struct chron_str value)
{
	struct chron_kin *kin = kin_of(r, k);
	struct caseini_period period;
	struct chron_household *h;

	if (!caseini_period(r, k->name, value, &period))
		return false;
	if (!period.before.n)
		return caseini_fail(r,
			"`%s` needs a name: write `%s = Mill Lane 2016-01-01 "
			"to 2018-06-14`",
			k->name, k->name);
	if (r->nstays++ == HOUSEHOLDS_MOST)
		return caseini_fail(r,
			"more than %d lines of `%s` (limit households)",
			HOUSEHOLDS_MOST, k->name);
	h = ARENA_PUSH(r->arena, &kin->households, &kin->nhouseholds);
	h->name = arena_str(r->arena, period.before);
	h->since = period.since;
	h->until = period.until;
	h->from = first_day(&h->since);
	h->to = last_day(&h->until);
	return true;
}

bool
caseini_end_kin(struct caseini *r, struct chron_kin *kin, int32_t *born)
{
	/* A ref such as "Unborn" says so, unless a day of birth does not. */
	kin->unborn =
		kin->unborn || (str_ifind(r->name, "unborn") != SIZE_MAX &&
				       kin->born.earliest == CHRON_TIME_MIN);
	if (!kin->unborn && kin->born.precision == CHRON_DAY &&
		!kin->born.uncertain)
		*born = civil_day_of(kin->born.earliest);
	r->row = r->section_row;
	return kin->unborn || kin->born.earliest <= kin->dead.latest ||
	       caseini_fail(
		       r, "%s died before the day of birth", caseini_where(r));
}
