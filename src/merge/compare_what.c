/* Comparing what: the words, the numbers, the mode, and what the telling says
 * of itself. */
#include "merge/mentions.h"
#include "merge/pairing.h"
#include "util/civil.h"

enum number { NUMBER_NONE, NUMBER_RARE, NUMBER_COMMON, NUMBER_OTHER };
enum { NUMBER_OF_ONE = 8 }; /* a case number stands in few events */

const struct level number_levels[] = {
	[NUMBER_RARE] = {36, "they give the same reference number"},
	[NUMBER_COMMON] = {3, "they give a number that many events give"},
	[NUMBER_OTHER] = {-30, "they give different reference numbers"},
};

/* Is each of a sort of number of which one case has one? */
static bool
of_one_sort(uint32_t a, uint32_t b)
{
	uint32_t x = a & MENTION_LABEL, y = b & MENTION_LABEL;

	return x == y && (x == LEX_NUMBER_POLICE || x == LEX_NUMBER_FILE);
}

uint8_t
compare_numbers(const struct pairing *p)
{
	uint8_t level = NUMBER_NONE;

	for (uint32_t i = 0; i < p->x->nids; i++)
		for (uint32_t k = 0; k < p->y->nids; k++) {
			uint32_t x = sig_ids(p->x)[i], y = sig_ids(p->y)[k];
			uint32_t n = sig_number(x);

			if (n == sig_number(y) &&
				sig_count(&p->s->sigs, n) <= NUMBER_OF_ONE)
				return NUMBER_RARE;
			if (n == sig_number(y))
				level = NUMBER_COMMON;
			else if (!level && of_one_sort(x, y))
				level = NUMBER_OTHER;
		}
	return level;
}

enum likeness {
	WORDS_UNLIKE,
	WORDS_FEW,
	WORDS_SOME,
	WORDS_MANY,
	WORDS_MOST,
	WORDS_ALL
};

const struct level word_levels[] = {
	[WORDS_FEW] = {4, "they share a few of their rarer words"},
	[WORDS_SOME] = {9, "they share some of their rarer words"},
	[WORDS_MANY] = {15, "they share many of their rarer words"},
	[WORDS_MOST] = {22, "they share most of their rarer words"},
	[WORDS_ALL] = {WORDS_MOST_POINTS,
		"they are told in nearly the same words"},
};

static const struct {
	float cosine;
	uint8_t level;
} likenesses[] = {
	{0.75f, WORDS_ALL},
	{0.5f, WORDS_MOST},
	{0.32f, WORDS_MANY},
	{0.2f, WORDS_SOME},
	{0.1f, WORDS_FEW},
};

uint8_t
compare_words(const struct pairing *p)
{
	const uint32_t *x = sig_words(p->x), *y = sig_words(p->y);
	float sum = 0, cosine;
	uint32_t i = 0, k = 0;

	if (p->x->norm <= 0 || p->y->norm <= 0)
		return WORDS_UNLIKE;
	while (i < p->x->nwords && k < p->y->nwords) {
		if (x[i] == y[k]) {
			float w = sig_weight(&p->s->sigs, x[i]);

			sum += w * w;
		}
		if (x[i] <= y[k])
			i++;
		else
			k++;
	}
	cosine = sum / (p->x->norm * p->y->norm);
	for (i = 0; i < sizeof(likenesses) / sizeof(*likenesses); i++)
		if (cosine >= likenesses[i].cosine)
			return likenesses[i].level;
	return WORDS_UNLIKE;
}

enum modes { MODES_FIT, MODES_DIFFER };

const struct level mode_levels[] = {
	[MODES_DIFFER] = {-24, "one is by telephone or post, the other face to "
			       "face"},
};

enum {
	FAR_MODES = 1 << LEX_MODE_PHONE | 1 << LEX_MODE_LETTER |
		    1 << LEX_MODE_VIRTUAL,
	NEAR_MODES = 1 << LEX_MODE_VISIT | 1 << LEX_MODE_CLINIC |
		     1 << LEX_MODE_HOSPITAL,
};

uint8_t
compare_modes(const struct pairing *p)
{
	uint16_t x = p->x->modes, y = p->y->modes;

	if (p->news || contact_rows[p->kind].flags & CONTACT_FIRM)
		return MODES_FIT;
	if ((x & NEAR_MODES && !(x & FAR_MODES) && y & FAR_MODES &&
		    !(y & NEAR_MODES)) ||
		(y & NEAR_MODES && !(y & FAR_MODES) && x & FAR_MODES &&
			!(x & NEAR_MODES)))
		return MODES_DIFFER;
	return MODES_FIT;
}

enum again { AGAIN_NEITHER, AGAIN_ONE };

const struct level again_levels[] = {
	[AGAIN_ONE] = {-18, "one says that it was a further contact"},
};

uint8_t
compare_again(const struct pairing *p)
{
	int64_t d = p->y->earliest - p->x->earliest;

	/* At one and the same time only one of them mentions it. */
	if (p->x->timed && p->y->timed && d >= -15 && d <= 15)
		return AGAIN_NEITHER;
	return (p->x->hints ^ p->y->hints) >> LEX_HINT_AGAIN & 1
		       ? AGAIN_ONE
		       : AGAIN_NEITHER;
}

enum joint { JOINT_NEITHER, JOINT_ONE, JOINT_BOTH };

const struct level joint_levels[] = {
	[JOINT_ONE] = {6, "one says that it was done jointly with the other"},
	[JOINT_BOTH] = {18, "both say that it was done jointly"},
};

uint8_t
compare_joint(const struct pairing *p)
{
	bool x = p->x->hints >> LEX_HINT_JOINT & 1;
	bool y = p->y->hints >> LEX_HINT_JOINT & 1;

	if (x && y && (p->x->named & p->y->own || p->y->named & p->x->own))
		return JOINT_BOTH;
	if ((x && p->x->named & p->y->own) || (y && p->y->named & p->x->own))
		return JOINT_ONE;
	return JOINT_NEITHER;
}

enum plans { PLANS_ALIKE, PLANS_ONE, PLANS_OFF };

const struct level plan_levels[] = {
	[PLANS_ONE] = {-4, "one may only plan it"},
	[PLANS_OFF] = {-10, "one is marked as cancelled"},
};

uint8_t
compare_plans(const struct pairing *p)
{
	if (p->a->cancelled != p->b->cancelled)
		return PLANS_OFF;
	return (p->x->hints ^ p->y->hints) >> LEX_HINT_PLANNED & 1
		       ? PLANS_ONE
		       : PLANS_ALIKE;
}

enum repeats { REPEATS_NO, REPEATS_OTHER_DAY };

const struct level repeat_levels[] = {
	[REPEATS_OTHER_DAY] = {-60, "the same routine words on another day"},
};

uint8_t
compare_repeats(const struct pairing *p)
{
	if (p->x->text != p->y->text || !p->x->dated || !p->y->dated)
		return REPEATS_NO;
	return civil_day_of(p->x->earliest) != civil_day_of(p->y->earliest)
		       ? REPEATS_OTHER_DAY
		       : REPEATS_NO;
}
