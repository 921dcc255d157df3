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

/* What stands for people and places of a sentence: no word has these.  The
 * words of the cues are numbered from the last on. */
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

static uint64_t
mixed(uint64_t h)
{
	h *= UINT64_C(0x9e3779b97f4a7c15);
	return (h ^ h >> 29) | 1;
}

static uint64_t
pair_key(uint32_t a, uint32_t b)
{
	return mixed((uint64_t)a << 32 | b);
}

/* No pair has it: the higher half is no symbol. */
static uint64_t
state_key(struct chron_str name)
{
	struct word_key key = lexicon_key(name);

	return mixed((mixed(key.first) ^ key.rest) | UINT64_C(1) << 63);
}

/* ---- the table ---- */

static struct cue_key *
key_slot(const struct cue_table *t, uint64_t key)
{
	uint32_t i = (uint32_t)(key >> 32) & t->key_mask;

	while (t->keys[i].key && t->keys[i].key != key)
		i = (i + 1) & t->key_mask;
	return &t->keys[i];
}

static uint32_t
add_word(struct cue_table *t, struct arena *a)
{
	uint32_t symbol = t->nwords;
	struct cue_word *w = ARENA_PUSH(a, &t->words, &t->nwords);

	memset(w->cue, 0xff, sizeof(w->cue));
	w->symbol = symbol;
	return symbol;
}

/* The symbol of a word, made if it is new. */
static uint32_t
symbol_of(struct cue_table *t, struct arena *a, struct lexicon *l,
	struct chron_str name)
{
	char spaced[WORD_MAX];
	size_t n = name.n < WORD_MAX ? name.n : WORD_MAX;
	struct word_slot *at;

	for (uint32_t i = 1; i < SYM_COUNT; i++)
		if (str_is(name, symbol_names[i]))
			return i;
	for (size_t i = 0; i < n; i++)
		spaced[i] = name.p[i] == '_' ? ' ' : name.p[i];
	at = lexicon_make(l, a, lexicon_key((struct chron_str){spaced, n}));
	if (!at->symbol)
		at->symbol = add_word(t, a);
	return at->symbol;
}

static enum cue_tells
tells(uint32_t symbol, struct chron_str word, bool beside)
{
	if (symbol >= SYM_COUNT &&
		(word.n < TELLING || word.p[0] < 'a' || word.p[0] > 'z'))
		return TELLS_NOTHING;
	if (symbol < SYM_COUNT && symbol != SYM_CHILD)
		return TELLS_NOTHING;
	return beside ? TELLS_OF_CHILD : TELLS_SOMETHING;
}

static enum cue_tells
tells_pair(
	uint32_t v, struct chron_str first, uint32_t w, struct chron_str second)
{
	enum cue_tells a = tells(v, first, w == SYM_CHILD);
	enum cue_tells b = tells(w, second, v == SYM_CHILD);

	return a > b ? a : b;
}

/* "pair V W", "word W", or a state. */
static void
put(struct cue_table *t, struct arena *a, struct lexicon *l, uint16_t cue)
{
	struct chron_str name = chron_cstr(t->cues[cue].name);
	struct chron_str rest = name, kind, first;
	uint64_t key = state_key(name);

	(void)str_cut(&rest, ' ', &kind);
	for (uint32_t i = 0; i < CUE_ALONE; i++)
		if (str_is(kind, kind_names[i])) {
			uint32_t w = symbol_of(t, a, l, rest);

			t->tells[cue] = (uint8_t)tells(w, rest, i != CUE_WORD);
			t->words[w].cue[i] = cue;
			t->words[w].any = true;
			return;
		}
	if (str_is(kind, kind_names[CUE_PAIR])) {
		uint32_t v, w;

		(void)str_cut(&rest, ' ', &first);
		v = symbol_of(t, a, l, first);
		w = symbol_of(t, a, l, rest);
		t->tells[cue] = (uint8_t)tells_pair(v, first, w, rest);
		t->words[v].seconds |= UINT64_C(1) << (w & 63);
		key = pair_key(v, w);
	}
	*key_slot(t, key) = (struct cue_key){key, cue};
}

const struct cue_table *
cue_table_new(struct arena *a, struct lexicon *l)
{
	struct cue_table *t = ARENA_NEW(a, struct cue_table);

	_Static_assert(sizeof(cues) / sizeof(cues[0]) < NO_CUE, "uint16_t");
	t->cues = cues;
	t->n = sizeof(cues) / sizeof(cues[0]);
	t->tells = ARENA_ARRAY(a, uint8_t, t->n);
	for (t->key_mask = 1; t->key_mask < t->n * 2;)
		t->key_mask = t->key_mask * 2 + 1;
	t->keys = ARENA_ARRAY(a, struct cue_key, (size_t)t->key_mask + 1);
	while (t->nwords < SYM_COUNT)
		(void)add_word(t, a);
	for (uint32_t i = 0; i < t->n; i++)
		put(t, a, l, (uint16_t)i);
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
	return find(t, state_key(chron_cstr(name)));
}

/* ---- a sentence ---- */

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

/* A sentence as cues know it: of each token the word that it is, which for a
 * child is CHILD; to the children that are not meant it is OTHER. */
struct signs {
	const struct cue_reader *r;
	const struct token *t;
	const struct cue_word **words;
};

static size_t
put_name(const struct cue_reader *r, uint32_t symbol, const struct token *t,
	char *out)
{
	struct chron_str word;
	char folded[WORD_MAX];

	if (symbol && symbol < SYM_COUNT)
		word = chron_cstr(symbol_names[symbol]);
	else if (t->end - t->start == 3 && r->text.p[t->start] == '\xe2')
		word = CHRON_S("-"); /* however long the dash */
	else
		word = text_folded(
			r->text.p + t->start, t->end - t->start, folded);
	out[0] = ' ';
	for (size_t i = 0; i < word.n; i++)
		out[i + 1] = word.p[i] == ' ' ? '_' : word.p[i];
	return word.n + 1;
}

