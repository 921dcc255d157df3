/* Alone: whom the word is about. */
#include "seen/clause.h"

#include "core/agency.h"

enum { ALONE_REACH = 12, WEIGHT_PART = 65, WEIGHT_WITH_US = 40 };

static const unsigned unreal = F_NEG | F_PLAN | F_PAST | F_TOLD | F_QUOTE |
			       F_SAID | F_FAMILY | F_THING;

/* What a worker does with a child, or a child comes for. */
static const uint64_t together = P(SEE) | P(MEET) | P(TALK) | P(INTERVIEW) |
				 P(EXAM) | P(ASK) | P(HANDLE) | P(COME) |
				 P(CUSTODY) | P(FACE);

/* The nearest sighting or talk in the clause says whom it is about. */
static bool
by_verb(struct scene *s, struct flow *f, struct frame *fr)
{
	struct frame near;

	for (uint32_t back = 0; back < 2; back++)
		for (uint32_t d = 1; d < ALONE_REACH; d++) {
			uint32_t i = back ? fr->end - 1 + d : fr->at - d;

			if ((!back && d > fr->at) || i >= f->n)
				break;
			if (f->t[i].punct && (back || f->t[i].punct != ','))
				break;
			for (unsigned m = 0; m < f->t[i].nmeanings; m++) {
				if (!(together >> f->t[i].means[m].pred & 1))
					continue;
				clause_frame(s, f, i, m, &near);
				fr->who = near.who;
				if (!near.who && near.object == PARTY_KID)
					fr->who = near.object_kids;
				fr->flags |= near.flags &
					     (F_PLAN | F_FAMILY | F_NEG);
				return true;
			}
		}
	return false;
}

/* "time with R alone", "L on her own": the person in front of it. */
static uint64_t
in_front(const struct flow *f, const struct frame *fr)
{
	for (uint32_t i = fr->at; i > 0; i--) {
		const struct token *t = &f->t[i - 1];

		if ((t->punct && t->punct != ',') || t->is & IS(ADULT))
			return 0;
		if (t->kids && !t->poss && !t->quoted)
			return t->kids;
	}
	return 0;
}

static uint32_t
clause_start(const struct flow *f, uint32_t i)
{
	while (i > 0 && (!f->t[i - 1].punct || f->t[i - 1].punct == ','))
		i--;
	return i;
}

/* Does the word or the clause say that a worker was with the child?  Of a
 * child by himself in the playground nobody does; officers find one so. */
static bool
has_worker(const struct scene *s, const struct flow *f, const struct frame *fr)
{
	static const uint64_t finders =
		UINT64_C(1) << KIND_POLICE | UINT64_C(1) << KIND_HOUSING |
		UINT64_C(1) << KIND_FIRE | UINT64_C(1) << KIND_AMBULANCE;

	if ((f->t[fr->at].spot | f->t[fr->end - 1].spot) & SPOT_PAIR ||
		finders >> s->kind & 1 || agency_kind_has_patient(s->kind))
		return true;
	for (uint32_t i = clause_start(f, fr->at); i < f->n; i++)
		if (f->t[i].is & IS(PRO) || f->t[i].spot & SPOT_US ||
			(f->t[i].kids && i > 0 && f->t[i - 1].is & IS(WITH)))
			return true;
	return false;
}

static uint64_t
of_sentence(const struct flow *f)
{
	uint64_t kids = 0;

	for (uint32_t i = 0; i < f->n; i++)
		if (!f->t[i].poss && !f->t[i].quoted)
			kids |= f->t[i].kids;
	return kids;
}

/* "with mum, then alone", "alone for part": company for the rest of the time
 * does not undo it. */
static bool
is_part(const struct flow *f, const struct frame *fr)
{
	uint32_t from = fr->at > 5 ? fr->at - 5 : 0;

	for (uint32_t i = from; i < f->n && i < fr->end + 4; i++)
		if (f->t[i].spot & SPOT_THEN && (i < fr->at || i >= fr->end) &&
			!f->t[i].punct)
			return true;
	return false;
}

static void
find_who(struct scene *s, struct flow *f, struct frame *fr)
{
	const struct token *last = &f->t[fr->end - 1];
	uint64_t himself = last->kidword >= KIDS_HE ? last->kids : 0;
	uint64_t kids = fr->subject == PARTY_KID && !fr->implicit
				? fr->subject_kids
				: in_front(f, fr);

	if (by_verb(s, f, fr)) {
		if (!fr->who)
			fr->who = himself;
	} else if (!has_worker(s, f, fr)) {
		fr->who = 0;
	} else if (himself || kids) {
		fr->who = himself ? himself : kids;
	} else if (fr->subject != PARTY_ADULT || fr->implicit) {
		kids = of_sentence(f);
		/* "told the TA, nobody else about, that ..." */
		if (fr->flags & F_SAID && fr->at > 0 && f->t[fr->at - 1].punct)
			fr->flags &= ~(unsigned)F_SAID;
		fr->who = kids ? kids : s->focus ? s->focus : s->usual;
	}
}

void
alone_who(struct scene *s, struct flow *f, struct frame *fr)
{
	fr->flags &= ~(unsigned)F_THING; /* what follows is no object */
	find_who(s, f, fr);
	if (is_part(f, fr) && !(fr->flags & unreal))
		scene_vote(s, fr->who, ASPECT_ALONE, ANSWER_YES, WEIGHT_PART,
			seen_rule_part, f->t[fr->at].start,
			f->t[fr->end - 1].end);
}

/* "just us two", "him and me": the worker was with the child. */
static bool
has_us(const struct flow *f, const struct frame *fr)
{
	for (uint32_t i = fr->at; i < fr->end; i++)
		if (f->t[i].spot & SPOT_US)
			return true;
	return false;
}

/* "nobody else in": whoever is spoken of here, or in the whole entry. */
void
alone_room(struct scene *s, const struct flow *f, struct frame *fr)
{
	uint64_t kids = of_sentence(f);

	if (fr->end < f->n && f->t[fr->end].is & (IS(BUT) | IS(EXCEPT)) &&
		fr->end + 1 < f->n && f->t[fr->end + 1].is & IS(ADULT)) {
		fr->who = 0; /* "no one else home but father" */
		return;
	}
	/* "had L to myself", "one to one with L" */
	if (fr->at > 0 && f->t[fr->at - 1].kids && !f->t[fr->at - 1].poss)
		kids = in_front(f, fr);
	else if (fr->end < f->n && f->t[fr->end - 1].is & IS(WITH) &&
		 f->t[fr->end].kids)
		kids = f->t[fr->end].kids;
	fr->who = kids ? kids : s->focus ? s->focus : s->usual;
	if (!(fr->flags & (unreal | F_AWAY | F_PROTOLD | F_PAPER)) &&
		has_us(f, fr))
		scene_vote(s, fr->who, ASPECT_SEEN, ANSWER_YES, WEIGHT_WITH_US,
			seen_rule_room, f->t[fr->at].start,
			f->t[fr->end - 1].end);
	if (!kids && !(fr->flags & unreal)) {
		s->company.aside = (struct vote){1, seen_rule_room, s->value,
			f->t[fr->at].start, f->t[fr->end - 1].end};
		s->company.gone = (1U << COMPANY_KEYS) - 1;
	}
}
