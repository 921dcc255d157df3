/* Whom one predicate is about: its doer, its patient, and who tells it. */
#include "seen/clause.h"

#include "core/agency.h"

/* "was" before a participle, past adverbs and "not". */
static bool
is_passive(const struct flow *f, uint32_t i)
{
	while (i > 0) {
		const struct token *t = &f->t[i - 1];

		if (t->is & IS(BE) && !(t->is & IS(HAD)))
			return true;
		if (!(t->is & (IS(ADV) | IS(NEG) | IS(NOTONLY))) || t->punct)
			return false;
		i--;
	}
	return false;
}

static bool
has_perfect(const struct flow *f, uint32_t i)
{
	while (i > 0) {
		const struct token *t = &f->t[i - 1];

		if (t->is & IS(HAVE))
			return true;
		if (!(t->is & (IS(ADV) | IS(NEG))) || t->punct)
			return false;
		i--;
	}
	return false;
}

/* Who an unnamed person in a passive is: the patient, the focus. */
static uint64_t
unnamed(const struct scene *s, const struct frame *fr)
{
	if (fr->subject == PARTY_KID && fr->subject_kids)
		return fr->subject_kids;
	if (s->adult_patient)
		return 0;
	if (fr->subject == PARTY_ADULT)
		return agency_kind_has_patient(s->kind) ? s->usual : 0;
	if (s->focus)
		return s->focus;
	return agency_kind_serves_adults(s->kind) ? 0 : s->usual;
}

/* Children named inside the phrase itself: "without A". */
static uint64_t
inside(const struct flow *f, const struct frame *fr)
{
	uint64_t kids = 0;

	for (uint32_t i = fr->at; i < fr->end; i++)
		kids |= f->t[i].kids;
	return kids;
}

/* Is the child whom the agency sees when nobody is named? */
static bool
is_client_child(const struct scene *s)
{
	static const uint64_t clients =
		UINT64_C(1) << KIND_SCHOOL | UINT64_C(1) << KIND_NURSERY |
		UINT64_C(1) << KIND_YOUTH_JUSTICE |
		UINT64_C(1) << KIND_ADVOCACY | UINT64_C(1) << KIND_OTHER |
		UINT64_C(1) << KIND_EARLY_HELP | UINT64_C(1) << KIND_EDUCATION;

	return agency_kind_has_patient(s->kind) || clients >> s->kind & 1;
}

/* "Baby handed to me": no child does that to a worker. */
static bool
is_handed(const struct frame *fr)
{
	return fr->subject == PARTY_KID && !fr->implicit &&
	       fr->object == PARTY_PRO &&
	       (fr->pred == PRED_HANDLE || fr->pred == PRED_EXAM);
}

/* Whether the verb has its doer before it and the patient behind: not "was
 * seen" or "A seen". */
static bool
is_active(const struct flow *f, const struct frame *fr, bool passive)
{
	bool active;

	if (fr->form == FORM_PART)
		active = !passive && has_perfect(f, fr->at);
	else if (fr->form == FORM_BOTH)
		active = !passive &&
			 (has_perfect(f, fr->at) ||
				 (fr->object != PARTY_NONE && !fr->with &&
					 !is_handed(fr)) ||
				 fr->flags & F_THING ||
				 (fr->subject == PARTY_PRO && !fr->implicit));
	else
		active = fr->form != FORM_FLAT || fr->object == PARTY_KID;
	if (!passive && !active && fr->implicit && fr->form != FORM_FLAT &&
		((fr->object != PARTY_NONE && fr->object != PARTY_PRO &&
			 !fr->with) ||
			fr->flags & F_THING))
		active = true; /* "seen A", "seen A's bedroom" */
	/* "asked about home", "asked to rate worry": the child was */
	if (fr->pred == PRED_ASK && fr->form == FORM_BOTH &&
		(fr->subject == PARTY_KID || fr->implicit) &&
		fr->object != PARTY_ADULT &&
		(fr->end - fr->at > 1 || fr->object != PARTY_KID))
		active = false;
	return active;
}

static void
patient_behind(const struct scene *s, const struct flow *f, struct frame *fr)
{
	fr->flags |= F_ACTIVE;
	fr->who = fr->object == PARTY_KID ? fr->object_kids : inside(f, fr);
	if (fr->object == PARTY_NONE &&
		(!(fr->flags & F_THING) || fr->pred == PRED_ASK) &&
		(fr->subject == PARTY_PRO || fr->implicit) &&
		fr->form != FORM_FIN && fr->pred != PRED_MEET)
		fr->who = unnamed(s, fr);
	if (fr->object == PARTY_ADULT && !fr->who) {
		fr->who = clause_beside(f, fr->end);
		fr->with_adult = fr->who != 0;
	}
}

