/* Answers that only the agency can explain. */
#include "core/answers.h"
#include "core/judge.h"

#include "util/str.h"

void
judge_answers(struct judge *j, uint32_t first_event)
{
	const struct chron_chronology *c = j->c;
	struct answer_marks *marks =
		ARENA_ARRAY(j->arena, struct answer_marks, j->nheadings);
	uint32_t rows = c->nevents - first_event;

	for (uint32_t i = first_event; i < c->nevents; i++)
		for (uint32_t k = 0; k < c->events[i].nvalues; k++) {
			const struct chron_value *v = &c->events[i].values[k];

			if (v->heading < j->nheadings &&
				answer_is_asked(v->concept))
				answer_marks_add(&marks[v->heading],
					(struct chron_str){v->p, v->n});
		}
	for (uint32_t h = 0; h < j->nheadings; h++) {
		const struct chron_heading *head = &j->headings[h];

		if (!marks[h].crosses || answer_cross_is_yes(&marks[h], rows))
			continue;
		chronology_diag(j->c, CHRON_WARNING, "answer-cross", j->source,
			head->part, head->row, head->col,
			"\"%.*s\" holds \"x\" (%u %s), which can mean that a "
			"box was ticked or crossed out: these answers are "
			"unclear; ask the agency what it means by it",
			STR(head->text), marks[h].crosses,
			marks[h].crosses == 1 ? "row" : "rows");
	}
}
