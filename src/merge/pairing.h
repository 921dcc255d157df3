/* Two accounts laid side by side, and what each comparison finds in them: a
 * level of the recipe.  Shared by score.c and the comparisons only. */
#ifndef MERGE_PAIRING_H
#define MERGE_PAIRING_H

#include "merge/score.h"
#include "merge/weights.h"

struct pairing {
	const struct scorer *s;
	const struct chron_event *a, *b; /* a before b in chronology order */
	const struct sig *x, *y;
	bool verbatim;
	bool news;    /* one of them only brings news of the other */
	uint8_t kind; /* the kind they share, or CONTACT_NONE */
	uint8_t fit;  /* enum kind_fit */
};

/* Each finds one of its own levels, an enum weight_id. */
uint8_t compare_time(const struct pairing *p);
uint8_t compare_agencies(const struct pairing *p);
uint8_t compare_subjects(const struct pairing *p);
uint8_t compare_people(const struct pairing *p);
uint8_t compare_numbers(const struct pairing *p);
uint8_t compare_clocks(const struct pairing *p);
uint8_t compare_day(const struct pairing *p);
uint8_t compare_rare(const struct pairing *p);
uint8_t compare_words(const struct pairing *p);
uint8_t compare_modes(const struct pairing *p);
uint8_t compare_again(const struct pairing *p);
uint8_t compare_places(const struct pairing *p);
uint8_t compare_sources(const struct pairing *p);
uint8_t compare_joint(const struct pairing *p);
uint8_t compare_owner(const struct pairing *p);
uint8_t compare_plans(const struct pairing *p);
uint8_t compare_standing(const struct pairing *p);
uint8_t compare_repeats(const struct pairing *p);

#endif
