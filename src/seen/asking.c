/* What a worker asked, whom, with which tool, and what was answered. */
#include "seen/views.h"

/* Tokens that a look around goes. */
enum { NEAR = 6 };

/* Whom a worker asked who is not named: "I asked why", "Asked about home". The
 * one spoken with last, a child of the sentence, the child of the entry. */
uint64_t
views_addressee(
	const struct scene *s, const struct flow *f, const struct frame *fr)
{
	uint64_t kids = 0;
	bool adult = false, left = false;

	if (s->asked)
		return s->asked;
	for (uint32_t i = fr->at; i > 0; i--) {
		const struct token *t = &f->t[i - 1];

		if (!kids && t->kids && !t->poss && !t->quoted)
			kids = t->kids;
		adult |= t->is & IS(ADULT) && !(t->is & IS(STAFF));
		left |= clause_has(t, P(APART) | P(ALONE));
	}
	if (kids)
		return kids;
	if ((adult && !left) || s->adult_asked)
		return 0;
	kids = s->focus ? s->focus : s->usual;
	return kids & (kids - 1) ? 0 : kids;
}

bool
views_kid_before(const struct flow *f, uint32_t i)
{
	while (i-- > 0)
		if (f->t[i].kids && !f->t[i].quoted)
			return true;
	return false;
}

/* "not compleated", "not possible": what stands behind a tool. */
static bool
is_undone(const struct flow *f, uint32_t i)
{
	for (uint32_t end = i + NEAR; i < f->n && i < end && !f->t[i].punct;
		i++) {
		if (f->t[i].is & IS(NEG) && !(f->t[i].is & IS(REFUSE)))
			return true;
		if (!(f->t[i].is & (IS(BE) | IS(HAVE) | IS(ADV))))
			return false;
	}
	return false;
}

/* "booked for Tuesday", "to be arranged" */
static bool
is_to_come(const struct flow *f, uint32_t i)
{
	for (uint32_t end = i + 3; i < f->n && i < end && !f->t[i].punct; i++)
		if (f->t[i].is & (IS(MODAL) | IS(TO)) &&
			!(f->t[i].voice & VOICE(OFFER)))
			return true;
	return false;
}

/* "completed with mother", "filled in by the carer", "mum's cards" */
static bool
is_adults(const struct flow *f, const struct frame *fr)
{
	uint32_t i = fr->at;

	if (i > 0 && f->t[i - 1].poss && f->t[i - 1].is & IS(ADULT))
		return true;
	if (i > 1 && f->t[i - 2].poss && f->t[i - 2].is & IS(ADULT))
		return true;
	for (i = fr->end; i + 1 < f->n && i < fr->end + NEAR + 3; i++) {
		uint32_t k = i + 1;

		if (f->t[i].punct == '(' || f->t[i].punct == ')' ||
			f->t[i - 1].punct == '(')
			continue;
		if (f->t[i].punct || f->t[i].kids)
			return false;
		if (!(f->t[i].is & (IS(WITH) | IS(BY))))
			continue;
		while (k + 1 < f->n &&
			f->t[k].is & (IS(DET) | IS(POSS) | IS(ADV)))
			k++;
		if (k + 1 < f->n && clause_has(&f->t[k + 1], P(OUT) | P(APART)))
			return false; /* "with parents out" */
		return f->t[k].is & IS(ADULT) && !f->t[k].kids &&
		       !(k + 2 < f->n && f->t[k + 1].is & IS(AND) &&
			       f->t[k + 2].kids) &&
		       !(f->t[k].is & IS(STAFF));
	}
	return false;
}

static bool
is_offered(const struct flow *f, const struct frame *fr)
{
	for (uint32_t i = fr->at, steps = 0; i > 0 && steps++ < NEAR; i--) {
		if (f->t[i - 1].punct || f->t[i - 1].is & IS(TO))
			break;
		if (f->t[i - 1].voice & VOICE(OFFER))
			return true;
	}
	for (uint32_t i = fr->end; i < f->n && i < fr->end + 3; i++)
		if (f->t[i].voice & VOICE(OFFER))
			return true;
	return false;
}

/* Dolls and sand are toys until a worker uses them. */
static bool
is_toy(const struct flow *f, const struct frame *fr)
{
	for (uint32_t i = fr->at; i < fr->end; i++)
		if (f->t[i].voice & VOICE(TOY))
			return true;
	return false;
}

static bool
is_used(const struct flow *f, uint32_t i)
{
	while (i-- > 0)
		if (f->t[i].voice & VOICE(USED))
			return true;
	return false;
}

