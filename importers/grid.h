/* A table of a document as a grid: cells that reach over columns and rows are
 * put where a person sees them, and each row is emitted as it lies.  Private
 * to the importers of documents; what is set aside goes with its row. */
#ifndef IMPORTERS_GRID_H
#define IMPORTERS_GRID_H

#include "chron/importer.h"
#include "util/arena.h"
#include "util/buf.h"

/* Named limits.  A row that passes one is quarantined, never cut: its cells
 * would come to stand in other columns.  A real document stays far below. */
enum {
	GRID_COLUMNS = 16384,	 /* of a row: grid-columns */
	GRID_FILLER = 1 << 20,	 /* columns of a document that wide cells and
				  * skips leave empty ... */
	GRID_FILLER_A_ROW = 64,	 /* ... and as many more for each row:
				  * grid-filler */
	GRID_CARRIED = 64 << 20, /* bytes of a document that are repeated for
				  * merged cells: grid-carried */
};

struct grid; /* one table at a time; reused */

/* Lives in the arena; grid_free gives back what it grew beside it. */
struct grid *grid_new(struct arena *a);
void grid_free(struct grid *g);

/* A table begins; part is borrowed until the next one. */
void grid_table(struct grid *g, const char *part);

struct grid_cell {
	struct chron_str text; /* copied */
	enum chron_type type;
	uint32_t columns;  /* reaches over so many; 0 is 1 */
	uint32_t rows;	   /* likewise; 0 is 1 */
	bool merge_begins; /* Word: cells below may go on with it */
	/* Word: goes on with the cell above it, if that one begins or goes on
	 * itself; text of its own is then set aside as hidden.  Otherwise it
	 * is read as one that begins. */
	bool merged_above;
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
 * CHRON_CELL_CARRIED; columns to the right of a wide cell are empty, and left
 * out at the end of the row. */
enum chron_status grid_row_end(
	struct grid *g, struct chron_run *run, struct chron_err *err);

/* Rows without a cell of their own go by unseen: what reaches over them ends
 * or goes on below. */
void grid_pass(struct grid *g, uint64_t rows);

/* ---- the same for who cannot emit yet ---- */

/* What became of a row.  All of it is valid until the next grid_row. */
struct grid_taken {
	const struct chron_record *record;
	const char *slug;      /* NULL; else it must be quarantined ... */
	const char *why;       /* ... for this reason, a whole sentence */
	struct chron_str text; /* then: its own cells, joined by " | " */
};

/* Ends the row without emitting it. */
struct grid_taken grid_row_take(struct grid *g);
/* Ends the row as one that is not there (a deleted row): nothing reaches down
 * from it, and what reaches over it goes on below. Its own cells, joined by
 * " | ". */
struct chron_str grid_row_drop(struct grid *g);

#endif
