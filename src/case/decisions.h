/* Whether decisions still fit what they were made on. */
#ifndef CASE_DECISIONS_H
#define CASE_DECISIONS_H

#include "core/chronology.h"

/* Completes the standings that merging made and says in diagnostics which
 * decisions a person should look at again; they are followed all the same. */
void decisions_check(struct chron_chronology *c);

#endif
