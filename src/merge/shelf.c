/* Phrases filed by their first words. */
#include "merge/shelf.h"

enum { BUCKETS_LEAST = 64, WORDS_MOST = 31 /* of a phrase */ };

struct phrase *
shelf_add(struct shelf *s, struct arena *a, struct wording *room, uint8_t class,
	uint8_t value, struct chron_str text)
{
	struct phrase *p;
	bool upper = text.n && text.p[0] == '^';

	if (upper) {
		text.p++;
		text.n--;
	}
	wording_clear(room);
	wording_add(room, text);
	if (room->n < 2 || room->n > 1 + WORDS_MOST)
		return NULL;
	p = ARENA_PUSH(a, &s->phrases, &s->nphrases);
	*p = (struct phrase){.first = room->v[1].hash,
		.second = room->n > 2 ? room->v[2].hash : 0,
		.rest = s->nwords,
		.n = (uint8_t)(room->n - 1),
		.class = class,
		.value = value,
		.upper = upper};
	for (uint32_t i = 2; i < room->n; i++)
		*ARENA_PUSH(a, &s->words, &s->nwords) = room->v[i].hash;
	return p;
}

void
shelf_file(struct shelf *s, struct arena *a)
{
	struct phrase *told =
		ARENA_ARRAY(a, struct phrase, (size_t)s->nphrases + 1);
	uint32_t n = BUCKETS_LEAST, *ends;

	while (n < s->nphrases * 2ull && n < 1u << 24)
		n *= 2;
	s->mask = n - 1;
	s->buckets = ARENA_ARRAY(a, uint32_t, (size_t)n + 1);
	ends = ARENA_ARRAY(a, uint32_t, n);
	if (s->nphrases)
		memcpy(told, s->phrases, s->nphrases * sizeof(*told));
	for (uint32_t i = 0; i < s->nphrases; i++) {
		uint32_t bit = told[i].first % SHELF_FILTER;

		s->filter[bit / 64] |= 1ull << (bit % 64);
		s->buckets[shelf_bucket(s, told[i].first, told[i].second) +
			   1]++;
	}
	for (uint32_t i = 0; i < n; i++) {
		s->buckets[i + 1] += s->buckets[i];
		ends[i] = s->buckets[i];
	}
	for (uint32_t i = 0; i < s->nphrases; i++) {
		uint32_t bucket =
			shelf_bucket(s, told[i].first, told[i].second);
		uint32_t at = ends[bucket]++;

		for (; at > s->buckets[bucket] &&
			s->phrases[at - 1].n < told[i].n;
			at--)
			s->phrases[at] = s->phrases[at - 1];
		s->phrases[at] = told[i];
	}
}

bool
shelf_matches(const uint32_t *words, const struct phrase *p,
	const struct wording *w, uint32_t i)
{
	if (p->n > w->n - i)
		return false;
	if (p->upper &&
		!(w->v[i + p->n - 1].flags & (WORD_UPPER | WORD_CAPITAL)))
		return false;
	for (uint32_t k = 2; k < p->n; k++)
		if (w->v[i + k].hash != words[p->rest + k - 1])
			return false;
	return true;
}
