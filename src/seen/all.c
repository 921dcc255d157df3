/* Every event of a chronology, then what people decided. */
#include "seen/seen.h"

#include "core/answers.h"
#include "core/headings_words.h"
#include "util/parallel.h"
#include "util/str.h"

static uint32_t
find_child(const struct chron_config *config, struct chron_str ref)
{
	for (uint32_t i = 0; i < config->nchildren; i++)
		if (str_eq(config->children[i].ref, ref))
			return i;
	return CHRON_NONE;
}

/* The event's sighting of the child, made if a person ruled on a child that
 * the text does not name. */
static struct chron_sighting *
sighting_of(struct chron_event *e, uint32_t child, struct arena *a)
{
	struct chron_sighting *made;

	for (uint32_t i = 0; i < e->nsightings; i++)
		if (e->sightings[i].child == child)
			return &e->sightings[i];
	made = ARENA_ARRAY(a, struct chron_sighting, (size_t)e->nsightings + 1);
	if (e->nsightings)
		memcpy(made, e->sightings,
			sizeof(*made) * (size_t)e->nsightings);
	e->sightings = made;
	made[e->nsightings] = (struct chron_sighting){.child = child,
		.flag = {[ASPECT_SEEN] = ANSWER_NA,
			[ASPECT_ALONE] = ANSWER_NO,
			[ASPECT_SOUGHT] = ANSWER_NO,
			[ASPECT_EXPRESSED] = ANSWER_NO}};
	return &made[e->nsightings++];
}

static void
put_evidence(struct chron_sighting *s, uint8_t aspect, struct arena *a)
{
	struct chron_evidence *old = s->evidence;
	uint32_t n = 0;

	s->evidence =
		ARENA_ARRAY(a, struct chron_evidence, (size_t)s->nevidence + 1);
	for (uint32_t i = 0; i < s->nevidence; i++)
		if (old[i].aspect != aspect)
			s->evidence[n++] = old[i];
	s->evidence[n++] = (struct chron_evidence){
		.value = CHRON_NONE, .rule = "decided", .aspect = aspect};
	s->nevidence = n;
}

static void
decide(struct chron_chronology *c, const struct chron_decision *d)
{
	uint32_t event = chronology_find_event(c, d->a);
	uint32_t child = find_child(&c->config, d->child);
	struct chron_sighting *s;

	if (event == CHRON_NONE || child == CHRON_NONE ||
		d->aspect >= ASPECT_COUNT)
		return;
	s = sighting_of(&c->events[event], child, c->arena);
	s->flag[d->aspect] = d->answer;
	s->basis = BASIS_DECIDED;
	s->contradicted = false;
	put_evidence(s, d->aspect, c->arena);
	/* who was not seen was not seen alone, whoever says so */
	if (d->aspect == ASPECT_SEEN && d->answer != ANSWER_YES &&
		d->answer != ANSWER_UNCLEAR) {
		s->flag[ASPECT_ALONE] = ANSWER_NO;
		s->grade = GRADE_NONE;
		put_evidence(s, ASPECT_ALONE, c->arena);
	} else if (d->aspect == ASPECT_SEEN && s->grade == GRADE_NONE &&
		   d->answer == ANSWER_YES) {
		s->grade = GRADE_FULL;
	}
}

enum { PIECE = 4096 }; /* events that one thread takes at a time */

struct reading {
	struct chron_chronology *c;
	const struct seen_people *people;
	struct arena **arenas; /* one a piece */
	uint8_t **habits;      /* of each source, of each heading */
};

static const struct {
	uint8_t concept, habit;
	const char *word;
} habit_words[] = {
	{CHRON_F_OUTCOME, HABIT_AHEAD, "plan"},
	{CHRON_F_OUTCOME, HABIT_AHEAD, "next"},
	{CHRON_F_OUTCOME, HABIT_AHEAD, "follow"},
	{CHRON_F_OUTCOME, HABIT_AHEAD, "further"},
	{CHRON_F_OUTCOME, HABIT_AHEAD, "required"},
	{CHRON_F_OUTCOME, HABIT_AHEAD, "agreed"},
	{CHRON_F_OUTCOME, HABIT_AHEAD, "offered"},
	{CHRON_F_OUTCOME, HABIT_AHEAD, "decision"},
	{CHRON_F_PRESENT, HABIT_INVITED, "attendee"},
	{CHRON_F_PRESENT, HABIT_INVITED, "invite"},
	{CHRON_F_PRESENT, HABIT_INVITED, "participant"},
	{CHRON_F_PRESENT, HABIT_INVITED, "required"},
	{CHRON_F_PRESENT, HABIT_INVITED, "involved"},
};

