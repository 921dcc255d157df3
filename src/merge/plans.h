/* What was planned for a day and not found done: meetings, conferences,
 * medicals, visits, appointments. */
#ifndef MERGE_PLANS_H
#define MERGE_PLANS_H

#include "merge/signature.h"

/* Fills the chronology's plans, in order of the day planned for. */
void plans_find(struct chron_chronology *c, const struct sigs *sigs,
	struct arena *scratch);

#endif
