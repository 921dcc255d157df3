/* Disagreement on when: the day, the hour, effect before cause. */
#include "merge/differ.h"
#include "merge/score.h"
#include "util/civil.h"
#include "util/str.h"

enum { MINUTES_APART = 30, MINUTES_NIGHT = 360 };

static bool
exact(const struct chron_event *e)
{
	return e->start.precision <= CHRON_DAY &&
	       e->start.earliest != CHRON_TIME_MIN &&
	       e->start.latest != CHRON_TIME_MAX;
}

static int32_t
day_of(const struct chron_event *e)
{
	return civil_day_of(e->start.earliest);
}

static bool
names(const struct sig *g, int32_t day)
{
	for (uint32_t i = 0; i < g->nrefs; i++)
		if (sig_ref_day(sig_refs(g)[i]) == day)
			return true;
	return false;
}

static struct chron_str
days_apart(struct arena *a, int32_t n)
{
	return arena_printf(a, "%d day%s", (int)n, n == 1 ? "" : "s");
}

static void
report_days(struct differ *d, const char *kind, uint32_t x, uint32_t y,
	int32_t day, const char *verb)
{
	char one[12], other[12];
	struct arena *a = d->c->arena;
	int32_t own = day_of(differ_event(d, x));

	civil_long_day(own, one);
	civil_long_day(day, other);
	differ_report(d, kind, x, y,
		arena_printf(a, "%.*s puts this on %s, %.*s %s %s: %.*s apart.",
			STR(differ_agency(d, x)), one, STR(differ_agency(d, y)),
			verb, other,
			STR(days_apart(a, day > own ? day - own : own - day))),
		arena_printf(a,
			"Which day does the original record of %.*s and of "
			"%.*s give?",
			STR(differ_agency(d, x)), STR(differ_agency(d, y))));
}

/* A night that goes on past midnight has two days. */
static bool
one_night(const struct chron_event *x, const struct chron_event *y)
{
	int64_t gap = y->start.earliest - x->start.earliest;

	return x->start.precision == CHRON_MINUTE &&
	       y->start.precision == CHRON_MINUTE && gap >= -MINUTES_NIGHT &&
	       gap <= MINUTES_NIGHT;
}

/* News that came later is no disagreement, if it names the day or is of the
 * kind that comes later; a day it names that nobody else gives is one. */
void
differ_date(struct differ *d)
{
	const struct chron_event *lead = differ_event(d, 0);

	/* News dated before all else is out of sequence: its day is wrong. */
	if (!exact(lead) ||
		(sig_news(differ_sig(d, 0)) && d->entry->nevents > 1 &&
			!sig_news(differ_sig(d, 1))))
		return;
	for (uint32_t i = 1; i < d->entry->nevents; i++) {
		const struct chron_event *e = differ_event(d, i);
		const struct sig *g = differ_sig(d, i);
		int32_t day = day_of(lead), own, named;

		if (!exact(e) || names(g, day) || e->agency == lead->agency ||
			one_night(lead, e))
			continue;
		own = day_of(e);
		named = g->nrefs && sig_refs(g)[0] & 1
				? sig_ref_day(sig_refs(g)[0])
				: CIVIL_MIN;
		if (sig_news(g) && named != CIVIL_MIN && own >= day &&
			named >= day - 4 && named <= day + 4)
			report_days(d, "date", 0, i, named, "speaks of");
		else if (own > day && !sig_news(g) &&
			 !names(differ_sig(d, 0), own))
			report_days(d, "date", 0, i, own, "on");
		else if (own < day && !sig_news(g))
			report_days(d, "date", 0, i, own, "on");
	}
}

/* Both tell of one sort of contact that has one time. */
static bool
one_time(const struct sig *x, const struct sig *y)
{
	uint8_t flags = contact_rows[x->lead].flags;

	if (x->lead == y->lead)
		return flags & (CONTACT_FIRM | CONTACT_POINT);
	return flags & CONTACT_FIRM &&
	       contact_rows[x->lead].family == contact_rows[y->lead].family;
}

/* The account whose time the others are held against: the first that has one
 * and is no mere news. */
static uint32_t
timed_from(const struct differ *d, uint32_t i)
{
	while (i < d->entry->nevents &&
		(differ_event(d, i)->start.precision != CHRON_MINUTE ||
			sig_news(differ_sig(d, i)) ||
			!(contact_rows[differ_sig(d, i)->lead].flags &
				(CONTACT_FIRM | CONTACT_POINT))))
		i++;
	return i;
}

static void
report_times(struct differ *d, uint32_t x, uint32_t y, int64_t gap)
{
	struct arena *a = d->c->arena;
	char one[17], other[17];

	civil_iso_minute(differ_event(d, x)->start.earliest, one);
	civil_iso_minute(differ_event(d, y)->start.earliest, other);
	differ_report(d, "time", x, y,
		arena_printf(a,
			"%.*s gives the time as %s, %.*s as %s: %lld minutes "
			"apart.",
			STR(differ_agency(d, x)), one + 11,
			STR(differ_agency(d, y)), other + 11, (long long)gap),
		arena_printf(a,
			"When did it begin, by the original record of %.*s and "
			"of %.*s?",
			STR(differ_agency(d, x)), STR(differ_agency(d, y))));
}

void
differ_time(struct differ *d)
{
	uint32_t first = timed_from(d, 0);

	for (uint32_t i = timed_from(d, first + 1); i < d->entry->nevents;
		i = timed_from(d, i + 1)) {
		const struct chron_event *x = differ_event(d, first);
		const struct chron_event *y = differ_event(d, i);
		int64_t gap = y->start.earliest - x->start.earliest;

		if (day_of(x) == day_of(y) && gap >= MINUTES_APART &&
			x->agency != y->agency &&
			one_time(differ_sig(d, first), differ_sig(d, i)))
			report_times(d, first, i, gap);
	}
}

/* It says that it was told; a call for help comes first by nature, and so does
 * the call to those whose happening it is. */
static bool
brought_news(const struct sig *g)
{
	return g->hints & (1 << LEX_HINT_NOTIFY | 1 << LEX_HINT_MINUTES) &&
	       !(g->own >> KIND_AMBULANCE & 1) && !score_owns(g->lead, g->own);
}

/* Was the news of what that account does? */
static bool
of_its_doing(const struct sig *news, const struct sig *other)
{
	return news->named & other->own || score_owns(other->lead, other->own);
}

/* News of a happening that is dated before the happening itself. */
void
differ_sequence(struct differ *d)
{
	struct arena *a = d->c->arena;
	const struct chron_event *x = differ_event(d, 0);

	if (!brought_news(differ_sig(d, 0)) || !exact(x))
		return;
	for (uint32_t i = 1; i < d->entry->nevents; i++) {
		const struct chron_event *y = differ_event(d, i);
		bool timed = x->start.precision == CHRON_MINUTE &&
			     y->start.precision == CHRON_MINUTE;

		if (sig_news(differ_sig(d, i)) || !exact(y) ||
			x->agency == y->agency ||
			!of_its_doing(differ_sig(d, 0), differ_sig(d, i)))
			continue;
		if (day_of(y) == day_of(x) &&
			!(timed && y->start.earliest >=
					   x->start.earliest + MINUTES_APART))
			continue;
		differ_report(d, "sequence", 0, i,
			arena_printf(a,
				"%.*s had news of it before the time at which "
				"%.*s puts the happening itself.",
				STR(differ_agency(d, 0)),
				STR(differ_agency(d, i))),
			arena_printf(a,
				"Is the date or time of %.*s that of the "
				"happening or of the record?",
				STR(differ_agency(d, i))));
	}
}
