/* Accounts of one happening, put together: events in, links out.  Pure.
 * Merging only adds; every link says why; any import order gives the same. */
#ifndef MERGE_MERGE_H
#define MERGE_MERGE_H

#include "core/chronology.h"

/* The version of the weights, for reports: "recipe 1". */
const char *merge_recipe(void);

/* Default thresholds: from join_at one entry, from possible_at a person is
 * asked. */
int32_t merge_join_at(const struct chron_config *config);
int32_t merge_possible_at(const struct chron_config *config);

/* "recipe 1: one entry from 45 points (the default), a person is asked from 20
 * (set in case.ini)": what a reader needs to come to the same. */
struct chron_str merge_say(const struct chron_config *config, struct arena *a);
/* Who set a threshold: "default" "case.ini" "option". */
const char *merge_join_from(const struct chron_config *config);
const char *merge_possible_from(const struct chron_config *config);

/* Fills entries, possible and discrepancies, and every event's entry, from
 * sorted events with sightings and from the decisions, which come last. */
void merge_all(struct chron_chronology *c);

/* Puts the possible pairs in the order in which answers are most useful, and
 * says why; merge_all ends with it. */
void merge_rank(struct chron_chronology *c);

/* The whole sum for two events, whatever the threshold; in the arena of c.
 * Reasons against have negative points; they add up to the score. */
struct chron_pair merge_explain(
	struct chron_chronology *c, uint32_t a, uint32_t b);

#endif
