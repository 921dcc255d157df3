/* How old each child was: "A 7 months; S1 6 years". */
#include "report/account.h"

#include "util/civil.h"
#include "util/str.h"

/* Who is born later than this after a day was nobody's child then. */
enum { CARRIED_DAYS = 294 }; /* 42 weeks */

/* Units are those a reader counts in: an infant's months, a baby's days. */
struct age {
	int32_t n;
	const char *one, *many; /* one NULL: `many` says it without a number */
};

static struct age
age_on(const struct chron_child *child, int32_t day)
{
	int years, months, days;

	if (day < child->born)
		return (struct age){0, NULL, "unborn"};
	if (day == child->born)
		return (struct age){0, NULL, "day of birth"};
	civil_age(child->born, day, &years, &months, &days);
	if (years >= 2)
		return (struct age){years, "year", "years"};
	if (months >= 2)
		return (struct age){months, "month", "months"};
	return (struct age){days, "day", "days"};
}

/* Does it make sense to give an age on such a day? */
static bool
has_age(const struct chron_child *child, int32_t first, int32_t last)
{
	int32_t died = child->kin.died;

	return child->born != CIVIL_MIN &&
	       (int64_t)last + CARRIED_DAYS >= child->born &&
	       (died == CIVIL_MIN || first <= died);
}

static struct chron_str
age_words(struct arena *a, struct age age)
{
	if (!age.one)
		return chron_cstr(age.many);
	return arena_printf(a, "%d %s", age.n, age.n == 1 ? age.one : age.many);
}

/* Of a day that is not known, between which ages it lies. */
static struct chron_str
between(struct arena *a, struct age from, struct age to)
{
	struct chron_str end = age_words(a, to);

	if (from.many == to.many && from.n == to.n)
		return end;
	if (from.one && from.many == to.many)
		return arena_printf(a, "%d to %.*s", from.n, STR(end));
	return WORDS(a, age_words(a, from), CHRON_S(" to "), end);
}

struct chron_str
account_age(struct arena *a, const struct chron_child *child,
	const struct chron_when *when)
{
	int32_t first, last;

	if (!words_bounds(when, &first, &last) || !has_age(child, first, last))
		return CHRON_S("");
	return between(a, age_on(child, first), age_on(child, last));
}

void
account_ages(struct emit *e, const struct chron_event *event)
{
	const struct chron_config *config = &e->c->config;
	struct chron_str text = CHRON_S("");

	for (uint32_t i = 0; i < config->nchildren; i++) {
		const struct chron_child *child = &config->children[i];
		struct chron_str age = account_age(e->a, child, &event->start);

		if (age.n)
			text = WORDS(e->a, text, text.n ? CHRON_S("; ") : text,
				child->ref, CHRON_S(" "), age);
	}
	emit_text(e, text);
}
