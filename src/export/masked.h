/* Tables as they may be read by those who are not to know whom they name: a
 * filter between reports and exporters, so that none of these can forget. */
#ifndef EXPORT_MASKED_H
#define EXPORT_MASKED_H

#include "people/mask.h"
#include "report/report.h"

struct masked; /* lives in the arena it was made in */

/* A sink that masks what comes and hands it to `to`, which must outlive it. */
struct masked *masked_new(
	struct arena *a, const struct mask *m, const struct table_sink *to);
struct table_sink masked_sink(struct masked *k);
/* Gives back what rows took. */
void masked_free(struct masked *k);

/* What stands above the tables, in place. */
void masked_doc(const struct mask *m, struct arena *a, struct chron_doc *doc);

#endif
