/* Headings to concepts: the synonyms agencies use, as data in headings.def. */
#ifndef CORE_HEADINGS_H
#define CORE_HEADINGS_H

#include "core/chronology.h"

struct heading_match {
	enum chron_concept concept; /* CHRON_F_OTHER if nothing fits */
	uint8_t confidence;	    /* 0..100 */
	const char *synonym;	    /* that fitted; static; NULL if none */
};

/* Normalises (domain: case, quotes, brackets, colons, "&", "/", "-", "the")
 * and matches: whole string, then with one slip in a word of five letters or
 * more, then by sets of words. */
struct heading_match heading_match(struct chron_str heading);

/* The stable key of a concept ("end_date") and back; CHRON_F_COUNT if
 * unknown. */
const char *concept_key(enum chron_concept concept);
enum chron_concept concept_from_key(struct chron_str key);

#endif
