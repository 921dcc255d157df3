/* Whose words stand in quotation marks: the nearest one who speaks, asks or is
 * asked, by name, by what was done just before, or by the sentence before. */
#include "seen/views.h"

enum { QUOTE_WEIGHT = 51, ASKED_WEIGHT = 54, BACK_MAX = 40 };

/* A run of quoted tokens. */
struct quote {
	uint32_t from, to;
	uint32_t words;
	uint64_t kids; /* whose words */
	bool asked;    /* a worker's question stands before */
	bool here;     /* the speaker stands in the sentence */
	bool mine;     /* in the first person */
	uint32_t talk; /* where what is said begins */
};

static bool
is_person(const struct token *t)
{
	return (t->is & (IS(KID) | IS(ADULT) | IS(PRO))) != 0;
}

/* "'my week' sheets", "the 'big man'", "left 'in limbo' by": a name, a turn of
 * phrase, not what somebody said. */
static bool
is_name(const struct flow *f, const struct quote *q)
{
	const struct token *next = q->to < f->n ? &f->t[q->to] : NULL;
	const struct token *before = q->from > 0 ? &f->t[q->from - 1] : NULL;

	if (before && !before->punct && before->is & (IS(DET) | IS(ABOUT)) &&
		!before->kids && q->words < 4)
		return true;
	return next && !next->punct && !next->quoted && q->words < 6 &&
	       !is_person(next) && !next->nmeanings &&
	       !(next->is & ~(IS(VERB) | IS(TITLE)));
}

/* "'...', he says", "'...' said mum": who; f->n if nobody. */
static uint32_t
speaker_after(const struct flow *f, uint32_t i)
{
	if (i < f->n && f->t[i].punct)
		i++;
	if (i + 1 >= f->n || f->t[i].punct)
		return f->n;
	if (is_person(&f->t[i]) && clause_has(&f->t[i + 1], P(SAY)))
		return i;
	if (clause_has(&f->t[i], P(SAY)) && is_person(&f->t[i + 1]))
		return i + 1;
	return f->n;
}

/* "asked 'where is the ball?'": the question stands in quotation marks. */
static bool
is_asked(const struct flow *f, const struct quote *q, uint32_t i)
{
	uint32_t end = f->t[q->to - 1].end;

	if (end < f->text.n && f->text.p[end] == '?')
		return true;
	for (; i < q->from; i++)
		if (f->t[i].punct)
			return false;
	return true;
}

/* The words before it, back to the last semicolon: the verb that says or asks,
 * else a person who stands by herself. */
static bool
speaker_before(struct scene *s, struct flow *f, struct quote *q)
{
	static const uint64_t saying =
		P(SAY) | P(FEEL) | P(REQUEST) | P(WROTE) | P(KIDCALLS);
	static const uint64_t asking = P(ASK) | P(TOOL);
	uint32_t stop = q->from > BACK_MAX ? q->from - BACK_MAX : 0;
	struct frame fr;

	for (uint32_t i = q->from; i > stop; i--) {
		const struct token *t = &f->t[i - 1];

		if (t->quoted || t->covered)
			continue;
		if (t->punct == ';')
			break;
		if (clause_has(t, saying | asking)) {
			clause_frame(s, f, i - 1, 0, &fr);
			views_frame(s, f, &fr);
			if (fr.pred == PRED_FEEL && fr.flags & F_IDLE)
				continue; /* "wondered if he worried" */
			if (fr.flags & (F_TOLD | F_NEG |
					       (s->asked ? 0 : F_PLAN)) &&
				fr.pred != PRED_TOOL)
				return true;
			if (clause_has(t, P(ASK)) && is_asked(f, q, i))
				return true;
			if (clause_has(t, asking)) {
				q->asked = fr.pred == PRED_ASK;
				q->kids = fr.who ? fr.who : s->focus;
				return true;
			}
			q->kids = fr.flags & F_PLAN	    ? s->asked
				  : fr.subject == PARTY_KID ? fr.subject_kids
							    : fr.who;
			q->talk = fr.end;
			return q->kids || !fr.implicit;
		}
		if (!is_person(t))
			continue;
		if (!q->mine && !f->t[q->from - 1].punct)
			return true; /* "child 'all correct'" */
		if (t->kids && (t->poss || clause_is_subject(f, i - 1))) {
			q->kids = t->kids;
			return true;
		}
		if (t->is & IS(ADULT) && !t->poss &&
			clause_is_subject(f, i - 1))
			return true;
	}
	return false;
}

