/* Comparing what: the words, the numbers, the mode, and what the telling says
 * of itself. */
#include "merge/mentions.h"
#include "merge/pairing.h"
#include "util/civil.h"

enum { NUMBER_OF_ONE = 8 }; /* a case number stands in few events */

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
	uint8_t level = W_NONE;

	for (uint32_t i = 0; i < p->x->nids; i++)
		for (uint32_t k = 0; k < p->y->nids; k++) {
			uint32_t x = sig_ids(p->x)[i], y = sig_ids(p->y)[k];
			uint32_t n = sig_number(x);

			if (n == sig_number(y) &&
				sig_count(&p->s->sigs, n) <= NUMBER_OF_ONE)
				return W_NUMBER_RARE;
			if (n == sig_number(y))
				level = W_NUMBER_COMMON;
			else if (!level && of_one_sort(x, y))
				level = W_NUMBER_OTHER;
		}
	return level;
}

struct step {
	float least;
	uint8_t level;
};

static const struct step likenesses[] = {
	{0.6f, W_WORDS_ALL},
	{0.4f, W_WORDS_MOST},
	{0.25f, W_WORDS_MANY},
	{0.15f, W_WORDS_SOME},
	{0.08f, W_WORDS_FEW},
};
enum { LIKENESSES = sizeof(likenesses) / sizeof(*likenesses) };

/* By the bits of the rare words that they share, whatever else they say. */
static const struct step rarities[] = {
	{28, W_RARE_MANY},
	{19, W_RARE_FEW},
	{12, W_RARE_TWO},
	{6, W_RARE_ONE},
};
enum { RARITIES = sizeof(rarities) / sizeof(*rarities) };
#define RARE_BITS 5.5f

/* Words that both have, as far as the two tables of them go. */
static void
shared_words(const struct pairing *p, float *squares, float *rare)
{
	const uint32_t *x = sig_words(p->x), *y = sig_words(p->y);
	uint32_t i = 0, k = 0;

	*squares = *rare = 0;
	while (i < p->x->nwords && k < p->y->nwords) {
		if (x[i] == y[k]) {
			float w = sig_weight(&p->s->sigs, x[i]);

			*squares += w * w;
			*rare += w >= RARE_BITS ? w : 0;
		}
		if (x[i] <= y[k])
			i++;
		else
			k++;
	}
}

static uint8_t
level_of(const struct step *steps, size_t n, float x)
{
	for (size_t i = 0; i < n; i++)
		if (x >= steps[i].least)
			return steps[i].level;
	return W_NONE;
}

uint8_t
compare_words(const struct pairing *p)
{
	float squares, rare;

	if (p->x->norm <= 0 || p->y->norm <= 0)
		return W_NONE;
	shared_words(p, &squares, &rare);
	return level_of(
		likenesses, LIKENESSES, squares / (p->x->norm * p->y->norm));
}

uint8_t
compare_rare(const struct pairing *p)
{
	float squares, rare;

	shared_words(p, &squares, &rare);
	return level_of(rarities, RARITIES, rare);
}

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
		return W_NONE;
	if ((x & NEAR_MODES && !(x & FAR_MODES) && y & FAR_MODES &&
		    !(y & NEAR_MODES)) ||
		(y & NEAR_MODES && !(y & FAR_MODES) && x & FAR_MODES &&
			!(x & NEAR_MODES)))
		return W_MODES_DIFFER;
	return W_NONE;
}

uint8_t
compare_again(const struct pairing *p)
{
	int64_t d = civil_between(p->x->earliest, p->y->earliest);

	/* At one and the same time only one of them mentions it. */
	if (p->x->timed && p->y->timed && d >= -15 && d <= 15)
		return W_NONE;
	return (p->x->hints ^ p->y->hints) >> LEX_HINT_AGAIN & 1 ? W_AGAIN_ONE
								 : W_NONE;
}

uint8_t
compare_joint(const struct pairing *p)
{
	bool x = p->x->hints >> LEX_HINT_JOINT & 1;
	bool y = p->y->hints >> LEX_HINT_JOINT & 1;

	if (x && y && (p->x->named & p->y->own || p->y->named & p->x->own))
		return W_JOINT_BOTH;
	if ((x && p->x->named & p->y->own) || (y && p->y->named & p->x->own))
		return W_JOINT_ONE;
	return W_NONE;
}

uint8_t
compare_plans(const struct pairing *p)
{
	if (p->a->cancelled != p->b->cancelled)
		return W_PLANS_OFF;
	return (p->x->hints ^ p->y->hints) >> LEX_HINT_PLANNED & 1 ? W_PLANS_ONE
								   : W_NONE;
}

uint8_t
compare_repeats(const struct pairing *p)
{
	if (p->x->text != p->y->text || !p->x->dated || !p->y->dated)
		return W_NONE;
	return civil_day_of(p->x->earliest) != civil_day_of(p->y->earliest)
		       ? W_REPEATS_OTHER_DAY
		       : W_NONE;
}
