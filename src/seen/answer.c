/* Reads the answer in a box of a form or in a column. */
#include "seen/answer.h"

#include "util/str.h"

enum reply { REPLY_NONE, REPLY_YES, REPLY_NO, REPLY_NA, REPLY_UNKNOWN };

static const struct {
	const char *word;
	uint8_t reply;
} replies[] = {
	{"y", REPLY_YES},
	{"yes", REPLY_YES},
	{"ye", REPLY_YES},
	{"yep", REPLY_YES},
	{"true", REPLY_YES},
	{"1", REPLY_YES},
	{"tick", REPLY_YES},
	{"ticked", REPLY_YES},
	{"ie", REPLY_YES},
	{"do", REPLY_YES},
	{"oes", REPLY_YES},
	{"\xe2\x9c\x93", REPLY_YES},
	{"\xe2\x9c\x94", REPLY_YES},
	{"\xe2\x98\x91", REPLY_YES},
	{"both", REPLY_YES},
	{"all", REPLY_YES},
	{"n", REPLY_NO},
	{"no", REPLY_NO},
	{"false", REPLY_NO},
	{"0", REPLY_NO},
	{"none", REPLY_NO},
	{"neither", REPLY_NO},
	{"naddo", REPLY_NO},
	{"nac", REPLY_NO},
	{"nid", REPLY_NO},
	{"nil", REPLY_NO},
	{"\xe2\x9c\x97", REPLY_NO},
	{"\xe2\x9c\x98", REPLY_NO},
	{"n/a", REPLY_NA},
	{"na", REPLY_NA},
	{"n.a", REPLY_NA},
	{"nk", REPLY_UNKNOWN},
	{"n/k", REPLY_UNKNOWN},
	{"dk", REPLY_UNKNOWN},
	{"unknown", REPLY_UNKNOWN},
	{"unclear", REPLY_UNKNOWN},
	{"unsure", REPLY_UNKNOWN},
	{"y/n", REPLY_UNKNOWN},
	{"yes/no", REPLY_UNKNOWN},
	{"blank", REPLY_UNKNOWN},
};

/* Said in several words; the last is how the reports here say it. */
static const struct {
	const char *words;
	enum reply reply;
} spoken_replies[] = {
	{"not applicable", REPLY_NA},
	{"not known", REPLY_UNKNOWN},
	{"cannot be told", REPLY_UNKNOWN},
};

static enum reply
reply_of(struct chron_str text, const struct token *t)
{
	struct chron_str word = {text.p + t->start, t->end - t->start};
	struct chron_str rest = {word.p, text.n - t->start};

	for (size_t i = 0;
		!t->punct &&
		i < sizeof(spoken_replies) / sizeof(spoken_replies[0]);
		i++)
		if (str_istarts(rest, spoken_replies[i].words))
			return spoken_replies[i].reply;
	if (t->punct || word.n > 8)
		return REPLY_NONE;
	for (size_t i = 0; i < sizeof(replies) / sizeof(replies[0]); i++)
		if (str_ieq(word, chron_cstr(replies[i].word)))
			return replies[i].reply;
	return REPLY_NONE;
}

/* The same, as the column's other answers are meant. */
static enum reply
reply_here(const struct scene *s, const struct token *t)
{
	enum reply r = reply_of(s->text, t);
	struct chron_str word = {s->text.p + t->start, t->end - t->start};

	if (s->habit & HABIT_WELSH && str_ieq(word, CHRON_S("na")))
		return REPLY_NO;
	if (s->habit & HABIT_CROSS_IS_YES && str_ieq(word, CHRON_S("x")))
		return REPLY_YES;
	return r;
}

bool
answer_is_reply(struct chron_str text, const struct token *t)
{
	return reply_of(text, t) != REPLY_NONE;
}

static bool
has(const struct token *t, enum pred p)
{
	for (uint32_t k = 0; k < t->nmeanings; k++)
		if (t->means[k].pred == p)
			return true;
	return false;
}

