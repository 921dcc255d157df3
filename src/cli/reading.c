/* What run, import and check share: how files are read, and what became of
 * each. */
#include "cli/reading.h"

#include <inttypes.h>

#include "case/profile.h"
#include "core/dates.h"
#include "core/headings.h"
#include "util/str.h"

static const char *
nearest_format(const struct registry *r, struct chron_str name)
{
	const char *names[64] = {NULL};

	for (size_t i = 0; r->importers[i] && i < 63; i++)
		names[i] = r->importers[i]->name;
	return str_nearest(name, names);
}

static int
no_such(const struct cmd_args *args, const char *what, const char *of,
	struct chron_str name, const char *near)
{
	return tell_usage(args, "there is no %s %s%.*s%s%s%s", what, of,
		STR(name), near ? ": did you mean " : "",
		near ? near : ": `chronomerge formats` lists them",
		near ? "?" : "");
}

/* Is there an importer `format`, and has it the option `key`? */
static int
check_setting(const struct cmd_args *args, struct arena *a,
	const struct registry *r, struct chron_str format, struct chron_str key)
{
	const struct chron_importer *x =
		registry_find(r, arena_str(a, format).p);
	const char *names[64] = {NULL};

	if (!x)
		return no_such(
			args, "format", "", format, nearest_format(r, format));
	for (size_t i = 0; x->options && x->options[i].key && i < 63; i++) {
		if (str_is(key, x->options[i].key))
			return EXIT_DONE;
		names[i] = x->options[i].key;
	}
	return no_such(args, "option", arena_printf(a, "%s.", x->name).p, key,
		str_nearest(key, names));
}

static int
read_settings(
	const struct cmd_args *args, struct arena *a, struct case_options *o)
{
	const char *setting;
	int code = EXIT_DONE;

	for (uint32_t i = 0;
		code == EXIT_DONE && (setting = opts_nth(args, "set", i));
		i++) {
		struct chron_str rest = chron_cstr(setting), key, part, format;
		struct chron_str(*to)[2];

		if (!memchr(setting, '=', rest.n) ||
			!memchr(setting, '.', rest.n))
			return tell_usage(args,
				"--set takes FORMAT.KEY=VALUE, as in "
				"csv.delimiter=;");
		str_cut(&rest, '=', &key);
		part = key;
		str_cut(&part, '.', &format);
		code = check_setting(args, a, o->registry, format, part);
		to = ARENA_PUSH(a, &o->settings, &o->nsettings);
		(*to)[0] = arena_str(a, key);
		(*to)[1] = arena_str(a, rest);
	}
	return code;
}

/* The name before the last of several =, as a heading may hold one. */
static int
read_heading(const struct cmd_args *args, struct arena *a, const char *given,
	struct chron_profile *told)
{
	const char *names[CHRON_F_COUNT + 1] = {NULL};
	const char *equals = strrchr(given, '='), *near;
	struct chron_profile_map *map;
	struct chron_str key;
	int concept;

	if (!equals || equals == given)
		return tell_usage(args, "--heading takes TEXT=CONCEPT, as in "
					"\"Dt of contact=date\"");
	key = str_trim(chron_cstr(equals + 1));
	concept = (int)concept_from_key(key);
	for (int i = 0; i < CHRON_F_COUNT; i++)
		names[i] = concept_key((enum chron_concept)i);
	near = str_nearest(key, names);
	if (concept == CHRON_F_COUNT)
		return tell_usage(args, "there is no concept %.*s%s%s%s",
			STR(key), near ? ": did you mean " : "",
			near ? near : ": `chronomerge help check` lists them",
			near ? "?" : "");
	map = ARENA_PUSH(a, &told->maps, &told->nmaps);
	map->concept = (uint8_t) concept;
	map->heading = arena_str(a,
		str_trim((struct chron_str){given, (size_t)(equals - given)}));
	return EXIT_DONE;
}

static int
read_date_order(const struct cmd_args *args, struct chron_profile *told)
{
	const char *order = opts_value(args, "date-order");

	for (int i = ORDER_DMY; order && i <= ORDER_YMD; i++)
		if (strcmp(order, date_order_names[i]) == 0) {
			told->date_order = chron_cstr(order);
			return EXIT_DONE;
		}
	return order ? tell_usage(args, "--date-order is dmy, mdy or ymd")
		     : EXIT_DONE;
}

