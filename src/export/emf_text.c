/* Text in a metafile: UTF-16, and the width of every character, which the
 * format wants beside it. */
#include "export/emf.h"

#include "util/utf8.h"

enum {
	FIRST = ' ',
	LAST = '~',
	EM = 1000,   /* widths are thousandths of the height */
	OTHER = 556, /* most letters beyond the table: accented ones */
	TEXT_MOST = 1000,
};

/* Of Helvetica, which Arial and what stands in for it have too. */
static const uint16_t widths[2][LAST - FIRST + 1] = {
	{278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,
		278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278,
		278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611,
		778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,
		611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333,
		556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833,
		556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500,
		334, 260, 334, 584},
	{278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333,
		278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333,
		333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778,
		722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611,
		722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556,
		611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611,
		611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
		280, 389, 584},
};

static uint32_t
width_of(uint32_t c, bool strong)
{
	uint32_t w;

	if (c >= FIRST && c <= LAST)
		w = widths[strong][c - FIRST];
	else if (c == 0x2014 || c == 0x2026) /* long dash, ellipsis */
		w = EM;
	else
		w = utf8_columns(c) == 1 ? OTHER : utf8_columns(c) * EM / 2;
	return w;
}

static void
push(struct emf_text *t, uint32_t unit, uint32_t step)
{
	t->units[t->n] = (uint16_t)unit;
	t->steps[t->n] = step;
	t->n++;
}

/* The pen goes to whole tenths; what is left over goes to the next. */
static void
put(struct emf_text *t, uint32_t c, bool strong, uint32_t *sum)
{
	uint32_t before = *sum * EMF_TEXT / EM, step;

	*sum += width_of(c, strong);
	step = *sum * EMF_TEXT / EM - before;
	t->width += step;
	if (c < 0x10000) {
		push(t, c, step);
		return;
	}
	push(t, 0xd800 + ((c - 0x10000) >> 10), step);
	push(t, 0xdc00 + ((c - 0x10000) & 0x3ff), 0);
}

/* A character that would hide or turn text around, by its name. */
static void
put_name(struct emf_text *t, struct arena *a, uint32_t c, bool strong,
	uint32_t *sum)
{
	struct chron_str name = arena_printf(a, "[U+%04X]", (unsigned)c);

	for (size_t i = 0; i < name.n; i++)
		put(t, (unsigned char)name.p[i], strong, sum);
}

enum { NAME_MOST = 11 };

struct emf_text
emf_text(struct arena *a, struct chron_str s, bool strong)
{
	struct emf_text t = {0};
	size_t most = s.n < TEXT_MOST ? s.n : TEXT_MOST;
	uint32_t sum = 0;

	t.units = ARENA_ARRAY(a, uint16_t, most * NAME_MOST + 1);
	t.steps = ARENA_ARRAY(a, uint32_t, most * NAME_MOST + 1);
	for (size_t at = 0; at < most;) {
		uint32_t c = 0xfffd;
		unsigned n = utf8_take(s.p + at, s.n - at, &c);

		at += n ? n : 1;
		if (!n)
			c = 0xfffd;
		if (utf8_steers(c))
			put_name(&t, a, c, strong, &sum);
		else
			put(&t, c < ' ' ? ' ' : c, strong, &sum);
	}
	return t;
}
