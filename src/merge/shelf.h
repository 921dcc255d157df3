/* Phrases filed by their first words, to be looked up at every word of every
 * text. */
#ifndef MERGE_SHELF_H
#define MERGE_SHELF_H

#include "merge/wording.h"

enum { SHELF_FILTER = 1 << 16 /* bits */ };

struct phrase {
	uint32_t first;	 /* hash of its first word */
	uint32_t second; /* and of its second, 0 where it has one word */
	uint32_t rest;	 /* index of the others in `words` */
	uint8_t n, class, value;
	bool upper; /* must not be written in lower case */
	bool late;  /* of two as long, gives way to one of another shelf */
};

/* Zeroed, it is empty. */
struct shelf {
	struct phrase *phrases; /* by bucket, then the longer first */
	uint32_t nphrases;
	uint32_t *words;
	uint32_t nwords;
	uint32_t *buckets; /* where each begins; NULL before shelf_file */
	uint32_t mask;
	uint64_t filter[SHELF_FILTER / 64]; /* may a phrase begin with it? */
};

/* Puts a phrase in; with '^' before it not where it is written small.
 * Overwrites `room`.  Returns it, NULL if it has no words or too many; found
 * after the next shelf_file. */
struct phrase *shelf_add(struct shelf *s, struct arena *a, struct wording *room,
	uint8_t class, uint8_t value, struct chron_str text);
void shelf_file(struct shelf *s, struct arena *a);

static inline bool
shelf_may(const struct shelf *s, uint32_t first)
{
	uint32_t bit = first % SHELF_FILTER;

	return s->filter[bit / 64] >> (bit % 64) & 1;
}

/* Phrases of one word lie together, those of more by their first two: many
 * begin with "review". */
static inline uint32_t
shelf_bucket(const struct shelf *s, uint32_t first, uint32_t second)
{
	uint32_t h = first ^ second * 0x9e3779b1u;

	return (h ^ h >> 16) & s->mask;
}

/* Where the phrases lie that may begin with two words, the longer first; of two
 * as long, the one told first.  Others may lie among them. */
struct shelf_run {
	const struct phrase *at, *end;
	const uint32_t *words;
};
static inline struct shelf_run
shelf_run(const struct shelf *s, uint32_t first, uint32_t second)
{
	uint32_t bucket = shelf_bucket(s, first, second);

	return (struct shelf_run){s->phrases + s->buckets[bucket],
		s->phrases + s->buckets[bucket + 1], s->words};
}
/* Does the phrase, whose first two words do, stand at word i? */
bool shelf_matches(const uint32_t *words, const struct phrase *p,
	const struct wording *w, uint32_t i);

#endif
