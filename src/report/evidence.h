/* Where an account comes from and what decided its flags, in words. */
#ifndef REPORT_EVIDENCE_H
#define REPORT_EVIDENCE_H

#include "report/words.h"

/* Sentences, a line each: the file, its hash, the record; how the date was
 * written and how it was read; for each child the answers with the words and
 * the rules that decided them, behind an empty line.  In the arena. */
struct chron_str evidence_words(struct arena *a,
	const struct chron_chronology *c, const struct chron_event *e);

#endif
