/* Finds the word that was meant, among those with the same first and last
 * letter and about as many between: there are never many. */
#include "seen/spelling.h"

#include "util/str.h"

enum {
	LETTERS = 26,
	LONGEST = 24,
	/* Short words have too many neighbours: "leaning", "learning". */
	LEAST_ADDED = 8,
	LEAST_CHANGED = 9,
	BUCKETS = LETTERS * LETTERS * (LONGEST + 1)
};

static const char *const real[] = {
#define REAL(words) words,
#include "seen/spelling.def"
#undef REAL
};

struct entry {
	struct chron_str word;
	uint32_t letters; /* that it is made of, as bits */
	uint32_t number;  /* 0: a word that means itself */
};

struct spelling {
	uint32_t first[BUCKETS + 1]; /* of each bucket, and the end */
	struct entry *entries;
};

static bool
is_long_word(struct chron_str w)
{
	if (w.n < SPELLING_LEAST || w.n > LONGEST)
		return false;
	for (size_t i = 0; i < w.n; i++)
		if (w.p[i] < 'a' || w.p[i] > 'z')
			return false;
	return true;
}

static uint32_t
letters_of(struct chron_str w)
{
	uint32_t letters = 0;

	for (size_t i = 0; i < w.n; i++)
		letters |= UINT32_C(1) << (w.p[i] - 'a');
	return letters;
}

static uint32_t
bucket(char first, char last, size_t n)
{
	return ((uint32_t)(first - 'a') * LETTERS + (uint32_t)(last - 'a')) *
		       (LONGEST + 1) +
	       (uint32_t)n;
}

static void
collect(struct arena *a, struct entry **list, uint32_t *n, struct chron_str w,
	uint32_t number)
{
	if (is_long_word(w))
		*ARENA_PUSH(a, list, n) =
			(struct entry){w, letters_of(w), number};
}

/* Into the order of the buckets. */
static void
sort(struct spelling *s, const struct entry *list, uint32_t n)
{
	uint32_t total = 0;

	for (uint32_t i = 0; i < n; i++) {
		struct chron_str w = list[i].word;

		s->first[bucket(w.p[0], w.p[w.n - 1], w.n)]++;
	}
	for (uint32_t i = 0; i <= BUCKETS; i++) {
		total += s->first[i];
		s->first[i] = total;
	}
	for (uint32_t i = n; i-- > 0;) {
		struct chron_str w = list[i].word;

		s->entries[--s->first[bucket(w.p[0], w.p[w.n - 1], w.n)]] =
			list[i];
	}
}

const struct spelling *
spelling_new(struct arena *a, const struct lexicon *l)
{
	struct spelling *s = ARENA_NEW(a, struct spelling);
	struct entry *list = NULL;
	uint32_t n = 0;

	for (uint32_t i = 1; i < l->nwords; i++)
		collect(a, &list, &n, l->phrases[i].spelling, i);
	for (size_t i = 0; i < sizeof(real) / sizeof(real[0]); i++) {
		struct chron_str rest = chron_cstr(real[i]), word;

		while (str_cut(&rest, '|', &word))
			collect(a, &list, &n, word, 0);
	}
	s->entries = ARENA_ARRAY(a, struct entry, n);
	sort(s, list, n);
	return s;
}

/* The same but for letters that are doubled: "acommpanied". */
static bool
same_but_doubles(struct chron_str a, struct chron_str b)
{
	size_t i = 0, k = 0;

	while (i < a.n && k < b.n && a.p[i] == b.p[k]) {
		char c = a.p[i];

		while (i < a.n && a.p[i] == c)
			i++;
		while (k < b.n && b.p[k] == c)
			k++;
	}
	return i == a.n && k == b.n;
}

static bool
is_slip(struct chron_str a, struct chron_str b)
{
	size_t less = a.n < b.n ? a.n : b.n, more = a.n < b.n ? b.n : a.n;
	size_t front = 0, back = 0;

	while (front < less && a.p[front] == b.p[front])
		front++;
	while (back < less - front &&
		a.p[a.n - 1 - back] == b.p[b.n - 1 - back])
		back++;
	if (less == more && front + back + 1 == less)
		return less >= LEAST_CHANGED;
	if (less + 1 == more && front + back == less && less >= LEAST_ADDED)
		return true;
	if (less == more && front + back + 2 == less &&
		a.p[front] == b.p[front + 1] && a.p[front + 1] == b.p[front])
		return true;
	return same_but_doubles(a, b);
}

/* One letter changed is one that is gone and one that is new. */
static bool
may_be(uint32_t a, uint32_t b)
{
	uint32_t other = a ^ b;

	other &= other - 1;
	return !(other & (other - 1));
}

uint32_t
spelling_meant(const struct spelling *s, struct chron_str word)
{
	enum { MORE = 2 }; /* "unsucesful" */
	uint32_t meant = 0, letters, from, to;
	char first, last;

	if (!is_long_word(word))
		return 0;
	first = word.p[0];
	last = word.p[word.n - 1];
	letters = letters_of(word);
	/* buckets of one first and last letter stand together */
	from = s->first[bucket(first, last, word.n - MORE)];
	to = s->first[bucket(first, last,
			      word.n + MORE < LONGEST ? word.n + MORE
						      : LONGEST) +
		      1];
	for (; from < to; from++) {
		const struct entry *e = &s->entries[from];

		if (!may_be(letters, e->letters))
			continue;
		if (!e->number && str_eq(e->word, word))
			return 0;
		if (!e->number || !is_slip(word, e->word))
			continue;
		if (meant)
			return 0;
		meant = e->number;
	}
	return meant;
}
