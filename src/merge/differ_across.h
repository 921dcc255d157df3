/* Disagreement between accounts of different happenings: what is kept while
 * the events of a case are gone through in order.  For differ_*.c only. */
#ifndef MERGE_DIFFER_ACROSS_H
#define MERGE_DIFFER_ACROSS_H

#include "merge/differ.h"

struct chron_str across_agency(
	const struct chron_chronology *c, uint32_t event);
/* A finding on events a and b; equal: on one alone. */
void across_report(struct differ *d, const char *kind, uint32_t a, uint32_t b,
	struct chron_str say, struct chron_str ask);

/* What an event states, of the groups that are asked across entries. */
struct facts across_facts(struct differ *d, uint32_t event);

struct statuses;
struct statuses *across_statuses(struct differ *d);
/* `says`: its narrative states one. */
void across_status(struct differ *d, struct statuses *x, uint32_t i, bool says);

struct sides;
struct sides *across_sides(struct differ *d);
void across_side(struct differ *d, struct sides *x, uint32_t i);

struct homes;
struct homes *across_homes(struct differ *d);
void across_home(struct differ *d, struct homes *x, uint32_t i);

/* Dates of birth are gathered, and compared at the end. */
struct births;
struct births *across_births(struct differ *d);
void across_birth(struct differ *d, struct births *x, uint32_t i);
void across_births_done(struct differ *d, struct births *x);

#endif
