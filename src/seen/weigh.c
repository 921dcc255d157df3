/* Weighs everything that stands in a text, where the rules alone do not settle
 * an answer: points of cues add up, as evidence does. */
#include "seen/weigh.h"

#include "core/agency.h"
#include "seen/answer.h"
#include "seen/weigh_states.h"

enum {
	/* A form line, or a correction: nothing outweighs it. */
	DECISIVE = 100,
	/* "Home visit.", "Child seen at school.": what so few words do not
	 * say they do not hint at either. */
	WORDS_LEAST = 12,
	/* A "no" of a rule that no hint gets past. */
	HINT_LESS = 40,
	/* What was said plainly is outweighed by as much as this, in points. */
	PLAINLY_LEAD = 150,
	/* A false "seen" hides a child: even odds do not do. */
	SEEN_MARGIN = 40,
	/* ... and the more where no rule says so at all. */
	HINTED_MARGIN = 60,
};

static int32_t
speaks_for(const struct cue *cue, enum aspect a, enum answer answer)
{
	int32_t yes = cue->points[a][FOR_YES];
	int32_t unclear = cue->points[a][FOR_UNCLEAR];

	if (answer == ANSWER_YES)
		return unclear > 0 ? yes - unclear : yes;
	if (answer == ANSWER_UNCLEAR)
		return yes > 0 ? unclear - yes : unclear;
	return -(yes > unclear ? yes : unclear);
}

/* The words that speak loudest for it; false if there are none. */
static bool
find_words(const struct weighing *w, enum aspect a, enum answer answer,
	enum cue_tells least, struct vote *out)
{
	const struct cue_reader *r = w->s->cues;
	int32_t most = 0;

	for (uint32_t i = 0; i < r->hits->n; i++) {
		const struct cue_hit *h = &r->hits->hits[i];
		int32_t points;

		if (!(h->kids >> w->kid & 1) || h->end <= h->start ||
			r->table->tells[h->cue] < least)
			continue;
		points = speaks_for(&r->table->cues[h->cue], a, answer);
		if (points <= most)
			continue;
		most = points;
		*out = (struct vote){.weight = 1,
			.rule = (uint16_t)(RULES_MAX + h->cue),
			.value = h->value,
			.start = h->start,
			.end = h->end};
	}
	return most > 0;
}

/* Points more than even that "yes" needs. */
static int32_t
margin_of(const struct weighing *w, enum aspect a)
{
	if (!w->s->votes[w->kid][a][ANSWER_YES].weight)
		return HINTED_MARGIN;
	return a == ASPECT_SEEN ? SEEN_MARGIN : 0;
}

static enum answer
answer_of(const struct weighing *w, enum aspect a)
{
	int32_t yes = w->sum[a * FOR_COUNT + FOR_YES];
	int32_t unclear = w->sum[a * FOR_COUNT + FOR_UNCLEAR];
	int32_t margin = margin_of(w, a);

	if (yes > margin && yes >= unclear + margin)
		return ANSWER_YES;
	return unclear > 0 ? ANSWER_UNCLEAR : ANSWER_NO;
}

static bool
is_same(enum answer a, enum answer b)
{
	return a == b || (a == ANSWER_NA && b == ANSWER_NO);
}

static int32_t
score_of(const struct weighing *w, enum aspect a, enum answer answer)
{
	if (answer != ANSWER_YES && answer != ANSWER_UNCLEAR)
		return 0;
	return w->sum[a * FOR_COUNT +
		      (answer == ANSWER_YES ? FOR_YES : FOR_UNCLEAR)];
}

static int32_t
lead_of(const struct weighing *w, enum aspect a, enum answer answer,
	enum answer ruled)
{
	return score_of(w, a, answer) - score_of(w, a, ruled);
}

/* A sighting that no rule saw: of a child that is named where something is told
 * of it, or of a health agency's patient; never on the telephone, on paper, or
 * against a plain "no". */
