/* Predicates of which more is to be known than their rules say: whom they are
 * about, and what the scene remembers of them. */
#include "seen/clause.h"

#include "core/agency.h"

/* Is the nearest person in front a grown-up of the family, or staff? */
static bool
adult_before(const struct flow *f, uint32_t i)
{
	while (i > 0)
		if (f->t[--i].is & (IS(KID) | IS(PRO) | IS(ADULT)))
			return (f->t[i].is & IS(ADULT)) != 0;
	return false;
}

bool
flow_told_after(const struct flow *f, uint32_t i)
{
	for (; i + 1 < f->n; i++)
		if ((f->t[i].is & IS(ADULT) && !(f->t[i].is & IS(FOSTER)) &&
			    clause_has(&f->t[i + 1], P(SAY) | P(FEEL))) ||
			(f->t[i].is & IS(MODAL) && f->t[i + 1].is & IS(BY)))
			return true;
	return false;
}

/* "This did not happen": a plan to see, or to see alone, came to nothing. */
static void
not_happened(struct scene *s, uint32_t start, uint32_t end)
{
	uint64_t kids = s->plan ? s->plan : s->usual;

	if (s->plan_alone) {
		scene_vote(s, s->plan_alone, ASPECT_SEEN, ANSWER_UNCLEAR, 30,
			seen_rule_undone, start, end);
		scene_vote(s, s->plan_alone, ASPECT_ALONE, ANSWER_NO, 50,
			seen_rule_undone, start, end);
	} else {
		scene_vote(s, kids, ASPECT_SEEN, ANSWER_NO, 46,
			seen_rule_undone, start, end);
		s->attempt |= kids;
	}
}

/* What is only planned happened to nobody. */
static void
special_plan(struct scene *s, const struct frame *fr)
{
	if (fr->flags & F_PLAN && !(fr->flags & F_QUOTE)) {
		if (fr->pred == PRED_ALONE)
			s->plan_alone |= fr->who;
		if (fr->pred == PRED_SEE || fr->pred == PRED_MEET)
			s->plan |= fr->who;
	}
}

/* Whom it is about where the words around do not say it. */
static void
special_who(struct scene *s, const struct flow *f, struct frame *fr)
{
	bool dna = fr->pred == PRED_DNA || fr->pred == PRED_CALLEDOFF;

	if (fr->pred == PRED_NOACCESS || (dna && fr->implicit))
		fr->who = s->focus ? s->focus : s->usual;
	if (dna && !fr->who && !agency_kind_serves_adults(s->kind) &&
		fr->subject != PARTY_ADULT)
		fr->who = s->usual;
	if (fr->pred == PRED_NOACCESS || dna)
		s->attempt |= fr->who;
	if (fr->pred == PRED_UNDISTURBED)
		fr->who = fr->object_kids ? fr->object_kids : s->focus;
	if (fr->pred == PRED_UNPROMPTED)
		fr->who = f->speaker == PARTY_KID ? f->speaker_kids : s->focus;
	if (!fr->who && (fr->pred == PRED_UNSEEN || fr->pred == PRED_TOOL ||
				(fr->pred == PRED_WITHADULT && f->sighted &&
					fr->subject == PARTY_PRO)))
		fr->who = s->focus		    ? s->focus
			  : fr->pred == PRED_UNSEEN ? s->usual
						    : 0;
}

/* A form's box for views, and whether others told them. */
static void
special_views(struct scene *s, const struct flow *f, struct frame *fr)
{
	uint32_t start = f->t[fr->at].start, end = f->t[fr->end - 1].end;

	if (fr->pred == PRED_VIEWS && !(fr->flags & (F_QUOTE | F_PLAN)) &&
		flow_told_after(f, fr->end))
		fr->flags |= F_TOLD;
	if (fr->pred == PRED_VIEWS || fr->pred == PRED_ADULTVIEWS)
		s->views_box = true;
	if (fr->pred == PRED_ADULTVIEWS)
		company_add(s, 1, start, end);
}

