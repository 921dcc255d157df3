/* Remembering what a person corrected: check --save-profile. */
#include <errno.h>
#include <sys/stat.h>

#include "case/caseini.h"
#include "case/profile.h"
#include "cli/check.h"
#include "util/fold.h"
#include "util/str.h"

static const char *const corrections[] = {
	"heading", "date-order", "header-row", "part", "agency", "set", NULL};

/* DIR/profiles/NAME.ini in a case folder, else NAME.ini here. */
static void
path_of(const struct cmd_args *args, struct buf *path)
{
	const char *dir = opts_value(args, "case");

	if (dir)
		buf_printf(path, "%s/profiles/", dir);
	buf_printf(path, "%s.ini", opts_value(args, "save-profile"));
}

int
check_may_save(const struct cmd_args *args)
{
	struct buf path = BUF_INIT;
	bool corrected = false;
	int code = EXIT_DONE;
	struct stat st;

	for (int i = 0; corrections[i]; i++)
		corrected |= opts_given(args, corrections[i]);
	path_of(args, &path);
	if (args->noperands != 1)
		code = tell_usage(args, "--save-profile goes with one FILE");
	else if (!corrected)
		code = tell_usage(args,
			"there is nothing to save: --save-profile goes with "
			"--heading, --date-order, --header-row, --part, "
			"--agency or --set");
	else if (!profile_name_fits(
			 chron_cstr(opts_value(args, "save-profile"))))
		code = tell_usage(args,
			"a profile's name is made of letters, digits, blanks, "
			"-, _ and dots");
	else if (!opts_given(args, "force") && lstat(path.p, &st) == 0)
		code = tell_usage(args,
			"%s exists already: --force writes over it", path.p);
	buf_free(&path);
	return code;
}

/* What was told, on top of the profile that the file was read by. */
static void
gather(const struct cmd_args *args, const struct reading_setup *setup,
	const struct chron_chronology *c, struct chron_profile *p)
{
	const struct chron_config *config = &c->config;
	const struct chron_profile *base = NULL;
	struct chron_profile told = setup->told;

	for (uint32_t i = 0; i < config->nprofiles; i++)
		if (fold_eq(config->profiles[i].name, c->sources[0].profile))
			base = &config->profiles[i];
	told.name = chron_cstr(opts_value(args, "save-profile"));
	told.agency = setup->options.agency;
	told.options = setup->options.settings;
	told.noptions = setup->options.nsettings;
	profile_lay_over(c->arena, base, &told, p);
}

static enum chron_status
make_folder(const struct cmd_args *args, struct arena *a, struct chron_err *err)
{
	const char *dir = opts_value(args, "case");
	const char *path = dir ? arena_printf(a, "%s/profiles", dir).p : NULL;

	if (!path || mkdir(path, 0700) == 0 || errno == EEXIST)
		return CHRON_OK;
	return chron_fail(err, CHRON_EIO, "the folder %s cannot be made: %s",
		path, strerror(errno));
}

static enum chron_status
write_profile(const struct cmd_args *args, const struct chron_chronology *c,
	const struct chron_profile *p, const char *path, struct chron_err *err)
{
	const struct chron_source *s = &c->sources[0];
	struct chron_str about = arena_printf(c->arena,
		"How to read files like %.*s (%.*s), as a person corrected "
		"it.\nAn [agency] of case.ini names it: profile = %.*s",
		STR(s->file), STR(s->importer), STR(p->name));
	enum chron_status st = make_folder(args, c->arena, err);
	struct chron_out *out = NULL;
	struct buf b = BUF_INIT;

	if (st == CHRON_OK)
		st = profile_write(&b, p, about, err);
	if (st == CHRON_OK)
		st = out_open(&out, path, err);
	if (st == CHRON_OK) {
		out_str(out, buf_get(&b));
		st = out_close(out, err);
	}
	buf_free(&b);
	return st;
}

/* Exactly what is left for a person to do. */
static void
say_lines(const struct cmd_args *args, const struct chron_chronology *c,
	const struct chron_profile *p)
{
	const struct chron_source *s = &c->sources[0];
	uint32_t declared = caseini_agency_of(c, s->file.p);

	if (declared != CHRON_NONE &&
		fold_eq(c->agencies[declared].profile, p->name))
		return;
	tell(args, "Put into case.ini%s:",
		opts_value(args, "case")
			? ""
			: ", and the file into the folder profiles beside it");
	tell(args, "    [agency %.*s]",
		STR(s->agency == CHRON_NONE ? CHRON_S("NAME")
					    : c->agencies[s->agency].name));
	if (declared == CHRON_NONE)
		tell(args, "    file = %.*s", STR(s->file));
	tell(args, "    profile = %.*s", STR(p->name));
}

int
check_save(const struct cmd_args *args, const struct reading_setup *setup,
	const struct chron_chronology *c)
{
	struct chron_err err = {.code = CHRON_OK};
	struct buf path = BUF_INIT;
	struct chron_profile p;
	enum chron_status st;

	gather(args, setup, c, &p);
	path_of(args, &path);
	st = write_profile(args, c, &p, path.p, &err);
	if (st == CHRON_OK) {
		tell(args, "%s: written", path.p);
		say_lines(args, c, &p);
	}
	buf_free(&path);
	return st == CHRON_OK ? EXIT_DONE : tell_failure(&err);
}
