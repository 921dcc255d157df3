/* UTF-8, one character at a time: what writers of text need. */
#ifndef UTIL_UTF8_H
#define UTIL_UTF8_H

#include "chron/base.h"

#define UTF8_REPLACEMENT "\xef\xbf\xbd" /* U+FFFD, for bytes that are none */

/* The length of the character at p (left bytes remain, at least 1) and its
 * code point; 0 if there is no valid one: overlong, surrogate, too large or
 * cut short. */
unsigned utf8_take(const char *p, size_t left, uint32_t *codepoint);

/* Takes out of a message what is left of characters that a limit cut through,
 * in place; the length that remains. */
size_t utf8_drop_cut(char *text, size_t n);

/* A control that could hide or reorder text, or drive a device: C0 (but not
 * \n and \t), DEL, C1, bidirectional embeddings, overrides and isolates,
 * invisible tags. */
bool utf8_steers(uint32_t codepoint);

/* The columns a character takes on a terminal: 0, 1 or 2. */
unsigned utf8_columns(uint32_t codepoint);

#endif
