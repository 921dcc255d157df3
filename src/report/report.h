/* Reports: each yields tables, never text.  One file each, one line in
 * list.def. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "chron/exporter.h"
#include "core/chronology.h"

/* Where a report's tables go: an exporter at work, or a test. */
struct table_sink {
	enum chron_status (*table)(void *arg, const struct chron_table *table,
		struct chron_err *err);
	enum chron_status (*row)(void *arg, enum chron_row_kind kind,
		const char *id, const struct chron_cell *cells, size_t ncells,
		struct chron_err *err);
	void *arg;
};

struct report {
	const char *name;  /* "gaps" */
	const char *title; /* "Gaps" */
	const char *brief; /* one line, for help */
	enum chron_status (*yield)(const struct chron_chronology *c,
		const struct table_sink *to, struct chron_err *err);
	/* What stands above, where it is no report of a case; or NULL. */
	void (*doc)(const struct chron_chronology *c, struct arena *a,
		struct chron_doc *doc);
	bool on_request; /* `run` leaves it out */
	bool named;	 /* holds names, and is never anonymised */
};

extern const struct report *const reports[]; /* NULL-terminated; "chronology"
					      * first, then as in the help */
const struct report *report_find(const char *name);

/* Reports that exporters write where the chronology is asked for (`whole` of
 * chron/exporter.h): put together for a reader of that format from the tables
 * of the others.  In no list; NULL: the chronology itself. */
const struct report *report_whole(const char *name);

/* What stands above: title, marking, period, counts.  Lives in the arena. */
void report_doc(const struct chron_chronology *c, const struct report *r,
	struct arena *a, struct chron_doc *doc);

#endif
