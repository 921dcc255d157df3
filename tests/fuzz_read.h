/* What every fuzzed importer is held to: text that is text, rows in their
 * places, every record accounted for when the judge is done. */
#ifndef TESTS_FUZZ_READ_H
#define TESTS_FUZZ_READ_H

#include <stdio.h>
#include <stdlib.h>

#include "core/import.h"
#include "core/registry.h"
#include "util/civil.h"
#include "util/str.h"
#include "util/utf8.h"
#include "util/zone.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Judged are files of so many records: larger ones cost the fuzzer more than
 * they tell. */
enum { FUZZ_JUDGED = 2000 };

static inline void
fuzz_must(bool ok, const char *what)
{
	if (ok)
		return;
	fprintf(stderr, "broken: %s\n", what);
	abort();
}

static inline void
fuzz_text(struct chron_str s, const char *what)
{
	uint32_t cp;

	for (size_t i = 0; i < s.n;) {
		unsigned n = utf8_take(s.p + i, s.n - i, &cp);

		if (!n || !cp) {
			fprintf(stderr, "at byte %zu of \"%.*s\"\n", i, STR(s));
			fuzz_must(false, what);
		}
		i += n;
	}
}

static inline void
fuzz_cells(const struct raw_file *raw, const struct raw_record *r)
{
	for (uint32_t k = 0; k < r->ncells + r->naside; k++) {
		const struct raw_cell *c = &r->cells[k];

		fuzz_text((struct chron_str){c->p, c->n},
			"a cell that is no UTF-8");
		fuzz_must(c->name == RAW_NO_NAME || c->name < raw->nnames,
			"a cell of a name there is not");
		fuzz_must(!(c->marks & CHRON_CELL_ASIDE) == (k < r->ncells),
			"set aside among the cells");
	}
}

/* Rows of a part ascend. */
static inline void
fuzz_order(const struct raw_record *a, const struct raw_record *b)
{
	if (a->shape != CHRON_ROW || b->shape != CHRON_ROW || !a->row ||
		!b->row || !str_eq(a->part, b->part))
		return;
	fuzz_must(a->row < b->row, "rows out of order");
}

static inline void
fuzz_raw(const struct raw_file *raw, bool ascending)
{
	const struct raw_record *last = NULL;

	for (uint32_t i = 0; i < raw->nnames; i++)
		fuzz_text(raw->names[i], "a name that is no UTF-8");
	for (uint32_t i = 0; i < raw->nrecords; i++) {
		const struct raw_record *r = &raw->records[i];

		fuzz_text(r->part, "a part that is no UTF-8");
		fuzz_cells(raw, r);
		if (r->marks & CHRON_MARK_TEXT) {
			fuzz_must(!r->row && r->ncells == 1,
				"text with a place among the rows");
			continue;
		}
		if (last && ascending)
			fuzz_order(last, r);
		last = r;
	}
	for (uint32_t i = 0; i < raw->nleftovers; i++) {
		fuzz_text(raw->leftovers[i].text, "a leftover is no UTF-8");
		fuzz_text(raw->leftovers[i].why, "a reason is no UTF-8");
	}
	for (uint32_t i = 0; i < raw->ndiagnostics; i++)
		fuzz_text(raw->diagnostics[i].say, "a finding is no UTF-8");
}

static inline void
fuzz_judged(const struct chron_chronology *c)
{
	const struct chron_source *s = &c->sources[0];

	fuzz_must(s->records == s->used + s->quarantined + s->not_events,
		"records that do not add up");
	fuzz_must(s->events == c->nevents, "events that do not add up");
	for (uint32_t i = 0; i < c->ndiagnostics; i++) {
		fuzz_must(!str_is(c->diagnostics[i].slug, "rows-unaccounted"),
			"a row is lost");
		fuzz_text(c->diagnostics[i].say, "a finding is no UTF-8");
	}
	for (uint32_t i = 0; i < c->nevents; i++) {
		const struct chron_event *e = &c->events[i];

		fuzz_must(e->start.earliest <= e->start.latest,
			"a day that ends before it begins");
		for (uint32_t k = 0; k < e->nvalues; k++)
			fuzz_text((struct chron_str){e->values[k].p,
					  e->values[k].n},
				"a value that is no UTF-8");
	}
}

/* Made once: its thousand changes take longer than most inputs. */
static inline const struct zone *
fuzz_zone(void)
{
	static struct zone *zone;

	if (!zone)
		zone = zone_find("Europe/London");
	return zone;
}

/* Reads the bytes as a file of that name, and judges what was read. */
static inline void
fuzz_read(const struct chron_importer *importer, const char *name,
	struct chron_str bytes)
{
	struct arena *arena = arena_new();
	struct raw_file raw = {.arena = arena, .file = name};
	struct judge_options options = {.zone = fuzz_zone(), .agency_from = ""};
	struct chron_chronology c;
	struct chron_input in;
	struct import_request q = {.importer = importer,
		.input = &in,
		.from = civil_days(2018, 1, 1),
		.to = civil_days(2018, 12, 31)};
	struct chron_err err = {0};

	input_memory(&in, name, bytes);
	if (import_run(&q, &raw, &err) != CHRON_OK) {
		fuzz_must(err.text[0], "refused without a word");
		fuzz_text(chron_cstr(err.text), "a refusal is no UTF-8");
	}
	/* the rows of a sheet lie as the workbook numbers them */
	fuzz_raw(&raw, strcmp(importer->name, "xlsx") != 0);
	chronology_init(&c, arena);
	if (raw.nrecords <= FUZZ_JUDGED) {
		struct chron_source *s = chronology_add_source(&c);

		s->file = s->id = chron_cstr(name);
		s->importer = chron_cstr(importer->name);
		if (judge_file(&c, 0, &raw, &options, &err) == CHRON_OK)
			fuzz_judged(&c);
	}
	input_close(&in);
	arena_free(arena);
}

#endif
