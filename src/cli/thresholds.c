/* --join and --possible: thresholds of merging, over case.ini. */
#include "cli/thresholds.h"

#include "merge/merge.h"
#include "util/str.h"

enum { MOST = 1000000 };

/* "default" takes back what an option set before. */
static enum chron_status
read_one(const struct cmd_args *args, const char *name, int32_t *told,
	struct chron_err *err)
{
	const char *value = opts_value(args, name);
	int64_t n;

	if (!value)
		return CHRON_OK;
	if (str_is(chron_cstr(value), "default")) {
		*told = 0;
		return CHRON_OK;
	}
	n = str_number(chron_cstr(value));
	if (n < 1 || n > MOST)
		return chron_fail(err, CHRON_EUSAGE,
			"--%s %s: it must be a whole number of points from 1 "
			"to %d, or default",
			name, value, MOST);
	*told = (int32_t)n;
	return CHRON_OK;
}

enum chron_status
thresholds_read(const struct cmd_args *args, struct chron_config *config,
	struct chron_err *err)
{
	enum chron_status st = read_one(args, "join", &config->join_told, err);
	int32_t possible;

	if (st == CHRON_OK)
		st = read_one(args, "possible", &config->possible_told, err);
	if (st != CHRON_OK ||
		(!opts_value(args, "join") && !opts_value(args, "possible")))
		return st;
	possible = config->possible_told ? config->possible_told
					 : config->possible_at;
	if (possible > merge_join_at(config))
		return chron_fail(err, CHRON_EUSAGE,
			"a person would be asked from %d points and two "
			"accounts joined from %d: --possible must not be above "
			"--join",
			possible, merge_join_at(config));
	return CHRON_OK;
}
