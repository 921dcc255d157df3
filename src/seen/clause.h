/* One predicate in its clause: who does what to whom, and whether it
 * happened.  Internal to src/seen. */
#ifndef SEEN_CLAUSE_H
#define SEEN_CLAUSE_H

#include "seen/scene.h"

/* How far a frame is from a plain fact: bits. */
enum {
	F_NEG = 1,	    /* did not happen */
	F_PLAN = 2,	    /* to happen, or if */
	F_PAST = 4,	    /* on another date */
	F_TOLD = 8,	    /* a relative says so */
	F_QUOTE = 16,	    /* inside somebody's words */
	F_SAID = 32,	    /* the child says so */
	F_AWAY = 64,	    /* on the telephone, in a letter, at a meeting */
	F_PROTOLD = 128,    /* another professional says so */
	F_ACTIVE = 256,	    /* the subject did it */
	F_IDLE = 512,	    /* a greeting, or about somebody else */
	F_THING = 1024,	    /* the object is somebody's thing */
	F_FAMILY = 2048,    /* a relative or a child did it */
	F_CALL = 4096,	    /* over the telephone, by text */
	F_WISH = 8192,	    /* somebody wants it so */
	F_WHETHER = 16384,  /* it is not known whether */
	F_MEH = 32768,	    /* "fine" */
	F_PAPER = 65536,    /* a notification or a report tells it */
	F_VOUCHED = 131072, /* a named professional tells it the same day */
	F_NAMED = 262144,   /* whom it is about stands in the clause */
};

struct frame {
	uint32_t at, end; /* tokens */
	uint8_t pred, form;
	unsigned flags;
	enum party subject, object;
	uint64_t subject_kids, object_kids;
	uint64_t but;	 /* "all bar the youngest" */
	bool thing;	 /* the subject is no person */
	bool implicit;	 /* the subject is not in the sentence */
	bool with;	 /* the object comes after "with" or "by" */
	bool group;	 /* "the children" */
	bool with_adult; /* an adult stands beside the children */
	uint64_t who;	 /* whom the rule is about */
};

/* Where the sentence stands. */
struct flow {
	struct token *t;
	uint32_t n;
	struct chron_str text;
	uint64_t is, preds; /* of all its tokens: what is not, is not asked */
	uint32_t marks, voice;
	const struct sum *sum; /* of them; not if only ways are asked for */
	enum party speaker;    /* whose words follow */
	uint64_t speaker_kids;
	uint32_t speaker_at;
	bool plan, past, today, request, feeling;
	unsigned verb;		     /* flags of the last verb */
	uint32_t told_from, told_to; /* "..., Mum says": what she said */
	bool sighted;		     /* it was a sighting */
	uint32_t verb_end;	     /* where it ends; 0 none */
	bool call;		     /* ... and not in person */
	bool away;		     /* this sentence is a call, a letter ... */
	bool iffy;		     /* after "if" */
	bool vouched;		     /* a named professional tells of today */
	enum party last;	     /* subject of the clause before */
	uint64_t last_kids;
};

/* Fills the frame of meaning m of token i. */
#define P(name) (UINT64_C(1) << PRED_##name)
/* Is the token one of these predicates (P(SEE) | P(MEET))? */
static inline bool
clause_has(const struct token *t, uint64_t preds)
{
	return (t->preds & preds) != 0;
}

/* Adds what a token is to what all of them are. */
static inline void
flow_add(struct flow *f, const struct token *t)
{
	f->is |= t->is;
	f->preds |= t->preds;
	f->marks |= t->marks;
	f->voice |= t->voice;
}

/* Is there a word of another date in the clause of token `at`? */
bool clause_past(const struct flow *f, uint32_t at);

/* ways.c: the telephone, a visit, from token `from` to the next semicolon. */
void flow_ways(struct scene *s, struct flow *f, uint32_t from);
/* company.c: is the grown-up at token i there, or out of the room? */
void flow_company(struct scene *s, struct flow *f, uint32_t i);

/* alone.c: whom "alone" and "nobody else in" are about. */
void alone_who(struct scene *s, struct flow *f, struct frame *fr);
void alone_room(struct scene *s, const struct flow *f, struct frame *fr);
/* paper.c: what is told on paper; where a report of what others saw begins;
 * whether a professional, by name, tells what she saw that day. */
