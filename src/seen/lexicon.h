/* The lexicon, compiled: words and phrases to what they are. */
#ifndef SEEN_LEXICON_H
#define SEEN_LEXICON_H

#include "core/chronology.h"

struct cue_table;
struct weigh_states;

/* What a word is in a sentence: bits of a token's `is`. */
/* The formatter does not settle on lists like this. */
/* clang-format off */
#define WORD_CLASSES(X) \
	X(BE) X(HAVE) X(HAD) X(DO) X(NEG) X(NEGHEAD) X(REFUSE) X(MODAL) \
	X(PLANHEAD) X(ABLE) X(IF) X(TO) X(WITH) X(BY) X(PREP) X(ABOUT) \
	X(DET) X(POSS) X(AND) X(BUT) X(WHO) X(EXCEPT) X(ADV) X(NOTONLY) \
	X(PASTT) X(TODAY) X(NUM) X(ADULT) X(FEMALE) X(MALE) X(STAFF) \
	X(PRO) X(PROPHRASE) X(SUBJUNCT) X(FOSTER) X(WHETHER) X(AS) \
	X(IDLE) X(MEH) X(ALLEGE) X(AFTER) X(MOTION) X(HEARSAY) X(TALE) \
	X(TITLE) X(VERB) X(BODY) X(REACHED) X(SEENBOX)
/* clang-format on */

/* What a word is to one or two questions only: bits of a token's `marks`. */
/* The formatter does not settle on lists like this. */
/* clang-format off */
#define WORD_MARKS(X) \
	X(MONTH) X(BELIEF) X(OUTSIDER) X(OWNCARE) X(ONDATE) X(NODATE) \
	X(PAPER) X(OWNPAPER) X(RECEIVED) X(SPOT) X(LIFE) X(NOTWITH) X(HABIT) \
	X(UNDONE) X(MATTER) X(PRESENT) X(PARTICLE) X(LOOKS) X(SHOW) X(WORKER) \
	X(COMPLEMENT) X(REPLY) X(WHICH) X(AILMENT)
/* clang-format on */

enum word_mark_bit {
#define X(name) MARK_##name,
	WORD_MARKS(X)
#undef X
		MARK_COUNT
};
#define MARKED(name) (UINT32_C(1) << MARK_##name)

enum word_class_bit {
#define X(name) BIT_##name,
	WORD_CLASSES(X)
#undef X
		BIT_KID, /* found by who.c, and in phrase patterns */
	BIT_ANY,
	BIT_COUNT
};
#define IS(name) (UINT64_C(1) << BIT_##name)

/* What a word is where somebody asks or answers: bits of a token's `voice`. */
/* The formatter does not settle on lists like this. */
/* clang-format off */
#define VOICE_CLASSES(X) \
	X(ASKWORD) X(SEEMS) X(OFFER) X(TOPIC) X(CARER) X(CONSIDERED) \
	X(MINE) X(VOICE) X(SEEK) X(MANNER) X(WHILE) X(SESSION) X(WORKERSAY) \
	X(UNTIL) X(REPORTED) X(NOTHING) X(BELIEF) X(REACH) X(TOY) X(USED) \
	X(SYMPTOM) X(THAT)
/* clang-format on */

enum voice_class_bit {
#define X(name) VOICE_BIT_##name,
	VOICE_CLASSES(X)
#undef X
};
#define VOICE(name) (1U << VOICE_BIT_##name)

/* What happens. */
/* The formatter does not settle on lists like this. */
/* clang-format off */
#define PREDICATES(X) \
	X(NONE) X(SEE) X(CUSTODY) X(MEET) X(FACE) X(EXAM) X(HANDLE) \
	X(COME) X(BROUGHT) X(ACT) X(PLACE) X(STATE) X(ASLEEP) X(INJURY) \
	X(UNSEEN) X(UNDISTURBED) X(HEARD) X(OUT) X(MISSING) X(ABSENT) \
	X(DNA) X(NOACCESS) X(NOTHAPPEN) X(PHONE) X(TEXT) \
	X(LETTER) X(VIDEO) X(MEETING) X(DESK) X(VISIT) X(ADULTVIEWS) \
	X(TALK) X(INTERVIEW) X(ASK) X(TOOL) X(SAY) X(FEEL) X(NOVIEW) \
	X(VIEWS) X(NOTSOUGHT) X(NOTRECORDED) X(UNPROMPTED) \
	X(HOME) X(STAYED) X(BRIEF) X(DISTANT) X(REQUEST) X(KIDCALLS) \
	X(WROTE) X(WITHADULT) X(OFFSCHOOL) X(ALONE) X(APART) \
	X(NOTALONE) X(JUSTUS) X(BEGAN) X(BESIDE) X(CLINICAL) \
	X(CALLEDOFF) X(AMEND)
