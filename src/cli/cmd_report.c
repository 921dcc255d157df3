/* chronomerge report: a report on the terminal. */
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/export_to.h"
#include "cli/with_case.h"
#include "report/own.h"
#include "util/str.h"

enum { WIDTH_MIN = 40, WIDTH_MAX = 200 };

/* The columns of the terminal, 0 if it is none. */
static unsigned
terminal_width(void)
{
	struct winsize w;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) != 0 || w.ws_col < WIDTH_MIN)
		return 0;
	return w.ws_col > WIDTH_MAX ? WIDTH_MAX : w.ws_col;
}

static int
list_reports(void)
{
	struct chron_out *out = out_fd(STDOUT_FILENO);
	struct chron_err err;

	for (size_t i = 0; reports[i]; i++)
		out_printf(
			out, "%-14s %s\n", reports[i]->name, reports[i]->brief);
	return out_close(out, &err) == CHRON_OK ? EXIT_DONE
						: tell_failure(&err);
}

struct wanted {
	const struct report *report;
};

static enum chron_status
write_report(const struct cmd_args *args, struct chron_chronology *c, void *arg,
	struct chron_err *err)
{
	const struct wanted *wanted = arg;
	const struct report *const list[] = {wanted->report, NULL};
	struct export_place place = {.width = terminal_width()};
	struct chron_out *out = out_fd(STDOUT_FILENO);
	struct chron_chronology shown;
	struct chron_err late;
	enum chron_status status = showing_apply(args, c, &shown, err);

	if (status == CHRON_OK)
		status = export_run_at(
			exporter_find("text"), &shown, list, &place, out, err);
	if (out_close(out, &late) != CHRON_OK && status == CHRON_OK) {
		status = late.code;
		*err = late;
	}
	return status;
}

static int
run(const struct cmd_args *args)
{
	int code = tell_operands(args, 1, 2);
	struct wanted wanted;
	const char *names[64] = {NULL};
	const char *near;

	if (code != EXIT_DONE)
		return code;
	if (args->noperands == 1 && !opts_given(args, "own"))
		return list_reports();
	if (args->noperands > 1 && opts_given(args, "own"))
		return tell_usage(args,
			"--own is a report of its own: leave out %s",
			args->operands[1]);
	wanted.report = args->noperands > 1 ? report_find(args->operands[1])
					    : &report_own;
	if (wanted.report &&
		(opts_given(args, "as") || opts_given(args, "output")))
		return export_to(args,
			(const struct report *const[]){wanted.report, NULL});
	if (wanted.report) {
		code = showing_check(args);
		return code == EXIT_DONE
			       ? with_case(args, &wanted, write_report)
			       : code;
	}
	for (size_t i = 0; reports[i] && i < 63; i++)
		names[i] = reports[i]->name;
	near = str_nearest(chron_cstr(args->operands[1]), names);
	return tell_usage(args, "there is no report %s%s%s%s",
		args->operands[1], near ? ": did you mean " : "",
		near ? near : "", near ? "?" : "");
}

static const struct cmd_option options[] = {
	{"as", 0, "FORMAT", "a file rather than the terminal: html, xlsx ..."},
	EXPORT_OPTIONS,
	{.name = NULL},
};

const struct command cmd_report = {
	.name = "report",
	.synopsis = "CASE [NAME] [--as FORMAT] [-o PATH|-]",
	.brief = "a report on the terminal; without a name, which there are",
	.example = "chronomerge report out gaps",
	.help = "The same reports are written as HTML, CSV and Excel workbooks "
		"by `run`, and in any\nformat with --as or -o.",
	.options = options,
	.run = run,
};
