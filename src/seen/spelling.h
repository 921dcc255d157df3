/* Slips of the pen in long words. */
#ifndef SEEN_SPELLING_H
#define SEEN_SPELLING_H

#include "seen/lexicon.h"

struct spelling; /* opaque */

/* Of all long words of the lexicon; lives in the arena. */
const struct spelling *spelling_new(struct arena *a, const struct lexicon *l);

enum { SPELLING_LEAST = 7 }; /* letters; shorter words are not looked at */

/* The number of the word that a folded word, which the lexicon does not know,
 * is a slip of: one letter changed, dropped, added or swapped with the next, or
 * letters doubled or not, behind the first letter and before the last.  0 if
 * there is none, or more than one, or it is another word of English. */
uint32_t spelling_meant(const struct spelling *s, struct chron_str word);

#endif
