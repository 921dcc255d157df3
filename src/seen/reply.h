/* Words that answer.  Internal to src/seen. */
#ifndef SEEN_REPLY_H
#define SEEN_REPLY_H

#include "seen/answer.h"

enum reply { REPLY_NONE, REPLY_YES, REPLY_NO, REPLY_NA, REPLY_UNKNOWN };

enum reply reply_of(struct chron_str text, const struct token *t);
/* The bytes of an answer in several words that begins there; 0: none. */
uint32_t reply_spoken(struct chron_str text, const struct token *t);
/* The same, as the column's other answers are meant. */
enum reply reply_here(const struct scene *s, const struct token *t);

#endif
