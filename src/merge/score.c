/* How likely two accounts tell of one happening. */
#include "merge/score.h"

#include "merge/pairing.h"

/* In the order in which their reasons are given; each finds an enum
 * weight_id. */
static uint8_t (*const comparisons[])(const struct pairing *p) = {
	compare_sources,
	compare_time,
	compare_clocks,
	compare_day,
	compare_agencies,
	compare_owner,
	compare_joint,
	compare_subjects,
	compare_people,
	compare_numbers,
	compare_places,
	compare_modes,
	compare_again,
	compare_plans,
	compare_standing,
	compare_repeats,
	/* last, as it costs most: often the sum is beyond help by then */
	compare_rare,
	compare_words,
};
_Static_assert(sizeof(comparisons) / sizeof(*comparisons) == SCORE_COMPARISONS,
	"each comparison is evidence");

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

/* An emergency to which the police are called is a police incident, too: that
 * they call it no more than that tells nothing. */
static bool
police_may_call_so(uint8_t kind)
{
	static const uint64_t emergencies =
		1ull << CONTACT_AE | 1ull << CONTACT_WARD |
		1ull << CONTACT_AMBULANCE | 1ull << CONTACT_SELF_HARM |
		1ull << CONTACT_MEDICAL | 1ull << CONTACT_DEATH |
		1ull << CONTACT_MISSING | 1ull << CONTACT_FIRE;

	return has(emergencies, kind);
}

/* Two that one day may be: where a child goes to live is an address, too, and
 * who is born in hospital goes home from it. */
static const struct {
	uint8_t a, b;
} alike[] = {
	{CONTACT_PLACEMENT, CONTACT_TENANCY},
	{CONTACT_BIRTH, CONTACT_DISCHARGE},
	{CONTACT_BIRTH, CONTACT_WARD},
	{CONTACT_DEATH, CONTACT_AMBULANCE},
	{CONTACT_DEATH, CONTACT_AE},
	{CONTACT_MEDICAL, CONTACT_CLINIC},
};

/* Kinds that are not one, but do not gainsay one another either. */
static bool
may_agree(uint8_t a, uint8_t b)
{
	bool may = is_message(a) || is_message(b) ||
		   (a == CONTACT_INCIDENT && police_may_call_so(b)) ||
		   (b == CONTACT_INCIDENT && police_may_call_so(a));

	for (size_t i = 0; i < sizeof(alike) / sizeof(*alike); i++)
		may |= (alike[i].a == a && alike[i].b == b) ||
		       (alike[i].a == b && alike[i].b == a);
	return may;
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
		p->kind = kind_points[a] >= kind_points[b] ? a : b;
		p->fit = FIT_FAMILY;
	} else if (!is_message(a) && has(p->y->asides, a)) {
		p->kind = a;
		p->fit = FIT_SPOKEN;
	} else if (!is_message(b) && has(p->x->asides, b)) {
		p->kind = b;
		p->fit = FIT_SPOKEN;
	} else if (!may_agree(a, b)) {
		p->fit = FIT_OTHER;
	}
}

static int32_t
points_of_kind(uint8_t kind, uint8_t fit)
{
	if (fit == FIT_OTHER)
		return weights[W_FIT_OTHER].points;
	return kind_points[kind] * kind_shares[fit].twelfths / 12;
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
	sum = points_of_kind(p.kind, p.fit);
	for (size_t i = 0; i < SCORE_COMPARISONS; i++) {
		if (i == SCORE_COMPARISONS - 1 &&
			sum + weights[W_WORDS_ALL].points < least)
			break;
		sum += weights[comparisons[i](&p)].points;
	}
	return sum;
}

void
score_evidence(
	const struct scorer *s, uint32_t a, uint32_t b, struct evidence *e)
{
	struct pairing p;

	pairing_make(&p, s, a < b ? a : b, a < b ? b : a);
	for (size_t i = 0; i < SCORE_COMPARISONS; i++)
		e->levels[i] = comparisons[i](&p);
	e->kind = p.kind;
	e->fit = p.fit;
}

struct chron_pair
score_explain(const struct scorer *s, struct arena *a, uint32_t x, uint32_t y)
{
	struct chron_pair pair = {x < y ? x : y, x < y ? y : x, 0, NULL, 0};
	const struct weight *w;
	struct evidence e;

	score_evidence(s, x, y, &e);
	for (size_t i = 0; i < SCORE_COMPARISONS; i++) {
		w = &weights[e.levels[i]];
		add_reason(&pair, a, w->what, w->points, chron_cstr(w->say));
	}
	w = &weights[W_FIT_OTHER];
	if (e.fit == FIT_OTHER)
		add_reason(&pair, a, w->what, w->points, chron_cstr(w->say));
	else
		add_reason(&pair, a, w->what, points_of_kind(e.kind, e.fit),
			arena_printf(a, "%s%s", kind_shares[e.fit].say,
				contact_rows[e.kind].say));
	return pair;
}

void
scorer_make(struct scorer *s, struct arena *a, const struct chron_chronology *c)
{
	s->c = c;
	sigs_make(&s->sigs, a, c);
}
