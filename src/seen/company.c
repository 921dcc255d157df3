/* Who else was there: where the text puts the grown-ups of the family.
 *
 * Every grown-up is looked at where he or she is named: what stands in front
 * ("about mum", "with mum") and what is said next ("mum left", "mum in the
 * kitchen", "mum sat in").  One who does something is there; one who is put
 * elsewhere is not; one who is named for another reason says nothing. */
#include "seen/clause.h"

#include "core/agency.h"

enum { ASIDE_REACH = 10 };

enum stance {
	STANCE_NONE,   /* named for another reason */
	STANCE_THERE,  /* does something here */
	STANCE_STATED, /* is said to be there, or would not go */
	STANCE_ASIDE,  /* is said to be out of the room */
	STANCE_GONE    /* is away for the day */
};

enum {
	WEIGHT_THERE = 30,
	WEIGHT_BESIDE = 54,
	WEIGHT_STATED = 63,
	WEIGHT_ASIDE = 62,
	WEIGHT_LEFT = 66 /* who is there at first, and goes */
};

/* What is said of a grown-up after the name. */
struct aside {
	bool neg, leave, left, away, here, gone, came, reached, home, beside;
	bool stays;
	uint64_t with;	/* children who are with them */
	uint64_t taken; /* ... and go with them */
	uint32_t end;	/* token after the words that decide */
};

static unsigned
key_of(const struct token *t)
{
	bool she = (t->is & IS(FEMALE)) != 0 || t->kidword == KIDS_SHE;
	bool he = (t->is & IS(MALE)) != 0 || t->kidword == KIDS_HE;

	return she == he ? COMPANY_OTHER : she ? COMPANY_SHE : COMPANY_HE;
}

/* The first word of the noun phrase that ends at token i. */
static uint32_t
phrase_start(const struct flow *f, uint32_t i)
{
	while (i > 0 && !f->t[i - 1].punct && !f->t[i - 1].kids &&
		f->t[i - 1].is & (IS(DET) | IS(POSS) | IS(NUM)))
		i--;
	return i;
}

/* "the back of the garden": the preposition a place hangs on. */
static bool
is_place(const struct flow *f, uint32_t i, bool stays)
{
	uint32_t k = i;

	if (!(f->t[i].spot & (stays ? SPOT_ROOM | SPOT_LOUNGE : SPOT_ROOM)))
		return false;
	while (k > 0 && i - k < 3 && !f->t[k - 1].punct &&
		!(f->t[k - 1].is & IS(PREP)) && !f->t[k - 1].kids &&
		(f->t[k - 1].is & (IS(DET) | IS(POSS)) || !f->t[k - 1].is))
		k--;
	return k > 0 &&
	       (f->t[k - 1].is & IS(PREP) || f->t[k - 1].spot & SPOT_LEAVE) &&
	       !(f->t[k - 1].is & (IS(ABOUT) | IS(WITH)));
}

/* "went to put the kettle on", but not "went to A", "went to fetch A" */
static bool
goes(const struct flow *f, uint32_t k)
{
	if (k + 1 >= f->n || !(f->t[k].is & IS(TO)))
		return false;
	for (uint32_t j = k + 1; j < f->n && j < k + 4 && !f->t[j].punct; j++)
		if (f->t[j].is & (IS(KID) | IS(PRO)) ||
			f->t[j].spot & SPOT_VENUE || f->t[j].kidword)
			return false;
	return true;
}

/* "left", but not "left a bag", "left with A", "ran into the room". */
static bool
is_leaving(const struct flow *f, uint32_t i)
{
	uint32_t k = i + 1;
	const struct token *t = &f->t[k];

	if (f->t[i].spot & SPOT_WENT && goes(f, k))
		return true;
	if (!(f->t[i].spot & SPOT_LEAVE))
		return false;
	if (k >= f->n || t->punct || t->is & (IS(BUT) | IS(AND) | IS(ADV)))
		return true;
	if (t->is & IS(WITH) || clause_has(t, P(WITHADULT)))
		return false;
	if (t->is & (IS(PREP) | IS(PRO) | IS(KID) | IS(ADULT) | IS(TO)) ||
		t->spot & SPOT_US)
		return true;
	while (k < f->n && f->t[k].is & (IS(DET) | IS(POSS)))
		k++;
	return k < f->n && f->t[k].spot & (SPOT_ROOM | SPOT_VENUE);
}

