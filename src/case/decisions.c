/* Whether decisions still fit: a child that is no longer declared, dates that
 * are read otherwise than when it was ruled.  What became of rulings on pairs
 * is told where they are followed (merge/rulings.c), rows that a new version
 * changed where versions are compared (versions.c). */
#include "case/decisions.h"

#include <stdlib.h>

#include "util/civil.h"
#include "util/fold.h"
#include "util/str.h"

enum { FAR_DAYS = 31 }; /* further apart, one happening is told rarely */

static void
say(struct chron_chronology *c, uint32_t at, enum standing what)
{
	c->standings[at].what = what;
	c->standings[at].say = c->diagnostics[c->ndiagnostics - 1].say;
}

/* ---- rulings on what was seen ---- */

static bool
is_declared(const struct chron_chronology *c, struct chron_str child)
{
	for (uint32_t i = 0; i < c->config.nchildren; i++)
		if (fold_eq(c->config.children[i].ref, child))
			return true;
	return false;
}

static int
by_matter(const void *x, const void *y)
{
	const struct chron_decision *a =
		*(const struct chron_decision *const *)x;
	const struct chron_decision *b =
		*(const struct chron_decision *const *)y;
	int d = str_cmp(a->a, b->a);

	d = d ? d : str_cmp(a->child, b->child);
	d = d ? d : a->aspect - b->aspect;
	return d ? d : (a > b) - (a < b);
}

static bool
is_same_matter(const struct chron_decision *x, const struct chron_decision *y)
{
	return str_eq(x->a, y->a) && str_eq(x->child, y->child) &&
	       x->aspect == y->aspect;
}

/* The last word on a flag counts. */
static void
supersede_flags(struct chron_chronology *c)
{
	struct arena *a = arena_new();
	const struct chron_decision **v = NULL;
	uint32_t n = 0;

	for (uint32_t i = 0; i < c->ndecisions; i++)
		if (c->decisions[i].ruling == RULE_FLAG &&
			c->standings[i].what == STANDING_FOLLOWED)
			*ARENA_PUSH(a, &v, &n) = &c->decisions[i];
	if (n)
		qsort(v, n, sizeof(*v), by_matter);
	for (uint32_t i = 0; i + 1 < n; i++)
		if (is_same_matter(v[i], v[i + 1]))
			c->standings[v[i] - c->decisions] =
				(struct chron_standing){STANDING_SUPERSEDED,
					v[i + 1]->number, CHRON_S("")};
	arena_free(a);
}

static void
check_child(struct chron_chronology *c, uint32_t at)
{
	const struct chron_decision *d = &c->decisions[at];

	if (d->ruling != RULE_FLAG || is_declared(c, d->child))
		return;
	chronology_diag(c, CHRON_WARNING, "decision-unknown-child", CHRON_NONE,
		CHRON_S(""), 0, 0,
		"decision %lld rules on child %.*s, whom the case does not "
		"declare (any more): it has no effect",
		(long long)d->number, STR(d->child));
	say(c, at, STANDING_GONE);
}

/* ---- dates ---- */

/* The first and last day of an event. */
struct days {
	int64_t from, to;
};

/* Of what was noted when it was ruled: false if no day was known then. */
static bool
days_of_iso(struct chron_str iso, struct days *d)
{
	struct chron_str day = {iso.p, iso.n < 10 ? iso.n : 10};
	int32_t n;

	if ((iso.n != 10 && iso.n != 16) || !civil_read_iso(day, &n))
		return false;
	d->from = d->to = n;
	return true;
}

static bool
days_of_event(const struct chron_event *e, struct days *d)
{
	if (e->start.earliest == CHRON_TIME_MIN ||
		e->start.latest == CHRON_TIME_MAX)
		return false;
	d->from = civil_day_of(e->start.earliest);
	d->to = civil_day_of(e->start.latest);
	return true;
}

static int64_t
days_between(struct days a, struct days b)
{
	if (a.from > b.to)
		return a.from - b.to;
	return b.from > a.to ? b.from - a.to : 0;
}

/* One happening, told of days that have come to lie far apart. */
static bool
check_distance(struct chron_chronology *c, uint32_t at, uint32_t x, uint32_t y)
{
	const struct chron_decision *d = &c->decisions[at];
	struct days a, b, then_a, then_b;
	int64_t days;

	if (d->ruling != RULE_SAME && d->ruling != RULE_SAME_DIFFER)
		return false;
	if (!days_of_iso(d->a_when, &then_a) ||
		!days_of_iso(d->b_when, &then_b) ||
		!days_of_event(&c->events[x], &a) ||
		!days_of_event(&c->events[y], &b))
		return false;
	days = days_between(a, b);
	if (days <= FAR_DAYS || days <= days_between(then_a, then_b))
		return false;
	chronology_diag(c, CHRON_WARNING, "decision-far-apart", CHRON_NONE,
		CHRON_S(""), 0, 0,
		"decision %lld (%s) puts together events %.*s and %.*s, which "
		"are now dated %lld days apart and were %lld when it was "
		"made: it still holds; look at it again",
		(long long)d->number, chronology_ruling(d), STR(d->a),
		STR(d->b), (long long)days,
		(long long)days_between(then_a, then_b));
	say(c, at, STANDING_DOUBTED);
	return true;
}

/* Another profile, another order of day and month: the row is what it was, and
 * its date is not. */
static bool
check_date(struct chron_chronology *c, uint32_t at, struct chron_str id,
	uint32_t event, struct chron_str then)
{
	const struct chron_decision *d = &c->decisions[at];
	struct days was, now;
	char day[11];

	if (!days_of_iso(then, &was) || !days_of_event(&c->events[event], &now))
		return false;
	if (was.from >= now.from && was.to <= now.to)
		return false;
	civil_iso_day((int32_t)now.from, day);
	chronology_diag(c, CHRON_WARNING, "decision-date-moved", CHRON_NONE,
		CHRON_S(""), 0, 0,
		"decision %lld (%s) was made when event %.*s was dated %.*s; "
		"it is dated %s now: it still holds; look at it again",
		(long long)d->number, chronology_ruling(d), STR(id), STR(then),
		day);
	say(c, at, STANDING_DOUBTED);
	return true;
}

static void
check_dates(struct chron_chronology *c, uint32_t at)
{
	const struct chron_decision *d = &c->decisions[at];
	uint32_t x = chronology_find_event(c, d->a);
	uint32_t y = d->b.n ? chronology_find_event(c, d->b) : CHRON_NONE;

	if (x == CHRON_NONE || (d->b.n && y == CHRON_NONE))
		return;
	if (d->ruling == RULE_REVIEW && !d->text.n)
		return; /* nothing stands there */
	if (y != CHRON_NONE && check_distance(c, at, x, y))
		return;
	/* That the row was changed says so already. */
	if (c->standings[at].what == STANDING_DOUBTED ||
		check_date(c, at, d->a, x, d->a_when))
		return;
	if (y != CHRON_NONE)
		check_date(c, at, d->b, y, d->b_when);
}

void
decisions_check(struct chron_chronology *c)
{
	supersede_flags(c);
	for (uint32_t i = 0; i < c->ndecisions; i++) {
		if (c->standings[i].what == STANDING_FOLLOWED)
			check_child(c, i);
		if (c->standings[i].what <= STANDING_DOUBTED)
			check_dates(c, i);
	}
}
