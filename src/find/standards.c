/* Sightings measured against the standards a partnership declared: which
 * children, whose sighting counts, working or calendar days. */
#include "find/find.h"
#include "find/parts.h"
#include "util/str.h"

/* What counts, and what there is none of. */
static const struct {
	enum measure measure;
	const char *counts, *none;
} sights[] = {
	[SIGHT_SOCIAL_CARE] = {MEASURE_SOCIAL, "sightings by social care",
		"no sighting"},
	[SIGHT_ANY] = {MEASURE_ANY, "sightings by any agency", "no sighting"},
	[SIGHT_ALONE] = {MEASURE_ALONE, "sightings alone", "no sighting"},
	[SIGHT_VIEWS] = {MEASURE_VIEWS, "views sought or heard", "no view"},
};

static bool
covers(const struct chron_standard *s, const struct chron_child *child)
{
	for (uint32_t i = 0; i < s->nchildren; i++)
		if (str_eq(s->children[i], child->ref))
			return true;
	return !s->nchildren && child->subject;
}

static void
say_others(struct finder *f, const struct find_spans *spans, uint8_t measure,
	const struct find_hole *hole)
{
	uint32_t i, n = 0, end = find_range(spans, hole->from, hole->to, &i);

	if (measure != MEASURE_SOCIAL)
		return;
	for (; i < end; i++)
		n += (spans->items[i].what & MEASURE_ANY) &&
		     !(spans->items[i].what & measure);
	if (!n)
		return;
	buf_puts(&f->say, "; seen by other agencies ");
	say_count(f, n, "time", "times");
}

static void
report(struct finder *f, uint32_t at, uint32_t standard,
	const struct find_hole *hole, int32_t counted, int32_t to)
{
	const struct chron_standard *s = &f->c->config.standards[standard];
	const struct find_child *child = &f->children[at];
	struct chron_gap *g = find_gap(f, "standard");

	g->child = at;
	g->standard = standard;
	g->from = hole->from;
	/* A standard that ended within the period stopped the clock. */
	g->open = hole->after == CHRON_NONE && to == child->to;
	g->to = g->open ? CIVIL_MAX : hole->to;
	g->days = hole->to - hole->from;
	say_child(f, at);
	buf_printf(&f->say, ", %s: %s recorded in the material supplied for ",
		sights[s->sighting].counts, sights[s->sighting].none);
	say_days(f, &child->seen, hole);
	buf_printf(&f->say, " (local standard %u %s)", s->days,
		s->working ? "working days" : "days");
	if (s->working)
		buf_printf(&f->say, ", %d of them working days", counted);
	say_between(f, &child->seen, hole, f->c->config.children[at].born);
	say_others(f, &child->seen, (uint8_t)sights[s->sighting].measure, hole);
	find_within(f, g, hole, child);
	say_done(f, g);
}

static void
measure(struct finder *f, uint32_t at, uint32_t standard)
{
	const struct chron_standard *s = &f->c->config.standards[standard];
	const struct find_child *child = &f->children[at];
	int32_t from = s->from > child->from ? s->from : child->from;
	int32_t to = s->to < child->to ? s->to : child->to;
	struct find_hole *holes;
	uint32_t n;

	if (to <= from)
		return;
	n = find_holes(f->arena, &child->seen,
		(uint8_t)sights[s->sighting].measure, from, to, &holes);
	for (uint32_t i = 0; i < n; i++) {
		int32_t days = holes[i].to - holes[i].from;

		if (days <= (int64_t)s->days)
			continue;
		if (s->working)
			days = working_days_between(f->c->config.nation,
				holes[i].from, holes[i].to);
		if (days > (int64_t)s->days)
			report(f, at, standard, &holes[i], days, to);
	}
}

void
find_standards(struct finder *f)
{
	for (uint32_t s = 0; s < f->c->config.nstandards; s++)
		for (uint32_t at = 0; at < f->c->config.nchildren; at++)
			if (covers(&f->c->config.standards[s],
				    &f->c->config.children[at]))
				measure(f, at, s);
}
