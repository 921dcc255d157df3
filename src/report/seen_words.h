/* Words and flags of a happening as a whole: what all its accounts together
 * say of a child. */
#ifndef REPORT_SEEN_WORDS_H
#define REPORT_SEEN_WORDS_H

#include "find/parts.h"
#include "report/words.h"

/* Who saw the child, by the account that tells the measure, then the other
 * agencies that did: "Police, PC 1; also Hospital (contradicted in the
 * material)". */
struct chron_str words_seen_by(struct arena *a,
	const struct chron_chronology *c, const struct find_span *span,
	uint32_t child, uint8_t measure);

/* The answer of all accounts: yes before no before unclear. */
uint8_t words_flag(const struct chron_chronology *c, uint32_t event,
	uint32_t child, enum aspect aspect);

#endif