/* "left us", "left the room" */
static bool
leaves_us(const struct flow *f, uint32_t i)
{
	const struct token *t = &f->t[i + 1];

	return i + 1 < f->n && !t->punct &&
	       (t->is & (IS(PRO) | IS(KID) | IS(ADULT)) || t->spot & SPOT_US ||
		       t->spot & (SPOT_ROOM | SPOT_VENUE) ||
		       (i + 2 < f->n && t->is & IS(DET) &&
			       f->t[i + 2].spot & (SPOT_ROOM | SPOT_VENUE)));
}

/* "mum and A", "mum with the twins", "mum beside A": those at k are with the
 * grown-up at i. */
static bool
is_with(const struct flow *f, uint32_t i, uint32_t k)
{
	const struct token *p = &f->t[k - 1];

	for (; k > i + 1 && f->t[k - 1].is & (IS(DET) | IS(POSS) | IS(NUM));
		k--)
		p = &f->t[k - 2];
	if (p->punct)
		return false;
	if (p->is & IS(AND) || p->is & IS(KID)) {
		for (k--; k > i + 1; k--)
			if (!(f->t[k - 1].is & (IS(AND) | IS(DET) | IS(KID) |
						       IS(NUM) | IS(WITH))))
				return false;
		return true;
	}
	return p->is & IS(PREP) && !(p->is & (IS(ABOUT) | IS(TO) | IS(BY)));
}

/* A word that puts somebody out of the room, not "the outside of it". */
static bool
is_aside(const struct flow *f, uint32_t k, bool stays)
{
	return (clause_has(&f->t[k], P(APART)) &&
		       !(f->t[k - 1].is & IS(DET))) ||
	       is_place(f, k, stays);
}

/* "took him out", "took the baby to the HV" */
static bool
is_taking(const struct flow *f, uint32_t k, uint64_t *with)
{
	if (!(f->t[k].spot & SPOT_TAKE))
		return false;
	for (uint32_t j = k + 1; j < f->n && j < k + 5 && !f->t[j].punct; j++) {
		*with |= f->t[j].kids;
		if (j > k + 1 &&
			(f->t[j].is & IS(TO) || f->t[j].spot & SPOT_GO ||
				clause_has(&f->t[j], P(APART) | P(HOME))))
			return true;
	}
	return false;
}

static bool
is_stop(const struct flow *f, uint32_t k)
{
	return k >= f->n || f->t[k].punct || f->t[k].is & IS(BUT);
}

/* Adds what token k says; false where the clause ends. */
static bool
look_at(const struct flow *f, uint32_t i, uint32_t k, struct aside *a)
{
	static const uint64_t here = P(STAYED) | P(NOTALONE);
	const struct token *t = &f->t[k];

	a->stays |= (t->spot & SPOT_STAY) != 0;
	if (t->punct || (t->is & IS(BUT) && !(t->is & (IS(ADV) | IS(WHO)))))
		return t->punct == ',' && k == i + 1;
	if (is_leaving(f, k) || is_taking(f, k, &a->taken) ||
		is_aside(f, k, a->stays)) {
		a->left |= clause_has(t, P(APART)) || leaves_us(f, k);
		a->leave |=
			(t->spot & (SPOT_LEAVE | SPOT_TAKE | SPOT_WENT)) != 0;
		a->away = true;
	} else if (clause_has(t, here | P(ABSENT))) {
		a->here = true;
		a->neg |= clause_has(t, P(ABSENT));
	} else if (clause_has(t, P(MISSING))) {
		a->leave = a->left = a->away = true;
	} else if (clause_has(t, P(OUT) | P(DNA))) {
		a->gone = true;
	} else if ((t->is & IS(BE) || t->spot & SPOT_HERE) &&
		   is_stop(f, k + 1)) {
		a->here = true; /* "mum stayed", "gran there" */
	} else if (t->is & IS(REACHED) || clause_has(t, P(PHONE))) {
		a->reached = true;
	} else if (clause_has(t, P(HOME) | P(ALONE))) {
		a->home = true;
	} else if (t->is & (IS(PRO) | IS(KID) | IS(ADULT)) ||
		   t->spot & SPOT_US) {
		if (!is_with(f, i, k))
			return false;
		a->with |= t->kids;
		a->beside |= !(f->t[k - 1].is & IS(AND)) && t->kids;
		return true;
	} else {
		a->came |= clause_has(t, P(COME));
		a->neg |= (t->is & IS(NEG)) != 0 && !a->away;
		return true;
	}
	a->end = k + (t->span ? t->span : 1);
	return true;
}

