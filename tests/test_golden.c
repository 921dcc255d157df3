/* A folder is a test: fixtures/IMPORTER/CASE/in.* is read and what comes out
 * is compared with want.records, want.diag and want.error beside it.  Then the
 * input is cut short, a small one at every byte, which must never crash.  in.docx.parts is the
 * parts of in.docx as text (parts.h): the archive is made in memory, and the
 * parts are cut as well as the archive.
 *
 * UPDATE=1 writes the expectations; the diff is then reviewed like code. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "core/import.h"
#include "core/raw.h"
#include "core/registry.h"
#include "parts.h"
#include "util/buf.h"
#include "util/civil.h"
#include "util/out.h"
#include "util/str.h"
#include "util/zone.h"

enum {
	CUT_ALL_BELOW = 800,
	CUTS_ABOVE = 300,
	CUTS_OF_PARTS = 100,
	JUDGE_EVERY = 16,
};

/* Formats whose importer stands in the folder of that name. */
static const char *const folders[] = {
	"csv", "xml", "ical", "docx", "xlsx", "odf", NULL};

struct fixture {
	char dir[512];
	char importer[32];
};

static bool
slurp(struct arena *a, const char *dir, const char *name, struct chron_str *s)
{
	struct chron_input in;
	char path[1024];

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	if (input_open(&in, path, NULL) != CHRON_OK)
		return false;
	*s = arena_str(a, in.bytes);
	input_close(&in);
	return true;
}

/* key=value lines; period holds "2018-01-01 2018-12-31". */
static void
read_settings(struct arena *a, const char *dir, struct import_request *q,
	const char **format)
{
	struct chron_str s, line, key;

	q->from = CIVIL_MIN;
	q->to = CIVIL_MAX;
	if (slurp(a, dir, "period", &s) && s.n >= 21) {
		civil_read_iso((struct chron_str){s.p, 10}, &q->from);
		civil_read_iso((struct chron_str){s.p + 11, 10}, &q->to);
	}
	if (!slurp(a, dir, "options", &s))
		return;
	while (str_cut(&s, '\n', &line)) {
		struct chron_str(*o)[2];

		if (!str_cut(&line, '=', &key))
			continue;
		if (str_is(key, "format")) {
			*format = arena_str(a, line).p;
			continue;
		}
		o = ARENA_PUSH(a, &q->options, &q->noptions);
		(*o)[0] = arena_str(a, key);
		(*o)[1] = arena_str(a, line);
	}
}

static void
put_escaped(struct buf *b, const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)p[i];

		if (c == '\n')
			buf_puts(b, "\\n");
		else if (c == '\t')
			buf_puts(b, "\\t");
		else if (c == '\\')
			buf_puts(b, "\\\\");
		else if (c < 0x20 || c == 0x7f)
			buf_printf(b, "\\x%02x", c);
		else
			buf_putc(b, (char)c);
	}
}

static void
put_record(
	struct buf *b, const struct raw_file *raw, const struct raw_record *r)
{
	static const char *const types[] = {
		"", "/date", "/time", "/datetime", "/number"};
	static const char *const marks[] = {
		"cancelled", "hidden", "allday", "occurrence", "text"};

	buf_printf(b, "row %u", r->row);
	if (r->part.n)
		buf_printf(b, " part %.*s", STR(r->part));
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (r->marks & 1u << i)
			buf_printf(b, " [%s]", marks[i]);
	for (uint32_t i = 0; i < r->ncells + r->naside; i++) {
		const struct raw_cell *c = &r->cells[i];

		buf_printf(b, "\t%u:", c->col);
		if (c->name != RAW_NO_NAME)
			put_escaped(b, raw->names[c->name].p,
				raw->names[c->name].n);
		buf_putc(b, '=');
		put_escaped(b, c->p, c->n);
		buf_puts(b, types[c->type]);
		if (c->marks & CHRON_CELL_CARRIED)
			buf_puts(b, "/carried");
		if (c->marks & CHRON_CELL_ASIDE)
			buf_puts(b, "/aside");
	}
	buf_putc(b, '\n');
}

