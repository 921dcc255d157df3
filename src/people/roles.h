/* What people are by their work: "health visitor", "SW". */
#ifndef PEOPLE_ROLES_H
#define PEOPLE_ROLES_H

#include "people/names.h"

struct roles; /* lives in the arena it was made in */

struct roles *roles_new(struct arena *a);

/* The longest role at word i: how many words it takes, 0 if none.  label: what
 * labels of such people begin with, "HV". */
uint32_t roles_at(const struct roles *r, const struct passage *s, uint32_t i,
	const char **label);

/* Is it a label of ours, whoever gave it: "SW" of "SW1"? */
bool roles_label(struct chron_str word);

#endif
