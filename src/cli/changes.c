/* The rows by which a new version differs, in full: only where asked for, as
 * they are what an agency wrote about people. */
#include "cli/changes.h"

#include <stdlib.h>

#include "export/export.h"
#include "util/str.h"

static int
by_id(const void *pa, const void *pb)
{
	const struct chron_event *const *a = pa, *const *b = pb;

	return str_cmp((*a)->id, (*b)->id);
}

struct index {
	const struct chron_event **events;
	uint32_t n;
};

static struct index
index_of(struct arena *a, const struct chron_chronology *c, uint32_t source)
{
	struct index x = {NULL, 0};

	for (uint32_t i = 0; i < c->nevents; i++)
		if (c->events[i].source == source)
			*ARENA_PUSH(a, &x.events, &x.n) = &c->events[i];
	if (x.n)
		qsort(x.events, x.n, sizeof(*x.events), by_id);
	return x;
}

static const struct chron_event *
find(const struct index *x, struct chron_str id)
{
	const struct chron_event key = {.id = id}, *k = &key;
	const struct chron_event **e =
		x->n ? bsearch(&k, x->events, x->n, sizeof(k), by_id) : NULL;

	return e ? *e : NULL;
}

static void
put_line(struct chron_out *out, const char *before, struct chron_str line)
{
	out_puts(out, before);
	escape_terminal(out, line);
	out_puts(out, "\n");
}

static void
put_lines(struct chron_out *out, const char *before, struct chron_str text)
{
	struct chron_str line;

	while (str_cut(&text, '\n', &line))
		put_line(out, before, line);
}

static void
put_event(struct chron_out *out, const struct chron_source *s,
	const struct chron_event *e)
{
	struct buf b = BUF_INIT;

	for (uint32_t i = 0; i < e->nvalues; i++) {
		const struct chron_value *v = &e->values[i];

		buf_clear(&b);
		if (v->heading < s->nheadings) {
			buf_str(&b, s->headings[v->heading].text);
			buf_puts(&b, ": ");
		}
		buf_add(&b, v->p, v->n);
		put_lines(out, "  + ", buf_get(&b));
	}
	buf_free(&b);
}

static void
put_place(struct chron_out *out, struct chron_str part, uint32_t row)
{
	if (part.n) {
		out_puts(out, " ");
		escape_terminal(out, part);
	}
	out_printf(out, " row %u", row);
}

static void
put_change(struct chron_out *out, const struct chron_source *s,
	const struct chron_change *x, const struct index *events)
{
	const struct chron_event *e =
		x->row && x->event.n ? find(events, x->event) : NULL;

	escape_terminal(out, s->file);
	out_printf(out, ": %s", change_names[x->change]);
	if (x->row)
		put_place(out, x->part, x->row);
	if (x->was_row && x->row)
		out_puts(out, ", was");
	if (x->was_row)
		put_place(out, x->was_part, x->was_row);
	out_puts(out, "\n");
	put_lines(out, "  - ", x->was);
	if (e)
		put_event(out, s, e);
}

void
changes_write(struct chron_out *out, const struct chron_chronology *c,
	uint32_t source)
{
	const struct chron_version *v = chronology_version(c, source);
	struct arena *a;
	struct index events;

	if (!v)
		return;
	a = arena_new();
	events = index_of(a, c, source);
	for (uint32_t i = 0; i < c->nchanges; i++)
		if (c->changes[i].source == source &&
			c->changes[i].version == v->number)
			put_change(out, &c->sources[source], &c->changes[i],
				&events);
	arena_free(a);
}
