/* What else knows the report of duplicates: what reads it back. */
#ifndef REPORT_DUPLICATES_H
#define REPORT_DUPLICATES_H

/* The titles of its tables, NULL-terminated. */
extern const char *const duplicates_titles[];

#endif
