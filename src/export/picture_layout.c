/* Where the lanes of a picture, their marks and their labels stand. */
#include "export/picture.h"

#include <stdlib.h>

#include "util/civil.h"
#include "util/str.h"

enum {
	DAYS_LEAST = 14, /* that an axis shows */
	YEARS_ROW = 160, /* heights, from the top */
	TICKS_ROW = 180,
	FLAG_ROW = 160,
	FLAG_ROWS = 3,
	AGES_ROW = 220,
	STRIP = 170,	  /* for the labels of the intervals of a lane */
	THIN = 170,	  /* an interval of the lesser lanes */
	PITCH = 140,	  /* from one row of marks to the next */
	MARGIN = 60,	  /* above and below the rows of a lane */
	LANE_LEAST = 280, /* two lines of a name */
	ROWS_MOST = 4,	  /* then marks lie on one another */
	WIDE_LEAST = 170, /* what days must take to be drawn */
	LABEL_ROOM = 80,  /* beside a label */
	BASE = 40,	  /* from the middle of a line to its base */
};

/* ---- lanes ---- */

static int
by_number(const void *pa, const void *pb)
{
	const struct picture_lane *a = pa, *b = pb;

	return a->number < b->number ? -1 : a->number > b->number;
}

static struct picture_lane *
find_lane(const struct picture_layout *l, int32_t number)
{
	struct picture_lane key = {.number = number};

	return l->nlanes ? bsearch(&key, l->lanes, l->nlanes, sizeof(key),
				   by_number)
			 : NULL;
}

/* The lanes that have a mark, in their order. */
static void
gather_lanes(struct picture_layout *l, const struct picture_child *child,
	struct arena *a)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < child->n; i++) {
		const struct picture_mark *m = &child->marks[i];

		if (m->lane >= 0)
			*ARENA_PUSH(a, &l->lanes, &l->nlanes) =
				(struct picture_lane){.number = m->lane,
					.name = m->lane_name};
	}
	if (l->nlanes > 1)
		qsort(l->lanes, l->nlanes, sizeof(*l->lanes), by_number);
	for (uint32_t i = 0; i < l->nlanes; i++)
		if (!kept || l->lanes[kept - 1].number != l->lanes[i].number)
			l->lanes[kept++] = l->lanes[i];
	l->nlanes = kept;
	for (uint32_t i = 0; i < kept; i++)
		picture_cut_name(&l->lanes[i], a);
}

/* ---- marks ---- */

static int32_t
within(int32_t x)
{
	if (x < PICTURE_EDGE)
		return PICTURE_EDGE;
	return x > PICTURE_WIDTH - PICTURE_EDGE ? PICTURE_WIDTH - PICTURE_EDGE
						: x;
}

static struct picture_place *
place(struct picture_places *to, const struct picture_axis *axis,
	const struct picture_mark *m, struct arena *a)
{
	struct picture_place *p = ARENA_PUSH(a, &to->items, &to->n);

	p->mark = m;
	p->x1 = within(picture_x(axis, m->from));
	p->x2 = within(picture_x(axis, m->to));
	p->x = p->x1 + (p->x2 - p->x1) / 2;
	return p;
}

static bool
touches(const struct picture_axis *axis, const struct picture_mark *m)
{
	return m->from != CIVIL_MAX && m->to >= axis->from &&
	       (int64_t)m->from < (int64_t)axis->from + axis->days;
}

static void
place_marks(struct picture_layout *l, const struct picture_axis *axis,
	const struct picture_child *child, struct arena *a)
{
	for (uint32_t i = 0; i < child->n; i++) {
		const struct picture_mark *m = &child->marks[i];
		struct picture_place *p;

		if (m->kind == PICTURE_PERIOD || !touches(axis, m))
			continue;
		if (picture_is_bar(m->kind) && m->lane >= 0) {
			place(&l->bars, axis, m, a);
		} else if (m->lane < 0) {
			place(&l->flags, axis, m, a);
		} else {
			p = place(&l->records, axis, m, a);
			/* one for many stands in their middle */
			p->wide = p->x2 - p->x1 >= WIDE_LEAST && m->number < 2;
		}
	}
}

/* By lane, then from left to right. */
static int
place_order(const void *pa, const void *pb)
{
	const struct picture_place *a = pa, *b = pb;
	int32_t left_a = a->wide ? a->x1 : a->x;
	int32_t left_b = b->wide ? b->x1 : b->x;

	if (a->mark->lane != b->mark->lane)
		return a->mark->lane < b->mark->lane ? -1 : 1;
	if (left_a != left_b)
		return left_a < left_b ? -1 : 1;
	/* rows of one table: their order is that of the table */
	return a->mark < b->mark ? -1 : a->mark > b->mark;
}

