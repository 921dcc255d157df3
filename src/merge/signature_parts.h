/* What a signature is made of.  For signature*.c only. */
#ifndef MERGE_SIGNATURE_PARTS_H
#define MERGE_SIGNATURE_PARTS_H

#include "merge/signature.h"

/* What a value is read for, the surest word for the kind of contact first. */
enum sig_reading {
	SIG_SKIP,
	SIG_TYPE,      /* the column that names the kind */
	SIG_BESIDE,    /* a short cell before the narrative, of any column */
	SIG_NARRATIVE, /* what happened */
	SIG_ORIGIN,    /* where it was had from */
	SIG_PLACE,     /* where it was */
	SIG_AROUND,    /* what came of it, who was there */
	SIG_SUBJECT,
	SIG_READINGS
};
/* Is it of the telling, rather than of what is around it? */
static inline bool
sig_tells(enum sig_reading reading)
{
	return reading != SIG_PLACE && reading != SIG_AROUND;
}

/* The value that tells what happened, an index into e->values; UINT32_MAX if
 * there is none.  Where the column of events only names them, it is the long
 * text beside it. */
uint32_t sig_main_value(const struct chron_event *e);
struct chron_str sig_value(const struct chron_event *e, uint32_t i);
enum sig_reading sig_reading_of(
	const struct chron_event *e, uint32_t i, uint32_t main);

/* The kinds that an account tells of, while it is being read. */
struct told {
	uint64_t kinds, asides; /* bit an enum contact_kind */
	uint64_t clues, supports;
	int32_t best; /* merit of the leading kind so far */
	uint8_t lead;
};
/* A kind is named, so many words into the value; as an aside if it is only
 * spoken of. */
void told_kind(struct told *t, uint8_t kind, enum sig_reading reading,
	uint32_t offset, bool aside);
/* A word that says less: of class LEX_LABEL, LEX_CLUE or LEX_SUPPORT. */
void told_less(
	struct told *t, uint8_t class, uint8_t kind, enum sig_reading reading);
/* Puts into the signature what it tells of and which of it leads. */
void told_settle(struct told *t, struct sig *g);

/* Equal for a row repeated word for word by the same agency. */
uint64_t sig_hash_row(const struct chron_event *e);
uint64_t sig_hash_text(struct chron_str text);

#endif
