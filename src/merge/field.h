/* The words of the field, compiled once a process.
 *
 * The tables of words (*.def) are spelled out and filed at the first use, which
 * takes milliseconds: more than to merge a small case.  What comes of them
 * depends on nothing but the program, is complete before anybody can read it,
 * and is never changed or given back afterwards.  So it is a constant table
 * that is worked out at the start instead of by the compiler, and no mutable
 * global: nobody can tell from any result when, or by whom, it was made. */
#ifndef MERGE_FIELD_H
#define MERGE_FIELD_H

struct field_words {
	const struct shelf *phrases;	  /* lexicon.h */
	const struct rarity_list *common; /* rarity.h */
	const struct fact_lexicon *facts; /* facts.h */
	const struct whom_plain *plain;	  /* whom.h */
	struct arena
		*arena; /* what they lie in, as long as the process lives */
};

/* From any thread. */
const struct field_words *field_words(void);

#endif
