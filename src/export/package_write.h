/* Writing the package of an Office document: a zip of named parts, the same
 * bytes each time. */
#ifndef EXPORT_PACKAGE_WRITE_H
#define EXPORT_PACKAGE_WRITE_H

#include "util/out.h"

struct package_part {
	const char *name; /* "word/document.xml" */
	struct chron_str text;
	const struct chron_str *more; /* what follows; may be NULL */
	size_t nmore;
};

/* The parts in this order, each dated 1 January 1980, the first day that a zip
 * knows. */
enum chron_status package_write(const struct package_part *parts, size_t n,
	struct chron_out *out, struct chron_err *err);

#endif
