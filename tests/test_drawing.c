/* Drawings: what a picture of lanes is made of, the metafile it becomes, and
 * the Word document that holds it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "export/emf.h"
#include "export/paper_drawing.h"
#include "export/paper_package.h"
#include "export/picture_drawing.h"
#include "util/str.h"

#include "lanes_rows.h"

/* ---- reading a metafile ---- */

static uint32_t
u32_at(const struct buf *b, size_t at)
{
	const unsigned char *p = (const unsigned char *)b->p + at;

	assert_true(at + 4 <= b->n);
	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	       (uint32_t)p[3] << 24;
}

static int32_t
i32_at(const struct buf *b, size_t at)
{
	return (int32_t)u32_at(b, at);
}

enum {
	HEADER = 1,
	POLYGON = 3,
	POLYLINE = 4,
	POLYPOLYLINE = 7,
	END = 14,
	SELECT = 37,
	BRUSH = 39,
	ELLIPSE = 42,
	FONT = 82,
	TEXT = 84,
	PEN = 95,
	TYPES = 128,
};

struct counts {
	unsigned of[TYPES];
};

static void
check_point(const struct buf *b, size_t at, const struct drawing *d)
{
	assert_in_range(i32_at(b, at) + 40, 0, (uint32_t)d->width + 80);
	assert_in_range(i32_at(b, at + 4) + 40, 0, (uint32_t)d->height + 80);
}

static void
check_record(const struct buf *b, size_t at, const struct drawing *d)
{
	uint32_t type = u32_at(b, at), size = u32_at(b, at + 4);
	size_t points = at + 28, n = 0;

	if (type == POLYGON || type == POLYLINE) {
		n = u32_at(b, at + 24);
		assert_int_equal(size, 28 + 8 * n);
	} else if (type == POLYPOLYLINE) {
		n = u32_at(b, at + 28);
		points = at + 32 + 4 * (size_t)u32_at(b, at + 24);
		assert_int_equal(size, 32 + 4 * u32_at(b, at + 24) + 8 * n);
	} else if (type == ELLIPSE) {
		points = at + 8;
		n = 2;
	} else if (type == TEXT) {
		points = at + 36;
		n = 1;
		assert_int_equal(
			size, u32_at(b, at + 72) + 4 * u32_at(b, at + 44));
	}
	for (size_t i = 0; i < n; i++)
		check_point(b, points + 8 * i, d);
}

/* Every record lies in the file, the sums of the header are true, handles are
 * made before they are used, and nothing is drawn outside. */
static struct counts
check_emf(const struct buf *b, const struct drawing *d)
{
	struct counts c = {{0}};
	uint32_t records = 0, handles = 0;
	size_t at = 0;

	assert_int_equal(u32_at(b, 0), HEADER);
	assert_int_equal(u32_at(b, 40), 0x464d4520);
	assert_int_equal(u32_at(b, 48), b->n);
	while (at < b->n) {
		uint32_t type = u32_at(b, at), size = u32_at(b, at + 4);

		assert_true(type < TYPES);
		assert_true(size >= 8 && size % 4 == 0 && size <= b->n - at);
		c.of[type]++;
		records++;
		if (type == PEN || type == BRUSH || type == FONT)
			assert_int_equal(u32_at(b, at + 8), ++handles);
		if (type == SELECT && !(u32_at(b, at + 8) & 0x80000000))
			assert_in_range(u32_at(b, at + 8), 1, handles);
		check_record(b, at, d);
		at += size;
	}
	assert_int_equal(u32_at(b, 52), records);
	assert_int_equal(u32_at(b, 56), handles + 1);
	assert_int_equal(c.of[END], 1);
	return c;
}

static struct counts
written(const struct drawing *d)
{
	struct buf one = BUF_INIT, two = BUF_INIT;
	struct counts c;

	emf_write(&one, d);
	emf_write(&two, d);
	c = check_emf(&one, d);
	assert_int_equal(one.n, two.n);
	assert_memory_equal(one.p, two.p, one.n);
	buf_free(&one);
	buf_free(&two);
	return c;
}

