/* An event boiled down to what merging compares, made once an event: when,
 * what kind of contact, which agencies, children, workers, numbers and days it
 * names, and its words. */
#ifndef MERGE_SIGNATURE_H
#define MERGE_SIGNATURE_H

#include "merge/lexicon.h"
#include "merge/rarity.h"

/* The most that is kept of one event. */
enum {
	SIG_WORDS = 64,
	SIG_NAMES = 20,
	SIG_IDS = 8,
	SIG_REFS = 6,
	SIG_CLOCKS = 4
};

struct sig {
	int64_t earliest, latest;
	uint64_t kinds;	   /* bit a contact kind: what it tells of */
	uint64_t asides;   /* what it speaks of in passing */
	uint64_t verbatim; /* equal: a row repeated, word for word */
	uint64_t text;	   /* equal: the narrative repeated */
	uint32_t named;	   /* bit an agency kind, its own left out */
	uint32_t told;	   /* those named in a phrase of contact */
	uint32_t from, to; /* "call from", "referral to" */
	uint32_t with;	   /* "joint visit with" */
	uint32_t own;	   /* the bit of its own agency */
	uint32_t subjects; /* bit a child, from the subject column */
	uint32_t spoken;   /* bit a child, from the narrative */
	uint32_t place;	   /* hash of the location column, or 0 */
	uint32_t stranger; /* hash of a subject nobody declared, or 0 */
	uint32_t author;   /* form of the name of who wrote it, or 0 */
	uint32_t *pool;	   /* its words, ids, refs, names: each sorted */
	uint16_t adults;   /* bit an enum lex_adult, of the subject column */
	uint16_t hints, modes;
	uint8_t lead; /* enum contact_kind */
	uint8_t nwords, nnames, nids, nrefs;
	bool timed, dated;
	bool whole; /* speaks of the children together */
	uint8_t nclocks;
	uint16_t clocks[SIG_CLOCKS]; /* times that its text names: mentions.h */
	uint8_t day_own; /* accounts of its agency on its day, itself too */
	float norm;	 /* length of its words, weighted by rarity */
};

struct sigs {
	struct sig *v; /* one an event, in their order */
	uint32_t n;
	uint32_t *df; /* how many events hold a word, by hash & dfmask */
	uint32_t dfmask;
	struct rarity rarity;
	const struct lexicon *lex;
};

void sigs_make(
	struct sigs *s, struct arena *a, const struct chron_chronology *c);

static inline const uint32_t *
sig_words(const struct sig *g)
{
	return g->pool;
}
static inline const uint32_t *
sig_ids(const struct sig *g)
{
	return g->pool + g->nwords;
}
/* Days that the text names, other than its own: the day since 1970, then the
 * kind that stands before it in the sentence ("from a visit on 20 September"),
 * then one bit unless it is only "last night", which may be either. */
static inline const uint32_t *
sig_refs(const struct sig *g)
{
	return g->pool + g->nwords + g->nids;
}
/* Forms of the names of people and places: of a worker, the surname. */
static inline const uint32_t *
sig_names(const struct sig *g)
{
	return g->pool + g->nwords + g->nids + g->nrefs;
}
enum { SIG_REF_SURE = 1, SIG_REF_KIND = 1, SIG_REF_DAY = 8 };
static inline int32_t
sig_ref_day(uint32_t ref)
{
	return (int32_t)(ref >> SIG_REF_DAY);
}
static inline uint8_t
sig_ref_kind(uint32_t ref)
{
	return ref >> SIG_REF_KIND & 0x7f;
}
/* Does it only bring news of what another agency did: a letter, a call,
 * minutes?  A call or a meeting itself does not. */
static inline bool
sig_news(const struct sig *g)
{
	uint8_t flags = contact_rows[g->lead].flags;

	if (g->hints & (1 << LEX_HINT_NOTIFY | 1 << LEX_HINT_MINUTES))
		return true;
	return g->modes & (1 << LEX_MODE_PHONE | 1 << LEX_MODE_LETTER) &&
	       g->lead && !(flags & (CONTACT_COMM | CONTACT_FIRM));
}
/* A number without what it is said to be of. */
static inline uint32_t
sig_number(uint32_t id)
{
	return id | 7;
}
/* In how many events it stands, at least. */
static inline uint32_t
sig_count(const struct sigs *s, uint32_t word)
{
	return s->df[word & s->dfmask];
}
/* How much it says to share a word, in bits. */
static inline float
sig_weight(const struct sigs *s, uint32_t word)
{
	return rarity_of(&s->rarity, word, sig_count(s, word));
}

#endif
