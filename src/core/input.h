/* Named bytes, from a file or from memory. */
#ifndef CORE_INPUT_H
#define CORE_INPUT_H

#include "chron/importer.h"

#define INPUT_MAX_BYTES ((uint64_t)4 << 30) /* a larger file is refused */

struct chron_input {
	const char *name; /* without folders; borrowed */
	struct chron_str bytes;
	char *owned; /* the bytes, if they are ours to free */
};

/* Reads the whole file; one that another program changes meanwhile is
 * refused.  "-" is standard input. */
enum chron_status input_open(
	struct chron_input *in, const char *path, struct chron_err *err);
/* Borrows bytes; nothing to close. */
void input_memory(
	struct chron_input *in, const char *name, struct chron_str bytes);
void input_close(struct chron_input *in);

#endif
