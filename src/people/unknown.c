/* Words with a capital that nobody knows. */
#include "people/unknown.h"

#include <stdlib.h>

#include "people/mask_parts.h"
#include "people/spots.h"
#include "util/civil.h"
#include "util/str.h"

enum { SLOTS = 1 << 8, WORDS_MOST = 1 << 16 };

struct look {
	const struct mask *m;
	struct arena *a, *room;
	struct letters_row row;
	struct unknown *v;
	uint32_t n;
	uint64_t *keys; /* by hash of the word: its index + 1 in `at` */
	uint32_t *at;
	uint32_t mask;
};

static uint32_t
place_of(const struct look *k, uint64_t hash)
{
	uint32_t i = (uint32_t)(hash >> 20) & k->mask;

	while (k->at[i] && k->keys[i] != hash)
		i = (i + 1) & k->mask;
	return i;
}

static void
make_room(struct look *k)
{
	uint64_t *keys = k->keys;
	uint32_t *at = k->at, n = k->mask + 1;

	k->mask = n * 2 - 1;
	k->keys = ARENA_ARRAY(k->a, uint64_t, (size_t)n * 2);
	k->at = ARENA_ARRAY(k->a, uint32_t, (size_t)n * 2);
	for (uint32_t i = 0; i < n; i++)
		if (at[i]) {
			uint32_t to = place_of(k, keys[i]);

			k->keys[to] = keys[i];
			k->at[to] = at[i];
		}
}

static void
note(struct look *k, const struct spot *spot, const struct letters *w,
	unsigned vocab)
{
	uint64_t hash = w->bare ? w->bare : w->hash;
	uint32_t at = place_of(k, hash);
	struct unknown *u;

	if (k->at[at]) {
		k->v[k->at[at] - 1].times++;
		return;
	}
	if (k->n >= WORDS_MOST)
		return;
	u = ARENA_PUSH(k->a, &k->v, &k->n);
	u->word = arena_str(k->a,
		(struct chron_str){spot->text.p + w->at, w->stem - w->at});
	u->times = 1;
	u->source = spot->source;
	u->row = spot->row;
	u->given = vocab & VOCAB_GIVEN;
	k->keys[at] = hash;
	k->at[at] = k->n;
	if (k->n * 2 > k->mask)
		make_room(k);
}

/* Is it certain that the word is no name? */
static bool
is_known(const struct vocab *v, struct chron_str text, const struct letters *w,
	unsigned is)
{
	bool first = w->flags & LETTERS_FIRST;
	struct chron_str word = {text.p + w->at, w->stem - w->at};

	if (!names_capital(w) && !(w->flags & LETTERS_CAMEL)) /* "chloe" */
		return !(is & VOCAB_GIVEN) || is & ~(unsigned)VOCAB_GIVEN;
	if (is & (VOCAB_KIN | VOCAB_MONTH) ||
		(is & VOCAB_CAPITAL && !(is & VOCAB_GIVEN)))
		return true;
	if (is & VOCAB_SHORT &&
		(w->flags & LETTERS_UPPER || !(is & VOCAB_GIVEN)))
		return true;
	if (w->flags & LETTERS_CAMEL && vocab_pieces(v, word))
		return true;
	if (is & VOCAB_LINK && w->n <= 3)
		return true;
	if (is & (VOCAB_PLAIN | VOCAB_CASE))
		return first ? !(is & VOCAB_GIVEN) || is & VOCAB_CASE
			     : !(is & (VOCAB_NAME | VOCAB_GIVEN));
	return !is && first && vocab_form(v, word);
}

/* "AV-2016-0317", "OCC 4411": a number of some record. */
static bool
begins_reference(const struct passage *s, uint32_t i)
{
	const struct letters *w = &s->row->v[i];
	enum letters_gap gap;

	if (!(w->flags & LETTERS_UPPER) || w->n > 4 || i + 1 >= s->row->n ||
		!(w[1].flags & LETTERS_NUMBER))
		return false;
	gap = letters_gap(s->text, w, w + 1);
	return gap == GAP_NONE || gap == GAP_JOIN || gap == GAP_SPACE;
}

static void
look_at(void *arg, const struct spot *spot)
{
	struct look *k = arg;
	const struct vocab *vocab = k->m->people->vocab;
	struct looking x = {.mask = k->m,
		.s = {spot->text, &k->row, spot->token, CIVIL_MIN},
		.day = CIVIL_MIN,
		.arena = k->room};

	if (spot->text.n > UINT32_MAX / 2)
		return;
	letters_cut(&k->row, k->a, spot->text);
	for (uint32_t i = 0; i < k->row.n;) {
		const struct letters *w = &k->row.v[i];
		struct name_hit hit;
		unsigned is;

		if (mask_match(&x, i, &hit)) {
			i += hit.words;
			continue;
		}
		i++;
		if (w->flags & LETTERS_NUMBER || w->n < 2)
			continue;
		if (begins_reference(&x.s, i - 1))
			continue;
		is = vocab_look(vocab, w->bare ? w->bare : w->hash);
		if (!is_known(vocab, spot->text, w, is))
			note(k, spot, w, is);
	}
	arena_reset(k->room);
}

static int
by_weight(const void *x, const void *y)
{
	const struct unknown *a = x, *b = y;

	if (a->given != b->given)
		return a->given ? -1 : 1;
	if (a->times != b->times)
		return a->times > b->times ? -1 : 1;
	return str_cmp(a->word, b->word);
}

void
unknowns_find(const struct mask *m, const struct chron_chronology *c,
	struct arena *a, struct unknowns *out)
{
	struct look k = {
		.m = m, .a = a, .room = arena_new(), .mask = SLOTS - 1};

	k.keys = ARENA_ARRAY(a, uint64_t, SLOTS);
	k.at = ARENA_ARRAY(a, uint32_t, SLOTS);
	spots_each(c, look_at, &k);
	arena_free(k.room);
	if (k.n)
		qsort(k.v, k.n, sizeof(*k.v), by_weight);
	*out = (struct unknowns){k.v, k.n};
}
