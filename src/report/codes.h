/* Short codes of agencies for where their names would take the room of the
 * text: "POL", "CSC", "SCH2".  Letters, so that nothing hangs on a colour. */
#ifndef REPORT_CODES_H
#define REPORT_CODES_H

#include "core/chronology.h"

/* One for each agency of the case, no two alike: the usual one of its kind,
 * else the first letters of its name, numbered where several have the same. */
const struct chron_str *codes_of(
	struct arena *a, const struct chron_chronology *c);

#endif
