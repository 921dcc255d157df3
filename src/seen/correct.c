/* What an entry takes back, puts right, makes good or casts doubt on. */
#include "seen/clause.h"

enum { DOUBT_WEIGHT = 88, DONE_WEIGHT = 78, MEANT_WEIGHT = 70 };

static uint64_t
seen_before(const struct scene *s)
{
	uint64_t kids = 0;

	for (uint32_t i = 0; i < s->people->nkids; i++)
		if (s->votes[i][ASPECT_SEEN][ANSWER_YES].weight)
			kids |= UINT64_C(1) << i;
	return kids;
}

/* "Entered in error", "wrong child": nothing said so far is about them. */
static void
take_back(struct scene *s)
{
	memset(s->votes, 0, sizeof(s->votes[0]) * s->people->nkids);
	s->asleep = s->brief = s->distant = s->talked = 0;
	s->company = (struct company){0};
	s->ways &= ~(unsigned)WAY_VISIT;
}

/* "It was B who was seen", "should read B": not whom it said before. */
static void
put_right(struct scene *s, uint64_t kids, uint32_t start, uint32_t end)
{
	uint64_t before = s->seen_first & ~kids;

	if (!kids || !before)
		return;
	scene_vote(s, kids, ASPECT_SEEN, ANSWER_YES,
		MEANT_WEIGHT + AMENDED_MORE, seen_rule_corrected, start, end);
	scene_vote(s, before, ASPECT_SEEN, ANSWER_NO,
		MEANT_WEIGHT + AMENDED_MORE, seen_rule_corrected, start, end);
}

/* "Did so at 4pm": what was planned was done. */
static void
made_good(struct scene *s, uint32_t start, uint32_t end)
{
	if (s->plan && !s->away)
		scene_vote(s, s->plan, ASPECT_SEEN, ANSWER_YES, DONE_WEIGHT,
			seen_rule_done, start, end);
}

void
clause_correct(struct scene *s, const struct flow *f, const struct frame *fr)
{
	uint32_t start = f->t[fr->at].start, end = f->t[fr->end - 1].end;
	uint64_t kids = 0;

	for (uint32_t i = fr->at; i < fr->end; i++)
		kids |= f->t[i].kids;
	if (fr->pred != PRED_AMEND)
		return;
	switch ((enum form)fr->form) {
	case FORM_ING: /* taken back */
		take_back(s);
		break;
	case FORM_NOUN: /* put right */
		if (kids && s->amended)
			put_right(s, kids, start, end);
		if (kids && !(f->t[fr->at].is & IS(MODAL)))
			break; /* "it was A": of another thing */
		if (!s->amended)
			s->seen_first = seen_before(s);
		s->amended = true;
		break;
	case FORM_PART: /* done after all */
		if (!(fr->flags & F_NEG))
			made_good(s, start, end);
		break;
	default: /* not certain */
		scene_vote(s, seen_before(s), ASPECT_SEEN, ANSWER_UNCLEAR,
			DOUBT_WEIGHT, seen_rule_doubt, start, end);
	}
}
