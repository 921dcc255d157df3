/* What the parts of the family's layout share: people, couples, and where each
 * stands.  The order of the work is that of the functions. */
#ifndef EXPORT_FAMILY_PARTS_H
#define EXPORT_FAMILY_PARTS_H

#include "chron/event.h"
#include "export/family.h"
#include "util/arena.h"

/* Lengths, in tenths of a unit. */
enum {
	FAMILY_SYMBOL = 440,
	FAMILY_LINE = 150,  /* of a label */
	FAMILY_UNDER = 160, /* from a symbol to the first base line */
	FAMILY_ROOM = 1260, /* the widest label */
	FAMILY_GAP = 340,   /* between two cells */
	FAMILY_PAD = 70,    /* from a cell to the line of its household */
	FAMILY_TRACK = 130, /* between lines that run along a gutter */
	FAMILY_LEG = 110,   /* width of what joins parts of a household */
	FAMILY_TWINS = 240, /* height of their stalk's fork */
	FAMILY_MARGIN = 160,
};

enum family_sex { FAMILY_OTHER, FAMILY_FEMALE, FAMILY_MALE };
enum family_bond {
	FAMILY_LASTING,
	FAMILY_PASSING,
	FAMILY_SEPARATED,
	FAMILY_DIVORCED
};

enum { FAMILY_NAME_LINES = 2, FAMILY_LABELS = 5 };

struct family_one {
	struct chron_str ref, name, age, sex_said, partners, parents;
	struct chron_str born_said, died_said, home_said;
	enum family_sex sex;
	bool unborn, dead, subject;
	int32_t born;	/* civil day, the first it can be; CIVIL_MAX */
	bool exact;	/* it is the day */
	uint32_t home;	/* index of a household, or CHRON_NONE */
	uint32_t up[2]; /* parents, or CHRON_NONE */
	/* layout */
	struct chron_str label[FAMILY_LABELS];
	uint32_t nlabels, nhome_lines; /* those of the household stand below */
	struct chron_str home_label[FAMILY_NAME_LINES];
	uint32_t row, at; /* and place in it */
	int32_t x, width; /* middle, in tenths */
	uint32_t ports;	  /* lines that leave below it, so far */
};

/* Two partners, or a parent (b: CHRON_NONE), and their children. */
struct family_union {
	uint32_t a, b;
	enum family_bond bond;
	uint32_t *children; /* the eldest first */
	uint32_t n;
};

struct family_home {
	uint64_t number;
	struct chron_str name;
};

struct family_row {
	uint32_t *ones;
	uint32_t n;
	int32_t top, bottom; /* of symbols; of the lowest label */
	int32_t feet;	     /* where names of households begin */
};

/* Lines that run along the gutter below a row, and what they join. */
enum family_tap_kind {
	TAP_FOOT,   /* of a person, from below their label */
	TAP_MIDDLE, /* of a row: between two symbols */
	TAP_FROM,   /* from the net above that has a TAP_NET to it */
	/* downwards */
	TAP_TOP,  /* of a person */
	TAP_TWIN, /* the same, from the point that `x` is */
	TAP_NET,
};
struct family_tap {
	enum family_tap_kind kind;
	uint32_t of; /* person, row or net */
	int32_t x;
};
struct family_net {
	uint32_t gutter, level;
	int32_t from, to, y;
	enum drawing_stroke stroke;
	bool household; /* not drawn: room for what joins a household */
	bool couple;
	enum family_bond bond; /* of a couple */
	struct family_tap *taps;
	uint32_t ntaps;
};

/* What joins two parts of a household. */
enum family_end_kind { END_ROW, END_NET };
struct family_end {
	enum family_end_kind kind;
	uint32_t of;
};
struct family_leg {
	uint32_t home;
	int32_t x1, x2;
	struct family_end upper, lower; /* both the same net: along it */
};

struct family {
	struct arena *a;
	size_t column[12]; /* of the table, by enum */
	bool drawable;
	struct family_one *ones;
	uint32_t n;
	struct family_union *unions;
	uint32_t nunions;
	struct family_home *homes;
	uint32_t nhomes;
	struct family_row *rows;
	uint32_t nrows;
	struct family_net *nets;
	uint32_t nnets;
	struct family_leg *legs;
	uint32_t nlegs;
	struct drawing *d;
};

/* family.c: refs to indexes, couples and their children. */
void family_settle(struct family *f);
/* family_rows.c: generations. */
void family_generations(struct family *f);
/* For everybody one who stands for all who are related to them. */
uint32_t *family_parts(const struct family *f);
/* family_order.c: from left to right. */
void family_order(struct family *f);
/* family_place.c: x. */
void family_labels(struct family *f);
void family_place(struct family *f);
/* family_lines.c: who is joined to whom, along which gutter; and the same as
 * lines. */
void family_lines(struct family *f);
void family_draw_lines(struct family *f);
/* family_homes.c: room for the dotted lines; and the lines. */
void family_home_room(struct family *f);
void family_draw_homes(struct family *f);
/* family_gutters.c: y of rows and of what runs between them. */
uint32_t family_net(
	struct family *f, uint32_t gutter, enum drawing_stroke stroke);
void family_tap(struct family *f, uint32_t net, enum family_tap_kind kind,
	uint32_t of, int32_t x);
/* The free x nearest to one, between the cells of a row. */
int32_t family_gap(const struct family *f, uint32_t row, int32_t x);
void family_gutters(struct family *f);
/* family_words.c: the title and the sentence of the drawing. */
void family_say(struct family *f);
/* family_draw.c */
struct drawing_item *family_add(struct drawing *d, enum drawing_shape shape,
	enum drawing_stroke stroke, int32_t x1, int32_t y1, int32_t x2,
	int32_t y2);
enum drawing_shape family_shape(const struct family_one *one);
/* The symbol of somebody, its middle at x. */
void family_symbol(struct drawing *d, const struct family_one *one, int32_t x,
	int32_t top, int32_t size);

/* The bottom of what stands below somebody. */
int32_t family_foot(const struct family *f, const struct family_one *one);

#endif
