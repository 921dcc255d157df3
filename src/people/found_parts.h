/* Between the files that find people. */
#ifndef PEOPLE_FOUND_PARTS_H
#define PEOPLE_FOUND_PARTS_H

#include "people/found.h"
#include "people/names.h"
#include "people/spots.h"

/* Somebody named once. */
struct sighted {
	struct chron_str given, surname;   /* as written; in the arena */
	uint64_t given_hash, surname_hash; /* 0: not said */
	char initial;			   /* folded; 0: not said */
	const char *label;		   /* what they are; never NULL */
	bool sure;			   /* label is a role or title */
	uint32_t source, row;
	bool numbered; /* by a shoulder number, which is in surname */
};

/* The person named at word i whom p does not know, or false; *words: taken. */
bool sighted_at(const struct people *p, const struct passage *s, uint32_t i,
	const struct spot *spot, struct sighted *out, uint32_t *words);

/* Those who may be the same are one; the rest become known (found_group.c). */
void found_group(struct people *p, struct sighted *v, uint32_t n,
	const struct chron_chronology *c);

extern const char found_relative[], found_person[], found_adult[],
	found_professional[], found_reviewer[];

#endif
