/* What the writer of Word documents is made of: runs of text in XML, and the
 * package that the body is put in. */
#ifndef EXPORT_PAPER_PACKAGE_H
#define EXPORT_PAPER_PACKAGE_H

#include "util/out.h"

/* Everything between <w:body> and the end of the last section is the body.
 * title and marking are plain text. */
enum chron_status paper_package(struct chron_str body, struct chron_str title,
	struct chron_str marking, struct chron_out *out, struct chron_err *err);

/* Text as the content of an element or a quoted attribute. */
void paper_escape(struct buf *to, struct chron_str text);
/* A run: line breaks and tabs as Word has them. */
void paper_run(struct buf *to, const char *properties, struct chron_str text);

/* Twentieths of a point: the width between the margins. */
enum { PAPER_WIDTH = 15398 };

#endif
