/* chronomerge export: a report of a case in any format. */
#include "cli/export_to.h"
#include "util/str.h"

enum { MAX_REPORTS = 32 };

static const char *
nearest_report(const char *name)
{
	const char *names[64] = {NULL};

	for (size_t i = 0; reports[i] && i < 63; i++)
		names[i] = reports[i]->name;
	return str_nearest(chron_cstr(name), names);
}

static int
read_reports(const struct cmd_args *args, const struct report **list)
{
	list[0] = reports[0]; /* the chronology */
	for (uint32_t i = 0; i < MAX_REPORTS; i++) {
		const char *name = opts_nth(args, "report", i);
		const char *near;

		if (!name)
			break;
		list[i] = report_find(name);
		if (list[i])
			continue;
		near = nearest_report(name);
		return tell_usage(args, "there is no report %s%s%s%s", name,
			near ? ": did you mean " : "", near ? near : "",
			near ? "?" : "");
	}
	return EXIT_DONE;
}

static int
run(const struct cmd_args *args)
{
	const struct report *list[MAX_REPORTS + 1] = {NULL};
	int code = tell_operands(args, 1, 1);

	if (code == EXIT_DONE)
		code = read_reports(args, list);
	return code == EXIT_DONE ? export_to(args, list) : code;
}

static const struct cmd_option options[] = {
	{"as", 0, "FORMAT",
		"csv, html, json, xlsx ...: see `chronomerge formats`"},
	{"report", 0, "NAME",
		"which; the chronology if not said; again for "
		"more"},
	EXPORT_OPTIONS,
	{.name = NULL},
};

const struct command cmd_export = {
	.name = "export",
	.synopsis = "CASE --as FORMAT [--report NAME] [-o PATH|-]",
	.brief = "a report of a case in any format",
	.example = "chronomerge export out --as csv --report gaps -o gaps.csv\n"
		   "chronomerge export out --agency Police -o police.html\n"
		   "chronomerge export out --own Police -o police-check.xlsx",
	.help = "Without --as the format is taken from the name of the "
		"output.\n"
		"--in-scope, --agency and --child show a part of the case, and "
		"every document of one says which at its top. Nothing is found "
		"anew on a part: a gap in it is a gap of the case.",
	.options = options,
	.run = run,
};
