/* Between the files that make the register. */
#ifndef PEOPLE_REGISTER_PARTS_H
#define PEOPLE_REGISTER_PARTS_H

#include "people/register.h"

/* A word as somebody bears it, before the tables are made. */
struct claim {
	uint64_t hash;
	uint32_t known;
	unsigned roles;
	uint8_t n;     /* letters */
	bool initials; /* of the table of initials */
	char folded[LETTERS_LONGEST];
	uint8_t bytes;
};

struct claims {
	struct arena *arena;
	struct claim *v;
	uint32_t n;
};

/* All words of the names of one who is known (register_names.c). */
void claims_of(struct claims *c, struct people *p, uint32_t known,
	struct letters_row *room);

/* A word of their names begins so. */
void people_note_letter(struct known *k, struct chron_str word);

#endif