/* The words are about something: not "fine", not a heading. */
static void
quote_vote(struct scene *s, struct flow *f, const struct quote *q)
{
	uint32_t start = f->t[q->from].start, end = f->t[q->to - 1].end;
	bool meh = false, idle;

	f->speaker_kids = q->kids;
	idle = flow_idle_talk(f, q->talk, &meh);
	if (idle && !meh && q->mine && q->words > 2)
		idle = false; /* "it weren't me" */
	if (idle && !meh && !q->asked)
		return;
	idle |= q->words == 1 && f->t[q->from].is & IS(NEG);
	scene_vote(s, q->kids, ASPECT_EXPRESSED,
		idle ? ANSWER_UNCLEAR : ANSWER_YES, QUOTE_WEIGHT,
		seen_rule_quoted, start, end);
	scene_vote(s, q->kids, ASPECT_SOUGHT,
		q->asked ? ANSWER_YES : ANSWER_UNCLEAR,
		q->asked ? ASKED_WEIGHT : 20, seen_rule_quoted, start, end);
	if (q->here && (q->asked || s->ways & WAY_VISIT) && !f->away &&
		!s->paper && !s->written)
		scene_vote(s, q->kids, ASPECT_SEEN, ANSWER_YES, 37,
			seen_rule_quoted, start, end);
}

/* "Text to C 'how are things?'": the worker's question, put to the child. */
static bool
is_question_to(struct scene *s, const struct flow *f, const struct quote *q)
{
	uint32_t start = f->t[q->from].start, end = f->t[q->to - 1].end;

	if (end >= f->text.n || f->text.p[end] != '?')
		return false;
	for (uint32_t i = q->from; i > 1 && q->from - i < 4; i--)
		if (f->t[i - 1].kids && f->t[i - 2].is & IS(TO) &&
			!f->t[i - 1].poss) {
			scene_vote(s, f->t[i - 1].kids, ASPECT_SOUGHT,
				ANSWER_YES, ASKED_WEIGHT, seen_rule_quoted,
				start, end);
			return true;
		}
	return false;
}

void
views_quote(struct scene *s, struct flow *f, uint32_t i)
{
	struct quote q = {.from = i, .to = i, .talk = i};
	uint32_t after;

	for (; q.to < f->n && f->t[q.to].quoted; q.to++) {
		q.words += !f->t[q.to].punct;
		q.mine |= (f->t[q.to].voice & VOICE(MINE)) != 0;
	}
	if (q.words > 2 && is_question_to(s, f, &q))
		return;
	if (!q.words || is_name(f, &q) || (s->teller && f->away && !s->asked) ||
		(f->speaker == PARTY_ADULT && i > f->speaker_at))
		return;
	after = speaker_after(f, q.to);
	if (after < f->n) {
		q.kids = f->t[after].kids;
		q.here = true;
	} else if (speaker_before(s, f, &q)) {
		q.here = true;
	} else if (s->asked) {
		q.kids = s->asked;
		q.asked = true;
	} else if (s->party == PARTY_KID && i == 0) {
		q.kids = s->party_kids;
	}
	if (!q.kids || q.kids & (q.kids - 1))
		return;
	quote_vote(s, f, &q);
}

/* "What's it like at home?": the next words answer it. */
void
views_sentence(struct scene *s, const struct flow *f, char ended)
{
	bool quoted = f->n && f->t[f->n - 1].quoted;

	if (ended == '?' && !quoted && f->n > 2)
		s->asked = s->focus ? s->focus : s->usual;
}
