/* Boxes to tick: "Yes ☐ No ☒", "[ ] Yes [x] No".  Only what is ticked is the
 * answer; a box left empty says nothing, and neither do two that disagree. */
#include "seen/answer.h"

#include "util/str.h"

enum { MOST_BOXES = 8 };

struct box {
	uint32_t start, end; /* bytes */
	bool ticked;
};

static const struct {
	const char *glyph;
	bool ticked;
} glyphs[] = {
	{"\xe2\x98\x90", false}, /* U+2610 ballot box */
	{"\xe2\x98\x91", true},	 /* with check */
	{"\xe2\x98\x92", true},	 /* with x: what Word ticks with */
	{"\xe2\x96\xa1", false}, /* white square */
	{"\xe2\x96\xa2", false},
	{"\xe2\x96\xa0", true}, /* black square */
	{"\xe2\x9c\x93", true}, /* check mark */
	{"\xe2\x9c\x94", true},
	{"[ ]", false},
	{"[]", false},
	{"[_]", false},
	{"( )", false},
	{"[x]", true},
	{"(x)", true},
	{"[y]", true},
	{"[\xe2\x9c\x93]", true},
	{"[\xe2\x9c\x94]", true},
};

/* The box that begins at `at`: its bytes, or 0. */
static size_t
box_at(struct chron_str s, uint32_t at, bool *ticked)
{
	struct chron_str rest = {s.p + at, s.n - at};

	if (!memchr("\xe2[(", s.p[at], 3)) /* most bytes begin none */
		return 0;
	for (size_t i = 0; i < sizeof(glyphs) / sizeof(glyphs[0]); i++)
		if (str_istarts(rest, glyphs[i].glyph)) {
			*ticked = glyphs[i].ticked;
			return strlen(glyphs[i].glyph);
		}
	return 0;
}

/* Brackets and blanks are no tokens, and a box may be made of them. */
static bool
is_filling(char c)
{
	return c && strchr(" \t[]()_", c);
}

static uint32_t
find_boxes(struct chron_str s, const struct token *t, uint32_t from,
	uint32_t to, struct box *b)
{
	uint32_t at = t[from].start, end = t[to - 1].end, n = 0;
	bool ticked;

	while (at > 0 && is_filling(s.p[at - 1]))
		at--;
	while (end < s.n && is_filling(s.p[end]))
		end++;
	/* where there are crosses (U+2717) a tick is an answer, no box */
	for (uint32_t i = from; i < to; i++)
		if (t[i].end - t[i].start == 3 &&
			(memcmp(s.p + t[i].start, "\xe2\x9c\x97", 3) == 0 ||
				memcmp(s.p + t[i].start, "\xe2\x9c\x98", 3) ==
					0))
			return 0;
	while (at < end && n < MOST_BOXES) {
		size_t len = box_at(s, at, &ticked);

		if (len)
			b[n++] = (struct box){at, at + (uint32_t)len, ticked};
		at += len ? (uint32_t)len : 1;
	}
	return n;
}

/* The token is the box or stands in it. */
static bool
is_box(const struct token *t, const struct box *b, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (t->start >= b[i].start && t->end <= b[i].end)
			return true;
	return false;
}

/* The words from byte `lo` to `hi`, cut to one reply: the first of them behind
 * a box, the last in front of one. */
static void
label(struct chron_str s, const struct token *t, uint32_t *from, uint32_t *to,
	uint32_t lo, uint32_t hi, bool before)
{
	uint32_t replies = 0, cut = 0;

	while (*from < *to && t[*from].start < lo)
		++*from;
	while (*from < *to && t[*to - 1].end > hi)
		--*to;
	for (uint32_t i = *from; i < *to; i++) {
		if (!answer_is_reply(s, &t[i]))
			continue;
		if (!before || replies == 1)
			cut = i;
		replies++;
	}
	if (replies > 1)
		*(before ? to : from) = cut;
}

unsigned
boxes_read(struct chron_str s, const struct token *t, uint32_t from,
	uint32_t to, struct ticked *out)
{
	struct box b[MOST_BOXES];
	uint32_t n = find_boxes(s, t, from, to, b), ticked = 0;
	bool before, words = false;

	out->n = 0;
	for (uint32_t i = from; i < to; i++)
		words |= !t[i].punct && !is_box(&t[i], b, n);
	if (!n || !words)
		return 0;
	while (from < to && (t[from].punct && !is_box(&t[from], b, n)))
		from++;
	before = b[0].start <= t[from].start;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t first = from, last = to;

		if (!b[i].ticked)
			continue;
		ticked++;
		label(s, t, &first, &last,
			before	? b[i].end
			: i > 0 ? b[i - 1].end
				: 0,
			before ? (i + 1 < n ? b[i + 1].start : UINT32_MAX)
			       : b[i].start,
			before);
		if (first < last && out->n < MOST_TICKED) {
			out->from[out->n] = first;
			out->to[out->n++] = last;
		}
	}
	return n;
}
