/* The register of people: who is known by name, and what stands for them where
 * names may not be shown. */
#ifndef PEOPLE_REGISTER_H
#define PEOPLE_REGISTER_H

#include "core/declared.h"
#include "people/letters.h"
#include "people/vocab.h"

struct roles; /* people/roles.h */

struct known {
	struct chron_str shown; /* "Child A", "MGM", "SW1" */
	struct chron_str ref;	/* of case.ini; empty: found in the text */
	bool renamed;		/* the ref is a name: shown takes its place */
	struct chron_str name;	/* in full, as first written */
	struct chron_str *also; /* what else they were called; may be NULL */
	uint32_t nalso;
	struct chron_str role;	 /* "maternal grandmother", "SW" */
	const char *label;	 /* of the found: what `shown` begins with */
	struct chron_str number; /* of police, in place of a name */
	uint32_t source,
		row;	  /* of the found: where first; CHRON_NONE: in none */
	int32_t born;	  /* civil day, or CIVIL_MIN */
	uint32_t letters; /* with which words of the names begin: bits */
	uint8_t sex;	  /* enum sex */
	bool child;
};

/* How a word is used in a name; the best comes first where somebody is called
 * by one word. */
enum {
	PART_ALIAS = 1, /* the whole of what they are called, "Jamie" */
	PART_GIVEN = 2,
	PART_SURNAME = 4,
	PART_MIDDLE = 8,
	PART_SHORT = 16, /* a usual short form, "Jim" of "James" */
	PART_KIN = 32,	 /* "Nan", declared with a capital: alone */
	PART_WITH = 64,	 /* only beside another part of the name */
};

struct bearer {
	uint32_t known;
	unsigned roles;
};

/* A word of names, and who bears it. */
struct part {
	uint64_t hash;
	const struct bearer *bearers; /* by index of known */
	uint32_t nbearers;
	struct chron_str folded;
	unsigned roles; /* of any */
	unsigned vocab; /* what else the word is */
	bool declared;	/* somebody in case.ini bears it */
	uint8_t n;	/* letters */
};

struct slip; /* a part by what is left of it when a letter is dropped */

struct people {
	struct arena *arena;
	struct vocab *vocab;
	struct roles *roles;
	struct known *known;
	uint32_t nknown;
	uint32_t ndeclared; /* of those; the rest was found in the text */
	/* filled by people_settle */
	struct part *parts;
	uint32_t parts_mask;
	struct part *initials; /* "je": who bears them */
	uint32_t initials_mask;
	struct slip *slips;
	uint32_t slips_mask;
};

/* The children and people that case.ini declares, settled. */
struct people *people_declared(
	struct arena *a, const struct chron_config *config);
/* One more, as is. */
struct known *people_add(struct people *p);
/* Makes the tables of parts anew from all that are known. */
void people_settle(struct people *p);

/* The word of a name, or NULL. */
const struct part *people_part(const struct people *p, uint64_t hash);
/* Who has initials, by the hash of those letters; or NULL. */
const struct part *people_initials(const struct people *p, uint64_t hash);
/* The word of a name that a folded word is but one letter, or one swap of two,
 * away from; or NULL. */
const struct part *people_slip(const struct people *p, struct chron_str word);
/* The hash under which people_part has a police number: "PC", "2231". */
uint64_t people_number(const char *label, struct chron_str number);
/* How a person bears it; 0: not. */
unsigned people_role(const struct part *part, uint32_t known);
/* Does a word of that person's names begin with that letter, folded? */
bool people_letter(const struct people *p, uint32_t known, char letter);

#endif
