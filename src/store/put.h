/* What putting a source into the case file and taking it out share. */
#ifndef STORE_PUT_H
#define STORE_PUT_H

#include "store/db.h"

/* What belongs to a source. */
enum kind { EVENTS, LEFTOVERS, DIAGNOSTICS, VERSIONS, CHANGES, KINDS };

/* Indexes of elements by source: those of source s are items[start[s]] to
 * items[start[s + 1] - 1]. */
struct group {
	uint32_t *items;
	uint32_t *start;
};

struct put {
	const struct chron_chronology *c;
	struct group groups[KINDS];
	int64_t *agencies; /* rowid of each agency; 0: not put yet */
	uint32_t source;   /* being put */
	int64_t rowid;	   /* of that source */
};

/* Ready to put sources of c; memory is the arena's. */
struct put put_new(struct arena *a, const struct chron_chronology *c);
/* Puts p->source (arg is the put), within a transaction. */
enum chron_status put_work(struct store *s, void *arg, struct chron_err *err);
/* Is there a source of that ref? */
enum chron_status put_is_there(struct store *s, struct chron_str id,
	bool *there, struct chron_err *err);

/* The parts of put_work in put_versions.c: p->rowid is the source's. */
enum chron_status put_versions(
	struct store *s, struct put *p, struct chron_err *err);
enum chron_status put_changes(
	struct store *s, struct put *p, struct chron_err *err);

#endif
