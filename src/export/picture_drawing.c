/* A panel of a picture of lanes, as shapes from the lowest to the highest. */
#include "export/picture_drawing.h"

#include "util/str.h"

enum {
	LEFT = PICTURE_NAMES, /* where the lanes begin */
	WIDTH = PICTURE_NAMES + PICTURE_WIDTH,
	NAME_EDGE = 40,
	NAME_LINE = 130, /* from one line of a name to the next */
	BASE = 40,	 /* from the middle of a line to its base */
	TICK = 40,
	ABOVE_BASE = 95, /* how high and deep the ground of a text reaches */
	BELOW_BASE = 25,
	AROUND = 20,
	SPAN_END = 40,
};

static struct drawing_item *
push(struct drawing *d, enum drawing_shape shape)
{
	struct drawing_item *item = ARENA_PUSH(d->arena, &d->items, &d->n);

	item->shape = shape;
	return item;
}

static struct drawing_item *
line(struct drawing *d, enum drawing_stroke stroke, enum drawing_tone tone,
	int32_t x1, int32_t y1, int32_t x2, int32_t y2)
{
	struct drawing_item *item = push(d, DRAWING_LINE);

	item->stroke = stroke;
	item->tone = tone;
	item->x1 = x1;
	item->y1 = y1;
	item->x2 = x2;
	item->y2 = y2;
	return item;
}

static struct drawing_item *
ground(struct drawing *d, enum drawing_fill fill, int32_t x, int32_t y,
	int32_t width, int32_t height)
{
	struct drawing_item *item = push(d, DRAWING_RECT);

	item->fill = fill;
	item->x1 = x;
	item->y1 = y;
	item->x2 = x + width;
	item->y2 = y + height;
	return item;
}

static void
text(struct drawing *d, enum drawing_tone tone, bool strong, int32_t x,
	int32_t y, struct chron_str words)
{
	struct drawing_item *item;

	if (!words.n)
		return;
	item = push(d, DRAWING_TEXT);
	item->tone = tone;
	item->strong = strong;
	item->x1 = x;
	item->x2 = x;
	item->y1 = y;
	item->text = words;
}

/* Text about x with nothing behind it that would make it hard to read. */
static void
text_on_paper(struct drawing *d, enum drawing_tone tone, int32_t x, int32_t y,
	struct chron_str words)
{
	int32_t width = picture_text_width(words);

	if (!words.n)
		return;
	ground(d, DRAWING_BLANK, x - width / 2 - AROUND, y - ABOVE_BASE,
		width + 2 * AROUND, ABOVE_BASE + BELOW_BASE);
	text(d, tone, false, x, y, words);
	d->items[d->n - 1].align = DRAWING_MIDDLE;
}

/* ---- layers, from the lowest ---- */

static void
put_backs(struct drawing *d, const struct picture_layout *l)
{
	for (uint32_t i = 0; i < l->nlanes; i++)
		if (i % 2 == 0)
			ground(d, DRAWING_PALE, 0, l->lanes[i].y, WIDTH,
				l->lanes[i].height);
}

static void
put_names(struct drawing *d, const struct picture_layout *l)
{
	for (uint32_t i = 0; i < l->nlanes; i++) {
		const struct picture_lane *lane = &l->lanes[i];
		int32_t y = lane->y + lane->height / 2 + BASE -
			    (int32_t)(lane->nlines - 1) * NAME_LINE / 2;

		for (uint32_t k = 0; k < lane->nlines; k++)
			text(d, DRAWING_INK, !lane->number, NAME_EDGE,
				y + (int32_t)k * NAME_LINE, lane->lines[k]);
	}
	if (l->ages_y)
		text(d, DRAWING_SOFT, false, NAME_EDGE, l->ages_y,
			CHRON_S("Age"));
}

static void
put_unborn(struct drawing *d, const struct picture_layout *l)
{
	struct chron_str words = CHRON_S("before birth");
	int32_t width = l->born_x - PICTURE_EDGE;
	struct drawing_item *item;

	if (width <= 0)
		return;
	item = ground(d, DRAWING_RULED, LEFT + PICTURE_EDGE, l->top, width,
		l->bottom - l->top);
	item->tone = DRAWING_RULE;
	if (width > picture_text_width(words) + PICTURE_TEXT)
		text_on_paper(d, DRAWING_SOFT, LEFT + PICTURE_EDGE + width / 2,
			l->top + 125, words);
}

