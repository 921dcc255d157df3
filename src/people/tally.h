/* Which words this case itself writes in small letters. */
#ifndef PEOPLE_TALLY_H
#define PEOPLE_TALLY_H

#include "core/chronology.h"
#include "people/vocab.h"

/* Adds VOCAB_CASE to the words that the case writes in small letters, twice at
 * least and more often than with a capital within a sentence. */
void tally_words(struct vocab *v, const struct chron_chronology *c);

#endif
