/* A look ahead: which tables a document will hold, and in which years their
 * days lie, so that its contents can stand at its beginning. */
#ifndef EXPORT_OUTLINE_H
#define EXPORT_OUTLINE_H

#include "report/report.h"

struct outline {
	struct arena *arena;
	struct chron_part *parts;
	uint32_t nparts;
	int *years; /* of the part that is open */
	uint32_t nyears;
	bool *used; /* its columns */
	size_t *longest;
};

/* What a sink is told (report/report.h). */
void outline_table(struct outline *o, const struct chron_table *table);
void outline_row(struct outline *o, enum chron_row_kind kind,
	const struct chron_cell *cells, size_t ncells);
/* After the reports have run: fills doc->parts. */
void outline_parts(struct outline *o, struct chron_doc *doc);

/* The year of a row that begins a day, 0 if it has none. */
int outline_year(enum chron_row_kind kind, const struct chron_cell *cell);

#endif
