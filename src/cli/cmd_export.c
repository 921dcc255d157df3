/* chronomerge export: a report of a case in any format. */
#include "cli/place.h"
#include "cli/with_case.h"
#include "util/str.h"

enum { MAX_REPORTS = 32 };

struct request {
	const struct chron_exporter *exporter;
	const struct report *reports[MAX_REPORTS + 1];
	const char *path; /* "-" is standard output */
};

static const char *
nearest_exporter(const char *name)
{
	const char *names[64] = {NULL};

	for (size_t i = 0; exporters[i] && i < 63; i++)
		names[i] = exporters[i]->name;
	return str_nearest(chron_cstr(name), names);
}

static const char *
nearest_report(const char *name)
{
	const char *names[64] = {NULL};

	for (size_t i = 0; reports[i] && i < 63; i++)
		names[i] = reports[i]->name;
	return str_nearest(chron_cstr(name), names);
}

static int
no_such(const struct cmd_args *args, const char *what, const char *name,
	const char *near)
{
	return tell_usage(args, "there is no %s %s%s%s%s", what, name,
		near ? ": did you mean " : "", near ? near : "",
		near ? "?" : "");
}

/* The format stands in --as, else in the name of the output. */
static int
read_format(const struct cmd_args *args, struct request *q)
{
	const char *name = opts_value(args, "as");
	const char *dot = strrchr(q->path, '.');

	if (!name && (!dot || strchr(dot, '/')))
		return tell_usage(args, "--as FORMAT is needed");
	q->exporter = exporter_find(name ? name : dot + 1);
	if (!q->exporter)
		return no_such(args, "format", name ? name : dot + 1,
			nearest_exporter(name ? name : dot + 1));
	return EXIT_DONE;
}

static int
read_request(const struct cmd_args *args, struct request *q)
{
	const char *name = opts_value(args, "output");
	int code;

	q->path = name ? name : "-";
	code = read_format(args, q);
	if (code != EXIT_DONE)
		return code;
	q->reports[0] = reports[0]; /* the chronology */
	for (uint32_t i = 0; i < MAX_REPORTS; i++) {
		name = opts_nth(args, "report", i);
		if (!name)
			break;
		q->reports[i] = report_find(name);
		if (!q->reports[i])
			return no_such(
				args, "report", name, nearest_report(name));
	}
	return EXIT_DONE;
}

static enum chron_status
write_export(const struct cmd_args *args, struct chron_chronology *c, void *arg,
	struct chron_err *err)
{
	const struct request *q = arg;
	struct chron_out *out = NULL;
	enum chron_status status = place_open(args, q->path, &out, err);

	if (status == CHRON_OK)
		status = export_run(q->exporter, c, q->reports, out, err);
	if (status != CHRON_OK) {
		out_abandon(out);
		return status;
	}
	return out_close(out, err);
}

static int
run(const struct cmd_args *args)
{
	int code = tell_operands(args, 1, 1);
	struct request q = {.exporter = NULL};

	if (code == EXIT_DONE)
		code = read_request(args, &q);
	return code == EXIT_DONE ? with_case(args, &q, write_export) : code;
}

static const struct cmd_option options[] = {
	{"as", 0, "FORMAT",
		"csv, html, json, xlsx ...: see `chronomerge formats`"},
	{"report", 0, "NAME",
		"which; the chronology if not said; again for "
		"more"},
	{"output", 'o', "PATH", "where to; - is standard output (default)"},
	{"force", 0, NULL, "write over a file that is there"},
	{.name = NULL},
};

const struct command cmd_export = {
	.name = "export",
	.synopsis = "CASE --as FORMAT [--report NAME] [-o PATH|-]",
	.brief = "a report of a case in any format",
	.example = "chronomerge export out --as csv --report gaps -o gaps.csv",
	.help = "Without --as the format is taken from the name of the output.",
	.options = options,
	.run = run,
};
