/* How a case is shown: the options of working views. */
#include "cli/showing.h"

#include "util/str.h"
#include "view/view.h"

static const char *const orders[] = {"ascending", "descending", NULL};

int
showing_check(const struct cmd_args *args)
{
	const char *order = opts_value(args, "order");
	const char *near;

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
	const char *name = opts_nth(args, "agency", 0), *why;
	bool *only;

	if (!name)
		return CHRON_OK;
	only = ARENA_ARRAY(c->arena, bool, c->nagencies);
	for (uint32_t i = 0; name; name = opts_nth(args, "agency", ++i)) {
		uint32_t at =
			view_find_agency(c, c->arena, chron_cstr(name), &why);

		if (at == CHRON_NONE)
			return chron_fail(
				err, CHRON_EUSAGE, "--agency: %s", why);
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
	view.newest_first =
		order && str_ieq(chron_cstr(order), CHRON_S("descending"));
	view_narrow(c, &view, shown);
	return CHRON_OK;
}
