/* A standard in words: what it allows, how long an interval is in its unit, and
 * what does not fit between the case and what was chosen of the set. */
#include "find/standard.h"
#include "util/str.h"

const char *const standard_sights[] = {
	[SIGHT_SOCIAL_CARE] = "sightings by social care",
	[SIGHT_ANY] = "sightings by any agency",
	[SIGHT_ALONE] = "sightings alone",
	[SIGHT_VIEWS] = "views sought or heard",
};

const char *const standard_doubt_slugs[STANDARD_DOUBTS] = {
	[DOUBT_NATION] = "standard-nation",
	[DOUBT_VALIDITY] = "standard-validity",
};

static const char *const units[STANDARD_UNITS][2] = {
	[UNIT_CALENDAR] = {"day", "days"},
	[UNIT_WORKING] = {"working day", "working days"},
	[UNIT_WEEKS] = {"week", "weeks"},
	[UNIT_MONTHS] = {"month", "months"},
};

static void
put(struct buf *b, int64_t n, enum standard_unit unit)
{
	buf_printf(b, "%lld %s", (long long)n, units[unit][n != 1]);
}

void
standard_say_allowed(struct buf *b, const struct chron_standard *s)
{
	put(b, s->days, s->unit);
	if (s->inclusive)
		buf_puts(b, " with the first");
	if (s->unit == UNIT_WORKING && s->all_weekdays)
		buf_puts(b, ", bank holidays too");
}

/* Weeks or months, and the days that are left. */
static void
put_two(struct buf *b, int64_t n, enum standard_unit unit, int64_t days)
{
	if (n)
		put(b, n, unit);
	if (n && days)
		buf_putc(b, ' ');
	if (!n || days)
		put(b, days, UNIT_CALENDAR);
}

void
standard_say_length(struct buf *b, const struct chron_standard *s,
	const struct standard_interval *i)
{
	int32_t from = i->hole.from, to = i->hole.to + s->inclusive;
	uint32_t months = 0;
	int y1, m1, y2, m2, day;

	buf_puts(b, i->hedge);
	if (s->unit == UNIT_WEEKS) {
		put_two(b, i->days / 7, UNIT_WEEKS, i->days % 7);
		return;
	}
	if (s->unit != UNIT_MONTHS) {
		put(b, i->days, s->unit);
		return;
	}
	civil_from_days(from, &y1, &m1, &day);
	civil_from_days(to, &y2, &m2, &day);
	months = (uint32_t)((y2 - y1) * 12 + m2 - m1);
	months -= standard_months_on(from, months) > to;
	put_two(b, months, UNIT_MONTHS, to - standard_months_on(from, months));
}

/* "england" as people write it. */
static void
put_nation(struct buf *b, struct chron_str nation)
{
	bool first = true;

	for (size_t i = 0; i < nation.n; i++) {
		char c = nation.p[i];

		buf_putc(b, first && c >= 'a' && c <= 'z' ? (char)(c - 32) : c);
		first = c == ' ';
	}
}

static bool
doubt_nation(struct buf *b, const struct chron_config *config,
	const struct chron_standard *s)
{
	if (!s->source.n || !config->nation.n ||
		str_ieq(s->nation, config->nation))
		return false;
	buf_puts(b, "it is one of ");
	put_nation(b, s->nation);
	buf_puts(b, ", the case is one of ");
	put_nation(b, config->nation);
	return true;
}

static void
put_day(struct buf *b, const char *before, int32_t day)
{
	char text[12];

	civil_long_day(day, text);
	buf_printf(b, "%s%s", before, text);
}

static bool
doubt_validity(struct buf *b, const struct chron_config *config,
	const struct chron_standard *s)
{
	int32_t from = s->from > config->from ? s->from : config->from;
	int32_t to = s->to < config->to ? s->to : config->to;
	bool early = from < s->valid_from && s->valid_from != CIVIL_MIN &&
		     from != CIVIL_MIN;
	bool late = to > s->valid_to && to != CIVIL_MAX;

	if (!s->source.n || (!early && !late))
		return false;
	buf_puts(b, "it is applied");
	if (early)
		put_day(b, " from ", from);
	if (late)
		put_day(b, " until ", to);
	buf_puts(b, ", its source cannot have held");
	if (early)
		put_day(b, " before ", s->valid_from);
	if (late)
		put_day(b, early ? " or after " : " after ", s->valid_to);
	return true;
}

bool
standard_say_doubt(struct buf *b, const struct chron_config *config,
	const struct chron_standard *s, enum standard_doubt doubt)
{
	static bool (*const doubts[STANDARD_DOUBTS])(struct buf *,
		const struct chron_config *, const struct chron_standard *) = {
		[DOUBT_NATION] = doubt_nation,
		[DOUBT_VALIDITY] = doubt_validity,
	};

	return doubts[doubt](b, config, s);
}
