/* Compiles the lexicon: one hash of words, phrases chained by first word. */
#include "seen/lexicon.h"

#include "util/str.h"

static const char *const class_names[] = {
#define X(name) #name,
	WORD_CLASSES(X) "KID", "ANY"
#undef X
};

enum row_kind { ROW_CLASS, ROW_KIDS, ROW_PRED, ROW_MODE, ROW_SPOT };

static const struct row {
	uint8_t kind, form;
	uint16_t what;
	const char *words;
} rows[] = {
#define CLASS(bit, words)	{ROW_CLASS, 0, BIT_##bit, words},
#define KIDS(which, words)	{ROW_KIDS, 0, KIDS_##which, words},
#define MODE(mode, words)	{ROW_MODE, 0, MODE_##mode, words},
#define SPOT(which, words)	{ROW_SPOT, 0, SPOT_##which, words},
#define PRED(pred, form, words) {ROW_PRED, FORM_##form, PRED_##pred, words},
#include "seen/lexicon.def"
#undef CLASS
#undef KIDS
#undef PRED
#undef MODE
#undef SPOT
};

static uint32_t
hash_word(const char *p, size_t n)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < n; i++)
		h = (h ^ (uint8_t)p[i]) * 16777619u;
	return h ^ (h >> 15);
}

/* The slot that holds the word, or the free one where it belongs. */
static uint32_t
slot_of(const struct lexicon *w, const char *p, size_t n)
{
	uint32_t i = hash_word(p, n) & w->mask;

	while (w->slots[i] &&
		!str_eq(w->spelling[w->slots[i]], (struct chron_str){p, n}))
		i = (i + 1) & w->mask;
	return i;
}

uint32_t
lexicon_find(const struct lexicon *w, const char *p, size_t n)
{
	return w->slots[slot_of(w, p, n)];
}

static void
grow(struct lexicon *w, struct arena *a)
{
	w->mask = w->mask * 2 + 1;
	w->slots = ARENA_ARRAY(a, uint32_t, (size_t)w->mask + 1);
	for (uint32_t i = 1; i < w->nspelling; i++)
		w->slots[slot_of(w, w->spelling[i].p, w->spelling[i].n)] = i;
}

uint32_t
lexicon_add(struct lexicon *w, struct arena *a, const char *p, size_t n)
{
	uint32_t at = slot_of(w, p, n);

	if (w->slots[at])
		return w->slots[at];
	if (w->nspelling * 4 > w->mask) {
		grow(w, a);
		at = slot_of(w, p, n);
	}
	w->slots[at] = w->nspelling;
	*ARENA_PUSH(a, &w->spelling, &w->nspelling) =
		arena_str(a, (struct chron_str){p, n});
	(void)ARENA_PUSH(a, &w->word, &w->nwords);
	return w->slots[at];
}

void
lexicon_name(struct lexicon *w, struct arena *a, const uint32_t *words,
	uint32_t n, uint64_t kids, bool upper)
{
	struct name *name = ARENA_NEW(a, struct name);
	struct name **at = &w->word[words[0]].names;

	*name = (struct name){.n = n, .kids = kids, .upper = upper};
	name->words = ARENA_ARRAY(a, uint32_t, n);
	memcpy(name->words, words, sizeof(*words) * n);
	while (*at && (*at)->n >= n)
		at = &(*at)->next;
	name->next = *at;
	*at = name;
}

static bool
means(const struct lexeme *l, const struct row *row)
{
	for (uint32_t i = 0; i < l->nmeanings; i++)
		if (l->means[i].pred == row->what &&
			l->means[i].form == row->form)
			return true;
	return false;
}

static void
lexeme_add(struct lexeme *l, const struct row *row)
{
	if (row->kind == ROW_CLASS)
		l->is |= UINT64_C(1) << row->what;
	else if (row->kind == ROW_KIDS)
		l->kids = (uint8_t)row->what;
	else if (row->kind == ROW_MODE)
		l->mode = (uint8_t)row->what;
	else if (row->kind == ROW_SPOT)
		l->spot |= row->what;
	else if (l->nmeanings < MEANINGS && !means(l, row))
		l->means[l->nmeanings++] =
			(struct meaning){(uint8_t)row->what, row->form};
}

static struct element
element_of(struct lexicon *w, struct arena *a, struct chron_str part)
{
	if (part.p[0] >= 'A' && part.p[0] <= 'Z')
		for (uint32_t i = 0; i < BIT_COUNT; i++)
			if (str_is(part, class_names[i]))
				return (struct element){UINT64_C(1) << i, 0};
	return (struct element){0, lexicon_add(w, a, part.p, part.n)};
}

static bool
same_elements(const struct phrase *p, const struct element *e, uint32_t n)
{
	if (p->n != n)
		return false;
	for (uint32_t i = 0; i < n; i++)
		if (p->elements[i].word != e[i].word ||
			p->elements[i].is != e[i].is)
			return false;
	return true;
}

static void
phrase_add(struct lexicon *w, struct arena *a, const struct row *row,
	struct element *e, uint32_t n)
{
	struct phrase **at = row->kind == ROW_PRED
				     ? &w->word[e[0].word].happen
				     : &w->word[e[0].word].grammar;
	struct phrase *made;

	if (row->kind == ROW_PRED && n > 1) {
		if (e[1].word)
			w->word[e[0].word].next |= UINT64_C(1)
						   << (e[1].word & 63);
		else
			w->word[e[0].word].next_is |= e[1].is;
	}
	for (; *at && (*at)->n >= n; at = &(*at)->next)
		if (same_elements(*at, e, n)) {
			lexeme_add(&(*at)->lexeme, row);
			return;
		}
	made = ARENA_NEW(a, struct phrase);
	*made = (struct phrase){.next = *at,
		.n = n,
		.elements = e,
		.second = n > 1 ? e[1].word : 0};
	lexeme_add(&made->lexeme, row);
	*at = made;
}

static void
row_add(struct lexicon *w, struct arena *a, const struct row *row)
{
	struct chron_str rest = chron_cstr(row->words), item, part;

	while (str_cut(&rest, '|', &item)) {
		struct element *e = NULL;
		uint32_t n = 0;

		while (str_cut(&item, ' ', &part))
			*ARENA_PUSH(a, &e, &n) = element_of(w, a, part);
		if (n == 1 && e[0].word)
			lexeme_add(&w->word[e[0].word].lexeme, row);
		else if (n)
			phrase_add(w, a, row, e, n);
	}
}

struct lexicon *
seen_lexicon_new(struct arena *a)
{
	struct lexicon *w = ARENA_NEW(a, struct lexicon);

	w->mask = 8191;
	w->slots = ARENA_ARRAY(a, uint32_t, (size_t)w->mask + 1);
	(void)ARENA_PUSH(a, &w->spelling, &w->nspelling); /* 0: not known */
	(void)ARENA_PUSH(a, &w->word, &w->nwords);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		row_add(w, a, &rows[i]);
	return w;
}
