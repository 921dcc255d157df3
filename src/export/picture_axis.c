/* The axes of a picture: time along the top, the child's age along the foot. */
#include "export/picture.h"

#include "util/civil.h"
#include "util/str.h"

/* A step of so many days, or months. */
struct step {
	int days, months;
	int32_t room; /* what a label wants, in tenths of a unit */
};

static const struct step time_steps[] = {
	{1, 0, 520},
	{7, 0, 520},
	{0, 1, 340},
	{0, 3, 340},
	{0, 6, 340},
	{0, 12, 400},
	{0, 24, 400},
	{0, 60, 400},
	{0, 120, 400},
	{0, 600, 400},
	{0, 1200, 400},
};

static const struct step age_steps[] = {
	{7, 0, 650},
	{0, 1, 700},
	{0, 3, 700},
	{0, 6, 700},
	{0, 12, 600},
	{0, 24, 600},
	{0, 60, 600},
	{0, 120, 600},
	{0, 600, 600},
};

enum { HALF_YEAR = 183, MONTH_DAYS = 30, BETWEEN = 80, LAST_YEAR = 9999 };

static int32_t
room(void)
{
	return PICTURE_WIDTH - 2 * PICTURE_EDGE;
}

static int32_t
left_of(const struct picture_axis *axis, int32_t day)
{
	return (int32_t)(PICTURE_EDGE +
			 ((int64_t)day - axis->from) * room() / axis->days);
}

int32_t
picture_x(const struct picture_axis *axis, int32_t day)
{
	int64_t twice = 2 * ((int64_t)day - axis->from) + 1;

	return (int32_t)(PICTURE_EDGE + twice * room() / (2 * axis->days));
}

static int32_t
pitch(const struct picture_axis *axis, const struct step *s)
{
	int64_t days = s->days + (int64_t)s->months * MONTH_DAYS;

	return (int32_t)(days * room() / axis->days);
}

/* The finest step whose labels have room. */
static size_t
choose(const struct picture_axis *axis, const struct step *steps, size_t n)
{
	size_t at = 0;

	while (at + 1 < n && pitch(axis, &steps[at]) < steps[at].room)
		at++;
	return at;
}

/* Months from day 1 of year 0, and back. */
static int32_t
month_of(int32_t day)
{
	int y, m, d;

	civil_from_days(day, &y, &m, &d);
	return y * 12 + m - 1;
}

/* So many months later, or CIVIL_MAX beyond the calendar. */
static int32_t
months_later(int32_t day, int32_t months)
{
	int32_t number = month_of(day) + months;
	int y, m, d, last;

	if (number / 12 > LAST_YEAR)
		return CIVIL_MAX;
	civil_from_days(day, &y, &m, &d);
	last = civil_month_days(number / 12, number % 12 + 1);
	return civil_days(number / 12, number % 12 + 1, d < last ? d : last);
}

/* The first day on or after the beginning of the axis that a step begins. */
static int32_t
first_of(const struct picture_axis *axis, const struct step *s)
{
	int y, m, d;
	int32_t number;

	if (s->days == 1)
		return axis->from;
	if (s->days)
		return axis->from + (7 - civil_weekday(axis->from)) % 7;
	civil_from_days(axis->from, &y, &m, &d);
	number = y * 12 + m - 1 + (d > 1);
	number += (s->months - number % s->months) % s->months;
	if (number / 12 > LAST_YEAR || !number)
		return CIVIL_MAX;
	return civil_days(number / 12, number % 12 + 1, 1);
}

static int32_t
next_of(int32_t day, const struct step *s)
{
	return s->days ? day + s->days : months_later(day, s->months);
}

static struct chron_str
time_label(struct arena *a, int32_t day, const struct step *s)
{
	int y, m, d;

	civil_from_days(day, &y, &m, &d);
	if (s->days)
		return arena_printf(
			a, "%02d %.3s", d, civil_month_names[m - 1]);
	if (s->months < 12)
		return arena_printf(a, "%.3s", civil_month_names[m - 1]);
	return arena_printf(a, "%d", y);
}

static bool
begins_year(int32_t day)
{
	int y, m, d;

	civil_from_days(day, &y, &m, &d);
	return m == 1 && d == 1;
}

/* A label that would be cut off at the right edge is left out. */
static void
push(struct picture_ticks *to, struct arena *a, int32_t x, bool strong,
	struct chron_str label)
{
	if (x + picture_text_width(label) > PICTURE_WIDTH)
		label = CHRON_S("");
	*ARENA_PUSH(a, &to->items, &to->n) =
		(struct picture_tick){.x = x, .strong = strong, .label = label};
}

