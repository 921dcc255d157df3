/* A drawing as plain shapes, for pictures that more than one format shows:
 * what lays one out fills it, svg.c and emf.c write it down.
 *
 * Coordinates are tenths of a unit (export/picture.h); y begins at the top.
 * Nothing is told by colour alone: looks differ in stroke and hatching.  What
 * is not set is black ink. */
#ifndef EXPORT_DRAWING_H
#define EXPORT_DRAWING_H

#include "chron/base.h"
#include "util/arena.h"

enum drawing_shape {
	DRAWING_LINE, /* from x1, y1 to x2, y2 */
	DRAWING_RECT, /* the corners of shapes with an inside */
	DRAWING_ELLIPSE,
	DRAWING_TRIANGLE, /* its point up, in the middle */
	DRAWING_DIAMOND,
	DRAWING_TEXT,	/* x1: see `align`; y1: base line; x2 - x1: room */
	DRAWING_HALF,	/* the left half of an ellipse */
	DRAWING_SPEECH, /* a speech mark, its tail at the foot on the left */
};

enum drawing_stroke {
	DRAWING_NONE,
	DRAWING_THIN,
	DRAWING_BOLD,
	DRAWING_BROKEN,
	DRAWING_DOTTED,
	DRAWING_HAIR, /* thinner than thin */
};

enum drawing_fill {
	DRAWING_EMPTY,
	DRAWING_FULL,
	DRAWING_PALE,
	DRAWING_HATCHED,
	DRAWING_BLANK, /* hides what lies below */
	DRAWING_LIGHT, /* hatched thinly and widely */
	DRAWING_RULED, /* with level hair lines */
};

/* What a colour says besides what the shape does; in grey all but those of
 * lines and grounds are dark. */
enum drawing_tone {
	DRAWING_INK,
	DRAWING_SOFT, /* axes, what matters less */
	DRAWING_RULE, /* pale: lines to guide the eye */
	DRAWING_GOOD, /* seen */
	DRAWING_BAD,  /* not seen */
	DRAWING_SAID, /* heard */
	DRAWING_TONES
};

enum drawing_align { DRAWING_LEFT, DRAWING_MIDDLE, DRAWING_RIGHT };

struct drawing_item {
	enum drawing_shape shape;
	enum drawing_stroke stroke;
	enum drawing_fill fill;
	enum drawing_align align;
	enum drawing_tone tone;
	bool strong; /* text */
	int32_t x1, y1, x2, y2;
	struct chron_str text; /* of a text; else what it tells, may be empty */
	struct chron_str ref;  /* row it leads to; may be empty */
};

struct drawing {
	struct arena *arena;
	int32_t width, height;
	struct chron_str title, say; /* for those who listen */
	struct drawing_item *items;  /* the later above the earlier */
	uint32_t n;
};

#endif
