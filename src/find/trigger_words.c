/* A sentence as its words, for the rules of trigger.def. */
#include "find/trigger_parts.h"

/* FNV-1a */
static const uint32_t hash_seed = 2166136261u;

static uint32_t
hash_letter(uint32_t h, char c)
{
	return (h ^ (uint8_t)c) * 16777619u;
}

uint32_t
token_hash(struct chron_str s)
{
	uint32_t h = hash_seed;

	for (size_t i = 0; i < s.n; i++)
		h = hash_letter(h, s.p[i]);
	return h;
}

/* A letter or a digit in lower case, else 0. */
static char
letter_of(char c)
{
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
		return c;
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : '\0';
}

/* A mark that parts what is said from what was said before it. */
static bool
parts(struct chron_str text, size_t at)
{
	switch (text.p[at]) {
	case ',':
	case ';':
	case '(':
	case ')':
		return true;
	case '-':
		return at && at + 1 < text.n && text.p[at - 1] == ' ' &&
		       text.p[at + 1] == ' ';
	default:
		return false;
	}
}

/* An apostrophe within a word, straight or curly: its length. */
static size_t
apostrophe(struct chron_str text, size_t at)
{
	struct chron_str rest = {text.p + at, text.n - at};

	if (*rest.p == '\'')
		return 1;
	return str_starts(rest, "\xe2\x80\x99") ? 3 : 0;
}

static bool
is_rejoined(const struct token *t, struct chron_str text, size_t at)
{
	return t->n == 2 && text.p[at] == '-' && !memcmp(t->text, "re", 2) &&
	       at + 1 < text.n && letter_of(text.p[at + 1]);
}

/* One word from `at` on: "Children's" is "childrens", "re-referral" one. */
static size_t
read_word(struct token *t, struct chron_str text, size_t at)
{
	size_t n = 0, skip;
	uint32_t h = hash_seed;

	t->start = (uint32_t)at;
	while (at < text.n) {
		char c = letter_of(text.p[at]);

		if (c) {
			if (n < WORD_BYTES)
				t->text[n] = c;
			h = hash_letter(h, c);
			n++;
			at++;
			continue;
		}
		t->n = n < WORD_BYTES ? (uint8_t)n : 0;
		skip = is_rejoined(t, text, at) ? 1 : apostrophe(text, at);
		if (!skip || at + skip >= text.n ||
			!letter_of(text.p[at + skip]))
			break;
		at += skip;
	}
	t->n = n < WORD_BYTES ? (uint8_t)n : 0;
	t->end = (uint32_t)at;
	t->hash = t->n ? h : hash_seed;
	return at;
}

size_t
words_read(struct words *w, struct chron_str text, size_t at, size_t end)
{
	bool parted = false;

	text.n = end;
	w->n = 0;
	while (at < end && w->n < TOKENS) {
		struct token *t = &w->tokens[w->n];

		if (text.p[at] == ' ') {
			at++;
			continue;
		}
		if (!letter_of(text.p[at])) {
			parted |= parts(text, at++);
			continue;
		}
		t->parted = parted;
		parted = false;
		at = read_word(t, text, at);
		w->n++;
	}
	return at;
}

bool
token_is(const struct token *t, struct chron_str words)
{
	const char *p = words.p, *end = words.p + words.n;

	while (t->n && p < end) {
		uint8_t i = 0;

		while (i < t->n && p < end && *p == t->text[i])
			i++, p++;
		if (i == t->n && (p == end || *p == '|'))
			return true;
		while (p < end && *p++ != '|')
			;
	}
	return false;
}
