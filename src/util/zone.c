/* Time zones: libical's tables, asked once and kept as a sorted list of
 * changes, so that a conversion is a binary search. */
#include "util/zone.h"

#include <pthread.h>
#include <libical/ical.h>
#include <stdlib.h>

#include "util/arena.h"
#include "util/civil.h"
#include "util/str.h"

enum {
	FIRST_YEAR = 1970,
	LAST_YEAR = 2037,
	LONGEST_NAME = 128,
};

/* From this minute of UTC on, local time is `offset` minutes ahead. */
struct change {
	int64_t utc;
	int offset;
};

struct zone {
	struct arena *arena;
	struct chron_str name;
	struct change *changes; /* [0] holds from the beginning of time */
	uint32_t nchanges;
};

static const struct {
	const char *windows, *iana;
} windows_names[] = {
#define W(windows, iana) {windows, iana},
#include "util/zone_windows.def"
#undef W
};

/* "(UTC+00:00) Dublin, ..." and "(GMT) Greenwich Mean Time : ..." without the
 * offset: Windows changes it with the season and the version. */
static const char *
after_offset(const char *name)
{
	const char *end = name[0] == '(' ? strchr(name, ')') : NULL;

	if (!end)
		return name;
	for (end++; *end == ' '; end++)
		;
	return end;
}

const char *
zone_from_windows(const char *name)
{
	struct chron_str s = str_trim(chron_cstr(after_offset(name)));
	size_t n = sizeof(windows_names) / sizeof(windows_names[0]);

	for (size_t i = 0; i < n; i++)
		if (str_ieq(s, chron_cstr(windows_names[i].windows)))
			return windows_names[i].iana;
	return NULL;
}

/* libical's tables miss the British winter of 1977: summer time ended on
 * 23 October and began on 19 March 1978, at 02:00 GMT. */
static bool
is_winter_of_1977(const char *iana, int64_t utc)
{
	static const char *const zones[] = {"Europe/London", "Europe/Belfast",
		"Europe/Jersey", "Europe/Guernsey", "Europe/Isle_of_Man"};
	int64_t from = (int64_t)civil_days(1977, 10, 23) * CIVIL_DAY_MINUTES;
	int64_t to = (int64_t)civil_days(1978, 3, 19) * CIVIL_DAY_MINUTES;

	if (utc < from + 120 || utc >= to + 120)
		return false;
	for (size_t i = 0; i < sizeof(zones) / sizeof(zones[0]); i++)
		if (strcmp(iana, zones[i]) == 0)
			return true;
	return false;
}

static int
offset_at(const char *iana, icaltimezone *zone, int64_t utc)
{
	int32_t day = civil_day_of(utc);
	int minute = (int)(utc - (int64_t)day * CIVIL_DAY_MINUTES);
	struct icaltimetype t = icaltime_null_time();
	int summer;

	if (is_winter_of_1977(iana, utc))
		return 0;
	civil_from_days(day, &t.year, &t.month, &t.day);
	t.hour = minute / 60;
	t.minute = minute % 60;
	t.zone = icaltimezone_get_utc_timezone();
	return icaltimezone_get_utc_offset_of_utc_time(zone, &t, &summer) / 60;
}

static void
add_change(struct zone *z, int64_t utc, int offset)
{
	struct change *c = ARENA_PUSH(z->arena, &z->changes, &z->nchanges);

	c->utc = utc;
	c->offset = offset;
}

/* The offsets day by day, and each difference narrowed to its minute. */
static void
find_changes(struct zone *z, icaltimezone *ical)
{
	int64_t at = (int64_t)civil_days(FIRST_YEAR, 1, 1) * CIVIL_DAY_MINUTES;
	int64_t stop =
		(int64_t)civil_days(LAST_YEAR, 12, 31) * CIVIL_DAY_MINUTES;
	int last = offset_at(z->name.p, ical, at);

	add_change(z, INT64_MIN, last);
	for (; at < stop; at += CIVIL_DAY_MINUTES) {
		int64_t before = at, after = at + CIVIL_DAY_MINUTES;
		int now = offset_at(z->name.p, ical, after);

		if (now == last)
			continue;
		while (after - before > 1) {
			int64_t middle = before + (after - before) / 2;

			if (offset_at(z->name.p, ical, middle) == last)
				before = middle;
			else
				after = middle;
		}
		add_change(z, after, now);
		last = now;
	}
}

/* "/mozilla.org/20050126_1/Europe/London": the longest end of the name that
 * is a zone. */
static icaltimezone *
find_builtin(const char *name, const char **iana)
{
	for (const char *at = name; at; at = strchr(at, '/')) {
		icaltimezone *found;

		at += *at == '/';
		found = *at ? icaltimezone_get_builtin_timezone(at) : NULL;
		if (found) {
			*iana = at;
			return found;
		}
	}
	return NULL;
}

/* libical loads its zones when they are first asked for, into tables that all
 * threads share and that grow under a reader's feet. */
static pthread_mutex_t libical = PTHREAD_MUTEX_INITIALIZER;

static struct zone *
load(const char *name, const char *iana)
{
	icaltimezone *ical = find_builtin(iana ? iana : name, &iana);
	struct arena *arena;
	struct zone *z;

	if (!ical)
		return NULL;
	arena = arena_new();
	z = ARENA_NEW(arena, struct zone);
	z->arena = arena;
	z->name = arena_str(arena, chron_cstr(iana));
	find_changes(z, ical);
	return z;
}

struct zone *
zone_find(const char *name)
{
	const char *iana = zone_from_windows(name);
	struct zone *z;

	if (strlen(name) > LONGEST_NAME || strstr(name, ".."))
		return NULL;
	pthread_mutex_lock(&libical);
	z = load(name, iana);
	pthread_mutex_unlock(&libical);
	return z;
}

void
zone_free(struct zone *z)
{
	if (z)
		arena_free(z->arena);
}

const char *
zone_name(const struct zone *z)
{
	return z->name.p;
}

/* The change in force at a minute of UTC. */
static uint32_t
change_at(const struct zone *z, int64_t utc)
{
	uint32_t low = 0, high = z->nchanges;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (z->changes[middle].utc <= utc)
			low = middle;
		else
			high = middle;
	}
	return low;
}

int64_t
zone_local(const struct zone *z, int64_t utc)
{
	return utc + z->changes[change_at(z, utc)].offset;
}

enum zone_fit
zone_utc(const struct zone *z, int64_t local, int64_t *utc)
{
	/* No offset is more than a day: the two readings are those by the
	 * offset a day before and a day after. */
	uint32_t i = change_at(z, local - CIVIL_DAY_MINUTES);
	uint32_t j = change_at(z, local + CIVIL_DAY_MINUTES);
	int64_t first = local - z->changes[i].offset;
	int64_t last = local - z->changes[j].offset;
	bool first_fits = zone_local(z, first) == local;
	bool last_fits = zone_local(z, last) == local;

	*utc = first_fits || !last_fits ? first : last;
	if (!first_fits && !last_fits)
		return ZONE_NEVER;
	return first_fits && last_fits && first != last ? ZONE_TWICE
							: ZONE_ONCE;
}
