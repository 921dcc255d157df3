/* Every text of a chronology that people wrote, in one order: events first, as
 * they happened. */
#ifndef PEOPLE_SPOTS_H
#define PEOPLE_SPOTS_H

#include "core/chronology.h"

struct spot {
	struct chron_str text;
	const struct chron_event *event; /* or NULL */
	uint8_t concept;		 /* enum chron_concept, of an event's */
	uint32_t source;		 /* index, or CHRON_NONE */
	uint32_t row;			 /* 0: none */
	bool token;			 /* a file name, a log-in */
	bool signature;			 /* who ruled or wrote a note */
};

typedef void spot_fn(void *arg, const struct spot *spot);
void spots_each(const struct chron_chronology *c, spot_fn *fn, void *arg);

#endif
