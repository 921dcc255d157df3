/* What stands in a box for the child's voice: the child's own words, somebody
 * else's, how it was, where to look, or nothing. */
#include "seen/voice.h"

#include "util/civil.h"
#include "util/str.h"

enum { QUOTE_WEIGHT = 51 }; /* as in prose */
enum {
	TALKS_FROM = 24
}; /* months: before, words in the box are of how
			     * the child was */

enum holding {
	HOLDS_NOTHING_TO_ADD, /* asked, and gave no view */
	HOLDS_PASSED_ON,      /* somebody who may speak for the child does */
	HOLDS_WRITTEN,	      /* the child wrote or drew, asked or not */
	HOLDS_SHOWN,	      /* it answered without words */
	HOLDS_NO_TALK,	      /* too young for words, or nobody could ask */
	HOLDS_EMPTY	      /* words that say nothing */
};

static const struct {
	const char *words;
	enum holding what;
} holdings[] = {
	{"nothing to add", HOLDS_NOTHING_TO_ADD},
	{"nothing to say", HOLDS_NOTHING_TO_ADD},
	{"nothing further to", HOLDS_NOTHING_TO_ADD},
	{"nothing to report", HOLDS_NOTHING_TO_ADD},
	{"nothing to share", HOLDS_NOTHING_TO_ADD},
	{"nothing to raise", HOLDS_NOTHING_TO_ADD},
	{"no comment", HOLDS_NOTHING_TO_ADD},
	{"shrug", HOLDS_NOTHING_TO_ADD},
	{"not want to talk", HOLDS_NOTHING_TO_ADD},
	{"not want to speak", HOLDS_NOTHING_TO_ADD},
	{"not want to say", HOLDS_NOTHING_TO_ADD},
	{"not want to share", HOLDS_NOTHING_TO_ADD},
	{"not want to engage", HOLDS_NOTHING_TO_ADD},
	{"not wish to talk", HOLDS_NOTHING_TO_ADD},
	{"not wish to speak", HOLDS_NOTHING_TO_ADD},
	{"not wish to say", HOLDS_NOTHING_TO_ADD},
	{"not wish to share", HOLDS_NOTHING_TO_ADD},
	{"n't want to talk", HOLDS_NOTHING_TO_ADD},
	{"n't want to speak", HOLDS_NOTHING_TO_ADD},
	{"n't want to say", HOLDS_NOTHING_TO_ADD},
	{"n't want to share", HOLDS_NOTHING_TO_ADD},
	{"would not talk", HOLDS_NOTHING_TO_ADD},
	{"would not say", HOLDS_NOTHING_TO_ADD},
	{"would not speak", HOLDS_NOTHING_TO_ADD},
	{"would not engage", HOLDS_NOTHING_TO_ADD},
	{"would not be drawn", HOLDS_NOTHING_TO_ADD},
	{"wouldn't talk", HOLDS_NOTHING_TO_ADD},
	{"wouldn't say", HOLDS_NOTHING_TO_ADD},
	{"wouldn't speak", HOLDS_NOTHING_TO_ADD},
	{"wouldn't engage", HOLDS_NOTHING_TO_ADD},
	{"chose not to", HOLDS_NOTHING_TO_ADD},
	{"advocate", HOLDS_PASSED_ON},
	{"mind of my own", HOLDS_PASSED_ON},
	{"momo", HOLDS_PASSED_ON},
	{"account given", HOLDS_PASSED_ON},
	{"gave account", HOLDS_PASSED_ON},
	{"gave an account", HOLDS_PASSED_ON},
	{"gave her account", HOLDS_PASSED_ON},
	{"gave his account", HOLDS_PASSED_ON},
	{"views given", HOLDS_PASSED_ON},
	{"views shared", HOLDS_PASSED_ON},
	{"view shared", HOLDS_PASSED_ON},
	{"chose ", HOLDS_SHOWN},
	{"picked ", HOLDS_SHOWN},
	{"pointed to", HOLDS_SHOWN},
	{"scored ", HOLDS_SHOWN},
	{"rated ", HOLDS_SHOWN},
	{"letter from", HOLDS_WRITTEN},
	{"letter to", HOLDS_WRITTEN},
	{"letter written by", HOLDS_WRITTEN},
	{"wrote a", HOLDS_WRITTEN},
	{"drew", HOLDS_SHOWN},
	{"drawing", HOLDS_SHOWN},
	{"drawn", HOLDS_SHOWN},
	{"unable to speak", HOLDS_NO_TALK},
	{"not able to speak", HOLDS_NO_TALK},
	{"could not speak", HOLDS_NO_TALK},
	{"unable to obtain", HOLDS_NO_TALK},
	{"unable to seek", HOLDS_NO_TALK},
	{"unable to gather", HOLDS_NO_TALK},
	{"no change", HOLDS_EMPTY},
	{"unchanged", HOLDS_EMPTY},
	{"as before", HOLDS_EMPTY},
	{"no concerns", HOLDS_EMPTY},
	{"no issues", HOLDS_EMPTY},
	{"newborn", HOLDS_NO_TALK},
	{"new born", HOLDS_NO_TALK},
	{"neonate", HOLDS_NO_TALK},
	{"new baby", HOLDS_NO_TALK},
	{"pre-verbal", HOLDS_NO_TALK},
	{"preverbal", HOLDS_NO_TALK},
	{"too young", HOLDS_NO_TALK},
	{"not verbal", HOLDS_NO_TALK},
	{"not yet verbal", HOLDS_NO_TALK},
	{"not talking yet", HOLDS_NO_TALK},
	{"not yet talking", HOLDS_NO_TALK},
};

