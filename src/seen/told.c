/* Who is on the telephone, who relays, and who sat down with whom. */
#include "seen/views.h"

static bool
is_relative(const struct token *t)
{
	return t->is & IS(ADULT) && !t->kids &&
	       !(t->is & (IS(STAFF) | IS(FOSTER))) &&
	       !(t->voice & VOICE(CARER));
}

/* Is the one nearest to the call at i a relative? */
static bool
is_relatives_call(const struct flow *f, uint32_t i)
{
	if (views_kid_before(f, i))
		return false;
	for (uint32_t k = i; k > 0 && i - k < 4 && !f->t[k - 1].punct; k--)
		if (f->t[k - 1].is & (IS(KID) | IS(ADULT) | IS(PRO)))
			return is_relative(&f->t[k - 1]);
	i += f->t[i].span;
	for (uint32_t k = i; k < f->n && k - i < 4 && !f->t[k].punct; k++)
		if (f->t[k].is & (IS(KID) | IS(ADULT) | IS(PRO)))
			return is_relative(&f->t[k]);
	return false;
}

/* "Aunt phoned in: ...", "Mum on phone": she tells what follows. */
void
views_caller(struct scene *s, const struct flow *f)
{
	static const uint64_t tells =
		P(PHONE) | P(TEXT) | P(SEE) | P(MEET) | P(KIDCALLS);

	if (!(f->preds & tells))
		return;
	for (uint32_t i = 0; i < f->n; i++) {
		if (f->t[i].quoted)
			continue;
		if (clause_has(&f->t[i], P(PHONE) | P(TEXT)))
			s->teller = is_relatives_call(f, i);
		else if (clause_has(&f->t[i], P(SEE) | P(MEET) | P(KIDCALLS)))
			s->teller = false;
	}
}

/* A carer who is paid to care relays, a relative tells. */
void
views_told(const struct scene *s, const struct flow *f, struct frame *fr)
{
	if (s->teller && f->away && !s->asked)
		fr->flags |= F_TOLD;
	if (!(fr->flags & F_TOLD) || f->speaker != PARTY_ADULT)
		return;
	for (uint32_t i = f->speaker_at + 1; i-- > 0;)
		if (f->t[i].is & (IS(ADULT) | IS(KID) | IS(PRO))) {
			if (f->t[i].voice & VOICE(CARER) ||
				(f->t[i].kidword >= KIDS_HE && !s->female_at &&
					!s->male_at))
				fr->flags = (fr->flags & ~(unsigned)F_TOLD) |
					    F_PROTOLD;
			return;
		}
}

/* "Key work with A", "interviews, one at a time": a talk, whatever of. */
void
views_session(struct scene *s, const struct flow *f)
{
	for (uint32_t i = 0; i < f->n && f->voice & VOICE(SESSION); i++) {
		uint32_t k = i + 2;

		if (!(f->t[i].voice & VOICE(SESSION)) || f->t[i].quoted ||
			f->plan)
			continue;
		while (k < f->n && f->t[k].is & (IS(DET) | IS(POSS)))
			k++;
		if (i > 0 && f->t[i - 1].poss && f->t[i - 1].is & IS(ADULT))
			continue;
		if (i + 1 < f->n && f->t[i + 1].is & IS(WITH) && k < f->n &&
			f->t[k].is & IS(ADULT))
			continue;
		s->session = true;
	}
	if (!(f->is & IS(WITH)) ||
		f->preds & (P(PHONE) | P(TEXT) | P(LETTER) | P(VIDEO)))
		return;
	for (uint32_t i = 1; i < f->n && !f->t[i].quoted; i++) {
		uint32_t k = i + 1;

		if (f->t[i - 1].punct == ';' ||
			f->t[i - 1].is & (IS(ADULT) | IS(KID)))
			return;
		if (!(f->t[i].is & IS(WITH)) || f->plan || s->away)
			continue;
		while (k + 1 < f->n && f->t[k].is & (IS(DET) | IS(ADV)))
			k++;
		if (k < f->n && f->t[k].kids && !f->t[k].poss)
			s->talked |=
				f->t[k].kids; /* "Sat on the swings with A" */
		return;
	}
}
