/* One event while it is being read.  For signature*.c only. */
#ifndef MERGE_SIGNATURE_READER_H
#define MERGE_SIGNATURE_READER_H

#include "merge/signature_parts.h"
#include "merge/workers.h"

enum { SIG_HITS = 12 /* phrases at one word */ };

struct sig_reader {
	struct sigs *s;
	const struct lexicon *lex;
	const struct naming_words *naming;
	struct workers *workers; /* what the events at hand tell of them */
	struct arena *arena;
	struct wording words;
	struct sig *g;
	uint32_t heard[SIG_WORDS * 4];
	uint32_t names[SIG_NAMES], ids[SIG_IDS], refs[SIG_REFS];
	uint32_t nheard, nnames, nids, nrefs;
	uint32_t number_end; /* the last number goes on up to here */
	int32_t today;
	struct told told;
};

/* With each name goes what was heard with it: 1 + enum lex_contact, and whether
 * it may be any word. */
enum { NAME_CONTACT = 7, NAME_UNSURE = 8 };

/* One value of it. */
struct sig_scan {
	enum sig_reading reading;
	uint32_t covered[LEX_CLASSES]; /* a class's phrase goes on up to here */
	uint32_t known; /* up to here the words are the field's, no names */
	uint32_t contact_at; /* after the last phrase of contact */
	uint32_t family_at;  /* after the last word for one of the family */
	uint32_t aside_at;   /* after "following", "invited to" */
	int contact;	     /* enum lex_contact, -1 if none */
	uint32_t named_at;   /* after the last name of a person */
	bool signs;	     /* the value tells who wrote it */
	uint8_t said;	     /* the last kind named in this sentence */
	bool day;	     /* the word at hand begins a day's name */
};

/* Reads event i: all of its signature but what the whole case tells. */
void sig_read_event(
	struct sig_reader *r, const struct chron_chronology *c, uint32_t i);
/* Reads a value word by word; `signs`: it tells who wrote it. */
void sig_read_value(struct sig_reader *r, enum sig_reading reading, bool signs,
	struct chron_str text);
/* What stands at word i itself, when its phrases and names are known: a day, a
 * time, a number, a measure, or a plain word. */
void sig_read_word(struct sig_reader *r, const struct sig_scan *sc, uint32_t i);
/* An agency is named; contact: enum lex_contact, -1 if none. */
void sig_note_agency(struct sig *g, uint32_t agency, int contact);
/* Sorts, each once; returns how many are left, at most 255. */
uint8_t sig_sort_unique(uint32_t *v, uint32_t n);

#endif
