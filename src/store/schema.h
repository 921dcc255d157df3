/* The shape of a case file, and the steps that bring an older one up to it. */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

/* "CHRN", so that file(1) and we can tell a case from other databases. */
enum { SCHEMA_APPLICATION_ID = 0x4348524e };

/* Step n (from 0) brings a file from user_version n to n + 1: pieces of SQL up
 * to a NULL. A step that has been released is never edited: add one. */
enum { SCHEMA_VERSION = 3 };
extern const char *const *const schema_steps[SCHEMA_VERSION];

/* Indexes are made after the first load, which is faster than with it. */
extern const char schema_indexes[];

#endif
