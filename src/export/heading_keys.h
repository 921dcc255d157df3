/* Headings as names that are unique within a source: the second "Notes" is
 * "Notes (2)", and a column without a heading is "column 5". */
#ifndef EXPORT_HEADING_KEYS_H
#define EXPORT_HEADING_KEYS_H

#include "core/chronology.h"

struct heading_keys {
	struct chron_str *keys; /* one a heading, in the arena */
	uint32_t n;
};

/* Fills *keys; the texts are borrowed from the source or in the arena. */
void heading_keys(struct arena *a, const struct chron_source *source,
	struct heading_keys *keys);

static inline struct chron_str
heading_key(const struct heading_keys *keys, uint16_t heading)
{
	return heading < keys->n ? keys->keys[heading] : CHRON_S("?");
}

#endif
