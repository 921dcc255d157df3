/* What the words of one answer say.  Internal to src/seen. */
#ifndef SEEN_SAID_H
#define SEEN_SAID_H

#include "seen/reply.h"

/* What the tokens of one answer say. */
struct said {
	enum reply reply;
	uint64_t kids;
	uint64_t but; /* "all bar B" */
	bool named;   /* by name, not "both" */
	bool every;   /* "both", "all": said of each of them */
	bool seen, alone, company, spoken, neg, only, asleep, away;
	bool brief, distant, screen, call;
	bool adult;   /* a relative */
	bool person;  /* or a worker */
	bool family;  /* "all family": who was there cannot be told */
	bool refused; /* was asked */
	bool past;    /* on another day */
	bool notsought, notrecorded, asked, words;
	bool relayed; /* a relative says so */
	bool manner;  /* how the child was, not what it said */
	bool speech;
	bool quote; /* all of it stands in quotation marks */
	uint32_t start, end;
};

/* Reads tokens from..to, of one part of an answer: there is one at least. */
void said_read(const struct answer_sink *sink, const struct token *t,
	uint32_t from, uint32_t to, struct said *a);
/* What of a part has been passed so far. */
struct said_part {
	bool kid, reply, except;
	bool after; /* something was said of the child */
};
/* Takes token i into the part that began at `from`, or returns where a new one
 * begins, with other children or another answer: at i, or at a "not" or "and"
 * before it. */
uint32_t said_cut(const struct answer_sink *sink, struct said_part *p,
	const struct token *t, uint32_t from, uint32_t i);

/* whom.c: the children an answer is about.  A figure ("x2", "1 of 2") can leave
 * open which, and then the reply is unknown. */
uint64_t whom_about(const struct answer_sink *sink, struct said *a);
/* Those of the row whom the narrative does not place elsewhere. */
uint64_t whom_not_elsewhere(const struct scene *s, uint64_t row);

#endif