static void
every_look_of_every_shape_is_written(void **state)
{
	struct arena *a = arena_new();
	struct drawing d = {.arena = a, .width = 4000, .height = 4000};
	struct counts c;

	(void)state;
	for (int shape = DRAWING_LINE; shape <= DRAWING_SPEECH; shape++)
		for (int stroke = 0; stroke <= DRAWING_HAIR; stroke++)
			for (int fill = 0; fill <= DRAWING_RULED; fill++)
				*ARENA_PUSH(a, &d.items, &d.n) =
					(struct drawing_item){.shape = shape,
						.stroke = stroke,
						.fill = fill,
						.tone = (stroke + fill) %
							DRAWING_TONES,
						.align = fill % 3,
						.strong = fill % 2,
						.x1 = 1000,
						.y1 = 1500,
						.x2 = 2000,
						.y2 = 2700,
						.text = CHRON_S("Ann")};
	c = written(&d);
	assert_int_equal(c.of[TEXT], 6 * 7);
	assert_int_equal(c.of[ELLIPSE], 6 * 7);
	assert_int_equal(c.of[FONT], 2);
	assert_true(c.of[PEN] <= 5 * DRAWING_TONES);
	arena_free(a);
}

static void
a_drawing_of_nothing_is_a_metafile(void **state)
{
	struct drawing d = {.width = 100, .height = 100};

	(void)state;
	assert_int_equal(written(&d).of[SELECT], 0);
}

/* ---- shapes ---- */

static void
hatching_stays_within(void **state)
{
	struct arena *a = arena_new();
	const struct drawing_item disc = {.shape = DRAWING_ELLIPSE,
		.x1 = 0,
		.y1 = 0,
		.x2 = 2000,
		.y2 = 2000};
	struct emf_point outline[EMF_OUTLINE];
	struct emf_lines lines = {.arena = a};
	size_t n = emf_outline(&disc, outline);

	(void)state;
	emf_hatch(&lines, outline, n, DRAWING_HATCHED);
	/* levels between 1000 -+ 1414 that are multiples of 100 */
	assert_in_range(lines.n / 2, 27, 29);
	for (uint32_t i = 0; i < lines.n; i++) {
		int64_t x = lines.points[i].x - 1000;
		int64_t y = lines.points[i].y - 1000;

		assert_in_range(x * x + y * y, 0, 1002 * 1002);
		assert_int_equal((lines.points[i].x + lines.points[i].y) / 10 *
					 10 % 100 / 20,
			(lines.points[i & ~1u].x + lines.points[i & ~1u].y) /
				10 * 10 % 100 / 20);
	}
	arena_free(a);
}

static void
dashes_go_on_around_a_corner(void **state)
{
	struct arena *a = arena_new();
	static const struct emf_point path[] = {{0, 0}, {130, 0}, {130, 200}};
	static const struct emf_point want[] = {{0, 0}, {60, 0}, {100, 0},
		{130, 0}, {130, 0}, {130, 30}, {130, 70}, {130, 130},
		{130, 170}, {130, 200}};
	struct emf_lines lines = {.arena = a};

	(void)state;
	emf_dashes(&lines, path, COUNT(path), false, DRAWING_BROKEN);
	assert_int_equal(lines.n, COUNT(want));
	for (size_t i = 0; i < COUNT(want); i++) {
		assert_int_equal(lines.points[i].x, want[i].x);
		assert_int_equal(lines.points[i].y, want[i].y);
	}
	arena_free(a);
}

/* ---- text ---- */

static void
text_is_utf16_with_its_widths(void **state)
{
	struct arena *a = arena_new();
	struct emf_text t =
		emf_text(a, CHRON_S("Al\xc3\xa9\xf0\x9f\x98\x80"), false);
	struct emf_text steers = emf_text(a,
		CHRON_S("a\xe2\x80\xae"
			"b\x01\xff"),
		true);
	static const uint16_t want[] = {'A', 'l', 0xe9, 0xd83d, 0xde00};

	(void)state;
	assert_int_equal(t.n, COUNT(want));
	for (size_t i = 0; i < COUNT(want); i++)
		assert_int_equal(t.units[i], want[i]);
	/* 667 and 222 thousandths of 125 tenths, in whole tenths */
	assert_int_equal(t.steps[0], 83);
	assert_int_equal(t.steps[1], 28);
	assert_int_equal(t.steps[4], 0);
	/* a[U+202E]b[U+0001] and one for the byte that is none */
	assert_int_equal(steers.n, 1 + 8 + 1 + 8 + 1);
	assert_int_equal(steers.units[1], '[');
	assert_int_equal(steers.units[18], 0xfffd);
	arena_free(a);
}

/* ---- pictures of lanes ---- */

