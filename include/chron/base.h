/* What importers, exporters and the core share: status, text, positions,
 * failures.  Nothing in here allocates. */
#ifndef CHRON_BASE_H
#define CHRON_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define CHRON_API	   __attribute__((visibility("default")))
#define CHRON_PRINTF(f, a) __attribute__((format(printf, f, a)))

/* How an operation ended.  There is no "out of memory": sizes are checked
 * against limits first, and then running out ends the program. */
enum chron_status {
	CHRON_OK = 0,
	CHRON_STOP = 1,		 /* the host wants no more; unwind quietly */
	CHRON_EIO = -1,		 /* the operating system said no */
	CHRON_EFORMAT = -2,	 /* the bytes are not what they claim to be */
	CHRON_ELIMIT = -3,	 /* a named limit was passed */
	CHRON_EUNSUPPORTED = -4, /* known, and not readable here */
	CHRON_EDB = -5,		 /* the case file */
	CHRON_EARG = -6,	 /* what the caller asked for makes no sense */
	CHRON_EUSAGE = -7,	 /* ... and it is a word on the command line */
};

/* Borrowed UTF-8, not terminated.  p is never NULL when n > 0. */
struct chron_str {
	const char *p;
	size_t n;
};

/* Where a person would look.  Unknown parts are NULL or 0; rows and columns
 * count from 1; a column of a text file counts cells, not bytes. */
struct chron_pos {
	const char *file; /* as the user named it, without folders */
	const char *part; /* sheet, "table 2"; NULL where there is one */
	uint32_t row;
	uint32_t col;
};

/* A failure, kept on the caller's stack.  Owns nothing: pos points at text
 * that outlives the call (a file name, a literal). */
struct chron_err {
	enum chron_status code;
	struct chron_pos pos;
	char text[400]; /* one sentence: what is wrong and what to do */
};

/* Findings about data.  "error" means that the row was quarantined,
 * "failure" that the file was given up. */
enum chron_severity {
	CHRON_NOTE,
	CHRON_WARNING,
	CHRON_ERROR,
	CHRON_FAILURE,
};

#define CHRON_S(lit) ((struct chron_str){(lit), sizeof(lit) - 1})
/* The same where C wants a constant: in the initialiser of a static table. */
#define CHRON_INIT(lit)                                                        \
	{                                                                      \
		(lit), sizeof(lit) - 1                                         \
	}

static inline struct chron_str
chron_cstr(const char *s)
{
	return (struct chron_str){s, s ? strlen(s) : 0};
}

/* Fills err (which may be NULL) and returns code, so that a failure is one
 * line: return chron_fail(err, CHRON_EFORMAT, "..."). */
CHRON_API enum chron_status chron_fail(struct chron_err *err,
	enum chron_status code, const char *fmt, ...) CHRON_PRINTF(3, 4);

#endif
