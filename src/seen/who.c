/* Who is meant: names, refs, "the older two", "baby", pronouns. */
#include "seen/clause.h"

#include "core/agency.h"

static unsigned
count(uint64_t kids)
{
	return (unsigned)__builtin_popcountll(kids);
}

/* Can what stands at i not be the noun of "a crying baby"? */
static bool
is_loose(const struct token *t, uint32_t i, uint32_t n)
{
	return i >= n || t[i].punct ||
	       (t[i].is & (IS(PREP) | IS(ADV) | IS(DET) | IS(AND) | IS(POSS)) &&
		       !t[i].kidword);
}

/* "A" and "I" are words too: a ref if written as one where the word could
 * not stand in capitals, or before what only a person does. */
static bool
is_ref_here(
	const struct scene *s, const struct token *t, uint32_t i, uint32_t n)
{
	static const uint64_t after = IS(BE) | IS(HAVE) | IS(DO) | IS(MODAL) |
				      IS(NEG) | IS(AND) | IS(PREP) | IS(BUT);
	const struct token *next = i + 1 < n ? &t[i + 1] : NULL;

	if (t[i].poss || (i > 0 && !t[i].quoted && !t[i - 1].punct))
		return !t[i].quoted;
	if (!next || next->punct)
		return true;
	if (next->is & IS(NUM) || next->kidword)
		return false;
	if (next->is & (after | IS(VERB)) ||
		(next->is & IS(ADV) && !next->nmeanings))
		return true;
	for (uint32_t k = 0; k < next->nmeanings; k++)
		if ((next->means[k].form == FORM_ING &&
			    is_loose(t, i + 2, n)) ||
			next->means[k].form == FORM_PART ||
			next->means[k].form == FORM_FIN ||
			next->means[k].form == FORM_PRES ||
			next->means[k].form == FORM_BOTH ||
			next->means[k].pred == PRED_EXAM ||
			next->means[k].pred == PRED_STATE ||
			next->means[k].pred == PRED_ASLEEP ||
			next->means[k].pred == PRED_ABSENT ||
			next->means[k].pred == PRED_OUT)
			return true;
	/* "A rummaged in the bag", not "a crowded room" */
	if (!next->is && !next->nmeanings && next->end - next->start > 4 &&
		memcmp(s->text.p + next->end - 2, "ed", 2) == 0 &&
		(is_loose(t, i + 2, n) || t[i + 2].marks & MARKED(PARTICLE)))
		return true;
	return next->end - next->start > 3 && next->word == 0 &&
	       t[i].quoted == false && next->capital;
}

static const struct name *
match_name(const struct scene *s, const struct token *t, uint32_t i, uint32_t n)
{
	for (const struct name *name = t[i].names; name; name = name->next) {
		uint32_t k = 0;

		while (k < name->n && i + k < n && !t[i + k].punct &&
			(t[i + k].word == name->words[k] ||
				(t[i + k].base == name->words[k] &&
					k + 1 == name->n)))
			k++;
		if (k < name->n || (name->upper && !t[i].upper))
			continue;
		if (name->upper && t[i].end - t[i].start == 1 &&
			t[i].is & (IS(DET) | IS(PRO)) &&
			!is_ref_here(s, t, i, n))
			continue;
		if (!name->upper && !t[i].capital && name->n == 1 &&
			name->kids && t[i].is)
			continue; /* "will", "may": a word unless capital */
		return name;
	}
	return NULL;
}

static const struct phrase *
match_grammar(
	const struct lexicon *l, const struct token *t, uint32_t i, uint32_t n)
{
	const struct phrase *p = l->phrases[t[i].entry - l->word].grammar;

	for (; p; p = p->next) {
		uint32_t k = 1;

		if (t[i + 1].word != p->second.word &&
			t[i + 1].base != p->second.word)
			continue;
		while (k < p->n && i + k < n &&
			(t[i + k].word == p->elements[k].word ||
				(k + 1 == p->n &&
					t[i + k].base ==
						p->elements[k].word)) &&
			t[i + k].word)
			k++;
		if (k == p->n)
			return p;
	}
	return NULL;
}

/* Can a phrase that acts as a word begin here? */
static bool
can_join(const struct token *t, const struct token *next)
{
	uint64_t seconds = t->entry->grammar_next;

	return (seconds >> (next->word & 63) | seconds >> (next->base & 63)) &
	       1;
}

/* Joins t[from] .. t[from + len - 1] into one token at `to`. */
static void
join(struct token *t, uint32_t to, uint32_t from, uint32_t len)
{
	bool poss = t[from + len - 1].poss;
	uint32_t end = t[from + len - 1].end;

	if (to != from)
		t[to] = t[from];
	if (len == 1)
		return;
	t[to].end = end;
	t[to].poss = poss;
	t[to].word = 0;
}

