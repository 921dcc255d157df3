/* Genograms: who stands where, by what shape, under whom, round whom the dotted
 * line runs; and that nothing lies upon anything, whatever the family. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "export/family.h"
#include "util/arena.h"
#include "util/buf.h"
#include "util/str.h"

static const struct chron_column columns[] = {
	{"person", "Person", CHRON_CELL_LABEL, CHRON_NARROW},
	{"name", "Name", CHRON_CELL_TEXT, CHRON_NARROW},
	{"sex", "Sex", CHRON_CELL_LABEL, CHRON_NARROW},
	{"born", "Born", CHRON_CELL_WHEN, CHRON_NARROW},
	{"died", "Died", CHRON_CELL_WHEN, CHRON_NARROW},
	{"age", "Age", CHRON_CELL_TEXT, CHRON_NARROW},
	{"parents", "Parents", CHRON_CELL_LABEL, CHRON_NARROW},
	{"partners", "Partners", CHRON_CELL_TEXT, CHRON_NARROW},
	{"household", "Household", CHRON_CELL_LABEL, CHRON_NARROW},
	{"subject", "Subject", CHRON_CELL_LABEL, CHRON_NARROW},
};

enum { COLUMNS = sizeof(columns) / sizeof(*columns) };

static const struct chron_table table = {
	.key = "genogram",
	.columns = columns,
	.ncolumns = COLUMNS,
	.picture = CHRON_PICTURE_FAMILY,
};

/* Lines of parents and partners are divided by \n; home: "1 Mill Lane". */
struct member {
	const char *ref, *sex, *born, *parents, *partners, *home, *died, *name;
	bool subject;
};

#define ONE(r, s, b, up, with, at, ...)                                        \
	{                                                                      \
		.ref = (r), .sex = (s), .born = (b), .parents = (up),          \
		.partners = (with), .home = (at), __VA_ARGS__                  \
	}

static struct arena *arena;
static struct drawing d;

static struct chron_str
text(const char *s)
{
	return chron_cstr(s ? s : "");
}

static bool
draw(const struct member *members, size_t n)
{
	struct family *f = family_begin(arena, &table);

	for (size_t i = 0; i < n; i++) {
		const struct member *m = &members[i];
		struct chron_cell cells[COLUMNS] = {{0}};
		struct chron_str home = text(m->home), number;

		for (size_t k = 0; k < COLUMNS; k++)
			cells[k].text = cells[k].data = CHRON_S("");
		cells[0].text = cells[0].data = text(m->ref);
		cells[1].text = text(m->name);
		cells[2].data = text(m->sex);
		cells[3].text = cells[3].data = text(m->born);
		cells[4].text = cells[4].data = text(m->died);
		cells[6].data = text(m->parents);
		cells[7].data = text(m->partners);
		if (str_cut(&home, ' ', &number)) {
			cells[8].text = home;
			cells[8].data = number;
		}
		cells[9].data = m->subject ? CHRON_S("yes") : CHRON_S("");
		family_row(f, cells);
	}
	return family_draw(f, &d);
}
#define DRAW(m) assert_true(draw((m), sizeof(m) / sizeof(*(m))))