static const struct row rows[] = {
	{"A", "", "", "2018-01-01", "2018-12-31", "period", 365, "365",
		"Two \"sightings\" & more.", ""},
	{"A", "", "", "2018-04-10", "", "born", 0, "", "", ""},
	{"A", "", "", "2018-12-31", "", "trigger", 1, "1", "strategy", "n0"},
	{"A", "0", "Any agency", "2018-04-10", "2018-06-01", "unseen", 52,
		"52 days", "A: no sighting for 52 days", ""},
	{"A", "0", "Any agency", "2018-08-31", "2018-12-31", "unseen-open", 122,
		"at least 122 days", "A: still open", ""},
	{"A", "1", "Seen alone", "2018-06-01", "2018-12-31", "without-open",
		213, "213 days", "A: not alone", ""},
	{"A", "2", "GP", "2018-06-01", "", "alone", 1, "1", "", "n1"},
	{"A", "2", "GP", "2018-08-01", "2018-08-31", "seen", 1, "1", "", "n2"},
	{"A", "2", "GP", "2018-08-02", "", "reported", 1, "1", "", "n3"},
	{"A", "2", "GP", "2018-01-01", "", "disputed", 1, "1", "", "n4"},
	{"A", "2", "GP", "2018-12-31", "", "heard", 1, "1", "", "n5"},
	{"A", "3",
		"A service with a name that is far too long for its lane "
		"and goes on for ever",
		"2018-12-31", "", "asked", 1, "1", "", "n6"},
	{"A", "3", "Police", "2018-05-05", "", "failed", 1, "1", "", "n7"},
	{"A", "3", "Police", "2018-05-05", "", "missed", 1, "1", "", "n8"},
	{"A", "3", "Police", "2018-05-06", "", "plan", 1, "1", "", "n9"},
	{"A", "3", "Police", "2018-05-06", "", "not-seen", 1, "1", "", "n10"},
	{"A", "3", "Police", "2018-05-06", "", "unclear", 1, "1", "", "n11"},
	{"A", "3", "Police", "2018-05-06", "", "new to us", 1, "1", "", "n12"},
	{"B", "", "", "2018-01-01", "2018-12-31", "period", 365, "365",
		"Nobody.", ""},
	{"B", "2", "GP", "2018-01-01", "", "seen", 1, "1", "", "n4"},
};
enum { OF_A = 18 };

static struct drawing
drawn(struct arena *a, const struct picture *p, uint32_t child)
{
	struct picture_layout l, panel;

	assert_true(picture_lay_out(&l, &p->children[child], a));
	assert_int_equal(picture_panels(&l), 1);
	picture_panel(&l, 0, &panel, a);
	return picture_drawing(&panel,
		&(struct picture_shown){p->children[child].name, 0, 1}, a);
}

/* How often a mark of this kind stands in the drawing: its parts, one after
 * the other, wherever they are. */
static unsigned
count_marks(struct arena *a, const struct drawing *d, enum picture_kind kind)
{
	struct drawing mark = {.arena = a};
	unsigned found = 0;

	picture_mark_items(&mark, kind, 0, 0);
	for (uint32_t i = 0; i + mark.n <= d->n; i++) {
		uint32_t k = 0;

		while (k < mark.n) {
			const struct drawing_item *w = &mark.items[k];
			const struct drawing_item *g = &d->items[i + k];

			if (w->shape != g->shape || w->fill != g->fill ||
				w->stroke != g->stroke || w->tone != g->tone ||
				w->x2 - w->x1 != g->x2 - g->x1 ||
				w->y2 - w->y1 != g->y2 - g->y1)
				break;
			k++;
		}
		found += k == mark.n;
	}
	return found;
}

static void
every_mark_stands_once(void **state)
{
	struct arena *a = arena_new();
	struct picture p = picture_of(a, rows, COUNT(rows));
	struct drawing d = drawn(a, &p, 0);

	(void)state;
	assert_int_equal(p.n, 2);
	for (enum picture_kind k = PICTURE_ALONE; k < PICTURE_KINDS; k++)
		/* what is new to us is unclear */
		assert_int_equal(
			count_marks(a, &d, k), k == PICTURE_UNCLEAR ? 2 : 1);
	d = drawn(a, &p, 1);
	for (enum picture_kind k = PICTURE_ALONE; k < PICTURE_KINDS; k++)
		assert_int_equal(count_marks(a, &d, k), k == PICTURE_SEEN);
	arena_free(a);
}

