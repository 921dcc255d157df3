/* Dates, times, durations and zones of a calendar. */
#include "ical.h"

#include <stdlib.h>

#include "util/civil.h"
#include "util/str.h"

enum { DAY = 86400, LONGEST_TZID = 200, MOST_DAYS = 3660000 };

void
ical_zones_free(struct ical_zones *z)
{
	for (uint32_t i = 0; i < z->nzones; i++) {
		zone_free(z->zones[i].zone);
		if (z->zones[i].own)
			icaltimezone_free(z->zones[i].own, 1);
	}
}

/* ---- zones ---- */

/* By name; a name in front of which a program put its own
 * ("/citadel.org/20210210_1/Europe/London") by what stands after. */
static struct zone *
by_name(const char *tzid)
{
	struct zone *zone = zone_find(tzid);

	while (!zone && (tzid = strchr(tzid, '/')) != NULL)
		zone = *++tzid ? zone_find(tzid) : NULL;
	return zone;
}

static const struct ical_block *
definition(
	struct ical_zones *z, struct chron_str tzid, struct chron_str *location)
{
	const struct ical_block *b = (const void *)z->blocks->p;
	size_t n = z->blocks->n / sizeof(*b);

	for (size_t i = 0; i < n; i++) {
		bool found = false;
		struct ical_lines l;
		struct ical_prop p;

		if (b[i].kind != ICAL_TIMEZONE || !b[i].closed)
			continue;
		*location = CHRON_S("");
		ical_lines(&l, b[i].text, b[i].row + 1);
		while (ical_next_prop(&l, z->arena, &p)) {
			if (str_ieq(p.name, CHRON_S("TZID")))
				found = str_eq(str_trim(p.value), tzid);
			if (str_ieq(p.name, CHRON_S("X-LIC-LOCATION")))
				*location = str_trim(p.value);
		}
		if (found)
			return &b[i];
	}
	return NULL;
}

/* As the file defines it: libical reads that one block. */
static void
by_definition(struct ical_zones *z, struct ical_zone *zone)
{
	struct chron_str location = CHRON_S("");
	const struct ical_block *b = definition(z, zone->tzid, &location);
	struct buf text = BUF_INIT;
	icalcomponent *c;

	if (!b)
		return;
	if (location.n && location.n < LONGEST_TZID)
		zone->zone = zone_find(arena_str(z->arena, location).p);
	if (zone->zone)
		return;
	buf_puts(&text, "BEGIN:VTIMEZONE\r\n");
	buf_str(&text, b->text);
	buf_puts(&text, "\r\nEND:VTIMEZONE\r\n");
	c = icalparser_parse_string(text.p);
	buf_free(&text);
	if (!c)
		return;
	zone->own = icaltimezone_new();
	if (icalcomponent_isa(c) != ICAL_VTIMEZONE_COMPONENT ||
		!icaltimezone_set_component(zone->own, c)) {
		icaltimezone_free(zone->own, 1);
		icalcomponent_free(c);
		zone->own = NULL;
	}
}

static const struct ical_zone *
add_zone(struct ical_zones *z, struct chron_str tzid, uint32_t row)
{
	struct ical_zone *zone = ARENA_PUSH(z->arena, &z->zones, &z->nzones);
	struct chron_pos pos = {.file = z->file, .row = row};

	zone->tzid = arena_str(z->arena, tzid);
	if (tzid.n < LONGEST_TZID)
		zone->zone = by_name(zone->tzid.p);
	if (!zone->zone)
		by_definition(z, zone);
	if (!zone->zone && !zone->own)
		chron_diag(z->run, CHRON_WARNING, "ical-unknown-zone", &pos,
			"the time zone \"%.60s\" is not known and the file "
			"does not say what it is: its times are read as local",
			zone->tzid.p);
	return zone;
}

/* The zone of a TZID; NULL if nobody knows it, which is told once. */
static const struct ical_zone *
ical_zone(struct ical_zones *z, struct chron_str tzid, uint32_t row)
{
	const struct ical_zone *found = NULL;

	for (uint32_t i = 0; i < z->nzones && !found; i++)
		if (str_eq(z->zones[i].tzid, tzid))
			found = &z->zones[i];
	if (!found && z->nzones < ICAL_MAX_ZONES)
		found = add_zone(z, tzid, row);
	return found && (found->zone || found->own) ? found : NULL;
}

static struct icaltimetype
to_libical(int64_t seconds)
{
	int32_t day = civil_day_of(
		seconds >= 0 ? seconds / 60 : -((-seconds + 59) / 60));
	int rest = (int)(seconds - (int64_t)day * DAY);
	struct icaltimetype t = icaltime_null_time();

	civil_from_days(day, &t.year, &t.month, &t.day);
	t.hour = rest / 3600;
	t.minute = rest / 60 % 60;
	t.second = rest % 60;
	return t;
}

/* Seconds ahead of UTC at that local time; 0 for floating and UTC. */
static int32_t
ical_offset(const struct ical_time *t)
{
	int64_t utc;
	int summer;

	if (!t->zone)
		return 0;
	if (t->zone->zone) {
		int64_t minutes = t->local >= 0 ? t->local / 60
						: -((-t->local + 59) / 60);

		zone_utc(t->zone->zone, minutes, &utc);
		return (int32_t)(minutes - utc) * 60;
	}
	struct icaltimetype lt = to_libical(t->local);

	return icaltimezone_get_utc_offset(t->zone->own, &lt, &summer);
}

