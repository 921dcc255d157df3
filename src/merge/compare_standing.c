/* Comparing how the writers stand to a happening: one who was there has an
 * account of it; one who made ready for it, heard of it, or could not come has
 * less of one. */
#include "merge/pairing.h"

/* By hint, the one that says most against an account first. */
static const struct {
	uint8_t hint, level;
} standings[] = {
	{LEX_HINT_PREPARES, W_STANDING_PREPARES},
	{LEX_HINT_HEARSAY, W_STANDING_HEARSAY},
	{LEX_HINT_ABSENT, W_STANDING_ABSENT},
};

/* News and minutes are sent on by their nature, whoever was not there. */
static uint8_t
standing_of(const struct sig *g)
{
	for (size_t i = 0; i < sizeof(standings) / sizeof(*standings); i++)
		if (g->hints >> standings[i].hint & 1)
			return standings[i].level;
	return W_NONE;
}

uint8_t
compare_standing(const struct pairing *p)
{
	uint8_t x = standing_of(p->x), y = standing_of(p->y);

	if (x && y)
		return W_NONE;
	return x ? x : y;
}
