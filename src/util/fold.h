/* Folding text for comparison: lower case, no accents, straight quotes and
 * dashes, one space.  Never shown to a person. */
#ifndef UTIL_FOLD_H
#define UTIL_FOLD_H

#include "util/arena.h"
#include "util/buf.h"

/* Appends the folded text.  ASCII takes a fast path; the rest goes through
 * utf8proc.  Invalid bytes become spaces. White space and controls become one
 * space; none at the ends. */
void fold_text(struct buf *out, struct chron_str s);
/* Equal after folding. */
bool fold_eq(struct chron_str a, struct chron_str b);

/* The length of valid UTF-8 at the start of s. */
size_t utf8_valid(struct chron_str s);

#endif
