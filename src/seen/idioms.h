/* Idioms of a partnership's own: words that mean what the lexicon knows.
 *
 *     clocked by = seen
 *     Big Chat   = views sought (tool)
 *
 * On the left up to 8 words as people write them; CHILD and ADULT stand for
 * whoever is named there.  On the right one of seen_meanings. */
#ifndef SEEN_IDIOMS_H
#define SEEN_IDIOMS_H

#include "core/chronology.h"

enum { IDIOMS_MAX = 2000, IDIOM_WORDS = 8 };

struct seen_meaning {
	const char *name;
	uint8_t kind, what, form; /* of a row of the lexicon */
	const char *example;	  /* one idiom, for documents */
};
extern const struct seen_meaning seen_meanings[];
extern const unsigned seen_nmeanings;

/* The index of a meaning, whatever its capitals, or CHRON_NONE. */
uint32_t seen_meaning_find(struct chron_str name);
/* Their names, NULL-terminated: for suggestions. */
const char *const *seen_meaning_names(struct arena *a);

/* What is wrong with the words of an idiom: a sentence in the arena, or NULL.
 * Otherwise *folded is how the lexicon writes them. */
const char *seen_idiom_fold(
	struct arena *a, struct chron_str words, struct chron_str *folded);

#endif
