/* check: reads and judges files and stores nothing; the list of what to mend
 * for the person who sent them. */
#include "case/caseini.h"
#include "cli/check.h"
#include "cli/place.h"
#include "core/quality.h"
#include "export/json_put.h"
#include "util/str.h"

struct check {
	const struct cmd_args *args;
	struct chron_chronology c;
	struct reading_setup setup;
	/* How the list is shown: NULL is text. */
	const struct chron_exporter *exporter;
	bool words; /* with what stands in the files */
};

/* ---- the list ---- */

static enum chron_status
put_tables(const struct check *k, struct chron_out *out, struct chron_err *err)
{
	const struct report *problems =
		k->words ? &report_check : &report_check_bare;
	/* A page tells how each file was read, too; a CSV file is one table. */
	const struct report *page[] = {problems, &report_check_files, NULL};
	const struct report *sheet[] = {problems, NULL};

	return export_run(k->exporter, &k->c,
		k->exporter == &exporter_csv ? sheet : page, out, err);
}

static enum chron_status
put_list(const struct check *k, struct chron_out *out, struct chron_err *err)
{
	bool json = k->exporter == &exporter_json;
	struct problems problems;
	struct arena *a;

	if (k->exporter && !json)
		return put_tables(k, out, err);
	a = arena_new();
	problems_find(&k->c, k->words, a, &problems);
	if (json)
		json_check(out, &k->c, &problems, k->words);
	else
		check_text(out, &k->c, &problems);
	arena_free(a);
	return CHRON_OK;
}

static enum chron_status
write_list(const struct check *k, struct chron_err *err)
{
	struct chron_out *out = NULL;
	enum chron_status st =
		place_open(k->args, opts_value(k->args, "output"), &out, err);

	if (st == CHRON_OK)
		st = put_list(k, out, err);
	if (st == CHRON_OK)
		return out_close(out, err);
	out_abandon(out);
	return st;
}

/* ---- reading ---- */

static enum chron_status
load_ini(struct check *k, struct chron_err *err)
{
	const char *dir = opts_value(k->args, "case");
	enum chron_status st = CHRON_OK;
	struct chron_str text;

	if (dir)
		st = case_read_config(&k->c, dir, &text, err);
	if (st == CHRON_OK)
		st = reading_profile(&k->setup, &k->c, err);
	return st;
}

static enum chron_status
read_files(struct check *k, struct chron_err *err)
{
	enum chron_status st = load_ini(k, err);

	for (uint32_t i = 0; i < k->args->noperands && st == CHRON_OK; i++) {
		uint32_t source, first = k->c.nevents;

		st = case_read_file(&k->c, k->args->operands[i],
			&k->setup.options, &source, err);
		if (st == CHRON_OK && !k->c.sources[source].refused)
			quality_find(&k->c, source, first);
	}
	tell_progress_end(&k->setup.options.progress);
	if (st == CHRON_OK)
		chronology_sort(&k->c);
	return st;
}

static int
check_files(struct check *k)
{
	struct chron_err err = {.code = CHRON_OK};
	enum chron_status st = read_files(k, &err);
	uint32_t refused = 0, losses = 0;

	if (st == CHRON_OK)
		st = write_list(k, &err);
	if (st != CHRON_OK)
		return tell_failure(&err);
	for (uint32_t i = 0; i < k->c.nsources; i++) {
		refused += k->c.sources[i].refused;
		losses +=
			k->c.sources[i].refused || k->c.sources[i].quarantined;
	}
	if (refused == k->c.nsources)
		return EXIT_FAILED;
	if (opts_given(k->args, "save-profile")) {
		int code = check_save(k->args, &k->setup, &k->c);

		if (code != EXIT_DONE)
			return code;
	}
	return losses && opts_given(k->args, "strict") ? EXIT_FINDINGS
						       : EXIT_DONE;
}

/* ---- the command ---- */

/* The format stands in --as, else it is text. */
static int
read_as(struct check *k)
{
	const char *name = opts_value(k->args, "as"), *near;
	const char *names[16] = {NULL};

	if (!name || strcmp(name, "text") == 0)
		return EXIT_DONE;
	k->exporter = exporter_find(name);
	if (k->exporter)
		return EXIT_DONE;
	for (size_t i = 0; exporters[i] && i < 15; i++)
		names[i] = exporters[i]->name;
	near = str_nearest(chron_cstr(name), names);
	return tell_usage(k->args,
		"there is no format %s%s%s%s: text, json, csv, html", name,
		near ? "; did you mean " : "", near ? near : "",
		near ? "?" : "");
}

static int
run_check(const struct cmd_args *args)
{
	struct check k = {.args = args, .words = !opts_given(args, "no-text")};
	struct arena *a;
	int code = tell_operands(args, 1, UINT32_MAX);

	if (code == EXIT_DONE)
		code = read_as(&k);
	if (code == EXIT_DONE && opts_given(args, "save-profile"))
		code = check_may_save(args);
	if (code != EXIT_DONE)
		return code;
	a = arena_new();
	chronology_init(&k.c, a);
	code = reading_start(args, a, &k.setup);
	if (code == EXIT_DONE) {
		code = check_files(&k);
		reading_done(&k.setup);
	}
	arena_free(a);
	return code;
}

static const struct cmd_option check_options[] = {
	{"case", 0, "DIR", "use the case.ini and the profiles of this folder"},
	{"as", 0, "FORMAT", "text (default), csv, html, json"},
	{"output", 'o', "PATH", "where to; - is standard output (default)"},
	{"no-text", 0, NULL, "leave out what stands in the files"},
	{"strict", 0, NULL,
		"exit 1 if a row was quarantined or a file refused"},
	{"save-profile", 0, "NAME",
		"remember what --heading and the like corrected"},
	{"force", 0, NULL, "write over a list or a profile that is there"},
	READING_OPTIONS,
	{0},
};

const struct command cmd_check = {
	.name = "check",
	.synopsis = "FILE...",
	.brief = "read and judge files, store nothing; the fix-it list",
	.example = "chronomerge check police.csv\n"
		   "chronomerge check --case review school.txt --as csv -o "
		   "mend.csv\n"
		   "chronomerge check gp.csv --case review \\\n"
		   "    --heading \"Dt of contact=date\" --date-order mdy "
		   "--save-profile gp",
	.help = "Says of each file how it was read: the format, the agency "
		"and how that is known, what each heading was taken to mean "
		"and how sure that is, the order of day and month and the "
		"evidence for it, and the count of records. Then every "
		"problem with its row and column, what is there, what is "
		"expected and what to do: what must be mended before the row "
		"is in the chronology, what may be wrong, and what would make "
		"a better chronology. With --case, events outside the review "
		"period are told, too.\n"
		"\n"
		"A file that was misunderstood is put right with --heading, "
		"--date-order, --header-row, --part, --agency and --set, and "
		"--save-profile writes that down for the next time: into the "
		"folder profiles of the case with --case, else as NAME.ini "
		"where you are. case.ini is left alone; the line that belongs "
		"into it is told. The concepts of --heading are ref, date, "
		"time, datetime, end_date, end_time, end_datetime, "
		"entry_date, agency, source, source_ref, professional, "
		"present, subject, who_seen, contact_type, location, event, "
		"seen, alone, spoken, views, seen_views, outcome, decision, "
		"impact, significance, rag, comment, good_practice, issue, "
		"kpe, kloe, query, anon, sought, heard; a heading that is "
		"`other` is carried along and not read.",
	.options = check_options,
	.run = run_check,
};
