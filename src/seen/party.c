/* The people around a predicate: who does it, to whom, who stands beside. */
#include "seen/clause.h"

enum { REACH = 28 }; /* tokens looked at on either side */

/* Predicates whose word is a thing: a meeting, a letter, a visit. */
static const uint64_t things =
	UINT64_C(1) << PRED_MEETING | UINT64_C(1) << PRED_LETTER |
	UINT64_C(1) << PRED_DESK | UINT64_C(1) << PRED_VISIT |
	UINT64_C(1) << PRED_VIEWS | UINT64_C(1) << PRED_TEXT |
	UINT64_C(1) << PRED_TOOL;

static enum party
clause_party(const struct token *t)
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

bool
clause_is_verb(const struct token *t)
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
	return clause_is_verb(&f->t[j - 1]) ||
	       (j < i && f->t[j - 1].is & IS(VERB)) ||
	       (f->t[j - 1].covered && !(f->t[j - 1].is & IS(PREP)));
}

/* The preposition in front of a noun phrase that ends at token i. */
static uint64_t
preposition(const struct flow *f, uint32_t i)
{
	unsigned skipped = 0;

	while (i > 0 && !f->t[i - 1].punct) {
		const struct token *p = &f->t[i - 1];

		if (p->voice & VOICE(THAT))
			return 0; /* "passed on that A wants" */
		if (p->is & IS(PREP) && !(p->is & IS(AND)))
			return p->is;
		if (p->is & IS(AND) &&
			(i < 2 || clause_party(&f->t[i - 2]) == PARTY_NONE))
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
		if (!j || clause_party(&f->t[j - 1]) == PARTY_NONE ||
			f->t[j - 1].poss)
			return i;
		i = j - 1;
		*kids |= f->t[i].kids;
		*adult |= clause_party(&f->t[i]) == PARTY_ADULT;
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
	/* "w/ A asleep in buggy" */
	if (form == FORM_FLAT && j + 1 == verb && preposition(f, j) & IS(WITH))
		return true;
	if (preposition(f, j))
		return j + 1 < f->n && f->t[j + 1].is & IS(WHO);
	if (form != FORM_FLAT && form != FORM_ING && is_active_before(f, j))
		return (j + 1 < f->n && f->t[j + 1].is & IS(WHO)) ||
		       (j + 2 < f->n && f->t[j + 1].punct == ',' &&
			       f->t[j + 2].is & IS(WHO));
	return true;
}

/* From ")" to the token in front of "(": "the boys (G, I) ran" - the children
 * it names are those meant, "reps (not Z)" names nobody. */
static uint32_t
before_parenthesis(const struct flow *f, uint32_t i, uint64_t *apposed)
{
	uint32_t k = i;
	uint64_t kids = 0;
	bool not = false;

	while (k > 0 && f->t[--k].punct != '(') {
		if (!f->t[k].punct && !f->t[k].poss)
			kids |= f->t[k].kids;
		not |= (f->t[k].is & IS(NEG)) != 0;
	}
	if (f->t[k].punct != '(' || !k)
		return i;
	*apposed = not ? 0 : kids;
	return k - 1;
}

/* A word in front of the verb that is no person: "threshold met". */
static bool
is_thing_before(const struct flow *f, uint32_t i)
{
	static const uint64_t between = IS(BE) | IS(HAVE) | IS(ADV) | IS(NEG) |
					IS(MODAL) | IS(TODAY) | IS(PASTT) |
					IS(DO);
	uint64_t apposed = 0;

	while (i > 0 && !f->t[i - 1].punct && f->t[i - 1].is & between)
		i--;
	if (i > 1 && f->t[i - 1].punct == ')')
		i = before_parenthesis(f, i - 1, &apposed) + 1;
	if (!i || f->t[i - 1].punct)
		return false;
	i--;
	while (i > 0 && f->t[i].covered)
		i--; /* "home visit" is one thing */
	if (f->t[i].span < 2 && (f->t[i].is || f->t[i].kids))
		return false;
	for (uint32_t k = 0; k < f->t[i].nmeanings; k++)
		if (things >> f->t[i].means[k].pred & 1)
			return true;
	if (f->t[i].nmeanings)
		return false;
	if (f->t[i].covered)
		return false;
	/* a surname, or a word we do not know after a person */
	return !(i > 0 && clause_party(&f->t[i - 1]) != PARTY_NONE &&
		 !f->t[i - 1].poss);
}

/* "DUNN arrested": a name that is no child's. */
static bool
is_surname(const struct flow *f, uint32_t i)
{
	while (i > 0 && !f->t[i - 1].punct &&
		f->t[i - 1].is & (IS(BE) | IS(HAVE) | IS(ADV) | IS(NEG)))
		i--;
	if (!i || f->t[i - 1].punct || f->t[i - 1].is || f->t[i - 1].nmeanings)
		return false;
	i--;
	return f->t[i].upper && f->t[i].end - f->t[i].start > 3;
}

/* "B, not A, came", "without A" */
static bool
is_left_out(const struct flow *f, uint32_t i)
{
	const struct token *t;

	while (i > 0 && f->t[i - 1].is & (IS(DET) | IS(POSS)) &&
		!f->t[i - 1].punct)
		i--;
	t = i > 0 ? &f->t[i - 1] : NULL;
	return t && !t->punct && t->is & IS(NEG) && !t->kidword &&
	       !(t->is & (IS(NEGHEAD) | IS(BE) | IS(HAVE) | IS(DO)));
}

/* "Paperwork for W seen": the head of the phrase is no person. */
static bool
is_thing_of(const struct flow *f, uint32_t kid)
{
	const struct token *t;

	if (kid < 2 || !(f->t[kid - 1].is & IS(ABOUT)))
		return false;
	t = &f->t[kid - 2];
	return !t->punct && !t->is && !t->kids && !clause_is_verb(t);
}

/* Whoever was spoken of before. */
static void
imply_subject(const struct scene *s, const struct flow *f, struct frame *fr)
{
	fr->implicit = true;
	if (f->last != PARTY_NONE) {
		fr->subject = f->last;
		fr->subject_kids = f->last_kids;
	} else {
		fr->subject = s->party;
		fr->subject_kids = s->party == PARTY_KID ? s->party_kids : 0;
	}
}

void
clause_subject(const struct scene *s, const struct flow *f, struct frame *fr)
{
	uint32_t i = fr->at, stop = i > REACH ? i - REACH : 0;
	uint64_t apposed = 0;

	if ((fr->form != FORM_FLAT || fr->pred == PRED_HEARD) &&
		fr->form != FORM_BASE && is_thing_before(f, i)) {
		fr->thing = true;
		if (is_surname(f, i))
			fr->subject = PARTY_ADULT;
		return;
	}

	while (i > stop) {
		const struct token *t = &f->t[--i];
		enum party p;

		if (t->punct == ';' || t->punct == ':')
			break;
		if (t->punct == ')')
			t = &f->t[i = before_parenthesis(f, i, &apposed)];
		p = clause_party(t);
		if (is_left_out(f, i))
			continue;
		if (p == PARTY_NONE || t->punct ||
			!stands_as_subject(f, i, fr->form, fr->at)) {
			if (p == PARTY_KID && i + 1 == fr->at &&
				fr->form == FORM_PART && is_thing_of(f, i)) {
				fr->thing = true;
				return;
			}
			continue;
		}
		fr->subject = p;
		fr->subject_kids =
			apposed && p == PARTY_KID ? apposed : t->kids;
		fr->group = t->kidword == KIDS_ALL;
		if (t->is & IS(EXCEPT))
			break;
		i = gather_left(f, i, &fr->subject_kids, &fr->with_adult);
		if (p == PARTY_ADULT && fr->subject_kids)
			fr->subject = PARTY_KID, fr->with_adult = true;
		if (p == PARTY_PRO && fr->subject_kids)
			fr->subject = PARTY_KID; /* "A and I sat" */
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
	imply_subject(s, f, fr);
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
uint64_t
clause_beside(const struct flow *f, uint32_t i)
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

/* The children named from token i on: "... A and the baby". */
static uint64_t
left_out(const struct flow *f, uint32_t i)
{
	uint64_t kids = 0;

	for (; i < f->n; i++) {
		const struct token *t = &f->t[i];

		if (t->kids && t->kidword < KIDS_HE)
			kids |= t->kids;
		else if (!(t->is & (IS(DET) | IS(POSS) | IS(AND) | IS(ADV))) &&
			 (t->punct != ',' || !kids))
			break;
	}
	return kids;
}

/* "... but not A", ", not the baby": those whom it leaves out. */
uint64_t
clause_not_them(const struct flow *f, uint32_t i)
{
	for (uint32_t end = i + 8 < f->n ? i + 8 : f->n; i < end; i++) {
		uint32_t k = i + 1;
		uint64_t kids;

		if (f->t[i].punct == ';' || clause_is_verb(&f->t[i]))
			break;
		if (!(f->t[i].is & IS(NEG)) || f->t[i].is & IS(NEGHEAD) ||
			f->t[i].is & (IS(BE) | IS(HAVE) | IS(DO)))
			continue;
		kids = left_out(f, k);
		while (k < f->n && !f->t[k].kids)
			k++;
		if (kids && (k + 1 >= f->n || !clause_is_verb(&f->t[k + 1])))
			return kids;
	}
	return 0;
}

/* Where the party begins to which it is done; f->n if there is none. */
static uint32_t
object_at(const struct flow *f, struct frame *fr)
{
	static const uint64_t by_whom = UINT64_C(1) << PRED_BROUGHT |
					UINT64_C(1) << PRED_HANDLE |
					UINT64_C(1) << PRED_COME;
	static const uint64_t towards =
		UINT64_C(1) << PRED_TALK | UINT64_C(1) << PRED_SAY;
	uint32_t i = fr->end, unknown = 0;

	for (; i < f->n && i < fr->end + 8; i++) {
		const struct token *t = &f->t[i];
		enum party p = clause_party(t);

		if (t->is & IS(EXCEPT)) {
			fr->but |= left_out(f, i + 1);
			return f->n;
		}
		if (t->is & IS(BY) && by_whom >> fr->pred & 1) {
			fr->with = true;
			continue;
		}
		if (t->punct || t->is & IS(WHETHER) ||
			(t->is & (IS(BUT) | IS(BY)) && !t->kids))
			return f->n;
		if (p != PARTY_NONE && t->poss) {
			fr->flags |= F_THING;
			return f->n;
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
			!is_number_or_adverb(f, i) && !fr->with &&
			!(fr->pred == PRED_HANDLE &&
				f->t[fr->end - 1].is & IS(PREP)))
			fr->flags |= F_THING;
		if (t->is & IS(PREP) || t->nmeanings || unknown++ >= 2)
			return f->n;
	}
	return i < fr->end + 8 ? i : f->n;
}

/* Those named with the one at i: "A, B and their mother". */
static void
object_list(const struct flow *f, struct frame *fr, uint32_t i)
{
	for (; i + 1 < f->n; i++) {
		const struct token *t = &f->t[i + 1];

		if (t->is & IS(EXCEPT)) {
			fr->but |= left_out(f, i + 2);
			break;
		}
		if (t->is & (IS(AND) | IS(DET) | IS(POSS) | IS(NUM) |
				    IS(WITH)) ||
			(t->is & IS(ADV) && i > 0 && f->t[i].punct) ||
			(t->punct == ',' && i + 2 < f->n &&
				(f->t[i + 2].is & IS(ADV) ||
					clause_party(&f->t[i + 2]) !=
						PARTY_NONE)))
			continue;
		if (clause_party(t) == PARTY_NONE || t->poss)
			break;
		/* "saw A and mother said" starts another clause */
		if (clause_party(t) != PARTY_KID && i + 2 < f->n &&
			clause_is_verb(&f->t[i + 2]))
			break;
		fr->object_kids |= t->kids;
		fr->with_adult |= clause_party(t) == PARTY_ADULT;
	}
}

void
clause_object(const struct flow *f, struct frame *fr)
{
	uint32_t i = object_at(f, fr);

	if (i >= f->n)
		return;
	fr->flags &= ~(unsigned)F_THING;
	fr->object = clause_party(&f->t[i]);
	fr->object_kids = f->t[i].kids;
	fr->group |= f->t[i].kidword == KIDS_ALL;
	object_list(f, fr, i);
	if (fr->object == PARTY_ADULT && fr->object_kids)
		fr->object = PARTY_KID, fr->with_adult = true;
	fr->object_kids &= ~fr->but;
}

bool
clause_is_subject(const struct flow *f, uint32_t i)
{
	return !preposition(f, i) && !is_active_before(f, i);
}
