/* Keeps the names of a case in a small table over the lexicon. */
#include "seen/case_words.h"

#include "seen/text.h"
#include "util/str.h"

enum { NAME_WORDS = 8, SLOTS_MIN = 128 };

void
case_words_init(
	struct case_words *w, struct arena *a, const struct lexicon *lexicon)
{
	*w = (struct case_words){.lexicon = lexicon,
		.slots = ARENA_ARRAY(a, struct word_slot, SLOTS_MIN),
		.mask = SLOTS_MIN - 1,
		.nwords = lexicon->nwords};
	(void)ARENA_PUSH(a, &w->names, &w->nnames);
}

static void
grow(struct case_words *w, struct arena *a)
{
	struct word_slot *old = w->slots;
	uint32_t n = w->mask + 1;

	w->mask = w->mask * 2 + 1;
	w->slots = ARENA_ARRAY(a, struct word_slot, (size_t)w->mask + 1);
	for (uint32_t i = 0; i < n; i++)
		if (old[i].key.first)
			*lexicon_slot(w->slots, w->mask, old[i].key) = old[i];
}

/* The slot of a word that stands in a name. */
static struct word_slot
word_add(struct case_words *w, struct arena *a, struct chron_str word)
{
	struct word_key key = lexicon_key(word);
	struct word_slot *at = lexicon_slot(w->slots, w->mask, key);
	const struct word_slot *known = lexicon_find(w->lexicon, key);

	if (at->word)
		return *at;
	if (w->nnames * 4 > w->mask) {
		grow(w, a);
		at = lexicon_slot(w->slots, w->mask, key);
	}
	*at = (struct word_slot){.key = key,
		.word = known->word,
		.name = w->nnames,
		.symbol = known->symbol};
	if (!at->word)
		at->word = w->nwords++;
	w->filter |= UINT64_C(1) << (lexicon_hash(key) >> 58);
	(void)ARENA_PUSH(a, &w->names, &w->nnames);
	return *at;
}

static bool
parts_words(char c)
{
	return c && strchr(" \t,.()-", c);
}

/* The words of s; returns how many. */
static uint32_t
split(struct case_words *w, struct arena *a, struct chron_str s,
	struct word_slot out[NAME_WORDS])
{
	uint32_t n = 0;
	size_t i = 0;

	while (i < s.n && n < NAME_WORDS) {
		char f[WORD_MAX];
		size_t from;

		while (i < s.n && parts_words(s.p[i]))
			i++;
		from = i;
		while (i < s.n && !parts_words(s.p[i]))
			i++;
		if (i > from)
			out[n++] = word_add(
				w, a, text_folded(s.p + from, i - from, f));
	}
	return n;
}

void
case_words_name(struct case_words *w, struct arena *a, struct chron_str name,
	uint64_t kids, bool upper)
{
	struct word_slot at[NAME_WORDS];
	uint32_t n = split(w, a, name, at);
	struct name *made, **list;

	if (!n)
		return;
	made = ARENA_NEW(a, struct name);
	*made = (struct name){.n = n, .kids = kids, .upper = upper};
	made->words = ARENA_ARRAY(a, uint32_t, n);
	for (uint32_t i = 0; i < n; i++)
		made->words[i] = at[i].word;
	list = &w->names[at[0].name];
	while (*list && (*list)->n >= n)
		list = &(*list)->next;
	made->next = *list;
	*list = made;
}
