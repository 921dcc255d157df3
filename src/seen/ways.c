/* How the worker was in touch. */
#include "seen/clause.h"

static const struct way_of {
	uint64_t pred;
	uint16_t way;
} way_of[] = {
	{P(PHONE), WAY_PHONE},
	{P(TEXT), WAY_TEXT},
	{P(LETTER), WAY_LETTER},
	{P(VIDEO), WAY_VIDEO},
	{P(MEETING), WAY_MEETING},
	{P(DESK), WAY_DESK},
	{P(VISIT), WAY_VISIT},
	{P(NOACCESS), WAY_NOACCESS},
	{P(WROTE), WAY_LETTER},
};

/* "visit arranged for Tuesday" is not a visit. */
static bool
is_arranged(const struct flow *f, uint32_t i)
{
	uint32_t end = i + 14 < f->n ? i + 14 : f->n;

	if (i > 0 && f->t[i - 1].is & (IS(MODAL) | IS(TO) | IS(ABOUT)))
		return true;
	for (; i < end && !f->t[i].punct; i++)
		if (f->t[i].is & IS(MODAL))
			return true;
	return false;
}

/* "review report", "the visit last week" */
static bool
is_no_visit(const struct flow *f, uint32_t i)
{
	uint32_t next = i + f->t[i].span;

	return (next < f->n && f->t[next].marks & MARKED(PAPER)) ||
	       (f->past && clause_past(f, i));
}

/* "Phoned mum to say A was hurt": those who have the child in their care
 * tell others. */
static bool
is_outward(const struct scene *s, const struct flow *f, uint32_t i)
{
	static const uint64_t care =
		UINT64_C(1) << KIND_SCHOOL | UINT64_C(1) << KIND_NURSERY |
		UINT64_C(1) << KIND_HOSPITAL | UINT64_C(1) << KIND_EDUCATION;
	uint32_t k = i + f->t[i].span;
	bool whom = false;

	if (!(care >> s->kind & 1) || (i > 0 && f->t[i - 1].is & IS(ADULT)))
		return false;
	for (; k + 1 < f->n && k < i + 5 && !f->t[k].punct; k++) {
		whom |= (f->t[k].is & (IS(ADULT) | IS(PRO))) != 0;
		if (whom && f->t[k].is & IS(TO) &&
			clause_has(&f->t[k + 1], P(SAY)))
			return true;
	}
	return false;
}

/* "on her phone", "would ring": and to an ambulance crew every job is a
 * call. */
static bool
is_no_call(const struct scene *s, const struct flow *f, uint32_t i)
{
	if (s->kind == KIND_AMBULANCE || s->kind == KIND_FIRE)
		return true;
	if (i > 0 && f->t[i - 1].is & (IS(MODAL) | IS(TO)))
		return true;
	/* "officer called re rent": at the door */
	if (f->t[i].end - f->t[i].start == 6 && i + 1 < f->n && i > 0 &&
		f->t[i - 1].is & IS(PRO) && f->t[i + 1].is & IS(PREP))
		return true;
	if (is_outward(s, f, i))
		return true;
	/* "Mum's phone off", "on her phone" */
	if (i > 0 && (f->t[i - 1].poss || f->t[i - 1].is & IS(POSS)))
		return true;
	for (uint32_t k = i; k > 0 && i - k < 5; k--)
		if (f->t[k - 1].is & IS(AFTER))
			return true;
	for (uint32_t k = i; k > 0 && i - k < 5; k--)
		if (f->t[k - 1].kids && f->t[k - 1].kidword < KIDS_HE)
			return i > 0 &&
			       f->t[i - 1].is & (IS(PREP) | IS(POSS)) &&
			       !(f->t[i - 1].is & IS(BY));
	return false;
}

static bool
same_breath(const struct flow *f, uint32_t from, uint32_t to)
{
	for (; from < to; from++)
		if (f->t[from].punct || f->t[from].is & (IS(AND) | IS(BUT)))
			return false;
	return true;
}

/* "Virtual visit. A seen on screen", "A seen over Zoom": a contact by video, and
 * not "A was watching a video". */
static bool
is_on_screen(const struct flow *f, uint32_t from, uint32_t i)
{
	bool virtual = false;
	uint32_t noun = i;

	for (uint32_t k = i; k < f->n && k < i + f->t[i].span; k++)
		virtual |= f->t[k].mode == MODE_VIRTUAL;
	if (!virtual)
		return false;
	while (noun > from && f->t[noun - 1].is & (IS(DET) | IS(POSS)))
		noun--;
	if (f->t[i].is & IS(PREP) ||
		(noun > from && f->t[noun - 1].is & IS(PREP)))
		return true;
	for (uint32_t k = from; k < i; k++)
		if (f->t[k].kids || f->t[k].punct)
			return false;
	return true;
}

