/* What reviewers write beside entries: which words are in force, and where
 * they stand. */
#ifndef MERGE_REVIEWS_H
#define MERGE_REVIEWS_H

#include "core/chronology.h"

/* Marks, in c->standings, words in whose place later ones came: on the same
 * account and column, or on the entry that the account stood in then.  Before
 * any other standing is found: what was replaced needs no account any more. */
void reviews_supersede(struct chron_chronology *c);

/* Puts the words in force on the entries that hold their accounts: by column,
 * then in the order of the accounts. */
void reviews_attach(struct chron_chronology *c);

#endif
