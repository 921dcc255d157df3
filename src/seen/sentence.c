/* Reads one sentence: who speaks, how they were in touch, then every
 * predicate in turn. */
#include "seen/answer.h"
#include "seen/views.h"

#include "core/agency.h"
#include "util/str.h"

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

	return f->t[i].span == 1 && !of->punct && of->end - of->start == 2 &&
	       of->is & IS(ABOUT) && of->is & IS(PREP) &&
	       f->text.p[of->start] == 'o';
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

/* "said his grandad", "says mum" */
static bool
is_inverted(const struct flow *f, uint32_t i)
{
	for (i++; i < f->n && f->t[i].is & (IS(DET) | IS(POSS)); i++)
		;
	return i < f->n && f->t[i].is & (IS(ADULT) | IS(PRO)) && !f->t[i].poss;
}

/* Words that only look like it: "A's wishes", "a reported bruise", "as
 * stated"; "at school" where it does not say where somebody is. */
static bool
is_really(const struct scene *s, const struct flow *f, uint32_t i,
	struct meaning m)
{
	const struct token *before = i > 0 ? &f->t[i - 1] : NULL;
	static const uint64_t whereabouts = IS(KID) | IS(BE) | IS(ADV) |
					    IS(NEG) | IS(HAVE) | IS(MODAL) |
					    IS(AND) | IS(BUT) | IS(ADULT);

	if (m.pred == PRED_NOTALONE && m.form == FORM_NOUN)
		return false; /* the heading of a box */
	if (!views_is_really(f, i, m))
		return false;
	/* "the flat", "a cold": a noun */
	if (m.pred == PRED_STATE && m.form == FORM_FLAT && f->t[i].span == 1 &&
		before && before->is & (IS(DET) | IS(POSS)) && !before->kids)
		return false;
	if (m.pred == PRED_STATE && m.form == FORM_FLAT &&
		(is_attributive(f, i) || is_of_thing(f, i)))
		return false;
	if (m.pred == PRED_OUT && i + 1 < f->n && is_on_of(f, i))
		return false;
	if (m.pred == PRED_CLINICAL && !agency_kind_has_patient(s->kind))
		return false;
	if ((m.pred == PRED_EXAM || m.pred == PRED_CLINICAL) &&
		m.form == FORM_FLAT && (is_undone(f, i) || is_worry(f, i)))
		return false;
	if (m.pred == PRED_UNSEEN && is_kid_inside(f, i) &&
		!is_unaccompanied(f, i))
		return false;
	if (m.pred == PRED_NOACCESS && f->t[i].is & IS(NEG) && is_asked(f, i))
		return false; /* "asked ...: no answer" */
	if (m.pred == PRED_SEE && m.form == FORM_FLAT && f->t[i].span == 1 &&
		is_noun_after(f, i))
		return false; /* "no visible marks" */
	if (m.pred == PRED_HOME && f->t[i].span == 1 &&
		!(before && before->is & (IS(KID) | IS(BE) | IS(ADV) | IS(AND) |
						 IS(ADULT))))
		return false; /* "Home conditions", "no one else home" */
	if (m.pred == PRED_JUSTUS && is_but_adult(f, i + f->t[i].span))
		return false;
	if (!before || before->punct)
		return true;
	if (m.pred == PRED_PLACE && before->is & IS(ADULT) && !before->kids &&
		is_addressed(f, i - 1))
		return false;
	if (m.pred == PRED_MISSING && f->t[i].span == 1 && !before->is &&
		!before->kids && !before->nmeanings && !before->covered)
		return false; /* "the one missing" */
	if (m.pred == PRED_SAY && flow_hearsay(f, i))
		return false;
	if (m.pred == PRED_SAY && m.form == FORM_FIN && f->t[i].span == 1 &&
		(before->is & IS(BE) || (before->is & IS(ADV) && i > 1 &&
						f->t[i - 2].is & IS(BE))))
		return false; /* "was told" */
	if (m.form == FORM_FIN &&
		(before->poss ||
			(before->is & (IS(DET) | IS(POSS)) && !before->kids)))
		return false;
	if (m.form == FORM_FIN && i > 0 &&
		(before->is & IS(AS) || (i > 1 && before->is & IS(ADV) &&
						f->t[i - 2].is & IS(AS))))
		return false;
	if (m.pred == PRED_OUT && f->t[i].span > 1 &&
		f->t[i + f->t[i].span - 1].is & IS(ADULT) &&
		!f->t[i + f->t[i].span - 1].poss)
		return false; /* "at mum" */
	if (m.pred == PRED_OUT && f->sighted && f->verb_end &&
		same_clause(f, f->verb_end, i))
		return false; /* "seen at school" */
	if (m.pred == PRED_SAY && i + 2 < f->n && f->t[i + 1].is & IS(BY) &&
		m.form == FORM_FIN && f->t[i + 2].is & IS(PRO))
		return false;
	if (m.pred == PRED_HOME && before->kids && i > 2 &&
		f->t[i - 2].is & IS(HAVE) && f->t[i - 3].is & IS(ADULT))
		return false; /* "Dad has A at home" */
	if (m.pred == PRED_HOME && before->is & (IS(MOTION) | IS(TO)))
		return false; /* "to go home", "letter home" */
	/* "excluded for fighting", "when choosing the venue" */
	if (m.form == FORM_ING && before->is & (IS(ABOUT) | IS(BUT)))
		return false;
	if (m.pred == PRED_COME && m.form == FORM_FIN && is_habit_of(f, i))
		return false; /* "attends Hill Primary" */
	if (m.pred == PRED_SAY && before->punct == ',' && is_inverted(f, i))
		return false; /* "..., said his grandad" */
	if (m.form == FORM_FIN && before->kids && !before->kidword &&
		is_made_by(f, i - 1))
		return false;
	if (m.pred == PRED_OUT || m.pred == PRED_OFFSCHOOL)
		return (before->is & whereabouts) != 0 &&
		       !(before->is & IS(PREP)) &&
		       (!before->kids || clause_is_subject(f, i - 1));
	return true;
}

