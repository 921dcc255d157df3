/* Where a narrative or a list names a person who may be a worker: the forms of
 * the name, and the agency that stands beside it ("L Dinsdale SW", "DC Orde",
 * "Karen Hope (Sure Start)").  The family is left out. */
#ifndef MERGE_NAMINGS_H
#define MERGE_NAMINGS_H

#include "merge/lexicon.h"
#include "merge/rarity.h"

/* A form of a name: the hash of a word with the low bits free for what was
 * heard with it. */
enum { NAME_FREE = 15 };
static inline uint32_t
name_form(uint32_t hash)
{
	return hash | NAME_FREE;
}

struct naming_words {
	const struct lexicon *lex;
	const struct rarity *rarity; /* its list of common words */
	uint32_t *family; /* forms of the names of the family, sorted */
	uint32_t nfamily;
};

struct naming {
	uint32_t at, n;	   /* words [at, at + n) */
	uint32_t last;	   /* the surname, or the only name; 0 if none */
	uint32_t given;	   /* the first name in full, or 0 */
	uint32_t initials; /* "LD", of the name or by itself, or 0 */
	uint8_t role;	   /* agency kind said beside it, KIND_OTHER if none */
	bool sure;	   /* else it may be any word that begins a sentence */
};

void naming_words_make(struct naming_words *n, struct arena *a,
	const struct chron_config *config, const struct lexicon *lex,
	const struct rarity *rarity);

/* The person named at word i, or false. */
bool naming_at(const struct naming_words *n, const struct wording *w,
	uint32_t i, struct naming *out);

#endif
