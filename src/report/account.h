/* The cells of one account in the integrated chronology. */
#ifndef REPORT_ACCOUNT_H
#define REPORT_ACCOUNT_H

#include "report/emit.h"
#include "util/buf.h"

/* Text of several lines, kept from row to row to save allocating. */
struct account {
	struct buf outcome, details, discrepancies, notes, source;
	struct buf flags[ASPECT_COUNT];
};
#define ACCOUNT_INIT                                                           \
	((struct account){BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT,    \
		{BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT}})

void account_free(struct account *account);

/* Fills outcome, details and source, and sends nothing. */
void account_read(struct account *account, struct emit *e,
	const struct chron_event *event);
/* Date and time; until may be NULL. */
void account_when(struct emit *e, const struct chron_when *start,
	const struct chron_when *until);
/* date, time, ages, agency, professional, source, event, outcome, details, why it
 * stands with the accounts above it (`link`, NULL if it is the first), and the
 * four flags. */
void account_cells(struct account *account, struct emit *e,
	const struct chron_event *event, const struct chron_pair *link);
/* One cell each; empty if there is no entry to tell them of. */
void account_discrepancies(
	struct account *account, struct emit *e, const struct chron_entry *n);
void account_notes(
	struct account *account, struct emit *e, const struct chron_entry *n);
/* The columns of notes and reviews are filled in by reviewers. */
enum { ACCOUNT_FILLS = REVIEW_COUNT + 1 };
extern const struct chron_fill account_fills[ACCOUNT_FILLS];
/* A cell for each enum review. */
void account_reviews(struct emit *e, const struct chron_entry *n);
void account_related(struct emit *e, const struct chron_entry *n);

/* "A 7 months; S1 6 years": each child whose birth is known, on the day of the
 * event; of a vague day between which ages.  (ages.c) */
void account_ages(struct emit *e, const struct chron_event *event);
/* "7 months"; empty where nothing can be said. */
struct chron_str account_age(struct arena *a, const struct chron_child *child,
	const struct chron_when *when);

#endif
