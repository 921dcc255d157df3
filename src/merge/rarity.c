/* How much it says that two accounts share a word. */
#include "merge/rarity.h"

#include <math.h>

#include "merge/field.h"
#include "util/str.h"

static const struct {
	uint8_t class;
	const char *words;
} commons[] = {
#define C(class, words) {class, words},
#include "merge/common.def"
};

/* What notes at large say counts as much as so many events of the case; a word
 * of no list stands in one narrative of 2^UNLISTED. */
enum { AT_LARGE = 250, UNLISTED = 11 };

static void
fill_bits(struct rarity *r, uint32_t n)
{
	double all = (double)n + AT_LARGE;

	for (uint32_t k = 0; k < RARITY_CLASSES; k++) {
		double large = AT_LARGE * exp2(k ? -(double)k : -UNLISTED);

		/* From where a word is in all of them on, it says nothing. */
		for (uint32_t count = 0;
			count < RARITY_COUNTS && count + large < all; count++) {
			double share = (count + large) / all;

			r->bits[k * RARITY_COUNTS + count] =
				(float)-log2(share);
		}
	}
}

struct rarity_list {
	struct entry {
		uint32_t hash; /* of the stem */
		uint8_t class;
	} * v;
	uint32_t n;
};

const struct rarity_list *
rarity_compile(struct arena *a)
{
	struct rarity_list *l = ARENA_NEW(a, struct rarity_list);
	struct wording w;

	wording_init(&w, a);
	for (size_t i = 0; i < sizeof(commons) / sizeof(*commons); i++) {
		struct chron_str rest = chron_cstr(commons[i].words), one;

		while (str_cut(&rest, '|', &one)) {
			wording_clear(&w);
			wording_add(&w, one);
			if (w.n > 1)
				*ARENA_PUSH(a, &l->v, &l->n) = (struct entry){
					word_stem(&w.v[1]), commons[i].class};
		}
	}
	return l;
}

void
rarity_make(struct rarity *r, struct arena *a, uint32_t n, uint32_t mask)
{
	const struct rarity_list *l = field_words()->common;

	r->mask = mask;
	r->class = ARENA_ARRAY(a, uint8_t, mask + 1u);
	r->bits = ARENA_ARRAY(a, float, RARITY_CLASSES *RARITY_COUNTS);
	fill_bits(r, n);
	for (uint32_t i = 0; i < l->n; i++) {
		uint8_t *class = &r->class[l->v[i].hash & mask];

		/* Forms of one word: as common as the commonest. */
		if (!*class || *class > l->v[i].class)
			*class = l->v[i].class;
	}
}
