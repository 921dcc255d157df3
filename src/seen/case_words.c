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
		.slots = ARENA_ARRAY(a, uint32_t, SLOTS_MIN),
		.mask = SLOTS_MIN - 1,
		.nwords = lexicon->nwords};
	(void)ARENA_PUSH(a, &w->names, &w->nnames);
}

/* Where the word is, or the free slot where it belongs. */
static uint32_t *
slot_of(const struct case_words *w, struct chron_str word, uint32_t hash)
{
	uint32_t i = hash & w->mask;

	while (w->slots[i] &&
		(w->names[w->slots[i]].hash != hash ||
			!str_eq(w->names[w->slots[i]].spelling, word)))
		i = (i + 1) & w->mask;
	return &w->slots[i];
}

static void
grow(struct case_words *w, struct arena *a)
{
	w->mask = w->mask * 2 + 1;
	w->slots = ARENA_ARRAY(a, uint32_t, (size_t)w->mask + 1);
	for (uint32_t i = 1; i < w->nnames; i++)
		*slot_of(w, w->names[i].spelling, w->names[i].hash) = i;
}

/* The place of a word among the name words, made if it is new. */
static uint32_t
word_add(struct case_words *w, struct arena *a, struct chron_str word)
{
	uint32_t hash = lexicon_hash(word), *at = slot_of(w, word, hash);
	struct name_word *made;

	if (*at)
		return *at;
	if (w->nnames * 4 > w->mask) {
		grow(w, a);
		at = slot_of(w, word, hash);
	}
	*at = w->nnames;
	made = ARENA_PUSH(a, &w->names, &w->nnames);
	made->hash = hash;
	made->spelling = arena_str(a, word);
	made->word = lexicon_find(w->lexicon, word, hash);
	if (!made->word)
		made->word = w->nwords++;
	return w->nnames - 1;
}

static bool
parts_words(char c)
{
	return c && strchr(" \t,.()-", c);
}

/* The numbers of the words of s; returns how many. */
static uint32_t
split(struct case_words *w, struct arena *a, struct chron_str s,
	uint32_t out[NAME_WORDS])
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
	uint32_t at[NAME_WORDS], n = split(w, a, name, at);
	struct name *made, **list;

	if (!n)
		return;
	made = ARENA_NEW(a, struct name);
	*made = (struct name){.n = n, .kids = kids, .upper = upper};
	made->words = ARENA_ARRAY(a, uint32_t, n);
	for (uint32_t i = 0; i < n; i++)
		made->words[i] = w->names[at[i]].word;
	list = &w->names[at[0]].names;
	while (*list && (*list)->n >= n)
		list = &(*list)->next;
	made->next = *list;
	*list = made;
}
