/* The marks of a picture as shapes, told apart without colour, and what each
 * means.  What is filled says that the child was seen or heard; what is open,
 * that it was not, or not yet. */
#include "export/picture_drawing.h"

#include "util/str.h"

enum { PARTS = 2 };

/* Drawn about 0, 0 in tenths of a unit. */
struct part {
	enum drawing_shape shape;
	enum drawing_stroke stroke;
	enum drawing_fill fill;
	enum drawing_tone tone;
	int8_t x1, y1, x2, y2;
};
static const struct mark {
	const char *say; /* what is seen */
	struct part parts[PARTS];
} marks[PICTURE_KINDS] = {
	[PICTURE_ALONE] = {"Dot in a ring",
		{{DRAWING_ELLIPSE, DRAWING_BOLD, DRAWING_BLANK, DRAWING_GOOD,
			 -54, -54, 54, 54},
			{DRAWING_ELLIPSE, DRAWING_NONE, DRAWING_FULL,
				DRAWING_GOOD, -28, -28, 28, 28}}},
	[PICTURE_SEEN] = {"Filled circle",
		{{DRAWING_ELLIPSE, DRAWING_NONE, DRAWING_FULL, DRAWING_GOOD,
			-50, -50, 50, 50}}},
	[PICTURE_REPORTED] = {"Half-filled circle",
		{{DRAWING_ELLIPSE, DRAWING_THIN, DRAWING_BLANK, DRAWING_GOOD,
			 -48, -48, 48, 48},
			{DRAWING_HALF, DRAWING_NONE, DRAWING_FULL, DRAWING_GOOD,
				-48, -48, 48, 48}}},
	[PICTURE_DISPUTED] = {"Circle struck through",
		{{DRAWING_ELLIPSE, DRAWING_THIN, DRAWING_BLANK, DRAWING_INK,
			 -48, -48, 48, 48},
			{DRAWING_LINE, DRAWING_THIN, DRAWING_EMPTY, DRAWING_INK,
				-34, 34, 34, -34}}},
	[PICTURE_HEARD] = {"Filled speech mark",
		{{DRAWING_SPEECH, DRAWING_NONE, DRAWING_FULL, DRAWING_SAID, -55,
			-50, 55, 58}}},
	[PICTURE_ASKED] = {"Open speech mark",
		{{DRAWING_SPEECH, DRAWING_THIN, DRAWING_BLANK, DRAWING_SAID,
			-50, -45, 50, 52}}},
	[PICTURE_FAILED] = {"Cross",
		{{DRAWING_LINE, DRAWING_BOLD, DRAWING_EMPTY, DRAWING_BAD, -42,
			 -42, 42, 42},
			{DRAWING_LINE, DRAWING_BOLD, DRAWING_EMPTY, DRAWING_BAD,
				-42, 42, 42, -42}}},
	[PICTURE_MISSED] = {"Open diamond",
		{{DRAWING_DIAMOND, DRAWING_THIN, DRAWING_BLANK, DRAWING_BAD,
			-56, -56, 56, 56}}},
	[PICTURE_PLAN] = {"Open triangle",
		{{DRAWING_TRIANGLE, DRAWING_THIN, DRAWING_BLANK, DRAWING_INK,
			-52, -50, 52, 42}}},
	[PICTURE_NOT_SEEN] = {"Dash",
		{{DRAWING_LINE, DRAWING_BOLD, DRAWING_EMPTY, DRAWING_SOFT, -45,
			0, 45, 0}}},
	[PICTURE_UNCLEAR] = {"Dot",
		{{DRAWING_ELLIPSE, DRAWING_NONE, DRAWING_FULL, DRAWING_SOFT,
			-22, -22, 22, 22}}},
};

void
picture_mark_items(
	struct drawing *d, enum picture_kind kind, int32_t x, int32_t y)
{
	const struct mark *m = &marks[marks[kind].say ? kind : PICTURE_UNCLEAR];

	for (int i = 0; i < PARTS; i++) {
		const struct part *part = &m->parts[i];

		if (part->x1 == part->x2)
			continue;
		*ARENA_PUSH(d->arena, &d->items, &d->n) =
			(struct drawing_item){.shape = part->shape,
				.stroke = part->stroke,
				.fill = part->fill,
				.tone = part->tone,
				.x1 = x + part->x1,
				.y1 = y + part->y1,
				.x2 = x + part->x2,
				.y2 = y + part->y2};
	}
}