static void
tell(const struct cue_reader *r, enum cue_kind kind, uint64_t kids,
	uint32_t symbol, const struct token *a, uint32_t second,
	const struct token *b)
{
	char name[2 * WORD_MAX + 16];
	size_t n = strlen(kind_names[kind]);

	memcpy(name, kind_names[kind], n);
	n += put_name(r, symbol, a, name + n);
	if (b)
		n += put_name(r, second, b, name + n);
	r->trace->on(r->trace->ctx, kids, name, n);
}

static void
emit(const struct cue_reader *r, enum cue_kind kind, uint64_t kids,
	const struct cue_word *w, const struct token *t)
{
	if (r->trace && kids)
		tell(r, kind, kids, w->symbol, t, 0, NULL);
	if (w->cue[kind] != NO_CUE && kids)
		hit(r, w->cue[kind], kids, t->start, t->end);
}

/* Of token i, for as many of the children as it is the word of. */
static inline void
emit_for(const struct signs *s, enum cue_kind kind, uint64_t kids, uint32_t i)
{
	const struct cue_reader *r = s->r;
	const struct token *t = &s->t[i];

	if (!t->kids) {
		if (s->words[i]->cue[kind] != NO_CUE || r->trace)
			emit(r, kind, kids & r->all, s->words[i], t);
		return;
	}
	emit(r, kind, kids & t->kids, s->words[i], t);
	emit(r, kind, kids & r->all & ~t->kids, &r->table->words[SYM_OTHER], t);
}

static void
emit_pair(const struct cue_reader *r, const struct cue_word *v,
	const struct token *a, const struct cue_word *w, const struct token *b,
	uint64_t kids)
{
	uint16_t cue;

	if (!kids)
		return;
	if (r->trace)
		tell(r, CUE_PAIR, kids, v->symbol, a, w->symbol, b);
	if (!(v->seconds >> (w->symbol & 63) & 1))
		return;
	cue = find(r->table, pair_key(v->symbol, w->symbol));
	if (cue != NO_CUE)
		hit(r, cue, kids, a->start, b->end ? b->end : a->end);
}

/* The same where one of them names some of the children, and not all. */
static void
emit_pairs(const struct cue_reader *r, const struct cue_word *v,
	const struct token *a, const struct cue_word *w, const struct token *b)
{
	const struct cue_word *other = &r->table->words[SYM_OTHER];
	uint64_t first = a->kids ? a->kids : r->all;
	uint64_t second = b->kids ? b->kids : r->all;
	uint64_t not_first = r->all & ~first, not_second = r->all & ~second;

	emit_pair(r, v, a, w, b, first & second);
	emit_pair(r, v, a, other, b, first & not_second);
	emit_pair(r, other, a, w, b, not_first & second);
	emit_pair(r, other, a, other, b, not_first & not_second);
}

static inline void
emit_next(const struct cue_reader *r, const struct cue_word *v,
	const struct token *a, const struct cue_word *w, const struct token *b)
{
	if (a->kids | b->kids || r->trace)
		emit_pairs(r, v, a, w, b);
	else if (v->seconds >> (w->symbol & 63) & 1)
		emit_pair(r, v, a, w, b, r->all);
}

static inline uint32_t
symbol_for(const struct cue_reader *r, const struct token *t)
{
	char first;

	if (t->kids)
		return t->poss ? SYM_CHILDS : SYM_CHILD;
	if (t->is & (IS(PRO) | IS(ADULT)))
		return t->is & IS(PRO) ? SYM_WORKER : SYM_ADULT;
	first = r->text.p[t->start];
	return first >= '0' && first <= '9' ? (uint32_t)SYM_FIGURE : t->symbol;
}

/* Words around the child at i. */
static void
around(const struct signs *s, uint32_t n, uint32_t i, uint64_t kids)
{
	uint32_t from = i > NEAR ? i - NEAR : 0;

	for (uint32_t k = from; k < i; k++)
		emit_for(s, CUE_BEFORE, kids, k);
	for (uint32_t k = i + 1; k < n && k <= i + NEAR; k++)
		emit_for(s, CUE_BEHIND, kids, k);
	if (i + 1 < n)
		emit_for(s, CUE_NEXT, kids, i + 1);
}

void
cues_sentence(const struct cue_reader *r, const struct token *t, uint32_t n)
{
	const struct cue_word *words[SENTENCE_MAX + 1];
	const struct signs s = {r, t, words};
	static const struct token to = {.end = 0};
	struct token from; /* its place is all there is */
	const struct cue_word *v = &r->table->words[SYM_START];
	const struct token *last = &from;
	uint64_t mentioned = 0;

	from.start = from.end = t[0].start;
	from.kids = 0;
	r->hits->sentences++;
	r->hits->words += n;
	for (uint32_t i = 0; i < n; last = &t[i++]) {
		mentioned |= t[i].poss ? 0 : t[i].kids;
		words[i] = &r->table->words[symbol_for(r, &t[i])];
		emit_next(r, v, last, words[i], &t[i]);
		v = words[i];
	}
	if (n)
		emit_next(r, v, last, &r->table->words[SYM_END], &to);
	for (uint32_t i = 0; i < n; i++) {
		if (!words[i]->any && !t[i].kids && !r->trace)
			continue;
		emit_for(&s, CUE_WORD, r->all, i);
		if (mentioned)
			emit_for(&s, CUE_WITH, mentioned, i);
		if (t[i].kids && !t[i].poss)
			around(&s, n, i, t[i].kids);
	}
}
