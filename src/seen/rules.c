/* The rule table, and what happens when a rule fits. */
#include "seen/clause.h"

enum { GROUP_LESS = 22, INDOORS_LESS = 3, UNNAMED_MOST = 60 };

const struct rule seen_rules[] = {
	[seen_rule_nothing] = {.name = "seen.nothing-said"},
	[seen_rule_company] = {.name = "alone.with-an-adult"},
	[seen_rule_adult] = {.name = "alone.adult-there"},
	[seen_rule_talk_view] = {.name = "sought.talk-gave-a-view"},
	[seen_rule_way] = {.name = "unseen.not-in-person"},
	[seen_rule_contact] = {.name = "seen.contact-without-mention"},
	[seen_rule_unborn] = {.name = "aside.unborn"},
	[seen_rule_unseen_alone] = {.name = "alone.not-seen"},
	[seen_rule_not_about] = {.name = "aside.not-a-contact"},
	[seen_rule_column] = {.name = "stated.column"},
	[seen_rule_form] = {.name = "stated.form-line"},
	[seen_rule_cancelled] = {.name = "unseen.cancelled"},
	[seen_rule_video] = {.name = "seen.on-screen"},
	[seen_rule_undone] = {.name = "unseen.did-not-happen"},
	[seen_rule_carer] = {.name = "seen.carer-only"},
	[seen_rule_failed] = {.name = "unseen.contact-failed"},
	[seen_rule_present] = {.name = "seen.on-the-list"},
	[seen_rule_unmentioned] = {.name = "aside.not-mentioned"},
	[seen_rule_apart] = {.name = "seen.on-her-own"},
	[seen_rule_quoted] = {.name = "expressed.quoted"},
	[seen_rule_answer] = {.name = "expressed.answer"},
	[seen_rule_weighed] = {.name = "weighed.all-of-it"},
	[seen_rule_aside] = {.name = "alone.adult-elsewhere"},
	[seen_rule_room] = {.name = "alone.nobody-else-there"},
	[seen_rule_part] = {.name = "alone.for-a-part"},
	[seen_rule_corrected] = {.name = "stated.correction"},
	[seen_rule_done] = {.name = "seen.done-as-planned"},
	[seen_rule_doubt] = {.name = "unclear.not-certain"},
	[seen_rule_dates] = {.name = "unclear.several-dates"},
#define RULE(name, pred, aspect, answer, grade, weight, must, mustnot, kind,   \
	children, text)                                                        \
	{name, PRED_##pred, ASPECT_##aspect, ANSWER_##answer, GRADE_##grade,   \
		weight, must, mustnot, KIND_##kind, children, text},
#include "seen/rules.def"
#undef RULE
};
const unsigned seen_nrules = sizeof(seen_rules) / sizeof(seen_rules[0]);

const char *
rule_name(const struct scene *s, unsigned rule)
{
	if (rule < RULES_MAX)
		return seen_rules[rule].name;
	return s->people->words->lexicon->cues->cues[rule - RULES_MAX].name;
}

/* Did the narrative answer what a column beside it tells again? */
static bool
is_told(const struct scene *s, unsigned kid, enum aspect aspect)
{
	const struct vote *v = s->votes[kid][aspect];

	return (v[ANSWER_YES].weight && v[ANSWER_YES].value != s->value) ||
	       (v[ANSWER_NO].weight && v[ANSWER_NO].value != s->value);
}

static void
put_vote(struct scene *s, uint64_t kids, enum aspect aspect, enum answer answer,
	int weight, unsigned rule, uint32_t start, uint32_t end)
{
	while (kids) {
		unsigned i = (unsigned)__builtin_ctzll(kids);
		struct vote *v = s->columns ? &s->stated[i][aspect][answer]
					    : &s->votes[i][aspect][answer];

		kids &= kids - 1;
		if (weight <= v->weight ||
			(s->second && (aspect > ASPECT_ALONE ||
					      is_told(s, i, aspect))))
			continue;
		if (aspect == ASPECT_SEEN && answer == ANSWER_YES &&
			!s->columns)
			s->mode[i] = s->sentence_mode;
		*v = (struct vote){
			(int16_t)weight, (uint16_t)rule, s->value, start, end};
	}
}

/* On a screen it cannot be told. */
static bool
is_on_screen(const struct scene *s, enum aspect aspect, enum answer answer)
{
	return s->screen && !s->columns && aspect == ASPECT_SEEN &&
	       answer == ANSWER_YES;
}

void
scene_vote(struct scene *s, uint64_t kids, enum aspect aspect,
	enum answer answer, int weight, unsigned rule, uint32_t start,
	uint32_t end)
{
	if (is_on_screen(s, aspect, answer))
		put_vote(s, kids, aspect, ANSWER_UNCLEAR, weight,
			seen_rule_video, start, end);
	else
		put_vote(s, kids, aspect, answer, weight, rule, start, end);
}

/* Whether the strongest sighting so far is somebody else's. */
static void
note_telling(struct scene *s, uint64_t kids, int weight, bool told)
{
	for (; kids; kids &= kids - 1) {
		unsigned i = (unsigned)__builtin_ctzll(kids);
		uint64_t bit = UINT64_C(1) << i;

		if (weight <= s->votes[i][ASPECT_SEEN][ANSWER_YES].weight)
			continue;
		s->reported = told ? s->reported | bit : s->reported & ~bit;
	}
}