/* "Mother reviewed. Bright in mood.": she is the patient from here on. */
static void
note_patient(struct scene *s, const struct frame *fr)
{
	static const uint64_t seen = P(SEE) | P(EXAM) | P(INTERVIEW) |
				     P(BROUGHT) | P(HANDLE) | P(CUSTODY);

	if (fr->who && !fr->implicit)
		s->adult_patient = false;
	else if (fr->subject == PARTY_ADULT && !fr->implicit && !fr->who &&
		 fr->form != FORM_FLAT && !(fr->flags & (F_ACTIVE | F_NEG)) &&
		 (seen >> fr->pred & 1 || (fr->pred == PRED_COME && !s->named)))
		s->adult_patient = true;
}

static void
read_token(struct scene *s, struct flow *f, uint32_t i)
{
	static const uint64_t sighting = P(SEE) | P(MEET) | P(TALK) | P(EXAM) |
					 P(ACT) | P(INTERVIEW) | P(HANDLE) |
					 P(ASK);
	static const uint64_t says = P(SAY) | P(FEEL) | P(REQUEST);
	struct frame fr;
	bool meh = false;

	for (unsigned m = 0; m < f->t[i].nmeanings; m++) {
		if (!is_really(s, f, i, f->t[i].means[m]))
			continue;
		clause_frame(s, f, i, m, &fr);
		if (fr.pred == PRED_ALONE)
			alone_who(s, f, &fr);
		if (fr.pred == PRED_JUSTUS)
			alone_room(s, f, &fr);
		clause_special(s, f, &fr);
		views_frame(s, f, &fr);
		if (says >> fr.pred & 1)
			views_told(s, f, &fr);
		if (fr.pred == PRED_SAY && fr.subject == PARTY_KID) {
			f->speaker_kids = fr.subject_kids;
			if (flow_idle_talk(f, fr.end, &meh))
				fr.flags |= F_IDLE | (meh ? F_MEH : 0);
		}
		if (fr.pred != PRED_SAY || fr.end >= f->n ||
			!(f->t[fr.end].is & IS(BY)))
			rules_apply(s, f, &fr);
		views_asked(s, f, &fr);
		if (fr.pred == PRED_KIDCALLS && fr.who) {
			f->last = PARTY_KID;
			f->last_kids = fr.who;
		}
		note_patient(s, &fr);
		flow_open(f, &fr);
		if (fr.form != FORM_FLAT && fr.form != FORM_ING) {
			f->verb = fr.flags;
			f->sighted = fr.who && (sighting >> fr.pred & 1);
			f->verb_end = fr.end;
		}
		if (!fr.implicit && fr.form != FORM_FLAT &&
			!(fr.pred == PRED_ASK && fr.subject == PARTY_ADULT)) {
			f->last = fr.subject;
			f->last_kids = fr.subject_kids;
			if (fr.flags & F_ACTIVE && fr.object == PARTY_KID &&
				(fr.subject == PARTY_PRO ||
					fr.pred == PRED_BESIDE)) {
				f->last = PARTY_KID;
				f->last_kids = fr.object_kids;
			}
		}
	}
}

