/* import: adds files to a case, or puts newer ones in their place. */
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "case/versions.h"
#include "cli/changes.h"
#include "cli/reading.h"
#include "util/out.h"
#include "util/str.h"

struct import {
	const struct cmd_args *args;
	struct reading_setup setup;
	struct chron_chronology c;
	struct store *store;
	struct chron_str *replaces; /* --replaces */
	uint32_t nreplaces;
};

/* Opens the case, or begins one: a folder without a case file gets
 * case.case, a name that ends in .case is made. */
static enum chron_status
open_case(struct import *im, const char *arg, struct chron_err *err)
{
	struct chron_str ini = CHRON_S(""), path = chron_cstr(arg);
	struct buf found = BUF_INIT;
	enum chron_status st;
	struct stat info;
	bool folder = stat(arg, &info) == 0 && S_ISDIR(info.st_mode);

	if (case_locate(arg, &found, err) == CHRON_OK) {
		buf_free(&found);
		return case_load(&im->c, arg, STORE_WRITE, &im->store, err);
	}
	buf_clear(&found);
	if (folder)
		path = arena_printf(im->c.arena, "%s/case.case", arg);
	else if (path.n < 6 || strcmp(path.p + path.n - 5, ".case") != 0) {
		buf_free(&found);
		return chron_fail(err, CHRON_EARG,
			"%s is neither a folder nor a case file: name one "
			"that ends in .case to make it",
			arg);
	}
	st = store_open(&im->store, path.p, STORE_CREATE, err);
	if (st == CHRON_OK && case_home(arg, &found))
		st = case_read_config(&im->c, found.p, &ini, err);
	if (st == CHRON_OK)
		st = store_put_ini(im->store, ini, err);
	buf_free(&found);
	return st;
}

/* What --replaces names has to be there. */
static int
check_replaces(struct import *im)
{
	struct chron_chronology *c = &im->c;
	const char *file;

	for (uint32_t n = 0; (file = opts_nth(im->args, "replaces", n)); n++) {
		struct chron_str name = chron_cstr(file);
		const char **names = NULL, *near;
		uint32_t count = 0;
		bool found = false;

		for (uint32_t i = 0; i < c->nsources; i++) {
			found |= str_eq(c->sources[i].file, name);
			*ARENA_PUSH(c->arena, &names, &count) =
				c->sources[i].file.p;
		}
		*ARENA_PUSH(c->arena, &names, &count) = NULL;
		*ARENA_PUSH(c->arena, &im->replaces, &im->nreplaces) = name;
		if (found)
			continue;
		near = str_nearest(name, names);
		return near ? tell_usage(im->args,
				      "there is no source %s to replace: did "
				      "you mean %s?",
				      file, near)
			    : tell_usage(im->args,
				      "there is no source %s to replace: "
				      "`chronomerge report CASE sources` lists "
				      "them",
				      file);
	}
	if (im->nreplaces && opts_given(im->args, "new-source"))
		return tell_usage(im->args,
			"--replaces and --new-source say the opposite");
	if (im->nreplaces && im->args->noperands != 2)
		return tell_usage(
			im->args, "--replaces goes with one file at a time");
	return EXIT_DONE;
}

/* What came in, and what is to become of it. */
struct coming {
	struct store_swap *swaps;
	uint32_t *in;
	uint32_t nswaps, nin;
	bool *skip; /* of each source from `first`: nothing to store */
	uint32_t first, refused;
	uint32_t again; /* source that is the one file that comes in; or
			 * CHRON_NONE */
};

/* A source of that name that is there already, from `from` on. */
static uint32_t
same_name(const struct chron_chronology *c, uint32_t source, uint32_t from)
{
	for (uint32_t i = from; i < source; i++)
		if (str_eq(c->sources[i].file, c->sources[source].file))
			return i;
	return CHRON_NONE;
}

/* The same bytes under the same name, or a name that opens no file, which is a
 * slip of the keyboard and not a source. */
