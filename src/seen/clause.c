/* Subject, object, negation, modality and time of one predicate. */
#include "seen/clause.h"

#include "core/agency.h"

enum { REACH = 28 }; /* tokens looked at on either side */

/* Predicates whose word is a thing: a meeting, a letter, a visit. */
static const uint64_t things =
	UINT64_C(1) << PRED_MEETING | UINT64_C(1) << PRED_LETTER |
	UINT64_C(1) << PRED_DESK | UINT64_C(1) << PRED_VISIT |
	UINT64_C(1) << PRED_VIEWS | UINT64_C(1) << PRED_TEXT |
	UINT64_C(1) << PRED_TOOL;

static enum party
party_of(const struct token *t)
{
	if (t->is & IS(STAFF))
		return PARTY_PRO;
	if (t->is & IS(KID))
		return PARTY_KID;
	if (t->is & IS(ADULT))
		return PARTY_ADULT;
	if (t->is & IS(PRO))
		return PARTY_PRO;
	return PARTY_NONE;
}

static bool
is_verb(const struct token *t)
{
	for (uint32_t k = 0; k < t->nmeanings; k++)
		if (t->means[k].form != FORM_FLAT)
			return true;
	return false;
}

static bool
is_active_before(const struct flow *f, uint32_t i)
{
	uint32_t j = i;

	while (j > 0 && i - j < 4 &&
		f->t[j - 1].is & (IS(DET) | IS(POSS) | IS(NUM)) &&
		!f->t[j - 1].nmeanings)
		j--;
	if (!j || f->t[j - 1].punct)
		return false;
	return is_verb(&f->t[j - 1]) ||
	       (f->t[j - 1].covered && !(f->t[j - 1].is & IS(PREP)));
}

/* The preposition in front of a noun phrase that ends at token i. */
static uint64_t
preposition(const struct flow *f, uint32_t i)
{
	unsigned skipped = 0;

	while (i > 0 && !f->t[i - 1].punct) {
		const struct token *p = &f->t[i - 1];

		if (p->is & IS(PREP) && !(p->is & IS(AND)))
			return p->is;
		if (p->is & IS(AND) &&
			(i < 2 || party_of(&f->t[i - 2]) == PARTY_NONE))
			break;
		if (p->is & (IS(DET) | IS(POSS) | IS(NUM) | IS(KID) |
				    IS(ADULT) | IS(AND)) ||
			(!p->is && !p->nmeanings && skipped++ < 1)) {
			i--;
			continue;
		}
		break;
	}
	return 0;
}

/* Adds the people joined to the one at i by "and", "+" or a comma. */
static uint32_t
gather_left(const struct flow *f, uint32_t i, uint64_t *kids, bool *adult)
{
	for (;;) {
		uint32_t j = i;

		while (j > 0 && !f->t[j - 1].punct &&
			f->t[j - 1].is & (IS(DET) | IS(POSS) | IS(ADV)) &&
			!f->t[j - 1].nmeanings)
			j--;
		if (j < 2 ||
			!(f->t[j - 1].is & IS(AND) || f->t[j - 1].punct == ','))
			return i;
		j--;
		if (j > 0 && f->t[j - 1].punct == ',')
			j--;
		if (!j || party_of(&f->t[j - 1]) == PARTY_NONE ||
			f->t[j - 1].poss)
			return i;
		i = j - 1;
		*kids |= f->t[i].kids;
		*adult |= party_of(&f->t[i]) == PARTY_ADULT;
	}
}

/* Is the person at j the subject of a later verb, not a bystander? */
static bool
stands_as_subject(const struct flow *f, uint32_t j, uint8_t form, uint32_t verb)
{
	if (f->t[j].poss)
		return j + 1 == verb ||
		       (j + 2 == verb && f->t[j + 1].is & IS(ADV));
	if (f->t[j].quoted != f->t[verb].quoted)
		return !f->t[j].quoted;
	if (preposition(f, j))
		return j + 1 < f->n && f->t[j + 1].is & IS(WHO);
	if (form != FORM_FLAT && form != FORM_ING && is_active_before(f, j))
		return j + 1 < f->n && f->t[j + 1].is & IS(WHO);
	return true;
}