static void
tick_time(struct picture_layout *l, const struct picture_axis *axis,
	const struct step *s, bool labelled, struct arena *a)
{
	int64_t end = (int64_t)axis->from + axis->days;

	for (int32_t day = first_of(axis, s); day < end; day = next_of(day, s))
		push(&l->ticks, a, left_of(axis, day), begins_year(day),
			labelled ? time_label(a, day, s) : CHRON_S(""));
}

/* The years above ticks that are finer; a year that has no room for its label
 * before the next is left out. */
static void
tick_years(struct picture_layout *l, const struct picture_axis *axis,
	struct arena *a)
{
	static const struct step year = {0, 12, 400};
	int64_t end = (int64_t)axis->from + axis->days;
	int32_t day = axis->from, next;

	while (day < end) {
		int y, m, d;
		int32_t right;

		next = months_later(day, 12);
		civil_from_days(day, &y, &m, &d);
		if (y < LAST_YEAR)
			next = civil_days(y + 1, 1, 1);
		right = next < end ? left_of(axis, next)
				   : PICTURE_WIDTH - PICTURE_EDGE;
		if (right - left_of(axis, day) >= year.room || next >= end)
			push(&l->years, a, left_of(axis, day), true,
				arena_printf(a, "%d", y));
		day = next;
	}
}

/* ---- age ---- */

static struct chron_str
age_label(struct arena *a, int32_t n, const struct step *s)
{
	if (s->days)
		return arena_printf(a, "%d %s", n, n == 1 ? "week" : "weeks");
	n *= s->months;
	if (n % 12 == 0)
		return arena_printf(
			a, "%d %s", n / 12, n == 12 ? "year" : "years");
	if (n < 24)
		return arena_printf(a, "%d %s", n, n == 1 ? "month" : "months");
	return arena_printf(a, "%dy %dm", n / 12, n % 12);
}

static int32_t
birthday(const struct picture_axis *axis, int32_t n, const struct step *s)
{
	return s->days ? axis->born + n * s->days
		       : months_later(axis->born, n * s->months);
}

/* Weeks are for the first half year. */
static const struct step *
age_step(const struct picture_axis *axis)
{
	size_t at =
		choose(axis, age_steps, sizeof(age_steps) / sizeof(*age_steps));

	if (age_steps[at].days && axis->from - axis->born > HALF_YEAR)
		at++;
	return &age_steps[at];
}

/* Where no birthday falls within: how old the child is when it begins. */
static void
tick_age(struct picture_layout *l, const struct picture_axis *axis,
	struct arena *a)
{
	static const struct step month = {0, 1, 0};
	int years, months, days;

	civil_age(axis->born, axis->from, &years, &months, &days);
	push(&l->ages, a, left_of(axis, axis->from), false,
		months ? age_label(a, months, &month)
		       : arena_printf(
				 a, "%d %s", days, days == 1 ? "day" : "days"));
}

static void
tick_ages(struct picture_layout *l, const struct picture_axis *axis,
	struct arena *a)
{
	const struct step *s;
	int64_t end = (int64_t)axis->from + axis->days;
	int32_t n = 1;

	if (axis->born == CIVIL_MIN || axis->born >= end)
		return;
	s = age_step(axis);
	if (axis->from > axis->born) /* straight to the first within */
		n += s->days ? (axis->from - axis->born) / (s->days + 1)
			     : (month_of(axis->from) - month_of(axis->born)) /
				       (s->months + 1);
	for (int32_t day; (day = birthday(axis, n, s)) < end; n++)
		if (day >= axis->from)
			push(&l->ages, a, left_of(axis, day), false,
				age_label(a, n, s));
	if (!l->ages.n && axis->born <= axis->from)
		tick_age(l, axis, a);
}

void
picture_ticks(struct picture_layout *l, const struct picture_axis *axis,
	struct arena *a)
{
	size_t at = choose(
		axis, time_steps, sizeof(time_steps) / sizeof(*time_steps));

	if (at && pitch(axis, &time_steps[at - 1]) >= BETWEEN)
		tick_time(l, axis, &time_steps[at - 1], false, a);
	tick_time(l, axis, &time_steps[at], true, a);
	if (time_steps[at].months < 12)
		tick_years(l, axis, a);
	tick_ages(l, axis, a);
}
