/* Where accounts disagree: one rule a class, each with plain words and a
 * question for the agency. */
#ifndef MERGE_DISCREPANCIES_H
#define MERGE_DISCREPANCIES_H

#include "merge/signature.h"

void discrepancies_make(struct chron_chronology *c, const struct sigs *sigs,
	struct arena *scratch);

#endif