/* What was not done, or not yet. */
static const char *const not_done[] = {"offer", "refer", "request", "declin",
	"refus", "to be ", "not yet", "not allocated", "not available",
	"no advocate", "awaiting", "arrange", NULL};

static bool
is_not_done(struct chron_str words)
{
	for (size_t i = 0; not_done[i]; i++)
		if (str_ifind(words, not_done[i]) != SIZE_MAX)
			return true;
	return false;
}

/* "see narrative", "as above", "refer to report": the answer is elsewhere. */
static bool
is_elsewhere(struct chron_str words)
{
	static const char *const begins[] = {"see ", "refer to", "as above",
		"as below", "as per", "as in ", "as narrative", "above",
		"below", "in narrative", "in notes", "in report", "in summary",
		"covered in", "recorded in", "detailed in", "per narrative",
		"noted above", "noted in", NULL};

	for (size_t i = 0; begins[i]; i++)
		if (str_istarts(words, begins[i]))
			return true;
	return false;
}

/* "Mum shouts a lot": what is told of her, and no report of hers. */
static bool
is_loud(const struct scene *s, const struct token *t)
{
	static const char *const words[] = {
		"shout", "scream", "yell", "swear", "sings", "lies", NULL};
	struct chron_str word = {s->text.p + t->start, t->end - t->start};

	for (size_t i = 0; words[i]; i++)
		if (str_istarts(word, words[i]))
			return true;
	return false;
}

/* A relative's: "Father: she hates it", "per mum", "Mum worries about A".  Not
 * "Mum to stop shouting", which is what the child wants. */
static bool
is_relatives(const struct answer_sink *sink, const struct token *t,
	uint32_t from, uint32_t to)
{
	static const char *const by[] = {
		"per", "according", "via", "from", "reported", NULL};
	uint32_t i = from;
	bool told = false;

	for (; i < to && !(t[i].is & IS(ADULT)); i++) {
		struct chron_str word = {sink->scene->text.p + t[i].start,
			t[i].end - t[i].start};

		if (t[i].kids && !t[i].poss)
			return false;
		told |= str_in(word, by);
		if (!t[i].punct && !told && !(t[i].is & (IS(PRO) | IS(DET))))
			return false;
	}
	if (i >= to || t[i].is & (IS(STAFF) | IS(FOSTER)) || t[i].poss)
		return false;
	if (told)
		return true;
	while (++i < to && t[i].is & IS(ADV))
		;
	if (i < to && is_loud(sink->scene, &t[i]))
		return false;
	return i < to &&
	       (t[i].punct == ':' || t[i].punct == '-' ||
		       clause_has(&t[i], P(SAY) | P(FEEL) | P(REQUEST)));
}

/* "Mum to stop shouting": what the child wants. */
static bool
is_wish(const struct token *t, uint32_t from, uint32_t to)
{
	while (from < to && (t[from].is & (IS(ADULT) | IS(AND)) ||
				    t[from].kids || t[from].punct))
		from++;
	return from && from < to && t[from].is & IS(TO) &&
	       t[from - 1].is & IS(ADULT);
}

/* A professional's or a foster carer's: it is a view, asked for or not. */
static bool
is_carers(const struct token *t, uint32_t from)
{
	return (t[from].is & (IS(STAFF) | IS(FOSTER))) != 0;
}

