/* Compiles the lexicon: one hash of words, phrases chained by first word. */
#include "seen/weigh.h"

#include <endian.h>

#include "seen/idioms.h"
#include "seen/seen.h"
#include "seen/spelling.h"
#include "seen/verbs.h"
#include "util/str.h"

static const char *const class_names[] = {
#define X(name) #name,
	WORD_CLASSES(X) "KID", "ANY"
#undef X
};

/* Who does it: see acts.def. */
enum acts { ACTS_DO, ACTS_CARE, ACTS_TREAT };

struct row {
	uint8_t kind, form;
	uint16_t what;
	const char *words;
};

static const struct row rows[] = {
#undef VOICE
#define CLASS(bit, words)	{ROW_CLASS, 0, BIT_##bit, words},
#define VOICE(bit, words)	{ROW_VOICE, 0, VOICE_BIT_##bit, words},
#define MARK(bit, words)	{ROW_MARK, 0, MARK_##bit, words},
#define KIDS(which, words)	{ROW_KIDS, 0, KIDS_##which, words},
#define MODE(mode, words)	{ROW_MODE, 0, MODE_##mode, words},
#define SPOT(which, words)	{ROW_SPOT, 0, SPOT_##which, words},
#define PRED(pred, form, words) {ROW_PRED, FORM_##form, PRED_##pred, words},
#define ACTS(kind, words)	{ROW_ACTS, 0, ACTS_##kind, words},
#include "seen/lexicon.def"
#undef CLASS
#undef MARK
#undef VOICE
#undef KIDS
#undef PRED
#undef MODE
#undef SPOT
#undef ACTS
};

/* The same word in haste: whatever is known of one is known of the other. */
static const struct {
	const char *word, *also;
} aliases[] = {
	{"with", "w"},
	{"through", "thru"},
	{"because", "cos|coz|bcos|becos"},
	{"about", "abt"},
	{"what", "wot|waht"},
	{"said", "siad"},
	{"asked", "aksed|askd"},
	{"i'm", "im"},
	{"don't", "dont"},
	{"doesn't", "doesnt|dosnt|dosent"},
	{"didn't", "didnt|dident"},
	{"won't", "wont"},
	{"can't", "cant"},
	{"wouldn't", "wouldnt"},
	{"couldn't", "couldnt"},
	{"shouldn't", "shouldnt"},
	{"wasn't", "wasnt"},
	{"weren't", "werent"},
	{"isn't", "isnt"},
	{"aren't", "arent"},
	{"hasn't", "hasnt"},
	{"haven't", "havent"},
	{"hadn't", "hadnt"},
};

struct word_key
lexicon_key(struct chron_str folded)
{
	uint64_t parts[2] = {0, 0};
	size_t n = folded.n;

	memcpy(parts, folded.p, n < sizeof(parts) ? n : sizeof(parts[0]));
	parts[0] = le64toh(parts[0]);
	parts[1] = le64toh(parts[1]);
	for (size_t i = sizeof(parts[0]); n > sizeof(parts) && i < n; i++)
		parts[1] = (parts[1] ^ (uint8_t)folded.p[i]) *
			   UINT64_C(1099511628211);
	return (struct word_key){parts[0], parts[1]};
}

static void
grow(struct lexicon *l, struct arena *a)
{
	struct word_slot *old = l->slots;
	uint32_t n = l->mask + 1;

	l->mask = l->mask * 2 + 1;
	l->slots = ARENA_ARRAY(a, struct word_slot, (size_t)l->mask + 1);
	for (uint32_t i = 0; i < n; i++)
		if (old[i].key.first)
			*lexicon_slot(l->slots, l->mask, old[i].key) = old[i];
}

struct word_slot *
lexicon_make(struct lexicon *l, struct arena *a, struct word_key key)
{
	struct word_slot *at;

	if (l->nslots * 2 > l->mask)
		grow(l, a);
	at = lexicon_slot(l->slots, l->mask, key);
	if (!at->key.first) {
		at->key = key;
		l->nslots++;
	}
	return at;
}

/* The number of a word, made if it is new. */
static uint32_t
word_add(struct lexicon *l, struct arena *a, struct chron_str word)
{
	struct word_slot *at = lexicon_make(l, a, lexicon_key(word));

	if (at->word)
		return at->word;
	at->word = l->nwords;
	(void)ARENA_PUSH(a, &l->word, &l->nwords);
	ARENA_PUSH(a, &l->phrases, &l->nphrases)->spelling = arena_str(a, word);
	return at->word;
}

