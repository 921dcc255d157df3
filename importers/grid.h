/* A table of a document as a grid: cells that reach over columns and rows are
 * put where a person sees them, and each row is emitted as it lies.  Private
 * to the importers of documents; what is set aside goes with its row. */
#ifndef IMPORTERS_GRID_H
#define IMPORTERS_GRID_H

#include "chron/importer.h"
#include "util/arena.h"
#include "util/buf.h"

struct grid; /* one table at a time; reused */

struct grid *grid_new(struct arena *a);

/* A table begins; part is borrowed until the next one. */
void grid_table(struct grid *g, const char *part);

struct grid_cell {
	struct chron_str text; /* copied */
	enum chron_type type;
	uint32_t columns;  /* reaches over so many; 0 is 1 */
	uint32_t rows;	   /* likewise; 0 is 1 */
	bool merged_above; /* Word: goes on with the cell above it */
};

void grid_row(struct grid *g, uint32_t row, unsigned marks);
/* The next cell of the row: at the first column that no cell from above
 * covers by `rows`. */
void grid_cell(struct grid *g, const struct grid_cell *cell);
/* Columns that the row leaves out (Word's gridBefore). */
void grid_skip(struct grid *g, uint32_t columns);
/* Set aside with the row, under the column of the next cell. */
void grid_aside(struct grid *g, struct chron_str name, struct chron_str text);
/* Emits the row: covered cells repeat what covers them from above, marked
 * CHRON_CELL_CARRIED; columns to the right of a wide cell are empty. */
enum chron_status grid_row_end(
	struct grid *g, struct chron_run *run, struct chron_err *err);

#endif
