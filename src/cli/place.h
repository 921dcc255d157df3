/* Where -o PATH leads. */
#ifndef CLI_PLACE_H
#define CLI_PLACE_H

#include "cli/tell.h"

/* Standard output for "-" (or NULL), else a file, which is not written over
 * without --force; a device is no file. */
enum chron_status place_open(const struct cmd_args *args, const char *path,
	struct chron_out **out, struct chron_err *err);

#endif
