/* Which words this case itself writes in small letters: what is ordinary in it
 * though no list has it. */
#include "people/tally.h"

#include "people/letters.h"
#include "people/spots.h"

enum { SLOTS = 1 << 12, WORDS_MOST = 1 << 20, LEAST = 2 };

struct count {
	uint64_t hash; /* 0: free */
	uint32_t small, capital;
};

struct tally {
	struct arena *room;
	struct letters_row row;
	struct count *v;
	uint32_t mask, n;
};

static struct count *
count_of(const struct tally *t, uint64_t hash)
{
	uint32_t i = (uint32_t)(hash >> 20) & t->mask;

	while (t->v[i].hash && t->v[i].hash != hash)
		i = (i + 1) & t->mask;
	return &t->v[i];
}

static void
grow(struct tally *t)
{
	struct count *old = t->v;
	uint32_t n = t->mask + 1;

	t->mask = n * 2 - 1;
	t->v = ARENA_ARRAY(t->room, struct count, (size_t)n * 2);
	for (uint32_t i = 0; i < n; i++)
		if (old[i].hash)
			*count_of(t, old[i].hash) = old[i];
}

static void
count_word(struct tally *t, const struct letters *w)
{
	bool capital = w->flags & (LETTERS_CAPITAL | LETTERS_UPPER);
	struct count *x;

	if (w->flags & LETTERS_NUMBER || w->n < 3 || t->n >= WORDS_MOST ||
		(capital && w->flags & LETTERS_FIRST))
		return;
	x = count_of(t, w->bare ? w->bare : w->hash);
	x->small += !capital;
	x->capital += capital;
	if (x->hash)
		return;
	x->hash = w->bare ? w->bare : w->hash;
	if (++t->n * 2 > t->mask)
		grow(t);
}

static void
count_words(void *arg, const struct spot *spot)
{
	struct tally *t = arg;

	if (spot->token || spot->signature || spot->text.n > UINT32_MAX / 2)
		return;
	letters_cut(&t->row, t->room, spot->text);
	for (uint32_t i = 0; i < t->row.n; i++)
		count_word(t, &t->row.v[i]);
}

void
tally_words(struct vocab *v, const struct chron_chronology *c)
{
	struct tally t = {.room = arena_new(), .mask = SLOTS - 1};

	t.v = ARENA_ARRAY(t.room, struct count, SLOTS);
	spots_each(c, count_words, &t);
	for (uint32_t i = 0; i <= t.mask; i++)
		if (t.v[i].small >= LEAST && t.v[i].small > t.v[i].capital)
			vocab_add(v, t.v[i].hash, VOCAB_CASE);
	arena_free(t.room);
}
