/* chronomerge: finds the command, reads its line, runs it. */

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "cli/help.h"
#include "cli/tell.h"

static int
no_command(const char *name)
{
	const char *near = command_nearest(name);
	struct chron_err err;

	if (near)
		chron_fail(&err, CHRON_EARG,
			"there is no command %s: did you mean %s?", name, near);
	else
		chron_fail(&err, CHRON_EARG,
			"there is no command %s (see `chronomerge help`)",
			name);
	tell_failure(&err);
	return EXIT_USAGE;
}

static int
run(const struct command *command, const char *const *argv)
{
	struct arena *a = arena_new();
	struct cmd_args args;
	char why[200];
	int code;

	if (!opts_read(command, argv, a, &args, why))
		code = tell_usage(&args, "%s", why);
	else if (args.help)
		code = help_command(command);
	else
		code = command->run(&args);
	arena_free(a);
	return code;
}

/* --help and --version without a command. */
static const char *
alias(const char *arg)
{
	static const char *const aliases[][2] = {
		{"--help", "help"},
		{"-h", "help"},
		{"--version", "version"},
		{"-V", "version"},
	};

	for (size_t i = 0; i < sizeof(aliases) / sizeof(*aliases); i++)
		if (strcmp(arg, aliases[i][0]) == 0)
			return aliases[i][1];
	return arg;
}

int
main(int argc, char **argv)
{
	const struct command *command;
	const char *name;
	int fd;

	/* A file opened in the place of a closed standard stream would have
	 * our messages written into it. */
	do
		fd = open("/dev/null", O_RDONLY);
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd >= 0)
		close(fd);

	/* A reader that goes away ends us quietly, even where whoever started
	 * us had the signal ignored. */
	signal(SIGPIPE, SIG_DFL);

	name = argc > 1 ? alias(argv[1]) : "help";
	command = command_find(name);
	if (!command)
		return no_command(name);
	return run(command,
		(const char *const *)(argc > 1 ? argv + 2 : argv + argc));
}
