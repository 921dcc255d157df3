/* Reports written where and as the options say. */
#include "cli/export_to.h"

#include "cli/place.h"
#include "cli/with_case.h"
#include "report/own.h"
#include "util/str.h"

struct request {
	const struct chron_exporter *exporter;
	const struct report *const *reports;
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

static int
no_such(const struct cmd_args *args, const char *name)
{
	const char *near = nearest_exporter(name);

	return tell_usage(args, "there is no format %s%s%s%s", name,
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
		return no_such(args, name ? name : dot + 1);
	return EXIT_DONE;
}

static enum chron_status
write_export(const struct cmd_args *args, struct chron_chronology *c, void *arg,
	struct chron_err *err)
{
	const struct request *q = arg;
	struct chron_chronology shown;
	struct chron_out *out = NULL;
	enum chron_status status = showing_apply(args, c, &shown, err);

	if (status == CHRON_OK)
		status = place_open(args, q->path, &out, err);
	if (status == CHRON_OK)
		status = export_run(q->exporter, &shown, q->reports, out, err);
	if (status != CHRON_OK) {
		out_abandon(out);
		return status;
	}
	return out_close(out, err);
}

int
export_to(const struct cmd_args *args, const struct report *const *list)
{
	static const struct report *const own[] = {&report_own, NULL};
	const char *path = opts_value(args, "output");
	struct request q = {.reports = opts_given(args, "own") ? own : list,
		.path = path ? path : "-"};
	int code = read_format(args, &q);

	if (code == EXIT_DONE)
		code = showing_check(args);
	return code == EXIT_DONE ? with_case(args, &q, write_export) : code;
}
