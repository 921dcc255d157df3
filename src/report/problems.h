/* The problems of files that were read just now, each with what is there, what
 * is expected and what to do: what `check` shows, in whatever form. */
#ifndef REPORT_PROBLEMS_H
#define REPORT_PROBLEMS_H

#include "report/report.h"

struct advice {
	struct chron_str slug, means, expected, what_to_do;
};

/* How much it matters to the one whose file it is. */
enum urgency { TO_MEND, TO_LOOK_AT, NOTICED, URGENCIES };
extern const char *const urgency_names[]; /* "to mend" "to look at" ... */
enum urgency urgency_of(enum chron_severity severity);

struct problem {
	const struct chron_diagnostic *d;
	/* The cell's words; of a finding about a row that was set aside, the
	 * row's, cells joined by " | ".  Empty without words, and where it is
	 * about a file. */
	struct chron_str there;
	struct chron_str expected, what_to_do;
	struct chron_str say; /* without words: what the slug means */
};

struct problems {
	struct problem *list; /* by source, urgency, part, row, column */
	uint32_t n;
};

/* The chronology must be sorted.  words: repeat what stands in the files. */
void problems_find(const struct chron_chronology *c, bool words,
	struct arena *a, struct problems *p);
/* The ones of a source and urgency: *from and the number of them. */
uint32_t problems_of(const struct problems *p, uint32_t source,
	enum urgency urgency, uint32_t *from);

/* The index of a source's first row that gave no event; its others follow. */
uint32_t problems_first_leftover(
	const struct chron_chronology *c, uint32_t source);

/* As tables.  They are not among the reports of a case, as a case does not
 * keep the words of a finding. */
extern const struct report report_check;       /* the problems */
extern const struct report report_check_bare;  /* without words */
extern const struct report report_check_files; /* how files were read */

#endif
