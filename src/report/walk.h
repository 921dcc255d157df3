/* Rows of entries, each under its day, and how long nothing happened. */
#ifndef REPORT_WALK_H
#define REPORT_WALK_H

#include "report/emit.h"

struct walk {
	const struct chron_table *inside;  /* the review period */
	const struct chron_table *outside; /* only where there are any */
	/* Sends the rows of an entry. */
	void (*entry)(struct emit *e, void *arg, const struct chron_entry *n);
	void *arg;
};

/* Both tables: what lies in the review period, what has no date, and what lies
 * outside. */
void walk_entries(struct emit *e, const struct walk *w);

#endif