/* A word in front of the verb that is no person: "threshold met". */
static bool
is_thing_before(const struct flow *f, uint32_t i)
{
	static const uint64_t between = IS(BE) | IS(HAVE) | IS(ADV) | IS(NEG) |
					IS(MODAL) | IS(TODAY) | IS(PASTT) |
					IS(DO);

	while (i > 0 && !f->t[i - 1].punct && f->t[i - 1].is & between)
		i--;
	if (!i || f->t[i - 1].punct)
		return false;
	i--;
	if (f->t[i].is || f->t[i].kids)
		return false;
	for (uint32_t k = 0; k < f->t[i].nmeanings; k++)
		if (things >> f->t[i].means[k].pred & 1)
			return true;
	if (f->t[i].nmeanings)
		return false;
	if (f->t[i].covered)
		return false;
	/* a surname, or a word we do not know after a person */
	return !(i > 0 && party_of(&f->t[i - 1]) != PARTY_NONE &&
		 !f->t[i - 1].poss);
}

static void
find_subject(const struct scene *s, const struct flow *f, struct frame *fr)
{
	uint32_t i = fr->at, stop = i > REACH ? i - REACH : 0;

	if (fr->form != FORM_FLAT && fr->form != FORM_BASE &&
		is_thing_before(f, i)) {
		fr->thing = true;
		return;
	}

	while (i > stop) {
		const struct token *t = &f->t[--i];
		enum party p;

		if (t->punct == ';' || t->punct == ':')
			break;
		p = party_of(t);
		if (p == PARTY_NONE || t->punct ||
			!stands_as_subject(f, i, fr->form, fr->at))
			continue;
		fr->subject = p;
		fr->subject_kids = t->kids;
		if (t->is & IS(EXCEPT))
			break;
		i = gather_left(f, i, &fr->subject_kids, &fr->with_adult);
		if (p == PARTY_ADULT && fr->subject_kids)
			fr->subject = PARTY_KID, fr->with_adult = true;
		/* "all bar the youngest" */
		if (i > 1 && (f->t[i - 1].is & IS(EXCEPT) ||
				     (i > 2 && f->t[i - 2].is & IS(EXCEPT)))) {
			fr->but = fr->subject_kids;
			fr->subject = PARTY_NONE;
			continue;
		}
		break;
	}
	fr->subject_kids &= ~fr->but;
	if (fr->subject != PARTY_NONE)
		return;
	fr->implicit = true;
	if (f->last != PARTY_NONE) {
		fr->subject = f->last;
		fr->subject_kids = f->last_kids;
	} else {
		fr->subject = s->party;
		fr->subject_kids = s->party == PARTY_KID ? s->focus : 0;
	}
}

static bool
is_number_or_adverb(const struct flow *f, uint32_t i)
{
	const struct token *t = &f->t[i];
	char first = f->text.p[t->start], last = f->text.p[t->end - 1];

	return (first >= '0' && first <= '9') ||
	       (t->end - t->start > 4 && last == 'y' &&
		       f->text.p[t->end - 2] == 'l');
}

/* "with B in the buggy": children further on in the clause. */
static uint64_t
find_beside(const struct flow *f, uint32_t i)
{
	uint32_t end = i + 9 < f->n ? i + 9 : f->n;

	for (; i + 1 < end && !f->t[i].punct && !(f->t[i].is & IS(BUT)); i++) {
		uint32_t k = i + 1;

		if (!(f->t[i].is & IS(WITH)))
			continue;
		while (k + 1 < end && f->t[k].is & (IS(DET) | IS(POSS)) &&
			!f->t[k].kids)
			k++;
		if (k < end && f->t[k].kids && !f->t[k].poss)
			return f->t[k].kids;
	}
	return 0;
}

