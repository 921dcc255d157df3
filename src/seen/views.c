/* What a child was asked and what a child said: where the words around a verb
 * of asking, saying or wanting make less, or something else, of it. */
#include "seen/views.h"

#include "core/agency.h"

/* Tokens from i on, or back from i, that end a look around. */
enum { NEAR = 6 };

/* The nearest person before token i of the same clause, or n. */
static uint32_t
person_before(const struct flow *f, uint32_t i)
{
	while (i > 0 && !f->t[i - 1].punct) {
		i--;
		if (f->t[i].is & (IS(KID) | IS(ADULT) | IS(PRO)))
			return i;
	}
	return f->n;
}

/* "find out how she feels", "asked what he wants": a question, no answer. */
static bool
is_question(const struct flow *f, const struct frame *fr)
{
	uint32_t who = person_before(f, fr->at), i;

	if (f->speaker == PARTY_KID && fr->at > f->speaker_at)
		return false;
	if (f->t[fr->at].kids)
		who = fr->at; /* "he'd like" */
	if (who >= f->n || !who)
		return false;
	for (i = who + 1; i < fr->at; i++)
		if (f->t[i].is & IS(AND))
			return false; /* "if she agreed and consented" */
	i = who - 1;
	return f->t[i].is & IS(ASKWORD) && i > 0 && !f->t[i].punct;
}

/* "appeared worried", "is believed to be fearful": a worker's eye. */
static bool
is_seeming(const struct flow *f, uint32_t i)
{
	static const uint64_t between =
		IS(ADV) | IS(BE) | IS(TO) | IS(AS) | IS(DET) | IS(KID);

	while (i > 0 && !f->t[i - 1].punct && f->t[i - 1].is & between &&
		!(f->t[i - 1].is & IS(SEEMS)))
		i--;
	return i > 0 && f->t[i - 1].is & IS(SEEMS);
}

/* "Teacher feels A is anxious": what a grown-up thinks. */
static bool
is_opinion(const struct flow *f, uint32_t at)
{
	for (uint32_t i = at; i > 1 && at - i < 8 && !f->t[i - 1].punct; i--)
		if (clause_has(&f->t[i - 1], P(FEEL)) &&
			f->t[i - 2].is & (IS(ADULT) | IS(PRO)) &&
			!f->t[i - 2].poss)
			return true;
	return false;
}

/* "drew a circle", "about Minecraft", "that she has nothing to say". */
static bool
is_small_talk(const struct flow *f, uint32_t i)
{
	for (uint32_t end = i + 4; i < f->n && i < end; i++) {
		if (f->t[i].punct || f->t[i].quoted)
			return false;
		if (f->t[i].is & IS(TOPIC) || clause_has(&f->t[i], P(NOVIEW)))
			return true;
	}
	return false;
}

/* "the children might be feeling", "life for Y feels flat" */
static bool
is_no_feeling(const struct flow *f, const struct frame *fr)
{
	uint32_t who;

	if (is_question(f, fr) || is_small_talk(f, fr->end))
		return true;
	if (is_opinion(f, fr->at))
		return true;
	if (fr->form == FORM_FLAT)
		return is_seeming(f, fr->at);
	who = person_before(f, fr->at);
	return who + 1 == fr->at && who > 0 && f->t[who - 1].is & IS(ABOUT) &&
	       fr->form == FORM_FIN;
}

/* Whom a worker asked who is not named: "I asked why", "Asked about home". The
 * one spoken with last, a child of the sentence, the child of the entry. */
static uint64_t
addressee(const struct scene *s, const struct flow *f, const struct frame *fr)
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

		if (f->t[i].punct || f->t[i].kids)
			return false;
		if (!(f->t[i].is & (IS(WITH) | IS(BY))))
			continue;
		while (k + 1 < f->n &&
			f->t[k].is & (IS(DET) | IS(POSS) | IS(ADV)))
			k++;
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
		if (f->t[i - 1].is & IS(OFFER))
			return true;
	}
	for (uint32_t i = fr->end; i < f->n && i < fr->end + 3; i++)
		if (f->t[i].is & IS(OFFER))
			return true;
	return false;
}

static void
views_tool(const struct scene *s, const struct flow *f, struct frame *fr)
{
	if (is_offered(f, fr))
		fr->flags &= ~(unsigned)F_PLAN;
	if (is_undone(f, fr->end))
		fr->flags |= F_NEG;
	if (is_adults(f, fr))
		fr->who = 0, fr->flags |= F_FAMILY;
	for (uint32_t i = fr->end; i < f->n && f->t[i].punct != ';'; i++)
		if (clause_has(&f->t[i], P(NOTRECORDED)))
			fr->who = 0, fr->flags |= F_NEG; /* "returned blank" */
	if (!fr->who && !(fr->flags & (F_NEG | F_FAMILY | F_PLAN)))
		fr->who = addressee(s, f, fr);
}