static void
put_ticks(struct drawing *d, const struct picture_layout *l)
{
	for (uint32_t i = 0; i < l->ticks.n; i++) {
		const struct picture_tick *t = &l->ticks.items[i];
		int32_t x = LEFT + t->x;

		if (!t->label.n) {
			line(d, DRAWING_HAIR, DRAWING_SOFT, x, l->top - TICK, x,
				l->top);
			continue;
		}
		line(d, DRAWING_HAIR, t->strong ? DRAWING_SOFT : DRAWING_RULE,
			x, l->ticks_y + TICK, x, l->bottom);
		text(d, DRAWING_SOFT, false, x + 15, l->ticks_y, t->label);
	}
	for (uint32_t i = 0; i < l->years.n; i++)
		text(d, DRAWING_INK, true, LEFT + l->years.items[i].x + 15,
			l->years_y, l->years.items[i].label);
	for (uint32_t i = 0; i < l->ages.n; i++) {
		int32_t x = LEFT + l->ages.items[i].x;

		line(d, DRAWING_HAIR, DRAWING_SOFT, x, l->bottom, x,
			l->bottom + 60);
		text(d, DRAWING_SOFT, false, x + 25, l->ages_y,
			l->ages.items[i].label);
	}
	line(d, DRAWING_HAIR, DRAWING_SOFT, 0, l->bottom, WIDTH, l->bottom);
}

static void
put_bars(struct drawing *d, const struct picture_layout *l)
{
	for (uint32_t i = 0; i < l->bars.n; i++) {
		const struct picture_place *p = &l->bars.items[i];
		struct picture_bar_look look = picture_bar_look(p->mark->kind);
		int32_t width = p->x2 - p->x1;
		struct drawing_item *item = ground(d, look.fill, LEFT + p->x1,
			p->y + 10, width > PICTURE_UNIT ? width : PICTURE_UNIT,
			p->height - 20);

		item->stroke = look.stroke;
		item->tone = look.tone;
		item->text = p->mark->say;
	}
	/* no bar lies over the words of another */
	for (uint32_t i = 0; i < l->bars.n; i++)
		text_on_paper(d, DRAWING_INK, LEFT + l->bars.items[i].label_x,
			l->bars.items[i].label_y, l->bars.items[i].label);
}

static void
put_flags(struct drawing *d, const struct picture_layout *l)
{
	for (uint32_t i = 0; i < l->flags.n; i++) {
		const struct picture_place *p = &l->flags.items[i];

		line(d, DRAWING_BROKEN, DRAWING_INK, LEFT + p->x1,
			p->label.n ? p->label_y - 100 : p->y - TICK,
			LEFT + p->x1, p->y + p->height)
			->text = p->mark->what;
		text(d, DRAWING_INK, false, LEFT + p->label_x, p->label_y,
			p->label);
	}
}

void
picture_span_items(struct drawing *d, int32_t x1, int32_t x2, int32_t y)
{
	line(d, DRAWING_THIN, DRAWING_INK, x1, y, x2, y);
	line(d, DRAWING_THIN, DRAWING_INK, x1, y - SPAN_END, x1, y + SPAN_END);
	line(d, DRAWING_THIN, DRAWING_INK, x2, y - SPAN_END, x2, y + SPAN_END);
}

/* What says most lies on top. */
static void
put_records(struct drawing *d, const struct picture_layout *l)
{
	for (int k = PICTURE_KINDS - 1; k >= PICTURE_ALONE; k--)
		for (uint32_t i = 0; i < l->records.n; i++) {
			const struct picture_place *p = &l->records.items[i];

			if (p->mark->kind != k)
				continue;
			if (p->wide)
				picture_span_items(
					d, LEFT + p->x1, LEFT + p->x2, p->y);
			picture_mark_items(d, p->mark->kind, LEFT + p->x, p->y);
		}
}

struct drawing
picture_drawing(const struct picture_layout *panel,
	const struct picture_shown *shown, struct arena *a)
{
	struct drawing d = {
		.arena = a,
		.width = WIDTH,
		.height = panel->height,
	};

	d.title = arena_printf(
		a, "When was the child seen: %.*s", STR(shown->child));
	if (shown->of > 1)
		d.title = arena_printf(a, "%.*s, part %u of %u", STR(d.title),
			shown->at + 1, shown->of);
	d.say = arena_printf(a, "%.*s. %.*s. %.*s", STR(d.title),
		STR(panel->when), STR(panel->say));
	put_backs(&d, panel);
	put_ticks(&d, panel);
	put_names(&d, panel);
	put_bars(&d, panel);
	put_unborn(&d, panel);
	put_flags(&d, panel);
	put_records(&d, panel);
	return d;
}
