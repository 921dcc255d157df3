/* The grown-ups of an entry, one by one.  Internal to src/seen. */
#ifndef SEEN_COMPANY_H
#define SEEN_COMPANY_H

#include "seen/clause.h"

enum stance {
	STANCE_NONE,   /* named for another reason */
	STANCE_THERE,  /* does something here */
	STANCE_STATED, /* is said to be there, or would not go */
	STANCE_ASIDE,  /* is said to be out of the room */
	STANCE_GONE    /* is away for the day */
};

/* What is said of a grown-up after the name. */
struct aside {
	bool neg, leave, left, away, here, gone, came, reached, home, beside;
	bool stays, solo;
	uint64_t with;	/* children who are with them */
	uint64_t taken; /* ... and go with them */
	uint32_t end;	/* token after the words that decide */
};

/* aside.c: reads on from the grown-up at token i. */
void aside_look(const struct flow *f, uint32_t i, struct aside *a);
/* Does token k put somebody out of the room?  stays: who stays where it says. */
bool aside_is(const struct flow *f, uint32_t k, bool stays);

/* stance.c: what all of it comes to. */
enum stance stance_of(const struct scene *s, const struct flow *f, uint32_t i,
	const struct aside *a);
/* The children named in tokens from..to. */
uint64_t stance_kids(const struct flow *f, uint32_t from, uint32_t to);
unsigned stance_key(const struct token *t);

/* The first word of the noun phrase that ends at token i. */
static inline uint32_t
phrase_start(const struct flow *f, uint32_t i)
{
	while (i > 0 && !f->t[i - 1].punct && !f->t[i - 1].kids &&
		f->t[i - 1].is & (IS(DET) | IS(POSS) | IS(NUM)))
		i--;
	return i;
}

#endif
