/* Which words are ordinary, and which are names as well. */
#include "people/vocab.h"

#include "people/letters.h"
#include "util/str.h"

enum { SLOTS = 1 << 10 };

struct slot {
	uint64_t hash; /* 0: free */
	unsigned flags;
};

struct vocab {
	struct arena *arena;
	struct slot *v;
	uint32_t mask, n;
};

static const struct {
	unsigned flags;
	const char *words;
} tables[] = {
#define W(words)	  {VOCAB_PLAIN, words},
#define NAMES(sex, words) {VOCAB_GIVEN, words},
#define SORT(sort, words) {VOCAB_##sort, words},
#include "people/words.def"
#include "people/sorts.def"
#include "seen/names.def"
};

static struct slot *
slot_of(const struct vocab *v, uint64_t hash)
{
	uint32_t i = (uint32_t)(hash >> 20) & v->mask;

	while (v->v[i].hash && v->v[i].hash != hash)
		i = (i + 1) & v->mask;
	return &v->v[i];
}

static void
grow(struct vocab *v)
{
	struct slot *old = v->v;
	uint32_t n = v->mask + 1;

	v->mask = n * 2 - 1;
	v->v = ARENA_ARRAY(v->arena, struct slot, (size_t)n * 2);
	for (uint32_t i = 0; i < n; i++)
		if (old[i].hash)
			*slot_of(v, old[i].hash) = old[i];
}

unsigned
vocab_look(const struct vocab *v, uint64_t hash)
{
	return slot_of(v, hash)->flags;
}

void
vocab_add(struct vocab *v, uint64_t hash, unsigned flags)
{
	struct slot *s = slot_of(v, hash);

	s->flags |= flags;
	if (s->hash)
		return;
	s->hash = hash;
	if (++v->n * 2 > v->mask)
		grow(v);
}

struct vocab *
vocab_new(struct arena *a)
{
	struct vocab *v = ARENA_NEW(a, struct vocab);

	*v = (struct vocab){.arena = a, .mask = SLOTS - 1};
	v->v = ARENA_ARRAY(a, struct slot, SLOTS);
	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++) {
		struct chron_str rest = chron_cstr(tables[i].words), word;

		while (str_cut(&rest, '|', &word)) {
			char folded[LETTERS_LONGEST];
			size_t n = letters_fold(word, folded);

			vocab_add(v, letters_hash(folded, n), tables[i].flags);
		}
	}
	return v;
}

/* "Rearranged", "Visits": a form of an ordinary word. */
bool
vocab_form(const struct vocab *v, struct chron_str word)
{
	static const char *const endings[] = {"s", "es", "d", "ed", "ing", "ly",
		"er", "ers", "ment", "ness", "ation", "able", "y", "al", "ally",
		"ies", "ied", "ings"};
	char f[LETTERS_LONGEST];
	size_t n = letters_fold(word, f);

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		size_t less = strlen(endings[i]), k = n - less;

		if (n < less + 3 || memcmp(f + k, endings[i], less) != 0)
			continue;
		if (vocab_look(v, letters_hash(f, k)) & VOCAB_PLAIN)
			return true;
		if (f[k - 1] == f[k - 2] &&
			vocab_look(v, letters_hash(f, k - 1)) & VOCAB_PLAIN)
			return true; /* "stopped" */
		f[k] = less > 2 && f[k] == 'i' && endings[i][1] == 'e' ? 'y'
								       : 'e';
		if (vocab_look(v, letters_hash(f, k + 1)) & VOCAB_PLAIN)
			return true; /* "cried", "rehoming" */
		letters_fold(word, f);
	}
	return false;
}

/* "EventDate": words run together, each of them ordinary. */
bool
vocab_pieces(const struct vocab *v, struct chron_str word)
{
	size_t from = 0;

	for (size_t i = 1; i <= word.n; i++) {
		char f[LETTERS_LONGEST];
		struct chron_str piece = {word.p + from, i - from};

		if (i < word.n && !(word.p[i] >= 'A' && word.p[i] <= 'Z'))
			continue;
		if (!(vocab_look(v, letters_hash(f, letters_fold(piece, f))) &
			    (VOCAB_PLAIN | VOCAB_CAPITAL | VOCAB_SHORT)))
			return false;
		from = i;
	}
	return true;
}
