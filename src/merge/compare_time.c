/* Comparing when: own times, days that one names, and how long news of a
 * happening takes to be written down elsewhere. */
#include "merge/pairing.h"
#include "util/civil.h"

enum {
	MINUTES_NEAR = 120,
	MINUTES_NIGHT = 360,
	SOON_DAYS = 3,
	TOLD_DAYS =
		60, /* what lies further back is a date of birth, or history */
	VAGUE_DAYS = 10
};

static bool
names_day(const struct sig *g, int32_t day)
{
	for (uint32_t i = 0; i < g->nrefs; i++)
		if (sig_ref_day(sig_refs(g)[i]) == day)
			return true;
	return false;
}

static bool
share_named_day(const struct sig *x, const struct sig *y)
{
	for (uint32_t i = 0; i < x->nrefs; i++)
		if (names_day(y, sig_ref_day(sig_refs(x)[i])))
			return true;
	return false;
}

/* Is the day that it names that of the happening itself?  "Shared from a
 * visit on 20 September" says nothing of the day of the conference. */
static bool
day_of_happening(const struct pairing *p, uint32_t ref)
{
	uint8_t said = sig_ref_kind(ref), kind = p->kind;

	if (!(ref & SIG_REF_SURE))
		return false;
	if (said && !(contact_rows[said].flags & CONTACT_COMM))
		return !kind ||
		       contact_rows[said].family == contact_rows[kind].family;
	return !(contact_rows[kind].flags & CONTACT_FIRM);
}

/* Does it bring news of that day, from a few weeks back? */
static bool
tells_of_day(const struct pairing *p, const struct sig *g, uint32_t ref)
{
	int32_t back = civil_day_of(g->earliest) - sig_ref_day(ref);

	return sig_news(g) && back > 0 && back <= TOLD_DAYS &&
	       day_of_happening(p, ref);
}

/* It brings news of a day that is neither its own nor the other's. */
static bool
tells_of_other_day(const struct pairing *p, const struct sig *g, int32_t own,
	int32_t other)
{
	bool sure = false;

	for (uint32_t i = 0; i < g->nrefs; i++)
		sure |= tells_of_day(p, g, sig_refs(g)[i]);
	return sure && !names_day(g, other) && !names_day(g, own);
}

/* Do they tell of days next to one another?  What begins in the evening has
 * two days, and hands that copy them slip by one. */
static bool
tells_of_next_day(
	const struct pairing *p, const struct sig *g, const struct sig *h)
{
	int32_t other = civil_day_of(h->earliest);

	for (uint32_t i = 0; i < g->nrefs; i++) {
		int32_t day = sig_ref_day(sig_refs(g)[i]);

		if (!tells_of_day(p, g, sig_refs(g)[i]))
			continue;
		if ((!sig_news(h) && (day == other - 1 || day == other + 1)) ||
			names_day(h, day - 1) || names_day(h, day + 1))
			return true;
	}
	return false;
}

static uint8_t
other_day_told(const struct pairing *p)
{
	return p->fit == FIT_SAME && (tells_of_next_day(p, p->x, p->y) ||
					     tells_of_next_day(p, p->y, p->x))
		       ? W_WHEN_BESIDE
		       : W_WHEN_OTHER_DAY;
}

static uint8_t
by_clock(const struct pairing *p)
{
	int64_t d = civil_between(p->x->earliest, p->y->earliest);
	bool point = contact_rows[p->kind].flags & CONTACT_POINT;

	if (d < 0)
		d = -d;
	if (d <= 15)
		return W_WHEN_QUARTER;
	if (d <= 60)
		return W_WHEN_HOUR;
	if (d <= MINUTES_NEAR)
		return W_WHEN_TWO;
	if (d == 720)
		return W_WHEN_TWELVE;
	if (p->kind == CONTACT_NONE)
		return p->fit == FIT_OTHER ? W_WHEN_APART : W_WHEN_APART_VAGUE;
	if (p->news || !point)
		return W_WHEN_APART_SOFT;
	return W_WHEN_APART;
}