/* "To be obtained", "will ask next time" */
bool
voice_ahead(const struct scene *s, const struct token *t, uint32_t from,
	uint32_t to)
{
	static const char *const words[] = {
		"will", "needs", "need", "plan", "planned", NULL};
	struct chron_str word = {
		s->text.p + t[from].start, t[from].end - t[from].start};

	return str_in(word, words) || (t[from].is & IS(TO) && from + 1 < to &&
					      t[from + 1].is & IS(BE));
}

/* Those of whom it can be: the child that is named, or the only one. */
static uint64_t
owner(const struct answer_sink *sink, const struct token *t, uint32_t from,
	uint32_t to, uint64_t kids)
{
	uint64_t named = 0, spoken_of = sink->scene->named & kids;

	for (; from < to; from++)
		named |= t[from].poss ? 0 : t[from].kids;
	if (named)
		return named;
	if (kids & (kids - 1) && spoken_of && !(spoken_of & (spoken_of - 1)))
		return spoken_of;
	return kids;
}

static void
put(const struct answer_sink *sink, uint64_t kids, enum aspect aspect,
	enum answer answer, int weight, const struct said *a)
{
	scene_vote(sink->scene, kids, aspect, answer, weight, sink->rule,
		a->start, a->end);
}

/* Both of asking and being heard. */
static void
put_both(const struct answer_sink *sink, uint64_t kids, enum answer sought,
	enum answer expressed, int weight, const struct said *a)
{
	put(sink, kids, ASPECT_SOUGHT, sought, weight, a);
	put(sink, kids, ASPECT_EXPRESSED, expressed, weight, a);
}

/* Those of whom a column says that they were seen. */
static uint64_t
said_seen(const struct scene *s, uint64_t kids)
{
	uint64_t seen = 0;

	for (uint32_t i = 0; i < s->people->nkids; i++)
		if (s->stated[i][ASPECT_SEEN][ANSWER_YES].weight)
			seen |= UINT64_C(1) << i;
	return seen & kids;
}

/* What is told in set words; false: it is not. */
static bool
put_held(const struct answer_sink *sink, struct chron_str words,
	const struct said *a, uint64_t kids)
{
	const int weight = sink->weight;
	bool several = (kids & (kids - 1)) != 0;

	for (size_t i = 0; i < sizeof(holdings) / sizeof(holdings[0]); i++) {
		if (str_ifind(words, holdings[i].words) == SIZE_MAX)
			continue;
		switch (holdings[i].what) {
		case HOLDS_NOTHING_TO_ADD:
			put_both(sink, kids, ANSWER_YES, ANSWER_NO, weight, a);
			return true;
		case HOLDS_NO_TALK:
			put_both(sink, kids, ANSWER_NO, ANSWER_NO, weight, a);
			return true;
		case HOLDS_EMPTY:
			put_both(sink, kids, ANSWER_UNCLEAR, ANSWER_NO,
				FREE_TEXT_WEIGHT, a);
			return true;
		case HOLDS_PASSED_ON:
			if (several)
				break;
			if (is_not_done(words)) {
				put_both(sink, kids, ANSWER_NO, ANSWER_NO,
					FREE_TEXT_WEIGHT, a);
				return true;
			}
			put_both(sink, kids, ANSWER_YES, ANSWER_YES, weight, a);
			return true;
		case HOLDS_SHOWN:
		case HOLDS_WRITTEN:
			if (several || is_not_done(words))
				break;
			if (holdings[i].what == HOLDS_SHOWN)
				put(sink, said_seen(sink->scene, kids),
					ASPECT_SOUGHT, ANSWER_YES, weight, a);
			put(sink, kids, ASPECT_EXPRESSED, ANSWER_YES, weight,
				a);
			return true;
		}
	}
	return false;
}

/* Is the child of an age to say something? */
static uint64_t
of_age(const struct scene *s, uint64_t kids)
{
	uint64_t old = 0;

	for (uint32_t i = 0; i < s->people->nkids; i++) {
		int32_t born = s->people->kids[i].born;

		if (kids >> i & 1 &&
			(born == CIVIL_MIN || s->day == CIVIL_MIN ||
				s->day - born > TALKS_FROM * 30))
			old |= UINT64_C(1) << i;
	}
	return old;
}

/* Words that tell of the contact and not of what was said, or of another
 * day. */