static void
find_object(const struct flow *f, struct frame *fr)
{
	static const uint64_t by_whom = UINT64_C(1) << PRED_BROUGHT |
					UINT64_C(1) << PRED_HANDLE |
					UINT64_C(1) << PRED_COME;
	static const uint64_t towards =
		UINT64_C(1) << PRED_TALK | UINT64_C(1) << PRED_SAY;
	uint32_t i = fr->end, unknown = 0;

	for (; i < f->n && i < fr->end + 8; i++) {
		const struct token *t = &f->t[i];
		enum party p = party_of(t);

		if (t->is & IS(EXCEPT)) {
			while (++i < f->n && !f->t[i].punct)
				fr->but |= f->t[i].kids;
			return;
		}
		if (t->is & IS(BY) && by_whom >> fr->pred & 1) {
			fr->with = true;
			continue;
		}
		if (t->punct || (t->is & (IS(BUT) | IS(BY)) && !t->kids))
			return;
		if (p != PARTY_NONE && t->poss) {
			fr->flags |= F_THING;
			return;
		}
		if (p != PARTY_NONE)
			break;
		if (t->is & (IS(DET) | IS(POSS) | IS(NUM) | IS(ADV) | IS(AND)))
			continue;
		if (t->is & IS(WITH)) {
			fr->with = true;
			continue;
		}
		if (t->is & IS(TO) && i == fr->end && towards >> fr->pred & 1)
			continue;
		if (!t->is && !t->nmeanings && !t->covered &&
			!is_number_or_adverb(f, i) && !fr->with)
			fr->flags |= F_THING;
		if (t->is & IS(PREP) || t->nmeanings || unknown++ >= 2)
			return;
	}
	if (i >= f->n || i >= fr->end + 8)
		return;
	fr->flags &= ~(unsigned)F_THING;
	fr->object = party_of(&f->t[i]);
	fr->object_kids = f->t[i].kids;
	for (; i + 1 < f->n; i++) {
		const struct token *t = &f->t[i + 1];

		if (t->is & IS(EXCEPT)) {
			for (i++; i + 1 < f->n && !f->t[i + 1].punct; i++)
				fr->but |= f->t[i + 1].kids;
			break;
		}
		if (t->is & (IS(AND) | IS(DET) | IS(POSS) | IS(NUM) |
				    IS(WITH)) ||
			(t->is & IS(ADV) && i > 0 && f->t[i].punct) ||
			(t->punct == ',' && i + 2 < f->n &&
				(f->t[i + 2].is & IS(ADV) ||
					party_of(&f->t[i + 2]) != PARTY_NONE)))
			continue;
		if (party_of(t) == PARTY_NONE || t->poss)
			break;
		/* "saw A and mother said" starts another clause */
		if (party_of(t) != PARTY_KID && i + 2 < f->n &&
			is_verb(&f->t[i + 2]))
			break;
		fr->object_kids |= t->kids;
		fr->with_adult |= party_of(t) == PARTY_ADULT;
	}
	if (fr->object == PARTY_ADULT && fr->object_kids)
		fr->object = PARTY_KID, fr->with_adult = true;
	fr->object_kids &= ~fr->but;
}

/* Looks left for what makes a fact less than one. */
static void
find_polarity(const struct flow *f, struct frame *fr)
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
				!(f->t[i + 1].is & (IS(KID) | IS(ADULT))))
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
			!(i + 1 < f->n && f->t[i + 1].is & IS(NEG)))
			fr->flags |= F_PLAN;
		if (!able && t->is & IS(TO) &&
			(fr->form == FORM_BASE ||
				(i + 1 < f->n && f->t[i + 1].is & IS(BE))) &&
			(i == 0 || !(f->t[i - 1].is & IS(ABLE))))
			fr->flags |= F_PLAN;
		if (t->is & IS(HAD) &&
			(fr->form == FORM_PART || fr->form == FORM_BOTH) &&
			steps < 5 && !(fr->flags & F_NEG))
			fr->flags |= F_PAST;
		/* another clause's verb stands between */
		if (is_verb(t) && i > 0 && steps > 1 &&
			!(t->is & (IS(NEG) | IS(MODAL))) &&
			fr->form != FORM_BASE && !(f->t[i].is & IS(BE)))
			break;
	}
	/* "asked that A be seen": nobody did */
	if (subjunct && !modal && !(fr->flags & F_NEG && steps < 3 && i == 0))
		fr->flags |= F_PLAN | F_WISH;
}

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
	if (fr->subject == PARTY_ADULT)
		return agency_kind_has_patient(s->kind) ? s->usual : 0;
	if (s->focus)
		return s->focus;
	return agency_kind_serves_adults(s->kind) ? 0 : s->usual;
}