static void
put_all(struct buf *records, struct buf *diags, const struct raw_file *raw)
{
	static const char *const severities[] = {
		"note", "warning", "error", "failure"};

	for (uint32_t i = 0; i < raw->nrecords; i++)
		put_record(records, raw, &raw->records[i]);
	for (uint32_t i = 0; i < raw->nleftovers; i++) {
		const struct chron_leftover *l = &raw->leftovers[i];

		buf_printf(records, "%s row %u%s%.*s: %.*s | ",
			l->quarantined ? "quarantined" : "not-event", l->row,
			l->part.n ? " part " : "", STR(l->part), STR(l->why));
		put_escaped(records, l->text.p, l->text.n);
		buf_putc(records, '\n');
	}
	for (uint32_t i = 0; i < raw->ndiagnostics; i++) {
		const struct chron_diagnostic *d = &raw->diagnostics[i];

		if (d->part.n)
			buf_printf(diags, "%.*s:", STR(d->part));
		buf_printf(diags, "%u:%u: %s: ", d->row, d->col,
			severities[d->severity]);
		put_escaped(diags, d->say.p, d->say.n);
		buf_printf(diags, " [%.*s]\n", STR(d->slug));
	}
}

/* Says where two texts part, and fails. */
static void
compare(const char *dir, const char *name, struct chron_str got)
{
	struct arena *a = arena_new();
	struct chron_str want = CHRON_S("");
	char path[1024];
	bool exists = slurp(a, dir, name, &want);

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	if (getenv("UPDATE")) {
		if (got.n || exists) {
			FILE *f = fopen(path, "wb");

			assert_non_null(f);
			fwrite(got.p, 1, got.n, f);
			fclose(f);
		}
		if (!got.n)
			remove(path);
	} else if (!str_eq(want, got)) {
		uint32_t line = 1;

		for (size_t i = 0; i < want.n && i < got.n; i++) {
			if (want.p[i] != got.p[i])
				break;
			line += got.p[i] == '\n';
		}
		print_error("%s: differs from line %u\n--- want\n%.*s\n"
			    "--- got\n%.*s\n",
			path, line, STR(want), STR(got));
		fail();
	}
	arena_free(a);
}

static enum chron_status
run_bytes(struct import_request *q, const char *name, struct chron_str bytes,
	struct raw_file *raw, struct chron_err *err)
{
	struct chron_input in;
	enum chron_status st;

	input_memory(&in, name, bytes);
	q->input = &in;
	*raw = (struct raw_file){.arena = raw->arena, .file = name};
	st = import_run(q, raw, err);
	q->input = NULL;
	return st;
}

/* What was left of it goes on to be judged, and is accounted for. */
static void
judge_rest(struct raw_file *raw, const struct zone *zone)
{
	struct judge_options options = {.agency = CHRON_S(""), .zone = zone};
	struct chron_err err = {.code = CHRON_OK};
	struct chron_chronology c;
	struct chron_source *s;

	chronology_init(&c, raw->arena);
	s = chronology_add_source(&c);
	s->id = CHRON_S("s");
	s->file = chron_cstr(raw->file);
	s->sha256 = s->importer = CHRON_S("");
	if (judge_file(&c, 0, raw, &options, &err) != CHRON_OK) {
		assert_true(err.text[0]);
		return;
	}
	s = &c.sources[0];
	assert_int_equal(s->records, s->used + s->quarantined + s->not_events);
	assert_int_equal(s->events, c.nevents);
}

/* Reads the first n bytes, in memory of that size, so that a sanitizer sees
 * the end. */
static void
read_cut(struct import_request *q, const char *name, struct chron_str bytes,
	size_t n, const struct zone *judge)
{
	struct raw_file raw = {.arena = arena_new()};
	struct chron_err err = {.code = CHRON_OK};
	char *copy = malloc(n + 1);

	assert_non_null(copy);
	memcpy(copy, bytes.p, n);
	if (run_bytes(q, name, (struct chron_str){copy, n}, &raw, &err) !=
		CHRON_OK)
		assert_true(err.text[0]);
	if (judge)
		judge_rest(&raw, judge);
	free(copy);
	arena_free(raw.arena);
}

/* Half a file is what a broken download leaves. */
static void
cut_everywhere(
	struct import_request *q, const char *name, struct chron_str bytes)
{
	/* odd, so that the cuts do not keep step with what repeats */
	size_t step = bytes.n <= CUT_ALL_BELOW ? 1 : bytes.n / CUTS_ABOVE | 1;
	struct zone *zone = zone_find("Europe/London");
	size_t cuts = 0;

	if (bytes.n > 1 << 20)
		step = bytes.n / 4;
	for (size_t n = 0; n < bytes.n; n += step)
		read_cut(q, name, bytes, n,
			cuts++ % JUDGE_EVERY == 0 ? zone : NULL);
	zone_free(zone);
}

/* An archive cut short has lost its directory and ends at once: so the parts
 * are cut as well, and the archive is made of what is left. */
