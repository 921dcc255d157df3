/* A table through the whole of the program that is pure: headings, rows,
 * sightings, merging, gaps, JSON.  No row is lost, no evidence lies outside its
 * words. */
#include <stdlib.h>

#include "case/case.h"
#include "core/import.h"
#include "core/registry.h"
#include "export/export.h"
#include "util/civil.h"
#include "util/str.h"
#include "util/zone.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(const struct chron_chronology *c)
{
	for (uint32_t i = 0; i < c->ndiagnostics; i++)
		if (str_is(c->diagnostics[i].slug, "rows-unaccounted"))
			abort();
	for (uint32_t i = 0; i < c->nevents; i++) {
		const struct chron_event *e = &c->events[i];

		if (e->entry >= c->nentries)
			abort();
		for (uint32_t k = 0; k < e->nsightings; k++)
			for (uint32_t m = 0; m < e->sightings[k].nevidence;
				m++) {
				const struct chron_evidence *ev =
					&e->sightings[k].evidence[m];

				if (ev->value >= e->nvalues ||
					ev->start > ev->end ||
					ev->end > e->values[ev->value].n)
					abort();
			}
	}
}

static void
write_json(const struct chron_chronology *c)
{
	struct buf b = BUF_INIT;
	struct chron_out *out = out_memory(&b);
	struct chron_err err;

	if (exporter_find("json")->chronology(out, c, &err) != CHRON_OK)
		abort();
	out_close(out, NULL);
	buf_free(&b);
}

static void
work(struct chron_chronology *c, struct chron_str bytes)
{
	extern const struct chron_importer importer_csv;
	struct raw_file raw = {.arena = c->arena, .file = "in.csv"};
	struct chron_input in;
	struct import_request q = {.importer = &importer_csv,
		.input = &in,
		.from = CIVIL_MIN,
		.to = CIVIL_MAX};
	struct zone *zone = zone_find("Europe/London");
	struct judge_options options = {.zone = zone, .agency_from = ""};
	struct chron_source *s = chronology_add_source(c);
	struct chron_err err = {0};

	s->file = s->id = CHRON_S("in.csv");
	s->importer = CHRON_S("csv");
	input_memory(&in, "in.csv", bytes);
	import_run(&q, &raw, &err);
	if (judge_file(c, 0, &raw, &options, &err) == CHRON_OK) {
		case_derive(c, (struct case_progress){0});
		check(c);
		write_json(c);
	}
	input_close(&in);
	zone_free(zone);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct chron_chronology c;

	chronology_init(&c, a);
	work(&c, (struct chron_str){(const char *)data, size});
	arena_free(a);
	return 0;
}
