/* Dates, times and the zone of a calendar.
 *
 * The rules of the zone are written out for the years that the calendar
 * holds, each change on its own: no program that reads it needs tables, and
 * tables of the machine it is written on play no part. */
#include "export/ics.h"
#include "util/civil.h"
#include "util/zone.h"

enum { DAY = CIVIL_DAY_MINUTES, AROUND = 400, MOST_CHANGES = 400 };

static struct icaltimetype
minute_time(int64_t minute)
{
	struct icaltimetype t = icaltime_null_time();
	int32_t day = civil_day_of(minute);
	int64_t rest = minute - (int64_t)day * DAY;

	civil_from_days(day, &t.year, &t.month, &t.day);
	t.hour = (int)(rest / 60);
	t.minute = (int)(rest % 60);
	return t;
}

static struct icaltimetype
day_time(int32_t day)
{
	struct icaltimetype t = icaltime_null_date();

	civil_from_days(day, &t.year, &t.month, &t.day);
	t.is_date = 1;
	return t;
}

static void
stretch(struct ics *x, int64_t minute)
{
	x->first = minute < x->first ? minute : x->first;
	x->last = minute > x->last ? minute : x->last;
}

static void
add_time(struct ics *x, icalcomponent *item, icalproperty *p, int64_t minute)
{
	if (x->zone)
		icalproperty_add_parameter(p, icalparameter_new_tzid(x->zone));
	stretch(x, minute);
	icalcomponent_add_property(item, p);
}

void
ics_start(struct ics *x, icalcomponent *item, int64_t minute)
{
	add_time(
		x, item, icalproperty_new_dtstart(minute_time(minute)), minute);
}

void
ics_end(struct ics *x, icalcomponent *item, int64_t minute)
{
	add_time(x, item, icalproperty_new_dtend(minute_time(minute)), minute);
}

/* The end of whole days is the day after. */
void
ics_days(struct ics *x, icalcomponent *item, int32_t first, int32_t last)
{
	(void)x;
	icalcomponent_add_property(
		item, icalproperty_new_dtstart(day_time(first)));
	icalcomponent_add_property(
		item, icalproperty_new_dtend(day_time(last + 1)));
}

void
ics_stamp(icalcomponent *item, int32_t day)
{
	struct icaltimetype t = minute_time((int64_t)day * DAY);

	t.zone = icaltimezone_get_utc_timezone();
	icalcomponent_add_property(item, icalproperty_new_dtstamp(t));
}

static int64_t
offset_at(const struct zone *zone, int64_t utc)
{
	return zone_local(zone, utc) - utc;
}

/* From one offset to another, told in the local time before it. */
static void
add_change(icalcomponent *vtimezone, int64_t utc, int64_t before, int64_t after)
{
	icalcomponent *rule = after > before ? icalcomponent_new_xdaylight()
					     : icalcomponent_new_xstandard();

	icalcomponent_add_property(
		rule, icalproperty_new_dtstart(minute_time(utc + before)));
	icalcomponent_add_property(
		rule, icalproperty_new_tzoffsetfrom((int)before * 60));
	icalcomponent_add_property(
		rule, icalproperty_new_tzoffsetto((int)after * 60));
	icalcomponent_add_component(vtimezone, rule);
}

/* The minute of the change within (low, high]. */
static int64_t
find_change(const struct zone *zone, int64_t low, int64_t high)
{
	int64_t before = offset_at(zone, low);

	while (high - low > 1) {
		int64_t middle = low + (high - low) / 2;

		if (offset_at(zone, middle) == before)
			low = middle;
		else
			high = middle;
	}
	return high;
}

/* A zone needs one rule at least, and one before its first time. */
void
ics_add_zone(struct ics *x, const struct zone *zone)
{
	icalcomponent *vtimezone = icalcomponent_new_vtimezone();
	int64_t at = x->first, offset;
	uint32_t n = 0;

	if (x->first > x->last) {
		icalcomponent_free(vtimezone);
		return;
	}
	icalcomponent_add_property(vtimezone, icalproperty_new_tzid(x->zone));
	at -= (int64_t)AROUND * DAY;
	offset = offset_at(zone, at);
	add_change(vtimezone, at, offset, offset);
	for (; at <= x->last + DAY && n < MOST_CHANGES; at += DAY) {
		int64_t next = offset_at(zone, at + DAY);

		if (next == offset)
			continue;
		add_change(vtimezone, find_change(zone, at, at + DAY), offset,
			next);
		offset = next;
		n++;
	}
	icalcomponent_add_component(x->calendar, vtimezone);
}