void
views_tool(const struct scene *s, const struct flow *f, struct frame *fr)
{
	if (fr->object == PARTY_KID)
		fr->who = fr->object_kids;
	for (uint32_t i = fr->at; i < fr->end; i++)
		if (f->t[i].kids)
			fr->who = f->t[i].kids; /* "for A to fill in" */
	if ((!fr->implicit && fr->subject == PARTY_ADULT) ||
		(is_toy(f, fr) && !is_used(f, fr->at))) {
		fr->flags |= F_FAMILY;
		fr->who = 0;
		return;
	}
	if (is_offered(f, fr))
		fr->flags &= ~(unsigned)F_PLAN;
	if (is_undone(f, fr->end))
		fr->flags |= F_NEG;
	if (is_to_come(f, fr->end))
		fr->flags |= F_PLAN;
	if (is_adults(f, fr))
		fr->who = 0, fr->flags |= F_FAMILY;
	for (uint32_t i = fr->end; i < f->n && f->t[i].punct != ';'; i++)
		if (clause_has(&f->t[i], P(NOTRECORDED)))
			fr->who = 0, fr->flags |= F_NEG; /* "returned blank" */
	if (!fr->who && !(fr->flags & (F_NEG | F_FAMILY | F_PLAN)))
		fr->who = views_addressee(s, f, fr);
}

/* "obtained" is asking if it is a child's views that were. */
static uint64_t
views_near(const struct flow *f, const struct frame *fr)
{
	uint32_t from = fr->at > NEAR ? fr->at - NEAR : 0;
	struct frame views = {0};

	for (uint32_t i = from; i < f->n && i < fr->end + NEAR; i++)
		if (clause_has(&f->t[i], P(VIEWS))) {
			views.at = i;
			views.end = i + f->t[i].span;
			views.who = f->t[i].kids ? f->t[i].kids : fr->who;
			views_owner(f, &views);
			return views.who;
		}
	return 0;
}

/* "what A would change", not "where A was" */
static bool
is_own_mind(const struct flow *f, uint32_t i)
{
	for (uint32_t k = 0; k < i; k++)
		if (f->t[k].is & IS(ADULT) || f->t[k].kids)
			return false;
	for (uint32_t end = i + 4; i < f->n && i < end; i++)
		if (f->t[i].is & IS(MODAL) || clause_has(&f->t[i], P(FEEL)))
			return true;
	return false;
}

/* "Rang T to ask how", "visited to explore": what was done to ask was asking. */
static void
views_reach(const struct flow *f, struct frame *fr)
{
	uint64_t kids = 0;
	bool adult = false;

	if (!fr->at || !(f->t[fr->at - 1].is & IS(TO)))
		return;
	for (uint32_t i = fr->at - 1; i > 0 && fr->at - i < 10; i--) {
		const struct token *t = &f->t[i - 1];

		if (t->punct || t->is & (IS(NEG) | IS(MODAL)))
			return;
		if (t->kids && !t->poss)
			kids = t->kids;
		adult |= (t->is & (IS(ADULT) | IS(PRO))) != 0;
		if (!(t->voice & VOICE(REACH)))
			continue;
		if (i > 1 && f->t[i - 2].is & (IS(TO) | IS(MODAL) | IS(NEG)))
			return;
		if (adult && !kids)
			return;
		fr->flags &= ~(unsigned)(F_PLAN | F_FAMILY);
		if (kids)
			fr->who = kids;
		fr->subject = PARTY_PRO;
		return;
	}
}

/* "L, asked quietly if he was well, said": the child was asked. */
static bool
is_aside(const struct flow *f, const struct frame *fr)
{
	return fr->at > 1 && f->t[fr->at - 1].punct == ',' &&
	       f->t[fr->at - 2].kids && !f->t[fr->at - 2].poss &&
	       fr->subject == PARTY_KID;
}

/* "asked where Callum was": he is what was asked, not who. */
void
views_ask(const struct scene *s, const struct flow *f, struct frame *fr)
{
	bool worker = fr->implicit || fr->subject == PARTY_PRO;
	const struct token *last = &f->t[fr->end - 1];
	const struct token *next = fr->end < f->n ? &f->t[fr->end] : NULL;

	if (fr->form == FORM_BASE)
		views_reach(f, fr);
	if (fr->form == FORM_PART && f->t[fr->at].voice & VOICE(ASKWORD)) {
		fr->flags &= ~(unsigned)F_NEG; /* "no coercion when asked" */
		worker |= fr->thing;
	}
	fr->flags &= ~(unsigned)F_SAID; /* "went through it when asked" */
	if (f->t[fr->at].voice & VOICE(SEEK)) {
		fr->who = views_near(f, fr);
		fr->flags &= ~(unsigned)F_FAMILY;
		return;
	}
	if (is_aside(f, fr)) {
		fr->flags &= ~(unsigned)F_FAMILY;
		fr->who = fr->subject_kids;
		return;
	}
	if (!worker || fr->flags & (F_FAMILY | F_TOLD | F_QUOTE))
		return;
	if (fr->object == PARTY_PRO && !fr->object_kids && !fr->with &&
		!(next && next->voice & VOICE(ASKWORD)) &&
		fr->end - fr->at == 1) {
		fr->who = 0; /* "asked school to find out" */
		return;
	}
	if (next && next->is & IS(TO) && !fr->implicit &&
		fr->end - fr->at == 1) {
		fr->who = fr->object == PARTY_KID ? fr->who : 0;
		return; /* "HV asked to attend" */
	}
	if (fr->implicit && s->adult_asked && !views_kid_before(f, fr->at)) {
		fr->who = 0;
		return;
	}
	if (last->voice & VOICE(ASKWORD) && next && next->kids &&
		next->kidword < KIDS_HE) {
		fr->who = is_own_mind(f, fr->end) ? next->kids : 0;
		return;
	}
	if (fr->object == PARTY_ADULT && !fr->object_kids &&
		fr->end - fr->at < 3 && !(last->voice & VOICE(ASKWORD)) &&
		!(last->is & IS(ABOUT)) &&
		!(next && next->voice & VOICE(ASKWORD)))
		return;
	if (!fr->who)
		fr->who = views_addressee(s, f, fr);
}

