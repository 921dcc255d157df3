/* Between the parts of the report of what reviewers wrote. */
#ifndef REPORT_REVIEW_H
#define REPORT_REVIEW_H

#include "report/emit.h"

/* A table each: by phase, by key practice episode, by theme. */
void review_tallies(struct emit *e);

/* The agencies of entries, each once, in the order in which they come. */
struct chron_str review_agencies(
	struct emit *e, const uint32_t *entries, uint32_t n);

#endif
