/* What is known while one event is read: who is about, what was said of
 * them.  Internal to src/seen. */
#ifndef SEEN_SCENE_H
#define SEEN_SCENE_H

#include "seen/seen.h"
#include "seen/cues.h"

enum { RULES_MAX = 160 };
enum {
	KIDS_MAX = CHRON_CHILDREN_MAX
}; /* children of a case that are audited */

struct kid {
	uint8_t sex;  /* as the name tells */
	int32_t born; /* civil day, or CIVIL_MIN */
	bool sibling; /* declared so, or by its ref */
	bool unborn;  /* its ref says so */
};

struct seen_people {
	const struct chron_config *config;
	const struct case_words *words; /* the same */
	struct case_words case_words;
	uint32_t nkids;
	uint64_t all, subjects;
	struct kid kids[KIDS_MAX];
	uint16_t first_rule[PRED_COUNT]; /* 0: none */
	uint16_t next_rule[RULES_MAX];	 /* with the same predicate */
};

/* One reason for one answer: the strongest of its kind is kept. */
struct vote {
	int16_t weight; /* 0: none */
	uint16_t rule;
	uint32_t value, start, end;
};

/* What sort of person a clause is about. */
enum party { PARTY_NONE, PARTY_KID, PARTY_ADULT, PARTY_PRO };

/* As much as is kept of who a grown-up is. */
enum { COMPANY_SHE, COMPANY_HE, COMPANY_OTHER, COMPANY_KEYS };

/* The grown-ups of the family in the whole entry. */
struct company {
	struct vote there[COMPANY_KEYS]; /* who does something here */
	struct vote aside; /* "mum in the kitchen", no child being named */
	uint8_t gone;	   /* which of them are out of the room: bits */
};

/* Ways of being in touch that the text names: bits of `ways`. */
enum way {
	WAY_PHONE = 1,
	WAY_TEXT = 2,
	WAY_LETTER = 4,
	WAY_VIDEO = 8,
	WAY_MEETING = 16,
	WAY_DESK = 32,
	WAY_VISIT = 64,
	WAY_NOACCESS = 128,
	WAY_ADULTS = 256
};
enum {
	WAYS_AWAY = WAY_PHONE | WAY_TEXT | WAY_LETTER | WAY_VIDEO |
		    WAY_MEETING | WAY_DESK
};

/* What all tokens of a sentence are together: what is not, is not asked. */
struct sum {
	uint64_t is;
	uint32_t marks;
	bool figures; /* one begins with a figure */
	bool colon, dash, quoted;
};

