/* A sum drawn as a waterfall: each reason begins where the last one ended. */
#ifndef CLI_WATERFALL_H
#define CLI_WATERFALL_H

#include "cli/account.h"

/* The reasons of a pair, their total, and where it stands against the two
 * thresholds. */
void waterfall_write(struct page *p, const struct chron_pair *pair,
	int32_t join_at, int32_t possible_at);

#endif
