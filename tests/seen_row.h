/* A row of a fixture about columns and narrative, read as one event. */
#ifndef TESTS_SEEN_ROW_H
#define TESTS_SEEN_ROW_H

#include <stdio.h>

#include "core/agency.h"
#include "core/headings.h"
#include "seen/seen.h"
#include "util/buf.h"
#include "util/civil.h"
#include "util/str.h"

enum { ID, AGENCY, CHILDREN, CELLS, LABELS, MAX_COLUMNS = 12 };
enum { MAX_VALUES = 8 };

struct row {
	struct chron_str col[MAX_COLUMNS];
	struct chron_value values[MAX_VALUES];
	struct chron_heading headings[MAX_VALUES];
	struct chron_agency agency;
	struct chron_source source;
	struct chron_event e;
	struct chron_chronology c;
};

static void
read_file(const char *path, struct buf *out)
{
	FILE *f = fopen(path, "r");
	char part[4096];
	size_t n;

	assert_non_null(f);
	while ((n = fread(part, 1, sizeof(part), f)))
		buf_add(out, part, n);
	fclose(f);
}

/* The answer for a ref in "Child A=yes;Sib 1=no". */
static struct chron_str
label(struct chron_str list, struct chron_str ref)
{
	struct chron_str item;

	while (str_cut(&list, ';', &item))
		if (item.n > ref.n && item.p[ref.n] == '=' &&
			memcmp(item.p, ref.p, ref.n) == 0)
			return (struct chron_str){
				item.p + ref.n + 1, item.n - ref.n - 1};
	fail_msg("no label for %.*s", STR(ref));
	return CHRON_S("");
}

/* "Event: Home visit. | Child seen: Y" */
static uint32_t
read_cells(struct chron_str text, struct chron_value values[MAX_VALUES],
	struct chron_heading headings[MAX_VALUES])
{
	uint32_t n = 0;

	while (text.n && n < MAX_VALUES) {
		size_t end = str_find(text, CHRON_S(" | "));
		struct chron_str cell = {
			text.p, end == SIZE_MAX ? text.n : end};
		size_t colon = str_find(cell, CHRON_S(":"));
		struct chron_str value;

		assert_true(colon != SIZE_MAX);
		value = str_trim((struct chron_str){
			cell.p + colon + 1, cell.n - colon - 1});
		headings[n].text = (struct chron_str){cell.p, colon};
		headings[n].concept =
			(uint8_t)heading_match(headings[n].text).concept;
		if (value.n) {
			values[n] = (struct chron_value){.p = value.p,
				.n = (uint32_t)value.n,
				.concept = headings[n].concept,
				.heading = (uint16_t)n};
			n++;
		}
		if (end == SIZE_MAX)
			break;
		text = (struct chron_str){text.p + end + 3, text.n - end - 3};
	}
	return n;
}

/* Cuts the line into columns and reads its cells. */
static void
row_read(struct row *r, struct arena *a, struct chron_str line)
{
	int32_t on = civil_days(2020, 1, 1);

	memset(r, 0, sizeof(*r));
	for (unsigned i = 0;
		i < MAX_COLUMNS && str_cut(&line, '\t', &r->col[i]); i++)
		continue;
	chronology_init(&r->c, a);
	r->c.config.nchildren = seen_read_children(
		a, r->col[CHILDREN], on, &r->c.config.children);
	r->agency.kind = agency_kind_of(r->col[AGENCY]);
	r->source.child = CHRON_NONE;
	r->source.headings = r->headings;
	r->source.nheadings = r->e.nvalues =
		read_cells(r->col[CELLS], r->values, r->headings);
	r->e.values = r->values;
	r->e.start.earliest = (int64_t)on * CIVIL_DAY_MINUTES;
	r->e.start.latest = r->e.start.earliest + CIVIL_DAY_MINUTES - 1;
	r->c.agencies = &r->agency;
	r->c.sources = &r->source;
	r->c.events = &r->e;
	r->c.nagencies = r->c.nsources = r->c.nevents = 1;
	seen_all(&r->c);
}

/* The sighting of a child; one that is no contact if there is none. */
static const struct chron_sighting *
row_sighting(const struct row *r, uint32_t child)
{
	static const struct chron_sighting none = {
		.flag = {ANSWER_NA, ANSWER_NO, ANSWER_NO, ANSWER_NO}};

	for (uint32_t i = 0; i < r->e.nsightings; i++)
		if (r->e.sightings[i].child == child)
			return &r->e.sightings[i];
	return &none;
}

/* Calls `check` for each line of a file but the first; adds up. */
static unsigned
rows_each(const char *path,
	unsigned (*check)(const char *path, const struct row *r))
{
	struct arena *a = arena_new();
	struct buf text = BUF_INIT;
	struct chron_str rest, line;
	unsigned wrong = 0;

	read_file(path, &text);
	rest = buf_get(&text);
	(void)str_cut(&rest, '\n', &line);
	while (str_cut(&rest, '\n', &line)) {
		struct row r;

		arena_reset(a);
		row_read(&r, a, line);
		wrong += check(path, &r);
	}
	buf_free(&text);
	arena_free(a);
	return wrong;
}

#endif
