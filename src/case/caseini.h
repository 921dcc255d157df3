/* case.ini: what a person declares about a case.  Unknown sections and keys
 * are errors that suggest the nearest name. */
#ifndef CASE_CASEINI_H
#define CASE_CASEINI_H

#include "core/chronology.h"

enum { CASEINI_MAX_BYTES = 1024 * 1024 };

/* Reads into c->config and c->agencies (declared ones), on an initialised
 * chronology.  On failure err.pos has file and row. */
enum chron_status caseini_read(struct chron_chronology *c, const char *file,
	struct chron_str text, struct chron_err *err);

/* The same for a file that holds one [profile NAME] and nothing else. */
enum chron_status caseini_read_profile(struct chron_chronology *c,
	const char *file, struct chron_str text, struct chron_err *err);

/* The lines of a file of idioms, as they could stand under [idioms]. */
enum chron_status caseini_read_idioms(struct chron_chronology *c,
	const char *file, struct chron_str text, struct chron_err *err);

/* The agency in whose `file =` globs this name stands, or CHRON_NONE. */
uint32_t caseini_agency_of(const struct chron_chronology *c, const char *file);

/* The columns of a template where [template] chooses none, and which of them
 * are always to be filled in; end with NULL. */
enum { CASEINI_COLUMNS = 40 }; /* the most of a template */
extern const char *const caseini_usual_columns[];
extern const char *const caseini_usual_mandatory[];

/* A commented case.ini to fill in. */
struct chron_str caseini_template(struct arena *a);

#endif
