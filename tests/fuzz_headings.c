/* A table through the judge: headings, preamble, rows, and one in sixteen
 * through the whole of the program that is pure: sightings, merging, gaps,
 * JSON.  No row is lost, no evidence lies outside its words.
 *
 * Lines are rows as importers of documents hand them over too: one that begins
 * with '@' begins the part it names, one with '#' is text between tables; a
 * cell that begins with '^' reaches down from above, and what begins with '~'
 * at the end of a row is set aside. */
#include <stdlib.h>

#include "case/case.h"
#include "export/export.h"
#include "fuzz_read.h"

static void
check(const struct chron_chronology *c)
{
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

static uint16_t
name_of(struct raw_file *raw, struct chron_str name)
{
	for (uint32_t i = 0; i < raw->nnames; i++)
		if (str_eq(raw->names[i], name))
			return (uint16_t)i;
	if (raw->nnames == 100)
		return 0;
	*ARENA_PUSH(raw->arena, &raw->names, &raw->nnames) = name;
	return (uint16_t)(raw->nnames - 1);
}

static void
mark_cells(struct raw_file *raw, struct raw_record *r)
{
	for (uint32_t k = 0; k < r->ncells; k++)
		if (r->cells[k].n && r->cells[k].p[0] == '^')
			r->cells[k].marks = CHRON_CELL_CARRIED;
	while (r->ncells && r->cells[r->ncells - 1].n &&
		r->cells[r->ncells - 1].p[0] == '~') {
		struct raw_cell *c = &r->cells[--r->ncells];

		c->marks = CHRON_CELL_ASIDE;
		c->name = name_of(
			raw, (struct chron_str){c->p, c->n < 4 ? c->n : 4});
		r->naside++;
	}
}

/* What importers of documents say beside the cells. */
static void
mark(struct raw_file *raw)
{
	struct chron_str part = CHRON_S("");

	for (uint32_t i = 0; i < raw->nrecords; i++) {
		struct raw_record *r = &raw->records[i];
		const struct raw_cell *first = r->cells;

		if (r->ncells && first->n && first->p[0] == '@')
			part = (struct chron_str){first->p + 1, first->n - 1};
		r->part = part;
		if (r->ncells && first->n && first->p[0] == '#') {
			r->ncells = 1;
			r->marks = CHRON_MARK_TEXT;
			r->part = CHRON_S("");
			r->row = 0;
			r->cells[0].p++;
			r->cells[0].n--;
		} else {
			mark_cells(raw, r);
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
	struct judge_options options = {.zone = fuzz_zone(), .agency_from = ""};
	struct chron_source *s = chronology_add_source(c);
	struct chron_err err = {0};

	s->file = s->id = CHRON_S("in.csv");
	s->importer = CHRON_S("csv");
	input_memory(&in, "in.csv", bytes);
	import_run(&q, &raw, &err);
	mark(&raw);
	if (judge_file(c, 0, &raw, &options, &err) == CHRON_OK)
		fuzz_judged(c);
	/* the word lists of the later stages take most of the time */
	if (err.code == CHRON_OK && bytes.n % 16 == 0) {
		case_derive(c, (struct case_progress){0});
		check(c);
		write_json(c);
	}
	input_close(&in);
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
