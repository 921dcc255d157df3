/* The side of an injury between accounts of different happenings: what the
 * school saw and what the medical next day found. */
#include "merge/differ_across.h"
#include "util/civil.h"
#include "util/str.h"

enum { WINDOW_DAYS = 4, RECENT = 16, GROUPS = 4 };

struct sided {
	uint32_t event, who;
	uint16_t side[GROUPS]; /* from FACT_SIDE_ARM on */
};

struct sides {
	struct sided recent[RECENT];
	uint32_t nrecent; /* ever: a ring */
};

struct sides *
across_sides(struct differ *d)
{
	return ARENA_NEW(d->scratch, struct sides);
}

static bool
report_if(struct differ *d, const struct sided *was, const struct sided *is)
{
	struct chron_chronology *c = d->c;

	for (uint8_t g = 0; g < GROUPS; g++) {
		uint8_t group = (uint8_t)(FACT_SIDE_ARM + g);
		uint16_t one = was->side[g], other = is->side[g];

		if (!one || !other || one & other)
			continue;
		across_report(d, "injury", was->event, is->event,
			arena_printf(c->arena,
				"%.*s puts an injury on %s, %.*s within days "
				"on %s.",
				STR(across_agency(c, was->event)),
				fact_say(group, fact_first(one)),
				STR(across_agency(c, is->event)),
				fact_say(group, fact_first(other))),
			CHRON_S("Are these two injuries or one, and which side "
				"does the body map show?"));
		return true;
	}
	return false;
}

/* It is asked about already. */
static bool
has_injury(const struct chron_chronology *c, uint32_t entry)
{
	const struct chron_entry *n = &c->entries[entry];

	for (uint32_t i = 0; i < n->ndiscrepancies; i++)
		if (strcmp(c->discrepancies[n->discrepancies[i]].kind,
			    "injury") == 0)
			return true;
	return false;
}

void
across_side(struct differ *d, struct sides *x, uint32_t i)
{
	const struct sig *g = &d->sigs->v[i];
	const struct chron_event *e = &d->c->events[i];
	int32_t day = civil_day_of(g->earliest);
	struct sided is = {.event = i, .who = g->subjects | g->spoken};
	struct facts f;

	if (e->agency >= d->c->nagencies)
		return;
	f = across_facts(d, i);
	if (!f.has[FACT_PART])
		return;
	memcpy(is.side, &f.has[FACT_SIDE_ARM], sizeof(is.side));
	for (uint32_t k = 0; k < RECENT && k < x->nrecent; k++) {
		const struct sided *was =
			&x->recent[(x->nrecent - 1 - k) % RECENT];
		const struct chron_event *o = &d->c->events[was->event];

		if (day - civil_day_of(o->start.earliest) > WINDOW_DAYS)
			break;
		if (o->entry != e->entry && !has_injury(d->c, o->entry) &&
			!has_injury(d->c, e->entry) && o->agency != e->agency &&
			(was->who & is.who || !was->who || !is.who) &&
			report_if(d, was, &is))
			break;
	}
	if (is.side[0] || is.side[1] || is.side[2] || is.side[3])
		x->recent[x->nrecent++ % RECENT] = is;
}
