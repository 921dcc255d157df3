/* How the worker was in touch, and which relatives were there. */
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

/* "mother spoken to alone", "mother at home": nothing about company. */
static bool
is_apart(const struct flow *f, uint32_t i)
{
	uint32_t end = i + 6 < f->n ? i + 6 : f->n;

	for (i++; i < end && f->t[i].punct != ';'; i++)
		if (clause_has(&f->t[i], P(ALONE)) ||
			clause_has(&f->t[i], P(HOME)))
			return true;
	return false;
}

/* Part of a phrase that says where the adult was, or was not. */
static bool
is_inside(const struct flow *f, uint32_t i)
{
	static const uint64_t gone =
		P(DNA) | P(NOACCESS) | P(ADULTVIEWS) | P(APART) | P(ALONE);

	for (uint32_t k = 0; k < 6 && k <= i; k++)
		if (f->t[i - k].nmeanings && f->t[i - k].span > k)
			return clause_has(&f->t[i - k], gone);
	return false;
}

/* "took him back to mum" */
static bool
is_goal(const struct flow *f, uint32_t i)
{
	if (!(f->t[i - 1].is & IS(TO)) || f->t[i - 1].covered)
		return false;
	for (uint32_t k = i - 1; k > 0 && i - k < 4; k--)
		if (f->t[k - 1].is & IS(MOTION) ||
			clause_has(&f->t[k - 1], P(HANDLE)))
			return true;
	return false;
}

/* A relative who does something here is company. */
void
flow_company(struct scene *s, const struct flow *f)
{
	for (uint32_t i = 0; i < f->n; i++) {
		const struct token *t = &f->t[i];
		uint32_t k = i + 1;

		if (t->is & IS(IF))
			break;
		if (!(t->is & IS(ADULT)) || t->is & IS(STAFF) || t->quoted ||
			f->away || f->plan || is_inside(f, i))
			continue;
		if (i > 0 && (f->t[i - 1].is & IS(NEG) || is_goal(f, i)))
			continue;
		if (t->poss && !(k < f->n && f->t[k].is & IS(BODY)))
			continue;
		if (f->speaker != PARTY_NONE && i > f->speaker_at)
			break;
		if (i > 0 && f->t[i - 1].is & IS(ABOUT))
			continue;
		if (i > 1 && f->t[i - 1].is & (IS(DET) | IS(POSS)) &&
			f->t[i - 2].is & IS(ABOUT))
			continue;
		while (k < f->n && !f->t[k].punct &&
			f->t[k].is & (IS(BE) | IS(ADV) | IS(HAVE)))
			k++;
		if (k < f->n && f->t[k].is & IS(REACHED))
			continue;
		if (k < f->n && clause_has(&f->t[k],
					P(OUT) | P(APART) | P(MISSING) |
						P(DNA) | P(PHONE) | P(ABSENT)))
			continue;
		if (is_apart(f, i))
			continue;
		if (!s->adult.weight)
			s->adult = (struct vote){
				30, 0, s->value, t->start, t->end};
	}
}
