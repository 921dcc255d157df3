/* What a narrative mentions, word by word: times of day, forms of a word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "merge/mentions.h"
#include "util/civil.h"
#include "util/str.h"

/* Minutes of the half day that the first word of digits stands for; -1 if no
 * time. */
static const struct {
	const char *text;
	int32_t minutes;
} clocks[] = {
	{"conference at 10.00", 600},
	{"core group 1.30 at the centre", 90},
	{"arrived 13:30", 90},
	{"came 11.15, off with a cold", 675},
	{"seen 9am in the hall", 540},
	{"met off the transport 4.30pm", 270},
	{"rang at 2215hrs", 615},
	{"rang at 2215 hrs", 615},
	{"left 0900 hours", 540},
	{"from 14:00-15:00", 120},
	{"weighed 3.10 kg", -1},
	{"weighed 2.71kg", -1},
	{"BM 2.1 on arrival", -1},
	{"temperature 38.90", -1},
	{"seen on 14.10.19", -1},
	{"seen 14/10", -1},
	{"log 2215 refers", -1},
	{"pH 7.18 units", -1},
	{"25.30", -1},
	{"at 12.75", -1},
	{"10 children", -1},
};

static void
times_of_day_are_told_from_measures_and_dates(void **state)
{
	struct arena *a = arena_new();
	struct wording w;

	(void)state;
	wording_init(&w, a);
	for (size_t i = 0; i < sizeof(clocks) / sizeof(*clocks); i++) {
		int32_t got = -1;
		uint32_t n, at = 1;

		wording_clear(&w);
		wording_add(&w, chron_cstr(clocks[i].text));
		while (at < w.n && (w.v[at].p[0] < '0' || w.v[at].p[0] > '9'))
			at++;
		if (at < w.n)
			got = mention_clock(&w, at, &n);
		if (got != clocks[i].minutes)
			print_error("%s: %d\n", clocks[i].text, got);
		assert_int_equal(got, clocks[i].minutes);
	}
	arena_free(a);
}

/* What a bare ordinal means to one who writes on Friday 5 March 2021. */
static const struct {
	const char *text;
	const char *day; /* NULL: none */
} ordinals[] = {
	{"pan fire on the evening of the 4th", "2021-03-04"},
	{"fell on 26th", "2021-02-26"},
	{"seen on the 5th", "2021-03-05"},
	{"visit on the 6th", NULL},
	{"on her 4th birthday", NULL},
	{"the 2nd review", NULL},
	{"between the 9th and the 25th centile", NULL},
	{"on 4 tablets", NULL},
};

static void
a_bare_ordinal_is_a_day_only_behind_a_word_of_time(void **state)
{
	struct arena *a = arena_new();
	struct wording w;

	(void)state;
	wording_init(&w, a);
	for (size_t i = 0; i < sizeof(ordinals) / sizeof(*ordinals); i++) {
		int32_t want = CIVIL_MIN, got;
		uint32_t at = 1;

		wording_clear(&w);
		wording_add(&w, chron_cstr(ordinals[i].text));
		while (w.v[at].p[0] < '0' || w.v[at].p[0] > '9')
			at++;
		got = mention_ordinal(&w, at, civil_days(2021, 3, 5));
		if (ordinals[i].day)
			assert_true(civil_read_iso(
				chron_cstr(ordinals[i].day), &want));
		if (got != want)
			print_error("%s: %d\n", ordinals[i].text, got);
		assert_int_equal(got, want);
	}
	arena_free(a);
}

static uint32_t
stem_of(struct wording *w, const char *text)
{
	wording_clear(w);
	wording_add(w, chron_cstr(text));
	return word_stem(&w->v[1]);
}

static void
forms_of_a_word_are_one(void **state)
{
	static const char *const same[][2] = {
		{"bruised", "bruises"},
		{"bruise", "bruising"},
		{"scald", "scalded"},
		{"injury", "injuries"},
		{"planned", "planning"},
		{"Kettles", "kettle"},
		{"dropped", "drops"},
	};
	static const char *const other[][2] = {
		{"dress", "dresser"},
		{"bus", "bush"},
		{"class", "clash"},
		{"seen", "seem"},
		{"ward", "warden"},
	};
	struct arena *a = arena_new();
	struct wording w;

	(void)state;
	wording_init(&w, a);
	for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
		assert_int_equal(
			stem_of(&w, same[i][0]), stem_of(&w, same[i][1]));
	for (size_t i = 0; i < sizeof(other) / sizeof(*other); i++)
		assert_int_not_equal(
			stem_of(&w, other[i][0]), stem_of(&w, other[i][1]));
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(times_of_day_are_told_from_measures_and_dates),
		cmocka_unit_test(
			a_bare_ordinal_is_a_day_only_behind_a_word_of_time),
		cmocka_unit_test(forms_of_a_word_are_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