static void
aliases_add(struct lexicon *l, struct arena *a)
{
	for (size_t i = 0; i < sizeof(aliases) / sizeof(aliases[0]); i++) {
		struct chron_str rest = chron_cstr(aliases[i].also), item;
		uint32_t word = word_add(l, a, chron_cstr(aliases[i].word));

		while (str_cut(&rest, '|', &item))
			lexicon_make(l, a, lexicon_key(item))->word = word;
	}
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
	else if (row->kind == ROW_VOICE)
		l->voice |= 1U << row->what;
	else if (row->kind == ROW_MARK)
		l->marks |= UINT32_C(1) << row->what;
	else if (row->kind == ROW_KIDS)
		l->kidword = (uint8_t)row->what;
	else if (row->kind == ROW_MODE)
		l->mode = (uint8_t)row->what;
	else if (row->kind == ROW_SPOT)
		l->spot |= row->what;
	else if (l->nmeanings < MEANINGS && !means(l, row)) {
		l->means[l->nmeanings++] =
			(struct meaning){(uint8_t)row->what, row->form};
		l->preds |= UINT64_C(1) << row->what;
	}
}

static struct element
element_of(struct lexicon *w, struct arena *a, struct chron_str part)
{
	if (part.p[0] >= 'A' && part.p[0] <= 'Z')
		for (uint32_t i = 0; i < BIT_COUNT; i++)
			if (str_is(part, class_names[i]))
				return (struct element){UINT64_C(1) << i, 0};
	return (struct element){0, word_add(w, a, part)};
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
				     ? &w->phrases[e[0].word].happen
				     : &w->phrases[e[0].word].grammar;
	struct phrase *made;

	for (; *at && (*at)->n >= n; at = &(*at)->next)
		if (same_elements(*at, e, n)) {
			lexeme_add(&(*at)->lexeme, row);
			return;
		}
	made = ARENA_NEW(a, struct phrase);
	*made = (struct phrase){
		.second = e[1], .next = *at, .n = n, .elements = e};
	lexeme_add(&made->lexeme, row);
	*at = made;
}

/* One form of a verb, unless the word is known for something else. */
static void
form_add(struct lexicon *w, struct arena *a, struct chron_str word,
	enum pred pred, enum form form)
{
	struct row row = {.kind = ROW_PRED,
		.what = (uint16_t)pred,
		.form = (uint8_t)form};
	uint32_t number = word_add(w, a, word);
	struct lexeme *l = &w->word[number].lexeme;

	static const uint64_t wishes = UINT64_C(1) << PRED_FEEL;
	bool own = !l->nmeanings || l->made;

	/* "painted" may be a wish, and is an act */
	if (l->is & ~IS(VERB) || l->kidword ||
		(!own && (form != FORM_FIN || l->preds & ~wishes)))
		return;
	l->made = own;
	lexeme_add(l, &row);
}

/* The forms of "jump", or of "eat ate eaten". */
static void
acts_add(struct lexicon *w, struct arena *a, enum acts kind,
	struct chron_str verb)
{
	static const struct {
		uint8_t pred, form;
	} finite[] = {[ACTS_DO] = {PRED_ACT, FORM_FIN},
		[ACTS_CARE] = {PRED_HANDLE, FORM_BOTH},
		[ACTS_TREAT] = {PRED_EXAM, FORM_BOTH}};
	char buf[VERB_MAX];
	struct chron_str base, past, part;

	if (!str_cut(&verb, ' ', &base))
		return;
	if (!str_cut(&verb, ' ', &past))
		past = verb_form(base, VERB_ED, buf);
	form_add(w, a, past, finite[kind].pred, finite[kind].form);
	if (str_cut(&verb, ' ', &part) && kind != ACTS_DO)
		form_add(w, a, part, finite[kind].pred, finite[kind].form);
	form_add(w, a, verb_form(base, VERB_ING, buf), PRED_STATE, FORM_ING);
	if (kind == ACTS_DO)
		form_add(w, a, verb_form(base, VERB_S, buf), PRED_ACT,
			FORM_PRES);
}

