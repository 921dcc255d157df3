/* The parts of finding: when each child was seen, the holes between, and the
 * words they are told in.  For find and report only. */
#ifndef FIND_PARTS_H
#define FIND_PARTS_H

#include "core/chronology.h"
#include "util/buf.h"
#include "util/civil.h"

enum {
	/* A hole is reported from so many days (four weeks: the interval that
	 * most local standards treat as the longest), and the longest and the
	 * open one always. */
	FIND_UNSEEN_DAYS = 28,
	FIND_SILENCE_DAYS = 90,
	/* A plan to see a child is expected to be followed by a sighting. */
	FIND_PLAN_DAYS = 14,
	/* A sighting whose day is known no better than this neither opens nor
	 * closes a hole: "2018" must not hide a year. */
	FIND_SPAN_DAYS = 31,
};

enum measure {
	MEASURE_ANY = 1,
	MEASURE_SOCIAL = 2,
	MEASURE_ALONE = 4,
	MEASURE_VIEWS = 8
};

enum missed {
	MISSED_ATTEMPT,
	MISSED_CANCELLED,
	MISSED_PLAN,
	MISSED_KINDS,
	MISSED_NOTHING = MISSED_KINDS
};

/* A day, or the days between which it lies, inclusive. */
struct find_span {
	int32_t first, last;
	uint32_t event;
	uint8_t what;	/* enum measure bits, or enum missed */
	bool vague;	/* a month, "w/c": the day itself is not known */
	bool uncertain; /* "c. 4 March" */
	bool contested; /* another account, or a column, says "not seen" */
};

struct find_spans {
	struct find_span *items;
	uint32_t n;
};

/* Arrays are in order of first day, then event. */
struct find_child {
	struct find_spans seen;	  /* what: measures */
	struct find_spans loose;  /* sightings too vague to measure by; without
				   * a date: CIVIL_MIN to CIVIL_MAX */
	struct find_spans missed; /* what: enum missed; no sighting in them */
	struct find_spans plans;
	uint32_t mentions; /* happenings that concern it, ever */
	int32_t from, to;  /* what can be measured; to < from: nothing */
};

struct finder {
	const struct chron_chronology *c;
	struct chron_chronology *out; /* the same, to write findings to; NULL
				       * for reports */
	struct arena *arena;	      /* gone with find_close */
	int32_t from, to;	      /* period, or first and last event */
	bool known;		      /* there is anything to measure */
	struct find_child *children;
	struct buf say;
};

/* Between two spans; before or after is CHRON_NONE at a limit. */
struct find_hole {
	int32_t from, to;
	uint32_t before, after; /* index into the spans */
};

void find_open(struct finder *f, const struct chron_chronology *c);
void find_close(struct finder *f);

/* The days an event may lie on; false if they are open or unknown. */
bool find_days(const struct chron_event *e, struct find_span *out);

/* What a sighting of an event counts for: enum measure bits. */
uint8_t find_measures(const struct chron_chronology *c,
	const struct chron_event *e, const struct chron_sighting *s);
/* The account of the same happening that tells a measure of a child: the event
 * itself if it does, or if none does. */
uint32_t find_teller(const struct chron_chronology *c, uint32_t event,
	uint32_t child, uint8_t measure);

/* Does it touch the period? */
bool find_in_period(const struct finder *f, const struct find_span *s);

/* Every hole between spans that have a bit of `measures`, clipped to from..to:
 * together with the spans they make up the whole time. In `arena`. */
uint32_t find_holes(struct arena *arena, const struct find_spans *spans,
	uint8_t measures, int32_t from, int32_t to, struct find_hole **holes);

/* The spans whose first day lies in from..to: *start to the returned end. */
uint32_t find_range(const struct find_spans *spans, int32_t from, int32_t to,
	uint32_t *start);

/* What was missed strictly inside a hole. In `arena`. */
struct find_spans find_missed(struct arena *arena,
	const struct find_child *child, const struct find_hole *hole);

/* The loose sightings of one measure, by their ends: how many may lie in a
 * hole is then two searches, however many there are. In `arena`. */
struct find_loose {
	int32_t *first, *last;
	uint32_t n;
};
struct find_loose find_loose(
	struct arena *arena, const struct find_child *child, uint8_t measure);
uint32_t find_count_loose(
	const struct find_loose *loose, const struct find_hole *hole);

/* What each part finds; gaps are put in order by find_all. */
void find_unseen(struct finder *f);
void find_standards(struct finder *f);
void find_planned(struct finder *f);
void find_silence(struct finder *f);
void find_recording(struct finder *f);

struct chron_gap *find_gap(struct finder *f, const char *kind);
/* Fills gap->within from what was missed strictly inside, and tells it. */
void find_within(struct finder *f, struct chron_gap *gap,
	const struct find_hole *hole, const struct find_child *child);

/* Words, appended to f->say. */
void say_child(struct finder *f, uint32_t child);
/* "at least ", "about " or "": how well the days of a hole are known. */
const char *find_hedge(
	const struct find_spans *spans, const struct find_hole *hole);
void say_days(struct finder *f, const struct find_spans *spans,
	const struct find_hole *hole); /* "at least 43 days" */
/* The ends of a hole, and who saw the child there as the measure counts it. */
void say_between(struct finder *f, uint32_t child, uint8_t measure,
	const struct find_hole *hole);
/* The same, with words for an end at which nobody saw the child. */
struct say_end {
	uint32_t child;
	uint8_t measure;
	const char *beginning, *end;
};
void say_ends(struct finder *f, const struct find_hole *hole,
	const struct say_end *e);
void say_day(struct finder *f, int32_t day);
void say_age(struct finder *f, uint32_t child, int32_t on); /* if known */
/* "1 plan", "2 plans" */
void say_count(struct finder *f, uint32_t n, const char *one, const char *many);
void say_done(struct finder *f, struct chron_gap *gap);
struct chron_str find_agency_name(
	const struct chron_chronology *c, uint32_t agency);

#endif
