/* Finds the cues of a sentence; the table and its names. */
#include "seen/cues.h"

#include "util/str.h"

static const struct cue cues[] = {
/* The lines are made by a program; the formatter has no say. */
#define CUE(                                                                   \
	name, seen, unseen, alone, unalone, sought, unsought, heard, unheard)  \
	{name, {{seen, unseen}, {alone, unalone}, {sought, unsought},          \
		       {heard, unheard}}},
#include "seen/cues.def"
#undef CUE
};

static const char *const kind_names[] = {[CUE_WORD] = "word",
	[CUE_WITH] = "with",
	[CUE_BEHIND] = "near+",
	[CUE_BEFORE] = "near-",
	[CUE_NEXT] = "next",
	[CUE_PAIR] = "pair"};

/* What stands for people and places of a sentence: no word has these. */
enum symbol {
	SYM_CHILD = 1,
	SYM_CHILDS,
	SYM_OTHER,
	SYM_ADULT,
	SYM_WORKER,
	SYM_FIGURE,
	SYM_START,
	SYM_END,
	SYM_COUNT
};
static const char *const symbol_names[SYM_COUNT] = {[SYM_CHILD] = "CHILD",
	[SYM_CHILDS] = "CHILD'S",
	[SYM_OTHER] = "OTHER",
	[SYM_ADULT] = "ADULT",
	[SYM_WORKER] = "WORKER",
	[SYM_FIGURE] = "0",
	[SYM_START] = "START",
	[SYM_END] = "END"};

/* Words from the child that count as near; letters of a word that tells. */
enum { NEAR = 4, TELLING = 4 };

uint32_t
cue_symbol(struct word_key key)
{
	uint64_t h =
		(key.first ^ key.rest >> 29) * UINT64_C(0x9e3779b97f4a7c15);

	h = (h ^ key.rest) * UINT64_C(0xc2b2ae3d27d4eb4f);
	return (uint32_t)(h >> 32) | 1u << 31;
}

static uint64_t
pair_key(uint32_t a, uint32_t b)
{
	uint64_t h = ((uint64_t)a << 32 | b) * UINT64_C(0x9e3779b97f4a7c15);

	return (h ^ h >> 29) | 1;
}

/* ---- the table ---- */

static uint32_t
symbol_of(struct chron_str name)
{
	char spaced[WORD_MAX];
	size_t n = name.n < WORD_MAX ? name.n : WORD_MAX;

	for (uint32_t i = 1; i < SYM_COUNT; i++)
		if (str_is(name, symbol_names[i]))
			return i;
	for (size_t i = 0; i < n; i++)
		spaced[i] = name.p[i] == '_' ? ' ' : name.p[i];
	return cue_symbol(lexicon_key((struct chron_str){spaced, n}));
}

static struct cue_word *
word_slot(const struct cue_table *t, uint32_t symbol)
{
	uint32_t i = symbol * 2654435761u >> 8 & t->word_mask;

	while (t->words[i].symbol && t->words[i].symbol != symbol)
		i = (i + 1) & t->word_mask;
	return &t->words[i];
}

static struct cue_key *
key_slot(const struct cue_table *t, uint64_t key)
{
	uint32_t i = (uint32_t)(key >> 32) & t->key_mask;

	while (t->keys[i].key && t->keys[i].key != key)
		i = (i + 1) & t->key_mask;
	return &t->keys[i];
}

static struct cue_word *
word_made(struct cue_table *t, struct chron_str name)
{
	uint32_t symbol = symbol_of(name);
	struct cue_word *w = word_slot(t, symbol);

	if (!w->symbol) {
		memset(w->cue, 0xff, sizeof(w->cue));
		w->symbol = symbol;
	}
	return w;
}

static enum cue_tells
tells(struct chron_str word, bool beside)
{
	if (symbol_of(word) >= SYM_COUNT &&
		(word.n < TELLING || word.p[0] < 'a' || word.p[0] > 'z'))
		return TELLS_NOTHING;
	if (symbol_of(word) < SYM_COUNT && symbol_of(word) != SYM_CHILD)
		return TELLS_NOTHING;
	return beside ? TELLS_OF_CHILD : TELLS_SOMETHING;
}

static enum cue_tells
tells_pair(struct chron_str first, struct chron_str second)
{
	enum cue_tells a = tells(first, symbol_of(second) == SYM_CHILD);
	enum cue_tells b = tells(second, symbol_of(first) == SYM_CHILD);

	return a > b ? a : b;
}