static bool
may_hint(const struct weighing *w, enum cue_tells *least)
{
	const struct scene *s = w->s;
	bool named = s->named >> w->kid & 1;

	*least = named ? TELLS_OF_CHILD : TELLS_SOMETHING;
	if (s->away || s->call || s->paper || s->written || s->screen ||
		s->votes[w->kid][ASPECT_SEEN][ANSWER_NO].weight >= HINT_LESS)
		return false;
	return named || (agency_kind_has_patient(s->kind) &&
				!s->adult_patient && s->party != PARTY_ADULT);
}

/* The words for an answer that is not the rules'; false if it is a "yes" and
 * there are none: silence is no evidence. */
static bool
find_reason(const struct weighing *w, enum aspect a, enum answer answer,
	struct vote *why)
{
	const struct vote *ruled = &w->s->votes[w->kid][a][answer];
	enum cue_tells least = TELLS_OF_CHILD;

	*why = w->s->first;
	why->rule = seen_rule_weighed;
	if (ruled->weight)
		*why = *ruled;
	else if (answer != ANSWER_YES)
		(void)find_words(w, a, answer, TELLS_SOMETHING, why);
	else
		return (a != ASPECT_SEEN || may_hint(w, &least)) &&
		       find_words(w, a, answer, least, why);
	return true;
}

/* May the answer take the place of what the rules came to? */
static bool
may_replace(const struct weighing *w, enum aspect a, enum answer answer,
	const struct sighting_draft *d)
{
	/* a box that asks for it, however it was filled in */
	static const unsigned boxes[ASPECT_COUNT] = {
		[ASPECT_SEEN] = 1u << FIELD_SEEN | 1u << FIELD_WHO,
		[ASPECT_ALONE] = 1u << FIELD_ALONE};
	enum answer ruled = (enum answer)d->flag[a];

	if (w->s->formed & boxes[a] || d->why[a].weight >= DECISIVE ||
		is_same(ruled, answer))
		return false;
	return !weigh_is_plain(w->s, w->kid, a, d) ||
	       lead_of(w, a, answer, ruled) >= PLAINLY_LEAD;
}

static void
decide(const struct weighing *w, enum aspect a, struct sighting_draft *d)
{
	enum answer answer = answer_of(w, a);
	struct vote why;

	if (!may_replace(w, a, answer, d) || !find_reason(w, a, answer, &why))
		return;
	d->flag[a] = (uint8_t)answer;
	d->why[a] = why;
}

void
weigh_hits(const struct cue_reader *r)
{
	struct cue_hits *h = r->hits;
	cue_sums sum = {0};

	h->nsome = 0;
	for (uint32_t i = 0; i < h->n; i++) {
		if (h->hits[i].kids == r->all)
			weigh_add(&sum, &r->table->cues[h->hits[i].cue]);
		else
			h->some[h->nsome++] = (uint16_t)i;
	}
	memcpy(h->points, &sum, sizeof(sum));
}

void
weigh(const struct scene *s, uint32_t kid, struct sighting_draft *d)
{
	struct weighing w = {.s = s, .kid = kid};
	const struct cue_hits *hits;
	cue_sums sum;

	if (!s->cues || s->cues->hits->words < WORDS_LEAST ||
		s->unborn >> kid & 1)
		return;
	hits = s->cues->hits;
	weigh_add_states(&w, d);
	memcpy(&sum, hits->points, sizeof(sum));
	for (uint32_t i = 0; i < hits->nsome; i++) {
		const struct cue_hit *h = &hits->hits[hits->some[i]];

		if (h->kids >> kid & 1)
			weigh_add(&sum, &s->cues->table->cues[h->cue]);
	}
	w.sum += sum;
	decide(&w, ASPECT_SEEN, d);
	decide(&w, ASPECT_SOUGHT, d);
	decide(&w, ASPECT_EXPRESSED, d);
	if (d->flag[ASPECT_SEEN] == ANSWER_YES ||
		d->flag[ASPECT_SEEN] == ANSWER_UNCLEAR) {
		decide(&w, ASPECT_ALONE, d);
		return;
	}
	d->flag[ASPECT_ALONE] = ANSWER_NO;
	d->why[ASPECT_ALONE] = d->why[ASPECT_SEEN];
	d->why[ASPECT_ALONE].rule = seen_rule_unseen_alone;
}
