/* Disagreement on when: the day, effect before cause. */
#include "merge/differ.h"
#include "merge/score.h"
#include "util/civil.h"
#include "util/str.h"

enum { MINUTES_APART = 15, MINUTES_NIGHT = 360, NEAR_DAYS = 4 };

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
names(const struct differ_days *r, int32_t day)
{
	for (uint32_t i = 0; i < r->n; i++)
		if (r->v[i] == day)
			return true;
	return false;
}

/* The one day near to another that it surely names; CIVIL_MIN if none. */
static int32_t
named_near(const struct differ_days *r, int32_t day)
{
	int32_t found = CIVIL_MIN;

	for (uint32_t i = 0; i < r->n; i++) {
		if (!r->sure[i] || r->v[i] < day - NEAR_DAYS ||
			r->v[i] > day + NEAR_DAYS)
			continue;
		if (found != CIVIL_MIN && found != r->v[i])
			return CIVIL_MIN;
		found = r->v[i];
	}
	return found;
}

uint8_t
differ_kind(const struct differ *d)
{
	uint8_t best = CONTACT_NONE;

	for (uint32_t i = 0; i < d->entry->nevents; i++) {
		uint8_t lead = differ_sig(d, i)->lead;

		if (contact_rows[lead].rank > contact_rows[best].rank)
			best = lead;
	}
	return best;
}

/* Both ends of a call are first-hand, and on one day. */
static bool
is_talk(uint8_t kind)
{
	return kind == CONTACT_CALL || kind == CONTACT_DISCUSSION;
}

/* A hospital's account makes that of a community nurse one of news. */
static bool
other_owner(const struct differ *d, uint32_t i, uint8_t kind)
{
	for (uint32_t k = 0; k < d->entry->nevents; k++)
		if (k != i && score_owns(kind, differ_sig(d, k)->own) &&
			!d->facts[k].news)
			return true;
	return false;
}

bool
differ_first_hand(const struct differ *d, uint32_t i)
{
	const struct sig *g = differ_sig(d, i);
	uint8_t kind = differ_kind(d);

	if (differ_is_meeting(d) && (d->facts[i].meeting || !d->facts[i].news))
		return !(g->hints >> LEX_HINT_MINUTES & 1);
	if (kind == CONTACT_MEDICAL || kind == CONTACT_ABE)
		return !d->facts[i].news && !sig_news(g);
	if (is_talk(kind))
		return is_talk(g->lead);
	if (score_owns(kind, g->own))
		return !d->facts[i].news || !other_owner(d, i, kind);
	if (sig_news(g) || d->facts[i].news)
		return false;
	if (contact_rows[kind].flags & CONTACT_FIRM || !score_owned(kind))
		return true;
	return contact_rows[g->lead].family != contact_rows[kind].family;
}

static void
report_days(struct differ *d, uint32_t x, uint32_t y, int32_t own, int32_t day,
	const char *verb)
{
	char one[12], other[12];
	struct arena *a = d->c->arena;
	int32_t n = day > own ? day - own : own - day;

	civil_long_day(own, one);
	civil_long_day(day, other);
	differ_report(d, "date", x, y,
		arena_printf(a,
			"%.*s puts this on %s, %.*s %s %s: %d day%s apart.",
			STR(differ_agency(d, x)), one, STR(differ_agency(d, y)),
			verb, other, (int)n, n == 1 ? "" : "s"),
		arena_printf(a,
			"Which day does the original record of %.*s and of "
			"%.*s give?",
			STR(differ_agency(d, x)), STR(differ_agency(d, y))));
}

/* A night that goes on past midnight has two days. */
static bool
one_night(const struct chron_event *x, const struct chron_event *y)
{
	int64_t gap = civil_between(x->start.earliest, y->start.earliest);

	return x->start.precision == CHRON_MINUTE &&
	       y->start.precision == CHRON_MINUTE && gap >= -MINUTES_NIGHT &&
	       gap <= MINUTES_NIGHT;
}

/* The day that the happening has for an account: its own, or that which its
 * news names; CIVIL_MIN if it only came later. */
static int32_t
day_told(const struct differ *d, uint32_t i, int32_t near)
{
	const struct differ_days *r = &d->days[i];
	int32_t own = day_of(differ_event(d, i));

	if (names(r, near))
		return near;
	if (differ_first_hand(d, i))
		return own;
	near = named_near(r, near);
	if (near == CIVIL_MIN && r->own) /* "moved on Friday 9 June" */
		return own;
	return near <= own ? near : CIVIL_MIN;
}

/* The account that the others are held against: the first that was there, else
 * the first that names a day. */
