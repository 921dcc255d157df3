/* Comparing times of day that the texts name: "conference at 10", "arrived
 * 11.15". */
#include "merge/mentions.h"
#include "merge/pairing.h"
#include "util/civil.h"

enum { CLOCK_NEAR = 5, CLOCK_FAR = 75 }; /* minutes */

static int32_t
between(int32_t a, int32_t b)
{
	int32_t d = a < b ? b - a : a - b;

	return d <= MENTION_HALF_DAY / 2 ? d : MENTION_HALF_DAY - d;
}

/* The least that any time of x is from any of y. */
static int32_t
least_of(const struct sig *x, const struct sig *y)
{
	int32_t least = MENTION_HALF_DAY;

	for (uint32_t i = 0; i < x->nclocks; i++)
		for (uint32_t k = 0; k < y->nclocks; k++) {
			int32_t d = between(x->clocks[i], y->clocks[k]);

			least = d < least ? d : least;
		}
	return least;
}

/* And from the time under which the other is entered. */
static int32_t
least_to(const struct sig *x, const struct sig *y)
{
	int32_t own = (int32_t)((y->earliest % CIVIL_DAY_MINUTES +
					CIVIL_DAY_MINUTES) %
				MENTION_HALF_DAY);
	int32_t least = MENTION_HALF_DAY;

	for (uint32_t i = 0; i < x->nclocks && y->timed; i++) {
		int32_t d = between(x->clocks[i], own);

		least = d < least ? d : least;
	}
	return least;
}

uint8_t
compare_clocks(const struct pairing *p)
{
	int32_t texts = least_of(p->x, p->y);
	int32_t x = least_to(p->x, p->y), y = least_to(p->y, p->x);
	int32_t own = x < y ? x : y, least = texts < own ? texts : own;

	if (texts <= CLOCK_NEAR)
		return W_CLOCK_BOTH;
	if (own <= CLOCK_NEAR)
		return W_CLOCK_OWN;
	return least > CLOCK_FAR && least < MENTION_HALF_DAY ? W_CLOCK_OTHER
							     : W_NONE;
}
