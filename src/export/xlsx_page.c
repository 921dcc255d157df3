/* How a sheet of a workbook is printed: on one page beside the other where
 * one would be too small to read, whole columns on as few as will do. */
#include "export/xlsx_page.h"

enum { WHOLE = 100 }; /* percent */

/* Points: what A4 turned sideways leaves between its margins; a character of a
 * column's width, in the program that makes most of it, and its padding. */
static const double paper = 790, character = 5.6, padding = 3.75;

static double
points(double width)
{
	return width * character + padding;
}

unsigned
xlsx_fit(const double *widths, size_t n)
{
	double all = 0;

	for (size_t i = 0; i < n; i++)
		all += points(widths[i]);
	return all <= paper ? WHOLE : (unsigned)(paper / all * WHOLE);
}

/* Side by side, at that scale. */
static unsigned
pages(const double *widths, size_t n, size_t repeated, unsigned scale)
{
	double room = paper * WHOLE / scale, again = 0, used = 0;
	unsigned count = 1;

	for (size_t i = 0; i < n && i < repeated; i++)
		again += points(widths[i]);
	for (size_t i = 0; i < n; i++) {
		double w = points(widths[i]);

		if (i > repeated && used + w > room) {
			count++;
			used = again;
		}
		used += w;
	}
	return count;
}

unsigned
xlsx_scale(const double *widths, size_t n, size_t repeated)
{
	unsigned least = pages(widths, n, repeated, XLSX_SMALLEST);
	unsigned scale = WHOLE;

	while (scale > XLSX_SMALLEST &&
		pages(widths, n, repeated, scale) > least)
		scale--;
	return scale;
}