/* What the options say of headings, dates and parts. */
static int
read_told(const struct cmd_args *args, struct arena *a,
	struct reading_setup *setup)
{
	struct chron_profile *told = &setup->told;
	const char *row = opts_value(args, "header-row"), *given;
	int64_t n = row ? str_number(chron_cstr(row)) : 0;
	int code = read_date_order(args, told);

	if (n < 0 || n > UINT32_MAX || (row && !n))
		return tell_usage(args, "--header-row is a number from 1");
	told->header_row = (uint32_t)n;
	for (uint32_t i = 0; (given = opts_nth(args, "part", i)); i++)
		*ARENA_PUSH(a, &told->parts, &told->nparts) = chron_cstr(given);
	for (uint32_t i = 0;
		code == EXIT_DONE && (given = opts_nth(args, "heading", i));
		i++)
		code = read_heading(args, a, given, told);
	if (!profile_is_empty(told))
		setup->options.told = told;
	return code;
}

/* --profile old.ini or profiles/old.ini. */
static void
read_profile_name(const struct cmd_args *args, struct reading_setup *setup)
{
	struct chron_str name = chron_cstr(opts_value(args, "profile"));

	if (name.n > 4 && str_ieq((struct chron_str){name.p + name.n - 4, 4},
				  CHRON_S(".ini")))
		setup->profile_file = name.p;
	else
		setup->options.profile = name;
}

enum chron_status
reading_profile(struct reading_setup *setup, struct chron_chronology *c,
	struct chron_err *err)
{
	const char *path = setup->profile_file;
	struct chron_str text;
	enum chron_status st;

	if (!path)
		return CHRON_OK;
	st = profile_read_file(c, path, path, &text, err);
	if (st == CHRON_OK)
		setup->options.profile =
			c->config.profiles[c->config.nprofiles - 1].name;
	return st;
}

int
reading_start(const struct cmd_args *args, struct arena *a,
	struct reading_setup *setup)
{
	struct case_options *o = &setup->options;
	struct chron_err err = {.code = CHRON_OK};
	const char **files = NULL, *file;
	uint32_t nfiles = 0;
	int code;

	*setup = (struct reading_setup){0};
	o->agency = chron_cstr(opts_value(args, "agency"));
	o->format = chron_cstr(opts_value(args, "format"));
	read_profile_name(args, setup);
	o->progress = tell_progress(args);
	while ((file = opts_nth(args, "importer", nfiles)))
		*ARENA_PUSH(a, &files, &nfiles) = file;
	if (registry_load(&setup->registry, files, nfiles, &err) != CHRON_OK)
		return tell_failure(&err);
	o->registry = &setup->registry;
	if (o->format.n && !registry_find(&setup->registry, o->format.p)) {
		code = no_such(args, "format", "", o->format,
			nearest_format(&setup->registry, o->format));
		reading_done(setup);
		return code;
	}
	code = read_settings(args, a, o);
	if (code == EXIT_DONE)
		code = read_told(args, a, setup);
	if (code != EXIT_DONE)
		reading_done(setup);
	return code;
}

void
reading_done(struct reading_setup *setup)
{
	registry_free(&setup->registry);
}

void
reading_tell(const struct cmd_args *args, const struct chron_chronology *c,
	uint32_t source)
{
	const struct chron_source *s = &c->sources[source];

	if (s->refused) {
		tell(args, "not read: %.*s", STR(s->why));
	} else if (s->duplicate_of != CHRON_NONE) {
		const struct chron_source *o = &c->sources[s->duplicate_of];

		tell(args,
			str_eq(s->sha256, o->sha256)
				? "%.*s: the same file as %.*s, not read again"
				: "%.*s: the same rows as %.*s in another "
				  "form, nothing added",
			STR(s->file), STR(o->file));
	} else {
		const char *agency = s->agency == CHRON_NONE
					     ? "agencies by row"
					     : c->agencies[s->agency].name.p;

		tell(args,
			"%.*s: %s (by %.*s), %" PRIu64 " records = %" PRIu64
			" used + %" PRIu64 " quarantined + %" PRIu64
			" not events",
			STR(s->file), agency, STR(s->agency_from), s->records,
			s->used, s->quarantined, s->not_events);
	}
}