/* The first token that may be part of a longer one, or begin a name. */
static uint32_t
first_of(const struct token *t, uint32_t n)
{
	uint32_t i = 0;

	while (i + 1 < n && !t[i].names && !(t[i].is & IS(TITLE)) &&
		!can_join(&t[i], &t[i + 1]))
		i++;
	return i;
}

static uint32_t
phrase_symbol(const struct scene *s, const struct token *t)
{
	char folded[WORD_MAX];

	return lexicon_find(s->people->words->lexicon,
		lexicon_key(text_folded(
			s->text.p + t->start, t->end - t->start, folded)))
		->symbol;
}

static uint32_t
merge(struct scene *s, struct token *t, uint32_t n)
{
	uint32_t to, i = first_of(t, n);

	for (to = i; i < n; to++) {
		const struct name *name = NULL;
		const struct phrase *p = NULL;
		uint32_t len = 1;

		if (t[i].names)
			name = match_name(s, t, i, n);
		if (!name && i + 1 < n && can_join(&t[i], &t[i + 1]))
			p = match_grammar(s->people->words->lexicon, t, i, n);
		len = name ? name->n : p ? p->n : 1;
		join(t, to, i, len);
		if (len > 1)
			t[to].symbol = phrase_symbol(s, &t[to]);
		if (name) {
			t[to].is = name->kids ? IS(KID) : IS(ADULT);
			t[to].voice = 0;
			t[to].kids = name->kids & s->people->all;
			t[to].nmeanings = 0, t[to].preds = 0;
			t[to].kidword = KIDS_NONE;
		} else if (p) {
			t[to].is = p->lexeme.is;
			t[to].marks = p->lexeme.marks;
			t[to].kidword = p->lexeme.kidword;
			t[to].nmeanings = 0, t[to].preds = 0;
		}
		i += len;
		if (t[to].is & IS(TITLE)) {
			bool staff = s->kind == KIND_SCHOOL ||
				     s->kind == KIND_NURSERY ||
				     s->kind == KIND_EDUCATION;

			t[to].is |= staff ? IS(PRO) : IS(ADULT);
			if (i < n && t[i].capital && !t[i].punct &&
				!t[to].poss) {
				t[to].end = t[i].end;
				t[to].poss = t[i].poss;
				t[to].word = 0;
				i++;
			}
		}
	}
	return to;
}

/* "her" is a person before a pause or a preposition, else a possessive. */
static bool
is_possessive(const struct token *t, uint32_t i, uint32_t n)
{
	static const uint64_t with_her = UINT64_C(1) << PRED_ASLEEP |
					 UINT64_C(1) << PRED_ALONE |
					 UINT64_C(1) << PRED_HOME;

	if (!(t[i].is & IS(POSS)) || i + 1 >= n || t[i + 1].punct)
		return false;
	if (t[i + 1].preds & with_her)
		return false; /* "saw her asleep" */
	return !(t[i + 1].is & (IS(PREP) | IS(AND) | IS(BUT) | IS(ADV) |
				       IS(MODAL) | IS(PASTT) | IS(TODAY)));
}

static uint64_t
pronoun(struct scene *s, enum kid_word word)
{
	uint32_t adult = word == KIDS_SHE ? s->female_at : s->male_at;
	uint64_t usual = count(s->usual) == 1 ? s->usual : 0, kids;

	if (word == KIDS_THEY)
		adult = s->female_at > s->male_at ? s->female_at : s->male_at;
	if (adult > s->kid_at)
		return 0;
	if (!s->focus)
		return adult || agency_kind_serves_adults(s->kind) ? 0 : usual;
	if (word == KIDS_THEY)
		return s->focus;
	if (count(s->focus) != 1)
		return 0;
	kids = who_of_sex(s, word == KIDS_SHE ? SEX_FEMALE : SEX_MALE);
	if (kids & s->focus)
		return s->focus;
	/* "Ellie was seen. He was out.": her brother */
	kids &= s->named;
	return count(kids) == 1 ? kids : 0;
}

/* "She says J is well": she is not J, who is named after her. */
static bool
is_named_after(const struct token *t, uint32_t i, uint32_t n)
{
	uint64_t kids = t[i].kids;

	for (uint32_t k = i + 1; k < n && k < i + 8; k++) {
		if (t[k].punct)
			return false;
		if (t[k].kids & kids && !t[k].kidword && t[k].is == IS(KID))
			return true;
	}
	return false;
}

