/* Between the files that mask: a text that is looked through, and what can be
 * found in it. */
#ifndef PEOPLE_MASK_PARTS_H
#define PEOPLE_MASK_PARTS_H

#include "people/mask.h"
#include "people/names.h"

struct mask {
	struct people *people;
};

struct looking {
	const struct mask *mask;
	struct passage s;
	int32_t day; /* of its row */
	struct arena *arena;
};

/* Does something begin at word i that may not be shown?  At least one word is
 * taken. */
bool mask_match(const struct looking *k, uint32_t i, struct name_hit *hit);

typedef bool mask_matcher(
	const struct looking *k, uint32_t i, struct name_hit *hit);
mask_matcher match_name;	       /* mask.c */
mask_matcher match_birth;	       /* mask_dates.c */
mask_matcher match_web, match_address, /* mask_numbers.c */
	match_number, match_code;
mask_matcher match_street; /* mask_places.c */

#endif
