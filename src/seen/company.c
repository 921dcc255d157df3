/* Who else was there: where the text puts the grown-ups of the family.
 *
 * Every grown-up is looked at where he or she is named: what stands in front
 * ("about mum", "with mum") and what is said next ("mum left", "mum in the
 * kitchen", "mum sat in").  One who does something is there; one who is put
 * elsewhere is not; one who is named for another reason says nothing. */
#include "seen/company.h"

enum {
	WEIGHT_THERE = 30,
	WEIGHT_BESIDE = 54,
	WEIGHT_STATED = 63,
	WEIGHT_ASIDE = 62,
	WEIGHT_LEFT = 66 /* who is there at first, and goes */
};

static void
put_there(struct scene *s, const struct flow *f, uint32_t i)
{
	const struct token *t = &f->t[i];
	uint32_t k = phrase_start(f, i);
	uint64_t kids;

	if (k > 0 && f->t[k - 1].is & IS(WITH)) {
		kids = stance_kids(f, 0, i);
		scene_vote(s, kids, ASPECT_ALONE, ANSWER_NO, WEIGHT_THERE,
			seen_rule_adult, t->start, t->end);
		if (kids)
			return;
	}
	if (!s->company.there[stance_key(t)].weight)
		s->company.there[stance_key(t)] = (struct vote){WEIGHT_THERE,
			seen_rule_adult, s->value, t->start, t->end};
}

static void
put_stated(struct scene *s, const struct flow *f, uint32_t i,
	const struct aside *a)
{
	uint64_t kids = a->with;

	for (uint32_t k = i; k > 0 && !kids; k--)
		if (!f->t[k - 1].poss && !f->t[k - 1].quoted)
			kids = f->t[k - 1].kids;
	if (!kids)
		kids = s->focus;
	scene_vote(s, kids, ASPECT_ALONE, ANSWER_NO,
		a->here ? WEIGHT_STATED : WEIGHT_BESIDE, seen_rule_company,
		f->t[i].start, f->t[a->end - 1].end);
	put_there(s, f, i);
}

/* Is somebody else of the family there? */
static bool
has_other(const struct scene *s, unsigned key)
{
	for (unsigned k = 0; k < COMPANY_KEYS; k++)
		if (k != key && s->company.there[k].weight > 1 &&
			!(s->company.gone >> k & 1))
			return true;
	return false;
}

static void
put_aside(struct scene *s, const struct flow *f, uint32_t i,
	const struct aside *a)
{
	struct vote v = {a->leave ? WEIGHT_LEFT : WEIGHT_ASIDE, seen_rule_aside,
		s->value, f->t[i].start, f->t[a->end - 1].end};
	uint64_t kids =
		stance_kids(f, 0, f->n) & ~a->taken & ~(a->leave ? 0 : a->with);

	if (!a->leave)
		scene_vote(s, a->with | a->taken, ASPECT_ALONE, ANSWER_NO,
			WEIGHT_STATED, seen_rule_company, v.start, v.end);
	if (!kids && a->leave)
		kids = s->focus & ~a->taken;
	if (kids && !a->leave && has_other(s, stance_key(&f->t[i])))
		return;
	scene_vote(s, kids, ASPECT_ALONE, ANSWER_YES, v.weight, seen_rule_aside,
		v.start, v.end);
	if (kids && !a->leave)
		return;
	s->company.aside = v;
	s->company.gone |= (uint8_t)(1U << stance_key(&f->t[i]));
	if (stance_key(&f->t[i]) == COMPANY_OTHER || f->t[i].kidword)
		s->company.gone = (1U << COMPANY_KEYS) - 1;
}

/* "asked to wait outside next time" */
static bool
is_for_later(const struct flow *f, uint32_t end)
{
	for (uint32_t k = end; k < f->n && k < end + 3; k++)
		if (f->t[k].is & IS(PLANHEAD) && f->t[k].is & IS(MODAL))
			return true;
	return false;
}

/* "didn't want mum in, so mum sat outside": the wish ends at the comma. */
static bool
is_past_wish(const struct flow *f, uint32_t i)
{
	if (!f->feeling)
		return false;
	for (uint32_t k = f->speaker_at + 1; k < i; k++)
		if (f->t[k].punct == ',' && f->t[k + 1].is & IS(BUT))
			return true;
	return false;
}

/* Are the words not those of somebody who was there? */
static bool
is_told(const struct scene *s, const struct flow *f, uint32_t i)
{
	return f->plan || f->t[i].quoted ||
	       (f->call && !(s->ways & WAY_VIDEO)) ||
	       (f->speaker != PARTY_NONE && i > f->speaker_at &&
		       !is_past_wish(f, i)) ||
	       (i >= f->told_from && i < f->told_to);
}

void
flow_company(struct scene *s, struct flow *f, uint32_t i)
{
	const struct token *t = &f->t[i];
	struct aside a;

	f->iffy |= t->is & IS(IF) && !(t->is & (IS(ADV) | IS(BUT)));
	if (!(t->is & IS(ADULT)) || f->iffy || is_told(s, f, i))
		return;
	aside_look(f, i, &a);
	if (is_for_later(f, a.end))
		return;
	switch (stance_of(s, f, i, &a)) {
	case STANCE_THERE:
		put_there(s, f, i);
		break;
	case STANCE_STATED:
		put_stated(s, f, i, &a);
		break;
	case STANCE_ASIDE:
		put_aside(s, f, i, &a);
		break;
	case STANCE_GONE:
	case STANCE_NONE:
		break;
	}
}

const struct vote *
company_of(const struct scene *s)
{
	for (unsigned k = 0; k < COMPANY_KEYS; k++)
		if (s->company.there[k].weight && !(s->company.gone >> k & 1))
			return &s->company.there[k];
	return NULL;
}

void
company_add(struct scene *s, int weight, uint32_t start, uint32_t end)
{
	if (!company_of(s))
		s->company.there[COMPANY_OTHER] = (struct vote){
			(int16_t)weight, seen_rule_adult, s->value, start, end};
}