static bool
views_before(const struct flow *f, uint32_t colon)
{
	for (uint32_t i = 0; i < colon; i++)
		if (clause_has(&f->t[i], P(VIEWS)))
			return !flow_told_after(f, colon);
	return false;
}

/* Does the sentence name grown-ups of the family and no child? */
static bool
is_of_adults(const struct flow *f)
{
	bool adult = false;

	if (!((f->t[0].is | f->t[f->n > 1].is) & IS(ADULT)))
		return false;
	for (uint32_t i = 0; i < f->n; i++) {
		if (f->t[i].kids || f->t[i].is & IS(PRO))
			return false;
		adult |= f->t[i].is & IS(ADULT) && !(f->t[i].is & IS(STAFF)) &&
			 !f->t[i].quoted;
	}
	return adult;
}

enum { GROWING = 11 }; /* years: younger ones have no smear, no coil */
/* "the foster carer's home" */
static bool
is_foster_home(const struct token *t, uint32_t i)
{
	return t[i].mode == MODE_HOME && i > 0 && t[i - 1].is & IS(FOSTER);
}

/* "W&F: would like ...", "A: no marks": whom what follows is about. */
static void
read_colon(struct scene *s, struct flow *f, uint32_t i)
{
	const struct token *t = f->t;

	/* "Police: ..." in what is not a school's own note */
	if (i > 0 && i < 3 && t[i - 1].is & IS(PRO) && !t[i - 1].kids &&
		!t[i - 1].poss && s->kind != KIND_SCHOOL &&
		s->kind != KIND_NURSERY) {
		f->speaker = PARTY_PRO;
		f->speaker_at = i;
	}
	if (views_before(f, i)) {
		f->last = PARTY_KID;
		f->last_kids = s->focus ? s->focus : s->usual;
	} else if (i > 0 && t[i - 1].kids && !t[i - 1].poss) {
		f->last = PARTY_KID;
		f->last_kids = t[i - 1].kids;
	}
}

/* What all its tokens are together, and where something is to be read. */
static uint32_t
survey(struct scene *s, struct flow *f, uint8_t *places)
{
	static const uint64_t company = IS(ADULT) | IS(IF);
	struct flow sum = {.is = 0};
	bool quoted = false;
	uint32_t m = 0;

	s->sentence_mode = MODE_NONE;
	for (uint32_t i = 0; i < f->n; i++) {
		const struct token *t = &f->t[i];

		if (t->mode && !t->quoted && !s->sentence_mode)
			s->sentence_mode = is_foster_home(f->t, i)
						   ? (uint8_t)MODE_PLACEMENT
						   : t->mode;
		flow_add(&sum, t);
		places[m] = (uint8_t)i;
		m += (t->nmeanings != 0) | (t->punct == ':') |
		     (t->punct == ';') | ((t->is & company) != 0) |
		     (t->quoted & !quoted);
		quoted = t->quoted;
	}
	f->is = sum.is;
	f->preds = sum.preds;
	f->marks = sum.marks;
	f->voice = sum.voice;
	return m;
}

