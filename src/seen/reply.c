/* Words that are an answer by themselves: "Y", "N/K", "not this visit". */
#include "seen/reply.h"

#include "util/str.h"

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
	{"\xe2\x9c\x85", REPLY_YES},
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
	{"\xe2\x9d\x8c", REPLY_NO},
	{"declined", REPLY_NO},
	{"refused", REPLY_NO},
	{"nobody", REPLY_NO},
	{"never", REPLY_NO},
	{"unborn", REPLY_NA},
	{"prebirth", REPLY_NA},
	{"no-one", REPLY_NO},
	{"attempted", REPLY_NO},
	{"failed", REPLY_NO},
	{"cancelled", REPLY_NO},
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
	{"tbc", REPLY_UNKNOWN},
	{"partly", REPLY_UNKNOWN},
	{"some", REPLY_UNKNOWN},
};

/* Said in several words; the last is how the reports here say it. */
static const struct spoken {
	const char *words;
	enum reply reply;
} spoken_replies[] = {
	{"not applicable", REPLY_NA},
	{"not born", REPLY_NA},
	{"not yet born", REPLY_NA},
	{"pre birth", REPLY_NA},
	{"pre-birth", REPLY_NA},
	{"none recorded", REPLY_UNKNOWN},
	{"none noted", REPLY_UNKNOWN},
	{"nothing recorded", REPLY_UNKNOWN},
	{"no record", REPLY_UNKNOWN},
	{"no information", REPLY_UNKNOWN},
	{"no mention", REPLY_UNKNOWN},
	{"no details", REPLY_UNKNOWN},
	{"no evidence", REPLY_UNKNOWN},
	{"not known", REPLY_UNKNOWN},
	{"not clear", REPLY_UNKNOWN},
	{"not sure", REPLY_UNKNOWN},
	{"not stated", REPLY_UNKNOWN},
	{"not specified", REPLY_UNKNOWN},
	{"one of the", REPLY_UNKNOWN},
	{"some of the", REPLY_UNKNOWN},
	{"not this ", REPLY_NO},
	{"not on this ", REPLY_NO},
	{"not at this ", REPLY_NO},
	{"not today", REPLY_NO},
	{"not possible", REPLY_NO},
	{"not appropriate", REPLY_NO},
	{"not yet", REPLY_NO},
	{"no opportunity", REPLY_NO},
	{"no one", REPLY_NO},
	{"nac oes", REPLY_NO},
	{"nac ydy", REPLY_NO},
	{"cannot be told", REPLY_UNKNOWN},
	{"all right", REPLY_NONE},
	{"all good", REPLY_NONE},
	{"all ok", REPLY_NONE},
	{"all fine", REPLY_NONE},
	{"all well", REPLY_NONE},
};

/* The line of spoken_replies that begins at the token, or NULL. */
static const struct spoken *
spoken_at(struct chron_str text, const struct token *t)
{
	struct chron_str rest = {text.p + t->start, text.n - t->start};

	for (size_t i = 0;
		!t->punct &&
		i < sizeof(spoken_replies) / sizeof(spoken_replies[0]);
		i++)
		if (rest.n && (*rest.p | 32) == *spoken_replies[i].words &&
			str_istarts(rest, spoken_replies[i].words))
			return &spoken_replies[i];
	return NULL;
}

uint32_t
reply_spoken(struct chron_str text, const struct token *t)
{
	const struct spoken *s = spoken_at(text, t);

	return s ? (uint32_t)strlen(s->words) : 0;
}

enum reply
reply_of(struct chron_str text, const struct token *t)
{
	struct chron_str word = {text.p + t->start, t->end - t->start};
	const struct spoken *s = spoken_at(text, t);

	if (s)
		return s->reply;
	if (t->punct || word.n > 9)
		return REPLY_NONE;
	for (size_t i = 0; i < sizeof(replies) / sizeof(replies[0]); i++)
		if ((replies[i].word[0] | 32) == (word.p[0] | 32) &&
			str_ieq(word, chron_cstr(replies[i].word)))
			return replies[i].reply;
	return REPLY_NONE;
}

enum reply
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
