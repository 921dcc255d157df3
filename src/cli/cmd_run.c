/* run: everything, from a folder of agency files to the chronology. */
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "case/versions.h"
#include "cli/outputs.h"
#include "cli/reading.h"
#include "cli/summary.h"
#include "cli/thresholds.h"
#include "util/parallel.h"
#include "util/str.h"

/* One run. */
struct run {
	const struct cmd_args *args;
	struct arena *arena, *before; /* before: of the run before */
	const char *dir, *out;
	struct reading_setup setup;
	struct outputs outputs;
	struct chron_chronology c;
	struct chron_str ini;
	int lock; /* of the output folder; -1 */
	struct outputs_record record;
};

/* The folders of a case that hold no agency's files: those that it keeps
 * itself, and the one that is written to. */
static bool
is_own(struct run *r, const char *folder)
{
	struct chron_str name = chron_cstr(strrchr(folder, '/') + 1);
	struct arena *a = r->arena;

	return str_ieq(name, CHRON_S("profiles")) ||
	       str_ieq(name, CHRON_S("templates")) ||
	       access(arena_printf(a, "%s/case.case", folder).p, F_OK) == 0 ||
	       access(arena_printf(a, "%s/chronology.json", folder).p, F_OK) ==
		       0;
}

/* The file of idioms lies among the sources and is none. */
static void
leave_out_idioms(struct run *r, struct case_folder *folder)
{
	struct chron_str name = r->c.config.idioms_file;
	uint32_t n = 0;

	for (uint32_t i = 0; i < folder->nfiles; i++) {
		const char *file = strrchr(folder->files[i], '/') + 1;

		if (!str_is(name, file))
			folder->files[n++] = folder->files[i];
	}
	folder->nfiles = n;
}

static enum chron_status
read_folder(struct run *r, struct chron_err *err)
{
	struct case_folder folder;
	enum chron_status st = case_list_folder(r->arena, r->dir, &folder, err);

	if (st == CHRON_OK)
		st = case_read_config(&r->c, r->dir, &r->ini, err);
	if (st == CHRON_OK)
		st = thresholds_read(r->args, &r->c.config, err);
	leave_out_idioms(r, &folder);
	if (st == CHRON_OK)
		st = reading_profile(&r->setup, &r->c, err);
	if (st == CHRON_OK)
		st = case_read_files(&r->c, folder.files, folder.nfiles,
			&r->setup.options, err);
	for (uint32_t i = 0; i < folder.nfolders && st == CHRON_OK; i++)
		if (!is_own(r, folder.folders[i]))
			chronology_diag(&r->c, CHRON_WARNING, "folder-not-read",
				CHRON_NONE, CHRON_S(""), 0, 0,
				"the folder %s was not looked into: move its "
				"files beside the others if they belong to "
				"the case",
				strrchr(folder.folders[i], '/') + 1);
	for (uint32_t i = 0; i < folder.nothers && st == CHRON_OK; i++)
		chronology_diag(&r->c, CHRON_WARNING, "not-a-file", CHRON_NONE,
			CHRON_S(""), 0, 0,
			"%s was not read: it is a pipe, a socket or a device, "
			"not a file",
			strrchr(folder.others[i], '/') + 1);
	return st;
}

/* Every file of b is in a, by name and byte for byte. */
static bool
holds_all(const struct chron_chronology *a, const struct chron_chronology *b)
{
	for (uint32_t i = 0; i < b->nsources; i++) {
		const struct chron_source *s = &b->sources[i], *o;
		bool there = false;

		for (uint32_t k = 0; k < a->nsources && !there; k++) {
			o = &a->sources[k];
			there = str_eq(s->file, o->file) &&
				str_eq(s->sha256, o->sha256);
		}
		if (!there)
			return false;
	}
	return true;
}

/* Is a file of the earlier run gone, or is one new, or did one ever take
 * another's place?  Then what stood there has to be looked at row by row. */
static bool
was_replaced(
	const struct chron_chronology *was, const struct chron_chronology *now)
{
	return !holds_all(now, was) || !holds_all(was, now) || was->nversions;
}

static enum chron_status
load_before(struct run *r, struct store *old, struct chron_chronology *was,
	struct chron_err *err)
{
	enum chron_status st;

	chronology_init(was, r->before);
	was->config = r->c.config;
	st = store_load_sources(old, was, err);
	if (st != CHRON_OK || !was_replaced(was, &r->c)) {
		was->nsources = 0;
		return st;
	}
	chronology_init(was, r->before);
	was->config = r->c.config;
	st = store_load(old, was, err);
	if (st == CHRON_OK)
		chronology_sort(was);
	return st;
}

/* What people ruled in an earlier run of this case goes on holding, and rows
 * that stood in it are the rows they were. */
