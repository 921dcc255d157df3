/* What a character is to the reader: of a word, a mark, a blank.  Internal to
 * text.c. */
#ifndef SEEN_TEXT_CHARS_H
#define SEEN_TEXT_CHARS_H

#include "util/str.h"

static inline bool
is_alpha(unsigned char c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static inline bool
is_digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

/* Bytes of typographic marks (U+2010..U+203A), U+00A0 and other marks of
 * Latin-1: they part words. */
static inline size_t
mark_length(const char *p, size_t n)
{
	const unsigned char *u = (const unsigned char *)p;

	if (n >= 3 && u[0] == 0xe2 && u[1] == 0x80)
		return 3;
	if (n >= 3 && u[0] == 0xef && u[1] == 0xbb && u[2] == 0xbf)
		return 3;
	if (n >= 2 && u[0] == 0xc2)
		return 2;
	return 0;
}

static inline bool
is_word(const char *p, size_t n)
{
	unsigned char c = (unsigned char)*p;

	return n && (is_alpha(c) || is_digit(c) ||
			    (c >= 0x80 && !mark_length(p, n)));
}

/* An apostrophe, straight or curly: its length. */
static inline size_t
apostrophe(const char *p, size_t n)
{
	if (n && *p == '\'')
		return 1;
	if (n >= 3 && memcmp(p, "\xe2\x80\x99", 3) == 0)
		return 3;
	return 0;
}

/* A square that is ticked or left empty is a word of its own, whatever stands
 * beside it (U+25A0 to U+25BF, U+2600 to U+263F). */
static inline bool
is_square(struct chron_str s, uint32_t at)
{
	const unsigned char *u = (const unsigned char *)s.p + at;

	return s.n - at >= 3 && u[0] == 0xe2 &&
	       ((u[1] == 0x96 && u[2] >= 0xa0) || u[1] == 0x98);
}

static inline bool
is_joint(char c)
{
	return c == '/' || c == '-' || c == ':' || c == '&' || c == '.';
}

static inline bool
is_pause(char c)
{
	return c == ',' || c == ':' || c == ';' || c == '(' || c == ')';
}

/* What a byte is to the reader; a letter or a digit is what it is folded to. */
enum kind {
	HIGH = 0,    /* of a longer character */
	BLANK = ' ', /* between words, and nothing else */
	MARK = ',',  /* may be a token, a quotation, the end of a sentence */
	LETTER = '0' /* and above */
};

static const unsigned char kinds[256] = "          ,                     "
					" ,,   ,,,, ,,,, 0123456789,,   ,"
					",abcdefghijklmnopqrstuvwxyz     "
					" abcdefghijklmnopqrstuvwxyz ,   ";

static inline unsigned char
kind_at(struct chron_str s, uint32_t at)
{
	return at < s.n ? kinds[(unsigned char)s.p[at]] : BLANK;
}

#endif
