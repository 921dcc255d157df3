/* The rows by which a new version differs, in full. */
#ifndef CLI_CHANGES_H
#define CLI_CHANGES_H

#include "core/chronology.h"
#include "util/out.h"

/* Every row that the last version of a source added, changed or withdrew:
 * where it stands, what it said and what it says. Nothing where the source is
 * in its first version. */
void changes_write(struct chron_out *out, const struct chron_chronology *c,
	uint32_t source);

#endif