static enum chron_status
keep_earlier(struct run *r, const char *path, struct chron_err *err)
{
	struct chron_chronology was = {0};
	struct versions v = {
		.was = &was, .now = &r->c, .whole = true, .leave = CHRON_NONE};
	struct store *old = NULL;
	enum chron_status st = CHRON_OK;

	if (access(path, F_OK) == 0) {
		st = store_open(&old, path, STORE_READ, err);
		if (st == CHRON_OK)
			st = store_load_decisions(old, &r->c, err);
		if (st == CHRON_OK)
			st = store_get_written(
				old, r->arena, &r->record.before, err);
		if (st == CHRON_OK)
			st = load_before(r, old, &was, err);
		store_close(old);
	}
	if (st != CHRON_OK)
		return st;
	v.nwas = was.nsources;
	versions_settle(&v);
	return CHRON_OK;
}

/* The case file, but for what is put into it from the chronology. */
static enum chron_status
begin_case(struct run *r, const char *path, struct store **s,
	struct chron_err *err)
{
	enum chron_status st;

	unlink(path); /* of a run that was interrupted */
	st = store_open(s, path, STORE_CREATE, err);
	if (st == CHRON_OK)
		st = store_put_ini(*s, r->ini, err);
	if (st == CHRON_OK)
		st = store_put_thresholds(*s, &r->c.config, err);
	if (st == CHRON_OK && r->c.ndecisions)
		st = store_copy_decisions(*s, &r->c, err);
	return st;
}

static enum chron_status
fill_case(const struct run *r, struct store *s, struct chron_err *err)
{
	enum chron_status st = store_put_all(s, &r->c, err);

	if (st == CHRON_OK)
		st = store_put_derived(s, &r->c, err);
	return st == CHRON_OK ? store_finish(s, err) : st;
}

/* What a run writes: the case file, which takes longest, and the outputs. */
struct writing {
	struct run *r;
	struct store *store;
	struct made {
		enum chron_status status;
		struct chron_err err;
	} * made; /* of each */
};

static void
write_piece(void *arg, uint32_t i)
{
	struct writing *w = arg;
	struct run *r = w->r;
	struct made *m = &w->made[i];

	if (!i)
		m->status = fill_case(r, w->store, &m->err);
	else
		m->status = outputs_write(&r->outputs, i - 1, r->out, &r->c,
			&r->setup.options.progress, &r->record, &m->err);
}

/* So that the next run knows what somebody changed. */
static enum chron_status
put_record(struct run *r, const char *path, struct chron_err *err)
{
	struct store *s;
	enum chron_status st = store_open(&s, path, STORE_WRITE, err);

	if (st == CHRON_OK)
		st = store_put_written(
			s, outputs_lines(&r->record, r->arena), err);
	store_close(s);
	return st;
}

static enum chron_status
write_all(struct run *r, const char *path, struct chron_err *err)
{
	struct chron_str made = arena_printf(r->arena, "%s.new", path);
	uint32_t n = 1 + outputs_count(&r->outputs);
	struct writing w = {
		.r = r, .made = ARENA_ARRAY(r->arena, struct made, n)};
	enum chron_status st = begin_case(r, made.p, &w.store, err);

	r->record.nunits = n - 1;
	r->record.units = ARENA_ARRAY(r->arena, struct outputs_unit, n - 1);
	r->record.force = opts_given(r->args, "force");
	if (st == CHRON_OK)
		parallel_each(n, write_piece, &w);
	store_close(w.store);
	/* The case file is good whatever became of the outputs. */
	if (st == CHRON_OK && w.made[0].status == CHRON_OK &&
		rename(made.p, path) != 0)
		w.made[0].status = chron_fail(
			&w.made[0].err, CHRON_EIO, "cannot write %s", path);
	if (st != CHRON_OK || w.made[0].status != CHRON_OK)
		unlink(made.p);
	else
		w.made[0].status = put_record(r, path, &w.made[0].err);
	for (uint32_t i = 0; i < n && st == CHRON_OK; i++) {
		st = w.made[i].status;
		if (st != CHRON_OK)
			*err = w.made[i].err;
	}
	return st;
}

static uint32_t
readable(const struct chron_chronology *c)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < c->nsources; i++)
		n += !c->sources[i].refused;
	return n;
}

/* Something was lost to the chronology: a file or a row. */
static bool
has_losses(const struct chron_chronology *c)
{
	for (uint32_t i = 0; i < c->ndiagnostics; i++)
		if (c->diagnostics[i].severity >= CHRON_ERROR)
			return true;
	return false;
}

