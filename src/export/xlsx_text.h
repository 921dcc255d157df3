/* Text as a cell of a workbook can hold it. */
#ifndef EXPORT_XLSX_TEXT_H
#define EXPORT_XLSX_TEXT_H

#include "util/buf.h"

enum {
	XLSX_CELL_UNITS = 32767, /* UTF-16 units that Excel keeps of a cell */
	XLSX_NAME_UNITS = 31,	 /* of the name of a sheet */
};

/* Begins every piece of a text but the first. */
#define XLSX_CONTINUED "(continued) "

/* Puts what one cell can hold of *rest into *to, which ends with a NUL, and
 * takes it off *rest.  What would act rather than be read is made visible,
 * bytes that are no text become U+FFFD; nothing is left out.  With `more`, it
 * is the next piece of a text that was too long for the cell above. */
void xlsx_take(struct chron_str *rest, bool more, struct buf *to);

/* The height, in points, that text of ten points needs in a column of so many
 * characters: what opens the workbook does not work it out.  (xlsx_height.c) */
double xlsx_height(struct chron_str text, double chars);

/* The name of a sheet out of a title: without what Excel forbids, short
 * enough, and with a number if n > 1: "Gaps (2)". */
void xlsx_name(const char *title, unsigned n, struct buf *to);

#endif
