/* Whether a predicate happened: denied, planned, of another day, and what a
 * verb hands on to what hangs on it. */
#include "seen/clause.h"

/* "At no point was A seen", "Not once did we see A" */
static bool
is_fronted(const struct flow *f, uint32_t at)
{
	if (!(f->is & IS(NEG)) || !(f->t[0].is & IS(NEG)) || f->t[0].kidword)
		return false;
	for (uint32_t i = 1; i + 1 < at && !f->t[i].punct; i++)
		if (f->t[i].is & (IS(BE) | IS(DO) | IS(HAVE)) &&
			f->t[i + 1].is & (IS(KID) | IS(PRO) | IS(DET)))
			return true;
	return false;
}

/* Behind "had" it was over when the worker came. */
static bool
is_before_then(const struct frame *fr)
{
	static const uint64_t seen_done = P(ACT) | P(PLACE) | P(STATE);

	return fr->form == FORM_PART || fr->form == FORM_BOTH ||
	       (seen_done >> fr->pred & 1 && fr->form != FORM_ING);
}

/* "He showed me how A kicked the door": is "how" what a relative tells? */
static bool
is_told_by_adult(const struct flow *f, uint32_t i)
{
	uint32_t stop = i > 5 ? i - 5 : 0;
	bool verb = false;

	while (i > stop && !f->t[i - 1].punct) {
		const struct token *t = &f->t[--i];

		verb |= clause_is_verb(t);
		if (verb && t->is & (IS(ADULT) | IS(KID)))
			return (t->is & IS(ADULT)) && !(t->is & IS(STAFF));
	}
	return false;
}

/* Looks left for what makes a fact less than one. */
void
polarity_find(const struct flow *f, struct frame *fr)
{
	uint32_t i = fr->at, steps = 0;
	bool able = false, subjunct = false, modal = false;

	if (fr->form == FORM_BASE)
		fr->flags |= F_PLAN; /* "see alone next time": until "did" */
	while (i > 0 && steps++ < 9) {
		const struct token *t = &f->t[--i];

		if (t->punct || t->is & IS(NOTONLY) ||
			t->quoted != f->t[fr->at].quoted)
			break;
		if (t->is & IS(BUT) && !(t->is & (IS(IF) | IS(ADV))))
			break;
		/* "refused tea and threw it" */
		if (t->is & IS(AND) && fr->form == FORM_FIN && steps < 3)
			break;
		if (t->is & IS(WHETHER)) {
			fr->flags |= F_WHETHER | F_PLAN;
			break;
		}
		if (t->is & IS(ABLE) && i + 1 < f->n && f->t[i + 1].is & IS(TO))
			able = true;
		if (fr->form == FORM_BASE && (able || t->is & IS(DO)) &&
			steps < 5)
			fr->flags &= ~(unsigned)F_PLAN;
		if (t->is & IS(NEG)) {
			if (t->is & IS(NEGHEAD) && !t->kidword && steps > 1 &&
				t->end - t->start == 2 &&
				!(f->t[i + 1].is &
					(IS(KID) | IS(ADULT) | IS(PRO))))
				continue; /* "no concerns, seen" */
			fr->flags |= F_NEG;
		}
		if (t->is & IS(SUBJUNCT) && !(t->is & IS(NEG)) && !able)
			subjunct = true;
		if (t->kidword == KIDS_NEITHER)
			fr->flags |= F_NEG;
		if (t->is & IS(IF))
			fr->flags |= F_PLAN;
		modal |= (t->is & IS(MODAL)) != 0;
		if (!able && t->is & IS(MODAL) && !(t->is & IS(NEG)) &&
			t->span < 2 &&
			!(i + 1 < f->n && f->t[i + 1].is & IS(NEG)))
			fr->flags |= F_PLAN;
		if (!able && t->is & IS(TO) &&
			(fr->form == FORM_BASE ||
				(i + 1 < f->n &&
					f->t[i + 1].is &
						(IS(BE) | IS(HAVE)))) &&
			(i == 0 || !(f->t[i - 1].is & IS(ABLE))))
			fr->flags |= F_PLAN;
		if (t->is & IS(HAD) && t->span < 2 &&
			(is_before_then(fr) ||
				(fr->form == FORM_FIN && steps < 3)) &&
			steps < 5 && !(fr->flags & F_NEG))
			fr->flags |= F_PAST;
		if (t->marks & MARKED(COMPLEMENT) && is_told_by_adult(f, i))
			fr->flags |= F_TOLD;
		/* another clause's verb stands between */
		if (clause_is_verb(t) && i > 0 && steps > 1 &&
			!(t->is & (IS(NEG) | IS(MODAL))) &&
			fr->form != FORM_BASE && !(f->t[i].is & IS(BE)))
			break;
	}
	if (is_fronted(f, fr->at))
		fr->flags |= F_NEG;
	/* "asked that A be seen": nobody did */
	if (subjunct && !modal && !(fr->flags & F_NEG && steps < 3 && i == 0))
		fr->flags |= F_PLAN | F_WISH;
}

