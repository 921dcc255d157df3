/* From records to triggers, and the first sighting after each.
 *
 * Accounts of one happening are one trigger, dated by the account that knows
 * its day best; so are those of one kind on one day that merging did not put
 * together, and what another agency notes a few days late.  A record that names no child is about every subject of the
 * review.  A clock never starts before birth. */
#include "find/trigger.h"
#include "util/parallel.h"
#include "util/str.h"

#include <stdlib.h>

/* What is gathered from some of the happenings, in memory of its own. */
struct gather {
	const struct finder *f;
	struct arena *arena;
	struct trigger_reader *reader;
	struct trigger *list;
	uint32_t n;
	bool *concerns; /* by child, of the happening at hand */
	bool *about;	/* the same, of one of its triggers */
};

/* What an entry's accounts tell, by kind. */
struct told {
	struct trigger_hit hit;
	uint32_t event; /* CHRON_NONE: none */
	struct find_span on;
};

static bool
is_child_of(const struct gather *g, uint32_t event)
{
	const struct chron_event *e = &g->f->c->events[event];
	bool any = false;

	for (uint32_t i = 0; i < e->nsightings; i++) {
		if (e->sightings[i].child >= g->f->c->config.nchildren)
			continue;
		g->concerns[e->sightings[i].child] = any = true;
	}
	return any;
}

/* An invitation in a calendar proves less than a note that it was held. */
static bool
is_invitation(const struct chron_chronology *c, uint32_t event)
{
	uint32_t source = c->events[event].source;

	return source < c->nsources &&
	       str_is(c->sources[source].importer, "ical");
}

static bool
is_better(const struct chron_chronology *c, uint32_t a,
	const struct find_span *on, const struct told *b)
{
	int64_t da = (int64_t)on->last - on->first;
	int64_t db = (int64_t)b->on.last - b->on.first;

	if (b->event == CHRON_NONE || da != db)
		return b->event == CHRON_NONE || da < db;
	return is_invitation(c, b->event) && !is_invitation(c, a);
}

static void
read_event(struct gather *g, uint32_t at, struct told told[TRIGGER_KINDS])
{
	const struct chron_chronology *c = g->f->c;
	const struct chron_event *e = &c->events[at];
	struct trigger_hit hits[TRIGGER_KINDS];
	struct find_span on;

	if (e->cancelled || !find_days(e, &on))
		return;
	on.last = civil_day_of(e->start.latest);
	trigger_read(g->reader, e,
		e->agency < c->nagencies ? c->agencies[e->agency].kind
					 : KIND_OTHER,
		hits);
	for (uint32_t k = 0; k < TRIGGER_KINDS; k++)
		if (hits[k].rule && is_better(c, at, &on, &told[k]))
			told[k] = (struct told){hits[k], at, on};
}

static void
add(struct gather *g, enum trigger_kind kind, uint32_t child,
	const struct told *told)
{
	const struct finder *f = g->f;
	int32_t born = f->c->config.children[child].born;
	struct trigger *t;

	/* A declared birth is known better than any record of it. */
	if (kind == TRIGGER_BIRTH && born != CIVIL_MIN &&
		told->event != CHRON_NONE)
		return;
	if (told->on.last < f->from || told->on.first > f->to ||
		(born != CIVIL_MIN &&
			(born > f->to || !trigger_may_be_unborn(
						 kind, told->on.last, born))))
		return;
	t = ARENA_PUSH(g->arena, &g->list, &g->n);
	*t = (struct trigger){.kind = kind,
		.child = child,
		.event = told->event,
		.hit = told->hit,
		.on = told->on,
		.from = told->on.last > born ? told->on.last : born,
		.after = {CHRON_NONE, CHRON_NONE}};
}

static void
add_told(struct gather *g, enum trigger_kind kind, const struct told *told)
{
	uint32_t n = g->f->c->config.nchildren;

	memcpy(g->about, g->concerns, n * sizeof(*g->about));
	trigger_about(g->f->c, kind, told->event, &told->hit, g->about);
	for (uint32_t at = 0; at < n; at++)
		if (g->about[at])
			add(g, kind, at, told);
}

static void
read_group(struct gather *g, const uint32_t *events, uint32_t n)
{
	const struct chron_config *config = &g->f->c->config;
	struct told told[TRIGGER_KINDS];
	bool named = false, any = false;

	for (uint32_t k = 0; k < TRIGGER_KINDS; k++)
		told[k] = (struct told){.event = CHRON_NONE};
	for (uint32_t i = 0; i < n; i++)
		read_event(g, events[i], told);
	for (uint32_t k = 0; k < TRIGGER_KINDS; k++)
		any |= told[k].event != CHRON_NONE;
	if (!any)
		return;
	memset(g->concerns, 0, config->nchildren * sizeof(*g->concerns));
	for (uint32_t i = 0; i < n; i++)
		named |= is_child_of(g, events[i]);
	for (uint32_t at = 0; !named && at < config->nchildren; at++)
		g->concerns[at] = config->children[at].subject;
	for (uint32_t k = 0; k < TRIGGER_KINDS; k++)
		if (told[k].event != CHRON_NONE)
			add_told(g, (enum trigger_kind)k, &told[k]);
}

