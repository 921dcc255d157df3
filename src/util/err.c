/* Failures: one line to make one. */
#include "chron/base.h"

#include <stdio.h>

enum chron_status
chron_fail(struct chron_err *err, enum chron_status code, const char *fmt, ...)
{
	va_list ap;

	if (!err)
		return code;
	err->code = code;
	err->pos = (struct chron_pos){0};
	va_start(ap, fmt);
	vsnprintf(err->text, sizeof(err->text), fmt, ap);
	va_end(ap);
	return code;
}
