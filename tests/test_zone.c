/* Time zones: instants to local time and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "util/civil.h"
#include "util/str.h"
#include "util/zone.h"

static int64_t
minute(int y, int m, int d, int hour, int min)
{
	return (int64_t)civil_days(y, m, d) * CIVIL_DAY_MINUTES + hour * 60 +
	       min;
}

static const struct {
	const char *zone;
	int y, m, d, hour; /* UTC */
	int offset;
} instants[] = {
	{"Europe/London", 1970, 6, 1, 12, 60}, /* standard time was +1 */
	{"Europe/London", 1971, 12, 1, 12, 0},
	{"Europe/London", 1977, 10, 23, 1, 60},
	{"Europe/London", 1977, 10, 23, 2, 0},
	{"Europe/London", 1978, 3, 19, 1, 0},
	{"Europe/London", 1978, 3, 19, 2, 60},
	{"Europe/London", 1978, 10, 29, 2, 0},
	{"Europe/London", 1995, 7, 1, 12, 60},
	{"Europe/London", 2019, 3, 31, 0, 0},
	{"Europe/London", 2019, 3, 31, 1, 60},
	{"Europe/London", 2019, 10, 27, 0, 60},
	{"Europe/London", 2019, 10, 27, 1, 0},
	{"Europe/London", 2037, 7, 1, 12, 60},
	{"Europe/Berlin", 2018, 1, 1, 0, 60},
	{"America/New_York", 2018, 7, 1, 0, -240},
	{"America/New_York", 2018, 12, 1, 0, -300},
	{"Australia/Sydney", 2018, 1, 1, 0, 660},
	{"Asia/Kolkata", 2018, 1, 1, 0, 330},
	{"GMT Standard Time", 2018, 7, 1, 0, 60},
	{"Greenwich Standard Time", 2018, 7, 1, 0, 0},
};

static void
an_instant_has_its_local_time(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(instants) / sizeof(instants[0]); i++) {
		struct zone *z = zone_find(instants[i].zone);
		int64_t utc = minute(instants[i].y, instants[i].m,
			instants[i].d, instants[i].hour, 0);

		assert_non_null(z);
		assert_int_equal(zone_local(z, utc) - utc, instants[i].offset);
		zone_free(z);
	}
}

static void
the_repeated_hour_gives_the_first(void **state)
{
	struct zone *z = zone_find("Europe/London");
	int64_t utc;

	(void)state;
	assert_int_equal(
		zone_utc(z, minute(2019, 10, 27, 1, 30), &utc), ZONE_TWICE);
	assert_int_equal(utc, minute(2019, 10, 27, 0, 30));
	assert_int_equal(
		zone_utc(z, minute(2019, 10, 27, 2, 0), &utc), ZONE_ONCE);
	assert_int_equal(utc, minute(2019, 10, 27, 2, 0));
	assert_int_equal(
		zone_utc(z, minute(2019, 10, 27, 0, 59), &utc), ZONE_ONCE);
	zone_free(z);
}

static void
the_missing_hour_is_moved_on(void **state)
{
	struct zone *z = zone_find("Europe/London");
	int64_t utc;

	(void)state;
	assert_int_equal(
		zone_utc(z, minute(2019, 3, 31, 1, 30), &utc), ZONE_NEVER);
	assert_int_equal(utc, minute(2019, 3, 31, 1, 30));
	assert_int_equal(zone_local(z, utc), minute(2019, 3, 31, 2, 30));
	zone_free(z);
}

static void
there_and_back_is_the_same_instant(void **state)
{
	static const char *const zones[] = {
		"Europe/London", "America/New_York", "Australia/Lord_Howe"};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct zone *z = zone_find(zones[i]);

		for (int64_t t = minute(1970, 1, 2, 0, 0);
			t < minute(2037, 12, 30, 0, 0); t += 1237) {
			int64_t back;

			if (zone_utc(z, zone_local(z, t), &back) == ZONE_ONCE)
				assert_int_equal(back, t);
		}
		zone_free(z);
	}
}

static const struct {
	const char *given, *name;
} names[] = {
	{"Europe/London", "Europe/London"},
	{"GMT Standard Time", "Europe/London"},
	{"gmt standard time", "Europe/London"},
	{"(UTC+00:00) Dublin, Edinburgh, Lisbon, London", "Europe/London"},
	{"(GMT) Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London",
		"Europe/London"},
	{"/freeassociation.sourceforge.net/Europe/London", "Europe/London"},
	{"/mozilla.org/20050126_1/Europe/London", "Europe/London"},
	{"W. Europe Standard Time", "Europe/Berlin"},
	{"Romance Standard Time", "Europe/Paris"},
	{"Central European Standard Time", "Europe/Warsaw"},
	{"Eastern Standard Time", "America/New_York"},
	{"Greenwich Standard Time", "Atlantic/Reykjavik"},
};

static void
a_zone_has_many_names(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct zone *z = zone_find(names[i].given);

		if (!z)
			fail_msg("%s is not known", names[i].given);
		assert_string_equal(zone_name(z), names[i].name);
		zone_free(z);
	}
}

static void
an_unknown_zone_is_null(void **state)
{
	(void)state;
	assert_null(zone_find("Middle Earth Standard Time"));
	assert_null(zone_find(""));
	assert_null(zone_find("../../etc/passwd"));
	assert_null(zone_find("Europe/"));
	assert_null(zone_from_windows("Europe/London"));
	zone_free(NULL);
}

static const char *const windows_targets[] = {
#define W(windows, iana) iana,
#include "util/zone_windows.def"
#undef W
};

static void
every_windows_name_leads_to_a_zone(void **state)
{
	size_t n = sizeof(windows_targets) / sizeof(windows_targets[0]);

	(void)state;
	for (size_t i = 0; i < n; i++) {
		struct zone *z = zone_find(windows_targets[i]);

		if (!z)
			fail_msg("%s is not a zone", windows_targets[i]);
		zone_free(z);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_instant_has_its_local_time),
		cmocka_unit_test(the_repeated_hour_gives_the_first),
		cmocka_unit_test(the_missing_hour_is_moved_on),
		cmocka_unit_test(there_and_back_is_the_same_instant),
		cmocka_unit_test(a_zone_has_many_names),
		cmocka_unit_test(an_unknown_zone_is_null),
		cmocka_unit_test(every_windows_name_leads_to_a_zone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
