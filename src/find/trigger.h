/* What starts a clock (a referral, a strategy meeting, a return from being
 * missing ...), and the first sighting after it.  For reports. */
#ifndef FIND_TRIGGER_H
#define FIND_TRIGGER_H

#include "core/chronology.h"
#include "find/parts.h"

enum trigger_kind {
	TRIGGER_REFERRAL,
	TRIGGER_STRATEGY,
	TRIGGER_PLAN,
	TRIGGER_BIRTH,
	TRIGGER_RETURN,
	TRIGGER_DISCHARGE,
	TRIGGER_PLACED,
	TRIGGER_MOVE,
	TRIGGER_KINDS
};
extern const char *const trigger_words[TRIGGER_KINDS]; /* "referral" ... */

/* The words of a record that tell of one. */
struct trigger_hit {
	const char *rule; /* NULL: the record tells of none of this kind */
	uint32_t value, start, end; /* bytes of an event's value */
};

/* The rules, compiled; lives in the arena. */
struct trigger_reader;
struct trigger_reader *trigger_reader_new(struct arena *a);

/* The first words for each kind.  Linear in the event's text. */
void trigger_read(struct trigger_reader *r, const struct chron_event *e,
	enum agency_kind agency, struct trigger_hit hits[TRIGGER_KINDS]);

/* Takes out of `about` (by child: the record concerns it) those whom the words
 * are not about. */
void trigger_about(const struct chron_chronology *c, enum trigger_kind kind,
	uint32_t event, const struct trigger_hit *hit, bool *about);
/* Can it be about a child born on a day: after it, or carried then? */
bool trigger_may_be_unborn(enum trigger_kind kind, int32_t on, int32_t born);

enum { TRIGGER_ANY, TRIGGER_SOCIAL, TRIGGER_SIGHTS };

struct trigger {
	enum trigger_kind kind;
	uint32_t child;
	uint32_t event; /* CHRON_NONE: a birth, as declared */
	uint32_t more;	/* records of other agencies that tell of it too */
	struct trigger_hit hit;
	struct find_span on; /* the days it may lie on */
	int32_t from;	     /* the day counted from: of birth, if later */
	/* The first sighting from then on by any agency, and by social care:
	 * index into the child's `seen`, or CHRON_NONE. */
	uint32_t after[TRIGGER_SIGHTS];
	/* One without an exact day may have come sooner. */
	bool maybe[TRIGGER_SIGHTS];
	bool same_day[TRIGGER_SIGHTS]; /* which came first is not known */
};

/* The triggers within the period, by child and day; accounts of one happening,
 * those of one kind on one day, and what another agency tells of a few days
 * later, are one.  Never NULL.  They are the chronology's once find_all has
 * looked for them, and every later call gives those; else they live in f's
 * arena. */
const struct trigger *trigger_all(struct finder *f, uint32_t *n);

/* How well the days from it to a sighting are known, as find_hedge. */
const char *trigger_hedge(
	const struct trigger *t, const struct find_span *seen);

#endif