/* "neighbour's little boy", "her friend's baby" */
static bool
is_strangers(const struct token *t, uint32_t i)
{
	for (uint32_t k = i; k > 0 && i - k < 3 && !t[k - 1].punct; k--) {
		if (t[k - 1].poss)
			return (t[k - 1].marks & MARKED(OUTSIDER)) != 0;
		if (t[k - 1].is & ~(IS(ADV) | IS(NUM)) || t[k - 1].kids)
			return false;
	}
	return false;
}

/* Whom the pronouns after token i may mean, whose phrase begins at j. */
static void
remember(struct scene *s, const struct token *t, uint32_t i, uint32_t j,
	bool anyone)
{
	const struct token *k = &t[i];
	bool oblique = anyone && j > 0 && t[j - 1].is & IS(PREP);

	if (k->is & IS(KID) && k->kids) {
		s->named |= k->kids;
		if (!oblique || !s->focus) {
			s->focus = k->kids;
			if (i > 1 && t[i - 1].is & IS(AND) && t[i - 2].kids)
				s->focus |= t[i - 2].kids;
			if (!k->poss || !(s->female_at || s->male_at))
				s->kid_at = ++s->clock;
		}
	} else if (k->is & IS(ADULT) && !oblique && !k->poss &&
		   !(anyone && j > 0 && t[j - 1].voice & VOICE(WHILE)) &&
		   !(i > 0 && t[i - 1].is & IS(NEG))) {
		s->clock++;
		if (k->is & IS(FEMALE) || !(k->is & IS(MALE)))
			s->female_at = s->clock;
		if (k->is & IS(MALE) || !(k->is & IS(FEMALE)))
			s->male_at = s->clock;
	}
}

/* Which children the token means, and what pronouns after it will. */
static void
resolve(struct scene *s, struct token *t, uint32_t i, uint32_t n, bool *anyone)
{
	struct token *k = &t[i];
	uint32_t j = i;

	while (j > 0 && !t[j - 1].punct && t[j - 1].is & (IS(DET) | IS(POSS)) &&
		!t[j - 1].kids)
		j--;

	if (k->kidword >= KIDS_HE) {
		if (is_possessive(t, i, n))
			return;
		k->kids = pronoun(s, k->kidword);
		if (k->kids && is_named_after(t, i, n))
			k->kids = 0;
		if (k->kids)
			k->is |= IS(KID);
		else
			k->is |= IS(ADULT);
		*anyone = true;
		return;
	}
	if (k->kidword == KIDS_EACH && i + 1 < n &&
		(t[i + 1].is & (IS(ADULT) | IS(PRO) | IS(KID)) ||
			t[i + 1].kidword)) {
		k->kidword = KIDS_NONE;
		return;
	}
	/* "A and mum both out" */
	if (k->kidword == KIDS_EACH && i > 2 && t[i - 2].is & IS(AND) &&
		(t[i - 1].is | t[i - 3].is) & IS(ADULT) &&
		(t[i - 1].kids | t[i - 3].kids)) {
		k->kidword = KIDS_NONE;
		k->is = IS(ADV);
		return;
	}
	if (k->kidword && is_strangers(t, i)) {
		k->kidword = KIDS_SOME;
		k->kids = 0;
		k->is |= IS(KID);
		return;
	}
	if (k->kidword) {
		k->kids = who_phrase(s, t, i);
		k->is |= k->kidword == KIDS_PATIENT && !k->kids ? IS(ADULT)
								: IS(KID);
		if (k->kidword == KIDS_ALL || k->kidword == KIDS_EACH ||
			k->kidword == KIDS_NEITHER)
			s->covered |= k->kids;
	}
	if (k->quoted)
		return;
	remember(s, t, i, j, *anyone);
	if (k->is & (IS(KID) | IS(ADULT) | IS(PRO)))
		*anyone = true;
}

uint32_t
who_mark(struct scene *s, struct token *t, uint32_t n)
{
	uint8_t people[SENTENCE_MAX + 1];
	uint32_t m = 0;
	struct sum sum = {0};
	bool anyone = false;

	n = merge(s, t, n);
	who_groups(s, t, n);
	for (uint32_t i = 0; i < n; i++) {
		char first = s->text.p[t[i].start];

		sum.is |= t[i].is;
		sum.marks |= t[i].marks;
		sum.figures |= (unsigned char)(first - '0') < 10;
		sum.colon |= t[i].punct == ':';
		sum.dash |= t[i].punct == '-';
		sum.quoted |= t[i].quoted;
		people[m] = (uint8_t)i;
		m += (t[i].kidword != 0) |
		     ((t[i].is & (IS(KID) | IS(ADULT) | IS(PRO))) != 0);
	}
	s->sum = sum;
	for (uint32_t i = 0; i < m; i++)
		resolve(s, t, people[i], n, &anyone);
	return n;
}
