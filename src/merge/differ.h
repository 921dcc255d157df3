/* The rules of disagreement: each looks at one entry and reports what it
 * finds.  For discrepancies.c and the rules only. */
#ifndef MERGE_DIFFER_H
#define MERGE_DIFFER_H

#include "merge/facts.h"
#include "merge/signature.h"

enum { DIFFER_BIRTHS = 4 };

struct differ {
	struct chron_chronology *c;
	const struct sigs *sigs;
	struct arena *scratch;
	const struct lexicon *facts_lex;
	struct wording words;
	uint32_t births[DIFFER_BIRTHS]; /* hashes of "born" and the like */
	struct chron_entry *entry;
	uint64_t *facts; /* one an account of the entry */
	uint32_t room;
	/* events of each agency in order: by_agency[first[k] .. first[k+1]) */
	uint32_t *by_agency, *first;
};

void differ_index(struct differ *d);
const struct chron_event *differ_event(const struct differ *d, uint32_t i);
const struct sig *differ_sig(const struct differ *d, uint32_t i);
struct chron_str differ_agency(const struct differ *d, uint32_t i);
/* A finding on accounts x and y of the entry; x == y: on one alone. */
void differ_report(struct differ *d, const char *kind, uint32_t x, uint32_t y,
	struct chron_str say, struct chron_str question);

/* A day or a time that is no guess, of what was not cancelled. */
bool differ_exact(const struct differ *d, uint32_t i);
/* Reports the agencies among `kinds` whose material reaches over that day and
 * has nothing within `days` that answers to account i: "records `what` HV". */
void differ_look_for(struct differ *d, uint32_t i, uint32_t kinds, int32_t days,
	const char *kind, const char *what);
/* Does it say of itself that it was not there? */
bool differ_stayed_away(struct differ *d, uint32_t i);

/* differ_within.c: account i against itself, its columns and its narrative. */
void differ_within(struct differ *d, uint32_t i);

/* The date of birth that the words from i on give, or CIVIL_MIN. */
int32_t differ_birth_at(const struct differ *d, uint32_t i);

/* What accounts of different entries disagree on, over the whole case. */
void differ_across(struct differ *d);

void differ_date(struct differ *d);
void differ_time(struct differ *d);
void differ_sequence(struct differ *d);
void differ_attendance(struct differ *d);
void differ_seen(struct differ *d);
void differ_attended(struct differ *d);
void differ_outcome(struct differ *d);
void differ_status(struct differ *d);
void differ_injury(struct differ *d);
void differ_household(struct differ *d);
void differ_identity(struct differ *d);
void differ_one_sided(struct differ *d);

#endif
