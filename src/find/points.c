/* When each child was seen, missed or to be seen: events and entries as spans
 * of days.
 *
 * Accounts of one happening are one sighting.  Its day is that of the account
 * that knows it best: first-hand before reported, a day before a month.  A
 * hospital's letter of the 6th about the 4th is not a sighting on the 6th. */
#include "find/parts.h"

#include <stdlib.h>

/* What the accounts of one entry say of one child. */
struct tally {
	uint64_t group; /* the entry being added up, from 1 */
	uint8_t measures;
	bool contested; /* a record contradicts itself, or another account */
	bool decided;	/* a person ruled that it was seen */
	uint8_t missed;
	uint32_t missed_event, plan_event;
	uint32_t seen_event, views_event; /* the best accounts so far */
};

struct tallying {
	struct finder *f;
	struct tally *tallies;
	uint32_t *touched;
	uint32_t ntouched;
	uint64_t group;
};

static bool
is_reported(const struct chron_event *e, uint32_t child)
{
	for (uint32_t i = 0; i < e->nsightings; i++)
		if (e->sightings[i].child == child)
			return e->sightings[i].reported;
	return false;
}

/* Does account a know the day better than b? */
static bool
knows_better(const struct finder *f, uint32_t a, uint32_t b, uint32_t child)
{
	const struct chron_event *ea = &f->c->events[a];
	const struct chron_event *eb = &f->c->events[b];
	struct find_span sa, sb;
	bool da = find_days(ea, &sa), db = find_days(eb, &sb);

	if (da != db)
		return da;
	if (is_reported(ea, child) != is_reported(eb, child))
		return is_reported(eb, child);
	return da && sa.last - sa.first < sb.last - sb.first;
}

static struct tally *
tally_of(struct tallying *t, uint32_t child)
{
	struct tally *y = &t->tallies[child];

	if (y->group == t->group)
		return y;
	*y = (struct tally){.group = t->group,
		.missed = MISSED_NOTHING,
		.missed_event = CHRON_NONE,
		.plan_event = CHRON_NONE,
		.seen_event = CHRON_NONE,
		.views_event = CHRON_NONE};
	t->touched[t->ntouched++] = child;
	return y;
}

static void
better(const struct tallying *t, uint32_t *best, uint32_t event, uint32_t child)
{
	if (*best == CHRON_NONE || knows_better(t->f, event, *best, child))
		*best = event;
}

static void
note_missed(struct tally *y, uint8_t missed, uint32_t event)
{
	if (missed >= y->missed)
		return;
	y->missed = missed;
	y->missed_event = event;
}

static void
tally_yes(struct tallying *t, struct tally *y, uint32_t event,
	const struct chron_sighting *s)
{
	const struct chron_chronology *c = t->f->c;
	uint8_t measures = find_measures(c, &c->events[event], s);

	y->measures |= measures;
	if (measures & MEASURE_ANY) {
		y->contested |= s->contradicted;
		y->decided |= s->basis == BASIS_DECIDED;
		better(t, &y->seen_event, event, s->child);
	}
	if (measures & MEASURE_VIEWS)
		better(t, &y->views_event, event, s->child);
}

static void
tally_event(struct tallying *t, uint32_t event)
{
	const struct chron_event *e = &t->f->c->events[event];

	for (uint32_t i = 0; i < e->nsightings; i++) {
		const struct chron_sighting *s = &e->sightings[i];
		struct tally *y;

		if (s->child >= t->f->c->config.nchildren)
			continue;
		y = tally_of(t, s->child);
		if (e->cancelled) {
			note_missed(y, MISSED_CANCELLED, event);
			continue;
		}
		tally_yes(t, y, event, s);
		if (s->attempt)
			note_missed(y, MISSED_ATTEMPT, event);
		if (s->plan) {
			note_missed(y, MISSED_PLAN, event);
			if (y->plan_event == CHRON_NONE)
				y->plan_event = event;
		}
	}
}

static void
push(struct finder *f, struct find_spans *to, struct find_span span)
{
	*ARENA_PUSH(f->arena, &to->items, &to->n) = span;
}

/* The account that tells the day: where only a report says "seen", the
 * agency it happened at may have said less, but knows when. */
static uint32_t
dated_by(const struct finder *f, uint32_t event, uint32_t child)
{
	const struct chron_entry *n = chronology_entry(f->c, event);
	uint32_t best = event;

	if (!n || !is_reported(&f->c->events[event], child))
		return event;
	for (uint32_t i = 0; i < n->nevents; i++)
		if (knows_better(f, n->events[i], best, child))
			best = n->events[i];
	return best;
}

/* A sighting that can be put on a day goes to the seen, else to the loose. */
static void
push_seen(struct finder *f, uint32_t at, const struct tally *y,
	struct find_span s)
{
	struct find_child *child = &f->children[at];

	if (!find_days(&f->c->events[dated_by(f, s.event, at)], &s)) {
		s.first = CIVIL_MIN;
		s.last = CIVIL_MAX;
	}
	s.contested = y->contested && !y->decided && (s.what & MEASURE_ANY);
	if ((int64_t)s.last - s.first < FIND_SPAN_DAYS)
		push(f, &child->seen, s);
	else
		push(f, &child->loose, s);
}

