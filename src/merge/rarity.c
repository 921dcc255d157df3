/* How much it says that two accounts share a word. */
#include "merge/rarity.h"

#include <math.h>

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
	for (uint32_t k = 0; k < RARITY_CLASSES; k++) {
		double large = AT_LARGE * exp2(k ? -(double)k : -UNLISTED);

		for (uint32_t count = 0; count < RARITY_COUNTS; count++) {
			double share = (count + large) / (n + AT_LARGE);

			r->bits[k * RARITY_COUNTS + count] =
				share < 1 ? (float)-log2(share) : 0;
		}
	}
}

void
rarity_make(struct rarity *r, struct arena *a, uint32_t n, uint32_t mask)
{
	struct wording w;

	r->mask = mask;
	r->class = ARENA_ARRAY(a, uint8_t, mask + 1u);
	r->bits = ARENA_ARRAY(a, float, RARITY_CLASSES *RARITY_COUNTS);
	fill_bits(r, n);
	wording_init(&w, a);
	for (size_t i = 0; i < sizeof(commons) / sizeof(*commons); i++) {
		struct chron_str rest = chron_cstr(commons[i].words), one;

		while (str_cut(&rest, '|', &one)) {
			uint32_t hash;
			uint8_t *class;

			wording_clear(&w);
			wording_add(&w, one);
			hash = w.n > 1 ? word_stem(&w.v[1]) : 0;
			class = &r->class[hash & mask];
			/* Forms of one word: as common as the commonest. */
			if (hash && (!*class || *class > commons[i].class))
				*class = commons[i].class;
		}
	}
}
