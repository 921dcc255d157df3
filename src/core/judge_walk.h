/* The walk over the rows of a file, shared by judge_rows.c and judge_begin.c:
 * what the rows above mean for those below. */
#ifndef CORE_JUDGE_WALK_H
#define CORE_JUDGE_WALK_H

#include "core/judge.h"

/* What the rows above mean for the next one. */
struct walk {
	struct judge *j;
	struct ids *ids;
	const struct table *table;
	const struct raw_cell *date;	  /* to carry down, or NULL */
	const struct raw_cell *completed; /* if that one was */
	uint32_t date_row;		  /* 0: above the table */
	bool leads;	  /* that date stands over the rows it is for */
	bool year_above;  /* the year in force was said between tables */
	bool below_event; /* directly below a row that became an event */
	bool glossary;	  /* below a line that begins one */
	bool broken;	  /* the date above could not be read */
	uint32_t occurrence;
	/* from one dated row to the next */
	bool stepped;
	uint32_t day_row; /* the row of last_day, if it is sure; 0: none in
			   * this table */
	int32_t last_day;
	uint32_t later, earlier;
	bool numbered;
};

/* Sets the row aside for a person: col 0 is the whole row. */
void walk_quarantine(struct walk *w, const struct row *row, const char *slug,
	uint32_t col, const char *why);

/* ---- judge_begin.c ---- */

/* A table that is no chronology: every row is kept and explained. */
void walk_not_ours(struct judge *j, const struct table *t);
/* Running text between two tables. */
void walk_text_between(struct walk *w, const struct table *t);
/* Before the first row of a table: what of the one above still holds. */
void walk_begin_table(struct walk *w, const struct table *t);

#endif
