/* A standard measured: every interval that it looks at, and the words for its
 * amounts.  For find and report only. */
#ifndef FIND_STANDARD_H
#define FIND_STANDARD_H

#include "find/parts.h"
#include "find/trigger.h"

struct standard_interval {
	struct find_hole hole;
	uint32_t trigger; /* index, or CHRON_NONE */
	const char *hedge;
	int64_t days; /* as its unit counts them: working days, else days */
	bool longer;
};

struct standard_measured {
	/* When it holds: clipped to the period and to birth; to < from: never
	 * in the time that can be measured. */
	int32_t from, to;
	struct standard_interval *items; /* in f's arena */
	uint32_t n;
};

/* Is it about the child? */
bool standard_covers(
	const struct chron_standard *s, const struct chron_child *child);
/* Triggers are those of trigger_all; only a standard with `after` asks. */
struct standard_measured standard_measure(struct finder *f, uint32_t child,
	const struct chron_standard *s, const struct trigger *triggers,
	uint32_t ntriggers);
bool standard_any_after(const struct chron_config *config);

/* The same day of the month so many months on, or the month's last; CIVIL_MAX
 * past the year 9999. */
int32_t standard_months_on(int32_t day, uint32_t n);

/* enum measure bit of what it counts. */
uint8_t standard_counts(const struct chron_standard *s);

/* "sightings by social care". */
extern const char *const standard_sights[];
/* "10 working days", "4 weeks". */
void standard_say_allowed(struct buf *b, const struct chron_standard *s);
/* An interval in the unit: "12 working days", "6 weeks 1 day". */
void standard_say_length(struct buf *b, const struct chron_standard *s,
	const struct standard_interval *i);
/* What does not fit between the case and what was chosen of the set. */
enum standard_doubt { DOUBT_NATION, DOUBT_VALIDITY, STANDARD_DOUBTS };
extern const char *const standard_doubt_slugs[STANDARD_DOUBTS];
/* Appends the words, or returns false where there is no such doubt. */
bool standard_say_doubt(struct buf *b, const struct chron_config *config,
	const struct chron_standard *s, enum standard_doubt doubt);

#endif
