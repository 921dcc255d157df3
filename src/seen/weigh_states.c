/* What a reading has come to, as names that have points: the way, the age, the
 * agency, what the rules said. */
#include "seen/weigh_states.h"

#include "core/agency.h"
#include "util/civil.h"

/* What is said plainly outweighs the rest by that much. */
enum { PLAINLY_MORE = 20 };

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

static inline void
add_state(struct weighing *w, const struct state *state)
{
	const struct cue_reader *r = w->s->cues;

	if (r->trace)
		r->trace->on(r->trace->ctx, UINT64_C(1) << w->kid, state->name,
			strlen(state->name));
	if (state->cue != NO_CUE)
		weigh_add(&w->sum, &r->table->cues[state->cue]);
}

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

bool
weigh_is_plain(const struct scene *s, uint32_t kid, enum aspect a,
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
		if (weigh_is_plain(w->s, w->kid, a, d))
			add_state(w, &t->plain[a][d->flag[a]]);
		add_state(w, &t->because[d->why[a].rule]);
		together |= (unsigned)d->flag[a] << (2 * a);
	}
	add_state(w, &t->together[together]);
}

void
weigh_add_states(struct weighing *w, const struct sighting_draft *d)
{
	const struct weigh_states *t = w->s->people->words->lexicon->weigh;

	add_scene(w, t);
	add_rules(w, t, d);
}
