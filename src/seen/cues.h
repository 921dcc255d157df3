/* Cues: what stands in a text, short of proof, and how much it speaks for an
 * answer.  The rules read who does what to whom; where they do not settle it,
 * everything that is there is weighed.  Internal to src/seen.
 *
 * A cue is named in plain words, by its kind and what it is made of:
 *
 *   word W            W stands in the text
 *   pair V W          W stands right behind V
 *   with W            W stands in a sentence that names the child
 *   near+ W, near- W  W stands within four words behind (before) the child
 *   next W            the child's next word is W
 *
 * W is a folded word or one of CHILD, CHILD'S, OTHER (another child), ADULT,
 * WORKER, 0 (a figure), START and END (of a sentence).  The others are states
 * of the reading ("rule seen.met", "way visit"): see cues.c. */
#ifndef SEEN_CUES_H
#define SEEN_CUES_H

#include "seen/text.h"

/* Points for "yes" and for "unclear", against "no", of each flag: hundredths
 * of a natural logarithm of the odds. */
enum cue_for { FOR_YES, FOR_UNCLEAR, FOR_COUNT };

struct cue {
	const char *name;
	int16_t points[ASPECT_COUNT][FOR_COUNT];
};

enum cue_kind {
	CUE_WORD,
	CUE_WITH,
	CUE_BEHIND,
	CUE_BEFORE,
	CUE_NEXT,
	CUE_ALONE,
	CUE_PAIR = CUE_ALONE,
	CUE_STATE
};
enum { NO_CUE = UINT16_MAX };

/* A word of the cues, and those made of it alone. */
struct cue_word {
	uint32_t symbol;	 /* its number; 0: of no cue */
	uint16_t cue[CUE_ALONE]; /* NO_CUE if it has no points */
	bool any;		 /* one of these has */
	uint64_t seconds;	 /* a filter of what stands second in them */
};
struct cue_key {
	uint64_t key; /* 0: free */
	uint16_t cue;
};

/* What a cue can be shown for. */
enum cue_tells {
	TELLS_NOTHING, /* people, figures and marks, or a word like "at" */
	TELLS_SOMETHING,
	TELLS_OF_CHILD /* beside it, or in a sentence that names it */
};

/* The table of cues.def, and where each is found. */
struct cue_table {
	const struct cue *cues;
	uint32_t n, nwords;
	struct cue_word *words; /* by symbol; the first is of no cue */
	struct cue_key *keys;	/* of pairs and states */
	uint32_t key_mask;
	uint8_t *tells; /* enum cue_tells */
};

/* Writes the symbols of its words into the lexicon. */
const struct cue_table *cue_table_new(struct arena *a, struct lexicon *l);
/* A state of the reading, by its name. */
uint16_t cue_find(const struct cue_table *t, const char *name);

/* Cues found in a text, each with the children it speaks of and where it
 * stands first.  More than fit are not weighed: a text that long has said it. */
enum { CUES_MOST = 384, CUE_SLOTS = 1024 };
struct cue_hit {
	uint16_t cue;
	uint32_t value, start, end;
	uint64_t kids;
};
struct cue_hits {
	uint32_t n, sentences, words;
	uint16_t slots[CUE_SLOTS]; /* number of a hit from 1, by cue */
	struct cue_hit hits[CUES_MOST];
	/* weigh.c: the points of those that speak of all children, and the
	 * numbers of the others */
	int32_t points[ASPECT_COUNT][FOR_COUNT];
	uint32_t nsome;
	uint16_t some[CUES_MOST];
};

/* Told of every cue, whether it has points or not: for fitting them. */
struct cue_trace {
	void (*on)(void *ctx, uint64_t kids, const char *name, size_t n);
	void *ctx;
};

/* Where and for whom cues are looked for. */
struct cue_reader {
	const struct cue_table *table;
	const struct cue_trace *trace; /* or NULL */
	struct cue_hits *hits;
	struct chron_str text;
	uint32_t value;
	uint64_t all; /* children */
};
/* The cues of a sentence whose tokens who.c has marked. */
void cues_sentence(
	const struct cue_reader *r, const struct token *t, uint32_t n);

#endif
