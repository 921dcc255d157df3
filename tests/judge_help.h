/* Raw files written as lines of cells, and what the judge made of them. */
#ifndef TESTS_JUDGE_HELP_H
#define TESTS_JUDGE_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/raw.h"
#include "util/civil.h"
#include "util/str.h"

struct bench {
	struct arena *arena;
	struct chron_chronology c;
	struct raw_file raw;
	struct judge_options options;
	struct chron_err err;
	enum chron_status status;
};

static void
bench_open(struct bench *b, const char *file)
{
	memset(b, 0, sizeof(*b));
	b->arena = arena_new();
	chronology_init(&b->c, b->arena);
	b->raw.arena = b->arena;
	b->raw.file = file;
	b->options.agency_from = "";
}

static struct raw_cell
bench_cell(struct bench *b, struct chron_str s, uint32_t col)
{
	struct chron_str copy = arena_str(b->arena, s);

	return (struct raw_cell){.p = copy.p,
		.n = (uint32_t)copy.n,
		.name = RAW_NO_NAME,
		.col = col};
}

/* One row of cells between bars; "" is a blank row. */
static struct raw_record *
bench_row(struct bench *b, const char *part, const char *text)
{
	struct raw_record *r =
		ARENA_PUSH(b->arena, &b->raw.records, &b->raw.nrecords);
	struct chron_str rest = chron_cstr(text), cell;
	uint32_t n = 1;

	for (size_t i = 0; i < rest.n; i++)
		n += rest.p[i] == '|';
	r->cells = ARENA_ARRAY(b->arena, struct raw_cell, n);
	r->row = b->raw.nrecords;
	r->part = chron_cstr(part);
	r->shape = CHRON_ROW;
	for (uint32_t i = 0; i < n; i++) {
		const char *bar = memchr(rest.p, '|', rest.n);

		cell = (struct chron_str){
			rest.p, bar ? (size_t)(bar - rest.p) : rest.n};
		r->cells[r->ncells++] = bench_cell(b, cell, i + 1);
		if (bar) {
			rest.p += cell.n + 1;
			rest.n -= cell.n + 1;
		}
	}
	return r;
}

/* A paragraph between tables. */
__attribute__((unused)) static void
bench_text(struct bench *b, const char *text)
{
	struct raw_record *r = bench_row(b, "", text);

	r->row = 0;
	r->marks = CHRON_MARK_TEXT;
}

/* The cell reaches down from a row above. */
__attribute__((unused)) static void
bench_carried(struct raw_record *r, uint32_t col)
{
	r->cells[col - 1].marks = CHRON_CELL_CARRIED;
}

/* What an importer sets aside with the last row. */
__attribute__((unused)) static void
bench_aside(struct bench *b, uint32_t col, const char *name, const char *text)
{
	struct raw_record *r = &b->raw.records[b->raw.nrecords - 1];
	uint32_t n = r->ncells + r->naside, i = 0;
	struct raw_cell *more = ARENA_ARRAY(b->arena, struct raw_cell, n + 1);

	memcpy(more, r->cells, n * sizeof(*more));
	while (i < b->raw.nnames && !str_is(b->raw.names[i], name))
		i++;
	if (i == b->raw.nnames)
		*ARENA_PUSH(b->arena, &b->raw.names, &b->raw.nnames) =
			chron_cstr(name);
	more[n] = bench_cell(b, chron_cstr(text), col);
	more[n].name = (uint16_t)i;
	more[n].marks = CHRON_CELL_ASIDE;
	r->cells = more;
	r->naside++;
}

static void
bench_rows(struct bench *b, const char *const *rows)
{
	for (; *rows; rows++)
		bench_row(b, "", *rows);
}

static void
bench_judge(struct bench *b)
{
	chronology_add_source(&b->c);
	b->c.sources[0].file = chron_cstr(b->raw.file);
	b->status = judge_file(&b->c, 0, &b->raw, &b->options, &b->err);
	if (b->status == CHRON_OK) {
		const struct chron_source *s = &b->c.sources[0];

		assert_int_equal(
			s->records, s->used + s->quarantined + s->not_events);
		assert_int_equal(s->events, b->c.nevents);
	}
}

__attribute__((unused)) static void
bench_run(struct bench *b, const char *file, const char *const *rows)
{
	bench_open(b, file);
	bench_rows(b, rows);
	bench_judge(b);
}
#define RUN(b, file, ...)                                                      \
	bench_run(b, file, (const char *const[]){__VA_ARGS__, NULL})

static void
bench_close(struct bench *b)
{
	arena_free(b->arena);
}

__attribute__((nonnull)) static void
assert_str(struct chron_str s, const char *want)
{
	if (!str_is(s, want))
		print_error("have \"%.*s\", want \"%.*s\"\n", STR(s),
			STR(chron_cstr(want)));
	assert_true(str_is(s, want));
}

/* The only diagnostic of that slug, or NULL. */
__attribute__((unused)) static const struct chron_diagnostic *
bench_diag(const struct bench *b, const char *slug)
{
	const struct chron_diagnostic *found = NULL;

	for (uint32_t i = 0; i < b->c.ndiagnostics; i++) {
		if (!str_is(b->c.diagnostics[i].slug, slug))
			continue;
		assert_null(found);
		found = &b->c.diagnostics[i];
	}
	return found;
}

static void
assert_counts(const struct bench *b, uint64_t used, uint64_t quarantined,
	uint64_t not_events)
{
	const struct chron_source *s = &b->c.sources[0];

	assert_int_equal(b->status, CHRON_OK);
	assert_int_equal(s->used, used);
	assert_int_equal(s->quarantined, quarantined);
	assert_int_equal(s->not_events, not_events);
}

static void
assert_start(const struct bench *b, uint32_t event, const char *iso)
{
	char out[17];

	assert_in_range(event, 0, b->c.nevents - 1);
	if (b->c.events[event].start.precision == CHRON_MINUTE)
		civil_iso_minute(b->c.events[event].start.earliest, out);
	else
		civil_iso_day(
			civil_day_of(b->c.events[event].start.earliest), out);
	assert_string_equal(out, iso);
}

static void
assert_text(const struct bench *b, uint32_t event, enum chron_concept concept,
	const char *want)
{
	assert_in_range(event, 0, b->c.nevents - 1);
	assert_str(chron_event_text(&b->c.events[event], concept), want);
}

static inline void
assert_agency(const struct bench *b, uint32_t event, const char *want)
{
	assert_str(b->c.agencies[b->c.events[event].agency].name, want);
}

#endif
