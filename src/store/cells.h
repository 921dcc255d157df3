/* The cells of a record as JSON, which SQLite's own functions read:
 *     [[0,"12/03/2018"],[3,"Home visit.","text","event"]]
 * heading, text, then the type if it is not text, then the concept if it is
 * not its heading's. */
#ifndef STORE_CELLS_H
#define STORE_CELLS_H

#include "core/chronology.h"
#include "util/buf.h"

void cells_write(struct buf *out, const struct chron_event *e,
	const struct chron_heading *headings);

/* One JSON string, with its quotes; one number. */
void cells_string(struct buf *out, struct chron_str s);
void cells_number(struct buf *out, uint32_t v);

/* Sets e->values, in the arena; false if the text was not written by
 * cells_write for these headings. scratch is overwritten. */
bool cells_read(struct chron_event *e, struct chron_str json,
	const struct chron_heading *headings, uint32_t nheadings,
	struct buf *scratch, struct arena *a);

#endif