/* The one to whom it is done: seen, weighed, spoken to. */
static void
find_patient(const struct scene *s, const struct flow *f, struct frame *fr)
{
	bool passive = is_passive(f, fr->at);
	bool active;

	if (fr->form == FORM_PART)
		active = !passive && has_perfect(f, fr->at);
	else if (fr->form == FORM_BOTH)
		active = !passive &&
			 (has_perfect(f, fr->at) ||
				 (fr->object != PARTY_NONE && !fr->with) ||
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
		(fr->end - fr->at > 1 || fr->object != PARTY_KID))
		active = false;
	/* "A chatted to the nurse" */
	if (fr->pred == PRED_TALK && fr->subject == PARTY_KID && active &&
		fr->object != PARTY_KID) {
		fr->who = fr->subject_kids;
		return;
	}
	if (active) {
		fr->flags |= F_ACTIVE;
		fr->who = fr->object == PARTY_KID ? fr->object_kids : 0;
		if (fr->object == PARTY_NONE && !(fr->flags & F_THING) &&
			(fr->subject == PARTY_PRO || fr->implicit) &&
			fr->form != FORM_FIN && fr->pred != PRED_MEET)
			fr->who = unnamed(s, fr);
		if (fr->object == PARTY_ADULT && !fr->who) {
			fr->who = find_beside(f, fr->end);
			fr->with_adult = fr->who != 0;
		}
		return;
	}
	if (fr->thing)
		return;
	if (fr->implicit || (fr->form == FORM_FLAT && fr->subject == PARTY_PRO))
		fr->who = unnamed(s, fr);
	else if (fr->subject == PARTY_KID)
		fr->who = fr->subject_kids;
	/* "mother seen with baby" */
	else if (fr->subject == PARTY_ADULT && fr->object == PARTY_KID)
		fr->who = fr->object_kids, fr->with_adult = true;
	else if (fr->subject == PARTY_ADULT)
		fr->who = find_beside(f, fr->end), fr->with_adult = true;
}

static const uint64_t takes_patient =
	UINT64_C(1) << PRED_SEE | UINT64_C(1) << PRED_MEET |
	UINT64_C(1) << PRED_EXAM | UINT64_C(1) << PRED_HANDLE |
	UINT64_C(1) << PRED_TALK | UINT64_C(1) << PRED_INTERVIEW |
	UINT64_C(1) << PRED_ASK | UINT64_C(1) << PRED_BROUGHT |
	UINT64_C(1) << PRED_HEARD;

static bool
says(const struct token *t)
{
	for (uint32_t k = 0; k < t->nmeanings; k++)
		if (t->means[k].pred == PRED_SAY)
			return true;
	return false;
}

