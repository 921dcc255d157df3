/* Open-class language: verbs no table holds, places by their furniture, and
 * who is with whom.  What the lexicon explains is left alone. */
#include "seen/clause.h"

#include "core/agency.h"

/* Endings that count only in words of so many letters: not "bed", "king". */
enum { LEAST_ED = 5, LEAST_ING = 6 };
enum { PLACE_REACH = 5, WITH_REACH = 12 };

/* Nothing is known of the word that would explain it. */
static bool
is_blank(const struct token *t)
{
	/* asked at once: each by itself is a toss-up */
	return !(t->is | t->kids | t->marks | (uint64_t)t->punct | t->kidword |
		 t->nmeanings | t->covered | t->poss);
}

static bool
ends_in(const struct scene *s, const struct token *t, const char *end, size_t n,
	size_t least)
{
	size_t len = t->end - t->start;

	return len >= least && memcmp(s->text.p + t->end - n, end, n) == 0;
}

static bool
is_adverb(const struct scene *s, const struct token *t)
{
	return !t->punct && ((t->is & IS(ADV) && !t->nmeanings) ||
				    (is_blank(t) && ends_in(s, t, "ly", 2, 5)));
}

/* The token in front of i, adverbs left out; n if there is none. */
static uint32_t
before(const struct scene *s, const struct token *t, uint32_t i, uint32_t n)
{
	unsigned skipped = 0;

	while (i > 0 && skipped++ < 3 && is_adverb(s, &t[i - 1]))
		i--;
	return i > 0 ? i - 1 : n;
}

static bool
is_kid(const struct token *t)
{
	return t->kids && !t->poss;
}

static void
mark(struct token *t, enum pred pred, enum form form)
{
	t->means[0] = (struct meaning){(uint8_t)pred, (uint8_t)form};
	t->nmeanings = 1;
	t->preds = UINT64_C(1) << pred;
	t->span = 1;
}

/* The child whom "..., gnawing a rusk" is about; n if it is nobody. */
static uint32_t
topic(const struct token *t, uint32_t i, uint32_t n)
{
	uint32_t stop = i > WITH_REACH ? i - WITH_REACH : 0;

	while (i > stop) {
		const struct token *b = &t[--i];

		if (b->punct == ';' || clause_is_verb(b) ||
			b->is & (IS(ADULT) | IS(PRO)))
			return n;
		if (is_kid(b))
			return i;
	}
	return n;
}

/* "A crumpled the sheet", "came in and crumpled it"; "A rummaging in bag". */
static void
open_verb(const struct scene *s, struct token *t, uint32_t i, uint32_t n)
{
	bool ed = ends_in(s, &t[i], "ed", 2, LEAST_ED);
	bool ing = !ed && ends_in(s, &t[i], "ing", 3, LEAST_ING);
	uint32_t k;

	if (!ed && !ing)
		return;
	k = before(s, t, i, n);
	if (k == n)
		return;
	if (ing && t[k].punct == ',')
		k = topic(t, k, n);
	if (k == n)
		return;
	if (ing && t[k].is & IS(BE) && k > 0)
		k = before(s, t, k, n);
	if (k == n)
		return;
	if (is_kid(&t[k]) && (ing || k == 0 || !(t[k - 1].is & IS(PREP))))
		mark(&t[i], ing ? PRED_STATE : PRED_ACT,
			ing ? FORM_ING : FORM_FIN);
}

/* Does a note tell of what it saw as it saw it?  "Cries when the curtain is
 * drawn." */
static bool
is_observing(const struct scene *s)
{
	static const uint64_t watchers = UINT64_C(1) << KIND_HOSPITAL |
					 UINT64_C(1) << KIND_NURSERY |
					 UINT64_C(1) << KIND_MIDWIFERY |
					 UINT64_C(1) << KIND_HEALTH_VISITING;

	return watchers >> s->kind & 1 || s->ways & WAY_VISIT;
}

/* "attends nursery" */
static bool
is_lesson(const struct token *t, uint32_t i, uint32_t n)
{
	for (uint32_t k = i + 1; k < n && k < i + 4 && !t[k].punct; k++)
		if (t[k].mode == MODE_SCHOOL)
			return true;
	return false;
}

/* The present tense is a habit or a thing unless it stands behind its subject
 * in a note of what was seen. */
struct present {
	bool habit; /* a word of the sentence tells of one */
	bool chain; /* an earlier verb of it told what was seen */
};

static void
check_present(const struct scene *s, struct token *t, uint32_t i, uint32_t n,
	struct present *p)
{
	bool come = clause_has(&t[i], P(COME)), fits;
	uint32_t k = before(s, t, i, n);

