/* What an account states that another may contradict: attended or cancelled,
 * the outcome, the side of an injury, who lives where. */
#ifndef MERGE_FACTS_H
#define MERGE_FACTS_H

#include "core/chronology.h"
#include "merge/wording.h"

enum fact_group {
#define G(group) FACT_##group,
#include "merge/facts_groups.def"
#undef G
	FACT_GROUP_COUNT
};

/* Values, numbered within their group. */
enum fact_value {
	FACT_NONE_,
#define V(group, value, number, say) FACT_##group##_##value = number,
#include "merge/facts_groups.def"
#undef V
};

enum { FACT_VALUES = 16 }; /* of one group, at most */

/* A bit a value: 1u << enum fact_value. */
struct facts {
	uint16_t has[FACT_GROUP_COUNT];
	bool news;    /* begins with words of what came from others, */
	bool meeting; /* or of a meeting */
};

/* The pattern at a word; n words long. */
struct fact_hit {
	uint8_t group, value;
	uint16_t n;
};

struct fact_lexicon; /* opaque */

/* The patterns of facts.def, for field_words. */
const struct fact_lexicon *fact_lexicon_compile(struct arena *a);
/* The patterns at word i that nothing before them denies or only supposes, the
 * longest of each of the groups asked for (a bit each: FACT_BIT); at most
 * `most`.  Returns how many. */
uint32_t facts_at(const struct fact_lexicon *l, const struct wording *w,
	uint32_t i, uint64_t groups, struct fact_hit *hits, uint32_t most);
#define FACT_BIT(group) (1ull << FACT_##group)
#define FACT_ALL	UINT64_MAX

/* The narrative of an event, and the columns that may hold some of it. */
void facts_read(struct wording *w, const struct chron_event *e);
/* What came of it: its outcome and decision. */
void facts_read_after(struct wording *w, const struct chron_event *e);
/* What its narrative, outcome and decision state. */
void facts_of(struct facts *out, const struct fact_lexicon *l,
	struct wording *w, const struct chron_event *e);
/* The same where w holds what facts_read reads; it is written over. */
void facts_of_read(struct facts *out, const struct fact_lexicon *l,
	struct wording *w, const struct chron_event *e);

/* How a value is told: "a section 47 enquiry". */
const char *fact_say(uint8_t group, uint8_t value);
/* The lowest value of a set that is not empty. */
static inline uint8_t
fact_first(uint16_t set)
{
	return (uint8_t)__builtin_ctz(set);
}

#endif
