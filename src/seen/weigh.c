/* Weighs everything that stands in a text, where the rules alone do not settle
 * an answer: points of cues add up, as evidence does. */
#include "seen/weigh.h"

#include "core/agency.h"
#include "seen/answer.h"
#include "util/civil.h"

enum {
	/* A form line, or a correction: nothing outweighs it. */
	DECISIVE = 100,
	/* "Home visit.", "Child seen at school.": what so few words do not
	 * say they do not hint at either. */
	WORDS_LEAST = 12,
	PLAINLY_MORE = 20,
	/* A "no" of a rule that no hint gets past. */
	HINT_LESS = 40,
	/* What was said plainly is outweighed by as much as this, in points. */
	PLAINLY_LEAD = 150,
	/* A false "seen" hides a child: even odds do not do. */
	SEEN_MARGIN = 40,
	/* ... and the more where no rule says so at all. */
	HINTED_MARGIN = 60,
};

/* A state of the reading: its name, and its points if it has any. */
struct state {
	const char *name;
	uint16_t cue;
};

static const struct {
	unsigned way;
	const char *name;
} ways[] = {
	{WAY_PHONE, "phone"},
	{WAY_TEXT, "message"},
	{WAY_LETTER, "letter"},
	{WAY_VIDEO, "video"},
	{WAY_MEETING, "meeting"},
	{WAY_DESK, "desk"},
	{WAY_VISIT, "visit"},
	{WAY_NOACCESS, "no-access"},
	{WAY_ADULTS, "adults"},
};

static const struct {
	int32_t days; /* younger than that */
	const char *name;
} ages[] = {{INT32_MIN, "unknown"}, {400, "infant"}, {4 * 365, "toddler"},
	{11 * 365, "child"}, {INT32_MAX, "teenager"}};

static const char *const counts[] = {"one", "two", "many"};
static const char *const lengths[] = {"one", "two", "three", "many"};

/* What the scene remembers: of some children, or of all. */
static const struct {
	uint16_t at; /* in struct scene */
	bool all;
	const char *name;
} memories[] = {
#define OF_SOME(member, name)                                                  \
	{                                                                      \
		offsetof(struct scene, member), false, name                    \
	}
#define OF_ALL(member, name)                                                   \
	{                                                                      \
		offsetof(struct scene, member), true, name                     \
	}
	OF_SOME(named, "named"),
	OF_SOME(covered, "covered"),
	OF_SOME(usual, "usual"),
	OF_SOME(talked, "talked-with"),
	OF_SOME(met, "met"),
	OF_SOME(began, "began"),
	OF_SOME(asked, "asked"),
	OF_SOME(heading, "views-heading"),
	OF_SOME(plan, "planned"),
	OF_SOME(attempt, "attempted"),
	OF_SOME(plainly_not, "plainly-not"),
	OF_SOME(reported, "reported"),
	OF_ALL(away, "away"),
	OF_ALL(paper, "paper"),
	OF_ALL(call, "call"),
	OF_ALL(views_box, "views-box"),
	OF_ALL(adult_patient, "adult-patient"),
#undef OF_SOME
#undef OF_ALL
};

enum {
	WAYS = sizeof(ways) / sizeof(ways[0]),
	AGES = sizeof(ages) / sizeof(ages[0]),
	COUNTS = sizeof(counts) / sizeof(counts[0]),
	LENGTHS = sizeof(lengths) / sizeof(lengths[0]),
	MEMORIES = sizeof(memories) / sizeof(memories[0]),
	ANSWERS = 4
};

struct weigh_states {
	struct state always, relative;
	struct state way[WAYS], first[WAYS];
	struct state age[AGES], count[COUNTS], length[LENGTHS];
	struct state memory[MEMORIES];
	struct state agency[KIND_COUNT];
	struct state rule[RULES_MAX], because[RULES_MAX];
	struct state answer[ASPECT_COUNT][ANSWERS];
	struct state plain[ASPECT_COUNT][ANSWERS]; /* ... and plainly so */
	struct state together[ANSWERS * ANSWERS * ANSWERS * ANSWERS];
};

static const char *const plain_names[ASPECT_COUNT] = {
	"plainly-seen", "plainly-alone", "plainly-sought", "plainly-heard"};

static struct state
make(struct arena *a, const struct cue_table *t, const char *what,
	const char *which)
{
	struct chron_str name = arena_printf(a, "%s %s%c", what, which, 0);

	return (struct state){name.p, cue_find(t, name.p)};
}

static void
make_together(
	struct weigh_states *w, struct arena *a, const struct cue_table *t)
{
	for (unsigned i = 0; i < sizeof(w->together) / sizeof(*w->together);
		i++) {
		struct chron_str all = arena_printf(a, "%s %s %s %s%c",
			answer_names[i & 3], answer_names[i >> 2 & 3],
			answer_names[i >> 4 & 3], answer_names[i >> 6], 0);

		w->together[i] = make(a, t, "answers", all.p);
	}
}

