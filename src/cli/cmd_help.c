/* chronomerge help: what there is, and how to use each. */
#include <stdio.h>
#include <unistd.h>

#include "cli/help.h"
#include "cli/tell.h"
#include "util/str.h"

enum { NAME_WIDTH = 10, OPTION_WIDTH = 26 };

static void
write_indented(struct chron_out *out, const char *text)
{
	struct chron_str rest = chron_cstr(text), line;

	while (str_cut(&rest, '\n', &line))
		out_printf(out, "%s%.*s\n", line.n ? "    " : "", STR(line));
}

static void
write_line(struct chron_out *out, struct chron_str line, bool literal)
{
	(void)literal;
	out_str(out, line);
	out_puts(out, "\n");
}

static void
write_gap(struct chron_out *out, bool literal)
{
	(void)literal;
	out_puts(out, "\n");
}

static const struct help_layout layout = {
	.width = 79, .line = write_line, .gap = write_gap};

static void
write_options(struct chron_out *out, const struct cmd_option *o)
{
	for (; o && o->name; o++) {
		char left[80];

		if (!o->help)
			continue; /* not for people */
		snprintf(left, sizeof(left), "%c%c%s --%s%s%s",
			o->letter ? '-' : ' ', o->letter ? o->letter : ' ',
			o->letter ? "," : " ", o->name, o->value ? " " : "",
			o->value ? o->value : "");
		out_printf(out, "    %-*s %s\n", OPTION_WIDTH, left, o->help);
	}
}

int
help_command(const struct command *c)
{
	struct chron_out *out = out_fd(STDOUT_FILENO);
	struct chron_err err;

	out_printf(out, "Example:\n");
	write_indented(out, c->example);
	out_printf(out, "\nUse:\n    chronomerge %s%s%s\n\n%c%s%s\n", c->name,
		c->synopsis[0] ? " " : "", c->synopsis,
		c->brief[0] >= 'a' && c->brief[0] <= 'z' ? c->brief[0] - 32
							 : c->brief[0],
		c->brief + 1, c->brief[strlen(c->brief) - 1] == '?' ? "" : ".");
	if (c->help && c->help[0]) {
		out_puts(out, "\n");
		help_fill(out, c->help, &layout);
	}
	out_puts(out, "\nOptions:\n");
	write_options(out, c->options);
	write_options(out, opts_common);
	return out_close(out, &err) == CHRON_OK ? EXIT_DONE
						: tell_failure(&err);
}

static int
overview(void)
{
	struct chron_out *out = out_fd(STDOUT_FILENO);
	struct chron_err err;

	out_puts(out, "Example:\n"
		      "    chronomerge run case-a -o out\n"
		      "        reads every chronology in the folder case-a and "
		      "writes the merged one,\n"
		      "        with its reports, into the folder out\n"
		      "\n"
		      "Commands:\n");
	for (size_t i = 0; commands[i]; i++)
		out_printf(out, "    %-*s %s\n", NAME_WIDTH, commands[i]->name,
			commands[i]->brief);
	out_puts(out,
		"\n"
		"CASE is a case file (*.case) or a folder that holds one. "
		"Data goes to standard\n"
		"output, everything else to standard error; `-` is standard "
		"input or output.\n"
		"Exit: 0 done; 1 done, with findings that were asked for; "
		"2 wrong use; 3 nothing\n"
		"could be done.\n"
		"\n"
		"`chronomerge help COMMAND` tells more about one, with an "
		"example; `help\n"
		"standards` lists expectations of visits to choose from in "
		"case.ini, `help\nrecipe` the points by which accounts are put "
		"together.\n");
	return out_close(out, &err) == CHRON_OK ? EXIT_DONE
						: tell_failure(&err);
}

static int
write_whole(void (*write)(struct chron_out *out))
{
	struct chron_out *out = out_fd(STDOUT_FILENO);
	struct chron_err err;

	write(out);
	return out_close(out, &err) == CHRON_OK ? EXIT_DONE
						: tell_failure(&err);
}

static const struct {
	const char *name;
	void (*write)(struct chron_out *out);
} topics[] = {
	{"standards", help_standards},
	{"recipe", help_recipe},
};

static int
run(const struct cmd_args *args)
{
	int code = tell_operands(args, 0, 1);
	const struct command *c;
	const char *near;

	if (code != EXIT_DONE)
		return code;
	if (opts_given(args, "man"))
		return write_whole(man_write);
	if (!args->noperands)
		return overview();
	c = command_find(args->operands[0]);
	if (c)
		return help_command(c);
	for (size_t i = 0; i < sizeof(topics) / sizeof(*topics); i++)
		if (strcmp(args->operands[0], topics[i].name) == 0)
			return write_whole(topics[i].write);
	near = command_nearest(args->operands[0]);
	return tell_usage(args, "there is no command %s%s%s%s",
		args->operands[0], near ? ": did you mean " : "",
		near ? near : "", near ? "?" : "");
}

static const struct cmd_option options[] = {
	{"man", 0, NULL, NULL}, /* for the build */
	{.name = NULL},
};

const struct command cmd_help = {
	.name = "help",
	.synopsis = "[COMMAND|standards|recipe]",
	.brief = "what there is, or how to use one command",
	.example = "chronomerge help run",
	.help = "`help standards` lists the indicative standards (how often a "
		"child is to be seen) that case.ini can name, by nation, with "
		"their sources. `help recipe` lists the points by which "
		"accounts are put together.",
	.options = options,
	.run = run,
};
