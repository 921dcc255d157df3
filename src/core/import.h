/* One file from bytes to raw records: runs an importer, keeps what it says,
 * holds it to the limits. */
#ifndef CORE_IMPORT_H
#define CORE_IMPORT_H

#include "core/input.h"
#include "core/raw.h"

/* Named limits; the message of each names it. */
struct import_limits {
	uint32_t records;     /* records of a file */
	uint32_t fields;      /* fields of a record */
	uint32_t names;	      /* different field names in a file */
	size_t field_bytes;   /* bytes of a field */
	size_t total_bytes;   /* bytes of all fields of a file */
	uint32_t occurrences; /* of one recurring item */
};
extern const struct import_limits import_limits_default;

struct import_request {
	const struct chron_importer *importer;
	struct chron_input *input;
	struct chron_str (*options)[2]; /* key, value */
	uint32_t noptions;
	int32_t from, to; /* review period; CIVIL_MIN / CIVIL_MAX open */
	const struct import_limits *limits; /* NULL: the default */
};

/* Runs the importer; raw is filled as far as it came even on failure. */
enum chron_status import_run(const struct import_request *request,
	struct raw_file *raw, struct chron_err *err);

#endif
