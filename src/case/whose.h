/* Who the files are about, where no case.ini declares a child. */
#ifndef CASE_WHOSE_H
#define CASE_WHOSE_H

#include "core/chronology.h"

/* Learns what the one undeclared child is called from the texts above the
 * tables ("Child: Kit Example") and from the subject columns, where one name
 * stands in most rows, and adds it to the child's other names.  Does nothing
 * where children are declared. */
void whose_learn(struct chron_chronology *c);

/* The child that a text above a table is about ("Child: Kit Example"), or
 * empty. */
struct chron_str whose_named(struct arena *a, struct chron_str preamble);

#endif