static uint8_t
same_day(const struct pairing *p, int32_t day)
{
	bool x = tells_of_other_day(p, p->x, day, day);
	bool y = tells_of_other_day(p, p->y, day, day);

	/* Two letters of one day, each on a day of its own, are two, too. */
	if (x != y ? p->news : x && !share_named_day(p->x, p->y))
		return other_day_told(p);
	/* News has the time of its coming, unless it is the message itself. */
	if (!p->x->timed || !p->y->timed ||
		(p->news && p->kind &&
			!(contact_rows[p->kind].flags & CONTACT_COMM)))
		return W_WHEN_DAY;
	return by_clock(p);
}

/* A letter from the other's agency, dated before what it tells of: a slip of
 * the pen, if all else fits. */
static bool
dated_too_soon(const struct pairing *p)
{
	return sig_news(p->x) && !sig_news(p->y) && !p->x->nrefs &&
	       p->x->named & p->y->own && p->fit == FIT_SAME;
}

static uint8_t
other_day(const struct pairing *p, int32_t dx, int32_t dy)
{
	int32_t late = contact_rows[p->kind].late;
	bool shared = contact_rows[p->kind].flags & CONTACT_SHARED;

	if (names_day(p->y, dx) || names_day(p->x, dy))
		return W_WHEN_NAMED;
	if (dy - dx > 14)
		return W_WHEN_FAR;
	if (share_named_day(p->x, p->y))
		return W_WHEN_BOTH_NAMED;
	if (p->x->timed && p->y->timed && dy == dx + 1 &&
		civil_between(p->x->earliest, p->y->earliest) <= MINUTES_NIGHT)
		return W_WHEN_NIGHT;
	if (tells_of_other_day(p, p->y, dy, dx))
		return other_day_told(p);
	if (sig_news(p->y) && dy - dx <= late)
		return W_WHEN_LATE;
	if (dated_too_soon(p) && dy - dx <= SOON_DAYS)
		return W_WHEN_SOON;
	if (dy == dx + 1)
		return contact_rows[p->kind].flags & CONTACT_FIRM
			       ? W_WHEN_NEXT_FIRM
		       : shared ? W_WHEN_NEXT_SHARED
				: W_WHEN_NEXT;
	return W_WHEN_FAR;
}

static int32_t
days_vague(const struct sig *g)
{
	return civil_day_of(g->latest) - civil_day_of(g->earliest);
}

uint8_t
compare_time(const struct pairing *p)
{
	const struct sig *x = p->x, *y = p->y;
	int32_t dx, dy;
	bool vague;

	if (!x->dated || !y->dated)
		return p->verbatim ? W_NONE : W_WHEN_FAR;
	dx = civil_day_of(x->earliest);
	dy = civil_day_of(y->earliest);
	vague = x->latest - x->earliest >= CIVIL_DAY_MINUTES ||
		y->latest - y->earliest >= CIVIL_DAY_MINUTES;
	if (vague && x->earliest == y->earliest && x->latest == y->latest)
		return W_WHEN_DAY;
	if (vague && y->earliest <= x->latest && x->earliest <= y->latest)
		return days_vague(x) + days_vague(y) <= VAGUE_DAYS &&
				       contact_rows[p->kind].flags &
					       CONTACT_SHARED
			       ? W_WHEN_OVERLAP_SHARED
			       : W_WHEN_OVERLAP;
	return dx == dy ? same_day(p, dx) : other_day(p, dx, dy);
}

/* Of an agency that wrote several times that day, any one account is the less
 * likely to be the other's. */
uint8_t
compare_day(const struct pairing *p)
{
	const struct sig *x = p->x, *y = p->y;
	uint8_t most = x->day_own > y->day_own ? x->day_own : y->day_own;

	if (!x->dated || !y->dated)
		return W_NONE;
	return most == 1 ? W_DAY_ONLY : most == 2 ? W_DAY_TWO : W_DAY_MORE;
}

int64_t
score_reach(const struct sig *g)
{
	uint64_t kinds = g->kinds | g->asides;
	int64_t late = 1;

	while (kinds) {
		int8_t l = contact_rows[__builtin_ctzll(kinds)].late;

		kinds &= kinds - 1;
		late = l > late ? l : late;
	}
	return late * CIVIL_DAY_MINUTES;
}