static void
flush(struct finder *f, uint32_t at, const struct tally *y)
{
	struct find_child *child = &f->children[at];
	struct find_span s = {.what = y->missed, .event = y->missed_event};
	bool same = y->seen_event == y->views_event;

	child->mentions++;
	if (y->measures & MEASURE_ANY)
		push_seen(f, at, y,
			(struct find_span){.event = y->seen_event,
				.what = same ? y->measures
					     : y->measures &
							(uint8_t)~MEASURE_VIEWS});
	else if (s.what != MISSED_NOTHING &&
		 find_days(&f->c->events[s.event], &s))
		push(f, &child->missed, s);
	if ((y->measures & MEASURE_VIEWS) && !same)
		push_seen(f, at, y,
			(struct find_span){.event = y->views_event,
				.what = MEASURE_VIEWS});
	s.event = y->plan_event;
	if (y->plan_event != CHRON_NONE &&
		find_days(&f->c->events[s.event], &s))
		push(f, &child->plans, s);
}

static uint8_t
seen_in(const struct chron_event *e, uint32_t child)
{
	for (uint32_t i = 0; i < e->nsightings; i++)
		if (e->sightings[i].child == child)
			return e->sightings[i].flag[ASPECT_SEEN];
	return ANSWER_NA;
}

/* Two accounts disagree only where merging found that they do: "not seen" in
 * the note of one who was merely told of a visit contradicts nobody. */
static void
contest(struct tallying *t, const struct chron_discrepancy *d)
{
	for (uint32_t k = 0; k < t->ntouched; k++) {
		uint32_t child = t->touched[k];
		bool yes = false, no = false;

		for (uint32_t i = 0; i < d->nevents; i++) {
			uint8_t seen =
				seen_in(&t->f->c->events[d->events[i]], child);

			yes |= seen == ANSWER_YES;
			no |= seen == ANSWER_NO;
		}
		t->tallies[child].contested |= yes && no;
	}
}

static void
tally_group(struct tallying *t, const uint32_t *events, uint32_t n,
	const struct chron_entry *entry)
{
	t->group++;
	t->ntouched = 0;
	for (uint32_t i = 0; i < n; i++)
		tally_event(t, events[i]);
	for (uint32_t i = 0; entry && i < entry->ndiscrepancies; i++) {
		uint32_t at = entry->discrepancies[i];

		if (at < t->f->c->ndiscrepancies +
					t->f->c->hidden_discrepancies &&
			!strcmp(t->f->c->discrepancies[at].kind, "seen"))
			contest(t, &t->f->c->discrepancies[at]);
	}
	for (uint32_t i = 0; i < t->ntouched; i++)
		flush(t->f, t->touched[i], &t->tallies[t->touched[i]]);
}

static int
by_day(const void *pa, const void *pb)
{
	const struct find_span *a = pa, *b = pb;

	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return a->event < b->event ? -1 : a->event > b->event;
}

static void
sort(struct find_spans *spans)
{
	if (spans->n > 1)
		qsort(spans->items, spans->n, sizeof(*spans->items), by_day);
}

/* The period; where it is open, the first and the last event.  Those are
 * read narrowly: "2012" begins nothing before its last day. */
static void
find_limits(struct finder *f)
{
	int32_t first = CIVIL_MAX, last = CIVIL_MIN;

	for (uint32_t i = 0; i < f->c->nevents; i++) {
		const struct chron_event *e = &f->c->events[i];
		struct find_span s;
		int32_t begun, ended;

		if (!find_days(e, &s))
			continue;
		begun = civil_day_of(e->start.latest);
		ended = e->has_end && e->end.earliest != CHRON_TIME_MIN
				? civil_day_of(e->end.earliest)
				: s.first;
		first = begun < first ? begun : first;
		last = ended > last ? ended : last;
	}
	f->from = f->c->config.from != CIVIL_MIN ? f->c->config.from : first;
	f->to = f->c->config.to != CIVIL_MAX ? f->c->config.to : last;
	f->known =
		f->from != CIVIL_MAX && f->to != CIVIL_MIN && f->from <= f->to;
}

void
find_open(struct finder *f, const struct chron_chronology *c)
{
	uint32_t nchildren = c->config.nchildren;
	uint32_t nentries = c->nentries + c->hidden_entries;
	struct tallying t = {.f = f};

	*f = (struct finder){.c = c, .arena = arena_new(), .say = BUF_INIT};
	f->children = ARENA_ARRAY(f->arena, struct find_child, nchildren);
	t.tallies = ARENA_ARRAY(f->arena, struct tally, nchildren);
	t.touched = ARENA_ARRAY(f->arena, uint32_t, nchildren);
	for (uint32_t i = 0; i < nentries; i++)
		tally_group(&t, c->entries[i].events, c->entries[i].nevents,
			&c->entries[i]);
	for (uint32_t i = 0; i < c->nevents; i++)
		if (!chronology_entry(c, i))
			tally_group(&t, &i, 1, NULL);
	find_limits(f);
	for (uint32_t i = 0; i < nchildren; i++) {
		struct find_child *child = &f->children[i];
		int32_t born = c->config.children[i].born;

		sort(&child->seen);
		sort(&child->loose);
		sort(&child->missed);
		sort(&child->plans);
		child->from = born > f->from ? born : f->from;
		child->to = f->known ? f->to : CIVIL_MIN;
	}
}

void
find_close(struct finder *f)
{
	buf_free(&f->say);
	arena_free(f->arena);
}
