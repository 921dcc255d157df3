/* Rulings as people write them: on the command line, one a line in a file, or
 * in the Decision column of the duplicates report. */
#ifndef CLI_RULING_H
#define CLI_RULING_H

#include "cli/ref.h"

/* Who ruled, when and why, for rulings that do not say so themselves. */
struct ruling_by {
	struct chron_str by, at, why;
};

struct rulings {
	struct chron_decision *list;
	uint32_t n;
	struct ruling_error { /* where nothing could be made of it */
		uint32_t row;
		char why[200];
	} * errors;
	uint32_t nerrors;
};

/* Is this the first word of a ruling?  If not, why suggests one. */
bool ruling_is_word(struct chron_str word, char why[200]);

/* Reads words: same REF REF [WHY...], seen REF CHILD yes, note REF TEXT...
 * ids are those of events, whole.  On failure (false) why is a sentence.
 * Text is borrowed or the arena's. */
bool ruling_read(struct arena *a, const struct chron_chronology *c,
	const struct refs *refs, const struct ruling_by *by,
	const struct chron_str *words, uint32_t nwords,
	struct chron_decision *d, char why[200]);

/* Reads lines of such words; # begins a comment. */
void rulings_from_lines(struct arena *a, const struct chron_chronology *c,
	const struct refs *refs, const struct ruling_by *by,
	struct chron_str text, struct rulings *out);

/* One row of a table. Every row that looks like the headings sets the columns:
 * the report has several tables. */
struct ruling_columns {
	bool found;
	uint32_t decision, one, other, why; /* from 0; UINT32_MAX: not there */
};
void rulings_from_row(struct arena *a, const struct chron_chronology *c,
	const struct refs *refs, const struct ruling_by *by,
	struct ruling_columns *columns, uint32_t row,
	const struct chron_str *cells, uint32_t ncells, struct rulings *out);

#endif
