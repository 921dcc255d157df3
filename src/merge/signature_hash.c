/* One number for a telling, to find rows that are repeated. */
#include "merge/signature_parts.h"
#include "util/str.h"

static const uint64_t seed = 14695981039346656037ull;

static uint64_t
hash_more(uint64_t h, const void *p, size_t n)
{
	const unsigned char *b = p;

	for (size_t i = 0; i < n; i++)
		h = (h ^ b[i]) * 1099511628211ull;
	return h ^ h >> 29;
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