/* "A was still at nursery": the child and the place side by side. */
static bool
is_beside_child(const struct flow *f, const struct frame *fr)
{
	static const uint64_t between =
		IS(BE) | IS(HAVE) | IS(ADV) | IS(NEG) | IS(AND) | IS(ADULT);
	uint32_t i = fr->at;

	while (i > 0 && !f->t[i - 1].punct && !f->t[i - 1].kids &&
		f->t[i - 1].is & between)
		i--;
	return i > 0 && f->t[i - 1].kids && !f->t[i - 1].poss;
}

/* Said of the day and the child in so many words.  Not: another day, what a
 * relative tells of every day ("doing well at school", "is at football on
 * Saturdays"), "at my request". */
static bool
is_plain(const struct flow *f, const struct frame *fr)
{
	const struct token *after =
		fr->end + 1 < f->n ? &f->t[fr->end + 1] : NULL;

	if (fr->flags & (F_SAID | F_QUOTE) ||
		(fr->pred == PRED_OUT && !is_beside_child(f, fr)))
		return false;
	if (fr->flags & F_PAST && fr->pred != PRED_MISSING)
		return false;
	return !(fr->flags & F_TOLD && after && after->capital &&
		 after->end - after->start > 5 &&
		 memcmp(f->text.p + after->end - 4, "days", 4) == 0);
}

enum { NEG_REACH = 6 };

/* "not seen", not "seen": where the words of a no begin. */
static uint32_t
start_of(const struct flow *f, const struct frame *fr)
{
	uint32_t i = fr->at;

	while (fr->flags & F_NEG && i > 0 && fr->at - i < NEG_REACH &&
		!f->t[i - 1].punct) {
		i--;
		if (f->t[i].is & IS(NEG))
			return f->t[i].start;
	}
	return f->t[fr->at].start;
}

static void
vote(struct scene *s, const struct flow *f, const struct frame *fr,
	const struct rule *r, uint64_t kids)
{
	/* not over a screen, whatever else was */
	static const uint64_t by_hand =
		P(MEET) | P(EXAM) | P(HANDLE) | P(CUSTODY) | P(BROUGHT);
	uint32_t start = start_of(f, fr), end = f->t[fr->end - 1].end;
	unsigned n = (unsigned)(r - seen_rules);
	int weight = r->weight + (s->amended ? AMENDED_MORE : 0);

	/* who cannot speak yet has not said it */
	if (fr->pred == PRED_SAY || fr->pred == PRED_REQUEST)
		kids &= ~who_under(s, 1);
	/* "Saw the boys; the baby was not brought down": what is said of one
	 * child outweighs what is said of all */
	if (fr->pred == PRED_SEE && r->answer == ANSWER_YES && fr->group)
		weight -= GROUP_LESS;

	/* "Seen at home. A at nan's": who was seen is not said, where A was
	 * is */
	if (r->aspect == ASPECT_SEEN && r->answer == ANSWER_YES &&
		!(fr->flags & F_NAMED) && weight > UNNAMED_MOST)
		weight = UNNAMED_MOST;
	/* "in her bedroom": the worker is in the same house */
	if (fr->pred == PRED_OUT && f->t[fr->end - 1].mode == MODE_HOME)
		weight -= INDOORS_LESS;
	else if (fr->pred == PRED_OUT && fr->flags & F_NAMED)
		weight = UNNAMED_MOST + 1;

	if (r->aspect == ASPECT_SEEN && r->answer == ANSWER_YES)
		note_telling(s, kids, r->weight,
			(fr->flags & (F_PROTOLD | F_PAPER | F_VOUCHED)) != 0);
	if (r->aspect == ASPECT_SEEN && r->answer == ANSWER_NO &&
		is_plain(f, fr))
		s->plainly_not |= kids;
	if (by_hand >> fr->pred & 1 && fr->form != FORM_NOUN)
		put_vote(s, kids, r->aspect, r->answer, weight, n, start, end);
	else
		scene_vote(
			s, kids, r->aspect, r->answer, weight, n, start, end);
	if (r->aspect == ASPECT_SEEN && r->answer == ANSWER_YES && fr->but)
		scene_vote(s, fr->but, ASPECT_SEEN, ANSWER_NO, r->weight, n,
			start, end);
	if (r->aspect == ASPECT_SEEN && r->answer == ANSWER_NO && fr->but)
		scene_vote(s, fr->but, ASPECT_SEEN, ANSWER_YES, r->weight, n,
			start, end);
}

_Static_assert(sizeof(seen_rules) / sizeof(seen_rules[0]) <= RULES_MAX,
	"RULES_MAX is too small");

void
rules_index(struct seen_people *p)
{
	for (unsigned i = seen_nrules; i-- > seen_rule_last + 1;) {
		p->next_rule[i] = p->first_rule[seen_rules[i].pred];
		p->first_rule[seen_rules[i].pred] = (uint16_t)i;
	}
}

void
rules_apply(struct scene *s, struct flow *f, const struct frame *fr)
{
	const struct seen_people *p = s->people;
	uint64_t kids = fr->who & ~s->unborn;

	if (!kids && !fr->but)
		return;
	for (unsigned i = p->first_rule[fr->pred]; i; i = p->next_rule[i]) {
		const struct rule *r = &seen_rules[i];

		if ((fr->flags & r->must) == r->must &&
			!(fr->flags & r->mustnot))
			vote(s, f, fr, r, kids);
	}
}
