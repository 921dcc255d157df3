/* The files of an output folder: the chronology and its reports. */
#include "cli/outputs.h"

#include <dirent.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "util/out.h"
#include "util/str.h"

/* Reports are for people to read or to sort; the rest is in the JSON. */
static const char *const report_formats[] = {"html", "csv", "xlsx", NULL};

/* Plain text is laid out for a terminal; `report` shows it there. */
static bool
writes_files(const struct chron_exporter *x)
{
	return strcmp(x->name, "text") != 0;
}

static int
unknown_format(
	const struct cmd_args *args, struct arena *a, struct chron_str name)
{
	const char **names = NULL;
	uint32_t n = 0;
	const char *near;

	for (size_t i = 0; exporters[i]; i++)
		if (writes_files(exporters[i]))
			*ARENA_PUSH(a, &names, &n) = exporters[i]->name;
	*ARENA_PUSH(a, &names, &n) = NULL;
	near = str_nearest(name, names);
	if (near)
		return tell_usage(args,
			"there is no format %.*s: did you mean %s?", STR(name),
			near);
	return tell_usage(args,
		"there is no format %.*s: `chronomerge formats` lists them",
		STR(name));
}

int
outputs_choose(const struct cmd_args *args, struct arena *a, const char *names,
	struct outputs *o)
{
	struct chron_str rest = chron_cstr(names), part;
	uint32_t n = 0;

	o->list = NULL;
	for (size_t i = 0; !names && exporters[i]; i++)
		if (writes_files(exporters[i]) && !exporters[i]->on_request)
			*ARENA_PUSH(a, &o->list, &n) = exporters[i];
	while (str_cut(&rest, ',', &part)) {
		struct chron_str name = arena_str(a, str_trim(part));
		const struct chron_exporter *x = exporter_find(name.p);

		if (!x || !writes_files(x))
			return unknown_format(args, a, name);
		*ARENA_PUSH(a, &o->list, &n) = x;
	}
	if (!n)
		return tell_usage(args, "--as names no format");
	*ARENA_PUSH(a, &o->list, &n) = NULL;
	return EXIT_DONE;
}

static bool
is_there(struct arena *a, const char *dir, const char *name)
{
	struct stat st;

	return stat(arena_printf(a, "%s/%s", dir, name).p, &st) == 0;
}

/* Not merely made by a run that was stopped before it wrote. */
static bool
holds_files(struct arena *a, const char *dir, const char *name)
{
	DIR *d = opendir(arena_printf(a, "%s/%s", dir, name).p);
	struct dirent *e;
	uint32_t n = 0;

	while (d && (e = readdir(d)) != NULL)
		n += strcmp(e->d_name, ".") != 0 &&
		     strcmp(e->d_name, "..") != 0;
	if (d)
		closedir(d);
	return n > 0;
}

/* The first file in dir that a run would write, or NULL. */
static const char *
in_the_way(const char *dir, struct arena *a)
{
	if (holds_files(a, dir, "reports"))
		return "reports";
	for (size_t i = 0; exporters[i]; i++) {
		struct chron_str name;

		if (!writes_files(exporters[i]))
			continue;
		name = arena_printf(a, "chronology.%s", exporters[i]->ext);
		if (is_there(a, dir, name.p))
			return name.p;
	}
	return NULL;
}

bool
outputs_may_write(
	const char *dir, bool force, struct arena *a, struct chron_err *err)
{
	struct store *s = NULL;
	const char *file;
	struct stat st;

	if (force || stat(dir, &st) != 0)
		return true;
	if (!S_ISDIR(st.st_mode)) {
		chron_fail(err, CHRON_EARG, "%s is a file, not a folder", dir);
		return false;
	}
	/* A case file of ours says that an earlier run wrote this folder. */
	if (is_there(a, dir, "case.case")) {
		struct chron_err why = {.code = CHRON_OK};

		if (store_open(&s, arena_printf(a, "%s/case.case", dir).p,
			    STORE_READ, &why) == CHRON_OK) {
			store_close(s);
			return true;
		}
		chron_fail(err, CHRON_EARG,
			"%s/case.case is in the way: %s; name another folder, "
			"or --force",
			dir, why.text);
		return false;
	}
	file = in_the_way(dir, a);
	if (!file)
		return true;
	chron_fail(err, CHRON_EARG,
		"%s/%s is there already, and no run of this program wrote it: "
		"name another folder, or --force",
		dir, file);
	return false;
}

enum chron_status
outputs_make(const char *dir, struct chron_err *err)
{
	struct buf path = BUF_INIT;
	enum chron_status st = CHRON_OK;

	/* Every folder on the way, so that -o build/demo needs no mkdir. */
	for (const char *p = dir; *p && st == CHRON_OK; p++) {
		if (*p == '/' && p > dir) {
			buf_clear(&path);
			buf_add(&path, dir, (size_t)(p - dir));
			st = out_folder(path.p, err);
		}
	}
	if (st == CHRON_OK)
		st = out_folder(dir, err);
	buf_clear(&path);
	buf_printf(&path, "%s/reports", dir);
	if (st == CHRON_OK)
		st = out_folder(path.p, err);
	buf_free(&path);
	return st;
}

/* What is written in one go: a report in all its formats, or the chronology by
 * those exporters that write the same of it. */
