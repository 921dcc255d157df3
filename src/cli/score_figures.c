/* Accuracy, precision and recall of a score. */
#include "cli/score.h"

struct score_set
score_three_ways(const struct score_set *set)
{
	struct score_set three = *set;

	for (enum aspect a = 0; a < ASPECT_COUNT; a++) {
		for (int k = 0; k < ANSWERS; k++) {
			three.table[a][ANSWER_NO][k] +=
				three.table[a][ANSWER_NA][k];
			three.table[a][ANSWER_NA][k] = 0;
		}
		for (int k = 0; k < ANSWERS; k++) {
			three.table[a][k][ANSWER_NO] +=
				three.table[a][k][ANSWER_NA];
			three.table[a][k][ANSWER_NA] = 0;
		}
	}
	return three;
}

static double
share(uint32_t part, uint32_t whole)
{
	return whole ? (double)part / whole : -1;
}

double
score_accuracy(const struct score_set *set, enum aspect a)
{
	uint32_t right = 0;

	for (int k = 0; k < ANSWERS; k++)
		right += set->table[a][k][k];
	return share(right, set->children);
}

double
score_precision(const struct score_set *set, enum aspect a, enum answer answer)
{
	uint32_t said = 0;

	for (int k = 0; k < ANSWERS; k++)
		said += set->table[a][k][answer];
	return share(set->table[a][answer][answer], said);
}

double
score_recall(const struct score_set *set, enum aspect a, enum answer answer)
{
	uint32_t meant = 0;

	for (int k = 0; k < ANSWERS; k++)
		meant += set->table[a][answer][k];
	return share(set->table[a][answer][answer], meant);
}
