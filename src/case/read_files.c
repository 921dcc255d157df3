/* Many files into the chronology at once: each is read by itself, and what was
 * read is put together in the order of the files. */
#include "case/case.h"
#include "util/parallel.h"
#include "util/str.h"

/* One file, in a chronology of its own that begins as the case stands. */
struct piece {
	struct chron_chronology c;
	enum chron_status status;
	struct chron_err err;
	bool declared; /* case.ini says whose file it is */
};

struct batch {
	const struct chron_chronology *c;
	char *const *paths;
	const struct case_options *options;
	struct piece *pieces;
	uint32_t n;
};

static void
read_piece(void *arg, uint32_t i)
{
	struct batch *b = arg;
	const struct case_progress *p = &b->options->progress;
	struct chron_chronology *own = &b->pieces[i].c;
	uint32_t source;

	if (p->step)
		p->step(p->arg, b->paths[i], i, b->n);
	chronology_init(own, arena_new());
	own->config = b->c->config;
	for (uint32_t k = 0; k < b->c->nagencies; k++)
		*ARENA_PUSH(own->arena, &own->agencies, &own->nagencies) =
			b->c->agencies[k];
	b->pieces[i].status = case_read_file(
		own, b->paths[i], b->options, &source, &b->pieces[i].err);
	b->pieces[i].declared = own->nsources &&
				str_is(own->sources[0].agency_from, "case.ini");
}

/* What is said of a source when another has the same bytes. */
static bool
put_copy(struct chron_chronology *c, const struct piece *p)
{
	const struct chron_source *s = &p->c.sources[0];
	struct chron_source *to = chronology_add_source(c);

	*to = (struct chron_source){
		.id = arena_str(c->arena, s->id),
		.file = arena_str(c->arena, s->file),
		.sha256 = arena_str(c->arena, s->sha256),
		.agency = CHRON_NONE,
		.duplicate_of = CHRON_NONE,
		.child = CHRON_NONE,
		.agency_from = CHRON_S(""),
		.importer = CHRON_S(""),
		.preamble = CHRON_S(""),
		.why = CHRON_S(""),
		.date_order = CHRON_S(""),
	};
	if (case_mark_copy(c, c->nsources - 1))
		return true;
	c->nsources--;
	return false;
}

static void
absorb_source(struct chron_chronology *c, struct piece *p)
{
	struct chron_chronology *from = &p->c;
	uint32_t *agency = ARENA_ARRAY(c->arena, uint32_t, from->nagencies);
	struct chron_source *s = chronology_add_source(c);
	uint32_t at = c->nsources - 1;

	for (uint32_t i = 0; i < from->nagencies; i++)
		agency[i] = chronology_agency(c, from->agencies[i].name);
	*s = from->sources[0];
	if (s->agency != CHRON_NONE)
		s->agency = agency[s->agency];
	for (uint32_t i = 0; i < from->nevents; i++) {
		struct chron_event *e = chronology_add_event(c);

		*e = from->events[i];
		e->source = at;
		e->agency = agency[e->agency];
	}
	for (uint32_t i = 0; i < from->nleftovers; i++) {
		struct chron_leftover *l = chronology_add_leftover(c);

		*l = from->leftovers[i];
		l->source = at;
	}
	for (uint32_t i = 0; i < from->ndiagnostics; i++) {
		struct chron_diagnostic *d =
			ARENA_PUSH(c->arena, &c->diagnostics, &c->ndiagnostics);

		*d = from->diagnostics[i];
		d->source = at;
	}
	arena_drop(from->arena, from->events, from->nevents,
		sizeof(*from->events));
	arena_adopt(c->arena, from->arena);
}

enum chron_status
case_read_files(struct chron_chronology *c, char *const *paths, uint32_t n,
	const struct case_options *options, struct chron_err *err)
{
	struct batch b = {.c = c,
		.paths = paths,
		.options = options,
		.pieces = ARENA_ARRAY(c->arena, struct piece, n),
		.n = n};
	enum chron_status st = CHRON_OK;

	parallel_each(n, read_piece, &b);
	/* Of files with the same bytes, one that case.ini names is no copy of
	 * one that it does not. */
	for (uint32_t k = 0; k < 2 * n; k++) {
		struct piece *p = &b.pieces[k % n];

		if (p->declared != (k < n))
			continue;
		if (st == CHRON_OK && p->status != CHRON_OK) {
			st = p->status;
			if (err)
				*err = p->err;
		}
		if (st != CHRON_OK || put_copy(c, p))
			arena_free(p->c.arena);
		else
			absorb_source(c, p);
	}
	return st;
}
