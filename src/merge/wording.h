/* Text as a row of word hashes: what every comparison of merging reads.  Words
 * are lower-cased, lose accents, apostrophes and a possessive s; everything
 * else parts them.  Pure and cheap: a million narratives pass through. */
#ifndef MERGE_WORDING_H
#define MERGE_WORDING_H

#include "util/arena.h"

enum {
	WORD_CAPITAL = 1, /* first letter in upper case, the rest not */
	WORD_UPPER = 2,	  /* letters all in upper case */
	WORD_DIGITS = 4,  /* digits only */
	WORD_MIXED = 8,	  /* digits and letters */
	WORD_FIRST = 16,  /* begins a sentence, a line or a value */
	WORDS_MAX = 4096, /* of one event; the rest is not compared */
};

struct word {
	uint32_t hash;	/* never 0, save for the wall between two values */
	uint32_t at;	/* byte offset into its text */
	uint16_t len;	/* in bytes, as written */
	uint16_t flags; /* WORD_... */
	const char *p;	/* as written; borrowed */
};

struct wording {
	struct word *v;
	uint32_t n;
};

/* Room for WORDS_MAX words. */
void wording_init(struct wording *w, struct arena *a);
void wording_clear(struct wording *w);
/* Appends a wall and the words of s; stops quietly at WORDS_MAX. */
void wording_add(struct wording *w, struct chron_str s);
/* The hash of one word as wording_add would make it. */
uint32_t word_hash(struct chron_str word);
/* The hash of a word without its ending, so that "bruised", "bruises" and
 * "bruising" are one; of a short word, or one with other letters, its own. */
uint32_t word_stem(const struct word *w);
/* What lies between two neighbouring words is this one character. */
bool wording_joined_by(const struct wording *w, uint32_t i, const char *any_of);
/* Does a sentence begin with this word?  "S.47" and "Present: HV" are one. */
static inline bool
wording_begins(const struct wording *w, uint32_t i)
{
	const struct word *before = &w->v[i - 1];

	if (before->hash && before->p[before->len] == ':')
		return false;
	return w->v[i].flags & WORD_FIRST &&
	       !(i > 1 && before->hash && before->len == 1 &&
		       w->v[i].p == before->p + before->len + 1);
}
/* The number that a word of digits stands for; -1 if it is none or long. */
int32_t word_number(const struct word *w);
/* The number that a word begins with, "71kg"; at most nine figures are read. */
int32_t word_leading(const struct word *w);

#endif
