/* Patterns of words: compiled once, matched at a word.
 *
 * A pattern is words, "@NAME" for any word of a set, and "_" for up to three
 * words of the same sentence, none of which denies.  It does not count where a word just before it,
 * in its sentence and behind no comma, denies or only supposes it. */
#include "merge/facts.h"
#include "util/str.h"

struct line {
	uint8_t group, value;
	const char *patterns;
};
static const struct line lines[] = {
#define F(group, value, patterns)                                              \
	{FACT_##group, FACT_##group##_##value, patterns},
#include "merge/facts.def"
#undef F
};

static const struct {
	const char *name, *words;
} sets[] = {
#define W(name, words) {#name, words},
#include "merge/facts.def"
#undef W
};

enum {
	BUCKETS = 1 << 12,
	SET_SLOTS = 1 << 11,
	FILTER_BITS = 1 << 15,
	GAP = 0, /* in place of a hash, which is never 0 */
	GAP_WORDS = 3,
	BACK_WORDS = 3,
	ELEMENTS = 12,
	SETS = sizeof(sets) / sizeof(*sets),
	NO = 1, /* the first of the sets: 1 + its index */
};

/* A word, or one of a set: 1 + its index, as no word has so small a hash. */
struct pattern {
	uint32_t elements; /* index */
	uint8_t n, group, value;
};

struct slot {
	uint32_t hash;
	uint32_t in; /* bit a set */
};

struct fact_lexicon {
	struct pattern *patterns;
	uint32_t npatterns;
	uint32_t *elements;
	uint32_t nelements;
	/* Patterns by their first word: 1 + index into `links`. */
	uint32_t first[BUCKETS];
	uint64_t begins[FILTER_BITS / 64]; /* a bit for each of those words */
	struct link {
		uint32_t hash, pattern, next;
		uint32_t second; /* the hash after it; 0: may be any */
	} * links;
	uint32_t nlinks;
	struct slot slots[SET_SLOTS];
};

static struct slot *
slot_of(const struct fact_lexicon *l, uint32_t hash)
{
	const struct slot *s = &l->slots[hash % SET_SLOTS];

	while (s->hash && s->hash != hash)
		s = s + 1 < l->slots + SET_SLOTS ? s + 1 : l->slots;
	return (struct slot *)(uintptr_t)s;
}

static void
add_link(struct fact_lexicon *l, struct arena *a, uint32_t hash, uint32_t at)
{
	struct link *k = ARENA_PUSH(a, &l->links, &l->nlinks);
	const struct pattern *p = &l->patterns[at];
	uint32_t second = p->n > 1 ? l->elements[p->elements + 1] : GAP;

	*k = (struct link){
		hash, at, l->first[hash % BUCKETS], second > SETS ? second : 0};
	l->first[hash % BUCKETS] = l->nlinks;
	l->begins[hash % FILTER_BITS / 64] |= UINT64_C(1) << hash % 64;
}

static void
add_sets(struct fact_lexicon *l)
{
	for (uint32_t i = 0; i < SETS; i++) {
		struct chron_str rest = chron_cstr(sets[i].words), one;

		while (str_cut(&rest, '|', &one)) {
			uint32_t hash = word_hash(one);
			struct slot *s = slot_of(l, hash);

			s->hash = hash;
			s->in |= 1u << i;
		}
	}
}

static uint32_t
element_of(struct chron_str word)
{
	if (str_is(word, "_"))
		return GAP;
	if (word.p[0] != '@')
		return word_hash(word);
	for (uint32_t i = 0; i < SETS; i++)
		if (str_eq((struct chron_str){word.p + 1, word.n - 1},
			    chron_cstr(sets[i].name)))
			return 1 + i;
	return GAP;
}

static void
add_pattern(struct fact_lexicon *l, struct arena *a, const struct line *line,
	struct chron_str text)
{
	struct pattern *p = ARENA_PUSH(a, &l->patterns, &l->npatterns);
	struct chron_str word;
	uint32_t first;

	*p = (struct pattern){.elements = l->nelements,
		.group = line->group,
		.value = line->value};
	while (str_cut(&text, ' ', &word) && p->n < ELEMENTS) {
		*ARENA_PUSH(a, &l->elements, &l->nelements) = element_of(word);
		p->n++;
	}
	first = l->elements[p->elements];
	if (first > SETS) {
		add_link(l, a, first, l->npatterns - 1);
		return;
	}
	if (first == GAP)
		return;
	for (struct chron_str rest = chron_cstr(sets[first - 1].words);
		str_cut(&rest, '|', &word);)
		add_link(l, a, word_hash(word), l->npatterns - 1);
}

const struct fact_lexicon *
fact_lexicon_compile(struct arena *a)
{
	struct fact_lexicon *l = ARENA_NEW(a, struct fact_lexicon);

	add_sets(l);
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		struct chron_str rest = chron_cstr(lines[i].patterns), one;

		while (str_cut(&rest, '|', &one))
			add_pattern(l, a, &lines[i], one);
	}
	return l;
}

