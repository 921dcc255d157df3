/* What each record and each interval is on the picture of sightings. */
#include "report/lanes.h"

#include <stdlib.h>

static void
push(struct lane_marks *m, struct lane_mark mark)
{
	*ARENA_PUSH(m->arena, &m->items, &m->n) = mark;
}

/* A record, unless all its days lie outside the period: then false. */
static bool
push_record(struct lane_marks *m, const struct finder *f,
	const struct find_span *days, int32_t lane, enum lane_kind kind)
{
	struct lane_mark mark = {.from = days->first,
		.to = days->last,
		.lane = lane,
		.event = days->event,
		.count = 1,
		.kind = (uint8_t)kind,
		.vague = days->vague};

	if (days->first == CIVIL_MIN || days->last == CIVIL_MAX) {
		mark.from = mark.to = CIVIL_MAX;
	} else if (days->last < f->from || days->first > f->to) {
		return false;
	}
	push(m, mark);
	return true;
}

/* ---- records ---- */

/* Not the visit failed but the child was not brought to it. */
static const char *const not_brought[] = {"unseen.not-brought",
	"unseen.was-not-brought", "unseen.did-not-come", "unseen.cancelled",
	NULL};

static bool
is_not_brought(const struct chron_sighting *s)
{
	for (uint32_t k = 0; k < s->nevidence; k++) {
		if (s->evidence[k].aspect != ASPECT_SEEN)
			continue;
		for (size_t i = 0; not_brought[i]; i++)
			if (!strcmp(s->evidence[k].rule, not_brought[i]))
				return true;
	}
	return false;
}

/* LANE_KINDS: no contact. */
static enum lane_kind
kind_of(const struct chron_event *e, const struct chron_sighting *s)
{
	if (e->cancelled)
		return LANE_MISSED;
	if (s->flag[ASPECT_SEEN] == ANSWER_YES) {
		if (s->contradicted && s->basis != BASIS_DECIDED)
			return LANE_DISPUTED;
		if (s->reported)
			return LANE_REPORTED;
		return s->flag[ASPECT_ALONE] == ANSWER_YES ? LANE_SEEN_ALONE
							   : LANE_SEEN;
	}
	if (s->attempt)
		return is_not_brought(s) ? LANE_MISSED : LANE_FAILED;
	if (s->plan)
		return LANE_PLAN;
	if (s->flag[ASPECT_SEEN] == ANSWER_NO)
		return LANE_NOT_SEEN;
	return s->flag[ASPECT_SEEN] == ANSWER_UNCLEAR ? LANE_UNCLEAR
						      : LANE_KINDS;
}

/* LANE_KINDS: neither. */
static enum lane_kind
views_of(const struct chron_event *e, const struct chron_sighting *s)
{
	if (e->cancelled)
		return LANE_KINDS;
	if (s->flag[ASPECT_EXPRESSED] == ANSWER_YES)
		return LANE_HEARD;
	return s->flag[ASPECT_SOUGHT] == ANSWER_YES ? LANE_ASKED : LANE_KINDS;
}

static const struct chron_sighting *
sighting_of(const struct chron_event *e, uint32_t child)
{
	for (uint32_t i = 0; i < e->nsightings; i++)
		if (e->sightings[i].child == child)
			return &e->sightings[i];
	return NULL;
}

/* Every account stands on the lane of its agency. */
static void
collect_agencies(struct lane_marks *m, const struct finder *f, uint32_t child)
{
	for (uint32_t i = 0; i < f->c->nevents; i++) {
		const struct chron_event *e = &f->c->events[i];
		const struct chron_sighting *s = sighting_of(e, child);
		uint32_t agency = e->agency < f->c->nagencies ? e->agency
							      : f->c->nagencies;
		int32_t lane = LANE_AGENCIES + (int32_t)agency;
		struct find_span days = {.first = CIVIL_MIN, .event = i};

		if (!s)
			continue;
		if (!find_days(e, &days))
			days.first = CIVIL_MIN;
		if (kind_of(e, s) != LANE_KINDS &&
			!push_record(m, f, &days, lane, kind_of(e, s)))
			m->outside++;
		if (views_of(e, s) != LANE_KINDS)
			push_record(m, f, &days, lane, views_of(e, s));
	}
}

static const struct {
	enum measure measure;
	int32_t lane;
} measured[] = {
	{MEASURE_ANY, LANE_ANY},
	{MEASURE_ALONE, LANE_ALONE},
	{MEASURE_VIEWS, LANE_VIEWS},
};

