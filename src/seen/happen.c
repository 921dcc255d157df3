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

/* Phrases that may stand here, in two rows, each with the longest first: those
 * whose second word is the one that stands there, and those whose second is a
 * class. */
struct candidates {
	const struct phrase *word, *is;
};

static bool
stands(const struct phrase *p, const struct token *t, uint32_t i, uint32_t n)
{
	if (i + p->n > n)
		return false;
	for (uint32_t k = 0; k < p->n; k++)
		if (!fits(&p->elements[k], &t[i + k]))
			return false;
	/* "call from T's tutor" is none from T */
	return !(p->elements[p->n - 1].is & IS(KID) && t[i + p->n - 1].poss);
}

/* The next of them that stands here, or NULL. */
static const struct phrase *
match(struct candidates *c, const struct token *t, uint32_t i, uint32_t n)
{
	while (c->word || c->is) {
		const struct phrase *p = c->is;

		if (!p || (c->word && c->word->rank < p->rank)) {
			p = c->word;
			c->word = p->like;
		} else {
			c->is = p->like;
		}
		if (stands(p, t, i, n))
			return p;
	}
	return NULL;
}

/* Most words that start a phrase are followed by none of its words. */
static struct candidates
candidates_at(const struct lexicon *l, uint32_t first, const struct token *t,
	uint32_t i, uint32_t n)
{
	const struct word *word = &l->word[first];
	struct candidates c = {NULL, NULL};

	if (!word->happen || i + 1 >= n || t[i + 1].punct)
		return c;
	if (t[i + 1].word && word->next >> (t[i + 1].word & 63) & 1)
		c.word = lexicon_pair(l, first, t[i + 1].word);
	if (word->next_is & (t[i + 1].is | IS(ANY)))
		c.is = word->happen_is;
	return c;
}

/* The longest phrase at i, and what else of that length stands there. */
static const struct phrase *
take(const struct lexicon *l, uint32_t first, struct token *t, uint32_t i,
	uint32_t n)
{
	struct candidates c = candidates_at(l, first, t, i, n);
	const struct phrase *p = match(&c, t, i, n), *other;

	if (!p)
		return NULL;
	t[i].nmeanings = p->lexeme.nmeanings;
	memcpy(t[i].means, p->lexeme.means, sizeof(t[i].means));
	t[i].span = (uint8_t)p->n;
	while ((other = match(&c, t, i, n)) && other->n == p->n)
		for (uint32_t k = 0; k < other->lexeme.nmeanings &&
				     t[i].nmeanings < MEANINGS;
			k++)
			t[i].means[t[i].nmeanings++] = other->lexeme.means[k];
	return p;
}

void
happen_mark(const struct case_words *w, struct token *t, uint32_t n)
{
	const struct lexicon *l = w->lexicon;
	uint32_t until = 0;

	for (uint32_t i = 0; i < n; i++) {
		const struct phrase *p = NULL;

		if (t[i].punct)
			continue;
		if (i < until) {
			t[i].covered = true;
			t[i].nmeanings = 0;
			continue;
		}
		if (t[i].word && t[i].word < l->nwords)
			p = take(l, t[i].word, t, i, n);
		if (!p && t[i].is & (IS(ADULT) | IS(KID) | IS(POSS)))
			p = take(l, 0, t, i, n);
		if (p)
			until = i + p->n;
	}
}