/* What the words beside it make of it. */
static void
special_beside(const struct scene *s, const struct flow *f, struct frame *fr)
{
	static const uint64_t at_school = UINT64_C(1) << KIND_SCHOOL |
					  UINT64_C(1) << KIND_NURSERY |
					  UINT64_C(1) << KIND_EDUCATION;

	if (fr->pred == PRED_WITHADULT &&
		(fr->implicit ||
			!(f->t[fr->at - 1].is & (IS(KID) | IS(BE) | IS(ADV)))))
		fr->flags |= F_THING;
	/* "with mum's agreement", "with mum out of the room" */
	if (fr->pred == PRED_WITHADULT &&
		(f->t[fr->end - 1].poss ||
			(fr->end < f->n &&
				clause_has(&f->t[fr->end], P(APART)))) &&
		!(fr->end < f->n && f->t[fr->end].spot & SPOT_LAP))
		fr->who = 0;
	if (fr->pred == PRED_WITHADULT && f->call && !(s->ways & WAY_VIDEO))
		fr->who = 0; /* "by phone with mum" */
	if (fr->pred == PRED_STAYED && !adult_before(f, fr->at))
		fr->who = 0;
	else if (fr->pred == PRED_STAYED)
		fr->who = s->focus ? s->focus : s->usual;
	if (fr->pred == PRED_TOOL && fr->object == PARTY_KID)
		fr->who = fr->object_kids;
	else if (fr->pred == PRED_TOOL && fr->implicit)
		fr->flags |= F_THING;
	if (fr->pred == PRED_COME && f->t[fr->at].is & IS(BE) &&
		f->t[fr->end - 1].mode == MODE_SCHOOL &&
		!(at_school >> s->kind & 1))
		fr->pred = PRED_OUT; /* a visit at home: A was in school */
	if (fr->pred == PRED_HOME && fr->end - fr->at > 1 &&
		(s->text_mode == MODE_CLINIC || s->text_mode == MODE_HOSPITAL ||
			s->text_mode == MODE_SCHOOL ||
			s->text_mode == MODE_CUSTODY ||
			s->text_mode == MODE_STREET ||
			(s->kind == KIND_GP && !(s->ways & WAY_VISIT))))
		fr->pred = PRED_OUT; /* at clinic: A is at home with mum */
}

/* A grown-up stands beside it; not "came out with 'my dad ...'". */
static bool
has_adult(const struct flow *f, const struct frame *fr)
{
	uint32_t from = fr->at > 8 ? fr->at - 8 : 0;

	for (uint32_t i = from; i < f->n && i < fr->end + 10; i++)
		if (f->t[i].is & IS(ADULT) &&
			f->t[i].quoted == f->t[fr->at].quoted)
			return true;
	return false;
}

/* What the scene remembers of it. */
static void
special_noted(struct scene *s, const struct flow *f, struct frame *fr)
{
	static const uint64_t in_touch = P(HOME) | P(PHONE) | P(TEXT) |
					 P(LETTER) | P(MEETING) | P(DESK) |
					 P(VIEWS);
	uint32_t start = f->t[fr->at].start, end = f->t[fr->end - 1].end;

	if (fr->pred == PRED_BRIEF)
		s->brief |= fr->who;
	if (fr->pred == PRED_DISTANT)
		s->distant |= fr->who;
	if (fr->pred == PRED_ASLEEP && !(fr->flags & (F_TOLD | F_NEG)))
		s->asleep |= fr->who;
	if (fr->pred == PRED_NOTHAPPEN)
		not_happened(s, start, end);
	if (fr->pred == PRED_NOTALONE &&
		(!fr->who || (fr->subject != PARTY_KID && !fr->implicit)))
		fr->who = s->focus ? s->focus : s->usual;
	/* "told me in front of his mum" */
	if (fr->pred == PRED_NOTALONE && fr->flags & F_SAID &&
		fr->at < f->speaker_at + 6)
		fr->flags &= ~(unsigned)F_SAID;
	if (fr->pred == PRED_NOACCESS && fr->subject == PARTY_KID &&
		!fr->implicit)
		fr->who = 0;
	if (fr->with_adult && fr->who && !(in_touch >> fr->pred & 1) &&
		has_adult(f, fr) &&
		!(fr->flags & (F_NEG | F_PAST | F_TOLD | F_SAID)))
		scene_vote(s, fr->who, ASPECT_ALONE, ANSWER_NO, 55,
			seen_rule_company, start, end);
	if ((fr->pred == PRED_TALK || fr->pred == PRED_MEET) &&
		!(fr->flags & (F_NEG | F_PAST | F_TOLD | F_SAID | F_FAMILY)))
		s->talked |= fr->who;
	if (fr->pred == PRED_REQUEST || fr->pred == PRED_KIDCALLS)
		s->began |= fr->who;
}

void
clause_special(struct scene *s, const struct flow *f, struct frame *fr)
{
	special_plan(s, fr);
	if (fr->flags & F_QUOTE)
		return;
	clause_correct(s, f, fr);
	if (fr->flags & F_PLAN)
		return;
	special_who(s, f, fr);
	special_views(s, f, fr);
	special_beside(s, f, fr);
	special_noted(s, f, fr);
}
