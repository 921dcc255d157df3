/* Reads meaning into the raw records of one file. */
#include "core/judge.h"

#include <inttypes.h>

#include "util/str.h"

static void
take_over(struct judge *j)
{
	struct chron_chronology *c = j->c;
	const struct raw_file *raw = j->raw;

	for (uint32_t i = 0; i < raw->nleftovers; i++) {
		struct chron_leftover *l = chronology_add_leftover(c);

		*l = raw->leftovers[i];
		l->source = j->source;
	}
	for (uint32_t i = 0; i < raw->ndiagnostics; i++) {
		struct chron_diagnostic *d =
			ARENA_PUSH(c->arena, &c->diagnostics, &c->ndiagnostics);

		*d = raw->diagnostics[i];
		d->source = j->source;
	}
}

/* Every record is an event, quarantined or explained. */
static void
count(struct judge *j, uint32_t leftovers, uint32_t events)
{
	struct chron_source *s = &j->c->sources[j->source];
	const struct chron_chronology *c = j->c;

	for (uint32_t i = leftovers; i < c->nleftovers; i++) {
		s->quarantined += c->leftovers[i].quarantined;
		s->not_events += !c->leftovers[i].quarantined;
	}
	for (uint32_t i = events; i < c->nevents; i++) {
		s->events++;
		s->used += !(j->raw->records[c->events[i].order].marks &
			     CHRON_MARK_OCCURRENCE);
	}
	s->records = s->used + s->quarantined + s->not_events;
	s->headings = j->headings;
	s->nheadings = j->nheadings;
}

void
judge_account(struct chron_chronology *c, uint32_t source, uint64_t given)
{
	const struct chron_source *s = &c->sources[source];
	uint64_t found = (uint64_t)s->events + s->quarantined + s->not_events;

	if (found == given)
		return;
	chronology_diag(c, CHRON_FAILURE, "rows-unaccounted", source,
		CHRON_S(""), 0, 0,
		"%" PRIu64 " rows were read from %.*s, and %" PRIu64
		" are accounted for: this is a fault of the program; compare "
		"the file with the chronology before relying on it, and "
		"report the fault",
		given, STR(s->file), found);
}

/* The rows that the importer handed over, but for those with nothing in them
 * and those that head the tables. */
static uint64_t
given(const struct judge *j)
{
	uint64_t n = j->raw->nleftovers;

	for (uint32_t i = 0; i < j->ntables; i++) {
		const struct table *t = &j->tables[i];

		if (t->kind == TABLE_NOT_OURS)
			n += t->end - t->first;
		else if (t->layout)
			n += t->end - t->data;
	}
	return n - j->blank_rows + j->above_rows;
}

enum chron_status
judge_file(struct chron_chronology *c, uint32_t source, struct raw_file *raw,
	const struct judge_options *options, struct chron_err *err)
{
	struct judge j = {
		.c = c,
		.source = source,
		.raw = raw,
		.options = options,
		.arena = c->arena,
	};
	uint32_t leftovers = c->nleftovers, events = c->nevents;
	enum chron_status st;

	take_over(&j);
	st = judge_tables(&j, err);
	judge_told_missing(&j);
	if (st != CHRON_OK) {
		count(&j, leftovers, events);
		return st;
	}
	judge_columns(&j);
	judge_weeks(&j);
	judge_preamble(&j);
	judge_agency(&j);
	judge_evidence(&j);
	judge_rows(&j);
	judge_beside(&j);
	judge_answers(&j, events);
	judge_date_findings(&j);
	count(&j, leftovers, events);
	judge_account(c, source, given(&j));
	if (!c->sources[source].records)
		chronology_diag(c, CHRON_WARNING, "no-rows", source,
			CHRON_S(""), 0, 0,
			"the file has no rows to read, only headings");
	else if (!c->sources[source].used && !c->sources[source].quarantined)
		chronology_diag(c, CHRON_WARNING, "no-rows", source,
			CHRON_S(""), 0, 0,
			"no row below the headings is an event: ask whether "
			"nothing was found or the template came back empty");
	return CHRON_OK;
}
