/* People whom nobody declared but the texts name: professionals beside their
 * roles and titles, relatives beside a known surname, others by full or given
 * names. */
#ifndef PEOPLE_FOUND_H
#define PEOPLE_FOUND_H

#include "core/chronology.h"
#include "people/register.h"

/* Adds them to p, with labels in order of appearance ("SW1", "Relative 1"), and
 * settles it.  Labels that stand in the texts already are left to those whom
 * the agencies meant. */
void people_find(struct people *p, const struct chron_chronology *c);

#endif
