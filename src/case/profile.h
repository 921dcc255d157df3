/* Profiles: how to read an agency's files, told once by a person.  They stand
 * in case.ini, or each in a file of its own in the folder `profiles` beside
 * it, so that a program can write one without touching a person's case.ini. */
#ifndef CASE_PROFILE_H
#define CASE_PROFILE_H

#include "core/chronology.h"
#include "util/buf.h"

/* What both say; where they differ, `top` holds.  Either may be NULL. */
void profile_lay_over(struct arena *a, const struct chron_profile *base,
	const struct chron_profile *top, struct chron_profile *out);
/* Does it say anything? */
bool profile_is_empty(const struct chron_profile *p);

/* A name that is a file's name, too: letters, digits, blanks, "-", "_" and
 * dots that do not begin it; at most 60 bytes. */
bool profile_name_fits(struct chron_str name);

/* Appends the profile as a section that caseini reads back.  Each line of
 * `about` becomes a comment above it.  Fails (CHRON_EARG) for a value that no
 * line of an INI file can say. */
enum chron_status profile_write(struct buf *to, const struct chron_profile *p,
	struct chron_str about, struct chron_err *err);

/* Reads the profiles in DIR/profiles (*.ini, one section each).  *texts get
 * what each file says, in the order of the profiles of the configuration that
 * are `apart`; they are empty where the folder is not there. */
enum chron_status profile_read_folder(struct chron_chronology *c,
	const char *dir, struct chron_str **texts, uint32_t *ntexts,
	struct chron_err *err);
/* Reads one such file; *profile is borrowed until another is read. */
enum chron_status profile_read_file(struct chron_chronology *c,
	const char *path, const char *name, struct chron_str *text,
	struct chron_err *err);

#endif
