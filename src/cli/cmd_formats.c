/* chronomerge formats: what can be read and written. */
#include <unistd.h>

#include "cli/tell.h"
#include "util/str.h"

enum { NAME_WIDTH = 8, OPTION_WIDTH = 22 };

static void
write_importer(struct chron_out *out, const struct chron_importer *x)
{
	out_printf(out, "    %-*s %s", NAME_WIDTH, x->name, x->desc);
	for (size_t i = 0; x->exts && x->exts[i]; i++)
		out_printf(out, "%s.%s", i ? " " : " (", x->exts[i]);
	out_puts(out, x->exts && x->exts[0] ? ")\n" : "\n");
	for (const struct chron_option *o = x->options; o && o->key; o++) {
		struct buf name = BUF_INIT;

		buf_printf(&name, "%s.%s", x->name, o->key);
		out_printf(out, "        %-*s %s (%s)\n", OPTION_WIDTH, name.p,
			o->help, o->def ? o->def : "none");
		buf_free(&name);
	}
}

static void
write_all(struct chron_out *out, const struct registry *r)
{
	out_puts(out, "Read:\n");
	for (size_t i = 0; r->importers[i]; i++)
		write_importer(out, r->importers[i]);
	out_puts(out, "\nWritten:\n");
	for (size_t i = 0; exporters[i]; i++)
		out_printf(out, "    %-*s %s (.%s)\n", NAME_WIDTH,
			exporters[i]->name, exporters[i]->desc,
			exporters[i]->ext);
	out_puts(out, "\nReports:\n");
	for (size_t i = 0; reports[i]; i++)
		out_printf(out, "    %-14s %s\n", reports[i]->name,
			reports[i]->brief);
}

static int
run(const struct cmd_args *args)
{
	int code = tell_operands(args, 0, 0);
	const char *files[64];
	struct registry r;
	struct chron_out *out;
	struct chron_err err;
	size_t n = 0;

	if (code != EXIT_DONE)
		return code;
	for (; n < sizeof(files) / sizeof(*files); n++)
		if (!(files[n] = opts_nth(args, "importer", (uint32_t)n)))
			break;
	if (registry_load(&r, files, n, &err) != CHRON_OK) {
		code = tell_failure(&err);
	} else {
		out = out_fd(STDOUT_FILENO);
		write_all(out, &r);
		if (out_close(out, &err) != CHRON_OK)
			code = tell_failure(&err);
	}
	registry_free(&r);
	return code;
}

static const struct cmd_option options[] = {
	{"importer", 0, "FILE.so", "an importer of your own; again for more"},
	{.name = NULL},
};

const struct command cmd_formats = {
	.name = "formats",
	.synopsis = "[--importer FILE.so]",
	.brief = "the formats that can be read and written, and the reports",
	.example = "chronomerge formats",
	.help = "Below each importer stand its options: NAME.KEY = VALUE in a "
		"[profile] of\ncase.ini, or --set NAME.KEY=VALUE.",
	.options = options,
	.run = run,
};