/* What a happening counts for, by the account that tells it. */
static void
push_measured(struct lane_marks *m, const struct finder *f, uint32_t child,
	const struct find_span *happening, size_t k)
{
	struct find_span days = *happening;
	const struct chron_sighting *s;
	enum lane_kind kind = LANE_SEEN;

	days.event = find_teller(
		f->c, days.event, child, (uint8_t)measured[k].measure);
	s = sighting_of(&f->c->events[days.event], child);
	if (measured[k].measure == MEASURE_VIEWS)
		kind = s && s->flag[ASPECT_EXPRESSED] == ANSWER_YES
			       ? LANE_HEARD
			       : LANE_ASKED;
	else if (days.contested)
		kind = LANE_DISPUTED;
	else if (s && s->reported)
		kind = LANE_REPORTED;
	else if (days.what & MEASURE_ALONE)
		kind = LANE_SEEN_ALONE;
	push_record(m, f, &days, measured[k].lane, kind);
}

/* A happening as all its accounts together tell it. */
static void
collect_seen(struct lane_marks *m, const struct finder *f, uint32_t child,
	const struct find_spans *spans)
{
	for (uint32_t i = 0; i < spans->n; i++) {
		const struct find_span *days = &spans->items[i];

		for (size_t k = 0; k < sizeof(measured) / sizeof(*measured);
			k++)
			if (days->what & measured[k].measure)
				push_measured(m, f, child, days, k);
	}
}

/* What failed or was cancelled and was no sighting; plans stand with their
 * agency alone. */
static void
collect_missed(struct lane_marks *m, const struct finder *f, uint32_t child)
{
	const struct find_spans *missed = &f->children[child].missed;

	for (uint32_t i = 0; i < missed->n; i++) {
		const struct chron_event *e =
			&f->c->events[missed->items[i].event];
		const struct chron_sighting *s = sighting_of(e, child);

		if (s && missed->items[i].what != MISSED_PLAN)
			push_record(m, f, &missed->items[i], LANE_ANY,
				kind_of(e, s));
	}
}

/* ---- intervals ---- */

/* The same that the report of gaps tells. */
static const struct {
	const char *kind;
	enum measure measure;
	int32_t lane;
	uint8_t closed, open;
} looks[] = {
	{"never-seen", MEASURE_ANY, LANE_ANY, LANE_UNSEEN, LANE_UNSEEN_OPEN},
	{"unseen", MEASURE_ANY, LANE_ANY, LANE_UNSEEN, LANE_UNSEEN_OPEN},
	{"unseen-alone", MEASURE_ALONE, LANE_ALONE, LANE_WITHOUT,
		LANE_WITHOUT_OPEN},
	{"views", MEASURE_VIEWS, LANE_VIEWS, LANE_WITHOUT, LANE_WITHOUT_OPEN},
};

static void
collect_look(
	struct lane_marks *m, const struct finder *f, uint32_t child, size_t k)
{
	const struct find_child *found = &f->children[child];
	struct find_hole *holes;
	uint32_t n = find_holes(m->arena, &found->seen,
		(uint8_t)looks[k].measure, found->from, found->to, &holes);
	uint32_t at = 0; /* both are in order of their beginning */

	for (uint32_t i = 0; i < f->c->ngaps; i++) {
		const struct chron_gap *g = &f->c->gaps[i];

		if (g->child != child || strcmp(g->kind, looks[k].kind))
			continue;
		while (at < n && holes[at].from < g->from)
			at++;
		push(m, (struct lane_mark){.from = g->from,
				.to = g->open ? found->to : g->to,
				.lane = looks[k].lane,
				.event = CHRON_NONE,
				.count = (uint32_t)g->days,
				.kind = g->open ? looks[k].open
						: looks[k].closed,
				.gap = g,
				.hole = at < n ? &holes[at] : NULL});
	}
}

/* ---- triggers ---- */

static void
collect_triggers(struct lane_marks *m, uint32_t child)
{
	for (uint32_t i = 0; i < m->ntriggers; i++) {
		const struct trigger *t = &m->triggers[i];

		/* a birth that was declared is drawn as such */
		if (t->child != child || t->event == CHRON_NONE)
			continue;
		push(m, (struct lane_mark){.from = t->on.first,
				.to = t->on.last,
				.lane = LANE_ALL,
				.event = t->event,
				.count = 1,
				.kind = LANE_TRIGGER,
				.trigger = t});
	}
}

void
lanes_collect(struct lane_marks *m, const struct finder *f, uint32_t child,
	uint32_t most)
{
	const struct find_child *found = &f->children[child];

	collect_agencies(m, f, child);
	collect_seen(m, f, child, &found->seen);
	collect_seen(m, f, child, &found->loose);
	collect_missed(m, f, child);
	lanes_thin_out(m, most);
	if (found->to > found->from)
		for (size_t k = 0; k < sizeof(looks) / sizeof(*looks); k++)
			collect_look(m, f, child, k);
	collect_triggers(m, child);
	if (m->n > 1)
		qsort(m->items, m->n, sizeof(*m->items), lanes_order);
}
