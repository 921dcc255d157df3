/* Chronology order, and putting a chronology into it whatever order its files
 * came in. */
#include <stdlib.h>

#include "core/chronology.h"
#include "core/sequence.h"
#include "util/civil.h"
#include "util/str.h"

/* Ranks taken once, so that comparing two events never looks at names. */
struct sorter {
	const uint32_t *agency_rank;
	const uint32_t *source_rank;
};

static int
sign64(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
compare(const struct chron_event *a, const struct chron_event *b,
	uint32_t agency_a, uint32_t agency_b, uint32_t source_a,
	uint32_t source_b)
{
	int d;

	if ((d = sign64(a->at, b->at)) != 0 ||
		(d = sign64(a->start.latest, b->start.latest)) != 0 ||
		(d = sign64(agency_a, agency_b)) != 0 ||
		(d = sign64(source_a, source_b)) != 0)
		return d;
	if (a->sequence >= 0 && b->sequence >= 0 && a->sequence != b->sequence)
		return a->sequence < b->sequence ? -1 : 1;
	if ((d = sign64(a->order, b->order)) != 0)
		return d;
	return str_cmp(a->id, b->id);
}

int
chronology_compare(const struct chron_chronology *c,
	const struct chron_event *a, const struct chron_event *b)
{
	(void)c;
	return compare(a, b, a->agency, b->agency, a->source, b->source);
}

static int
by_order(const void *pa, const void *pb, void *arg)
{
	const struct sorter *s = arg;
	const struct chron_event *a = pa, *b = pb;

	return compare(a, b, s->agency_rank[a->agency],
		s->agency_rank[b->agency], s->source_rank[a->source],
		s->source_rank[b->source]);
}

static int
source_order(const void *pa, const void *pb, void *arg)
{
	const struct chron_chronology *c = arg;
	const struct chron_source *a = &c->sources[*(const uint32_t *)pa];
	const struct chron_source *b = &c->sources[*(const uint32_t *)pb];
	int d = str_cmp(a->file, b->file);

	return d ? d : str_cmp(a->sha256, b->sha256);
}

static int
agency_order(const void *pa, const void *pb, void *arg)
{
	const struct chron_chronology *c = arg;
	uint32_t ia = *(const uint32_t *)pa, ib = *(const uint32_t *)pb;
	const struct chron_agency *a = &c->agencies[ia], *b = &c->agencies[ib];

	if (a->declared != b->declared)
		return a->declared ? -1 : 1;
	if (a->declared) /* as they stand in case.ini */
		return (ia > ib) - (ia < ib);
	return str_cmp(a->name, b->name);
}

/* Sorts n indexes; rank[old index] is the new place. */
static uint32_t *
ranks(struct chron_chronology *c, uint32_t n, uint32_t **order,
	int (*cmp)(const void *, const void *, void *))
{
	uint32_t *rank = ARENA_ARRAY(c->arena, uint32_t, n + 1);

	*order = ARENA_ARRAY(c->arena, uint32_t, n + 1);
	for (uint32_t i = 0; i < n; i++)
		(*order)[i] = i;
	qsort_r(*order, n, sizeof(**order), cmp, c);
	for (uint32_t i = 0; i < n; i++)
		rank[(*order)[i]] = i;
	return rank;
}

static void
remap(uint32_t *index, const uint32_t *rank)
{
	if (*index != CHRON_NONE)
		*index = rank[*index];
}

/* Moves the elements of one array of the arena into a new order. */
static void
reorder(void *array, size_t size, const uint32_t *order, uint32_t n)
{
	char *copy = n ? malloc(n * size) : NULL;

	if (!copy)
		return;
	for (uint32_t i = 0; i < n; i++)
		memcpy(copy + i * size, (char *)array + order[i] * size, size);
	memcpy(array, copy, n * size);
	free(copy);
}

static int
leftover_order(const void *pa, const void *pb)
{
	const struct chron_leftover *a = pa, *b = pb;
	int d = sign64(a->source, b->source);

	if (!d)
		d = sign64(a->order, b->order);
	if (!d)
		d = str_cmp(a->part, b->part);
	if (!d)
		d = sign64(a->row, b->row);
	return d ? d : str_cmp(a->text, b->text);
}

static int
version_order(const void *pa, const void *pb)
{
	const struct chron_version *a = pa, *b = pb;
	int d = sign64(a->source, b->source);

	return d ? d : sign64(a->number, b->number);
}

static int
change_order(const void *pa, const void *pb)
{
	const struct chron_change *a = pa, *b = pb;
	int d = sign64(a->source, b->source);

	if (!d)
		d = sign64(a->version, b->version);
	if (!d)
		d = sign64(a->change, b->change);
	if (!d)
		d = str_cmp(a->part, b->part);
	if (!d)
		d = sign64(a->row, b->row);
	if (!d)
		d = str_cmp(a->was_part, b->was_part);
	if (!d)
		d = sign64(a->was_row, b->was_row);
	if (!d)
		d = str_cmp(a->event, b->event);
	return d ? d : str_cmp(a->was, b->was);
}

/* Versions of sources, and the rows by which they differ. */
static void
sort_versions(struct chron_chronology *c, const uint32_t *source_rank)
{
	for (uint32_t i = 0; i < c->nversions; i++)
		c->versions[i].source = source_rank[c->versions[i].source];
	for (uint32_t i = 0; i < c->nchanges; i++)
		c->changes[i].source = source_rank[c->changes[i].source];
	if (c->nversions)
		qsort(c->versions, c->nversions, sizeof(*c->versions),
			version_order);
	if (c->nchanges)
		qsort(c->changes, c->nchanges, sizeof(*c->changes),
			change_order);
}

static int
diagnostic_order(const void *pa, const void *pb)
{
	const struct chron_diagnostic *a = pa, *b = pb;
	int d = sign64(a->source, b->source);

	if (!d)
		d = str_cmp(a->part, b->part);
	if (!d)
		d = sign64(a->row, b->row);
	if (!d)
		d = sign64(a->col, b->col);
	if (!d)
		d = str_cmp(a->slug, b->slug);
	return d ? d : str_cmp(a->say, b->say);
}

void
chronology_sort(struct chron_chronology *c)
{
	uint32_t *source_at, *agency_at;
	uint32_t *source_rank = ranks(c, c->nsources, &source_at, source_order);
	uint32_t *agency_rank =
		ranks(c, c->nagencies, &agency_at, agency_order);
	struct sorter s = {agency_rank, source_rank};

	c->by_id = NULL;
	sequence_place(c);
	if (c->nevents)
		qsort_r(c->events, c->nevents, sizeof(*c->events), by_order,
			&s);
	for (uint32_t i = 0; i < c->nagencies; i++)
		c->agencies[i].nevents = 0;
	for (uint32_t i = 0; i < c->nevents; i++) {
		struct chron_event *e = &c->events[i];

		c->agencies[e->agency].nevents++;
		e->source = source_rank[e->source];
		e->agency = agency_rank[e->agency];
	}
	for (uint32_t i = 0; i < c->nsources; i++) {
		remap(&c->sources[i].agency, agency_rank);
		remap(&c->sources[i].duplicate_of, source_rank);
	}
	for (uint32_t i = 0; i < c->nleftovers; i++)
		c->leftovers[i].source = source_rank[c->leftovers[i].source];
	for (uint32_t i = 0; i < c->ndiagnostics; i++)
		remap(&c->diagnostics[i].source, source_rank);
	sort_versions(c, source_rank);
	reorder(c->sources, sizeof(*c->sources), source_at, c->nsources);
	reorder(c->agencies, sizeof(*c->agencies), agency_at, c->nagencies);
	if (c->nleftovers)
		qsort(c->leftovers, c->nleftovers, sizeof(*c->leftovers),
			leftover_order);
	if (c->ndiagnostics)
		qsort(c->diagnostics, c->ndiagnostics, sizeof(*c->diagnostics),
			diagnostic_order);
}
