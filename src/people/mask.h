/* What is shown in place of names, dates of birth and what else tells who
 * somebody is: texts as they may be read by those who are not to know. */
#ifndef PEOPLE_MASK_H
#define PEOPLE_MASK_H

#include "core/chronology.h"

struct mask;   /* lives in the arena it was made in; never changes after */
struct people; /* people/register.h */

/* For one case: whom it declares and whom its texts name. */
struct mask *mask_new(struct arena *a, const struct chron_chronology *c);
const struct people *mask_people(const struct mask *m);

/* What became of which bytes: [from, to) of the text stands at [at, end) of
 * what is shown.  Ascending; between the pieces nothing changed. */
struct mask_piece {
	uint32_t from, to, at, end;
};
struct mask_map {
	struct mask_piece *v;
	uint32_t n;
};

/* What to show of a text.  day: of the row it stands in, for ages; CIVIL_MIN if
 * there is none.  Returns s itself where nothing changes, else text in a; map
 * (in a) may be NULL. */
struct chron_str mask_text(const struct mask *m, struct chron_str s,
	int32_t day, struct arena *a, struct mask_map *map);
/* The same for a file name, a log-in: what is no sentence. */
struct chron_str mask_token(
	const struct mask *m, struct chron_str s, struct arena *a);
/* The same for a child's or person's ref, alone: most stay as they are. */
struct chron_str mask_ref(const struct mask *m, struct chron_str ref);

/* Where a stretch [start, end) of the text lies now: one that touches a name
 * holds all that is shown for it. */
void mask_move(const struct mask_map *map, uint32_t *start, uint32_t *end);

/* "aged 7 months" on that day; "[date of birth]" where either is not known. */
struct chron_str mask_age(struct arena *a, int32_t born, int32_t on);
/* Was somebody who is declared born that day? */
bool mask_is_birth(const struct mask *m, int32_t day);
/* The day an event lies on, or CIVIL_MIN. */
int32_t mask_day(const struct chron_event *e);

/* A copy of all that writers of the chronology itself read, with texts masked
 * and evidence moved; lives in a.  What was found is not found again. */
const struct chron_chronology *mask_chronology(const struct mask *m,
	const struct chron_chronology *c, struct arena *a);

#endif
