/* How likely two accounts tell of one happening. */
#include "merge/score.h"

#include "merge/pairing.h"

static const struct comparison comparisons[] = {
	{"source", source_levels, compare_sources},
	{"time", time_levels, compare_time},
	{"agencies", agency_levels, compare_agencies},
	{"owner", owner_levels, compare_owner},
	{"joint", joint_levels, compare_joint},
	{"subject", subject_levels, compare_subjects},
	{"people", people_levels, compare_people},
	{"identifier", number_levels, compare_numbers},
	{"place", place_levels, compare_places},
	{"mode", mode_levels, compare_modes},
	{"sequence", again_levels, compare_again},
	{"plan", plan_levels, compare_plans},
	{"routine", repeat_levels, compare_repeats},
	/* last, as it costs most: often the sum is beyond help by then */
	{"words", word_levels, compare_words},
};
enum { COMPARISONS = sizeof(comparisons) / sizeof(*comparisons) };

/* Kinds that two agencies can have on one day without meeting. */
static bool
is_message(uint8_t kind)
{
	return contact_rows[kind].flags & CONTACT_COMM;
}

static bool
has(uint64_t kinds, uint8_t kind)
{
	return kinds >> kind & 1;
}

/* "A conference", "an incident": a word for any of its family, in which the
 * other puts it too. */
static bool
in_general(uint8_t kind, uint8_t other, uint64_t told)
{
	return contact_rows[kind].flags & CONTACT_GENERAL && has(told, kind) &&
	       contact_rows[kind].family == contact_rows[other].family;
}

/* The kind that both tell of, and how surely. */
static void
fit_kinds(struct pairing *p)
{
	uint8_t a = p->x->lead, b = p->y->lead;

	p->kind = CONTACT_NONE;
	p->fit = FIT_SILENT;
	if (!a || !b)
		return;
	if (a == b || in_general(a, b, p->y->kinds)) {
		p->kind = a;
		p->fit = FIT_SAME;
		return;
	}
	if (in_general(b, a, p->x->kinds)) {
		p->kind = b;
		p->fit = FIT_SAME;
		return;
	}
	if (!is_message(a) && has(p->y->kinds, a)) {
		p->kind = a;
		p->fit = FIT_TELLS;
	} else if (!is_message(b) && has(p->x->kinds, b)) {
		p->kind = b;
		p->fit = FIT_TELLS;
	} else if (contact_rows[a].family == contact_rows[b].family) {
		p->kind = contact_rows[a].points >= contact_rows[b].points ? a
									   : b;
		p->fit = FIT_FAMILY;
	} else if (!is_message(a) && has(p->y->asides, a)) {
		p->kind = a;
		p->fit = FIT_SPOKEN;
	} else if (!is_message(b) && has(p->x->asides, b)) {
		p->kind = b;
		p->fit = FIT_SPOKEN;
	} else if (!is_message(a) && !is_message(b)) {
		p->fit = FIT_OTHER;
	}
}

static const char *const fit_says[] = {
	[FIT_SAME] = "both tell of ",
	[FIT_TELLS] = "one is, the other tells of, ",
	[FIT_SPOKEN] = "one speaks in passing of ",
	[FIT_FAMILY] = "they tell of contacts of one sort: ",
	[FIT_OTHER] = "they are different kinds of ",
};

static int32_t
pairing_kind_points(const struct pairing *p)
{
	int32_t points = contact_rows[p->kind].points;

	switch (p->fit) {
	case FIT_SAME:
		return points;
	case FIT_TELLS:
		return points * 2 / 3;
	case FIT_FAMILY:
		return points * 2 / 3;
	case FIT_SPOKEN:
		return points / 4;
	case FIT_OTHER:
		return -26;
	default:
		return 0;
	}
}

/* Finds the kind both tell of, and whether one brings news. */
static void
pairing_make(struct pairing *p, const struct scorer *s, uint32_t a, uint32_t b)
{
	*p = (struct pairing){.s = s,
		.a = &s->c->events[a],
		.b = &s->c->events[b],
		.x = &s->sigs.v[a],
		.y = &s->sigs.v[b]};
	p->verbatim = p->x->verbatim == p->y->verbatim;
	p->news = sig_news(p->x) || sig_news(p->y);
	fit_kinds(p);
}

static void
add_reason(struct chron_pair *pair, struct arena *a, const char *what,
	int32_t points, struct chron_str say)
{
	struct chron_reason *r;

	if (!points)
		return;
	r = ARENA_PUSH(a, &pair->reasons, &pair->nreasons);
	*r = (struct chron_reason){what, points, say};
	pair->score += points;
}

int32_t
score_pair(const struct scorer *s, uint32_t a, uint32_t b)
{
	return score_towards(s, a, b, INT32_MIN / 2);
}

int32_t
score_towards(const struct scorer *s, uint32_t a, uint32_t b, int32_t least)
{
	struct pairing p;
	int32_t sum;

	pairing_make(&p, s, a < b ? a : b, a < b ? b : a);
	sum = pairing_kind_points(&p);
	for (size_t i = 0; i < COMPARISONS; i++) {
		if (i == COMPARISONS - 1 && sum + WORDS_MOST_POINTS < least)
			break;
		sum += comparisons[i].levels[comparisons[i].find(&p)].points;
	}
	return sum;
}

struct chron_pair
score_explain(const struct scorer *s, struct arena *a, uint32_t x, uint32_t y)
{
	struct chron_pair pair = {x < y ? x : y, x < y ? y : x, 0, NULL, 0};
	struct pairing p;

	pairing_make(&p, s, pair.a, pair.b);
	for (size_t i = 0; i < COMPARISONS; i++) {
		const struct comparison *cmp = &comparisons[i];
		const struct level *l = &cmp->levels[cmp->find(&p)];

		add_reason(&pair, a, cmp->what, l->points, chron_cstr(l->say));
	}
	if (pairing_kind_points(&p))
		add_reason(&pair, a, "kind", pairing_kind_points(&p),
			arena_printf(a, "%s%s", fit_says[p.fit],
				contact_rows[p.kind].say));
	return pair;
}

void
scorer_make(struct scorer *s, struct arena *a, const struct chron_chronology *c)
{
	s->c = c;
	sigs_make(&s->sigs, a, c);
}
