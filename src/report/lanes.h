/* The marks of the picture of sightings: what lies on which lane and day.
 * Pure; between lanes.c, which puts them into a table, and lanes_marks.c. */
#ifndef REPORT_LANES_H
#define REPORT_LANES_H

#include "find/trigger.h"

/* The lanes from above; each agency has one below these, in its usual order,
 * and records that name none the last. */
enum {
	LANE_ANY,
	LANE_ALONE,
	LANE_VIEWS,
	LANE_AGENCIES, /* the first of them */
	LANE_ALL = -1, /* the picture as a whole */
};

enum lane_kind {
	/* of the whole picture */
	LANE_PERIOD,
	LANE_BORN,
	LANE_TRIGGER,
	/* intervals */
	LANE_UNSEEN,
	LANE_UNSEEN_OPEN,
	LANE_WITHOUT, /* alone, or a view */
	LANE_WITHOUT_OPEN,
	/* records; from the one that says most */
	LANE_SEEN_ALONE,
	LANE_SEEN,
	LANE_REPORTED,
	LANE_DISPUTED,
	LANE_HEARD,
	LANE_ASKED,
	LANE_FAILED,
	LANE_MISSED,
	LANE_PLAN,
	LANE_NOT_SEEN,
	LANE_UNCLEAR,
	LANE_KINDS
};

struct lane_mark {
	int32_t from, to; /* CIVIL_MAX: no day is known */
	int32_t lane;
	uint32_t event;		      /* the first, or CHRON_NONE */
	uint32_t count;		      /* of records; of intervals the days */
	uint8_t kind;		      /* enum lane_kind */
	bool vague;		      /* the day itself is not known */
	const struct chron_gap *gap;  /* of intervals */
	const struct find_hole *hole; /* likewise */
	const struct trigger *trigger;
};

struct lane_marks {
	struct arena *arena;
	const struct trigger *triggers; /* of all children */
	uint32_t ntriggers;
	struct lane_mark *items; /* in order of day, lane, kind, event */
	uint32_t n;
	uint32_t outside; /* records that touch no day of the period */
	const char *bin;  /* NULL, or how much one mark stands for: "week" */
};

/* Fills an empty m, arena and triggers set: the records and intervals of a child. Where
 * there are more than `most` records, those of one lane and kind in the same
 * week are one mark; if need be month, quarter, year. */
void lanes_collect(struct lane_marks *m, const struct finder *f, uint32_t child,
	uint32_t most);

/* lanes_bins.c: by day, lane, kind and event; and the putting together. */
int lanes_order(const void *a, const void *b);
void lanes_thin_out(struct lane_marks *m, uint32_t most);

#endif