static void
row_add(struct lexicon *w, struct arena *a, const struct row *row)
{
	struct chron_str rest = chron_cstr(row->words), item, part;

	while (str_cut(&rest, '|', &item)) {
		struct element *e = NULL;
		uint32_t n = 0;

		if (row->kind == ROW_ACTS) {
			acts_add(w, a, (enum acts)row->what, item);
			continue;
		}
		while (str_cut(&item, ' ', &part))
			*ARENA_PUSH(a, &e, &n) = element_of(w, a, part);
		if (n == 1 && e[0].word)
			lexeme_add(&w->word[e[0].word].lexeme, row);
		else if (n > 1)
			phrase_add(w, a, row, e, n);
	}
}

/* Chains the phrases of one first word by their second. */
static void
index_word(struct lexicon *l, uint32_t first)
{
	struct word *w = &l->word[first];
	struct phrase **is = &l->phrases[first].happen_is;
	uint32_t rank = 0;

	for (struct phrase *p = l->phrases[first].grammar; p; p = p->next)
		w->grammar_next |=
			p->n > 1 ? UINT64_C(1) << (p->elements[1].word & 63)
				 : ~UINT64_C(0);
	for (struct phrase *p = l->phrases[first].happen; p; p = p->next) {
		struct element second =
			p->n > 1 ? p->elements[1] : (struct element){0};
		struct pair_slot *at;
		struct phrase **end;

		p->rank = rank++;
		if (!second.word) {
			w->next_is |= second.is;
			*is = p;
			is = &p->like;
			continue;
		}
		w->next |= UINT64_C(1) << (second.word & 63);
		at = &l->pairs[lexicon_pair_slot(l, first, second.word)];
		at->first = first;
		at->second = second.word;
		for (end = &at->phrases; *end;)
			end = &(*end)->like;
		*end = p;
	}
}

static void
index_phrases(struct lexicon *l, struct arena *a)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < l->nwords; i++)
		for (struct phrase *p = l->phrases[i].happen; p; p = p->next)
			n++;
	for (l->pair_mask = 1; l->pair_mask < n * 2;)
		l->pair_mask = l->pair_mask * 2 + 1;
	l->pairs = ARENA_ARRAY(a, struct pair_slot, (size_t)l->pair_mask + 1);
	for (uint32_t i = 0; i < l->nwords; i++)
		index_word(l, i);
}

/* Takes away what the words meant: an idiom says it anew. */
static void
row_forget(struct lexicon *w, struct arena *a, const struct row *row)
{
	struct chron_str rest = chron_cstr(row->words), part;
	struct element e[IDIOM_WORDS];
	struct phrase **at;
	uint32_t n = 0;

	while (n < IDIOM_WORDS && str_cut(&rest, ' ', &part))
		e[n++] = element_of(w, a, part);
	if (n == 1 && e[0].word) {
		/* but that it answers is how it is spelt */
		w->word[e[0].word].lexeme = (struct lexeme){
			.marks = w->word[e[0].word].lexeme.marks &
				 MARKED(REPLY)};
		return;
	}
	for (at = &w->phrases[e[0].word].happen; n && *at;)
		if (same_elements(*at, e, n))
			*at = (*at)->next;
		else
			at = &(*at)->next;
}

const struct lexicon *
seen_lexicon_of(struct arena *a, const struct chron_config *config)
{
	struct lexicon *w = ARENA_NEW(a, struct lexicon);

	w->mask = 8191;
	w->slots = ARENA_ARRAY(a, struct word_slot, (size_t)w->mask + 1);
	(void)ARENA_PUSH(a, &w->word, &w->nwords); /* 0: not known */
	(void)ARENA_PUSH(a, &w->phrases, &w->nphrases);
	aliases_add(w, a);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		row_add(w, a, &rows[i]);
	for (uint32_t i = 0; config && i < config->nidioms; i++) {
		const struct seen_meaning *m =
			&seen_meanings[config->idioms[i].means];
		const struct row row = {.kind = m->kind,
			.form = m->form,
			.what = m->what,
			.words = config->idioms[i].words.p};

		row_forget(w, a, &row);
		row_add(w, a, &row);
	}
	index_phrases(w, a);
	w->cues = cue_table_new(a, w);
	w->weigh = weigh_states_new(a, w->cues);
	w->spelling = spelling_new(a, w);
	return w;
}

const struct lexicon *
seen_lexicon_new(struct arena *a)
{
	return seen_lexicon_of(a, NULL);
}

_Static_assert(PRED_COUNT <= 64, "predicates are bits of a word");
