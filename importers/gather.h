/* Named fields put together from pieces: several <Attendee> elements or
 * ATTENDEE lines are one field.  Private to the importers of named records.
 * Linear in the pieces, however they are spread over fields. */
#ifndef IMPORTERS_GATHER_H
#define IMPORTERS_GATHER_H

#include "chron/importer.h"
#include "util/arena.h"
#include "util/buf.h"

struct gather_slot {
	struct chron_str name;
	const char *separator; /* between pieces; static */
	uint32_t tag;	       /* the caller's */
	enum chron_type type;
	/* private */
	uint32_t pieces;
	size_t bytes;
	char *at;	 /* where pieces are joined */
	const char *one; /* the only piece, as it lies */
};

struct gather {
	struct arena *arena; /* of one record */
	struct buf slots, pieces, fields;
};

void gather_init(struct gather *g);
void gather_free(struct gather *g);
void gather_clear(struct gather *g); /* for the next record */

/* A new field.  Returns its number. */
uint32_t gather_slot(struct gather *g, const struct gather_slot *slot);
/* Adds to a field; empty text adds nothing.  Borrowed until gather_clear. */
void gather_piece(struct gather *g, uint32_t slot, struct chron_str text);

uint32_t gather_count(const struct gather *g);
struct gather_slot *gather_at(const struct gather *g, uint32_t slot);
size_t gather_bytes(const struct gather *g);

/* The fields, one a slot that has a value, in the order of the slots; more
 * may be added behind them with gather_add. Valid until the next call. */
void gather_join(struct gather *g);
void gather_add(struct gather *g, const struct chron_field *field);
const struct chron_field *gather_fields(const struct gather *g, size_t *n);

#endif
