/* Text to sentences of tokens. */
#ifndef SEEN_TEXT_H
#define SEEN_TEXT_H

#include "seen/case_words.h"

struct token {
	/* What the lexicon says, as it lies in struct lexeme. */
	uint64_t is;	 /* word classes */
	uint64_t preds;	 /* the meanings as bits: both change together */
	uint32_t voice;	 /* classes of asking and answering */
	uint32_t marks;	 /* words of few uses */
	uint16_t spot;	 /* bits of enum spot */
	uint8_t mode;	 /* enum mode */
	uint8_t kidword; /* enum kid_word */
	uint8_t nmeanings;
	struct meaning means[MEANINGS];

	uint8_t span; /* tokens the predicate covers */
	char punct;   /* , ; : - ( ) or 0 for a word */
	bool poss;    /* ends in 's */
	bool quoted;
	bool covered;		  /* inside an earlier phrase */
	bool upper, capital;	  /* all, or first letter */
	uint32_t start, end;	  /* bytes of the text */
	uint32_t word;		  /* 0: not in the lexicon */
	uint32_t base;		  /* without the 's; the word itself if none */
	uint32_t symbol;	  /* of cues.h; 0: of no cue */
	uint64_t kids;		  /* children meant */
	const struct word *entry; /* the word's, or that of none */
	const struct name *names; /* that begin with it */
};

enum { SENTENCE_MAX = 200 }; /* tokens; longer ones are cut */

struct reader {
	const struct case_words *words;
	struct chron_str text;
	uint32_t at;
	char ended; /* what ended the sentence */
	bool cut;   /* nothing did: it was too long, and goes on */
	char quote; /* the character that closes, or 0 */
};

/* The next sentence's tokens, not yet looked up; 0 at the end. */
uint32_t text_sentence(struct reader *r, struct token *t);

/* Lower case without accents, at most WORD_MAX bytes, kept in `out`. */
struct chron_str text_folded(const char *p, size_t n, char out[WORD_MAX]);

#endif