static void
add_births(struct gather *g)
{
	const struct chron_config *config = &g->f->c->config;

	for (uint32_t at = 0; at < config->nchildren; at++) {
		int32_t born = config->children[at].born;
		struct told told = {.event = CHRON_NONE,
			.on = {.first = born, .last = born}};

		if (born != CIVIL_MIN)
			add(g, TRIGGER_BIRTH, at, &told);
	}
}

/* By child, day and kind; the record that knows its day best first. */
static int
by_day(const void *pa, const void *pb)
{
	const struct trigger *a = pa, *b = pb;

	if (a->child != b->child)
		return a->child < b->child ? -1 : 1;
	if (a->on.first != b->on.first)
		return a->on.first < b->on.first ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->on.last != b->on.last)
		return a->on.last < b->on.last ? -1 : 1;
	return a->event < b->event ? -1 : a->event > b->event;
}

/* Days that another agency's note of the same may be late. */
static const uint8_t late[TRIGGER_KINDS] = {
	[TRIGGER_REFERRAL] = 2,
	[TRIGGER_STRATEGY] = 2,
	[TRIGGER_PLAN] = 14,
	[TRIGGER_BIRTH] = 14,
	[TRIGGER_RETURN] = 1,
	[TRIGGER_DISCHARGE] = 7,
	[TRIGGER_PLACED] = 7,
	[TRIGGER_MOVE] = 14,
};

static uint32_t
agency_of(const struct chron_chronology *c, const struct trigger *t)
{
	return t->event == CHRON_NONE ? CHRON_NONE : c->events[t->event].agency;
}

static bool
is_repeat(const struct chron_chronology *c, const struct trigger *first,
	const struct trigger *t)
{
	int32_t days = t->on.first - first->on.first;

	return t->kind == first->kind &&
	       (!days || (days <= late[t->kind] &&
				 agency_of(c, t) != agency_of(c, first)));
}

static uint32_t
drop_repeats(const struct chron_chronology *c, struct trigger *list, uint32_t n)
{
	enum { LATEST = 14 };
	uint32_t kept = 0;

	for (uint32_t i = 0; i < n; i++) {
		struct trigger *t = &list[i];
		uint32_t k = kept;

		while (k > 0 && list[k - 1].child == t->child &&
			t->on.first - list[k - 1].on.first <= LATEST &&
			!is_repeat(c, &list[k - 1], t))
			k--;
		if (k > 0 && list[k - 1].child == t->child &&
			is_repeat(c, &list[k - 1], t))
			list[k - 1].more++;
		else
			list[kept++] = *t;
	}
	return kept;
}

/* ---- the first sighting after ---- */

static const uint8_t measures[TRIGGER_SIGHTS] = {
	[TRIGGER_ANY] = MEASURE_ANY,
	[TRIGGER_SOCIAL] = MEASURE_SOCIAL,
};

/* By span: itself or the next one that counts for a measure. */
static uint32_t *
next_of(struct arena *a, const struct find_spans *seen, uint8_t measure)
{
	uint32_t *next = ARENA_ARRAY(a, uint32_t, (size_t)seen->n + 1);

	next[seen->n] = CHRON_NONE;
	for (uint32_t i = seen->n; i-- > 0;)
		next[i] = seen->items[i].what & measure ? i : next[i + 1];
	return next;
}

static bool
is_same_happening(const struct finder *f, uint32_t a, uint32_t b)
{
	const struct chron_event *ea = &f->c->events[a];

	return a == b || (ea->entry < f->c->nentries &&
				 ea->entry == f->c->events[b].entry);
}

/* Who reports a referral saw the child before it; who finds a missing child,
 * or delivers one, sees it then. */
static bool
is_seen_by_it(enum trigger_kind kind)
{
	return kind == TRIGGER_RETURN || kind == TRIGGER_BIRTH;
}

static bool
is_earlier(const struct finder *f, const struct trigger *t,
	const struct find_span *s)
{
	const struct chron_event *seen = &f->c->events[s->event], *e;

	if (t->event == CHRON_NONE)
		return false;
	e = &f->c->events[t->event];
	if (is_same_happening(f, t->event, s->event))
		return !is_seen_by_it(t->kind);
	return s->first == t->from && e->start.precision == CHRON_MINUTE &&
	       seen->start.precision == CHRON_MINUTE &&
	       seen->start.earliest < e->start.earliest;
}

/* The day is the same, and one of the times is not known. */
static bool
is_unordered(const struct finder *f, const struct trigger *t,
	const struct find_span *s)
{
	if (t->event == CHRON_NONE || s->first > t->on.last ||
		is_same_happening(f, t->event, s->event))
		return false;
	return f->c->events[t->event].start.precision != CHRON_MINUTE ||
	       f->c->events[s->event].start.precision != CHRON_MINUTE;
}

