/* Names in a text: where somebody of the register is named, in any of the ways
 * in which names are written. */
#ifndef PEOPLE_NAMES_H
#define PEOPLE_NAMES_H

#include "people/register.h"

/* A text and its words. */
struct passage {
	struct chron_str text;
	const struct letters_row *row;
	/* a file name, a log-in: no sentence, so that small letters say
	 * nothing */
	bool token;
	int32_t day; /* of its row; CIVIL_MIN if not known */
};

struct name_hit {
	uint32_t words;	  /* of the row, from the word asked for */
	uint32_t at, end; /* bytes; a possessive ending stays outside */
	struct chron_str shown;
};

/* Is somebody named from word i on?  The longest name counts; room for what is
 * shown comes from a. */
bool names_at(const struct people *p, const struct passage *s, uint32_t i,
	struct arena *a, struct name_hit *hit);

/* Is word i written with a capital? */
static inline bool
names_capital(const struct letters *w)
{
	return w->flags & (LETTERS_CAPITAL | LETTERS_UPPER);
}

/* A title and whose it is: enum sex, or -1 if word i is none. */
int names_title(const struct passage *s, uint32_t i);

#endif