	if (k == n)
		fits = agency_kind_has_patient(s->kind);
	else if (t[k].punct)
		fits = t[k].punct == ':' || p->chain;
	else
		fits = is_kid(&t[k]) || (t[k].is & IS(AND) && p->chain);
	fits &= come && agency_kind_has_patient(s->kind) ? !is_lesson(t, i, n)
							 : is_observing(s);
	fits &= !p->habit;
	p->chain |= fits;
	if (fits)
		return;
	/* made of one verb: it means nothing else */
	t[i].nmeanings = 0;
	t[i].preds = 0;
}

/* "under the big chair": the token after the noun, or 0. */
static uint32_t
place_end(const struct token *t, uint32_t i, uint32_t n)
{
	uint32_t end = i + PLACE_REACH < n ? i + PLACE_REACH : n;

	for (i++; i < end && !t[i].punct; i++) {
		if (t[i].marks & MARKED(SPOT) && !t[i].poss) {
			while (i + 1 < end && t[i + 1].marks & MARKED(SPOT))
				i++;
			return i + 1;
		}
		if (!(t[i].is & (IS(DET) | IS(POSS) | IS(NUM) | IS(ADULT) |
					IS(PREP))) &&
			!is_blank(&t[i]) && !t[i].poss)
			return 0;
		if (t[i].nmeanings || t[i].covered)
			return 0;
	}
	return 0;
}

/* "A under the chair", "R in a onesie". */
static void
open_place(const struct scene *s, struct token *t, uint32_t i, uint32_t n)
{
	uint32_t k = before(s, t, i, n), end;

	if (k == n || t[i].is & (IS(ABOUT) | IS(WITH) | IS(TO) | IS(BY)))
		return;
	if (k > 0 && (t[k].punct == ',' || is_blank(&t[k])))
		k--; /* "V, in a bumbo,", "D loose on the back seat" */
	if (t[k].is & IS(BE) && k > 0 && !(t[k].is & IS(NEG)))
		k = before(s, t, k, n);
	if (k == n || !is_kid(&t[k]))
		return;
	if (i + 1 < n && is_blank(&t[i + 1]) && t[i + 1].capital &&
		!t[i + 1].upper && t[i].marks & MARKED(PRESENT)) {
		mark(&t[i], PRED_OUT, FORM_FLAT); /* "A in Leeds" */
		return;
	}
	end = place_end(t, i, n);
	if (!end)
		return;
	mark(&t[i], PRED_PLACE, FORM_FLAT);
	t[i].span = (uint8_t)(end - i);
	while (++i < end)
		t[i].covered = true;
}

/* "told Keziah is at school": it is the worker who was told. */
static void
check_told(struct token *t, uint32_t i, uint32_t n)
{
	uint32_t end = i + t[i].span;

	if (!clause_has(&t[i], P(TALK)) || t[i].span < 2 || end >= n ||
		!t[end - 1].kids || t[end - 1].poss ||
		!(t[end].is & (IS(BE) | IS(HAVE))))
		return;
	for (uint32_t k = i + 1; k < end; k++)
		t[k].covered = false;
	t[i].nmeanings = 0;
	t[i].preds = 0;
}

/* "toddler at her feet" is no other place. */
static void
check_out(struct token *t, uint32_t i)
{
	if (t[i].span > 1 && clause_has(&t[i], P(OUT)) && t[i].is & IS(PREP) &&
		t[i + t[i].span - 1].marks & MARKED(SPOT)) {
		uint8_t span = t[i].span;

		mark(&t[i], PRED_PLACE, FORM_FLAT);
		t[i].span = span;
	}
}

/* Is a child among the people named up to k, whom no preposition governs? */
static bool
is_listed(const struct token *t, uint32_t k)
{
	bool kid = false;

	for (;; k--) {
		if (t[k].punct == ':')
			return false; /* "SA: A only": a form */
		if (t[k].punct ? t[k].punct != ','
			       : !(t[k].is & (IS(KID) | IS(ADULT) | IS(PRO) |
						     IS(AND) | IS(DET) |
						     IS(POSS) | IS(ADV))) ||
					 t[k].poss)
			return kid && (t[k].punct || t[k].nmeanings ||
					      !(t[k].is & IS(PREP)));
		kid |= t[k].kids != 0;
		if (!k)
			return kid;
	}
}

/* "A in today", "mum and both boys in", "mother and R only", "A there":
 * present. */
static void
open_present(const struct scene *s, struct token *t, uint32_t i, uint32_t n)
{
	uint32_t k = before(s, t, i, n);

	if (i + 1 < n && !t[i + 1].punct &&
		!(t[i + 1].is & (IS(TODAY) | IS(AND) | IS(BUT) | IS(PREP))))
		return;
	if (k != n && t[k].is & IS(BE) && k > 0 && !(t[k].is & IS(NEG)))
		k = before(s, t, k, n);
	if (k != n && is_listed(t, k))
		mark(&t[i], PRED_HOME, FORM_FLAT);
}

