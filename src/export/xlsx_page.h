/* How a sheet of a workbook is printed. */
#ifndef EXPORT_XLSX_PAGE_H
#define EXPORT_XLSX_PAGE_H

#include <stddef.h>

enum { XLSX_SMALLEST = 65 }; /* percent at which text of ten points is read */

/* The scale, in percent, at which columns of such widths (in characters) lie
 * side by side on A4 turned sideways; less than XLSX_SMALLEST: not readably.
 */
unsigned xlsx_fit(const double *widths, size_t n);

/* The largest scale at which they take as few pages side by side as they do at
 * the smallest.  The first `repeated` columns stand on each of these. */
unsigned xlsx_scale(const double *widths, size_t n, size_t repeated);

#endif