static void
sort(struct picture_places *p)
{
	if (p->n > 1)
		qsort(p->items, p->n, sizeof(*p->items), place_order);
}

/* Marks that would lie on one another go to rows below. */
struct rows {
	int32_t reach[ROWS_MOST]; /* how far to the right each is taken */
	int32_t used;
};

static int32_t
take_row(struct rows *rows, const struct picture_place *p)
{
	int32_t left = (p->wide ? p->x1 : p->x) - PICTURE_RADIUS;
	int32_t right = (p->wide ? p->x2 : p->x) + PICTURE_RADIUS;
	int32_t best = 0, r = 0;

	while (r < rows->used && rows->reach[r] > left)
		r++;
	if (r == ROWS_MOST) {
		for (r = 0; r < ROWS_MOST; r++)
			if (rows->reach[r] < rows->reach[best])
				best = r;
		r = best;
	} else if (r == rows->used) {
		rows->used++;
	}
	if (right > rows->reach[r])
		rows->reach[r] = right;
	return r;
}

/* Stacks the records of one lane, beginning with the first of n; how many
 * they are. Until the lane has a place their y is counted from its top. */
static uint32_t
stack_lane(struct picture_lane *lane, struct picture_place *p, uint32_t n)
{
	struct rows rows = {.used = 0};
	uint32_t i = 0;
	int32_t y = lane->strip + MARGIN + PITCH / 2, height;

	for (; i < n && p[i].mark->lane == lane->number; i++)
		p[i].y = y + take_row(&rows, &p[i]) * PITCH;
	height = lane->strip + 2 * MARGIN + (rows.used ? rows.used : 1) * PITCH;
	if (height > lane->height)
		lane->height = height;
	return i;
}

/* The middle of marks in a lane that has more height than they need. */
static void
settle(struct picture_lane *lane, struct picture_place *p, uint32_t n)
{
	int32_t low = 0, slack;

	for (uint32_t i = 0; i < n; i++)
		low = p[i].y > low ? p[i].y : low;
	slack = lane->height - MARGIN - PITCH / 2 - low;
	for (uint32_t i = 0; i < n; i++)
		p[i].y += lane->y + (low && !lane->strip ? slack / 2 : 0);
}

static void
stack_all(struct picture_layout *l)
{
	uint32_t at = 0;
	int32_t y = l->top;

	for (uint32_t i = 0; i < l->nlanes; i++) {
		struct picture_lane *lane = &l->lanes[i];
		uint32_t n;

		lane->height = LANE_LEAST;
		n = stack_lane(lane, &l->records.items[at], l->records.n - at);
		lane->y = y;
		settle(lane, &l->records.items[at], n);
		at += n;
		y += lane->height;
	}
	l->bottom = y;
}

/* ---- intervals ---- */

static bool
is_main(const struct picture_mark *m)
{
	return m->kind == PICTURE_UNSEEN || m->kind == PICTURE_UNSEEN_OPEN;
}

static bool
is_open(const struct picture_mark *m)
{
	return m->kind == PICTURE_UNSEEN_OPEN ||
	       m->kind == PICTURE_WITHOUT_OPEN;
}

/* The longest wording that has room. */
static struct chron_str
bar_label(struct arena *a, const struct picture_place *p)
{
	const struct picture_mark *m = p->mark;
	bool least = str_starts(m->number_text, "at least");
	const char *open = is_open(m) ? ", still open" : "";
	/* the marks at either end lie on the lesser bars */
	int32_t room = is_main(m) ? LABEL_ROOM : LABEL_ROOM + PICTURE_RADIUS;
	struct chron_str tries[4];
	size_t n = 0;

	if (is_main(m))
		tries[n++] = arena_printf(
			a, "no sighting for %.*s%s", STR(m->number_text), open);
	tries[n++] = arena_printf(a, "%.*s%s", STR(m->number_text), open);
	if (*open)
		tries[n++] = m->number_text;
	tries[n++] = arena_printf(a, "%s%u%s d",
		m->hedged && !least ? "c. " : "", m->number, least ? "+" : "");
	for (size_t i = 0; i < n; i++)
		if (picture_text_width(tries[i]) + room <= p->x2 - p->x1)
			return tries[i];
	return CHRON_S("");
}

