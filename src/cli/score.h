/* Labelled lines against the program's answers. */
#ifndef CLI_SCORE_H
#define CLI_SCORE_H

#include "cli/opts.h"

enum { ANSWERS = ANSWER_NA + 1 };

/* What was wanted against what was got, of every child of the lines. */
struct score_set {
	uint32_t lines, children;
	uint32_t table[ASPECT_COUNT][ANSWERS][ANSWERS]; /* wanted, got */
};

struct score {
	struct score_set counted, held;
	uint32_t bad; /* lines or headers that could not be used, and told */
};

struct score_ask {
	const struct lexicon *lexicon; /* NULL: the usual one */
	const char *file;	       /* for messages */
	uint32_t hold_back; /* every so many lines: counted apart, and
				 * never listed; 0: none */
	unsigned errors;    /* the flags whose errors are listed, a bit each;
				 * "no" for "na" is none */
	struct chron_out *list; /* where to */
};

/* Scores the lines of a file with the columns agency, children, text, seen,
 * alone, views_sought, views_expressed in any order. */
void score_read(struct chron_str bytes, const struct score_ask *ask,
	struct score *score);
/* score_figures.c: "no" and "na" as one answer. */
struct score_set score_three_ways(const struct score_set *set);
/* Of one flag, 0 to 1; below 0 where there is nothing to divide by. */
double score_accuracy(const struct score_set *set, enum aspect a);
double score_precision(
	const struct score_set *set, enum aspect a, enum answer answer);
double score_recall(
	const struct score_set *set, enum aspect a, enum answer answer);

/* score_show.c: one set as tables. */
void score_show(struct chron_out *out, const char *file, const char *which,
	const struct score_set *set);

/* seen --score. */
int score_run(const struct cmd_args *args);

#endif
