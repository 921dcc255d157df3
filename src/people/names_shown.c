/* What is shown of those whom a name may mean. */
#include "people/names_parts.h"

#include "util/str.h"

enum { NAMED_MOST = 3 }; /* "Child A or Child B or MGM" */

/* Only those of m that `is` holds for, if there are any. */
static void
narrow(const struct people *p, struct meant *m,
	bool (*is)(const struct known *k, enum sex sex), enum sex sex)
{
	struct meant some = {.n = 0};

	for (uint32_t i = 0; i < m->n; i++)
		if (is(&p->known[m->v[i]], sex))
			some.v[some.n++] = m->v[i];
	if (some.n)
		*m = some;
}

static bool
is_adult(const struct known *k, enum sex sex)
{
	(void)sex;
	return !k->child;
}

static bool
may_be(const struct known *k, enum sex sex)
{
	return k->sex == SEX_UNKNOWN || k->sex == (uint8_t)sex;
}

static bool
is_declared(const struct known *k, enum sex sex)
{
	(void)sex;
	return k->ref.n;
}

struct chron_str
shown_for(const struct people *p, struct arena *a, const struct meant *meant,
	unsigned roles, int title)
{
	struct meant m = *meant;
	struct chron_str all = CHRON_S("");
	uint32_t n = 0;

	if (title >= 0) /* "Mrs Example" is no child */
		narrow(p, &m, is_adult, SEX_UNKNOWN);
	if (title > SEX_UNKNOWN)
		narrow(p, &m, may_be, (enum sex)title);
	narrow(p, &m, is_declared, SEX_UNKNOWN);
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
	if (n > NAMED_MOST || (n > 1 && roles == PART_SURNAME))
		return roles == PART_SURNAME ? CHRON_S("[family name]")
					     : CHRON_S("[name]");
	return all;
}
