/* The dated entries of a chronology in the order they are shown, with the
 * quiet times between them. */
#ifndef REPORT_DAYS_H
#define REPORT_DAYS_H

#include "core/chronology.h"

struct day_line {
	const struct chron_entry *n;
	uint32_t passed;   /* days between it and the entry before it in time,
			    * where they are many enough to be said; else 0 */
	uint32_t left_out; /* entries of the case that lie between the two and
			    * are not of the part that is shown */
};

/* Does an entry stand under a day, or with those of unknown date? */
bool days_known(const struct chron_entry *n);

/* Those in, or out of, the period that are shown, in the order of showing: the
 * same lines and the same quiet times, whichever end comes first.  Lives in
 * the arena. */
uint32_t days_lines(struct arena *a, const struct chron_chronology *c,
	bool in_scope, struct day_line **lines);

/* "23 days passed", for a row of that kind. */
struct chron_str days_say(struct arena *a, const struct day_line *line);

#endif
