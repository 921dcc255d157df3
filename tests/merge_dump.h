/* Everything merging made of a chronology, as text that can be compared: events
 * by their ids, so that no index shows. */
#ifndef TESTS_MERGE_DUMP_H
#define TESTS_MERGE_DUMP_H

#include "core/chronology.h"
#include "util/buf.h"

static inline void
dump_id(struct buf *b, const struct chron_chronology *c, uint32_t event)
{
	buf_str(b, c->events[event].id);
	buf_putc(b, ' ');
}

static inline void
dump_pair(struct buf *b, const struct chron_chronology *c,
	const struct chron_pair *p)
{
	dump_id(b, c, p->a);
	dump_id(b, c, p->b);
	buf_printf(b, "%d", p->score);
	for (uint32_t i = 0; i < p->nreasons; i++) {
		buf_printf(b, "; %+d %s ", p->reasons[i].points,
			p->reasons[i].what);
		buf_str(b, p->reasons[i].say);
	}
	buf_putc(b, '\n');
}

static inline void
dump_entry(struct buf *b, const struct chron_chronology *c,
	const struct chron_entry *e)
{
	buf_str(b, e->id);
	buf_printf(b, " match %d score %d from %lld to %lld scope %d: ",
		(int)e->match, e->score, (long long)e->start.earliest,
		(long long)e->start.latest, e->in_scope);
	for (uint32_t i = 0; i < e->nevents; i++)
		dump_id(b, c, e->events[i]);
	buf_putc(b, '\n');
	for (uint32_t i = 0; i < e->npairs; i++)
		dump_pair(b, c, &e->pairs[i]);
	for (uint32_t i = 0; i < e->nchildren; i++) {
		const struct chron_sighting *s = &e->children[i];

		buf_printf(b, "child %u: %u%u%u%u grade %u mode %u %u %u\n",
			s->child, s->flag[0], s->flag[1], s->flag[2],
			s->flag[3], s->grade, s->mode, s->basis, s->reported);
	}
	for (uint32_t i = 0; i < e->nnotes; i++) {
		buf_puts(b, "note ");
		dump_id(b, c, e->notes[i].event);
		buf_str(b, e->notes[i].text);
		buf_putc(b, '\n');
	}
	for (uint32_t i = 0; i < e->ndiscrepancies; i++)
		buf_printf(b, "finding %u\n", e->discrepancies[i]);
}

static inline void
dump_findings(struct buf *b, const struct chron_chronology *c)
{
	for (uint32_t i = 0; i < c->ndiscrepancies; i++) {
		const struct chron_discrepancy *d = &c->discrepancies[i];

		buf_printf(b, "%s of %u: ", d->kind, d->entry);
		for (uint32_t k = 0; k < d->nevents; k++)
			dump_id(b, c, d->events[k]);
		buf_str(b, d->say);
		buf_putc(b, ' ');
		buf_str(b, d->question);
		buf_putc(b, '\n');
	}
	for (uint32_t i = 0; i < c->ndiagnostics; i++) {
		buf_str(b, c->diagnostics[i].slug);
		buf_putc(b, ' ');
		buf_str(b, c->diagnostics[i].say);
		buf_putc(b, '\n');
	}
}

static inline void
dump_merged(struct buf *b, const struct chron_chronology *c)
{
	buf_clear(b);
	for (uint32_t i = 0; i < c->nentries; i++)
		dump_entry(b, c, &c->entries[i]);
	for (uint32_t i = 0; i < c->npossible; i++) {
		buf_puts(b, "possible ");
		dump_pair(b, c, &c->possible[i]);
	}
	for (uint32_t i = 0; i < c->napart; i++) {
		buf_printf(b, "%s ", apart_names[c->apart[i].why]);
		dump_pair(b, c, &c->apart[i].pair);
	}
	dump_findings(b, c);
}

/* What the agencies wrote, which merging may not touch. */
static inline void
dump_given(struct buf *b, const struct chron_chronology *c)
{
	buf_clear(b);
	for (uint32_t i = 0; i < c->nevents; i++) {
		const struct chron_event *e = &c->events[i];

		dump_id(b, c, i);
		buf_printf(b, "%u %u %u %lld %lld %u", e->source, e->agency,
			e->row, (long long)e->start.earliest,
			(long long)e->start.latest, e->start.precision);
		for (uint32_t k = 0; k < e->nvalues; k++) {
			buf_putc(b, '|');
			buf_add(b, e->values[k].p, e->values[k].n);
		}
		for (uint32_t k = 0; k < e->nsightings; k++)
			buf_printf(b, " %u%u%u%u", e->sightings[k].flag[0],
				e->sightings[k].flag[1],
				e->sightings[k].flag[2],
				e->sightings[k].flag[3]);
		buf_putc(b, '\n');
	}
}

#endif