static void
place_bars(struct picture_layout *l, struct arena *a)
{
	for (uint32_t i = 0; i < l->bars.n; i++) {
		struct picture_place *p = &l->bars.items[i];
		const struct picture_lane *lane = find_lane(l, p->mark->lane);

		p->height = is_main(p->mark) ? lane->height : THIN;
		p->y = lane->y + (lane->height - p->height) / 2;
		p->label = bar_label(a, p);
		p->label_x = p->x;
		p->label_y = is_main(p->mark) ? lane->y + STRIP / 2 + BASE + 15
					      : p->y + THIN / 2 + BASE;
	}
}

/* The lanes on which the intervals of all agencies lie have a strip for
 * their labels above the marks. */
static void
strip_lanes(struct picture_layout *l)
{
	for (uint32_t i = 0; i < l->bars.n; i++)
		if (is_main(l->bars.items[i].mark))
			find_lane(l, l->bars.items[i].mark->lane)->strip =
				STRIP;
}

/* ---- what concerns all lanes ---- */

static struct chron_str
flag_label(struct arena *a, const struct picture_mark *m)
{
	if (m->kind == PICTURE_BORN)
		return arena_printf(a, "%.*s %.*s", STR(m->what), STR(m->when));
	return m->what;
}

/* Labels of flags in rows, each to the right of its line or, at the edge, to
 * the left. One that finds no row goes without. Returns the rows. */
static int32_t
place_flags(struct picture_layout *l, struct arena *a)
{
	int32_t reach[FLAG_ROWS] = {0}, used = 0;

	for (uint32_t i = 0; i < l->flags.n; i++) {
		struct picture_place *p = &l->flags.items[i];
		struct chron_str label = flag_label(a, p->mark);
		int32_t width = picture_text_width(label) + LABEL_ROOM;
		int32_t left = p->x1 + LABEL_ROOM / 2, r = 0;

		if (left + width > PICTURE_WIDTH)
			left = p->x1 - width;
		while (r < FLAG_ROWS && reach[r] > left)
			r++;
		if (r == FLAG_ROWS || left < 0)
			continue;
		reach[r] = left + width;
		used = r >= used ? r + 1 : used;
		p->label = label;
		p->label_x = left;
		p->label_y = r; /* a row, until there is a place */
	}
	return used;
}

static void
settle_flags(struct picture_layout *l, int32_t y)
{
	for (uint32_t i = 0; i < l->flags.n; i++) {
		struct picture_place *p = &l->flags.items[i];

		/* of several triggers the lines would cage the lanes */
		p->y = l->top;
		p->height = p->mark->kind == PICTURE_TRIGGER && l->nlanes
				    ? l->lanes->height
				    : l->bottom - l->top;
		p->label_y = y + p->label_y * FLAG_ROW + FLAG_ROW / 2 + BASE;
	}
}

static bool
find_axis(struct picture_axis *axis, struct picture_layout *l,
	const struct picture_child *child)
{
	bool known = false;

	axis->born = CIVIL_MIN;
	for (uint32_t i = 0; i < child->n; i++) {
		const struct picture_mark *m = &child->marks[i];

		if (m->kind == PICTURE_PERIOD && m->from != CIVIL_MAX) {
			known = true;
			axis->from = m->from;
			axis->days = m->to - m->from + 1;
			l->when = m->when;
			l->say = m->say;
		} else if (m->kind == PICTURE_BORN && m->from != CIVIL_MAX) {
			axis->born = m->from;
		}
	}
	if (axis->days < DAYS_LEAST)
		axis->days = DAYS_LEAST;
	if (known && axis->born > axis->from &&
		axis->born < axis->from + axis->days)
		l->born_x = within(picture_x(axis, axis->born));
	return known;
}

bool
picture_lay_out(struct picture_layout *l, const struct picture_child *child,
	struct arena *a)
{
	struct picture_axis axis = {0};
	int32_t flags_y, rows;

	*l = (struct picture_layout){0};
	if (!find_axis(&axis, l, child))
		return false;
	picture_ticks(l, &axis, a);
	gather_lanes(l, child, a);
	place_marks(l, &axis, child, a);
	sort(&l->records);
	sort(&l->flags);
	if (l->years.n)
		l->years_y = YEARS_ROW / 2 + BASE;
	l->ticks_y = (l->years.n ? YEARS_ROW : 0) + TICKS_ROW / 2 + BASE;
	flags_y = (l->years.n ? YEARS_ROW : 0) + TICKS_ROW;
	rows = place_flags(l, a);
	l->top = flags_y + rows * FLAG_ROW;
	strip_lanes(l);
	stack_all(l);
	place_bars(l, a);
	settle_flags(l, flags_y);
	l->height = l->bottom + 20;
	if (l->ages.n) {
		l->ages_y = l->bottom + AGES_ROW / 2 + BASE;
		l->height = l->bottom + AGES_ROW;
	}
	return true;
}
