/* Words that only look like what they would mean: "A's wishes", "a reported
 * bruise", "as stated"; "at school" where it does not say where one is. */
#include "seen/views.h"

#include "core/agency.h"

static bool
same_clause(const struct flow *f, uint32_t from, uint32_t to)
{
	for (; from < to; from++)
		if (f->t[from].punct || f->t[from].is & IS(BUT))
			return false;
	return true;
}

/* "Small round bruise": of the noun that follows, not of the child. */
static bool
is_attributive(const struct flow *f, uint32_t i)
{
	uint32_t next = i + f->t[i].span;

	if (i > 0 && !f->t[i - 1].punct && !(f->t[i - 1].is & IS(DET)))
		return false;
	if (next >= f->n || f->t[next].punct || f->t[next].kids)
		return false;
	return !(f->t[next].is & (IS(AND) | IS(PREP) | IS(ADV) | IS(BUT) |
					 IS(NEG) | IS(BE) | IS(DET)));
}

/* "House clean and warm" */
static bool
is_of_thing(const struct flow *f, uint32_t i)
{
	while (i > 1 && f->t[i - 1].is & IS(AND) &&
		clause_has(&f->t[i - 2], P(STATE)))
		i -= 2;
	if (!i)
		return false;
	i--;
	if (f->t[i].is & IS(BE) && i > 1 && f->t[i - 1].marks & MARKED(WHICH))
		return f->t[i - 2].punct == ','; /* "..., which was clean" */
	if (f->t[i].marks & MARKED(LIFE))
		return true; /* "progressed well" */
	return !f->t[i].punct && !f->t[i].is && !f->t[i].kids &&
	       !f->t[i].nmeanings && !f->t[i].covered &&
	       !(i > 0 && f->t[i - 1].is & (IS(KID) | IS(ADULT)) &&
		       !f->t[i - 1].poss);
}

/* "out of nowhere", "out of hours" */
static bool
is_on_of(const struct flow *f, uint32_t i)
{
	const struct token *of = &f->t[i + f->t[i].span];

	return i + 1 < f->n && f->t[i].span == 1 && !of->punct &&
	       of->end - of->start == 2 && of->is & IS(ABOUT) &&
	       of->is & IS(PREP) && f->text.p[of->start] == 'o';
}

/* "spoke to the neighbour on the stairs": her place. */
static bool
is_addressed(const struct flow *f, uint32_t i)
{
	while (i > 0 && f->t[i - 1].is & (IS(DET) | IS(POSS)))
		i--;
	return i > 0 && f->t[i - 1].is & (IS(TO) | IS(BY));
}

/* "ht/wt not done", "imms overdue": the weighing did not happen. */
static bool
is_undone(const struct flow *f, uint32_t i)
{
	uint32_t k = i + f->t[i].span, end = k + 4 < f->n ? k + 4 : f->n;

	for (; k < end && (!f->t[k].punct || f->t[k].punct == '/'); k++)
		if (f->t[k].is & (IS(NEG) | IS(MODAL)) ||
			f->t[k].marks & MARKED(UNDONE))
			return true;
	return false;
}

/* "worries about his weight", "re imms" */
static bool
is_worry(const struct flow *f, uint32_t i)
{
	while (i > 0 && f->t[i - 1].is & (IS(DET) | IS(POSS)))
		i--;
	return i > 0 && f->t[i - 1].is & IS(ABOUT) && !f->t[i - 1].nmeanings &&
	       f->t[i - 1].is & IS(PREP) && f->t[i - 1].marks & MARKED(MATTER);
}

static bool
is_kid_inside(const struct flow *f, uint32_t i)
{
	return f->t[i].span > 1 && f->t[i + f->t[i].span - 1].kids;
}

/* "Mum came without A", not "what is school like without A". */
static bool
is_unaccompanied(const struct flow *f, uint32_t i)
{
	if (!i)
		return true;
	for (; i > 0 && !f->t[i - 1].punct; i--)
		if (f->t[i - 1].is & IS(ADULT) ||
			clause_has(&f->t[i - 1], P(COME) | P(VISIT)))
			return true;
	return false;
}

static bool
is_asked(const struct flow *f, uint32_t i)
{
	while (i-- > 0)
		if (clause_has(&f->t[i], P(ASK) | P(TALK) | P(TOOL)))
			return true;
	return false;
}

