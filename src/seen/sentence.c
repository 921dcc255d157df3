/* Reads one sentence: who speaks, how they were in touch, then every
 * predicate in turn. */
#include "core/agency.h"
#include "seen/answer.h"
#include "seen/views.h"

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
		if (!clause_is_really(s, f, i, f->t[i].means[m]))
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

/* "Mother antenatal appointment.", "Father in ED with hand injury.": the
 * grown-up it begins with came on her own account. */
static bool
came_for_herself(const struct scene *s, const struct flow *f)
{
	static const uint32_t own = MARKED(OWNCARE) | MARKED(AILMENT);
	static const uint64_t tells =
		P(SAY) | P(FEEL) | P(REQUEST) | P(PHONE) | P(BROUGHT);
	bool ails = false;

	/* what she tells or worries about may be the child's */
	if (!(f->t[0].is & IS(ADULT)) || f->preds & tells || f->t[0].poss ||
		s->named || !agency_kind_has_patient(s->kind))
		return false;
	for (uint32_t i = 1; i < f->n; i++) {
		if (f->t[i].kids || f->t[i].is & (IS(KID) | IS(ADULT)))
			return false;
		ails |= (f->t[i].marks & own) != 0;
	}
	return ails;
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
	uint8_t places[SENTENCE_MAX + 1] = {0};
	uint32_t m = survey(s, &f, places), closed = 0;

	if (f.marks & MARKED(OWNCARE) && !(f.is & IS(KID)) &&
		!(s->usual & ~who_under(s, GROWING)))
		s->adult_patient = true; /* "Seen at home, lochia normal" */
	if (came_for_herself(s, &f))
		s->adult_patient = true;
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
