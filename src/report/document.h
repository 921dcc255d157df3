/* Between the parts of the report that stands for the chronology in a document:
 * what it is about, and its rows. */
#ifndef REPORT_DOCUMENT_H
#define REPORT_DOCUMENT_H

#include "report/emit.h"

/* What the document is about and how to read it; at its end, the hashes of the
 * files in full.  codes: of the agencies. */
void document_about(struct emit *e, const struct chron_str *codes);
void document_files(struct emit *e);
/* The chronology, a row for each entry, and below it its accounts if it has
 * several. */
void document_entries(struct emit *e, const struct chron_str *codes);

#endif