/* "Attended.", "Attended RCPC": where the child is not the client, and at a
 * meeting, the worker who writes did. */
static bool
is_writer(const struct scene *s, const struct flow *f, const struct frame *fr)
{
	static const uint64_t works = P(ACT) | P(HANDLE) | P(EXAM);

	/* "Looked round the flat", "Handed over to me" */
	if (fr->implicit && works >> fr->pred & 1 && fr->form != FORM_FLAT &&
		f->last != PARTY_KID && s->party != PARTY_KID &&
		!is_client_child(s) && s->kind != KIND_POLICE &&
		s->kind != KIND_AMBULANCE)
		return true;
	if (fr->pred != PRED_COME || !fr->implicit || f->last == PARTY_KID ||
		(fr->object == PARTY_KID && fr->with))
		return false;
	for (uint32_t i = fr->end; i < f->n && !f->t[i].punct; i++)
		if (clause_has(&f->t[i], P(MEETING)))
			return true;
	return !is_client_child(s);
}

static void
patient_before(const struct scene *s, const struct flow *f, struct frame *fr,
	bool passive)
{
	if (fr->thing || is_writer(s, f, fr))
		return;
	if (fr->pred == PRED_MEET && fr->implicit && !passive &&
		fr->object == PARTY_NONE && f->last != PARTY_KID &&
		!is_client_child(s))
		return; /* "Visited." */
	if (fr->implicit && fr->but) {
		fr->who = who_means(s, KIDS_ALL) & ~fr->but;
		return; /* "All seen bar A" */
	}
	if (fr->implicit || (fr->form == FORM_FLAT && fr->subject == PARTY_PRO))
		fr->who = unnamed(s, fr);
	else if (fr->subject == PARTY_KID)
		fr->who = fr->subject_kids;
	/* "mother seen with baby" */
	else if (fr->subject == PARTY_ADULT && fr->object == PARTY_KID)
		fr->who = fr->object_kids, fr->with_adult = true;
	else if (fr->subject == PARTY_ADULT)
		fr->who = clause_beside(f, fr->end), fr->with_adult = true;
}

/* The one to whom it is done: seen, weighed, spoken to. */
static void
find_patient(const struct scene *s, const struct flow *f, struct frame *fr)
{
	bool passive = is_passive(f, fr->at);
	bool active = is_active(f, fr, passive);

	/* "A chatted to the nurse" */
	if (fr->pred == PRED_TALK && fr->subject == PARTY_KID && active &&
		fr->object != PARTY_KID) {
		fr->who = fr->subject_kids;
		return;
	}
	/* "G handed over the vape" */
	if (fr->pred == PRED_HANDLE && fr->subject == PARTY_KID && active &&
		!fr->implicit && fr->object == PARTY_NONE &&
		fr->flags & F_THING) {
		fr->pred = PRED_ACT;
		fr->who = fr->subject_kids;
		return;
	}
	if (fr->pred == PRED_TALK && fr->end - fr->at > 1 &&
		f->t[fr->end - 1].is & IS(ABOUT)) {
		/* "spoke about A": to whom is not said */
		fr->who = fr->subject == PARTY_KID ? fr->subject_kids : 0;
		return;
	}
	if (active)
		patient_behind(s, f, fr);
	else
		patient_before(s, f, fr, passive);
}

static const uint64_t takes_patient =
	UINT64_C(1) << PRED_SEE | UINT64_C(1) << PRED_MEET |
	UINT64_C(1) << PRED_EXAM | UINT64_C(1) << PRED_HANDLE |
	UINT64_C(1) << PRED_TALK | UINT64_C(1) << PRED_INTERVIEW |
	UINT64_C(1) << PRED_ASK | UINT64_C(1) << PRED_BROUGHT |
	UINT64_C(1) << PRED_HEARD | UINT64_C(1) << PRED_CUSTODY |
	UINT64_C(1) << PRED_BESIDE;

static bool
says(const struct token *t)
{
	for (uint32_t k = 0; k < t->nmeanings; k++)
		if (t->means[k].pred == PRED_SAY)
			return true;
	return false;
}

/* Whether a word of time is of another day; *far: how far it stands. */
static bool
is_time(const struct flow *f, uint32_t i, uint32_t far, uint32_t *at)
{
	bool past = (f->t[i].is & IS(PASTT)) != 0 &&
		    !(i > 0 && f->t[i - 1].is & IS(AS));

	if (past || f->t[i].is & IS(TODAY))
		*at = far;
	return past;
}

