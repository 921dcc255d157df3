/* import: adds files to a case, or puts newer ones in their place. */
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/reading.h"
#include "util/str.h"

struct import {
	const struct cmd_args *args;
	struct reading_setup setup;
	struct chron_chronology c;
	struct store *store;
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
	buf_free(&found);
	if (folder)
		path = arena_printf(im->c.arena, "%s/case.case", arg);
	else if (path.n < 6 || strcmp(path.p + path.n - 5, ".case") != 0)
		return chron_fail(err, CHRON_EARG,
			"%s is neither a folder nor a case file: name one "
			"that ends in .case to make it",
			arg);
	st = store_open(&im->store, path.p, STORE_CREATE, err);
	if (st == CHRON_OK && folder)
		st = case_read_config(&im->c, arg, &ini, err);
	if (st == CHRON_OK)
		st = store_put_ini(im->store, ini, err);
	return st;
}

/* The source of that name that is there already, or CHRON_NONE. */
static uint32_t
same_name(const struct chron_chronology *c, uint32_t source)
{
	for (uint32_t i = 0; i < source; i++)
		if (str_eq(c->sources[i].file, c->sources[source].file))
			return i;
	return CHRON_NONE;
}

static enum chron_status
import_one(struct import *im, const char *file, uint32_t *refused,
	struct chron_err *err)
{
	struct chron_chronology *c = &im->c;
	uint32_t source, old;
	enum chron_status st =
		case_read_file(c, file, &im->setup.options, &source, err);

	if (st != CHRON_OK)
		return st;
	old = same_name(c, source);
	if (old != CHRON_NONE &&
		str_eq(c->sources[old].sha256, c->sources[source].sha256)) {
		tell(im->args, "%.*s: nothing has changed, byte for byte",
			STR(c->sources[source].file));
		return CHRON_OK;
	}
	reading_tell(im->args, c, source);
	*refused += c->sources[source].refused;
	/* A name that opens no file is a slip of the keyboard, not a source;
	 * and a file that cannot be read does not push out one that could. */
	if (!c->sources[source].sha256.n)
		return CHRON_OK;
	if (old != CHRON_NONE && !c->sources[source].refused) {
		tell(im->args, "%.*s: takes the place of the one before",
			STR(c->sources[source].file));
		st = store_drop_source(im->store, c->sources[old].id, err);
	} else if (old != CHRON_NONE) {
		return CHRON_OK;
	}
	if (st == CHRON_OK)
		st = store_put_source(im->store, c, source, err);
	return st;
}

static int
import_files(struct import *im)
{
	struct chron_err err = {.code = CHRON_OK};
	uint32_t refused = 0;
	enum chron_status st = open_case(im, im->args->operands[0], &err);

	if (st == CHRON_OK)
		st = reading_profile(&im->setup, &im->c, &err);
	for (uint32_t i = 1; i < im->args->noperands && st == CHRON_OK; i++)
		st = import_one(im, im->args->operands[i], &refused, &err);
	tell_progress_end(&im->setup.options.progress);
	if (st == CHRON_OK)
		st = store_finish(im->store, &err);
	store_close(im->store);
	if (st != CHRON_OK)
		return tell_failure(&err);
	if (refused == im->args->noperands - 1)
		return EXIT_FAILED;
	return refused && opts_given(im->args, "strict") ? EXIT_FINDINGS
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
	{"strict", 0, NULL, "exit 1 if a file was refused"},
	READING_OPTIONS,
	{0},
};

const struct command cmd_import = {
	.name = "import",
	.synopsis = "CASE FILE...",
	.brief = "add or update sources",
	.example = "chronomerge import review.case police.csv school.xml\n"
		   "chronomerge import review.case notes.csv --agency Housing",
	.help = "Reads files and adds them to the case file; makes it if it "
		"is not there. A file of the name of one that is there takes "
		"its place; the same bytes change nothing. Decisions and "
		"notes stay where they were put.\n"
		"What follows from the files (sightings, entries, findings) "
		"is worked out by merge, report and export.",
	.options = import_options,
	.run = run_import,
};
