/* Two accounts laid side by side, and what each comparison finds: a level of
 * its table.  Shared by score.c and the comparisons only. */
#ifndef MERGE_PAIRING_H
#define MERGE_PAIRING_H

#include "merge/score.h"

struct pairing {
	const struct scorer *s;
	const struct chron_event *a, *b; /* a before b in chronology order */
	const struct sig *x, *y;
	bool verbatim;
	bool news;    /* one of them only brings news of the other */
	uint8_t kind; /* the kind they share, or CONTACT_NONE */
	uint8_t fit;  /* enum kind_fit */
};

enum kind_fit {
	FIT_SILENT,
	FIT_SAME,
	FIT_TELLS,
	FIT_SPOKEN,
	FIT_FAMILY,
	FIT_OTHER
};

struct level {
	int16_t points;
	const char *say;
};

/* One comparison: level 0 says nothing. */
struct comparison {
	const char *what;
	const struct level *levels;
	uint8_t (*find)(const struct pairing *p);
};

enum { WORDS_MOST_POINTS = 30 }; /* the most that words can give */

extern const struct level time_levels[], agency_levels[], subject_levels[],
	people_levels[], number_levels[], word_levels[], mode_levels[],
	again_levels[], place_levels[], source_levels[], joint_levels[],
	owner_levels[], plan_levels[], repeat_levels[];
uint8_t compare_time(const struct pairing *p);
uint8_t compare_agencies(const struct pairing *p);
uint8_t compare_subjects(const struct pairing *p);
uint8_t compare_people(const struct pairing *p);
uint8_t compare_numbers(const struct pairing *p);
uint8_t compare_words(const struct pairing *p);
uint8_t compare_modes(const struct pairing *p);
uint8_t compare_again(const struct pairing *p);
uint8_t compare_places(const struct pairing *p);
uint8_t compare_sources(const struct pairing *p);
uint8_t compare_joint(const struct pairing *p);
uint8_t compare_owner(const struct pairing *p);
uint8_t compare_plans(const struct pairing *p);
uint8_t compare_repeats(const struct pairing *p);

#endif