/* A word of another date in the same clause. */
static bool
is_past(const struct flow *f, uint32_t at)
{
	for (uint32_t i = at; i > 0 && at - i < 14; i--) {
		const struct token *t = &f->t[i - 1];

		if (t->is & IS(PASTT))
			return !(i > 1 && f->t[i - 2].is & IS(AS));
		if ((t->punct && t->punct != ',') || says(t))
			break;
	}
	for (uint32_t i = at + 1; i < f->n && i - at < 14; i++) {
		const struct token *t = &f->t[i];

		if (t->is & IS(PASTT))
			return !(f->t[i - 1].is & IS(AS));
		if (t->punct || t->is & (IS(BUT) | IS(AND)) || says(t) ||
			says(&f->t[at]))
			break;
	}
	return false;
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

/* The one who does it, or of whom it is the case. */
static void
find_doer(const struct scene *s, const struct flow *f, struct frame *fr)
{
	static const uint64_t speech = UINT64_C(1) << PRED_SAY |
				       UINT64_C(1) << PRED_FEEL |
				       UINT64_C(1) << PRED_REQUEST;
	static const uint64_t within =
		UINT64_C(1) << PRED_UNSEEN | UINT64_C(1) << PRED_KIDCALLS |
		UINT64_C(1) << PRED_WROTE | UINT64_C(1) << PRED_VIEWS;
	static const uint64_t coming =
		UINT64_C(1) << PRED_COME | UINT64_C(1) << PRED_ACT |
		UINT64_C(1) << PRED_PLACE | UINT64_C(1) << PRED_STATE;

	if (fr->thing)
		return;
	if (within >> fr->pred & 1 && inside(f, fr)) {
		fr->who = inside(f, fr);
		return;
	}
	if (fr->subject == PARTY_KID && !fr->implicit) {
		fr->who = fr->subject_kids;
		return;
	}
	if (fr->subject == PARTY_ADULT && !fr->implicit) {
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
	if (speech >> fr->pred & 1 && fr->subject == PARTY_NONE &&
		!agency_kind_has_patient(s->kind))
		return;
	fr->who = unnamed(s, fr);
	if (fr->who) {
		fr->subject = PARTY_KID;
		fr->subject_kids = fr->who;
	}
}

/* "to see A at home": what hangs on a verb is no more real than the verb. */
static void
inherit(const struct flow *f, struct frame *fr)
{
	if (fr->form != FORM_FLAT && fr->form != FORM_ING &&
		fr->form != FORM_NOUN)
		return;
	if (!f->verb_end || f->verb_end > fr->at)
		return;
	for (uint32_t i = f->verb_end; i < fr->at; i++)
		if (f->t[i].punct || f->t[i].is & IS(BUT))
			return;
	fr->flags |= f->verb & (F_PLAN | F_WISH | F_NEG | F_PAST);
}

bool
clause_is_subject(const struct flow *f, uint32_t i)
{
	return !preposition(f, i) && !is_active_before(f, i);
}

void
clause_frame(struct scene *s, struct flow *f, uint32_t i, unsigned m,
	struct frame *fr)
{
	const struct token *t = &f->t[i];

	*fr = (struct frame){.at = i,
		.end = i + t->span,
		.pred = t->means[m].pred,
		.form = t->means[m].form};
	find_subject(s, f, fr);
	find_object(f, fr);
	find_polarity(f, fr);
	if (f->plan)
		fr->flags |= F_PLAN;
	if (f->past && is_past(f, i))
		fr->flags |= F_PAST;
	if (t->quoted)
		fr->flags |= F_QUOTE;
	if (f->away)
		fr->flags |= F_AWAY | (f->call ? F_CALL : 0);
	if (f->speaker != PARTY_NONE && i > f->speaker_at) {
		if (f->speaker == PARTY_ADULT)
			fr->flags |= F_TOLD;
		else if (f->speaker == PARTY_KID)
			fr->flags |= F_SAID;
		else
			fr->flags |= F_PROTOLD;
	}
	if (takes_patient >> fr->pred & 1)
		find_patient(s, f, fr);
	else
		find_doer(s, f, fr);
	if (fr->object == PARTY_ADULT && fr->with)
		fr->with_adult = true;
	fr->who &= ~fr->but;
	inherit(f, fr);
	if (fr->flags & F_ACTIVE && fr->form != FORM_NOUN &&
		takes_patient >> fr->pred & 1 && !fr->implicit &&
		(fr->subject == PARTY_ADULT || fr->subject == PARTY_KID))
		fr->flags |= F_FAMILY;
}
