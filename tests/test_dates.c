/* The date grammar: a table of cells, every day of two centuries, and text
 * that is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "core/dates_lex.h"
#include "dates_show.h"

static const struct {
	enum date_order order;
	int year;
	const char *from, *to;
	bool midnight;
} contexts[] = {
	{ORDER_DMY, 0, "", "", false},
	{ORDER_DMY, 2019, "", "", false},
	{ORDER_DMY, 0, "2016-04-01", "2018-06-14", false},
	{ORDER_DMY, 0, "", "2018-06-14", false},
	{ORDER_DMY, 0, "2016-04-01", "", false},
	{ORDER_MDY, 0, "", "", false},
	{ORDER_YMD, 0, "", "", false},
	{ORDER_DMY, 0, "", "", true},
	{ORDER_MDY, 0, "2016-04-01", "", false},
};

static const struct {
	int context;
	const char *date, *time, *want;
} cases[] = {
#define C(context, date, time, want) {context, date, time, want},
#include "dates_cases.def"
#undef C
};

static int32_t
day_or(const char *iso, int32_t other)
{
	int32_t day = other;

	if (*iso)
		assert_true(civil_read_iso(chron_cstr(iso), &day));
	return day;
}

static struct date_context
context(size_t i, const struct zone *z)
{
	return (struct date_context){.order = contexts[i].order,
		.year = contexts[i].year,
		.from = day_or(contexts[i].from, CIVIL_MIN),
		.to = day_or(contexts[i].to, CIVIL_MAX),
		.midnight_is_default = contexts[i].midnight,
		.zone = z};
}

/* The reading as one line; freed by the caller. */
static char *
shown(const char *date, const char *time, const struct date_context *ctx)
{
	struct date_reading r;
	char *text = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&text, &n);
	enum date_result result = date_read(
		chron_cstr(date), chron_cstr(time), CHRON_TEXT, ctx, &r);

	show_reading(f, result, &r);
	fclose(f);
	return text;
}

static void
every_spelling_reads_as_the_table_says(void **state)
{
	struct zone *z = zone_find("Europe/London");
	int wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct date_context ctx = context((size_t)cases[i].context, z);
		char *got = shown(cases[i].date, cases[i].time, &ctx);

		if (strcmp(got, cases[i].want) != 0) {
			print_error("\"%s\" | \"%s\"\n  is   %s\n  want %s\n",
				cases[i].date, cases[i].time, got,
				cases[i].want);
			wrong++;
		}
		free(got);
	}
	zone_free(z);
	assert_int_equal(wrong, 0);
}

static const struct {
	const char *text;
	enum date_result result;
	int from, to;
	bool uncertain;
	const char *why;
} times[] = {
	{"14:30", DATE_OK, 870, -1, false, ""},
	{"14.30", DATE_OK, 870, -1, false, ""},
	{"1430", DATE_OK, 870, -1, false, ""},
	{"1430hrs", DATE_OK, 870, -1, false, ""},
	{"1430 hours", DATE_OK, 870, -1, false, ""},
	{"14:30:00", DATE_OK, 870, -1, false, ""},
	{"2.30pm", DATE_OK, 870, -1, false, ""},
	{"2:30 p.m.", DATE_OK, 870, -1, false, ""},
	{"2pm", DATE_OK, 840, -1, false, ""},
	{"14h30", DATE_OK, 870, -1, false, ""},
	{"9am", DATE_OK, 540, -1, false, ""},
	{"0900", DATE_OK, 540, -1, false, ""},
	{"930", DATE_OK, 570, -1, false, ""},
	{"00:00", DATE_OK, 0, -1, false, ""},
	{"12am", DATE_OK, 0, -1, false, ""},
	{"12.30 am", DATE_OK, 30, -1, false, ""},
	{"12pm", DATE_OK, 720, -1, false, ""},
	{"noon", DATE_OK, 720, -1, false, ""},
	{"midday", DATE_OK, 720, -1, false, ""},
	{"midnight", DATE_OK, -1, -1, false, ""},
	{"24:00", DATE_OK, -1, -1, false, ""},
	{"am", DATE_OK, -1, -1, false, ""},
	{"late evening", DATE_OK, -1, -1, false, ""},
	{"after school", DATE_OK, -1, -1, false, ""},
	{"overnight", DATE_OK, -1, -1, false, ""},
	{"2 o'clock", DATE_OK, -1, -1, false, ""},
	{"2 o'clock pm", DATE_OK, 840, -1, false, ""},
	{"c. 14:00", DATE_OK, 840, -1, true, ""},
	{"approx 2pm", DATE_OK, 840, -1, true, ""},
	{"?14:00", DATE_OK, 840, -1, true, ""},
	{"?", DATE_OK, -1, -1, true, ""},
	{"14:00-15:30", DATE_OK, 840, 930, false, ""},
	{"14:00 to 15:30", DATE_OK, 840, 930, false, ""},
	{"14:00 \xe2\x80\x93 15:30", DATE_OK, 840, 930, false, ""},
	{"2-3pm", DATE_OK, 840, 900, false, ""},
	{"11-1pm", DATE_OK, 660, 780, false, ""},
	{"9-10am", DATE_OK, 540, 600, false, ""},
	{"22:00-02:00", DATE_OK, 1320, 120, false, ""},
	{"unknown", DATE_BLANK, -1, -1, false, ""},
	{"n/k", DATE_BLANK, -1, -1, false, ""},
	{"not recorded", DATE_BLANK, -1, -1, false, ""},
	{"-", DATE_BLANK, -1, -1, false, ""},
	{"", DATE_BLANK, -1, -1, false, ""},
	{"25:00", DATE_BAD, -1, -1, false, "there is no time 25:00"},
	{"10:61", DATE_BAD, -1, -1, false, "there is no time 10:61"},
	{"2561", DATE_BAD, -1, -1, false, "there is no time 25:61"},
	{"14am", DATE_BAD, -1, -1, false, "there is no time 14:00"},
	{"10", DATE_BAD, -1, -1, false,
		"an hour alone is not a time: write it as 14:00"},
	{"2nd visit", DATE_BAD, -1, -1, false,
		"an hour alone is not a time: write it as 14:00"},
};

