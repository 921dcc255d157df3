/* Finds the predicates of a sentence: the longest phrase, else the word. */
#include "seen/scene.h"

/* Classes that can be the first of a phrase. */
static const uint64_t firsts = IS(ADULT) | IS(KID) | IS(POSS);

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
	/* words of which it was found are not asked for again */
	uint32_t from = !p->elements[0].word ? 0 : p->elements[1].word ? 2 : 1;

	if (i + p->n > n || !fits(&p->second, &t[i + 1]))
		return false;
	for (uint32_t k = from; k < p->n; k++)
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

/* Whether a phrase of this first word can stand here: most words that begin
 * one are followed by none of its words. */
static inline bool
can_start(const struct word *word, const struct token *next)
{
	return ((word->next >> (next->word & 63) & (next->word != 0)) |
		       ((word->next_is & (next->is | IS(ANY))) != 0)) != 0;
}

static struct candidates
candidates_at(const struct lexicon *l, uint32_t first, const struct token *next)
{
	const struct word *word = &l->word[first];
	struct candidates c = {NULL, NULL};

	if (next->word && word->next >> (next->word & 63) & 1)
		c.word = lexicon_pair(l, first, next->word);
	if (word->next_is & (next->is | IS(ANY)))
		c.is = l->phrases[first].happen_is;
	return c;
}

/* The longest phrase at i, and what else of that length stands there. */
static const struct phrase *
take(const struct lexicon *l, uint32_t first, struct token *t, uint32_t i,
	uint32_t n)
{
	struct candidates c = candidates_at(l, first, &t[i + 1]);
	const struct phrase *p = match(&c, t, i, n), *other;

	if (!p)
		return NULL;
	t[i].nmeanings = p->lexeme.nmeanings;
	memcpy(t[i].means, p->lexeme.means, sizeof(t[i].means));
	t[i].span = (uint8_t)p->n;
	t[i].preds = p->lexeme.preds;
	while ((other = match(&c, t, i, n)) && other->n == p->n)
		for (uint32_t k = 0; k < other->lexeme.nmeanings &&
				     t[i].nmeanings < MEANINGS;
			k++) {
			struct meaning m = other->lexeme.means[k];

			t[i].means[t[i].nmeanings++] = m;
			t[i].preds |= UINT64_C(1) << m.pred;
		}
	return p;
}

/* The tokens at which a phrase can begin; returns how many.  What is rare is
 * sorted out without asking about each. */
static uint32_t
find_starts(const struct lexicon *l, const struct token *t, uint32_t n,
	uint8_t *starts)
{
	const struct word any = l->word[0];
	uint32_t m = 0;

	for (uint32_t i = 0; i + 1 < n; i++) {
		bool class = (t[i].is & firsts) != 0;
		bool start =
			(t[i].word != 0) & can_start(t[i].entry, &t[i + 1]);

		start |= class & can_start(&any, &t[i + 1]);
		starts[m] = (uint8_t)i;
		m += start & !t[i].punct & !t[i + 1].punct;
	}
	return m;
}

void
happen_mark(const struct case_words *w, struct token *t, uint32_t n)
{
	const struct lexicon *l = w->lexicon;
	uint8_t starts[SENTENCE_MAX + 1];
	uint32_t until = 0, m = find_starts(l, t, n, starts);

	for (uint32_t k = 0; k < m; k++) {
		const struct phrase *p = NULL;
		uint32_t i = starts[k];

		if (i < until)
			continue;
		if (t[i].word && t[i].word < l->nwords)
			p = take(l, t[i].word, t, i, n);
		if (!p && t[i].is & firsts)
			p = take(l, 0, t, i, n);
		if (!p)
			continue;
		for (until = i + 1; until < i + p->n; until++) {
			t[until].covered = true;
			t[until].nmeanings = 0, t[until].preds = 0;
		}
	}
}
