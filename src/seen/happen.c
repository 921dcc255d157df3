/* Finds the predicates of a sentence: the longest phrase, else the word. */
#include "seen/scene.h"

static bool
fits(const struct element *e, const struct token *t)
{
	if (t->punct)
		return false;
	if (e->word)
		return t->word == e->word;
	return e->is & IS(ANY) || t->is & e->is;
}

static const struct phrase *
match(const struct phrase *p, const struct token *t, uint32_t i, uint32_t n)
{
	for (; p; p = p->next) {
		uint32_t k = 0;

		if (p->second && i + 1 < n && p->second != t[i + 1].word)
			continue;

		while (k < p->n && i + k < n &&
			fits(&p->elements[k], &t[i + k]))
			k++;
		/* "call from T's tutor" is none from T */
		if (k == p->n &&
			!(p->elements[k - 1].is & IS(KID) && t[i + k - 1].poss))
			return p;
	}
	return NULL;
}

/* Other phrases of the same length that fit too. */
static void
also(const struct phrase *p, struct token *t, uint32_t i, uint32_t n)
{
	uint32_t len = p->n;

	while ((p = match(p->next, t, i, n)) && p->n == len)
		for (uint32_t k = 0;
			k < p->lexeme.nmeanings && t[i].nmeanings < MEANINGS;
			k++)
			t[i].means[t[i].nmeanings++] = p->lexeme.means[k];
}

/* Most words that start a phrase are followed by none of its words. */
static bool
can_start(
	const struct word *word, const struct token *t, uint32_t i, uint32_t n)
{
	if (!word->happen || i + 1 >= n || t[i + 1].punct)
		return false;
	return (t[i + 1].word && word->next >> (t[i + 1].word & 63) & 1) ||
	       word->next_is & (t[i + 1].is | IS(ANY));
}

void
happen_mark(const struct case_words *w, struct token *t, uint32_t n)
{
	const struct word *any = case_words_word(w, 0);
	uint32_t until = 0;

	for (uint32_t i = 0; i < n; i++) {
		const struct word *word;
		const struct phrase *p = NULL;

		if (t[i].punct)
			continue;
		if (i < until) {
			t[i].covered = true;
			t[i].nmeanings = 0;
			continue;
		}
		word = case_words_word(w, t[i].word);
		if (t[i].word && can_start(word, t, i, n))
			p = match(word->happen, t, i, n);
		if (!p && t[i].is & (IS(ADULT) | IS(KID) | IS(POSS)))
			p = can_start(any, t, i, n)
				    ? match(any->happen, t, i, n)
				    : NULL;
		if (!p)
			continue;
		t[i].nmeanings = p->lexeme.nmeanings;
		memcpy(t[i].means, p->lexeme.means, sizeof(t[i].means));
		t[i].span = (uint8_t)p->n;
		also(p, t, i, n);
		until = i + p->n;
	}
}
