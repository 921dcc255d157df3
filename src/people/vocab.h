/* Which words are ordinary, and which are names as well: what decides whether a
 * word with a capital has to be a name. */
#ifndef PEOPLE_VOCAB_H
#define PEOPLE_VOCAB_H

#include "util/arena.h"

enum {
	VOCAB_PLAIN = 1,    /* an ordinary word in small letters */
	VOCAB_NAME = 2,	    /* an ordinary word that is a name as well */
	VOCAB_GIVEN = 4,    /* a given name */
	VOCAB_KIN = 8,	    /* says what somebody is to somebody: "nan" */
	VOCAB_SHORT = 16,   /* an abbreviation of the field, in capitals */
	VOCAB_CAPITAL = 32, /* no name, though written with a capital */
	VOCAB_MONTH = 64,
	VOCAB_LINK = 128, /* part of names, never one: "de", "al" */
	VOCAB_CASE = 256, /* this case writes it in small letters */
};

struct vocab; /* lives in the arena it was made in */

struct vocab *vocab_new(struct arena *a);
/* What is known of a folded word by its hash (people/letters.h); 0: nothing. */
unsigned vocab_look(const struct vocab *v, uint64_t hash);
/* Adds to it, for this case. */
void vocab_add(struct vocab *v, uint64_t hash, unsigned flags);

/* Is it a form of an ordinary word, "Rearranged"? */
bool vocab_form(const struct vocab *v, struct chron_str word);
/* Ordinary words run together, "EventDate"? */
bool vocab_pieces(const struct vocab *v, struct chron_str word);

#endif