/* "pair V W", "word W", or a state. */
static void
put(struct cue_table *t, uint16_t cue)
{
	struct chron_str name = chron_cstr(t->cues[cue].name);
	struct chron_str rest = name, kind, first;
	uint64_t key = pair_key(cue_symbol(lexicon_key(name)), 0);

	(void)str_cut(&rest, ' ', &kind);
	for (uint32_t i = 0; i < CUE_ALONE; i++)
		if (str_is(kind, kind_names[i])) {
			t->tells[cue] = tells(rest, i != CUE_WORD);
			word_made(t, rest)->cue[i] = cue;
			return;
		}
	if (str_is(kind, kind_names[CUE_PAIR])) {
		(void)str_cut(&rest, ' ', &first);
		t->tells[cue] = tells_pair(first, rest);
		word_made(t, first)->first = true;
		word_made(t, rest)->second = true;
		key = pair_key(symbol_of(first), symbol_of(rest));
	}
	*key_slot(t, key) = (struct cue_key){key, cue};
}

const struct cue_table *
cue_table_new(struct arena *a)
{
	struct cue_table *t = ARENA_NEW(a, struct cue_table);
	struct cue_word *none = ARENA_NEW(a, struct cue_word);

	_Static_assert(sizeof(cues) / sizeof(cues[0]) < NO_CUE, "uint16_t");
	t->cues = cues;
	t->n = sizeof(cues) / sizeof(cues[0]);
	memset(none->cue, 0xff, sizeof(none->cue));
	t->none = none;
	t->tells = ARENA_ARRAY(a, uint8_t, t->n);
	for (t->key_mask = 1; t->key_mask < t->n * 2;)
		t->key_mask = t->key_mask * 2 + 1;
	t->word_mask = t->key_mask * 2 + 1; /* a pair has two */
	t->keys = ARENA_ARRAY(a, struct cue_key, (size_t)t->key_mask + 1);
	t->words = ARENA_ARRAY(a, struct cue_word, (size_t)t->word_mask + 1);
	for (uint32_t i = 0; i < t->n; i++)
		put(t, (uint16_t)i);
	return t;
}

static uint16_t
find(const struct cue_table *t, uint64_t key)
{
	const struct cue_key *at = key_slot(t, key);

	return at->key ? at->cue : NO_CUE;
}

uint16_t
cue_find(const struct cue_table *t, const char *name)
{
	return find(t, pair_key(cue_symbol(lexicon_key(chron_cstr(name))), 0));
}

/* ---- a sentence ---- */

/* A token as cues know it: what it is for its own children is CHILD, for the
 * others OTHER. */
struct sign {
	const struct cue_word *word;
	uint32_t symbol;
	uint32_t start, end;
	uint64_t kids;
};
/* Of one token: two where it names some of the children and not all. */
struct signs {
	struct sign of[2];
	unsigned n;
};

static void
hit(const struct cue_reader *r, uint16_t cue, uint64_t kids, uint32_t start,
	uint32_t end)
{
	struct cue_hits *h = r->hits;
	uint32_t i = cue % CUE_SLOTS;

	for (; h->slots[i]; i = (i + 1) % CUE_SLOTS)
		if (h->hits[h->slots[i] - 1].cue == cue) {
			h->hits[h->slots[i] - 1].kids |= kids;
			return;
		}
	if (h->n == CUES_MOST)
		return;
	h->hits[h->n++] = (struct cue_hit){cue, r->value, start, end, kids};
	h->slots[i] = (uint16_t)h->n;
}

static size_t
put_name(const struct cue_reader *r, const struct sign *s, char *out)
{
	struct chron_str word;
	char folded[WORD_MAX];

	if (s->symbol < SYM_COUNT)
		word = chron_cstr(symbol_names[s->symbol]);
	else if (s->end - s->start == 3 && r->text.p[s->start] == '\xe2')
		word = CHRON_S("-"); /* however long the dash */
	else
		word = text_folded(
			r->text.p + s->start, s->end - s->start, folded);
	out[0] = ' ';
	for (size_t i = 0; i < word.n; i++)
		out[i + 1] = word.p[i] == ' ' ? '_' : word.p[i];
	return word.n + 1;
}

static void
tell(const struct cue_reader *r, enum cue_kind kind, uint64_t kids,
	const struct sign *a, const struct sign *b)
{
	char name[2 * WORD_MAX + 16];
	size_t n = strlen(kind_names[kind]);

	memcpy(name, kind_names[kind], n);
	n += put_name(r, a, name + n);
	if (b)
		n += put_name(r, b, name + n);
	r->trace->on(r->trace->ctx, kids, name, n);
}

