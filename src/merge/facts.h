/* What an account states that another may contradict: attended or cancelled,
 * the outcome, the side of an injury, who lives where. */
#ifndef MERGE_FACTS_H
#define MERGE_FACTS_H

#include "merge/lexicon.h"

enum fact {
#define F(group, value, say, phrases) FACT_##group##_##value,
#include "merge/facts.def"
#undef F
	FACT_COUNT,
};
enum fact_group {
	FACT_ATTENDED,
	FACT_OUTCOME,
	FACT_ENQUIRY,
	FACT_ADMITTED,
	FACT_STATUS,
	FACT_SIDE,
	FACT_COLOUR,
	FACT_CAUSE,
	FACT_HOUSEHOLD,
	FACT_SEEN,
	FACT_PRESENCE,
	FACT_ARRESTED,
	FACT_GROUP_COUNT
};

struct fact_row {
	uint8_t group;
	const char *say;
};
/* Bit an enum fact: what its narrative, outcome and decision state. */
uint64_t facts_of(const struct lexicon *l, struct wording *w,
	const struct chron_event *e);
uint64_t facts_mask(enum fact_group group);

extern const struct fact_row fact_rows[FACT_COUNT];

#endif
