/* Which agencies words mean: by sort ("HV"), by the names that the case gives
 * them ("Fellside"), or by a worker of theirs ("Mrs Ridout"). */
#ifndef MERGE_WHOM_H
#define MERGE_WHOM_H

#include "merge/signature.h"

enum { WHOM_AGENCIES = 64 }; /* of which names are known */

/* Words of agencies' names that tell nothing, for field_words. */
struct whom_plain;
const struct whom_plain *whom_compile(struct arena *a);

struct whom; /* opaque; lives in the arena it was made in */

struct whom *whom_new(struct arena *a, const struct chron_chronology *c,
	const struct lexicon *lex);

/* Who is named: bits of agency sorts, and of agencies by index. */
struct named {
	uint64_t agencies;
	uint32_t kinds;
	bool family; /* a child or grown-up of the case */
};

/* Adds what the word at i and those after it name; returns how many words that
 * takes, 0 if it names nobody. */
uint32_t whom_at(const struct whom *m, const struct wording *w, uint32_t i,
	struct named *out);
/* All that words from..to name. */
struct named whom_in(const struct whom *m, const struct wording *w,
	uint32_t from, uint32_t to);
/* May it name an agency at all? */
bool whom_may(const struct whom *m, const struct sig *g);
/* Is that agency named? */
bool whom_is(const struct named *n, const struct chron_chronology *c,
	uint32_t agency);

#endif
