/* Pictures of lanes in a Word document, and their legend. */
#include "export/paper_drawing.h"

#include "export/paper_package.h"
#include "util/str.h"

/* Twentieths of a point. */
enum {
	PAGE = 10050,	/* between the margins, a little less */
	CHAPTER = 1400, /* its heading, caption and a note */
	HEADING = 400,	/* of a child */
	LINE = 235,	/* of the words below it */
	LETTER = 100,	/* about so wide */
	AROUND = 220,	/* the words and the picture */
	LEGEND_LINE = 230,
	LEGEND_AROUND = 110,
	LEGEND_LETTER = 84,
	LEGEND_MARK = 460,
	LEAST = 3000, /* of a picture, whatever else is on its page */
};

/* ---- the legend ---- */

/* The columns that a mark and its words take. */
static unsigned
columns_of(const struct picture_key *key)
{
	size_t wide = LEGEND_MARK + key->words.n * LEGEND_LETTER;
	size_t column = PAPER_WIDTH / PAPER_LEGEND;
	size_t n = (wide + column - 1) / column;

	return n < PAPER_LEGEND ? (unsigned)n : PAPER_LEGEND;
}

/* What a shape looks like is said if it is known; else what it means. */
static void
put_key(struct paper *d, const struct picture_key *key)
{
	struct drawing drawing = key->drawing;

	if (!drawing.say.n)
		drawing.say = key->words;
	paper_drawing_run(d, &drawing, PAGE);
	paper_run(paper_body(d), "", CHRON_S("\xc2\xa0"));
	paper_run(paper_body(d), "", key->words);
}

unsigned
paper_legend(struct paper *d, const struct picture_keys *keys)
{
	struct buf *b = paper_body(d);
	unsigned at = 0, lines = 1;

	if (!keys->n)
		return PAGE - CHAPTER - AROUND;
	buf_puts(b, "<w:p><w:pPr><w:pStyle w:val=\"Legend\"/><w:keepNext/>"
		    "</w:pPr>");
	for (uint32_t i = 0; i < keys->n; i++) {
		const struct picture_key *key = &keys->items[i];
		unsigned columns = columns_of(key);

		if (at + columns > PAPER_LEGEND) {
			paper_run(b, "", CHRON_S("\n"));
			lines++;
			at = 0;
		} else if (at) {
			paper_run(b, "", CHRON_S("\t"));
		}
		at += columns;
		put_key(d, key);
	}
	buf_puts(b, "</w:p>");
	return PAGE - CHAPTER - AROUND - LEGEND_AROUND - lines * LEGEND_LINE;
}

/* ---- children ---- */

/* `room` is what a picture has where nothing of the child is said. */
static void
put_child(struct paper *d, const struct picture_child *child, unsigned level,
	unsigned room, struct arena *a)
{
	struct picture_layout l, panel;
	struct picture_shown shown = {.child = child->name};
	struct chron_str words;
	struct buf *b = paper_body(d);
	size_t used;

	if (!picture_lay_out(&l, child, a))
		return;
	words = arena_printf(a, "%.*s. %.*s", STR(l.when), STR(l.say));
	paper_heading(d, level, false,
		arena_printf(a, "Child: %.*s", STR(child->name)));
	buf_puts(b, "<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/><w:keepNext/>"
		    "</w:pPr>");
	paper_run(b, "", words);
	buf_puts(b, "</w:p>");
	used = HEADING + (words.n * LETTER / PAPER_WIDTH + 1) * LINE;
	shown.of = picture_panels(&l);
	for (; shown.at < shown.of; shown.at++) {
		struct drawing drawing;

		picture_panel(&l, shown.at, &panel, a);
		drawing = picture_drawing(&panel, &shown, a);
		paper_drawing_within(d, &drawing,
			used + LEAST < room ? (unsigned)(room - used) : LEAST);
		used = 0; /* the next is the first of its page */
		room = PAGE - AROUND;
	}
}

void
paper_lanes(struct paper *d, const struct picture *p, unsigned level)
{
	struct arena *a = arena_new();
	struct picture_keys keys = picture_keys(p, a);
	unsigned room = paper_legend(d, &keys);

	for (uint32_t i = 0; i < p->n; i++) {
		put_child(d, &p->children[i], level, room, a);
		room = PAGE - AROUND;
	}
	arena_free(a);
}