/* "..., then stepped out", "and came back down": the same one goes on. */
static void
look_further(const struct flow *f, uint32_t k, struct aside *a)
{
	for (; k + 1 < f->n && f->t[k].punct != ';'; k++) {
		uint32_t j = k + 1;

		if (f->t[k].is & (IS(PRO) | IS(KID) | IS(ADULT)) &&
			!f->t[k].poss)
			return;
		if (f->t[k].punct != ',' && !(f->t[k].is & (IS(AND) | IS(BUT))))
			continue;
		while (j < f->n && f->t[j].is & (IS(ADV) | IS(AND) | IS(BUT)) &&
			!f->t[j].nmeanings)
			j++;
		if (j >= f->n)
			return;
		a->came |= clause_has(&f->t[j], P(COME));
		if (is_leaving(f, j) || clause_has(&f->t[j], P(APART))) {
			a->away = a->leave = a->left = true;
			a->end = j + (f->t[j].span ? f->t[j].span : 1);
		}
	}
}

static void
look_after(const struct flow *f, uint32_t i, struct aside *a)
{
	uint32_t end = i + ASIDE_REACH < f->n ? i + ASIDE_REACH : f->n;
	uint32_t k = i + 1;

	*a = (struct aside){.end = i + 1};
	while (k < end && look_at(f, i, k, a))
		k++;
	look_further(f, k > i + 1 ? k : i + 1, a);
}

/* "declined to have mum in the room", "didn't want dad there" */
static bool
is_unwanted(const struct flow *f, uint32_t i)
{
	for (uint32_t k = i; k > 0 && i - k < 6; k--) {
		const struct token *t = &f->t[k - 1];

		if (t->punct || t->spot & SPOT_LEAVE ||
			t->is & (IS(BUT) | IS(ADULT) | IS(AND)))
			return false;
		if (t->is & IS(NEG))
			return true;
	}
	return false;
}

/* "after mum", "no adult", "took him back to mum", "mum's flat". */
static bool
is_topic(const struct flow *f, uint32_t i)
{
	uint32_t k = phrase_start(f, i);
	const struct token *p = k > 0 ? &f->t[k - 1] : NULL;
	static const uint64_t bodily = P(ACT) | P(STATE) | P(HANDLE);
	uint64_t carried = 0;

	if (f->t[i].poss)
		return !(i + 1 < f->n && (f->t[i + 1].spot & SPOT_LAP ||
						 f->t[i + 1].is & IS(TALE)));
	if (!p || p->punct)
		return false;
	if (is_unwanted(f, k))
		return true;
	if (p->is & IS(ABOUT))
		return !(k > 1 && clause_has(&f->t[k - 2], bodily)) &&
		       !(k > 2 && clause_has(&f->t[k - 3], bodily));
	if (!(p->is & IS(TO)) || p->covered)
		return false;
	for (uint32_t j = k - 1; j > 0 && k - j < 5 && !f->t[j - 1].punct;
		j--) {
		carried |= f->t[j - 1].kids;
		if (f->t[j - 1].is & IS(MOTION) ||
			(carried && clause_has(&f->t[j - 1], P(HANDLE))))
			return true;
	}
	return false;
}

/* Part of a phrase that says where the grown-up was, or whose it is. */
static bool
is_inside(const struct flow *f, uint32_t i)
{
	static const uint64_t gone = P(DNA) | P(NOACCESS) | P(ADULTVIEWS) |
				     P(APART) | P(ALONE) | P(OUT) | P(UNSEEN) |
				     P(LEFTALONE) | P(IDIOM) | P(VIEWS);

	for (uint32_t k = 0; k < 6 && k <= i; k++)
		if (f->t[i - k].nmeanings && f->t[i - k].span > k)
			return clause_has(&f->t[i - k], gone) &&
			       !(k == 1 && f->t[i - k].span == 2 &&
				       clause_has(&f->t[i - k], P(OUT)));
	return false;
}