struct unit {
	size_t report;
	const struct chron_exporter *x[OUTPUTS_MAX];
	size_t n;
};

/* Do both write the same tables where the report is asked for? */
static bool
go_together(const struct chron_exporter *x, const struct chron_exporter *y,
	const struct report *r)
{
	const struct report *const list[] = {r, NULL};

	return export_report(x, r) == export_report(y, r) &&
	       !export_writes_whole(x, list) && !export_writes_whole(y, list);
}

static bool
writes_report(const struct chron_exporter *x, size_t report)
{
	if (reports[report]->on_request)
		return false;
	return !report || str_in(chron_cstr(x->name), report_formats);
}

/* Those that write a report together with the exporter of that number, if it
 * is the first of them. */
static void
fill_unit(struct unit *u, const struct outputs *o, size_t lead)
{
	const struct report *r = reports[u->report];

	for (size_t i = 0; o->list[i] && u->n < OUTPUTS_MAX; i++) {
		const struct chron_exporter *x = o->list[i];

		if (!writes_report(x, u->report) ||
			(i != lead && !go_together(x, o->list[lead], r)))
			continue;
		if (i < lead)
			return;
		u->x[u->n++] = x;
	}
}

/* The unit of that number; false if there are not so many.  The chronology is
 * the longest, so it comes first. */
static bool
find_unit(const struct outputs *o, uint32_t at, struct unit *u)
{
	for (size_t k = 0; reports[k]; k++)
		for (size_t i = 0; o->list[i]; i++) {
			*u = (struct unit){.report = k};
			if (writes_report(o->list[i], k))
				fill_unit(u, o, i);
			if (u->n && !at--)
				return true;
		}
	return false;
}

uint32_t
outputs_count(const struct outputs *o)
{
	struct unit u;
	uint32_t n = 0;

	while (find_unit(o, n, &u))
		n++;
	return n;
}

static struct chron_str
name_of(struct arena *a, const struct unit *u, size_t i)
{
	return arena_printf(a, "%s%s.%s", u->report ? "reports/" : "",
		reports[u->report]->name, u->x[i]->ext);
}

static struct chron_str
path_of(struct arena *a, const struct unit *u, size_t i, const char *dir)
{
	return arena_printf(a, "%s/%s", dir, name_of(a, u, i).p);
}

static enum chron_status
run_unit(const struct unit *u, const struct export_to *to,
	const struct chron_chronology *c, struct chron_err *err)
{
	const struct report *const list[] = {
		export_report(to[0].x, reports[u->report]), NULL};
	/* the page that holds the entries, seen from a report's */
	const struct export_place place = {
		.home = u->report ? "../chronology.html" : NULL};
	enum chron_status st = CHRON_OK;

	if (!export_writes_whole(to[0].x, list))
		return export_run_all(to, u->n, c, list, &place, err);
	for (size_t i = 0; i < u->n && st == CHRON_OK; i++)
		st = export_run_at(to[i].x, c, list, &place, to[i].out, err);
	return st;
}

/* One file gets its name; what somebody changed there keeps another. */
static enum chron_status
place_one(const struct unit *u, struct arena *a, size_t i, const char *dir,
	struct chron_out *out, const struct outputs_record *r,
	struct outputs_unit *done, struct chron_err *err)
{
	struct output_file *f = &done->files[done->n++];
	enum chron_status st;

	snprintf(f->name, sizeof(f->name), "%s", name_of(a, u, i).p);
	st = outputs_keep(r, dir, f, err);
	if (st != CHRON_OK) {
		out_abandon(out);
		return st;
	}
	st = out_close(out, err);
	return st == CHRON_OK ? outputs_note(dir, f, err) : st;
}

/* Each file appears whole, or not at all. */
static enum chron_status
write_unit(const struct unit *u, struct arena *a, const char *dir,
	const struct chron_chronology *c, const struct outputs_record *r,
	struct outputs_unit *note, struct chron_err *err)
{
	struct export_to to[OUTPUTS_MAX];
	enum chron_status st = CHRON_OK;
	size_t open = 0, done = 0;

	for (; open < u->n && st == CHRON_OK; open++) {
		to[open] = (struct export_to){.x = u->x[open]};
		st = out_open(&to[open].out, path_of(a, u, open, dir).p, err);
	}
	if (st == CHRON_OK)
		st = run_unit(u, to, c, err);
	for (; done < open && st == CHRON_OK; done++)
		st = place_one(u, a, done, dir, to[done].out, r, note, err);
	for (; done < open; done++)
		out_abandon(to[done].out);
	return st;
}

enum chron_status
outputs_write(const struct outputs *o, uint32_t at, const char *dir,
	const struct chron_chronology *c, const struct case_progress *progress,
	struct outputs_record *r, struct chron_err *err)
{
	struct arena *a;
	struct unit u;
	enum chron_status st;

	if (!find_unit(o, at, &u))
		return CHRON_OK;
	a = arena_new();
	for (size_t i = 0; i < u.n && progress->step; i++)
		progress->step(progress->arg, path_of(a, &u, i, dir).p, 0, 0);
	st = write_unit(&u, a, dir, c, r, &r->units[at], err);
	arena_free(a);
	return st;
}
