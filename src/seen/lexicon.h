/* The lexicon, compiled: words and phrases to what they are. */
#ifndef SEEN_LEXICON_H
#define SEEN_LEXICON_H

#include "core/chronology.h"

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
	X(TITLE) X(VERB) X(BODY) X(REACHED) X(SEENBOX) \
	X(MONTH) X(DAYNAME) X(BELIEF) X(WRITER) X(OUTSIDER) X(AGEUNIT) X(OLD) X(STRANGER) X(ONDATE) X(NODATE) X(PAPER) X(OWNPAPER) X(RECEIVED)
/* clang-format on */

enum word_class_bit {
#define X(name) BIT_##name,
	WORD_CLASSES(X)
#undef X
		BIT_KID, /* found by who.c, and in phrase patterns */
	BIT_ANY,
	BIT_COUNT
};
#define IS(name) (UINT64_C(1) << BIT_##name)

/* What happens. */
/* The formatter does not settle on lists like this. */
/* clang-format off */
#define PREDICATES(X) \
	X(NONE) X(SEE) X(CUSTODY) X(MEET) X(FACE) X(EXAM) X(HANDLE) \
	X(COME) X(BROUGHT) X(ACT) X(PLACE) X(STATE) X(ASLEEP) X(INJURY) \
	X(UNSEEN) X(UNDISTURBED) X(HEARD) X(OUT) X(MISSING) X(ABSENT) \
	X(DNA) X(DNAIDIOM) X(NOACCESS) X(NOTHAPPEN) X(PHONE) X(TEXT) \
	X(LETTER) X(VIDEO) X(MEETING) X(DESK) X(VISIT) X(ADULTVIEWS) \
	X(TALK) X(INTERVIEW) X(ASK) X(TOOL) X(SAY) X(FEEL) X(NOVIEW) \
	X(VIEWS) X(NOTSOUGHT) X(NOTRECORDED) X(UNPROMPTED) X(RELAY) \
	X(HOME) X(STAYED) X(BRIEF) X(DISTANT) X(REQUEST) X(KIDCALLS) \
	X(WROTE) X(WITHADULT) X(OFFSCHOOL) X(ALONE) X(APART) \
	X(NOTALONE) X(LEFTALONE) X(IDIOM) \
	X(VOID) X(CORRECT) X(MEANT) X(DONE) X(DOUBT)
/* clang-format on */

enum pred {
#define X(name) PRED_##name,
	PREDICATES(X)
#undef X
		PRED_COUNT
};

enum form {
	FORM_FLAT,
	FORM_PART,
	FORM_FIN,
	FORM_BOTH,
	FORM_BASE,
	FORM_ING,
	FORM_NOUN
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

enum { MEANINGS = 3 }; /* predicates one word can be */

struct meaning {
	uint8_t pred, form;
};

/* A word, or a phrase that acts as one. */
struct lexeme {
	uint64_t is;
	uint8_t kids; /* enum kid_word */
	uint8_t mode; /* enum mode: a place, or a way to be in touch */
	uint8_t nmeanings;
	struct meaning means[MEANINGS];
};

/* One element of a phrase: a word, or classes if word is 0. */
struct element {
	uint64_t is;
	uint32_t word;
};

struct phrase {
	struct phrase *next; /* same first word, the longest first */
	uint32_t n;
	uint32_t second; /* word of the second element, 0: a class */
	struct element *elements;
	struct lexeme lexeme;
};

/* A name or ref of the case: words, and whose it is. */
struct name {
	struct name *next; /* same first word, the longest first */
	uint32_t n;
	uint32_t *words;
	uint64_t kids; /* 0: an adult */
	bool upper;    /* counts only if written in capitals: "CA", "A" */
};

struct word {
	struct lexeme lexeme;
	struct phrase *grammar; /* phrases that act as a word */
	struct phrase *happen;	/* phrases that are predicates */
	uint64_t next;		/* a filter of their second words */
	uint64_t next_is;	/* classes their second elements can be */
	struct name *names;
};

struct lexicon {
	uint32_t *slots; /* word numbers, 0 free */
	struct chron_str *spelling;
	uint32_t nspelling;
	uint32_t mask;
	/* By number; 0 is "not known", and phrases that start with a class. */
	struct word *word;
	uint32_t nwords;
};

enum { WORD_MAX = 40 }; /* bytes of a word that count */

struct lexicon *seen_lexicon_new(struct arena *a);
/* The number of a folded word, or 0. */
uint32_t lexicon_find(const struct lexicon *w, const char *p, size_t n);
/* The same, made if new. */
uint32_t lexicon_add(
	struct lexicon *w, struct arena *a, const char *p, size_t n);
/* Adds a name of n words to its first word's list. */
void lexicon_name(struct lexicon *w, struct arena *a, const uint32_t *words,
	uint32_t n, uint64_t kids, bool upper);

#endif