struct picture_bar_look
picture_bar_look(enum picture_kind kind)
{
	static const struct picture_bar_look looks[PICTURE_KINDS] = {
		[PICTURE_UNSEEN] = {DRAWING_HATCHED, DRAWING_THIN, DRAWING_BAD},
		[PICTURE_UNSEEN_OPEN] = {DRAWING_HATCHED, DRAWING_BROKEN,
			DRAWING_BAD},
		[PICTURE_WITHOUT] = {DRAWING_LIGHT, DRAWING_HAIR, DRAWING_SOFT},
		[PICTURE_WITHOUT_OPEN] = {DRAWING_LIGHT, DRAWING_BROKEN,
			DRAWING_SOFT},
	};

	return looks[kind];
}

/* ---- the legend ---- */

enum { KEY = 180, KEY_WIDE = 280, EDGE = 10 };

/* The first mark of a kind: its words are those of the table. */
static const struct picture_mark *
first_of(const struct picture *p, enum picture_kind kind)
{
	for (uint32_t i = 0; i < p->n; i++)
		for (uint32_t k = 0; k < p->children[i].n; k++)
			if (p->children[i].marks[k].kind == kind)
				return &p->children[i].marks[k];
	return NULL;
}

static bool
any_wide(const struct picture *p)
{
	for (uint32_t i = 0; i < p->n; i++)
		for (uint32_t k = 0; k < p->children[i].n; k++) {
			const struct picture_mark *m = &p->children[i].marks[k];

			if (picture_is_record(m->kind) && m->number < 2 &&
				m->to > m->from)
				return true;
		}
	return false;
}

static struct drawing *
push_key(struct picture_keys *keys, struct arena *a, int32_t width,
	const char *say, struct chron_str words)
{
	struct picture_key *key = ARENA_PUSH(a, &keys->items, &keys->n);

	key->words = words;
	key->drawing = (struct drawing){.arena = a,
		.width = width,
		.height = KEY,
		.say = chron_cstr(say)};
	return &key->drawing;
}

static void
push_bar_key(struct picture_keys *keys, struct arena *a, enum picture_kind kind,
	const char *say, struct chron_str words)
{
	struct drawing *d = push_key(keys, a, KEY_WIDE, say, words);
	struct picture_bar_look look = picture_bar_look(kind);

	*ARENA_PUSH(a, &d->items, &d->n) =
		(struct drawing_item){.shape = DRAWING_RECT,
			.stroke = look.stroke,
			.fill = look.fill,
			.tone = look.tone,
			.x1 = EDGE,
			.y1 = 2 * EDGE,
			.x2 = KEY_WIDE - EDGE,
			.y2 = KEY - 2 * EDGE};
}

static void
push_line_keys(
	struct picture_keys *keys, const struct picture *p, struct arena *a)
{
	struct drawing *d;

	if (first_of(p, PICTURE_TRIGGER)) {
		d = push_key(keys, a, KEY, "Upright broken line",
			CHRON_S("Referral, strategy meeting, plan, return or "
				"move"));
		*ARENA_PUSH(a, &d->items, &d->n) =
			(struct drawing_item){.shape = DRAWING_LINE,
				.stroke = DRAWING_BROKEN,
				.x1 = KEY / 2,
				.x2 = KEY / 2,
				.y2 = KEY};
	}
	if (any_wide(p)) {
		d = push_key(keys, a, KEY_WIDE, "Line between two ends",
			CHRON_S("Some day, or all, of these"));
		picture_span_items(d, EDGE, KEY_WIDE - EDGE, KEY / 2);
	}
}

struct picture_keys
picture_keys(const struct picture *p, struct arena *a)
{
	struct picture_keys keys = {0};

	if (first_of(p, PICTURE_UNSEEN) || first_of(p, PICTURE_UNSEEN_OPEN))
		push_bar_key(&keys, a, PICTURE_UNSEEN, "Hatched",
			CHRON_S("No sighting recorded"));
	if (first_of(p, PICTURE_WITHOUT) || first_of(p, PICTURE_WITHOUT_OPEN))
		push_bar_key(&keys, a, PICTURE_WITHOUT, "Lightly hatched",
			CHRON_S("Not seen alone; not asked or heard"));
	for (enum picture_kind k = PICTURE_ALONE; k < PICTURE_KINDS; k++) {
		const struct picture_mark *m = first_of(p, k);

		if (m)
			picture_mark_items(
				push_key(&keys, a, KEY, marks[k].say, m->what),
				k, KEY / 2, KEY / 2);
	}
	push_line_keys(&keys, p, a);
	return keys;
}
