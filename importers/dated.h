/* Whether a paragraph looks like an event told in running text.  Private to
 * the importers of documents, which warn of such paragraphs: what a date means
 * is for the core. */
#ifndef IMPORTERS_DATED_H
#define IMPORTERS_DATED_H

#include "chron/base.h"

enum dated {
	DATED_NOT,
	DATED_ONLY,  /* a date, and nothing behind it */
	DATED_EVENT, /* begins with a date, and goes on */
};

/* A period ("1 May 2019 to 3 June 2020") is no event. */
enum dated text_dated(struct chron_str s);

#endif