/* A noun nobody knows stands behind it. */
static bool
is_noun_after(const struct flow *f, uint32_t i)
{
	return i + 1 < f->n && !f->t[i + 1].punct && !f->t[i + 1].is &&
	       !f->t[i + 1].kids && !clause_is_verb(&f->t[i + 1]);
}

/* "a card A wrote", "the picture A drew": it was then. */
static bool
is_made_by(const struct flow *f, uint32_t kid)
{
	const struct token *t;

	if (kid < 2)
		return false;
	t = &f->t[kid - 1];
	return !t->punct && !t->is && !t->kids && !clause_is_verb(t) &&
	       f->t[kid - 2].is & (IS(DET) | IS(POSS));
}

/* "attends Hill Primary": present tense, and somewhere. */
static bool
is_habit_of(const struct flow *f, uint32_t i)
{
	const struct token *t = &f->t[i];
	uint32_t next = i + t->span;

	return t->span == 1 && f->text.p[t->end - 1] == 's' && next < f->n &&
	       !f->t[next].punct &&
	       !(f->t[next].is & (IS(PREP) | IS(ADV) | IS(TODAY) | IS(AND)));
}

/* "no one else in but father" */
static bool
is_but_adult(const struct flow *f, uint32_t i)
{
	if (i >= f->n || !(f->t[i].is & (IS(BUT) | IS(EXCEPT))))
		return false;
	for (i++; i < f->n && f->t[i].is & (IS(DET) | IS(POSS)); i++)
		;
	return i < f->n && (f->t[i].is & IS(ADULT)) != 0;
}

/* "the flat", "a cold": a noun, or of one. */
static bool
is_noun(const struct flow *f, uint32_t i)
{
	return (f->t[i].span == 1 && i > 0 &&
		       f->t[i - 1].is & (IS(DET) | IS(POSS)) &&
		       !f->t[i - 1].kids) ||
	       is_attributive(f, i) || is_of_thing(f, i);
}

static bool
is_no_check(const struct flow *f, uint32_t i)
{
	return is_undone(f, i) || is_worry(f, i);
}

/* "what is school like without A" */
static bool
is_of_absence(const struct flow *f, uint32_t i)
{
	return is_kid_inside(f, i) && !is_unaccompanied(f, i);
}

/* "asked ...: no answer" */
static bool
is_unanswered(const struct flow *f, uint32_t i)
{
	return f->t[i].is & IS(NEG) && is_asked(f, i);
}

/* "no visible marks" */
static bool
is_adjective(const struct flow *f, uint32_t i)
{
	return f->t[i].span == 1 && is_noun_after(f, i);
}

/* "Home conditions", "no one else home" */
static bool
is_house(const struct flow *f, uint32_t i)
{
	static const uint64_t who =
		IS(KID) | IS(BE) | IS(ADV) | IS(AND) | IS(ADULT);

	return f->t[i].span == 1 && !(i > 0 && f->t[i - 1].is & who);
}

/* "just us but father" */
static bool
is_all_but_adult(const struct flow *f, uint32_t i)
{
	return is_but_adult(f, i + f->t[i].span);
}

/* Below: there is a word before it. */

static bool
is_place_of_adult(const struct flow *f, uint32_t i)
{
	return f->t[i - 1].is & IS(ADULT) && !f->t[i - 1].kids &&
	       is_addressed(f, i - 1);
}

/* "the one missing" */
static bool
is_thing_missing(const struct flow *f, uint32_t i)
{
	const struct token *before = &f->t[i - 1];

	return f->t[i].span == 1 && !before->is && !before->kids &&
	       !before->nmeanings && !before->covered;
}

/* "was told", "was also told" */
static bool
is_told(const struct flow *f, uint32_t i)
{
	const struct token *before = &f->t[i - 1];

	return f->t[i].span == 1 &&
	       (before->is & IS(BE) || (before->is & IS(ADV) && i > 1 &&
					       f->t[i - 2].is & IS(BE)));
}

/* "said by staff" */
static bool
is_said_by_staff(const struct flow *f, uint32_t i)
{
	return i + 2 < f->n && f->t[i + 1].is & IS(BY) &&
	       f->t[i + 2].is & IS(PRO);
}

/* "A's wishes", "the reported bruise", "as stated", "a card A wrote" */
static bool
is_no_verb(const struct flow *f, uint32_t i)
{
	const struct token *before = &f->t[i - 1];

	if (before->poss ||
		(before->is & (IS(DET) | IS(POSS)) && !before->kids))
		return true;
	if (before->is & IS(AS) ||
		(i > 1 && before->is & IS(ADV) && f->t[i - 2].is & IS(AS)))
		return true;
	return before->kids && !before->kidword && is_made_by(f, i - 1);
}

