/* Headings as words, before they are compared with the synonyms.  Private to
 * headings.c. */
#ifndef CORE_HEADINGS_WORDS_H
#define CORE_HEADINGS_WORDS_H

#include "core/headings.h"
#include "util/buf.h"

/* "ChildSeen" as "Child Seen". */
void heading_split_camel(struct buf *out, struct chron_str s);
/* Without what stands in brackets. */
void heading_drop_brackets(struct buf *out, struct chron_str s);
/* The words, without a leading "the"; "#" is "no".  Lies in out. */
struct chron_str heading_words(struct buf *out, struct chron_str s);
/* Without "1." or "(a)" in front. */
struct chron_str heading_without_number(struct chron_str s);
/* "Child seen / alone?": two questions to one answer. */
bool heading_asks_both(struct chron_str s);

#endif
