/* What is shown of those whom a name may mean. */
#include "people/names_parts.h"

#include "util/civil.h"
#include "util/str.h"

enum { RESPONSIBLE = 10, NAMED_MOST = 3 }; /* "Child A or Child B or MGM" */

/* Only those of m that `is` holds for, if there are any. */
static void
narrow(const struct people *p, struct meant *m,
	bool (*is)(const struct known *k, int32_t what), int32_t what)
{
	struct meant some = {.n = 0};

	for (uint32_t i = 0; i < m->n; i++)
		if (is(&p->known[m->v[i]], what))
			some.v[some.n++] = m->v[i];
	if (some.n)
		*m = some;
}

/* Called by the surname alone are grown-ups, and young people who are old
 * enough to be arrested. */
static bool
is_adult(const struct known *k, int32_t day)
{
	int years, months, days;

	if (!k->child)
		return true;
	if (k->born == CIVIL_MIN || day <= k->born)
		return false;
	civil_age(k->born, day, &years, &months, &days);
	return years >= RESPONSIBLE;
}

static bool
may_be(const struct known *k, int32_t sex)
{
	return k->sex == SEX_UNKNOWN || k->sex == (uint8_t)sex;
}

static bool
is_declared(const struct known *k, int32_t what)
{
	(void)what;
	return k->ref.n;
}

struct chron_str
shown_for(const struct people *p, struct arena *a, const struct meant *meant,
	unsigned roles, int title, int32_t day)
{
	struct meant m = *meant;
	struct chron_str all = CHRON_S("");
	uint32_t n = 0;

	if (roles == PART_SURNAME)
		narrow(p, &m, is_adult, day);
	if (title > SEX_UNKNOWN)
		narrow(p, &m, may_be, title);
	narrow(p, &m, is_declared, 0);
	for (uint32_t i = 0; i < m.n && n <= NAMED_MOST; i++) {
		struct chron_str s = p->known[m.v[i]].shown;
		bool said = false;

		for (uint32_t k = 0; k < i && !said; k++)
			said = str_eq(p->known[m.v[k]].shown, s);
		if (said)
			continue;
		all = n++ ? arena_printf(a, "%.*s or %.*s", STR(all), STR(s))
			  : s;
	}
	if (n > NAMED_MOST)
		return roles == PART_SURNAME ? CHRON_S("[family name]")
					     : CHRON_S("[name]");
	return all;
}
