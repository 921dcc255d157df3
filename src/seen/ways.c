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
};

/* "visit arranged for Tuesday" is not a visit. */
static bool
is_arranged(const struct flow *f, uint32_t i)
{
	uint32_t end = i + 5 < f->n ? i + 5 : f->n;

	if (i > 0 && f->t[i - 1].is & (IS(MODAL) | IS(TO)))
		return true;
	for (; i < end && !f->t[i].punct; i++)
		if (f->t[i].is & IS(MODAL))
			return true;
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

/* "Discharge letter: ...", "Notification that ...": it is told on paper. */
static bool
is_paper(const struct flow *f, uint32_t from)
{
	static const uint64_t paper = P(LETTER) | P(DESK);
	bool found = false;

	for (uint32_t i = from; i < f->n && i < from + 6; i++) {
		uint32_t next = i + f->t[i].span;

		if (f->t[i].punct || f->t[i].kids)
			return found && f->t[i].punct == ':';
		if (!clause_has(&f->t[i], paper))
			continue;
		found = true;
		if (next < f->n && f->t[next].is & IS(ABOUT))
			return true;
	}
	return false;
}

/* "Virtual visit. A seen on screen", "A seen over Zoom": a contact by video, and
 * not "A was watching a video". */
static bool
is_on_screen(const struct flow *f, uint32_t from, uint32_t i)
{
	bool virtual = false;

	for (uint32_t k = i; k < f->n && k < i + f->t[i].span; k++)
		virtual |= f->t[k].mode == MODE_VIRTUAL;
	if (!virtual)
		return false;
	if (i > from && f->t[i - 1].is & IS(PREP))
		return true;
	for (uint32_t k = from; k < i; k++)
		if (f->t[k].kids || f->t[k].punct)
			return false;
	return true;
}

/* How the worker was in touch, in this sentence and from here on. */
void
flow_ways(struct scene *s, struct flow *f, uint32_t from)
{
	static const uint64_t here_preds =
		P(VISIT) | P(SEE) | P(MEET) | P(FACE) | P(BROUGHT);
	uint64_t said = 0, found = 0;
	unsigned ways = 0;
	bool here, screen = false;

	for (uint32_t i = from; i < f->n && f->t[i].punct != ';'; i++) {
		const struct token *t = &f->t[i];
		uint64_t preds = t->quoted ? 0 : t->preds;

		said |= t->preds;
		if (preds & (P(VISIT) | P(PHONE)) &&
			((preds & P(VISIT) && is_arranged(f, i)) ||
				(preds & P(PHONE) && is_no_call(s, f, i))))
			continue;
		found |= preds;
		screen |= preds & P(VIDEO) && is_on_screen(f, from, i);
	}
	here = (found & here_preds) != 0;
	for (size_t k = 0; k < sizeof(way_of) / sizeof(way_of[0]); k++)
		ways |= found & way_of[k].pred ? way_of[k].way : 0u;
	if ((ways & WAY_DESK && !here) ||
		(said & (P(LETTER) | P(DESK)) && is_paper(f, from)))
		s->paper = true;
	else if (here)
		s->paper = false;
	here &= !s->paper;
	if (ways & WAYS_AWAY && !here) {
		s->away = true;
		s->call = (ways & (WAY_PHONE | WAY_TEXT | WAY_LETTER |
					  WAY_VIDEO)) != 0;
	} else if (here) {
		s->away = s->call = false;
	}
	s->screen = !((s->ways | ways) & WAY_VISIT) && (s->screen || screen);
	f->call = s->call;
	if (!s->way_first && ways)
		s->way_first = ways;
	s->ways |= ways;
	f->away = s->away;
}

void
scene_ways(struct scene *s, struct token *t, uint32_t n)
{
	struct flow f = {.t = t, .n = n, .text = s->text};

	flow_ways(s, &f, 0);
}
