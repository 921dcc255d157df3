/* Whose words follow, and in what mood a sentence stands. */
#include "seen/clause.h"

#include "util/str.h"

/* "baby reported asleep" */
bool
flow_hearsay(const struct flow *f, uint32_t i)
{
	return f->t[i].voice & VOICE(REPORTED) &&
	       clause_has(&f->t[i], P(SAY)) && i + 1 < f->n && i > 0 &&
	       f->t[i - 1].is & (IS(KID) | IS(BE)) &&
	       clause_has(
		       &f->t[i + 1], P(ASLEEP) | P(HOME) | P(PLACE) | P(OUT)) &&
	       !clause_is_verb(&f->t[i + 1]) && !f->t[i + 1].quoted;
}

/* "Account: A rolled over", "Father: she fell". */
static bool
is_tale(const struct flow *f, uint32_t i)
{
	const struct token *t = &f->t[i];

	return i + 1 < f->n && f->t[i + 1].punct == ':' && !t->poss &&
	       ((t->is & (IS(ADULT) | IS(TALE)) &&
			!(i > 0 && f->t[i - 1].is & (IS(BY) | IS(WITH)))) ||
		       (i > 1 && f->t[i - 1].is & IS(PREP) &&
			       f->t[i - 2].is & IS(TALE)));
}

/* "A witnessed it and was hiding": the tale of what had happened. */
static bool
is_witness(const struct flow *f, uint32_t i)
{
	return f->t[i].end - f->t[i].start == sizeof("witnessed") - 1 &&
	       i > 0 && f->t[i - 1].kids &&
	       str_ieq((struct chron_str){f->text.p + f->t[i].start,
			       f->t[i].end - f->t[i].start},
		       CHRON_S("witnessed"));
}

/* "Neighbour rang: ...", "Email from nan - ...": where a relative or a
 * stranger begins to tell; f->n if nobody does. */
static uint32_t
lay_report(const struct flow *f)
{
	uint32_t report = flow_report(f, 0);
	bool lay = false;

	for (uint32_t i = 0; i < report && report < f->n; i++) {
		if (f->t[i].is & (IS(PRO) | IS(FOSTER) | IS(STAFF)))
			return f->n;
		lay |= (f->t[i].is & IS(ADULT)) != 0;
	}
	return lay ? report : f->n;
}

/* "Plan:", "Agreed -", and words of another date. */
void
flow_mood(struct flow *f)
{
	uint32_t report = lay_report(f);
	uint64_t said = 0;
	/* "witnessed" is a sighting */
	bool tells = f->is & IS(ALLEGE) || f->preds & (P(SAY) | P(SEE)) ||
		     f->sum->colon || report < f->n;

	if (f->n > 1 && f->t[0].is & IS(PLANHEAD) && !f->t[0].quoted &&
		(f->t[1].punct == ':' || f->t[1].punct == '-'))
		f->plan = true;
	if (!tells && !f->sum->quoted) {
		f->today = (f->is & IS(TODAY)) != 0;
		f->past = (f->is & IS(PASTT)) != 0;
		return;
	}
	for (uint32_t i = 0; i < f->n; i++) {
		const struct token *t = &f->t[i];

		if (t->quoted)
			continue;
		said |= t->is;
		if (t->is & IS(ALLEGE) ||
			(t->preds & P(SAY) && flow_hearsay(f, i)) ||
			(f->sum->colon && is_tale(f, i)) || is_witness(f, i) ||
			i == report) {
			f->speaker = PARTY_ADULT;
			f->speaker_at = i;
		}
	}
	f->today = (said & IS(TODAY)) != 0;
	f->past = (said & IS(PASTT)) != 0;
}

