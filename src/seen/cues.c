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

/* Words from the child that count as near. */
enum { NEAR = 4 };

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

			t->words[w].cue[i] = cue;
			t->words[w].any = true;
			return;
		}
	if (str_is(kind, kind_names[CUE_PAIR])) {
		uint32_t v, w;

		(void)str_cut(&rest, ' ', &first);
		v = symbol_of(t, a, l, first);
		w = symbol_of(t, a, l, rest);
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

/* A token as cues know it: what it is for its own children, and whether it is
 * a child that is not them (OTHER). */
struct sign {
	const struct cue_word *word;
	uint32_t start, end;
	uint64_t kids, others;
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
put_name(const struct cue_reader *r, uint32_t symbol, const struct sign *s,
	char *out)
{
	struct chron_str word;
	char folded[WORD_MAX];

	if (symbol && symbol < SYM_COUNT)
		word = chron_cstr(symbol_names[symbol]);
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
	uint32_t symbol, const struct sign *a, uint32_t second,
	const struct sign *b)
{
	char name[2 * WORD_MAX + 16];
	size_t n = strlen(kind_names[kind]);

	memcpy(name, kind_names[kind], n);
	n += put_name(r, symbol, a, name + n);
	if (b)
		n += put_name(r, second, b, name + n);
	r->trace->on(r->trace->ctx, kids, name, n);
}

static inline void
emit(const struct cue_reader *r, enum cue_kind kind, uint64_t kids,
	const struct cue_word *w, const struct sign *s)
{
	if (r->trace && kids)
		tell(r, kind, kids, w->symbol, s, 0, NULL);
	if (w->cue[kind] != NO_CUE && kids)
		hit(r, w->cue[kind], kids, s->start, s->end);
}

static inline void
emit_for(const struct cue_reader *r, enum cue_kind kind, uint64_t kids,
	const struct sign *s)
{
	if (s->word->any || r->trace)
		emit(r, kind, kids & s->kids, s->word, s);
	if (s->others)
		emit(r, kind, kids & s->others, &r->table->words[SYM_OTHER], s);
}

static void
emit_pair(const struct cue_reader *r, const struct cue_word *v,
	const struct sign *a, const struct cue_word *w, const struct sign *b,
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

static inline void
emit_pairs(
	const struct cue_reader *r, const struct sign *a, const struct sign *b)
{
	const struct cue_word *other = &r->table->words[SYM_OTHER];

	if (!a->others && !b->others && !r->trace &&
		!(a->word->seconds >> (b->word->symbol & 63) & 1))
		return;
	emit_pair(r, a->word, a, b->word, b, a->kids & b->kids);
	if (b->others)
		emit_pair(r, a->word, a, other, b, a->kids & b->others);
	if (a->others)
		emit_pair(r, other, a, b->word, b, a->others & b->kids);
	if (a->others && b->others)
		emit_pair(r, other, a, other, b, a->others & b->others);
}

static uint32_t
symbol_for(const struct cue_reader *r, const struct token *t)
{
	char first;

	if (t->kids)
		return t->poss ? SYM_CHILDS : SYM_CHILD;
	if (t->is & IS(PRO))
		return SYM_WORKER;
	if (t->is & IS(ADULT))
		return SYM_ADULT;
	first = r->text.p[t->start];
	return first >= '0' && first <= '9' ? (uint32_t)SYM_FIGURE : t->symbol;
}

static inline struct sign
read_sign(const struct cue_reader *r, const struct token *t)
{
	return (struct sign){.word = &r->table->words[symbol_for(r, t)],
		.start = t->start,
		.end = t->end,
		.kids = t->kids ? t->kids : r->all,
		.others = t->kids ? r->all & ~t->kids : 0};
}

/* Words around the child at i. */
static void
around(const struct cue_reader *r, const struct sign *s, uint32_t n, uint32_t i,
	uint64_t kids)
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
	struct sign s[SENTENCE_MAX + 1];
	const struct sign from = {.word = &r->table->words[SYM_START],
		.start = t[0].start,
		.end = t[0].start,
		.kids = r->all};
	const struct sign to = {
		.word = &r->table->words[SYM_END], .kids = r->all};
	uint64_t mentioned = 0;

	r->hits->sentences++;
	for (uint32_t i = 0; i < n; i++) {
		mentioned |= t[i].poss ? 0 : t[i].kids;
		s[i] = read_sign(r, &t[i]);
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
