/* Rows and references that stand twice. */
#include "core/quality_parts.h"

#include "util/hash.h"
#include "util/str.h"

/* What came already, by its hash.  Open addressing; never fuller than half. */
struct known {
	uint64_t *keys;
	uint32_t *at; /* the event it came with first */
	size_t mask;
};

static struct known
known_new(struct arena *a, uint32_t n)
{
	size_t size = 16;

	while (size < (size_t)n * 2)
		size *= 2;
	return (struct known){ARENA_ARRAY(a, uint64_t, size),
		ARENA_ARRAY(a, uint32_t, size), size - 1};
}

/* The event that it came with first; this one if that is now. */
static uint32_t
first_with(struct known *k, uint64_t key, uint32_t event)
{
	size_t at = key & k->mask;

	while (k->keys[at] && k->keys[at] != key)
		at = (at + 1) & k->mask;
	if (!k->keys[at]) {
		k->keys[at] = key;
		k->at[at] = event;
	}
	return k->at[at];
}

static uint64_t
key_of(const struct chron_str *parts, size_t n)
{
	char hex[17];
	uint64_t key = 0;

	hash_id(parts, n, 16, hex);
	for (int i = 0; i < 16; i++)
		key = key * 16 + (uint64_t)(hex[i] <= '9' ? hex[i] - '0'
							  : hex[i] - 'a' + 10);
	return key | 1; /* 0 is an empty place */
}

/* Everything but the reference, which a copied row has anew. */
static uint64_t
row_key(const struct quality *q, const struct chron_event *e,
	struct chron_str *parts)
{
	const struct chron_source *s = &q->c->sources[q->source];
	size_t n = 0;

	parts[n++] = e->date_text;
	for (uint32_t i = 0; i < e->nvalues; i++) {
		const struct chron_value *v = &e->values[i];

		if (v->concept == CHRON_F_REF)
			continue;
		parts[n++] = v->heading < s->nheadings
				     ? s->headings[v->heading].text
				     : CHRON_S("");
		parts[n++] = (struct chron_str){v->p, v->n};
	}
	return key_of(parts, n);
}

static uint32_t
most_values(const struct quality *q)
{
	uint32_t most = 0;

	for (uint32_t i = 0; i < q->n; i++)
		if (q->events[i].nvalues > most)
			most = q->events[i].nvalues;
	return most;
}

static void
rows(struct quality *q, bool *repeated)
{
	struct known k = known_new(q->scratch, q->n);
	struct chron_str *parts = ARENA_ARRAY(
		q->scratch, struct chron_str, (size_t)most_values(q) * 2 + 1);

	for (uint32_t i = 0; i < q->n; i++) {
		const struct chron_event *e = &q->events[i];
		uint32_t first;

		if (e->occurrence || e->nvalues < 2)
			continue;
		first = first_with(&k, row_key(q, e, parts), i);
		repeated[i] = first != i;
		if (repeated[i])
			quality_say(q, CHRON_WARNING, "row-repeated", e,
				CHRON_F_OTHER,
				"the row says the same as row %u",
				q->events[first].row);
	}
}

/* A column in which most references come once: the others came by mistake.
 * One number for the whole family is no reference of a row. */
static void
references(struct quality *q, const bool *repeated)
{
	struct known k = known_new(q->scratch, q->n);
	uint32_t *first = ARENA_ARRAY(q->scratch, uint32_t, q->n);
	uint32_t filled = 0, again = 0;

	for (uint32_t i = 0; i < q->n; i++) {
		struct chron_str ref =
			chron_event_text(&q->events[i], CHRON_F_REF);

		first[i] = i;
		if (!ref.n || q->events[i].occurrence)
			continue;
		first[i] = first_with(&k, key_of(&ref, 1), i);
		filled++;
		again += first[i] != i;
	}
	for (uint32_t i = 0; i < q->n && again * 2 < filled; i++)
		if (first[i] != i && !repeated[i])
			quality_say(q, CHRON_WARNING, "ref-again",
				&q->events[i], CHRON_F_REF,
				"the reference stands in row %u, too",
				q->events[first[i]].row);
}

void
quality_repeat(struct quality *q)
{
	bool *repeated = ARENA_ARRAY(q->scratch, bool, q->n);

	rows(q, repeated);
	references(q, repeated);
}
