/* Words to what they say: an answer and what stands beside it. */
#include "seen/said.h"

#include "util/str.h"

static bool
has(const struct token *t, enum pred p)
{
	for (uint32_t k = 0; k < t->nmeanings; k++)
		if (t->means[k].pred == p)
			return true;
	return false;
}

/* "seen", not "see narrative". */
static bool
has_sight(const struct token *t)
{
	for (uint32_t k = 0; k < t->nmeanings; k++)
		if ((t->means[k].pred == PRED_SEE &&
			    t->means[k].form != FORM_BASE) ||
			t->means[k].pred == PRED_FACE)
			return true;
	return false;
}

/* One predicate, one mark of what was said; the first that fits. */
static const struct {
	uint8_t pred;
	uint8_t at; /* of struct said */
} marks[] = {
	{PRED_WITHADULT, offsetof(struct said, company)},
	{PRED_NOTALONE, offsetof(struct said, company)},
	{PRED_STAYED, offsetof(struct said, company)},
	{PRED_ASLEEP, offsetof(struct said, asleep)},
	{PRED_NOTSOUGHT, offsetof(struct said, notsought)},
	{PRED_NOTRECORDED, offsetof(struct said, notrecorded)},
	{PRED_OUT, offsetof(struct said, away)},
	{PRED_MISSING, offsetof(struct said, away)},
	{PRED_BRIEF, offsetof(struct said, brief)},
	{PRED_DISTANT, offsetof(struct said, distant)},
	{PRED_VIDEO, offsetof(struct said, screen)},
	{PRED_PHONE, offsetof(struct said, call)},
	{PRED_TEXT, offsetof(struct said, call)},
};

static void
note(struct said *a, const struct token *t, bool neg)
{
	bool came = has(t, PRED_COME) || has(t, PRED_BROUGHT);

	if (came && a->person && !a->kids && !neg) {
		a->company = true; /* "mum present" */
		return;
	}
	if (has_sight(t) || (neg && has(t, PRED_SEE)) || came) {
		a->seen = true, a->neg |= neg;
		return;
	}
	if (has(t, PRED_ALONE) || has(t, PRED_JUSTUS)) {
		*(neg ? &a->company : &a->alone) = true;
		return;
	}
	if (has(t, PRED_TALK)) {
		a->spoken = !neg;
		return;
	}
	if (has(t, PRED_UNSEEN) || has(t, PRED_DNA) || has(t, PRED_CALLEDOFF) ||
		has(t, PRED_NOACCESS) || has(t, PRED_ABSENT)) {
		a->seen = a->neg = true;
		return;
	}
	if (has(t, PRED_ASK) && !neg) {
		a->asked = true;
		return;
	}
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (has(t, marks[i].pred)) {
			*(bool *)((char *)a + marks[i].at) = true;
			return;
		}
	a->words = true;
}

/* The reply in the box behind the heading at i, or 0. */
static uint32_t
after_box(const struct answer_sink *sink, const struct token *t, uint32_t i,
	uint32_t to)
{
	uint32_t k = i + t[i].span;

	while (k < to && (t[k].punct == '-' || t[k].punct == ':'))
		k++;
	return k < to && k > i + t[i].span &&
			       reply_of(sink->scene->text, &t[k]) != REPLY_NONE
		       ? k
		       : 0;
}

static bool
is_word(const struct answer_sink *sink, const struct token *t, const char *word)
{
	return str_ieq((struct chron_str){sink->scene->text.p + t->start,
			       t->end - t->start},
		chron_cstr(word));
}

/* "all", "both" with a word behind it that it belongs to is no reply: "All
 * family", "both parents". */
static bool
is_of_adults(const struct answer_sink *sink, const struct token *t, uint32_t i,
	uint32_t to)
{
	return i + 1 < to && t[i + 1].is & IS(ADULT) &&
	       (is_word(sink, &t[i], "all") || is_word(sink, &t[i], "both"));
}

/* "seen alone", "seen on her own": one thing to be or not to be. */
static bool
is_seen_alone(const struct token *t, uint32_t i, uint32_t to)
{
	return has_sight(&t[i]) && i + 1 < to && has(&t[i + 1], PRED_ALONE);
}

static bool
is_every(const struct answer_sink *sink, const struct token *t, uint32_t i,
	uint32_t to)
{
	static const char *const words[] = {"all", "both", "none", "neither"};

	for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++)
		if (is_word(sink, &t[i], words[k]))
			return !is_of_adults(sink, t, i, to);
	return false;
}

static bool
is_unknown(const struct token *t)
{
	return !t->is && !t->nmeanings && !t->kids && !t->covered;
}

static void
look_at_kids(const struct token *t, bool but, bool neg, struct said *a)
{
	/* "Yes (not B)" */
	if (but || (neg && a->reply == REPLY_YES && !a->kids)) {
		a->but |= t->kids;
	} else {
		a->kids |= t->kids;
		a->named |= !(t->kids & (t->kids - 1));
		a->every = true;
		if (t->kidword == KIDS_NEITHER)
			a->reply = REPLY_NO;
	}
	a->neg |= neg && a->kids; /* "not B" */
}