static bool
is_element(const struct fact_lexicon *l, uint32_t element, uint32_t hash)
{
	if (element > SETS)
		return element == hash;
	return slot_of(l, hash)->in >> (element - 1) & 1;
}

static bool
ends_before(const struct wording *w, uint32_t i)
{
	return i >= w->n || !w->v[i].hash || wording_begins(w, i);
}

/* How many words from i the elements e..n take; 0 if they do not fit. */
static uint32_t
fits(const struct fact_lexicon *l, const struct pattern *p, uint32_t e,
	const struct wording *w, uint32_t i)
{
	const uint32_t *elements = l->elements + p->elements;
	uint32_t at = i;

	for (; e < p->n; e++) {
		if (elements[e] == GAP) {
			for (uint32_t skip = 0; skip <= GAP_WORDS; skip++) {
				uint32_t more;

				if (ends_before(w, at + skip) ||
					(skip && is_element(l, NO,
							 w->v[at + skip - 1]
								 .hash)))
					return 0;
				more = fits(l, p, e + 1, w, at + skip);
				if (more)
					return at + skip + more - i;
			}
			return 0;
		}
		if (at >= w->n || !w->v[at].hash ||
			(e && wording_begins(w, at)) ||
			!is_element(l, elements[e], w->v[at].hash))
			return 0;
		at++;
	}
	return at - i;
}

/* "No bruising to", "denies that he", "if" - not the "not" of another clause. */
static bool
denied(const struct fact_lexicon *l, const struct wording *w, uint32_t i)
{
	for (uint32_t back = 1; back <= BACK_WORDS && back < i; back++) {
		const struct word *v = &w->v[i - back];

		if (wording_begins(w, i - back + 1) || !v->hash ||
			v->p[v->len] == ',')
			return false;
		if (is_element(l, NO, v->hash))
			return true;
	}
	return false;
}

static void
keep_longest(struct fact_hit *hits, uint32_t *n, uint32_t most,
	const struct pattern *p, uint32_t words)
{
	uint32_t k = 0;

	while (k < *n && hits[k].group != p->group)
		k++;
	if (k == *n && *n == most)
		return;
	if (k == *n)
		hits[(*n)++] = (struct fact_hit){0};
	if (words > hits[k].n)
		hits[k] =
			(struct fact_hit){p->group, p->value, (uint16_t)words};
}

uint32_t
facts_at(const struct fact_lexicon *l, const struct wording *w, uint32_t i,
	uint64_t groups, struct fact_hit *hits, uint32_t most)
{
	uint32_t h = w->v[i].hash, n = 0;
	uint32_t next = i + 1 < w->n ? w->v[i + 1].hash : 0;

	if (!h || !(l->begins[h % FILTER_BITS / 64] >> h % 64 & 1))
		return 0; /* as most words */
	for (uint32_t at = l->first[h % BUCKETS]; at;
		at = l->links[at - 1].next) {
		const struct link *k = &l->links[at - 1];
		uint32_t words;

		if (k->hash != h || (k->second && k->second != next) ||
			!(groups >> l->patterns[k->pattern].group & 1))
			continue;
		words = fits(l, &l->patterns[k->pattern], 0, w, i);
		if (words)
			keep_longest(hits, &n, most, &l->patterns[k->pattern],
				words);
	}
	return n && denied(l, w, i) ? 0 : n;
}