/* The nearest word of time in the same clause is of another day. */
bool
clause_past(const struct flow *f, uint32_t at)
{
	enum { REACH = 14 };
	uint32_t before = UINT32_MAX, after = UINT32_MAX;
	bool was = false, is = false;

	for (uint32_t i = at; i > 0 && at - i < REACH && before > REACH; i--) {
		const struct token *t = &f->t[i - 1];

		if ((t->punct && !memchr(",()", t->punct, 3)) || says(t))
			break;
		was = is_time(f, i - 1, at - i + 1, &before);
	}
	for (uint32_t i = at + 1; i < f->n && i - at < REACH && after > REACH;
		i++) {
		const struct token *t = &f->t[i];

		is = is_time(f, i, i - at, &after);
		if (t->punct || t->is & (IS(BUT) | IS(AND)) || says(t) ||
			says(&f->t[at]))
			break;
	}
	return after < before ? is : was;
}

/* "Present: mother, A, SW": those of the list. */
static bool
is_list(const struct flow *f, const struct frame *fr)
{
	return (fr->pred == PRED_COME || fr->pred == PRED_STAYED) &&
	       fr->end < f->n && f->t[fr->end].punct == ':';
}

static uint64_t
listed(const struct flow *f, uint32_t i)
{
	uint64_t kids = 0;

	for (; i < f->n && f->t[i].punct != ';' && !(f->t[i].is & IS(NEG)); i++)
		if (!f->t[i].poss && !(i > 0 && f->t[i - 1].is & IS(ABOUT)))
			kids |= f->t[i].kids;
	return kids;
}

/* "Said he was", "Said 'no'": not "Reported overdue". */
static bool
says_something(const struct flow *f, uint32_t i)
{
	return i < f->n && (f->t[i].quoted || f->t[i].kidword >= KIDS_HE);
}

/* The one who does it, or of whom it is the case. */
static void
find_doer(const struct scene *s, const struct flow *f, struct frame *fr)
{
	static const uint64_t speech = UINT64_C(1) << PRED_SAY |
				       UINT64_C(1) << PRED_FEEL |
				       UINT64_C(1) << PRED_REQUEST;
	static const uint64_t within =
		UINT64_C(1) << PRED_UNSEEN | UINT64_C(1) << PRED_KIDCALLS |
		UINT64_C(1) << PRED_WROTE | UINT64_C(1) << PRED_VIEWS |
		UINT64_C(1) << PRED_FEEL | UINT64_C(1) << PRED_FACE;
	static const uint64_t coming =
		UINT64_C(1) << PRED_COME | UINT64_C(1) << PRED_ACT |
		UINT64_C(1) << PRED_PLACE | UINT64_C(1) << PRED_STATE;
	static const uint64_t acting =
		UINT64_C(1) << PRED_COME | UINT64_C(1) << PRED_ACT;

	if (fr->thing)
		return;
	if (is_list(f, fr)) {
		fr->who = listed(f, fr->end + 1);
		return;
	}
	if (is_writer(s, f, fr))
		return;
	if (within >> fr->pred & 1 && inside(f, fr)) {
		fr->who = inside(f, fr);
		return;
	}
	if (fr->subject == PARTY_KID && !fr->implicit) {
		fr->who = fr->subject_kids;
		return;
	}
	if (fr->subject == PARTY_ADULT &&
		(!fr->implicit || (fr->pred == PRED_COME && fr->with))) {
		/* "mum attended with A" */
		if (coming >> fr->pred & 1 && fr->object == PARTY_KID &&
			fr->with)
			fr->who = fr->object_kids, fr->with_adult = true;
		return;
	}
	if (fr->subject == PARTY_PRO && !fr->implicit)
		return;
	/* "Says that ...": whoever the note is about speaks */
	if (speech >> fr->pred & 1 && fr->subject == PARTY_ADULT)
		return;
	/* "Looked round the flat.": the worker who writes */
	if (fr->implicit && fr->at == 0 && f->t[0].marks & MARKED(WORKER))
		return;
	if ((acting >> fr->pred & 1 ? fr->form != FORM_FLAT
				    : fr->pred == PRED_STATE &&
					      fr->form == FORM_PART) &&
		fr->implicit &&
		(fr->subject == PARTY_NONE || fr->subject == PARTY_PRO) &&
		!is_client_child(s))
		return;
	if (speech >> fr->pred & 1 && fr->subject == PARTY_NONE &&
		!agency_kind_has_patient(s->kind) &&
		(s->female_at || s->male_at || fr->object == PARTY_KID ||
			!says_something(f, fr->end) || f->away || s->paper ||
			s->ways || s->usual & (s->usual - 1)))
		return;
	fr->who = unnamed(s, fr);
	if (fr->who) {
		fr->subject = PARTY_KID;
		fr->subject_kids = fr->who;
	}
}

