/* Text as the words in which names are looked for.  A word is a run of letters
 * with apostrophes within; folded, so that "O’Brien", "OBRIEN" and "obrien" are
 * one, "Zoë" and "Zoe" too; characters that nobody sees are not there. */
#ifndef PEOPLE_LETTERS_H
#define PEOPLE_LETTERS_H

#include "util/arena.h"
#include "util/buf.h"

enum {
	LETTERS_CAPITAL = 1, /* begins with one, the rest not all capitals */
	LETTERS_UPPER = 2,   /* capitals only */
	LETTERS_CAMEL = 4,   /* a capital after a small letter */
	LETTERS_FIRST = 8,   /* begins a sentence, a line or a value */
	LETTERS_NUMBER = 16, /* a run of digits: no letters at all */
	LETTERS_LONGEST = 64 /* bytes of a folded word; longer are no names */
};

struct letters {
	uint64_t hash;	  /* of the folded word, its apostrophes left out */
	uint64_t bare;	  /* without what an apostrophe cuts off ("'s"), or 0 */
	uint32_t at, end; /* bytes of the text */
	uint32_t stem;	  /* where `bare` ends, or `end` */
	uint16_t n;	  /* letters, or digits */
	uint16_t flags;
};

struct letters_row {
	struct letters *v;
	uint32_t n, cap;
};

/* Cuts s into row, which is emptied; room comes from a. */
void letters_cut(struct letters_row *row, struct arena *a, struct chron_str s);

/* The letters of s folded, at most LETTERS_LONGEST; how many bytes. */
size_t letters_fold(struct chron_str s, char out[LETTERS_LONGEST]);

/* The hash of letters that are folded already. */
uint64_t letters_hash(const char *p, size_t n);

/* What stands between two words that may be of one name. */
enum letters_gap {
	GAP_NONE,  /* nothing to be seen */
	GAP_SPACE, /* white space, a line break among it */
	GAP_COMMA, /* "Example, Jamie" */
	GAP_DOT,   /* "J. Example" */
	GAP_JOIN,  /* "jamie.example", "jamie_example", "Smith-Jones" */
	GAP_WIDE   /* anything else, or the end */
};
enum letters_gap letters_gap(
	struct chron_str s, const struct letters *x, const struct letters *y);

#endif