static inline void
emit(const struct cue_reader *r, enum cue_kind kind, uint64_t kids,
	const struct sign *s)
{
	if (r->trace && kids)
		tell(r, kind, kids, s, NULL);
	if (s->word->cue[kind] != NO_CUE && kids)
		hit(r, s->word->cue[kind], kids, s->start, s->end);
}

static void
emit_pair(
	const struct cue_reader *r, const struct sign *a, const struct sign *b)
{
	uint64_t kids = a->kids & b->kids;
	uint16_t cue;

	if (r->trace && kids)
		tell(r, CUE_PAIR, kids, a, b);
	if (!kids || !a->word->first || !b->word->second)
		return;
	cue = find(r->table, pair_key(a->symbol, b->symbol));
	if (cue != NO_CUE)
		hit(r, cue, kids, a->start, b->end ? b->end : a->end);
}

static void
emit_pairs(const struct cue_reader *r, const struct signs *a,
	const struct signs *b)
{
	for (unsigned i = 0; i < a->n; i++)
		for (unsigned k = 0; k < b->n; k++)
			emit_pair(r, &a->of[i], &b->of[k]);
}

static uint32_t
symbol_for(const struct cue_reader *r, const struct token *t)
{
	char first = r->text.p[t->start];

	if (t->is & IS(PRO))
		return SYM_WORKER;
	if (t->is & IS(ADULT))
		return SYM_ADULT;
	if (first >= '0' && first <= '9')
		return SYM_FIGURE;
	return t->symbol;
}

static struct sign
sign_of(const struct cue_reader *r, uint32_t symbol, uint64_t kids,
	const struct token *t)
{
	const struct cue_word *word = word_slot(r->table, symbol);

	return (struct sign){.word = word->symbol ? word : r->table->none,
		.symbol = symbol,
		.start = t->start,
		.end = t->end,
		.kids = kids};
}

static struct signs
read_signs(const struct cue_reader *r, const struct token *t)
{
	struct signs s = {.n = 1};

	if (!t->kids) {
		s.of[0] = sign_of(r, symbol_for(r, t), r->all, t);
		return s;
	}
	s.of[0] = sign_of(r, t->poss ? SYM_CHILDS : SYM_CHILD, t->kids, t);
	if (r->all & ~t->kids)
		s.of[s.n++] = sign_of(r, SYM_OTHER, r->all & ~t->kids, t);
	return s;
}

static void
emit_for(const struct cue_reader *r, enum cue_kind kind, uint64_t kids,
	const struct signs *s)
{
	for (unsigned i = 0; i < s->n; i++)
		emit(r, kind, kids & s->of[i].kids, &s->of[i]);
}

/* Words around the child at i. */
static void
around(const struct cue_reader *r, const struct signs *s, uint32_t n,
	uint32_t i, uint64_t kids)
{
	uint32_t from = i > NEAR ? i - NEAR : 0;

	for (uint32_t k = from; k < i; k++)
		emit_for(r, CUE_BEFORE, kids, &s[k]);
	for (uint32_t k = i + 1; k < n && k <= i + NEAR; k++)
		emit_for(r, CUE_BEHIND, kids, &s[k]);
	if (i + 1 < n)
		emit_for(r, CUE_NEXT, kids, &s[i + 1]);
}

void
cues_sentence(const struct cue_reader *r, const struct token *t, uint32_t n)
{
	const struct token start = {.start = t[0].start, .end = t[0].start};
	const struct token end = {.start = 0};
	struct signs s[SENTENCE_MAX + 1], from = {.n = 1}, to = {.n = 1};
	uint64_t mentioned = 0;

	r->hits->sentences++;
	r->hits->words += n;
	from.of[0] = sign_of(r, SYM_START, r->all, &start);
	to.of[0] = sign_of(r, SYM_END, r->all, &end);
	for (uint32_t i = 0; i < n; i++) {
		mentioned |= t[i].poss ? 0 : t[i].kids;
		s[i] = read_signs(r, &t[i]);
		emit_pairs(r, i ? &s[i - 1] : &from, &s[i]);
	}
	if (n)
		emit_pairs(r, &s[n - 1], &to);
	for (uint32_t i = 0; i < n; i++) {
		emit_for(r, CUE_WORD, r->all, &s[i]);
		emit_for(r, CUE_WITH, mentioned, &s[i]);
		if (t[i].kids && !t[i].poss)
			around(r, s, n, i, t[i].kids);
	}
}
