/* Reads meaning into the raw records of one file. */
#include "core/judge.h"

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
	if (st != CHRON_OK) {
		count(&j, leftovers, events);
		return st;
	}
	judge_columns(&j);
	judge_preamble(&j);
	judge_agency(&j);
	judge_evidence(&j);
	judge_rows(&j);
	judge_date_findings(&j);
	count(&j, leftovers, events);
	if (!c->sources[source].records)
		chronology_diag(c, CHRON_WARNING, "no-rows", source,
			CHRON_S(""), 0, 0,
			"the file has no rows to read, only headings");
	return CHRON_OK;
}
