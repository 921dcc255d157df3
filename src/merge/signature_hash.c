/* One number for a telling, to find rows that are repeated. */
#include "merge/signature_parts.h"
#include "util/str.h"

static const uint64_t seed = 14695981039346656037ull;

static uint64_t
hash_word(uint64_t h, uint64_t w)
{
	h = (h ^ w) * 0x9e3779b97f4a7c15ull;
	return h ^ h >> 32;
}

/* Eight bytes at a time; the length parts what stands side by side. */
static uint64_t
hash_more(uint64_t h, const void *p, size_t n)
{
	const unsigned char *b = p;
	uint64_t w = 0;

	h = hash_word(h, n);
	for (; n >= sizeof(w); b += sizeof(w), n -= sizeof(w)) {
		memcpy(&w, b, sizeof(w));
		h = hash_word(h, w);
	}
	w = 0;
	if (n)
		memcpy(&w, b, n);
	return hash_word(h, w);
}

/* A row is repeated if every value but its number is, and its agency. */
uint64_t
sig_hash_row(const struct chron_event *e)
{
	uint64_t h =
		hash_more(seed, &e->start.earliest, sizeof(e->start.earliest));

	h = hash_more(h, &e->start.latest, sizeof(e->start.latest));
	h = hash_more(h, &e->agency, sizeof(e->agency));
	for (uint32_t i = 0; i < e->nvalues; i++) {
		const struct chron_value *v = &e->values[i];
		struct chron_str t = str_trim((struct chron_str){v->p, v->n});

		if (v->concept == CHRON_F_REF)
			continue;
		h = hash_more(h, &v->concept, 1);
		h = hash_more(h, t.p, t.n);
	}
	return h;
}

uint64_t
sig_hash_text(struct chron_str text)
{
	return hash_more(seed, text.p, text.n);
}
