/* The parts of reading triggers: the words of a sentence, and the rules of
 * trigger.def compiled.  For src/find/trigger_*.c only. */
#ifndef FIND_TRIGGER_PARTS_H
#define FIND_TRIGGER_PARTS_H

#include "find/trigger.h"
#include "util/str.h"

enum {
	TOKENS = 256,	 /* of a sentence; a longer one is read in pieces */
	WORD_BYTES = 24, /* longer words are in no rule */
	BUCKETS = 1024,
	FILTER_BITS = 1 << 15,
	GAP = 4, /* words that ".." may stand for */
};

/* Kinds as bits; whose business a rule is; who must not stand before it. */
enum {
	REFERRAL = 1 << TRIGGER_REFERRAL,
	STRATEGY = 1 << TRIGGER_STRATEGY,
	PLAN = 1 << TRIGGER_PLAN,
	BIRTH = 1 << TRIGGER_BIRTH,
	RETURN = 1 << TRIGGER_RETURN,
	DISCHARGE = 1 << TRIGGER_DISCHARGE,
	PLACED = 1 << TRIGGER_PLACED,
	MOVE = 1 << TRIGGER_MOVE,
	ALL = (1 << TRIGGER_KINDS) - 1,
	ANY = 0,
	NONE = 0,
	SOCIAL = 1 << 16,
	HEALTH = 1 << 17,
	MOVER = 1 << 18,
	FOUND = 1 << 19,
};
enum { T = 1, O = 2, Y = 4 }; /* fields */

enum trigger_list {
#define TRIGGER_LIST(name, phrases) LIST_##name,
#include "find/trigger.def"
	LISTS
};

struct trigger_rule {
	enum trigger_kind kind;
	const char *name;
	uint8_t fields;
	uint32_t who;
	int needs; /* list + 1; negative: the record must lack it; 0: none */
	const char *pattern, *example;
};
extern const struct trigger_rule trigger_rules[];
extern const uint32_t trigger_nrules;

struct trigger_undo {
	uint32_t of; /* kinds, MOVER, FOUND */
	int reach;   /* words; negative: past commas too */
	bool after;
	const char *words;
};
extern const struct trigger_undo trigger_undos[];

struct token {
	uint32_t start, end; /* bytes of the text */
	uint32_t hash;
	uint8_t n;   /* 0: a word too long for any rule */
	bool parted; /* a comma, a dash or the like before it */
	char text[WORD_BYTES];
};

struct words {
	struct token tokens[TOKENS];
	uint32_t n;
};

static inline struct chron_str
token_word(const struct token *t)
{
	return (struct chron_str){t->text, t->n};
}

uint32_t token_hash(struct chron_str word);
/* The words from `at` to `end`, as many as there is room for; returns where to
 * go on. */
size_t words_read(
	struct words *w, struct chron_str text, size_t at, size_t end);
bool token_is(const struct token *t, struct chron_str words); /* "a|b" */

/* What a word may begin, or undo. */
struct trigger_entry {
	struct trigger_entry *next;
	struct chron_str word;
	uint32_t hash;
	uint32_t rule, undo; /* CHRON_NONE: not one of these */
};

static inline bool
trigger_entry_is(const struct trigger_entry *e, const struct token *t)
{
	return e->hash == t->hash && str_eq(e->word, token_word(t));
}

static inline bool
trigger_may(const uint64_t *filter, const struct token *t)
{
	uint32_t bit = t->hash % FILTER_BITS;

	return filter[bit / 64] >> bit % 64 & 1;
}

/* A phrase of a list; few of them begin with the word at hand. */
struct trigger_phrase {
	uint32_t first; /* hash of its first word */
	struct chron_str words;
};

struct trigger_element;
struct trigger_reader {
	struct arena *arena;
	struct trigger_entry *buckets[BUCKETS];
	/* A bit for the hash of each word that may begin a rule, and of each
	 * that may undo one: most words of a record do neither. */
	uint64_t begins[FILTER_BITS / 64], undoes[FILTER_BITS / 64];
	struct trigger_element **elements; /* by rule */
	uint32_t *nelements;
	struct trigger_phrase *phrases[LISTS];
	uint32_t nphrases[LISTS];
	/* of the event being read */
	const struct chron_event *event;
	struct trigger_hit *hits;
	uint32_t undone;     /* kinds whose words were there, but undone */
	int8_t holds[LISTS]; /* 1: the record has one of the list; -1: not */
	enum agency_kind agency;
	struct words words, other;
};

/* The end of the words that a rule matches from a token on, or 0. */
uint32_t trigger_match(
	const struct trigger_reader *r, uint32_t rule, uint32_t at);
/* The end of the longest phrase of a list that begins at a token, or 0. */
uint32_t trigger_match_list(const struct trigger_reader *r,
	const struct words *w, enum trigger_list list, uint32_t at);

#endif