/* "Victim's wishes", "A's wishes": whose they are. */
static void
views_owner(const struct flow *f, struct frame *fr)
{
	uint32_t i = fr->at;

	if (i > 0 && f->t[i - 1].poss) {
		fr->who = f->t[i - 1].kids;
		return;
	}
	for (uint32_t k = fr->end; k + 1 < f->n && k < fr->end + 2; k++)
		if (f->t[k].is & IS(ABOUT) && !f->t[k].punct) {
			k++;
			while (k + 1 < f->n && f->t[k].is & IS(DET))
				k++;
			if (f->t[k].kids)
				fr->who = f->t[k].kids;
			else if (f->t[k].is & IS(ADULT))
				fr->who = 0;
			return;
		}
}

/* "Voice of the child" stands over whatever was noticed: nobody need have
 * asked. */
static bool
is_voice(const struct flow *f, const struct frame *fr)
{
	for (uint32_t i = fr->at; i < fr->end; i++)
		if (f->t[i].is & IS(VOICE))
			return true;
	return false;
}

/* "Wishes & feelings - wants to go back", "views = Y (feels watched)" */
static bool
is_considered(const struct flow *f, const struct frame *fr)
{
	for (uint32_t i = fr->end; i < f->n && i < fr->end + 5; i++) {
		if (f->t[i].punct)
			break;
		if (f->t[i].is & IS(CONSIDERED))
			return true;
	}
	return false;
}

static bool
is_heading(const struct flow *f, const struct frame *fr)
{
	for (uint32_t i = fr->end; i < f->n && i < fr->end + 3; i++)
		if (f->t[i].punct)
			return f->t[i].punct != ',';
	return false;
}

/* "A asked Mrs O could they live at school": it is the child who asks. */
static bool
asks_others(const struct scene *s, const struct flow *f, const struct frame *fr)
{
	uint32_t i = fr->at;

	if (fr->implicit || fr->subject != PARTY_KID || fr->with)
		return false;
	if (s->began & fr->subject_kids)
		return true;
	if (fr->object != PARTY_ADULT && fr->object != PARTY_PRO &&
		!(fr->end < f->n && f->t[fr->end].is & IS(ME)) &&
		!(i > 0 && f->t[i - 1].kidword >= KIDS_HE &&
			fr->end - fr->at == 1))
		return false;
	while (i > 0 && !f->t[i - 1].punct && f->t[i - 1].is & IS(ADV))
		i--;
	return i > 0 && f->t[i - 1].kids && !(f->t[i - 1].is & IS(BE));
}

/* "obtained" is asking if it is views that were. */
static bool
views_near(const struct flow *f, const struct frame *fr)
{
	uint32_t from = fr->at > NEAR ? fr->at - NEAR : 0;

	for (uint32_t i = from; i < f->n && i < fr->end + NEAR; i++)
		if (clause_has(&f->t[i], P(VIEWS)))
			return true;
	return false;
}

static bool
kid_before(const struct flow *f, uint32_t i)
{
	while (i-- > 0)
		if (f->t[i].kids && !f->t[i].quoted)
			return true;
	return false;
}

/* "asked where Callum was": he is what was asked, not who. */
static void
views_ask(const struct scene *s, const struct flow *f, struct frame *fr)
{
	bool worker = fr->implicit || fr->subject == PARTY_PRO;
	const struct token *last = &f->t[fr->end - 1];
	const struct token *next = fr->end < f->n ? &f->t[fr->end] : NULL;

	fr->flags &= ~(unsigned)F_SAID; /* "went through it when asked" */
	if (!worker || fr->flags & (F_FAMILY | F_TOLD | F_QUOTE))
		return;
	if (next && next->is & IS(TO) && !fr->implicit &&
		fr->end - fr->at == 1) {
		fr->who = fr->object == PARTY_KID ? fr->who : 0;
		return; /* "HV asked to attend" */
	}
	if (fr->implicit && s->adult_asked && !kid_before(f, fr->at)) {
		fr->who = 0;
		return;
	}
	if (f->t[fr->at].is & IS(SEEK) && !views_near(f, fr)) {
		fr->who = 0;
		return;
	}
	if (last->is & IS(ASKWORD) && next && next->kids &&
		next->kidword < KIDS_HE) {
		fr->who = 0;
		return;
	}
	if (fr->object == PARTY_ADULT && !fr->object_kids &&
		!(last->is & (IS(ASKWORD) | IS(ABOUT))) &&
		!(next && next->is & IS(ASKWORD)))
		return;
	if (!fr->who)
		fr->who = addressee(s, f, fr);
}

/* "A was approached by", "Dropped in to see A": the child did not. */
static bool
is_begun_by_child(const struct flow *f, const struct frame *fr)
{
	if (fr->form == FORM_NOUN)
		return fr->subject != PARTY_ADULT || fr->implicit;
	return !fr->implicit && fr->subject == PARTY_KID &&
	       !(fr->at > 0 && f->t[fr->at - 1].is & IS(BE)) &&
	       !(fr->end < f->n && f->t[fr->end].is & IS(BY));
}

