/* The problems of files, each with what to do. */
#include "report/problems.h"

#include <stdlib.h>

#include "util/str.h"

static const struct advice advice[] = {
#define A(slug, means, expected, what_to_do)                                   \
	{CHRON_INIT(slug), CHRON_INIT(means), CHRON_INIT(expected),            \
		CHRON_INIT(what_to_do)},
#include "report/advice.def"
#undef A
};

/* NULL for a slug that nobody wrote advice for. */
static const struct advice *
advice_find(struct chron_str slug)
{
	for (size_t i = 0; i < sizeof(advice) / sizeof(*advice); i++)
		if (str_eq(advice[i].slug, slug))
			return &advice[i];
	return NULL;
}

const char *const urgency_names[] = {
	[TO_MEND] = "to mend",
	[TO_LOOK_AT] = "to look at",
	[NOTICED] = "noticed",
};

enum urgency
urgency_of(enum chron_severity severity)
{
	return severity >= CHRON_ERROR	   ? TO_MEND
	       : severity == CHRON_WARNING ? TO_LOOK_AT
					   : NOTICED;
}

/* ---- the words of a row that was set aside ---- */

struct place {
	uint32_t source, row;
	struct chron_str part, text;
};

static int
compare_places(const void *pa, const void *pb)
{
	const struct place *a = pa, *b = pb;

	if (a->source != b->source)
		return a->source < b->source ? -1 : 1;
	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	return str_cmp(a->part, b->part);
}

static struct place *
places_of(const struct chron_chronology *c, struct arena *a)
{
	struct place *list = ARENA_ARRAY(a, struct place, c->nleftovers);

	for (uint32_t i = 0; i < c->nleftovers; i++) {
		const struct chron_leftover *l = &c->leftovers[i];

		list[i] = (struct place){l->source, l->row, l->part, l->text};
	}
	if (c->nleftovers)
		qsort(list, c->nleftovers, sizeof(*list), compare_places);
	return list;
}

static struct chron_str
set_aside(const struct place *list, size_t n, const struct chron_diagnostic *d)
{
	struct place key = {d->source, d->row, d->part, CHRON_S("")}, *found;

	found = n ? bsearch(&key, list, n, sizeof(*list), compare_places)
		  : NULL;
	return found ? found->text : CHRON_S("");
}

/* ---- all of them ---- */

static int
compare_problems(const void *pa, const void *pb)
{
	const struct chron_diagnostic *a = ((const struct problem *)pa)->d;
	const struct chron_diagnostic *b = ((const struct problem *)pb)->d;
	enum urgency u = urgency_of(a->severity), v = urgency_of(b->severity);

	if (a->source != b->source)
		return a->source < b->source ? -1 : 1;
	if (u != v)
		return u < v ? -1 : 1;
	return a < b ? -1 : a > b; /* they are in order of place */
}

void
problems_find(const struct chron_chronology *c, bool words, struct arena *a,
	struct problems *p)
{
	const struct place *places = places_of(c, a);

	p->list = ARENA_ARRAY(a, struct problem, c->ndiagnostics);
	p->n = c->ndiagnostics;
	for (uint32_t i = 0; i < c->ndiagnostics; i++) {
		const struct chron_diagnostic *d = &c->diagnostics[i];
		const struct advice *known = advice_find(d->slug);
		struct problem *to = &p->list[i];

		*to = (struct problem){.d = d, .say = d->say};
		if (known) {
			to->expected = known->expected;
			to->what_to_do = known->what_to_do;
		}
		if (!words)
			to->say = known ? known->means : CHRON_S("");
		else if (d->there.n)
			to->there = d->there;
		else if (d->row)
			to->there = set_aside(places, c->nleftovers, d);
	}
	if (p->n)
		qsort(p->list, p->n, sizeof(*p->list), compare_problems);
}

/* The first problem at or after this source and urgency. */
static uint32_t
first_of(const struct problems *p, uint32_t source, int urgency)
{
	uint32_t low = 0, high = p->n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const struct chron_diagnostic *d = p->list[middle].d;

		if (d->source < source ||
			(d->source == source &&
				(int)urgency_of(d->severity) < urgency))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

uint32_t
problems_of(const struct problems *p, uint32_t source, enum urgency urgency,
	uint32_t *from)
{
	*from = first_of(p, source, (int)urgency);
	return first_of(p, source, (int)urgency + 1) - *from;
}

uint32_t
problems_first_leftover(const struct chron_chronology *c, uint32_t source)
{
	uint32_t low = 0, high = c->nleftovers;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (c->leftovers[middle].source < source)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
