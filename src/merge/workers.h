/* The workers of the case and the agency of each, as the case itself tells:
 * who signs an agency's rows, whose name stands beside a role.  Names of one
 * worker ("Sheila Bowron", "Ms Bowron", "SB") lead to one form of it. */
#ifndef MERGE_WORKERS_H
#define MERGE_WORKERS_H

#include "merge/namings.h"

struct workers; /* lives in the arena it was made in */

/* What a naming says for an agency, by how it was said. */
enum { WORKER_SIGNS = 1, WORKER_BESIDE = 2 };

struct workers *workers_new(struct arena *a);
/* Learns from one naming that its bearer is of that agency: a bit of struct
 * sig's. */
void workers_learn(
	struct workers *w, const struct naming *n, uint32_t bit, int weight);
/* Adds to w all that `from` learned. */
void workers_join(struct workers *w, const struct workers *from);

/* The bit of the agency that a form of a name belongs to; 0 if nobody or not
 * clear. */
uint32_t workers_agency(const struct workers *w, uint32_t form);
/* The surname that a form stands for, else the form itself. */
uint32_t workers_form(const struct workers *w, uint32_t form);
bool workers_know(const struct workers *w, uint32_t form);

#endif
