/* A pattern of the tables of words, spelled out: "{initial,first} child
 * protection conference" is two phrases, and each is also written as the field
 * shortens it ("initial cp conf"). */
#ifndef MERGE_PHRASING_H
#define MERGE_PHRASING_H

#include "util/str.h"

typedef void phrasing_fn(void *arg, struct chron_str phrase);

/* Gives `fn` every phrase that the pattern stands for, the full one first. */
void phrasing_each(struct chron_str pattern, phrasing_fn *fn, void *arg);

#endif
