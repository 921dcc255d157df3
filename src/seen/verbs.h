/* The regular forms of English verbs, for the tables of the lexicon. */
#ifndef SEEN_VERBS_H
#define SEEN_VERBS_H

#include "core/chronology.h"

enum { VERB_MAX = 40 }; /* bytes of a form */

enum verb_ending { VERB_S, VERB_ED, VERB_ING };

/* "hop" to "hops", "hopped", "hopping"; kept in `out`. */
struct chron_str verb_form(
	struct chron_str base, enum verb_ending ending, char out[VERB_MAX]);

#endif