/* "Dad not coming", "mother never there". */
static bool
is_not(const struct flow *f, uint32_t i)
{
	uint32_t k = i + 1;

	while (k < f->n && f->t[k].is & IS(BE) && !f->t[k].punct)
		k++;
	if (k < f->n && !f->t[k].punct && f->t[k].is & IS(TO))
		return clause_is_subject(f, i); /* "mum to ring" */
	return k < f->n && f->t[k].is & IS(NEG) && !(f->t[k].is & IS(REFUSE)) &&
	       !f->t[k].punct && !(f->t[k].is & IS(DO));
}

/* "until aunt came": not before that. */
static bool
is_until(const struct flow *f, uint32_t i)
{
	uint32_t k = phrase_start(f, i);

	return k > 0 && f->t[k - 1].is & IS(BUT) && f->t[k - 1].is & IS(IF);
}

/* At school a parent is who comes for the child, or is written to. */
static bool
is_elsewhere(const struct scene *s, const struct flow *f)
{
	if (s->kind != KIND_SCHOOL && s->kind != KIND_NURSERY)
		return false;
	for (uint32_t i = 0; i < f->n; i++)
		if (f->t[i].kids && !f->t[i].poss && !f->t[i].quoted)
			return false;
	return true;
}

/* "while mum was parking the car", "once dad had gone". */
static bool
is_while(const struct flow *f, uint32_t i)
{
	uint32_t k = phrase_start(f, i);

	return k > 0 && !f->t[k - 1].punct &&
	       f->t[k - 1].is & (IS(BUT) | IS(ADV)) &&
	       !(f->t[k - 1].is & IS(WHO));
}

/* Who goes has been there: known from before, or "left us", "while ...". */
static bool
is_known(const struct scene *s, const struct flow *f, uint32_t i,
	const struct aside *a)
{
	return !a->leave || a->left ||
	       s->company.there[key_of(&f->t[i])].weight || is_while(f, i);
}

/* "family centre", "parent consultation", "carer review form". */
static bool
is_attributive(const struct flow *f, uint32_t i)
{
	const struct token *next = &f->t[i + 1];
	char last;

	if (i + 1 >= f->n || next->punct || next->is || next->spot ||
		f->t[i].is & IS(TITLE) || next->nmeanings || next->covered ||
		next->capital || key_of(&f->t[i]) != COMPANY_OTHER ||
		f->t[i].kidword >= KIDS_HE)
		return false;
	last = f->text.p[next->end - 1];
	return last != 'd' && last != 'g' && last != 's' && last != 'y';
}

/* A friend, but not "mum's friend" */
static bool
is_peer(const struct flow *f, uint32_t i)
{
	return f->t[i].spot & SPOT_PEER &&
	       !(i > 0 && f->t[i - 1].is & IS(ADULT) && f->t[i - 1].poss);
}

/* "Neither parent was in the room" */
static bool
is_none(const struct flow *f, uint32_t i, const struct aside *a)
{
	uint32_t k = phrase_start(f, i);

	return k > 0 && f->t[k - 1].is & IS(NEG) && a->here &&
	       !(f->t[i].spot & SPOT_PEER) && key_of(&f->t[i]) == COMPANY_OTHER;
}

/* Does what follows say it of the grown-up?  Not "asked about mum in the
 * kitchen", but "with mum out of the room", "asked mum to step out". */
static bool
is_said_of(const struct flow *f, uint32_t i)
{
	uint32_t k = phrase_start(f, i);

	if (clause_is_subject(f, i) || i + 1 >= f->n)
		return true;
	if (k > 0 && f->t[k - 1].is & IS(WITH))
		return is_aside(f, i + 1, false);
	return f->t[i + 1].is & IS(TO) && !(f->verb & F_PLAN);
}

