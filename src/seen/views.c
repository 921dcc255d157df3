/* What a child says or wants: where the words around a verb of saying make less,
 * or something else, of it. */
#include "seen/views.h"

#include "core/agency.h"

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
	return f->t[i].voice & VOICE(ASKWORD) && i > 0 && !f->t[i].punct;
}

/* "appeared worried", "is believed to be fearful": a worker's eye. */
static bool
is_seeming(const struct flow *f, uint32_t i)
{
	static const uint64_t between =
		IS(ADV) | IS(BE) | IS(TO) | IS(AS) | IS(DET) | IS(KID);

	while (i > 0 && !f->t[i - 1].punct && f->t[i - 1].is & between &&
		!(f->t[i - 1].voice & VOICE(SEEMS)))
		i--;
	return i > 0 && f->t[i - 1].voice & VOICE(SEEMS);
}

/* "Teacher feels A is anxious": what a grown-up thinks. */
static bool
is_opinion(const struct flow *f, uint32_t at)
{
	for (uint32_t i = at; i > 1 && at - i < 8 && !f->t[i - 1].punct; i--)
		if ((clause_has(&f->t[i - 1], P(FEEL)) ||
			    f->t[i - 1].voice & VOICE(BELIEF)) &&
			f->t[i - 2].is & (IS(ADULT) | IS(PRO)) &&
			!f->t[i - 2].poss)
			return true;
	return false;
}

/* "drew a circle", "about Minecraft", "that she has nothing to say". */
static bool
is_small_talk(const struct flow *f, uint32_t i)
{
	if (i < f->n && f->t[i].voice & VOICE(NOTHING) && !f->t[i].quoted &&
		(i + 1 == f->n || f->t[i + 1].punct ||
			f->t[i + 1].is & IS(PREP)))
		return true; /* "said nothing to anyone" */
	for (uint32_t end = i + 4; i < f->n && i < end; i++) {
		if (f->t[i].punct || f->t[i].quoted)
			return false;
		if (f->t[i].voice & VOICE(TOPIC) ||
			clause_has(&f->t[i], P(NOVIEW)))
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

/* "Voice of the child" stands over whatever was noticed: nobody need have
 * asked. */
static bool
is_voice(const struct flow *f, const struct frame *fr)
{
	for (uint32_t i = fr->at; i < fr->end; i++)
		if (f->t[i].voice & VOICE(VOICE))
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
		if (f->t[i].voice & VOICE(CONSIDERED))
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

static bool
is_answered(const struct flow *f, uint32_t i)
{
	for (; i < f->n; i++)
		if (f->t[i].punct == ':')
			return true;
	return false;
}

/* "T phoned to say": he did say it. */
static bool
is_reported(const struct flow *f, const struct frame *fr)
{
	if (fr->form != FORM_BASE || fr->subject != PARTY_KID || !fr->at ||
		!(f->t[fr->at - 1].is & IS(TO)))
		return false;
	for (uint32_t i = fr->at - 1; i > 0 && fr->at - i < 10; i--)
		if (f->t[i - 1].voice & VOICE(REACH))
			return i < 2 || !(f->t[i - 2].is &
						(IS(TO) | IS(MODAL) | IS(NEG)));
	return false;
}

/* To a doctor "it hurts" is a symptom, unless somebody did it. */
static bool
is_symptom(const struct scene *s, const struct flow *f, uint32_t i)
{
	bool symptom = false;

	if (!agency_kind_has_patient(s->kind) && s->kind != KIND_AMBULANCE &&
		s->kind != KIND_NHS_111)
		return false;
	for (; i < f->n && f->t[i].punct != ';'; i++) {
		if (f->t[i].is & IS(ADULT) || clause_has(&f->t[i], P(FEEL)))
			return false;
		symptom |= (f->t[i].voice & VOICE(SYMPTOM)) != 0;
	}
	return symptom;
}

/* A finite verb of saying is planned only right behind an "if": not "asked what
 * would help she said", not "until he whispered". */
static bool
is_supposed(const struct flow *f, const struct frame *fr)
{
	if (f->plan || fr->form != FORM_FIN)
		return true;
	for (uint32_t i = fr->at; i > 0 && fr->at - i < 3; i--)
		if (f->t[i - 1].is & IS(IF) &&
			!(f->t[i - 1].voice & VOICE(UNTIL)))
			return true;
	return false;
}

/* "Explained that we have not asked": in a note it is the one who writes. */
static bool
is_workers(const struct flow *f, const struct frame *fr)
{
	const struct token *next = fr->end < f->n ? &f->t[fr->end] : NULL;

	return fr->implicit && f->last == PARTY_NONE &&
	       f->t[fr->at].voice & VOICE(WORKERSAY) &&
	       !(next && next->is & (IS(DET) | IS(KID)));
}

/* "Victim's wishes", "A's wishes": whose they are. */
void
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

	if (s->adult_asked && vague && !fr->implicit) {
		fr->who = 0; /* "asked mother; she said" */
		return;
	}
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

/* A verb of saying or asking for something: whose, and is it said at all? */
static void
views_say(const struct scene *s, const struct flow *f, struct frame *fr)
{
	if (fr->pred == PRED_REQUEST &&
		((fr->implicit && f->last == PARTY_NONE &&
			 is_answered(f, fr->end)) ||
			(!fr->implicit && fr->subject == PARTY_PRO &&
				f->t[fr->at + 1].voice & VOICE(ASKWORD)))) {
		fr->pred = PRED_ASK; /* "Asked for a rating: 6" */
		fr->who = views_addressee(s, f, fr);
		return;
	}
	if (fr->pred == PRED_SAY && is_symptom(s, f, fr->end))
		fr->flags |= F_IDLE;
	if (!is_supposed(f, fr) || is_reported(f, fr))
		fr->flags &= ~(unsigned)F_PLAN;
	if (fr->implicit && fr->end < f->n && !s->asked &&
		f->t[fr->end].punct == ':')
		fr->who = 0; /* "Shared: registered 2018" */
	if (is_workers(f, fr) && !s->asked)
		fr->who = 0;
	if (is_small_talk(f, fr->end) ||
		(fr->form == FORM_FIN && is_question(f, fr)))
		fr->flags |= F_IDLE;
}

void
views_frame(struct scene *s, const struct flow *f, struct frame *fr)
{
	if (fr->pred == PRED_FEEL || fr->pred == PRED_SAY)
		views_answerer(s, f, fr);
	switch (fr->pred) {
	case PRED_FEEL:
		if (is_no_feeling(f, fr) || (is_workers(f, fr) && !s->asked))
			fr->flags |= F_IDLE;
		break;
	case PRED_REQUEST:
	case PRED_SAY:
		views_say(s, f, fr);
		break;
	case PRED_TOOL:
		views_tool(s, f, fr);
		break;
	case PRED_TALK:
		if (!fr->who && fr->implicit && fr->object == PARTY_NONE &&
			!(fr->flags & (F_NEG | F_PLAN | F_TOLD | F_QUOTE))) {
			s->asked = views_addressee(s, f, fr);
			s->talked |= s->asked;
		}
		break;
	case PRED_VIEWS:
		views_owner(f, fr);
		if (is_heading(f, fr) && !(fr->flags & F_TOLD) &&
			!is_voice(f, fr))
			s->heading |= fr->who;
		if (!is_considered(f, fr))
			fr->flags |= is_heading(f, fr) ? F_MEH : F_IDLE;
		break;
	case PRED_ASK:
		if (fr->form == FORM_BOTH && views_child_asks(s, f, fr)) {
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