const struct weigh_states *
weigh_states_new(struct arena *a, const struct cue_table *t)
{
	struct weigh_states *w = ARENA_NEW(a, struct weigh_states);

	w->always = make(a, t, "always", "so");
	w->relative = make(a, t, "state", "relative-there");
	for (int i = 0; i < WAYS; i++) {
		w->way[i] = make(a, t, "way", ways[i].name);
		w->first[i] = make(a, t, "first", ways[i].name);
	}
	for (int i = 0; i < AGES; i++)
		w->age[i] = make(a, t, "age", ages[i].name);
	for (int i = 0; i < COUNTS; i++)
		w->count[i] = make(a, t, "children", counts[i]);
	for (int i = 0; i < LENGTHS; i++)
		w->length[i] = make(a, t, "sentences", lengths[i]);
	for (int i = 0; i < MEMORIES; i++)
		w->memory[i] = make(a, t, "state", memories[i].name);
	for (enum agency_kind i = 0; i < KIND_COUNT; i++)
		w->agency[i] = make(a, t, "agency", agency_kind_name(i));
	for (unsigned i = 0; i < seen_nrules; i++) {
		w->rule[i] = make(a, t, "rule", seen_rules[i].name);
		w->because[i] = make(a, t, "because", seen_rules[i].name);
	}
	for (int i = 0; i < ASPECT_COUNT; i++)
		for (int k = 0; k < ANSWERS; k++) {
			w->answer[i][k] =
				make(a, t, aspect_names[i], answer_names[k]);
			w->plain[i][k] =
				make(a, t, plain_names[i], answer_names[k]);
		}
	make_together(w, a, t);
	return w;
}

/* All the points of a cue, and their sums: by flag, and by answer in it. */
typedef int16_t cue_points __attribute__((vector_size(16)));
typedef int32_t cue_sums __attribute__((vector_size(32)));

struct weighing {
	const struct scene *s;
	uint32_t kid;
	cue_sums sum;
};

static inline void
add(cue_sums *sum, const struct cue *cue)
{
	cue_points points;

	_Static_assert(sizeof(points) == sizeof(cue->points), "one vector");
	memcpy(&points, cue->points, sizeof(points));
	*sum += __builtin_convertvector(points, cue_sums);
}

static inline void
add_state(struct weighing *w, const struct state *state)
{
	const struct cue_reader *r = w->s->cues;

	if (r->trace)
		r->trace->on(r->trace->ctx, UINT64_C(1) << w->kid, state->name,
			strlen(state->name));
	if (state->cue != NO_CUE)
		add(&w->sum, &r->table->cues[state->cue]);
}

/* ---- what the reading has come to ---- */

static unsigned
age_of(const struct scene *s, uint32_t kid)
{
	int32_t born = s->people->kids[kid].born;
	unsigned i = 1;

	if (born == CIVIL_MIN || s->day == CIVIL_MIN)
		return 0;
	while (s->day - born >= ages[i].days)
		i++;
	return i;
}

static bool
remembers(const struct scene *s, size_t memory, uint32_t kid)
{
	const char *at = (const char *)s + memories[memory].at;
	uint64_t kids;

	if (memories[memory].all)
		return *(const bool *)at;
	memcpy(&kids, at, sizeof(kids));
	return kids >> kid & 1;
}

static uint32_t
least(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

static void
add_scene(struct weighing *w, const struct weigh_states *t)
{
	const struct scene *s = w->s;
	uint32_t others = least(s->people->nkids, COUNTS);
	uint32_t length = least(s->cues->hits->sentences, LENGTHS);

	add_state(w, &t->always);
	if (company_of(s))
		add_state(w, &t->relative);
	for (int i = 0; i < WAYS; i++) {
		if (s->ways & ways[i].way)
			add_state(w, &t->way[i]);
		if (s->way_first & ways[i].way)
			add_state(w, &t->first[i]);
	}
	for (size_t i = 0; i < MEMORIES; i++)
		if (remembers(s, i, w->kid))
			add_state(w, &t->memory[i]);
	add_state(w, &t->agency[s->kind < KIND_COUNT ? s->kind : KIND_OTHER]);
	add_state(w, &t->age[age_of(s, w->kid)]);
	add_state(w, &t->count[others - 1]);
	add_state(w, &t->length[length - 1]);
}

/* Said in so many words, and nothing said against it? */
static bool
is_plain(const struct scene *s, uint32_t kid, enum aspect a,
	const struct sighting_draft *d)
{
	/* by the weights of rules.def */
	static const int16_t plain[ASPECT_COUNT] = {40, 50, 50, 38};
	const struct vote *v = s->votes[kid][a];
	int most = 0;

	for (enum answer k = 0; k < (enum answer)ANSWERS; k++)
		if (k != d->flag[a] && v[k].weight > most)
			most = v[k].weight;
	return v[d->flag[a]].weight >= plain[a] &&
	       v[d->flag[a]].weight >= most + PLAINLY_MORE;
}

/* What the rules said, each and together. */
static void
add_rules(struct weighing *w, const struct weigh_states *t,
	const struct sighting_draft *d)
{
	unsigned together = 0;

	for (enum aspect a = 0; a < ASPECT_COUNT; a++) {
		const struct vote *v = w->s->votes[w->kid][a];

		for (enum answer k = 0; k < (enum answer)ANSWERS; k++)
			if (v[k].weight)
				add_state(w, &t->rule[v[k].rule]);
		add_state(w, &t->answer[a][d->flag[a]]);
		if (is_plain(w->s, w->kid, a, d))
			add_state(w, &t->plain[a][d->flag[a]]);
		add_state(w, &t->because[d->why[a].rule]);
		together |= (unsigned)d->flag[a] << (2 * a);
	}
	add_state(w, &t->together[together]);
}

/* ---- the answers ---- */

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
	return !is_plain(w->s, w->kid, a, d) ||
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
			add(&sum, &r->table->cues[h->hits[i].cue]);
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
	add_scene(&w, s->people->words->lexicon->weigh);
	add_rules(&w, s->people->words->lexicon->weigh, d);
	memcpy(&sum, hits->points, sizeof(sum));
	for (uint32_t i = 0; i < hits->nsome; i++) {
		const struct cue_hit *h = &hits->hits[hits->some[i]];

		if (h->kids >> kid & 1)
			add(&sum, &s->cues->table->cues[h->cue]);
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