static int64_t
utc_to_local(const struct ical_zone *zone, int64_t utc)
{
	int summer;

	if (zone->zone) {
		int64_t minutes = utc >= 0 ? utc / 60 : -((-utc + 59) / 60);

		return zone_local(zone->zone, minutes) * 60 +
		       (utc - minutes * 60);
	}
	struct icaltimetype lt = to_libical(utc);

	lt.zone = icaltimezone_get_utc_timezone();
	return utc +
	       icaltimezone_get_utc_offset_of_utc_time(zone->own, &lt, &summer);
}

int64_t
ical_local_as(const struct ical_time *t, const struct ical_time *as)
{
	bool fixed = t->utc || t->zone;

	if (t->date || as->date || !fixed || !(as->utc || as->zone) ||
		(t->utc && as->utc) || t->zone == as->zone)
		return t->local;
	if (as->utc)
		return t->local - ical_offset(t);
	return utc_to_local(as->zone, t->local - ical_offset(t));
}

int64_t
ical_later(const struct ical_time *start, int64_t days, int64_t seconds)
{
	struct ical_time t = *start;

	t.local += days * DAY;
	if (!seconds || !t.zone)
		return t.local + seconds;
	return utc_to_local(t.zone, t.local - ical_offset(&t) + seconds);
}

/* ---- reading ---- */

static bool
digits(struct chron_str s, size_t from, size_t n, int *value)
{
	*value = 0;
	if (from + n > s.n)
		return false;
	for (size_t i = from; i < from + n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		*value = *value * 10 + (s.p[i] - '0');
	}
	return true;
}

/* 20180304, 20180304T103000[Z]; also with dashes and colons and without
 * seconds, as some programs write. */
struct ical_time
ical_time(struct ical_zones *z, const struct ical_prop *prop,
	struct chron_str value)
{
	struct ical_time t = {0};
	char flat[20];
	struct chron_str s = {flat, 0}, tzid;
	int year, month, day, hour, minute, second = 0;

	value = str_trim(value);
	for (size_t i = 0; i < value.n; i++) {
		if (value.p[i] == '-' || value.p[i] == ':')
			continue;
		if (s.n == sizeof(flat))
			return t;
		flat[s.n++] = value.p[i];
	}
	if (!digits(s, 0, 4, &year) || !digits(s, 4, 2, &month) ||
		!digits(s, 6, 2, &day) || !civil_valid(year, month, day))
		return t;
	t.local = (int64_t)civil_days(year, month, day) * DAY;
	t.ok = t.date = true;
	if (s.n == 8)
		return t;
	t.ok = false;
	if ((s.p[8] != 'T' && s.p[8] != 't') || !digits(s, 9, 2, &hour) ||
		!digits(s, 11, 2, &minute))
		return t;
	t.utc = s.p[s.n - 1] == 'Z' || s.p[s.n - 1] == 'z';
	s.n -= t.utc;
	if (s.n != 13 && !(s.n == 15 && digits(s, 13, 2, &second)))
		return t;
	if (hour > 24 || minute > 59 || second > 60 ||
		(hour == 24 && (minute || second)))
		return t;
	t.ok = true;
	if (str_ieq(ical_param(prop, "VALUE"), CHRON_S("DATE")))
		return t;
	t.date = false;
	t.local += hour * 3600 + minute * 60 + second;
	tzid = ical_param(prop, "TZID");
	if (!t.utc && tzid.n)
		t.zone = ical_zone(z, tzid, prop->row);
	return t;
}

bool
ical_duration(struct chron_str s, int64_t *days, int64_t *seconds)
{
	static const struct {
		char letter;
		bool time;
		int64_t unit;
	} units[] = {{'W', false, 7}, {'D', false, 1}, {'H', true, 3600},
		{'M', true, 60}, {'S', true, 1}};
	bool time = false, any = false;
	int64_t n = -1;

	*days = *seconds = 0;
	s = str_trim(s);
	if (s.n && s.p[0] == '+')
		s.p++, s.n--;
	if (!s.n || s.p[0] != 'P')
		return false;
	for (size_t i = 1; i < s.n; i++) {
		size_t k = 0;

		if (s.p[i] >= '0' && s.p[i] <= '9') {
			n = (n < 0 ? 0 : n) * 10 + (s.p[i] - '0');
			if (n > MOST_DAYS * (int64_t)DAY)
				return false;
			continue;
		}
		if (s.p[i] == 'T' && n < 0 && !time) {
			time = true;
			continue;
		}
		while (k < 5 &&
			!(units[k].letter == s.p[i] && units[k].time == time))
			k++;
		if (k == 5 || n < 0)
			return false;
		*(time ? seconds : days) += n * units[k].unit;
		any = true;
		n = -1;
	}
	return any && n < 0 && *days <= MOST_DAYS;
}

struct chron_str
ical_iso(struct arena *a, const struct ical_time *t)
{
	int64_t minutes =
		t->local >= 0 ? t->local / 60 : -((-t->local + 59) / 60);
	int second = (int)(t->local - minutes * 60);
	int32_t offset;
	char iso[17], tail[16] = "", seconds[8] = "";

	if (t->date) {
		civil_iso_day(civil_day_of(minutes), iso);
		return arena_printf(a, "%s", iso);
	}
	civil_iso_minute(minutes, iso);
	if (second)
		snprintf(seconds, sizeof(seconds), ":%02d", second);
	if (t->utc) {
		snprintf(tail, sizeof(tail), "Z");
	} else if (t->zone) {
		offset = ical_offset(t) / 60;
		snprintf(tail, sizeof(tail), "%c%02d:%02d",
			offset < 0 ? '-' : '+', abs(offset) / 60 % 100,
			abs(offset) % 60);
	}
	return arena_printf(a, "%s%s%s", iso, seconds, tail);
}
