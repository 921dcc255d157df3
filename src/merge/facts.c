/* What an account states that another may contradict. */
#include "merge/facts.h"

const struct fact_row fact_rows[FACT_COUNT] = {
#define F(group, value, say, phrases)                                          \
	[FACT_##group##_##value] = {FACT_##group, say},
#include "merge/facts.def"
#undef F
};

enum { HITS = 12 };

static void
read_value(const struct lexicon *l, struct wording *w, struct chron_str text,
	uint64_t *facts)
{
	uint32_t covered[FACT_GROUP_COUNT] = {0};
	struct lex_hit hits[HITS];

	wording_clear(w);
	wording_add(w, text);
	for (uint32_t i = 1; i < w->n; i++) {
		uint32_t n = lexicon_at(l, w, i, hits, HITS);

		/* The longest phrase of a group wins: "not admitted". */
		for (uint32_t k = 0; k < n; k++) {
			uint8_t group;

			if (hits[k].class != LEX_FACT)
				continue;
			group = fact_rows[hits[k].value].group;
			if (i < covered[group])
				continue;
			covered[group] = i + hits[k].n;
			*facts |= 1ull << hits[k].value;
		}
	}
}

uint64_t
facts_of(
	const struct lexicon *l, struct wording *w, const struct chron_event *e)
{
	uint64_t facts = 0;

	for (uint32_t i = 0; i < e->nvalues; i++) {
		const struct chron_value *v = &e->values[i];

		if (v->concept == CHRON_F_EVENT ||
			v->concept == CHRON_F_OUTCOME ||
			v->concept == CHRON_F_DECISION ||
			v->concept == CHRON_F_CONTACT_TYPE)
			read_value(
				l, w, (struct chron_str){v->p, v->n}, &facts);
	}
	return facts;
}

uint64_t
facts_mask(enum fact_group group)
{
	uint64_t mask = 0;

	for (unsigned i = 0; i < FACT_COUNT; i++)
		if (fact_rows[i].group == group)
			mask |= 1ull << i;
	return mask;
}
