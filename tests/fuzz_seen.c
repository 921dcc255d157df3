/* A line of children, then a narrative, then cells of columns: every flag has
 * its words, and they lie inside a cell.  The first byte is the kind of agency;
 * a record separator begins a cell, whose first two bytes are its concept and
 * how its column answers. */
#include <stdlib.h>

#include "seen/seen.h"
#include "util/civil.h"
#include "util/str.h"

enum { CELLS = 8 };

struct cells {
	struct chron_value values[CELLS];
	uint8_t habits[CELLS];
	uint32_t n;
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(const struct chron_event *e, uint32_t nchildren)
{
	for (uint32_t i = 0; i < e->nsightings; i++) {
		const struct chron_sighting *s = &e->sightings[i];
		uint32_t aspects = 0;

		if (s->child >= nchildren)
			abort();
		for (uint32_t k = 0; k < s->nevidence; k++) {
			const struct chron_evidence *ev = &s->evidence[k];

			if (ev->value >= e->nvalues || ev->start > ev->end ||
				ev->end > e->values[ev->value].n)
				abort();
			aspects |= 1u << ev->aspect;
		}
		for (int a = 0; a < ASPECT_COUNT; a++)
			if (s->flag[a] == ANSWER_YES && !(aspects & 1u << a))
				abort();
	}
}

static void
read_cells(struct cells *c, struct chron_str rest)
{
	struct chron_str cell;

	c->n = 1;
	c->values[0] = (struct chron_value){
		.p = rest.p ? rest.p : "", .concept = CHRON_F_EVENT};
	if (!str_cut(&rest, '\x1e', &cell))
		return;
	c->values[0].n = (uint32_t)cell.n;
	while (c->n < CELLS && str_cut(&rest, '\x1e', &cell)) {
		if (cell.n < 2)
			continue;
		c->habits[c->n] = (uint8_t)cell.p[1] % (2 * HABIT_TWO);
		c->values[c->n] = (struct chron_value){.p = cell.p + 2,
			.n = (uint32_t)cell.n - 2,
			.concept = (uint8_t)cell.p[0] % CHRON_F_COUNT,
			.heading = (uint16_t)c->n};
		c->n++;
	}
}

/* The same for every input, and dear to make. */
static const struct lexicon *
lexicon(void)
{
	static const struct lexicon *made;
	static struct arena *volatile kept; /* else it counts as lost */

	if (!made) {
		kept = arena_new();
		made = seen_lexicon_new(kept);
	}
	return made;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct chron_str rest = {(const char *)data, size}, list;
	struct arena *a = arena_new();
	int32_t day = civil_days(2020, 1, 1);
	struct seen_context context = {.child = CHRON_NONE};
	struct chron_chronology c;
	struct cells cells = {0};
	struct chron_event e = {.agency = CHRON_NONE, .values = cells.values};

	chronology_init(&c, a);
	if (size) {
		context.kind = (enum agency_kind)(data[0] % 8);
		rest.p++;
		rest.n--;
	}
	if (!str_cut(&rest, '\n', &list))
		list = CHRON_S("");
	c.config.nchildren =
		seen_read_children(a, list, day, &c.config.children);
	c.config.children_declared = true;
	read_cells(&cells, rest);
	e.nvalues = cells.n;
	context.habits = cells.habits;
	context.nhabits = CELLS;
	e.start.earliest = (int64_t)day * CIVIL_DAY_MINUTES;
	e.start.latest = e.start.earliest + CIVIL_DAY_MINUTES - 1;
	e.start.precision = CHRON_DAY;
	seen_event(seen_people_new(a, lexicon(), &c.config), &context, &e, a);
	check(&e, c.config.nchildren);
	arena_free(a);
	return 0;
}
