/* The table of commands. */
#include "cli/opts.h"

#include "util/str.h"

#define C(name) extern const struct command cmd_##name;
#include "cli/list.def"
#undef C

const struct command *const commands[] = {
#define C(name) &cmd_##name,
#include "cli/list.def"
#undef C
	NULL,
};

const struct command *
command_find(const char *name)
{
	for (size_t i = 0; commands[i]; i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

const char *
command_nearest(const char *name)
{
	const char *names[sizeof(commands) / sizeof(*commands)];
	size_t n;

	for (n = 0; commands[n]; n++)
		names[n] = commands[n]->name;
	names[n] = NULL;
	return str_nearest(chron_cstr(name), names);
}
