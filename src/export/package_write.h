/* Writing the package of an Office document: a zip of named parts, the same
 * bytes each time. */
#ifndef EXPORT_PACKAGE_WRITE_H
#define EXPORT_PACKAGE_WRITE_H

#include <stdio.h>

#include "util/out.h"

/* A stretch of a part: text, or a file from its start. */
struct package_piece {
	struct chron_str text;
	FILE *file;    /* NULL: text */
	uint64_t size; /* of the file */
};
struct package_part {
	const char *name; /* "word/document.xml" */
	struct chron_str text;
	const struct package_piece *more; /* what follows; may be NULL */
	size_t nmore;
};

/* The parts in this order, each dated 1 January 1980, the first day that a zip
 * knows. */
enum chron_status package_write(const struct package_part *parts, size_t n,
	struct chron_out *out, struct chron_err *err);

#endif
