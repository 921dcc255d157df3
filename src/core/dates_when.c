/* Days, times and zones put together into a reading. */
#include "core/dates_parse.h"

void
when_day(struct chron_when *w, int32_t first, int32_t last,
	enum chron_precision precision)
{
	w->earliest = (int64_t)first * CIVIL_DAY_MINUTES;
	w->latest = ((int64_t)last + 1) * CIVIL_DAY_MINUTES - 1;
	w->precision = (uint8_t)precision;
}

void
when_check_clock(const struct date_context *ctx, const struct chron_when *w,
	unsigned *notes)
{
	int64_t utc;

	if (ctx->zone && zone_utc(ctx->zone, w->earliest, &utc) != ZONE_ONCE)
		*notes |= DATE_NOTE_CLOCK_CHANGE;
}

static bool
set_minute(struct reader *r, struct chron_when *w, int32_t day, int minute,
	const struct times *t)
{
	int64_t at = (int64_t)day * CIVIL_DAY_MINUTES + minute;

	if (t->zoned) {
		if (!r->ctx->zone)
			return reader_fail(r, "the time states a zone and the "
					      "case has none to turn it into");
		at = zone_local(r->ctx->zone, at - t->offset);
		w->zoned = true;
		w->offset = (int16_t)t->offset;
	}
	w->earliest = w->latest = at;
	w->precision = CHRON_MINUTE;
	w->uncertain |= t->unsure;
	when_check_clock(r->ctx, w, &r->notes);
	return true;
}

/* Programs that know no time write 00:00. */
static bool
is_default_time(const struct reader *r, const struct times *t)
{
	return t->from == 0 && t->to < 0 && r->ctx->midnight_is_default;
}

/* Both ends of one time: 14:00-15:30, 22:00-02:00. */
static bool
set_time_range(struct reader *r, int32_t day, const struct times *t)
{
	struct date_reading *out = r->out;
	int32_t last = day + (t->to < t->from);

	if (t->between) {
		struct chron_when end = out->start;

		if (!set_minute(r, &out->start, day, t->from, t) ||
			!set_minute(r, &end, last, t->to, t))
			return false;
		out->start.latest = end.latest;
		out->start.uncertain = true;
		return true;
	}
	out->has_end = true;
	out->end = out->start;
	return set_minute(r, &out->start, day, t->from, t) &&
	       set_minute(r, &out->end, last, t->to, t);
}

static bool
set_times(struct reader *r, const struct cell *c)
{
	bool one_day = c->a.precision == CHRON_DAY && c->a.first == c->a.last &&
		       !c->open_first && !c->open_last;
	const struct times *t = &c->at;

	if (t->words)
		r->notes |= DATE_NOTE_TIME_WORDS;
	if (t->from < 0)
		return true;
	if (!one_day) {
		r->notes |= DATE_NOTE_TIME_WORDS;
		return true;
	}
	if (is_default_time(r, t)) {
		r->notes |= DATE_NOTE_MIDNIGHT;
		return true;
	}
	if (t->to >= 0 && !c->has_b)
		return set_time_range(r, c->a.first, t);
	return set_minute(r, &r->out->start, c->a.first, t->from, t);
}

/* The end of a range of dates, and its time. */
static bool
set_end(struct reader *r, const struct cell *c)
{
	struct date_reading *out = r->out;
	struct times t = c->until;

	out->has_end = true;
	when_day(&out->end, c->b.first, c->b.last, c->b.precision);
	out->end.uncertain = r->unsure || c->b.unsure;
	if (t.from < 0 && c->at.to >= 0) {
		t = c->at; /* 4/3 - 5/3 in one column, 22:00-02:00 in another */
		t.from = t.to;
	}
	if (t.words)
		r->notes |= DATE_NOTE_TIME_WORDS;
	if (t.from >= 0 && !is_default_time(r, &t) &&
		c->b.precision == CHRON_DAY &&
		!set_minute(r, &out->end, c->b.first, t.from, &t))
		return false;
	return true;
}

bool
when_build(struct reader *r, const struct cell *c)
{
	struct date_reading *out = r->out;

	when_day(&out->start, c->a.first, c->a.last, c->a.precision);
	out->start.uncertain =
		r->unsure || c->a.unsure || c->open_first || c->open_last;
	if (c->open_first)
		out->start.earliest = CHRON_TIME_MIN;
	if (c->open_last)
		out->start.latest = CHRON_TIME_MAX;
	if (c->has_b && !set_end(r, c))
		return false;
	if (!set_times(r, c))
		return false;
	if (out->has_end && out->end.latest < out->start.earliest)
		return reader_fail(r, "it ends before it begins");
	return true;
}
