/* The stages of `run` one after the other, each with its CPU seconds, its
 * seconds on the clock and the memory at its end: which stage is out of
 * proportion.
 *
 *     bench_stages DIR OUT [read]
 *
 * With "read" it stops when everything is read. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "case/case.h"
#include "case/caseini.h"
#include "core/import.h"
#include "export/export.h"
#include "find/find.h"
#include "merge/candidates.h"
#include "merge/merge.h"
#include "report/report.h"
#include "seen/seen.h"
#include "util/hash.h"
#include "util/str.h"

struct moment {
	double cpu, clock;
};

static struct moment
now(void)
{
	struct rusage u;
	struct timespec t;

	getrusage(RUSAGE_SELF, &u);
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (struct moment){
		.cpu = (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
		       (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6,
		.clock = (double)t.tv_sec + (double)t.tv_nsec / 1e9,
	};
}

/* Ends the stage that began at *since, and begins the next. */
static void
lap(struct moment *since, const char *stage)
{
	struct moment end = now();
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);
	printf("%-24s %8.3f %8.3f %8ld\n", stage, end.cpu - since->cpu,
		end.clock - since->clock, u.ru_maxrss / 1024);
	fflush(stdout);
	*since = now();
}

static void
need(enum chron_status st, const struct chron_err *err)
{
	if (st == CHRON_OK)
		return;
	fprintf(stderr, "bench_stages: %s\n", err->text);
	exit(1);
}

/* What reading costs before any of it is understood. */
static void
read_stages(struct case_folder *folder, const struct registry *registry,
	struct moment *since)
{
	struct chron_err err = {.code = CHRON_OK};
	struct chron_input in;
	char hex[65];

	for (uint32_t i = 0; i < folder->nfiles; i++) {
		need(input_open(&in, folder->files[i], &err), &err);
		hash_sha256(in.bytes, hex);
		input_close(&in);
	}
	lap(since, "(read and hash)");
	for (uint32_t i = 0; i < folder->nfiles; i++) {
		struct import_request q = {
			.input = &in, .from = INT32_MIN, .to = INT32_MAX};
		struct raw_file raw = {.arena = arena_new(), .file = "file"};

		need(input_open(&in, folder->files[i], &err), &err);
		need(registry_auction(registry, &in, &q.importer, NULL, &err),
			&err);
		need(import_run(&q, &raw, &err), &err);
		input_close(&in);
		arena_free(raw.arena);
	}
	lap(since, "(parse)");
}

enum { FORMATS_MAX = 8 };

/* Those of one report are written together, as `run` does; the chronology by
 * an exporter that writes it itself is one more. */
static void
write_report(const struct chron_chronology *c, const char *out, size_t k,
	bool whole, struct moment *since)
{
	/* a workbook of so many rows is nobody's to open */
	static const char *const timed[] = {"csv", "html", "json", NULL};
	const struct report *const list[] = {reports[k], NULL};
	struct chron_err err = {.code = CHRON_OK};
	struct export_to to[FORMATS_MAX];
	char path[4096], stage[80];
	size_t n = 0;

	snprintf(stage, sizeof(stage), "%s:", reports[k]->name);
	for (size_t i = 0; exporters[i] && n < FORMATS_MAX; i++) {
		const struct chron_exporter *x = exporters[i];

		if (!str_in(chron_cstr(x->name), timed) ||
			(k && x->chronology) ||
			export_writes_whole(x, list) != whole)
			continue;
		snprintf(path, sizeof(path), "%s/%s.%s", out, reports[k]->name,
			x->ext);
		strncat(stage, " ", sizeof(stage) - strlen(stage) - 1);
		strncat(stage, x->name, sizeof(stage) - strlen(stage) - 1);
		to[n].x = x;
		need(out_open(&to[n++].out, path, &err), &err);
	}
	if (!n)
		return;
	need(whole ? export_run(to[0].x, c, list, to[0].out, &err)
		   : export_run_all(to, n, c, list, NULL, &err),
		&err);
	while (n-- > 0)
		need(out_close(to[n].out, &err), &err);
	lap(since, stage);
}

static void
export_stages(
	const struct chron_chronology *c, const char *out, struct moment *since)
{
	for (size_t k = 0; reports[k]; k++) {
		write_report(c, out, k, false, since);
		write_report(c, out, k, true, since);
	}
}

/* What finding pairs costs, of all that merging does. */
static void
pair_stages(const struct chron_chronology *c, struct moment *since)
{
	struct arena *a = arena_new();
	struct links links = {.n = 0};
	struct scorer s;

	scorer_make(&s, a, c);
	lap(since, "(signatures)");
	candidates_find(&links, a, &s, candidates_repeats(a, &s.sigs),
		merge_possible_at(&c->config));
	lap(since, "(pairs found and scored)");
	arena_free(a);
}

static void
store_stages(struct chron_chronology *c, const char *out, struct moment *since)
{
	struct chron_err err = {.code = CHRON_OK};
	struct store *s;
	char path[4096];

	snprintf(path, sizeof(path), "%s/bench.case", out);
	unlink(path);
	need(store_open(&s, path, STORE_CREATE, &err), &err);
	need(store_put_all(s, c, &err), &err);
	lap(since, "store put");
	need(store_put_derived(s, c, &err), &err);
	lap(since, "store derived");
	need(store_finish(s, &err), &err);
	store_close(s);
	lap(since, "store finish");
}

int
main(int argc, char **argv)
{
	struct chron_err err = {.code = CHRON_OK};
	struct registry registry = {0};
	struct case_options options = {.registry = &registry};
	struct arena *a = arena_new();
	struct case_folder folder;
	struct chron_chronology c;
	struct chron_str ini;
	struct moment since;

	if (argc < 3) {
		fputs("usage: bench_stages DIR OUT [read]\n", stderr);
		return 2;
	}
	if (argc == 3)
		mkdir(argv[2], 0700);
	printf("%-24s %8s %8s %8s\n", "stage", "cpu, s", "clock, s",
		"peak MiB");
	need(registry_load(&registry, NULL, 0, &err), &err);
	need(case_list_folder(a, argv[1], &folder, &err), &err);
	since = now();
	read_stages(&folder, &registry, &since);
	chronology_init(&c, a);
	need(case_read_ini(a, argv[1], &ini, &err), &err);
	need(caseini_read(&c, "case.ini", ini, &err), &err);
	need(case_read_files(&c, folder.files, folder.nfiles, &options, &err),
		&err);
	lap(&since, "read files");
	if (argc > 3)
		return 0;
	chronology_sort(&c);
	lap(&since, "sort");
	seen_all(&c);
	lap(&since, "seen");
	pair_stages(&c, &since);
	merge_all(&c);
	lap(&since, "merge");
	find_all(&c);
	lap(&since, "find");
	store_stages(&c, argv[2], &since);
	export_stages(&c, argv[2], &since);
	registry_free(&registry);
	arena_free(a);
	return 0;
}