/* What the tokens of one answer say. */
struct said {
	enum reply reply;
	uint64_t kids;
	bool seen, alone, company, spoken, neg, only, asleep, away;
	bool notsought, asked, words;
	uint32_t start, end;
};

static void
note(struct said *a, const struct token *t, bool neg)
{
	if (has(t, PRED_SEE) || has(t, PRED_FACE))
		a->seen = true, a->neg |= neg;
	else if (has(t, PRED_ALONE))
		*(neg ? &a->company : &a->alone) = true;
	else if (has(t, PRED_WITHADULT) || has(t, PRED_NOTALONE))
		a->company = true;
	else if (has(t, PRED_TALK))
		a->spoken = !neg;
	else if (has(t, PRED_UNSEEN) || has(t, PRED_DNA) ||
		 has(t, PRED_CANCEL) || has(t, PRED_NOACCESS) ||
		 has(t, PRED_ABSENT) || has(t, PRED_CANCEL))
		a->seen = a->neg = true;
	else if (has(t, PRED_ASLEEP))
		a->asleep = true;
	else if (has(t, PRED_NOTSOUGHT) || has(t, PRED_NOTRECORDED))
		a->notsought = true;
	else if (has(t, PRED_ASK) && !neg)
		a->asked = true;
	else if (has(t, PRED_OUT) || has(t, PRED_MISSING))
		a->away = true;
	else
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

static void
look(const struct answer_sink *sink, const struct token *t, uint32_t from,
	uint32_t to, struct said *a)
{
	bool neg = false;

	*a = (struct said){.start = t[from].start, .end = t[to - 1].end};
	for (uint32_t i = from; i < to; i++) {
		enum reply r = a->reply || i > from + 3
				       ? REPLY_NONE
				       : reply_here(sink->scene, &t[i]);

		if (t[i].punct) {
			neg = false;
			continue;
		}
		if (has(&t[i], PRED_ALONE) && !neg) {
			uint32_t k = after_box(sink, t, i, to);

			if (k) { /* "Alone - N" */
				*(reply_of(sink->scene->text, &t[k]) ==
							REPLY_YES
						? &a->alone
						: &a->company) = true;
				i = k;
				continue;
			}
		}
		if (t[i].kids && !t[i].poss && !a->words) {
			a->kids |= t[i].kids;
			if (t[i].kidword == KIDS_NEITHER)
				a->reply = REPLY_NO;
		} else if (r)
			a->reply = r;
		else if (t[i].is & IS(WITH) && i + 1 < to &&
			 t[i + 1].is & IS(ADULT))
			a->company = true;
		if (r == REPLY_NONE && t[i].is & IS(NEG))
			neg = true;
		if (t[i].nmeanings && !r)
			note(a, &t[i], neg);
		a->only |= str_is(
			(struct chron_str){sink->scene->text.p + t[i].start,
				t[i].end - t[i].start},
			"only");
		if (!t[i].is && !t[i].nmeanings && !t[i].kids && !r &&
			!t[i].covered)
			a->words = true;
	}
}

static void
put(const struct answer_sink *sink, uint64_t kids, enum aspect aspect,
	enum answer answer, const struct said *a)
{
	scene_vote(sink->scene, kids, aspect, answer, sink->weight, sink->rule,
		a->start, a->end);
}

/* The same where the box asks for something else: its own box says more. */
static void
put_low(const struct answer_sink *sink, uint64_t kids, enum aspect aspect,
	enum answer answer, const struct said *a)
{
	scene_vote(sink->scene, kids, aspect, answer, sink->weight - 1,
		sink->rule, a->start, a->end);
}

static const enum answer seen_of[] = {[REPLY_YES] = ANSWER_YES,
	[REPLY_NO] = ANSWER_NO,
	[REPLY_NA] = ANSWER_NA,
	[REPLY_UNKNOWN] = ANSWER_UNCLEAR};
static const enum answer other_of[] = {[REPLY_YES] = ANSWER_YES,
	[REPLY_NO] = ANSWER_NO,
	[REPLY_NA] = ANSWER_NO,
	[REPLY_UNKNOWN] = ANSWER_UNCLEAR};

static bool
put_seen(const struct answer_sink *sink, struct said *a, uint64_t kids,
	uint64_t others)
{
	if (a->seen && a->reply == REPLY_NONE)
		a->reply = a->neg ? REPLY_NO : REPLY_YES;
	if (a->reply == REPLY_NONE && a->away)
		a->reply = REPLY_NO;
	if (a->reply == REPLY_NONE &&
		((a->kids && !a->words) || a->alone || a->asleep ||
			(a->company && !a->words)))
		a->reply = REPLY_YES;
	if (a->reply == REPLY_NONE)
		return false;
	put(sink, kids, ASPECT_SEEN, seen_of[a->reply], a);
	put(sink, others, ASPECT_SEEN, ANSWER_NO, a);
	if (a->reply == REPLY_YES && a->company)
		put(sink, kids, ASPECT_ALONE, ANSWER_NO, a);
	else if (a->reply == REPLY_YES && a->alone)
		put(sink, kids, ASPECT_ALONE, ANSWER_YES, a);
	if (a->notsought)
		put(sink, kids, ASPECT_SOUGHT, ANSWER_NO, a);
	if (a->spoken)
		sink->scene->talked |= kids;
	return true;
}

static bool
put_views(const struct answer_sink *sink, struct said *a, uint64_t kids)
{
	const struct answer_sink unclear = {.scene = sink->scene,
		.kids = kids,
		.weight = FREE_TEXT_WEIGHT,
		.rule = sink->rule};

	if (a->reply == REPLY_NONE && a->notsought)
		a->reply = REPLY_NO;
	if (a->reply == REPLY_NONE && a->asked && !a->words)
		a->reply = REPLY_YES; /* "obtained" */
	if (a->reply == REPLY_NONE || (a->reply == REPLY_YES && a->words) ||
		(a->reply == REPLY_NO && a->words && !a->notsought)) {
		sink->scene->talked |= kids;
		put(&unclear, kids, ASPECT_SOUGHT, ANSWER_UNCLEAR, a);
		put(&unclear, kids, ASPECT_EXPRESSED, ANSWER_UNCLEAR, a);
		return false;
	}
	put(sink, kids, ASPECT_SOUGHT, other_of[a->reply], a);
	put(sink, kids, ASPECT_EXPRESSED,
		a->reply == REPLY_YES ? ANSWER_UNCLEAR : other_of[a->reply], a);
	return true;
}

/* "A: asked", "B: not heard", as the reports here say it. */
static enum reply
told_of(struct chron_str text, const struct token *t, uint32_t from,
	uint32_t to)
{
	bool neg = false;

	for (uint32_t i = from; i < to; i++) {
		struct chron_str word = {
			text.p + t[i].start, t[i].end - t[i].start};
		struct chron_str last = {word.p + (word.n < 5 ? 0 : word.n - 5),
			word.n < 5 ? word.n : 5};

		neg |= (t[i].is & IS(NEG)) != 0 || str_istarts(word, "not");
		if (str_ieq(last, CHRON_S("asked")) ||
			str_ieq(last, CHRON_S("heard")))
			return neg ? REPLY_NO : REPLY_YES;
	}
	return REPLY_NONE;
}

/* "Yes / No": what a template offers, and nobody struck out. */
static bool
is_choice(const struct answer_sink *sink, const struct token *t, uint32_t from,
	uint32_t to)
{
	struct chron_str s = sink->scene->text;
	enum reply a, b;

	if (sink->both || to - from != 2)
		return false;
	a = reply_of(s, &t[from]);
	b = reply_of(s, &t[from + 1]);
	return ((a == REPLY_YES && b == REPLY_NO) ||
		       (a == REPLY_NO && b == REPLY_YES)) &&
	       memchr(s.p + t[from].end, '/', t[from + 1].start - t[from].end);
}

static bool
read_one(const struct answer_sink *sink, enum field field,
	const struct token *t, uint32_t from, uint32_t to)
{
	struct said a;
	uint64_t kids, others = 0;

	while (from < to && t[from].punct)
		from++;
	if (from >= to || is_choice(sink, t, from, to))
		return true;
	look(sink, t, from, to, &a);
	kids = a.kids ? a.kids : sink->kids;
	if (a.only)
		others = sink->kids & ~kids;
	switch (field) {
	case FIELD_SEEN:
		return put_seen(sink, &a, kids, others);
	case FIELD_ALONE:
		/* "Yes - with mum": seen, and not alone. */
		if (a.reply == REPLY_YES && a.company && !a.alone) {
			put_low(sink, kids, ASPECT_SEEN, ANSWER_YES, &a);
			a.reply = REPLY_NO;
		}
		if (a.reply == REPLY_NONE)
			a.reply = a.company || a.notsought ? REPLY_NO
				  : a.alone || (a.kids && !a.words)
					  ? REPLY_YES
					  : REPLY_NONE;
		if (a.reply == REPLY_NONE)
			return false;
		/* Who was seen alone was seen, unless another column says. */
		if (a.reply == REPLY_YES)
			put_low(sink, kids, ASPECT_SEEN, ANSWER_YES, &a);
		put(sink, kids, ASPECT_ALONE, other_of[a.reply], &a);
		put(sink, others, ASPECT_ALONE, ANSWER_NO, &a);
		return true;
	case FIELD_SPOKEN:
		if (a.reply == REPLY_NONE)
			a.reply = a.spoken || (a.kids && !a.words) ? REPLY_YES
								   : REPLY_NONE;
		if (a.reply == REPLY_YES)
			sink->scene->talked |= kids;
		if (a.reply != REPLY_NONE)
			put(sink, kids, ASPECT_SOUGHT,
				a.reply == REPLY_YES ? ANSWER_UNCLEAR
						     : ANSWER_NO,
				&a);
		return a.reply != REPLY_NONE;
	case FIELD_VIEWS:
		return put_views(sink, &a, kids);
	case FIELD_SOUGHT:
	case FIELD_HEARD:
		if (a.reply == REPLY_NONE)
			a.reply = told_of(sink->scene->text, t, from, to);
		if (a.reply == REPLY_NONE)
			return false;
		put(sink, kids,
			field == FIELD_SOUGHT ? ASPECT_SOUGHT
					      : ASPECT_EXPRESSED,
			other_of[a.reply], &a);
		return true;
	default:
		return false;
	}
}

/* Boxes for yes and for no are both ticked. */
static bool
disagree(const struct answer_sink *sink, const struct token *t,
	const struct ticked *boxes)
{
	bool yes = false, no = false;

	for (uint32_t k = 0; k < boxes->n; k++)
		for (uint32_t i = boxes->from[k]; i < boxes->to[k]; i++) {
			enum reply r = reply_of(sink->scene->text, &t[i]);

			yes |= r == REPLY_YES;
			no |= r == REPLY_NO;
		}
	return yes && no;
}

bool
answer_read(const struct answer_sink *sink, enum field field,
	const struct token *t, uint32_t from, uint32_t to)
{
	struct ticked boxes;
	bool answer = true;

	if (from >= to || !boxes_read(sink->scene->text, t, from, to, &boxes))
		return read_one(sink, field, t, from, to);
	if (!disagree(sink, t, &boxes))
		for (uint32_t k = 0; k < boxes.n; k++)
			answer &= read_one(
				sink, field, t, boxes.from[k], boxes.to[k]);
	return answer;
}
