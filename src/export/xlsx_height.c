/* How high a row of a workbook must be for its text to be seen: programs that
 * open a workbook leave rows as high as they are told. */
#include "export/xlsx_text.h"

#include "util/utf8.h"

/* Points: a line of Arial of ten points, what is left above and below, and
 * the highest row that Excel knows. */
static const double line_height = 12.8, around = 3, most = 409;

/* How wide the printable characters of ASCII are, from the space on, in
 * thousandths of the size (the metrics that Arial shares with Helvetica and
 * Liberation Sans). */
static const uint16_t ascii[] = {278, 278, 355, 556, 556, 889, 667, 191, 333,
	333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
	556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722,
	667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722,
	667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333,
	556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556,
	556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260,
	334, 584};

enum {
	LETTER = 600,  /* of another alphabet */
	SQUARE = 1000, /* from where characters are as wide as high */
	SQUARES = 0x2e80,
	CHARACTER = 520, /* of a column's width: 7 of 13.3 pixels, less a
			   * little for programs that round */
};

static uint32_t
width_of(uint32_t c)
{
	if (c >= ' ' && c - ' ' < sizeof(ascii) / sizeof(*ascii))
		return ascii[c - ' '];
	return c < ' ' ? 0 : c < SQUARES ? LETTER : SQUARE;
}

/* Where in a line we are. */
struct line {
	uint32_t room, used;
	uint32_t word; /* of what is used, since the last space */
	uint32_t lines;
};

static void
add(struct line *l, uint32_t c)
{
	uint32_t w = width_of(c);

	if (c == '\n') {
		l->lines++;
		l->used = l->word = 0;
		return;
	}
	if (c == ' ') { /* may hang over the end */
		l->used += w;
		l->word = 0;
		return;
	}
	if (l->used + w > l->room && l->used) {
		/* A word that is longer than a line is broken. */
		l->lines++;
		l->word = l->word + w > l->room ? 0 : l->word;
		l->used = l->word;
	}
	l->used += w;
	l->word += w;
}

double
xlsx_height(struct chron_str text, double chars)
{
	uint32_t room = chars > 2 ? (uint32_t)(chars * CHARACTER) : CHARACTER;
	struct line l = {.room = room, .lines = 1};
	double height;

	while (text.n && l.lines * line_height < most) {
		uint32_t c = 0;
		unsigned len = utf8_take(text.p, text.n, &c);
		unsigned step = len ? len : 1;

		add(&l, len ? c : LETTER);
		text.p += step;
		text.n -= step;
	}
	height = l.lines * line_height + around;
	return height < most ? height : most;
}
