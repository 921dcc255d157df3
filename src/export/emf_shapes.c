/* The shapes of a drawing as points, and what fills and surrounds them as
 * lines. */
#include "export/emf.h"

#include <math.h>

/* ---- outlines ---- */

enum { ROUND = EMF_OUTLINE, TURN = 10000 };
_Static_assert(ROUND == 48, "quarters of twelve steps");

/* Sines of the first quarter in steps of 7.5 degrees. */
static const int16_t sines[ROUND / 4 + 1] = {0, 1305, 2588, 3827, 5000, 6088,
	7071, 7934, 8660, 9239, 9659, 9914, TURN};

static int64_t
sine(int step)
{
	int at = step % (ROUND / 2);
	int sign = step % ROUND >= ROUND / 2 ? -1 : 1;

	return sign * sines[at <= ROUND / 4 ? at : ROUND / 2 - at];
}

/* Corners in thousandths of the width and height. */
struct corner {
	int16_t x, y;
};
static const struct corner rect[] = {
	{0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}};
static const struct corner triangle[] = {{500, 0}, {1000, 1000}, {0, 1000}};
static const struct corner diamond[] = {
	{500, 0}, {1000, 500}, {500, 1000}, {0, 500}};
static const struct corner speech[] = {{0, 0}, {1000, 0}, {1000, 690},
	{550, 690}, {230, 1000}, {230, 690}, {0, 690}};

#define CORNERS(shape) shape, sizeof(shape) / sizeof(*(shape))
static const struct {
	const struct corner *corners;
	size_t n;
} cornered[] = {
	[DRAWING_RECT] = {CORNERS(rect)},
	[DRAWING_TRIANGLE] = {CORNERS(triangle)},
	[DRAWING_DIAMOND] = {CORNERS(diamond)},
	[DRAWING_SPEECH] = {CORNERS(speech)},
};

static struct emf_point
around(const struct drawing_item *i, int step)
{
	int64_t width = i->x2 - i->x1, height = i->y2 - i->y1;

	return (struct emf_point){
		i->x1 + (int32_t)(width * (TURN + sine(step + ROUND / 4)) /
				  (2 * TURN)),
		i->y1 + (int32_t)(height * (TURN - sine(step)) / (2 * TURN)),
	};
}

size_t
emf_outline(
	const struct drawing_item *item, struct emf_point points[EMF_OUTLINE])
{
	int64_t width = item->x2 - item->x1, height = item->y2 - item->y1;
	size_t n = 0;

	if (item->shape == DRAWING_ELLIPSE) {
		while (n < ROUND) {
			points[n] = around(item, (int)n);
			n++;
		}
		return n;
	}
	if (item->shape == DRAWING_HALF) {
		for (int k = ROUND / 4; k <= 3 * ROUND / 4; k++)
			points[n++] = around(item, k);
		return n;
	}
	for (; n < cornered[item->shape].n; n++) {
		const struct corner *c = &cornered[item->shape].corners[n];

		points[n].x = item->x1 + (int32_t)(width * c->x / 1000);
		points[n].y = item->y1 + (int32_t)(height * c->y / 1000);
	}
	return n;
}

/* ---- hatching ---- */

static void
push(struct emf_lines *to, double x1, double y1, double x2, double y2)
{
	*ARENA_PUSH(to->arena, &to->points, &to->n) =
		(struct emf_point){(int32_t)lround(x1), (int32_t)lround(y1)};
	*ARENA_PUSH(to->arena, &to->points, &to->n) =
		(struct emf_point){(int32_t)lround(x2), (int32_t)lround(y2)};
}

/* Hatching is made of the lines a * x + b * y = c, with a distance between one
 * c and the next. */
struct weave {
	int a, b;
	int32_t distance;
};
static const struct weave weaves[] = {
	[DRAWING_HATCHED] = {1, 1, 100},
	[DRAWING_LIGHT] = {1, 1, 130},
	[DRAWING_RULED] = {0, 1, 90},
};

static int64_t
level(const struct weave *w, struct emf_point p)
{
	return (int64_t)w->a * p.x + (int64_t)w->b * p.y;
}

/* Where the line c crosses an outline without dents: twice, or not at all. */
static void
cross(struct emf_lines *to, const struct weave *w, const struct emf_point *p,
	size_t n, int64_t c)
{
	double x[2], y[2];
	int found = 0;

	for (size_t i = 0; i < n && found < 2; i++) {
		struct emf_point from = p[i], end = p[(i + 1) % n];
		int64_t u = level(w, from) - c, v = level(w, end) - c;
		double share;

		if ((u < 0) == (v < 0))
			continue;
		share = (double)u / (double)(u - v);
		x[found] = from.x + share * (end.x - from.x);
		y[found] = from.y + share * (end.y - from.y);
		found++;
	}
	if (found == 2)
		push(to, x[0], y[0], x[1], y[1]);
}

void
emf_hatch(struct emf_lines *lines, const struct emf_point *outline, size_t n,
	enum drawing_fill fill)
{
	const struct weave *w = &weaves[fill];
	int64_t least = level(w, outline[0]), most = least;

	for (size_t i = 1; i < n; i++) {
		int64_t at = level(w, outline[i]);

		least = at < least ? at : least;
		most = at > most ? at : most;
	}
	/* the same lines in every shape: neighbours fit together */
	for (int64_t c = least - least % w->distance; c < most;
		c += w->distance)
		cross(lines, w, outline, n, c);
}

/* ---- dashes ---- */

static const struct {
	double on, off;
} dashes[] = {
	[DRAWING_BROKEN] = {60, 40},
	[DRAWING_DOTTED] = {14, 26},
};

void
emf_dashes(struct emf_lines *lines, const struct emf_point *path, size_t n,
	bool closed, enum drawing_stroke stroke)
{
	double on = dashes[stroke].on, period = on + dashes[stroke].off;
	double phase = 0; /* how far into the period the path has come */

	for (size_t i = 0; i + 1 < n + closed; i++) {
		struct emf_point a = path[i], b = path[(i + 1) % n];
		double dx = b.x - a.x, dy = b.y - a.y;
		double length = sqrt(dx * dx + dy * dy);

		for (double at = -phase; at < length; at += period) {
			double from = at > 0 ? at : 0;
			double to = at + on < length ? at + on : length;

			if (to > from)
				push(lines, a.x + dx * from / length,
					a.y + dy * from / length,
					a.x + dx * to / length,
					a.y + dy * to / length);
		}
		phase = fmod(phase + length, period);
	}
}
