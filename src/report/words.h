/* What reports put into words: dates that claim no more than is known,
 * answers, positions.  Text lives in the arena given or is static. */
#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

#include "core/chronology.h"

/* The pieces one after the other. */
struct chron_str words_join(
	struct arena *a, const struct chron_str *parts, size_t n);
#define WORDS(a, ...)                                                          \
	words_join((a), (const struct chron_str[]){__VA_ARGS__},               \
		sizeof((const struct chron_str[]){__VA_ARGS__}) /              \
			sizeof(struct chron_str))

struct chron_str words_number(struct arena *a, uint64_t n);
struct chron_str words_signed(struct arena *a, int64_t n); /* "+5", "-5" */

/* "04 Mar 2019", "March 2019", "early March 2019", "March 2019 to May 2019",
 * "2019", "on or before 04 Mar 2019", "about 04 Mar 2019", "not known". */
struct chron_str words_date(struct arena *a, const struct chron_when *w);
/* For the head of a day: "Monday 04 Mar 2019", "March 2019, day not known". */
struct chron_str words_heading(struct arena *a, const struct chron_when *w);
/* "10:30", "10:30 to 11:00"; "not known", never 00:00 for want of a time. */
struct chron_str words_time(struct arena *a, const struct chron_when *w);
/* ISO 8601, no more precise than known: "2019-03-04T10:30", "2019-03-04",
 * "2019-03", "2019", "2019-03-01/2019-05-31"; empty if not known. */
struct chron_str words_iso(struct arena *a, const struct chron_when *w);
struct chron_str words_day(struct arena *a, int32_t day);
struct chron_str words_iso_day(struct arena *a, int32_t day);

/* The days of an interval; false if either end is open. */
bool words_bounds(const struct chron_when *w, int32_t *first, int32_t *last);

/* "seen", "not seen", "cannot be told", "not applicable" ... */
struct chron_str words_answer(enum aspect aspect, uint8_t answer);

/* The kind of a gap: "not seen by any agency". */
struct chron_str words_gap(const char *kind);

/* "gp.xlsx [Sheet1], row 12" */
struct chron_str words_position(struct arena *a,
	const struct chron_chronology *c, const struct chron_event *e);

/* Never empty: "not known" if it is not. */
struct chron_str words_agency(
	const struct chron_chronology *c, uint32_t agency);
/* The agency of a source, in words where its rows name their own. */
struct chron_str words_source_agency(
	const struct chron_chronology *c, const struct chron_source *s);
/* "Police, PC 1"; the agency alone where nobody is named. */
struct chron_str words_who(struct arena *a, const struct chron_chronology *c,
	const struct chron_event *e);

/* The id of the row that stands for an event: its entry's, else its own. */
struct chron_str words_entry(const struct chron_chronology *c, uint32_t event);

/* The narrative; where a record has none, its other words. */
struct chron_str words_account(struct arena *a, const struct chron_event *e);

#endif
