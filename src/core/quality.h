/* What a chronology should have and does not, beyond what its reading needs:
 * columns, mandatory cells, order, repeats, dates that lie oddly.  For the
 * agency whose file it is; a case is not told of it. */
#ifndef CORE_QUALITY_H
#define CORE_QUALITY_H

#include "core/chronology.h"

/* Adds findings about a source whose events are those from `first` on, in the
 * order of its rows: after it was judged, before anything is sorted. */
void quality_find(struct chron_chronology *c, uint32_t source, uint32_t first);

#endif