/* A word that is both, "wishes": here the noun? */
static bool
is_noun(const struct flow *f, uint32_t i)
{
	const struct token *before = i > 0 ? &f->t[i - 1] : NULL;
	const struct token *next = i + 1 < f->n ? &f->t[i + 1] : NULL;

	if (before && !before->punct &&
		(before->poss || before->is & (IS(POSS) | IS(DET))))
		return true;
	if (next && (next->punct == ':' || next->punct == '-' ||
			    next->is & (IS(ABOUT) | IS(BE) | IS(AND))))
		return !(before && before->kids && !before->poss);
	return (!before || before->punct) && (!next || next->punct);
}

bool
views_is_really(const struct flow *f, uint32_t i, struct meaning m)
{
	if (f->t[i].span > 1)
		return true;
	if (m.pred == PRED_VIEWS)
		return is_noun(f, i);
	if (m.pred == PRED_FEEL && m.form == FORM_FIN &&
		clause_has(&f->t[i], P(VIEWS)))
		return !is_noun(f, i);
	return true;
}

/* Who answers: whoever was asked, where a pronoun or nothing stands for the
 * one who speaks. */
static void
views_answerer(const struct scene *s, const struct flow *f, struct frame *fr)
{
	uint32_t who = person_before(f, fr->at);
	bool vague =
		fr->implicit ||
		(who < f->n && f->t[who].kidword >= KIDS_HE && !f->t[who].poss);

	uint64_t kids = s->asked;

	if (f->speaker == PARTY_KID && fr->at > f->speaker_at)
		kids = f->speaker_kids;
	else if (!kids && fr->implicit && fr->object == PARTY_PRO &&
		 agency_kind_has_patient(s->kind))
		kids = s->usual; /* "Told nurse she misses her cat" */
	if (!kids || fr->who || !vague || fr->flags & F_TOLD ||
		kids & (kids - 1))
		return;
	fr->who = fr->subject_kids = kids;
	fr->subject = PARTY_KID;
}

void
views_frame(struct scene *s, const struct flow *f, struct frame *fr)
{
	if (fr->pred == PRED_FEEL || fr->pred == PRED_SAY)
		views_answerer(s, f, fr);
	switch (fr->pred) {
	case PRED_FEEL:
		if (is_no_feeling(f, fr))
			fr->flags |= F_IDLE;
		break;
	case PRED_REQUEST:
	case PRED_SAY:
		if (fr->implicit && fr->end < f->n && !s->asked &&
			f->t[fr->end].punct == ':')
			fr->who = 0; /* "Shared: registered 2018" */
		if (is_small_talk(f, fr->end) ||
			(fr->form == FORM_FIN && is_question(f, fr)))
			fr->flags |= F_IDLE;
		break;
	case PRED_TOOL:
		views_tool(s, f, fr);
		break;
	case PRED_TALK:
		if (!fr->who && fr->implicit && fr->object == PARTY_NONE &&
			!(fr->flags & (F_NEG | F_PLAN | F_TOLD | F_QUOTE)))
			s->talked |= addressee(s, f, fr);
		break;
	case PRED_VIEWS:
		views_owner(f, fr);
		if (is_heading(f, fr) && !(fr->flags & F_TOLD) &&
			!is_voice(f, fr))
			s->heading |= fr->who;
		if (!is_heading(f, fr) && !is_considered(f, fr))
			fr->flags |= F_IDLE;
		break;
	case PRED_ASK:
		if (fr->form == FORM_BOTH && asks_others(s, f, fr)) {
			fr->pred = PRED_REQUEST;
			fr->who = fr->subject_kids;
			break;
		}
		views_ask(s, f, fr);
		break;
	case PRED_BEGAN:
		if (!is_begun_by_child(f, fr))
			fr->who = 0;
		if (!(fr->flags & (F_NEG | F_PLAN | F_TOLD)))
			s->began |= fr->who;
		break;
	default:
		break;
	}
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
	if (i + 1 >= f->n || f->t[i].punct == ';')
		return;
	for (from = ++i; i < f->n && i < from + 4; i++)
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
	static const unsigned not_done =
		F_NEG | F_PLAN | F_PAST | F_TOLD | F_QUOTE | F_SAID | F_FAMILY;

	if (!(asks >> fr->pred & 1) || fr->flags & not_done)
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

/* Is the one nearest to the call at i a relative? */
static bool
is_relatives_call(const struct flow *f, uint32_t i)
{
	for (uint32_t d = 1; d < NEAR; d++)
		for (unsigned back = 0; back < 2; back++) {
			uint32_t k = back ? i - d : i + f->t[i].span - 1 + d;

			if ((back && d > i) || k >= f->n || f->t[k].punct ||
				!(f->t[k].is & (IS(KID) | IS(ADULT) | IS(PRO))))
				continue;
			return f->t[k].is & IS(ADULT) && !f->t[k].kids &&
			       !(f->t[k].is &
				       (IS(STAFF) | IS(FOSTER) | IS(CARER)));
		}
	return false;
}

/* "Aunt phoned in: ...", "Mum on phone": she tells what follows. */
void
views_caller(struct scene *s, const struct flow *f)
{
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
			if (f->t[i].is & IS(CARER))
				fr->flags = (fr->flags & ~(unsigned)F_TOLD) |
					    F_PROTOLD;
			return;
		}
}
