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

struct case_words {
	const struct lexicon *lexicon;
	struct word_slot *slots; /* of the words of names */
	uint32_t mask;
	uint64_t filter; /* bits of their hashes: most words are no name's */
	uint32_t nnames; /* with the first, which is none */
	struct name **names; /* by the `name` of a slot: those that begin so */
	uint32_t nwords;     /* numbers given so far, the lexicon's first */
};

/* Lives in the arena, borrows the lexicon. */
void case_words_init(
	struct case_words *w, struct arena *a, const struct lexicon *lexicon);
/* Adds a name as people write it. */
void case_words_name(struct case_words *w, struct arena *a,
	struct chron_str name, uint64_t kids, bool upper);

/* What is known of a word, and the names it begins. */
static inline const struct word_slot *
case_words_find(const struct case_words *w, struct word_key key,
	const struct name **names)
{
	const struct lexicon *l = w->lexicon;
	uint64_t hash = lexicon_hash(key);

	*names = NULL;
	if (w->filter >> (hash >> 58) & 1) {
		const struct word_slot *at =
			lexicon_slot_of(w->slots, w->mask, key, hash);

		if (at->word) {
			*names = w->names[at->name];
			return at;
		}
	}
	return lexicon_slot_of(l->slots, l->mask, key, hash);
}

/* What the lexicon says of the word of that number. */
static inline const struct word *
case_words_word(const struct case_words *w, uint32_t number)
{
	return &w->lexicon->word[number < w->lexicon->nwords ? number : 0];
}

#endif