static enum stance
where_to(const struct scene *s, const struct flow *f, uint32_t i,
	const struct aside *a)
{
	if (a->neg)
		return STANCE_STATED;
	if (a->came)
		return STANCE_THERE;
	return is_known(s, f, i, a) ? STANCE_ASIDE : STANCE_GONE;
}

/* The children of the sentence, but those the grown-up has with him. */
static uint64_t
in_sentence(const struct flow *f, uint32_t from, uint32_t to)
{
	uint64_t kids = 0;

	for (uint32_t i = from; i < to; i++)
		if (!f->t[i].poss && !f->t[i].quoted && !f->t[i].punct)
			kids |= f->t[i].kids;
	return kids;
}

/* Staff who are named do their work, but for those the child is with. */
static bool
is_at_work(const struct flow *f, uint32_t i)
{
	uint32_t k = phrase_start(f, i);

	return f->t[i].is & IS(STAFF) &&
	       !(k > 0 && f->t[k - 1].is & IS(WITH) && in_sentence(f, 0, k));
}

/* Too little to be there: a friend, a pronoun, one who was rung. */
static bool
is_faint(const struct scene *s, const struct flow *f, uint32_t i,
	const struct aside *a)
{
	const struct token *t = &f->t[i];

	return a->home || is_peer(f, i) || is_at_work(f, i) ||
	       t->kidword >= KIDS_HE ||
	       (a->reached && !(s->ways & WAY_VISIT)) || is_not(f, i) ||
	       is_until(f, i) || is_elsewhere(s, f) ||
	       (f->away && !(s->ways & WAY_VIDEO));
}

static enum stance
stance_of(const struct scene *s, const struct flow *f, uint32_t i,
	const struct aside *a)
{
	const struct token *t = &f->t[i];

	if (is_none(f, i, a))
		return STANCE_ASIDE;
	if (is_topic(f, i) || is_inside(f, i) || is_attributive(f, i))
		return STANCE_NONE;
	if (!a->leave &&
		(a->beside || (t->poss && i > 0 && f->t[i - 1].is & IS(PREP))))
		return STANCE_STATED;
	if (a->away && is_said_of(f, i))
		return where_to(s, f, i, a);
	if (a->here && clause_is_subject(f, i))
		return !a->neg			    ? STANCE_STATED
		       : key_of(t) == COMPANY_OTHER ? STANCE_ASIDE
						    : STANCE_GONE;
	if (a->gone && clause_is_subject(f, i))
		return is_while(f, i) ? STANCE_ASIDE : STANCE_GONE;
	return is_faint(s, f, i, a) ? STANCE_NONE : STANCE_THERE;
}

static void
put_there(struct scene *s, const struct flow *f, uint32_t i)
{
	const struct token *t = &f->t[i];
	uint32_t k = phrase_start(f, i);
	uint64_t kids;

	if (k > 0 && f->t[k - 1].is & IS(WITH)) {
		kids = in_sentence(f, 0, i);
		scene_vote(s, kids, ASPECT_ALONE, ANSWER_NO, WEIGHT_THERE,
			seen_rule_adult, t->start, t->end);
		if (kids)
			return;
	}
	if (!s->company.there[key_of(t)].weight)
		s->company.there[key_of(t)] = (struct vote){WEIGHT_THERE,
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
	if (!kids || !a->here)
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
		in_sentence(f, 0, f->n) & ~a->taken & ~(a->leave ? 0 : a->with);

	if (!a->leave)
		scene_vote(s, a->with | a->taken, ASPECT_ALONE, ANSWER_NO,
			WEIGHT_STATED, seen_rule_company, v.start, v.end);
	if (!kids && a->leave)
		kids = s->focus & ~a->taken;
	if (kids && !a->leave && has_other(s, key_of(&f->t[i])))
		return;
	scene_vote(s, kids, ASPECT_ALONE, ANSWER_YES, v.weight, seen_rule_aside,
		v.start, v.end);
	if (kids && !a->leave)
		return;
	s->company.aside = v;
	s->company.gone |= (uint8_t)(1U << key_of(&f->t[i]));
	if (key_of(&f->t[i]) == COMPANY_OTHER || f->t[i].kidword)
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
	look_after(f, i, &a);
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
