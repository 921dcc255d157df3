/* The command line, read by the tables of a command. */
#include "cli/opts.h"

#include <stdio.h>

#include "util/str.h"

enum { MAX_OPTIONS = 40 };

const struct cmd_option opts_common[] = {
	{"help", 'h', NULL, "how to use this command, with an example"},
	{"quiet", 'q', NULL, "no progress and no summary, only what is wrong"},
	{.name = NULL},
};

struct parse {
	struct cmd_args *args;
	struct arena *arena;
	const char *const *next; /* the argument after this one */
	char *why;
};

static bool fail(struct parse *p, const char *fmt, ...) CHRON_PRINTF(2, 3);

static bool
fail(struct parse *p, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(p->why, 200, fmt, ap);
	va_end(ap);
	return false;
}

static const struct cmd_option *
find_in(const struct cmd_option *o, struct chron_str name, char letter)
{
	for (; o && o->name; o++)
		if (letter ? o->letter == letter : str_is(name, o->name))
			return o;
	return NULL;
}

/* By name, or by letter where there is one. */
static const struct cmd_option *
find(const struct cmd_args *args, struct chron_str name, char letter)
{
	const struct cmd_option *o =
		find_in(args->command->options, name, letter);

	return o ? o : find_in(opts_common, name, letter);
}

static bool
unknown(struct parse *p, struct chron_str name)
{
	const struct cmd_option *lists[] = {
		p->args->command->options, opts_common};
	const char *names[MAX_OPTIONS + 1] = {NULL};
	const char *near;
	size_t n = 0;

	for (size_t i = 0; i < 2; i++)
		for (const struct cmd_option *o = lists[i];
			o && o->name && n < MAX_OPTIONS; o++)
			names[n++] = o->name;
	near = str_nearest(name, names);
	if (near)
		return fail(p, "unknown option --%.*s: did you mean --%s?",
			STR(name), near);
	return fail(p, "unknown option --%.*s", STR(name));
}

static void
give(struct parse *p, const struct cmd_option *o, const char *value)
{
	struct cmd_args *args = p->args;
	struct cmd_given *g = ARENA_PUSH(p->arena, &args->given, &args->ngiven);

	*g = (struct cmd_given){o, value};
	args->help = args->help || o == &opts_common[0];
	args->quiet = args->quiet || o == &opts_common[1];
}

static bool
read_long(struct parse *p, const char *arg)
{
	const char *equals = strchr(arg, '=');
	struct chron_str name = {
		arg, equals ? (size_t)(equals - arg) : strlen(arg)};
	const struct cmd_option *o = find(p->args, name, 0);

	if (!o)
		return unknown(p, name);
	if (!o->value && equals)
		return fail(p, "--%s takes no value", o->name);
	if (o->value && !equals && !*p->next)
		return fail(p, "--%s needs a value: --%s %s", o->name, o->name,
			o->value);
	give(p, o, !o->value ? NULL : equals ? equals + 1 : *p->next++);
	return true;
}

static bool
read_letters(struct parse *p, const char *letters)
{
	for (; *letters; letters++) {
		const struct cmd_option *o =
			find(p->args, CHRON_S(""), *letters);

		if (!o)
			return fail(p, "unknown option -%c", *letters);
		if (!o->value) {
			give(p, o, NULL);
			continue;
		}
		if (!letters[1] && !*p->next)
			return fail(p, "-%c needs a value: -%c %s", o->letter,
				o->letter, o->value);
		give(p, o, letters[1] ? letters + 1 : *p->next++);
		return true;
	}
	return true;
}

bool
opts_read(const struct command *command, const char *const *argv,
	struct arena *a, struct cmd_args *args, char why[200])
{
	struct parse p = {.args = args, .arena = a, .next = argv, .why = why};
	bool options = true, ok = true;

	*args = (struct cmd_args){.command = command};
	while (*p.next && ok) {
		const char *arg = *p.next++;

		if (options && strcmp(arg, "--") == 0)
			options = false;
		else if (options && arg[0] == '-' && arg[1] == '-')
			ok = read_long(&p, arg + 2);
		else if (options && arg[0] == '-' && arg[1])
			ok = read_letters(&p, arg + 1);
		else
			*ARENA_PUSH(a, &args->operands, &args->noperands) = arg;
	}
	*ARENA_PUSH(a, &args->operands, &args->noperands) = NULL;
	args->noperands--;
	/* Asking for help is never wrong. */
	return ok || args->help;
}

const char *
opts_nth(const struct cmd_args *args, const char *name, uint32_t n)
{
	for (uint32_t i = 0; i < args->ngiven; i++)
		if (strcmp(args->given[i].option->name, name) == 0 && !n--)
			return args->given[i].value;
	return NULL;
}

const char *
opts_value(const struct cmd_args *args, const char *name)
{
	const char *last = NULL;

	for (uint32_t i = 0; i < args->ngiven; i++)
		if (strcmp(args->given[i].option->name, name) == 0)
			last = args->given[i].value;
	return last;
}

bool
opts_given(const struct cmd_args *args, const char *name)
{
	for (uint32_t i = 0; i < args->ngiven; i++)
		if (strcmp(args->given[i].option->name, name) == 0)
			return true;
	return false;
}