/* The ways that the words from token `from` on name; *head: the first few. */
static unsigned
ways_named(const struct scene *s, const struct flow *f, uint32_t from,
	unsigned *head)
{
	enum { HEAD = 5 };
	static const uint64_t any = P(PHONE) | P(TEXT) | P(LETTER) | P(VIDEO) |
				    P(MEETING) | P(DESK) | P(VISIT) |
				    P(NOACCESS) | P(WROTE);
	unsigned ways = 0;
	uint32_t last = from;

	*head = 0;
	if (!(f->preds & any))
		return 0;
	for (uint32_t i = from; i < f->n && f->t[i].punct != ';'; i++) {
		const struct token *t = &f->t[i];

		if (t->quoted || !t->nmeanings)
			continue;
		if (clause_has(t, P(VISIT)) &&
			(is_arranged(f, i) || is_no_visit(f, i) ||
				(i > 0 && f->t[i - 1].is & IS(ADULT) &&
					f->t[i - 1].poss)))
			continue;
		if (clause_has(t, P(PHONE)) && is_no_call(s, f, i))
			continue;
		/* "rang the clinic" */
		if (clause_has(t, P(VISIT)) && ways & (WAY_PHONE | WAY_TEXT) &&
			same_breath(f, last, i))
			continue;
		last = i;
		if (clause_has(t, P(PHONE)) && t->is & IS(BY))
			ways &= ~(unsigned)WAY_VISIT; /* "consulted by phone" */
		for (size_t k = 0; k < sizeof(way_of) / sizeof(way_of[0]); k++)
			if (t->preds & way_of[k].pred &&
				(way_of[k].way != WAY_VIDEO ||
					is_on_screen(f, from, i)))
				ways |= way_of[k].way;
		if (i < from + HEAD)
			*head = ways;
	}
	return ways;
}

/* Was a worker there in person, in what is not told from afar? */
static bool
is_here(const struct flow *f, uint32_t from, uint32_t to)
{
	static const uint64_t acts = P(SEE) | P(MEET) | P(FACE) | P(BROUGHT);

	if (!(f->preds & acts))
		return false;
	for (; from < to && f->t[from].punct != ';'; from++)
		if (!f->t[from].quoted && clause_has(&f->t[from], acts) &&
			/* "wants to see dad" is said from afar, too */
			!(from > 0 && f->t[from - 1].is & IS(TO)) &&
			!(f->past && clause_past(f, from)))
			return true;
	return false;
}

/* "SW then saw A": the worker who writes did. */
static bool
is_own_act(const struct flow *f, uint32_t from)
{
	static const uint64_t acts = P(SEE) | P(MEET) | P(TALK) | P(VISIT);

	if (!(f->preds & acts) || !(f->is & IS(PRO)))
		return false;
	for (uint32_t i = from; i + 1 < f->n && f->t[i].punct != ';'; i++) {
		uint32_t k = i + 1;

		if (!(f->t[i].is & IS(PRO)) || f->t[i].quoted || f->t[i].poss)
			continue;
		while (k + 1 < f->n && f->t[k].is & (IS(ADV) | IS(BE)))
			k++;
		if (clause_has(&f->t[k], acts) && clause_is_verb(&f->t[k]) &&
			!(f->past && clause_past(f, k)))
			return true;
	}
	return false;
}

/* What the contact as a whole is: a call, a meeting, a paper. */
static void
note_contact(struct scene *s, struct flow *f, unsigned ways, unsigned head,
	bool here)
{
	static const unsigned calls =
		WAY_PHONE | WAY_TEXT | WAY_LETTER | WAY_VIDEO;

	if (here) {
		s->away = s->call = false;
		s->here = true;
	} else if (ways & WAYS_AWAY && (!s->here || head & WAYS_AWAY)) {
		s->away = true;
		s->call = (ways & calls) != 0;
	}
	f->away = s->away;
	f->call = s->call;
	if (!here && ways & WAYS_AWAY) {
		f->away = true;
		f->call = (ways & calls) != 0;
	}
}

/* A slip, a card, a leaflet: the words on it were written somewhere else. */
static bool
is_written(const struct flow *f, uint32_t from)
{
	static const uint32_t paper = MARKED(PAPER) | MARKED(OWNPAPER);

	if (!(f->marks & paper))
		return false;
	for (; from < f->n && f->t[from].punct != ';'; from++)
		if (f->t[from].marks & paper && !f->t[from].quoted)
			return true;
	return false;
}

static bool
is_place(uint8_t mode)
{
	return mode != MODE_NONE && mode != MODE_VIRTUAL && mode != MODE_PHONE;
}

/* How the worker was in touch, in this sentence and from here on. */
void
flow_ways(struct scene *s, struct flow *f, uint32_t from)
{
	uint32_t told = flow_report(f, from);
	unsigned head, ways = ways_named(s, f, from, &head);
	bool screen = (ways & WAY_VIDEO) != 0, here;

	if (screen)
		ways &= ~(unsigned)WAY_VISIT, head &= ~(unsigned)WAY_VISIT;
	here = !screen &&
	       ((ways & WAY_VISIT && told == f->n) || is_here(f, from, told));
	/* a call by video goes on until somebody is somewhere */
	s->screen =
		screen ||
		(s->screen &&
			!(here && (ways & WAY_VISIT || is_own_act(f, from) ||
					  is_place(s->sentence_mode))));

	if (flow_paper(f, from))
		s->paper = s->filed = true;
	else if (ways & WAY_VISIT || f->today || is_own_act(f, from) ||
		 (here && !s->filed))
		s->paper = s->filed = false;
	else if (ways & WAY_DESK && !here)
		s->paper = true;
	s->written = is_written(f, from) || (s->written && !here);
	here &= !s->paper && s->kind != KIND_LADO;
	note_contact(s, f, ways, head, here);
	f->vouched = (f->vouched || flow_vouch(f, from, told < f->n) ||
			     (s->vouched && f->away)) &&
		     !(f->past && !f->today);
	s->vouched = f->vouched;
	if (!s->way_first && ways)
		s->way_first = ways;
	s->ways |= ways;
}

void
scene_ways(struct scene *s, struct token *t, uint32_t n)
{
	struct flow f = {.t = t, .n = n, .text = s->text};

	for (uint32_t i = 0; i < n; i++)
		flow_add(&f, &t[i]);
	flow_ways(s, &f, 0);
}
