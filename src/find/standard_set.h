/* The indicative set of standards: what law, guidance and local procedures
 * expect, to choose from.  Nothing of it holds until a case names it. */
#ifndef FIND_STANDARD_SET_H
#define FIND_STANDARD_SET_H

#include "core/chronology.h"

struct standard_item {
	const char *key;
	const char *nation; /* as in case.ini: "england" */
	const char *who;    /* it is about */
	const char *label;
	uint32_t days; /* in unit */
	enum standard_unit unit;
	enum standard_sighting sighting;
	enum standard_after after;
	const char *source;
	/* ISO days before and after which it cannot have held; "": not known. */
	const char *valid_from, *valid_to;
	bool recalled; /* not checked against the words of the source */
};

/* By nation: England, Wales, Scotland, Northern Ireland. */
extern const struct standard_item standard_set[];
extern const uint32_t standard_set_n;

/* By its key, whatever the case of its letters; NULL. */
const struct standard_item *standard_item_find(struct chron_str key);
/* Lays one into a standard: everything but key, children, from and to. */
void standard_item_copy(
	const struct standard_item *item, struct chron_standard *to);

#endif