/* "A asked Mrs O could they live at school": it is the child who asks. */
bool
views_child_asks(
	const struct scene *s, const struct flow *f, const struct frame *fr)
{
	uint32_t i = fr->at;

	if (fr->implicit || fr->subject != PARTY_KID || fr->with)
		return false;
	if (s->began & fr->subject_kids)
		return true;
	if (i > 1 && f->t[i - 1].is & IS(HAVE))
		return true; /* "A has asked to" */
	if (i > 0 && f->t[i - 1].kids && fr->end + 1 < f->n &&
		f->t[fr->end].kidword >= KIDS_HE &&
		f->t[fr->end + 1].voice & VOICE(ASKWORD))
		return true; /* "A asked him if" */
	if (f->t[fr->end - 1].voice & VOICE(ASKWORD) ||
		f->t[fr->end - 1].is & IS(ABOUT))
		return false;
	if (fr->object != PARTY_ADULT && fr->object != PARTY_PRO &&
		!(fr->end < f->n && f->t[fr->end].voice & VOICE(MINE)) &&
		!(i > 0 && f->t[i - 1].kidword >= KIDS_HE &&
			fr->end - fr->at == 1))
		return false;
	while (i > 0 && !f->t[i - 1].punct && f->t[i - 1].is & IS(ADV))
		i--;
	return i > 0 && f->t[i - 1].kids && !(f->t[i - 1].is & IS(BE));
}

/* "...; she couldn't breathe", "...; top of her list was": the child tells, and
 * does not only smile or walk off. */
static bool
is_account(const struct flow *f, uint32_t i, uint64_t who)
{
	static const uint64_t other = P(ACT) | P(COME) | P(ASLEEP) | P(OUT) |
				      P(NOVIEW) | P(SEE) | P(MISSING) |
				      P(HANDLE) | P(STATE) | P(APART);
	bool hers = false;
	uint32_t end = i + 6;

	for (; i < f->n && i < end && !f->t[i].punct; i++) {
		if (f->t[i].is & IS(ADULT) && !f->t[i].kidword)
			return false;
		if (f->t[i].voice & VOICE(MANNER) ||
			clause_has(&f->t[i], other))
			return false;
		hers |= (f->t[i].kids & who) != 0 || f->t[i].is & IS(POSS) ||
			f->t[i].kidword >= KIDS_HE;
	}
	return hers;
}

/* "asked what matters: more phone time", "three houses - Nana and no
 * shouting": what follows the question is the answer. */
static void
views_answer(struct scene *s, const struct flow *f, const struct frame *fr)
{
	uint32_t i = fr->end, from;

	while (i < f->n && f->t[i].punct != ';' && f->t[i].punct != ':' &&
		f->t[i].punct != '-')
		i++;
	if (i + 1 >= f->n ||
		(f->t[i].punct == ';' && !is_account(f, i + 1, fr->who)))
		return;
	for (from = ++i; i < f->n && i < from + 3; i++)
		if (f->t[i].quoted)
			return; /* quote.c reads it */
	for (i = from; i < f->n && i < from + 4; i++)
		if (clause_has(&f->t[i], P(NOVIEW) | P(NOACCESS) |
						 P(NOTSOUGHT) |
						 P(NOTRECORDED)) ||
			(f->t[i].is & IS(ADULT) && i + 1 < f->n &&
				clause_has(&f->t[i + 1], P(SAY))))
			return;
	scene_vote(s, fr->who, ASPECT_EXPRESSED, ANSWER_YES, 44,
		seen_rule_answer, f->t[from].start, f->t[f->n - 1].end);
}

void
views_asked(struct scene *s, const struct flow *f, const struct frame *fr)
{
	static const uint64_t asks =
		P(ASK) | P(TOOL) | P(TALK) | P(INTERVIEW) | P(MEET);
	const unsigned not_done =
		F_NEG | F_PLAN | F_PAST | F_TOLD | F_QUOTE | F_SAID | F_FAMILY;

	if (!(asks >> fr->pred & 1) ||
		fr->flags &
			(fr->pred == PRED_TOOL ? not_done & ~(unsigned)F_QUOTE
					       : not_done))
		return;
	if (!fr->who) {
		if (fr->object == PARTY_ADULT || fr->subject == PARTY_ADULT) {
			s->adult_asked = true;
			s->asked = 0;
		}
		return;
	}
	s->asked = fr->who;
	s->adult_asked = false;
	if (fr->pred == PRED_ASK || fr->pred == PRED_TOOL)
		views_answer(s, f, fr);
}