static bool
is_of_contact(const struct token *t, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++) {
		if (clause_has(&t[i], P(ASK) | P(TALK) | P(TOOL) | P(SEE) |
					      P(NOTSOUGHT) | P(NOTRECORDED)))
			return true;
		if (i == from && (t[i].is & (IS(MODAL) | IS(PREP)) ||
					 t[i].is & IS(STAFF)))
			return true;
	}
	return false;
}

/* "Playing with cars", "asleep": what the child was doing. */
static bool
is_observed(const struct scene *s, const struct token *t, uint32_t from,
	uint32_t to)
{
	for (; from < to; from++) {
		struct chron_str word = {
			s->text.p + t[from].start, t[from].end - t[from].start};

		if (t[from].punct || t[from].kids || t[from].is & IS(PRO))
			continue;
		return t[from].voice & (VOICE(MANNER) | VOICE(SEEMS)) ||
		       clause_has(&t[from], P(STATE) | P(ACT) | P(PLACE) |
						    P(ASLEEP) | P(HANDLE)) ||
		       (word.n > 4 &&
			       memcmp(word.p + word.n - 3, "ing", 3) == 0);
	}
	return true;
}

void
voice_put(const struct answer_sink *sink, const struct said *a,
	const struct token *t, uint32_t from, uint32_t to, uint64_t kids)
{
	struct scene *s = sink->scene;
	struct chron_str words = {
		s->text.p + t[from].start, t[to - 1].end - t[from].start};
	bool wish = is_wish(t, from, to), loud = false;
	bool how = a->manner && !a->speech && !wish;

	for (uint32_t i = from; i < to; i++)
		loud |= is_loud(s, &t[i]);
	if ((a->relayed && !loud) || is_relatives(sink, t, from, to)) {
		s->box_of_adult = true;
		put_both(sink, kids, ANSWER_NO, ANSWER_NO, FREE_TEXT_WEIGHT, a);
		return;
	}
	kids = owner(sink, t, from, to, kids);
	if (put_held(sink, words, a, kids))
		return;
	if (!is_carers(t, from))
		s->talked |= kids;
	if (is_elsewhere(words))
		return;
	put(sink, kids, ASPECT_SOUGHT, ANSWER_UNCLEAR, FREE_TEXT_WEIGHT, a);
	put(sink, kids, ASPECT_EXPRESSED, how ? ANSWER_NO : ANSWER_UNCLEAR,
		FREE_TEXT_WEIGHT, a);
	if (kids & (kids - 1))
		return; /* nobody can tell whose it is */
	if (a->quote) {
		scene_vote(s, kids, ASPECT_EXPRESSED, ANSWER_YES, QUOTE_WEIGHT,
			seen_rule_quoted, a->start, a->end);
	} else if (wish || (!how && s->columns && !is_of_contact(t, from, to) &&
				   !is_observed(s, t, from, to))) {
		put(sink, of_age(s, kids), ASPECT_EXPRESSED, ANSWER_YES,
			FREE_TEXT_WEIGHT + 1, a);
	}
}

/* The children whose given name begins with the letter. */
static uint64_t
initial(const struct scene *s, char letter)
{
	const struct chron_config *config = s->people->config;
	uint64_t kids = 0;

	for (uint32_t i = 0; i < s->people->nkids; i++)
		if (config->children[i].name.n &&
			config->children[i].name.p[0] == letter)
			kids |= UINT64_C(1) << i;
	return kids & s->all;
}

static bool
is_colon(const struct token *t)
{
	return t->punct == ':' || t->punct == '-';
}

void
voice_initials(const struct scene *s, struct token *t, uint32_t n)
{
	for (uint32_t i = 0; i + 2 < n; i++) {
		uint64_t kids;

		if (t[i].punct || t[i].kids || !t[i].upper ||
			t[i].end - t[i].start != 1 || !is_colon(&t[i + 1]) ||
			(i && !t[i - 1].punct))
			continue;
		kids = initial(s, s->text.p[t[i].start]);
		if (!kids || kids & (kids - 1))
			continue;
		t[i].kids = kids;
		t[i].is = IS(KID);
		t[i].nmeanings = 0, t[i].preds = 0;
	}
}

uint32_t
voice_part(const struct token *t, uint32_t from, uint32_t to)
{
	for (uint32_t i = from + 1; i + 1 < to; i++)
		if (t[i].kids && !t[i].poss && is_colon(&t[i + 1]) &&
			t[i - 1].punct)
			return i;
	return to;
}
