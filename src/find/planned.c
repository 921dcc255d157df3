/* Plans to see a child that no sighting follows, and meetings and appointments
 * planned for a day of which no account is found (merge/plans.h).
 *
 * A plan is met by any agency's sighting in another record from its day on,
 * within FIND_PLAN_DAYS; on the plan's own day only a record later in
 * chronology order counts.  A plan written too near the end to tell is
 * reported, as open, only if nothing was seen until the end.  The plans of one
 * agency that wait for the same sighting are one finding, from the first. */
#include "find/parts.h"

static bool
same_entry(const struct finder *f, uint32_t a, uint32_t b)
{
	return a == b ||
	       (f->c->events[a].entry < f->c->nentries &&
		       f->c->events[a].entry == f->c->events[b].entry);
}

/* The sightings proper: a view given by telephone is not one. */
static struct find_spans
sightings(struct finder *f, const struct find_child *child)
{
	struct find_spans s = {0};

	for (uint32_t i = 0; i < child->seen.n; i++)
		if (child->seen.items[i].what & MEASURE_ANY)
			*ARENA_PUSH(f->arena, &s.items, &s.n) =
				child->seen.items[i];
	return s;
}

/* The first sighting after a plan and within the limits, or NULL. */
static const struct find_span *
next_seen(const struct finder *f, const struct find_spans *seen,
	const struct find_span *plan, int32_t to)
{
	uint32_t lo = 0, hi = seen->n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		const struct find_span *s = &seen->items[mid];

		if (s->first < plan->first ||
			(s->first == plan->first && s->event <= plan->event))
			lo = mid + 1;
		else
			hi = mid;
	}
	while (lo < seen->n &&
		same_entry(f, seen->items[lo].event, plan->event))
		lo++;
	return lo < seen->n && seen->items[lo].first <= to ? &seen->items[lo]
							   : NULL;
}

/* Unmet plans of one agency before one sighting. */
struct waiting {
	const struct find_span *after; /* NULL: none until the end */
	struct find_spans plans;
};

static void
say_plans(struct finder *f, uint32_t at, const struct waiting *w,
	const struct chron_gap *g)
{
	const struct find_span *plan = &w->plans.items[0];

	say_child(f, at);
	buf_puts(&f->say, ": a plan to see the child recorded on ");
	say_day(f, plan->last);
	buf_puts(&f->say, " (");
	buf_str(&f->say, find_agency_name(f->c, g->agency));
	if (w->plans.n > 1) {
		buf_puts(&f->say, ", and ");
		say_count(f, w->plans.n - 1, "more after it", "more after it");
	}
	buf_puts(&f->say,
		"); no sighting recorded in the material supplied for ");
}

static void
report(struct finder *f, uint32_t at, const struct find_spans *seen,
	const struct waiting *w)
{
	const struct find_span *plan = &w->plans.items[0];
	struct chron_gap *g = find_gap(f, "planned-not-done");
	int32_t end = w->after ? w->after->first : f->children[at].to;
	struct find_hole hole = {plan->last, end, CHRON_NONE,
		w->after ? (uint32_t)(w->after - seen->items) : CHRON_NONE};

	g->child = at;
	g->agency = f->c->events[plan->event].agency;
	g->from = plan->last;
	g->open = !w->after;
	g->to = w->after ? end : CIVIL_MAX;
	g->days = end - plan->last;
	for (uint32_t i = 0; i < w->plans.n; i++)
		*ARENA_PUSH(f->out->arena, &g->within, &g->nwithin) =
			w->plans.items[i].event;
	say_plans(f, at, w, g);
	say_days(f, seen, &hole);
	buf_puts(&f->say,
		w->after ? " after it, until " : " after it, to the end on ");
	say_day(f, end);
	say_done(f, g);
}

static bool
is_unmet(const struct finder *f, uint32_t at, const struct find_span *plan,
	const struct find_span *after)
{
	if (after)
		return after->first - plan->last > FIND_PLAN_DAYS;
	return f->children[at].to > plan->last;
}

static void
find_child_plans(struct finder *f, uint32_t at, struct waiting *agencies)
{
	const struct find_child *child = &f->children[at];
	struct find_spans seen = sightings(f, child);
	uint32_t nagencies = f->c->nagencies;

	memset(agencies, 0, sizeof(*agencies) * (nagencies + 1));
	for (uint32_t i = 0; i < child->plans.n; i++) {
		const struct find_span *plan = &child->plans.items[i];
		const struct find_span *after;
		uint32_t by = f->c->events[plan->event].agency;
		struct waiting *w = &agencies[by < nagencies ? by : nagencies];

		if (plan->first < child->from || plan->last > child->to)
			continue;
		after = next_seen(f, &seen, plan, child->to);
		if (!is_unmet(f, at, plan, after))
			continue;
		if (w->plans.n && w->after != after) {
			report(f, at, &seen, w);
			w->plans = (struct find_spans){0};
		}
		w->after = after;
		*ARENA_PUSH(f->arena, &w->plans.items, &w->plans.n) = *plan;
	}
	for (uint32_t i = 0; i <= nagencies; i++)
		if (agencies[i].plans.n)
			report(f, at, &seen, &agencies[i]);
}

static void
report_plan(struct finder *f, const struct chron_plan *p)
{
	struct chron_gap *g = find_gap(f, "planned-not-done");
	const struct chron_event *e = &f->c->events[p->event];
	int32_t end = p->later != CIVIL_MAX ? p->later : f->to;

	g->agency = e->agency;
	g->from = p->day;
	g->open = p->later == CIVIL_MAX;
	g->to = p->later;
	g->days = end > p->day ? end - p->day : 0;
	*ARENA_PUSH(f->out->arena, &g->within, &g->nwithin) = p->event;
	buf_str(&f->say, find_agency_name(f->c, e->agency));
	buf_puts(&f->say, " plans ");
	buf_puts(&f->say, p->what);
	buf_puts(&f->say, " for ");
	say_day(f, p->day);
	if (p->called_off != CHRON_NONE) {
		*ARENA_PUSH(f->out->arena, &g->within, &g->nwithin) =
			p->called_off;
		buf_puts(&f->say, "; ");
		buf_str(&f->say, find_agency_name(f->c,
					 f->c->events[p->called_off].agency));
		buf_puts(&f->say, " records that it was cancelled or put off");
	}
	buf_puts(&f->say, "; no account of it was found by any agency");
	if (g->open) {
		buf_puts(&f->say, ". Ask whether it took place");
	} else {
		buf_puts(&f->say, ", the next of its sort is on ");
		say_day(f, p->later);
		buf_puts(&f->say, ". Ask whether it took place or was moved");
	}
	say_done(f, g);
}

void
find_planned(struct finder *f)
{
	struct waiting *agencies = ARENA_ARRAY(
		f->arena, struct waiting, (size_t)f->c->nagencies + 1);

	for (uint32_t i = 0; i < f->c->nplans; i++)
		if (f->c->plans[i].day >= f->from &&
			f->c->plans[i].day <= f->to)
			report_plan(f, &f->c->plans[i]);
	for (uint32_t at = 0; at < f->c->config.nchildren; at++)
		find_child_plans(f, at, agencies);
}
