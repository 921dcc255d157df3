/* Reads an event into sightings. */
#include "seen/answer.h"
#include "seen/combine.h"
#include "seen/weigh.h"

#include "util/civil.h"
#include "util/str.h"

static int32_t
day_of(const struct chron_event *e)
{
	if (e->start.earliest != CHRON_TIME_MIN)
		return civil_day_of(e->start.earliest);
	if (e->start.latest != CHRON_TIME_MAX)
		return civil_day_of(e->start.latest);
	return CIVIL_MIN;
}

/* The last day it can have been: nobody born by then is told to be unborn. */
static int32_t
last_day_of(const struct chron_event *e)
{
	int64_t latest = e->start.latest;

	if (latest == CHRON_TIME_MAX)
		return CIVIL_MIN;
	if (e->has_end && e->end.latest != CHRON_TIME_MAX &&
		e->end.latest > latest)
		latest = e->end.latest;
	return civil_day_of(latest);
}

static void
scene_init(struct scene *s, const struct seen_people *people,
	const struct seen_context *context, int32_t day, int32_t last)
{
	size_t head = offsetof(struct scene, votes);
	size_t tail = offsetof(struct scene, columns);

	memset(s, 0, head + sizeof(s->votes[0]) * people->nkids);
	memset(s->stated, 0, sizeof(s->stated[0]) * people->nkids);
	memset((char *)s + tail, 0, sizeof(*s) - tail);
	s->people = people;
	s->kind = context->kind;
	s->habits = context->habits;
	s->nhabits = context->nhabits;
	s->day = day;
	s->all = people->all;
	for (uint32_t i = 0; i < people->nkids; i++) {
		const struct kid *k = &people->kids[i];

		if (k->born == CIVIL_MIN || last == CIVIL_MIN ? k->unborn
							      : k->born > last)
			s->unborn |= UINT64_C(1) << i;
	}
	s->away = s->kind == KIND_LADO; /* nobody is seen by it */
	s->usual = context->child < people->nkids
			   ? UINT64_C(1) << context->child
			   : people->subjects;
}

static void
read_text(struct scene *s, const struct chron_event *e, uint32_t value)
{
	struct token t[SENTENCE_MAX + 1];
	struct reader r = {.words = s->people->words,
		.text = {e->values[value].p, e->values[value].n}};
	uint32_t n;

	s->value = value;
	s->text = r.text;
	while ((n = text_sentence(&r, t))) {
		if (!s->first.end)
			s->first = (struct vote){1, seen_rule_nothing, value,
				t[0].start, t[n - 1].end};
		scene_sentence(s, t, n, r.ended);
		s->goes_on = r.cut;
	}
	s->goes_on = false;
}

/* The subject column names children, or does not. */
static uint64_t
read_subject(struct scene *s, const struct chron_event *e, uint32_t value)
{
	struct token t[SENTENCE_MAX + 1];
	struct reader r = {.words = s->people->words,
		.text = {e->values[value].p, e->values[value].n}};
	uint64_t kids = 0;
	uint32_t n;

	s->text = r.text;
	while ((n = text_sentence(&r, t))) {
		n = who_mark(s, t, n);
		for (uint32_t i = 0; i < n; i++)
			kids |= t[i].kids;
	}
	s->focus = s->named = s->covered = 0;
	s->kid_at = s->female_at = s->male_at = s->clock = 0;
	return kids;
}

static void
put_evidence(const struct scene *s, struct chron_sighting *out,
	enum aspect aspect, const struct vote *why)
{
	out->evidence[out->nevidence++] =
		(struct chron_evidence){.value = why->value,
			.start = why->start,
			.end = why->end,
			.rule = rule_name(s, why->rule),
			.aspect = (uint8_t)aspect};
}

static void
put_sighting(const struct scene *s, uint32_t kid, bool concerned,
	struct chron_sighting *out, struct arena *a)
{
	struct sighting_draft d;

	if (concerned)
		combine(s, kid, &d);
	else
		combine_unmentioned(s, &d);
	*out = (struct chron_sighting){.child = kid,
		.grade = d.grade,
		.attempt = s->attempt >> kid & 1,
		.plan = s->plan >> kid & 1,
		.reported = d.grade == GRADE_REPORTED,
		.mode = d.mode,
		.contradicted = d.contradicted,
		.basis = d.stated ? BASIS_STATED : BASIS_INFERRED};
	memcpy(out->flag, d.flag, sizeof(out->flag));
	out->evidence =
		ARENA_ARRAY(a, struct chron_evidence, (size_t)2 * ASPECT_COUNT);
	for (enum aspect i = 0; i < ASPECT_COUNT; i++) {
		put_evidence(s, out, i, &d.why[i]);
		if (d.other[i].weight)
			put_evidence(s, out, i, &d.other[i]);
	}
}

/* The children a column answered for. */
static uint64_t
answered(const struct scene *s)
{
	uint64_t kids = 0;

	for (uint32_t i = 0; i < s->people->nkids; i++)
		for (enum answer k = 0; k < 4; k++)
			if (s->stated[i][ASPECT_SEEN][k].weight)
				kids |= UINT64_C(1) << i;
	return kids;
}

void
seen_event(const struct seen_people *people, const struct seen_context *context,
	struct chron_event *e, struct arena *a)
{
	struct scene s;
	uint64_t named = 0, kids, listed;
	struct cue_hits hits;
	struct cue_reader cues = {.table = people->words->lexicon->cues,
		.trace = context->trace,
		.hits = &hits,
		.all = people->all};

	scene_init(&s, people, context, day_of(e), last_day_of(e));
	s.cancelled = e->cancelled;
	for (uint32_t i = 0; i < e->nvalues; i++)
		if (e->values[i].concept == CHRON_F_SUBJECT)
			named |= read_subject(&s, e, i);
	if (named)
		s.usual = named;
	s.told_whom = named || context->child < people->nkids;
	beside_before(&s, e);
	hits.n = hits.sentences = hits.words = 0;
	memset(hits.slots, 0, sizeof(hits.slots));
	for (uint32_t i = 0; i < e->nvalues; i++)
		if (e->values[i].concept == CHRON_F_EVENT) {
			cues.text = (struct chron_str){
				e->values[i].p, e->values[i].n};
			cues.value = i;
			s.cues = &cues;
			read_text(&s, e, i);
			s.cues = NULL;
		}
	beside_after(&s, e);
	s.columns = true;
	columns_read(&s, e);
	if (!s.first.end && e->nvalues)
		s.first = (struct vote){
			1, seen_rule_nothing, 0, 0, e->values[0].n};
	kids = named | s.named | s.covered | answered(&s);
	if (!kids)
		kids = s.usual;
	listed = context->everyone ? people->all : kids;
	s.cues = cues.text.n ? &cues : NULL;
	weigh_hits(&cues);
	e->nsightings = 0;
	e->sightings = ARENA_ARRAY(
		a, struct chron_sighting, (size_t)__builtin_popcountll(listed));
	for (; listed; listed &= listed - 1) {
		uint32_t kid = (uint32_t)__builtin_ctzll(listed);

		put_sighting(&s, kid, kids >> kid & 1,
			&e->sightings[e->nsightings++], a);
	}
}
