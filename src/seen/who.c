/* Who is meant: names, refs, "the older two", "baby", pronouns. */
#include "seen/scene.h"

#include "core/agency.h"
#include "util/civil.h"

static unsigned
count(uint64_t kids)
{
	return (unsigned)__builtin_popcountll(kids);
}

/* Days old, or -1 if not known or not born. */
static int32_t
age(const struct scene *s, uint32_t kid)
{
	int32_t born = s->people->kids[kid].born;

	if (born == CIVIL_MIN || s->day == CIVIL_MIN || born > s->day)
		return -1;
	return s->day - born;
}

/* Days old, where the order matters and nothing else does. */
static int64_t
rank(const struct scene *s, uint32_t kid)
{
	int32_t born = s->people->kids[kid].born;

	return born == CIVIL_MIN ? INT64_MIN : -(int64_t)born;
}

static uint64_t
aged(const struct scene *s, int32_t from_days, int32_t to_days)
{
	uint64_t kids = 0;

	for (uint32_t i = 0; i < s->people->nkids; i++) {
		int32_t days = age(s, i);

		if (s->all >> i & 1 && days >= from_days && days < to_days)
			kids |= UINT64_C(1) << i;
	}
	return kids;
}

uint64_t
who_under(const struct scene *s, int years)
{
	return aged(s, 0, years * 365 + years / 4);
}

/* The n oldest (sign 1) or youngest (sign -1) of those whose age is known. */
static uint64_t
extreme(const struct scene *s, unsigned n, int sign)
{
	uint64_t left = s->all & ~s->unborn, kids = 0;

	while (n-- && left) {
		uint32_t best = UINT32_MAX;

		for (uint32_t i = 0; i < s->people->nkids; i++)
			if (left >> i & 1 && rank(s, i) != INT64_MIN &&
				(best == UINT32_MAX ||
					(rank(s, i) - rank(s, best)) * sign >
						0))
				best = i;
		if (best == UINT32_MAX)
			break;
		kids |= UINT64_C(1) << best;
		left &= ~kids;
	}
	return kids;
}

static uint64_t
twins(const struct scene *s)
{
	uint64_t kids = 0;

	for (uint32_t i = 0; i < s->people->nkids; i++)
		for (uint32_t j = i + 1; j < s->people->nkids; j++)
			if (rank(s, i) != INT64_MIN &&
				rank(s, j) - rank(s, i) <= 2 &&
				rank(s, i) - rank(s, j) <= 2)
				kids |= UINT64_C(1) << i | UINT64_C(1) << j;
	return kids ? kids & s->all : s->all;
}

static uint64_t
siblings(const struct scene *s)
{
	uint64_t kids = 0;

	for (uint32_t i = 0; i < s->people->nkids; i++)
		if (s->people->kids[i].sibling)
			kids |= UINT64_C(1) << i;
	kids &= s->all;
	if (!kids && s->focus && count(s->all) == 2)
		kids = s->all & ~s->focus;
	return kids;
}

static uint64_t
one_child(const struct scene *s)
{
	if (count(s->usual) == 1)
		return s->usual;
	if (count(s->focus) == 1)
		return s->focus;
	return count(s->all) == 1 ? s->all : 0;
}

static uint64_t
baby(const struct scene *s)
{
	uint64_t kids = aged(s, 0, 400);

	if (!kids)
		kids = extreme(s, 1, -1) & aged(s, 0, 800);
	if (!kids && s->day != CIVIL_MIN)
		return count(s->all) == 1 && s->unborn != s->all &&
				       rank(s, 0) == INT64_MIN
			       ? s->all
			       : 0;
	return kids ? kids : count(s->all) == 1 ? s->all : 0;
}

uint64_t
who_means(const struct scene *s, enum kid_word word)
{
	uint64_t living = s->all & ~s->unborn;
	unsigned n = count(living);

	switch (word) {
	case KIDS_ONE:
		return one_child(s);
	case KIDS_PATIENT:
		return agency_kind_serves_adults(s->kind) ? 0 : one_child(s);
	case KIDS_ALL:
	case KIDS_NEITHER:
		return living;
	case KIDS_EACH:
		return count(s->focus) > 1 ? s->focus : living;
	case KIDS_BABY:
		return baby(s);
	case KIDS_TODDLER:
		return aged(s, 365, 4 * 366);
	case KIDS_TEEN:
		return aged(s, 12 * 365 + 300, 18 * 366);
	case KIDS_ELDEST:
		return extreme(s, 1, 1);
	case KIDS_YOUNGEST:
		return extreme(s, 1, -1);
	case KIDS_OLDER:
		return n > 2 ? extreme(s, n > 4 ? n - 1 : 2, 1)
			     : extreme(s, 2, 1);
	case KIDS_YOUNGER:
		return extreme(s, 2, -1);
	case KIDS_MIDDLE:
		return n == 3 ? extreme(s, 2, 1) & extreme(s, 2, -1) : 0;
	case KIDS_TWINS:
		return twins(s);
	case KIDS_SIBS:
		return siblings(s);
	case KIDS_UNBORN:
		return s->unborn;
	default:
		return 0;
	}
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
is_ref_here(const struct token *t, uint32_t i, uint32_t n)
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
			next->means[k].form == FORM_BOTH ||
			next->means[k].pred == PRED_EXAM ||
			next->means[k].pred == PRED_STATE ||
			next->means[k].pred == PRED_ASLEEP ||
			next->means[k].pred == PRED_ABSENT ||
			next->means[k].pred == PRED_OUT)
			return true;
	return next->end - next->start > 3 && next->word == 0 &&
	       t[i].quoted == false && next->capital;
}