static void
a_time_cell_reads_as_the_table_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++) {
		int from, to;
		bool uncertain;
		char why[160];
		enum date_result result = time_read(
			chron_cstr(times[i].text), &from, &to, &uncertain, why);

		if (result != times[i].result || from != times[i].from ||
			to != times[i].to || uncertain != times[i].uncertain ||
			strcmp(why, times[i].why) != 0)
			fail_msg("\"%s\": %d %d %d %d \"%s\"", times[i].text,
				(int)result, from, to, uncertain, why);
	}
}

static void
check_day(const char *text, int32_t day, const struct date_context *ctx)
{
	struct date_reading r;

	if (date_read(chron_cstr(text), CHRON_S(""), CHRON_TEXT, ctx, &r) !=
			DATE_OK ||
		r.start.earliest != (int64_t)day * CIVIL_DAY_MINUTES ||
		r.start.latest != r.start.earliest + CIVIL_DAY_MINUTES - 1 ||
		r.start.precision != CHRON_DAY || r.start.uncertain ||
		r.has_end || (r.notes & DATE_NOTE_WEEKDAY))
		fail_msg("%s is not read as itself: %s", text, r.why);
}

/* A day in one of several spellings; false beyond the last. */
static bool
spell(int form, int32_t days, char out[64])
{
	int y, m, d;
	const char *month, *weekday = civil_weekday_names[civil_weekday(days)];

	civil_from_days(days, &y, &m, &d);
	month = civil_month_names[m - 1];
	switch (form) {
	case 0:
		return snprintf(out, 64, "%02d/%02d/%d", d, m, y) > 0;
	case 1:
		return snprintf(out, 64, "%d.%d.%d", d, m, y) > 0;
	case 2:
		return snprintf(out, 64, "%04d-%02d-%02d", y, m, d) > 0;
	case 3:
		return snprintf(out, 64, "on %d-%d-%d", d, m, y) > 0;
	case 4:
		return snprintf(out, 64, "%04d%02d%02d", y, m, d) > 0;
	case 5:
		return snprintf(out, 64, "%d %s %d", d, month, y) > 0;
	case 6:
		return snprintf(out, 64, "%s %d %.3s %d", weekday, d, month,
			       y) > 0;
	case 7:
		return snprintf(out, 64, "%02d-%.3s-%d", d, month, y) > 0;
	case 8:
		return snprintf(out, 64, "%s %dth, %d", month, d, y) > 0;
	case 9:
		return snprintf(out, 64, "%02d %02d %d", d, m, y) > 0;
	default:
		return false;
	}
}

static void
every_day_of_two_centuries_is_read_as_itself(void **state)
{
	struct date_context ctx = {.from = CIVIL_MIN, .to = CIVIL_MAX};
	int32_t last = civil_days(2100, 12, 31);
	char text[64];

	(void)state;
	for (int32_t d = civil_days(1900, 1, 1); d <= last; d++)
		for (int form = 0; spell(form, d, text); form++)
			check_day(text, d, &ctx);
}

