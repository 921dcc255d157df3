/* Answers in boxes: "Y - alone", "A only", "n/a".  Internal to src/seen. */
#ifndef SEEN_ANSWER_H
#define SEEN_ANSWER_H

#include "seen/clause.h"

/* COLUMN: an answer about a child by name in the column that asks.  What is
 * said of "both" weighs less than what is said of one, and a "yes" that says
 * of nobody least; a box that asks for something else less than all of them.
 * FREE_TEXT: something stands in a box for views, and nobody can tell whose it
 * is. */
enum {
	COLUMN_WEIGHT = 200,
	GROUP_LESS = 2,
	IMPLICIT_LESS = 4,
	OTHER_LESS = 10,
	FREE_TEXT_WEIGHT = 15
};

/* Which box. */
enum field {
	FIELD_NONE,
	FIELD_SEEN,
	FIELD_WHO, /* a list of people who were seen */
	FIELD_ALONE,
	FIELD_COMPANY, /* who else was there */
	FIELD_SPOKEN,
	FIELD_VIEWS,
	FIELD_SEEN_VIEWS,
	FIELD_SOUGHT,
	FIELD_HEARD
};

/* Where the answers go: an aspect of some children. */
struct answer_sink {
	struct scene *scene;
	uint64_t kids; /* whom a "yes" is about that names nobody */
	uint64_t row;  /* whom a "no" is, or "all" */
	int weight;
	unsigned rule;
	bool both;  /* the box asks two things: "Y / N" answers both */
	bool doubt; /* "Yes?" */
};

/* Reads tokens from..to of a sentence that who.c and happen.c have marked;
 * returns false if that is no answer but free text. */
bool answer_read(const struct answer_sink *sink, enum field field,
	const struct token *t, uint32_t from, uint32_t to);
/* Is the word "Y", "no", "n/a" ...? */
bool answer_is_reply(struct chron_str text, const struct token *t);
/* The words beside boxes that are ticked, as ranges of tokens. */
enum { MOST_TICKED = 4 };
struct ticked {
	uint32_t from[MOST_TICKED], to[MOST_TICKED], n;
};
/* How many boxes stand among the words of from..to; 0: none, or no words. */
unsigned boxes_read(struct chron_str text, const struct token *t, uint32_t from,
	uint32_t to, struct ticked *out);
/* Form lines inside a narrative; what is read is blanked out. */
void form_sentence(struct scene *s, struct token *t, uint32_t n, char ended);
/* beside.c: the columns that tell of the contact, before and after the
 * narrative is read. */
void beside_before(struct scene *s, const struct chron_event *e);
void beside_after(struct scene *s, const struct chron_event *e);
/* In a box a capital A is a child's letter, not an article: before who_mark. */
void column_letters(const struct scene *s, struct token *t, uint32_t n);
/* The columns of the event: fills s->stated. */
void columns_read(struct scene *s, const struct chron_event *e);

#endif