/* "Next steps" tells of no contact, "Attendees" were asked to come. */
static unsigned
heading_habit(const struct chron_heading *h)
{
	unsigned habit = 0;

	for (size_t i = 0; i < sizeof(habit_words) / sizeof(habit_words[0]);
		i++)
		if (h->concept == habit_words[i].concept &&
			str_ifind(h->text, habit_words[i].word) != SIZE_MAX)
			habit |= habit_words[i].habit;
	if (h->concept == CHRON_F_SEEN && heading_asks_both(h->text))
		habit |= HABIT_TWO;
	return habit;
}

/* What the answers of whole columns tell about one of them. */
static uint8_t **
habits_of(struct chron_chronology *c)
{
	uint8_t **habits = ARENA_ARRAY(c->arena, uint8_t *, c->nsources);
	struct arena *scratch = arena_new();
	struct answer_marks **marks =
		ARENA_ARRAY(scratch, struct answer_marks *, c->nsources);
	uint32_t *rows = ARENA_ARRAY(scratch, uint32_t, c->nsources);
	bool *welsh = ARENA_ARRAY(scratch, bool, c->nsources);

	for (uint32_t s = 0; s < c->nsources; s++) {
		uint32_t n = c->sources[s].nheadings;

		habits[s] = ARENA_ARRAY(c->arena, uint8_t, n);
		marks[s] = ARENA_ARRAY(scratch, struct answer_marks, n);
	}
	for (uint32_t i = 0; i < c->nevents; i++) {
		const struct chron_event *e = &c->events[i];

		if (e->source >= c->nsources)
			continue;
		rows[e->source]++;
		for (uint32_t k = 0; k < e->nvalues; k++) {
			const struct chron_value *v = &e->values[k];
			struct chron_str text = {v->p, v->n};

			if (!answer_is_asked(v->concept) ||
				v->heading >= c->sources[e->source].nheadings)
				continue;
			answer_marks_add(&marks[e->source][v->heading], text);
			welsh[e->source] |= answer_is_welsh(text);
		}
	}
	for (uint32_t s = 0; s < c->nsources; s++)
		for (uint32_t h = 0; h < c->sources[s].nheadings; h++)
			habits[s][h] =
				(uint8_t)((welsh[s] ? HABIT_WELSH : 0) |
					  (answer_cross_is_yes(
						   &marks[s][h], rows[s])
							  ? HABIT_CROSS_IS_YES
							  : 0) |
					  heading_habit(
						  &c->sources[s].headings[h]));
	arena_free(scratch);
	return habits;
}

static void
read_piece(void *arg, uint32_t piece)
{
	struct reading *r = arg;
	struct chron_chronology *c = r->c;
	uint32_t i = piece * PIECE;
	uint32_t end = c->nevents - i < PIECE ? c->nevents : i + PIECE;

	r->arenas[piece] = arena_new();
	for (; i < end; i++) {
		struct chron_event *e = &c->events[i];
		struct seen_context context = {
			.kind = KIND_OTHER, .child = CHRON_NONE};

		if (e->agency < c->nagencies)
			context.kind = c->agencies[e->agency].kind;
		if (e->source < c->nsources) {
			context.child = c->sources[e->source].child;
			context.habits = r->habits[e->source];
			context.nhabits = c->sources[e->source].nheadings;
		}
		seen_event(r->people, &context, e, r->arenas[piece]);
	}
}

void
seen_all(struct chron_chronology *c)
{
	uint32_t n = parallel_pieces(c->nevents, PIECE);
	struct reading r = {.c = c,
		.people = seen_people_new(c->arena,
			seen_lexicon_of(c->arena, &c->config), &c->config),
		.arenas = ARENA_ARRAY(c->arena, struct arena *, n),
		.habits = habits_of(c)};

	parallel_each(n, read_piece, &r);
	for (uint32_t i = 0; i < n; i++)
		arena_adopt(c->arena, r.arenas[i]);
	for (uint32_t i = 0; i < c->ndecisions; i++)
		if (c->decisions[i].ruling == RULE_FLAG &&
			!c->decisions[i].undone)
			decide(c, &c->decisions[i]);
}
