/* Where -o PATH leads. */
#include "cli/place.h"

#include <sys/stat.h>
#include <unistd.h>

enum chron_status
place_open(const struct cmd_args *args, const char *path,
	struct chron_out **out, struct chron_err *err)
{
	struct stat st;
	bool device;

	if (!path || strcmp(path, "-") == 0) {
		*out = out_fd(STDOUT_FILENO);
		return CHRON_OK;
	}
	device = stat(path, &st) == 0 && !S_ISREG(st.st_mode) &&
		 !S_ISDIR(st.st_mode);
	/* Somebody may have filled in what was written before. */
	if (!device && !opts_given(args, "force") && lstat(path, &st) == 0)
		return chron_fail(err, CHRON_EARG,
			"%s exists already: --force writes over it", path);
	return out_open(out, path, err);
}