static const struct name *
match_name(const struct token *t, uint32_t i, uint32_t n)
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
			t[i].is & (IS(DET) | IS(PRO)) && !is_ref_here(t, i, n))
			continue;
		if (!name->upper && !t[i].capital && name->n == 1 &&
			name->kids && t[i].is)
			continue; /* "will", "may": a word unless capital */
		return name;
	}
	return NULL;
}

static const struct phrase *
match_grammar(const struct token *t, uint32_t i, uint32_t n)
{
	const struct phrase *p = t[i].entry->phrases->grammar;

	for (; p; p = p->next) {
		uint32_t k = 1;

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
merge(struct scene *s, struct token *t, uint32_t n)
{
	uint32_t to, i = first_of(t, n);

	for (to = i; i < n; to++) {
		const struct name *name = NULL;
		const struct phrase *p = NULL;
		uint32_t len = 1;

		if (t[i].names)
			name = match_name(t, i, n);
		if (!name && i + 1 < n && can_join(&t[i], &t[i + 1]))
			p = match_grammar(t, i, n);
		len = name ? name->n : p ? p->n : 1;
		join(t, to, i, len);
		if (name) {
			t[to].is = name->kids ? IS(KID) : IS(ADULT);
			t[to].voice = 0;
			t[to].kids = name->kids & s->people->all;
			t[to].nmeanings = 0, t[to].preds = 0;
			t[to].kidword = KIDS_NONE;
		} else if (p) {
			t[to].is = p->lexeme.is;
			t[to].kidword = p->lexeme.kids;
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
	if (!(t[i].is & IS(POSS)) || i + 1 >= n || t[i + 1].punct)
		return false;
	return !(t[i + 1].is & (IS(PREP) | IS(AND) | IS(BUT) | IS(ADV) |
				       IS(MODAL) | IS(PASTT) | IS(TODAY)));
}

static uint64_t
pronoun(struct scene *s, enum kid_word word)
{
	uint32_t adult = word == KIDS_SHE ? s->female_at : s->male_at;
	uint64_t usual = count(s->usual) == 1 ? s->usual : 0;

	if (word == KIDS_THEY)
		adult = s->female_at > s->male_at ? s->female_at : s->male_at;
	if (adult > s->kid_at)
		return 0;
	if (!s->focus)
		return adult || agency_kind_serves_adults(s->kind) ? 0 : usual;
	if (word == KIDS_THEY)
		return s->focus;
	return count(s->focus) == 1 ? s->focus : 0;
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

/* Which children the token means, and what pronouns after it will. */
static void
resolve(struct scene *s, struct token *t, uint32_t i, uint32_t n, bool *anyone)
{
	struct token *k = &t[i];
	uint32_t j = i;
	bool oblique;

	while (j > 0 && !t[j - 1].punct && t[j - 1].is & (IS(DET) | IS(POSS)) &&
		!t[j - 1].kids)
		j--;
	oblique = *anyone && j > 0 && t[j - 1].is & IS(PREP);

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
	if (k->kidword) {
		k->kids = who_means(s, k->kidword);
		k->is |= k->kidword == KIDS_PATIENT && !k->kids ? IS(ADULT)
								: IS(KID);
		if (k->kidword == KIDS_ALL || k->kidword == KIDS_EACH ||
			k->kidword == KIDS_NEITHER)
			s->covered |= k->kids;
	}
	if (k->quoted)
		return;
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
		   !(*anyone && j > 0 && t[j - 1].voice & VOICE(WHILE)) &&
		   !(i > 0 && t[i - 1].is & IS(NEG))) {
		s->clock++;
		if (k->is & IS(FEMALE) || !(k->is & IS(MALE)))
			s->female_at = s->clock;
		if (k->is & IS(MALE) || !(k->is & IS(FEMALE)))
			s->male_at = s->clock;
	}
	if (k->is & (IS(KID) | IS(ADULT) | IS(PRO)))
		*anyone = true;
}

uint32_t
who_mark(struct scene *s, struct token *t, uint32_t n)
{
	uint8_t people[SENTENCE_MAX + 1];
	uint32_t m = 0;
	bool anyone = false;

	n = merge(s, t, n);
	for (uint32_t i = 0; i < n; i++) {
		people[m] = (uint8_t)i;
		m += (t[i].kidword != 0) |
		     ((t[i].is & (IS(KID) | IS(ADULT) | IS(PRO))) != 0);
	}
	for (uint32_t i = 0; i < m; i++)
		resolve(s, t, people[i], n, &anyone);
	return n;
}