static int
setup(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* The symbol above the label that is a ref. */
static const struct drawing_item *
symbol(const char *ref)
{
	const struct drawing_item *label = NULL;

	for (uint32_t i = 0; i < d.n; i++)
		if (d.items[i].shape == DRAWING_TEXT && d.items[i].strong &&
			str_is(d.items[i].text, ref))
			label = &d.items[i];
	if (!label)
		fail_msg("%s is not drawn", ref);
	for (uint32_t i = 0; i < d.n; i++) {
		const struct drawing_item *s = &d.items[i];

		if (s->fill == DRAWING_BLANK &&
			(s->x1 + s->x2) / 2 == label->x1 && s->y2 < label->y1 &&
			s->y2 > label->y1 - 300)
			return s;
	}
	fail_msg("%s has no symbol", ref);
	return NULL;
}

static int32_t
x_of(const char *ref)
{
	const struct drawing_item *s = symbol(ref);

	return (s->x1 + s->x2) / 2;
}

static int32_t
y_of(const char *ref)
{
	return symbol(ref)->y1;
}

static bool
is_line(const struct drawing_item *i, enum drawing_stroke stroke)
{
	return i->shape == DRAWING_LINE && i->stroke == stroke;
}

/* Lines of that stroke which lie wholly inside. */
static unsigned
lines_in(enum drawing_stroke stroke, int32_t x1, int32_t y1, int32_t x2,
	int32_t y2)
{
	unsigned n = 0;

	for (uint32_t i = 0; i < d.n; i++) {
		const struct drawing_item *l = &d.items[i];

		n += is_line(l, stroke) && l->x1 >= x1 && l->x2 >= x1 &&
		     l->x1 <= x2 && l->x2 <= x2 && l->y1 >= y1 && l->y2 >= y1 &&
		     l->y1 <= y2 && l->y2 <= y2;
	}
	return n;
}

static const struct member small[] = {
	ONE("A", "female", "2016-11-09", "M\nF", NULL, "1 Mill Lane",
		.subject = true),
	ONE("S1", "male", "2009-05-30", "M\nTF", NULL, "1 Mill Lane",
		.subject = false),
	ONE("S2", "female", "2018-01-22", "M\nF", NULL, "1 Mill Lane",
		.subject = false),
	ONE("M", "female", "1990", "MGM", "TF separated\nF lasting",
		"1 Mill Lane", .subject = false),
	ONE("F", "male", "", "", "M lasting", NULL, .subject = false),
	ONE("TF", "male", "", "", "M separated", NULL, .subject = false),
	ONE("MGM", "female", "1960", "", "", "2 Quarry View", .died = "2017"),
};

static void
generations_stand_above_each_other(void **state)
{
	(void)state;
	DRAW(small);
	assert_true(y_of("MGM") < y_of("M"));
	assert_int_equal(y_of("M"), y_of("F"));
	assert_int_equal(y_of("M"), y_of("TF"));
	assert_true(y_of("M") < y_of("A"));
	assert_int_equal(y_of("A"), y_of("S1"));
	assert_int_equal(y_of("A"), y_of("S2"));
	/* the eldest first, each under its own parents */
	assert_true(x_of("S1") < x_of("A"));
	assert_true(x_of("A") < x_of("S2"));
	assert_true(x_of("TF") < x_of("M"));
	assert_true(x_of("M") < x_of("F"));
	assert_string_equal(d.title.p, "Genogram");
	assert_string_equal(d.say.p,
		"7 people in 3 generations. Subjects of the review: A. "
		"Households: Mill Lane: A, S1, S2, M; Quarry View: MGM.");
}

static void
shapes_are_those_of_genograms(void **state)
{
	static const struct member members[] = {
		ONE("F", "male", "", "", "", NULL, .subject = false),
		ONE("M", "female", "", "", "", NULL, .died = "2010"),
		ONE("X", "", "", "", "", NULL, .subject = false),
		ONE("UB", "unborn", "", "M\nF", "", NULL, .subject = false),
		ONE("A", "male", "2010-01-01", "M\nF", "", NULL,
			.subject = true),
	};
	const struct drawing_item *s;
	unsigned outlines = 0;

	(void)state;
	DRAW(members);
	assert_int_equal(symbol("F")->shape, DRAWING_RECT);
	assert_int_equal(symbol("M")->shape, DRAWING_ELLIPSE);
	assert_int_equal(symbol("X")->shape, DRAWING_DIAMOND);
	assert_int_equal(symbol("UB")->shape, DRAWING_TRIANGLE);
	assert_true(x_of("A") < x_of("UB"));
	s = symbol("M");
	assert_int_equal(lines_in(DRAWING_BOLD, s->x1, s->y1, s->x2, s->y2), 2);
	s = symbol("F");
	assert_int_equal(lines_in(DRAWING_BOLD, s->x1, s->y1, s->x2, s->y2), 0);
	s = symbol("A");
	for (uint32_t i = 0; i < d.n; i++)
		outlines += d.items[i].shape == DRAWING_RECT &&
			    d.items[i].y1 >= s->y1 && d.items[i].x1 >= s->x1 &&
			    d.items[i].x2 <= s->x2;
	assert_int_equal(outlines, 2);
}

static void
couples_are_told_apart_by_their_line(void **state)
{
	static const struct {
		const char *bond;
		enum drawing_stroke stroke;
		unsigned strokes;
	} cases[] = {
		{"F lasting", DRAWING_THIN, 0},
		{"F passing", DRAWING_BROKEN, 0},
		{"F separated", DRAWING_THIN, 1},
		{"F divorced", DRAWING_THIN, 2},
		{"F passing\nF divorced", DRAWING_THIN, 2}, /* the last */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const struct member members[] = {
			ONE("M", "female", "", "", cases[i].bond, NULL,
				.subject = false),
			ONE("F", "male", "", "", "", NULL, .subject = false),
			ONE("A", "male", "", "M\nF", "", NULL,
				.subject = false),
		};
		const struct drawing_item *m, *f;

		DRAW(members);
		m = symbol("M");
		f = symbol("F");
		assert_true(f->x2 < m->x1); /* the man on the left */
		assert_int_equal(lines_in(cases[i].stroke, f->x2, f->y1 + 1,
					 m->x1, f->y2 - 1),
			1);
		assert_int_equal(lines_in(DRAWING_BOLD, f->x2, f->y1 + 1, m->x1,
					 f->y2 - 1),
			cases[i].strokes);
	}
}

static void
twins_hang_from_one_point(void **state)
{
	static const struct member members[] = {
		ONE("M", "female", "", "", "", NULL, .subject = false),
		ONE("T2", "female", "2019-06-02", "M", "", NULL,
			.subject = false),
		ONE("N", "male", "2013-03-14", "M", "", NULL, .subject = false),
		ONE("T1", "female", "2019-06-02", "M", "", NULL,
			.subject = false),
		ONE("Y1", "female", "2020", "M", "", NULL, .subject = false),
		ONE("Y2", "female", "2020", "M", "", NULL,
			.subject = false), /* a year is no day */
	};
	const struct drawing_item *fork[3] = {NULL};
	unsigned n = 0;

	(void)state;
	DRAW(members);
	for (uint32_t i = 0; i < d.n; i++) {
		const struct drawing_item *l = &d.items[i];

		if (is_line(l, DRAWING_THIN) && l->x1 != l->x2 &&
			l->y1 != l->y2 && n < 3)
			fork[n++] = l;
	}
	assert_int_equal(n, 2);
	assert_int_equal(fork[0]->x1, fork[1]->x1);
	assert_int_equal(fork[0]->y1, fork[1]->y1);
	assert_int_equal(fork[0]->x2, x_of("T2"));
	assert_int_equal(fork[1]->x2, x_of("T1"));
	assert_true(x_of("N") < x_of("T2"));
}

/* Is a point inside the dotted lines? Of one household only. */
static bool
enclosed(int32_t x, int32_t y)
{
	unsigned n = 0;

	for (uint32_t i = 0; i < d.n; i++) {
		const struct drawing_item *l = &d.items[i];

		n += is_line(l, DRAWING_DOTTED) && l->x1 == l->x2 &&
		     l->x1 > x && l->y1 <= y && y < l->y2;
	}
	return n % 2;
}

static void
is_enclosed(const char *ref, bool want)
{
	if (enclosed(x_of(ref), y_of(ref) + 100) != want)
		fail_msg("%s is %s the dotted line", ref,
			want ? "outside" : "inside");
}

static void
a_household_is_all_inside_one_dotted_line(void **state)
{
	/* a grandmother has one of two children, past the parents between;
	 * beside each other with strangers between; all of it */
	static const struct member kinship[] = {
		ONE("A", "male", "2010", "M\nF", "", "7 Ropewalk",
			.subject = false),
		ONE("B", "male", "2012", "M\nF", "", NULL, .subject = false),
		ONE("M", "female", "", "MGM", "", NULL, .subject = false),
		ONE("F", "male", "", "", "", NULL, .subject = false),
		ONE("MGM", "female", "", "", "", "7 Ropewalk",
			.subject = false),
	};
	static const struct member aside[] = {
		ONE("A", "male", "2010", "M\nF", "", "7 Ropewalk",
			.subject = false),
		ONE("B", "male", "2011", "M\nF", "", NULL, .subject = false),
		ONE("C", "male", "2012", "M\nF", "", "7 Ropewalk",
			.subject = false),
		ONE("M", "female", "", "", "", NULL, .subject = false),
		ONE("F", "male", "", "", "", NULL, .subject = false),
	};

	(void)state;
	DRAW(kinship);
	is_enclosed("A", true);
	is_enclosed("MGM", true);
	is_enclosed("B", false);
	is_enclosed("M", false);
	is_enclosed("F", false);
	DRAW(aside);
	is_enclosed("A", true);
	is_enclosed("B", false);
	is_enclosed("C", true);
	is_enclosed("M", false);
}

static void
long_names_are_cut_and_refs_too(void **state)
{
	static const char name[] =
		"Bartholomew-Featherstonehaugh Montgomery-Cholmondeley "
		"of the Third House on the Left Side of the Long Lane";
	static const struct member members[] = {
		ONE("The child who lived longest at the grandmother's", "male",
			"", "", "", "1 A house with a name as long as its lane",
			.died = NULL, .name = name),
	};

	(void)state;
	DRAW(members);
	for (uint32_t i = 0; i < d.n; i++)
		if (d.items[i].shape == DRAWING_TEXT)
			assert_true(
				picture_text_width(d.items[i].text) <= 1400);
	assert_true(d.width < 2500);
}

static void
too_many_are_not_drawn(void **state)
{
	struct member many[FAMILY_MOST + 1] = {{0}};
	char refs[FAMILY_MOST + 1][8];

	(void)state;
	assert_false(draw(many, 0));
	for (size_t i = 0; i <= FAMILY_MOST; i++) {
		snprintf(refs[i], sizeof(refs[i]), "P%zu", i);
		many[i].ref = refs[i];
	}
	assert_true(draw(many, FAMILY_MOST));
	assert_false(draw(many, FAMILY_MOST + 1));
}

/* ---- whatever the family ---- */

static uint32_t seed;

static uint32_t
below(uint32_t n)
{
	seed = seed * 1103515245u + 12345u;
	return (seed >> 12) % n;
}

enum { MANY = 40 };

struct made {
	struct member members[MANY];
	char refs[MANY][12], parents[MANY][40], partners[MANY][60];
	char born[MANY][12], homes[MANY][20];
	size_t n;
};

/* Older people come first, so that nobody is their own ancestor; partners are
 * anybody, parents even of two generations. */
static void
make(struct made *m)
{
	static const char *const sexes[] = {"male", "female", "", "unborn"};
	static const char *const bonds[] = {
		"lasting", "passing", "separated", "divorced"};

	memset(m, 0, sizeof(*m));
	m->n = 1 + below(MANY);
	for (uint32_t i = 0; i < m->n; i++) {
		struct member *x = &m->members[i];

		snprintf(m->refs[i], sizeof(m->refs[i]), "P%u%s", i,
			below(5) ? "" : " and on");
		snprintf(m->born[i], sizeof(m->born[i]), "%u-0%u-1%u",
			1940 + i * 2, 1 + below(2), below(2));
		x->ref = m->refs[i];
		x->born = below(4) ? m->born[i] : "";
		x->sex = sexes[below(below(4) ? 3 : 4)];
		x->died = below(6) ? "" : "2015";
		x->name = below(2) ? "Somebody Longnamed-Example" : "";
		x->subject = !below(8);
		if (i && below(3))
			snprintf(m->parents[i], sizeof(m->parents[i]), "%s\n%s",
				m->refs[below(i)],
				below(3) ? m->refs[below(i)] : "");
		x->parents = m->parents[i];
		if (!below(3))
			snprintf(m->partners[i], sizeof(m->partners[i]),
				"%s %s", m->refs[below((uint32_t)m->n)],
				bonds[below(4)]);
		x->partners = m->partners[i];
		if (below(3))
			snprintf(m->homes[i], sizeof(m->homes[i]), "%u Home %u",
				1 + below(5), below(5));
		x->home = m->homes[i];
	}
}

struct area {
	int32_t x1, y1, x2, y2;
};

static struct area
area_of(const struct drawing_item *i)
{
	struct area a = {i->x1, i->y1, i->x2, i->y2};
	int32_t width;

	if (i->shape != DRAWING_TEXT)
		return a;
	width = picture_text_width(i->text);
	a.x1 = i->align == DRAWING_MIDDLE ? i->x1 - width / 2 : i->x1;
	a.x2 = a.x1 + width;
	a.y1 = i->y1 - 100;
	a.y2 = i->y1 + 20;
	return a;
}

static bool
meet(const struct area *a, const struct area *b)
{
	return a->x1 < b->x2 && b->x1 < a->x2 && a->y1 < b->y2 && b->y1 < a->y2;
}

static bool
stands(const struct drawing_item *i)
{
	return i->shape == DRAWING_TEXT || i->fill == DRAWING_BLANK;
}

static void
check_apart(uint32_t round)
{
	for (uint32_t i = 0; i < d.n; i++) {
		const struct drawing_item *x = &d.items[i];
		struct area a = area_of(x), b;

		if (a.x1 < 0 || a.y1 < 0 || a.x2 > d.width || a.y2 > d.height)
			fail_msg("family %u: something lies outside", round);
		if (!stands(x))
			continue;
		for (uint32_t k = i + 1; k < d.n; k++) {
			b = area_of(&d.items[k]);
			if (stands(&d.items[k]) && meet(&a, &b))
				fail_msg("family %u: `%.*s` lies upon `%.*s`",
					round, STR(x->text),
					STR(d.items[k].text));
		}
		/* no line through a label */
		for (uint32_t k = 0; k < d.n && x->shape == DRAWING_TEXT; k++) {
			const struct drawing_item *l = &d.items[k];

			b = (struct area){l->x1 < l->x2 ? l->x1 : l->x2,
				l->y1 < l->y2 ? l->y1 : l->y2,
				(l->x1 < l->x2 ? l->x2 : l->x1) + 1,
				(l->y1 < l->y2 ? l->y2 : l->y1) + 1};
			if (l->shape == DRAWING_LINE && meet(&a, &b))
				fail_msg("family %u: a line through `%.*s`",
					round, STR(x->text));
		}
	}
}

static void
check_under(const struct made *m)
{
	for (size_t i = 0; i < m->n; i++) {
		struct chron_str rest = text(m->members[i].parents), up;

		while (str_cut(&rest, '\n', &up))
			if (up.n && !(y_of(arena_str(arena, up).p) <
					    y_of(m->members[i].ref)))
				fail_msg("%s stands no lower than a parent",
					m->members[i].ref);
	}
}

static void
nothing_lies_upon_anything(void **state)
{
	static struct made m;

	for (uint32_t round = 0; round < 100; round++) {
		teardown(state);
		setup(state);
		seed = round + 1;
		make(&m);
		assert_true(draw(m.members, m.n));
		check_apart(round);
		check_under(&m);
	}
}

static void
the_same_family_gives_the_same_drawing(void **state)
{
	static struct made m;
	struct drawing first;

	(void)state;
	seed = 4711;
	make(&m);
	assert_true(draw(m.members, m.n));
	first = d;
	assert_true(draw(m.members, m.n));
	assert_int_equal(first.n, d.n);
	for (uint32_t i = 0; i < d.n; i++) {
		const struct drawing_item *x = &first.items[i];
		const struct drawing_item *y = &d.items[i];

		assert_true(x->shape == y->shape && x->x1 == y->x1 &&
			    x->y1 == y->y1 && x->x2 == y->x2 &&
			    x->y2 == y->y2 && str_eq(x->text, y->text));
	}
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(generations_stand_above_each_other),
		T(shapes_are_those_of_genograms),
		T(couples_are_told_apart_by_their_line),
		T(twins_hang_from_one_point),
		T(a_household_is_all_inside_one_dotted_line),
		T(long_names_are_cut_and_refs_too),
		T(too_many_are_not_drawn),
		T(nothing_lies_upon_anything),
		T(the_same_family_gives_the_same_drawing),
	};

	return cmocka_run_group_tests_name("family", tests, NULL, NULL);
}
