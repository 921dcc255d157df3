/* Bytes to UTF-8: byte order marks, UTF-16, 8-bit encodings.  What a file is
 * written in is found by looking: a byte order mark, then the pattern of NULs
 * that UTF-16 leaves, then valid UTF-8, then letters where Windows would have
 * none (the MS-DOS page 850, old Macintosh), then uchardet's opinion where it
 * is a Western one, then Windows-1252, which is what UK office programs
 * save. */
#ifndef UTIL_DECODE_H
#define UTIL_DECODE_H

#include "util/buf.h"

#define DECODE_MAX_BYTES ((size_t)1 << 30) /* of text that needs converting */

struct decoded {
	struct chron_str text; /* borrowed from the bytes where they are UTF-8
				* already, else from `made` */
	struct buf made;       /* to be freed with buf_free */
	const char *encoding;  /* as it is called: "UTF-8", "WINDOWS-1252" */
	bool marked;	       /* a byte order mark said so */
	bool forced;	       /* the caller said so */
	uint64_t replaced;     /* bytes or units that became U+FFFD */
	size_t first_replaced; /* offset in text of the first, if any */
	uint64_t nuls;	       /* NUL characters that became U+FFFD */
};

/* encoding NULL: found by looking.  Fails for an unknown encoding name and
 * for more than DECODE_MAX_BYTES to convert. */
enum chron_status decode_text(struct chron_str bytes, const char *encoding,
	struct decoded *out, struct chron_err *err);

#endif
