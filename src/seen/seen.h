/* Was the child seen, seen alone, asked and heard?  Text in, sightings out.
 * Pure: no files, no SQL, no clock. */
#ifndef SEEN_SEEN_H
#define SEEN_SEEN_H

#include "core/chronology.h"

struct cue_trace;
struct lexicon;	    /* what words mean, compiled; opaque */
struct seen_people; /* the names and refs of a case, compiled; opaque */

/* The same for every case, and never changed once it is made: one will do for
 * as many cases and threads as like. */
const struct lexicon *seen_lexicon_new(struct arena *a);
/* The same with the idioms of a case. */
const struct lexicon *seen_lexicon_of(
	struct arena *a, const struct chron_config *config);
/* Lives in the arena; borrows the lexicon and the config. */
struct seen_people *seen_people_new(struct arena *a,
	const struct lexicon *lexicon, const struct chron_config *config);

/* Who wrote the event, and about whom unless it says otherwise. */
struct seen_context {
	enum agency_kind kind;
	uint32_t child; /* the file's child, or CHRON_NONE */
	/* How its columns answer: of each heading; NULL: as usual. */
	const uint8_t *habits; /* enum seen_habit */
	uint32_t nhabits;
	const struct cue_trace *trace; /* of cues.h; NULL: none */
	bool everyone; /* a sighting for every child, spoken of or not */
};
enum seen_habit {
	HABIT_CROSS_IS_YES = 1, /* "x" ticks the box */
	HABIT_WELSH = 2,	/* "Na" is no, not "n/a" */
	HABIT_AHEAD = 4,	/* it tells what is to be done */
	HABIT_INVITED = 8,	/* it lists who was asked to come */
	HABIT_TWO = 16		/* "Child seen / alone": two answers */
};

/* Fills e->sightings: one for every child the event concerns (subject column,
 * a mention, or the file's child), each flag with evidence.  A cancelled event
 * gives sightings that are never "yes". */
void seen_event(const struct seen_people *people,
	const struct seen_context *context, struct chron_event *e,
	struct arena *a);

/* Every event of the chronology, then the flags people decided. */
void seen_all(struct chron_chronology *c);

/* A list as in "Child A (7y), Sib 1 (5m), Maisie (12d), Unborn Baby B":
 * children with refs as written and dates of birth that fit the ages on the
 * given day.  Returns how many. */
uint32_t seen_read_children(struct arena *a, struct chron_str list, int32_t on,
	struct chron_child **children);

/* Is this event and child a contact (not na), for shares and gaps? */
static inline bool
seen_is_contact(const struct chron_sighting *s)
{
	return s->flag[ASPECT_SEEN] != ANSWER_NA;
}

#endif