/* Is what stands before "with A" a worker's doing, or nobody's: "bowling with
 * A", "ten minutes with A"? */
static bool
is_together(const struct token *t, uint32_t i)
{
	uint32_t stop = i > WITH_REACH ? i - WITH_REACH : 0;

	if (!i || t[i - 1].punct || t[i - 1].marks & MARKED(NOTWITH))
		return false;
	while (i > stop) {
		const struct token *b = &t[--i];

		if (b->quoted)
			continue;
		if (b->punct || b->is & (IS(BUT) | IS(WHETHER)))
			return true;
		if (b->is & (IS(ADULT) | IS(KID) | IS(NEG) | IS(MODAL) |
				    IS(TO) | IS(IF) | IS(PASTT)) ||
			b->kids || b->poss)
			return false;
		if (b->marks & MARKED(NOTWITH))
			return false;
	}
	return true;
}

static void
open_with(struct token *t, uint32_t i, uint32_t n)
{
	uint32_t k = i + 1;

	while (k < n && t[k].is & (IS(DET) | IS(NUM) | IS(POSS)) && !t[k].kids)
		k++;
	if (k < n && is_kid(&t[k]) && is_together(t, i))
		mark(&t[i], PRED_BESIDE, FORM_NOUN);
}

/* "E wouldn't look up": who says so was looking. */
static void
open_unwilling(struct token *t, uint32_t i)
{
	uint32_t k = i;

	while (k > 0 &&
		t[k - 1].is & (IS(NEG) | IS(MODAL) | IS(DO) | IS(ADV) | IS(TO)))
		k--;
	if (k < i && k > 0 && t[i - 1].is & (IS(NEG) | IS(TO) | IS(ADV)) &&
		is_kid(&t[k - 1]) &&
		(t[k].is & IS(NEG) || t[k + 1].is & IS(NEG)))
		mark(&t[k], PRED_STATE, FORM_FLAT);
}

/* "B's nails bitten to the quick" */
static void
open_body(struct token *t, uint32_t i, uint32_t n)
{
	uint32_t k = i;

	while (k > 0 && is_blank(&t[k - 1]))
		k--;
	if (!k || !t[k - 1].poss || !t[k - 1].kids)
		return;
	if (k > 1 && !t[k - 2].punct && !(t[k - 2].is & (IS(AND) | IS(BUT))))
		return;
	if (i + 1 < n && (t[i + 1].is & IS(PREP) || t[i + 1].is & IS(MODAL)))
		return;
	t[k - 1].poss = false;
	mark(&t[i], PRED_STATE, FORM_FLAT);
}

/* "A refused to be weighed", "G declined obs": in front of who asked. */
static void
open_refusal(const struct scene *s, struct token *t, uint32_t i, uint32_t n)
{
	uint32_t k = before(s, t, i, n), end = i + 5 < n ? i + 5 : n;

	if (k == n || !is_kid(&t[k]))
		return;
	for (k = i + 1; k < end && !t[k].punct; k++)
		if (clause_has(&t[k], P(EXAM) | P(CLINICAL))) {
			mark(&t[i], PRED_ACT, FORM_FIN);
			return;
		}
}

void
open_mark(const struct scene *s, struct token *t, uint32_t n)
{
	struct present present = {
		.habit = s->sum.marks & (MARKED(HABIT) | MARKED(PAPER)) ||
			 s->sum.is & IS(PASTT)};

	for (uint32_t i = 0; i < n; i++) {
		if ((t[i].punct != 0) | t[i].quoted | t[i].covered)
			continue;
		if (t[i].nmeanings) {
			if (t[i].means[0].form == FORM_PRES)
				check_present(s, t, i, n, &present);
			check_out(t, i);
			check_told(t, i, n);
			continue;
		}
		if (t[i].is & IS(REFUSE)) {
			open_refusal(s, t, i, n);
		} else if (t[i].is & IS(PREP)) {
			open_place(s, t, i, n);
			if (!t[i].nmeanings && t[i].marks & MARKED(PRESENT))
				open_present(s, t, i, n);
			if (!t[i].nmeanings && t[i].is & IS(WITH))
				open_with(t, i, n);
		} else if (t[i].marks & MARKED(PRESENT)) {
			/* "Alone: A only" is an answer */
			if (i < 2 || t[i - 2].punct != ':')
				open_present(s, t, i, n);
		} else if (t[i].marks & MARKED(SHOW)) {
			open_unwilling(t, i);
		} else if (t[i].marks & MARKED(LOOKS)) {
			open_body(t, i, n);
		} else if (is_blank(&t[i])) {
			open_verb(s, t, i, n);
		}
	}
}
