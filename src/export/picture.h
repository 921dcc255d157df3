/* Pictures of lanes (CHRON_PICTURE_LANES): what the rows of the table say, and
 * where everything stands.  Pure: an exporter writes the places down as SVG or
 * as the shapes of its own format.
 *
 * Coordinates are tenths of a unit; a unit is about a pixel on a screen, and
 * text is meant to be 12 of them high.  y begins at the top. */
#ifndef EXPORT_PICTURE_H
#define EXPORT_PICTURE_H

#include "chron/exporter.h"
#include "util/arena.h"

enum {
	PICTURE_UNIT = 10,
	PICTURE_NAMES = 1700,  /* width of the column of names */
	PICTURE_WIDTH = 10800, /* of what stands beside it */
	PICTURE_EDGE = 90,     /* left free at either end of it */
	PICTURE_RADIUS = 60,   /* of a mark */
	PICTURE_TEXT = 120,    /* height of text */
	PICTURE_LINES = 2,     /* of a lane's name */
};

enum picture_kind {
	PICTURE_PERIOD,
	PICTURE_BORN,
	PICTURE_TRIGGER,
	PICTURE_UNSEEN,
	PICTURE_UNSEEN_OPEN,
	PICTURE_WITHOUT, /* alone, or a view */
	PICTURE_WITHOUT_OPEN,
	PICTURE_ALONE,
	PICTURE_SEEN,
	PICTURE_REPORTED,
	PICTURE_DISPUTED,
	PICTURE_HEARD,
	PICTURE_ASKED,
	PICTURE_FAILED,
	PICTURE_MISSED,
	PICTURE_PLAN,
	PICTURE_NOT_SEEN,
	PICTURE_UNCLEAR, /* and whatever else a report may come to yield */
	PICTURE_KINDS
};
extern const char *const picture_kinds[PICTURE_KINDS]; /* data of `mark` */

static inline bool
picture_is_bar(enum picture_kind kind)
{
	return kind >= PICTURE_UNSEEN && kind <= PICTURE_WITHOUT_OPEN;
}

static inline bool
picture_is_record(enum picture_kind kind)
{
	return kind >= PICTURE_ALONE;
}

/* ---- what the rows say ---- */

struct picture_mark {
	int32_t from, to; /* civil days; CIVIL_MAX: not known */
	int32_t lane;	  /* -1: all */
	uint8_t kind;
	bool hedged; /* its number is "at least" so many */
	uint32_t number;
	struct chron_str when; /* "04 Mar 2019", "... to ..." */
	struct chron_str lane_name, what, number_text, say, ref;
};

struct picture_child {
	struct chron_str name;
	struct picture_mark *marks;
	uint32_t n;
};

struct picture {
	struct arena *arena;
	struct picture_child *children;
	uint32_t n;
	size_t column[8]; /* of the table, by enum picture_column */
	bool drawable;	  /* the table has all of them */
};

/* Finds the columns.  The arena must last as long as the picture. */
void picture_begin(
	struct picture *p, struct arena *a, const struct chron_table *table);
/* Takes a copy of a row. */
void picture_row(struct picture *p, const struct chron_cell *cells);

/* ---- where they stand ---- */

struct picture_tick {
	int32_t x;
	bool strong; /* begins a year */
	struct chron_str label;
};

struct picture_ticks {
	struct picture_tick *items;
	uint32_t n;
};

struct picture_lane {
	int32_t number, y, height;
	int32_t strip; /* at its top, for the labels of its bars */
	struct chron_str name;
	struct chron_str lines[PICTURE_LINES]; /* the name, cut to fit */
	uint32_t nlines;
};

struct picture_place {
	const struct picture_mark *mark;
	int32_t x1, x2; /* the days it may lie on, or the interval */
	int32_t x, y;	/* centre of a mark; y: top of a bar */
	int32_t height; /* of a bar */
	bool wide;	/* a record drawn with the days it may lie on */
	struct chron_str label;
	int32_t label_x, label_y; /* its left, or middle of a bar; base line */
};

struct picture_places {
	struct picture_place *items;
	uint32_t n;
};

struct picture_layout {
	int32_t height;
	int32_t top, bottom;		  /* of the lanes */
	int32_t years_y, ticks_y, ages_y; /* base lines; 0: none */
	int32_t born_x; /* what lies before is unborn; 0: nothing */
	struct picture_ticks years, ticks, ages;
	struct picture_lane *lanes;
	uint32_t nlanes;
	struct picture_places bars, flags, records;
	struct chron_str when, say; /* of the period */
};

/* False if there is nothing to draw: no period is known. */
bool picture_lay_out(struct picture_layout *l,
	const struct picture_child *child, struct arena *a);

/* picture_panels.c: how many panels a picture of many lanes takes, at least 1,
 * and the layout of one of them, which shares what it can with the whole. */
uint32_t picture_panels(const struct picture_layout *l);
void picture_panel(const struct picture_layout *l, uint32_t at,
	struct picture_layout *panel, struct arena *a);

/* picture_axis.c: days to places, and the ticks of both axes. */
struct picture_axis {
	int32_t from, days;
	int32_t born; /* CIVIL_MIN: not known */
};
/* The middle of a day; the day itself may lie outside. */
int32_t picture_x(const struct picture_axis *axis, int32_t day);
void picture_ticks(struct picture_layout *l, const struct picture_axis *axis,
	struct arena *a);

/* picture_names.c: about how wide text is; and fills the lines of a lane. */
int32_t picture_text_width(struct chron_str s);
/* Text in at most so many lines, the last cut where it does not fit; how many
 * there are. */
uint32_t picture_cut_lines(struct chron_str text, int32_t room,
	struct chron_str *lines, uint32_t most, struct arena *a);
void picture_cut_name(struct picture_lane *lane, struct arena *a);

#endif
