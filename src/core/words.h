/* Text as its words: folded, "&" and "+" said as "and", everything else that
 * is neither letter nor digit a space.  "Children's" gives "childrens", so
 * that it equals what people type without the apostrophe. */
#ifndef CORE_WORDS_H
#define CORE_WORDS_H

#include "util/arena.h"
#include "util/buf.h"

/* Appends the words of s, one space between them, none at the ends of what is
 * added. */
void words_add(struct buf *out, struct chron_str s);
struct chron_str words_arena(struct arena *a, struct chron_str s);

/* Where phrase stands in words as whole words, or SIZE_MAX.  Both are made
 * by words_add. */
size_t words_find(struct chron_str words, struct chron_str phrase);

#endif