static int32_t
text_left(const struct drawing_item *i, int32_t width)
{
	return i->align == DRAWING_LEFT	    ? i->x1
	       : i->align == DRAWING_MIDDLE ? i->x1 - width / 2
					    : i->x1 - width;
}

static void
nothing_of_a_picture_lies_outside(void **state)
{
	struct arena *a = arena_new();
	struct picture p = picture_of(a, rows, COUNT(rows));
	struct drawing d = drawn(a, &p, 0);
	unsigned hatched = 0;

	(void)state;
	for (uint32_t i = 0; i < d.n; i++) {
		const struct drawing_item *item = &d.items[i];
		int32_t width;

		hatched += item->fill == DRAWING_HATCHED;
		if (item->shape != DRAWING_TEXT) {
			assert_in_range(item->x1, 0, (uint32_t)d.width);
			assert_in_range(item->x2, 0, (uint32_t)d.width);
			assert_in_range(item->y1, 0, (uint32_t)d.height);
			assert_in_range(item->y2, 0, (uint32_t)d.height);
			continue;
		}
		width = (int32_t)emf_text(a, item->text, item->strong).width;
		assert_in_range(item->y1, EMF_TEXT / 2, (uint32_t)d.height);
		assert_true(text_left(item, width) >= 0);
		assert_true(text_left(item, width) + width <= d.width);
		/* a name ends before the lanes begin */
		if (item->x1 < PICTURE_NAMES)
			assert_true(item->x1 + width <= PICTURE_NAMES);
	}
	assert_int_equal(hatched, 2);
	assert_true(str_is(d.title, "When was the child seen: A"));
	assert_true(str_is(d.say,
		"When was the child seen: A. 2018-01-01 to 2018-12-31. Two "
		"\"sightings\" & more."));
	written(&d);
	arena_free(a);
}

static void
the_legend_has_what_is_drawn(void **state)
{
	struct arena *a = arena_new();
	struct picture p = picture_of(a, rows, COUNT(rows));
	struct picture_keys all = picture_keys(&p, a), few;

	(void)state;
	/* two intervals, eleven marks, triggers, days that are not known */
	assert_int_equal(all.n, 2 + 11 + 2);
	for (uint32_t i = 0; i < all.n; i++) {
		assert_true(all.items[i].words.n > 0);
		assert_true(all.items[i].drawing.say.n > 0);
		assert_true(all.items[i].drawing.n > 0);
		written(&all.items[i].drawing);
	}
	p = picture_of(a, rows + OF_A, COUNT(rows) - OF_A);
	few = picture_keys(&p, a);
	assert_int_equal(few.n, 1);
	assert_true(str_is(few.items[0].words, "seen"));
	assert_true(str_is(few.items[0].drawing.say, "Filled circle"));
	arena_free(a);
}

/* ---- in a document ---- */

static unsigned
occurrences(const struct buf *b, const char *what)
{
	unsigned n = 0;

	for (const char *p = b->p; (p = strstr(p, what)); p++)
		n++;
	return n;
}

static struct paper *
document(struct arena *a)
{
	struct paper *d =
		paper_new(&(struct paper_about){.title = CHRON_S("Review")});
	struct picture p = picture_of(a, rows, COUNT(rows));

	paper_lanes(d, &p, 2);
	return d;
}

static void
a_document_says_what_its_pictures_show(void **state)
{
	struct arena *a = arena_new();
	struct paper *d = document(a);
	const struct buf *body = paper_body(d);
	struct buf to = BUF_INIT, again = BUF_INIT;
	struct chron_out *out = out_memory(&to);
	struct chron_err err = {.code = CHRON_OK};
	unsigned n = 15 + 2; /* the legend, and a picture of each child */

	(void)state;
	assert_int_equal(occurrences(body, "<wp:docPr "), n);
	assert_int_equal(occurrences(body, " descr=\""), n);
	assert_int_equal(occurrences(body, " descr=\"\""), 0);
	for (unsigned i = 1; i <= n; i++) {
		struct chron_str id = arena_printf(a, "<wp:docPr id=\"%u\"", i);
		struct chron_str embed =
			arena_printf(a, "r:embed=\"image%u\"", i);

		assert_int_equal(occurrences(body, id.p), 1);
		assert_int_equal(occurrences(body, embed.p), 1);
	}
	assert_int_equal(occurrences(body, "Two &quot;sightings&quot; &amp; "
					   "more.\" title=\"When"),
		1);
	assert_int_equal(paper_finish(d, out, &err), CHRON_OK);
	assert_int_equal(out_close(out, &err), CHRON_OK);
	out = out_memory(&again);
	assert_int_equal(paper_finish(document(a), out, &err), CHRON_OK);
	assert_int_equal(out_close(out, &err), CHRON_OK);
	assert_int_equal(to.n, again.n);
	assert_memory_equal(to.p, again.p, to.n);
	buf_free(&to);
	buf_free(&again);
	arena_free(a);
}

