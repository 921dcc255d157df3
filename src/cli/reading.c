/* What run, import and check share: how files are read, and what became of
 * each. */
#include "cli/reading.h"

#include <inttypes.h>

#include "util/str.h"

static int
read_settings(
	const struct cmd_args *args, struct arena *a, struct case_options *o)
{
	const char *setting;

	for (uint32_t i = 0; (setting = opts_nth(args, "set", i)); i++) {
		struct chron_str rest = chron_cstr(setting), key;
		struct chron_str(*to)[2];

		if (!memchr(setting, '=', rest.n) ||
			!memchr(setting, '.', rest.n))
			return tell_usage(args,
				"--set takes FORMAT.KEY=VALUE, as in "
				"csv.delimiter=;");
		str_cut(&rest, '=', &key);
		to = ARENA_PUSH(a, &o->settings, &o->nsettings);
		(*to)[0] = arena_str(a, key);
		(*to)[1] = arena_str(a, rest);
	}
	return EXIT_DONE;
}

int
reading_start(const struct cmd_args *args, struct arena *a,
	struct reading_setup *setup)
{
	struct case_options *o = &setup->options;
	struct chron_err err = {.code = CHRON_OK};
	const char **files = NULL, *file;
	uint32_t nfiles = 0;

	*setup = (struct reading_setup){0};
	o->agency = chron_cstr(opts_value(args, "agency"));
	o->format = chron_cstr(opts_value(args, "format"));
	o->profile = chron_cstr(opts_value(args, "profile"));
	o->progress = tell_progress(args);
	while ((file = opts_nth(args, "importer", nfiles)))
		*ARENA_PUSH(a, &files, &nfiles) = file;
	if (registry_load(&setup->registry, files, nfiles, &err) != CHRON_OK)
		return tell_failure(&err);
	o->registry = &setup->registry;
	if (o->format.n && !registry_find(&setup->registry, o->format.p)) {
		reading_done(setup);
		return tell_usage(args,
			"there is no format %s: `chronomerge formats` lists "
			"them",
			o->format.p);
	}
	return read_settings(args, a, o);
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