/* "Arrested.", "Interviewed": nobody under ten, and the adult of the text
 * before an unnamed child. */
static void
in_custody(const struct scene *s, struct frame *fr)
{
	enum { CRIMINAL_AGE = 10 };

	if (fr->pred == PRED_CUSTODY)
		fr->who &= ~who_under(s, CRIMINAL_AGE);
	if (fr->implicit && fr->object != PARTY_KID &&
		!agency_kind_has_patient(s->kind) &&
		(s->female_at || s->male_at || fr->who & (fr->who - 1)))
		fr->who = 0;
}

/* "His sister told me that A said": she is the one who tells; not "A wants this
 * and B wants that". */
static bool
tells_of_another(const struct flow *f, const struct frame *fr)
{
	return (fr->pred == PRED_SAY || fr->pred == PRED_FEEL) && !f->feeling &&
	       !fr->implicit && fr->subject == PARTY_KID &&
	       !(fr->subject_kids & f->speaker_kids);
}

/* Over what distance, and by whom, it is told. */
static void
told_flags(const struct scene *s, const struct flow *f, struct frame *fr)
{
	bool teller = f->speaker != PARTY_NONE && fr->at > f->speaker_at;

	if (teller && f->speaker == PARTY_ADULT)
		fr->flags |= F_TOLD;
	else if (teller && f->speaker == PARTY_KID)
		fr->flags |= F_SAID | (tells_of_another(f, fr) ? F_TOLD : 0);
	if (f->vouched && !(fr->flags & F_PAST)) {
		fr->flags |= F_VOUCHED;
		return;
	}
	if (teller && f->speaker == PARTY_PRO)
		fr->flags |= F_PROTOLD;
	if (f->away)
		fr->flags |= F_AWAY | (f->call ? F_CALL : 0);
	if (s->paper && !f->today)
		fr->flags |= F_PAPER | F_AWAY | F_CALL;
}

void
clause_frame(struct scene *s, struct flow *f, uint32_t i, unsigned m,
	struct frame *fr)
{
	static const uint64_t one_by_one =
		P(SEE) | P(MEET) | P(COME) | P(EXAM) | P(TALK) | P(BROUGHT);
	const struct token *t = &f->t[i];

	*fr = (struct frame){.at = i,
		.end = i + t->span,
		.pred = t->means[m].pred,
		.form = t->means[m].form};
	clause_subject(s, f, fr);
	clause_object(f, fr);
	/* in a service for adults whoever is not named is the client */
	if (fr->implicit && f->last == PARTY_NONE &&
		(s->party != PARTY_KID || s->female_at || s->male_at) &&
		agency_kind_serves_adults(s->kind)) {
		fr->subject = PARTY_ADULT;
		fr->subject_kids = 0;
	}
	polarity_find(f, fr);
	if (one_by_one >> fr->pred & 1 && !(fr->flags & F_NEG))
		fr->but |= clause_not_them(f, fr->end);
	if (f->plan)
		fr->flags |= F_PLAN;
	if ((f->past && clause_past(f, i)) || polarity_lasting(s, f, i))
		fr->flags |= F_PAST;
	if (t->quoted)
		fr->flags |= F_QUOTE;
	if (i >= f->told_from && i < f->told_to)
		fr->flags |= F_TOLD;
	told_flags(s, f, fr);
	if (takes_patient >> fr->pred & 1)
		find_patient(s, f, fr);
	else
		find_doer(s, f, fr);
	if (fr->object == PARTY_ADULT && fr->with)
		fr->with_adult = true;
	fr->who &= ~fr->but;
	if (fr->who && ((fr->subject == PARTY_KID && !fr->implicit &&
				fr->who == fr->subject_kids) ||
			       (fr->object == PARTY_KID &&
				       fr->who == fr->object_kids)))
		fr->flags |= F_NAMED;
	if (fr->pred == PRED_CUSTODY || fr->pred == PRED_INTERVIEW)
		in_custody(s, fr);
	polarity_inherit(f, fr);
	if (fr->flags & F_ACTIVE && fr->form != FORM_NOUN &&
		takes_patient >> fr->pred & 1 && !fr->implicit && !fr->thing &&
		(fr->subject == PARTY_ADULT || fr->subject == PARTY_KID))
		fr->flags |= F_FAMILY;
}