static uint32_t
dated_from(const struct differ *d)
{
	for (uint32_t i = 0; i < d->entry->nevents; i++)
		if (exact(differ_event(d, i)) && differ_first_hand(d, i))
			return i;
	for (uint32_t i = 0; i < d->entry->nevents; i++)
		if (exact(differ_event(d, i)) && d->days[i].n)
			return i;
	return 0;
}

/* What goes on for days has several; that of a birth is identity. */
static bool
is_stretch(uint8_t kind)
{
	return kind == CONTACT_BIRTH || kind == CONTACT_WARD ||
	       kind == CONTACT_ASSESSMENT || kind == CONTACT_S47;
}

void
differ_date(struct differ *d)
{
	uint32_t from = dated_from(d);
	const struct chron_event *lead = differ_event(d, from);
	int32_t day = day_of(lead);
	bool told_one = false;

	/* Of a birth, the day is that on the certificate: identity. */
	if (d->entry->nevents < 2 || !exact(lead) || is_stretch(differ_kind(d)))
		return;
	if (!differ_first_hand(d, from)) {
		day = named_near(&d->days[from], day);
		if (day == CIVIL_MIN)
			return;
	}
	for (uint32_t i = 0; i < d->entry->nevents; i++) {
		const struct chron_event *e = differ_event(d, i);
		int32_t told;

		if (i == from || !exact(e) || e->agency == lead->agency ||
			one_night(lead, e))
			continue;
		told = day_told(d, i, day);
		if (told == CIVIL_MIN || told == day ||
			names(&d->days[from], told))
			continue;
		if (told_one)
			differ_add(d, d->entry->events[i]);
		else
			report_days(d, from, i, day, told,
				told == day_of(e) ? "on" : "speaks of");
		told_one = true;
	}
}

/* It says that it was told; a call for help comes first by nature, and so does
 * the call to those whose happening it is. */
static bool
brought_news(const struct differ *d, uint32_t i)
{
	const struct sig *g = differ_sig(d, i);

	return !(g->own >> KIND_AMBULANCE & 1) && d->facts[i].news &&
	       !(differ_is_meeting(d) && d->facts[i].meeting && !sig_news(g)) &&
	       !(d->facts[i].has[FACT_TELL] >> FACT_TELL_TO & 1) &&
	       !is_talk(differ_kind(d)) &&
	       !score_owns(differ_kind(d), g->own) &&
	       !score_owns(g->lead, g->own);
}

/* Was the news of what that account does, or sends? */
static bool
of_its_doing(const struct differ *d, uint32_t news, uint32_t other)
{
	const struct sig *g = differ_sig(d, other);
	uint8_t kind = differ_kind(d);

	if (!differ_first_hand(d, other) && score_owned(kind))
		return false;
	return score_owns(g->lead, g->own) || score_owns(kind, g->own) ||
	       (!score_owned(kind) && !sig_news(g) &&
		       (differ_sig(d, news)->named & g->own));
}

static void
report_sequence(struct differ *d, uint32_t x, uint32_t y)
{
	struct arena *a = d->c->arena;
	const struct chron_event *one = differ_event(d, x);
	const struct chron_event *other = differ_event(d, y);
	int64_t gap = civil_between(one->start.earliest, other->start.earliest);
	int32_t days = day_of(other) - day_of(one);

	differ_report(d, "sequence", x, y,
		arena_printf(a,
			"%.*s had news of it %d %s before the time at which "
			"%.*s puts the happening itself.",
			STR(differ_agency(d, x)),
			(int)(days ? days : (int32_t)gap),
			days == 1  ? "day"
			: days > 1 ? "days"
				   : "minutes",
			STR(differ_agency(d, y))),
		arena_printf(a,
			"Is the date or time of %.*s, or of %.*s, that of the "
			"happening or of the record?",
			STR(differ_agency(d, x)), STR(differ_agency(d, y))));
}

/* News of a happening that is dated before the happening itself. */
void
differ_sequence(struct differ *d)
{
	uint32_t n = d->entry->nevents < DIFFER_MOST ? d->entry->nevents
						     : DIFFER_MOST;

	for (uint32_t x = 0; x + 1 < n; x++) {
		const struct chron_event *one = differ_event(d, x);

		if (!exact(one) || !brought_news(d, x))
			continue;
		for (uint32_t i = x + 1; i < n; i++) {
			const struct chron_event *y = differ_event(d, i);
			bool timed = one->start.precision == CHRON_MINUTE &&
				     y->start.precision == CHRON_MINUTE;

			if (!exact(y) || one->agency == y->agency ||
				!of_its_doing(d, x, i))
				continue;
			if (day_of(y) == day_of(one) &&
				!(timed && y->start.earliest >=
						   one->start.earliest +
							   MINUTES_APART))
				continue;
			report_sequence(d, x, i);
			return;
		}
	}
}
