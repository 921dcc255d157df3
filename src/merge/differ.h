/* The rules of disagreement: each looks at one entry and reports what it
 * finds.  For discrepancies.c and the rules only. */
#ifndef MERGE_DIFFER_H
#define MERGE_DIFFER_H

#include "merge/facts.h"
#include "merge/signature.h"
#include "merge/whom.h"

enum { DIFFER_MOST = 64 }; /* accounts of one entry that are compared */

/* The days that an account names, other than its own. */
struct differ_days {
	int32_t v[8];
	bool sure[8]; /* by number, not "Friday" */
	uint32_t n;
	bool own; /* names its own day by number */
};

struct differ {
	struct chron_chronology *c;
	const struct sigs *sigs;
	struct arena *scratch;
	const struct fact_lexicon *facts_lex;
	const struct whom *whom;
	struct wording words;
	struct chron_entry *entry;
	struct facts *facts;	  /* one an account of the entry */
	struct differ_days *days; /* likewise */
	struct wording *read;	  /* likewise, once differ_read has read it */
	struct arena *texts;	  /* of those, until the next entry */
	uint32_t room;
	struct heard *heard; /* whom the texts of others name */
	struct arena *lists; /* findings, until all are put in order */
	/* by event, what differ_across asks of it; NULL: not read yet */
	struct across_kept **kept;
	/* events of each agency in order: by_agency[first[k] .. first[k+1]) */
	uint32_t *by_agency, *first;
};

void differ_index(struct differ *d);
/* Room for what one block of entries hears from others. */
struct heard *differ_heard_new(struct arena *a);
/* Account i into d->words, as facts_read does; its words are made once. */
void differ_read(struct differ *d, uint32_t i);
const struct chron_event *differ_event(const struct differ *d, uint32_t i);
const struct sig *differ_sig(const struct differ *d, uint32_t i);
struct chron_str differ_agency(const struct differ *d, uint32_t i);
/* A finding on accounts x and y of the entry; x == y: on one alone. */
void differ_report(struct differ *d, const char *kind, uint32_t x, uint32_t y,
	struct chron_str say, struct chron_str question);

/* A day or a time that is no guess, of what was not cancelled. */
bool differ_exact(const struct differ *d, uint32_t i);
/* The agencies named whose files cover the day and hold no answer: each once,
 * and of one sort one.  Returns how many. */
enum { DIFFER_ABSENT = 8 };
uint32_t differ_absent(struct differ *d, uint32_t i, const struct named *named,
	int32_t days, uint32_t out[DIFFER_ABSENT]);
/* Reports the agencies named whose material reaches over that day and has
 * nothing within `days` that answers to account i: "records `what` HV". */
void differ_look_for(struct differ *d, uint32_t i, const struct named *named,
	int32_t days, const char *kind, const char *what);
/* The surest kind of contact that its accounts tell of. */
uint8_t differ_kind(const struct differ *d);
/* The record of an agency nearest to account i in time, of the same day, for
 * comparison: an event, or CHRON_NONE. */
uint32_t differ_same_day(const struct differ *d, uint32_t agency, uint32_t i);
/* Adds an event of whatever entry to the finding reported last. */
void differ_add(struct differ *d, uint32_t event);

/* A grown-up named by the case as the part he has in the family: enum
 * lex_adult. */
uint8_t differ_part(const struct chron_config *config, uint8_t adult);

/* Is it told by any account as a meeting of several? */
bool differ_is_meeting(const struct differ *d);
/* Does it say of itself that it was not there? */
bool differ_stayed_away(struct differ *d, uint32_t i);

/* What only brings news, or tells of what is another agency's to do, is no
 * first-hand account. */
bool differ_first_hand(const struct differ *d, uint32_t i);

/* Can these sets of values of FACT_STATUS not both be of one child? */
bool differ_statuses(uint16_t a, uint16_t b);

/* differ_within.c: account i against itself, its columns and its narrative. */
void differ_within(struct differ *d, uint32_t i);

/* Keeps of account i what differ_across will ask of it. */
void differ_keep(struct differ *d, uint32_t i);
/* What accounts of different entries disagree on, over the whole case. */
void differ_across(struct differ *d);

void differ_date(struct differ *d);
void differ_time(struct differ *d);
void differ_sequence(struct differ *d);
void differ_attendance(struct differ *d);
void differ_seen(struct differ *d);
void differ_attended(struct differ *d);
void differ_amount(struct differ *d);
void differ_company(struct differ *d);
void differ_outcome(struct differ *d);
void differ_status(struct differ *d);
void differ_injury(struct differ *d);
void differ_family(struct differ *d);
void differ_kin(struct differ *d);
void differ_identity(struct differ *d);
void differ_one_sided(struct differ *d);

#endif