struct scene {
	const struct seen_people *people;
	enum agency_kind kind;
	int32_t day;	     /* of the event, or CIVIL_MIN */
	uint64_t all;	     /* children the words can mean */
	uint64_t unborn;     /* not yet born on the day */
	uint64_t usual;	     /* who an unnamed child is */
	bool told_whom;	     /* ... by a column, or the file is theirs */
	uint64_t named;	     /* mentioned so far */
	uint64_t focus;	     /* the child last spoken of */
	uint64_t covered;    /* by "the children", "both": siblings too */
	uint64_t party_kids; /* ... which children */
	enum party party;    /* whom the last clause was about */
	uint32_t clock;	     /* counts mentions, for pronouns */
	uint32_t kid_at, female_at, male_at;
	unsigned ways;		 /* enum way */
	unsigned way_first;	 /* the first one named */
	uint32_t value;		 /* the value that is read */
	struct chron_str text;	 /* its text */
	struct sum sum;		 /* of the sentence that is read */
	bool goes_on;		 /* it begins in the middle of a long one */
	bool left_plan;		 /* how the part before stood at its end: */
	enum party left_speaker; /* whose words followed */
	uint64_t left_kids;
	uint8_t pending;       /* enum field: a question whose answer follows */
	const uint8_t *habits; /* of the file's columns; see seen.h */
	uint32_t nhabits;
	uint8_t habit;	     /* of the column that is read */
	bool second;	     /* it tells only what the narrative does not */
	bool views_box;	     /* the text has a heading for views */
	uint64_t plan_alone; /* somebody is to see them alone */
	uint64_t talked;     /* spoken with by a worker */
	uint64_t met;	     /* a session, interview, consultation */
	uint64_t began;	     /* the child began it */
	uint64_t asked;	     /* by a worker, just before */
	bool session;	     /* an interview, key work, a chat */
	bool adult_asked;    /* ... a relative was, instead */
	uint64_t heading;    /* a heading asks for their views */
	char ended;	     /* what ended the sentence */
	bool teller;	     /* a relative is on the telephone */
	unsigned formed;     /* boxes in the text: bits of enum field */
	bool cancelled;	     /* the event was */
	bool call;	     /* ... and not face to face */
	bool screen;	     /* ... of a contact by video */
	bool away;	     /* the talk is of a call, a letter, a meeting */
	bool adult_patient;  /* the last one seen was a grown-up */
	bool paper;	     /* ... of a notification that came in */
	struct company company;
	bool written;	     /* the words are on paper */
	bool box_of_adult;   /* a relative speaks in the box for the voice */
	bool amended;	     /* what follows corrects what was said */
	uint64_t seen_first; /* ... who was said to be seen before */
	bool filed;	     /* ... and by more than a passing word */
	bool vouched;	     /* a named professional tells of today */
	bool here;	     /* a worker was there in person */
	bool many_dates;     /* it tells of several days */
	struct vote votes[KIDS_MAX][ASPECT_COUNT][4];
	struct vote stated[KIDS_MAX][ASPECT_COUNT][4];
	bool columns;	   /* votes are of a column that answers */
	uint8_t place;	   /* enum mode, of the column for it */
	uint8_t text_mode; /* of the text */
	uint8_t sentence_mode;
	uint8_t mode[KIDS_MAX]; /* of the sentence that saw the child */
	uint64_t brief, distant, asleep;
	uint64_t attempt, plan, reported, corrected;
	uint64_t plainly_not; /* seen, on the day and in so many words */
	const struct cue_reader *cues; /* of a narrative; or NULL */
	struct vote first; /* the first sentence, for "nothing said" */
};

/* who.c: merges names and phrases, says which children words mean; returns
 * the number of tokens left. */
uint32_t who_mark(struct scene *s, struct token *t, uint32_t n);
/* Children known to be younger than so many years. */
uint64_t who_under(const struct scene *s, int years);
uint64_t who_means(const struct scene *s, enum kid_word word);

/* group.c: what a word for children means at token i; the ages and brackets
 * of a sentence; those who are of a sex, for all that is known. */
uint64_t who_phrase(struct scene *s, const struct token *t, uint32_t i);
void who_groups(const struct scene *s, struct token *t, uint32_t n);
uint64_t who_of_sex(const struct scene *s, enum sex sex);

/* happen.c: finds the predicates. */
void happen_mark(const struct case_words *w, struct token *t, uint32_t n);

/* open.c: marks verbs and places that the lexicon has not as predicates. */
void open_mark(const struct scene *s, struct token *t, uint32_t n);

/* clause.c and rules.c: reads one sentence into votes. */
void scene_sentence(struct scene *s, struct token *t, uint32_t n, char ended);
/* Only how they were in touch. */
void scene_ways(struct scene *s, struct token *t, uint32_t n);
/* The same for tokens that are marked already. */
void scene_read(struct scene *s, struct token *t, uint32_t n);
/* company.c: the grown-up who is there and did not go; NULL if none. */
const struct vote *company_of(const struct scene *s);
/* One is there, whoever it is, unless somebody is already. */
void company_add(struct scene *s, int weight, uint32_t start, uint32_t end);
/* Adds a vote if it is stronger than what was there. */
void scene_vote(struct scene *s, uint64_t kids, enum aspect aspect,
	enum answer answer, int weight, unsigned rule, uint32_t start,
	uint32_t end);

#endif
