/* Whether a paragraph looks like an event told in running text.  Private to
 * the importers of documents, which warn of such paragraphs: what a date means
 * is for the core. */
#ifndef IMPORTERS_DATED_H
#define IMPORTERS_DATED_H

#include "chron/importer.h"

enum dated {
	DATED_NOT,
	DATED_ONLY,  /* a date, and nothing behind it */
	DATED_EVENT, /* begins with a date, and goes on */
};

/* A period ("1 May 2019 to 3 June 2020") is no event. */
enum dated text_dated(struct chron_str s);

/* The paragraphs outside of the tables, and those of them that are dated. */
struct dated_tally {
	uint32_t paragraphs, dated, only, first; /* only: DATED_ONLY */
};
/* One more; judged: whether its date is looked at. */
void dated_count(struct dated_tally *t, struct chron_str s, bool judged);
/* Warns of those that may be events. */
void dated_tell(const struct dated_tally *t, struct chron_run *run);

#endif
