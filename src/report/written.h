/* What reviewers wrote beside an entry, as a cell shows it. */
#ifndef REPORT_WRITTEN_H
#define REPORT_WRITTEN_H

#include "core/chronology.h"

/* Texts of one column, each once: a line each; themes one after the other,
 * divided by ";".  In the arena, or the one text itself. */
struct chron_str written_join(struct arena *a, enum review what,
	const struct chron_str *texts, uint32_t n);

/* What stands in the column of an entry. */
struct chron_str written_cell(
	struct arena *a, const struct chron_entry *n, enum review what);

/* The themes of a text, one after the other; false: there is none more. */
bool written_theme(struct chron_str *rest, struct chron_str *theme);

/* "M Reader, 2024-05-01T14:30: rang back" */
struct chron_str written_note(struct arena *a, const struct chron_note *note);

#endif