static int32_t
extent(struct paper *d, struct arena *a, int32_t width, int32_t height,
	const char *axis)
{
	struct drawing drawing = {.arena = a,
		.width = width,
		.height = height,
		.say = CHRON_S("Nothing")};
	const char *p;

	buf_clear(paper_body(d));
	paper_drawing(d, &drawing);
	p = strstr(paper_body(d)->p, axis);
	assert_non_null(p);
	return (int32_t)strtol(p + strlen(axis), NULL, 10);
}

static void
a_drawing_fits_the_page(void **state)
{
	struct arena *a = arena_new();
	struct paper *d =
		paper_new(&(struct paper_about){.title = CHRON_S("Review")});
	struct buf to = BUF_INIT;
	struct chron_out *out = out_memory(&to);
	struct chron_err err = {.code = CHRON_OK};
	const int32_t page = PAPER_WIDTH * 635;

	(void)state;
	assert_int_equal(extent(d, a, 12500, 3000, " cx=\""), page);
	/* half as wide is half as wide, and no letter grows */
	assert_int_equal(extent(d, a, 6250, 3000, " cx=\""), page / 2);
	assert_int_equal(extent(d, a, 25000, 3000, " cx=\""), page);
	assert_in_range(
		extent(d, a, 3000, 25000, " cy=\""), 8390 * 635, 8400 * 635);
	assert_int_equal(paper_finish(d, out, &err), CHRON_OK);
	assert_int_equal(out_close(out, &err), CHRON_OK);
	buf_free(&to);
	arena_free(a);
}

/* Two children, each with nineteen lanes: one high panel.  Of the first there is
 * more to say. */
static struct picture
many_lanes(struct arena *a)
{
	const char *words = arena_printf(a, "%0600d words", 0).p;
	struct row *all = ARENA_ARRAY(a, struct row, 42);
	size_t n = 0;

	for (int child = 0; child < 2; child++) {
		const char *name = child ? "B" : "A";

		all[n++] = (struct row){name, "", "", "2018-01-01",
			"2018-12-31", "period", 365, "365",
			child ? "Words." : words, ""};
		for (int i = 0; i < 19; i++)
			all[n++] =
				(struct row){name, arena_printf(a, "%d", i).p,
					"Agency", "2018-04-10", "",
					picture_kinds[PICTURE_ALONE + i % 11],
					1, "1", "", "n1"};
	}
	return picture_of(a, all, n);
}

static void
the_first_picture_leaves_room_for_the_legend(void **state)
{
	struct arena *a = arena_new();
	struct paper *d =
		paper_new(&(struct paper_about){.title = CHRON_S("Review")});
	struct picture p = many_lanes(a);
	const char *at;
	long high[2] = {0};

	(void)state;
	paper_lanes(d, &p, 2);
	at = paper_body(d)->p;
	for (int i = 0; i < 2; i++) {
		/* the text before the picture, and what it says */
		at = strstr(at, "Child: ");
		at = strstr(at, "<wp:extent");
		high[i] = strtol(strstr(at, " cy=\"") + 5, NULL, 10) / 635;
	}
	assert_in_range(high[0], 5000, 8000);
	assert_in_range(high[1], high[0] + 1, 9500);
	paper_free(d);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_look_of_every_shape_is_written),
		cmocka_unit_test(a_drawing_of_nothing_is_a_metafile),
		cmocka_unit_test(hatching_stays_within),
		cmocka_unit_test(dashes_go_on_around_a_corner),
		cmocka_unit_test(text_is_utf16_with_its_widths),
		cmocka_unit_test(every_mark_stands_once),
		cmocka_unit_test(nothing_of_a_picture_lies_outside),
		cmocka_unit_test(the_legend_has_what_is_drawn),
		cmocka_unit_test(a_document_says_what_its_pictures_show),
		cmocka_unit_test(a_drawing_fits_the_page),
		cmocka_unit_test(the_first_picture_leaves_room_for_the_legend),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