/* "at mum" */
static bool
is_at_adult(const struct flow *f, uint32_t i)
{
	const struct token *last = &f->t[i + f->t[i].span - 1];

	return f->t[i].span > 1 && last->is & IS(ADULT) && !last->poss;
}

/* "seen at school" */
static bool
is_seen_there(const struct flow *f, uint32_t i)
{
	return f->sighted && f->verb_end && same_clause(f, f->verb_end, i);
}

/* "Dad has A at home", "to go home", "letter home" */
static bool
is_homeward(const struct flow *f, uint32_t i)
{
	const struct token *before = &f->t[i - 1];

	if (before->kids && i > 2 && f->t[i - 2].is & IS(HAVE) &&
		f->t[i - 3].is & IS(ADULT))
		return true;
	return (before->is & (IS(MOTION) | IS(TO))) != 0;
}

/* "excluded for fighting", "when choosing the venue" */
static bool
is_topic(const struct flow *f, uint32_t i)
{
	return (f->t[i - 1].is & (IS(ABOUT) | IS(BUT))) != 0;
}

static bool
is_nobodys_place(const struct flow *f, uint32_t i)
{
	static const uint64_t whereabouts = IS(KID) | IS(BE) | IS(ADV) |
					    IS(NEG) | IS(HAVE) | IS(MODAL) |
					    IS(AND) | IS(BUT) | IS(ADULT);
	const struct token *before = &f->t[i - 1];

	return !(before->is & whereabouts) || before->is & IS(PREP) ||
	       (before->kids && !clause_is_subject(f, i - 1));
}

#define FORM(name) (1u << FORM_##name)
enum { ANY_FORM = 0xff };
#define ANY_PRED UINT64_MAX

/* What each happening in each form may turn out to be instead. */
struct lookalike {
	uint64_t preds;
	unsigned forms;
	bool (*is)(const struct flow *f, uint32_t i);
};

static const struct lookalike lookalikes[] = {
	{P(STATE), FORM(FLAT), is_noun},
	{P(OUT), ANY_FORM, is_on_of},
	{P(EXAM) | P(CLINICAL), FORM(FLAT), is_no_check},
	{P(UNSEEN), ANY_FORM, is_of_absence},
	{P(NOACCESS), ANY_FORM, is_unanswered},
	{P(SEE), FORM(FLAT), is_adjective},
	{P(HOME), ANY_FORM, is_house},
	{P(JUSTUS), ANY_FORM, is_all_but_adult},
};

/* The same, where a word stands before it. */
static const struct lookalike behind_word[] = {
	{P(PLACE), ANY_FORM, is_place_of_adult},
	{P(MISSING), ANY_FORM, is_thing_missing},
	{P(SAY), ANY_FORM, flow_hearsay},
	{P(SAY), FORM(FIN), is_told},
	{P(SAY), FORM(FIN), is_said_by_staff},
	{ANY_PRED, FORM(FIN), is_no_verb},
	{P(OUT), ANY_FORM, is_at_adult},
	{P(OUT), ANY_FORM, is_seen_there},
	{P(HOME), ANY_FORM, is_homeward},
	{ANY_PRED, FORM(ING), is_topic},
	{P(COME), FORM(FIN), is_habit_of},
	{P(OUT) | P(OFFSCHOOL), ANY_FORM, is_nobodys_place},
};

static bool
is_lookalike(const struct lookalike *l, size_t n, const struct flow *f,
	uint32_t i, struct meaning m)
{
	for (; n; n--, l++)
		if (l->preds >> m.pred & 1 && l->forms >> m.form & 1 &&
			l->is(f, i))
			return true;
	return false;
}

bool
clause_is_really(const struct scene *s, const struct flow *f, uint32_t i,
	struct meaning m)
{
	if (m.pred == PRED_NOTALONE && m.form == FORM_NOUN)
		return false; /* the heading of a box */
	if (m.pred == PRED_CLINICAL && !agency_kind_has_patient(s->kind))
		return false;
	if (!views_is_really(f, i, m) ||
		is_lookalike(lookalikes,
			sizeof(lookalikes) / sizeof(*lookalikes), f, i, m))
		return false;
	return i == 0 || f->t[i - 1].punct ||
	       !is_lookalike(behind_word,
		       sizeof(behind_word) / sizeof(*behind_word), f, i, m);
}