bool flow_paper(const struct flow *f, uint32_t from);
uint32_t flow_report(const struct flow *f, uint32_t from);
bool flow_vouch(const struct flow *f, uint32_t from, bool report);

/* when.c: words of another day. */
void when_mark(struct scene *s, struct token *t, uint32_t n);

/* scope.c: plans, other dates, allegations. */
void flow_mood(struct flow *f);
/* "In bed, Mum says": what is hers of the sentence. */
void flow_told(struct flow *f);
/* "baby reported asleep": is the saying at i hearsay? */
bool flow_hearsay(const struct flow *f, uint32_t i);
/* A saying opens a scope, a worker's act closes one. */
void flow_open(struct flow *f, const struct frame *fr);
void flow_close(struct flow *f, uint32_t i);
/* Is what the child says from token i on about nothing, or somebody else?
 * *meh: it is "fine". */
bool flow_idle_talk(const struct flow *f, uint32_t i, bool *meh);

/* really.c: does token i mean that, or does it only look like it? */
bool clause_is_really(const struct scene *s, const struct flow *f, uint32_t i,
	struct meaning m);

/* polarity.c: what makes a fact less than one, to the left of it. */
void polarity_find(const struct flow *f, struct frame *fr);
/* "to see A": no more real than the verb it hangs on, or than what is yet to
 * be done. */
void polarity_inherit(const struct flow *f, struct frame *fr);
/* "A has been tearful": is the state at token i one over some time? */
bool polarity_lasting(const struct scene *s, const struct flow *f, uint32_t i);

/* party.c: nouns around a predicate. */
bool clause_is_verb(const struct token *t);
/* Fill the subject or the object of a frame. */
void clause_subject(
	const struct scene *s, const struct flow *f, struct frame *fr);
void clause_object(const struct flow *f, struct frame *fr);
/* "with B in the buggy": children further on in the clause. */
uint64_t clause_beside(const struct flow *f, uint32_t i);
/* "... but not A": those whom what happened at token i leaves out. */
uint64_t clause_not_them(const struct flow *f, uint32_t i);
/* Neither after a preposition nor the object of a verb. */
bool clause_is_subject(const struct flow *f, uint32_t i);

/* correct.c: corrections, what was done after all, doubts.  What corrects
 * weighs so much more than what it corrects. */
enum { AMENDED_MORE = 60 };
void clause_correct(
	struct scene *s, const struct flow *f, const struct frame *fr);

/* special.c: what a predicate does to the scene beside its rules. */
void clause_special(struct scene *s, const struct flow *f, struct frame *fr);
/* Does a relative speak from token i on, or is it a plan? */
bool flow_told_after(const struct flow *f, uint32_t i);

void clause_frame(struct scene *s, struct flow *f, uint32_t i, unsigned m,
	struct frame *out);
/* Chains the rules of each predicate; once a case. */
void rules_index(struct seen_people *p);
/* Applies the rules to a frame. */
void rules_apply(struct scene *s, struct flow *f, const struct frame *fr);

struct rule {
	const char *name;
	uint8_t pred;
	uint8_t aspect, answer, grade;
	int16_t weight;
	uint32_t must, mustnot;
	/* the example is the rule's test */
	enum agency_kind kind;
	const char *children, *text;
};
extern const struct rule seen_rules[];
extern const unsigned seen_nrules;
/* Of a rule, or of a cue behind them. */
const char *rule_name(const struct scene *s, unsigned rule);

/* Rules that no predicate triggers by itself: the first of the table. */
enum {
	seen_rule_nothing,
	seen_rule_company,
	seen_rule_adult,
	seen_rule_talk_view,
	seen_rule_way,
	seen_rule_contact,
	seen_rule_unborn,
	seen_rule_unseen_alone,
	seen_rule_not_about,
	seen_rule_column,
	seen_rule_form,
	seen_rule_cancelled,
	seen_rule_video,
	seen_rule_undone,
	seen_rule_carer,
	seen_rule_failed,
	seen_rule_present,
	seen_rule_unmentioned,
	seen_rule_apart,
	seen_rule_quoted,
	seen_rule_answer,
	seen_rule_weighed,
	seen_rule_aside,
	seen_rule_room,
	seen_rule_part,
	seen_rule_corrected,
	seen_rule_done,
	seen_rule_doubt,
	seen_rule_dates,
	seen_rule_last = seen_rule_dates
};

#endif
