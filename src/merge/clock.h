/* Times of day that a narrative names: "14.30", "2015hrs", "3pm", "at 2", "ten
 * to four", "noon". */
#ifndef MERGE_CLOCK_H
#define MERGE_CLOCK_H

#include "merge/wording.h"

struct clock {
	int16_t minute; /* of the day */
	bool either;	/* of the morning or of the afternoon */
	uint8_t words;	/* that it takes */
};

/* The time that words from i on name; false if none. */
bool clock_at(const struct wording *w, uint32_t i, struct clock *out);

/* Minutes between two times, of the two halves the nearer where unsaid. */
int32_t clock_apart(const struct clock *a, const struct clock *b);

#endif
