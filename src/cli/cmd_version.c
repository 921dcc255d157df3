/* chronomerge version: which one this is. */
#include <unistd.h>

#include "cli/tell.h"
#include "merge/merge.h"

static int
run(const struct cmd_args *args)
{
	int code = tell_operands(args, 0, 0);
	struct chron_out *out;
	struct chron_err err;

	if (code != EXIT_DONE)
		return code;
	out = out_fd(STDOUT_FILENO);
	out_printf(out, "chronomerge " CHRON_VERSION "\n");
	if (!args->quiet)
		out_printf(out, "merging: %s\n%s\n", merge_recipe(),
			store_engine());
	return out_close(out, &err) == CHRON_OK ? EXIT_DONE
						: tell_failure(&err);
}

const struct command cmd_version = {
	.name = "version",
	.synopsis = "",
	.brief = "which version this is, and which recipe it merges by",
	.example = "chronomerge version",
	.help = "",
	.run = run,
};
