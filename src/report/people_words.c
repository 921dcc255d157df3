/* Ages, and what a role says. */
#include "report/people.h"
#include "util/civil.h"
#include "util/fold.h"
#include "util/str.h"

static struct chron_str
plain_age(struct arena *a, int32_t born, int32_t on)
{
	int years, months, days;

	civil_age(born, on, &years, &months, &days);
	if (years >= 2)
		return arena_printf(a, "%d", years);
	if (months)
		return arena_printf(
			a, "%d month%s", months, months == 1 ? "" : "s");
	return arena_printf(a, "%d day%s", days, days == 1 ? "" : "s");
}

struct chron_str
people_age(struct arena *a, const struct chron_when *born, int32_t on)
{
	int32_t first, last;
	struct chron_str most, least;

	if (!words_bounds(born, &first, &last) || on == CIVIL_MAX || on < first)
		return CHRON_S("");
	most = plain_age(a, first, on);
	least = last <= on ? plain_age(a, last, on) : CHRON_S("");
	if (str_eq(most, least))
		return born->uncertain ? WORDS(a, CHRON_S("about "), most)
				       : most;
	return WORDS(a, CHRON_S("about "), least.n ? least : most);
}

struct chron_str
people_age_at_end(
	struct arena *a, const struct kinsfolk *p, const struct one *one)
{
	const struct chron_kin *kin = one->kin;
	struct chron_str age;

	if (kin->died != CIVIL_MIN && kin->died <= p->end) {
		age = people_age(a, &one->born, kin->died);
		if (kin->unborn || !age.n)
			return CHRON_S("died");
		return WORDS(a, CHRON_S("died aged "), age);
	}
	if (kin->unborn)
		return CHRON_S("unborn");
	if (p->end != CIVIL_MAX && one->born.earliest != CHRON_TIME_MIN &&
		civil_day_of(one->born.earliest) > p->end)
		return CHRON_S("not born yet");
	return people_age(a, &one->born, p->end);
}

static const struct {
	const char *word;
	enum sex sex;
} nouns[] = {
	{"mother", SEX_FEMALE},
	{"father", SEX_MALE},
	{"mum", SEX_FEMALE},
	{"mam", SEX_FEMALE},
	{"mummy", SEX_FEMALE},
	{"dad", SEX_MALE},
	{"daddy", SEX_MALE},
	{"stepmother", SEX_FEMALE},
	{"stepfather", SEX_MALE},
	{"stepmum", SEX_FEMALE},
	{"stepdad", SEX_MALE},
	{"grandmother", SEX_FEMALE},
	{"grandfather", SEX_MALE},
	{"nan", SEX_FEMALE},
	{"granny", SEX_FEMALE},
	{"grandma", SEX_FEMALE},
	{"grandad", SEX_MALE},
	{"granddad", SEX_MALE},
	{"grandpa", SEX_MALE},
	{"aunt", SEX_FEMALE},
	{"auntie", SEX_FEMALE},
	{"uncle", SEX_MALE},
	{"sister", SEX_FEMALE},
	{"brother", SEX_MALE},
	{"stepsister", SEX_FEMALE},
	{"stepbrother", SEX_MALE},
	{"daughter", SEX_FEMALE},
	{"son", SEX_MALE},
	{"wife", SEX_FEMALE},
	{"husband", SEX_MALE},
	{"girlfriend", SEX_FEMALE},
	{"boyfriend", SEX_MALE},
	{"niece", SEX_FEMALE},
	{"nephew", SEX_MALE},
};

static const char *const before[] = {"maternal", "paternal", "step", "foster",
	"adoptive", "birth", "biological", "natural", "great", "half", "the",
	"putative", "alleged", "ex", "former", "older", "younger", "elder",
	"twin", NULL};
static const char *const after[] = {"of", "to", NULL};

enum sex
people_role_sex(struct chron_str role)
{
	struct chron_str word = CHRON_S("");
	size_t at = 0;

	do {
		size_t from = at;

		while (at < role.n && role.p[at] != ' ' && role.p[at] != '-')
			at++;
		word = (struct chron_str){role.p + from, at - from};
		at += at < role.n;
	} while (at < role.n && (!word.n || str_in(word, before)));
	for (size_t i = 0; i < sizeof(nouns) / sizeof(*nouns); i++) {
		struct chron_str rest = {role.p + at, role.n - at}, next;

		if (!str_ieq(word, chron_cstr(nouns[i].word)))
			continue;
		if (!rest.n)
			return nouns[i].sex;
		return str_cut(&rest, ' ', &next) && str_in(next, after)
			       ? nouns[i].sex
			       : SEX_UNKNOWN;
	}
	return SEX_UNKNOWN;
}