/* clang-format on */

enum pred {
#define X(name) PRED_##name,
	PREDICATES(X)
#undef X
		PRED_COUNT,
	/* what looks like a happening and is none of its words' */
	PRED_IDIOM = PRED_NONE
};
_Static_assert(PRED_COUNT <= 64, "sets of predicates are 64 bits");

enum form {
	FORM_FLAT,
	FORM_PART,
	FORM_FIN,
	FORM_BOTH,
	FORM_BASE,
	FORM_ING,
	FORM_NOUN,
	FORM_PRES
};

/* Children named by what they are; who.c says which they are. */
/* The formatter does not settle on lists like this. */
/* clang-format off */
#define KID_WORDS(X) \
	X(NONE) X(ONE) X(ALL) X(EACH) X(NEITHER) X(BABY) X(TODDLER) \
	X(TEEN) X(ELDEST) X(YOUNGEST) X(OLDER) X(YOUNGER) X(MIDDLE) \
	X(TWINS) X(SIBS) X(UNBORN) X(PATIENT) X(OLDER3) X(YOUNGER3) X(TWIN1) X(TWIN2) \
	X(SOME) X(OTHERS) X(HE) X(SHE) X(THEY)
/* clang-format on */

enum kid_word {
#define X(name) KIDS_##name,
	KID_WORDS(X)
#undef X
};

/* What a row of the lexicon tells of its words. */
enum row_kind {
	ROW_CLASS,
	ROW_MARK,
	ROW_VOICE,
	ROW_KIDS,
	ROW_PRED,
	ROW_MODE,
	ROW_SPOT,
	ROW_ACTS
};

/* Words that tell where a grown-up is: bits of `spot`.  Beside the classes,
 * as what is of no class may be anything. */
enum spot {
	SPOT_ROOM = 1,	  /* a kitchen, a car: not where the talk is */
	SPOT_VENUE = 2,	  /* where the talk is, if nobody leaves it */
	SPOT_LOUNGE = 4,  /* the same, but for one who stays in it */
	SPOT_HERE = 8,	  /* "mum in", "gran there" */
	SPOT_LEAVE = 16,  /* left */
	SPOT_WENT = 32,	  /* went, if it is said where or what for */
	SPOT_TAKE = 64,	  /* goes with somebody */
	SPOT_GO = 128,	  /* out, away */
	SPOT_STAY = 256,  /* stayed, waited */
	SPOT_THEN = 512,  /* for a part of the time */
	SPOT_LAP = 1024,  /* whose it is is there: a lap, a pram */
	SPOT_US = 2048,	  /* the worker who writes */
	SPOT_PAIR = 4096, /* alone with a worker: one to one, in private */
	SPOT_PEER = 8192  /* named as a friend, not as who looks after */
};

enum { MEANINGS = 3 }; /* predicates one word can be */

struct meaning {
	uint8_t pred, form;
};

/* A word, or a phrase that acts as one. */
struct lexeme {
	uint64_t is;
	uint64_t preds; /* what it means, as bits */
	uint32_t voice;
	uint32_t marks;
	uint16_t spot;	 /* bits of enum spot */
	uint8_t mode;	 /* enum mode: a place, or a way to be in touch */
	uint8_t kidword; /* enum kid_word */
	uint8_t nmeanings;
	struct meaning means[MEANINGS];
	bool made; /* its meanings are forms of a verb of acts.def */
};

/* One element of a phrase: a word, or classes if word is 0. */
struct element {
	uint64_t is;
	uint32_t word;
};

