/* The words of one case: the lexicon, and over it the names and refs of its
 * people. */
#ifndef SEEN_CASE_WORDS_H
#define SEEN_CASE_WORDS_H

#include "seen/lexicon.h"

/* A name or ref of the case: words, and whose it is. */
struct name {
	struct name *next; /* same first word, the longest first */
	uint32_t n;
	uint32_t *words;
	uint64_t kids; /* 0: an adult */
	bool upper;    /* counts only if written in capitals: "CA", "A" */
};

/* A word that stands in a name. */
struct name_word {
	struct chron_str spelling; /* folded */
	uint32_t hash;
	uint32_t word;	    /* of the lexicon, or numbered after its last */
	struct name *names; /* those it begins */
};

struct case_words {
	const struct lexicon *lexicon;
	uint32_t *slots; /* numbers of name words; 0: free */
	uint32_t mask;
	uint32_t nnames; /* with the first, which is none */
	struct name_word *names;
	uint32_t nwords; /* numbers given so far */
};

/* Lives in the arena, borrows the lexicon. */
void case_words_init(
	struct case_words *w, struct arena *a, const struct lexicon *lexicon);
/* Adds a name as people write it. */
void case_words_name(struct case_words *w, struct arena *a,
	struct chron_str name, uint64_t kids, bool upper);

/* The number of a folded word or 0, and the names it begins. */
static inline uint32_t
case_words_find(const struct case_words *w, struct chron_str word,
	uint32_t hash, const struct name **names)
{
	for (uint32_t i = hash & w->mask; w->slots[i]; i = (i + 1) & w->mask) {
		const struct name_word *n = &w->names[w->slots[i]];

		if (n->hash == hash && n->spelling.n == word.n &&
			memcmp(n->spelling.p, word.p, word.n) == 0) {
			*names = n->names;
			return n->word;
		}
	}
	*names = NULL;
	return lexicon_find(w->lexicon, word, hash);
}

/* What the lexicon says of the word of that number. */
static inline const struct word *
case_words_word(const struct case_words *w, uint32_t number)
{
	return &w->lexicon->word[number < w->lexicon->nwords ? number : 0];
}

#endif