static void
look_at_adult(
	const struct answer_sink *sink, const struct token *t, struct said *a)
{
	if (!(t->is & (IS(ADULT) | IS(PRO) | IS(STAFF))) || t->poss)
		return;
	a->adult |= t->is & IS(ADULT) && !(t->is & IS(STAFF));
	a->person = true;
	a->family |= is_word(sink, t, "family");
}

/* Whose words they are, and how they were said. */
static void
look_at_telling(const struct token *t, uint32_t i, bool inside, struct said *a)
{
	a->relayed |= inside && has(&t[i], PRED_SAY) &&
		      t[i - 1].is & IS(ADULT) && !(t[i - 1].is & IS(FOSTER));
	a->manner |= has(&t[i], PRED_STATE) || t[i].voice & VOICE(MANNER);
	a->speech |= t[i].quoted || has(&t[i], PRED_SAY) ||
		     has(&t[i], PRED_FEEL) || has(&t[i], PRED_REQUEST);
	a->past |= (t[i].is & IS(PASTT)) != 0;
}

/* "Alone - N" */
static void
look_at_box(
	const struct answer_sink *sink, const struct token *t, struct said *a)
{
	*(reply_of(sink->scene->text, t) == REPLY_YES ? &a->alone
						      : &a->company) = true;
}

/* "offered, declined" */
static void
look_for_refusal(const struct token *t, uint32_t i, uint32_t to, struct said *a)
{
	for (; i < to; i++)
		a->refused |= (t[i].is & IS(REFUSE)) != 0;
}

void
said_read(const struct answer_sink *sink, const struct token *t, uint32_t from,
	uint32_t to, struct said *a)
{
	bool neg = false, but = false;

	*a = (struct said){.start = t[from].start, .end = t[to - 1].end};
	a->quote = t[from].quoted && t[to - 1].quoted;
	for (uint32_t i = from; i < to; i++) {
		enum reply r = a->reply || i > from + 4
				       ? REPLY_NONE
				       : reply_here(sink->scene, &t[i]);
		uint32_t k;

		if (t[i].punct) {
			neg = false;
			continue;
		}
		/* "to be seen next week" is nothing yet */
		if (t[i].is & IS(MODAL) && !r) {
			a->words = true;
			look_for_refusal(t, i, to, a);
			break;
		}
		if (is_of_adults(sink, t, i, to))
			r = REPLY_NONE;
		k = has(&t[i], PRED_ALONE) && !neg ? after_box(sink, t, i, to)
						   : 0;
		if (k) {
			look_at_box(sink, &t[k], a);
			i = k;
			continue;
		}
		a->refused |= (t[i].is & IS(REFUSE)) != 0;
		if (is_word(sink, &t[i], "only")) {
			a->only = true;
			continue;
		}
		but |= (t[i].is & IS(EXCEPT)) != 0;
		if (t[i].kids && !t[i].poss && !a->words) {
			look_at_kids(&t[i], but, neg && !r, a);
			continue;
		}
		if (r)
			a->reply = r;
		a->every |= is_every(sink, t, i, to);
		if (!r && t[i].is & IS(WITH) && i + 1 < to &&
			t[i + 1].is & IS(ADULT))
			a->company = true;
		look_at_adult(sink, &t[i], a);
		if (r == REPLY_NONE && t[i].is & IS(NEG))
			neg = true;
		look_at_telling(t, i, i > from, a);
		if (neg && !r && is_seen_alone(t, i, to))
			continue; /* "not seen alone" */
		if (t[i].nmeanings && !r)
			note(a, &t[i], neg);
		a->words |= !r && is_unknown(&t[i]);
	}
	if (neg && a->kids && !a->seen && a->reply == REPLY_NONE)
		a->neg = true; /* "A not" */
}

/* Does the token say something, beside whom it is about? */
static bool
says(const struct answer_sink *sink, const struct token *t)
{
	return !t->punct && !t->kids &&
	       (reply_here(sink->scene, t) != REPLY_NONE || t->nmeanings ||
		       is_word(sink, t, "only") ||
		       t->is & (IS(NEG) | IS(WITH)) || (!t->is && !t->covered));
}

uint32_t
said_cut(const struct answer_sink *sink, struct said_part *p,
	const struct token *t, uint32_t from, uint32_t i)
{
	bool kid = t[i].kids && !t[i].poss;
	bool reply = !kid && reply_here(sink->scene, &t[i]) != REPLY_NONE;
	uint32_t cut = i;

	if (!p->except && p->kid && reply && p->reply && !p->after)
		return i; /* "Y A, N B" */
	if (!p->except && p->after && kid) {
		while (cut - 1 > from &&
			t[cut - 1].is & (IS(NEG) | IS(BUT) | IS(AND)) &&
			!t[cut - 1].nmeanings)
			cut--; /* "A seen, but not B" */
		return cut;
	}
	p->except |= (t[i].is & IS(EXCEPT)) != 0;
	p->after |= p->kid && says(sink, &t[i]);
	p->kid |= kid;
	p->reply |= reply;
	return 0;
}