static void
cut_parts(struct import_request *q, const char *name, const char *ext,
	struct chron_str text)
{
	size_t step = text.n / CUTS_OF_PARTS + 1;
	struct zone *zone = zone_find("Europe/London");
	struct buf bytes = BUF_INIT;

	for (size_t n = 0; n < text.n; n += step) {
		parts_zip((struct chron_str){text.p, n}, ext, &bytes);
		read_cut(q, name, buf_get(&bytes), bytes.n, zone);
	}
	for (size_t n = 0; n < bytes.n; n += bytes.n / CUTS_OF_PARTS + 1)
		read_cut(q, name, buf_get(&bytes), n, NULL);
	buf_free(&bytes);
	zone_free(zone);
}

static void
the_fixture_reads_as_wanted(void **state)
{
	const struct fixture *f = *state;
	struct raw_file raw = {.arena = arena_new()};
	struct buf records = BUF_INIT, diags = BUF_INIT, error = BUF_INIT;
	struct import_request q = {0};
	struct chron_err err = {.code = CHRON_OK};
	struct chron_input file, in;
	struct registry r;
	struct buf zip = BUF_INIT;
	const char *format = NULL;
	char pattern[600], name[256], ext[16];
	bool parts;
	glob_t g;

	snprintf(pattern, sizeof(pattern), "%s/in.*", f->dir);
	if (glob(pattern, 0, NULL, &g) != 0)
		fail_msg("%s has no in.* file", f->dir);
	assert_int_equal(g.gl_pathc, 1);
	assert_int_equal(registry_load(&r, NULL, 0, &err), CHRON_OK);
	assert_int_equal(input_open(&file, g.gl_pathv[0], &err), CHRON_OK);
	snprintf(name, sizeof(name), "%s", file.name);
	parts = parts_ext(file.name, ext, sizeof(ext));
	if (parts) {
		parts_zip(file.bytes, ext, &zip);
		name[strlen(name) - strlen(".parts")] = '\0';
	}
	input_memory(&in, name, parts ? buf_get(&zip) : file.bytes);
	read_settings(raw.arena, f->dir, &q, &format);
	if (format)
		q.importer = registry_find(&r, format);
	else if (registry_auction(&r, &in, &q.importer, NULL, &err) == CHRON_OK)
		assert_string_equal(q.importer->name, f->importer);
	if (q.importer) {
		run_bytes(&q, name, in.bytes, &raw, &err);
		put_all(&records, &diags, &raw);
	}
	if (err.code != CHRON_OK)
		buf_printf(&error, "%u:%u: %s\n", err.pos.row, err.pos.col,
			err.text);
	compare(f->dir, "want.records", buf_get(&records));
	compare(f->dir, "want.diag", buf_get(&diags));
	compare(f->dir, "want.error", buf_get(&error));
	if (q.importer && parts)
		cut_parts(&q, "in", ext, file.bytes);
	else if (q.importer)
		cut_everywhere(&q, "in", in.bytes);
	input_close(&file);
	buf_free(&zip);
	registry_free(&r);
	globfree(&g);
	buf_free(&records);
	buf_free(&diags);
	buf_free(&error);
	arena_free(raw.arena);
}

static struct CMUnitTest *
collect(size_t *n)
{
	struct CMUnitTest *tests = NULL;

	*n = 0;
	for (size_t i = 0; folders[i]; i++) {
		char pattern[64];
		glob_t g;

		snprintf(
			pattern, sizeof(pattern), "fixtures/%s/*/", folders[i]);
		if (glob(pattern, 0, NULL, &g) != 0)
			continue;
		for (size_t k = 0; k < g.gl_pathc; k++) {
			struct fixture *f = calloc(1, sizeof(*f));

			tests = realloc(tests, (*n + 1) * sizeof(*tests));
			if (!f || !tests)
				abort();
			snprintf(f->dir, sizeof(f->dir), "%.*s",
				(int)strlen(g.gl_pathv[k]) - 1, g.gl_pathv[k]);
			snprintf(f->importer, sizeof(f->importer), "%s",
				folders[i]);
			tests[(*n)++] = (struct CMUnitTest){
				.name = f->dir,
				.test_func = the_fixture_reads_as_wanted,
				.initial_state = f,
			};
		}
		globfree(&g);
	}
	return tests;
}

int
main(void)
{
	size_t n;
	struct CMUnitTest *tests = collect(&n);
	int failed;

	if (!n) {
		fputs("no fixtures: run from the top of the tree\n", stderr);
		return 1;
	}
	failed = _cmocka_run_group_tests("golden", tests, n, NULL, NULL);
	for (size_t i = 0; i < n; i++)
		free(tests[i].initial_state);
	free(tests);
	return failed;
}
