/* Reads the answer in a box of a form or in a column. */
#include "seen/said.h"
#include "seen/voice.h"

#include "util/str.h"

static void
put(const struct answer_sink *sink, uint64_t kids, enum aspect aspect,
	enum answer answer, const struct said *a)
{
	scene_vote(sink->scene, kids, aspect, answer,
		sink->weight - (a->named	  ? 0
				       : a->every ? GROUP_LESS
						  : IMPLICIT_LESS),
		sink->rule, a->start, a->end);
}

/* The same where the box asks for something else: its own box says more. */
static void
put_low(const struct answer_sink *sink, uint64_t kids, enum aspect aspect,
	enum answer answer, const struct said *a)
{
	scene_vote(sink->scene, kids, aspect, answer, sink->weight - OTHER_LESS,
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

/* Nobody in a list of people is a child. */
static bool
is_grown_ups(const struct said *a, bool list)
{
	return a->adult && !a->kids && !a->family && !a->seen &&
	       (a->only || (list && !a->words));
}

/* What "seen" comes to where there is no "yes" or "no". */
static enum reply
seen_reply(const struct answer_sink *sink, const struct said *a, bool list)
{
	if (a->seen && !a->past)
		return a->neg ? REPLY_NO : REPLY_YES;
	if (a->brief && !a->words)
		return REPLY_YES;
	if (a->neg && a->kids)
		return REPLY_NO;
	if (a->away)
		return sink->scene->kind == KIND_SCHOOL ||
				       sink->scene->kind == KIND_NURSERY
			       ? REPLY_UNKNOWN
			       : REPLY_NO;
	if (a->screen)
		return REPLY_UNKNOWN;
	if (a->call)
		return REPLY_NO;
	if (a->asleep) /* seen asleep, or not seen because asleep */
		return REPLY_UNKNOWN;
	if (a->refused)
		return REPLY_NO;
	if (is_grown_ups(a, list))
		return REPLY_NO;
	if ((a->kids && !a->words) || a->alone || (a->company && !a->words))
		return REPLY_YES;
	return REPLY_NONE;
}

/* "Seen alone: Kez": and not the others. */
static bool
is_list(const struct said *a)
{
	return a->named && !a->words && a->reply == REPLY_NONE && !a->neg;
}

static bool
put_alone(const struct answer_sink *sink, struct said *a)
{
	uint64_t others = is_list(a) || a->only ? sink->row & ~a->kids : 0;
	uint64_t kids = whom_about(sink, a);

	/* "Yes - with mum": seen, and not alone. */
	if (a->reply == REPLY_YES && a->company && !a->alone) {
		put_low(sink, kids, ASPECT_SEEN, ANSWER_YES, a);
		a->reply = REPLY_NO;
	}
	if (a->reply == REPLY_NONE && a->seen && a->neg) {
		put_low(sink, sink->row, ASPECT_SEEN, ANSWER_NO, a);
		a->reply = REPLY_NO;
	}
	if (a->reply == REPLY_NONE &&
		(a->company || a->notsought || a->refused))
		a->reply = REPLY_NO;
	if (a->reply == REPLY_NONE && (a->alone || (a->kids && !a->words)))
		a->reply = REPLY_YES;
	if (a->reply == REPLY_NONE)
		return false;
	kids = whom_about(sink, a);
	/* Who was seen alone was seen, unless another column says. */
	if (a->reply == REPLY_YES)
		put_low(sink, kids, ASPECT_SEEN, ANSWER_YES, a);
	put(sink, kids, ASPECT_ALONE, other_of[a->reply], a);
	put_low(sink, others, ASPECT_ALONE, ANSWER_NO, a);
	return true;
}

/* "Who else: mum", "Anyone with YP: N", "With: nobody" */
static bool
put_company(const struct answer_sink *sink, struct said *a,
	const struct token *t, uint32_t from, uint32_t to)
{
	uint64_t kids = whom_about(sink, a);
	bool none = a->reply == REPLY_NO || a->alone;

	for (uint32_t i = from; i < to; i++)
		none |= (t[i].is & IS(NEGHEAD)) != 0;
	if (!none && !a->adult && !a->company && a->reply != REPLY_YES)
		return false;
	put(sink, kids, ASPECT_ALONE, none ? ANSWER_YES : ANSWER_NO, a);
	return true;
}

/* How the child was seen, and who else was there. */
static void
put_manner(const struct answer_sink *sink, const struct said *a, uint64_t kids)
{
	struct scene *s = sink->scene;

	s->asleep |= a->asleep ? kids : 0;
	s->brief |= a->brief ? kids : 0;
	s->distant |= a->distant ? kids : 0;
	if (a->company)
		put(sink, kids, ASPECT_ALONE, ANSWER_NO, a);
	else if (a->alone)
		put(sink, kids, ASPECT_ALONE, ANSWER_YES, a);
	else if (a->adult && !a->away)
		company_add(s, 30, a->start, a->end);
}

static bool
put_seen(const struct answer_sink *sink, struct said *a, bool list)
{
	bool grown = a->reply == REPLY_NONE && is_grown_ups(a, list);

	uint64_t kids;

	if (a->reply == REPLY_NONE)
		a->reply = seen_reply(sink, a, list);
	kids = whom_about(sink, a);
	if (a->reply == REPLY_YES && (a->screen || sink->doubt))
		a->reply = REPLY_UNKNOWN;
	if (a->reply == REPLY_YES && a->call)
		a->reply = REPLY_NO;
	if (a->reply == REPLY_NONE)
		return false;
	if (grown) { /* further down the list there may be a child */
		put_low(sink, kids, ASPECT_SEEN, ANSWER_NO, a);
		return true;
	}
	put(sink, kids & ~a->but, ASPECT_SEEN, seen_of[a->reply], a);
	put(sink, a->but, ASPECT_SEEN,
		a->reply == REPLY_YES  ? ANSWER_NO
		: a->reply == REPLY_NO ? ANSWER_YES
				       : ANSWER_UNCLEAR,
		a);
	if (a->only)
		put(sink, sink->row & ~kids, ASPECT_SEEN, ANSWER_NO, a);
	if (a->reply == REPLY_YES)
		put_manner(sink, a, kids & ~a->but);
	if (a->notsought)
		put(sink, kids, ASPECT_SOUGHT, ANSWER_NO, a);
	if (a->spoken)
		sink->scene->talked |= kids;
	return true;
}

static bool
put_views(const struct answer_sink *sink, struct said *a, const struct token *t,
	uint32_t from, uint32_t to, uint64_t kids)
{
	const struct answer_sink low = {.scene = sink->scene,
		.kids = kids,
		.weight = FREE_TEXT_WEIGHT,
		.rule = sink->rule};

	if (a->reply == REPLY_NONE && a->notsought)
		a->reply = REPLY_NO;
	if (voice_ahead(sink->scene, t, from, to)) { /* not today */
		put(&low, kids, ASPECT_SOUGHT, ANSWER_NO, a);
		put(&low, kids, ASPECT_EXPRESSED, ANSWER_NO, a);
		return true;
	}
	if (a->notrecorded && a->reply == REPLY_NONE) {
		put(sink, kids, ASPECT_SOUGHT, ANSWER_UNCLEAR, a);
		put(sink, kids, ASPECT_EXPRESSED, ANSWER_NO, a);
		return true;
	}
	if (a->refused && a->reply != REPLY_YES) { /* asked, and would not */
		put(sink, kids, ASPECT_SOUGHT, ANSWER_YES, a);
		put(sink, kids, ASPECT_EXPRESSED, ANSWER_NO, a);
		return true;
	}
	if (a->reply == REPLY_NONE && a->asked && !a->words)
		a->reply = REPLY_YES; /* "obtained" */
	if (a->reply == REPLY_YES && a->words && !a->relayed)
		put(sink, kids, ASPECT_SOUGHT, ANSWER_YES, a);
	if (a->reply == REPLY_NONE || (a->reply == REPLY_YES && a->words) ||
		(a->reply == REPLY_NO && a->words && !a->notsought)) {
		voice_put(sink, a, t, from, to, kids);
		return false;
	}
	put(sink, kids, ASPECT_SOUGHT, other_of[a->reply], a);
	if (a->reply == REPLY_YES) /* asked: what was said stands elsewhere */
		put(&low, kids, ASPECT_EXPRESSED, ANSWER_UNCLEAR, a);
	else
		put(sink, kids, ASPECT_EXPRESSED, other_of[a->reply], a);
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

/* "yes/no" as one word */
static bool
is_both(const struct answer_sink *sink, const struct token *t, enum reply r)
{
	return r == REPLY_UNKNOWN &&
	       (sink->scene->text.p[t->start] | 32) == 'y' &&
	       memchr(sink->scene->text.p + t->start, '/', t->end - t->start);
}

/* "Yes / No", "Y or N": what a template offers, and nobody struck out. */
static bool
is_choice(const struct answer_sink *sink, const struct token *t, uint32_t from,
	uint32_t to)
{
	bool yes = false, no = false;

	for (uint32_t i = from; i < to && !sink->both; i++) {
		enum reply r = reply_of(sink->scene->text, &t[i]);
		uint32_t end =
			t[i].start + reply_spoken(sink->scene->text, &t[i]);

		if (!t[i].punct && !r && !(t[i].is & IS(AND)))
			return false;
		while (i + 1 < to && t[i + 1].start < end)
			i++; /* "nac oes" is one answer */
		yes |= r == REPLY_YES || is_both(sink, &t[i], r);
		no |= r == REPLY_NO || is_both(sink, &t[i], r);
	}
	return yes && no;
}

/* Who was spoken to was seen, unless it can have been on the telephone or the
 * narrative has the child elsewhere. */
static void
put_spoken(const struct answer_sink *sink, const struct said *a, uint64_t kids)
{
	struct scene *s = sink->scene;

	s->talked |= kids;
	if (s->ways & (WAY_PHONE | WAY_TEXT | WAY_LETTER | WAY_VIDEO) ||
		s->call || a->call || a->screen)
		return;
	for (uint32_t i = 0; i < s->people->nkids; i++)
		if (s->votes[i][ASPECT_SEEN][ANSWER_NO].weight)
			kids &= ~(UINT64_C(1) << i);
	put_low(sink, kids, ASPECT_SEEN, ANSWER_YES, a);
}

static bool
read_one(const struct answer_sink *sink, enum field field,
	const struct token *t, uint32_t from, uint32_t to)
{
	struct said a;
	uint64_t kids;

	while (from < to && t[from].punct)
		from++;
	if (from >= to || is_choice(sink, t, from, to))
		return true;
	said_read(sink, t, from, to, &a);
	kids = whom_about(sink, &a);
	switch (field) {
	case FIELD_SEEN:
	case FIELD_WHO:
		return put_seen(sink, &a, field == FIELD_WHO);
	case FIELD_ALONE:
		return put_alone(sink, &a);
	case FIELD_COMPANY:
		return put_company(sink, &a, t, from, to);
	case FIELD_SPOKEN:
		if (a.reply == REPLY_NONE)
			a.reply = a.spoken || (a.kids && !a.words) ? REPLY_YES
								   : REPLY_NONE;
		if (a.reply == REPLY_YES)
			put_spoken(sink, &a, kids);
		if (a.reply != REPLY_NONE)
			put(sink, kids, ASPECT_SOUGHT,
				a.reply == REPLY_YES ? ANSWER_UNCLEAR
						     : ANSWER_NO,
				&a);
		return a.reply != REPLY_NONE;
	case FIELD_VIEWS:
		return put_views(sink, &a, t, from, to, kids);
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

/* Part by part: "A - Y, B - N", "both seen, A alone". */
static bool
read_parts(const struct answer_sink *sink, enum field field,
	const struct token *t, uint32_t from, uint32_t to)
{
	struct said_part part = {0};
	bool answer = true;

	for (uint32_t i = from; i < to; i++) {
		uint32_t cut = said_cut(sink, &part, t, from, i);

		if (!cut)
			continue;
		answer &= read_one(sink, field, t, from, cut);
		part = (struct said_part){0};
		from = cut;
		i = cut - 1;
	}
	return read_one(sink, field, t, from, to) && answer;
}

/* "Kez: likes school, Gus: n/a" */
static bool
read_voices(const struct answer_sink *sink, const struct token *t,
	uint32_t from, uint32_t to)
{
	bool answer = true;

	while (from < to) {
		uint32_t end = voice_part(t, from, to);

		answer &= read_one(sink, FIELD_VIEWS, t, from, end);
		from = end;
	}
	return answer;
}

bool
answer_read(const struct answer_sink *sink, enum field field,
	const struct token *t, uint32_t from, uint32_t to)
{
	struct ticked boxes;
	bool answer = true;

	if (from >= to)
		return true;
	if (!boxes_read(sink->scene->text, t, from, to, &boxes))
		return field == FIELD_VIEWS
			       ? read_voices(sink, t, from, to)
			       : read_parts(sink, field, t, from, to);
	if (!disagree(sink, t, &boxes))
		for (uint32_t k = 0; k < boxes.n; k++)
			answer &= read_one(
				sink, field, t, boxes.from[k], boxes.to[k]);
	return answer;
}
