/* What the answers of a whole column tell about one of them: whether "x" ticks a
 * box or crosses it out, and whether "Na" is Welsh for no. */
#ifndef CORE_ANSWERS_H
#define CORE_ANSWERS_H

#include "chron/event.h"

/* A column that asks whether a child was seen, alone, or heard. */
bool answer_is_asked(uint8_t concept);

struct answer_marks {
	uint32_t crosses, others; /* values "x", and all others */
};
void answer_marks_add(struct answer_marks *m, struct chron_str value);
/* Some rows have an x and the rest are blank.  Where every row has one, or
 * there are other answers, no one can tell. */
bool answer_cross_is_yes(const struct answer_marks *m, uint32_t rows);

/* "Ie", "Do", "Naddo": the answers beside it are Welsh, too. */
bool answer_is_welsh(struct chron_str value);

#endif
