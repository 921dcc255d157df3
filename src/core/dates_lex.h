/* The tokens of the date grammar: numbers, known words, marks. */
#ifndef CORE_DATES_LEX_H
#define CORE_DATES_LEX_H

#include "chron/base.h"

enum {
	DATES_TOKENS = 48,   /* a date cell is never this long */
	DATES_LONGEST = 240, /* bytes of a cell before folding */
};

enum dates_tok {
	TOK_END,
	TOK_NUMBER,
	TOK_WORD,
	TOK_MARK, /* any other character */
};

enum dates_word {
	WORD_OTHER, /* not in the table */
	WORD_AFTER,
	WORD_AM,
	WORD_AND,
	WORD_BEFORE,
	WORD_BETWEEN,
	WORD_BLANK,
	WORD_BY,
	WORD_DAYTIME, /* a time in words; value 1 midnight, 2 night */
	WORD_DITTO,   /* the day of the row above; value 1: at some time */
	WORD_FILLER,
	WORD_FROM,
	WORD_HALF_TERM,
	WORD_HOLIDAY,  /* value: dates_partial.c's table */
	WORD_HOLIDAYS, /* the word "holidays" */
	WORD_HOURS,
	WORD_ISO_T,
	WORD_MONTH, /* value 1 to 12 */
	WORD_NOON,
	WORD_NTH, /* value 0 first .. 3 fourth, 4 last */
	WORD_OCLOCK,
	WORD_ONWARDS,
	WORD_OR,
	WORD_ORDINAL,
	WORD_PM,
	WORD_RELATIVE, /* counted from another row: next day */
	WORD_SEASON,   /* value 0 spring .. 3 winter */
	WORD_TERM,
	WORD_THIRD, /* value 0 early, 1 mid, 2 late */
	WORD_TO,
	WORD_UNKNOWN, /* value 1: of a date that is there, doubtful */
	WORD_UNSURE,
	WORD_UNTIL,
	WORD_WEEK,    /* value 0 commencing, 1 ending, 2 a weekend */
	WORD_WEEKDAY, /* value 0 Monday .. 6 Sunday */
	WORD_YEAR,
	WORD_YEARSPAN, /* value 0 academic, 1 financial */
	WORD_ZONE,     /* value: minutes east of UTC */
};

struct dates_token {
	uint8_t kind;	/* enum dates_tok */
	uint8_t word;	/* enum dates_word */
	uint8_t digits; /* of a number */
	char mark;
	bool spaced; /* white space before it */
	int16_t value;
	uint16_t at, len; /* in text */
	int64_t number;
};

struct dates_lex {
	char text[3 * DATES_LONGEST + 8];	/* folded */
	struct dates_token t[DATES_TOKENS + 1]; /* the last is TOK_END */
	int n;					/* tokens before TOK_END */
	bool repaired; /* letter O for 0, a month with a slip */
	bool doubted;  /* a question mark within: 12?/3/19 */
	bool too_long;
};

void dates_lex(struct chron_str cell, struct dates_lex *lex);

/* dates_slips.c: reads over slips of typing among the numbers. */
void dates_mend(struct dates_lex *lex);

/* The table of words, for the test that it is in order; NULL at the end. */
const char *dates_word_text(size_t i);

#endif