/* Ends what somebody was saying, at the tokens before `to`. */
static void
close_until(struct flow *f, uint32_t *at, uint32_t to)
{
	if (f->speaker != PARTY_NONE)
		for (; *at < to && f->speaker != PARTY_NONE; ++*at)
			flow_close(f, *at);
	*at = to;
}

void
scene_read(struct scene *s, struct token *t, uint32_t n)
{
	struct flow f = {.t = t, .n = n, .text = s->text, .sum = &s->sum};
	uint8_t places[SENTENCE_MAX + 1];
	uint32_t m = survey(s, &f, places), closed = 0;

	if (f.marks & MARKED(OWNCARE) && !(f.is & IS(KID)) &&
		!(s->usual & ~who_under(s, GROWING)))
		s->adult_patient = true; /* "Seen at home, lochia normal" */
	if (s->goes_on) {
		f.speaker = s->left_speaker;
		f.speaker_kids = s->left_kids;
		f.plan = s->left_plan;
	}
	flow_mood(&f);
	flow_told(&f);
	views_caller(s, &f);
	views_session(s, &f);
	if (!s->text_mode)
		s->text_mode = s->sentence_mode;
	if (n > 0)
		flow_ways(s, &f, 0);
	for (uint32_t k = 0; k < m; k++) {
		uint32_t i = places[k];

		close_until(&f, &closed, i);
		if (i > 0 && t[i].punct == ';')
			flow_ways(s, &f, i + 1);
		close_until(&f, &closed, i + 1);
		if (t[i].punct == ':')
			read_colon(s, &f, i);
		if (t[i].nmeanings)
			read_token(s, &f, i);
		if (t[i].quoted && (i == 0 || !t[i - 1].quoted))
			views_quote(s, &f, i);
		if (t[i].is & (IS(ADULT) | IS(IF)))
			flow_company(s, &f, i);
	}
	close_until(&f, &closed, n);
	s->left_speaker = f.speaker;
	s->left_kids = f.speaker_kids;
	s->left_plan = f.plan;
	views_sentence(s, &f, s->ended);
	if (f.last == PARTY_NONE && is_of_adults(&f))
		f.last = PARTY_ADULT; /* "Father's own attendance." */
	if (f.last == PARTY_NONE && n > 1 && t[0].kids && !t[0].poss &&
		!t[1].punct && !(t[1].is & IS(PREP))) {
		f.last = PARTY_KID; /* "A returned late." */
		f.last_kids = t[0].kids;
	}
	if (f.last != PARTY_NONE)
		s->party = f.last, s->party_kids = f.last_kids;
}

/* "34F", "40M": a grown-up is the patient. */
static void
mark_adult(struct scene *s, struct token *t)
{
	const char *p = s->text.p + t->start;

	if (t->end - t->start != 3 || p[0] < '1' || p[0] > '9' || p[1] < '0' ||
		p[1] > '9' || !memchr("fMF", p[2], 3) ||
		(p[0] == '1' && p[1] < '8'))
		return;
	t->is |= IS(ADULT);
	s->adult_patient = true;
}

/* What the figures tell. */
static void
mark_figures(struct scene *s, struct token *t, uint32_t n)
{
	for (uint32_t i = 0; i < n && s->sum.figures; i++) {
		char first = s->text.p[t[i].start];

		if (first >= '0' && first <= '9')
			mark_adult(s, &t[i]);
	}
	if (s->sum.figures || s->sum.marks & MARKED(MONTH))
		when_mark(s, t, n);
}

void
scene_sentence(struct scene *s, struct token *t, uint32_t n, char ended)
{
	n = who_mark(s, t, n);
	happen_mark(s->people->words, t, n);
	open_mark(s, t, n);
	mark_figures(s, t, n);
	if (s->cues)
		cues_sentence(s->cues, t, n);
	form_sentence(s, t, n, ended);
	s->ended = ended;
	scene_read(s, t, n);
}