static bool
is_nothing_new(struct import *im, struct coming *to, uint32_t source)
{
	struct chron_source *s = &im->c.sources[source];
	uint32_t i = same_name(&im->c, source, 0);

	for (; i != CHRON_NONE; i = same_name(&im->c, source, i + 1)) {
		if (!s->sha256.n || !str_eq(im->c.sources[i].sha256, s->sha256))
			continue;
		/* It is there as a source of its own, and is no longer to be
		 * one. */
		if (im->nreplaces && !str_eq(im->replaces[0], s->file)) {
			to->again = i;
			return false;
		}
		tell(im->args, "%.*s: nothing has changed, byte for byte",
			STR(s->file));
		if (!s->refused && s->duplicate_of == CHRON_NONE)
			s->duplicate_of = i;
		return true;
	}
	return !s->sha256.n;
}

static enum chron_status
read_files(struct import *im, struct coming *to, struct chron_err *err)
{
	struct chron_chronology *c = &im->c;
	enum chron_status st = CHRON_OK;
	uint32_t source, n = im->args->noperands - 1;

	to->first = c->nsources;
	im->setup.options.copies = im->nreplaces > 0;
	to->skip = ARENA_ARRAY(c->arena, bool, n + 1);
	for (uint32_t i = 0; i < n && st == CHRON_OK; i++) {
		st = case_read_file(c, im->args->operands[i + 1],
			&im->setup.options, &source, err);
		if (st == CHRON_OK)
			to->skip[i] = is_nothing_new(im, to, source);
	}
	return st;
}

static void
tell_findings(struct import *im, uint32_t source)
{
	static const char *const slugs[] = {"new-version", "rows-withdrawn",
		"looks-like-new-version", NULL};
	const struct chron_chronology *c = &im->c;

	for (uint32_t i = 0; i < c->ndiagnostics; i++)
		if (c->diagnostics[i].source == source &&
			str_in(c->diagnostics[i].slug, slugs))
			tell(im->args, "%.*s: %.*s",
				STR(c->sources[source].file),
				STR(c->diagnostics[i].say));
}

/* One that is not taken in, and why; false if it is. */
static bool
stays_out(struct import *im, const struct versions *v, uint32_t source)
{
	const struct chron_source *s = &im->c.sources[source];

	switch (v->fate[source - v->first]) {
	case FATE_OLD_VERSION:
		tell(im->args,
			"%.*s: an earlier version, which another has taken the "
			"place of; nothing has changed (--replaces FILE puts "
			"it back)",
			STR(s->file));
		return true;
	case FATE_EMPTY:
		tell(im->args,
			"%.*s: has no rows, and the file of that name before "
			"has: it stays (--replaces %.*s if all of them were "
			"withdrawn)",
			STR(s->file), STR(s->file));
		return true;
	default:
		/* What cannot be read does not push out what could. */
		return s->refused && same_name(&im->c, source, 0) != CHRON_NONE;
	}
}

/* What is there of that name and not linked: it says nothing of its own, or it
 * is another's. */
static void
swap_namesakes(struct import *im, struct coming *to, uint32_t source)
{
	struct chron_chronology *c = &im->c;
	uint32_t i = same_name(c, source, 0);

	for (; i != CHRON_NONE && i < to->first;
		i = same_name(c, source, i + 1)) {
		const struct chron_source *s = &c->sources[i];

		if (s->refused || s->duplicate_of != CHRON_NONE ||
			i == to->again)
			*ARENA_PUSH(c->arena, &to->swaps, &to->nswaps) =
				(struct store_swap){i, source};
	}
}

static void
settle(struct import *im, struct coming *to)
{
	struct chron_chronology *c = &im->c;
	struct versions v = {.was = c,
		.nwas = to->first,
		.now = c,
		.first = to->first,
		.replaces = im->replaces,
		.nreplaces = im->nreplaces,
		.new_source = opts_given(im->args, "new-source"),
		.leave = to->again};

	versions_settle(&v);
	for (uint32_t i = 0; i < to->first; i++)
		if (v.instead[i] != CHRON_NONE)
			*ARENA_PUSH(c->arena, &to->swaps, &to->nswaps) =
				(struct store_swap){i, v.instead[i]};
	for (uint32_t i = to->first; i < c->nsources; i++) {
		struct chron_source *s = &c->sources[i];

		if (to->skip[i - to->first] && s->sha256.n)
			continue;
		if (!stays_out(im, &v, i) && !to->skip[i - to->first]) {
			*ARENA_PUSH(c->arena, &to->in, &to->nin) = i;
			if (!s->refused)
				swap_namesakes(im, to, i);
		} else if (!s->refused) {
			continue;
		}
		if (s->duplicate_of < v.nwas &&
			v.instead[s->duplicate_of] != CHRON_NONE)
			s->duplicate_of = v.instead[s->duplicate_of];
		to->refused += s->refused;
		reading_tell(im->args, c, i);
		tell_findings(im, i);
	}
}