static enum chron_status
work(struct run *r, struct chron_err *err)
{
	const struct case_progress *p = &r->setup.options.progress;
	struct chron_str path = arena_printf(r->arena, "%s/case.case", r->out);
	enum chron_status st = read_folder(r, err);

	if (st == CHRON_OK && !r->c.nsources)
		return chron_fail(err, CHRON_EARG,
			"%s holds no files: put the agencies' chronologies "
			"there, or make a new case with `chronomerge new`",
			r->dir);
	if (st == CHRON_OK && !readable(&r->c)) {
		for (uint32_t i = 0; i < r->c.nsources; i++)
			reading_tell(r->args, &r->c, i);
		return chron_fail(err, CHRON_EUNSUPPORTED,
			"no file of %s could be read", r->dir);
	}
	if (st == CHRON_OK)
		st = outputs_make(r->out, err);
	if (st == CHRON_OK)
		st = outputs_lock(r->out, &r->lock, err);
	if (st == CHRON_OK)
		st = keep_earlier(r, path.p, err);
	if (st != CHRON_OK)
		return st;
	case_derive(&r->c, *p);
	if (p->step)
		p->step(p->arg, path.p, 0, 0);
	return write_all(r, path.p, err);
}

/* The end of the page: where everything is. */
static void
say_where(struct chron_out *out, const struct run *r)
{
	out_printf(out, "\nWritten to %s\n  case.case", r->out);
	for (size_t i = 0; r->outputs.list[i]; i++)
		out_printf(out, ", chronology.%s", r->outputs.list[i]->ext);
	out_puts(out, ", and the reports in reports/\n");
}

static int
finish(struct run *r, enum chron_status st, const struct chron_err *err)
{
	struct chron_err told = {.code = CHRON_OK};

	tell_progress_end(&r->setup.options.progress);
	outputs_tell(r->args, &r->record, r->out);
	if (st != CHRON_OK)
		return tell_failure(err);
	if (!r->args->quiet) {
		struct chron_out *out = out_fd(STDOUT_FILENO);

		summary_write(out, &r->c);
		say_where(out, r);
		st = out_close(out, &told);
		if (st != CHRON_OK)
			return tell_failure(&told);
	}
	return opts_given(r->args, "strict") && has_losses(&r->c)
		       ? EXIT_FINDINGS
		       : EXIT_DONE;
}

static int
run_with_arena(struct run *r)
{
	struct chron_err err = {.code = CHRON_OK};
	int code = outputs_choose(
		r->args, r->arena, opts_value(r->args, "as"), &r->outputs);

	if (code != EXIT_DONE)
		return code;
	if (!outputs_may_write(
		    r->out, opts_given(r->args, "force"), r->arena, &err)) {
		tell_failure(&err);
		return EXIT_USAGE;
	}
	code = reading_start(r->args, r->arena, &r->setup);
	if (code != EXIT_DONE)
		return code;
	chronology_init(&r->c, r->arena);
	r->before = arena_new();
	code = finish(r, work(r, &err), &err);
	arena_free(r->before);
	reading_done(&r->setup);
	return code;
}

static int
run_run(const struct cmd_args *args)
{
	struct run r = {.args = args, .lock = -1};
	int code = tell_operands(args, 1, 1);

	if (code != EXIT_DONE)
		return code;
	r.dir = args->operands[0];
	r.out = opts_value(args, "output");
	if (!r.out)
		return tell_usage(args, "say where to write: -o OUT");
	r.arena = arena_new();
	code = run_with_arena(&r);
	outputs_unlock(r.lock);
	arena_free(r.arena);
	return code;
}

static const struct cmd_option run_options[] = {
	{"output", 'o', "OUT", "the folder to write to; made if need be"},
	{"as", 0, "LIST", "which formats: csv,html,json (all)"},
	{"strict", 0, NULL,
		"exit 1 if a row was quarantined or a file refused"},
	{"force", 0, NULL, "write over files that no run of this wrote"},
	THRESHOLD_OPTIONS,
	READING_OPTIONS,
	{0},
};

const struct command cmd_run = {
	.name = "run",
	.synopsis = "DIR -o OUT",
	.brief = "everything: import, seen, merge, reports, exports",
	.example = "chronomerge run case-folder -o out\n"
		   "chronomerge run case-folder -o out --as html --strict",
	.help = "Reads every file of the folder DIR, whatever its format, "
		"and writes the integrated chronology and the reports to OUT. "
		"It needs no configuration; a case.ini in DIR names the "
		"children, the review period, the agencies and the standards "
		"that gaps are measured against.\n"
		"A file that cannot be read stops that file and not the run; "
		"a row that cannot be read is quarantined with its position "
		"and the reason. Every source's records are accounted for.\n"
		"Run again, it replaces what it wrote and keeps the decisions "
		"and notes in OUT/case.case. What somebody changed since is "
		"kept beside it, as \"chronology (edited, 1).xlsx\". A file "
		"that takes the place of "
		"one read before, by its name or by its rows, is a new "
		"version of it: notes and decisions stay with their rows.",
	.options = run_options,
	.run = run_run,
};
