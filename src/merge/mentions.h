/* Days and numbers that a narrative mentions: "on 4/3", "12th March", "last
 * night", "crime ref CR/1234/18". */
#ifndef MERGE_MENTIONS_H
#define MERGE_MENTIONS_H

#include "merge/lexicon.h"

/* The day that words from i on name, at or before `today` + 1; CIVIL_MIN if
 * none.  *n is the number of words that it takes. */
int32_t mention_day(const struct lexicon *l, const struct wording *w,
	uint32_t i, int32_t today, uint32_t *n);
/* The day that "on the 14th" at word i means: the last such up to today that is
 * not long ago; CIVIL_MIN if it names none.  A 4th birthday, a 2nd review and
 * the 9th centile are no days. */
int32_t mention_ordinal(const struct wording *w, uint32_t i, int32_t today);

/* A number that stands for one case, at word i: its hash, 0 if none.  The low
 * bits are its enum lex_number: "log 4471" and "4471" are equal but for those.
 * *n as above.  Dates, years and times of day are none. */
enum { MENTION_LABEL = 7 };
uint32_t mention_number(const struct lexicon *l, const struct wording *w,
	uint32_t i, uint32_t *n);

/* A time of day at word i, in minutes from midnight or noon, for "4.30" in a
 * school's log is half past four in the afternoon; -1 if none.  A measure is
 * none: "2.10 kg". */
enum { MENTION_HALF_DAY = 720 };
int32_t mention_clock(const struct wording *w, uint32_t i, uint32_t *n);

#endif
