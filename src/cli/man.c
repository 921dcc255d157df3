/* The man page: prose from docs/chronomerge.1.in, commands from their
 * tables. */
#include "cli/help.h"

#include "util/str.h"

/* The text is linked in as it lies, so that there is one copy of it. */
__asm__(".section .rodata\n"
	".global man_prose\n"
	".hidden man_prose\n"
	"man_prose: .incbin \"docs/chronomerge.1.in\"\n"
	".byte 0\n"
	".previous\n");
extern const char man_prose[];

/* Text at the start of a line must not be taken for a request, nor a
 * backslash for an escape. */
static void
write_text(struct chron_out *out, struct chron_str s)
{
	if (s.n && (s.p[0] == '.' || s.p[0] == '\''))
		out_puts(out, "\\&");
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\\')
			out_puts(out, "\\e");
		else
			out_write(out, s.p + i, 1);
	}
	out_puts(out, "\n");
}

static void
write_line(struct chron_out *out, struct chron_str line, bool literal)
{
	if (literal)
		out_puts(out, ".Dl ");
	write_text(out, literal ? str_trim(line) : line);
}

static void
write_gap(struct chron_out *out, bool literal)
{
	if (!literal)
		out_puts(out, ".Pp\n");
}

static const struct help_layout layout = {
	.width = 78, .sentences = true, .line = write_line, .gap = write_gap};

static void
write_options(struct chron_out *out, const struct cmd_option *o)
{
	out_puts(out, ".Bl -tag -width Ds -compact\n");
	for (; o && o->name; o++) {
		if (!o->help)
			continue;
		out_puts(out, ".It ");
		if (o->letter)
			out_printf(out, "Fl %c , ", o->letter);
		out_printf(out, "Fl Fl %s", o->name);
		if (o->value)
			out_printf(out, " Ar %s", o->value);
		out_puts(out, "\n");
		write_text(out, chron_cstr(o->help));
	}
	out_puts(out, ".El\n");
}

static bool
has_shown(const struct cmd_option *o)
{
	for (; o && o->name; o++)
		if (o->help)
			return true;
	return false;
}

/* How it is called, then how it is called for example. */
static void
write_uses(struct chron_out *out, const struct command *c)
{
	struct chron_str rest = chron_cstr(c->example), line;

	out_printf(out, ".Bd -literal -offset indent\nchronomerge %s%s",
		c->name, c->synopsis[0] ? " " : "");
	write_text(out, chron_cstr(c->synopsis));
	out_puts(out, ".Ed\n.Pp\nFor example:\n.Bd -literal -offset indent\n");
	while (str_cut(&rest, '\n', &line))
		write_text(out, line);
	out_puts(out, ".Ed\n");
	if (c->help && c->help[0])
		out_puts(out, ".Pp\n");
}

static void
write_commands(struct chron_out *out)
{
	for (size_t i = 0; commands[i]; i++) {
		const struct command *c = commands[i];

		out_printf(out, ".Ss %s\n%c%s%s\n", c->name,
			c->brief[0] >= 'a' && c->brief[0] <= 'z'
				? c->brief[0] - 32
				: c->brief[0],
			c->brief + 1,
			c->brief[strlen(c->brief) - 1] == '?' ? "" : ".");
		write_uses(out, c);
		if (c->help && c->help[0])
			help_fill(out, c->help, &layout);
		if (has_shown(c->options)) {
			out_puts(out, ".Pp\n");
			write_options(out, c->options);
		}
	}
}

static void
write_synopsis(struct chron_out *out)
{
	for (size_t i = 0; commands[i]; i++) {
		out_printf(out, ".Nm\n.Ic %s\n", commands[i]->name);
		if (commands[i]->synopsis[0])
			write_text(out, chron_cstr(commands[i]->synopsis));
	}
}

static void
write_common(struct chron_out *out)
{
	write_options(out, opts_common);
}

void
man_write(struct chron_out *out)
{
	static const struct {
		const char *mark;
		void (*write)(struct chron_out *out);
	} parts[] = {
		{"@SYNOPSIS@", write_synopsis},
		{"@COMMANDS@", write_commands},
		{"@COMMON@", write_common},
	};
	struct chron_str rest = chron_cstr(man_prose), line;

	while (str_cut(&rest, '\n', &line)) {
		bool mark = false;

		for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
			if (str_is(line, parts[i].mark)) {
				parts[i].write(out);
				mark = true;
			}
		if (!mark)
			out_printf(out, "%.*s\n", STR(line));
	}
}