static void
a_day_that_never_was_is_never_read(void **state)
{
	struct date_context ctx = {.from = CIVIL_MIN, .to = CIVIL_MAX};
	struct date_reading r;
	char text[64];

	(void)state;
	for (int year = 1900; year <= 2100; year++)
		for (int month = 1; month <= 12; month++)
			for (int day = civil_month_days(year, month) + 1;
				day <= 31; day++) {
				snprintf(text, sizeof(text), "%d/%d/%d", day,
					month, year);
				assert_int_equal(
					date_read(chron_cstr(text), CHRON_S(""),
						CHRON_TEXT, &ctx, &r),
					DATE_BAD);
				assert_non_null(strstr(r.why, "there is no"));
				assert_non_null(strstr(r.nearest, " or "));
			}
}

static uint32_t
next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* The digits of a number stand in the text, letters typed for digits and
 * zeros in front aside. */
static bool
has_number(const char *text, int v)
{
	char digits[12];

	snprintf(digits, sizeof(digits), "%d", v);
	for (const char *p = text; *p; p++) {
		size_t n = 0;

		while (digits[n] &&
			(p[n] == digits[n] ||
				(digits[n] == '0' && strchr("oO", p[n])) ||
				(digits[n] == '1' && strchr("lIiL", p[n]))))
			n++;
		if (!digits[n])
			return true;
	}
	return false;
}

static void
check_mutant(const char *text, const struct date_context *ctx)
{
	struct date_reading r;
	int year, month, day;

	if (date_read(chron_cstr(text), CHRON_S(""), CHRON_TEXT, ctx, &r) !=
		DATE_OK)
		return;
	if (r.start.earliest > r.start.latest ||
		(r.has_end && (r.end.earliest > r.end.latest ||
				      r.end.latest < r.start.earliest)))
		fail_msg("\"%s\" has an interval upside down", text);
	if (r.start.precision > CHRON_DAY || r.start.zoned ||
		r.start.latest - r.start.earliest >= CIVIL_DAY_MINUTES ||
		(r.notes & DATE_NOTE_SERIAL))
		return;
	civil_from_days(civil_day_of(r.start.earliest), &year, &month, &day);
	if (!has_number(text, day) && !strpbrk(text, "yY"))
		fail_msg("\"%s\" is read as day %d", text, day);
	/* 28 Dec - 3 Jan 2019 says so, and is marked. */
	if (!r.start.uncertain && !has_number(text, year % 100) &&
		!has_number(text, year))
		fail_msg("\"%s\" is read as year %d", text, year);
}

static void
no_mutant_has_a_day_that_is_not_in_its_text(void **state)
{
	static const char *const seeds[] = {"04/03/2019", "4.3.19 at 14.30",
		"12-14/3/2019", "4th March 2019 10:30", "Mon 4 Mar 19",
		"2019-03-04T10:30:00+01:00", "28 Feb - 3 Mar 2019",
		"w/c 5 March 2018", "between 12 and 14/3/2019",
		"4/3/19 22:00 - 5/3/19 02:00", "?12/3/2019", "22..05.16"};
	static const char letters[] =
		"0123456789/.-: ,?olTZ+amphrstndMarch()&'\xc2\xa0";
	struct date_context ctx = {.from = CIVIL_MIN, .to = CIVIL_MAX};
	uint32_t seed = 20190304;
	char text[64];

	(void)state;
	for (int i = 0; i < 300000; i++) {
		size_t n, edits = 1 + next_random(&seed) % 3;

		snprintf(text, sizeof(text), "%s",
			seeds[next_random(&seed) %
				(sizeof(seeds) / sizeof(seeds[0]))]);
		n = strlen(text);
		while (edits-- > 0)
			text[next_random(&seed) % n] =
				letters[next_random(&seed) %
					(sizeof(letters) - 1)];
		check_mutant(text, &ctx);
	}
}

static void
words_stand_in_order(void **state)
{
	(void)state;
	for (size_t i = 1; dates_word_text(i); i++)
		if (strcmp(dates_word_text(i - 1), dates_word_text(i)) >= 0)
			fail_msg("%s stands before %s", dates_word_text(i - 1),
				dates_word_text(i));
}

