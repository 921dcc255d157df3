/* Where a sentence ends, in notes as people type them. */
#ifndef UTIL_SENTENCE_H
#define UTIL_SENTENCE_H

#include "chron/base.h"

/* The offset past the sentence that begins at `from`, with its closing marks
 * but not the white space after it; from < text.n.  A new line ends one; a
 * full stop does not after "Dr", within "3.5" or within a quotation. */
size_t sentence_end(struct chron_str text, size_t from);

/* The sentence that covers byte `at`, without white space at its ends. */
struct chron_str sentence_at(struct chron_str text, size_t at);

#endif