static int
show_rows(struct import *im, const struct coming *to)
{
	struct chron_out *out = out_fd(STDOUT_FILENO);
	struct chron_err err = {.code = CHRON_OK};

	for (uint32_t i = 0; i < to->nin; i++)
		changes_write(out, &im->c, to->in[i]);
	return out_close(out, &err) == CHRON_OK ? EXIT_DONE
						: tell_failure(&err);
}

static int
import_files(struct import *im)
{
	struct chron_err err = {.code = CHRON_OK};
	struct coming to = {.again = CHRON_NONE};
	enum chron_status st = open_case(im, im->args->operands[0], &err);
	int code = st == CHRON_OK ? check_replaces(im) : EXIT_DONE;

	if (st == CHRON_OK && code == EXIT_DONE)
		st = reading_profile(&im->setup, &im->c, &err);
	if (st == CHRON_OK && code == EXIT_DONE)
		st = read_files(im, &to, &err);
	tell_progress_end(&im->setup.options.progress);
	if (st == CHRON_OK && code == EXIT_DONE) {
		settle(im, &to);
		st = store_swap(im->store, &im->c, to.swaps, to.nswaps, to.in,
			to.nin, &err);
		if (opts_given(im->args, "show-rows") && st == CHRON_OK)
			code = show_rows(im, &to);
	}
	if (st == CHRON_OK)
		st = store_finish(im->store, &err);
	store_close(im->store);
	if (st != CHRON_OK)
		return tell_failure(&err);
	if (code != EXIT_DONE)
		return code;
	if (to.refused == im->args->noperands - 1)
		return EXIT_FAILED;
	return to.refused && opts_given(im->args, "strict") ? EXIT_FINDINGS
							    : EXIT_DONE;
}

static int
run_import(const struct cmd_args *args)
{
	struct import im = {.args = args};
	struct arena *a;
	int code = tell_operands(args, 2, UINT32_MAX);

	if (code != EXIT_DONE)
		return code;
	a = arena_new();
	chronology_init(&im.c, a);
	code = reading_start(args, a, &im.setup);
	if (code == EXIT_DONE) {
		code = import_files(&im);
		reading_done(&im.setup);
	}
	arena_free(a);
	return code;
}

static const struct cmd_option import_options[] = {
	{"replaces", 0, "FILE",
		"a new version of that source, whatever it is called"},
	{"new-source", 0, NULL, "a source of its own, whatever is alike"},
	{"show-rows", 0, NULL,
		"write the rows that changed, and what they said before"},
	{"strict", 0, NULL, "exit 1 if a file was refused"},
	READING_OPTIONS,
	{0},
};

const struct command cmd_import = {
	.name = "import",
	.synopsis = "CASE FILE...",
	.brief = "add or update sources",
	.example = "chronomerge import review.case police.csv school.xml\n"
		   "chronomerge import review.case notes.csv --agency Housing\n"
		   "chronomerge import review.case log-v2.xlsx --replaces "
		   "police.csv",
	.help = "Reads files and adds them to the case file; makes it if it "
		"is not there. The same bytes, and the same rows in another "
		"form, change nothing.\n"
		"A corrected file takes the place of the one it corrects. It "
		"is known by its name, or by the agency and at least half of "
		"the rows being the same: the line it is reported with says "
		"which. --replaces says it instead, and --new-source forbids "
		"it. Rows added, changed and withdrawn are counted, with "
		"their positions; `report CASE sources` lists them with what "
		"they said. Notes and decisions stay with their rows, "
		"wherever those stand now; what was withdrawn is kept, though "
		"it is no longer in the chronology.\n"
		"What follows from the files (sightings, entries, findings) "
		"is worked out by merge, report and export.",
	.options = import_options,
	.run = run_import,
};
