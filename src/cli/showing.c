/* How a case is shown: the options of working views. */
#include "cli/showing.h"

#include "cli/masking.h"
#include "util/str.h"
#include "view/view.h"

static const char *const orders[] = {
	"ascending", "descending", "asc", "desc", NULL};

/* It is all of what the agency sent, in the order of its files. */
static int
check_own(const struct cmd_args *args)
{
	static const char *const others[] = {
		"report", "in-scope", "agency", "child", "order", NULL};

	for (size_t i = 0; others[i] && opts_given(args, "own"); i++)
		if (opts_given(args, others[i]))
			return tell_usage(args,
				"--own gives an agency all of its own rows: "
				"it does not go with --%s",
				others[i]);
	return EXIT_DONE;
}

int
showing_check(const struct cmd_args *args)
{
	const char *order = opts_value(args, "order");
	const char *near;

	if (opts_nth(args, "own", 1))
		return tell_usage(args, "--own names one agency");
	if (check_own(args) != EXIT_DONE || masking_check(args) != EXIT_DONE)
		return EXIT_USAGE;
	if (!order || str_in(chron_cstr(order), orders))
		return EXIT_DONE;
	near = str_nearest(chron_cstr(order), orders);
	return tell_usage(args,
		"--order %s: it is ascending or descending%s%s%s", order,
		near ? ": did you mean " : "", near ? near : "",
		near ? "?" : "");
}

static enum chron_status
read_agencies(const struct cmd_args *args, const struct chron_chronology *c,
	struct view *view, struct chron_err *err)
{
	const char *option = opts_given(args, "own") ? "own" : "agency";
	const char *name = opts_nth(args, option, 0), *why;
	bool *only;

	if (!name)
		return CHRON_OK;
	only = ARENA_ARRAY(c->arena, bool, c->nagencies);
	for (uint32_t i = 0; name; name = opts_nth(args, option, ++i)) {
		uint32_t at =
			view_find_agency(c, c->arena, chron_cstr(name), &why);

		if (at == CHRON_NONE)
			return chron_fail(
				err, CHRON_EUSAGE, "--%s: %s", option, why);
		only[at] = true;
	}
	view->agencies = only;
	return CHRON_OK;
}

static enum chron_status
read_child(const struct cmd_args *args, const struct chron_chronology *c,
	struct view *view, struct chron_err *err)
{
	const char *name = opts_value(args, "child"), *why;

	if (!name)
		return CHRON_OK;
	view->child = view_find_child(c, c->arena, chron_cstr(name), &why);
	if (view->child == CHRON_NONE)
		return chron_fail(err, CHRON_EUSAGE, "--child: %s", why);
	return CHRON_OK;
}

enum chron_status
showing_apply(const struct cmd_args *args, const struct chron_chronology *c,
	struct chron_chronology *shown, struct chron_err *err)
{
	const char *order = opts_value(args, "order");
	struct view view = VIEW_ALL;
	enum chron_status st = read_agencies(args, c, &view, err);

	if (st == CHRON_OK)
		st = read_child(args, c, &view, err);
	if (st != CHRON_OK)
		return st;
	view.in_scope = opts_given(args, "in-scope");
	view.newest_first = order && str_istarts(chron_cstr(order), "desc");
	if (opts_given(args, "own")) {
		*shown = *c;
		shown->only = view.agencies;
	} else {
		view_narrow(c, &view, shown);
	}
	return masking_apply(args, c, shown, err);
}