static const struct {
	const char *cells[4];
	enum date_order order;
	bool sure;
	const char *say;
} columns[] = {
	{{"03/04/2019", "25/04/2019", "01/02/2019"}, ORDER_DMY, true,
		"day first: 1 of 3 dates can only be read so"},
	{{"03/04/2019", "04/25/2019 10:30"}, ORDER_MDY, true,
		"month first: 1 of 2 dates can only be read so"},
	{{"25/04/2019", "04/25/2019", "04/26/2019"}, ORDER_MDY, false,
		"month first: 2 of 3 dates can only be read so, but 1 only "
		"the other way"},
	{{"25/04/2019", "04/25/2019"}, ORDER_DMY, false,
		"day first: 1 of 2 dates can only be read so, but 1 only the "
		"other way"},
	{{"03/04/2019", "n/a", "March"}, ORDER_DMY, true,
		"day first: no date says otherwise"},
	{{"2019-04-03", "2019-04-25"}, ORDER_YMD, true,
		"year first: 2 of 2 dates are so written"},
};

static void
a_column_tells_its_order(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
		struct date_evidence e = {0};
		char say[160];
		bool sure;

		for (int k = 0; k < 4 && columns[i].cells[k]; k++)
			date_evidence_add(&e, chron_cstr(columns[i].cells[k]));
		assert_int_equal(
			date_evidence_order(&e, &sure, say), columns[i].order);
		assert_int_equal(sure, columns[i].sure);
		assert_string_equal(say, columns[i].say);
	}
}

static void
a_column_tells_its_midnights(void **state)
{
	struct date_evidence e = {0};

	(void)state;
	date_evidence_add(&e, CHRON_S("2019-03-04T00:00:00"));
	date_evidence_add(&e, CHRON_S("04/03/2019 00:00"));
	date_evidence_add(&e, CHRON_S("04/03/2019 10:30"));
	date_evidence_add(&e, CHRON_S("04/03/2019"));
	date_evidence_add(&e, CHRON_S("4 March 2019 00:00:00"));
	date_evidence_add(&e, CHRON_S("04 03 19 00:00:00"));
	date_evidence_add(&e, CHRON_S("31/07 00:00:00"));
	date_evidence_add(&e, CHRON_S("31/07 10:30"));
	date_evidence_add(&e, CHRON_S("Tel: 00:00"));
	assert_int_equal(e.cells, 5);
	assert_int_equal(e.midnight, 5);
	assert_int_equal(e.timed, 2);
}

static void
a_date_is_known_by_how_it_begins(void **state)
{
	static const char *const dates[] = {"04/03/2019", "12/3/2019 visit",
		"?12/3/2019", "4 Mar 2019", "March 2019", "Mon 4 March",
		"w/c 5 March", "2019-03-04T10:30:00Z", "20190304", "12/3",
		"03/2019", "before 4/3/2019", "spring 2019", "c. 4/3/19"};
	static const char *const others[] = {"", "14:30", "14.30", "Home visit",
		"2-3 visits", "10", "Jamie was seen", "may have been", "HV",
		"07700900123", "1.5", "n/a", "the child", "on arrival"};

	(void)state;
	for (size_t i = 0; i < sizeof(dates) / sizeof(dates[0]); i++)
		if (!date_looks_like(chron_cstr(dates[i])))
			fail_msg("%s looks like no date", dates[i]);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (date_looks_like(chron_cstr(others[i])))
			fail_msg("%s looks like a date", others[i]);
}

static void
a_zoned_time_without_a_zone_to_turn_it_into_is_bad(void **state)
{
	struct date_context ctx = {.from = CIVIL_MIN, .to = CIVIL_MAX};
	struct date_reading r;

	(void)state;
	assert_int_equal(date_read(CHRON_S("2019-07-04T10:30:00Z"), CHRON_S(""),
				 CHRON_DATETIME, &ctx, &r),
		DATE_BAD);
	assert_string_equal(r.why, "the time states a zone and the case has "
				   "none to turn it into");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_spelling_reads_as_the_table_says),
		cmocka_unit_test(a_time_cell_reads_as_the_table_says),
		cmocka_unit_test(every_day_of_two_centuries_is_read_as_itself),
		cmocka_unit_test(a_day_that_never_was_is_never_read),
		cmocka_unit_test(no_mutant_has_a_day_that_is_not_in_its_text),
		cmocka_unit_test(words_stand_in_order),
		cmocka_unit_test(a_column_tells_its_order),
		cmocka_unit_test(a_column_tells_its_midnights),
		cmocka_unit_test(a_date_is_known_by_how_it_begins),
		cmocka_unit_test(
			a_zoned_time_without_a_zone_to_turn_it_into_is_bad),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
