/* Between the files that look for names. */
#ifndef PEOPLE_NAMES_PARTS_H
#define PEOPLE_NAMES_PARTS_H

#include "people/names.h"

enum { BEARERS_MOST = 256 }; /* of one name; more are as good as nobody */

/* Who may be meant. */
struct meant {
	uint32_t v[BEARERS_MOST]; /* by index of known */
	uint32_t n;
};

/* A word of the text as a word of names. */
struct word_part {
	const struct part *part;
	uint32_t end;  /* byte; without a possessive ending */
	uint32_t with; /* the one meant, where the word holds more than the
			    * part ("jexample"); else CHRON_NONE */
	bool plural, glued;
};

/* In whichever way it is spelled (names_word.c). */
bool word_part(const struct people *p, const struct passage *s, uint32_t i,
	struct word_part *out);
/* Can it be a name where it stands, with no other name beside it? */
bool reads_as_name(
	const struct passage *s, uint32_t i, const struct part *part);
/* Is it more than an ordinary word? */
bool is_telling(const struct part *part);

/* What stands for those meant (names_shown.c).  roles: how the words name them;
 * title: what names_title says of the word before them, -1 if none;
 * day: of the row, for their ages. */
struct chron_str shown_for(const struct people *p, struct arena *a,
	const struct meant *m, unsigned roles, int title, int32_t day);

#endif
