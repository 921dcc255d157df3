/* What a standard measures: the intervals between the sightings that count for
 * it, or from what starts its clock to the first of them. */
#include "find/find.h"
#include "find/standard.h"
#include "util/str.h"

static const uint8_t counts[] = {
	[SIGHT_SOCIAL_CARE] = MEASURE_SOCIAL,
	[SIGHT_ANY] = MEASURE_ANY,
	[SIGHT_ALONE] = MEASURE_ALONE,
	[SIGHT_VIEWS] = MEASURE_VIEWS,
};

static const uint8_t triggers_of[STANDARD_AFTERS] = {
	[AFTER_REFERRAL] = TRIGGER_REFERRAL,
	[AFTER_STRATEGY] = TRIGGER_STRATEGY,
	[AFTER_PLAN] = TRIGGER_PLAN,
	[AFTER_BIRTH] = TRIGGER_BIRTH,
	[AFTER_RETURN] = TRIGGER_RETURN,
	[AFTER_PLACEMENT] = TRIGGER_PLACED,
};

uint8_t
standard_counts(const struct chron_standard *s)
{
	return counts[s->sighting];
}

bool
standard_covers(const struct chron_standard *s, const struct chron_child *child)
{
	for (uint32_t i = 0; i < s->nchildren; i++)
		if (str_eq(s->children[i], child->ref))
			return true;
	return !s->nchildren && child->subject;
}

bool
standard_any_after(const struct chron_config *config)
{
	for (uint32_t i = 0; i < config->nstandards; i++)
		if (config->standards[i].after != AFTER_SIGHTING)
			return true;
	return false;
}

int32_t
standard_months_on(int32_t day, uint32_t n)
{
	int year, month, mday, last;
	int64_t to;

	civil_from_days(day, &year, &month, &mday);
	to = (int64_t)year * 12 + month - 1 + n;
	if (to / 12 > 9999)
		return CIVIL_MAX;
	year = (int)(to / 12);
	month = (int)(to % 12) + 1;
	last = civil_month_days(year, month);
	return civil_days(year, month, mday < last ? mday : last);
}

/* Counting the day of the sighting makes every count one longer, if it is a
 * day that counts. */
static void
count(const struct finder *f, const struct chron_standard *s,
	struct standard_interval *i)
{
	int32_t from = i->hole.from, to = i->hole.to;
	struct chron_str nation =
		s->all_weekdays ? CHRON_S("") : f->c->config.nation;

	i->days = (int64_t)to - from + s->inclusive;
	switch (s->unit) {
	case UNIT_WORKING:
		/* Never more of them than days. */
		i->longer = i->days > (int64_t)s->days;
		i->days = working_days_between(
			nation, s->inclusive ? from - 1 : from, to);
		i->longer = i->longer && i->days > (int64_t)s->days;
		return;
	case UNIT_WEEKS:
		i->longer = i->days > (int64_t)s->days * 7;
		return;
	case UNIT_MONTHS:
		i->longer = (int64_t)to + s->inclusive >
			    standard_months_on(from, s->days);
		return;
	case UNIT_CALENDAR:
	case STANDARD_UNITS:
		i->longer = i->days > (int64_t)s->days;
		return;
	}
}

static struct standard_interval *
add(struct finder *f, struct standard_measured *m, struct find_hole hole,
	const char *hedge)
{
	struct standard_interval *i = ARENA_PUSH(f->arena, &m->items, &m->n);

	i->hole = hole;
	i->hedge = hedge;
	i->trigger = CHRON_NONE;
	return i;
}

static void
measure_between(struct finder *f, const struct find_child *child,
	const struct chron_standard *s, struct standard_measured *m)
{
	struct find_hole *holes;
	uint32_t n = find_holes(f->arena, &child->seen, standard_counts(s),
		m->from, m->to, &holes);

	for (uint32_t i = 0; i < n; i++)
		count(f, s,
			add(f, m, holes[i],
				find_hedge(&child->seen, &holes[i])));
}

static void
measure_after(struct finder *f, uint32_t at, const struct chron_standard *s,
	const struct trigger *triggers, uint32_t n, struct standard_measured *m)
{
	const struct find_spans *seen = &f->children[at].seen;
	int sight = s->sighting == SIGHT_ANY ? TRIGGER_ANY : TRIGGER_SOCIAL;

	for (uint32_t i = 0; i < n; i++) {
		const struct trigger *t = &triggers[i];
		struct find_hole hole = {
			t->from, m->to, CHRON_NONE, t->after[sight]};
		struct standard_interval *interval;
		const struct find_span limit = {0};

		if (t->child != at ||
			t->kind != (enum trigger_kind)triggers_of[s->after] ||
			t->from < m->from || t->from > m->to)
			continue;
		if (hole.after != CHRON_NONE &&
			seen->items[hole.after].first > m->to)
			hole.after = CHRON_NONE;
		if (hole.after != CHRON_NONE)
			hole.to = seen->items[hole.after].first;
		interval = add(f, m, hole,
			trigger_hedge(t, hole.after == CHRON_NONE
						 ? &limit
						 : &seen->items[hole.after]));
		interval->trigger = i;
		count(f, s, interval);
	}
}

struct standard_measured
standard_measure(struct finder *f, uint32_t at, const struct chron_standard *s,
	const struct trigger *triggers, uint32_t n)
{
	const struct find_child *child = &f->children[at];
	struct standard_measured m = {
		.from = s->from > child->from ? s->from : child->from,
		.to = s->to < child->to ? s->to : child->to};

	if (!f->known || m.to < m.from)
		return m;
	if (s->after == AFTER_SIGHTING)
		measure_between(f, child, s, &m);
	else
		measure_after(f, at, s, triggers, n, &m);
	return m;
}
