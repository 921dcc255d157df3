/* Where the text puts a grown-up: there, out of the room, or named for another
 * reason. */
#include "seen/company.h"

unsigned
stance_key(const struct token *t)
{
	bool she = (t->is & IS(FEMALE)) != 0 || t->kidword == KIDS_SHE;
	bool he = (t->is & IS(MALE)) != 0 || t->kidword == KIDS_HE;

	return she == he ? COMPANY_OTHER : she ? COMPANY_SHE : COMPANY_HE;
}

/* "without A or mum" */
static bool
is_left_out(const struct flow *f, uint32_t i)
{
	while (i > 0 && !f->t[i - 1].punct &&
		f->t[i - 1].is & (IS(KID) | IS(ADULT) | IS(AND) | IS(DET)))
		i--;
	return i > 0 && f->t[i - 1].is & IS(NEG) && !f->t[i - 1].punct;
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
	if (is_unwanted(f, k) || is_left_out(f, k))
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

/* "at mum" is whom a child smiles at, "at mum's" is where he is. */
static bool
is_at(const struct flow *f, uint32_t i)
{
	return clause_has(&f->t[i], P(OUT)) && f->t[i].is & IS(PREP) &&
	       !(f->t[i].is & IS(WITH));
}

/* Part of a phrase that says where the grown-up was, or whose it is. */
static bool
is_inside(const struct flow *f, uint32_t i)
{
	static const uint64_t gone = P(DNA) | P(NOACCESS) | P(ADULTVIEWS) |
				     P(APART) | P(ALONE) | P(OUT) | P(IDIOM) |
				     P(VIEWS);

	for (uint32_t k = 0; k < 6 && k <= i; k++)
		if (f->t[i - k].nmeanings && f->t[i - k].span > k)
			return clause_has(&f->t[i - k], gone) &&
			       !(is_at(f, i - k) && !f->t[i].poss &&
				       k + 1 == f->t[i - k].span);
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
	       s->company.there[stance_key(&f->t[i])].weight || is_while(f, i);
}

/* "family centre", "parent consultation", "carer review form". */
static bool
is_attributive(const struct flow *f, uint32_t i)
{
	const struct token *next = &f->t[i + 1];
	char last;

	if (i + 1 >= f->n || next->punct || next->is || next->spot ||
		f->t[i].is & IS(TITLE) || next->nmeanings || next->covered ||
		next->capital || stance_key(&f->t[i]) != COMPANY_OTHER ||
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
	       !(f->t[i].spot & SPOT_PEER) &&
	       stance_key(&f->t[i]) == COMPANY_OTHER;
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
		return aside_is(f, i + 1, false);
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
uint64_t
stance_kids(const struct flow *f, uint32_t from, uint32_t to)
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
	       !(k > 0 && f->t[k - 1].is & IS(WITH) && stance_kids(f, 0, k));
}

/* Too little to be there: a friend, a pronoun, one who was rung. */
static bool
is_faint(const struct scene *s, const struct flow *f, uint32_t i,
	const struct aside *a)
{
	const struct token *t = &f->t[i];

	return a->solo || (a->home && stance_kids(f, 0, f->n)) ||
	       is_peer(f, i) || is_at_work(f, i) || t->kidword >= KIDS_HE ||
	       (a->reached && !(s->ways & WAY_VISIT)) || is_not(f, i) ||
	       is_until(f, i) || is_elsewhere(s, f) ||
	       (f->away && !(s->ways & WAY_VIDEO));
}

enum stance
stance_of(const struct scene *s, const struct flow *f, uint32_t i,
	const struct aside *a)
{
	const struct token *t = &f->t[i];

	if (is_none(f, i, a))
		return STANCE_ASIDE;
	if (is_topic(f, i) || (is_inside(f, i) && !t->poss) ||
		is_attributive(f, i))
		return STANCE_NONE;
	if (!a->leave &&
		(a->beside || (t->poss && i > 0 && f->t[i - 1].is & IS(PREP))))
		return STANCE_STATED;
	if (a->away && is_said_of(f, i))
		return where_to(s, f, i, a);
	if (a->here && clause_is_subject(f, i))
		return !a->neg				? STANCE_STATED
		       : stance_key(t) == COMPANY_OTHER ? STANCE_ASIDE
							: STANCE_GONE;
	if (a->gone && clause_is_subject(f, i))
		return is_while(f, i) ? STANCE_ASIDE : STANCE_GONE;
	return is_faint(s, f, i, a) ? STANCE_NONE : STANCE_THERE;
}