/* "A wants to see dad, she says": she is not A. */
static bool
is_tag(struct flow *f, uint32_t i)
{
	if (i + 2 != f->n || !clause_has(&f->t[i + 1], P(SAY)))
		return false;
	for (uint32_t k = 0; k < i; k++)
		if (clause_has(&f->t[k], P(ASK)))
			return false; /* whoever was asked */
	for (uint32_t k = 0; k < i; k++)
		if (f->t[k].kids && !f->t[k].kidword) {
			f->t[i].kids = 0;
			f->t[i].kidword = KIDS_NONE;
			f->t[i].is = IS(ADULT);
			f->is |= IS(ADULT);
			return true;
		}
	return false;
}

/* Somebody stands at i or just after: "per neonatal team". */
static bool
is_teller(const struct flow *f, uint32_t i)
{
	for (uint32_t k = i; k < f->n && k < i + 3 && !f->t[k].punct; k++)
		if (f->t[k].is & (IS(ADULT) | IS(PRO) | IS(PROPHRASE)) ||
			f->t[k].upper)
			return true;
	return false;
}

/* Where a relative is named as the one who says it: "according to Mum",
 * "per nan", ", Mum says."; the token of the relative, or n. */
static uint32_t
attributed(struct flow *f, uint32_t *from)
{
	for (uint32_t i = 0; i < f->n; i++) {
		uint32_t k = i;

		if (f->t[i].is & IS(HEARSAY) && is_teller(f, i + 1))
			return *from = i;
		if (!i)
			continue;
		if (f->t[i].kidword >= KIDS_HE && is_tag(f, i))
			return *from = i;
		if (!(f->t[i].is & IS(ADULT)) || f->t[i].quoted)
			continue;
		while (k > 0 && f->t[k - 1].is & (IS(DET) | IS(POSS)))
			k--;
		*from = k;
		if (k > 0 && f->t[k - 1].punct == ',' && i + 1 < f->n &&
			clause_has(&f->t[i + 1], P(SAY)) &&
			(i + 2 == f->n || f->t[i + 2].punct))
			return i;
	}
	return f->n;
}

void
flow_told(struct flow *f)
{
	static const uint64_t sights = P(SEE) | P(MEET) | P(EXAM) | P(TALK);
	uint32_t from = 0, to;

	if (!(f->is & IS(HEARSAY)) && !(f->preds & P(SAY)))
		return;
	to = attributed(f, &from);
	if (to == f->n)
		return;
	if (f->t[to].is & IS(HEARSAY) &&
		(!to || f->t[to - 1].punct ||
			f->t[to - 1].is & (IS(AND) | IS(BUT)))) {
		/* "According to mum, A was ..." */
		f->told_from = to;
		while (to < f->n && f->t[to].punct != ';')
			f->told_to = ++to;
		return;
	}
	f->told_to = from;
	while (from > 0 && !clause_has(&f->t[from - 1], sights))
		from--;
	while (from > 0 && from < f->told_to && !f->t[from].punct &&
		!(f->t[from].is & IS(BUT)))
		from++;
	f->told_from = from;
}

/* Does what the child says tell of somebody else, or of nothing? */
bool
flow_idle_talk(const struct flow *f, uint32_t i, bool *meh)
{
	bool quoted = false;

	for (; i < f->n; i++) {
		const struct token *t = &f->t[i];

		if (quoted && !t->quoted)
			return true;
		quoted |= t->quoted;
		if (t->punct || t->is & (IS(PRO) | IS(TO) | IS(PREP)) ||
			(t->word && !t->is && !t->kids && !t->nmeanings &&
				t->end - t->start < 5))
			continue;
		if (t->is & (IS(IDLE) | IS(MEH))) {
			*meh |= (t->is & IS(MEH)) != 0;
			continue;
		}
		if (t->is & IS(NEG) && !t->nmeanings)
			continue;
		if (t->quoted && !t->kids && !(t->is & IS(ADULT)))
			return false;
		if (t->kids && t->kidword == KIDS_NONE && !t->poss)
			return t->kids != f->speaker_kids;
		if (t->is & IS(ADULT)) {
			uint32_t k = i + 1;

			while (k < f->n && f->t[k].is & (IS(BE) | IS(ADV)))
				k++;
			return clause_has(t, P(NOACCESS)) ||
			       (k < f->n &&
				       (f->t[k].is & IS(PREP) ||
					       clause_has(&f->t[k],
						       P(OUT) | P(PLACE))));
		}
		return false;
	}
	return true;
}