static void
look_after(struct finder *f, struct trigger *t, uint32_t sight,
	const uint32_t *next)
{
	const struct find_spans *seen = &f->children[t->child].seen;
	uint32_t i;

	find_range(seen, t->from, t->from, &i);
	for (i = next[i]; i != CHRON_NONE; i = next[i + 1]) {
		const struct find_span *s = &seen->items[i];

		if (s->first > f->to)
			return;
		if (is_earlier(f, t, s))
			continue;
		t->after[sight] = i;
		t->same_day[sight] = is_unordered(f, t, s);
		return;
	}
}

/* Sightings that began before the day counted from and may have been after
 * it: those of a month or so are among the seen, others are loose. */
static bool
may_be_sooner(const struct find_child *child, const struct trigger *t,
	uint8_t measure, const struct find_loose *loose)
{
	uint32_t i, end = find_range(&child->seen, t->from - FIND_SPAN_DAYS,
			    t->from - 1, &i);
	struct find_hole hole = {t->from, t->from + 1, CHRON_NONE, CHRON_NONE};

	for (; i < end; i++)
		if ((child->seen.items[i].what & measure) &&
			child->seen.items[i].last >= t->from)
			return true;
	return find_count_loose(loose, &hole) > 0;
}

static void
measure(struct finder *f, struct trigger *list, uint32_t n)
{
	const struct find_child *child = &f->children[list->child];

	for (uint32_t k = 0; k < TRIGGER_SIGHTS; k++) {
		uint32_t *next = next_of(f->arena, &child->seen, measures[k]);
		struct find_loose loose =
			find_loose(f->arena, child, measures[k]);

		for (uint32_t i = 0; i < n; i++) {
			struct trigger *t = &list[i];

			look_after(f, t, k, next);
			t->maybe[k] =
				may_be_sooner(child, t, measures[k], &loose);
		}
	}
}

/* ---- all happenings, in pieces ---- */

enum { PIECE = 4096 };

struct gathering {
	const struct finder *f;
	struct gather *pieces;
};

static void
gather_begin(struct gather *g, const struct finder *f, struct arena *a)
{
	uint32_t n = f->c->config.nchildren;

	*g = (struct gather){.f = f,
		.arena = a,
		.concerns = ARENA_ARRAY(a, bool, n),
		.about = ARENA_ARRAY(a, bool, n)};
}

/* Entries come first, then the events that are in none. */
static void
gather_piece(void *arg, uint32_t piece)
{
	const struct gathering *all = arg;
	const struct chron_chronology *c = all->f->c;
	struct gather *g = &all->pieces[piece];
	uint64_t i = (uint64_t)piece * PIECE, end = i + PIECE;

	gather_begin(g, all->f, arena_new());
	g->reader = trigger_reader_new(g->arena);
	for (; i < end && i < c->nentries; i++)
		read_group(g, c->entries[i].events, c->entries[i].nevents);
	for (; i < end && i - c->nentries < c->nevents; i++) {
		uint32_t event = (uint32_t)(i - c->nentries);

		if (c->events[event].entry >= c->nentries)
			read_group(g, &event, 1);
	}
}

/* What all pieces hold, one after the other, into `to`. */
static void
gather_all(struct gather *to)
{
	const struct chron_chronology *c = to->f->c;
	uint32_t n =
		(uint32_t)(((uint64_t)c->nentries + c->nevents + PIECE - 1) /
			   PIECE);
	struct gathering all = {
		.f = to->f, .pieces = ARENA_ARRAY(to->arena, struct gather, n)};

	parallel_each(n, gather_piece, &all);
	for (uint32_t i = 0; i < n; i++) {
		const struct gather *g = &all.pieces[i];

		for (uint32_t k = 0; k < g->n; k++)
			*ARENA_PUSH(to->arena, &to->list, &to->n) = g->list[k];
		arena_free(g->arena);
	}
}

static void
look_after_all(struct finder *f, struct trigger *list, uint32_t n)
{
	for (uint32_t i = 0, end; i < n; i = end) {
		for (end = i; end < n; end++)
			if (list[end].child != list[i].child)
				break;
		measure(f, list + i, end - i);
	}
}

const struct trigger *
trigger_all(struct finder *f, uint32_t *n)
{
	const struct chron_chronology *c = f->c;
	struct gather g;

	*n = c->ntriggers;
	if (c->triggers)
		return c->triggers;
	gather_begin(&g, f, f->out ? f->out->arena : f->arena);
	if (f->known) {
		gather_all(&g);
		add_births(&g);
	}
	if (!g.list)
		return ARENA_NEW(g.arena, struct trigger);
	qsort(g.list, g.n, sizeof(*g.list), by_day);
	*n = drop_repeats(c, g.list, g.n);
	look_after_all(f, g.list, *n);
	return g.list;
}

const char *
trigger_hedge(const struct trigger *t, const struct find_span *seen)
{
	if (seen->vague || (t->on.vague && t->from == t->on.last))
		return "at least ";
	return seen->uncertain || t->on.uncertain ? "about " : "";
}
