/* Disagreement on plan and legal status between accounts of different
 * happenings, days apart. */
#include "merge/differ_across.h"
#include "util/civil.h"
#include "util/str.h"

enum {
	WINDOW_DAYS = 14, /* in which a status is the same status, */
	QUIET_DAYS = 28,  /* and an agency is asked once */
	RECENT = 32,
};

/* One account that states a status. */
struct stated {
	uint32_t event, who; /* bit a child; all if it names none */
	uint16_t status;
};

struct statuses {
	struct stated recent[RECENT];
	uint32_t nrecent; /* ever: a ring */
	int32_t *asked;	  /* day, by agency */
	int32_t changed;  /* day of the last conference */
	uint32_t meeting; /* entry of it */
};

struct statuses *
across_statuses(struct differ *d)
{
	struct statuses *x = ARENA_NEW(d->scratch, struct statuses);

	x->changed = CIVIL_MIN;
	x->meeting = CHRON_NONE;
	x->asked = ARENA_ARRAY(d->scratch, int32_t, d->c->nagencies + 1);
	for (uint32_t i = 0; i <= d->c->nagencies; i++)
		x->asked[i] = -QUIET_DAYS * 10000;
	return x;
}

/* A child can be looked after and on a plan, off the plan and in need. */
#define IS(v) (1u << FACT_STATUS_##v)
static const uint16_t clashes[FACT_VALUES] = {
	[FACT_STATUS_CP] = IS(CIN) | IS(CLOSED) | IS(OFF),
	[FACT_STATUS_CIN] = IS(CP) | IS(CLOSED) | IS(LOOKED_AFTER),
	[FACT_STATUS_CLOSED] = IS(CP) | IS(CIN) | IS(LOOKED_AFTER),
	[FACT_STATUS_LOOKED_AFTER] = IS(CIN) | IS(CLOSED),
	[FACT_STATUS_OFF] = IS(CP),
};

bool
differ_statuses(uint16_t a, uint16_t b)
{
	for (uint8_t v = 1; v < FACT_VALUES; v++)
		if (a >> v & 1 && (clashes[v] & b) != b)
			return false;
	return a && b;
}

static void
compare(struct differ *d, struct statuses *x, const struct stated *was,
	const struct stated *is)
{
	struct chron_chronology *c = d->c;
	struct chron_str one = across_agency(c, was->event);
	struct chron_str other = across_agency(c, is->event);
	int32_t first = civil_day_of(c->events[was->event].start.earliest);
	int32_t day = civil_day_of(c->events[is->event].start.earliest);
	char then[12], now[12];

	x->asked[c->events[is->event].agency] = day;
	civil_long_day(first, then);
	civil_long_day(day, now);
	across_report(d, "status", was->event, is->event,
		arena_printf(c->arena,
			"%.*s has the child as %s on %s, %.*s as %s on %s: %d "
			"day%s apart.",
			STR(one),
			fact_say(FACT_STATUS, fact_first(was->status)), then,
			STR(other),
			fact_say(FACT_STATUS, fact_first(is->status)), now,
			(int)(day - first), day - first == 1 ? "" : "s"),
		arena_printf(c->arena,
			"What was the child's legal and plan status on those "
			"days, and had %.*s been told?",
			STR(other)));
}

static bool
is_conference(const struct sig *g)
{
	uint64_t conferences = 1ull << CONTACT_ICPC | 1ull << CONTACT_RCPC |
			       1ull << CONTACT_CONFERENCE |
			       1ull << CONTACT_PLAN_START;

	return g->lead && conferences >> g->lead & 1;
}

/* What a conference decides is the status from then on; a child in need
 * meeting is of a child in need. */
static uint16_t
status_of(bool conference, const struct sig *g, const struct facts *f)
{
	uint16_t out = f->has[FACT_OUTCOME];
	uint16_t plan = 1u << FACT_OUTCOME_CP_PLAN;

	if (conference) {
		if (out >> FACT_OUTCOME_ENDED & 1 ||
			out >> FACT_OUTCOME_CIN & 1)
			return out & plan && !(out >> FACT_OUTCOME_ENDED & 1)
				       ? 0
				       : IS(CIN) | IS(CLOSED) | IS(OFF);
		return out & plan ? 1u << FACT_STATUS_CP : 0;
	}
	if (!f->has[FACT_STATUS] && g->lead == CONTACT_CIN_MEETING &&
		!(out & plan))
		return 1u << FACT_STATUS_CIN;
	return f->has[FACT_STATUS];
}

static void
look_back(struct differ *d, struct statuses *x, const struct stated *is)
{
	const struct chron_event *e = &d->c->events[is->event];
	int32_t day = civil_day_of(e->start.earliest);

	for (uint32_t k = 0; k < RECENT && k < x->nrecent; k++) {
		const struct stated *was =
			&x->recent[(x->nrecent - 1 - k) % RECENT];
		const struct chron_event *o = &d->c->events[was->event];
		int32_t then = civil_day_of(o->start.earliest);

		if (day - then > WINDOW_DAYS || then < x->changed ||
			(then == x->changed && o->entry != x->meeting) ||
			day - x->asked[e->agency] < QUIET_DAYS)
			break;
		if (o->agency == e->agency || o->entry == e->entry ||
			!(was->who & is->who) ||
			!differ_statuses(was->status, is->status))
			continue;
		compare(d, x, was, is);
		break;
	}
}

void
across_status(struct differ *d, struct statuses *x, uint32_t i, bool says)
{
	const struct sig *g = &d->sigs->v[i];
	const struct chron_event *e = &d->c->events[i];
	struct stated is = {.event = i, .who = g->subjects | g->spoken};
	struct facts f;
	bool conference = is_conference(g);

	if (!says && !conference && g->lead != CONTACT_CIN_MEETING)
		return;
	f = across_facts(d, i);
	conference |= f.meeting && contact_rows[g->lead].flags & CONTACT_FIRM &&
		      f.has[FACT_OUTCOME] & (1u << FACT_OUTCOME_CP_PLAN |
						    1u << FACT_OUTCOME_ENDED);
	is.status = status_of(conference, g, &f);
	if (conference && x->meeting != e->entry) {
		x->changed = civil_day_of(g->earliest);
		x->meeting = e->entry;
	}
	if (!is.status || e->agency >= d->c->nagencies)
		return;
	if (!is.who || conference)
		is.who = UINT32_MAX;
	if (!conference) {
		look_back(d, x, &is);
	} else if (x->nrecent) {
		struct stated *was = &x->recent[(x->nrecent - 1) % RECENT];

		/* Of a conference the account of those who held it stands. */
		if (d->c->events[was->event].entry == e->entry) {
			if (g->own >> KIND_SOCIAL_CARE & 1)
				*was = is;
			return;
		}
	}
	x->recent[x->nrecent++ % RECENT] = is;
}