struct phrase {
	struct element second;
	struct phrase *next; /* same first word, the longest first */
	struct phrase *like; /* the next with the same second element, or with
				a class as this one has */
	uint32_t n;
	uint32_t rank; /* among those with the same first word */
	struct element *elements;
	struct lexeme lexeme;
};

/* Phrases that begin with a word. */
struct word_phrases {
	struct phrase *grammar;	   /* that act as a word */
	struct phrase *happen;	   /* that are predicates */
	struct phrase *happen_is;  /* those of which the second is a class */
	struct chron_str spelling; /* of the word, folded */
};

/* As much as is asked of every word that is read: 64 bytes. */
struct word {
	struct lexeme lexeme;
	uint64_t next;	  /* a filter of the second words of what happens */
	uint64_t next_is; /* classes that stand second instead */
	uint64_t grammar_next; /* a filter of the seconds of grammar */
};

/* A folded word as it is compared: its bytes, or for one of more than 16 the
 * first eight and a hash of the rest, which no two words have met in. */
struct word_key {
	uint64_t first, rest;
};

/* Where a word is found by its key. */
struct word_slot {
	struct word_key key;
	uint32_t word;	 /* 0: not of the lexicon */
	uint32_t name;	 /* of case_words.h */
	uint32_t symbol; /* of cues.h; 0: of no cue */
};

/* Phrases by their first two words. */
struct pair_slot {
	uint32_t first, second;
	struct phrase *phrases; /* NULL: free */
};

struct spelling; /* spelling.h */

struct lexicon {
	struct word_slot *slots;
	uint32_t mask, nslots;
	/* By number; 0 is "not known", and phrases that start with a class. */
	uint32_t nwords, nphrases; /* the same */
	struct word *word;
	struct word_phrases *phrases;
	struct pair_slot *pairs;
	uint32_t pair_mask;
	const struct cue_table *cues;
	const struct weigh_states *weigh;
	const struct spelling *spelling;
};

enum { WORD_MAX = 40 }; /* bytes of a word that count */

struct word_key lexicon_key(struct chron_str folded);

static inline uint64_t
lexicon_hash(struct word_key key)
{
	return key.first * UINT64_C(0x9e3779b97f4a7c15) +
	       key.rest * UINT64_C(0xc2b2ae3d27d4eb4f);
}

/* Which of the slots, whose number is a power of two, holds the word, or the
 * free one (of no key) where it belongs. */
static inline struct word_slot *
lexicon_slot_of(struct word_slot *slots, uint32_t mask, struct word_key key,
	uint64_t hash)
{
	uint32_t i = (uint32_t)(hash >> 32);

	/* Found or not is a toss-up, so it is asked once for both. */
	for (i &= mask; !((slots[i].key.first == 0) |
			  ((slots[i].key.first == key.first) &
				  (slots[i].key.rest == key.rest)));)
		i = (i + 1) & mask;
	return &slots[i];
}

static inline struct word_slot *
lexicon_slot(struct word_slot *slots, uint32_t mask, struct word_key key)
{
	return lexicon_slot_of(slots, mask, key, lexicon_hash(key));
}

/* What is known of a word, if it is but that nothing is. */
static inline const struct word_slot *
lexicon_find(const struct lexicon *l, struct word_key key)
{
	return lexicon_slot(l->slots, l->mask, key);
}

/* The slot of a word, made if it is new: good until the next is made. */
struct word_slot *lexicon_make(
	struct lexicon *l, struct arena *a, struct word_key key);

/* The slot that holds a pair, or the free one where it belongs. */
static inline uint32_t
lexicon_pair_slot(const struct lexicon *l, uint32_t first, uint32_t second)
{
	uint32_t i = (first * 40503u + second) * 2654435769u;

	for (i = (i ^ i >> 15) & l->pair_mask; l->pairs[i].phrases;
		i = (i + 1) & l->pair_mask)
		if (l->pairs[i].first == first && l->pairs[i].second == second)
			break;
	return i;
}

/* Phrases of a happening that begin with the two words (the first may be 0, a
 * class), the longest first; NULL if there are none. */
static inline const struct phrase *
lexicon_pair(const struct lexicon *l, uint32_t first, uint32_t second)
{
	return l->pairs[lexicon_pair_slot(l, first, second)].phrases;
}

#endif
