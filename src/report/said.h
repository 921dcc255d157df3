/* What a child said, in the sentences of the record. */
#ifndef REPORT_SAID_H
#define REPORT_SAID_H

#include "report/emit.h"

/* A cell with the words of a child in the happening that an event is an
 * account of, one passage a line: the whole sentences around the words that
 * decided that the child was heard, and those beside them that go on telling.
 * The deciding words are marked.  none: the text where nothing was said. */
struct chron_cell *emit_said(
	struct emit *e, uint32_t event, uint32_t child, const char *none);

#endif