/* "had been visited, seen and spoken to": one auxiliary for all of them. */
static bool
is_conjunct(const struct flow *f, uint32_t at)
{
	bool joined = false, aux = false;

	for (uint32_t i = f->verb_end; i > 0 && f->verb_end - i < 4; i--)
		aux |= (f->t[i - 1].is & (IS(BE) | IS(HAVE))) != 0;
	for (uint32_t i = f->verb_end; aux && i < at; i++) {
		const struct token *t = &f->t[i];

		joined |= t->punct == ',' || t->is & IS(AND);
		if (t->punct != ',' &&
			!(t->is & (IS(AND) | IS(ADV)) || t->covered))
			return false;
	}
	return joined;
}

/* "weight to be checked", "ASQ posted", "bloods not done": not yet. */
static unsigned
to_be_done(const struct flow *f, const struct frame *fr)
{
	static const uint64_t done = P(EXAM) | P(INTERVIEW);
	const struct token *t = &f->t[fr->end];

	if (!(done >> fr->pred & 1) || fr->end >= f->n ||
		(fr->form != FORM_FLAT && fr->form != FORM_NOUN))
		return 0;
	if (t->is & IS(NEG) && !(t->is & IS(NEGHEAD)))
		return F_NEG;
	if (t->is & IS(BE) && fr->end + 1 < f->n)
		t++;
	if (t->is & IS(MODAL) || t->marks & MARKED(RECEIVED) ||
		(t->is & IS(TO) && t[1].is & IS(BE) && fr->end + 1 < f->n))
		return F_PLAN;
	return 0;
}

/* "to see A at home": what hangs on a verb is no more real than the verb. */
static void
inherit(const struct flow *f, struct frame *fr)
{
	if (!f->verb_end || f->verb_end > fr->at)
		return;
	if (fr->form == FORM_PART || fr->form == FORM_BOTH) {
		if (is_conjunct(f, fr->at))
			fr->flags |= f->verb & (F_PLAN | F_WISH | F_PAST);
		return;
	}
	if (fr->form != FORM_FLAT && fr->form != FORM_ING &&
		fr->form != FORM_NOUN)
		return;
	for (uint32_t i = f->verb_end; i < fr->at; i++)
		if (f->t[i].punct || f->t[i].is & IS(BUT))
			return;
	fr->flags |= f->verb & (F_PLAN | F_WISH | F_NEG | F_PAST);
	if (fr->form == FORM_ING) /* "Neighbour saw A climbing" */
		fr->flags |= f->verb & F_FAMILY;
}

void
polarity_inherit(const struct flow *f, struct frame *fr)
{
	inherit(f, fr);
	fr->flags |= to_be_done(f, fr);
}

/* "A has been tearful": over some time, and nobody says by whom. */
bool
polarity_lasting(const struct scene *s, const struct flow *f, uint32_t i)
{
	static const uint64_t states = P(STATE) | P(INJURY) | P(PLACE);
	bool been = false;

	if (!clause_has(&f->t[i], states) || f->today ||
		s->kind == KIND_HOSPITAL || s->kind == KIND_MIDWIFERY)
		return false;
	while (i > 0 && !f->t[i - 1].punct) {
		const struct token *t = &f->t[--i];

		if (t->is & IS(HAVE) && been)
			return !(t->is & IS(HAD));
		been |= t->is & IS(BE) && !(t->is & IS(HAVE));
		if (!(t->is & (IS(BE) | IS(ADV) | IS(NEG))))
			return false;
	}
	return false;
}
