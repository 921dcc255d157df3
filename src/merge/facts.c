/* What an account states that another may contradict. */
#include "merge/facts.h"

static const char *const says[FACT_GROUP_COUNT][FACT_VALUES] = {
#define V(group, value, number, say) [FACT_##group][number] = say,
#include "merge/facts_groups.def"
#undef V
};

enum { HITS = 16, EARLY = 10 /* words */ };

const char *
fact_say(uint8_t group, uint8_t value)
{
	return says[group][value];
}

/* The longest pattern of a group wins, and what lies within it is its own:
 * "not admitted". */
static void
read_words(const struct fact_lexicon *l, const struct wording *w,
	struct facts *out)
{
	uint32_t covered[FACT_GROUP_COUNT] = {0};
	struct fact_hit hits[HITS];

	for (uint32_t i = 1, from = 0; i < w->n; i++) {
		uint32_t n = facts_at(l, w, i, FACT_ALL, hits, HITS);

		if (!w->v[i].hash)
			from = i;
		while (n-- > 0) {
			if (i < covered[hits[n].group])
				continue;
			if (i - from <= EARLY) {
				out->news |= hits[n].group == FACT_NEWS;
				out->meeting |= hits[n].group == FACT_MEETING;
			}
			covered[hits[n].group] = i + hits[n].n;
			out->has[hits[n].group] |=
				(uint16_t)(1u << hits[n].value);
		}
	}
}

static void
add_values(struct wording *w, const struct chron_event *e, uint8_t concept)
{
	for (uint32_t i = 0; i < e->nvalues; i++)
		if (e->values[i].concept == concept)
			wording_add(w, (struct chron_str){
					       e->values[i].p, e->values[i].n});
}

void
facts_read(struct wording *w, const struct chron_event *e)
{
	wording_clear(w);
	for (uint32_t i = 0; i < e->nvalues; i++)
		if (e->values[i].concept == CHRON_F_EVENT ||
			e->values[i].concept == CHRON_F_SOURCE ||
			e->values[i].concept == CHRON_F_OTHER)
			wording_add(w, (struct chron_str){
					       e->values[i].p, e->values[i].n});
}

void
facts_read_after(struct wording *w, const struct chron_event *e)
{
	wording_clear(w);
	add_values(w, e, CHRON_F_OUTCOME);
	add_values(w, e, CHRON_F_DECISION);
}

void
facts_of(struct facts *out, const struct fact_lexicon *l, struct wording *w,
	const struct chron_event *e)
{
	facts_read(w, e);
	facts_of_read(out, l, w, e);
}

void
facts_of_read(struct facts *out, const struct fact_lexicon *l,
	struct wording *w, const struct chron_event *e)
{
	struct facts after = {0};

	*out = (struct facts){0};
	add_values(w, e, CHRON_F_CONTACT_TYPE);
	read_words(l, w, out);
	facts_read_after(w, e);
	read_words(l, w, &after);
	if (!after.has[FACT_OUTCOME])
		after.has[FACT_OUTCOME] = after.has[FACT_BARE];
	for (uint32_t i = 0; i < FACT_GROUP_COUNT; i++)
		out->has[i] |= after.has[i];
}