/* What a foster carer or a teacher says of the child is a worker's word. */
static bool
is_foster(const struct flow *f, uint32_t i)
{
	while (i > 0)
		if (f->t[--i].is & (IS(ADULT) | IS(KID) | IS(PRO)))
			return (f->t[i].is & IS(FOSTER)) != 0;
	return false;
}

/* "phoned to say", "came in to report" */
static bool
is_message(const struct flow *f, const struct frame *fr)
{
	static const uint64_t sent = P(PHONE) | P(TEXT) | P(LETTER) | P(COME);

	if (fr->pred != PRED_SAY || fr->form != FORM_BASE || fr->at < 2 ||
		!(f->t[fr->at - 1].is & IS(TO)))
		return false;
	for (uint32_t i = fr->at - 1; i > 0 && fr->at - i < 6; i--)
		if (clause_has(&f->t[i - 1], sent))
			return true;
	return false;
}

/* A saying opens a scope that lasts to the end of the sentence. */
void
flow_open(struct flow *f, const struct frame *fr)
{
	if (fr->flags & F_QUOTE)
		return;
	if ((fr->flags & F_PLAN || fr->form == FORM_BASE) && !is_message(f, fr))
		return;
	if (fr->pred != PRED_SAY && fr->pred != PRED_FEEL &&
		fr->pred != PRED_REQUEST)
		return;
	if (fr->pred != PRED_SAY && fr->subject != PARTY_KID &&
		!(fr->pred == PRED_FEEL &&
			f->t[fr->at].marks & MARKED(BELIEF) && !fr->implicit &&
			f->t[fr->at - 1].end > f->t[fr->at - 1].start + 2))
		return;
	if (f->speaker == PARTY_ADULT && fr->flags & F_TOLD)
		return;
	f->feeling = fr->pred == PRED_FEEL;
	f->request = fr->pred == PRED_REQUEST;
	f->speaker = fr->subject;
	if (fr->pred == PRED_SAY && fr->implicit && !fr->who &&
		fr->subject == PARTY_NONE)
		f->speaker = PARTY_ADULT; /* "Reports seeing A": not a worker */
	f->speaker_kids = fr->subject_kids;
	if (f->speaker == PARTY_KID && !f->speaker_kids)
		f->speaker = PARTY_ADULT; /* somebody else's sister */
	f->speaker_at = fr->end - 1;
	/* "described by aunt" */
	if (fr->end + 1 < f->n && f->t[fr->end].is & IS(BY) &&
		f->t[fr->end + 1].is & (IS(ADULT) | IS(PRO)))
		f->speaker = f->t[fr->end + 1].is & IS(ADULT) ? PARTY_ADULT
							      : PARTY_PRO;
	if (f->speaker == PARTY_ADULT && is_foster(f, fr->at))
		f->speaker = PARTY_PRO;
}

/* "...; SW saw A": a worker who acts ends what somebody else was saying. */
void
flow_close(struct flow *f, uint32_t i)
{
	const struct token *t = &f->t[i];

	if (t->punct == ',' && f->request)
		f->speaker = PARTY_NONE;
	if (t->is & IS(AND) && f->feeling && i + 1 < f->n &&
		clause_has(&f->t[i + 1], P(ACT) | P(COME)))
		f->speaker = PARTY_NONE;
	if (t->punct == ';' || (t->punct == '-' && f->speaker != PARTY_KID))
		f->speaker = PARTY_NONE;
	if (f->speaker == PARTY_ADULT && t->is & IS(PRO) && i > 0 &&
		(f->t[i - 1].punct || f->t[i - 1].is & (IS(AND) | IS(BUT))) &&
		i + 1 < f->n &&
		clause_has(&f->t[i + 1], P(SEE) | P(MEET) | P(TALK) | P(EXAM)))
		f->speaker = PARTY_NONE;
}
